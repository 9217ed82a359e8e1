//! Numbers that people type where a name is asked for: an IMO, tax or registration number, the address
//! of a wallet, an account, an aircraft's mark.

use vokter_entities::{calls, in_ascii_figures, is_day};

/// Fewest letters and digits of a number that says something by itself.
const NUMBER_CHARS_MIN: usize = 5;
/// Fewest figures of one that stands beside other words without saying what it is.
const FIGURES_MIN: usize = 7;
/// Most numbers of one text.
const NUMBERS_MAX: usize = 10;

/// What of a text may be a number: all of it where most of it is figures, and its words with figures, or
/// of the shape of a mark. What is no number does no harm, since only its equal is met.
pub fn numbers_in(text: &str) -> Vec<String> {
    let text = &*in_ascii_figures(text.trim());
    let mut numbers: Vec<String> = Vec::new();
    let mut add = |number: &str| {
        if numbers.len() < NUMBERS_MAX && !numbers.iter().any(|known| known == number) {
            numbers.push(number.to_owned());
        }
    };
    if is_mostly_figures(text) && !is_day(text) {
        add(text);
    }
    let alone = !text.contains(char::is_whitespace);
    let mut called = false;
    for word in text.split_whitespace() {
        // What a telephone is called by says nothing of whose it is.
        called = calls(word) || (called && !word.contains(char::is_alphabetic));
        let whole = trimmed(word);
        if called || is_day(whole) {
            continue;
        }
        let parts = word.split(BETWEEN).map(trimmed);
        let parts = parts.filter(|part| *part != whole && is_number(part, false));
        std::iter::once(whole)
            .filter(|word| is_number(word, alone))
            .chain(parts)
            .for_each(&mut add);
    }
    numbers
}

/// Signs between a name and a number that are no part of either.
const BETWEEN: [char; 8] = ['/', ',', ':', ';', '|', '_', '(', ')'];

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn counts(text: &str) -> (usize, usize) {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    (
        text.chars().filter(|c| c.is_alphanumeric()).count(),
        figures,
    )
}

/// A number that is written in groups, or with its kind before it: `NO93 8601 1117 947`, `IMO 9074729`.
fn is_mostly_figures(text: &str) -> bool {
    let (all, figures) = counts(text);
    all >= NUMBER_CHARS_MIN && 3 * figures >= 2 * all
}

/// Beside other words a short one is a house, a year, a code as often as a party's number.
fn is_number(word: &str, alone: bool) -> bool {
    let (all, figures) = counts(word);
    let least = if alone || figures < all {
        NUMBER_CHARS_MIN
    } else {
        FIGURES_MIN
    };
    all >= least && (figures > 0 || is_mark(word))
}

/// An aircraft's mark without figures, such as `LN-ABC`: capitals, with a hyphen after one or two.
fn is_mark(word: &str) -> bool {
    let parts = word.split_once('-');
    let capitals = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase())
    };
    parts.is_some_and(|(state, own)| capitals(state, 2) && capitals(own, 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_where_names_are_typed() {
        for (text, expected) in [
            ("9074729", vec!["9074729"]),
            ("IMO 9074729", vec!["IMO 9074729", "9074729"]),
            ("INN: 7707123456.", vec!["INN: 7707123456.", "7707123456"]),
            ("NO93 8601 1117 947", vec!["NO93 8601 1117 947"]),
            ("Quorzam Trading, 7707123456", vec!["7707123456"]),
            ("1QuorzamVerifikov1", vec!["1QuorzamVerifikov1"]),
            ("LN-ABC", vec!["LN-ABC"]),
            ("Kari Nordmann", vec![]),
            ("Brigade 10", vec![]),
            ("Kari Nordmann 1982-02-15", vec![]),
            ("Kari Nordmann born 15.02.1982", vec![]),
            ("1982-02-15", vec![]),
            ("Kari Nordmann tel 9074729", vec![]),
            ("Hotel 304555", vec![]),
            ("304555", vec!["304555"]),
            ("Trelvana Star ９０７４７２９", vec!["9074729"]),
            ("TRELVANA/9074729", vec!["TRELVANA/9074729", "9074729"]),
            ("Al-Hassan", vec![]),
            ("Сергей 7 7", vec![]),
        ] {
            assert_eq!(numbers_in(text), expected, "{text}");
        }
        let many: Vec<String> = (0..50).map(|n| format!("900000{n}")).collect();
        assert_eq!(numbers_in(&many.join(" ")).len(), NUMBERS_MAX);
    }
}
