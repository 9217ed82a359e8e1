//! The documents of the service's interface: each operation has an example, which works and answers as it
//! says; and what the dialects refuse.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::lists::UN;
use crate::run::House;
use crate::service::{Reply, Service};

/// A house with two versions of a list of the UN's whose body the examples name.
fn house() -> House {
    let mut house = House::new();
    house.set("VOKTER_UPDATE_TOKEN", "open");
    let now = UN.replace("KPe.901", "KPe.001").replace(
        "QUORZAM TRADING COMPANY",
        "KOREA MINING DEVELOPMENT TRADING CORPORATION",
    );
    let old = now
        .replace("2026-08-01T", "2026-02-27T")
        .replace("TESTAN", "ANDERS");
    let files = [house.file("old.xml", old), house.file("new.xml", now)];
    for file in &files {
        assert_eq!(house.run(&["lists", "import", file]).code, 0);
    }
    house
}

/// Every member of an example is in the answer, of lists by their first elements.
#[track_caller]
fn is_such(example: &Value, answer: &Value, place: &str) {
    match (example, answer) {
        (Value::Object(example), Value::Object(answer)) => {
            for (name, value) in example {
                let found = answer.get(name);
                let found = found.unwrap_or_else(|| panic!("{place}.{name} is not in the answer"));
                is_such(value, found, &format!("{place}.{name}"));
            }
        }
        (Value::Array(example), Value::Array(answer)) => {
            if let (Some(example), Some(answer)) = (example.first(), answer.first()) {
                is_such(example, answer, &format!("{place}[0]"));
            }
        }
        (Value::Null, _) | (_, Value::Null) => {}
        _ => assert_eq!(
            std::mem::discriminant(example),
            std::mem::discriminant(answer),
            "{place}: {example} and {answer}"
        ),
    }
}

/// The examples of an operation's parameters, in the path and as a query.
fn filled(path: &str, operation: &Value) -> String {
    let mut path = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let text = match &parameter["example"] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        if parameter["in"] == "path" {
            assert!(!text.is_empty(), "{path}: {name} has no example");
            path = path.replace(&format!("{{{name}}}"), &text);
        } else if !text.is_empty() {
            query.push(format!("{name}={}", text.replace(' ', "%20")));
        }
    }
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// Runs the examples of a document, and gives the operations.
fn run(service: &Service, document: &Value) -> BTreeSet<String> {
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut ran = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let place = format!("{} {path}", method.to_uppercase());
            let of_body = operation
                .pointer("/requestBody/content")
                .and_then(Value::as_object);
            let of_answer = operation["responses"]["200"]["content"].as_object();
            let example = |content: Option<&serde_json::Map<String, Value>>| {
                let mut media = content?.iter();
                media.find_map(|(kind, media)| Some((kind.clone(), media.get("example")?.clone())))
            };
            let (asked, answered) = (example(of_body), example(of_answer));
            assert!(
                asked.is_some() == of_body.is_some(),
                "{place} has no example"
            );
            assert!(
                asked.is_some() || answered.is_some(),
                "{place} has no example"
            );
            let (kind, body) = asked.unwrap_or_default();
            let body = match &body {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                json => json.to_string(),
            };
            let headers: Vec<(&str, &str)> = match kind.as_str() {
                "" => Vec::new(),
                kind => vec![("Content-Type", kind)],
            };
            let path = filled(path, operation);
            let reply = service.ask(&method.to_uppercase(), &path, &headers, body.as_bytes());
            assert_eq!(reply.status, 200, "{place}: {}", reply.text());
            match answered {
                Some((kind, Value::String(text))) => {
                    assert!(
                        reply.header("content-type").unwrap().starts_with(&kind),
                        "{place}"
                    );
                    let word = text.split(['{', ' ']).next().unwrap();
                    assert!(reply.text().contains(word), "{place}: {word}");
                }
                Some((_, example)) => is_such(&example, &reply.json(), &place),
                None => {}
            }
            ran.insert(place);
        }
    }
    ran
}

