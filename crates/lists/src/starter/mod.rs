//! The starter list: what Vokter knows before any list was loaded.
//!
//! A small list of facts in Vokter's own format, TOML files in `data/starter`, embedded in the
//! binary; [`format`] describes them. A starter party speaks for a full list only until that list
//! is loaded: then its listing there steps back, and a party without any listing left is gone.

mod format;

use jiff::civil::Date;
use vokter_entities::{Entity, Listing};

use crate::error::Error;
use crate::list::{self, ListInfo, LoadedList};

pub use format::StarterError;

/// The list's name.
pub const LIST: &str = "starter";

/// What people call it.
pub const TITLE: &str = "Vokter starter list";

/// File names and texts of `data/starter`, sorted by name.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/starter_sources.rs"));

/// Every party of the starter list.
///
/// # Errors
/// The file, line and field of the first mistake; the embedded files are tested to have none.
pub fn load() -> Result<Vec<Entity>, Error> {
    Ok(read(SOURCES)?.0)
}

/// The starter list as answers are stamped with it, without what stands back behind the lists
/// that are loaded; the counts are of what is left, the hash is of the whole.
///
/// # Errors
/// As [`load`].
pub fn list(loaded_lists: &[&str]) -> Result<LoadedList, Error> {
    let (entities, as_of) = read(SOURCES)?;
    let entities = stand_back(entities, loaded_lists);
    let sha256 = sha256();
    let info = ListInfo {
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        version: ListInfo::version_of(as_of, &sha256),
        published: as_of,
        fetched: None,
        sha256,
        records: entities.len(),
        by_schema: list::by_schema(&entities),
        names: list::names(&entities),
    };
    Ok(LoadedList {
        info,
        entities,
        related: Vec::new(),
        relations: Vec::new(),
    })
}

/// The labels under which readers keep the number that a party has on another list.
const NUMBERS: [(&str, &str); 6] = [
    ("un-sc", "UN reference"),
    ("eu-fsf", "EU reference"),
    ("uk-ofsi", "OFSI group"),
    ("uk-sl", "UK Sanctions List reference"),
    ("us-ofac-sdn", "OFAC reference"),
    ("us-ofac-cons", "OFAC reference"),
];

/// Takes away every listing on a list that is loaded, and the parties that have none left. The
/// number there stays as a remark: it says which of the list's parties it is.
pub fn stand_back(mut entities: Vec<Entity>, loaded_lists: &[&str]) -> Vec<Entity> {
    for entity in &mut entities {
        let listings = std::mem::take(&mut entity.listings);
        let (gone, left) = listings
            .into_iter()
            .partition(|listing| loaded_lists.contains(&listing.list.as_str()));
        entity.listings = left;
        let gone: Vec<Listing> = gone;
        for listing in gone {
            let label = NUMBERS.iter().find(|(list, _)| *list == listing.list);
            if let (Some((_, label)), Some(number)) = (label, listing.reference) {
                entity.remarks.push(format!("{label}: {number}"));
            }
        }
    }
    entities.retain(|entity| !entity.listings.is_empty());
    entities
}

/// Hash of the embedded files: of each, its name, a line feed, its text and a zero byte. It does
/// not depend on the engine.
fn sha256() -> String {
    let mut bytes = Vec::new();
    for (name, text) in SOURCES {
        bytes.extend_from_slice(name.as_bytes());
        bytes.push(b'\n');
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(0);
    }
    list::sha256_hex(&bytes)
}

/// The parties of all files, and the newest of their dates.
fn read(sources: &[(&str, &str)]) -> Result<(Vec<Entity>, Date), StarterError> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut newest = None;
    let mut seen = std::collections::HashSet::new();
    for (file, text) in sources {
        let (as_of, parties) = format::read(file, text)?;
        newest = newest.max(Some(as_of));
        for (line, party) in parties {
            if !seen.insert(party.id.clone()) {
                return Err(StarterError::Field {
                    file: (*file).to_owned(),
                    line,
                    field: "listings".to_owned(),
                    reason: format!("a second party with the id {}", party.id),
                });
            }
            entities.push(party);
        }
    }
    newest
        .map(|as_of| (entities, as_of))
        .ok_or(StarterError::Empty)
}

#[cfg(test)]
mod tests;
