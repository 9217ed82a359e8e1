//! Goods of which nothing is understood, beside others or before what they are for: a thing that stands by
//! itself, a model behind food. Words that only say how goods are, are none.

use std::cell::OnceCell;
use std::ops::Range;

use super::aside;
use super::concept::{Concept, Placed, placed_in_line};
use super::hs;
use super::item::{Item, What, stays};
use super::model;
use super::parts::Reading;
use super::role::Role;
use crate::activity;
use crate::places::Mentions;
use crate::words::{Token, fold, tokens};

/// Whether something is sent of which nothing is understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Untold {
    /// No.
    #[default]
    Nothing,
    /// Beside goods that are.
    Beside,
    /// Likewise, and it may be a machine: a word for what does something, or a model, letters with digits.
    Thing,
    /// The goods themselves: what is understood is only what they are for.
    Goods,
}

/// Whether words that name no goods do in a line of goods, or say what is done.
fn is_known_else(text: &str, phrase: &[Item]) -> bool {
    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
        return true;
    };
    let words = text.get(first.start..last.end).unwrap_or_default();
    let of_nature = || {
        let mut codes = hs::named(words).into_iter().peekable();
        codes.peek().is_some() && codes.all(hs::is_of_nature)
    };
    !placed_in_line(words).is_empty() || !activity::mentioned(text).is_empty() || of_nature()
}

/// Letters that a noun has at least, to be goods that nobody knows.
const NOUN_LETTERS_MIN: usize = 4;

/// Beginnings of words for seeds and their sorts, folded: a sort bears a number.
const SORTS: &[&str] = &[
    "hybrid",
    "seed",
    "variet",
    "cultivar",
    "saat",
    "sorte",
    "fro",
    "graine",
    "semence",
    "semilla",
    "variedad",
    "семен",
    "семян",
    "сорт",
    "гибрид",
    "بذور",
];
const SORTS_UNSPACED: &[&str] = &["种子", "種子", "品种", "종자", "품종", "씨앗"];

/// From where to where words that nobody knows stand behind food, or beer, in its phrase.
fn behind_food(phrase: &[Item], gone: &[usize]) -> Option<(usize, usize)> {
    let eaten = |item: &Item| {
        let drink = |concept: &Concept| matches!(concept.id, "beer" | "wine");
        let concept = item.goods().filter(|_| !gone.contains(&item.start));
        concept.is_some_and(|concept| concept.is_food() || drink(concept))
    };
    let at = phrase.iter().rposition(|item| item.goods().is_some())?;
    let food = phrase.get(at).filter(|food| eaten(food))?;
    let rest = phrase.get(at + 1..)?;
    let open = |item: &&Item| matches!(item.what, What::Word | What::Number);
    let last = rest.iter().take_while(open).last()?;
    Some((food.end, last.end))
}

/// Whether words name seeds or a sort of a plant.
fn names_a_sort(words: &str) -> bool {
    SORTS_UNSPACED.iter().any(|sort| words.contains(sort))
        || tokens(words)
            .iter()
            .any(|word| SORTS.iter().any(|sort| word.text.starts_with(sort)))
}