#[test]
fn every_operation_has_an_example_that_works() {
    let house = house();
    let service = Service::of(&house);
    let own = run(&service, &service.get("/openapi.json").json());
    assert!(own.len() >= 17, "{own:?}");
    let dialects = run(&service, &service.get("/openapi/dialects.json").json());
    assert!(dialects.len() >= 15, "{dialects:?}");
    assert!(own.is_disjoint(&dialects));
}

/// The pages of the interface show what is asked and answered, with no mark of a document's text.
#[test]
fn the_interface_is_shown_with_its_answers() {
    let service = Service::of(&House::new());
    for (path, shapes) in [
        ("/docs", &["ScreenRequest", "Evidence", "Problem"][..]),
        ("/docs/dialects", &["MatchAnswer", "WatchmanEntity"]),
    ] {
        for language in ["en", "nb"] {
            let reply = service.get(&format!("{path}?lang={language}"));
            let page = reply.text();
            assert!(!page.contains('`'), "{path} {language}");
            assert!(page.len() < 66_500, "{path}: {}", page.len());
            for shape in shapes {
                assert!(
                    page.contains(&format!("id=\"shape-{shape}\"")),
                    "{path}: {shape}"
                );
            }
            assert!(!page.contains("<span lang="), "{path} {language}");
        }
    }
}

#[test]
fn the_dialects_refuse_in_their_own_words() {
    let house = house();
    let service = Service::of(&house);
    let reconcile = |fields: &Value| -> Reply {
        let fields = fields.as_object().unwrap().iter();
        let pairs: Vec<String> = fields
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        service.submit("/reconcile/default", &pairs.join("&"))
    };
    let entity = "/entities/un-sc-KPe.001";
    let search = |query: &str| service.get(&format!("/v2/search?{query}"));
    for (reply, status, word) in [
        (search("name=x&source=bogus"), 400, "bogus"),
        (search("name=x&source=bogus&limit=0"), 400, "limit"),
        (search("name=x&type=tree"), 400, "tree"),
        (search(""), 400, "name"),
        (
            reconcile(&json!({"queries": {"q0": ["Kari"]}})),
            400,
            "an object is needed",
        ),
        (
            reconcile(
                &json!({"queries": {"q0": {"query": "Kari", "properties": [["birthDate", "1980"]]}}}),
            ),
            400,
            "an object is needed",
        ),
        (
            reconcile(&json!({"extend": [["a"], []]})),
            400,
            "an object is needed",
        ),
        (
            reconcile(&json!({"extend": {"ids": ["a"], "properties": [["Thing:name"]]}})),
            400,
            "an object is needed",
        ),
        (reconcile(&json!({"extend": {"ids": "a"}})), 400, "extend"),
        (service.get("/search/default?sort=colour"), 400, "colour"),
        (service.get("/search/default?sort=name:up"), 400, "up"),
        (service.get("/search/default?filter_op=XOR"), 422, "XOR"),
        (
            service.get("/search/default?filter=birthDate:1955-05-21"),
            400,
            "countries, datasets, schema, topics",
        ),
        (service.get("/search/default?target=maybe"), 422, "target"),
        (service.get("/search/default?fuzzy=maybe"), 422, "fuzzy"),
        (
            service.get(&format!("{entity}?nested=maybe")),
            422,
            "nested",
        ),
        (service.get(&format!("{entity}/adjacent/nope")), 404, "nope"),
        (service.get("/match/default"), 405, "method"),
        (service.post("/v2/search", &json!({})), 405, "method"),
    ] {
        assert_eq!(reply.status, status, "{}", reply.text());
        let said = reply.json();
        let said = said.get("error").or(said.get("detail")).unwrap();
        assert!(said.as_str().unwrap().contains(word), "{said}: {word}");
    }
    assert_eq!(search("name=x&source=un_csl").status, 200);
    let neighbours = format!("{entity}/adjacent/unknownLinkTo");
    assert_eq!(service.get(&neighbours).status, 200);
    // Another of its ids leads to the same question.
    let other = service.get(entity).json();
    let other = other["referents"][0].as_str().unwrap().to_owned();
    for rest in [
        "?nested=false",
        "/adjacent?limit=1",
        "/adjacent/sanctions?limit=1&offset=0",
    ] {
        let reply = service.get(&format!("/entities/{other}{rest}"));
        assert_eq!(reply.status, 308, "{}", reply.text());
        assert_eq!(
            reply.header("location"),
            Some(format!("{entity}{rest}").as_str())
        );
    }
}

