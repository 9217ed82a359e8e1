//! The form of a name in which everything else reads it: one Unicode form, nothing invisible,
//! no letters that only look like those of their neighbours.

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Longest name that is looked at, in characters. The longest listed names have some 300; more
/// than this is not a name, and the limit bounds what a stranger can make us compute.
pub const MAX_NAME_CHARS: usize = 512;

/// A name in NFKC, without invisible characters, white space collapsed, at most
/// [`MAX_NAME_CHARS`] long, with look-alike letters put back into the script of their word.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut add = |c: char| {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    };
    if text.is_ascii() {
        // It is in every normal form already.
        text.chars().take(MAX_NAME_CHARS).for_each(&mut add);
    } else {
        let visible = text.chars().filter(|c| !is_invisible(*c));
        visible.nfkc().take(MAX_NAME_CHARS).for_each(&mut add);
    }
    out.truncate(out.trim_end().len());
    if out.is_ascii() {
        return out;
    }
    out.split(' ').map(one_script).collect::<Vec<_>>().join(" ")
}

/// Characters that are not seen: soft hyphen, zero-width and direction marks, byte order mark,
/// variation selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}')
}

/// Letters of Cyrillic and Greek that look like a Latin one (Unicode Technical Standard 39,
/// the confusables that are whole letters).
const LOOKALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('α', 'a'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
];

/// A word that mixes Latin with Cyrillic or Greek, all in the script that most of its letters
/// have, where every other letter has a twin there. Other words stay as they are.
fn one_script(word: &str) -> String {
    let (mut latin, mut other) = (0, 0);
    for c in word.chars() {
        match c.script() {
            Script::Latin => latin += 1,
            Script::Cyrillic | Script::Greek => other += 1,
            _ => {}
        }
    }
    if latin == 0 || other == 0 {
        return word.to_owned();
    }
    let to_latin = |c: char| {
        LOOKALIKES
            .iter()
            .find(|(twin, _)| *twin == c)
            .map_or(c, |(_, l)| *l)
    };
    let from_latin = |c: char| {
        LOOKALIKES
            .iter()
            .find(|(_, l)| *l == c)
            .map_or(c, |(twin, _)| *twin)
    };
    let mapped: String = if latin >= other {
        word.chars().map(to_latin).collect()
    } else {
        word.chars().map(from_latin).collect()
    };
    let mixed = mapped.chars().any(|c| c.script() == Script::Latin)
        && mapped
            .chars()
            .any(|c| matches!(c.script(), Script::Cyrillic | Script::Greek));
    if mixed { word.to_owned() } else { mapped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form() {
        for (given, expected) in [
            ("  Kim\t Jong\u{200b}-Un ", "Kim Jong-Un"),
            ("Ｋｉｍ", "Kim"),
            ("Рutin", "Putin"),
            ("Пyтин", "Путин"),
            ("Шойгу", "Шойгу"),
            ("", ""),
        ] {
            assert_eq!(normalise(given), expected);
        }
    }

    #[test]
    fn long_input_is_cut() {
        assert_eq!(normalise(&"x".repeat(100_000)).len(), MAX_NAME_CHARS);
    }
}
