//! The index of the lists in force, kept in the data folder so that a screen need not read them.
//!
//! ```text
//! DATA-DIR/index/3f9a01b2c3d4e5f6.index    named by the head of its key
//! DATA-DIR/index/3f9a01b2c3d4e5f6.groups   which of its listings are one party's, see [`groups`]
//! DATA-DIR/index/3f9a01b2c3d4e5f6.ties     who owns what by the lists, see [`owners`]
//! DATA-DIR/index/3f9a01b2c3d4e5f6.owned    whom that blocks
//! DATA-DIR/index/3f9a01b2c3d4e5f6.judged   what was said of its pairs, for the next index
//! ```
//!
//! The [`key`] says what it was made from and by: the engine, every list in force with its version
//! and hash, and the files of these versions. An index under another key, of another format or
//! with a damage is not used but made anew from the lists, whose hashes are verified then; of the
//! index [`before`] it takes what did not change. Where the folder can't be written to, the index
//! is made in memory, with the same answers.

mod before;
mod folder;
mod key;
mod map;
mod notes;
mod owned;

use std::path::PathBuf;

use rayon::prelude::*;
use vokter_entities::Entity;
use vokter_lists::{ListInfo, ListStatus, LoadedList, Shelf, starter};
use vokter_screening::{Builder, Index, Key};

use crate::failure::Failure;
use crate::groups::{self, Ids, Reasons};
use crate::owners::{Owned, Ties, TiesOfList};
use crate::parties::starter_behind;
use before::{Before, KnownPairs};
pub(crate) use key::ENGINE;
use notes::Files;

/// How many entities are handed to an index in the making at a time.
const INDEXED_AT_ONCE: usize = 8192;

/// An index with the lists that its parties come from: a party's source is a place in `lists`.
pub struct Indexed {
    /// What is searched.
    pub index: Index,
    /// Its sources.
    pub lists: Vec<ListInfo>,
    /// The ids of its groups.
    pub ids: Ids,
    /// Who owns what by its lists.
    pub ties: KeptTies,
    /// What is known of its pairs, while it has no groups.
    known: Option<KnownPairs>,
}

/// A list on its way into an index.
enum Part {
    /// With its place among the sources of the index before, if another version was there.
    Read(LoadedList, Option<u16>),
    /// The same as in the index before, where its place is this.
    Same(ListInfo, u16),
}

/// Ties between parties of an index, wherever they are.
#[derive(Debug)]
pub enum KeptTies {
    /// Read already.
    Memory(Ties),
    /// Beside the index, in a file that is open: they are read when somebody needs them, also after another process
    /// has cleared the file away.
    File(Box<KeptFile>),
}

/// An open file beside an index.
#[derive(Debug)]
pub struct KeptFile {
    path: PathBuf,
    key: Key,
    kept: Index,
}

/// The index of the lists in force: the kept one if there is one, else one that is made and, if
/// possible, kept.
pub fn current(shelf: &Shelf) -> Result<Indexed, Failure> {
    let (indexed, key) = without_groups(shelf, Vec::new())?;
    Ok(with_groups(indexed, shelf, key))
}

/// What the lists in force are, in a few bytes: another key means that other lists are in force, or
/// that their files changed. None where no list is kept.
///
/// # Errors
/// When the shelf can't be read.
pub fn stamp(shelf: &Shelf) -> Result<Option<Key>, Failure> {
    let status = shelf.status().map_err(Failure::list)?;
    Ok(key::of(shelf, &status))
}

/// Makes and keeps all that the first screen would have to make. Lists that were `read` a moment
/// ago, when they came, are not read again.
pub fn prepare(shelf: &Shelf, read: Vec<LoadedList>) -> Result<(), Failure> {
    let (indexed, key) = without_groups(shelf, read)?;
    owned(&with_groups(indexed, shelf, key)).map(drop)
}

/// Why the groups of the lists in force are as they are, with their index.
pub fn current_with_reasons(shelf: &Shelf) -> Result<(Indexed, Reasons), Failure> {
    let (indexed, key) = without_groups(shelf, Vec::new())?;
    let indexed = with_groups(indexed, shelf, key);
    let reasons = reasons(&indexed.index, shelf, key);
    Ok((indexed, reasons))
}

