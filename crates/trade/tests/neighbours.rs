//! Neighbours of every measure, made from the rules' own data, and properties of all answers.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use vokter_trade::{
    Answer, Direction, Goods, Judge, Jurisdiction, Measure, Outcome, Regime, Rules, Shipment,
};

fn shipment(date: jiff::civil::Date, from: &str, to: &str, text: &str, code: &str) -> Shipment {
    Shipment {
        from: from.to_owned(),
        to: to.to_owned(),
        goods: vec![Goods {
            text: text.to_owned(),
            codes: if code.is_empty() {
                Vec::new()
            } else {
                vec![code.to_owned()]
            },
        }],
        jurisdictions: Jurisdiction::ALL.iter().map(|(whose, _)| *whose).collect(),
        ..Shipment::on(date)
    }
}

fn found(answer: &Answer, id: &str) -> bool {
    answer.findings.iter().any(|finding| finding.measure == id)
}

/// Measures that codes alone decide: with their target, way and a code.
fn by_code(rules: &Rules) -> Vec<(&Regime, &Measure, &str, Direction, &str)> {
    let mut all = Vec::new();
    for regime in rules.regimes() {
        for measure in &regime.measures {
            let plain =
                measure.when.is_none() && measure.doubt.is_none() && measure.activities.is_empty();
            for way in &measure.direction {
                for code in &measure.hs {
                    let known = plain && code.len() <= 6;
                    if let (true, Direction::From | Direction::To, Some(target)) =
                        (known, way, regime.target.first())
                    {
                        all.push((regime, measure, target.as_str(), *way, code.as_str()));
                    }
                }
            }
        }
    }
    all
}

/// Ends of the route when the target stands on the measure's side, and with both swapped.
fn route(target: &str, way: Direction) -> ((String, String), (String, String)) {
    let other = "br".to_owned();
    let right = if way == Direction::From {
        (target.to_owned(), other)
    } else {
        (other, target.to_owned())
    };
    let swapped = (right.1.clone(), right.0.clone());
    (right, swapped)
}

#[test]
fn each_period_begins_and_ends_on_its_day_and_has_its_direction() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let mut made = 0;
    for (regime, measure, target, way, code) in by_code(&rules) {
        let ((from, to), (to_swapped, from_swapped)) = route(target, way);
        let on = |day| judge.answer(&shipment(day, &from, &to, "", code));
        let expect = |day: jiff::civil::Date| {
            // Another period of the measure may join this one.
            rules
                .measure(&measure.id)
                .iter()
                .any(|(_, period)| period.in_force(day))
        };
        let mut days = vec![measure.from.yesterday().unwrap(), measure.from];
        days.extend(
            measure
                .until
                .into_iter()
                .flat_map(|last| [last, last.tomorrow().unwrap()]),
        );
        for day in days {
            made += 1;
            let answer = on(day);
            assert_eq!(
                found(&answer, &measure.id),
                expect(day),
                "{} {code} {from} to {to} on {day}",
                measure.id
            );
        }
        let both = measure.direction.contains(&Direction::From)
            && measure.direction.contains(&Direction::To);
        if !both {
            made += 1;
            let answer = judge.answer(&shipment(
                measure.from,
                &to_swapped,
                &from_swapped,
                "",
                code,
            ));
            let there = found(&answer, &measure.id);
            assert_eq!(there, from == to_swapped, "{} {code} swapped", measure.id);
        }
        if regime.target.iter().any(|target| target == "kp") {
            made += 1;
            let south = |place: &str| {
                if place == "kp" {
                    "kr".to_owned()
                } else {
                    place.to_owned()
                }
            };
            let answer = judge.answer(&shipment(
                measure.from,
                &south(&from),
                &south(&to),
                "",
                code,
            ));
            assert!(
                !found(&answer, &measure.id),
                "{} {code} from the South",
                measure.id
            );
        }
    }
    assert!(made >= 1000, "{made} neighbours");
}

#[test]
fn a_sibling_heading_is_under_the_ban_of_its_chapter_alone() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let day = "2024-05-01".parse().unwrap();
    for chapter in 1..=96 {
        if chapter == 77 {
            continue;
        }
        let code = format!("{chapter:02}");
        let answer = judge.answer(&shipment(day, "kp", "cn", "", &code));
        for (_, measure, _, way, prefix) in by_code(&rules) {
            if way == Direction::From
                && measure.in_force(day)
                && prefix.len() == 2
                && measure.direction == [Direction::From]
                && measure.id.starts_with("un-kp-")
            {
                let named = measure.hs.iter().any(|named| named.starts_with(&code));
                let by_class = !measure.goods.is_empty() || !measure.suspect.is_empty();
                assert!(
                    !named || found(&answer, &measure.id),
                    "{} for chapter {code}",
                    measure.id
                );
                assert!(
                    named || by_class || !found(&answer, &measure.id),
                    "{} for chapter {code}",
                    measure.id
                );
            }
        }
    }
}

