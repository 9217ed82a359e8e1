//! Facts of Watchman's parameters: whose they are, what its entities call them, and which are compared with nobody's.

/// How a fact is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Texts,
    Number,
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
    ("birthDate", &["person"], "birthDate", Form::Text),
    ("built", &["aircraft", "vessel"], "built", Form::Text),
    ("callSign", &["vessel"], "callSign", Form::Text),
    (
        "created",
        &["business", "organization"],
        "created",
        Form::Text,
    ),
    ("deathDate", &["person"], "deathDate", Form::Text),
    (
        "dissolved",
        &["business", "organization"],
        "dissolved",
        Form::Text,
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
