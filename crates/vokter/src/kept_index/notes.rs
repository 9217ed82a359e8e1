//! What is noted in an index of the lists that it was made from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vokter_lists::{ListInfo, ListStatus};

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
}

/// The lists, in the order of an index's sources.
pub(super) fn write(lists: &[ListInfo]) -> Vec<u8> {
    let noted: Vec<Noted> = lists
        .iter()
        .map(|info| Noted {
            list: info.list.clone(),
            title: info.title.clone(),
            version: info.version.clone(),
            published: info.published.to_string(),
            sha256: info.sha256.clone(),
            records: info.records,
            by_schema: info.by_schema.clone(),
            names: info.names,
        })
        .collect();
    // Texts and numbers can always be written.
    serde_json::to_vec(&noted).unwrap_or_default()
}

/// The lists again; what the shelf knows of them comes from there.
pub(super) fn read(notes: &[u8], status: &[ListStatus]) -> Option<Vec<ListInfo>> {
    let noted: Vec<Noted> = serde_json::from_slice(notes).ok()?;
    let info = |noted: Noted| {
        let kept = status.iter().find(|status| status.info.list == noted.list);
        Some(match kept {
            Some(status) => ListInfo {
                records: noted.records,
                by_schema: noted.by_schema,
                names: noted.names,
                ..status.info.clone()
            },
            // What is built in is on no shelf.
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
        })
    };
    noted.into_iter().map(info).collect()
}
