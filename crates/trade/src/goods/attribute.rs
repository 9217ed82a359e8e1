//! Words for goods that are the first half of an adjective: copper-coloured wigs are no copper, steel-blue dresses
//! no steel, and what is battery-free has none.

use super::concept::{Concept, Placed};
use crate::words::{Kind, tokens};

/// Second halves that leave nothing of the first in the goods, behind a hyphen or a blank.
const LOOKS: &[&str] = &[
    "coloured",
    "colored",
    "scented",
    "flavoured",
    "flavored",
    "shaped",
    "themed",
    "patterned",
    "printed",
    "effect",
    "free",
    "resistant",
    "proof",
    "washable",
    "fired",
    "baked",
    "roasted",
    "smoked",
    "dried",
    "fortified",
    "enriched",
    "coated",
    "style",
    "farbig",
    "farbige",
    "farbener",
    "farbene",
    "farbenen",
    "freie",
    "frei",
    "beschichtet",
    "beschichtete",
    "farget",
    "fargede",
    "fri",
    "frie",
];
/// The same behind a hyphen only: colours and the like.
const COLOURS: &[&str] = &[
    "black", "blue", "grey", "gray", "white", "red", "green", "brown", "yellow", "pink", "like",
    "look", "safe", "ready", "made", "toe", "toed", "tipped", "rimmed", "framed", "powered",
    "operated", "driven", "grade", "wrapped", "lined", "covered",
];
/// Words before which an adjective stands behind its noun.
const LINKS: &[&str] = &[
    "with", "by", "in", "of", "and", "for", "from", "at", "to", "on", "mit", "und", "og", "med",
    "i",
];
/// Such adjectives in languages that put colours behind "colour", folded.
const COLOUR_OF: &[&str] = &[
    "couleur",
    "color",
    "colour",
    "farbe",
    "farge",
    "цвета",
    "لون",
    "بلون",
];

/// Takes away goods whose words are only of an adjective. Arms stay, and what nothing stands behind.
pub(super) fn drop(text: &str, all: &mut Vec<Placed<'_>>) {
    if all.is_empty() {
        return;
    }
    let all_words = tokens(text);
    let is_adjective = |concept: &Concept, start: usize, end: usize| {
        if concept.is_arms() || concept.depicts() || concept.is_food() {
            return false;
        }
        let rest = text.get(end..).unwrap_or_default();
        let hyphen = rest.starts_with('-');
        let behind = all_words.partition_point(|word| word.start < end);
        let words = all_words.get(behind..).unwrap_or_default();
        let next = words
            .first()
            .filter(|word| word.kind == Kind::Word && word.start == end + 1);
        let (joined, behind) = (rest.starts_with(['-', ' ']), words.get(1));
        let half = next.is_some_and(|word| {
            let word = word.text.as_str();
            LOOKS.contains(&word) || hyphen && COLOURS.contains(&word)
        });
        let before = all_words.partition_point(|word| word.end <= start);
        let mut last = all_words.get(..before).unwrap_or_default().iter().rev();
        let of = |word: &str| matches!(word, "de" | "of" | "du" | "d" | "del");
        let colour = match (last.next(), last.next()) {
            (Some(of_word), Some(word)) if of(&of_word.text) => {
                COLOUR_OF.contains(&word.text.as_str())
            }
            (Some(word), _) => COLOUR_OF.contains(&word.text.as_str()),
            _ => false,
        };
        // "Biscuits fortified with iron": what stands behind the goods describes them.
        let before_a_noun = behind
            .is_some_and(|word| word.kind != Kind::Number && !LINKS.contains(&word.text.as_str()));
        (joined && half && (before_a_noun || hyphen)) || colour
    };
    all.retain(|(concept, words, start)| !is_adjective(concept, *start, start + words.len()));
}
