//! How much a text says: amounts with a unit, and numbers that count the goods named behind them. Two
//! amounts can be held against each other where their units measure the same.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::facts::{currency, long_number};
use super::hs::is_known;
use crate::words::{Kind, Token, fold, tokens};

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// How much.
    pub amount: f64,
    /// Of what: bbl, t, kg, l, pieces, containers …
    pub unit: &'static str,
}

const LITRES_A_CUBIC_METRE: f64 = 1000.0;

/// What a unit measures, and how many of its measure's base a unit is.
const UNITS: &[(&str, &str, f64)] = &[
    ("t", "mass", 1000.0),
    ("kg", "mass", 1.0),
    ("g", "mass", 0.001),
    ("lb", "mass", 0.453_592_37),
    ("bbl", "volume", 158.987_294_928),
    ("l", "volume", 1.0),
    ("m3", "volume", LITRES_A_CUBIC_METRE),
    ("gal", "volume", 3.785_411_784),
    ("m", "length", 1.0),
    ("km", "length", 1000.0),
    ("m2", "area", 1.0),
    ("pieces", "count", 1.0),
    ("pairs", "pairs", 1.0),
    ("sets", "sets", 1.0),
    ("doses", "doses", 1.0),
    ("containers", "containers", 1.0),
    ("boxes", "boxes", 1.0),
    ("cartons", "cartons", 1.0),
    ("pallets", "pallets", 1.0),
    ("bags", "bags", 1.0),
    ("rolls", "rolls", 1.0),
    ("packs", "packs", 1.0),
];

/// Words and counters of each unit.
const TABLE: &str = include_str!("../../tables/units.tsv");

type Words = Vec<(&'static str, &'static str)>;

/// The unit of each word, folded; and of each counter in Han or Hangul, the longest first.
fn units() -> &'static (FxHashMap<String, &'static str>, Words) {
    static READ: OnceLock<(FxHashMap<String, &str>, Words)> = OnceLock::new();
    READ.get_or_init(|| {
        let mut words = FxHashMap::default();
        let mut counters: Words = Vec::new();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let Some(unit) = columns.next() else { continue };
            let mut list = || {
                let cell = columns.next().unwrap_or_default();
                cell.split('|').filter(|word| !word.is_empty())
            };
            words.extend(list().map(|word| (fold(word), unit)));
            counters.extend(list().map(|counter| (counter, unit)));
        }
        counters.sort_by_key(|(counter, _)| Reverse(counter.len()));
        (words, counters)
    })
}

/// Words behind a number that make it greater.
const TIMES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("tusen", 1e3),
    ("tausend", 1e3),
    ("mille", 1e3),
    ("mil", 1e3),
    ("тыс", 1e3),
    ("тысяч", 1e3),
    ("тысячи", 1e3),
    ("الف", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("millioner", 1e6),
    ("millionen", 1e6),
    ("millones", 1e6),
    ("млн", 1e6),
    ("миллионов", 1e6),
    ("ملیون", 1e6),
];

/// The same at the beginning of a run of Han or Hangul.
const TIMES_UNSPACED: &[(char, f64)] = &[
    ('万', 1e4),
    ('萬', 1e4),
    ('만', 1e4),
    ('千', 1e3),
    ('천', 1e3),
    ('亿', 1e8),
    ('억', 1e8),
];

/// Words that announce how many.
const HOW_MANY: &[&str] = &[
    "qty",
    "quantity",
    "quantities",
    "antall",
    "mengde",
    "menge",
    "anzahl",
    "quantite",
    "cantidad",
    "количество",
    "количестве",
    "x",
    "数量",
    "수량",
    "عدد",
    "الکمیه",
    "کمیه",
];

/// Words behind which a number is a name, no count.
const NAMES: &[&str] = &[
    "hs",
    "code",
    "heading",
    "type",
    "model",
    "modell",
    "size",
    "str",
    "class",
    "grade",
    "no",
    "nr",
    "nos",
    "res",
    "resolution",
    "resolusjon",
    "para",
    "ref",
    "phase",
    "article",
    "art",
    "mod",
    "mk",
    "kl",
    "year",
    "of",
    "dated",
    "from",
    "to",
    "until",
    "til",
    "фз",
    "тип",
];

/// Letters between a count and the goods that it counts at most.
const COUNT_CHARS_MAX: usize = 40;

/// Words that end the reach of a count: what follows is counted by nobody.
const APART: &[&str] = &[
    "for",
    "of",
    "to",
    "from",
    "letter",
    "committee",
    "approval",
    "exemption",
    "brev",
    "komite",
    "komiteen",
    "komiteens",
    "til",
    "fra",
    "fur",
    "pour",
    "para",
    "для",
    "lists",
    "listing",
    "covers",
    "covering",
    "dated",
    "valid",
];

