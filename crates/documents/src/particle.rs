//! The small words inside names: "van", "al-", "bin". Some belong to the surname also where it
//! stands alone.

use std::ops::Range;

use crate::capitals::Sentence;
use crate::function_word::languages_of;
use crate::kind::Kind;
use crate::surname::Key;
use crate::token::{Case, Gap};

/// Articles in Arabic names, whatever else they are in other languages.
const ARTICLES: &[&str] = &[
    "al", "el", "ul", "ad", "ag", "an", "ar", "as", "ash", "at", "az",
];
/// Words of kinship that are part of a surname: "Bin Carter" is hardly called Carter.
const SONS: &[&str] = &["bin", "ibn", "ben", "bint", "ould"];
/// Words of kinship that begin a name of their own.
const PARENTS: &[&str] = &["abu", "abou", "umm"];

/// Particles that are words or places besides: within a name they still are its particles.
const AMBIGUOUS: &[&str] = &[
    "al", "el", "bin", "ibn", "ben", "bint", "abu", "ould", "van", "von",
];
/// Prepositions of the Germanic languages: elsewhere they are parts of surnames.
const GERMANIC: &[&str] = &["von", "van", "zu", "ter"];

/// Given names as well ("Ben", "Al"): before a surname they are its particle only if the text has
/// it so in a full name.
const GIVEN: &[&str] = &["ben", "al", "el"];

/// Whether a small word is an article or a word of kinship in Arabic names.
pub(crate) fn is_arabic(word: &str) -> bool {
    ARTICLES.contains(&word) || SONS.contains(&word) || PARENTS.contains(&word)
}

fn is_joined_to_next(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.tokens.get(at + 1);
    next.is_some_and(|next| next.gap == Gap::Joined)
}

/// Whether a small word belongs to the name that stands around it.
pub(crate) fn links(sentence: &Sentence<'_>, at: usize) -> bool {
    let written = sentence.written(at);
    sentence.kind(at) == Kind::Particle
        || (sentence.tokens[at].case == Case::Lower
            && (AMBIGUOUS.contains(&written)
                || (is_arabic(written) && is_joined_to_next(sentence, at))))
}

/// "von", "van": part of a surname where the language has no such preposition.
pub(crate) fn is_foreign(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.written(at).to_lowercase();
    GERMANIC.contains(&word.as_str())
        && sentence.languages.0 != 0
        && !sentence.languages.have(languages_of(&word))
}

/// A particle right before a surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OfSurname {
    /// What the spellings of the surname with it begin with: all articles are one.
    kin: Option<&'static str>,
    /// It may as well be a given name.
    pub(crate) doubtful: bool,
}

/// The particle that a word is, if the word behind it is its surname.
pub(crate) fn of_surname(sentence: &Sentence<'_>, at: usize) -> Option<OfSurname> {
    let joined = is_joined_to_next(sentence, at);
    let token = &sentence.tokens[at];
    if token.case == Case::Initial || token.genitive {
        return None;
    }
    let written = sentence.written(at).to_lowercase();
    let keys = || sentence.word(at).keys.iter().map(|(key, _)| &**key);
    let known = |word: &&'static str| written == **word;
    // "аль-": in other letters only where it is written on, since all of these are words there.
    let read = |word: &&'static str| joined && keys().any(|key| *key == **word);
    let find = |words: &'static [&'static str]| {
        words
            .iter()
            .copied()
            .find(known)
            .or_else(|| words.iter().copied().find(read))
    };
    let (kin, word) = if let Some(word) = find(SONS) {
        (
            Some("bin").filter(|_| word != "ould").or(Some("ould")),
            word,
        )
    } else {
        (None, find(ARTICLES)?)
    };
    let small = token.case == Case::Lower;
    // "An", "As" with a space are words.
    let fits = joined || kin.is_some() || GIVEN.contains(&word);
    let doubtful = !joined && !small && GIVEN.contains(&word);
    fits.then_some(OfSurname { kin, doubtful })
}

impl OfSurname {
    /// Whether the surname is hardly ever without it.
    pub(crate) fn is_kin(self) -> bool {
        self.kin.is_some()
    }

    /// The spellings of a surname with the particle.
    pub(crate) fn with(self, keys: &[Key]) -> Vec<Key> {
        let particle = self.kin.unwrap_or("al");
        keys.iter()
            .map(|(key, inflected)| (format!("{particle} {key}").into(), *inflected))
            .collect()
    }
}

/// The spellings that the surname of a full name has further on: with the particle that it has in
/// it, and without where it goes without.
pub(crate) fn spellings(
    sentence: &Sentence<'_>,
    name: Range<usize>,
    surnames: Vec<Key>,
) -> Vec<Key> {
    let is_surname = |at: usize| {
        let mut keys = sentence.word(at).keys.iter();
        keys.any(|(key, _)| surnames.iter().any(|(surname, _)| surname == key))
    };
    let mut inside = name.clone().skip(1).filter(|at| is_surname(*at));
    let particle = inside
        .next_back()
        .filter(|at| *at > name.start + 1)
        .and_then(|at| of_surname(sentence, at - 1));
    match particle {
        None => surnames,
        Some(particle) if particle.is_kin() => particle.with(&surnames),
        Some(particle) => [particle.with(&surnames), surnames].concat(),
    }
}
