//! Facts that stand in a description of goods: how much, at what price, new or used, which calibre.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::quantity::{Quantity, quantities};
use crate::words::{Kind, Token, fold, tokens};

/// What a description says besides what the goods are.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Facts {
    /// How much, and in which unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The price of a unit in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_cents: Option<u64>,
    /// The currency's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// New or used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// In millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibre_mm: Option<f64>,
    /// The year of make.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
}

/// New or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// Never used.
    New,
    /// Used before.
    Used,
}

impl Condition {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Used => "used",
        }
    }

    /// From words.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let words = tokens(text);
        let is = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
        let folded = fold(text);
        if is(USED)
            || [
                "second-hand",
                "year-old",
                "years old",
                "d'occasion",
                "б/у",
                "二手",
                "중고",
            ]
            .iter()
            .any(|phrase| folded.contains(phrase))
        {
            return Some(Self::Used);
        }
        let new = is(NEW)
            || ["全新", "신품", "brand-new"]
                .iter()
                .any(|phrase| folded.contains(phrase));
        new.then_some(Self::New)
    }
}

const USED: &[&str] = &[
    "used",
    "brukt",
    "brukte",
    "gebraucht",
    "gebrauchte",
    "gebrauchtes",
    "usado",
    "usada",
    "usados",
    "usadas",
    "occasion",
    "подержанныи",
    "подержанное",
    "подержанные",
    "подержанная",
    "old",
    "gammel",
    "gammelt",
    "gamle",
    "مستعمله",
    "مستعمل",
    "begagnad",
];
const NEW: &[&str] = &[
    "new",
    "ny",
    "nytt",
    "nye",
    "neu",
    "neue",
    "neues",
    "neuer",
    "neuf",
    "neufs",
    "neuve",
    "neuves",
    "nuevo",
    "nueva",
    "nuevos",
    "nuevas",
    "новыи",
    "новая",
    "новое",
    "новые",
    "новых",
    "جدید",
    "جدیده",
    "unused",
    "ubrukt",
];

const CURRENCIES: &[(&str, &str)] = &[
    ("usd", "usd"),
    ("dollar", "usd"),
    ("dollars", "usd"),
    ("eur", "eur"),
    ("euro", "eur"),
    ("euros", "eur"),
    ("gbp", "gbp"),
    ("nok", "nok"),
    ("kroner", "nok"),
    ("rub", "rub"),
    ("cny", "cny"),
    ("rmb", "cny"),
    ("yuan", "cny"),
    ("krw", "krw"),
    ("jpy", "jpy"),
    ("chf", "chf"),
    ("aed", "aed"),
    ("kpw", "kpw"),
    ("sterling", "gbp"),
    ("inr", "inr"),
    ("rupee", "inr"),
    ("rupees", "inr"),
    ("yen", "jpy"),
    ("dirham", "aed"),
    ("dirhams", "aed"),
    ("sek", "sek"),
    ("dkk", "dkk"),
    ("cad", "cad"),
    ("aud", "aud"),
    ("sgd", "sgd"),
    ("hkd", "hkd"),
    ("try", "try"),
    ("kzt", "kzt"),
    ("доллар", "usd"),
    ("доллара", "usd"),
    ("долларов", "usd"),
    ("долл", "usd"),
    ("евро", "eur"),
    ("рублей", "rub"),
    ("руб", "rub"),
    ("юаней", "cny"),
    ("دولار", "usd"),
    ("دولارا", "usd"),
    ("یورو", "eur"),
    ("美元", "usd"),
    ("美金", "usd"),
    ("欧元", "eur"),
    ("歐元", "eur"),
    ("英镑", "gbp"),
    ("人民币", "cny"),
    ("元", "cny"),
    ("달러", "usd"),
    ("유로", "eur"),
    ("ドル", "usd"),
    ("ユーロ", "eur"),
];

/// Signs of currencies.
const SIGNS: [(char, &str); 4] = [('$', "usd"), ('€', "eur"), ('£', "gbp"), ('₹', "inr")];

/// The currency whose sign a text ends in.
pub(super) fn sign_at_end(text: &str) -> Option<&'static str> {
    let last = text.trim_end().chars().next_back()?;
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == last)
        .map(|(_, code)| *code)
}

/// The currency whose sign a text begins with.
pub(super) fn sign_at_start(text: &str) -> Option<&'static str> {
    let first = text.trim_start().chars().next()?;
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == first)
        .map(|(_, code)| *code)
}

