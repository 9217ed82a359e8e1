//! A word that is all of a part of a line, and how long a word is at least to name goods: 炮 or a car may stand alone,
//! among others so short a word is most often a small one.

use super::item::{Item, What};
use super::quantity::is_unit;
use super::role::Role;
use crate::words::fold;

/// Letters that a noun has at least, to be goods that nobody knows, and signs of Han or Hangul: one less where it is
/// all of its part of a line.
const NOUN_LETTERS_MIN: usize = 4;
const NOUN_SIGNS_MIN: usize = 2;

/// Whether a word is long enough to name goods: an abbreviation in the plural is, as `TVs`.
pub(super) fn may_name(word: &str, lone: bool) -> bool {
    // Capitals may be a size or a paper: other rules tell these.
    let lone = lone && !word.chars().all(char::is_uppercase);
    let letters = word.chars().count() + usize::from(lone);
    if word.contains(|c| c >= '\u{2e80}') {
        return letters >= NOUN_SIGNS_MIN;
    }
    letters >= NOUN_LETTERS_MIN || is_plural_of_initials(word)
}

/// The word that is all of a part of a line, with how many of it there are.
pub(super) fn lone_word<'i>(text: &str, phrase: &'i [Item]) -> Option<&'i Item> {
    let mut numbered = false;
    let mut own = phrase.iter().filter(|item| {
        let word = text.get(item.start..item.end).unwrap_or_default();
        let sign = word.starts_with(|c| c >= '\u{2e80}') && word.chars().count() == 1;
        let per = text.get(..item.start).unwrap_or_default().ends_with('/');
        let counts = (numbered || per) && (sign || is_unit(&fold(word)));
        numbered = matches!(item.what, What::Number);
        !(numbered || counts || item.is(Role::And))
    });
    let first = own.next()?;
    let word = text.get(first.start..first.end)?;
    // A sign for a pack that nothing counts is a word of its own: Korean `포`.
    let sign = first.is(Role::Packing) && word.starts_with(|c| c >= '\u{2e80}');
    // "str.", "экз.": cut short, it is a word of papers.
    let rest = text.get(first.end..).unwrap_or_default();
    if rest.starts_with('.') {
        return None;
    }
    let alone = own.next().is_none() && (sign || matches!(first.what, What::Word));
    alone.then_some(first)
}

/// Whether capitals stand before an "s": ARs, TVs.
pub(super) fn is_plural_of_initials(word: &str) -> bool {
    let initials = word.strip_suffix('s').unwrap_or_default();
    initials.len() > 1 && initials.bytes().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn a_short_word_alone_is_goods_of_its_own() {
        for (text, expected) in [
            ("瓷砖、炮", true),
            ("瓷砖、炮3门", true),
            ("타일, 포", true),
            ("tiles, car", true),
            ("瓷砖、书", false),
            ("瓷砖, 20 箱", false),
            ("面粉 50千克/袋", false),
            ("klær, str. XL", false),
            ("shirts, XXL", false),
            ("rice, gin", false),
        ] {
            let line = Line::read(text, &[]);
            let found = line.classes.named("untold-name") > Certainty::No;
            assert_eq!(found, expected, "{text}");
        }
    }
}
