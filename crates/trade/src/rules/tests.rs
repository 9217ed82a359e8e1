//! The program's own rules, and the mistakes that a file may hold.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

#[test]
fn the_own_rules_are_read() {
    let rules = Rules::built_in().unwrap_or_else(|error| panic!("{error}"));
    assert!(rules.regimes().len() > 25);
    assert_eq!(rules.measure("un-kp-arms-from").len(), 1);
    assert_eq!(rules.measure("un-kp-crude-cap").len(), 2, "one a period");
}

#[test]
fn every_file_comes_back_as_it_was_read() {
    let rules = Rules::built_in().unwrap();
    for regime in rules.regimes() {
        let text = write(regime);
        let again = read::read(&regime.id, &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(again.regime, *regime);
    }
}

const GOOD: &str = r#"[regime]
id = "own-xx"
title = "Own"
title_nb = "Egne"
jurisdiction = "un"
target = ["kp"]

[[measure]]
id = "own-arms"
title = "Arms"
title_nb = "Våpen"
source = "S/RES/1718 (2006) ¶8(b)"
citation = "confirmed"
from = "2006-10-14"
until = "2010-01-01"
direction = ["from"]
goods = ["arms"]
hs = ["9306"]
when = "from target and not said repair"
consequence = "prohibited"
explain = "No arms."
explain_nb = "Ingen våpen."
"#;

#[test]
fn a_mistake_is_refused_with_its_line() {
    let own = |text: &str| Rules::read([("own.toml", text)].into_iter());
    own(GOOD).unwrap();
    for (good, bad, line, reason) in [
        ("¶8(b)", "¶99", 12, "has no ¶99"),
        ("¶8(b)", "¶8(z)", 12, "has no ¶8(z)"),
        ("¶8(b)", "¶8(a)(iv)", 12, "has no ¶8(a)(iv)"),
        ("¶8(b)", "¶4(a)", 12, "mark the citation `unconfirmed`"),
        ("\"confirmed\"", "\"certain\"", 13, "citation"),
        ("\"9306\"", "\"9399\"", 18, "unknown HS code `9399`"),
        (
            "[\"arms\"]",
            "[\"armz\"]",
            17,
            "unknown class of goods `armz`",
        ),
        (
            "until = \"2010-01-01\"",
            "until = \"2005-01-01\"",
            15,
            "before it begins",
        ),
        (
            "from = \"2006-10-14\"",
            "from = \"2006-10-13\"",
            14,
            "before its resolution",
        ),
        (
            "\"from target and not said repair\"",
            "\"from target and\"",
            19,
            "a condition is missing",
        ),
        (
            "\"from target and not said repair\"",
            "\"said nothing-known\"",
            19,
            "unknown circumstance",
        ),
        (
            "consequence = \"prohibited\"",
            "consequence = \"forbidden\"",
            20,
            "forbidden",
        ),
        (
            "explain = \"No arms.\"",
            "explain = \"No arms.\"\ncolour = 1",
            22,
            "colour",
        ),
        (
            "target = [\"kp\"]",
            "target = [\"zz\"]",
            6,
            "unknown country or territory",
        ),
        (
            "direction = [\"from\"]",
            "direction = [\"sideways\"]",
            16,
            "sideways",
        ),
    ] {
        let text = GOOD.replace(good, bad);
        assert_ne!(text, GOOD, "{good}");
        let error = own(&text).unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert_eq!(error.file, "own.toml");
        assert!(error.to_string().contains(reason), "{error}");
    }
    let (_, measure) = GOOD.split_once("[[measure]]").unwrap();
    let twice = format!(
        "{GOOD}\n[[measure]]{}",
        measure.replace("until = \"2010-01-01\"\n", "")
    );
    let error = own(&twice).unwrap_err();
    assert!(error.reason.contains("overlapping periods"), "{error}");
    assert_eq!(error.line, 30, "{error}");
}
