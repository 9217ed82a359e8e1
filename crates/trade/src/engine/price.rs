//! The price of a barrel, held against the caps of the day. What is paid in another currency than the cap's is
//! known between bounds only: above them all it is a question, as everything between.

use super::meet;
use super::reach::{self, Reach};
use super::value::Context;
use super::{Applied, Judge};
use crate::certainty::Certainty;
use crate::goods::{CAP_CURRENCY, Facts, Price, Quantity, a_barrel, prices, rate};
use crate::rules::{Condition, PriceCap};
use crate::wording::{CapPrice, Language};

const CENTS: f64 = 100.0;

/// What a price is, a barrel.
struct Found {
    price: Price,
    /// The currency, a note's where the price has none, else that of the caps.
    currency: String,
    /// In that currency; none where it cannot be told.
    own: Option<(f64, f64)>,
    /// In hundredths of the currency of the caps.
    cents: Option<(f64, f64)>,
}

/// Every price that the words of the line or the note say, for goods of these classes.
fn all(context: &Context, classes: &[String]) -> Vec<Found> {
    let case = context.case;
    let mut said: Vec<Price> = case
        .stated_price()
        .map(|note| note.price.clone())
        .into_iter()
        .collect();
    let by_line = context.line.map(|line| prices(&line.text, false));
    said.extend(by_line.unwrap_or_default());
    let quantity = quantity(context);
    let named = case.note("currency").and_then(crate::goods::currency);
    let of = |price: Price| {
        let currency = price.currency.or(named).unwrap_or(CAP_CURRENCY);
        let own = a_barrel(&price, quantity.as_ref(), classes);
        let cents = own
            .zip(rate(currency))
            .map(|((least, most), (low, high))| (least * low * CENTS, most * high * CENTS));
        Found {
            currency: currency.to_owned(),
            own,
            cents,
            price,
        }
    };
    said.into_iter().map(of).collect()
}

fn quantity(context: &Context) -> Option<Quantity> {
    let by_line = context.line.and_then(|line| line.facts.quantity.clone());
    let note = context.case.stated_quantity();
    by_line.or_else(|| note.and_then(|note| Facts::read(note, &[]).quantity))
}

/// The caps on the day, each with how sure it is the one of the goods.
fn caps<'a>(context: &Context<'a>) -> Vec<(Certainty, &'a PriceCap)> {
    let day = context.case.date;
    let caps = context.measure.price_caps.iter();
    caps.filter(|cap| cap.from <= day && cap.until.is_none_or(|until| day <= until))
        .map(|cap| {
            let level = if cap.goods.is_empty() {
                Certainty::Certain
            } else {
                context.goods(&cap.goods)
            };
            (level, cap)
        })
        .filter(|(level, _)| *level > Certainty::No)
        .collect()
}

/// How sure the price is above the cap.
pub(super) fn above(context: &Context) -> Certainty {
    let caps = caps(context);
    // No cap is known for the day: somebody has to look.
    let Some(best) = caps.iter().map(|(level, _)| *level).max() else {
        return Certainty::Possible;
    };
    let of_best = caps.iter().filter(|(level, _)| *level == best);
    let each: Vec<Certainty> = of_best.map(|(_, cap)| above_one(context, cap)).collect();
    let most = each.iter().max().copied().unwrap_or_default();
    if each.iter().all(|one| *one == most) {
        most.min(best)
    } else {
        Certainty::Possible
    }
}

fn above_one(context: &Context, cap: &PriceCap) -> Certainty {
    let all = all(context, &cap.goods);
    let limit = cap.cents as f64;
    let of = |found: &Found| match found.cents {
        Some((_, most)) if at_most(most, limit) => Certainty::No,
        Some((least, _)) if !at_most(least, limit) && found.currency == CAP_CURRENCY => {
            Certainty::Certain
        }
        _ => Certainty::Possible,
    };
    let most = all.iter().map(of).max();
    // Without a price it may be.
    most.unwrap_or(Certainty::Possible)
}

/// A price is told in hundredths; less is noise of the conversion.
fn at_most(cents: f64, limit: f64) -> bool {
    const NOISE: f64 = 0.01;
    cents <= limit + NOISE
}

/// An older contract goes on under the cap before.
pub(super) fn in_grace(context: &Context) -> bool {
    let case = context.case;
    let Some(contract) = case.given.contract_date else {
        return false;
    };
    caps(context).iter().any(|(_, cap)| {
        let in_grace = cap
            .grace
            .is_some_and(|last| contract < cap.from && case.date <= last);
        let before = context.measure.price_caps.iter().filter(|other| {
            other.goods == cap.goods && other.until.is_some_and(|until| until < cap.from)
        });
        let last = before.max_by_key(|other| other.from);
        let all = all(context, &cap.goods);
        let under = |last: &PriceCap| {
            let mut all = all.iter();
            all.all(|found| {
                found
                    .cents
                    .is_some_and(|(_, most)| at_most(most, last.cents as f64))
            })
        };
        in_grace && !all.is_empty() && last.is_some_and(under)
    })
}

/// The price and the cap as a reason.
pub(super) fn because(context: &Context) -> Vec<String> {
    let language = context.language;
    let caps = caps(context);
    let best = caps.iter().map(|(level, _)| *level).max();
    let mut said: Vec<String> = Vec::new();
    for (_, cap) in caps.iter().filter(|(level, _)| Some(*level) == best) {
        for found in all(context, &cap.goods) {
            let text = sentence(language, &found, cap);
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    if said.is_empty() {
        said.push(language.price().to_owned());
    }
    said
}

fn sentence(language: Language, found: &Found, cap: &PriceCap) -> String {
    language.cap_price(&CapPrice {
        amount: found.price.amount,
        currency: &found.currency,
        per: found.price.per,
        dollars: found
            .cents
            .map(|(least, most)| (least / CENTS, most / CENTS)),
        rate: rate(&found.currency).filter(|_| found.currency != CAP_CURRENCY),
        told: found.own.is_some(),
        cap: cap.cents as f64 / CENTS,
    })
}

/// What has to be said of a price in another currency that is below the cap by every rate: that no rate was known.
pub(super) fn notes(judge: &Judge, case: &super::case::Case) -> Vec<String> {
    let mut said = Vec::new();
    for applied in judge.regimes.iter().filter(|applied| {
        applied.asks_price
            && matches!(
                reach::of(applied.regime.jurisdiction, case, judge.language),
                Reach::Applies(_)
            )
    }) {
        for line in &case.lines {
            of_regime(judge, case, applied, line, &mut said);
        }
    }
    said
}

fn of_regime(
    judge: &Judge,
    case: &super::case::Case,
    applied: &Applied,
    line: &crate::goods::Line,
    said: &mut Vec<String>,
) {
    for measure in applied.measures.iter().filter(|measure| {
        let when = measure.when.iter().flat_map(Condition::leaves);
        measure.in_force(case.date)
            && when
                .into_iter()
                .any(|leaf| matches!(leaf, Condition::AbovePriceCap))
    }) {
        let context = judge.context(case, applied, measure).on(line);
        let about =
            meet::direction(&context) > Certainty::No && context.goods_of(measure) > Certainty::No;
        if !about || above(&context) != Certainty::No {
            continue;
        }
        for (_, cap) in caps(&context) {
            for found in all(&context, &cap.goods) {
                let text = sentence(judge.language, &found, cap);
                if !said.contains(&text) {
                    said.push(text);
                }
            }
        }
    }
}
