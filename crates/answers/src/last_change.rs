//! When the parties of the lists in force last changed, by the versions of their lists that are kept.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use vokter_entities::Entity;
use vokter_lists::{ListStatus, Shelf, VersionState, VersionStatus, difference};

/// Most versions of a list that are looked at, the newest.
pub const VERSIONS_MAX: usize = 16;

/// When parties last changed.
#[derive(Debug, Default)]
pub struct LastChanges {
    /// The day of the version in which an entry was new or another, by its id.
    days: HashMap<String, Date>,
    /// By list, the day of the oldest version that was looked at: all others are as they were then.
    since: BTreeMap<String, Date>,
}

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
}

impl Changes {
    /// Looks at the versions on a shelf. Of a list with one alone, or with one that can't be read any more,
    /// nothing is said.
    pub fn last(&self, shelf: &Shelf) -> LastChanges {
        let mut last = LastChanges::default();
        let mut used = HashSet::new();
        for status in shelf.status().unwrap_or_default() {
            if let Some((since, days)) = self.of_list(shelf, &status, &mut used) {
                last.since.insert(status.info.list, since);
                last.days.extend(days);
            }
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|versions, _| used.contains(versions));
        last
    }

    fn of_list(
        &self,
        shelf: &Shelf,
        status: &ListStatus,
        used: &mut HashSet<[String; 3]>,
    ) -> Option<(Date, HashMap<String, Date>)> {
        let list = &status.info.list;
        let versions = status.versions.iter();
        let versions = versions.filter(|version| version.state != VersionState::Refused);
        let versions: Vec<&VersionStatus> = versions.take(VERSIONS_MAX).collect();
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
