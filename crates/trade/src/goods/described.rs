//! Words that mean arms or something harmless, at harmless goods that they belong to.

use super::concept::Placed;
use crate::words::{Token, first_token, tokens};

/// Ambiguous words that belong to harmless goods beside them are none of arms: "phone shells", "shell
/// pasta", "tanks of milk".
pub(super) fn without<'t>(text: &str, all: Vec<Placed<'t>>) -> Vec<Placed<'t>> {
    let harmless: Vec<(usize, usize)> = all
        .iter()
        .filter(|(concept, ..)| !concept.is_arms() && concept.is_sure())
        .map(|(_, words, start)| (*start, start + words.len()))
        .collect();
    let medical = ["medicine", "medical-device"];
    let medicine: Vec<Placed> = all
        .iter()
        .filter(|(concept, ..)| {
            medical
                .iter()
                .any(|class| concept.classes.named(class).holds())
        })
        .copied()
        .collect();
    let seafood = |one: &&Placed| one.0.classes.named("seafood").holds();
    let seafood: Vec<Placed> = all.iter().filter(seafood).copied().collect();
    let belongs = |(concept, words, start): &Placed| {
        let end = start + words.len();
        let cured = concept.id == "cartridge-word" && is_in_phrase_of(text, &medicine, *start);
        let shelled = concept.id == "shell-word" && is_behind_in(text, &seafood, *start);
        cured
            || shelled
            || concept.is_ambiguous()
                && harmless.iter().any(|(from, to)| {
                    if *from >= end {
                        let gap = text.get(end..*from).unwrap_or_default();
                        let between = gap.trim_matches([' ', '-']);
                        gap.len() <= GAP_BYTES && (between.is_empty() || HOLDS.contains(&between))
                    } else {
                        let gap = text.get(*to..*start).unwrap_or_default();
                        !gap.is_empty() && gap.trim_matches([' ', '-']).is_empty()
                    }
                })
    };
    let (kept, gone): (Vec<Placed>, Vec<Placed>) = all.into_iter().partition(|one| !belongs(one));
    // A tank of oil is no ship either, where its word means both.
    let held = |(_, words, start): &Placed| {
        let rest = text.get(start + words.len()..).unwrap_or_default();
        let holds = first_token(rest).is_some_and(|word| HOLDS.contains(&word.text.as_str()));
        holds
            && gone
                .iter()
                .any(|(_, other, at)| at == start && other == words)
    };
    kept.into_iter().filter(|one| !held(one)).collect()
}

/// Whether one of some goods stands in the phrase of a word: cartridges of insulin.
fn is_in_phrase_of(text: &str, all: &[Placed<'_>], place: usize) -> bool {
    const STOPS: [char; 6] = [',', ';', ':', '/', '&', '+'];
    all.iter().any(|(_, words, start)| {
        let gap = text.get((*start).min(place)..(*start).max(place));
        let gap = gap.unwrap_or(words);
        !gap.contains(STOPS) && !gap.to_lowercase().contains(" and ")
    })
}

/// Words between seafood and the shell that it comes in.
const IN_SHELL: &[&str] = &[
    "in", "on", "the", "their", "a", "half", "full", "whole", "open",
];

/// Whether only such words stand between seafood and a place behind it: "scallops in half shell".
fn is_behind_in(text: &str, seafood: &[Placed<'_>], place: usize) -> bool {
    seafood.iter().any(|(_, words, start)| {
        let gap = text.get(start + words.len()..place);
        let between = tokens(gap.unwrap_or_default());
        let small = |word: &Token| IN_SHELL.contains(&word.text.as_str());
        gap.is_some() && !between.is_empty() && between.iter().all(small)
    })
}

/// Bytes between an ambiguous word and the goods that it holds at most.
const GAP_BYTES: usize = 12;
/// Words between a tank and what is in it.
const HOLDS: &[&str] = &[
    "of", "for", "with", "med", "av", "til", "for", "mit", "fur", "für", "avec", "de", "d'",
    "pour", "con", "para", "с", "для", "of fresh", "full of",
];
