//! Made-up files, one for each habit and each fault.

use vokter_entities::{Effect, Entity, IdentifierKind, Kind, NameKind};

use super::{csv, xml};
use crate::fault::ReadError;

/// A file of these elements.
fn file(entities: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2021-03-02T16:28:05.354+01:00\">{entities}</export>"
    )
}

fn entity(id: u32, subject: &str, inside: &str) -> String {
    format!(
        "<sanctionEntity designationDate=\"2001-01-31\" unitedNationId=\"XXi.001\" euReferenceNumber=\"EU.{id}.1\" logicalId=\"{id}\"><remark>A remark</remark><regulation publicationDate=\"2017-03-09\" numberTitle=\"2017/1 (OJ L1)\" programme=\"XXX\"/><subjectType code=\"{subject}\"/>{inside}</sanctionEntity>"
    )
}

fn alias(whole: &str, more: &str) -> String {
    format!(
        "<nameAlias firstName=\"\" wholeName=\"{whole}\" strong=\"true\" nameLanguage=\"\" {more}"
    )
}

fn read(entities: &str) -> Vec<Entity> {
    xml::read(file(entities).as_bytes()).unwrap().entities
}

fn fault(text: &str) -> ReadError {
    xml::read(text.as_bytes()).unwrap_err()
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    let names = entity.names.iter();
    names.map(|name| (name.text.as_str(), name.kind)).collect()
}

#[test]
fn a_person_with_everything() {
    let inside = alias("Бб Аа", "/>")
        + &alias(
            "Aa, Bb",
            "gender=\"F\" title=\"(a) Mullah, (b) Haji.\" function=\"Minister\"/>",
        )
        + &alias("Nick", ">\n<remark>low quality a.k.a.</remark></nameAlias>")
        + &alias("Old (Олд)", "><remark>maiden name</remark></nameAlias>")
        + "<citizenship countryIso2Code=\"IQ\" countryDescription=\"IRAQ\"/><citizenship countryIso2Code=\"00\" countryDescription=\"UNKNOWN\"/>\
        <birthdate circa=\"true\" calendarType=\"GREGORIAN\" city=\"Town\" year=\"1965\" countryIso2Code=\"IQ\" countryDescription=\"IRAQ\"/>\
        <birthdate calendarType=\"GREGORIAN\" birthdate=\"1937-04-28\" dayOfMonth=\"28\" monthOfYear=\"4\" year=\"1937\"/>\
        <birthdate calendarType=\"GREGORIAN\" yearRangeFrom=\"1958\" yearRangeTo=\"1963\"/>\
        <birthdate calendarType=\"GREGORIAN\" monthOfYear=\"5\" year=\"1970\"><remark>DOB: 30.12.1965 or 19.12.1962</remark></birthdate>\
        <birthdate calendarType=\"GREGORIAN\" yearRangeTo=\"1980\"/>\
        <birthdate calendarType=\"ISLAMIC\" birthdate=\"1982-04-19\" dayOfMonth=\"24\" monthOfYear=\"6\" year=\"1402\"/>\
        <birthdate calendarType=\"ISLAMIC\" year=\"1402\"/>\
        <identification identificationTypeCode=\"passport\" number=\"A 0139243 German travel document\" countryIso2Code=\"DE\" knownFalse=\"true\"/>\
        <identification identificationTypeCode=\"id\" number=\"12345\" countryIso2Code=\"00\"/>\
        <address street=\"1 Road\" city=\"Town\" countryIso2Code=\"IQ\" countryDescription=\"IRAQ\"><remark>Italian Fiscal Code: DAOMMD74T11Z352Z</remark><contactInfo key=\"PHONE\" value=\"1\"/></address>";
    let party = &read(&entity(7, "person", &inside))[0];
    assert_eq!(party.id.0, "eu-fsf-EU.7.1");
    assert_eq!(
        names(party),
        [
            ("Бб Аа", NameKind::OriginalScript),
            ("Bb Aa", NameKind::Primary),
            ("Nick", NameKind::WeakAlias),
            ("Old", NameKind::Former),
            ("Олд", NameKind::Former),
        ]
    );
    let Kind::Person(person) = &party.kind else {
        panic!("{:?}", party.kind)
    };
    let dates: Vec<String> = person.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(
        dates.join(" "),
        "~1965 1937-04-28 1958/1963 1970-05 1965-12-30 1962-12-19 1982-04-19"
    );
    assert_eq!(person.birth_places, ["Town, IRAQ"]);
    assert_eq!(person.titles, ["Mullah", "Haji"]);
    assert_eq!(person.positions, ["Minister"]);
    assert_eq!(person.gender, Some(vokter_entities::Gender::Female));
    assert_eq!(person.nationalities, ["iq".parse().unwrap()]);
    let numbers: Vec<(IdentifierKind, &str)> = party
        .identifiers
        .iter()
        .map(|number| (number.kind, number.value.as_str()))
        .collect();
    assert_eq!(
        numbers,
        [
            (IdentifierKind::Passport, "A 0139243"),
            (IdentifierKind::NationalId, "12345"),
            (IdentifierKind::TaxId, "DAOMMD74T11Z352Z"),
        ]
    );
    assert_eq!(party.addresses[0].text, "1 Road, Town, IRAQ");
    for remark in [
        "UN reference: XXi.001",
        "remark: A remark",
        "born not after: 1980 GREGORIAN",
        "year of birth: 1402 ISLAMIC",
        "phone: 1",
    ] {
        assert!(
            party.remarks.iter().any(|known| known == remark),
            "{remark}: {:?}",
            party.remarks
        );
    }
    let listing = &party.listings[0];
    assert_eq!(listing.regime.as_deref(), Some("XXX"));
    assert_eq!(listing.effect, Effect::Freeze);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2001-01-31");
    assert_eq!(listing.legal_basis.as_deref(), Some("2017/1 (OJ L1)"));
}