impl Quantity {
    /// This amount in another's unit, where both measure the same.
    pub(crate) fn in_unit_of(&self, other: &Self) -> Option<f64> {
        let of = |unit: &str| UNITS.iter().find(|(name, ..)| *name == unit);
        let ((_, measure, times), (_, wanted, base)) = (of(self.unit)?, of(other.unit)?);
        (measure == wanted).then(|| self.amount * times / base)
    }
}

/// What a unit measures, and how many of its measure's base a unit is: litres of a volume, kilograms of a mass.
pub(super) fn measure_of(unit: &str) -> Option<(&'static str, f64)> {
    let found = UNITS.iter().find(|(name, ..)| *name == unit);
    found.map(|(_, measure, base)| (*measure, *base))
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.amount, self.unit)
    }
}

/// Whether a word, folded, is one for a unit.
pub(super) fn is_unit(word: &str) -> bool {
    units().0.contains_key(word)
}

/// A unit by its name in the tables.
pub(crate) fn unit_named(name: &str) -> Option<&'static str> {
    let mut all = UNITS.iter();
    all.find(|(unit, ..)| *unit == name).map(|(unit, ..)| *unit)
}

/// Every amount that a text says: with a unit, announced, or counting the goods that stand at `goods`.
pub(crate) fn quantities(text: &str, goods: &[Range<usize>]) -> Vec<Quantity> {
    if !text.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let words = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((value, mut next)) = long_number(&words, at) else {
            at += 1;
            continue;
        };
        let first = at;
        at = next;
        let (times, skip) = times(&words, next);
        let amount = value * times;
        next += skip;
        let joined = text
            .get(..words[first].start)
            .and_then(|head| head.chars().next_back())
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '$' | '€' | '#'));
        // "5-axis", "17-polig": a number of something else.
        let tail = words.get(next - 1).and_then(|word| text.get(word.end..));
        let joined = joined
            || tail.is_some_and(|tail| {
                let mut signs = tail.chars();
                signs.next() == Some('-') && signs.next().is_some_and(char::is_alphabetic)
            });
        let before = first.checked_sub(1).and_then(|at| words.get(at));
        let paid = before.is_some_and(|word| currency(&word.text).is_some())
            || words
                .get(next)
                .is_some_and(|word| currency(&word.text).is_some());
        if paid {
            continue;
        }
        if let Some(unit) = unit(&words, next, times) {
            found.push(Quantity { amount, unit });
            continue;
        }
        let announced = before.is_some_and(|word| HOW_MANY.contains(&word.text.as_str()));
        let named = before.is_some_and(|word| NAMES.contains(&word.text.as_str()));
        let whole = amount.fract() == 0.0 && amount > 0.0;
        let counts = announced
            || (!(named || is_year(value) && first + 1 == next)
                && (counts_what_follows(text, &words, next, goods)
                    || (counts_what_precedes(text, &words[first], goods)
                        && !is_known(&words[first].text))));
        if whole && !joined && counts {
            found.push(Quantity {
                amount,
                unit: "pieces",
            });
        }
    }
    found
}

/// A year of our days, unless it is round as counts are.
fn is_year(value: f64) -> bool {
    const ROUND: f64 = 100.0;
    (1990.0..2040.0).contains(&value) && value % ROUND != 0.0
}

pub(super) fn times(words: &[Token], next: usize) -> (f64, usize) {
    let Some(word) = words.get(next) else {
        return (1.0, 0);
    };
    if word.kind == Kind::Unspaced {
        let first = word.text.chars().next();
        let found = TIMES_UNSPACED.iter().find(|(c, _)| Some(*c) == first);
        return (found.map_or(1.0, |(_, times)| *times), 0);
    }
    let found = TIMES.iter().find(|(name, _)| *name == word.text);
    found.map_or((1.0, 0), |(_, times)| (*times, 1))
}

pub(super) fn unit(words: &[Token], next: usize, times: f64) -> Option<&'static str> {
    let word = words.get(next)?;
    if word.kind == Kind::Unspaced {
        let mut text = word.text.as_str();
        if times > 1.0 {
            text = text.get(text.chars().next()?.len_utf8()..)?;
        }
        // A blank may stand between the number and its counter.
        if text.is_empty() {
            text = words.get(next + 1)?.text.as_str();
        }
        let found = units()
            .1
            .iter()
            .find(|(counter, _)| text.starts_with(counter));
        return found.map(|(_, unit)| *unit);
    }
    // "5 m3" is split at its digit.
    let cubed = words
        .get(next + 1)
        .is_some_and(|power| power.text == "3" && power.start == word.end);
    if word.text == "m" && cubed {
        return Some("m3");
    }
    units().0.get(&word.text).copied()
}