/// Goods of which nothing is understood, beside others or before what they are for.
pub(super) fn untold(
    text: &str,
    words: &[Token],
    phrases: &[&[Item]],
    makers: &[Placed<'_>],
    reading: &mut Reading<'_>,
) {
    let is_known = |item: &Item| {
        let made = makers.iter().any(|(_, words, at)| {
            let end = at + words.len();
            *at < item.end && item.start < end
        });
        let gear = matches!(item.what, What::Role(_)) && item.is(Role::Gear);
        let machine = item.machine().is_some() && !gear;
        item.goods().is_some() || matches!(item.what, What::Vague(..)) || machine || made
    };
    let is_noun = |item: &&Item| {
        let word = text.get(item.start..item.end).unwrap_or_default();
        let folded = fold(word);
        let mut endings = ["ed", "ing", "free"].iter();
        let participle = endings.any(|end| folded.ends_with(end));
        (matches!(item.what, What::Word) || item.is(Role::Gear))
            && word.chars().count() >= NOUN_LETTERS_MIN
            && !participle
            && !model::counts_or_heals(word)
    };
    let asides: OnceCell<Vec<Range<usize>>> = OnceCell::new();
    let says_how = |item: &Item| {
        let all = asides.get_or_init(|| aside::places(words));
        all.iter()
            .any(|at| at.start <= item.start && item.end <= at.end)
    };
    let models: OnceCell<Vec<Range<usize>>> = OnceCell::new();
    let has_model = |from: usize, to: usize| {
        let all = models.get_or_init(|| model::places(text));
        all.iter().any(|at| from <= at.start && at.end <= to)
    };
    for (at, phrase) in phrases.iter().enumerate() {
        let joined = phrase.first().is_some_and(|first| first.joined);
        let parted = at > 0
            && phrase
                .first()
                .is_some_and(|first| first.parted && !first.explains);
        // "Toys for boys, girls and babies": the same purpose, as far as it is known for whom or against what.
        let names_goods = |phrase: &&&[Item]| phrase.iter().any(|item| item.goods().is_some());
        let before = phrases.get(..at).unwrap_or_default();
        let since = before.iter().rposition(|phrase| names_goods(&phrase));
        let since = before.get(since.unwrap_or(0)..).unwrap_or_default();
        let under = || {
            since
                .iter()
                .flat_map(|before| before.iter())
                .filter(|item| item.subordinates())
        };
        let complement = under().next().is_some();
        let composed = under().any(|item| !item.is(Role::For));
        // What a comma parts from goods is a thing of its own, unless it only says how they are.
        let apart = parted
            && phrases
                .iter()
                .take(at)
                .any(|before| before.iter().any(|item| item.goods().is_some()))
            && !phrase
                .iter()
                .any(|item| item.is(Role::Packing) || item.is(Role::Maker));
        if (joined || apart) && !composed && !phrase.iter().any(is_known) {
            let mut nouns = phrase
                .iter()
                .take_while(|item| !item.subordinates())
                .filter(is_noun)
                .filter(|item| (joined && !complement) || !says_how(item))
                .peekable();
            let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
                continue;
            };
            let place = || {
                let words = text.get(first.start..last.end).unwrap_or_default();
                !Mentions::of(words).areas().is_empty()
            };
            if has_model(first.start, last.end) {
                reading.untold = reading.untold.max(Untold::Thing);
            } else if nouns.peek().is_some() && !place() && !is_known_else(text, phrase) {
                let technical = nouns.any(|item| {
                    model::sounds_technical(text.get(item.start..item.end).unwrap_or_default())
                });
                reading.untold = reading.untold.max(if technical {
                    Untold::Thing
                } else {
                    Untold::Beside
                });
            }
        }
        if let Some((eaten, last)) = behind_food(phrase, &reading.gone)
            && has_model(eaten, last)
            && let Some(first) = phrase.first()
            && !names_a_sort(text.get(first.start..last).unwrap_or_default())
        {
            reading.untold = reading.untold.max(Untold::Thing);
        }
        // "A shaker for rice" is no rice.
        let link = phrase.iter().position(|item| item.is(Role::For));
        let Some((head, served)) = link.map(|link| phrase.split_at(link)).filter(|_| at == 0)
        else {
            continue;
        };
        let harmless = |item: &Item| item.goods().is_some_and(|concept| !stays(concept));
        let unknown = head.iter().any(|item| is_noun(&item)) && !head.iter().any(is_known);
        let holds = head.iter().any(|item| item.is(Role::Packing));
        if unknown && !holds && served.iter().any(harmless) && !is_known_else(text, head) {
            reading.untold = Untold::Goods;
        }
    }
}
