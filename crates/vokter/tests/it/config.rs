//! `vokter config`: precedence, and mistakes in the file.

use serde_json::Value;

use crate::run::{House, text};

fn setting(house: &House, name: &str, arguments: &[&str]) -> (Value, String) {
    let mut all = vec!["config", "--json"];
    all.extend(arguments);
    let config = house.run(&all).json();
    let settings = config["settings"].as_array().unwrap();
    let found = settings
        .iter()
        .find(|setting| setting["name"] == name)
        .unwrap();
    (
        found["value"].clone(),
        found["origin"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn flag_before_environment_before_file_before_default() {
    let mut house = House::new();
    assert_eq!(
        setting(&house, "threshold", &[]),
        (0.7.into(), "default".into())
    );
    assert_eq!(
        setting(&house, "data_dir", &[]).0,
        text(&house.path("data/vokter")).as_str()
    );

    std::fs::create_dir_all(house.path("config/vokter")).unwrap();
    house.file(
        "config/vokter/config.toml",
        "threshold = 0.8\ndata_dir = \"/from/file\"\n",
    );
    assert_eq!(
        setting(&house, "threshold", &[]),
        (0.8.into(), "file".into())
    );
    assert_eq!(
        setting(&house, "data_dir", &[]),
        ("/from/file".into(), "file".into())
    );

    house.set("VOKTER_THRESHOLD", "0.9");
    house.set("VOKTER_DATA_DIR", "/from/environment");
    assert_eq!(
        setting(&house, "threshold", &[]),
        (0.9.into(), "environment".into())
    );
    assert_eq!(
        setting(&house, "data_dir", &[]),
        ("/from/environment".into(), "environment".into())
    );
    assert_eq!(
        setting(&house, "data_dir", &["--data-dir", "/from/flag"]),
        ("/from/flag".into(), "flag".into())
    );
    let answer = house
        .run(&["screen", "Kari Nordmann", "--threshold", "0.5", "--json"])
        .json();
    assert_eq!(answer["threshold"], 0.5);
}

#[test]
fn the_table_says_where_each_value_is_from() {
    let mut house = House::new();
    house.set("VOKTER_LIMIT", "7");
    let said = house.run(&["config"]);
    assert!(
        said.out.lines().any(|line| line.contains("limit")
            && line.contains('7')
            && line.contains("VOKTER_LIMIT")),
        "{}",
        said.out
    );
}

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let house = House::new();
    let file = house.file("c.toml", "# mine\ntreshold = 0.8\n");
    house
        .run(&["config", "--config", &file])
        .refused(1, "line 2: unknown key `treshold`");
    house
        .run(&["config", "--config", "none.toml"])
        .refused(1, "none.toml");
}

#[test]
fn a_wrong_value_is_refused_wherever_it_stands() {
    let mut house = House::new();
    let file = house.file("c.toml", "threshold = 7\n");
    house
        .run(&["config", "--config", &file])
        .refused(1, "line 1, threshold");
    house.set("VOKTER_LIMIT", "many");
    house.run(&["config"]).refused(2, "VOKTER_LIMIT");
}

#[test]
fn the_hash_follows_the_values_not_their_origin() {
    let mut house = House::new();
    let hash = |house: &House| house.run(&["config", "--json"]).json()["engine"]["config"].clone();
    let default = hash(&house);
    house.set("VOKTER_THRESHOLD", "0.7");
    assert_eq!(hash(&house), default);
    house.set("VOKTER_PRIOR_BITS", "-17");
    assert_ne!(hash(&house), default);
}

/// A machine has the units and the program, and no file of settings until somebody writes one.
#[test]
fn the_units_of_systemd_need_no_file_of_settings() {
    let units = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/systemd");
    let mut services = 0;
    for unit in std::fs::read_dir(units).unwrap() {
        let path = unit.unwrap().path();
        let unit = std::fs::read_to_string(&path).unwrap();
        let variables = unit.lines().filter_map(|line| {
            let (name, value) = line.strip_prefix("Environment=")?.split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        });
        let variables: Vec<(String, String)> = variables.collect();
        if variables.is_empty() {
            continue;
        }
        services += 1;
        let mut house = House::new();
        for (name, value) in &variables {
            house.set(name, value);
        }
        let said = house.run(&["config", "--json"]);
        assert_eq!(said.code, 0, "{}: {said:?}", path.display());
        let (file, origin) = setting(&house, "config", &[]);
        assert_eq!(
            (file.as_str(), origin.as_str()),
            (Some("/etc/vokter/config.toml"), "default"),
            "{}",
            path.display()
        );
    }
    assert_eq!(services, 2);
}
