//! Circumstances: what a text or a note says besides goods, places and dealings.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::training;
use crate::words::{Found, Lexicon, Memo};

const WORDS: &str = include_str!("../tables/circumstances.tsv");

struct Table {
    ids: Vec<&'static str>,
    lexicon: Lexicon,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut ids: Vec<&'static str> = Vec::new();
        let mut places: FxHashMap<&'static str, u32> = FxHashMap::default();
        for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
            let Some((id, _)) = row.split_once('\t') else {
                continue;
            };
            if !places.contains_key(id) {
                places.insert(id, u32::try_from(ids.len()).unwrap_or(u32::MAX));
                ids.push(id);
            }
        }
        let lexicon = Lexicon::read(WORDS, |id| places.get(id).copied());
        Table { ids, lexicon }
    })
}

/// Whether there is a circumstance of this name.
pub(crate) fn is_known(id: &str) -> bool {
    table().ids.contains(&id)
}

thread_local! {
    static FOUND: Memo<Vec<Found>> = Memo::default();
}

/// The circumstances that a text says, each with its words.
pub(crate) fn said(text: &str) -> Vec<(&'static str, &str)> {
    let table = table();
    let found = FOUND.with(|memo| memo.get(text, |text| table.lexicon.find(text)));
    let of_phrases = found.iter().filter_map(|hit| {
        Some((
            *table.ids.get(hit.meaning as usize)?,
            text.get(hit.start..hit.end)?,
        ))
    });
    let together = training::of_forces(text).and_then(|hit| text.get(hit.start..hit.end));
    of_phrases
        .chain(together.map(|words| ("military-training", words)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_said() {
        for (text, expected) in [
            ("no re-export clause", vec!["no-clause"]),
            ("re-export clause in the contract", vec!["clause"]),
            ("radar sent back after repair", vec!["repair"]),
            ("ремонт", vec!["repair"]),
            ("apples", vec![]),
        ] {
            let ids: Vec<&str> = said(text).iter().map(|(id, _)| *id).collect();
            assert_eq!(ids, expected, "{text}");
        }
    }
}
