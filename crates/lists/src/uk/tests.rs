//! Made-up files, one for each form and each fault.

use vokter_entities::{Effect, Entity, IdentifierKind, Kind, NameKind};

use super::{designation, joined, rows};
use crate::recognise::{Joined, Part};

const HEADER: &str = "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,Last Updated,Group ID";

fn ofsi(rows: &str) -> String {
    let width = HEADER.split(',').count();
    format!(
        "Last Updated,10/04/2025{}\n{HEADER}\n{rows}",
        ",".repeat(width - 2)
    )
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    let names = entity.names.iter();
    names.map(|name| (name.text.as_str(), name.kind)).collect()
}

fn particulars(entity: &Entity) -> Vec<String> {
    let Kind::Vessel(vessel) = &entity.kind else {
        return Vec::new();
    };
    let particulars = vessel.particulars.iter();
    particulars
        .map(|one| format!("{} {}", one.kind.as_str(), one.text))
        .collect()
}

fn numbers(entity: &Entity) -> Vec<(IdentifierKind, &str)> {
    let numbers = entity.identifiers.iter();
    numbers
        .map(|number| (number.kind, number.value.as_str()))
        .collect()
}

#[test]
fn a_row_is_a_name_and_repeats_the_rest() {
    let facts = "(1) Dr (2) Haji,Аа,DOB,(1) Town (2) Village,Iraq,(1) Iraq. (2) Syria,(1) A-333602 (2) M110522,(1) Iraqi (2) Syrian diplomatic,INN number: 770200946783,,Minister,1 Road,Town,123,Iraq (since 2009),\"A text. (UK Sanctions List Ref):XXX0001. (UN Ref):XXi.009. More. (Gender):Male\",Individual";
    let text = ofsi(&format!(
        "BB,Aa,,,,,{0},Primary name,,Regime One,01/02/2020,x,7\nBB,Aa,,,,,{1},Primary name,,Regime One,01/02/2020,x,7\nCC,,,,,,{0},AKA,Low quality,Regime Two,03/02/2020,x,7\nDD,,,,,,{0},FKA,,Regime Two,03/02/2020,x,7\n",
        facts.replace("DOB", "00/00/1994"),
        facts.replace("DOB", "21/05/1955"),
    ));
    let list = rows::ofsi(text.as_bytes()).unwrap();
    assert_eq!(list.list, "uk-ofsi");
    assert_eq!(list.published.unwrap().to_string(), "2025-04-10");
    let [party] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(party.id.0, "uk-ofsi-7");
    assert_eq!(
        names(party),
        [
            ("Aa BB", NameKind::Primary),
            ("Аа", NameKind::OriginalScript),
            ("CC", NameKind::WeakAlias),
            ("DD", NameKind::Former),
        ]
    );
    let Kind::Person(person) = &party.kind else {
        panic!("{:?}", party.kind)
    };
    let dates: Vec<String> = person.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["1994", "1955-05-21"]);
    assert_eq!(person.birth_places, ["Town, Iraq", "Village, Iraq"]);
    assert_eq!(person.nationalities.len(), 2);
    assert_eq!(person.titles, ["Dr", "Haji"]);
    assert!(person.gender.is_some());
    assert_eq!(
        numbers(party),
        [
            (IdentifierKind::Passport, "A-333602"),
            (IdentifierKind::Passport, "M110522"),
            (IdentifierKind::TaxId, "770200946783"),
        ]
    );
    assert_eq!(party.identifiers[1].country, Some("sy".parse().unwrap()));
    assert_eq!(party.addresses[0].country, Some("iq".parse().unwrap()));
    assert_eq!(party.listings.len(), 2);
    assert_eq!(party.listings[1].regime.as_deref(), Some("Regime Two"));
    for remark in [
        "UN reference: XXi.009",
        "UK Sanctions List reference: XXX0001",
        "other information: A text.",
    ] {
        assert!(
            party.remarks.iter().any(|known| known == remark),
            "{remark}: {:?}",
            party.remarks
        );
    }
}

