//! Names that stand beside a window and make it somebody else's.

use std::ops::Range;

use crate::capitals::{Sentence, Side};
use crate::token::{Case, Gap, Writing};

/// Letters of a family name with its article in Arabic, at least.
const ARABIC_SURNAME: usize = 5;
/// Small words that begin a family name in the Romance languages and Dutch, and how many at most.
const OF_SURNAMES: &[&str] = &[
    "de", "del", "la", "las", "los", "da", "do", "dos", "das", "di", "della", "van", "den", "der",
];
const SMALL_WORDS: usize = 2;
/// What tells son from father behind a hyphen.
const RELATIVES: &[&str] = &[
    "младший",
    "младшего",
    "младшему",
    "младшим",
    "старший",
    "старшего",
    "старшему",
    "старшим",
    "молодший",
    "молодшого",
    "молодшим",
    "junior",
    "senior",
];

/// Whether a name that the party lacks stands beside the window.
pub(crate) fn has_stranger(
    sentence: &Sentence<'_>,
    run: &Range<usize>,
    window: &Range<usize>,
    inflected: bool,
    sure: bool,
) -> bool {
    let strange = |at: usize, side: Side| {
        if sure {
            // "The head of Rostec Alan Carter", where that has an ending.
            let word = sentence.word(at);
            let of_body = side == Side::Before && !word.body.is_empty() && !word.borne;
            !of_body && sentence.is_of_another(at, side)
        } else {
            sentence.is_name_like(at)
        }
    };
    // Half of "Ha-yun" is no name.
    let halved = |at: usize| {
        sentence.tokens[at].gap == Gap::Joined && sentence.tokens[at].writing == Writing::Spaced
    };
    if (window.start > run.start && halved(window.start))
        || (window.end < run.end && halved(window.end))
    {
        return true;
    }
    // Lines of a list, or a headline: where the name is sure, another line is another name.
    let over_line = |at: usize| sure && sentence.is_over_line(at);
    // Where no capitals tell, a given name beside a name that is not sure makes it another's.
    let given = |at: usize| {
        !sure
            && sentence.tokens[at].case == Case::None
            && sentence.tokens[at].writing == Writing::Spaced
            && sentence.is_given(at)
    };
    // Nor where a family name with its article stands behind it.
    let goes_on = |at: usize| {
        let written = sentence.written(at);
        !sure && written.starts_with("ال") && written.chars().count() >= ARABIC_SURNAME
    };
    let strange = |at: usize, side: Side| {
        strange(at, side) || given(at) || (side == Side::Behind && goes_on(at))
    };
    let before = window.start > run.start
        && sentence.tokens[window.start].gap != Gap::Break
        && !over_line(window.start)
        && !sentence.tokens[window.start - 1].genitive
        && strange(window.start - 1, Side::Before);
    let after = window.end < run.end
        && !inflected
        && !sentence.tokens[window.end - 1].genitive
        && sentence.tokens[window.end].gap != Gap::Break
        && !over_line(window.end)
        && strange(window.end, Side::Behind);
    let second = || !inflected && has_second_surname(sentence, window.end);
    before || after || second() || is_younger(sentence, window.end)
}

/// Whether a hyphen joins a word to a name that tells its bearer from a relative of that name.
fn is_younger(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|token| {
        token.gap == Gap::Joined && RELATIVES.contains(&&*sentence.written(at).to_lowercase())
    })
}

/// Whether small words and another family name follow: "Alan Carter de la Torre". Behind one small word
/// somebody or something listed may stand, whose head he is.
fn has_second_surname(sentence: &Sentence<'_>, at: usize) -> bool {
    let small = |at: &usize| {
        let token = &sentence.tokens[*at];
        token.case == Case::Lower
            && token.gap == Gap::Space
            && OF_SURNAMES.contains(&sentence.written(*at))
    };
    let count = (at..sentence.tokens.len()).take_while(small).count();
    let name = at + count;
    let listed = || {
        let word = sentence.word(name);
        !word.body.is_empty() || (count == 1 && !word.person.is_empty())
    };
    (1..=SMALL_WORDS).contains(&count)
        && sentence
            .tokens
            .get(name)
            .is_some_and(|token| token.gap == Gap::Space && token.case == Case::Title)
        && sentence.is_name_like(name)
        && sentence.is_borne(name)
        && !listed()
}