/// A number as people write it: 20,000 or 20 000 or 43.90 or 43,90.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let plain = match marks.as_slice() {
        [] => text.to_owned(),
        // One mark with three digits behind it parts thousands.
        [(at, _)] if text.len() - at == 4 => text.replace(['.', ','], ""),
        [(_, _)] => text.replace(',', "."),
        [.., (at, last)] => {
            let (whole, rest) = text.split_at(*at);
            if marks.iter().all(|(_, mark)| mark == last) {
                text.replace(['.', ','], "")
            } else {
                whole.replace(['.', ','], "") + &rest.replace(',', ".")
            }
        }
    };
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number of thousands parted by blanks, from a place on: its value and the place behind it.
pub(super) fn long_number(words: &[Token], at: usize) -> Option<(f64, usize)> {
    let first = words.get(at).filter(|word| word.kind == Kind::Number)?;
    let mut text = first.text.clone();
    let mut next = at + 1;
    while let Some(word) = words.get(next)
        && word.kind == Kind::Number
        && word.text.len() == 3
        && text.len() <= 3 * (next - at)
        && word.start == words[next - 1].end + 1
    {
        text.push_str(&word.text);
        next += 1;
    }
    number(&text).map(|value| (value, next))
}

/// Currencies by their names, folded.
fn by_name() -> &'static FxHashMap<String, &'static str> {
    static NAMES: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = FxHashMap::default();
        for (name, code) in CURRENCIES {
            names.entry(fold(name)).or_insert(*code);
        }
        names
    })
}

/// A currency's code from a word.
pub(crate) fn currency(word: &str) -> Option<&'static str> {
    const UNSPACED: char = '\u{2e80}';
    let word = fold(word);
    let word = word.trim();
    if !word.starts_with(|c: char| c >= UNSPACED) {
        return by_name().get(word).copied();
    }
    // In Han and Hangul particles and other words may follow at once.
    let unspaced = |name: &str| name.starts_with(|c: char| c >= UNSPACED);
    let mut all = CURRENCIES.iter();
    all.find(|(name, _)| unspaced(name) && (fold(name) == word || word.starts_with(name)))
        .map(|(_, code)| *code)
}

/// An amount as cents.
fn cents(amount: f64) -> Option<u64> {
    // Prices beyond this are no prices; the cast is then exact enough.
    (0.0..1e13)
        .contains(&amount)
        .then(|| (amount * 100.0).round() as u64)
}

impl Facts {
    /// Reads what a description says. `goods` are where it names goods.
    pub(crate) fn read(text: &str, goods: &[Range<usize>]) -> Self {
        let all = quantities(text, goods);
        let mut facts = Self {
            quantity: all.first().cloned(),
            condition: Condition::read(text),
            ..Self::default()
        };
        let words = tokens(text);
        let mut at = 0;
        while at < words.len() {
            let Some((value, next)) = long_number(&words, at) else {
                at += 1;
                continue;
            };
            let after = words.get(next).map(|word| word.text.as_str());
            let before = at
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .map(|word| word.text.as_str());
            let written = |range: std::ops::RangeFrom<usize>| text.get(range).unwrap_or_default();
            let head = text.get(..words[at].start).unwrap_or_default();
            let tail = written(words[next - 1].end..);
            let money = before
                .and_then(currency)
                .or_else(|| after.and_then(currency))
                .or_else(|| sign_at_end(head))
                .or_else(|| sign_at_start(tail));
            if let Some(code) = money {
                facts.price_cents = facts.price_cents.or(cents(value));
                facts.currency.get_or_insert_with(|| code.to_owned());
            } else if after == Some("mm") {
                facts.calibre_mm.get_or_insert(value);
            }
            let is_year = |year: &f64| (1900.0..2100.0).contains(year) && words[at].text.len() == 4;
            if matches!(
                before,
                Some("built" | "from" | "year" | "bygget" | "made" | "in")
            ) {
                facts.year = facts
                    .year
                    .or(Some(value).filter(is_year).map(|year| year as u16));
            }
            at = next;
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("20,000", Some(20_000.0)),
            ("43.90", Some(43.9)),
            ("43,90", Some(43.9)),
            ("1.000.000", Some(1_000_000.0)),
            ("1,000.5", Some(1000.5)),
            ("58", Some(58.0)),
            ("x", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_what_stands_in_the_goods() {
        let facts = Facts::read("crude at USD 43.90 per barrel", &[]);
        assert_eq!(
            (facts.price_cents, facts.currency.as_deref()),
            (Some(4390), Some("usd"))
        );
        let facts = Facts::read("diesel, 20 000 bbl", &[]);
        assert_eq!(
            facts.quantity,
            Some(Quantity {
                amount: 20_000.0,
                unit: "bbl"
            })
        );
        assert_eq!(
            Facts::read("152 mm artillery shells", &[]).calibre_mm,
            Some(152.0)
        );
        assert_eq!(
            Facts::read("15-year-old cargo ship", &[]).condition,
            Some(Condition::Used)
        );
        assert_eq!(
            Facts::read("new helicopter", &[]).condition,
            Some(Condition::New)
        );
        assert_eq!(Facts::read("rice", &[]), Facts::default());
    }
}