#[test]
fn the_columns_of_2018_in_windows_1252() {
    let header = "Name 6,Name 1,Name 2,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID";
    let text = format!(
        "Last Updated,13/04/2018{}\n{header}\n J\u{f8}rgensen,Aa,,,00/00/1980,,,1) Saudi Arabia 2) Qatar,Passport No: 592667 (Qatari passport issued on 3 May 2007).,Italian Fiscal Code HDDFTH63H28Z352V,,,,UN Ref QDe.004. Emir.,Individual,Prime Alias,R,01/04/2016,x,1\nShip,,,,,,,,,,,,,(IMO number: 9074729). Annex XIV.,Entity,Prime Alias,R,01/04/2016,x,2\n",
        ",".repeat(18)
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let list = rows::ofsi(&bytes).unwrap();
    let party = &list.entities[0];
    assert_eq!(party.caption(), "Aa Jørgensen");
    assert_eq!(
        numbers(party),
        [
            (IdentifierKind::Passport, "592667"),
            (IdentifierKind::TaxId, "HDDFTH63H28Z352V"),
        ]
    );
    assert_eq!(party.countries.len(), 2);
    assert!(party.remarks.contains(&"UN reference: QDe.004".to_owned()));
    assert_eq!(
        numbers(&list.entities[1]),
        [(IdentifierKind::Imo, "9074729")]
    );
}

#[test]
fn every_fault_of_a_table_says_where() {
    let row = |group: &str, kind: &str| {
        format!(
            "BB,Aa{}{kind},AKA,,R,01/02/2020,x,{group}\n",
            ",".repeat(21)
        )
    };
    let fault = |text: &str| rows::ofsi(text.as_bytes()).unwrap_err().to_string();
    assert!(rows::ofsi(ofsi(&row("7", "Entity")).as_bytes()).is_ok());
    let anonymous = fault(&ofsi(&row("", "Entity")));
    assert!(
        anonymous.starts_with("row 3") && anonymous.contains("Group ID"),
        "{anonymous}"
    );
    let what = fault(&ofsi(&row("7", "Person")));
    assert!(what.contains("record 7, Group Type: `Person`"), "{what}");
    assert!(fault(&ofsi("")).contains("no records"));
    let whole = ofsi(&row("7", "Entity"));
    let cut = fault(&whole[..whole.len() - 15]);
    assert!(cut.starts_with("row 3"), "{cut}");
    let undated = fault(&whole.replace("10/04/2025", "soon"));
    assert!(undated.contains("when it was published"), "{undated}");
    assert!(fault(&whole.replace("Alias Type", "Kind")).contains("Alias Type"));
    let nameless = fault(&whole.replace("BB,Aa", ","));
    assert!(
        nameless.contains("record 7: record without a name"),
        "{nameless}"
    );
}

#[test]
fn the_sanctions_list_as_a_table() {
    let text = "Report Date: 13-Feb-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Regime Name,Designation Type,Sanctions Imposed,Address Line 1,Address Country,Date Designated,D.O.B,Nationality(/ies),Passport number,Passport additional information,IMO number,Current believed flag of ship\n\
        12/01/2022,XXX0001,77,XXe.010,Bb,Aa,,,,,Primary Name,,,Бб Аа,The R Regulations,Individual,Asset freeze|Travel Ban,1 Road,Iraq,29/06/2012,dd/mm/1945,Iraq,A1234567,Iraqi,,\n\
        12/01/2022,XXX0001,77,XXe.010,Cc,,,,,,Alias,Low quality a.k.a,,,The R Regulations,Individual,Asset freeze|Travel Ban,1 Road,Iraq,29/06/2012,dd/03/1946,Iraq,,,,\n\
        12/01/2022,XXX0002,,,A Ship,,,,,,Primary Name,,,,The R Regulations,Ship,Prohibition of Port Entry|Deflag,,,29/06/2012,,,,,9074729,Panama\n";
    let list = rows::sanctions_list(text.as_bytes()).unwrap();
    assert_eq!(list.list, "uk-sl");
    assert_eq!(list.published.unwrap().to_string(), "2026-02-13");
    let [person, ship] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(person.id.0, "uk-sl-XXX0001");
    assert_eq!(
        names(person),
        [
            ("Aa Bb", NameKind::Primary),
            ("Бб Аа", NameKind::OriginalScript),
            ("Cc", NameKind::WeakAlias)
        ]
    );
    let dates: Vec<String> = person
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["1945", "1946-03"]);
    assert_eq!(person.listings.len(), 1);
    assert_eq!(person.listings[0].effect, Effect::Freeze);
    assert!(person.remarks.contains(&"OFSI group: 77".to_owned()));
    assert_eq!(ship.listings[0].effect, Effect::PortBan);
    assert_eq!(numbers(ship), [(IdentifierKind::Imo, "9074729")]);
    assert_eq!(ship.countries, ["pa".parse().unwrap()]);
    assert!(
        crate::recognise::recognise(text.as_bytes(), &crate::recognise::Asked::default())
            .unwrap()
            .what
            .contains("UK Sanctions List in CSV")
    );
}

