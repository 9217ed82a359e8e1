//! `vokter screen`: the answer, its JSON, and what is refused.

use serde_json::json;

use crate::run::{House, check_sum};
use crate::service::Service;

#[test]
fn the_first_question_finds_the_minister_in_the_starter_list() {
    let said = House::new().run(&["screen", "Sergei Sjojgu", "--birth-date", "21.05.1955"]);
    assert_eq!(said.code, 0, "{said:?}");
    for word in [
        "Sergei Kuzhugetovich Shoigu",
        "confirmed",
        "prior",
        "total",
        "romanisation",
        "starter",
        "threshold 0.7",
    ] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
    assert!(said.out.contains("vokter lists update"), "{}", said.out);
    assert!(
        !said.out.contains('\u{1b}'),
        "colour without a terminal: {}",
        said.out
    );
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let said = House::new().run(&[
        "screen",
        "Sergei Sjojgu",
        "--birth-date",
        "1955-05-21",
        "--country",
        "RU",
        "--json",
    ]);
    assert_eq!(said.code, 0);
    let answer = said.json();
    assert_eq!(answer["query"]["name"], "Sergei Sjojgu");
    assert_eq!(answer["query"]["birth_date"], "1955-05-21");
    assert_eq!(answer["query"]["countries"][0], "ru");
    assert!(answer["query"]["schema"].is_null());
    assert_eq!(answer["threshold"], 0.7);
    assert_eq!(answer["truncated"], false);
    assert_eq!(answer["total_hits"], 1);
    assert!(answer["screened_at"].as_str().unwrap().ends_with('Z'));
    assert!(
        answer["warnings"][0]
            .as_str()
            .unwrap()
            .contains("starter list")
    );
    assert_eq!(answer["lists"][0]["list"], "starter");
    assert_eq!(answer["lists"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(
        answer["engine"]["config"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    let hit = &answer["hits"][0];
    check_sum(hit);
    assert_eq!(hit["reported_because"], "score");
    assert_eq!(hit["entity"]["schema"], "Person");
    assert_eq!(hit["entity"]["birth_dates"][0], "1955-05-21");
    assert_eq!(hit["entity"]["countries"][0], "ru");
    assert!(hit["entity"]["names"].as_array().unwrap().len() > 1);
    assert!(hit["entity"]["listings"][0]["list"].is_string());
    assert!(hit["entity"]["listings"][0]["effect"].is_string());
}

#[test]
fn no_hit_prints_what_a_file_note_needs() {
    let said = House::new().run(&["screen", "Kari Nordmann"]);
    assert_eq!(said.code, 0);
    for word in [
        "No hit for \"Kari Nordmann\"",
        "starter of",
        "sha256",
        "threshold 0.7",
        "screened 20",
        "vokter 0.1.0",
        "configuration sha256:",
    ] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
}

#[test]
fn fail_on_hit_is_exit_code_3() {
    let house = House::new();
    assert_eq!(
        house.run(&["screen", "--fail-on-hit", "Ким Чен Ын"]).code,
        3
    );
    assert_eq!(
        house
            .run(&["screen", "--fail-on-hit", "Kari Nordmann"])
            .code,
        0
    );
    assert_eq!(house.run(&["screen", "Ким Чен Ын"]).code, 0);
}

#[test]
fn the_limit_cuts_and_says_so() {
    let house = House::new();
    let answer = house
        .run(&[
            "screen",
            "Kim",
            "--threshold",
            "0",
            "--limit",
            "2",
            "--json",
        ])
        .json();
    assert_eq!(answer["hits"].as_array().unwrap().len(), 2);
    assert_eq!(answer["truncated"], true);
    assert!(answer["total_hits"].as_u64().unwrap() > 2);
    let said = house.run(&["screen", "Kim", "--threshold", "0", "--limit", "2"]);
    assert!(said.out.contains("the best 2 shown"), "{}", said.out);
}

#[test]
fn wrong_words_are_wrong_usage() {
    let house = House::new();
    house
        .run(&["screen", "x", "--schema", "dragon"])
        .refused(2, "unknown schema");
    house
        .run(&["screen", "x", "--country", "Atlantis"])
        .refused(2, "unknown country");
    house
        .run(&["screen", "x", "--list", "un-sk"])
        .refused(2, "unknown list `un-sk` (hint: did you mean un-sc?");
    house
        .run(&["screen", "x", "--birth-date", "soon"])
        .refused(2, "not a date");
    house
        .run(&["screen", "x", "--threshold", "70%"])
        .refused(2, "0 to 1");
    house
        .run(&["screen", "x", "--birthdate", "1955"])
        .refused(2, "--birth-date");
    house.run(&["screen"]).refused(2, "NAME");
    house.run(&["screen", " "]).refused(2, "name is empty");
    house
        .run(&["screen", &"x".repeat(2000)])
        .refused(2, "2000 characters");
    house.run(&["scren", "x"]).refused(2, "screen");
}

#[test]
fn a_list_that_is_not_loaded_is_missing_not_unknown() {
    House::new()
        .run(&["screen", "x", "--list", "pk-nacta"])
        .refused(1, "not loaded");
}

#[test]
fn a_list_of_the_starter_parties_can_be_asked_for() {
    let answer = House::new()
        .run(&["screen", "Ким Чен Ын", "--list", "us-ofac-sdn", "--json"])
        .json();
    assert_eq!(answer["total_hits"], 1);
    let warning = answer["warnings"][0].as_str().unwrap();
    assert!(
        warning.starts_with("the list us-ofac-sdn is not loaded: only ")
            && warning.contains("`vokter lists update us-ofac-sdn`"),
        "{warning}"
    );
    let said = House::new().run(&["screen", "Kari Nordmann", "--list", "eu-fsf"]);
    assert!(
        said.out.contains("the list eu-fsf is not loaded"),
        "{said:?}"
    );
    let none = House::new()
        .run(&[
            "screen",
            "Ким Чен Ын",
            "--list",
            "un-1718-vessels",
            "--json",
        ])
        .json();
    assert_eq!(none["total_hits"], 0);
}

#[test]
fn an_id_alone_is_a_question_and_options_end() {
    let house = House::new();
    assert_eq!(house.run(&["screen", "--id", "IMO 1234567"]).code, 0);
    assert_eq!(
        house.run(&["screen", "--json", "--", "--odd name"]).json()["query"]["name"],
        "--odd name"
    );
}

#[test]
fn schemas_and_countries_are_read_in_any_case() {
    let said = House::new().run(&[
        "screen",
        "Sergei Sjojgu",
        "--schema",
        "PERSON",
        "--country",
        "Russia",
        "--json",
    ]);
    assert_eq!(said.json()["query"]["schema"], "Person");
    assert_eq!(said.json()["query"]["countries"][0], "ru");
}

#[test]
fn errors_are_json_for_a_machine() {
    let said = House::new().run(&["screen", "x", "--list", "pk-nacta", "--json"]);
    said.refused(1, "not loaded");
    let error: serde_json::Value = serde_json::from_str(&said.err).unwrap();
    assert!(error["error"]["what"].is_string());
    assert!(
        error["error"]["hint"]
            .as_str()
            .unwrap()
            .contains("lists import FILE")
    );
    let said = House::new().run(&["screen", "x", "--nope", "--json"]);
    assert!(
        serde_json::from_str::<serde_json::Value>(&said.err).is_ok(),
        "{said:?}"
    );
}

#[test]
fn letters_apart_are_put_together() {
    let house = House::new();
    let said = house.run(&["screen", "S e r g e i  S j o j g u", "--json"]);
    assert_eq!(said.json()["total_hits"], 1, "{said:?}");
}

/// A word alone finds nobody, and an answer that only said so would be filed as a clean one.
#[test]
fn a_word_alone_says_who_bears_it() {
    let house = House::new();
    let service = Service::of(&house);
    let check = |name: &str, schema: &str, told: bool| {
        let ask = json!({"name": name, "schema": schema});
        let answer = service.post("/v1/screen", &ask).json();
        let example = json!({"schema": schema, "properties": {"name": name}});
        let queries = json!({"queries": {"a": example}});
        let matched = service.post("/match/default", &queries).json();
        let matched = &matched["responses"]["a"];
        let out = house.run(&["screen", name, "--schema", schema]).out;
        // A customer lives somewhere, and in a batch nobody looks at a row without a hit.
        let party = json!({"name": name, "schema": schema, "countries": ["no"]});
        let batch = service.post("/v1/screen/batch", &json!({"parties": [party]}));
        let living = service.post("/v1/screen", &party).json();
        let file = format!("name,schema,country\n{name},{schema},NO\n");
        let rows = house.run(&["batch", &house.file("one.csv", file)]).out;
        assert_eq!(answer["total_hits"], 0, "{answer}");
        for warnings in [
            answer["warnings"].to_string(),
            matched["warnings"].to_string(),
            out,
            batch.text(),
            living["warnings"].to_string(),
            rows,
        ] {
            let says = warnings.contains("alone is too little") && warnings.contains("bear");
            assert_eq!(says, told, "{name} {schema}: {warnings}");
        }
    };
    for (name, schema, told) in [
        ("Lukashenko", "Person", true),
        ("Mr Lukashenko", "Person", true),
        ("Lukashenko", "Vessel", false),
        ("Qwzorblat", "Person", false),
        ("Kari Nordmann", "Person", false),
    ] {
        check(name, schema, told);
    }
}
