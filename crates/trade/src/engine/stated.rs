//! What notes state, as far as it is what their keys ask for.

use super::Judge;
use super::case::Case;
use super::meet::CapUsed;
use super::shipment::Shipment;
use crate::activity;
use crate::circumstance;
use crate::goods::{self, Condition as GoodsCondition, Facts, Price};
use crate::note::{self, affirms};
use crate::ownership::owners_noted;
use crate::rules::Condition;
use crate::wording::Language;
use crate::words::fold;

/// A price that a note states, as written and as read.
#[derive(Debug)]
pub(super) struct StatedPrice<'a> {
    pub(super) text: &'a str,
    pub(super) price: Price,
}

impl<'a> StatedPrice<'a> {
    /// The price of the notes, if it is one: what is no price says nothing, nor do two that differ.
    pub(super) fn of(given: &'a Shipment) -> Option<Self> {
        let text = sole(given, "price")?;
        let price = goods::stated(text)?;
        Some(Self { text, price })
    }
}

/// The values of a note.
fn all_of<'a>(given: &'a Shipment, key: &str) -> impl Iterator<Item = &'a str> {
    let notes = given.notes.iter().filter(move |(known, _)| known == key);
    notes.map(|(_, text)| text.as_str())
}

/// The value of a note, unless several differ.
fn sole<'a>(given: &'a Shipment, key: &str) -> Option<&'a str> {
    let mut all = all_of(given, key);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

impl Case<'_> {
    /// A note's value.
    pub(super) fn note(&self, key: &str) -> Option<&str> {
        let found = self.given.notes.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The price that a note states, if it is one.
    pub(super) fn stated_price(&self) -> Option<&StatedPrice<'_>> {
        self.price.as_ref()
    }

    /// How much a note says is sent; of several lines it is not said which, and two notes that differ say nothing.
    pub(super) fn stated_quantity(&self) -> Option<&str> {
        sole(self.given, "quantity").filter(|_| self.lines.len() <= 1)
    }

    /// Whether a note affirms its key.
    pub(super) fn affirms(&self, key: &str) -> bool {
        let says = |text: &str| affirms(text) && !(key == "emergency" && is_no_emergency(text));
        self.note(key).is_some_and(says)
    }
}

/// Whether what is said of an emergency names none, and is no yes: a banana.
fn is_no_emergency(text: &str) -> bool {
    let said = || circumstance::said(text).into_iter();
    let told = || said().any(|(id, _)| matches!(id, "distress" | "emergency-told"));
    affirms(text) && !note::is_yes(text) && !told()
}

/// Notes that nothing looked at.
pub(super) fn unused(case: &Case, language: Language) -> impl Iterator<Item = String> {
    let notes = case.given.notes.iter();
    notes
        .filter(|(key, _)| !note::is_known(key))
        .map(move |(key, _)| language.unused(key))
}

/// Whether what is said of a purpose is a word that a measure looks for, a dealing or a circumstance.
fn is_purpose(judge: &Judge, text: &str) -> bool {
    let folded = fold(text);
    let regimes = judge.rules.regimes().iter();
    let of_measures = regimes.flat_map(|regime| {
        let measures = regime.measures.iter().map(|measure| &measure.when);
        let exemptions = regime.exemptions.iter().map(|lifts| Some(&lifts.when));
        measures
            .map(Option::as_ref)
            .chain(exemptions)
            .flatten()
            .collect::<Vec<_>>()
    });
    let mut leaves = of_measures.flat_map(Condition::leaves);
    let is_word = leaves.any(|leaf| match leaf {
        Condition::Note(key, words) if key == "purpose" || key == "end_use" => {
            words.iter().any(|word| folded.contains(word.as_str()))
        }
        _ => false,
    });
    is_word
        || crate::goods::names_forces(text)
        || !activity::mentioned(text).is_empty()
        || !circumstance::said(text).is_empty()
}

/// Notes whose values say nothing: they count as if they were not there.
pub(super) fn unread_notes<'a>(
    judge: &Judge,
    case: &'a Case<'a>,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let last = |key: &str| all_of(case.given, key).last();
    let price = last("price").filter(|_| case.stated_price().is_none());
    let quantity = last("quantity").filter(|text| {
        let amount = text.trim().parse::<f64>();
        let number = amount.is_ok_and(|amount| amount.is_finite() && amount > 0.0);
        let none = !number && Facts::read(text, &[]).quantity.is_none();
        none || sole(case.given, "quantity").is_none()
    });
    let flag = case.note("flag").filter(|_| case.flag.is_empty());
    let condition = case
        .note("condition")
        .filter(|text| GoodsCondition::read(text).is_none());
    let currency = case
        .note("currency")
        .filter(|text| crate::goods::currency(text).is_none());
    let cap_used = case
        .note("cap_used")
        .filter(|text| CapUsed::read(text).is_none());
    let purpose = case.note("purpose").filter(|text| !is_purpose(judge, text));
    let of_kind = [
        ("price", price),
        ("quantity", quantity),
        ("flag", flag),
        ("condition", condition),
        ("currency", currency),
        ("cap_used", cap_used),
        ("purpose", purpose),
    ];
    let said = of_kind
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
        .filter(|(_, text)| note::affirms(text));
    let open = ["notified", "emergency", "livelihood", "agency", "transit"];
    let open = open.into_iter().filter_map(|key| {
        let says_nothing =
            |text: &&str| note::is_doubt(text) || (key == "emergency" && is_no_emergency(text));
        Some((key, case.note(key).filter(says_nothing)?))
    });
    said.chain(open).collect::<Vec<_>>().into_iter()
}

/// What is said of ownership, where it names no owner, no country and no share of somebody listed.
pub(super) fn unread_ownership<'a>(case: &Case<'a>) -> Option<&'a str> {
    let note = case.given.notes.iter().find(|(key, _)| key == "ownership");
    let text = note.map(|(_, text)| text.as_str())?;
    let read = !case.owner.is_empty() || !case.shares.is_empty() || !owners_noted(text).is_empty();
    (note::affirms(text) && !read).then_some(text)
}
