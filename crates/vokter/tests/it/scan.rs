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
fn a_signal_says_what_goes_whence_and_whither() {
    let house = House::new();
    let text = "Kari Nordmann var der. Nord-Korea har levert artillerigranater til Russland, hevder Ola Hansen.\n";
    let file = house.file("t.txt", text);
    let lines = house.run(&["scan", &file, "--json"]).json_lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let signal = &lines[0];
    assert_eq!(signal["kind"], "signal");
    assert_eq!(
        (&signal["from"], &signal["to"]),
        (&"kp".into(), &"ru".into())
    );
    assert_eq!(signal["goods"], "artillerigranater");
    assert_eq!(signal["certainty"], "alleged");
    assert_eq!(signal["said_by"], "Ola Hansen");
    let at = |name: &str| usize::try_from(signal[name].as_u64().unwrap()).unwrap();
    assert_eq!(
        &text[at("start")..at("end")],
        signal["sentence"].as_str().unwrap()
    );
    let measures = signal["measures"].as_array().unwrap();
    assert!(measures.contains(&"un-kp-arms-from".into()), "{measures:?}");
    // By the rules of a day before the embargo there is none.
    let before = house.run(&["scan", &file, "--date", "2006-01-01", "--json"]);
    assert_eq!((before.code, before.out.as_str()), (0, ""));
    let said = house.run(&["scan", &file, "--fail-on-hit"]);
    assert_eq!(said.code, 3);
    assert!(
        said.out.contains("from KP to RU, alleged by Ola Hansen"),
        "{}",
        said.out
    );
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