/// Why the groups of an index under a key are as they are: the kept reasons, else found again.
pub fn reasons(index: &Index, shelf: &Shelf, key: Option<Key>) -> Reasons {
    let kept_at = key.map(|key| (folder::groups_path(shelf, key), key));
    let kept_at = kept_at.as_ref().map(|(path, key)| (path.as_path(), *key));
    groups::reasons(index, kept_at)
}

/// Shows the listings of one party as one: the kept groups of an index under a key, else such as
/// are made.
pub fn with_groups(indexed: Indexed, shelf: &Shelf, key: Option<Key>) -> Indexed {
    let Indexed {
        index,
        lists,
        ties,
        known,
        ..
    } = indexed;
    let kept_at = key.map(|key| (folder::groups_path(shelf, key), key));
    let kept_at = kept_at.as_ref().map(|(path, key)| (path.as_path(), *key));
    // The folder that holds that of the lists.
    let data_dir = shelf.path().parent().unwrap_or(shelf.path());
    let known = known.as_ref().map(KnownPairs::known);
    let (index, ids, verdicts) = groups::attach(index, data_dir, kept_at, known);
    if let (Some(verdicts), Some(key)) = (verdicts, key) {
        before::keep_verdicts(shelf, key, &verdicts);
    }
    Indexed {
        index,
        lists,
        ids,
        ties,
        known: None,
    }
}

/// Whom the lists of an index block by what they say of ownership, kept or found again.
pub fn owned(indexed: &Indexed) -> Result<Owned, Failure> {
    owned::of(indexed)
}

fn without_groups(shelf: &Shelf, read: Vec<LoadedList>) -> Result<(Indexed, Option<Key>), Failure> {
    let status = shelf.status().map_err(Failure::list)?;
    if let Some((kept, key)) = kept(shelf, &status) {
        return Ok((kept, Some(key)));
    }
    let key = key::of(shelf, &status);
    let before = Before::open(shelf, &status);
    // The lists are read while the other core reads the starter list.
    let full: Vec<String> = status
        .iter()
        .map(|status| status.info.list.clone())
        .collect();
    let (parts, starter) = rayon::join(
        || parts(shelf, &status, read, before.as_ref()),
        || starter_behind(&full),
    );
    let parts = with_starter(parts?, starter?, before.as_ref());
    let mut made = of_parts(parts, before, key)?;
    if let Some(key) = key {
        // What can't be kept is made again the next time.
        let _ = folder::keep(shelf, key, &made.index);
        owned::keep_ties(shelf, key, &mut made);
    }
    Ok((made, key))
}

/// An index of versions of lists that are not all in force, with what the starter list says beside
/// them; what it shares with the newest kept index is taken from there. It is kept for nobody else: there
/// are as many as there were changes.
pub fn of_versions(
    shelf: &Shelf,
    status: &[ListStatus],
    starter: LoadedList,
) -> Result<Indexed, Failure> {
    let before = Before::open(shelf, status);
    let parts = parts(shelf, status, Vec::new(), before.as_ref())?;
    let parts = with_starter(parts, starter, before.as_ref());
    let made = with_groups(of_parts(parts, before, None)?, shelf, None);
    Ok(Indexed {
        index: folder::put_aside(shelf, made.index),
        ..made
    })
}

/// Adds the starter list, where anything of it speaks.
fn with_starter(
    mut parts: Vec<(Part, Files)>,
    starter: LoadedList,
    before: Option<&Before>,
) -> Vec<(Part, Files)> {
    if !starter.entities.is_empty() {
        let of_before = before.and_then(|before| before.source(starter::LIST));
        parts.push((Part::Read(starter, of_before), Files::new()));
    }
    parts
}

