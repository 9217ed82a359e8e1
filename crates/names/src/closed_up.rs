//! Russian names of several words cut short and written as one: *Rosselkhozbank* is the Russian agricultural bank.
//!
//! It is translated as often as it is left as it sounds, so that it is one more reading of the name.

use crate::script::{Reading, Spelling, Word};
use crate::words;

/// What such names are made of and what each part means, as romanisations write them; sorted.
const PARTS: &[(&str, &str)] = &[
    ("agro", "agricultural"),
    ("atom", "atomic"),
    ("auto", "automobile"),
    ("avia", "aviation"),
    ("avto", "automobile"),
    ("bank", "bank"),
    ("bel", "belarus"),
    ("bio", "biology"),
    ("chermet", "metal"),
    ("chim", "chemical"),
    ("credit", "credit"),
    ("dor", "road"),
    ("econom", "economic"),
    ("ekonom", "economic"),
    ("eksport", "export"),
    ("elektro", "electric"),
    ("elektron", "electronics"),
    ("energo", "energy"),
    ("export", "export"),
    ("farm", "pharmaceutical"),
    ("fin", "finance"),
    ("flot", "fleet"),
    ("gas", "gas"),
    ("gaz", "gas"),
    ("geo", "geology"),
    ("gidro", "hydroelectric"),
    ("gos", "state"),
    ("him", "chemical"),
    ("import", "import"),
    ("info", "information"),
    ("inform", "information"),
    ("invest", "investment"),
    ("khim", "chemical"),
    ("khleb", "bread"),
    ("komplekt", "equipment"),
    ("kosmo", "space"),
    ("kredit", "credit"),
    ("krym", "crimea"),
    ("les", "forestry"),
    ("lizing", "leasing"),
    ("mash", "machine"),
    ("med", "medical"),
    ("metall", "metal"),
    ("montazh", "installation"),
    ("mor", "marine"),
    ("mos", "moscow"),
    ("nauch", "science"),
    ("neft", "oil"),
    ("nefte", "oil"),
    ("obl", "province"),
    ("oboron", "defense"),
    ("pribor", "instrument"),
    ("prod", "food"),
    ("proekt", "project"),
    ("prom", "industry"),
    ("radio", "radio"),
    ("remont", "repair"),
    ("ros", "russia"),
    ("ryb", "fishery"),
    ("sbyt", "sales"),
    ("selhoz", "agricultural"),
    ("selkhoz", "agricultural"),
    ("service", "service"),
    ("servis", "service"),
    ("sib", "siberia"),
    ("snab", "supply"),
    ("soyuz", "union"),
    ("spets", "special"),
    ("stank", "machine"),
    ("stanko", "machine"),
    ("strah", "insurance"),
    ("strakh", "insurance"),
    ("stroi", "construction"),
    ("stroj", "construction"),
    ("stroy", "construction"),
    ("sudo", "ship"),
    ("sviaz", "communication"),
    ("svyaz", "communication"),
    ("tech", "technology"),
    ("tekh", "technology"),
    ("teplo", "thermal"),
    ("torg", "trade"),
    ("trans", "transport"),
    ("tsvetmet", "nonferrous"),
    ("ugle", "coal"),
    ("ugol", "coal"),
    ("ukr", "ukraine"),
    ("ural", "ural"),
    ("vnesh", "foreign"),
    ("voen", "military"),
    ("zheldor", "railway"),
    ("zhil", "housing"),
];
/// A word of fewer parts is a name that has come to be one: *Gazprom*.
const PARTS_MIN: usize = 3;
/// What it costs to take a name for its parts.
const COST: i32 = 150;

/// The reading of a body's name with such words as the words they are cut from, if it has any.
pub(crate) fn in_full(reading: &Reading) -> Option<Reading> {
    let parts: Vec<Option<Vec<&str>>> = reading
        .words
        .iter()
        .map(|word| parts(&word.spellings[0].latin))
        .collect();
    if parts.iter().all(Option::is_none) {
        return None;
    }
    let words = reading.words.iter().zip(parts).flat_map(|(word, parts)| {
        let Some(parts) = parts else {
            return vec![word.clone()];
        };
        let of_part = |meaning: &str| Word {
            spellings: vec![Spelling {
                latin: meaning.to_owned(),
                cost: 0,
            }],
            ..word.clone()
        };
        parts.into_iter().map(of_part).collect()
    });
    Some(Reading {
        words: words.collect(),
        cost: reading.cost + COST,
        ..reading.clone()
    })
}

/// What the parts of a word mean, if it is made of nothing else.
fn parts(text: &str) -> Option<Vec<&'static str>> {
    if !words::lookup(text).is_plain() {
        return None;
    }
    let mut found = Vec::new();
    (cut(text, &mut found) && found.len() >= PARTS_MIN).then_some(found)
}

/// Cuts a text into parts, the longer first.
fn cut(text: &str, found: &mut Vec<&'static str>) -> bool {
    if text.is_empty() {
        return true;
    }
    PARTS.iter().rev().any(|(part, meaning)| {
        let Some(rest) = text.strip_prefix(part) else {
            return false;
        };
        found.push(*meaning);
        let done = cut(rest, found);
        if !done {
            found.pop();
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Name, View, compare};

    #[test]
    fn a_word_is_cut_where_it_is_made_of_parts() {
        for (text, expected) in [
            ("rosselkhozbank", "russia agricultural bank"),
            ("promsvyazbank", "industry communication bank"),
            ("neftegazstroi", "oil gas construction"),
            ("gazprom", ""),
            ("orlanprombank", ""),
            ("bank", ""),
        ] {
            assert_eq!(
                parts(text).unwrap_or_default().join(" "),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn the_parts_are_sorted_and_mean_something() {
        assert!(PARTS.is_sorted_by(|one, other| one.0 < other.0));
        for (part, meaning) in PARTS {
            assert!(!words::lookup(meaning).is_plain(), "{part}: {meaning}");
        }
    }

    #[test]
    fn it_is_what_it_is_cut_from_and_what_it_sounds_like() {
        let worth = |one: &str, other: &str| {
            compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
                .map_or(0, |evidence| evidence.bits.0)
        };
        assert!(worth("Россельхозбанк", "Russian Agricultural Bank") > 1000);
        assert!(worth("Россельхозбанк", "Rosselkhozbank") > 1000);
        assert!(worth("Россельхозбанк", "Russian Construction Bank") < 600);
    }
}
