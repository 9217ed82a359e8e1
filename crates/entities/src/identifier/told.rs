//! What people write beside a name that is neither name nor number of a party: a day of birth, a telephone.

use std::borrow::Cow;
use std::ops::Range;

/// Words that stand before a day of birth, in lower case.
const BORN: &[&str] = &[
    "b",
    "birth",
    "birthdate",
    "born",
    "date",
    "dob",
    "f",
    "fodt",
    "født",
    "födelsedatum",
    "geb",
    "geboren",
    "nacida",
    "nacido",
    "nata",
    "nato",
    "naissance",
    "ne",
    "nee",
    "né",
    "née",
    "of",
    "д",
    "род",
    "рожд",
    "рождения",
    "дата",
];
/// Words that stand before a telephone's number, in lower case.
const CALLED_BY: &[&str] = &[
    "cell",
    "fax",
    "gsm",
    "mob",
    "mobil",
    "mobile",
    "phone",
    "ph",
    "tel",
    "telefon",
    "telephone",
    "tfn",
    "tlf",
    "whatsapp",
    "моб",
    "тел",
    "телефон",
];

/// The text with figures of every script (`٣`, `３`) as those of ASCII.
pub fn in_ascii_figures(text: &str) -> Cow<'_, str> {
    /// The noughts of scripts whose figures follow one another.
    const NOUGHTS: [char; 6] = ['٠', '۰', '०', '০', '၀', '０'];
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let figure = |c: char| {
        let from = |nought: char| u32::from(c).checked_sub(u32::from(nought));
        let value = NOUGHTS
            .into_iter()
            .filter_map(from)
            .find(|value| *value < 10)?;
        char::from_digit(value, 10)
    };
    if text.chars().any(|c| figure(c).is_some()) {
        Cow::Owned(text.chars().map(|c| figure(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a word is a day: `1955-05-21`, `21.05.1955`, `5/21/55`.
pub fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let [first, middle, last] = parts[..] else {
        return false;
    };
    let number = |part: &str, most: usize, upto: u32| {
        part.len() <= most
            && part
                .parse::<u32>()
                .is_ok_and(|number| (1..=upto).contains(&number))
    };
    let year = |part: &str| {
        part.len() == 4
            && (part.starts_with("18") || part.starts_with("19") || part.starts_with("20"))
    };
    let short = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let of_month = number(middle, 2, 31);
    of_month
        && ((year(first) && number(last, 2, 31))
            || (number(first, 2, 31)
                && (year(last) && last.bytes().all(|b| b.is_ascii_digit()) || short(last))))
}

/// Whether a word says that a telephone's number follows.
pub fn calls(word: &str) -> bool {
    CALLED_BY.contains(&plain(word).as_str())
}

/// Where a day or a telephone stands in a text, with the words before it that say so; the first of them.
pub(super) fn told_within(text: &str) -> Option<Range<usize>> {
    let words: Vec<Range<usize>> = text
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            start..start + word.len()
        })
        .collect();
    let word = |at: usize| &text[words[at].clone()];
    for at in 0..words.len() {
        if is_day(bare(word(at))) {
            let said = (0..at)
                .rev()
                .take_while(|before| BORN.contains(&plain(word(*before)).as_str()))
                .count();
            return Some(words[at - said].start..words[at].end);
        }
        if calls(word(at)) {
            let figures = (at + 1..words.len())
                .take_while(|next| is_of_figures(word(*next)))
                .count();
            if figures > 0 {
                return Some(words[at].start..words[at + figures].end);
            }
        }
    }
    None
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn plain(word: &str) -> String {
    bare(word).to_lowercase()
}

fn is_of_figures(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_numbers() {
        for (word, expected) in [
            ("1955-05-21", true),
            ("21.05.1955", true),
            ("5/21/55", true),
            ("1955.5.1", true),
            ("9074729", false),
            ("381-420-754", false),
            ("2155-05-21x", false),
            ("10-14", false),
            ("", false),
        ] {
            assert_eq!(is_day(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_told_beside_a_name_is_found() {
        for (text, expected) in [
            ("Trelvan Orlan 1955-05-21", Some("1955-05-21")),
            ("Trelvan Orlan, born 21.05.1955", Some("born 21.05.1955")),
            (
                "Trelvan Orlan date of birth: 1955-05-21 Oslo",
                Some("date of birth: 1955-05-21"),
            ),
            (
                "Trelvan Orlan tel +47 22 33 44 55",
                Some("tel +47 22 33 44 55"),
            ),
            ("Trelvan Orlan tlf. 22334455, Oslo", Some("tlf. 22334455,")),
            ("Trelvan Tel Orlan", None),
            ("Plant 10 of Orlan", None),
        ] {
            assert_eq!(told_within(text).map(|at| &text[at]), expected, "{text}");
        }
    }

    #[test]
    fn figures_of_other_scripts_are_figures() {
        assert_eq!(in_ascii_figures("AB ９０٧۴7"), "AB 90747");
        assert!(matches!(in_ascii_figures("AB 12"), Cow::Borrowed(_)));
    }
}
