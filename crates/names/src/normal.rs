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
        let visible = text.chars().filter(|c| !is_invisible(*c)).map(letter_of);
        visible.nfkc().take(MAX_NAME_CHARS).for_each(&mut add);
    }
    out.truncate(out.trim_end().len());
    let out = capitals_read_right(out);
    if out.is_ascii() {
        return out;
    }
    let out = with_gershayim(out);
    let around = script_of_the_plain(&out);
    let words: Vec<&str> = out.split(' ').collect();
    let put = words.iter().enumerate().map(|(at, word)| {
        let between = || {
            let around = [at.checked_sub(1), at.checked_add(1)];
            around
                .into_iter()
                .all(|at| is_other(at.and_then(|at| words.get(at))))
        };
        // *Общество c ограниченной ответственностью*, with the Latin letter.
        let letter = (is_one_letter(word) && between()).then(|| in_script(word, false));
        letter.flatten().unwrap_or_else(|| one_script(word, around))
    });
    put.collect::<Vec<_>>().join(" ")
}

/// Whether a word is in letters of Cyrillic or Greek alone.
fn is_other(word: Option<&&str>) -> bool {
    word.is_some_and(|word| matches!(letters_by_script(word), (0, 1..)))
}

/// Whether a word is a Latin letter that looks like a word of one letter in Cyrillic: *с*, *о*, *у*.
fn is_one_letter(word: &str) -> bool {
    matches!(word, "a" | "A" | "B" | "c" | "C" | "K" | "o" | "O" | "y")
}

/// The text with a quotation mark that stands before the last letter of a Hebrew word as the gershayim of an
/// abbreviation that it is: *בע"מ*.
fn with_gershayim(text: String) -> String {
    let is_hebrew = |c: char| c.script() == Script::Hebrew;
    if !text.contains('"') || !text.contains(is_hebrew) {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let hebrew = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|c| is_hebrew(*c))
    };
    let read = |(at, c): (usize, &char)| {
        let last = !hebrew(Some(at + 2));
        if *c == '"' && hebrew(at.checked_sub(1)) && hebrew(Some(at + 1)) && last {
            '״'
        } else {
            *c
        }
    };
    chars.iter().enumerate().map(read).collect()
}

/// The letter that a sign of mathematics stands for, where no normal form says so.
fn letter_of(c: char) -> char {
    match c {
        '\u{2206}' => 'Δ',
        '\u{220f}' => 'Π',
        '\u{2211}' => 'Σ',
        _ => c,
    }
}

