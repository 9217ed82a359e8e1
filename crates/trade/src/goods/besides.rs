//! Words that name goods beside those that are sent: what these are for, or what they are made of. A code of
//! what is sent does not contradict them.

use crate::words::{Kind, Token, tokens};

/// Words behind which stands what goods are for, folded.
const FOR: &[&str] = &["for", "fur", "pour", "para", "til", "для"];
/// What goods are made of, or run on: behind the goods it names none, folded.
const MATERIALS: &[&str] = &[
    "steel",
    "stainless steel",
    "iron",
    "steel wire",
    "copper",
    "aluminium",
    "aluminum",
    "brass",
    "diesel",
    "petrol",
    "gasoline",
    "rubber",
    "leather",
    "wood",
    "wooden",
    "cotton",
    "carbon fibre",
    "carbon fiber",
    "glass fibre",
    "titanium",
    "plastic",
    "ceramic",
    "glass",
];
/// Words between "for" and what it is for at most: "for Caterpillar 3406 diesel engine".
const BETWEEN_MAX: usize = 4;
/// Letters of a word that may name goods at least.
const NAME_CHARS_MIN: usize = 3;

/// Whether words of a text stand only behind the goods themselves: as what these are for, or made of.
pub(super) fn is_besides(text: &str, named: &str) -> bool {
    let Some(at) = text.find(named) else {
        return false;
    };
    let words = tokens(text);
    let ahead: Vec<&Token> = words.iter().filter(|word| word.end <= at).collect();
    let is_name = |word: &&&Token| {
        word.kind == Kind::Word
            && word.text.chars().count() >= NAME_CHARS_MIN
            && !FOR.contains(&word.text.as_str())
    };
    let lower = named.to_lowercase();
    if MATERIALS.contains(&lower.as_str()) {
        return ahead.iter().filter(is_name).count() > 0;
    }
    let near = ahead.iter().rev().take(BETWEEN_MAX + 1);
    let Some(link) = near
        .into_iter()
        .find(|word| FOR.contains(&word.text.as_str()))
    else {
        return false;
    };
    // Another part of the line names goods of its own.
    let apart = text
        .get(link.end..at)
        .is_some_and(|gap| gap.contains([',', ';', '+', '\n']));
    let before = ahead.iter().filter(|word| word.end <= link.start);
    !apart && before.filter(is_name).count() > 0
}

#[cfg(test)]
mod tests {
    use super::is_besides;

    #[test]
    fn what_goods_are_for_or_made_of() {
        for (text, named, expected) in [
            ("spare parts for diesel engines", "diesel engines", true),
            (
                "piston ring set for Caterpillar 3406 diesel engine",
                "diesel engine",
                true,
            ),
            (
                "electric kettle 1.7 l stainless steel",
                "stainless steel",
                true,
            ),
            ("Formen für Flaschen", "Flaschen", true),
            ("diesel engines", "diesel engines", false),
            ("for diesel engines", "diesel engines", false),
            ("stainless steel", "stainless steel", false),
            ("seals for pumps, rice", "rice", false),
            ("rice for cooking", "rice", false),
        ] {
            assert_eq!(is_besides(text, named), expected, "{text}: {named}");
        }
    }
}
