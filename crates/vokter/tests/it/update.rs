//! `vokter lists update` and `lists prune`, against a publisher on loopback.

use crate::publisher::{Answer, File, Publisher, un};
use crate::run::{House, Said};

const REGIMES: &[&str] = &["Iran", "DPRK"];

/// A house whose only source is the UN's list on a publisher of its own.
fn house() -> (House, Publisher) {
    let mut house = House::new();
    let publisher = Publisher::open();
    let address = publisher.address("/un.xml");
    let sources = house.file(
        "my-sources.toml",
        format!("built_in = false\n[[source]]\nlist = \"un-sc\"\nfiles = [\"{address}\"]\n"),
    );
    house.set("VOKTER_SOURCES", &sources);
    (house, publisher)
}

fn gives(publisher: &Publisher, day: &str, parties: usize) {
    publisher.gives("/un.xml", &[File::new(un(day, parties, REGIMES)).answer()]);
}

fn update(house: &House) -> Said {
    house.run(&["lists", "update", "--json"])
}

#[test]
fn each_state_is_told() {
    let (house, publisher) = house();
    gives(&publisher, "2026-08-01", 100);
    let said = update(&house);
    assert_eq!(said.code, 0, "{said:?}");
    let first = &said.json()[0];
    assert_eq!(first["list"], "un-sc");
    assert_eq!(first["state"], "updated");
    assert_eq!(first["records"], 100);
    assert!(first["previous"].is_null() && first["error"].is_null());
    let version = first["version"].as_str().unwrap().to_owned();

    let said = update(&house);
    assert_eq!(
        (said.code, &said.json()[0]["state"]),
        (0, &"unchanged".into())
    );
    gives(&publisher, "2026-07-01", 100);
    let said = update(&house);
    assert_eq!((said.code, &said.json()[0]["state"]), (0, &"older".into()));
    assert_eq!(said.json()[0]["previous"], version.as_str());

    let html = File::new("<!DOCTYPE html><p>Back soon").answer();
    publisher.gives("/un.xml", &[html]);
    let said = update(&house);
    said.refused(1, "1 of 1 lists not updated: un-sc");
    assert_eq!(said.json()[0]["state"], "refused");
    assert!(
        said.json()[0]["error"]
            .as_str()
            .unwrap()
            .contains("HTML page")
    );

    publisher.gives("/un.xml", &[Answer::Status(404, vec![], vec![])]);
    let said = update(&house);
    assert_eq!((said.code, &said.json()[0]["state"]), (1, &"failed".into()));

    let lists = house.run(&["lists", "--json"]).json();
    assert_eq!(lists[0]["version"], version.as_str());
    assert!(lists[0]["checked"].as_str().unwrap().ends_with('Z'));
    let text = house.run(&["lists"]).out;
    for word in [
        "SHA-256 ",
        "fetched ",
        "publisher last asked",
        "Organization 100",
    ] {
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn what_shrank_is_shown_and_accepted_without_the_network() {
    let (house, publisher) = house();
    gives(&publisher, "2026-08-01", 100);
    update(&house);
    gives(&publisher, "2026-08-02", 50);
    let said = house.run(&["lists", "update"]);
    said.refused(1, "not updated: un-sc");
    assert!(said.out.contains("shrunk by 50 records"), "{}", said.out);
    let lists = house.run(&["lists", "--json"]).json();
    assert_eq!(lists[0]["records"], 100);
    let states = &lists[0]["versions"];
    assert_eq!(states[0]["state"], "in-force");
    assert_eq!(states[1]["state"], "refused");
    assert!(house.run(&["lists"]).out.contains("refused"));

    drop(publisher);
    let (_, digits) = said.out.split_once("--accept-shrink ").unwrap();
    let digits = digits.split_whitespace().next().unwrap();
    house
        .run(&["lists", "update", "--accept-shrink", "deadbeef"])
        .refused(1, "no version kept aside");
    house
        .run(&["lists", "update", "--accept-shrink", "xyz"])
        .refused(2, "at least 8");
    let said = house.run(&["lists", "update", "--accept-shrink", digits, "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.json()[0]["state"], "updated");
    assert_eq!(house.run(&["lists", "--json"]).json()[0]["records"], 50);
}

#[test]
fn one_list_that_fails_stops_no_other() {
    let (mut house, publisher) = house();
    let un_address = publisher.address("/un.xml");
    let eu = publisher.address("/eu.xml?token={token}");
    let gone = publisher.address("/gone.xml");
    let sources = house.file(
        "three.toml",
        format!(
            "built_in = false\n[[source]]\nlist = \"un-sc\"\nfiles = [\"{un_address}\"]\n\
             [[source]]\nlist = \"ca-sema\"\nfiles = [\"{gone}\"]\n\
             [[source]]\nlist = \"eu-fsf\"\nfiles = [\"{eu}\"]\ntoken = \"VOKTER_EU_TOKEN\"\n"
        ),
    );
    gives(&publisher, "2026-08-01", 100);
    let said = house.run(&["lists", "update", "--sources", &sources, "--json"]);
    said.refused(1, "1 of 3 lists not updated: ca-sema");
    let all = said.json();
    let states: Vec<&str> = (0..3).map(|n| all[n]["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["failed", "skipped", "updated"]);
    // Asked for by name, a missing token is a failure.
    let said = house.run(&["lists", "update", "--sources", &sources, "eu-fsf", "--json"]);
    said.refused(1, "eu-fsf");
    let error = said.json()[0]["error"].as_str().unwrap().to_owned();
    assert!(error.contains("VOKTER_EU_TOKEN"), "{error}");
    house.set("VOKTER_EU_TOKEN", "s3cret");
    let said = house.run(&["lists", "update", "--sources", &sources, "eu-fsf"]);
    assert_eq!(said.code, 1);
    assert!(!format!("{said:?}").contains("s3cret"), "{said:?}");
    let text = house.run(&["lists", "update", "--sources", &sources]).out;
    assert!(text.contains("1 unchanged, 2 failed"), "{text}");
}

#[test]
fn wrong_calls() {
    let (house, _publisher) = house();
    house
        .run(&["lists", "update", "un-scc"])
        .refused(2, "unknown list `un-scc`");
    house
        .run(&["lists", "update", "uk-ofsi"])
        .refused(2, "no source for the list uk-ofsi");
    house
        .run(&["lists", "update", "--sources", "nowhere.toml"])
        .refused(1, "nowhere.toml");
    let bad = house.file(
        "bad.toml",
        "[[source]]\nlist = \"un-sc\"\nfiles = [\"http://example.org/\"]\n",
    );
    house
        .run(&["lists", "update", "--sources", &bad])
        .refused(1, "bad.toml, line 3");
    house.run(&["lists", "prune"]).refused(2, "--keep");
    house
        .run(&["lists", "prune", "--keep", "0"])
        .refused(2, "--keep");
    house
        .run(&["lists", "prune", "un-sc", "--keep", "1"])
        .refused(1, "no list un-sc");
}

#[test]
fn as_many_versions_stay_as_wanted() {
    let (mut house, publisher) = house();
    for day in 1..=4 {
        gives(&publisher, &format!("2026-08-0{day}"), 100);
        update(&house);
    }
    let versions = |house: &House| {
        let lists = house.run(&["lists", "--json"]).json();
        lists[0]["versions"].as_array().unwrap().len()
    };
    assert_eq!(versions(&house), 4);
    let said = house.run(&["lists", "prune", "--keep", "3", "--json"]);
    assert_eq!(said.json()[0]["kept"], 3);
    assert_eq!(said.json()[0]["dropped"].as_array().unwrap().len(), 1);
    assert_eq!(versions(&house), 3);
    house.set("VOKTER_KEEP_VERSIONS", "2");
    gives(&publisher, "2026-08-05", 100);
    let said = update(&house);
    assert_eq!(said.json()[0]["dropped"].as_array().unwrap().len(), 2);
    assert_eq!(versions(&house), 2);
    assert_eq!(house.run(&["lists", "prune", "un-sc"]).code, 0);
    house.set("VOKTER_KEEP_VERSIONS", "none");
    house.run(&["lists"]).refused(2, "VOKTER_KEEP_VERSIONS");
}

#[test]
fn sources_beside_the_configuration_are_found() {
    let house = House::new();
    let publisher = Publisher::open();
    gives(&publisher, "2026-08-01", 10);
    std::fs::create_dir_all(house.path("config/vokter")).unwrap();
    let address = publisher.address("/un.xml");
    house.file(
        "config/vokter/sources.toml",
        format!("[[source]]\nlist = \"un-sc\"\nfiles = [\"{address}\"]\n"),
    );
    let said = house.run(&["lists", "update", "un-sc"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.out.contains("un-sc: updated: 2026-08-01-"),
        "{}",
        said.out
    );
}