const SAME_GOODS: &[&[&str]] = &[
    &[
        "artillery shells",
        "artillerigranater",
        "артиллерийские снаряды",
        "포탄",
        "炮弹",
        "قذائف مدفعية",
        "Artilleriegranaten",
        "obus d'artillerie",
        "proyectiles de artillería",
    ],
    &[
        "assault rifles",
        "automatgevær",
        "автоматы Калашникова",
        "자동소총",
        "突击步枪",
        "بنادق هجومية",
        "Sturmgewehre",
        "fusils d'assaut",
        "fusiles de asalto",
    ],
    &[
        "coal",
        "kull",
        "уголь",
        "석탄",
        "煤炭",
        "فحم",
        "Kohle",
        "charbon",
        "carbón",
    ],
    &[
        "squid",
        "blekksprut",
        "кальмары",
        "오징어",
        "鱿鱼",
        "حبار",
        "Tintenfisch",
        "calmar",
        "calamares",
    ],
    &[
        "rice",
        "ris",
        "рис",
        "백미 쌀",
        "大米",
        "أرز",
        "Reis",
        "riz",
        "arroz",
    ],
    &[
        "trucks",
        "lastebiler",
        "грузовики",
        "트럭",
        "卡车",
        "شاحنات",
        "Lastwagen",
        "camions",
        "camiones",
    ],
    &[
        "crude oil",
        "råolje",
        "сырая нефть",
        "원유",
        "原油",
        "النفط الخام",
        "Rohöl",
        "pétrole brut",
        "petróleo crudo",
    ],
    &[
        "jet fuel",
        "flydrivstoff",
        "авиационное топливо",
        "항공유",
        "航空燃油",
        "وقود الطائرات",
        "Flugbenzin",
        "carburant aviation",
        "combustible de aviación",
    ],
];

