//! Words for toys that hide arms: a toy is what its word stands at as its modifier, not what lies in a
//! box of toys, is called one in brackets, or goes by that name.

use super::calibre;
use super::concept::Naming;
use crate::words::{fold, tokens};

/// Beginnings of words for what holds or shows toys, and for a guise, of nine languages.
const HOLDS: &[&str] = &[
    "box",
    "crate",
    "carton",
    "case",
    "sample",
    "packag",
    "packing",
    "contain",
    "hidden",
    "hiding",
    "conceal",
    "disguis",
    "guise",
    "label",
    "declared",
    "eske",
    "kasse",
    "prøve",
    "vareprøve",
    "skjult",
    "forkledd",
    "kiste",
    "karton",
    "schachtel",
    "verpack",
    "muster",
    "getarnt",
    "deckmantel",
    "emballage",
    "caisse",
    "boite",
    "echantillon",
    "deguis",
    "couvert",
    "caja",
    "muestra",
    "embalaje",
    "disfraz",
    "ящик",
    "короб",
    "упаков",
    "образц",
    "видом",
    "صندوق",
    "صناديق",
    "عينات",
    "ستار",
];
/// The same within words of Han, Hangul and German compounds.
const HOLDS_WITHIN: &[&str] = &[
    "箱",
    "盒",
    "样品",
    "樣品",
    "伪装",
    "偽装",
    "상자",
    "박스",
    "견본",
    "샘플",
    "위장",
    "kiste",
    "karton",
    "schachtel",
    "eske",
    "kasse",
    "muster",
    "verpackung",
];
/// Words between arms and a word for toys that make the two one phrase: "fusils en jouet".
const LINKS: &[&str] = &["de", "du", "des", "d", "en", "di", "da", "von", "of"];
/// Letters before a number that name a standard, a code or a measure of toys, no type of arms.
const NO_TYPES: &[&str] = &[
    "EN", "ISO", "ASTM", "HS", "CN", "PO", "NO", "NR", "CE", "USD", "EUR",
];

/// Whether a word for toys may only hide arms whose words mean nothing else; `gap` stands between them.
pub(super) fn may_be(text: &str, toy: &Naming<'_>, arms: &Naming<'_>, gap: &str) -> bool {
    if toy.concept.id != "toy" {
        return tokens(gap).iter().any(|word| holds(&word.text));
    }
    let first = toy.words.as_ptr() <= arms.words.as_ptr();
    let between = tokens(gap);
    let start = toy.words.as_ptr() as usize - text.as_ptr() as usize;
    let rest = text.get(start + toy.words.len()..).unwrap_or_default();
    let follows = tokens(rest).first().is_some_and(|word| holds(&word.text));
    let is_modifier = if first {
        // "Toys machine guns" are two goods.
        let plural = fold(toy.words) == "toys" && between.is_empty();
        !plural && !between.iter().any(|word| holds(&word.text))
    } else {
        // "Machine gun toys" are toys; "machine guns toys" are two goods.
        let english = fold(toy.words).starts_with("toy") && arms.words.ends_with(['s', 'S']);
        let linked = between
            .iter()
            .all(|word| LINKS.contains(&word.text.as_str()));
        !english && linked && between.len() <= 1
    };
    gap.contains(['(', ')', '[', ']', '（', '）', '"', '«', '»'])
        || follows
        || !is_modifier
        || holds_within(&fold(toy.words))
        || names_a_type(text, arms)
        || calibre::is_small(text)
}

fn holds(word: &str) -> bool {
    HOLDS.iter().any(|known| word.starts_with(&fold(known))) || holds_within(word)
}

fn holds_within(word: &str) -> bool {
    HOLDS_WITHIN.iter().any(|known| word.contains(known))
}

/// Whether a type of arms stands beside their words: capitals and a number, as arms are named.
fn names_a_type(text: &str, arms: &Naming<'_>) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.any(|word| {
        let digits = word.trim_start_matches(|c: char| c.is_uppercase());
        let letters = word.len() - digits.len();
        let letters = word.get(..letters).unwrap_or_default();
        let digits = digits.strip_prefix('-').unwrap_or(digits);
        (1..=5).contains(&letters.chars().count())
            && (1..=4).contains(&digits.len())
            && digits.bytes().all(|c| c.is_ascii_digit())
            && !NO_TYPES.contains(&letters)
            && !arms.words.contains(word)
    })
}
