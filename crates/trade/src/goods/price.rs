//! Prices in a text: how much money, in which currency, for which unit or for all of it; and what that is for a
//! barrel of oil. Weights become volumes by the bounds of density, currencies dollars by bounds of their rate.

use std::ops::Range;

use super::facts::{currency, long_number, sign_at_end, sign_at_start};
use super::quantity::{Quantity, measure_of, times, unit};
use crate::words::{Token, tokens};

const DENSITIES: &str = include_str!("../../tables/densities.tsv");
const RATES: &str = include_str!("../../tables/rates.tsv");

/// The currency in which caps are set.
pub(crate) const CAP_CURRENCY: &str = "usd";

const LITRES_A_BARREL: f64 = 158.987_294_928;
const KILOGRAMS_A_CUBIC_METRE_TO_A_LITRE: f64 = 0.001;

/// No barrel has cost as much: a greater sum is that of all of it.
const BARREL_MOST: f64 = 400.0;

/// Words between a total and its sum at most.
const TOTAL_WORDS_MAX: usize = 4;

/// A price that a text says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Price {
    pub(crate) amount: f64,
    /// The currency's code, where it is said.
    pub(crate) currency: Option<&'static str>,
    /// For which unit, where it is said.
    pub(crate) per: Option<&'static str>,
    /// It is said to be that of all of it.
    pub(crate) total: bool,
}

/// Words between a price and its unit.
const PER: &[&str] = &[
    "per",
    "a",
    "an",
    "the",
    "pro",
    "pr",
    "par",
    "por",
    "je",
    "each",
    "за",
    "le",
    "la",
    "el",
    "al",
    "der",
    "das",
    "il",
    "metric",
    "للبرمیل",
    "لكل",
];

/// Words that make a sum that of all of it, folded.
const TOTAL: &[&str] = &[
    "total",
    "totalt",
    "totally",
    "value",
    "worth",
    "sum",
    "amount",
    "invoice",
    "verdi",
    "samlet",
    "fakturaverdi",
    "gesamtwert",
    "gesamt",
    "wert",
    "valeur",
    "montant",
    "valor",
    "importe",
    "стоимость",
    "стоимостью",
    "сумма",
    "всего",
];
const TOTAL_UNSPACED: &[&str] = &["总价", "总值", "总额", "總價", "총액", "총", "総額"];

/// Words that make of a sum the distance from another price.
const OFF: &[&str] = &[
    "discount",
    "discounted",
    "minus",
    "less",
    "under",
    "below",
    "off",
    "premium",
    "plus",
    "over",
    "above",
    "rabatt",
    "abschlag",
    "descuento",
    "remise",
    "скидка",
    "скидкои",
    "дисконт",
];
/// Prices that such a distance is from.
const MARKERS: &[&str] = &[
    "brent",
    "wti",
    "dubai",
    "oman",
    "urals",
    "platts",
    "benchmark",
];

/// The prices of a text. `alone` says that the whole text is one, so that it needs no currency.
pub(crate) fn prices(text: &str, alone: bool) -> Vec<Price> {
    if !text.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let words = tokens(text);
    let mut found = Vec::new();
    // The currency of the price before.
    let mut taken = None;
    let mut at = 0;
    while at < words.len() {
        let Some((value, next)) = long_number(&words, at) else {
            at += 1;
            continue;
        };
        let first = at;
        at = next;
        let (greater, skip) = times(&words, next);
        let head = text.get(..words[first].start).unwrap_or_default();
        let tail = text.get(words[next - 1].end..).unwrap_or_default();
        let word = |at: usize| words.get(at).map(|word| word.text.as_str());
        let back = |by: usize| first.checked_sub(by);
        let before = back(1).filter(|at| taken != Some(*at));
        let before = before.and_then(word).and_then(currency);
        let behind = word(next + skip).and_then(currency);
        let behind = behind.filter(|_| !is_of_the_next(text, &words, next, next + skip));
        if is_of_a_grade(head, before.is_some()) {
            continue;
        }
        // "USD/bbl 44".
        let ratio = unit_of(text, &words, back(1)).filter(|_| {
            let currency = back(2).and_then(word).and_then(currency);
            currency.is_some()
        });
        let of_ratio = ratio.and_then(|_| back(2).and_then(word).and_then(currency));
        let signed = sign_at_end(head).or_else(|| sign_at_start(tail));
        let code = before.or(behind).or(signed).or(of_ratio);
        let from = next + skip + usize::from(behind.is_some() && before.is_none());
        taken = (from > next + skip).then_some(next + skip);
        let per = ratio.or_else(|| per_unit(text, &words, from));
        let only =
            alone && found.is_empty() && (per.is_some() || unit(&words, next, greater).is_none());
        if code.is_none() && !only {
            continue;
        }
        let reach = first.saturating_sub(TOTAL_WORDS_MAX)..first;
        if is_off(&words, &reach, from) {
            continue;
        }
        let said = words.get(reach).unwrap_or_default();
        let total = per.is_none()
            && (said.iter().any(|word| TOTAL.contains(&word.text.as_str()))
                || TOTAL_UNSPACED.iter().any(|total| head.contains(total)));
        found.push(Price {
            amount: value * greater,
            currency: code,
            per,
            total,
        });
    }
    found
}