#[test]
fn a_search_shows_who_is_listed_so_before_whom_a_weak_alias_calls_so() {
    let house = House::new();
    let lines = [
        r#"{"id":"A1","schema":"Person","datasets":["demo"],"properties":{"name":["Testan Verifikov"],"weakAlias":["Quorzam"],"topics":["sanction"]}}"#,
        r#"{"id":"B1","schema":"Company","datasets":["demo"],"properties":{"name":["Kelmasti Metals"],"alias":["Quorzam Metals"],"topics":["sanction"]}}"#,
        r#"{"id":"C1","schema":"Company","datasets":["demo"],"properties":{"name":["Quorzam Holding"],"topics":["sanction"]}}"#,
        r#"{"id":"D1","schema":"Person","datasets":["demo"],"properties":{"name":["Ovrand Quorzamov"],"topics":["sanction"]}}"#,
    ];
    let file = house.file("demo.ftm.json", lines.join("\n"));
    let import = ["lists", "import", "--published", "2024-05-21", &file];
    assert_eq!(house.run(&import).code, 0);
    let service = Service::of(&house);
    for (path, member) in [
        ("/search/demo?q=", "results"),
        ("/reconcile/demo/suggest/entity?prefix=", "result"),
    ] {
        for (text, order) in [
            (
                "Quorzam",
                ["demo-C1", "demo-B1", "demo-A1", "demo-D1"].as_slice(),
            ),
            ("quorz", &["demo-C1", "demo-D1", "demo-B1", "demo-A1"]),
            ("ovrand+q", &["demo-D1"]),
        ] {
            let answer = service.get(&format!("{path}{text}")).json();
            let found = answer[member].as_array().unwrap().iter();
            let found: Vec<&str> = found.map(|entity| entity["id"].as_str().unwrap()).collect();
            assert_eq!(found, order, "{path}{text}");
        }
    }
}

/// What may be left out may be `null`, a list, too.
#[test]
fn a_list_that_is_null_is_none() {
    let service = Service::of(&House::new());
    let party = json!({"name": "Kim Jong Un", "schema": null, "countries": null, "ids": null, "aliases": null});
    let hits = |path: &str, ask: &Value| {
        let reply = service.post(path, ask);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["hits"].as_array().unwrap().len()
    };
    let expected = hits("/v1/screen", &json!({"name": "Kim Jong Un"}));
    assert_ne!(expected, 0);
    let mut ask = party.clone();
    ask["lists"] = Value::Null;
    assert_eq!(hits("/v1/screen", &ask), expected);
    let batch = json!({"parties": [party], "lists": null});
    assert_eq!(hits("/v1/screen/batch", &batch), expected);
    let mut ask = json!({"from": "KP", "to": "RU"});
    for field in [
        "via",
        "goods",
        "hs",
        "party",
        "parties",
        "activity",
        "jurisdiction",
        "note",
    ] {
        ask[field] = Value::Null;
    }
    let reply = service.post("/v1/trade/check", &ask);
    assert_eq!(reply.status, 200, "{}", reply.text());
    // One that is no list is still refused by its name.
    for (path, ask, field) in [
        ("/v1/screen", json!({"name": "x", "ids": "7"}), "ids"),
        (
            "/v1/screen",
            json!({"name": "x", "ids": ["7", null]}),
            "ids[1]",
        ),
        (
            "/v1/trade/check",
            json!({"from": "KP", "goods": 7}),
            "goods",
        ),
    ] {
        service.post(path, &ask).refused(422, Some(field));
    }
    let document = service.get("/openapi.json").json();
    for place in [
        "ScreenRequest/properties/ids",
        "BatchParty/properties/aliases",
        "TradeRequest/properties/goods",
    ] {
        let kinds = document.pointer(&format!("/components/schemas/{place}/type"));
        assert_eq!(kinds, Some(&json!(["array", "null"])), "{place}");
    }
}
