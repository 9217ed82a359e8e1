//! Function words that are spelt as goods of another language are, or would be but for an accent:
//! "the" and `thé`, French "mais" and Norwegian "mais". In running text they name no goods.

use crate::words::fold;

/// Articles, conjunctions, prepositions, pronouns and forms of "to be" of nine languages, folded, as far
/// as goods of any language are spelt so or nearly so.
const WORDS: &[&str] = &[
    "the", "a", "an", "and", "or", "for", "of", "to", "by", "with", "as", "at", "in", "on", "is",
    "are", "was", "be", "but", "not", "all", "any", "some", "that", "this", "these", "those",
    "ten", "te", "se", "me", "le", "la", "les", "des", "du", "de", "un", "une", "et", "ou", "mais",
    "son", "sa", "ses", "sur", "par", "pour", "dans", "avec", "sans", "sous", "est", "sont",
    "donc", "ni", "que", "qui", "el", "los", "las", "una", "y", "o", "pero", "por", "para", "con",
    "sin", "es", "al", "del", "su", "sus", "mas", "der", "die", "das", "den", "dem", "ein", "eine",
    "einen", "und", "oder", "aber", "mit", "von", "zu", "zur", "aus", "bei", "nach", "auf", "ist",
    "sind", "war", "wie", "als", "og", "eller", "men", "med", "av", "til", "fra", "pa", "om", "er",
    "var", "som", "en", "et", "ei", "det", "da", "der", "ikke", "и", "или", "но", "а", "в", "на",
    "по", "для", "от", "из", "с", "к", "о", "об", "за", "не",
];

/// Function words that are spelt as goods are without their accent, and never are these.
const ACCENTED: &[&str] = &["für", "à"];

/// Whether words that were found stand there as a function word: its letters without an accent, and
/// more of the same phrase behind it. At the end of a phrase no article and no conjunction stands.
pub(super) fn stands(text: &str, words: &str, start: usize) -> bool {
    let folded = fold(words);
    if ACCENTED.contains(&words.to_lowercase().as_str()) {
        return true;
    }
    let rest = text.get(start + words.len()..).unwrap_or_default();
    if folded == "auto" && rest.starts_with('-') {
        return true;
    }
    if !WORDS.contains(&folded.as_str()) || words.to_lowercase() != folded {
        return false;
    }
    let behind = rest.trim_start().chars().next();
    behind.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::goods::concept::{goods_named, named};

    #[test]
    fn no_function_word_is_goods_in_a_longer_text() {
        for word in WORDS {
            for text in [
                format!("{word} qwzx"),
                format!("qwzx {word} qwzx zzyq"),
                word.to_uppercase() + " qwzx",
            ] {
                let found = named(&text);
                assert!(found.is_empty(), "{text}: {found:?}");
                let (found, ..) = goods_named(&text, false);
                assert!(found.is_empty(), "{text}: {found:?}");
            }
        }
    }

    #[test]
    fn goods_that_are_spelt_so_stay_goods() {
        for (text, expected) in [
            ("thé vert", "tea-coffee"),
            ("thé", "tea-coffee"),
            ("te", "tea-coffee"),
            ("20 tonn mais", "rice"),
            ("mais, hvete", "rice"),
            ("maïs en grains", "rice"),
        ] {
            let (found, ..) = goods_named(text, false);
            let ids: Vec<&str> = found.iter().map(|one| one.concept.id).collect();
            assert!(ids.contains(&expected), "{text}: {ids:?}");
        }
    }
}
