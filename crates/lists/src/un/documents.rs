//! Passports and identity numbers, and the words that the UN writes into their fields.

use vokter_entities::{Country, Identifier};

use super::places;
use super::record::Field;
use crate::written::documents::{is_number, kind_of, numbers, only};

/// The identifiers of an INDIVIDUAL_DOCUMENT element. The number may stand in NUMBER, in
/// TYPE_OF_DOCUMENT2 or in the note; what is left in words stays for the remarks.
pub(super) fn identifiers(field: &Field) -> Vec<Identifier> {
    if !field
        .parts
        .iter()
        .any(|(_, text)| text.bytes().any(|b| b.is_ascii_digit()))
    {
        return Vec::new();
    }
    let part = |tag| field.part(tag).unwrap_or_default();
    let (kind, second) = (part("TYPE_OF_DOCUMENT"), part("TYPE_OF_DOCUMENT2"));
    let (number, note) = (part("NUMBER"), part("NOTE"));
    let labelled = note.split_whitespace().next().is_some_and(is_number)
        || ["number", "no.", "card", "code", "ssn"]
            .iter()
            .any(|l| note.to_lowercase().contains(l));
    let source = [(&number, true), (&second, true), (&note, labelled)]
        .into_iter()
        .find(|(text, usable)| *usable && !numbers(text).is_empty());
    let Some((source, _)) = source else {
        return Vec::new();
    };
    let country = ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"]
        .iter()
        .find_map(|tag| field.part(tag).and_then(|text| places::country(&text)))
        .or_else(|| only(&Country::mentioned(source)))
        .or_else(|| only(&Country::mentioned(&second)));
    let kind = kind_of(&kind, &format!("{second} {source}"));
    let identifiers = numbers(source).into_iter();
    identifiers
        .filter_map(|number| {
            Some(Identifier {
                country,
                ..Identifier::new(kind, &number)?
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &[(&'static str, &str)], want: &str) {
        let parts = parts
            .iter()
            .map(|(tag, text)| (*tag, (*text).into()))
            .collect();
        let field = Field {
            tag: "INDIVIDUAL_DOCUMENT",
            text: "".into(),
            parts,
        };
        let show = |i: &Identifier| {
            format!(
                "{}: {} {}",
                i.kind,
                i.value,
                i.country.map_or(String::new(), |c| c.to_string())
            )
        };
        assert_eq!(
            identifiers(&field)
                .iter()
                .map(show)
                .collect::<Vec<_>>()
                .join("; "),
            want
        );
    }

    #[test]
    fn kinds_and_countries() {
        check(
            &[
                ("TYPE_OF_DOCUMENT", "Passport"),
                ("NUMBER", " 381310014"),
                ("ISSUING_COUNTRY", "Democratic People's Republic of Korea "),
            ],
            "passport number: 381310014 kp",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "Número de pasaporte"),
                ("NUMBER", "A555"),
            ],
            "passport number: A555 ",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "Passport"),
                ("NUMBER", "Libyan passport No. 513519"),
            ],
            "passport number: 513519 ly",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "Passport"),
                ("TYPE_OF_DOCUMENT2", "national identity card"),
                ("NUMBER", "77001"),
                ("COUNTRY_OF_ISSUE", "Afghan"),
            ],
            "national identity number: 77001 af",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "National Identification Number"),
                ("TYPE_OF_DOCUMENT2", "Residential card number 665"),
            ],
            "identifier: 665 ",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "National Identification Number"),
                ("NOTE", "Italian Fiscal Code: XXAMMD74T11Z352Z"),
            ],
            "tax number: XXAMMD74T11Z352Z it",
        );
        check(
            &[
                ("TYPE_OF_DOCUMENT", "Passport"),
                ("NOTE", "valid until 2022"),
            ],
            "",
        );
        check(&[], "");
    }
}
