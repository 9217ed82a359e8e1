//! Whether a text denies what it speaks of: "no North Korean labour used", "труд рабочих не использовался",
//! "북한 노동자 미고용". A part of a sentence, up to a comma or bracket, denies what stands in it.

use std::ops::Range;

use super::beside::{self, Beside};
use super::denied::is_denied_in_korean;
use super::told::{STOPS, opening};
use crate::words::{Token, tokens};

/// Words between one that denies and what it denies at most: "no forced North Korean prison labour".
const WORDS_MAX: usize = 5;
/// Words behind it up to "not used" at most.
const BEHIND_MAX: usize = 4;
/// Beginnings of words for taking part, folded: "workers are not employed".
const USES: &[&str] = &[
    "used",
    "employ",
    "involv",
    "engag",
    "hired",
    "eingesetzt",
    "beschaftig",
    "verwend",
    "brukt",
    "benytt",
    "ansatt",
    "utilis",
    "utiliz",
    "emplea",
    "contrat",
    "использ",
    "применя",
    "привлек",
    "нанят",
    "نستخدم",
    "تستخدم",
    "يستخدم",
    "تعمل",
];

/// Whether words deny what is spoken of at a place.
pub(crate) fn is_undone(text: &str, span: &Range<usize>) -> bool {
    let opens = opening(text, span.start);
    let before = text.get(opens..span.start).unwrap_or_default();
    let behind = text.get(span.end..).unwrap_or_default();
    let end = behind.find(STOPS).unwrap_or(behind.len());
    let behind = behind.get(..end).unwrap_or_default();
    let (ahead, after) = (tokens(before), tokens(behind));
    let denies = |word: &Token| beside::is(word, Beside::Negation);
    // "No. 5" is a number.
    let near = ahead.len().saturating_sub(WORDS_MAX + 1);
    let mut pairs = ahead.iter().enumerate().skip(near);
    let numbered = |at: usize| {
        let next = ahead.get(at + 1);
        next.is_some_and(|next| next.text.bytes().all(|c| c.is_ascii_digit()))
    };
    pairs.any(|(at, word)| denies(word) && !numbered(at))
        || is_not_used(&after)
        || beside::denies_unspaced(before)
        || beside::holds_unspaced_denial(before)
        || is_denied_in_korean(behind)
}

/// Whether words behind something say that it is not used.
fn is_not_used(after: &[Token]) -> bool {
    let uses = |word: &Token| USES.iter().any(|begin| word.text.starts_with(begin));
    let mut after = after.iter().take(BEHIND_MAX);
    after.any(|word| beside::is(word, Beside::Negation)) && after.any(uses)
}

/// Whether a text says behind a name that what it describes is not used: "Russian steel is not used".
pub(super) fn is_unused(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    let stop = behind.find(STOPS).unwrap_or(behind.len());
    is_not_used(&tokens(behind.get(..stop).unwrap_or_default()))
}

/// Words that take back what a denial before a bracket says.
const BUT: &[&str] = &[
    "but",
    "except",
    "only",
    "unless",
    "men",
    "kun",
    "aber",
    "nur",
    "sondern",
    "mais",
    "seulement",
    "sauf",
    "pero",
    "sino",
    "solo",
    "но",
    "только",
    "кроме",
    "إلا",
    "لكن",
    "الا",
];

/// Whether a name stands in brackets behind words that deny, or before such: "no forced labour (DPRK)",
/// "embargoed countries (Iran) excluded".
pub(super) fn is_bracketed(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let Some(open) = before
        .rfind('(')
        .filter(|open| !before[*open..].contains(')'))
    else {
        return false;
    };
    let words = tokens(text);
    let opens = opening(text, open);
    let mut ahead = words
        .iter()
        .filter(|word| opens <= word.start && word.end <= open);
    let behind = text.get(span.end..).unwrap_or_default();
    let close = behind.find(')').map(|at| span.end + at);
    let mut inside = words
        .iter()
        .filter(|word| open <= word.start && word.end <= span.start);
    if inside.any(|word| BUT.contains(&word.text.as_str())) {
        return false;
    }
    let next = close.and_then(|close| words.iter().find(|word| word.start >= close));
    ahead.any(|word| beside::is(word, Beside::Negation))
        || next.is_some_and(|word| beside::is(word, Beside::Forbidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_part_of_a_sentence_denies() {
        for (text, word, expected) in [
            ("T-shirts, no North Korean labour used", "labour", true),
            ("ohne nordkoreanische Arbeitskräfte", "Arbeitskräfte", true),
            ("uten nordkoreanske arbeidere", "arbeidere", true),
            ("sans travailleurs nord-coréens", "travailleurs", true),
            ("ningún trabajador norcoreano", "trabajador", true),
            ("труд рабочих не использовался", "рабочих", true),
            ("未使用朝鲜劳工", "劳工", true),
            ("북한 노동자 미고용", "노동자", true),
            ("بدون عمالة كورية", "عمالة", true),
            ("workers are not employed", "workers", true),
            ("no toys, North Korean workers", "workers", false),
            ("North Korean labour used", "labour", false),
            ("team no. 5 workers", "workers", false),
            ("使用朝鲜劳工", "劳工", false),
            ("북한 노동자 고용", "노동자", false),
        ] {
            let start = text.find(word).unwrap_or_default();
            let span = start..start + word.len();
            assert_eq!(is_undone(text, &span), expected, "{text}");
        }
    }
}
