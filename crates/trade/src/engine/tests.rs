//! The engine on single cases.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::rules::Rules;

fn shipment(date: &str, from: &str, to: &str, text: &str, hs: &str) -> Shipment {
    Shipment {
        from: from.to_owned(),
        to: to.to_owned(),
        goods: vec![Goods {
            text: text.to_owned(),
            codes: hs
                .split('|')
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
        }],
        ..Shipment::on(date.parse().unwrap())
    }
}

#[test]
fn the_same_goods_from_north_and_from_south() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let north = judge.answer(&shipment("2023-09-16", "KP", "RU", "artillerigranater", ""));
    assert_eq!(north.outcome, Outcome::Prohibited);
    let arms = north
        .findings
        .iter()
        .find(|f| f.measure == "un-kp-arms-from")
        .unwrap();
    assert_eq!(arms.certainty, Certainty::Certain);
    assert_eq!(arms.source, "S/RES/1874 (2009) ¶9");
    let south = judge.answer(&shipment("2023-09-16", "KR", "RU", "artillerigranater", ""));
    assert!(
        south
            .findings
            .iter()
            .all(|finding| !finding.regime.starts_with("un-"))
    );
}

#[test]
fn a_clear_answer_says_what_the_rules_hold_of_larger_acts() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    for (from, to, expected) in [("DE", "RU", true), ("RU", "DE", true), ("DE", "FR", false)] {
        let answer = judge.answer(&shipment("2024-05-01", from, to, "books", ""));
        assert_eq!(answer.outcome, Outcome::Clear);
        let says = answer.sentence.contains("the acts forbid more");
        assert_eq!(says, expected, "{from} {to}: {}", answer.sentence);
    }
}

#[test]
fn a_clear_answer_tells_the_words_that_it_did_not_read() {
    let rules = Rules::built_in().unwrap();
    for (text, told, unread) in [
        ("rice and zorbex", Some("`zorbex`"), &["zorbex"][..]),
        (
            "rice, zorbex, qwindel",
            Some("`zorbex`, `qwindel`"),
            &["zorbex", "qwindel"],
        ),
        ("rice, 20 bags", None, &[]),
        ("", None, &[]),
    ] {
        let given = shipment("2024-05-01", "DE", "FR", text, "");
        let english = Judge::new(&rules).answer(&given);
        assert_eq!(english.outcome, Outcome::Clear, "{text}");
        assert_eq!(english.understood.goods[0].unread, unread, "{text}");
        let sentence = &english.sentence;
        match told {
            Some(told) => assert!(
                sentence.contains(&format!("Not read: {told}.")),
                "{sentence}"
            ),
            None => assert!(!sentence.contains("Not read"), "{sentence}"),
        }
        let norwegian = Judge::new(&rules)
            .speaking(Language::Norwegian)
            .answer(&given);
        let says = norwegian.sentence.contains("Ikke lest: «zorbex»");
        assert_eq!(says, told.is_some(), "{}", norwegian.sentence);
    }
    let nine = "rice, aqwa, bqwa, cqwa, dqwa, eqwa, fqwa, gqwa, hqwa, iqwa, jqwa";
    let answer = Judge::new(&rules).answer(&shipment("2024-05-01", "DE", "FR", nine, ""));
    assert!(
        answer.sentence.contains("and 2 more."),
        "{}",
        answer.sentence
    );
    // An answer that is not clear tells them with what was understood.
    let arms = shipment("2024-05-01", "DE", "KP", "rifles and zorbex", "");
    let answer = Judge::new(&rules).answer(&arms);
    assert_eq!(answer.understood.goods[0].unread, ["zorbex"]);
    assert!(!answer.sentence.contains("Not read"));
}

#[test]
fn aid_is_not_answered_like_arms() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let rice = judge.answer(&shipment("2024-05-01", "CN", "KP", "rice", ""));
    assert_eq!(rice.outcome, Outcome::Clear);
    assert!(rice.sentence.contains("No measure was found"));
    let mut pumps = shipment("2024-05-01", "CN", "KP", "water pumps", "8413.70");
    pumps.notes.push(("agency".to_owned(), "UNICEF".to_owned()));
    let without = judge.answer(&pumps);
    assert_eq!(without.outcome, Outcome::Review);
    assert!(
        without.findings[0]
            .needed
            .iter()
            .any(|text| text.contains("2397 ¶25"))
    );
    let letter = "1718 Committee letter, valid 2024-01-01 to 2024-12-31: water pumps";
    pumps
        .notes
        .push(("exemption".to_owned(), letter.to_owned()));
    assert_eq!(judge.answer(&pumps).outcome, Outcome::Exempt);
    pumps.date = "2025-01-01".parse().unwrap();
    assert_eq!(judge.answer(&pumps).outcome, Outcome::Review);
}

