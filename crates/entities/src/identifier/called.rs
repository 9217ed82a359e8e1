//! Numbers that are written with what they are called: "IMO No. 9074729", "Passport 381420754", "7707123456 (INN)".

use std::ops::Range;

use super::told::told_within;

/// Words for kinds of numbers and whose they are, in lower case. Written by hand.
const CALLED: &[&str] = &[
    "account",
    "address",
    "bic",
    "btc",
    "cage",
    "card",
    "certificate",
    "company",
    "document",
    "duns",
    "ein",
    "eth",
    "iban",
    "id",
    "identification",
    "identity",
    "imo",
    "inn",
    "kpp",
    "lei",
    "mmsi",
    "mv",
    "national",
    "nie",
    "nif",
    "no",
    "nr",
    "num",
    "number",
    "nummer",
    "ogrn",
    "ogrnip",
    "okpo",
    "org",
    "organisasjonsnummer",
    "orgnr",
    "pass",
    "passnr",
    "passnummer",
    "passport",
    "reg",
    "registrasjonsnummer",
    "registration",
    "reisepass",
    "ship",
    "skip",
    "snils",
    "ssn",
    "swift",
    "tax",
    "tin",
    "usdt",
    "vat",
    "vessel",
    "wallet",
    "xbt",
    "инн",
    "кпп",
    "номер",
    "огрн",
    "огрнип",
    "окпо",
    "паспорт",
    "снилс",
];

/// Those of them that are words of names, too: behind these alone a number is part of a name, as in "Plant No. 12345".
const OF_NAMES: &[&str] = &[
    "account",
    "address",
    "card",
    "certificate",
    "company",
    "document",
    "mv",
    "no",
    "nr",
    "num",
    "number",
    "nummer",
    "org",
    "pass",
    "reg",
    "ship",
    "skip",
    "vessel",
];

/// Fewest letters and digits of a number that says something by itself.
const CHARS_MIN: usize = 5;
/// Fewest letters of a word for a kind that stands in no table; shorter ones are part of numbers.
const WORD_CHARS_MIN: usize = 4;

/// The number of a text that is nothing but a number and words for what it is; none where there are no such words, or
/// more than these.
///
/// ```
/// use vokter_entities::number_called;
/// assert_eq!(number_called("IMO No. 9074729"), Some("9074729"));
/// assert_eq!(number_called("Trelvana Star 9074729"), None);
/// assert_eq!(number_called("9074729"), None);
/// ```
pub fn number_called(text: &str) -> Option<&str> {
    // What is left is no name: a ship's, for one, stands behind "vessel", too.
    bare(text, is_called).filter(|left| {
        let figures = left.chars().filter(char::is_ascii_digit).count();
        words(left).all(has_figure) && 2 * figures >= words(left).flat_map(str::chars).count()
    })
}

/// The same of what stands where a number is asked for: there, a word before it says what it is, whatever the word.
///
/// ```
/// use vokter_entities::number_given;
/// assert_eq!(number_given("Matrikkel 7707123456"), Some("7707123456"));
/// assert_eq!(number_given("AB 1234567"), None);
/// ```
pub fn number_given(text: &str) -> Option<&str> {
    let left = bare(text, |word| is_called(word) || is_word(word));
    left.filter(|left| words(left).all(|word| has_figure(word) || is_series(word)))
}

/// A name without what stands beside it, and of that the numbers with what they are called: a day of birth and a
/// telephone are no numbers of a party's. None where nothing stands beside it, or no name is left.
///
/// ```
/// use vokter_entities::numbers_beside;
/// let (name, numbers) = numbers_beside("Trelvana Star (IMO No. 9074729)").unwrap();
/// assert_eq!((name.as_str(), numbers.as_slice()), ("Trelvana Star", &["9074729".to_owned()][..]));
/// assert_eq!(numbers_beside("Plant No. 12345"), None);
/// assert_eq!(numbers_beside("Ola Orlan, born 1955-05-21"), Some(("Ola Orlan".to_owned(), vec![])));
/// ```
pub fn numbers_beside(text: &str) -> Option<(String, Vec<String>)> {
    if !has_figure(text) {
        return None;
    }
    let (mut name, mut numbers) = (text.to_owned(), Vec::new());
    while let Some(at) = told_within(&name) {
        name.replace_range(at, " ");
    }
    while let Some((at, number)) = number_within(&name) {
        numbers.push(name[number].to_owned());
        name.replace_range(at, " ");
    }
    let is_without = name != text;
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = is_without && words(name).any(|word| !is_called(word) && !has_figure(word));
    is_name.then(|| (name.to_owned(), numbers))
}

