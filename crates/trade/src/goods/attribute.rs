//! Words for goods that are the first half of an adjective: copper-coloured wigs are no copper, steel-blue dresses
//! no steel, and what is battery-free has none.

use super::concept::{Concept, Placed};
use super::item::is_apparatus_or_metal;
use crate::certainty::Certainty;
use crate::words::{Kind, Token, fold, tokens};

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

/// Colours that a metal says more of, folded: "steel blue", "bleu acier".
const HUES: &[&str] = &[
    "blue",
    "grey",
    "gray",
    "red",
    "green",
    "brown",
    "black",
    "white",
    "yellow",
    "pink",
    "violet",
    "bleu",
    "bleue",
    "gris",
    "grise",
    "rouge",
    "vert",
    "verte",
    "brun",
    "marron",
    "rose",
    "azul",
    "rojo",
    "verde",
    "gris",
    "marrón",
    "blau",
    "grau",
    "rot",
    "grün",
    "blå",
    "grå",
    "rød",
    "blu",
    "grigio",
    "rosso",
    "cinza",
    "vermelho",
    "ازرق",
    "أزرق",
    "زرقاء",
    "رمادي",
    "رمادية",
    "أحمر",
    "بني",
    "أخضر",
];
/// What Han and Hangul write at once behind a metal to make a colour of it.
const HUES_UNSPACED: &[char] = &['색', '色', '灰', '蓝', '藍'];

/// Whether a metal only says of which colour other goods are: "steel blue fabric", "tissu bleu acier". Of these
/// `soft` are those that no metal is in, each from where to where.
fn is_of_a_colour(
    text: &str,
    words: &[Token],
    (start, end): (usize, usize),
    soft: &[(usize, usize)],
) -> bool {
    let is_hue = |word: Option<&Token>| {
        word.is_some_and(|word| HUES.iter().any(|hue| word.text == fold(hue)))
    };
    let rest = text.get(end..).unwrap_or_default();
    if rest.starts_with(HUES_UNSPACED) {
        return true;
    }
    let near = |from: usize, to: usize| {
        text.get(from..to)
            .is_some_and(|gap| !gap.contains([',', ';', '،', '/', '+', '&']))
    };
    let behind = words.partition_point(|word| word.start < end);
    let before = words.partition_point(|word| word.end <= start);
    let next = words.get(behind);
    let last = before.checked_sub(1).and_then(|at| words.get(at));
    let follows = is_hue(next)
        && soft
            .iter()
            .any(|(from, _)| *from >= end && near(end, *from));
    let leads = is_hue(last) && soft.iter().any(|(_, to)| *to <= start && near(*to, start));
    follows || leads
}

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
    let soft: Vec<(usize, usize)> = all
        .iter()
        .filter(|(concept, ..)| !is_apparatus_or_metal(concept) && !concept.is_vague())
        .map(|(_, words, start)| (*start, start + words.len()))
        .collect();
    let is_colour = |concept: &Concept, at: (usize, usize)| {
        !concept.is_arms()
            && !soft.is_empty()
            && concept.classes.named("metals") > Certainty::No
            && is_of_a_colour(text, &all_words, at, &soft)
    };
    all.retain(|(concept, words, start)| {
        let end = start + words.len();
        !is_adjective(concept, *start, end) && !is_colour(concept, (*start, end))
    });
}
