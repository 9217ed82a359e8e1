//! Machines that a description names, and the goods that these only make, hold or are for.

use super::concept::Concept;
use super::item::{Around, Item, What, stays};
use super::parts::Reading;
use super::role::Role;
use crate::certainty::Certainty;
use crate::words::fold;

/// A machine as the words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Machine {
    /// The kind of goods that it is.
    pub(super) kind: &'static str,
    pub(super) most: Certainty,
}

/// Words for a plant that mean much else.
const LOOSE: &[&str] = &[
    "line",
    "lines",
    "unit",
    "units",
    "system",
    "systems",
    "chamber",
    "chambers",
    "works",
    "линия",
    "линии",
];

/// Machines of a phrase, and the goods that these only make, hold or are for.
pub(super) fn machines<'t>(text: &'t str, phrase: &[Item], reading: &mut Reading<'t>) {
    let make = phrase.iter().any(|item| item.is(Role::Make));
    for (at, item) in phrase.iter().enumerate() {
        let Some(stands) = item.machine() else {
            continue;
        };
        let gone = reading.gone.clone();
        let is_goods = |item: &Item| item.goods().is_some() && !gone.contains(&item.start);
        let of_it = |item: &Item| is_goods(item) && !item.goods().is_some_and(stays);
        let around = Around::of(phrase, at);
        let (before, behind) = (around.before, around.behind);
        let starts = |items: &[Item]| -> Vec<usize> {
            let all = items.iter().filter(|item| of_it(item));
            all.map(|item| item.start).collect()
        };
        // Flour from the mill is flour, and so is what a mill is said to have made.
        let below = |(above, link): (&[Item], &Item)| {
            above.iter().any(is_goods) || (link.is(Role::In) && !above.is_empty())
        };
        if around.above().is_some_and(below) {
            continue;
        }
        if is_of_a_name(text, item, behind) {
            reading.gone.extend(starts(before));
            continue;
        }
        // Mill bags are bags.
        let leads = !stands.head_first && !before.iter().any(is_goods);
        if leads && behind.first().is_some_and(is_goods) {
            continue;
        }
        let complement = around.complement(stands.head_first);
        let mut served = starts(around.modifiers());
        served.extend(starts(complement));
        // Moulds for toys are none.
        let toys = before
            .iter()
            .filter(|item| item.goods().is_some_and(Concept::depicts));
        let of_toys =
            stands.is(Role::Device) && behind.iter().all(|item| matches!(item.what, What::Number));
        served.extend(toys.filter(|_| of_toys).map(|item| item.start));
        let by_goods = !served.is_empty();
        let made = before.last().is_some_and(|last| last.is(Role::Make));
        let makes =
            made || (make && (by_goods || !complement.is_empty() || before.iter().any(is_goods)));
        // A line of something is drawn, a unit counted: only goods at once before them tell.
        let words = text.get(item.start..item.end).unwrap_or_default();
        let loose = LOOSE.contains(&fold(words).as_str());
        let mut nearest = before.iter().rev().take(if loose { 1 } else { 2 });
        let near = nearest.any(of_it) || !complement.is_empty();
        let is = |role: Role| stands.is(role);
        let sure = is(Role::Machine)
            || (is(Role::Device) && (by_goods || make))
            || (is(Role::Gear) && make)
            || (is(Role::Plant) && makes);
        // What an unknown thing is for may be a machine; parts of a machine are of it.
        let of_unknown = around.above().is_some_and(|(above, link)| {
            let known =
                |item: &Item| matches!(item.what, What::Vague(..)) || item.machine().is_some();
            link.is(Role::For) && !above.is_empty() && !above.iter().any(known)
        });
        let (kind, most) = if sure && !of_unknown {
            ("machinery", Certainty::Likely)
        } else if sure {
            ("machinery", Certainty::Possible)
        } else if is(Role::Tank) && by_goods {
            ("container-tank", Certainty::Possible)
        } else if is(Role::Plant) && by_goods && near {
            ("machinery", Certainty::Possible)
        } else {
            continue;
        };
        reading.machines.push((words, Machine { kind, most }));
        reading.gone.extend(served);
    }
}

/// Whether a word is for what does something to goods: a polisher, Korean `살균기`.
fn is_agent(text: &str, item: &Item) -> bool {
    const KOREAN_LETTERS_MIN: usize = 3;
    let word = text.get(item.start..item.end).unwrap_or_default();
    let korean = word.ends_with('기') && word.chars().count() >= KOREAN_LETTERS_MIN;
    item.is(Role::Agent) || (matches!(item.what, What::Word) && korean)
}

/// Whether an item may be what an agent fills with the goods before it, in the singular.
fn holds(text: &str, item: &Item) -> bool {
    let word = text.get(item.start..item.end).unwrap_or_default();
    let thing = item.is(Role::Packing)
        || item.is(Role::Tank)
        || item.goods().is_some_and(is_worked)
        || matches!(item.what, What::Word);
    thing && !word.ends_with(['s', 'S']) && !item.joined && !item.parted
}

/// Whether goods are such as machines work on: what grows and is eaten, chemistry, plastic, paper, cloth, glass.
fn is_worked(concept: &Concept) -> bool {
    const LAST: &str = "70";
    let chapter = |code: &str| code.get(..2).is_some_and(|chapter| chapter <= LAST);
    !stays(concept) && concept.codes.iter().all(|code| chapter(code))
}

/// What does something to harmless goods at once before it, at the end of a phrase: a rice polisher.
pub(super) fn agents<'t>(text: &'t str, phrase: &[Item], reading: &mut Reading<'t>) {
    for (at, item) in phrase.iter().enumerate() {
        // "Toothpaste tube filler": what it fills may stand between.
        let holder = at
            .checked_sub(2)
            .filter(|_| phrase.get(at - 1).is_some_and(|item| holds(text, item)));
        let before = holder.or(at.checked_sub(1)).and_then(|at| phrase.get(at));
        let Some(served) = before.filter(|before| before.goods().is_some_and(is_worked)) else {
            continue;
        };
        let plural = text
            .get(served.start..served.end)
            .is_some_and(|one| one.ends_with(['s', 'S']));
        let behind = phrase.get(at + 1);
        let ends = behind
            .is_none_or(|behind| behind.subordinates() || matches!(behind.what, What::Number));
        if ends && !plural && !reading.gone.contains(&served.start) && is_agent(text, item) {
            let words = text.get(item.start..item.end).unwrap_or_default();
            let machine = Machine {
                kind: "machinery",
                most: Certainty::Possible,
            };
            reading.machines.push((words, machine));
            reading.gone.push(served.start);
        }
    }
}

/// Whether a plant is the name of who made the goods: "plant no 26", "flour mill company".
fn is_of_a_name(text: &str, plant: &Item, behind: &[Item]) -> bool {
    const WORDS: usize = 3;
    let rest = text.get(plant.end..).unwrap_or_default().trim_start();
    let mut near = behind.iter().take(WORDS);
    near.any(|item| item.is(Role::Maker)) || rest.starts_with(['№', '#'])
}
