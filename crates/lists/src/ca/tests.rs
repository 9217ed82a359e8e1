//! Made-up records.

use vokter_entities::{Effect, IdentifierKind, Kind, NameKind, ParticularKind};

use super::read;

const PERSON: &str = "<record><Country>Myanmar (Burma) / Myanmar (Birmanie)</Country><TitleOrShip>Major General/major-général</TitleOrShip><LastName>AA </LastName><GivenName>Bb\u{a0}</GivenName><Aliases>Cc Dd; Cc</Aliases><DateOfBirthOrShipBuildDate>1963 or 1964</DateOfBirthOrShipBuildDate><Schedule>1,Part 3</Schedule><Item>1</Item><DateOfListing>2012-04-24</DateOfListing></record>";
const SHIP: &str = "<record><Country>Russia / Russie</Country><EntityOrShip>A Ship</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip><ShipIMONumber>9074729</ShipIMONumber><DateOfBirthOrShipBuildDate>1980</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule><Item>1</Item><DateOfListing>2025-02-21</DateOfListing></record>";
const BODY: &str = "<record><Country>Russia / Russie</Country><EntityOrShip>A Bank of Aa (also known as The Bank)/Banque de Aa</EntityOrShip><Item>2</Item><DateOfListing>2014-02-21</DateOfListing></record>";

fn fault(records: &str) -> String {
    read(format!("<data-set>{records}</data-set>").as_bytes())
        .unwrap_err()
        .to_string()
}

#[test]
fn persons_ships_and_bodies() {
    let list = read(format!("<data-set>{PERSON}{SHIP}{BODY}</data-set>").as_bytes()).unwrap();
    assert_eq!(list.published.unwrap().to_string(), "2025-02-21");
    let [person, ship, body] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(person.id.0, "ca-sema-Myanmar (Burma), 1, Part 3, 1");
    let names: Vec<(&str, NameKind)> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Bb AA", NameKind::Primary),
            ("Cc Dd", NameKind::StrongAlias),
            ("Cc", NameKind::WeakAlias)
        ]
    );
    let dates: Vec<String> = person
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["1963", "1964"]);
    let Kind::Person(facts) = &person.kind else {
        panic!("{:?}", person.kind)
    };
    assert_eq!(facts.titles, ["Major General"]);
    let listing = &person.listings[0];
    assert_eq!(listing.regime.as_deref(), Some("Myanmar (Burma)"));
    assert_eq!(listing.effect, Effect::Freeze);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2012-04-24");
    assert_eq!(ship.listings[0].effect, Effect::PortBan);
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::Imo);
    assert!(ship.remarks.is_empty(), "{:?}", ship.remarks);
    let Kind::Vessel(vessel) = &ship.kind else {
        panic!("{:?}", ship.kind)
    };
    let told = |kind| vessel.told(kind).collect::<Vec<_>>();
    assert_eq!(told(ParticularKind::Built), ["1980"]);
    assert_eq!(told(ParticularKind::Type), ["Oil Tanker"]);
    assert_eq!(body.id.0, "ca-sema-Russia, 2");
    let names: Vec<&str> = body.names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(names, ["A Bank of Aa", "The Bank", "Banque de Aa"]);
}

#[test]
fn every_fault_says_where() {
    assert!(fault("").contains("no records"));
    let twice = fault(&format!("{SHIP}{SHIP}"));
    assert!(
        twice.contains("record Russia, 1.1, 1: reference number"),
        "{twice}"
    );
    let item = fault(&BODY.replace("<Item>2</Item>", ""));
    assert!(item.contains("record record 1, Item"), "{item}");
    let nameless = fault(&BODY.replace("EntityOrShip", "Entity"));
    assert!(
        nameless.contains("record Russia, 2: record without a name"),
        "{nameless}"
    );
    let cut = read(b"<data-set><record><Country>X")
        .unwrap_err()
        .to_string();
    assert!(cut.contains("record record 1"), "{cut}");
}
