//! Bodies that are not listed and are blocked by their owners: made searchable beside the lists.
//!
//! Who owns what is said by the lists ([`ties`]), and by a [`file`] of the user's where one is
//! given. [`graph`] joins them, and [`vokter_screening::ownership`] says which bodies are blocked,
//! by which rules, and why. [`Web`] shows what is stated around one
//! party.

mod file;
mod graph;
mod ties;
mod web;
mod words;

use std::path::Path;

use serde::{Deserialize, Serialize};
use vokter_entities::{Entity, PartialDate, Stake};
use vokter_lists::own::ownership as rows;
use vokter_screening::ownership::{Hold, Rule};
use vokter_screening::{Builder, Index, Key, Settings as Search};

use crate::failure::Failure;
use graph::Graph;
pub use ties::{Ties, TiesOfList};
pub use web::{Around, Knot, Side, Thread, Web};

/// Bodies blocked by their owners, searchable; and listed parties whose listing blocks less than
/// their owners do.
pub struct Owned {
    /// The bodies.
    pub index: Index,
    reasons: Reasons,
}

/// Why parties are blocked by their owners.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Reasons {
    /// Of bodies that stand on no list, by their numbers in the index of [`Owned`].
    bodies: Vec<ByOwnership>,
    /// Of entries of the lists' index, sorted.
    entries: Vec<(u32, ByOwnership)>,
}

/// Why a party is blocked by its owners, or may be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ByOwnership {
    /// The rules that block it; none where nobody states how much of it blocked owners have.
    pub rules: Vec<Rule>,
    /// The rules that do not block it by what is stated, and would by a share that nobody states.
    pub may_apply: Vec<Rule>,
    /// What its blocked owners have together, by the rule that counts most.
    pub share: Stake,
    /// Its blocked owners with what each has.
    pub owners: Vec<Owner>,
    /// From the body up to a listed party, by names.
    pub path: Vec<String>,
}

/// A blocked owner.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Owner {
    /// Its name.
    pub name: String,
    /// What it has of the next one down.
    pub hold: Hold,
    /// When that was so.
    pub as_of: Option<PartialDate>,
    /// The list or data set that says so; none for the user's own file.
    pub source: Option<String>,
    /// The listed party that it is, by id; none where it is blocked by its own owners.
    pub listed: Option<String>,
}

/// Whom the lists block by what they say of ownership.
pub fn of_lists(ties: Ties, index: &Index) -> Owned {
    Graph::of(ties, index).owned()
}

/// Whom the lists and an ownership file block together, and what is odd about the file.
pub fn of_file(
    path: &Path,
    ties: Ties,
    index: &Index,
    search: &Search,
) -> Result<(Owned, Vec<String>), Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
    let rows = rows::read(path, &bytes).map_err(Failure::list)?;
    let mut graph = Graph::of(ties, index);
    let warnings = file::add(&mut graph, &rows, search).into_iter();
    let warnings = warnings.map(|warning| format!("{}: {warning}", path.display()));
    Ok((graph.owned(), warnings.collect()))
}

impl Owned {
    fn new(bodies: Vec<(Entity, ByOwnership)>, mut entries: Vec<(u32, ByOwnership)>) -> Self {
        entries.sort_by_key(|(entry, _)| *entry);
        let (entities, bodies): (Vec<Entity>, Vec<ByOwnership>) = bodies.into_iter().unzip();
        Self {
            index: Index::build(entities),
            reasons: Reasons { bodies, entries },
        }
    }

    /// Why a body of its index is blocked.
    pub fn reason(&self, body: usize) -> &ByOwnership {
        &self.reasons.bodies[body]
    }

    /// Why a listed party is blocked by its owners, whatever its listings do; one of its entries
    /// is enough.
    pub fn of_entries(&self, entries: &[usize]) -> Option<&ByOwnership> {
        entries.iter().find_map(|entry| {
            let of = &self.reasons.entries;
            let place = of.binary_search_by_key(entry, |(of, _)| *of as usize);
            place.ok().map(|place| &of[place].1)
        })
    }

    /// To be kept: an index like any other, whose notes are the reasons.
    pub fn to_kept(&self, key: Key) -> Index {
        let mut builder = Builder::default();
        let entities: Vec<Entity> = (0..self.index.len())
            .map(|body| self.index.decoded(body))
            .collect();
        builder.add(0, &entities);
        // What is made of texts and numbers can always be written.
        let notes = postcard::to_allocvec(&self.reasons).unwrap_or_default();
        builder.finish(key, notes)
    }

    /// From a kept index.
    pub fn from_kept(index: Index) -> Option<Self> {
        let reasons: Reasons = postcard::from_bytes(index.notes()).ok()?;
        (reasons.bodies.len() == index.len()).then_some(Self { index, reasons })
    }
}

impl Ties {
    /// To be kept: an index of nobody, whose checked notes are the ties.
    pub fn to_kept(&self, key: Key) -> Index {
        let notes = postcard::to_allocvec(self).unwrap_or_default();
        Builder::default().finish(key, notes)
    }

    /// From a kept index.
    pub fn from_kept(index: &Index) -> Option<Self> {
        postcard::from_bytes(index.notes()).ok()
    }
}
