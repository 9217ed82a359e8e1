//! The phrases of a text that name goods, in the order of lists, too, and not over a toy's comma.

use super::concept::Concept;
use super::namesake;
use super::table::tables;
use crate::words::{Found, Kind, Token, tokens};

/// The longest phrase, in words, that lists turn round.
const TURNED_WORDS_MAX: usize = 4;
/// A longer text is no line of a list.
const TURNED_TEXT_WORDS_MAX: usize = 12;

/// What was found, where a toy, a film or a medicine is read over a comma or semicolon in its parts: "toys; grenades" is
/// no toy grenade.
fn parted(text: &str, words: &[Token], found: Vec<Found>) -> Vec<Found> {
    const STOPS: [char; 6] = [',', ';', ':', '/', '،', '؛'];
    let tables = tables();
    let parts = |from: usize, to: usize| text.get(from..to).is_some_and(|gap| gap.contains(STOPS));
    let mut all = Vec::with_capacity(found.len());
    for hit in found {
        let depicts = tables
            .concepts
            .get(hit.meaning as usize)
            .is_some_and(|concept| concept.depicts() || concept.id == "medicine");
        if !depicts || !parts(hit.start, hit.end) {
            all.push(hit);
            continue;
        }
        let inside: Vec<Token> = words
            .iter()
            .filter(|word| hit.start <= word.start && word.end <= hit.end)
            .cloned()
            .collect();
        let pieces = inside.chunk_by(|a, b| !parts(a.end, b.start));
        all.extend(pieces.flat_map(|piece| tables.lexicon.find_in(piece)));
    }
    all
}

/// Words that make of arms the look of something else; a shaped charge is one.
const SHAPES: &[&str] = &[
    "shaped", "shape", "themed", "motif", "pattern", "print", "picture", "pictures", "image",
    "logo", "drawing", "formet", "formede", "formig", "formige", "geformt", "geformte", "formiges",
];
/// The same before the arms.
const SHAPES_BEFORE: &[[&str; 3]] = &[
    ["en", "forme", "de"],
    ["en", "forma", "de"],
    ["in", "form", "von"],
    ["in", "form", "einer"],
    ["i", "form", "av"],
    ["shape", "of", "a"],
    ["the", "shape", "of"],
];

/// The same at once behind arms in a run of Han or Hangul.
const SHAPES_UNSPACED: &[&str] = &["造型", "形状", "样式", "图案", "状", "모양", "무늬"];

/// Whether a word for arms only says what something looks like: "shell-shaped chocolate".
fn is_a_shape(hit: &Found, text: &str, words: &[Token]) -> bool {
    let arms = tables()
        .concepts
        .get(hit.meaning as usize)
        .is_some_and(Concept::is_arms);
    if !arms {
        return false;
    }
    let rest = text.get(hit.end..).unwrap_or_default().trim_start();
    if SHAPES_UNSPACED.iter().any(|shape| rest.starts_with(shape)) {
        return true;
    }
    let mut behind = words.iter().filter(|word| word.start >= hit.end);
    let shaped = behind
        .next()
        .is_some_and(|word| SHAPES.contains(&word.text.as_str()))
        && !behind
            .next()
            .is_some_and(|word| word.text.starts_with("charge"));
    let before: Vec<&str> = words
        .iter()
        .filter(|word| word.end <= hit.start)
        .map(|word| word.text.as_str())
        .collect();
    shaped
        || SHAPES_BEFORE
            .iter()
            .any(|shape| before.ends_with(shape.as_slice()))
}

/// The phrases of a text, and arms in the order of lists: "mines, anti-personnel", "rifles, assault".
pub(super) fn hits(text: &str) -> Vec<Found> {
    let tables = tables();
    let words = tokens(text);
    let mut found = parted(text, &words, tables.lexicon.find_in(&words));
    found.retain(|hit| !is_a_shape(hit, text, &words));
    found = namesake::settle(text, &words, found);
    let spaced = words.iter().all(|word| word.kind != Kind::Unspaced);
    if words.len() < 2 || words.len() > TURNED_TEXT_WORDS_MAX || !spaced {
        return found;
    }
    let is_arms = |meaning: u32| {
        tables
            .concepts
            .get(meaning as usize)
            .is_some_and(|concept| concept.arms().holds())
    };
    for length in 2..=TURNED_WORDS_MAX.min(words.len()) {
        for window in words.windows(length) {
            let mut turned: Vec<Token> = window[1..].to_vec();
            turned.push(window[0].clone());
            let (first, last) = (window[1].start, window[0].end);
            let whole = tables.lexicon.find_in(&turned).into_iter();
            let whole =
                whole.filter(|hit| hit.start == first && hit.end == last && is_arms(hit.meaning));
            for hit in whole {
                let span = window[0].start..window[length - 1].end;
                // Words that are already of a phrase as they stand keep it: "tank battle game".
                let taken = found.iter().any(|known| {
                    known.start < span.end && span.start < known.end && known.meaning == hit.meaning
                });
                if !taken {
                    found.push(Found {
                        meaning: hit.meaning,
                        start: span.start,
                        end: span.end,
                    });
                }
            }
        }
    }
    found.sort_by_key(|hit| hit.start);
    found
}
