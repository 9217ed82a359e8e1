//! A list as the rest of Vokter sees it: what it is, of when, and whom it names.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
pub use vokter_entities::KNOWN_LISTS;
use vokter_entities::{Entity, NameKind, Relation};

/// What a reader made of one publisher's file.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The list's name, such as `un-sc`.
    pub list: String,
    /// What people call it.
    pub title: String,
    /// The publisher's date, where the file states one.
    pub published: Option<Date>,
    /// It says itself that it is a selection, an amendment or a delta: not the whole list, and
    /// never in force where a whole one is there.
    pub is_part: bool,
    /// Every party of the file, in its order.
    pub entities: Vec<Entity>,
    /// Parties that the file does not list, but names because a listed one is tied to them.
    pub related: Vec<Entity>,
    /// Who owns, leads or is close to whom, where the file says so.
    pub relations: Vec<Relation>,
    /// What the importer must know, one line each: what was left out and why, what is missing.
    pub warnings: Vec<String>,
}

/// One version of a list without its entities: what an answer is stamped with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInfo {
    /// The list's name, such as `un-sc`.
    pub list: String,
    /// What people call it.
    pub title: String,
    /// The publisher's date and the first twelve digits of `sha256`: `2026-08-01-3f9a01b2c3d4`.
    pub version: String,
    /// The publisher's date.
    pub published: Date,
    /// When it came into the data folder; none for what is built in.
    pub fetched: Option<Timestamp>,
    /// SHA-256 of the publisher's file as it came, lower-case hexadecimal: what `sha256sum` of
    /// that file prints. For the starter list, of its embedded texts.
    pub sha256: String,
    /// How many parties.
    pub records: usize,
    /// How many parties of each schema.
    pub by_schema: BTreeMap<String, usize>,
    /// How many names, all parties together.
    pub names: usize,
}

/// A list that was read: who it is, and its entities.
#[derive(Clone, Debug)]
pub struct LoadedList {
    /// What an answer is stamped with.
    pub info: ListInfo,
    /// The parties.
    pub entities: Vec<Entity>,
    /// Parties that are not listed, but tied to such as are.
    pub related: Vec<Entity>,
    /// Who owns, leads or is close to whom.
    pub relations: Vec<Relation>,
}

impl LoadedList {
    /// What a reader made of the files of a version.
    pub(crate) fn of(info: ListInfo, read: Publication) -> Self {
        let Publication {
            entities,
            related,
            relations,
            ..
        } = read;
        Self {
            info,
            entities,
            related,
            relations,
        }
    }
}

impl ListInfo {
    /// The version string of a publication.
    pub(crate) fn version_of(published: Date, sha256: &str) -> String {
        format!("{published}-{}", sha256.get(..12).unwrap_or(sha256))
    }
}

/// How many entities of each schema there are.
pub(crate) fn by_schema(entities: &[Entity]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entity in entities {
        *counts
            .entry(entity.schema().as_str().to_owned())
            .or_insert(0) += 1;
    }
    counts
}

/// How many names the entities have together.
pub(crate) fn names(entities: &[Entity]) -> usize {
    entities.iter().map(|entity| entity.names.len()).sum()
}

/// How much a list says of its parties, to be held against what its publisher says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// Names beside the main ones, weak and former ones among them, in the Latin script or not.
    pub aliases: usize,
    /// Those of them that the publisher warns are broad.
    pub weak_aliases: usize,
    /// Parties with at least one date or year of birth.
    pub with_birth_date: usize,
}

impl Particulars {
    /// Counts them.
    pub(crate) fn of(entities: &[Entity]) -> Self {
        let mut counts = Self::default();
        for entity in entities {
            for name in &entity.names {
                counts.aliases += usize::from(name.kind != NameKind::Primary);
                counts.weak_aliases += usize::from(name.kind == NameKind::WeakAlias);
            }
            counts.with_birth_date += usize::from(!entity.birth_dates().is_empty());
        }
        counts
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_list_is_known() {
        assert!(super::KNOWN_LISTS.contains(&crate::starter::LIST));
    }

    #[test]
    fn sha256_of_nothing_is_the_known_one() {
        let hex = super::sha256_hex(b"");
        assert!(hex.starts_with("e3b0c44298fc1c14"), "{hex}");
    }
}
