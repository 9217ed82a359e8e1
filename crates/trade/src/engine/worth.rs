//! What goods are worth, all of them or a piece, held against a sum that a rule names.

use super::case::Case;
use super::meet;
use super::reach::{self, Reach};
use super::{Applied, Judge};
use crate::certainty::Certainty;
use crate::goods::{Facts, Line, Price, Quantity, currency, prices, rate};
use crate::rules::Condition;
use crate::words::{fold, tokens};

/// Words that make a sum the price of a piece, folded, of nine languages.
const EACH: &[&str] = &[
    "each",
    "apiece",
    "piece",
    "unit",
    "item",
    "hver",
    "stk",
    "stykk",
    "stykket",
    "stuck",
    "je",
    "piece",
    "unidad",
    "unite",
    "pieza",
    "штуку",
    "шт",
    "каждыи",
    "каждая",
    "للقطعه",
    "للواحده",
];
/// The same in Han and Hangul, where no blank stands before them.
const EACH_UNSPACED: &[&str] = &["每件", "每个", "每只", "一件", "개당", "한 개"];
/// Words that make a sum that of all of it.
const TOTAL: &[&str] = &[
    "total",
    "altogether",
    "totalt",
    "samlet",
    "insgesamt",
    "gesamt",
    "gesamtwert",
    "всего",
    "итого",
    "الاجمالی",
    "invoice",
    "faktura",
    "rechnung",
    "facture",
    "factura",
];
const TOTAL_UNSPACED: &[&str] = &["总", "共", "총", "합계"];

/// How sure all of it is worth at most so many units of a currency: of another currency, or without
/// a sum, it may be.
pub(super) fn at_most(case: &Case, most: u32, currency: &str) -> Certainty {
    let of_lines = case.lines.iter().map(|line| &line.facts);
    let of_lines = of_lines.filter_map(|facts| Some((facts.price_cents?, facts.currency.clone()?)));
    let mut sums: Vec<(u64, String)> = of_lines.collect();
    if sums.is_empty() {
        let facts = case.stated_price().map(|note| Facts::read(note.text, &[]));
        sums.extend(facts.and_then(|facts| Some((facts.price_cents?, facts.currency?))));
    }
    if sums.is_empty() || sums.iter().any(|(_, code)| code != currency) {
        return Certainty::Possible;
    }
    let cents = sums
        .iter()
        .fold(0_u64, |all, (cents, _)| all.saturating_add(*cents));
    Certainty::of(cents <= u64::from(most) * 100)
}

/// How sure a piece of a line is worth more than so many units of a currency. A sum may be that of a
/// piece or of all: where both would say the same, it is known.
pub(super) fn each_above(case: &Case, line: Option<&Line>, least: u32, of: &str) -> Certainty {
    let of_line = line.map(|line| (line.text.as_str(), line.facts.clone()));
    let of_line = of_line.filter(|(_, facts)| facts.price_cents.is_some());
    let by_line = of_line.is_some();
    // A note's sum is of the only line.
    let note = case.stated_price().filter(|_| case.lines.len() <= 1);
    let sum = of_line.or_else(|| {
        let note = note?;
        let mut facts = Facts::read(note.text, &[]);
        if facts.price_cents.is_none() && note.price.currency.is_none() {
            // Another note says of which currency the number is.
            facts.price_cents = Some((note.price.amount * 100.0).round() as u64);
            facts.currency = case.note("currency").and_then(currency).map(str::to_owned);
        }
        Some((note.text, facts))
    });
    let Some((text, Some(cents), Some(code))) =
        sum.map(|(text, facts)| (text, facts.price_cents, facts.currency))
    else {
        return Certainty::Possible;
    };
    let least = u64::from(least) * 100;
    if code != of {
        // Under the line at any rate there has been, it is not above.
        let most = rate(&code).zip(rate(of));
        let most = most.map(|((_, of_sum), (of_line, _))| cents as f64 * of_sum / of_line);
        let under = most.is_some_and(|most| most <= least as f64);
        return if under {
            Certainty::No
        } else {
            Certainty::Possible
        };
    }
    let above_as_piece = cents > least;
    if says(text, EACH, EACH_UNSPACED) || is_of_a_unit(text) || !above_as_piece {
        return Certainty::of(above_as_piece);
    }
    let Some(pieces) = pieces(case, line) else {
        // A note's price is that of a unit, unless it says that it is of all.
        let of_one = !by_line || line.is_some_and(Line::names_one);
        let of_unit = of_one && !says(text, TOTAL, TOTAL_UNSPACED);
        return if of_unit {
            Certainty::Certain
        } else {
            Certainty::Possible
        };
    };
    let above_as_share = cents as f64 / pieces > least as f64;
    match (above_as_share, says(text, TOTAL, TOTAL_UNSPACED)) {
        (true, _) => Certainty::Certain,
        (false, true) => Certainty::No,
        (false, false) => Certainty::Possible,
    }
}

