//! What lines of goods are understood as.

use super::*;

#[track_caller]
fn check(text: &str, codes: &[&str], expected: &[(&str, Certainty)]) {
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    let line = Line::read(text, &codes);
    for (class, level) in expected {
        let all: Vec<_> = line
            .classes
            .iter()
            .map(|(class, level)| (class.id(), level))
            .collect();
        assert_eq!(
            line.classes.named(class),
            *level,
            "{text} {codes:?}: {class} of {all:?}"
        );
    }
}

#[test]
fn arms_from_words_and_codes() {
    check(
        "artillerigranater",
        &[],
        &[
            ("arms", Certainty::Certain),
            ("arms-major", Certainty::Certain),
        ],
    );
    check("", &["9306.90"], &[("arms", Certainty::Certain)]);
    check(
        "assault rifles",
        &["9301.90"],
        &[("arms", Certainty::Certain), ("arms-major", Certainty::No)],
    );
    check(
        "cartridges for rivet guns",
        &["9306.30"],
        &[("arms", Certainty::Possible)],
    );
    check(
        "signal flares for ships",
        &["3604.90"],
        &[("arms", Certainty::Possible)],
    );
    check("tank", &[], &[("arms", Certainty::Possible)]);
    check("T-72 tank", &[], &[("arms", Certainty::Certain)]);
}

#[test]
fn words_that_mislead() {
    for (text, codes) in [
        ("mussel shells for buttons", &["0508.00"][..]),
        ("shells", &["0508.00"]),
        ("granatepler", &["0810.90"]),
        ("grenades fraîches", &["0810.90"]),
        ("grenades", &["0810.90"]),
        ("grenades fraîches", &[]),
        ("granatepler", &[]),
        ("water storage tank, steel", &["7309.00"]),
        ("water tank", &[]),
        ("tank", &["7309.00"]),
        ("water tank, plastic", &["3925.10"]),
        ("vanntank av plast", &[]),
        ("Wassertank aus Kunststoff", &[]),
        ("réservoir d'eau en plastique", &[]),
        ("пластиковый бак для воды", &[]),
        ("塑料水箱", &[]),
        ("vann-tank", &[]),
        ("aquarium tank", &[]),
        ("toy rifles, plastic", &["9503.00"]),
        ("toy tank", &[]),
        ("toner cartridges", &[]),
        ("rocket salad", &[]),
        ("cement mortar", &[]),
        ("bath bombs", &[]),
        ("a film about howitzers", &[]),
        ("Shell Helix lubricants", &[]),
        ("shell-and-tube heat exchanger", &[]),
        ("гранатовый сок", &[]),
        ("석류", &[]),
    ] {
        check(
            text,
            codes,
            &[("arms", Certainty::No), ("arms-major", Certainty::No)],
        );
    }
}

#[test]
fn vague_and_contradicted_lines() {
    assert!(!Line::read("machine parts", &[]).is_known());
    assert!(!Line::read("general cargo, 220 containers", &[]).is_known());
    assert!(!Line::read("", &[]).is_known());
    assert!(!Line::read("xyzzy", &[]).is_known());
    assert!(Line::read("machine parts", &["8479.90".to_owned()]).is_known());
    assert!(Line::read("152 mm artillery shells, 300 containers", &[]).is_known());
    check(
        "artillery shells",
        &["1006.30"],
        &[("code-contradicted", Certainty::Certain)],
    );
    check(
        "rice",
        &["9306.90"],
        &[("code-contradicted", Certainty::Certain)],
    );
    check(
        "rice",
        &["1006.30"],
        &[("code-contradicted", Certainty::No)],
    );
    check("rice", &["9999"], &[("code-unknown", Certainty::Certain)]);
}