/// The one price that a text is and nothing else; none where a word of it is no part of a price. Who mistypes a price
/// (`1O0 USD`, `-5 USD`, `5 0 USD`) has said none.
pub(crate) fn stated(text: &str) -> Option<Price> {
    let words = tokens(text);
    let number = |word: &Token| {
        word.text
            .chars()
            .all(|c| c.is_numeric() || ".,'".contains(c))
    };
    let first = words.iter().find(|word| number(word))?;
    let negative = text
        .get(..first.start)?
        .trim_end()
        .ends_with(['-', '−', '–']);
    let of_a_price = |at: usize| {
        let word = &words[at];
        let text = word.text.as_str();
        let listed = PER.contains(&text) || TOTAL.contains(&text) || TOTAL_UNSPACED.contains(&text);
        number(word)
            || listed
            || currency(text).is_some()
            || unit(&words, at, 1.0).is_some()
            || times(&words, at).1 > 0
    };
    let whole = (0..words.len()).all(of_a_price);
    let mut found = prices(text, true).into_iter();
    let price = found.next().filter(|_| found.next().is_none())?;
    let sound = price.amount.is_finite() && price.amount > 0.0;
    (whole && !negative && sound).then_some(price)
}

/// Whether a number is the end of a grade's or norm's name: "M100", "EN590", "EN-590".
fn is_of_a_grade(head: &str, paid: bool) -> bool {
    let letter = |c: char| c.is_alphabetic() && c < '\u{2e80}';
    let head = head.strip_suffix('-').unwrap_or(head);
    !paid && sign_at_end(head).is_none() && head.chars().next_back().is_some_and(letter)
}

/// Whether a currency behind a number is that of the next one: "M 100, USD 40", "EN 590 USD 95/bbl".
fn is_of_the_next(text: &str, words: &[Token], next: usize, at: usize) -> bool {
    let (Some(last), Some(code)) = (words.get(next - 1), words.get(at)) else {
        return false;
    };
    let gap = text.get(last.end..code.start).unwrap_or_default();
    let Some((_, behind)) = long_number(words, at + 1) else {
        return false;
    };
    // "40 USD 100,000 bbl" is a price and a quantity.
    let counted =
        unit_of(text, words, Some(behind)).is_none() && unit(words, behind, 1.0).is_some();
    gap.contains([',', ';', '/']) || !counted
}

/// The unit that a word is, behind a stroke.
fn unit_of(text: &str, words: &[Token], at: Option<usize>) -> Option<&'static str> {
    let word = words.get(at?)?;
    let head = text.get(..word.start)?;
    let stroke = head.trim_end().ends_with('/');
    unit(words, at?, 1.0).filter(|_| stroke)
}

/// The unit that a price is for: behind a stroke, a word such as "per", or at once: "80 USD fatet".
fn per_unit(text: &str, words: &[Token], from: usize) -> Option<&'static str> {
    const WORDS_MAX: usize = 3;
    const ALONE: &[&str] = &["fatet", "tonnet", "literen"];
    let mut said = false;
    for at in from..from + WORDS_MAX {
        let word = words.get(at)?;
        let gap = text.get(at.checked_sub(1).map_or(0, |before| words[before].end)..word.start)?;
        said |= gap.contains('/') || ALONE.contains(&word.text.as_str());
        if let Some(unit) = unit(words, at, 1.0).filter(|_| said) {
            return Some(unit);
        }
        if !PER.contains(&word.text.as_str()) {
            return None;
        }
        said = true;
    }
    None
}