/// The lists in force: as they were just `read`, from the index before, or verified and read now.
fn parts(
    shelf: &Shelf,
    status: &[ListStatus],
    mut read: Vec<LoadedList>,
    before: Option<&Before>,
) -> Result<Vec<(Part, Files)>, Failure> {
    let mut just_read = |status: &ListStatus| {
        let of = |list: &ListInfo| (list.list.clone(), list.version.clone(), list.sha256.clone());
        let same = |list: &LoadedList| of(&list.info) == of(&status.info);
        read.iter().position(same).map(|at| read.swap_remove(at))
    };
    let status: Vec<(&ListStatus, Option<LoadedList>)> = status
        .iter()
        .map(|status| (status, just_read(status)))
        .collect();
    let part = |(status, read): (&ListStatus, Option<LoadedList>)| {
        let files = key::files(shelf, status).unwrap_or_default();
        if let Some((info, source)) = before.and_then(|before| before.same(shelf, status)) {
            // Not read, but never trusted unseen: an index rests on files that were verified.
            let whole = shelf.verify(&info.list, &info.version);
            whole.map_err(Failure::list)?;
            return Ok((Part::Same(info, source), files));
        }
        let info = &status.info;
        let of_before = before.and_then(|before| before.source(&info.list));
        if let Some(list) = read {
            return Ok((Part::Read(list, of_before), files));
        }
        // What was there when the key was made, not what an import may have brought since.
        let list = shelf.load(&info.list, Some(&info.version));
        Ok((Part::Read(list.map_err(Failure::list)?, of_before), files))
    };
    let parts: Vec<Result<(Part, Files), Failure>> = status.into_par_iter().map(part).collect();
    parts.into_iter().collect()
}

/// The kept index, if there is one that is fit.
fn kept(shelf: &Shelf, status: &[ListStatus]) -> Option<(Indexed, Key)> {
    let key = key::of(shelf, status)?;
    let index = map::index(&folder::path(shelf, key), key)?;
    let lists = notes::read(index.notes(), status)?;
    let ties = owned::kept_ties(shelf, key)?;
    Some((
        Indexed {
            index,
            lists: lists.into_iter().map(|(info, _)| info).collect(),
            ids: Ids::default(),
            ties,
            known: None,
        },
        key,
    ))
}

fn of_parts(
    parts: Vec<(Part, Files)>,
    before: Option<Before>,
    key: Option<Key>,
) -> Result<Indexed, Failure> {
    let mut ties = Ties::default();
    let mut noted = Vec::new();
    let (mut builder, ties_before, verdicts) = match before {
        Some(before) => (Builder::after(before.index), before.ties, before.verdicts),
        None => (Builder::default(), Ties::default(), None),
    };
    for (source, (part, files)) in parts.into_iter().enumerate() {
        let source = u16::try_from(source)
            .map_err(|_| Failure::input("more lists than an index can tell apart"))?;
        match part {
            Part::Same(info, of_before) => {
                let of_list = ties_before.of_source(of_before).cloned();
                ties.push(builder.len(), of_list.unwrap_or_default());
                builder.carry(source, of_before);
                noted.push((info, files));
            }
            Part::Read(mut list, of_before) => {
                ties.push(builder.len(), TiesOfList::of(&mut list));
                builder.find_in(of_before);
                // Bit by bit, so that what is in the index already takes no room twice.
                let mut entities = list.entities.into_iter();
                loop {
                    let some: Vec<Entity> = entities.by_ref().take(INDEXED_AT_ONCE).collect();
                    if some.is_empty() {
                        break;
                    }
                    builder.add(source, &some);
                }
                noted.push((list.info, files));
            }
        }
    }
    let origins = builder.origins();
    Ok(Indexed {
        index: builder.finish(key.unwrap_or_default(), notes::write(&noted)),
        lists: noted.into_iter().map(|(info, _)| info).collect(),
        ids: Ids::default(),
        ties: KeptTies::Memory(ties),
        known: verdicts.map(|verdicts| KnownPairs { verdicts, origins }),
    })
}

impl Indexed {
    /// The starter list's parties, if any are among them.
    pub fn starter_parties(&self) -> impl Iterator<Item = (usize, &Entity)> {
        let starter = self
            .lists
            .iter()
            .position(|info| info.list == starter::LIST);
        (0..self.index.len())
            .filter(move |party| Some(usize::from(self.index.source(*party))) == starter)
            .map(|party| (party, self.index.entity(party)))
    }
}