#[test]
fn words_and_code_that_contradict_each_other_are_possible_only() {
    let contradicted = ("code-contradicted", Certainty::Certain);
    check(
        "rice",
        &["9306.90"],
        &[contradicted, ("arms", Certainty::Possible)],
    );
    check(
        "rice",
        &["8413.70"],
        &[contradicted, ("machinery", Certainty::Possible)],
    );
    for (text, code) in [
        ("wheelchairs", "8713.10"),
        ("vitamins", "2936.27"),
        ("rice cookers", "8516.60"),
        ("apple slicers", "8210.00"),
        ("hospital beds", "9402.90"),
        ("school notebooks", "4820.20"),
        ("soap", "34"),
        ("water filters", "8421.21"),
    ] {
        check(text, &[code], &[("code-contradicted", Certainty::No)]);
    }
    check(
        "ginseng tea",
        &["0902.10"],
        &[
            ("farm-produce", Certainty::Possible),
            ("food", Certainty::Certain),
        ],
    );
    check(
        "apple slicers",
        &["8210.00"],
        &[("metals", Certainty::Certain)],
    );
}

#[test]
fn hygiene_is_no_oil() {
    check("soap", &["34"], &[("refined-oil", Certainty::No)]);
    check("", &["3401.11"], &[("refined-oil", Certainty::No)]);
    let line = Line::read("soap", &["34".to_owned()]);
    assert_eq!(line.begins("3403"), Certainty::No);
}

#[test]
fn codes_that_end_before_the_rule() {
    let line = |text: &str, code: &str| Line::read(text, &[code.to_owned()]);
    assert_eq!(line("", "2709.00").begins("27090010"), Certainty::Possible);
    assert_eq!(
        line("crude by pipeline", "2709.00").begins("27090010"),
        Certainty::No
    );
    assert_eq!(
        line("gas condensate", "2709.00").begins("27090010"),
        Certainty::Likely
    );
    assert_eq!(line("", "8457.10").begins("84"), Certainty::Certain);
}

#[test]
fn what_is_for_a_weapons_programme_is_of_it() {
    for (text, class, expected) in [
        (
            "aluminium tubes for gas centrifuges",
            "wmd",
            Certainty::Possible,
        ),
        (
            "aluminiumsrør til gassentrifuger",
            "wmd",
            Certainty::Possible,
        ),
        (
            "rubber seals for gas centrifuges",
            "wmd",
            Certainty::Certain,
        ),
        ("pipes for water pumps", "wmd", Certainty::No),
        ("rubber seals for water pumps", "machinery", Certainty::No),
    ] {
        check(text, &[], &[(class, expected)]);
    }
}

#[test]
fn a_brand_a_colour_and_the_first_noun_of_a_phrase_are_no_goods() {
    for (text, class, expected) in [
        ("Cannon brand bath towels", "arms", Certainty::No),
        ("toallas de baño marca Cannon", "arms", Certainty::No),
        (
            "Badetücher Marke Kalaschnikow AK-47",
            "arms",
            Certainty::Certain,
        ),
        ("torpedo grass herbicide", "arms", Certainty::Possible),
        ("cannon bone saws", "arms", Certainty::Likely),
        ("steel blue fabric", "metals", Certainty::No),
        ("tissu bleu acier", "metals", Certainty::No),
        ("steel, blue fabric", "metals", Certainty::Certain),
        ("blue steel pipes", "metals", Certainty::Certain),
        ("steel wool", "metals", Certainty::Certain),
        ("tractor seat cushions", "vehicles", Certainty::No),
        ("bus tickets", "vehicles", Certainty::No),
        ("toothpaste tube filler", "machinery", Certainty::Certain),
        ("مجففات حبوب", "machinery", Certainty::Certain),
        ("معلبات فاصوليا", "machinery", Certainty::No),
        ("scallops in half shell", "arms", Certainty::No),
        ("shells and scallops", "arms", Certainty::Possible),
        ("water filters", "machinery", Certainty::Possible),
        ("Wasserfilter", "machinery", Certainty::Possible),
    ] {
        check(text, &[], &[(class, expected)]);
    }
}
