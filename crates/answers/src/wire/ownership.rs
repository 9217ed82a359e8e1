//! Why a body that is not listed itself is blocked.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_entities::Stake;
use vokter_screening::ownership::Rule;

use crate::owners::{Around, ByOwnership, Knot, Owner as Given};

/// A body's blocked owners.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Ownership {
    /// All of it in a sentence or two, as the terminal has it.
    says: String,
    /// us-50-percent | eu-ownership-or-control | uk-ownership-or-control, each only where its authority
    /// froze the owners; other-ownership-or-control where none of them did, and others have; none
    /// where nobody states how much blocked owners have, so that it may be blocked.
    rules: Vec<&'static str>,
    /// The rules that would block it by a share that nobody states.
    may_apply: Vec<&'static str>,
    /// What blocked owners have together.
    percent: f64,
    owners: Vec<Owner>,
    /// From the body up to a listed party.
    path: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Owner {
    name: String,
    /// The id of the listed party that it is; null where it is blocked by its own owners.
    listed: Option<String>,
    /// Null where it is not known, or the owner controls without owning.
    percent: Option<f64>,
    controls: bool,
    as_of: Option<String>,
    /// The list or data set that says so; null for the user's own file.
    source: Option<String>,
}

impl Ownership {
    pub(super) fn of(given: &ByOwnership, is_listed: bool) -> Self {
        let owner = |owner: &Given| Owner {
            name: owner.name.clone(),
            listed: owner.listed.clone(),
            percent: owner.hold.share.map(percent),
            controls: owner.hold.controls,
            as_of: owner.as_of.map(|day| day.to_string()),
            source: owner.source.clone(),
        };
        Self {
            says: given.in_words(is_listed).join("; "),
            rules: given.rules.iter().copied().map(Rule::as_str).collect(),
            may_apply: given.may_apply.iter().copied().map(Rule::as_str).collect(),
            percent: percent(given.share),
            owners: given.owners.iter().map(owner).collect(),
            path: given.path.clone(),
        }
    }
}

/// What is stated of who owns whom around a party, whether or not anybody is blocked by it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Holdings {
    /// The party itself first, then who stands around it.
    pub parties: Vec<Holder>,
    /// Who has what of whom.
    pub holdings: Vec<Holding>,
    /// Whether there are more than are told.
    pub truncated: bool,
    /// How many are stated that the party itself has, or others have in it, told or not.
    pub stated: usize,
}

/// A party that owns or is owned.
#[derive(Debug, Serialize, ToSchema)]
pub struct Holder {
    name: String,
    /// Its id on a list; null where it stands on none.
    listed: Option<String>,
    /// Whether a list freezes what it has.
    frozen: bool,
    /// How far down from the party it stands: its owners at -1, what it owns at 1.
    level: i32,
}

/// A holding.
#[derive(Debug, Serialize, ToSchema)]
pub struct Holding {
    /// Places in `parties`.
    owner: usize,
    owned: usize,
    /// Null where it is not known, or the owner controls without owning.
    percent: Option<f64>,
    controls: bool,
    as_of: Option<String>,
    /// The list or data set that says so; null for the user's own file.
    source: Option<String>,
}

impl Holdings {
    /// What stands around a party; none where nothing is stated.
    pub(super) fn of(around: &Around) -> Option<Self> {
        if around.threads.is_empty() {
            return None;
        }
        let holder = |(knot, level): &(Knot, i32)| Holder {
            name: knot.name.clone(),
            listed: knot.listed.clone(),
            frozen: knot.is_frozen,
            level: *level,
        };
        let holdings = around.threads.iter().map(|thread| Holding {
            owner: thread.ends[0],
            owned: thread.ends[1],
            percent: thread.hold.share.map(percent),
            controls: thread.hold.controls,
            as_of: thread.as_of.map(|day| day.to_string()),
            source: thread.source.clone(),
        });
        Some(Self {
            parties: around.parties.iter().map(holder).collect(),
            holdings: holdings.collect(),
            truncated: around.is_cut,
            stated: around.stated,
        })
    }
}

fn percent(stake: Stake) -> f64 {
    f64::from(stake.hundredths()) / 100.0
}
