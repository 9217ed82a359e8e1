//! Words that are no names though they may have a capital: function words, days and months at the
//! beginning of a sentence, and positions ("President", "Außenminister").

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

const FUNCTION_WORDS: &str = include_str!("../tables/function-words.tsv");
const POSITIONS: &str = include_str!("../tables/positions.tsv");

fn cells(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| {
            let (language, words) = line.split_once('\t').unwrap_or(("", line));
            words.split(' ').map(move |word| (language, word))
        })
}

/// Whether a lower-case word is a function word of any of the languages.
pub(crate) fn is_function_word(word: &str) -> bool {
    languages_of(word) != 0
}

/// The languages of the table that have this function word, as a set of bits.
pub(crate) fn languages_of(word: &str) -> u32 {
    static WORDS: OnceLock<FxHashMap<&'static str, u32>> = OnceLock::new();
    WORDS
        .get_or_init(|| {
            let mut words = FxHashMap::default();
            for (name, word) in cells(FUNCTION_WORDS) {
                *words.entry(word).or_default() |= language(name);
            }
            words
        })
        .get(word)
        .copied()
        .unwrap_or(0)
}

/// The bit of a language of the table, 0 of another.
pub(crate) fn language(name: &str) -> u32 {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: Vec<&str> = cells(FUNCTION_WORDS).map(|(name, _)| name).collect();
        names.dedup();
        names
    });
    names
        .iter()
        .position(|known| *known == name)
        .and_then(|at| 1_u32.checked_shl(at as u32))
        .unwrap_or(0)
}

/// A language that writes beside names what others don't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// All nouns have capitals.
    German,
    /// "M." is a title.
    French,
    Other,
}

impl Language {
    /// The language of a text by its lower-case words: every twelfth word of German and of French
    /// is one of those below, of other languages few are.
    pub(crate) fn of<'t>(words: impl Iterator<Item = &'t str>) -> Self {
        let (mut count, mut german, mut french) = (0, 0, 0);
        for word in words {
            count += 1;
            let word = word
                .strip_prefix(['L', 'D'])
                .map_or(word, |rest| match rest {
                    // At the beginning of a sentence.
                    "e" | "a" => {
                        if word.starts_with('L') {
                            "le"
                        } else {
                            word
                        }
                    }
                    "er" | "as" | "ie" => "der",
                    _ => word,
                });
            german += usize::from(is_german(word));
            french += usize::from(is_french(word));
        }
        let enough = |seen: usize| seen >= 2 && seen * 12 >= count;
        if enough(german) && german >= french {
            Self::German
        } else if enough(french) {
            Self::French
        } else {
            Self::Other
        }
    }
}

fn is_french(word: &str) -> bool {
    matches!(
        word,
        "le" | "la"
            | "les"
            | "des"
            | "du"
            | "une"
            | "est"
            | "dans"
            | "et"
            | "aux"
            | "sur"
            | "pour"
            | "avec"
            | "qui"
            | "ses"
            | "été"
            | "était"
            | "selon"
            | "à"
    )
}

fn is_german(word: &str) -> bool {
    matches!(
        word,
        "und"
            | "der"
            | "das"
            | "dem"
            | "ein"
            | "eine"
            | "einer"
            | "einen"
            | "nicht"
            | "ist"
            | "mit"
            | "auf"
            | "für"
            | "sich"
            | "auch"
            | "nach"
            | "zu"
            | "zum"
            | "zur"
            | "bei"
            | "über"
            | "wird"
            | "wurde"
            | "hat"
            | "sei"
            | "im"
            | "die"
    )
}

/// Whether a lower-case word says what the bearer of a name is.
pub(crate) fn is_position(word: &str) -> bool {
    static WORDS: OnceLock<(FxHashSet<&'static str>, Vec<&'static str>)> = OnceLock::new();
    let (words, endings) = WORDS.get_or_init(|| {
        let (endings, words): (Vec<_>, Vec<_>) = cells(POSITIONS)
            .map(|(_, word)| word)
            .partition(|word| word.starts_with('-'));
        (
            words.into_iter().collect(),
            endings.into_iter().map(|word| &word[1..]).collect(),
        )
    });
    words.contains(word)
        || endings
            .iter()
            .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}