/// Whether the goods that a number counts follow it: "500 solar water pumps".
fn counts_what_follows(text: &str, words: &[Token], next: usize, goods: &[Range<usize>]) -> bool {
    let Some(start) = words.get(next).map(|word| word.start) else {
        return false;
    };
    let Some(good) = goods.iter().find(|good| good.end > start) else {
        return false;
    };
    let end = good.start.max(start);
    let between = text.get(start..end).unwrap_or_default();
    let within = words
        .iter()
        .filter(|word| word.start >= start && word.end <= end);
    between.chars().count() <= COUNT_CHARS_MAX
        && !between.contains([',', ';', ':', '.', '('])
        && within
            .into_iter()
            .all(|word| word.kind != Kind::Number && !APART.contains(&word.text.as_str()))
}

/// Whether a number stands at once behind the goods and ends the phrase: "water pumps, 5", "pumps (5)".
fn counts_what_precedes(text: &str, number: &Token, goods: &[Range<usize>]) -> bool {
    let after = text.get(number.end..).unwrap_or_default().trim_start();
    let ends = after.is_empty() || after.starts_with([',', ';', ')', '.']);
    ends && goods.iter().any(|good| {
        good.end <= number.start
            && text.get(good.end..number.start).is_some_and(|gap| {
                gap.chars()
                    .all(|c| matches!(c, ' ' | ',' | '(' | ':' | 'x' | '×'))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::named_at;

    #[track_caller]
    fn check(text: &str, expected: &[(f64, &str)]) {
        let goods: Vec<_> = named_at(text).into_iter().map(|(_, at)| at).collect();
        let found: Vec<(f64, &str)> = quantities(text, &goods)
            .into_iter()
            .map(|one| (one.amount, one.unit))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_amounts_and_counts() {
        for (text, amount, unit) in [
            ("500 water pumps", 500.0, "pieces"),
            ("5 solar powered water pumps", 5.0, "pieces"),
            ("1,000 pumps", 1000.0, "pieces"),
            ("2000 pumps", 2000.0, "pieces"),
            ("water pumps, 5", 5.0, "pieces"),
            ("water pumps (5)", 5.0, "pieces"),
            ("water pumps x 12", 12.0, "pieces"),
            ("5 x water pumps", 5.0, "pieces"),
            ("vannpumper, 20 stk", 20.0, "pieces"),
            ("pompes: 30 unités", 30.0, "pieces"),
            ("quantity: 40, pumps", 40.0, "pieces"),
            ("стальные трубы, 5 т", 5.0, "t"),
            ("steel pipes 5000 kg", 5000.0, "kg"),
            ("水泵500台", 500.0, "pieces"),
            ("물펌프 500대", 500.0, "pieces"),
            ("포탄 2만 발", 20_000.0, "pieces"),
            ("5 thousand tonnes of rice", 5000.0, "t"),
            ("مضخات 5 قطعة", 5.0, "pieces"),
        ] {
            check(text, &[(amount, unit)]);
        }
    }

    #[test]
    fn every_unit_of_the_table_measures_something() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let unit = row.split('\t').next().unwrap_or_default();
            assert!(UNITS.iter().any(|(name, ..)| *name == unit), "{row}");
        }
    }

    #[test]
    fn names_prices_and_years_count_nothing() {
        for text in [
            "T-72 tanks",
            "AK-47 rifles",
            "1718 Committee letter for water pumps",
            "HS 8413 pumps",
            "water pumps 8413, valid until May",
            "pumps at USD 500",
            "S/AC.49/2019/OC.12 water pumps",
            "2024 wheat",
            "size 42 boots",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn units_of_one_measure_are_held_against_each_other() {
        let of = |amount, unit| Quantity { amount, unit };
        assert_eq!(of(5000.0, "kg").in_unit_of(&of(5.0, "t")), Some(5.0));
        assert_eq!(
            of(1.0, "bbl").in_unit_of(&of(1.0, "l")).map(f64::round),
            Some(159.0)
        );
        assert_eq!(of(20.0, "pieces").in_unit_of(&of(5.0, "t")), None);
        assert_eq!(of(2.0, "boxes").in_unit_of(&of(5.0, "pieces")), None);
    }
}