/// Whether the price is that of a piece, a pair or a set: "EUR 900 a pair", "900 €/par".
fn is_of_a_unit(text: &str) -> bool {
    let prices = prices(text, false);
    let of_unit = |price: &Price| matches!(price.per, Some("pieces" | "pairs" | "sets"));
    prices.first().is_some_and(of_unit)
}

/// How many pieces a line is of, by its words or a note.
fn pieces(case: &Case, line: Option<&Line>) -> Option<f64> {
    let by_words = line.and_then(|line| line.facts.quantity.as_ref());
    let by_note = case.stated_quantity().and_then(|note| {
        let alone = note.trim().parse().ok();
        alone.or_else(|| counted(Facts::read(note, &[]).quantity.as_ref()?))
    });
    by_words
        .and_then(counted)
        .or(by_note)
        .filter(|count| *count >= 1.0)
}

fn counted(quantity: &Quantity) -> Option<f64> {
    matches!(quantity.unit, "pieces" | "pairs").then_some(quantity.amount)
}

fn says(text: &str, words: &[&str], unspaced: &[&str]) -> bool {
    let spaced = tokens(text);
    let mut spaced = spaced.iter();
    spaced.any(|word| words.iter().any(|one| fold(one) == word.text))
        || unspaced.iter().any(|one| text.contains(one))
}

/// Whether a price that is not said would decide: a measure draws a line by it and takes no other value for it.
pub(super) fn would_decide(judge: &Judge, case: &Case) -> bool {
    let heard = |applied: &&Applied| {
        applied.asks_price
            && matches!(
                reach::of(applied.regime.jurisdiction, case, judge.language),
                Reach::Applies(_)
            )
    };
    judge.regimes.iter().filter(heard).any(|applied| {
        case.lines.iter().any(|line| {
            applied.measures.iter().any(|measure| {
                let context = judge.context(case, applied, measure).on(line);
                let asks = || {
                    let mut leaves = measure.when.iter().flat_map(Condition::leaves);
                    leaves.any(|leaf| {
                        matches!(leaf, Condition::PriceSaid) && context.value(leaf) == Certainty::No
                    })
                };
                measure.in_force(case.date)
                    && meet::direction(&context) > Certainty::No
                    && context.codes(&measure.hs) > Certainty::No
                    && asks()
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Goods, Shipment};

    #[test]
    fn a_piece_is_worth_more_or_not() {
        for (text, note, expected) in [
            ("watches, EUR 900 each", "", Certainty::Certain),
            ("watches, EUR 250 each", "", Certainty::No),
            ("watches", "", Certainty::Possible),
            ("watches, EUR 900", "", Certainty::Possible),
            ("watches, EUR 200", "", Certainty::No),
            ("2 pcs watches, EUR 900", "", Certainty::Certain),
            ("10 pcs watches, EUR 900 in total", "", Certainty::No),
            ("10 pcs watches, EUR 900", "", Certainty::Possible),
            ("watches, USD 900 each", "", Certainty::Possible),
            ("watches, NOK 199 each", "", Certainty::No),
            ("2000 pcs shirts, NOK 149", "", Certainty::No),
            ("watches, NOK 2900 each", "", Certainty::Possible),
            ("Uhren, 900 EUR je Stück", "", Certainty::Certain),
            ("часы, 900 EUR за штуку", "", Certainty::Certain),
            ("watches", "EUR 900 each", Certainty::Certain),
            ("watches", "5000 EUR", Certainty::Certain),
            ("watches", "5000 EUR in total", Certainty::Possible),
            ("shoes at EUR 900 a pair", "", Certainty::Certain),
            ("sko, 900 EUR per par", "", Certainty::Certain),
            ("chaussures, 900 € la paire", "", Certainty::Certain),
            ("100 pairs of shoes, EUR 9000", "", Certainty::Possible),
            ("100 pairs of shoes, EUR 9000 in total", "", Certainty::No),
            ("watches", "EUR 120 per piece", Certainty::No),
        ] {
            let shipment = Shipment {
                goods: vec![Goods {
                    text: text.to_owned(),
                    codes: Vec::new(),
                }],
                notes: vec![("price".to_owned(), note.to_owned())],
                ..Shipment::on(jiff::civil::date(2024, 1, 1))
            };
            let case = Case::of(&shipment);
            let found = each_above(&case, case.lines.first().map(AsRef::as_ref), 300, "eur");
            assert_eq!(found, expected, "{text} {note}");
        }
    }
}
