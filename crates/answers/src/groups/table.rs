//! The ids of groups, which stay from one version of the lists to the next.
//!
//! ```text
//! DATA-DIR/groups.json    {"format": 1, "groups": {"g-3f9a01b2c3d4e5f6": ["un-sc-KPi.001", …]}}
//! ```
//!
//! A party keeps the id under which it was first seen, and a group has the id that most of its
//! members had before; of several, that of its first member. Two groups never have one id: the
//! one with more of those who had it keeps it, else the one whose first member comes first. A
//! group of none who was seen before is named after its first member, by the fixed order of lists
//! and ids. So the ids follow from the history of the lists alone. Who left a list stays in the
//! table, and comes back under the same id.
//!
//! Without the table nothing is lost but that: ids are then those of a first day.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The layout that this page of code knows.
const FORMAT: u32 = 1;

/// An id of a group. Prints as `g-3f9a01b2c3d4e5f6`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GroupId(u64);

impl GroupId {
    /// The id of a group that is named after a party.
    pub fn after(party: &str) -> Self {
        // FNV-1a, 64 bits: the same on every machine.
        Self(party.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The id that a text is.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix("g-")
            .filter(|digits| digits.len() == 16)?;
        u64::from_str_radix(digits, 16).ok().map(Self)
    }
}

impl std::fmt::Display for GroupId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "g-{:016x}", self.0)
    }
}

/// Who was ever seen in which group.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    groups: BTreeMap<GroupId, Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    groups: BTreeMap<String, Vec<String>>,
}

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("groups.json")
}

