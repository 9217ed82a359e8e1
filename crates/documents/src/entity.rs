//! Letters that HTML writes as entities inside words: `&aacute;`, `&#225;`, `&shy;`.

use std::borrow::Cow;

use vokter_names::is_invisible;

/// Longest entity, in bytes.
const LONGEST: usize = 12;

/// Accents by their names in entities, as marks that combine with the letter before.
const ACCENTS: &[(&str, char)] = &[
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("macr", '\u{304}'),
    ("breve", '\u{306}'),
    ("dot", '\u{307}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("dblac", '\u{30b}'),
    ("caron", '\u{30c}'),
    ("cedil", '\u{327}'),
    ("ogon", '\u{328}'),
];

/// Letters that are no letter with an accent.
const LETTERS: &[(&str, char)] = &[
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("lstrok", 'ł'),
    ("Lstrok", 'Ł'),
    ("dstrok", 'đ'),
    ("Dstrok", 'Đ'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("szlig", 'ß'),
    ("eth", 'ð'),
    ("ETH", 'Ð'),
    ("thorn", 'þ'),
    ("THORN", 'Þ'),
    ("inodot", 'ı'),
];

/// What an entity inside a word stands for: a letter, perhaps with its accent, or nothing that
/// anybody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    /// Its bytes in the text.
    pub(crate) length: usize,
    pub(crate) letter: Option<char>,
    accent: Option<char>,
}

/// The entity of a letter, or of what nobody sees, that a text begins with.
pub(crate) fn at_start(text: &str) -> Option<Entity> {
    let body = text.strip_prefix('&')?;
    let bytes = &body.as_bytes()[..body.len().min(LONGEST)];
    let end = bytes.iter().position(|byte| *byte == b';')?;
    let (letter, accent) = meaning(&body[..end])?;
    Some(Entity {
        length: end + 2,
        letter,
        accent,
    })
}

fn meaning(name: &str) -> Option<(Option<char>, Option<char>)> {
    if let Some(number) = name.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let sign = char::from_u32(value.ok()?)?;
        return match sign {
            sign if is_invisible(sign) => Some((None, None)),
            sign => sign.is_alphabetic().then_some((Some(sign), None)),
        };
    }
    if matches!(name, "shy" | "zwj" | "zwnj") {
        return Some((None, None));
    }
    if let Some((_, letter)) = LETTERS.iter().find(|(known, _)| *known == name) {
        return Some((Some(*letter), None));
    }
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let accent = ACCENTS.iter().find(|(known, _)| *known == &name[1..])?.1;
    Some((Some(letter), Some(accent)))
}

/// A word with its entities as the letters they stand for.
pub(crate) fn decoded(word: &str) -> Cow<'_, str> {
    if !word.contains('&') {
        return word.into();
    }
    let mut plain = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let length = match at_start(rest) {
            Some(entity) => {
                plain.extend(entity.letter);
                plain.extend(entity.accent);
                entity.length
            }
            None => {
                plain.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_words() {
        for (written, plain) in [
            ("Nicol&aacute;s", "Nicola\u{301}s"),
            ("&Aring;se", "A\u{30a}se"),
            ("S&oslash;r", "Sør"),
            ("Gr&#252;&#xDF;e", "Grüße"),
            ("Car&shy;ter", "Carter"),
            ("Car&#173;ter", "Carter"),
            ("A&B;C", "A&B;C"),
            ("a&nbsp;b", "a&nbsp;b"),
            ("a&#38;b", "a&#38;b"),
            ("a&#x110000;", "a&#x110000;"),
        ] {
            assert_eq!(decoded(written), plain);
        }
    }
}
