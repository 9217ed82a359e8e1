//! The program's own rules, and the mistakes that a file may hold.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

#[test]
fn the_own_rules_are_read() {
    let rules = Rules::built_in().unwrap_or_else(|error| panic!("{error}"));
    assert!(rules.regimes().len() > 25);
    assert_eq!(rules.measure("un-kp-wmd-from").len(), 1);
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
fn a_regime_without_measures_is_refused() {
    let (head, _) = GOOD.split_once("\n[[measure]]").unwrap();
    let error = Rules::read([("own.toml", head)].into_iter()).unwrap_err();
    assert_eq!((error.line, error.field.as_str()), (1, "measure"));
    assert!(error.reason.contains("has no measure"), "{error}");
}

#[test]
fn a_mistake_is_refused_with_its_line() {
    let own = |text: &str| Rules::read([("own.toml", text)].into_iter());
    own(GOOD).unwrap();
    for (good, bad, line, reason) in [
        ("¶8(b)", "¶99", 12, "has no ¶99"),
        ("title = \"Own\"", "title = \"\"", 3, "a title is needed"),
        ("title = \"Arms\"", "title = \" \"", 10, "a title is needed"),
        (
            "explain = \"No arms.\"",
            "explain = \"\"",
            21,
            "explanation",
        ),
        (
            "goods = [\"arms\"]\nhs = [\"9306\"]\nwhen = \"from target and not said repair\"\n",
            "",
            8,
            "write `everything = true`",
        ),
        ("hs = [", "everything = true\nhs = [", 18, "and names what"),
        (
            "target = [\"kp\"]",
            "target = [\"kp\"]\nacts = [\"FOR-2014-08-15-1076\"]",
            7,
            "states no last paragraph",
        ),
        (
            "target = [\"kp\"]",
            "target = [\"kp\"]\ncommittee = [\"the 1718\"]",
            7,
            "names no Committee",
        ),
        ("¶8(b)", "¶8(z)", 12, "has no ¶8(z)"),
        ("¶8(b)", "¶8(a)(iv)", 12, "has no ¶8(a)(iv)"),
        ("¶8(b)", "¶4(a)", 12, "mark the citation `unconfirmed`"),
        ("\"confirmed\"", "\"certain\"", 13, "citation"),
        ("\"9306\"", "\"9399\"", 18, "unknown HS code `9399`"),
        (
            "hs = [\"9306\"]",
            "military_list = [\"ML23\"]",
            18,
            "no category of the Military List",
        ),
        ("hs = [\"9306\"]", "terms = [\" - \"]", 18, "is no word"),
        (
            "jurisdiction = \"un\"",
            "jurisdiction = \"eu\"",
            12,
            "is a resolution of the UN",
        ),
        (
            "S/RES/1718 (2006)",
            "S/RES/9999 (2006)",
            12,
            "resolution 9999 is not known",
        ),
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

#[test]
fn an_empty_file_is_called_so() {
    for text in ["", "\n  \n"] {
        let error = Rules::read([("own.toml", text)].into_iter()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "own.toml line 1, regime: the file is empty: it begins with `[regime]`"
        );
    }
}

#[test]
fn a_user_names_goods_by_code_category_and_word() {
    use crate::{Goods, Judge, Outcome, Shipment};
    for (goods, text, code, expected) in [
        ("hs = [\"8710.00\"]", "tanks", "8710.00", true),
        ("hs = [\"8710.00\"]", "wheat", "1001.99", false),
        ("military_list = [\"ML3\"]", "artillery shells", "", true),
        ("military_list = [\"ml3\"]", "Artilleriegranaten", "", true),
        ("military_list = [\"ML10\"]", "artillery shells", "", false),
        ("terms = [\"blue widget\"]", "20 Blue widget, new", "", true),
        ("terms = [\"blue widget\"]", "blue paint", "", false),
        ("terms = [\"widget\"]", "midget", "", false),
        ("terms = [\"精密轴承\"]", "进口精密轴承一批", "", true),
        ("terms = [\"трубы\"]", "стальные трубы", "", true),
    ] {
        let file = GOOD
            .replace("hs = [\"9306\"]", goods)
            .replace("goods = [\"arms\"]\n", "")
            .replace("until = \"2010-01-01\"\n", "");
        let rules = Rules::read([("own.toml", file.as_str())].into_iter()).unwrap();
        let again = write(&rules.regimes()[0]);
        let again = Rules::read([("own.toml", again.as_str())].into_iter()).unwrap();
        assert_eq!(rules.regimes()[0], again.regimes()[0], "{goods}");
        let shipment = Shipment {
            from: "KP".to_owned(),
            goods: vec![Goods {
                text: text.to_owned(),
                codes: Some(code.to_owned())
                    .filter(|code| !code.is_empty())
                    .into_iter()
                    .collect(),
            }],
            ..Shipment::on(jiff::civil::date(2024, 3, 1))
        };
        let outcome = Judge::new(&rules).answer(&shipment).outcome;
        assert_eq!(outcome > Outcome::Clear, expected, "{goods}: {text}");
    }
}
