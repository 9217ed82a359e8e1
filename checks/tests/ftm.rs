//! FollowTheMoney without loss, on a real delta file: every whole entity is written as it was read.

use std::fs;

use serde_json::Value;
use vokter_checks::shared;
use vokter_entities::{Kind, ftm};

#[test]
fn every_entity_of_the_delta_round_trips() {
    let path = shared("lists/opensanctions-entities.delta-sample.json.gz");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = vokter_lists::unpack(&bytes).unwrap();
    let (mut whole, mut persons, mut names, mut weak, mut born) = (0, 0, 0, 0, 0);
    for (at, line) in std::str::from_utf8(&text).unwrap().lines().enumerate() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["op"] == "DEL" {
            continue;
        }
        let json = &line["entity"];
        let entity = ftm::read(json).unwrap_or_else(|error| panic!("line {}: {error}", at + 1));
        assert_eq!(&ftm::write(&entity), json, "line {}", at + 1);
        whole += 1;
        persons += usize::from(matches!(entity.kind, Kind::Person(_)));
        let aliases = json["properties"]["alias"].as_array().map_or(0, Vec::len);
        names += aliases;
        weak += json["properties"]["weakAlias"]
            .as_array()
            .map_or(0, Vec::len);
        born += usize::from(!entity.birth_dates().is_empty());
        if !matches!(entity.kind, Kind::Other(_)) {
            let given: usize = ["name", "alias", "weakAlias", "previousName"]
                .iter()
                .filter_map(|property| json["properties"][property].as_array())
                .map(Vec::len)
                .sum();
            assert_eq!(entity.names.len(), given, "line {}: names lost", at + 1);
        }
    }
    // The figures of the README beside the file.
    assert_eq!(
        (whole, persons, names, weak, born),
        (1_129, 451, 7_664, 4_317, 383)
    );
}
