//! Which listings are shown as one party: made when lists change, kept beside the index.
//!
//! ```text
//! DATA-DIR/index/3f9a01b2c3d4e5f6.groups   of the index of that name
//! DATA-DIR/groups.json                     the ids of groups, see [`table`]
//! ```
//!
//! A screen reads who is with whom, some tens of kilobytes; why, and who was nearly, is read by
//! `vokter lists explain` alone.

mod kept;
mod party;
mod table;

use std::path::Path;

use serde::{Deserialize, Serialize};
use vokter_screening::consolidation::{Consolidation, Groups, Known, LIST_PARTIES_MAX, Verdicts};
use vokter_screening::{Index, Key};

pub use kept::{Reasons, Tie};
pub use party::Party;
pub use table::GroupId;
use table::Table;

/// The ids of the groups of an index.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Ids {
    /// By group.
    groups: Vec<GroupId>,
    /// Of parties that are alone and were not always: by party, sorted.
    alone: Vec<(u32, GroupId)>,
}

impl Ids {
    /// The id of the group that a party is in, also where it is alone.
    pub fn of(&self, index: &Index, party: usize) -> GroupId {
        if let Some(group) = index.groups().group(party) {
            return self.groups[group];
        }
        let place = self
            .alone
            .binary_search_by_key(&party, |(alone, _)| *alone as usize);
        place.map_or_else(
            |_| GroupId::after(&index.entity(party).id.0),
            |place| self.alone[place].1,
        )
    }

    /// A party of the group that has an id, if there is one.
    pub fn find(&self, index: &Index, id: GroupId) -> Option<usize> {
        if let Some(group) = self.groups.iter().position(|known| *known == id) {
            return index
                .groups()
                .members(group)
                .first()
                .map(|party| *party as usize);
        }
        (0..index.len()).find(|party| self.of(index, *party) == id)
    }
}

/// Puts the groups into an index: the kept ones, else such as are made and, if possible, kept; then
/// with what was said of pairs. What is `known` of them need not be found again.
pub fn attach(
    index: Index,
    data_dir: &Path,
    kept_at: Option<(&Path, Key)>,
    known: Option<Known<'_>>,
) -> (Index, Ids, Option<Verdicts>) {
    if let Some((path, key)) = kept_at
        && let Some((groups, ids)) = kept::open(path, key, index.len())
    {
        return (index.grouped(groups), ids, None);
    }
    let (found, verdicts) = index.consolidate_knowing(known);
    let (groups, ids, reasons, table) = make(&index, &found, data_dir);
    if let Some((path, key)) = kept_at {
        // What can't be kept is made again the next time, with the same result. The table goes
        // first: groups under ids that it does not know would have others the next time.
        let _ = table
            .write(data_dir)
            .and_then(|()| kept::keep(path, key, &groups, &ids, &reasons));
    }
    (index.grouped(groups), ids, Some(verdicts))
}

/// Why the groups of an index are as they are: read if kept, else found again.
pub fn reasons(index: &Index, kept_at: Option<(&Path, Key)>) -> Reasons {
    kept_at
        .and_then(|(path, key)| kept::reasons(path, key, index.len()))
        .unwrap_or_else(|| Reasons::of(&index.consolidate()))
}

fn make(index: &Index, found: &Consolidation, data_dir: &Path) -> (Groups, Ids, Reasons, Table) {
    let groups = Groups::of(found);
    let mut of_source = vec![0_usize; usize::from(u16::MAX) + 1];
    for party in 0..index.len() {
        of_source[usize::from(index.source(party))] += 1;
    }
    // Every group, those of one among them, in the order of their first parties.
    let mut alone: Vec<usize> = (0..index.len())
        .filter(|party| groups.group(*party).is_none())
        .filter(|party| of_source[usize::from(index.source(*party))] <= LIST_PARTIES_MAX)
        .collect();
    alone.sort_by_cached_key(|party| index.id_of(*party));
    let parties = found.groups.iter().map(Vec::as_slice);
    let parties = parties.chain(alone.chunks(1));
    let ids: Vec<Vec<String>> = parties
        .map(|members| members.iter().map(|party| index.id_of(*party).0).collect())
        .collect();
    let members: Vec<Vec<&str>> = ids
        .iter()
        .map(|members| members.iter().map(String::as_str).collect())
        .collect();
    let (named, table) = Table::read(data_dir).name(&members);
    let (of_groups, of_alone) = named.split_at(found.groups.len());
    let mut unlike: Vec<(u32, GroupId)> = alone
        .iter()
        .zip(of_alone)
        .zip(&ids[found.groups.len()..])
        .filter(|((_, id), name)| **id != GroupId::after(&name[0]))
        .map(|((party, id), _)| (*party as u32, *id))
        .collect();
    unlike.sort_unstable();
    let ids = Ids {
        groups: of_groups.to_vec(),
        alone: unlike,
    };
    (groups, ids, Reasons::of(found), table)
}