#[test]
fn the_sanctions_list_as_xml() {
    let text = "<Designations><DateGenerated>2026-02-13T00:00:00</DateGenerated><Designation><LastUpdated>12/01/2022</LastUpdated><DateDesignated>29/06/2012</DateDesignated><UniqueID>XXX0001</UniqueID><OFSIGroupID>77</OFSIGroupID><UNReferenceNumber>XXi.1</UNReferenceNumber>\
        <Names><Name><Name1>Aa</Name1><Name6>Bb</Name6><NameType>Primary Name</NameType></Name><Name><Name6>Cc</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>\
        <NonLatinNames><NonLatinName><NameNonLatinScript>Бб Аа</NameNonLatinScript></NonLatinName></NonLatinNames><RegimeName>The R Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>\
        <SanctionsImposedIndicators><AssetFreeze>false</AssetFreeze><TravelBan>true</TravelBan></SanctionsImposedIndicators>\
        <Addresses><Address><AddressLine1>1 Road</AddressLine1><AddressCountry>Iraq</AddressCountry></Address></Addresses>\
        <IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB></DOBs><Nationalities><Nationality>Iraq</Nationality></Nationalities><PassportDetails><Passport><PassportNumber>A1234567</PassportNumber><PassportAdditionalInformation>Iraqi</PassportAdditionalInformation></Passport></PassportDetails><Genders><Gender>Male</Gender></Genders><BirthDetails><Location><TownOfBirth>Town</TownOfBirth><CountryOfBirth>Iraq</CountryOfBirth></Location></BirthDetails></Individual></IndividualDetails></Designation>\
        <Designation><UniqueID>XXX0002</UniqueID><Names><Name><Name6>A Ship</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>9074729</IMONumber></IMONumbers><TypeOfShipDetails><TypeOfShip>Tanker</TypeOfShip></TypeOfShipDetails></Ship></ShipDetails></Designation></Designations>";
    let list = designation::read(text.as_bytes()).unwrap();
    assert_eq!(list.published.unwrap().to_string(), "2026-02-13");
    let [person, ship] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(
        names(person),
        [
            ("Aa Bb", NameKind::Primary),
            ("Cc", NameKind::WeakAlias),
            ("Бб Аа", NameKind::OriginalScript)
        ]
    );
    assert_eq!(person.birth_dates()[0].to_string(), "1945");
    assert_eq!(person.listings[0].effect, Effect::TravelBan);
    assert_eq!(person.listings[0].programme.as_deref(), Some("TravelBan"));
    assert_eq!(numbers(person), [(IdentifierKind::Passport, "A1234567")]);
    assert_eq!(numbers(ship), [(IdentifierKind::Imo, "9074729")]);
    assert!(ship.remarks.is_empty(), "{:?}", ship.remarks);
    assert_eq!(particulars(ship), ["type Tanker"]);
    let twice = text.replace("XXX0002", "XXX0001");
    let twice = designation::read(twice.as_bytes()).unwrap_err().to_string();
    assert!(twice.contains("stands also at byte"), "{twice}");
    let undated = designation::read(text.replace("DateGenerated", "X").as_bytes()).unwrap();
    assert_eq!(undated.published.unwrap().to_string(), "2022-01-12");
    assert_eq!(undated.warnings.len(), 1);
    assert!(designation::read(b"<Designations/>").is_err());
}

