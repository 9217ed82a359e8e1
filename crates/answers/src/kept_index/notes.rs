//! What is noted in an index of the lists that it was made from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vokter_lists::{ListInfo, ListStatus};

use super::key::ENGINE;

#[derive(Serialize, Deserialize)]
struct Notes {
    /// Who made it.
    engine: String,
    lists: Vec<Noted>,
}

/// A list, as it was counted when its file was read.
#[derive(Serialize, Deserialize)]
struct Noted {
    list: String,
    title: String,
    version: String,
    published: String,
    sha256: String,
    records: usize,
    by_schema: BTreeMap<String, usize>,
    names: usize,
    /// The files that it was read from, with their lengths; none where nobody looked.
    files: Files,
}

/// A list's files with their lengths, sorted.
pub(super) type Files = Vec<(String, u64)>;

/// The lists, in the order of an index's sources, each with its files.
pub(super) fn write(lists: &[(ListInfo, Files)]) -> Vec<u8> {
    let lists = lists.iter().map(|(info, files)| Noted {
        list: info.list.clone(),
        title: info.title.clone(),
        version: info.version.clone(),
        published: info.published.to_string(),
        sha256: info.sha256.clone(),
        records: info.records,
        by_schema: info.by_schema.clone(),
        names: info.names,
        files: files.clone(),
    });
    let notes = Notes {
        engine: ENGINE.to_owned(),
        lists: lists.collect(),
    };
    // Texts and numbers can always be written.
    serde_json::to_vec(&notes).unwrap_or_default()
}

/// The lists again; what the shelf knows of them comes from there. None where another engine wrote
/// the notes.
pub(super) fn read(notes: &[u8], status: &[ListStatus]) -> Option<Vec<(ListInfo, Files)>> {
    let notes: Notes = serde_json::from_slice(notes).ok()?;
    if notes.engine != ENGINE {
        return None;
    }
    let info = |noted: Noted| {
        let same = |info: &ListInfo| {
            (&info.list, &info.version, &info.sha256)
                == (&noted.list, &noted.version, &noted.sha256)
        };
        let kept = status.iter().find(|status| same(&status.info));
        let info = match kept {
            Some(status) => ListInfo {
                records: noted.records,
                by_schema: noted.by_schema,
                names: noted.names,
                ..status.info.clone()
            },
            // What is built in is on no shelf, nor is what was in force before.
            None => ListInfo {
                list: noted.list,
                title: noted.title,
                version: noted.version,
                published: noted.published.parse().ok()?,
                fetched: None,
                sha256: noted.sha256,
                records: noted.records,
                by_schema: noted.by_schema,
                names: noted.names,
            },
        };
        Some((info, noted.files))
    };
    notes.lists.into_iter().map(info).collect()
}
