//! One INDIVIDUAL or ENTITY element: its fields, and the parts of those.

use std::borrow::Cow;

use super::ElementCounts;
use crate::fault::{Fault, Place, ReadError};

/// A record as the file has it, texts untrimmed.
pub(super) struct Record<'a> {
    /// INDIVIDUAL, not ENTITY.
    pub(super) individual: bool,
    /// Its number among its kind, from 1.
    pub(super) ordinal: usize,
    /// Where its element begins.
    pub(super) offset: u64,
    /// Its child elements, in order.
    pub(super) fields: Vec<Field<'a>>,
}

/// A child element of a record.
pub(super) struct Field<'a> {
    pub(super) tag: &'a str,
    pub(super) text: Cow<'a, str>,
    /// Its own child elements.
    pub(super) parts: Vec<(&'a str, Cow<'a, str>)>,
}

impl Field<'_> {
    /// The text of a part, trimmed and with white space collapsed; `None` when empty.
    pub(super) fn part(&self, tag: &str) -> Option<String> {
        self.parts
            .iter()
            .filter(|(name, _)| *name == tag)
            .find_map(|(_, text)| tidy(text))
    }

    /// Every non-empty VALUE part.
    pub(super) fn values(&self) -> impl Iterator<Item = String> {
        self.parts
            .iter()
            .filter(|(name, _)| *name == "VALUE")
            .filter_map(|(_, text)| tidy(text))
    }
}

impl<'a> Record<'a> {
    /// The fields of a tag.
    pub(super) fn all(&self, tag: &str) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(move |field| field.tag == tag)
    }

    /// The first non-empty text of a field, tidied.
    pub(super) fn text(&self, tag: &str) -> Option<String> {
        self.all(tag).find_map(|field| tidy(&field.text))
    }

    /// The alias fields, whichever kind the record is.
    pub(super) fn aliases(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(|f| matches!(f.tag, "INDIVIDUAL_ALIAS" | "ENTITY_ALIAS"))
    }

    /// The reference number, trimmed.
    pub(super) fn reference(&self) -> Option<String> {
        self.text("REFERENCE_NUMBER")
    }

    /// How to speak of the record: by reference, or by number until that is known.
    pub(super) fn label(&self) -> String {
        self.reference().unwrap_or_else(|| {
            format!(
                "{} {}",
                if self.individual {
                    "individual"
                } else {
                    "entity"
                },
                self.ordinal
            )
        })
    }

    pub(super) fn error(&self, fault: Fault) -> ReadError {
        ReadError {
            place: Place::Byte(self.offset),
            record: Some(self.label()),
            field: None,
            fault,
        }
    }

    /// Adds the record's elements to the counts.
    pub(super) fn count_into(&self, counts: &mut ElementCounts) {
        let aliases = self
            .aliases()
            .filter(|alias| alias.part("ALIAS_NAME").is_some());
        if self.individual {
            counts.individuals += 1;
            for alias in aliases {
                match alias.part("QUALITY").as_deref() {
                    Some("Low") => counts.low_aliases += 1,
                    _ => counts.good_aliases += 1,
                }
            }
        } else {
            counts.entities += 1;
            counts.entity_aliases += aliases.count();
        }
        let born = self.all("INDIVIDUAL_DATE_OF_BIRTH");
        let dated = |f: &Field| {
            ["DATE", "YEAR", "FROM_YEAR"]
                .iter()
                .any(|t| f.part(t).is_some())
        };
        counts.with_birth_date += usize::from(born.into_iter().any(dated));
        counts.original_script += usize::from(self.text("NAME_ORIGINAL_SCRIPT").is_some());
    }
}

/// Trimmed, with white space collapsed; `None` when nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    if text.is_ascii() {
        join(text.split_ascii_whitespace(), text.len())
    } else {
        join(text.split_whitespace(), text.len())
    }
}

fn join<'t>(mut words: impl Iterator<Item = &'t str>, bytes: usize) -> Option<String> {
    let first = words.next()?;
    let mut out = String::with_capacity(bytes);
    out.push_str(first);
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    Some(out)
}
