//! The index of the lists in force, kept in the data folder so that a screen need not read them.
//!
//! ```text
//! DATA-DIR/index/3f9a01b2c3d4e5f6.index    named by the head of its key
//! DATA-DIR/index/3f9a01b2c3d4e5f6.groups   which of its listings are one party's, see [`groups`]
//! DATA-DIR/index/3f9a01b2c3d4e5f6.ties     who owns what by the lists, see [`owners`]
//! DATA-DIR/index/3f9a01b2c3d4e5f6.owned    whom that blocks
//! ```
//!
//! The [`key`] says what it was made from and by: the engine, every list in force with its version
//! and hash, and what lies in the lists' folders. An index under another key, of another format or
//! with a damage is not used but made anew from the lists, whose hashes are verified then. Where
//! the folder can't be written to, the index is made in memory, with the same answers.

mod folder;
mod key;
mod map;
mod notes;
mod owned;

use std::path::PathBuf;

use vokter_entities::Entity;
use vokter_lists::{ListInfo, ListStatus, LoadedList, Shelf, starter};
use vokter_screening::{Builder, Index, Key};

use crate::exit::Failure;
use crate::groups::{self, Ids, Reasons};
use crate::owners::{Owned, Ties};
use crate::parties::starter_behind;

/// How many entities are handed to an index in the making at a time.
const INDEXED_AT_ONCE: usize = 8192;

/// An index with the lists that its parties come from: a party's source is a place in `lists`.
pub(crate) struct Indexed {
    pub(crate) index: Index,
    pub(crate) lists: Vec<ListInfo>,
    /// The ids of its groups.
    pub(crate) ids: Ids,
    /// Who owns what by its lists.
    pub(crate) ties: KeptTies,
}

/// Ties between parties of an index, wherever they are.
#[derive(Debug)]
pub(crate) enum KeptTies {
    Memory(Ties),
    /// Beside the index: they are read when somebody needs them.
    File(PathBuf, Key),
}

/// The index of the lists in force: the kept one if there is one, else one that is made and, if
/// possible, kept.
pub(crate) fn current(shelf: &Shelf) -> Result<Indexed, Failure> {
    let (indexed, key) = without_groups(shelf)?;
    Ok(with_groups(indexed, shelf, key))
}

/// Makes and keeps all that the first screen would have to make.
pub(crate) fn prepare(shelf: &Shelf) -> Result<(), Failure> {
    owned(&current(shelf)?).map(drop)
}

/// Why the groups of the lists in force are as they are, with their index.
pub(crate) fn current_with_reasons(shelf: &Shelf) -> Result<(Indexed, Reasons), Failure> {
    let (indexed, key) = without_groups(shelf)?;
    let indexed = with_groups(indexed, shelf, key);
    let kept_at = key.map(|key| (folder::groups_path(shelf, key), key));
    let kept_at = kept_at.as_ref().map(|(path, key)| (path.as_path(), *key));
    let reasons = groups::reasons(&indexed.index, kept_at);
    Ok((indexed, reasons))
}

/// Shows the listings of one party as one: the kept groups of an index under a key, else such as
/// are made.
pub(crate) fn with_groups(indexed: Indexed, shelf: &Shelf, key: Option<Key>) -> Indexed {
    let Indexed {
        index, lists, ties, ..
    } = indexed;
    let kept_at = key.map(|key| (folder::groups_path(shelf, key), key));
    let kept_at = kept_at.as_ref().map(|(path, key)| (path.as_path(), *key));
    // The folder that holds that of the lists.
    let data_dir = shelf.path().parent().unwrap_or(shelf.path());
    let (index, ids) = groups::attach(index, data_dir, kept_at);
    Indexed {
        index,
        lists,
        ids,
        ties,
    }
}

/// Whom the lists of an index block by what they say of ownership, kept or found again.
pub(crate) fn owned(indexed: &Indexed) -> Result<Owned, Failure> {
    owned::of(indexed)
}

fn without_groups(shelf: &Shelf) -> Result<(Indexed, Option<Key>), Failure> {
    let status = shelf.status().map_err(Failure::list)?;
    if let Some((kept, key)) = kept(shelf, &status) {
        return Ok((kept, Some(key)));
    }
    // The lists are read while the other core reads the starter list.
    let full: Vec<String> = status.into_iter().map(|status| status.info.list).collect();
    let (lists, starter) = rayon::join(|| shelf.in_force(), || starter_behind(&full));
    let (mut lists, starter) = (lists.map_err(Failure::list)?, starter?);
    // What was read, not what was there before: an import may have come between.
    let key = key::of(shelf, lists.iter().map(|list| &list.info));
    if !starter.entities.is_empty() {
        lists.push(starter);
    }
    let mut made = of_lists(lists, key)?;
    if let Some(key) = key {
        // What can't be kept is made again the next time.
        let _ = folder::keep(shelf, key, made.index.bytes());
        owned::keep_ties(shelf, key, &mut made);
    }
    Ok((made, key))
}

/// The kept index, if there is one that is fit.
fn kept(shelf: &Shelf, status: &[ListStatus]) -> Option<(Indexed, Key)> {
    let key = key::of(shelf, status.iter().map(|status| &status.info))?;
    let index = map::index(&folder::path(shelf, key), key)?;
    let lists = notes::read(index.notes(), status)?;
    let ties = owned::kept_ties(shelf, key)?;
    let ids = Ids::default();
    Some((
        Indexed {
            index,
            lists,
            ids,
            ties,
        },
        key,
    ))
}

/// An index of lists, made in memory, every listing by itself.
pub(crate) fn of_lists(mut lists: Vec<LoadedList>, key: Option<Key>) -> Result<Indexed, Failure> {
    let ties = Ties::of(&mut lists);
    let mut builder = Builder::default();
    let mut infos = Vec::new();
    for (source, list) in lists.into_iter().enumerate() {
        let LoadedList { info, entities, .. } = list;
        let source = u16::try_from(source)
            .map_err(|_| Failure::input("more lists than an index can tell apart"))?;
        // Bit by bit, so that what is in the index already takes no room twice.
        let mut entities = entities.into_iter();
        loop {
            let some: Vec<Entity> = entities.by_ref().take(INDEXED_AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            builder.add(source, &some);
        }
        infos.push(info);
    }
    Ok(Indexed {
        index: builder.finish(key.unwrap_or_default(), notes::write(&infos)),
        lists: infos,
        ids: Ids::default(),
        ties: KeptTies::Memory(ties),
    })
}

impl Indexed {
    /// The starter list's parties, if any are among them.
    pub(crate) fn starter_parties(&self) -> impl Iterator<Item = (usize, &Entity)> {
        let starter = self
            .lists
            .iter()
            .position(|info| info.list == starter::LIST);
        (0..self.index.len())
            .filter(move |party| Some(usize::from(self.index.source(*party))) == starter)
            .map(|party| (party, self.index.entity(party)))
    }
}
