//! Countries and cities with the ending that the sentence gives them: "Росії", "Чечни", "Pekingbe".

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use vokter_names::words::lookup;

const STEMS: &str = include_str!("../tables/place-stems.tsv");

/// Shortest beginning of a place's name that is told from other words.
const LEAST: usize = 5;
/// Letters of the longest ending.
const ENDING: usize = 4;
/// What the name of a place may end in where the sentence puts another ending.
const NOMINATIVE: &[&str] = &["", "a", "ia", "iya", "ya", "ja"];

/// Whether a word in small letters is a place by all but its ending; `latin` is how it reads in
/// Latin letters.
pub(crate) fn is_place_with_ending(written: &str, latin: &str) -> bool {
    begins_with_stem(written) || is_known_with_ending(latin)
}

/// Whether a text of several words is the name of a place.
pub(crate) fn is_place(text: &str) -> bool {
    let joined: String = text.split([' ', '-']).collect();
    lookup(&joined.to_lowercase()).place.is_some()
}

fn begins_with_stem(word: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let stems = KNOWN.get_or_init(|| {
        STEMS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(_, stems)| stems.split(' '))
            .collect()
    });
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    let ends: Vec<usize> = ends.collect();
    let shortest = (ends.len() - 1).saturating_sub(ENDING).max(1);
    ends[shortest..]
        .iter()
        .any(|end| stems.contains(&word[..*end]))
}

fn is_known_with_ending(word: &str) -> bool {
    if !word.is_ascii() || word.len() < LEAST {
        return false;
    }
    let shortest = word.len().saturating_sub(ENDING).max(LEAST);
    (shortest..=word.len()).rev().any(|length| {
        NOMINATIVE.iter().any(|ending| {
            lookup(&format!("{}{ending}", &word[..length]))
                .place
                .is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_cases() {
        for (word, latin) in [
            ("росії", "rosii"),
            ("чечни", "chechni"),
            ("rosji", "rosji"),
            ("moskvassa", "moskvassa"),
            ("pekingbe", "pekingbe"),
            ("venäjän", "venajan"),
        ] {
            assert!(is_place_with_ending(word, latin), "{word}");
        }
        for word in [
            "carter",
            "hansen",
            "marina",
            "irina",
            "moreno",
            "kornilov",
            "sørensen",
            "zhukovsky",
        ] {
            assert!(!is_place_with_ending(word, word), "{word}");
        }
    }
}
