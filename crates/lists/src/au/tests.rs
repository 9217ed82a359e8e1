//! Made-up tables, with the columns of either form.

use vokter_entities::{Effect, Entity, IdentifierKind, Kind, NameKind};

use super::read;

const HEADER: &str = "Reference,Name of Individual or Entity,Type,Name Type,Alias Strength,Date of Birth,Place of Birth,Citizenship,Address,Additional Information,Listing Information,IMO Number,Committees,Control Date,Instrument of Designation,Targeted Financial Sanction,Travel Ban,Arms Embargo,Maritime Restriction";

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    let names = entity.names.iter();
    names.map(|name| (name.text.as_str(), name.kind)).collect()
}

fn fault(text: &str) -> String {
    read(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn the_names_of_a_party_stand_in_rows_of_their_own() {
    let facts = "\"1971, Approximately 1975, 20/09/1968\",\"a) Town, Iraq; b) Village, Iraq\",Iraq;Syria,\"1 Road, Iraq;\n2 Road, Iraq\",\"XXi.051 Son of Cc. Passport no.: 472310082.\",Listed on: 16 May 2005 (amended on 17 Apr. 2019),,9999 (Aa),2026-07-21,The Instrument";
    let text = format!(
        "{HEADER}\n2,\"AA, Bb\",Individual,Primary Name,,{facts},1,1,0,0\n2a, Cc ,Individual ,Alias,Weak,{facts},1,1,0,0\n2b1,Dd (丁),Individual,Alias,Strong,{facts},1,1,0,0\n2c,أ ب,Individual,Original Script,,{facts},1,1,0,0\n3,A Ship,Vessel,Primary Name,,,,,,,,9074729,Autonomous (Xx),2026-07-20,,0,0,0,1\n"
    );
    let list = read(text.as_bytes()).unwrap();
    assert_eq!(list.published.unwrap().to_string(), "2026-07-21");
    let [person, ship] = list.entities.as_slice() else {
        panic!("{:?}", list.entities)
    };
    assert_eq!(person.id.0, "au-dfat-2");
    assert_eq!(
        names(person),
        [
            ("Bb AA", NameKind::Primary),
            ("Cc", NameKind::WeakAlias),
            ("Dd", NameKind::StrongAlias),
            ("丁", NameKind::OriginalScript),
            ("أ ب", NameKind::OriginalScript),
        ]
    );
    let Kind::Person(facts) = &person.kind else {
        panic!("{:?}", person.kind)
    };
    let dates: Vec<String> = facts.birth_dates.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["1971", "~1975", "1968-09-20"]);
    assert_eq!(facts.birth_places, ["Town, Iraq", "Village, Iraq"]);
    assert_eq!(facts.nationalities.len(), 2);
    assert_eq!(person.addresses.len(), 2);
    assert_eq!(person.identifiers[0].value, "472310082");
    assert!(person.remarks.contains(&"UN reference: XXi.051".to_owned()));
    let [listing] = person.listings.as_slice() else {
        panic!("{:?}", person.listings)
    };
    assert_eq!(listing.listed_on.unwrap().to_string(), "2005-05-16");
    assert_eq!(
        (listing.effect, listing.regime.as_deref()),
        (Effect::Freeze, Some("9999 (Aa)"))
    );
    assert_eq!(ship.listings[0].effect, Effect::PortBan);
    assert_eq!(
        ship.listings[0].listed_on.unwrap().to_string(),
        "2026-07-20"
    );
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::Imo);
}

#[test]
fn the_older_columns() {
    let text = "Reference,Name of Individual or Entity,Type,Name Type,Date of Birth,Place of Birth,Citizenship,Address,Additional Information,Listing Information,Committees,Control Date,\n\
        4, Aa Bb ,individual,primary Name,a) 26 Dec. 1955 b) Approximately 1957;  c) 13/09/1435 (Hijri Calendar),na,Russian and Ukrainian,NA,,Listed by UN 1267 Committee on 6 October 2001 (amended on 5 March 2009),1267,2022-01-02,\n\
        ,,,,,,,,,,,,\n\
        4a,Cc,Individual,aka ,14 Mar 1974 >> 13 Apr 1974,,,,,,,,\n\
        4b,Dd (previously listed as),Individual,Formerly known as,,,,,,,,,\n";
    let list = read(text.as_bytes()).unwrap();
    let party = &list.entities[0];
    assert_eq!(
        names(party),
        [
            ("Aa Bb", NameKind::Primary),
            ("Cc", NameKind::StrongAlias),
            ("Dd", NameKind::Former)
        ]
    );
    let dates: Vec<String> = party
        .birth_dates()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["1955-12-26", "~1957", "1974-03-14", "1974-04-13"]);
    assert_eq!(party.countries.len(), 2);
    assert!(party.addresses.is_empty());
    assert_eq!(party.listings[0].effect, Effect::Freeze);
    assert_eq!(
        party.listings[0].listed_on.unwrap().to_string(),
        "2001-10-06"
    );
    assert_eq!(list.warnings.len(), 1);
}

#[test]
fn every_fault_says_where() {
    let row = "2,Aa,Entity,Primary Name,,,,,,,,,,,,1,0,0,0\n";
    let whole = format!("{HEADER}\n{row}");
    assert!(read(whole.as_bytes()).is_ok());
    assert!(fault(HEADER).contains("no records"));
    let twice = fault(&format!("{whole}{row}"));
    assert!(
        twice.contains("row 3, record 2, Reference") && twice.contains("row 2"),
        "{twice}"
    );
    let unknown = fault(&whole.replace("Entity,Primary", "Thing,Primary"));
    assert!(unknown.contains("record 2, Type: `Thing`"), "{unknown}");
    let letters = fault(&whole.replace("\n2,", "\nx2,"));
    assert!(letters.contains("`x2` is not a number"), "{letters}");
    assert!(fault(&whole.replace("\n2,", "\n,")).contains("without a reference"));
    assert!(fault(&whole.replace("2,Aa,", "2,,")).contains("record without a name"));
    let cut = fault(&whole[..whole.len() - 6]);
    assert!(cut.starts_with("row 2"), "{cut}");
    assert!(fault(&whole.replace("Name Type", "Kind")).contains("Name Type"));
}
