//! Made-up lists in the publisher's format.

use vokter_entities::{Effect, IdentifierKind, Kind, NameKind};

use super::read;

const PROGRAMME: &str = "<sanctions-program ssid=\"20\"><program-key lang=\"ger\">XX</program-key><program-key lang=\"eng\">Xx</program-key><sanctions-set ssid=\"1\" lang=\"ger\">Finanzsanktionen, Anhang 2</sanctions-set><sanctions-set ssid=\"1\" lang=\"eng\">Financial measures, annex 2</sanctions-set><sanctions-set ssid=\"2\" lang=\"eng\">Travel ban, annex 1</sanctions-set></sanctions-program>";
const PLACE: &str = "<place ssid=\"9\"><location>Town</location><area area-type=\"region\">Region</area><country iso-code=\"IQ\">Iraq</country></place>";

fn list(targets: &str) -> String {
    format!(
        "<swiss-sanctions-list list-type=\"whole-list\" date=\"2026-08-01\">{PROGRAMME}{targets}{PLACE}</swiss-sanctions-list>"
    )
}

fn person(changes: &str) -> String {
    format!(
        "<target ssid=\"100\"><sanctions-set-id>1</sanctions-set-id><sanctions-set-id>2</sanctions-set-id><foreign-identifier>EU.1.2</foreign-identifier>\
        <individual sex=\"female\"><identity ssid=\"1\" main=\"true\">\
        <name name-type=\"primary-name\" quality=\"good\"><name-part order=\"1\" name-part-type=\"family-name\"><value>Aa</value><spelling-variant lang=\"eng\" script=\"LATN\">Ab</spelling-variant><spelling-variant lang=\"rus\" script=\"CYRL\">Аа</spelling-variant></name-part><name-part order=\"2\" name-part-type=\"given-name\"><value>Bb</value><spelling-variant script=\"CYRL\">Бб</spelling-variant></name-part><name-part order=\"3\" name-part-type=\"title\"><value>Dr</value></name-part></name>\
        <name name-type=\"alias\" quality=\"low\"><name-part name-part-type=\"whole-name\"><value>Cc</value></name-part></name>\
        <nationality><country iso-code=\"IQ\">Iraq</country></nationality>\
        <day-month-year day=\"31\" month=\"12\" year=\"1965\" calendar=\"Gregorian\" quality=\"good\"/><day-month-year year=\"1966\" quality=\"low\"/><day-month-year day=\"1\" month=\"2\" year=\"1385\" calendar=\"Islamic\"/>\
        <place-of-birth place-id=\"9\"/><address place-id=\"9\"><address-details>1 Road</address-details></address>\
        <identification-document document-type=\"passport\"><number>A1234567</number><issuer code=\"IQ\">Iraq</issuer><remark>expired</remark></identification-document></identity>\
        <identity ssid=\"2\"><name name-type=\"primary-name\"><name-part><value>Dd Ee</value></name-part></name></identity>\
        <justification>Because</justification><other-information>Passport no. B7654321.</other-information></individual>{changes}</target>"
    )
}

#[test]
fn a_person_with_everything() {
    let changes = "<modification modification-type=\"amended\" effective-date=\"2022-05-01\"><added><target ssid=\"100\"><individual/></target></added></modification><modification modification-type=\"listed\" effective-date=\"2022-03-16\"/>";
    let list = read(list(&person(changes)).as_bytes()).unwrap();
    assert_eq!(list.published.unwrap().to_string(), "2026-08-01");
    assert!(list.warnings.is_empty());
    let [party] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(party.id.0, "ch-seco-100");
    let names: Vec<(&str, NameKind)> = party
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Bb Aa", NameKind::Primary),
            ("Bb Ab", NameKind::StrongAlias),
            ("Бб Аа", NameKind::OriginalScript),
            ("Cc", NameKind::WeakAlias),
            ("Dd Ee", NameKind::StrongAlias),
        ]
    );
    let Kind::Person(facts) = &party.kind else {
        panic!("{:?}", party.kind)
    };
    let dates: Vec<String> = facts.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["1965-12-31", "~1966"]);
    assert_eq!(facts.birth_places, ["Town, Region, Iraq"]);
    assert_eq!(facts.titles, ["Dr"]);
    assert!(facts.gender.is_some());
    assert_eq!(party.addresses[0].text, "1 Road, Town, Region, Iraq");
    let numbers: Vec<(IdentifierKind, &str)> = party
        .identifiers
        .iter()
        .map(|number| (number.kind, number.value.as_str()))
        .collect();
    assert_eq!(
        numbers,
        [
            (IdentifierKind::Passport, "A1234567"),
            (IdentifierKind::Passport, "B7654321")
        ]
    );
    let [freeze, travel] = party.listings.as_slice() else {
        panic!("{:?}", party.listings)
    };
    assert_eq!(
        (freeze.effect, freeze.regime.as_deref()),
        (Effect::Freeze, Some("Xx"))
    );
    assert_eq!(
        freeze.programme.as_deref(),
        Some("Financial measures, annex 2")
    );
    assert_eq!(freeze.listed_on.unwrap().to_string(), "2022-03-16");
    assert_eq!(travel.effect, Effect::TravelBan);
    assert!(
        party
            .remarks
            .contains(&"foreign identifier: EU.1.2".to_owned())
    );
}

#[test]
fn who_was_taken_off_is_no_party() {
    let removed = person(
        "<modification modification-type=\"de-listed\" effective-date=\"2024-01-01\"/><modification modification-type=\"listed\" effective-date=\"2022-03-16\"/>",
    );
    let ship = "<target ssid=\"101\"><sanctions-set-id>7</sanctions-set-id><object object-type=\"vessel\"><identity main=\"true\"><name name-type=\"primary-name\"><name-part><value>A Ship</value></name-part></name></identity><other-information>IMO number 9074729</other-information></object></target>";
    let read = read(list(&(removed.clone() + ship)).as_bytes()).unwrap();
    assert_eq!(read.entities.len(), 1);
    assert_eq!(read.entities[0].identifiers[0].kind, IdentifierKind::Imo);
    assert_eq!(read.entities[0].listings[0].effect, Effect::Freeze);
    assert_eq!(
        read.warnings,
        ["1 targets were taken off the list: left out"]
    );
    // Listed again since.
    let again = person(
        "<modification modification-type=\"de-listed\" effective-date=\"2021-01-01\"/><modification modification-type=\"listed\" effective-date=\"2022-03-16\"/>",
    );
    assert_eq!(
        super::read(list(&again).as_bytes()).unwrap().entities.len(),
        1
    );
    assert!(super::read(list(&removed).as_bytes()).is_err());
}

#[test]
fn every_fault_says_where() {
    let fault = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
    assert!(fault(&list("")).contains("no records"));
    let twice = fault(&list(&(person("") + &person(""))));
    assert!(
        twice.contains("record 100: reference number 100"),
        "{twice}"
    );
    let whole = list(&person(""));
    assert!(fault(&whole.replace("<target ssid=\"100\">", "<target>")).contains("ssid"));
    assert!(fault(&whole.replace("individual", "someone")).contains("record 100"));
    assert!(fault(&whole.replace("2026-08-01", "soon")).contains("date"));
    assert!(
        fault(
            &whole
                .replace("<name ", "<nom ")
                .replace("</name>", "</nom>")
        )
        .contains("without a name")
    );
    let cut = fault(&whole[..whole.len() - 300]);
    assert!(cut.contains("record"), "{cut}");
    let amendment = read(whole.replace("whole-list", "amendment").as_bytes()).unwrap();
    assert_eq!(amendment.warnings.len(), 1);
}
