use super::*;
use vokter_entities::NameKind;

const TWO: &str = r#"
# made up
title = "Test"
as_of = "2026-08-01"

[[party]]
schema = "person"
name = "Aa Bb"
weak_aliases = ["Cc"]
original_script = ["가나다"]
birth_dates = ["1984-01-08", "~1980/1985"]
gender = "female"
countries = ["kp"]
identifiers = [{ kind = "passport", value = "123 456", country = "kp" }]
listings = [
  { list = "un-sc", reference = "XXi.001", regime = "XX", effect = "freeze", listed_on = "2013-03-07" },
  { list = "us-ofac-sdn", effect = "freeze", unconfirmed = true },
]

[[party]]
schema = "vessel"
name = "Dd Ee 7"
imo = "9074729"
listings = [{ list = "un-1718-vessels", effect = "port-ban" }]
"#;

fn check(text: &str, want: &str) {
    let error = read(&[("test.toml", text)]).unwrap_err();
    assert_eq!(error.to_string(), want);
}

#[test]
fn parties_with_all_their_facts() {
    let (entities, as_of) = read(&[("test.toml", TWO)]).unwrap();
    assert_eq!(as_of.to_string(), "2026-08-01");
    let [person, ship] = entities.as_slice() else {
        panic!("two parties")
    };
    assert_eq!(person.id.0, "starter-un-sc-XXi.001");
    assert_eq!(person.caption(), "Aa Bb");
    let kinds = person
        .names
        .iter()
        .map(|name| name.kind)
        .collect::<Vec<_>>();
    assert_eq!(
        kinds,
        [
            NameKind::Primary,
            NameKind::OriginalScript,
            NameKind::WeakAlias
        ]
    );
    assert_eq!(person.birth_dates().len(), 2);
    assert_eq!(person.identifiers[0].key(), "123456");
    assert!(!person.listings[0].unconfirmed && person.listings[1].unconfirmed);
    assert_eq!(ship.id.0, "starter-un-1718-vessels-dd-ee-7");
    assert_eq!(ship.identifiers[0].key(), "9074729");
}

#[test]
fn steps_back_behind_the_full_list() {
    let (entities, _) = read(&[("test.toml", TWO)]).unwrap();
    let left = stand_back(entities.clone(), &["un-sc"]);
    assert_eq!(left.len(), 2);
    assert_eq!(left[0].listings.len(), 1);
    assert_eq!(left[0].id, entities[0].id);
    // The number there stays, and says which of the list's parties it is.
    let number = entities[0].listings[0].reference.as_deref().unwrap();
    assert_eq!(left[0].remarks, [format!("UN reference: {number}")]);
    assert_eq!(stand_back(entities, &["un-sc", "us-ofac-sdn"]).len(), 1);
}

#[test]
fn mistakes_have_a_place() {
    let part = |from: &str, to: &str| TWO.replacen(from, to, 1);
    check(
        &part("aliases", "aliasses"),
        "test.toml line 9, weak_aliasses: unknown field `weak_aliasses`, expected one of `schema`, `name`, `aliases`, `weak_aliases`, `former_names`, `original_script`, `birth_dates`, `gender`, `countries`, `imo`, `identifiers`, `listings`",
    );
    check(
        &part("\"~1980/1985\"", "\"1980/85\""),
        "test.toml line 11, birth_dates: `1980/85` is not a date: write 1955-05-21, 1955-05 or 1955",
    );
    check(
        &part("[\"kp\"]", "[\"xx\"]"),
        "test.toml line 13, countries: unknown country `xx`: give an ISO 3166 code of two letters, such as kp or ru",
    );
    check(
        &part("9074729", "9074728"),
        "test.toml line 23, imo: `9074728` is not a valid IMO number: the check digit is wrong",
    );
    check(
        &part("port-ban", "port"),
        "test.toml line 24, effect: unknown effect `port`",
    );
    check(
        &part("\"vessel\"", "\"boat\""),
        "test.toml line 21, schema: unknown schema `boat`: one of person, organization, company, legalentity, vessel, airplane, cryptowallet, address",
    );
    check(
        &part(
            "un-1718-vessels\", effect",
            "un-sc\", reference = \"XXi.001\", effect",
        ),
        "test.toml line 20, listings: a second party with the id starter-un-sc-XXi.001",
    );
    check(
        &part("name = \"Aa Bb\"", ""),
        "test.toml line 6, as_of: missing field `name`",
    );
    check(
        "title = ",
        "test.toml line 1, title: string values must be quoted, expected literal string",
    );
}

#[test]
fn no_files_are_an_error() {
    assert_eq!(read(&[]).unwrap_err(), StarterError::Empty);
}

#[test]
fn the_embedded_files_have_no_mistake() {
    if !SOURCES.is_empty() {
        let list = list(&[]).unwrap();
        assert_eq!(list.info.records, list.entities.len());
        assert!(
            list.entities
                .iter()
                .all(|entity| !entity.listings.is_empty())
        );
    }
}
