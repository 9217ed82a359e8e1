//! When the parties of the lists in force last changed, by the versions of their lists that are kept.
//!
//! ```text
//! DATA-DIR/changes.json    {"engine": "…", "changes": [["un-sc", "2026-02-27-…", "2026-08-01-…", ["un-sc-KPi.001", …]]]}
//! ```
//!
//! To compare two versions takes reading both, so that whom the later one has new or otherwise is kept. The file can
//! be deleted at any time, and is made again; where it can't be written, the versions are compared at each start.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vokter_entities::Entity;
use vokter_lists::{ListStatus, Shelf, VersionState, VersionStatus, difference};

use crate::kept_index::ENGINE;

/// The file beside the lists.
const FILE: &str = "changes.json";
/// Most versions of a list that are looked at, the newest.
pub const VERSIONS_MAX: usize = 16;

/// When parties last changed.
#[derive(Debug, Default)]
pub struct LastChanges {
    /// The day of the version in which an entry was new or another, by its id.
    days: HashMap<String, Date>,
    /// By list, the day of the oldest version that was looked at: all others are as they were then.
    since: BTreeMap<String, Date>,
    /// What was looked at.
    looked_at: Kept,
}

/// The versions of each list that count, the newest first.
type Kept = BTreeMap<String, Vec<String>>;

/// Two versions of a list, and whom the later one has new or otherwise.
type Changed = HashMap<[String; 3], Arc<[String]>>;

/// What changed between versions, kept for the next time: versions do not change.
#[derive(Debug, Default)]
pub struct Changes(Mutex<Changed>);

impl LastChanges {
    /// The day of the version in which an entry was new or another than before.
    pub fn day(&self, id: &str) -> Option<Date> {
        self.days.get(id).copied()
    }

    /// The day of the oldest version of a list that was looked at, where there is more than one.
    pub fn since(&self, list: &str) -> Option<Date> {
        self.since.get(list).copied()
    }

    /// Whether the versions on a shelf are still those that were looked at: an older one may come at any time, and
    /// changes nothing that is in force.
    pub fn is_of(&self, shelf: &Shelf) -> bool {
        shelf
            .status()
            .is_ok_and(|status| kept(&status) == self.looked_at)
    }
}

/// The versions of a list that are looked at.
fn counted(status: &ListStatus) -> impl Iterator<Item = &VersionStatus> {
    let versions = status.versions.iter();
    let versions = versions.filter(|version| version.state != VersionState::Refused);
    versions.take(VERSIONS_MAX)
}

fn kept(status: &[ListStatus]) -> Kept {
    let of_list = |status: &ListStatus| {
        let versions = counted(status).map(|version| version.version.clone());
        (status.info.list.clone(), versions.collect())
    };
    status.iter().map(of_list).collect()
}

impl Changes {
    /// Looks at the versions on a shelf. Of a list with one alone, or with one that can't be read any more,
    /// nothing is said.
    pub fn last(&self, shelf: &Shelf) -> LastChanges {
        let file = shelf.path().with_file_name(FILE);
        let before = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.is_empty() {
                *known = read(&file);
            }
            known.len()
        };
        let status = shelf.status().unwrap_or_default();
        let mut last = LastChanges {
            looked_at: kept(&status),
            ..LastChanges::default()
        };
        let mut used = HashSet::new();
        for status in status {
            if let Some((since, days)) = self.of_list(shelf, &status, &mut used) {
                last.since.insert(status.info.list, since);
                last.days.extend(days);
            }
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.len();
        known.retain(|versions, _| used.contains(versions));
        if found > before || known.len() < found {
            // Without the file nothing is lost but time.
            let _ = write(&file, &known);
        }
        last
    }

    fn of_list(
        &self,
        shelf: &Shelf,
        status: &ListStatus,
        used: &mut HashSet<[String; 3]>,
    ) -> Option<(Date, HashMap<String, Date>)> {
        let list = &status.info.list;
        let versions: Vec<&VersionStatus> = counted(status).collect();
        let (oldest, later) = versions.split_last()?;
        if later.is_empty() {
            return None;
        }
        let load = |version: &VersionStatus| {
            let loaded = shelf.load(list, Some(&version.version)).ok()?;
            Some(loaded.entities)
        };
        let mut days = HashMap::new();
        let mut before = *oldest;
        let mut entities: Option<Vec<Entity>> = None;
        for version in later.iter().rev() {
            let key = [list, &before.version, &version.version].map(String::to_owned);
            let changed = match self.known(&key) {
                Some(changed) => {
                    entities = None;
                    changed
                }
                None => {
                    let from = match entities.take() {
                        Some(entities) => entities,
                        None => load(before)?,
                    };
                    let to = load(version)?;
                    let changed = changed(&from, &to);
                    entities = Some(to);
                    self.keep(key.clone(), changed.clone());
                    changed
                }
            };
            used.insert(key);
            days.extend(changed.iter().map(|id| (id.clone(), version.published)));
            before = version;
        }
        Some((oldest.published, days))
    }

    fn known(&self, versions: &[String; 3]) -> Option<Arc<[String]>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(versions).cloned()
    }

    fn keep(&self, versions: [String; 3], changed: Arc<[String]>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(versions, changed);
    }
}

/// The file as it is written: two versions of a list, and whom the later one has new or otherwise.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    /// Another engine may read a publisher's file otherwise.
    engine: Cow<'a, str>,
    changes: Vec<(String, String, String, Vec<String>)>,
}

/// What was kept; nothing where there is no such file, or another engine's.
fn read(file: &Path) -> Changed {
    let bytes = fs::read(file).ok();
    let written = bytes.and_then(|bytes| serde_json::from_slice::<Written<'_>>(&bytes).ok());
    let written = written.filter(|written| written.engine == ENGINE);
    let changes = written.into_iter().flat_map(|written| written.changes);
    changes
        .map(|(list, from, to, ids)| ([list, from, to], ids.into()))
        .collect()
}

/// Writes the file, whole or not at all.
fn write(file: &Path, known: &Changed) -> io::Result<()> {
    let mut changes: Vec<_> = known
        .iter()
        .map(|([list, from, to], ids)| (list.clone(), from.clone(), to.clone(), ids.to_vec()))
        .collect();
    changes.sort_unstable();
    let written = Written {
        engine: Cow::Borrowed(ENGINE),
        changes,
    };
    let bytes = serde_json::to_vec(&written)?;
    let unfinished = file.with_extension(format!("unfinished-{}", std::process::id()));
    let put = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, file));
    if put.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    put
}

/// Whom a later version has new, or otherwise.
fn changed(from: &[Entity], to: &[Entity]) -> Arc<[String]> {
    let found = difference(from, to);
    let changed = found.changed.into_iter().map(|change| change.party);
    found
        .added
        .into_iter()
        .chain(changed)
        .map(|party| party.id.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_by_the_same_engine() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        assert!(read(&file).is_empty());
        let key = ["mine", "2026-01-01-a", "2026-02-01-b"].map(str::to_owned);
        let ids: Arc<[String]> = ["mine-1".to_owned()].into();
        let known: Changed = [(key, ids)].into();
        write(&file, &known).unwrap();
        assert_eq!(read(&file), known);
        let text = fs::read_to_string(&file).unwrap();
        for other in [text.replace(ENGINE, "another"), text[1..].to_owned()] {
            fs::write(&file, other).unwrap();
            assert!(read(&file).is_empty());
        }
        assert!(write(&folder.path().join("nowhere").join(FILE), &known).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
