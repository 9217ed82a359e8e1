//! Passports and identity numbers in words: the numbers, the kind of document, the issuer.

use vokter_entities::{Country, Identifier, IdentifierKind};

/// Passport numbers in running words: `(Oman passport no.03825239, date of issue …)`.
pub(crate) fn passports(text: &str) -> Vec<Identifier> {
    if !text.contains("assport") {
        return Vec::new();
    }
    let spaced = text
        .replace("no.", "no. ")
        .replace("No.", "No. ")
        .replace(':', ": ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let mut found = Vec::new();
    for (at, _) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| bare(word) == "passport")
    {
        let tail = words.get(at + 1..).unwrap_or_default();
        let labels = tail
            .iter()
            .take_while(|word| matches!(bare(word).as_str(), "number" | "no" | ""));
        let labels = labels.count();
        let candidates = tail.get(labels..).unwrap_or_default();
        // A series of capitals may stand before the digits: `OR 1961825`.
        let taken = if candidates.first().is_some_and(|word| is_series(word)) {
            2
        } else {
            1
        };
        let number = candidates
            .get(..taken.min(candidates.len()))
            .unwrap_or_default()
            .join(" ");
        let number = number.trim_matches(|c: char| !c.is_alphanumeric());
        if labels == 0 || !is_number(number.rsplit(' ').next().unwrap_or_default()) {
            continue;
        }
        let before = words
            .get(at.saturating_sub(2)..at)
            .unwrap_or_default()
            .join(" ");
        if let Some(identifier) = Identifier::new(IdentifierKind::Passport, number) {
            let country = only(&Country::mentioned(&before));
            found.push(Identifier {
                country,
                ..identifier
            });
        }
    }
    found
}

pub(crate) fn only(countries: &[Country]) -> Option<Country> {
    match countries {
        [country] => Some(*country),
        _ => None,
    }
}

/// What the document is. The words of the second type and of the number itself know better than
/// the first type, which is Passport or National Identification Number for everything.
pub(crate) fn kind_of(first: &str, words: &str) -> IdentifierKind {
    const MARKS: [(&[&str], IdentifierKind); 4] = [
        (
            &[
                "birth certificate",
                "driv",
                "ration",
                "residential",
                "voter",
                "student",
                "alien",
                "military",
                "serviceman",
                "other id",
                "fardc",
            ],
            IdentifierKind::Other,
        ),
        (
            &["fiscal", "tax", "inn number", "inn:", "(inn"],
            IdentifierKind::TaxId,
        ),
        (
            &[
                "passport",
                "pasaporte",
                "passeport",
                "travel document",
                "laissez-passer",
            ],
            IdentifierKind::Passport,
        ),
        (
            &[
                "identi",
                "national",
                "tazkira",
                "cedula",
                "social security",
                "ssn",
            ],
            IdentifierKind::NationalId,
        ),
    ];
    let words = words.to_lowercase();
    let first = first.to_lowercase();
    let says = |text: &str| {
        let mark = MARKS
            .iter()
            .find(|(marks, _)| marks.iter().any(|mark| text.contains(mark)));
        mark.map(|(_, kind)| *kind)
    };
    says(&words)
        .or_else(|| says(&first))
        .unwrap_or(IdentifierKind::Other)
}

/// The numbers in a field, without the words around them: `Libyan passport No. 513519` is
/// `513519`, `PS 472330208` stays whole, `R00012098, South Sudan` is `R00012098`.
pub(crate) fn numbers(field: &str) -> Vec<String> {
    if !field.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let bare = without_brackets(field);
    let text = if bare.chars().any(|c| c.is_ascii_digit()) {
        bare
    } else {
        field.to_owned()
    };
    let text = format!(" {text}");
    let lower = text.to_ascii_lowercase();
    let end = [" issued", " expir", " valid", " under name", " made out"]
        .iter()
        .filter_map(|stop| lower.find(stop))
        .min()
        .unwrap_or(text.len());
    let text = text
        .get(..end)
        .unwrap_or_default()
        .replace(" and ", ";")
        .replace(" or ", ";");
    text.split([';', ',']).filter_map(number).collect()
}

/// The one number in a piece of a field.
fn number(piece: &str) -> Option<String> {
    let words: Vec<&str> = piece.split_whitespace().map(without_label).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut next_is_number = false;
    for word in words.into_iter().rev() {
        if word.chars().any(|c| c.is_ascii_digit()) {
            kept.push(word);
            next_is_number = true;
        } else if next_is_number && is_series(word) {
            kept.push(word);
        } else {
            next_is_number = false;
        }
    }
    kept.reverse();
    let number = kept.join(" ");
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    (number.chars().filter(|c| c.is_alphanumeric()).count() >= 3).then(|| number.to_owned())
}

/// A word without the label stuck to its front: `no.:31/2013`, `N°235`, `No.80413253`.
fn without_label(word: &str) -> &str {
    let lower = word.to_ascii_lowercase();
    let label = ["no.:", "no.", "n°", "no:"]
        .iter()
        .find(|label| lower.starts_with(**label));
    label
        .and_then(|label| word.get(label.len()..))
        .unwrap_or(word)
}

/// A series before a number: up to four capitals, `PS` or `TR-P`.
fn is_series(word: &str) -> bool {
    let capitals = word.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
    (1..=4).contains(&word.len()) && capitals && word != "SSN" && word != "-"
}

/// A word with at least four digits.
pub(crate) fn is_number(word: &str) -> bool {
    word.chars().filter(char::is_ascii_digit).count() >= 4
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_their_words() {
        for (field, want) in [
            ("OB 0243318", "OB 0243318"),
            ("1 1978 8 0137555 3 27", "1 1978 8 0137555 3 27"),
            ("CAR diplomatic passport no. D00000898", "D00000898"),
            ("Diplomatic Passport: Z30321794", "Z30321794"),
            ("381110042 (Expired 25 Jan. 2016)", "381110042"),
            ("Libya B/002210", "B/002210"),
            ("403062567 (US)", "403062567"),
            ("R00012098, South Sudan", "R00012098"),
            ("Russian passport number 8208 No. 555627", "8208 555627"),
            (
                "German travel document (“Reiseausweis”) A 0139243",
                "A 0139243",
            ),
            ("TR-P 614 166", "TR-P 614 166"),
            ("Moroccan national identity card DE- 473900", "DE- 473900"),
            (
                "Laissez-passer no. N°235/MISPAT/DIRCAB",
                "235/MISPAT/DIRCAB",
            ),
            (
                "Tunisian passport number L 191609 issued on 28 Feb. 1996, expired on 27 Feb. 2001",
                "L 191609",
            ),
            ("issued in 1993, under name A B", ""),
            ("A1234567; B7654321", "A1234567|B7654321"),
            ("na", ""),
        ] {
            assert_eq!(numbers(field).join("|"), want, "{field}");
        }
    }

    #[test]
    fn passports_in_words() {
        let found = |text| {
            passports(text)
                .into_iter()
                .map(|i| i.value)
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(
            found("A Name, born 1 Jan. 1953 (Oman passport no.03825239, date of issue)"),
            "03825239"
        );
        assert_eq!(found("Passport number: B0515260; DOB: 1948"), "B0515260");
        assert_eq!(
            found("Kandahar passport number OR 1961825 issued"),
            "OR 1961825"
        );
        assert_eq!(found("his passport was lost"), "");
    }
}
