//! IMO numbers with a wrong check digit: a slip of the hand makes of a ship's number nobody's, and that nobody is
//! found by it says nothing.

use vokter_entities::{Identifier, IdentifierKind};

/// Digits of an IMO number.
const DIGITS: usize = 7;
/// So much is shown of what is no number at all.
const SHOWN_CHARS: usize = 40;
/// What the first six digits of a company's number are multiplied by (IMO Resolution MSC.160(78)).
const COMPANY: [u32; 6] = [8, 6, 4, 2, 9, 7];

/// The IMO numbers in a text that are none: those that are called so, and where a ship is spoken of all of seven
/// digits. A company's number is none of a ship.
pub fn wrong_imo_numbers(text: &str, of_ship: bool) -> Vec<String> {
    let mut wrong: Vec<String> = Vec::new();
    let mut is_called = false;
    for word in words(text) {
        let digits = digits_of(word);
        let is_meant = is_called || digits.is_some_and(|digits| digits.len() < word.len());
        // "IMO No. 9074729": what stands between leaves it called so.
        is_called = match digits {
            None => word.eq_ignore_ascii_case("imo") || (is_called && is_filler(word)),
            Some(_) => false,
        };
        let Some(digits) = digits else { continue };
        let counts = is_meant || (of_ship && digits.len() == DIGITS);
        let is_right = if of_ship {
            is_ship(digits)
        } else {
            is_imo_number(digits)
        };
        if counts && !is_right && !wrong.iter().any(|known| known == digits) {
            wrong.push(digits.to_owned());
        }
    }
    wrong
}

/// The same of what stands where an IMO number is asked for: all of it is meant for one.
pub fn wrong_as_imo_number(text: &str, of_ship: bool) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() || words(text).any(|word| digits_of(word).is_some()) {
        return wrong_imo_numbers(&format!("IMO {text}"), of_ship);
    }
    vec![text.chars().take(SHOWN_CHARS).collect()]
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// The digits of a word that is all digits, or `IMO` and digits.
fn digits_of(word: &str) -> Option<&str> {
    let called = word
        .get(..3)
        .is_some_and(|head| head.eq_ignore_ascii_case("imo"));
    let digits = if called { &word[3..] } else { word };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}

fn is_filler(word: &str) -> bool {
    ["no", "nr", "nummer", "number"]
        .iter()
        .any(|filler| word.eq_ignore_ascii_case(filler))
}

/// Whether digits are the IMO number of a ship, or of a company that owns some.
pub fn is_imo_number(digits: &str) -> bool {
    is_ship(digits) || is_company(digits)
}

fn is_ship(digits: &str) -> bool {
    Identifier::parse(IdentifierKind::Imo, digits).is_ok()
}

fn is_company(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let ([front @ .., last], DIGITS) = (digits.as_slice(), digits.len()) else {
        return false;
    };
    let sum: u32 = front
        .iter()
        .zip(COMPANY)
        .map(|(digit, weight)| digit * weight)
        .sum();
    (11 - sum % 11) % 10 == *last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_check_digit_is_seen() {
        for (text, of_ship, expected) in [
            ("IMO 9074729", false, &[][..]),
            ("IMO 9074728", false, &["9074728"]),
            ("imo9074728", false, &["9074728"]),
            ("IMO-no. 9074728", false, &["9074728"]),
            ("Trelvana Star (IMO: 9074728), flag NO", false, &["9074728"]),
            ("IMO 907472", false, &["907472"]),
            // Nobody says that it is one.
            ("9074728", false, &[]),
            ("9074728", true, &["9074728"]),
            ("Trelvana Star 9074729", true, &[]),
            ("Trelvana Star 1984", true, &[]),
            // A company's.
            ("IMO 5466371", false, &[]),
            ("IMO 5466371", true, &["5466371"]),
            ("5466371", true, &["5466371"]),
            ("IMO", true, &[]),
            ("IMO Chemicals 12", false, &[]),
            ("", true, &[]),
        ] {
            assert_eq!(wrong_imo_numbers(text, of_ship), expected, "{text}");
        }
    }

    #[test]
    fn what_is_given_as_an_imo_number_is_one() {
        for (text, of_ship, expected) in [
            ("9074729", true, &[][..]),
            ("IMO 9074729", true, &[]),
            ("9074728", true, &["9074728"]),
            ("5466371", true, &["5466371"]),
            ("5466371", false, &[]),
            ("90747", true, &["90747"]),
            ("907472", false, &["907472"]),
            ("IMO90747291", true, &["90747291"]),
            ("unknown", true, &["unknown"]),
            (" ", true, &[]),
        ] {
            assert_eq!(wrong_as_imo_number(text, of_ship), expected, "{text}");
        }
    }
}
