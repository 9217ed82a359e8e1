//! OFAC's words for readers of other lists that repeat them.

use vokter_entities::{Country, IdentifierKind};

use super::labels::{Means, means};

/// A country in OFAC's words.
pub(crate) fn country(text: &str) -> Option<Country> {
    super::party::country(text)
}

/// What a number under a label of OFAC's is; none if the label means no number.
pub(crate) fn number(label: &str, number: &str, is_person: bool) -> Option<IdentifierKind> {
    match means(label) {
        Means::Number(kind) => Some(kind),
        Means::Wallet => Some(IdentifierKind::Wallet),
        other => other.number(number, is_person, false),
    }
}