/// Where a number stands in a text with the words before it that say what it is, and where it stands itself.
fn number_within(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut begins: Option<usize> = None;
    let mut number: Option<Range<usize>> = None;
    for word in words(text) {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        let end = start + word.len();
        if let Some(number) = &mut number {
            // A number that is written in groups.
            if !has_figure(word) {
                break;
            }
            number.end = end;
        } else if has_figure(word) && begins.is_some() {
            number = Some(start..end);
        } else if !is_called(word) {
            begins = None;
        } else if begins.is_none() && !OF_NAMES.contains(&word.to_lowercase().as_str()) {
            begins = Some(start);
        }
    }
    let number = number?;
    let letters = || text[number.clone()].chars().filter(|c| c.is_alphanumeric());
    let figures = letters().filter(char::is_ascii_digit).count();
    let is_number = letters().count() >= CHARS_MIN && 2 * figures >= letters().count();
    is_number.then_some((begins?..number.end, number))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

fn has_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Letters that are part of a number, as in "AB 1234567".
fn is_series(word: &str) -> bool {
    word.chars().count() < WORD_CHARS_MIN && word.chars().all(char::is_uppercase)
}

fn bare(text: &str, says_what: impl Fn(&str) -> bool) -> Option<&str> {
    let whole = text.trim_matches(|c: char| !c.is_alphanumeric());
    let mut left = whole;
    while let Some(rest) = says(left, left.find(|c: char| !c.is_alphanumeric()), &says_what) {
        left = rest;
    }
    // Behind the number as well: "9074729 (IMO)".
    while let Some((rest, word)) = left.rsplit_once(|c: char| !c.is_alphanumeric())
        && says_what(word)
    {
        left = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    }
    let chars = left.chars().filter(|c| c.is_alphanumeric()).count();
    let is_number = chars >= CHARS_MIN && has_figure(left);
    (left.len() < whole.len() && is_number).then_some(left)
}

/// What is behind a word that ends here, where it says what a number is.
fn says(text: &str, end: Option<usize>, says_what: impl Fn(&str) -> bool) -> Option<&str> {
    let (word, rest) = text.split_at_checked(end?)?;
    says_what(word).then(|| rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

fn is_called(word: &str) -> bool {
    let word = word.to_lowercase();
    CALLED.binary_search(&word.as_str()).is_ok()
}

/// A word and no part of a number, which has figures or is in capitals.
fn is_word(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && word.contains(char::is_lowercase)
        && word.chars().count() >= WORD_CHARS_MIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(CALLED.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_name_is_told_from_the_numbers_beside_it() {
        assert!(OF_NAMES.iter().all(|word| is_called(word)));
        for (text, name, numbers) in [
            (
                "Trelvana Star IMO 9074729",
                "Trelvana Star",
                &["9074729"][..],
            ),
            ("IMO: 9074729 Trelvana Star", "Trelvana Star", &["9074729"]),
            (
                "Trelvana Star, imo number 9074729, Oslo",
                "Trelvana Star,  , Oslo",
                &["9074729"],
            ),
            (
                "Ola Nordmann, passport no. 381 420 754",
                "Ola Nordmann",
                &["381 420 754"],
            ),
            (
                "Quorzam INN 7707123456 OGRN 1027700132195",
                "Quorzam",
                &["7707123456", "1027700132195"],
            ),
            ("ООО Кворзам ИНН 7707123456", "ООО Кворзам", &["7707123456"]),
        ] {
            let numbers: Vec<String> = numbers.iter().map(|&number| number.to_owned()).collect();
            assert_eq!(
                numbers_beside(text),
                Some((name.to_owned(), numbers)),
                "{text}"
            );
        }
        for none in [
            "Trelvana Star 9074729",
            "Plant No. 12345",
            "Ship 12345 Ltd",
            "IMO 9074729",
            "MV IMO 9074729",
            "Trelvana Star IMO",
            "Trelvana Star IMO 12",
            "IMO Consulting 2000 12345",
            "",
        ] {
            assert_eq!(numbers_beside(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_is_read_out_of_what_it_is_called() {
        for (text, called, given) in [
            ("IMO 9074729", Some("9074729"), Some("9074729")),
            ("IMO: 9074729", Some("9074729"), Some("9074729")),
            ("IMO No. 9074729", Some("9074729"), Some("9074729")),
            ("imo number 9074729", Some("9074729"), Some("9074729")),
            ("vessel IMO 9074729", Some("9074729"), Some("9074729")),
            ("MV (IMO 9074729)", Some("9074729"), Some("9074729")),
            ("9074729 (IMO)", Some("9074729"), Some("9074729")),
            (
                "ОГРН 1027700132195",
                Some("1027700132195"),
                Some("1027700132195"),
            ),
            ("Passport № AB 1234567", None, Some("AB 1234567")),
            (
                "Passport 381-420-754",
                Some("381-420-754"),
                Some("381-420-754"),
            ),
            ("Cédula 381420754", None, Some("381420754")),
            ("AB 1234567", None, None),
            ("MSCU 1234567", None, None),
            ("9074729", None, None),
            ("Trelvana Star 9074729", None, Some("9074729")),
            ("vessel Trelvana Star 9074729", None, Some("9074729")),
            ("Ship 12345 Ltd", None, None),
            ("MV KIM 12345", None, Some("KIM 12345")),
            ("IMO", None, None),
            ("IMO 12", None, None),
            ("Vessel IMO", None, None),
            ("", None, None),
        ] {
            assert_eq!(number_called(text), called, "{text}");
            assert_eq!(number_given(text), given, "{text}");
        }
    }
}