#[test]
fn a_note_whose_value_says_nothing_is_told_and_counts_as_not_given() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    for (key, value, is_told) in [
        ("condition", "banana", true),
        ("condition", "used", false),
        ("currency", "banana", true),
        ("currency", "euro", false),
        ("cap_used", "abc", true),
        ("cap_used", "-5", true),
        ("cap_used", "98 %", false),
        ("cap_used", "within", false),
        ("purpose", "banana", true),
        ("purpose", "military", false),
        ("notified", "maybe", true),
        ("notified", "Committee notified 2024-05-01", false),
        ("emergency", "perhaps", true),
        ("emergency", "no", false),
        ("emergency", "banana", true),
        ("emergency", "yes", false),
        ("emergency", "crew sick, medical evacuation", false),
    ] {
        let mut given = shipment("2024-05-01", "CN", "KP", "crude oil", "2709");
        given.notes.push((key.to_owned(), value.to_owned()));
        let notes = judge.answer(&given).notes;
        let told = notes
            .iter()
            .any(|note| note.contains(&format!("{key} = `{value}` was not understood")));
        assert_eq!(told, is_told, "{key}={value}: {notes:?}");
    }
    let mut given = shipment("2024-05-01", "CN", "KP", "crude oil", "2709");
    for amount in ["500 bbl", "900 bbl"] {
        given.notes.push(("quantity".to_owned(), amount.to_owned()));
    }
    let notes = judge.answer(&given).notes;
    let told = notes
        .iter()
        .any(|note| note.contains("quantity = `900 bbl`"));
    assert!(told, "two amounts that differ: {notes:?}");
    let notes = judge.answer(&shipment("2024-05-01", "DE", "NO", "books", "abc"));
    assert!(notes.notes[0].contains("`abc`"), "{:?}", notes.notes);
}

#[test]
fn an_empty_code_or_description_is_none() {
    let of = |all: &[&str]| -> Vec<String> { all.iter().map(|one| (*one).to_owned()).collect() };
    for (texts, codes, expected) in [
        (vec!["chairs"], vec![""], "chairs []"),
        (vec![], vec!["", " "], ""),
        (
            vec!["chairs", "rice"],
            vec!["", "1006"],
            "chairs [], rice [1006]",
        ),
        (vec![""], vec!["9401"], " [9401]"),
    ] {
        let lines = super::Shipment::lines(&of(&texts), &of(&codes));
        let lines: Vec<String> = lines
            .iter()
            .map(|line| format!("{} [{}]", line.text, line.codes.join(" ")))
            .collect();
        assert_eq!(lines.join(", "), expected, "{texts:?} {codes:?}");
    }
    // A single digit is no chapter.
    assert!(crate::hs::Code::read("9").fault.is_some());
    assert!(crate::hs::Code::read("90").fault.is_none());
}

/// An exemption is told of where it can lift the measure: none of another act, and spare parts of airliners for no pumps.
#[test]
fn only_what_can_lift_a_measure_is_offered() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    for (text, hs, expected) in [
        ("water pumps", "8413.70", false),
        ("copper pipes", "", false),
        ("tractors", "", false),
        ("spare parts for a passenger aircraft Il-62M", "", true),
        ("aircraft parts", "8807.30", true),
    ] {
        let answer = judge.answer(&shipment("2024-06-01", "CN", "KP", text, hs));
        let told = format!("{:?}", answer.findings).contains("x-aircraft-parts");
        assert_eq!(told, expected, "{text}");
    }
    for (to, list, regime, measure, own, never) in [
        (
            "RU",
            "eu-fsf",
            "UKR",
            "eu-ru-freeze",
            "269/2014 Art. 4",
            "833/2014",
        ),
        (
            "KP",
            "eu-fsf",
            "PRK",
            "eu-kp-freeze",
            "2017/1509 Art. 35",
            "16p",
        ),
    ] {
        let mut given = shipment("2024-06-01", "DE", to, "rice", "");
        given.parties = vec![Party {
            name: "Listed".to_owned(),
            listed: vec![Listed {
                name: "LISTED".to_owned(),
                certainty: Certainty::Certain,
                list: list.to_owned(),
                effect: "freeze".parse().unwrap(),
                regime: regime.to_owned(),
                since: None,
            }],
            ..Party::default()
        }];
        let answer = judge.answer(&given);
        let finding = answer.findings.iter().find(|one| one.measure == measure);
        let told = finding.unwrap().exemptions.join(" ");
        assert!(told.contains(own) && !told.contains(never), "{told}");
    }
}
