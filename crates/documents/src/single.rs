//! A body's name of one word: what the words around it say.

use std::ops::Range;

use vokter_names::stems;

use crate::capitals::{Capitals, Sentence};
use crate::language::is_latin;
use crate::particle;
use crate::ship_word::{PHRASE, ends_in_ship_word};
use crate::token::{Case, Gap, Writing};
use crate::word::Word;

/// Least length of a body's name that a word may be with an ending, and of the last of its words.
const STEM_LETTERS: usize = 7;
const LAST_LETTERS: usize = 4;

/// A single word, with what surrounds it.
pub(crate) struct Alone<'w> {
    pub(crate) word: &'w Word,
    pub(crate) written: &'w str,
    /// First word of its sentence, or with a capital that other words have as well.
    pub(crate) first: bool,
    /// An article is written on to it: "Al-".
    pub(crate) article: bool,
    /// A word before says that it is a ship's name, or its number stands behind.
    pub(crate) of_ship: bool,
}

impl<'w> Alone<'w> {
    /// The word of a window of one, or of one with its article.
    pub(crate) fn of(sentence: &'w Sentence<'_>, window: &Range<usize>) -> Option<Self> {
        let article = has_article(sentence, window);
        let single = window.start + usize::from(article);
        (window.end == single + 1).then(|| Self {
            word: sentence.word(single),
            article,
            written: sentence.written(single),
            // Behind "Al-" a capital is a name's also at the beginning of a sentence.
            first: !article && (window.start == 0 || sentence.capitals == Capitals::ManyWords),
            of_ship: is_of_ship(sentence, window),
        })
    }
}

/// The words before a place that say whose name stands there, in small letters.
pub(crate) fn words_before(sentence: &Sentence<'_>, at: usize) -> String {
    let words = at.saturating_sub(PHRASE)..at;
    let lower = words.map(|at| sentence.written(at).to_lowercase());
    lower.collect::<Vec<_>>().join(" ")
}

/// Whether the number of a ship stands at a place.
pub(crate) fn has_number_behind(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at).is_some() && sentence.written(at) == "IMO"
}

/// Whether a window of two words begins with an article of the name, written on to it or with a
/// capital of its own: "Al-", "Al".
fn has_article(sentence: &Sentence<'_>, window: &Range<usize>) -> bool {
    let own = || {
        sentence.tokens[window.end - 1].gap == Gap::Space
            && sentence.tokens[window.start].case == Case::Title
    };
    window.len() == 2
        && (sentence.tokens[window.end - 1].gap == Gap::Joined || own())
        && particle::of_surname(sentence, window.start).is_some_and(|article| !article.is_kin())
}

/// Whether a word or phrase before a window, or the number behind it, says that it is a ship's name.
fn is_of_ship(sentence: &Sentence<'_>, window: &Range<usize>) -> bool {
    has_number_behind(sentence, window.end)
        || ends_in_ship_word(&words_before(sentence, window.start))
}

/// The last word of a window without each ending that its language may have put on it.
pub(crate) fn without_endings(sentence: &Sentence<'_>, window: &Range<usize>) -> Vec<String> {
    let last = window.end - 1;
    let lower = sentence.written(last).to_lowercase();
    let endings = sentence.languages.endings();
    let before = window.start..last;
    let mut start = String::new();
    for at in before {
        start.push_str(sentence.written(at));
        start.push(' ');
    }
    let least = if window.len() > 1 {
        LAST_LETTERS
    } else {
        STEM_LETTERS
    };
    if sentence.tokens[last].writing == Writing::Hangul {
        let bare = sentence.word(last).bare.iter();
        return bare.map(|stem| format!("{start}{stem}")).collect();
    }
    let fits = |stem: &String| {
        stem.chars().count() >= least && (!is_latin(&lower) || endings.allow(&lower, stem))
    };
    let stems = stems(&lower).into_iter().filter(fits);
    stems.map(|stem| format!("{start}{stem}")).collect()
}
