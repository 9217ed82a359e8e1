//! Parts of a line, between commas and "and", that name machines, metal or luxury by words which count in a line alone:
//! "rice, ovens". What only describes the goods before it names none: "biscuits, in tins".

use super::aside;
use super::concept::{Concept, Placed, placed_in_line};
use super::item::{Item, stays};
use super::model;
use super::parts::Reading;
use crate::certainty::Certainty;
use crate::words::{Kind, Token, tokens};

/// Words behind which no goods of their own stand, folded.
const UNDER: &[&str] = &[
    "for", "in", "of", "with", "by", "from", "on", "to", "til", "i", "av", "med", "fra", "pa",
    "fur", "mit", "von", "aus", "auf", "pour", "dans", "avec", "de", "en", "par", "para", "con",
    "por", "для", "в", "с", "из", "на",
];

/// Those of them that say for whom or for what: a comma ends it.
const FOR: &[&str] = &["for", "til", "fur", "pour", "para", "для"];

/// The goods of a line, and those of its parts that name none yet.
pub(super) fn with_parts<'t>(
    text: &'t str,
    mut all: Vec<Placed<'t>>,
    reading: &Reading<'t>,
) -> Vec<Placed<'t>> {
    let words = tokens(text);
    let mut first = 0;
    let mut found = Vec::new();
    for at in 1..=words.len() {
        let ends = words.get(at).is_none_or(|next| {
            let before = words.get(at - 1).map_or(0, |word| word.end);
            Item::parts(text.get(before..next.end).unwrap_or_default())
        });
        if ends {
            let part = words.get(first..at).unwrap_or_default();
            if !is_composed(words.get(..first).unwrap_or_default(), text, part) {
                found.extend(of_part(text, part, &all, reading));
            }
            first = at;
        }
    }
    all.extend(found);
    all.sort_by_key(|(.., start)| *start);
    all
}

/// Whether a part goes on with what the one before is made of or serves: "salt with iodine and iron".
fn is_composed(before: &[Token], text: &str, part: &[Token]) -> bool {
    let Some(next) = part.first() else {
        return true;
    };
    let ends = |word: &Token| {
        let rest = text.get(word.end..next.start).unwrap_or_default();
        rest.contains([';', '\n'])
    };
    let mut back = before.iter().rev().take_while(|word| !ends(word));
    let comma = before
        .last()
        .and_then(|last| text.get(last.end..next.start))
        .is_some_and(|gap| gap.contains([',', '،', '、', '，', ';', '\n']));
    back.any(|word| {
        let word = word.text.as_str();
        UNDER.contains(&word) && !(comma && FOR.contains(&word))
    })
}

fn of_part<'t>(
    text: &'t str,
    part: &[Token],
    all: &[Placed<'t>],
    reading: &Reading<'t>,
) -> Vec<Placed<'t>> {
    let (Some(from), Some(to)) = (part.first(), part.last()) else {
        return Vec::new();
    };
    let span = from.start..to.end;
    let over = |start: usize, words: &str| start < span.end && span.start < start + words.len();
    let at = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let mut machines = reading.machines.iter();
    if all.iter().any(|(_, words, start)| over(*start, words))
        || machines.any(|(words, _)| over(at(words), words))
        || reading.gone.iter().any(|gone| span.contains(gone))
        || part.iter().any(|word| UNDER.contains(&word.text.as_str()))
    {
        return Vec::new();
    }
    let Some(words) = text.get(span.clone()) else {
        return Vec::new();
    };
    let named = placed_in_line(words);
    let counts = |word: &Token| word.kind == Kind::Number || model::counts_or_heals(&word.text);
    let asides = aside::places(part);
    let says_how = |word: &Token| {
        let mut asides = asides.iter();
        asides.any(|at| at.start <= word.start && word.end <= at.end)
    };
    let Some(head) = part.iter().rev().find(|word| !counts(word)) else {
        return Vec::new();
    };
    let heads = named
        .into_iter()
        .map(|(concept, words, start)| (concept, words, start + span.start));
    let heads: Vec<Placed<'t>> = heads
        .filter(|(_, words, start)| {
            let mut before = part.iter().filter(|word| word.end <= *start);
            start + words.len() == head.end && before.all(|word| counts(word) || says_how(word))
        })
        .collect();
    let counts =
        |concept: &Concept| stays(concept) || concept.classes.named("luxury") > Certainty::No;
    if heads.iter().all(|(concept, ..)| counts(concept)) {
        heads
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use crate::goods::Line;

    #[test]
    fn a_part_of_a_line_names_goods_by_words_that_count_alone() {
        for (text, expected) in [
            ("rice, ovens", "rice cooker"),
            ("rice and 12 hammers", "rice metal-fitting"),
            ("rice, ovens 5 pcs", "rice cooker"),
            ("medicine for hospitals, ovens", "medicine cooker"),
            ("biscuits, in tin cans", "flour"),
            ("rice, cakes", "rice"),
            ("rice, ovens for bakeries", "rice"),
        ] {
            let line = Line::read(text, &[]);
            let kinds: Vec<&str> = line.words().map(|(kind, _)| kind).collect();
            assert_eq!(kinds.join(" "), expected, "{text}");
        }
    }
}
