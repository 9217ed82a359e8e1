//! Numbers that people type where a name is asked for: an IMO, tax or registration number, the address
//! of a wallet, an account, an aircraft's mark.

/// Fewest letters and digits of a number that says something by itself.
const NUMBER_CHARS_MIN: usize = 5;
/// Most numbers of one text.
const NUMBERS_MAX: usize = 10;

/// What of a text may be a number: all of it where half of it is figures, and its words with figures, or
/// of the shape of a mark. What is no number does no harm, since only its equal is met.
pub fn numbers_in(text: &str) -> Vec<String> {
    let text = text.trim();
    let words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let whole = Some(text).filter(|text| is_mostly_figures(text));
    let mut numbers: Vec<String> = Vec::new();
    for number in whole
        .into_iter()
        .chain(words.filter(|word| is_number(word)))
    {
        if numbers.len() < NUMBERS_MAX && !numbers.iter().any(|known| known == number) {
            numbers.push(number.to_owned());
        }
    }
    numbers
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
    all >= NUMBER_CHARS_MIN && 2 * figures >= all
}

fn is_number(word: &str) -> bool {
    let (all, figures) = counts(word);
    all >= NUMBER_CHARS_MIN && (figures > 0 || is_mark(word))
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
            ("Al-Hassan", vec![]),
            ("Сергей 7 7", vec![]),
        ] {
            assert_eq!(numbers_in(text), expected, "{text}");
        }
        let many: Vec<String> = (0..50).map(|n| format!("9000{n}")).collect();
        assert_eq!(numbers_in(&many.join(" ")).len(), NUMBERS_MAX);
    }
}
