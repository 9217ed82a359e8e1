use vokter_entities::{Effect, Entity, Kind, NameKind, ParticularKind, RelationKind};

use super::*;
use crate::Publication;

fn party<'p>(publication: &'p Publication, id: &str) -> &'p Entity {
    let id = format!("{}-{id}", publication.list);
    let all = publication.entities.iter().chain(&publication.related);
    all.into_iter()
        .find(|entity| entity.id.0 == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

fn error(text: &str, list: Option<&str>) -> String {
    read_text(text, list).unwrap_err().to_string()
}

const ENTITIES: &str = r#"{"id":"s1","schema":"Sanction","caption":"x","properties":{"entity":["p"],"program":["Xx Directive"],"provisions":["Asset freeze"],"authorityId":["XX.1"],"listingDate":["2020-01-02"]},"datasets":["xx_sanctions"],"last_seen":"2024-05-30T06:57:30"}
{"id":"p","schema":"Person","caption":"Bb Aa","target":true,"properties":{"name":["Aa Bb","Bb Aa"],"alias":["Ab","가나"],"weakAlias":["A"],"birthDate":["1955"],"topics":["sanction","role.pep"],"addressEntity":["a"],"country":["kp"]},"datasets":["xx_sanctions"]}
{"id":"a","schema":"Address","properties":{"full":["Street 1, Town"],"country":["kp"]},"datasets":["xx_sanctions"]}
{"id":"d","schema":"Passport","properties":{"holder":["p"],"number":["P 123"],"country":["kp"]},"datasets":["xx_sanctions"]}
{"id":"c","schema":"Company","caption":"Cc Ltd","target":false,"properties":{"name":["Cc Ltd"]},"datasets":["xx_sanctions"]}
{"id":"far","schema":"Company","properties":{"name":["Far Ltd"]},"datasets":["xx_sanctions"]}
{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"percentage":["62.5"],"startDate":["2019"]},"datasets":["xx_sanctions"]}
{"id":"k","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"role":["controlled by"]},"datasets":["xx_sanctions"]}
{"id":"u","schema":"UnknownLink","properties":{"subject":["c"],"object":["p"],"role":["Providing support to"]},"datasets":["xx_sanctions"]}
{"id":"post","schema":"Position","properties":{"name":["Minister"]},"datasets":["xx_sanctions"]}
{"id":"occ","schema":"Occupancy","properties":{"holder":["p"],"post":["post"]},"datasets":["xx_sanctions"]}
{"id":"b","schema":"PublicBody","target":true,"properties":{"name":["Ministry of Xx"],"topics":["role.pep"]},"datasets":["xx_sanctions"]}
{"id":"e","schema":"Event","properties":{},"datasets":["xx_sanctions"]}
"#;

#[test]
fn what_belongs_together_is_joined_in_any_order() {
    let list = read_text(ENTITIES, None).unwrap();
    assert_eq!(
        (list.list.as_str(), list.entities.len()),
        ("xx_sanctions", 2)
    );
    assert_eq!(list.published.unwrap().to_string(), "2024-05-30");
    let one = party(&list, "p");
    assert_eq!(one.caption(), "Bb Aa");
    let kinds: Vec<NameKind> = one.names.iter().map(|name| name.kind).collect();
    let want = [
        NameKind::Primary,
        NameKind::Primary,
        NameKind::StrongAlias,
        NameKind::OriginalScript,
        NameKind::WeakAlias,
    ];
    assert_eq!(kinds, want);
    let [listing] = &one.listings[..] else {
        panic!("one listing")
    };
    assert_eq!(
        (listing.list.as_str(), listing.effect),
        ("xx_sanctions", Effect::Freeze)
    );
    assert_eq!(
        (listing.reference.as_deref(), listing.regime.as_deref()),
        (Some("XX.1"), Some("Xx Directive"))
    );
    assert_eq!(listing.listed_on.unwrap().to_string(), "2020-01-02");
    assert_eq!(one.addresses[0].text, "Street 1, Town");
    assert_eq!(one.identifiers[0].country.unwrap().as_str(), "kp");
    let Kind::Person(person) = &one.kind else {
        panic!("a person")
    };
    assert_eq!(person.positions, ["Minister"]);
    assert_eq!(one.remarks, ["topics: politically exposed person"]);
    let body = party(&list, "b");
    assert_eq!(body.kind, Kind::Organization);
    assert_eq!(body.listings[0].effect, Effect::Other);
    assert_eq!(
        body.listings[0].regime.as_deref(),
        Some("politically exposed person")
    );
    // The owned company is known and not listed; the one that nobody is tied to is left out.
    assert_eq!(list.related.len(), 1);
    assert!(party(&list, "c").listings.is_empty());
    let kinds: Vec<RelationKind> = list
        .relations
        .iter()
        .map(|relation| relation.kind)
        .collect();
    assert!(
        matches!(kinds[0], RelationKind::Owns { stake: Some(stake) } if stake.hundredths() == 6250)
    );
    assert_eq!(kinds[1..], [RelationKind::Controls, RelationKind::Linked]);
    assert_eq!(
        (
            list.relations[0].from.0.as_str(),
            list.relations[0].to.0.as_str()
        ),
        ("xx_sanctions-p", "xx_sanctions-c")
    );
    assert!(
        list.warnings
            .iter()
            .any(|line| line.starts_with("1 entities are neither")),
        "{:?}",
        list.warnings
    );
    assert!(
        list.warnings.iter().any(|line| line.ends_with("1 Event")),
        "{:?}",
        list.warnings
    );
    // Lines in another order make the same parties.
    let turned: Vec<&str> = ENTITIES.lines().rev().collect();
    let turned = read_text(&turned.join("\n"), None).unwrap();
    assert_eq!(party(&turned, "p"), one);
}

#[test]
fn nested_targets_are_the_same() {
    let nested = r#"{"id":"p","schema":"Person","caption":"Aa Bb","target":true,"properties":{"name":["Aa Bb"],"topics":["sanction"],"sanctions":[{"id":"s1","schema":"Sanction","properties":{"authorityId":["XX.1"],"program":["Xx"]},"datasets":["xx"]}],"addressEntity":[{"id":"a","schema":"Address","properties":{"full":["Street 1"]}}],"ownershipOwner":[{"id":"o","schema":"Ownership","properties":{"percentage":["50"],"asset":[{"id":"c","schema":"Company","properties":{"name":["Cc Ltd"]},"datasets":["xx"]}]},"datasets":["xx"]}]},"datasets":["xx"]}
{"id":"q","schema":"Person","target":true,"properties":{"name":["Qq"],"topics":["sanction"],"ownershipOwner":[{"id":"o2","schema":"Ownership","properties":{"owner":["q"],"asset":[{"id":"c","schema":"Company","properties":{"name":["Cc Ltd"]}}]},"datasets":["xx"]}]},"datasets":["xx"]}
"#;
    let list = read_text(nested, None).unwrap();
    assert_eq!((list.entities.len(), list.related.len()), (2, 1));
    let one = party(&list, "p");
    assert_eq!(one.listings[0].reference.as_deref(), Some("XX.1"));
    assert_eq!(one.addresses[0].text, "Street 1");
    let ends: Vec<(&str, &str)> = list
        .relations
        .iter()
        .map(|relation| (relation.from.0.as_str(), relation.to.0.as_str()))
        .collect();
    assert_eq!(ends, [("xx-p", "xx-c"), ("xx-q", "xx-c")]);
    // A party without a sanction of its own is listed by its topics, under its data set.
    assert_eq!(party(&list, "q").listings[0].effect, Effect::Freeze);
}

#[test]
fn a_simple_table_has_cells_of_several_values() {
    let csv = "\"id\",\"schema\",\"name\",\"aliases\",\"birth_date\",\"countries\",\"addresses\",\"identifiers\",\"sanctions\",\"phones\",\"emails\",\"program_ids\",\"dataset\",\"first_seen\",\"last_seen\",\"last_change\"\n\
        \"Q1\",\"Vessel\",\"AA\",\"Bb;\"\"C;c\"\";Вв\",\"\",\"kp;xx\",\"\",\"IMO9074729;273392530;UAOZ\",\"\"\"\"\"\",\"\",\"\",\"XX-MARE\",\"Xx and Yy\",\"\",\"2026-03-13T05:41:01\",\"\"\n\
        \"Q2\",\"Person\",\"Dd\",\"\",\"1973-06-23;1974\",\"\",\"Street 1\",\"\",\"\"\"Does; things\"\"\",\"\",\"\",\"\",\"Xx and Yy\",\"\",\"\",\"\"\n";
    let list = read_text(csv, None).unwrap();
    assert_eq!(
        (list.list.as_str(), list.title.as_str()),
        ("xx_and_yy", "Xx and Yy")
    );
    assert_eq!(list.published.unwrap().to_string(), "2026-03-13");
    let ship = party(&list, "Q1");
    let names: Vec<&str> = ship.names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(names, ["AA", "Bb", "C;c", "Вв"]);
    assert_eq!(ship.names[3].kind, NameKind::OriginalScript);
    assert_eq!(ship.identifiers.len(), 3);
    assert_eq!(ship.identifiers[0].key(), "9074729");
    assert_eq!(ship.remarks, ["country: xx"]);
    assert_eq!(ship.listings[0].list, "xx_and_yy");
    assert_eq!(party(&list, "Q2").birth_dates().len(), 2);
    assert_eq!(party(&list, "Q2").remarks, ["sanction: Does; things"]);
    let twice = csv.replace("Q2", "Q1");
    assert!(
        error(&twice, None).contains("row 3, outside the records: reference number Q1"),
        "{}",
        error(&twice, None)
    );
    let odd = csv.replace("1974", "in May");
    assert!(
        error(&odd, None).contains("row 3, record Q2, birth_date: `in May`"),
        "{}",
        error(&odd, None)
    );
}

#[test]
fn an_identifier_stands_for_a_name() {
    let text = r#"{"id":"w","schema":"CryptoWallet","caption":"1Ab","properties":{"publicKey":["1AbCdEf"],"topics":["sanction"]},"datasets":["xx"]}
{"id":"v","schema":"Vessel","properties":{"imoNumber":["9074729"],"topics":["sanction"]},"datasets":["xx"]}
{"id":"n","schema":"Person","properties":{"topics":["sanction"]},"datasets":["xx"]}
"#;
    let list = read_text(text, None).unwrap();
    assert_eq!(list.entities.len(), 2);
    assert_eq!(party(&list, "w").identifiers[0].key(), "1AbCdEf");
    assert_eq!(party(&list, "v").identifiers[0].key(), "9074729");
    assert_eq!(
        list.warnings,
        ["1 parties have neither a name nor an identifier and were left out"]
    );
}

#[test]
fn a_schema_that_is_not_known_loses_nobody() {
    let text = r#"{"id":"a","schema":"Robot","properties":{"name":["Rr Tt"],"topics":["sanction"],"registrationNumber":["R-77"]},"datasets":["xx"]}
{"id":"b","schema":"Person","properties":{"name":["Aa"],"topics":["sanction"],"something":[{"id":"c","schema":"Swarm","properties":{"name":["Ss"],"topics":["sanction"]},"datasets":["xx"]}]},"datasets":["xx"]}
{"id":"d","schema":"Mystery","properties":{"x":["y"]},"datasets":["xx"]}
{"id":"e","schema":"Event","properties":{"name":["Ee"]},"datasets":["xx"]}
"#;
    let list = read_text(text, None).unwrap();
    assert_eq!(list.entities.len(), 3);
    let robot = party(&list, "a");
    assert_eq!(
        (robot.caption(), &robot.kind),
        ("Rr Tt", &Kind::LegalEntity)
    );
    assert_eq!(robot.identifiers[0].key(), "R77");
    assert_eq!(party(&list, "c").kind, Kind::LegalEntity);
    assert_eq!(
        list.warnings,
        [
            "of schemata that this Vokter does not know, and taken for legal entities: 1 Robot, 1 Swarm",
            "passed over, since they say nothing of a party: 1 Event, 1 Mystery"
        ]
    );
}

#[test]
fn a_delta_by_itself_is_its_whole_entities() {
    let delta = "{\"op\":\"ADD\",\"entity\":{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aa\"],\"topics\":[\"sanction\"]},\"datasets\":[\"xx\"]}}\n{\"op\":\"DEL\",\"entity\":{\"id\":\"q\"}}\n";
    let list = read_text(delta, None).unwrap();
    assert_eq!(list.entities.len(), 1);
    assert!(
        list.warnings[0].contains("of its 2 lines 1 add, 0 change and 1 remove"),
        "{:?}",
        list.warnings
    );
}

#[test]
fn a_catalogue_names_the_list_and_stands_for_none() {
    let index = br#"{"name":"xx","title":"The Xx list","updated_at":"2024-06-13T02:50:02","resources":[{"name":"entities.ftm.json"}],"index_url":"x"}"#;
    let entities = "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aa\"]},\"datasets\":[\"aa\",\"bb\"]}\n{\"id\":\"q\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Bb\"]},\"datasets\":[\"cc\"]}";
    assert!(error(entities, None).contains("--list"));
    assert_eq!(read_text(entities, Some("mine")).unwrap().list, "mine");
    assert!(error(entities, Some("un-sc")).contains("un-sc is the name of"));
    let streams = [
        Stream::of_bytes(index),
        Stream::of_bytes(entities.as_bytes()),
    ];
    let joined =
        read(&streams, &Asked::default()).unwrap_or_else(|error| panic!("{}", error.error));
    let list = &joined[0].publication;
    assert_eq!(
        (list.list.as_str(), list.title.as_str()),
        ("xx", "The Xx list")
    );
    assert_eq!(list.published.unwrap().to_string(), "2024-06-13");
    assert_eq!(joined[0].parts, [1, 0]);
    // Without topics or targets everybody is listed, and nobody knows with what effect.
    assert_eq!(list.entities.len(), 2);
    assert_eq!(list.entities[0].listings[0].effect, Effect::Other);
    let alone = read(&streams[..1], &Asked::default())
        .err()
        .unwrap()
        .error
        .to_string();
    assert!(
        alone.contains("fetch a data set's entities.ftm.json"),
        "{alone}"
    );
}

#[test]
fn faults_name_their_line() {
    let good = "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aa\"]},\"datasets\":[\"aa\"]}\n";
    for (line, want) in [
        (
            "{\"id\":\"p\"",
            "line 2, outside the records: `{\"id\":\"p\"` is not JSON",
        ),
        ("{\"id\":\"q\",\"properties\":{}}", "has no `schema`"),
        (
            "{\"id\":\"q\",\"schema\":\"Person\",\"properties\":{\"name\":\"Aa\"}}",
            "a list was expected",
        ),
        (good, "reference number p stands also"),
        ("[]", "line 2"),
    ] {
        let error = error(&format!("{good}{line}"), None);
        assert!(
            error.contains(want) && error.starts_with("line 2"),
            "{error}"
        );
    }
    assert!(
        error(
            "{\"id\":\"s\",\"schema\":\"Sanction\",\"properties\":{}}",
            Some("xx")
        )
        .contains("no records")
    );
}

#[test]
fn whose_a_ship_is_and_its_model_stay_with_it() {
    let text = r#"{"id":"v1","schema":"Vessel","properties":{"name":["Trelvana Star"],"owner":["c1"],"topics":["sanction"]},"datasets":["xx"]}
{"id":"c1","schema":"Company","properties":{"name":["Quorzam Trading"]},"datasets":["xx"]}
{"id":"v2","schema":"Vessel","properties":{"name":["Trelvana Moon"],"owner":["Unknown Owner SA"],"operator":["Op Co"],"model":["Panamax"],"topics":["sanction"]},"datasets":["xx"]}
{"id":"v3","schema":"Vessel","properties":{"name":["Trelvana Sun"],"owner":["xx-99"],"operator":[{"id":"c2","schema":"Company","properties":{"name":["Orlin Shipping"]},"datasets":["xx"]}],"topics":["sanction"]},"datasets":["xx"]}
"#;
    let list = read_text(text, None).unwrap();
    let check = |id: &str, owner: &[&str], model: &[&str], remarks: &[&str]| {
        let ship = party(&list, id);
        let Kind::Vessel(vessel) = &ship.kind else {
            panic!("{id}: {:?}", ship.kind)
        };
        let told: Vec<&str> = vessel.told(ParticularKind::Owner).collect();
        assert_eq!(told, owner, "{id}");
        let models: Vec<&str> = vessel.told(ParticularKind::Model).collect();
        assert_eq!(models, model, "{id}");
        assert_eq!(ship.remarks, remarks, "{id}");
    };
    check("v1", &["Quorzam Trading"], &[], &[]);
    let operator = ["operator: Op Co"];
    check("v2", &["Unknown Owner SA"], &["Panamax"], &operator);
    check("v3", &[], &[], &["operator: Orlin Shipping"]);
    let ties: Vec<(&str, &str)> = list
        .relations
        .iter()
        .map(|tie| (tie.from.0.as_str(), tie.to.0.as_str()))
        .collect();
    assert_eq!(ties, [("xx-c1", "xx-v1"), ("xx-c2", "xx-v3")]);
    let lost = list
        .warnings
        .iter()
        .any(|told| told.starts_with("1 sanctions"));
    assert!(lost, "{:?}", list.warnings);
}
