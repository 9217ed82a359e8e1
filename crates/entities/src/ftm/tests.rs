use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{Effect, Gender, IdentifierKind, Kind, NameKind};

/// Reads, writes, and expects the same value.
fn check(json: &Value) -> crate::Entity {
    let entity = read(json).unwrap();
    assert_eq!(&write(&entity), json);
    // Nor does a second round change anything.
    assert_eq!(read(&write(&entity)).unwrap(), entity);
    entity
}

#[test]
fn a_person_is_understood_and_nothing_lost() {
    let entity = check(&json!({
        "id": "NK-x", "schema": "Person", "caption": "Aa BB", "target": true,
        "referents": ["un-1"], "datasets": ["un_sc_sanctions", "eu_fsf"],
        "first_seen": "2023-04-20T10:10:10", "last_seen": "2024-05-30", "last_change": null,
        "properties": {
            "name": ["Aa BB", "Аа ББ"],
            "alias": ["Aa  Bb", "가나다", "Abb"],
            "weakAlias": ["Cc"],
            "previousName": ["Dd"],
            "birthDate": ["1955-05-21", "1955", "spring 1955"],
            "gender": ["male"],
            "nationality": ["kp", "zz"],
            "country": ["kp", "ru"],
            "citizenship": ["kp"],
            "passportNumber": ["123 456"],
            "idNumber": [" 77 "],
            "innCode": ["1234"],
            "address": ["Street 1", ""],
            "position": ["Minister"],
            "title": [],
            "topics": ["sanction", "role.pep"],
            "notes": ["one", "two"],
            "eyeColor": ["blue"],
            "sanctions": [{"id": "s", "schema": "Sanction", "datasets": ["un_sc_sanctions"],
                "properties": {"unscId": ["XXi.001"], "listingDate": ["2013-03-07"], "program": ["XX"]}}],
            "odd": [1, null, {"a": []}]
        }
    }));
    let Kind::Person(person) = &entity.kind else {
        panic!("a person")
    };
    assert_eq!(person.birth_dates.len(), 2);
    assert_eq!(person.gender, Some(Gender::Male));
    assert_eq!(person.nationalities.len(), 1);
    assert_eq!(entity.countries.len(), 2);
    let kind = |text| entity.names.iter().find(|n| n.text == text).map(|n| n.kind);
    assert_eq!(kind("가나다"), Some(NameKind::OriginalScript));
    assert_eq!(kind("Abb"), Some(NameKind::StrongAlias));
    assert_eq!(kind("Cc"), Some(NameKind::WeakAlias));
    assert_eq!(kind("Dd"), Some(NameKind::Former));
    assert_eq!(entity.caption(), "Aa BB");
    assert_eq!(entity.identifiers[2].kind, IdentifierKind::TaxId);
    let listing = &entity.listings[0];
    assert_eq!(
        (listing.list.as_str(), listing.reference.as_deref()),
        ("un_sc_sanctions", Some("XXi.001"))
    );
    assert_eq!(listing.effect, Effect::Freeze);
}

#[test]
fn other_things_round_trip() {
    let ship = check(&json!({"id": "s", "schema": "Vessel", "properties":
        {"name": ["Aa 7"], "imoNumber": ["IMO9074729"], "flag": ["kp"], "mmsi": ["211234560"]}}));
    assert_eq!(ship.identifiers[0].key(), "9074729");
    assert!(matches!(&ship.kind, Kind::Vessel(vessel) if vessel.flags.len() == 1));
    let wallet =
        check(&json!({"id": "w", "schema": "CryptoWallet", "properties": {"publicKey": ["aB1"]}}));
    assert_eq!(wallet.identifiers[0].kind, IdentifierKind::Wallet);
    let sanction = check(
        &json!({"id": "x", "schema": "Sanction", "properties": {"country": ["us"], "entity": ["NK-x"]}}),
    );
    assert!(matches!(&sanction.kind, Kind::Other(schema) if schema == "Sanction"));
    check(&json!({"id": "bare", "schema": "Person"}));
    check(
        &json!({"id": "bare", "schema": "Company", "properties": {}, "caption": null, "datasets": []}),
    );
}

