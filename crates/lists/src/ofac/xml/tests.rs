use vokter_entities::{Effect, Entity, NameKind};

use super::*;

fn file(records: &str) -> String {
    format!(
        "<sdnList xmlns='u'><publshInformation><Publish_Date>03/10/2021</Publish_Date>\
         <Record_Count>2</Record_Count></publshInformation>{records}</sdnList>"
    )
}

const PERSON: &str = "<sdnEntry><uid>7</uid><firstName>Kari</firstName><lastName>NORDMANN</lastName>\
    <title>Brigadier General; Minister</title><sdnType>Individual</sdnType>\
    <programList><program>SDGT</program><program>SYRIA</program></programList>\
    <idList><id><idType>Gender</idType><idNumber>Female</idNumber></id>\
    <id><idType>Passport</idType><idNumber>A1</idNumber><idCountry>Iran</idCountry>\
    <expirationDate>25 May 2004</expirationDate></id>\
    <id><idType>Digital Currency Address - XBT</idType><idNumber>1Ab</idNumber></id>\
    <id><idType>Website</idType><idNumber>www.example.org</idNumber></id></idList>\
    <akaList><aka><type>a.k.a.</type><category>strong</category><lastName>HANSEN</lastName>\
    <firstName>Kari</firstName></aka><aka><type>a.k.a.</type><category>weak</category>\
    <lastName>KA</lastName></aka><aka><type>f.k.a.</type><category>strong</category>\
    <lastName>OLSEN</lastName></aka></akaList>\
    <dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1960</dateOfBirth></dateOfBirthItem>\
    </dateOfBirthList><nationalityList><nationality><country>Korea, North</country></nationality>\
    </nationalityList><addressList><address><address1>Gata 1</address1><city>Oslo</city>\
    <postalCode>0150</postalCode><country>Norway</country></address>\
    <address><country>Region: Crimea</country></address></addressList>\
    <remarks>DOB circa 1979-1982; (Linked To: SOMEBODY)</remarks></sdnEntry>";

const SHIP: &str = "<sdnEntry><uid>8</uid><lastName>EXAMPLE STAR</lastName><sdnType>Vessel</sdnType>\
    <programList><program>NPWMD</program></programList><vesselInfo><callSign>T2EU4</callSign>\
    <vesselType>Tug</vesselType><vesselFlag>Panama</vesselFlag></vesselInfo><idList><id>\
    <idType>Vessel Registration Identification</idType><idNumber>IMO 9074729</idNumber></id></idList>\
    </sdnEntry>";

fn entities(records: &str) -> Vec<Entity> {
    read(file(records).as_bytes(), &Asked::default())
        .unwrap()
        .entities
}

#[test]
fn a_person_and_a_ship() {
    let list = read(
        file(&format!("{PERSON}{SHIP}")).as_bytes(),
        &Asked::default(),
    )
    .unwrap();
    assert_eq!(list.list, "us-ofac-sdn");
    assert_eq!(list.published.unwrap().to_string(), "2021-03-10");
    assert!(list.warnings.is_empty());
    let [person, ship] = list.entities.as_slice() else {
        panic!("{} entities", list.entities.len());
    };
    assert_eq!(person.id.0, "us-ofac-sdn-7");
    let names: Vec<(&str, NameKind)> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Kari NORDMANN", NameKind::Primary),
            ("Kari HANSEN", NameKind::StrongAlias),
            ("KA", NameKind::WeakAlias),
            ("OLSEN", NameKind::Former),
        ]
    );
    let dates: Vec<String> = person
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["~1960", "~1979/1982"]);
    let regimes: Vec<&str> = person
        .listings
        .iter()
        .filter_map(|listing| listing.regime.as_deref())
        .collect();
    assert_eq!(regimes, ["SDGT", "SYRIA"]);
    assert_eq!(person.listings[0].effect, Effect::Freeze);
    assert_eq!(person.listings[0].reference.as_deref(), Some("7"));
    assert_eq!(person.addresses[0].text, "Gata 1, Oslo, 0150, Norway");
    assert!(person.gender().is_some());
    assert_eq!(
        person.remarks,
        [
            "Passport: A1 expires 25 May 2004",
            "Digital Currency Address: XBT 1Ab",
            "Website: www.example.org",
            "Linked To: SOMEBODY"
        ]
    );
    let ids: Vec<&str> = ship.identifiers.iter().map(|id| id.kind.as_str()).collect();
    assert_eq!(ids, ["imo", "other"]);
    assert_eq!(ship.countries.len(), 1);
}

#[test]
fn order_makes_no_difference_and_a_wrong_count_is_refused() {
    let mut turned = entities(&format!("{SHIP}{PERSON}"));
    turned.reverse();
    assert_eq!(turned, entities(&format!("{PERSON}{SHIP}")));
    let error = read(file(SHIP).as_bytes(), &Asked::default()).unwrap_err();
    assert!(
        error.to_string().contains("has 2 records, and has 1"),
        "{error}"
    );
}

#[test]
fn what_is_broken_is_named() {
    let nameless = PERSON.replace("NORDMANN", " ").replace("Kari", "");
    let check = |records: &str, want: &str| {
        let error = read(file(records).as_bytes(), &Asked::default()).unwrap_err();
        assert!(error.to_string().contains(want), "{error}");
    };
    check(
        &format!("{PERSON}{PERSON}"),
        "reference number 7 stands also at byte",
    );
    check(&nameless, "record 7: record without a name");
    check(
        &SHIP.replace("<uid>8</uid>", ""),
        "without a reference number",
    );
    check("", "no records");
    check(&SHIP.replace("NPWMD", "SOMETHING"), "--list us-ofac-sdn");
    let cut = file(PERSON);
    let error = read(&cut.as_bytes()[..cut.len() - 60], &Asked::default()).unwrap_err();
    assert!(error.to_string().contains("sdnEntry 1"), "{error}");
    let dateless = file(SHIP).replace("03/10/2021", "soon");
    let error = read(dateless.as_bytes(), &Asked::default()).unwrap_err();
    assert!(error.to_string().contains("Publish_Date"), "{error}");
}