/// Whether a sum is the distance from the price of a marker, or from any: "USD 12 under Brent".
fn is_off(words: &[Token], before: &Range<usize>, from: usize) -> bool {
    const BEHIND_MAX: usize = 5;
    let is = |word: &Token, list: &[&str]| list.contains(&word.text.as_str());
    let ahead = words.get(before.clone()).unwrap_or_default();
    let behind: Vec<&Token> = words.iter().skip(from).take(BEHIND_MAX).collect();
    let marked =
        ahead.iter().any(|word| is(word, MARKERS)) || behind.iter().any(|word| is(word, MARKERS));
    let off = ahead.iter().any(|word| is(word, OFF)) || behind.iter().any(|word| is(word, OFF));
    let discount = [
        "discount",
        "rabatt",
        "descuento",
        "remise",
        "скидка",
        "дисконт",
        "abschlag",
    ];
    (marked && off) || ahead.iter().any(|word| is(word, &discount))
}

/// Between which two amounts something lies.
pub(crate) type Bounds = (f64, f64);

/// Dollars for a unit of a currency; of one that is not in the table nothing is known.
pub(crate) fn rate(currency: &str) -> Option<Bounds> {
    if currency == CAP_CURRENCY {
        return Some((1.0, 1.0));
    }
    row(RATES, currency)
}

/// Kilograms a litre of goods of these classes; of any liquid where none is known.
fn density(classes: &[String]) -> Bounds {
    let known = classes.iter().filter_map(|class| row(DENSITIES, class));
    let joined = known.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (least, most) = joined.unwrap_or((600.0, 1100.0));
    (
        least * KILOGRAMS_A_CUBIC_METRE_TO_A_LITRE,
        most * KILOGRAMS_A_CUBIC_METRE_TO_A_LITRE,
    )
}

fn row(table: &str, name: &str) -> Option<Bounds> {
    let mut rows = table.lines().filter(|row| !row.starts_with('#'));
    let row = rows.find(|row| row.split('\t').next() == Some(name))?;
    let mut columns = row.split('\t').skip(1);
    let mut number = || columns.next()?.parse().ok();
    Some((number()?, number()?))
}

/// How many barrels an amount of goods of these classes is.
pub(crate) fn barrels(quantity: &Quantity, classes: &[String]) -> Option<Bounds> {
    let (measure, base) = measure_of(quantity.unit)?;
    let amount = quantity.amount * base;
    match measure {
        "volume" => Some((amount / LITRES_A_BARREL, amount / LITRES_A_BARREL)),
        "mass" => {
            let (least, most) = density(classes);
            Some((
                amount / most / LITRES_A_BARREL,
                amount / least / LITRES_A_BARREL,
            ))
        }
        _ => None,
    }
}

