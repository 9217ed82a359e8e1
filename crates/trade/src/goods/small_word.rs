//! Small words between goods, which name none: what joins them, and what says for what they are.

use crate::words::{Kind, first_token};

/// Words that put what follows behind what stands before: pumps *for* tractors, fuel *into* an airliner.
pub(super) const PURPOSE: &[&str] = &[
    "for", "into", "til", "i", "fur", "in", "pour", "dans", "para", "для", "в", "til", "voor",
    "per",
];

/// Whether a word that names no goods follows at once.
pub(super) fn is_before_a_noun(text: &str, end: usize, goods: &[usize]) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches([' ', '-']).len();
    let next = first_token(rest);
    next.is_some_and(|word| {
        word.kind == Kind::Word
            && word.start == blank
            && blank > 0
            && !PURPOSE.contains(&word.text.as_str())
            && !SMALL.contains(&word.text.as_str())
            && !goods.contains(&(end + word.start))
    })
}

/// Small words that may stand behind goods without being described by them.
const SMALL: &[&str] = &[
    "and", "or", "of", "with", "from", "at", "to", "by", "per", "og", "av", "med", "fra", "und",
    "von", "mit", "aus", "et", "de", "du", "des", "avec", "y", "con", "del", "и", "с", "из", "от",
    "و", "من", "kg", "t",
];

/// Whether a folded word only joins others.
pub(super) fn joins(word: &str) -> bool {
    SMALL.contains(&word) || PURPOSE.contains(&word)
}
