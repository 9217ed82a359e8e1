//! Facts of Watchman's parameters: whose they are, what its entities call them, and which are compared with nobody's.

use vokter_entities::PartialDate;

/// How a fact is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Texts,
    Number,
    Time,
}

/// A date as Watchman's client reads it, which takes times of RFC 3339 alone: what is known in part begins at its first day.
pub(super) fn time(date: PartialDate) -> String {
    let (month, day) = (date.month.unwrap_or(1), date.day.unwrap_or(1));
    format!("{:04}-{month:02}-{day:02}T00:00:00Z", date.year)
}

/// What is a fact of which kinds of parties, what their entities call it, and how it is written there.
pub(super) const FACTS: [(&str, &[&str], &str, Form); 22] = [
    ("aircraftType", &["aircraft"], "type", Form::Text),
    (
        "altNames",
        &["aircraft", "business", "organization", "person", "vessel"],
        "altNames",
        Form::Texts,
    ),
    ("birthDate", &["person"], "birthDate", Form::Time),
    ("built", &["aircraft", "vessel"], "built", Form::Time),
    ("callSign", &["vessel"], "callSign", Form::Text),
    (
        "created",
        &["business", "organization"],
        "created",
        Form::Time,
    ),
    ("deathDate", &["person"], "deathDate", Form::Time),
    (
        "dissolved",
        &["business", "organization"],
        "dissolved",
        Form::Time,
    ),
    ("flag", &["aircraft", "vessel"], "flag", Form::Text),
    ("gender", &["person"], "gender", Form::Text),
    (
        "grossRegisteredTonnage",
        &["vessel"],
        "grossRegisteredTonnage",
        Form::Number,
    ),
    ("icaoCode", &["aircraft"], "icaoCode", Form::Text),
    ("imoNumber", &["vessel"], "imoNumber", Form::Text),
    ("mmsi", &["vessel"], "mmsi", Form::Text),
    ("model", &["aircraft", "vessel"], "model", Form::Text),
    (
        "name",
        &["aircraft", "business", "organization", "person", "vessel"],
        "name",
        Form::Text,
    ),
    ("owner", &["vessel"], "owner", Form::Text),
    ("placeOfBirth", &["person"], "placeOfBirth", Form::Text),
    ("serialNumber", &["aircraft"], "serialNumber", Form::Text),
    ("titles", &["person"], "titles", Form::Texts),
    ("tonnage", &["vessel"], "tonnage", Form::Number),
    ("vesselType", &["vessel"], "type", Form::Text),
];

/// What may be asked for and is compared with nobody's: it stands in the question that is told back.
pub(super) const NOT_WEIGHED: [&str; 12] = [
    "aircraftType",
    "built",
    "created",
    "deathDate",
    "dissolved",
    "grossRegisteredTonnage",
    "model",
    "owner",
    "placeOfBirth",
    "titles",
    "tonnage",
    "vesselType",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_as_a_time() {
        for (date, expected) in [
            ("1952-10-07", "1952-10-07T00:00:00Z"),
            ("1952-10", "1952-10-01T00:00:00Z"),
            ("1952", "1952-01-01T00:00:00Z"),
            ("~1952", "1952-01-01T00:00:00Z"),
            ("1952/1955", "1952-01-01T00:00:00Z"),
        ] {
            assert_eq!(time(date.parse().unwrap()), expected, "{date}");
        }
    }
}
