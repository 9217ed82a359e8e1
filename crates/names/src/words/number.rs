//! Numbers in the names of bodies and ships: digits, number words, ordinals, Roman numbers.

use super::table::{columns, rows};

const NUMBERS: &str = include_str!("../../tables/numbers.tsv");

/// A number longer than this is an identifier, not a count.
const DIGITS_MAX: usize = 9;

/// The number that a token of digits stands for, with an English ordinal's ending or not.
pub(super) fn digits(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if number.is_empty() || number.len() > DIGITS_MAX {
        return None;
    }
    matches!(rest, "" | "st" | "nd" | "rd" | "th").then(|| number.parse().ok())?
}

pub(super) fn words() -> impl Iterator<Item = (&'static str, u32)> {
    rows(NUMBERS).filter_map(|row| {
        let (text, number, _) = columns(row);
        Some((text, number.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_and_ordinals() {
        let check = |text: &str, number: Option<u32>| assert_eq!(digits(text), number, "{text}");
        check("39", Some(39));
        check("007", Some(7));
        check("2nd", Some(2));
        check("4x4", None);
        check("", None);
        check("1234567890", None);
        check("999999999", Some(999_999_999));
        check("th", None);
    }

    #[test]
    fn number_words_are_sorted_and_have_a_number() {
        super::super::table::assert_sorted(NUMBERS);
        assert_eq!(words().count(), rows(NUMBERS).count());
    }
}