#[test]
fn a_party_that_stands_twice_is_one() {
    let first = entity(7, "enterprise", &alias("Aa Company", "/>"));
    let second = entity(7, "enterprise", &alias("Aa Company", "/>"))
        .replace("XXX", "YYY")
        .replace(
            "</sanctionEntity>",
            &(alias("Bb", "/>") + "</sanctionEntity>"),
        );
    let other = entity(8, "enterprise", &alias("Cc, Ltd", "/>"));
    let parties = read(&(first + &other + &second));
    assert_eq!(parties.len(), 2);
    assert_eq!(parties[0].listings.len(), 2);
    assert_eq!(parties[0].names.len(), 2);
    // A company's comma is no family name's.
    assert_eq!(parties[1].caption(), "Cc, Ltd");
    assert_eq!(parties[1].kind, Kind::Organization);
}

#[test]
fn every_fault_says_where() {
    assert!(fault(&file("")).to_string().contains("no records"));
    let nameless = fault(&file(&entity(7, "person", "")));
    assert!(
        nameless
            .to_string()
            .contains("record EU.7.1: record without a name"),
        "{nameless}"
    );
    let whole = file(&entity(7, "person", &alias("Aa", "/>")));
    let cut = fault(&whole[..whole.len() - 30]);
    assert!(cut.to_string().contains("record sanctionEntity 1"), "{cut}");
    let undated = fault(&whole.replace("generationDate", "other"));
    assert!(undated.to_string().contains("generationDate"), "{undated}");
    let what = fault(&whole.replace("code=\"person\"", ""));
    assert!(
        what.to_string().contains("record EU.7.1, subjectType"),
        "{what}"
    );
    let anonymous = whole
        .replace("euReferenceNumber=\"EU.7.1\"", "")
        .replace("logicalId=\"7\"", "");
    assert!(
        fault(&anonymous)
            .to_string()
            .contains("without a reference")
    );
}

#[test]
fn csv_1_1_says_the_same() {
    let text = "\u{feff}fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_Remark;Entity_SubjectType;Entity_Regulation_PublicationDate;Entity_Regulation_NumberTitle;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_Remark;BirthDate_Year;BirthDate_Circa;Identification_Number;Identification_TypeCode;Citizenship_CountryIso2Code;Address_City;Address_CountryIso2Code\n\
        02/03/2021;7;EU.7.1;XXi.1;2001-01-31;A remark;person;2017-03-09;2017/1;XXX;Aa Bb;;;;;;;;\n\
        02/03/2021;7;EU.7.1;XXi.1;2001-01-31;A remark;person;2017-03-09;2017/1;XXX;Cc;low quality alias;;;;;;;\n\
        02/03/2021;7;EU.7.1;XXi.1;2001-01-31;A remark;person;2017-03-09;2017/1;XXX;;;1965;true;;;;;\n\
        02/03/2021;7;EU.7.1;XXi.1;2001-01-31;A remark;person;2017-03-09;2017/1;XXX;;;;;A123456;passport;;;\n\
        02/03/2021;7;EU.7.1;XXi.1;2001-01-31;A remark;person;2017-03-09;2017/1;XXX;;;;;;;IQ;Town;IQ\n";
    let list = csv::read(text.as_bytes()).unwrap();
    assert_eq!(list.published.unwrap().to_string(), "2021-03-02");
    let party = &list.entities[0];
    assert_eq!(
        names(party),
        [("Aa Bb", NameKind::Primary), ("Cc", NameKind::WeakAlias)]
    );
    assert_eq!(party.birth_dates()[0].to_string(), "~1965");
    assert_eq!(party.identifiers[0].kind, IdentifierKind::Passport);
    assert_eq!(party.listings.len(), 1);
    assert_eq!(party.remarks, ["UN reference: XXi.1", "remark: A remark"]);
    assert_eq!(party.addresses[0].text, "Town");
    let cut = csv::read(&text.as_bytes()[..text.len() - 20]).unwrap_err();
    assert!(cut.to_string().starts_with("row 6"), "{cut}");
    let nobody = csv::read(text.lines().next().unwrap().as_bytes()).unwrap_err();
    assert!(nobody.to_string().contains("no records"), "{nobody}");
}

#[test]
fn csv_1_0_says_what_it_has() {
    let text = "Date_file;Entity_logical_id;EU_ref_num;Subject_type;Leba_numtitle;Leba_publication_date;Programme;Entity_remark;Naal_wholename;Naal_gender;Birt_date;Birt_plcae;Birt_country;Iden_number;Iden_country;Citi_country;Addr_city;Addr_country\n\
        02/03/2021;7;EU.7.1;P;2017/1;2017-03-09;XXX;;Aa Bb;M;;;;;;;;\n\
        02/03/2021;7;EU.7.1;P;2017/1;2017-03-09;XXX;;;;1965-01-02;Town;IRAQ;A123456 (passport);IRAQ;IRAQ;Town;IRAQ\n";
    let list = csv::read(text.as_bytes()).unwrap();
    let party = &list.entities[0];
    assert_eq!(party.id.0, "eu-fsf-EU.7.1");
    assert_eq!(party.birth_dates()[0].to_string(), "1965-01-02");
    assert_eq!(party.identifiers[0].value, "A123456");
    assert_eq!(party.countries, ["iq".parse().unwrap()]);
    assert_eq!(
        party.listings[0].listed_on.unwrap().to_string(),
        "2017-03-09"
    );
}