const SUBJECTS: &str = "unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\nRUS0266,individual,,77,29/06/2012,16/04/2026\nRUS0300,ship,,,29/06/2012,12/01/2022\n";
const NAMES: &str = "name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1\n0,RUS0266,primary,,BB Aa,BB,Aa\n1,RUS0266,alias,low_quality_aka,Cc,Cc,\n2,RUS0300,primary,,A Ship,A Ship,\n3,RUS0999,primary,,Orphan,Orphan,\n";
const BIRTHS: &str = "dob_id,unique_id,year,month,day,precision,parse_issues\n0,RUS0266,1967,01,01,year_only,x\n1,RUS0266,1968,09,1,month_year,x\n2,RUS0266,1969,06,04,exact,\n";

fn set(files: &[&str]) -> Result<Vec<Joined>, (usize, String)> {
    let parts: Vec<Part> = files
        .iter()
        .map(|text| Part {
            bytes: text.as_bytes(),
        })
        .collect();
    joined::read(&parts).map_err(|error| (error.part, error.error.to_string()))
}

#[test]
fn four_tables_are_one_list_in_any_order() {
    let identifiers = "id,unique_id,ofsi_group_id,raw_value,identifier_type,additional_info\n1,RUS0266,77,2132370,national,Afghan national identification card\n2,RUS0300,,IMO9074729,imo,\n";
    let lists = set(&[BIRTHS, identifiers, NAMES, SUBJECTS]).unwrap();
    let [list] = lists.as_slice() else {
        panic!("{}", lists.len())
    };
    assert_eq!(list.parts, [0, 1, 2, 3]);
    let publication = &list.publication;
    assert_eq!(publication.published.unwrap().to_string(), "2026-04-16");
    assert!(
        publication.warnings[0].contains("1 numbers"),
        "{:?}",
        publication.warnings
    );
    let [person, ship] = publication.entities.as_slice() else {
        panic!("{:?}", publication.entities)
    };
    assert_eq!(
        names(person),
        [("Aa BB", NameKind::Primary), ("Cc", NameKind::WeakAlias)]
    );
    let dates: Vec<String> = person
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["1967", "1968-09", "1969-06-04"]);
    assert_eq!(person.listings[0].regime.as_deref(), Some("RUS"));
    assert_eq!(person.listings[0].effect, Effect::Freeze);
    assert_eq!(ship.listings[0].effect, Effect::PortBan);
    assert_eq!(numbers(person), [(IdentifierKind::NationalId, "2132370")]);
    assert_eq!(ship.identifiers[0].key(), "9074729");
}

#[test]
fn a_table_that_cannot_stand_alone_is_refused() {
    let refused = |files: &[&str]| match set(files) {
        Ok(_) => panic!("read"),
        Err(error) => error,
    };
    assert!(refused(&[NAMES]).1.contains("without that of the subjects"));
    assert!(
        refused(&[SUBJECTS, BIRTHS])
            .1
            .contains("without that of the names")
    );
    let (part, twice) = refused(&[SUBJECTS, NAMES, NAMES]);
    assert!(
        part == 2 && twice.contains("second table"),
        "{part} {twice}"
    );
    let doubled = format!("{SUBJECTS}RUS0266,individual,,,29/06/2012,x\n");
    let (part, double) = refused(&[NAMES, &doubled]);
    assert!(
        part == 1 && double.contains("stands also at row 2"),
        "{part} {double}"
    );
    assert_eq!(
        set(&[SUBJECTS, NAMES]).unwrap()[0]
            .publication
            .warnings
            .len(),
        4
    );
}
