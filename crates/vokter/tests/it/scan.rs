//! `vokter scan`: where a mention stands.

use crate::run::{House, check_sum};

const TEXT: &str = "I går møtte statsråden journalister.\nSå reiste Sergei Sjojgu hjem. Kari Nordmann ble igjen.\n";

#[test]
fn a_mention_stands_where_it_says() {
    let house = House::new();
    let file = house.file("t.txt", TEXT);
    let said = house.run(&["scan", &file, "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let lines = said.json_lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let mention = &lines[0];
    let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
    assert_eq!(&TEXT[at("start")..at("end")], "Sergei Sjojgu");
    assert_eq!(mention["text"], "Sergei Sjojgu");
    assert_eq!(mention["kind"], "mention");
    assert_eq!(mention["line"], 2);
    assert_eq!(mention["resolved_by"], "full");
    assert!(mention["sentence"].as_str().unwrap().contains("hjem"));
    check_sum(mention);
    assert!(said.err.contains("starter list"));
}

#[test]
fn no_mention_prints_nothing() {
    let house = House::new();
    let file = house.file("t.txt", "Kari Nordmann ble igjen.\n");
    let said = house.run(&["scan", &file]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(house.run(&["scan", &file, "--fail-on-hit"]).code, 0);
}

#[test]
fn people_see_line_party_and_sentence() {
    let house = House::new();
    let file = house.file("t.txt", TEXT);
    let said = house.run(&["scan", &file, "--fail-on-hit"]);
    assert_eq!(said.code, 3);
    assert!(said.out.starts_with("line 2, bytes"), "{}", said.out);
}