/// The price of a barrel of goods of these classes, in the price's own currency. A sum without a unit is that
/// of a barrel, unless it is too great for that.
pub(crate) fn a_barrel(
    price: &Price,
    quantity: Option<&Quantity>,
    classes: &[String],
) -> Option<Bounds> {
    let of = |unit| Quantity { amount: 1.0, unit };
    let whole = price.total || (price.per.is_none() && price.amount > BARREL_MOST);
    let (least, most) = match price.per {
        Some(unit) => barrels(&of(unit), classes)?,
        None if whole => barrels(quantity?, classes)?,
        None => (1.0, 1.0),
    };
    (least > 0.0).then(|| (price.amount / most, price.amount / least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_price_is_a_price_and_nothing_else() {
        for (text, amount) in [
            ("59 USD", Some(59.0)),
            ("USD 59.50 per barrel", Some(59.5)),
            ("€900", Some(900.0)),
            ("EUR 8 each", Some(8.0)),
            ("USD 4,400,000 total", Some(4_400_000.0)),
            ("44", Some(44.0)),
            ("2 000 EUR", Some(2000.0)),
            ("80 USD/bbl", Some(80.0)),
            ("1O0 USD", None),
            ("9O USD", None),
            ("5 0 USD", None),
            ("-5 USD", None),
            ("USD -5", None),
            ("0 USD", None),
            ("59 banana", None),
            ("1e400", None),
            ("under 60 USD", None),
            ("gratis", None),
        ] {
            assert_eq!(stated(text).map(|price| price.amount), amount, "{text}");
        }
    }

    /// Cents a barrel of crude oil, rounded, of each price.
    #[track_caller]
    fn check(text: &str, quantity: Option<(f64, &'static str)>, expected: &[(&str, u64, u64)]) {
        let quantity = quantity.map(|(amount, unit)| Quantity { amount, unit });
        let classes = ["crude-oil".to_owned()];
        let found: Vec<(&str, u64, u64)> = prices(text, true)
            .iter()
            .filter_map(|price| {
                let (least, most) = a_barrel(price, quantity.as_ref(), &classes)?;
                let cents = |amount: f64| (amount * 100.0).round() as u64;
                Some((price.currency.unwrap_or(""), cents(least), cents(most)))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_barrel_by_unit_and_currency() {
        for (text, expected) in [
            ("crude oil at USD 80/bbl", ("usd", 8000, 8000)),
            ("crude oil at EUR 47 per barrel", ("eur", 4700, 4700)),
            ("44 EUR", ("eur", 4400, 4400)),
            ("44", ("", 4400, 4400)),
            ("GBP 40 per barrel", ("gbp", 4000, 4000)),
            ("£40 a barrel", ("gbp", 4000, 4000)),
            ("USD 0.35 per litre", ("usd", 5565, 5565)),
            ("USD 1.20 per gallon", ("usd", 5040, 5040)),
            ("USD 300 per tonne", ("usd", 3720, 4627)),
            ("300 USD/t", ("usd", 3720, 4627)),
            ("USD 300 per metric ton", ("usd", 3720, 4627)),
            ("USD 310 per m3", ("usd", 4929, 4929)),
            ("USD/bbl 44", ("usd", 4400, 4400)),
            ("44 dollars a barrel", ("usd", 4400, 4400)),
            ("80 USD fatet", ("usd", 8000, 8000)),
            ("60 долларов за баррель", ("usd", 6000, 6000)),
            ("60美元", ("usd", 6000, 6000)),
        ] {
            check(text, None, &[expected]);
        }
    }

    #[test]
    fn a_sum_of_all_is_divided() {
        let much = Some((100_000.0, "bbl"));
        check("total value USD 4,000,000", much, &[("usd", 4000, 4000)]);
        check("USD 4,000,000", much, &[("usd", 4000, 4000)]);
        check("USD 4 million in total", much, &[("usd", 4000, 4000)]);
        check("USD 4,000,000", None, &[]);
        check(
            "total USD 3,000,000",
            Some((10_000.0, "t")),
            &[("usd", 3720, 4627)],
        );
    }

    #[test]
    fn a_grade_is_no_price() {
        for text in [
            "FUEL OIL M100, USD 40/BBL",
            "FUEL OIL M-100 USD 40/BBL",
            "MAZUT M 100, USD 40/BBL",
            "DIESEL EN590 USD 40/BBL",
            "DIESEL EN 590 USD 40/BBL",
            "МАЗУТ М100, USD 40/BBL",
            "JET A-1, 40 USD/BBL",
            "40 USD 100000 bbl",
        ] {
            let found: Vec<f64> = prices(text, false)
                .iter()
                .map(|price| price.amount)
                .collect();
            assert_eq!(found, [40.0], "{text}");
        }
    }

    #[test]
    fn a_distance_from_a_marker_is_no_price() {
        for text in [
            "discount USD 12/bbl under Brent",
            "Brent minus USD 12",
            "USD 12 below Dated Brent",
        ] {
            check(text, None, &[]);
        }
    }

    #[test]
    fn every_row_of_the_tables_has_bounds() {
        for table in [DENSITIES, RATES] {
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                let name = line.split('\t').next().unwrap_or_default();
                assert!(
                    row(table, name).is_some_and(|(least, most)| least <= most),
                    "{line}"
                );
            }
        }
    }
}