#[test]
fn the_same_goods_in_another_language_have_the_same_answer() {
    let rules = Rules::built_in().unwrap();
    let judge = Judge::new(&rules);
    let mut failed = Vec::new();
    for day in ["2012-05-01", "2016-06-01", "2024-05-01"] {
        for (from, to) in [("kp", "ru"), ("ru", "kp"), ("kr", "no")] {
            for same in SAME_GOODS {
                let outcome = |text: &str| {
                    judge
                        .answer(&shipment(day.parse().unwrap(), from, to, text, ""))
                        .outcome
                };
                let expected = outcome(same[0]);
                for text in &same[1..] {
                    let got = outcome(text);
                    if got != expected {
                        failed.push(format!(
                            "{text} {from} to {to} on {day}: {got:?}, {} {expected:?}",
                            same[0]
                        ));
                    }
                }
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A code of something harmless takes no ban away: what the words name is stopped all the same, or looked at.
#[test]
fn a_code_makes_no_ban_vanish() {
    const HARMLESS: [&str; 9] = [
        "950300", "490199", "100630", "020110", "300490", "940360", "392410", "630140", "481920",
    ];
    let judge = Judge::new(rules());
    let day = jiff::civil::date(2024, 5, 15);
    for text in [
        "Rice mill",
        "Bread slicer",
        "Egg incubator",
        "Milk separator",
        "Rismølle",
        "Reismühle",
        "Moulin à riz",
        "Molino de arroz",
        "Рисовая мельница",
        "碾米机",
        "정미기",
        "steel pipes",
        "copper wire",
        "truck",
        "mortar shells",
        "Centrifuge rotors",
    ] {
        let without = judge.answer(&shipment(day, "CN", "KP", text, ""));
        for code in HARMLESS {
            let with = judge.answer(&shipment(day, "CN", "KP", text, code));
            assert!(
                without.outcome != Outcome::Prohibited || with.outcome > Outcome::Exempt,
                "{text} {code}: {:?}",
                with.outcome
            );
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "artillery shells",
        "rice",
        "coal",
        "water pumps",
        "processors",
        "diesel",
        "T-72 tanks",
        "toy tank",
        "special products",
        "payment",
        "squid",
        "used trucks",
        "нефть",
        "포탄",
        "炮弹",
        "granatepler",
    ])
    .prop_map(str::to_owned)
}

fn place() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "KP", "RU", "IR", "CN", "NO", "DE", "Korea", "KR", "LY", "Crimea", "SY", "KZ", "Atlantis",
        "",
    ])
    .prop_map(str::to_owned)
}

fn note() -> impl Strategy<Value = (String, String)> {
    prop::sample::select(vec![
        ("purpose", "humanitarian"),
        ("purpose", "military"),
        ("agency", "UNICEF"),
        ("port", "Rajin"),
        ("condition", "used"),
        ("condition", "new"),
        ("cap_used", "100"),
        ("quantity", "5 t"),
        ("notified", "yes"),
        ("livelihood", "yes"),
        ("emergency", "yes"),
        ("transit", "SG"),
        ("flag", "PA"),
        ("currency", "USD"),
        ("colour", "red"),
        ("exemption", "Committee letter lists them, in date"),
    ])
    .prop_map(|(key, value)| (key.to_owned(), value.to_owned()))
}

fn dealing() -> impl Strategy<Value = String> {
    let kinds: Vec<&str> = vokter_trade::activities()
        .iter()
        .map(|kind| kind.id)
        .collect();
    prop::sample::select(kinds).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn more_facts_never_make_a_ban_vanish_without_an_exemption(
        from in place(), to in place(), text in words(), more in note(), year in 2005i16..2027,
        aid in prop::bool::ANY, dealing in prop::option::of(dealing()),
    ) {
        let rules = rules();
        let judge = Judge::new(rules);
        let mut before = shipment(jiff::civil::Date::new(year, 6, 1).unwrap(), &from, &to, &text, "");
        if aid {
            before.notes.push(("purpose".to_owned(), "humanitarian".to_owned()));
        }
        let first = judge.answer(&before);
        let mut after = before.clone();
        match dealing {
            Some(dealing) => after.activities.push(dealing),
            None => after.notes.push(more),
        }
        let second = judge.answer(&after);
        if first.outcome == Outcome::Prohibited && second.outcome == Outcome::Clear {
            prop_assert!(false, "{after:?}");
        }
        for finding in first.findings.iter().filter(|finding| finding.outcome == Outcome::Prohibited) {
            let still = second.findings.iter().find(|other| {
                (&other.measure, &other.regime) == (&finding.measure, &finding.regime)
            });
            let Some(still) = still else {
                // Only facts that a measure itself asks for take it away.
                let asks = rules.measure(&finding.measure).iter().any(|(_, measure)| measure.when.is_some());
                prop_assert!(asks, "{} is gone: {after:?}", finding.measure);
                continue;
            };
            prop_assert!(
                still.outcome == Outcome::Prohibited
                    || !still.exemptions.is_empty()
                    || rules.measure(&still.measure).iter().any(|(_, m)| m.cap.is_some() || m.when.is_some()),
                "{} {:?}", still.measure, still.outcome
            );
        }
    }

    #[test]
    fn every_finding_cites_a_measure_in_force(
        from in place(), to in place(), text in words(), year in 2000i16..2030, month in 1i8..13,
    ) {
        let rules = rules();
        let judge = Judge::new(rules);
        let day = jiff::civil::Date::new(year, month, 1).unwrap();
        let answer = judge.answer(&shipment(day, &from, &to, &text, ""));
        for finding in &answer.findings {
            let periods = rules.measure(&finding.measure);
            prop_assert!(periods.iter().any(|(_, period)| period.in_force(day)), "{}", finding.measure);
            prop_assert!(!finding.source.is_empty() && !finding.because.is_empty(), "{finding:?}");
        }
    }

    #[test]
    fn nothing_panics(from in ".{0,20}", to in ".{0,20}", text in ".{0,60}", code in "[0-9. ]{0,12}", note in ".{0,30}") {
        let judge = Judge::new(rules());
        let mut odd = shipment(jiff::civil::Date::constant(2024, 5, 1), &from, &to, &text, &code);
        odd.notes.push(("exemption".to_owned(), note.clone()));
        odd.notes.push(("ownership".to_owned(), note.clone()));
        odd.notes.push(("price".to_owned(), note.clone()));
        odd.notes.push(("cap_used".to_owned(), note));
        let _ = judge.answer(&odd);
    }
}

fn rules() -> &'static Rules {
    static RULES: std::sync::OnceLock<Rules> = std::sync::OnceLock::new();
    RULES.get_or_init(|| Rules::built_in().unwrap())
}