#[test]
fn a_party_of_another_source_is_written_and_read_again() {
    let mut party = crate::Entity::new(
        "un-sc-XXi.001",
        Kind::Person(crate::Person {
            birth_dates: vec![crate::PartialDate::between(1955, 1958).circa()],
            nationalities: vec!["kp".parse().unwrap()],
            ..crate::Person::default()
        }),
    );
    party
        .names
        .extend(crate::Name::new("Aa Bb", NameKind::Primary));
    party
        .names
        .extend(crate::Name::new("가나다", NameKind::OriginalScript));
    party.countries = vec!["kp".parse().unwrap(), "ru".parse().unwrap()];
    party.listings.push(crate::Listing {
        list: "un-sc".to_owned(),
        reference: Some("XXi.001".to_owned()),
        regime: Some("XX".to_owned()),
        programme: None,
        effect: Effect::Freeze,
        listed_on: "2013-03-07".parse().ok(),
        legal_basis: None,
        unconfirmed: false,
    });
    let json = write(&party);
    assert_eq!(json["properties"]["birthDate"], json!(["1955", "1958"]));
    assert_eq!(json["properties"]["alias"], json!(["가나다"]));
    assert_eq!(json["properties"]["country"], json!(["ru"]));
    assert_eq!(json["datasets"], json!(["un-sc"]));
    let again = check(&json);
    assert_eq!(again.names, party.names);
    assert_eq!(again.listings, party.listings);
    assert_eq!(again.caption(), "Aa Bb");
}

#[test]
fn errors_name_the_line_and_the_member() {
    let text = "{\"id\": \"a\", \"schema\": \"Person\"}\n\n{\"id\": \"b\"}\nnot json\n[]\n{\"id\":\"c\",\"schema\":\"Person\",\"properties\":{\"name\":\"Aa\"}}\n{\"id\":\"d\",\"schema\":7}";
    let errors: Vec<String> = read_lines(text)
        .filter_map(Result::err)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(errors.len(), 5, "{errors:?}");
    assert_eq!(errors[0], "line 3: the entity has no `schema`");
    assert!(errors[1].starts_with("line 4: no JSON"), "{}", errors[1]);
    assert_eq!(
        errors[2],
        "line 5: not a FollowTheMoney entity: a JSON object was expected"
    );
    assert_eq!(
        errors[3],
        "line 6: member `properties.name` of entity c: a list was expected"
    );
    assert_eq!(
        errors[4],
        "line 7: member `schema` of entity d: a text was expected"
    );
}

fn values() -> impl Strategy<Value = Value> {
    let one = prop_oneof![
        6 => prop_oneof!["[a-zA-Zа-я가-힣 ]{0,12}", "19[0-9]{2}", "19[0-9]{2}-[0-9]{2}", "[a-z]{2}", "male|female|other", "[0-9 -]{0,9}"].prop_map(Value::from),
        1 => any::<i32>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(json!({"id": "n", "properties": {"authorityId": ["1"]}})),
    ];
    prop::collection::vec(one, 0..4).prop_map(Value::Array)
}

fn property() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "name",
        "alias",
        "weakAlias",
        "previousName",
        "birthDate",
        "birthPlace",
        "gender",
        "nationality",
        "country",
        "jurisdiction",
        "flag",
        "citizenship",
        "passportNumber",
        "idNumber",
        "taxNumber",
        "innCode",
        "registrationNumber",
        "imoNumber",
        "mmsi",
        "swiftBic",
        "leiCode",
        "iban",
        "publicKey",
        "dunsCode",
        "address",
        "position",
        "title",
        "notes",
        "topics",
        "sanctions",
    ];
    prop_oneof![8 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => "[a-z]{1,6}"]
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_again(
        schema in prop::sample::select(&["Person", "Organization", "Company", "LegalEntity", "Vessel", "Airplane", "CryptoWallet", "Address", "Sanction"][..]),
        properties in prop::collection::btree_map(property(), values(), 0..12),
        members in prop::collection::btree_map(prop::sample::select(&["caption", "datasets", "referents", "first_seen", "target", "extra"][..]), values(), 0..4),
    ) {
        let mut json = json!({"id": "x", "schema": schema, "properties": properties});
        for (name, value) in members {
            json[name] = value;
        }
        let entity = read(&json).unwrap();
        prop_assert_eq!(write(&entity), json);
    }
}