/// The text with an l that stands among capitals as the I that it looks like (*SHlPPING*), and an I at
/// the end of small letters as an l (*NationaI*).
fn capitals_read_right(text: String) -> String {
    let letter = |c: char| c.is_alphabetic();
    if !text.contains(['l', 'I']) || !text.contains(|c: char| c.is_lowercase()) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        if end == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let word = &rest[..end];
        rest = &rest[end..];
        if is_l_among_capitals(word) {
            out.extend(word.chars().map(|c| if c == 'l' { 'I' } else { c }));
        } else if begins_with_l_for_i(word) {
            out.push('I');
            out.push_str(&word[1..]);
        } else if let Some((first, after)) = behind_a_capital_i(word) {
            out.push(first);
            out.push('l');
            out.push_str(after);
        } else if let Some(before) = word.strip_suffix('I')
            && before.ends_with(char::is_lowercase)
        {
            out.push_str(before);
            out.push('l');
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Whether a word begins with an l that nobody can say: *lbrahim*. Some languages say *lj* and *lh*.
fn begins_with_l_for_i(word: &str) -> bool {
    const LETTERS_MIN: usize = 5;
    let bytes = word.as_bytes();
    bytes.len() >= LETTERS_MIN
        && bytes[0] == b'l'
        && b"bdfgkmnpqrstvz".contains(&bytes[1])
        && bytes[2..4].iter().any(|byte| b"aeiouy".contains(byte))
}

/// What stands around an I that follows the capital of a word and precedes small letters: *AIi*.
fn behind_a_capital_i(word: &str) -> Option<(char, &str)> {
    let mut chars = word.chars();
    let first = chars.next().filter(|c| c.is_uppercase())?;
    let i = chars.next()?;
    let after = chars.as_str();
    let small = !after.is_empty() && after.chars().all(char::is_lowercase);
    (i == 'I' && small).then_some((first, after))
}

/// Whether every letter but some l is a capital: two at least, or one behind an l. *Al* is a word, and so is *All*.
fn is_l_among_capitals(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| *c == 'l').count();
    let consonant_first = word.len() == 2 && !word.starts_with(['A', 'E', 'I', 'O', 'U']);
    small > 0
        && capitals + small == word.chars().count()
        && (capitals >= 2 || (capitals == 1 && small == 1 && consonant_first))
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

/// How many letters of a text are Latin, and how many Cyrillic or Greek.
fn letters_by_script(text: &str) -> (usize, usize) {
    text.chars()
        .fold((0, 0), |(latin, other), c| match c.script() {
            Script::Latin => (latin + 1, other),
            Script::Cyrillic | Script::Greek => (latin, other + 1),
            _ => (latin, other),
        })
}

/// Whether the words that mix nothing are all Latin (true), or all of another script that it is mixed
/// with (false).
fn script_of_the_plain(text: &str) -> Option<bool> {
    let mut latin_alone = text
        .split(' ')
        .filter_map(|word| match letters_by_script(word) {
            (0, 0) => None,
            (_, 0) => Some(true),
            (0, _) => Some(false),
            _ => None,
        });
    let first = latin_alone.next()?;
    latin_alone.all(|latin| latin == first).then_some(first)
}

/// A word that mixes Latin with Cyrillic or Greek, all in one script, where every other letter has a twin
/// there: that of the words around it, else the one that most of its letters have. Other words stay as
/// they are.
fn one_script(word: &str, around: Option<bool>) -> String {
    let (latin, other) = letters_by_script(word);
    if latin == 0 || other == 0 {
        return word.to_owned();
    }
    let most = latin >= other;
    let first = around.unwrap_or(most);
    let tries = [first, !first];
    let found = tries.into_iter().find_map(|latin| in_script(word, latin));
    found.unwrap_or_else(|| word.to_owned())
}

/// A word with its letters put into Latin, or out of it, where each has a twin there.
fn in_script(word: &str, latin: bool) -> Option<String> {
    let twin = |c: char| {
        let mut twins = LOOKALIKES.iter();
        let found = if latin {
            twins.find(|(twin, _)| *twin == c).map(|(_, l)| *l)
        } else {
            twins.find(|(_, l)| *l == c).map(|(twin, _)| *twin)
        };
        found.unwrap_or(c)
    };
    let put: String = word.chars().map(twin).collect();
    match letters_by_script(&put) {
        (0, _) | (_, 0) => Some(put),
        _ => None,
    }
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
            // As the words around it are.
            ("АВK Co.", "ABK Co."),
            ("ООО ABК", "ООО АВК"),
            ("АВK", "АВК"),
            ("Шойгу", "Шойгу"),
            ("Общество c ответственностью", "Общество с ответственностью"),
            ("Клуб S Москва A", "Клуб S Москва A"),
            ("∆ίκτυο", "Δίκτυο"),
            ("אורלן בע\"מ \"אב\"", "אורלן בע״מ \"אב\""),
            ("AFAQ DUBAl", "AFAQ DUBAI"),
            ("lS BANK, Ml RIM", "IS BANK, MI RIM"),
            ("AIi lbrahim", "Ali Ibrahim"),
            ("ljudmila ltd ltda", "ljudmila ltd ltda"),
            ("NationaI Bank III", "National Bank III"),
            ("Al All El Hllel McDonald I", "Al All El Hllel McDonald I"),
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