impl Table {
    /// The table of a data folder; an empty one where there is none that can be read.
    pub(super) fn read(data_dir: &Path) -> Self {
        let written = fs::read(path(data_dir)).ok();
        let written = written.and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok());
        let Some(Written {
            format: FORMAT,
            groups,
        }) = written
        else {
            return Self::default();
        };
        let groups = groups.into_iter();
        Self {
            groups: groups
                .filter_map(|(id, members)| Some((GroupId::parse(&id)?, members)))
                .collect(),
        }
    }

    /// Keeps it, whole or not at all.
    pub(super) fn write(&self, data_dir: &Path) -> io::Result<()> {
        let groups = self.groups.iter();
        let written = Written {
            format: FORMAT,
            groups: groups
                .map(|(id, members)| (id.to_string(), members.clone()))
                .collect(),
        };
        let unfinished = data_dir.join(format!(".groups-{}", std::process::id()));
        let mut file = File::create(&unfinished)?;
        let kept = serde_json::to_vec(&written)
            .map_err(io::Error::from)
            .and_then(|bytes| file.write_all(&bytes))
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&unfinished, path(data_dir)));
        if kept.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        kept
    }

    /// The ids of groups, given by the ids of their members in the fixed order; and the table then.
    pub(super) fn name(&self, groups: &[Vec<&str>]) -> (Vec<GroupId>, Self) {
        let mut before: HashMap<&str, GroupId> = HashMap::new();
        for (id, members) in &self.groups {
            before.extend(members.iter().map(|member| (member.as_str(), *id)));
        }
        // For each id that was there, the group with most of those who had it.
        let mut claims: HashMap<GroupId, (usize, usize)> = HashMap::new();
        let counted: Vec<Vec<(GroupId, usize)>> = groups
            .iter()
            .map(|members| {
                let mut counted: Vec<(GroupId, usize)> = Vec::new();
                for id in members.iter().filter_map(|member| before.get(member)) {
                    match counted.iter_mut().find(|(known, _)| known == id) {
                        Some((_, count)) => *count += 1,
                        None => counted.push((*id, 1)),
                    }
                }
                counted
            })
            .collect();
        for (group, counted) in counted.iter().enumerate() {
            for (id, count) in counted {
                let best = claims.entry(*id).or_insert((group, 0));
                if *count > best.1 {
                    *best = (group, *count);
                }
            }
        }
        let kept = |group: usize| {
            let own = counted[group].iter();
            let own = own.filter(|(id, _)| claims[id].0 == group);
            // The first of equals: that of the first member.
            own.rev().max_by_key(|(_, count)| *count).map(|(id, _)| *id)
        };
        let mut ids: Vec<Option<GroupId>> = (0..groups.len()).map(kept).collect();
        let mut taken: HashMap<GroupId, usize> = HashMap::new();
        for (group, id) in ids.iter().enumerate() {
            taken.extend(id.map(|id| (id, group)));
        }
        for (group, members) in groups.iter().enumerate() {
            if ids[group].is_some() {
                continue;
            }
            let mut name = members.first().copied().unwrap_or_default().to_owned();
            // Another group may still bear the name of a party that left it, or did once.
            while taken.contains_key(&GroupId::after(&name))
                || self.groups.contains_key(&GroupId::after(&name))
            {
                name.push('+');
            }
            let id = GroupId::after(&name);
            taken.insert(id, group);
            ids[group] = Some(id);
        }
        let ids: Vec<GroupId> = ids.into_iter().flatten().collect();
        (ids.clone(), self.with(groups, &ids))
    }

    /// The table after that: those who are there under their new ids, the others where they were.
    fn with(&self, groups: &[Vec<&str>], ids: &[GroupId]) -> Self {
        let present: std::collections::HashSet<&str> = groups.iter().flatten().copied().collect();
        let mut after: BTreeMap<GroupId, Vec<String>> = BTreeMap::new();
        for (id, members) in &self.groups {
            let gone = members
                .iter()
                .filter(|member| !present.contains(member.as_str()));
            let gone: Vec<String> = gone.cloned().collect();
            if !gone.is_empty() {
                after.insert(*id, gone);
            }
        }
        for (members, id) in groups.iter().zip(ids) {
            let under = after.entry(*id).or_default();
            under.extend(members.iter().map(|member| (*member).to_owned()));
            under.sort();
        }
        Self { groups: after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(table: &Table, groups: &[&[&str]]) -> (Vec<GroupId>, Table) {
        let groups: Vec<Vec<&str>> = groups.iter().map(|group| group.to_vec()).collect();
        table.name(&groups)
    }

    #[test]
    fn an_id_stays_when_members_come_and_go() {
        let (first, table) = named(&Table::default(), &[&["un-1", "eu-1"], &["eu-2"]]);
        assert_eq!(first, [GroupId::after("un-1"), GroupId::after("eu-2")]);
        // The UN's listing goes, Australia's comes, and the UN now lists the second.
        let (second, table) = named(&table, &[&["un-2", "eu-2"], &["eu-1", "au-1"]]);
        assert_eq!(second, [first[1], first[0]]);
        // And back.
        let (third, _) = named(&table, &[&["un-1", "au-1"], &["un-2"]]);
        assert_eq!(third, [first[0], first[1]]);
    }

    #[test]
    fn two_groups_never_share_an_id() {
        let (first, table) = named(&Table::default(), &[&["a", "b", "c", "d", "e"]]);
        // The larger part keeps it; the others are named anew, not after what left.
        let (split, table) = named(&table, &[&["a", "b"], &["c", "d", "e"]]);
        assert_eq!(split[1], first[0]);
        assert_ne!(split[0], first[0]);
        let (joined, _) = named(&table, &[&["a", "b", "c", "d", "e"]]);
        assert_eq!(joined, first);
    }

    #[test]
    fn ids_print_as_they_parse() {
        let id = GroupId::after("un-sc-XXi.001");
        assert_eq!(GroupId::parse(&id.to_string()), Some(id));
        for text in ["", "g-", "g-12", "un-sc-XXi.001", "g-zzzzzzzzzzzzzzzz"] {
            assert_eq!(GroupId::parse(text), None, "{text}");
        }
    }
}
