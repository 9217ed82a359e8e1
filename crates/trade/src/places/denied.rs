//! Whether what is said of a country is denied: "not to Russia", "export to Iran prohibited".

use super::beside::{self, Beside};
use super::told::{Named, is_list_gap, opening};
use super::undone;
use crate::words::{Token, tokens};
use vokter_entities::Country;

/// Words between one that denies and the name at most.
const DENIED_WORDS_MAX: usize = 8;

/// Where the part of the sentence begins that a place stands in, over the commas of a list of countries: "not for Cuba, Iran".
fn opening_of_list(text: &str, start: usize) -> usize {
    let mut opens = opening(text, start);
    let mut end = start;
    while text.get(..opens).is_some_and(|head| head.ends_with(','))
        && (end < start || text.get(opens..end).is_some_and(is_list_gap))
    {
        end = opens - 1;
        let earlier = opening(text, end);
        let piece = text.get(earlier..end).unwrap_or_default().trim();
        let last = piece.rsplit(' ').next().unwrap_or_default();
        if Country::from_name(last).is_none() {
            break;
        }
        opens = earlier;
        if Country::from_name(piece).is_none() {
            break;
        }
    }
    opens
}

/// Words for sending on, by their beginnings: what is forbidden of a country behind its name.
const SENDING: &[&str] = &[
    "export",
    "reexport",
    "resale",
    "sale",
    "diversion",
    "transfer",
    "delivery",
    "supply",
    "countr",
    "wiederausfuhr",
    "ausfuhr",
    "weiterverkauf",
    "lander",
    "eksport",
    "reeksport",
    "videresalg",
    "land",
    "pays",
    "vente",
    "venta",
    "paises",
    "реэкспорт",
    "экспорт",
    "поставк",
    "страны",
];

/// Whether words behind a name forbid what stands before it: "export to Iran prohibited".
fn is_forbidden_behind(text: &str, before: &[&Token], end: usize) -> bool {
    const WORDS_MAX: usize = 6;
    let sends = |word: &&&Token| SENDING.iter().any(|known| word.text.starts_with(known));
    if !before
        .iter()
        .rev()
        .take(DENIED_WORDS_MAX)
        .any(|word| sends(&word))
    {
        return false;
    }
    let rest = text.get(end..).unwrap_or_default();
    let stop = rest.find([';', '\n', ':']).unwrap_or(rest.len());
    let rest = rest.get(..stop).unwrap_or_default();
    let words = tokens(rest);
    let mut allowed = true;
    for word in words.iter().take(WORDS_MAX) {
        if beside::is(word, Beside::Forbidden) {
            // "Prohibited items" are goods.
            let behind = rest.get(word.end..).unwrap_or_default().trim_start();
            return allowed && !behind.starts_with(char::is_alphabetic);
        }
        allowed = !beside::is(word, Beside::Negation);
    }
    false
}

/// Words behind a Korean name up to the one that denies it at most: "러시아산 철강 미포함".
const KOREAN_WORDS_MAX: usize = 4;

/// Whether a word of the same part behind a Korean name denies what is said of it.
pub(super) fn is_denied_in_korean(behind: &str) -> bool {
    let part = behind.split([',', ';', '.', '(', ')', '\n', '/']).next();
    let mut words = part.unwrap_or_default().split_whitespace();
    words.by_ref().take(KOREAN_WORDS_MAX).any(|word| {
        // One syllable is a part of many words.
        word.chars().count() > 1 && beside::denies_unspaced(word)
    })
}

/// Whether a word at once behind a name shuts the country out, and no goods follow: "Kaesong excluded".
fn is_shut_out(text: &str, word: &Token, end: usize) -> bool {
    let gap = text.get(end..word.start).unwrap_or_default();
    let behind = text.get(word.end..).unwrap_or_default().trim_start();
    gap == " " && beside::is(word, Beside::Forbidden) && !behind.starts_with(char::is_alphabetic)
}

pub(super) fn is_denied(text: &str, words: &[Token], name: &Named) -> bool {
    let opening = opening_of_list(text, name.span.start);
    let before = text.get(opening..name.span.start).unwrap_or_default();
    let behind = text.get(name.span.end..).unwrap_or_default();
    if beside::denies_unspaced(before) || beside::denies_unspaced(behind.get(..9).unwrap_or("")) {
        return true;
    }
    let hangul = text.get(name.span.clone()).unwrap_or_default();
    if hangul.chars().all(|c| matches!(c, '가'..='힣')) && is_denied_in_korean(behind) {
        return true;
    }
    let before: Vec<&Token> = words
        .iter()
        .filter(|word| opening <= word.start && word.end <= name.span.start)
        .collect();
    if is_forbidden_behind(text, &before, name.span.end)
        || undone::is_bracketed(text, &name.span)
        || undone::is_unused(text, name.span.end)
    {
        return true;
    }
    let next = words.iter().find(|word| word.start >= name.span.end);
    if next.is_some_and(|word| is_shut_out(text, word, name.span.end)) {
        return true;
    }
    let mut links = before.iter().rev().take(DENIED_WORDS_MAX);
    let is_country = |word: &Token| {
        let written = text.get(word.start..word.end);
        written.is_some_and(|name| Country::from_name(name).is_some())
    };
    let stop = links.find(|word| !beside::is(word, Beside::Link) && !is_country(word));
    // "Other than", "free of": two words.
    let two = |word: &Token| {
        let end = before.iter().position(|one| one.end == word.end);
        let first = end.and_then(|end| before.get(end.checked_sub(1)?));
        first.is_some_and(|first| {
            let pair = text.get(first.start..word.end).unwrap_or_default();
            beside::is_whole(pair, Beside::Negation)
        })
    };
    // "No. 5" is a number.
    let numbered = |word: &Token| {
        words
            .iter()
            .find(|next| next.start >= word.end)
            .is_some_and(|next| next.text.bytes().all(|c| c.is_ascii_digit()))
    };
    let denies =
        |word: &Token| (beside::is(word, Beside::Negation) || two(word)) && !numbered(word);
    stop.is_some_and(|word| denies(word))
        || before
            .iter()
            .rev()
            .take(2)
            .any(|word| two(word) && beside::is(word, Beside::Link))
}
