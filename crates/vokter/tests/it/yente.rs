//! In yente's place: who changed since when, who owns whom, and what of an example is not looked at.

use serde_json::{Value, json};

use crate::run::House;
use crate::service::Service;

const HEADER: &str = "name,schema,birth_date,country\n";

/// A list of one's own in three versions: the last has one party otherwise, the second had one new.
fn with_versions() -> House {
    let house = House::new();
    for (day, rows) in [
        (
            "2026-01-01",
            "Trelvana Shipping,Company,,no\nQuorzam Trading,Company,,dk\n",
        ),
        (
            "2026-02-01",
            "Trelvana Shipping,Company,,no\nQuorzam Trading,Company,,dk\nOrlin Vestergaard-Quist,Person,1961-02-03,dk\n",
        ),
        (
            "2026-03-01",
            "Trelvana Shipping,Company,,no\nQuorzam Trading,Company,,se\nOrlin Vestergaard-Quist,Person,1961-02-03,dk\n",
        ),
    ] {
        let file = house.file("mine.csv", format!("{HEADER}{rows}"));
        house.import_own("mine", day, &file);
    }
    house
}

#[test]
fn a_party_changed_with_the_version_that_has_it_otherwise() {
    let house = with_versions();
    let service = Service::of(&house);
    let found = |query: &str| {
        let reply = service.get(&format!("/search/mine?{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        let results = reply.json()["results"].as_array().unwrap().clone();
        let mut names: Vec<String> = results
            .iter()
            .map(|one| {
                let text = |member: &str| one[member].as_str().unwrap_or_default().to_owned();
                format!("{} {}", text("caption"), &text("last_change")[..10])
            })
            .collect();
        names.sort();
        names
    };
    let (trelvana, quorzam, orlin) = (
        "Trelvana Shipping 2026-01-01",
        "Quorzam Trading 2026-03-01",
        "Orlin Vestergaard-Quist 2026-02-01",
    );
    for (since, expected) in [
        ("2025-12-31", vec![orlin, quorzam, trelvana]),
        ("2026-01-01", vec![orlin, quorzam, trelvana]),
        ("2026-01-02", vec![orlin, quorzam]),
        ("2026-02-01T08:00:00", vec![orlin, quorzam]),
        ("2026-02-02", vec![quorzam]),
        ("2026-03-02", vec![]),
    ] {
        assert_eq!(
            found(&format!("changed_since={since}")),
            expected,
            "{since}"
        );
    }
    // It is sorted by, too.
    for (order, expected) in [
        ("asc", [trelvana, orlin, quorzam]),
        ("desc", [quorzam, orlin, trelvana]),
    ] {
        let found = service.get(&format!("/search/mine?sort=last_change:{order}"));
        let found = found.json()["results"].as_array().unwrap().clone();
        for (one, expected) in found.iter().zip(expected) {
            let caption = one["caption"].as_str().unwrap();
            assert!(expected.starts_with(caption), "{order}: {caption}");
        }
    }
    // What changed with a version is what it has otherwise than the one before it.
    let diff = |to: &str| {
        let told = service.get(&format!("/v1/lists/mine/diff?to={to}")).json();
        let day = |end: &str| told[end].as_str().unwrap()[..10].to_owned();
        (day("from"), day("to"), told["counts"]["added"].clone())
    };
    let days = |from: &str, to: &str, added: u64| (from.to_owned(), to.to_owned(), json!(added));
    assert_eq!(diff("2026-02-01"), days("2026-01-01", "2026-02-01", 1));
    assert_eq!(diff("2026-03-01"), days("2026-02-01", "2026-03-01", 0));
    let matched = |since: &str| {
        let example = json!({"schema": "Company", "properties": {"name": ["Trelvana Shipping"]}});
        let path = format!("/match/default?changed_since={since}");
        let reply = service.post(&path, &json!({"queries": {"a": example}}));
        reply.json()["responses"]["a"]["total"]["value"].clone()
    };
    assert_eq!(matched("2026-01-01"), 1);
    assert_eq!(matched("2026-01-02"), 0);
}

/// Whoever asks for the first listings asks for no page of parties of which no day is told.
#[test]
fn who_has_no_day_comes_last_in_either_order() {
    let house = House::new();
    let rows = "Trelvana Shipping,\nOrlin Vestergaard-Quist,2024-05-17\nQuorzam Trading,\nBorislav Marsh,2019-01-31\n";
    let file = house.file("mine.csv", format!("name,listed_on\n{rows}"));
    house.import_own("mine", "2026-01-01", &file);
    let service = Service::of(&house);
    for field in ["first_seen", "listed_on"] {
        for (order, expected) in [
            ("", ["Borislav", "Orlin"]),
            (":asc", ["Borislav", "Orlin"]),
            (":desc", ["Orlin", "Borislav"]),
        ] {
            let found = service.get(&format!("/search/mine?sort={field}{order}"));
            let found = found.json()["results"].as_array().unwrap().clone();
            assert_eq!(found.len(), 4, "{field}{order}");
            for (one, expected) in found.iter().zip(expected) {
                let caption = one["caption"].as_str().unwrap();
                assert!(caption.starts_with(expected), "{field}{order}: {caption}");
            }
        }
    }
}

/// Also where the starter list knows a party of a list that stands in another version.
#[test]
fn nobody_changed_after_being_seen() {
    let house = with_versions();
    let service = Service::of(&house);
    let mut offset = 0;
    loop {
        let page = service.get(&format!("/search/default?limit=500&offset={offset}"));
        let page = page.json()["results"].as_array().unwrap().clone();
        for one in &page {
            let moment = |member: &str| one[member].as_str().unwrap().to_owned();
            assert!(moment("last_change") <= moment("last_seen"), "{one}");
        }
        offset += page.len();
        if page.is_empty() {
            break;
        }
    }
    assert!(offset > 200, "{offset}");
}

/// A collection of FollowTheMoney says itself when each of its entities last changed.
#[test]
fn what_the_source_says_of_changes_counts_where_one_version_is_kept() {
    let house = House::new();
    let entity = |id: &str, name: &str, day: &str| {
        let entity = json!({"id": id, "schema": "Person", "caption": name, "datasets": ["demo"], "last_change": format!("{day}T10:00:00"),
            "properties": {"name": [name], "topics": ["sanction"]}});
        format!("{entity}\n")
    };
    let lines = entity("a", "Testan Verifikov", "2023-05-01")
        + &entity("b", "Ovrand Kelmasti", "2024-05-01");
    let file = house.file("entities.ftm.json", lines);
    let said = house.run(&["lists", "import", "--published", "2024-05-21", &file]);
    assert_eq!(said.code, 0, "{said:?}");
    let service = Service::of(&house);
    for (since, expected) in [("2023-05-01", 2), ("2024-01-01", 1), ("2024-05-02", 0)] {
        let found = service
            .get(&format!("/search/demo?changed_since={since}"))
            .json();
        assert_eq!(found["total"]["value"], expected, "{since}: {found}");
    }
}

/// Whoever kept the ids of a collection's own file finds its entities by them.
#[test]
fn an_id_of_the_file_leads_to_its_entity() {
    let house = House::new();
    let entity = |id: &str, name: &str| {
        let entity = json!({"id": id, "schema": "Person", "caption": name, "datasets": ["demo"],
            "properties": {"name": [name], "topics": ["sanction"]}});
        format!("{entity}\n")
    };
    let lines = entity("NK-abc", "Testan Verifikov") + &entity("NK-def", "Ovrand Kelmasti");
    let file = house.file("entities.ftm.json", lines);
    let said = house.run(&["lists", "import", "--published", "2024-05-21", &file]);
    assert_eq!(said.code, 0, "{said:?}");
    let service = Service::of(&house);
    for (path, place) in [
        ("/entities/NK-abc", "/entities/demo-NK-abc"),
        (
            "/entities/NK-abc/adjacent?limit=1",
            "/entities/demo-NK-abc/adjacent?limit=1",
        ),
    ] {
        let reply = service.get(path);
        assert_eq!((reply.status, reply.header("location")), (308, Some(place)));
        assert_eq!(service.get(place).status, 200);
    }
    assert_eq!(service.get("/entities/NK-ghi").status, 404);
    let total = |excluded: &str| {
        let example = json!({"schema": "Person", "properties": {"name": ["Testan Verifikov"]}});
        let path = format!("/match/demo?exclude_entity_ids={excluded}");
        let reply = service.post(&path, &json!({"queries": {"a": example}}));
        reply.json()["responses"]["a"]["total"]["value"].clone()
    };
    for (excluded, expected) in [("NK-def", 1), ("NK-abc", 0), ("demo-NK-abc", 0), ("abc", 1)] {
        assert_eq!(total(excluded), expected, "{excluded}");
    }
}

/// Who asks in yente's query language is told that all of it was read as words.
#[test]
fn signs_of_a_query_language_are_told_of() {
    let house = with_versions();
    let service = Service::of(&house);
    let warnings = |q: &str| {
        let reply = service.get(&format!("/search/mine?q={q}"));
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["warnings"].clone()
    };
    assert!(warnings("Orlin+Vestergaard-Quist").is_null());
    let told = warnings("Orlin+NOT+Quist").to_string();
    assert!(told.contains("`NOT`"), "{told}");
}

/// A name is no longer in one way of asking than in another.
#[test]
fn words_that_are_searched_are_as_long_as_a_name() {
    let service = Service::of(&House::new());
    let ask = |length: usize| service.get(&format!("/search/default?q={}", "k".repeat(length)));
    for (length, status) in [(501, 200), (1_000, 200), (1_001, 400)] {
        let reply = ask(length);
        assert_eq!(reply.status, status, "{length}: {}", reply.text());
        let screened = json!({"name": "k".repeat(length)});
        let screened = service.post("/v1/screen", &screened).status;
        assert_eq!(screened == 200, status == 200, "{length}");
    }
    assert!(ask(1_001).text().contains("q: more than 1000 characters"));
    let refused = service.get("/search/default?filter=properties.name:x");
    assert_eq!(refused.status, 400);
}

#[test]
fn who_owns_whom_is_next_to_a_party() {
    let house = House::new();
    let file = house.file(
        "entities.ftm.json",
        include_str!("../../../../checks/browser/owners.ftm.json"),
    );
    let import = ["lists", "import", "--published", "2024-05-21", &file];
    assert_eq!(house.run(&import).code, 0);
    let service = Service::of(&house);
    let get = |path: &str| {
        let reply = service.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    };
    let hit = service
        .post(
            "/v1/screen",
            &json!({"name": "Blentrix Shipping and Trading of the Northern Sea"}),
        )
        .json();
    let id = hit["hits"][0]["entity"]["id"].as_str().unwrap();
    // By property and sort: who stands at the other ends, and with how much.
    let shown = |query: &str, property: &str, end: &str| -> Vec<String> {
        let page = get(&format!("/entities/{id}/adjacent/{property}?{query}"));
        let held = page["results"].as_array().unwrap().iter();
        held.map(|one| {
            assert_eq!(one["schema"], "Ownership", "{one}");
            let share = one["properties"]["percentage"][0].as_str().unwrap_or("–");
            format!(
                "{} {share}",
                one["properties"][end][0]["caption"].as_str().unwrap()
            )
        })
        .collect()
    };
    let (quorzam, ovrand, prelwin) = (
        "Quorzam Holding 30.5",
        "Ovrand Kelmasti 20",
        "Prelwin Dastorr –",
    );
    assert_eq!(
        shown("", "ownershipAsset", "owner"),
        [quorzam, ovrand, prelwin]
    );
    assert_eq!(
        shown("sort=percentage", "ownershipAsset", "owner"),
        [ovrand, quorzam, prelwin]
    );
    assert_eq!(
        shown("sort=name:desc", "ownershipAsset", "owner"),
        [quorzam, prelwin, ovrand]
    );
    assert_eq!(
        shown("limit=1&offset=1", "ownershipAsset", "owner"),
        [ovrand]
    );
    assert_eq!(
        shown("", "ownershipOwner", "asset"),
        ["Vasculon Metals 100", "Dorminska Cement 55"]
    );

    let whole = get(&format!("/entities/{id}"));
    let owned = &whole["properties"]["ownershipAsset"];
    assert_eq!(owned.as_array().unwrap().len(), 3);
    assert_eq!(owned[0]["properties"]["asset"], json!([id]));
    assert_eq!(owned[0]["properties"]["startDate"], json!(["2020-01-01"]));
    assert_eq!(owned[0]["datasets"], json!(["demo_own"]));
    let plain = get(&format!("/entities/{id}?nested=false"));
    assert!(plain["properties"]["ownershipAsset"].is_null(), "{plain}");
    let all = get(&format!("/entities/{id}/adjacent?limit=2"));
    let page = &all["adjacent"]["ownershipAsset"];
    assert_eq!(
        (
            page["results"].as_array().unwrap().len(),
            &page["total"]["value"]
        ),
        (2, &json!(3))
    );
    assert!(all["entity"]["properties"]["ownershipAsset"].is_null());
    // A listed owner is laid out whole, and the id of an ownership leads to it from either end.
    assert!(
        !owned[1]["properties"]["owner"][0]["properties"]["topics"].is_null(),
        "{owned}"
    );
    for held in owned.as_array().unwrap() {
        let id = held["id"].as_str().unwrap();
        assert_eq!(
            get(&format!("/entities/{id}"))["properties"]["percentage"],
            held["properties"]["percentage"],
            "{id}"
        );
        // From an ownership both ends are reached.
        let adjacent = get(&format!("/entities/{id}/adjacent"))["adjacent"].clone();
        let whole = get(&format!("/entities/{id}"));
        let plain = get(&format!("/entities/{id}?nested=false"));
        for end in ["owner", "asset"] {
            let party = &whole["properties"][end][0];
            assert!(party["schema"].is_string(), "{end}: {whole}");
            assert_eq!(plain["properties"][end], json!([party["id"]]), "{plain}");
            assert_eq!(adjacent[end]["results"][0]["id"], party["id"], "{adjacent}");
            let page = get(&format!("/entities/{id}/adjacent/{end}"));
            assert_eq!(page["results"][0]["id"], party["id"], "{page}");
        }
    }
    assert_eq!(
        service
            .get(&format!("/entities/{id}/adjacent?sort=colour"))
            .status,
        400
    );
}

#[test]
fn what_of_an_example_says_nothing_is_told() {
    let service = Service::of(&House::new());
    for (property, value, told) in [
        ("birthDate", "abc", "abc"),
        ("birthDate", "01/08/1984", "1984-01-08"),
        ("birthDate", "3000", "3000"),
        ("nationality", "Narnia", "Narnia"),
        ("gender", "banana", "banana"),
        ("imoNumber", "9074728", "check digit"),
        ("nmae", "x", "nmae"),
    ] {
        let example = json!({"schema": "Person", "properties": {"name": ["Kari Nordmann"], property: [value]}});
        let reply = service.post("/match/default", &json!({"queries": {"a": example}}));
        assert_eq!(reply.status, 200, "{}", reply.text());
        let warnings: Value = reply.json()["responses"]["a"]["warnings"].clone();
        assert!(
            warnings.to_string().contains(told),
            "{property}={value}: {warnings}"
        );
    }
    for (path, status) in [
        ("/search/default?exclude_dataset=nope", 400),
        ("/search/default?include_dataset=nope", 400),
        ("/search/default?changed_since=soon", 400),
    ] {
        assert_eq!(service.get(path).status, status, "{path}");
    }
}

/// Any of several birth dates may be the right one, wherever it stands.
#[test]
fn the_best_of_several_birth_dates_counts() {
    let house = with_versions();
    let service = Service::of(&house);
    let check = |dates: Value, expected: &str| {
        let example = json!({"schema": "Person", "properties": {"name": ["Orlin Vestergaard-Quist"], "birthDate": dates}});
        let queries = json!({"queries": {"a": example}});
        let reply = service.post("/match/mine", &queries).json();
        let born = &reply["responses"]["a"]["results"][0]["explanations"]["birth_date"];
        let told = born["query"].as_str().unwrap_or_default();
        assert_eq!(told, expected, "{dates}: {reply}");
        let properties = json!([{"pid": "birthDate", "v": dates}]);
        let query = json!({"q0": {"query": "Orlin Vestergaard-Quist", "type": "Person", "properties": properties}});
        let body = format!("queries={query}");
        let reply = service.submit("/reconcile/mine", &body);
        let first = &reply.json()["q0"]["result"][0];
        assert_eq!(first["match"], json!(true), "{dates}: {first}");
    };
    for (dates, expected) in [
        (json!(["1961-02-03"]), "1961-02-03"),
        (json!(["1980-01-01", "1961-02-03"]), "1961-02-03"),
        (json!(["1961-02-03", "1980-01-01"]), "1961-02-03"),
        (json!(["1961", "1961-02-03"]), "1961-02-03"),
        (json!(["1980-01-01", "", "1961"]), "1961"),
    ] {
        check(dates, expected);
    }
}
