//! Countries, addresses and places of birth, as the UN writes them.

use vokter_entities::{Address, Country};

use super::record::Field;

/// The one country that a field names, with the words around it put aside: `Indonesian passport`,
/// `Bahrain (citizenship revoked in Jan. 2015)`, `Iran / unknown`. Two countries are none.
pub(super) fn country(text: &str) -> Option<Country> {
    if let Some(country) = Country::from_name(text) {
        return Some(country);
    }
    match Country::mentioned(text).as_slice() {
        [country] => Some(*country),
        _ => None,
    }
}

/// Whether a text stands for "not known".
pub(super) fn is_blank(text: &str) -> bool {
    ["na", "n/a", "unknown", "-"]
        .iter()
        .any(|blank| text.eq_ignore_ascii_case(blank))
}

/// An address field in one line, or nothing.
pub(super) fn address(field: &Field) -> Option<Address> {
    let (text, country) = line(
        field,
        &["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"],
    )?;
    Some(Address { text, country })
}

/// A place of birth in one line, or nothing.
pub(super) fn birth_place(field: &Field) -> Option<String> {
    line(field, &["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"]).map(|(text, _)| text)
}

/// The place of birth that an alias element has of its own.
pub(super) fn alias_birth_place(field: &Field) -> Option<String> {
    line(field, &["CITY_OF_BIRTH", "COUNTRY_OF_BIRTH"]).map(|(text, _)| text)
}

/// Parts joined by commas, the note in brackets; and the country of the last part.
fn line(field: &Field, tags: &[&str]) -> Option<(String, Option<Country>)> {
    let parts: Vec<String> = tags
        .iter()
        .filter_map(|tag| field.part(tag))
        .filter(|part| !is_blank(part))
        .collect();
    let country = tags
        .last()
        .and_then(|tag| field.part(tag))
        .and_then(|text| country(&text));
    let mut text = parts.join(", ");
    // An alias's note is about the alias, not about the place.
    if let Some(note) = field
        .part("NOTE")
        .filter(|_| tags.last() == Some(&"COUNTRY"))
    {
        if text.is_empty() {
            text = note;
        } else {
            text = format!("{text} ({note})");
        }
    }
    (!text.is_empty()).then_some((text, country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_among_words() {
        for (text, want) in [
            ("Indonesian passport", Some("id")),
            ("Bahrain (citizenship revoked in Jan. 2015)", Some("bh")),
            ("Kuwaiti citizenship withdrawn in 2002", Some("kw")),
            ("Iran / unknown", Some("ir")),
            ("Branch Office 11: Iran", Some("ir")),
            ("USSR (until 1991)", Some("su")),
            ("RPDC", Some("kp")),
            ("China, Hong Kong Special Administrative Region", Some("hk")),
            ("Sudan/South Sudan", None),
            (
                "United States. Also believed to hold Syrian nationality",
                None,
            ),
            (" na", None),
        ] {
            assert_eq!(
                country(text).map(|c| c.to_string()).as_deref(),
                want,
                "{text}"
            );
        }
    }
}
