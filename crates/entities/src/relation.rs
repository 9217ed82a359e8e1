//! That one party owns, leads or is close to another.

use serde::{Deserialize, Serialize};

use crate::{EntityId, PartialDate, Stake};

/// One tie between two parties, as its source states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// What ties them.
    pub kind: RelationKind,
    /// The owner, the one in control, the director, the relative or associate.
    pub from: EntityId,
    /// The other one: what is owned or led, or the person whose relative or associate `from` is.
    pub to: EntityId,
    /// The source's word for it: "Owned or Controlled By", "brother".
    pub role: Option<String>,
    /// Since when, where stated.
    pub since: Option<PartialDate>,
    /// Until when, where stated: a tie that has ended blocks nobody.
    pub until: Option<PartialDate>,
    /// Who says so: the list's or the data set's name.
    pub source: String,
}

/// What ties two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RelationKind {
    /// Owns, wholly or in part.
    Owns {
        /// How much, where stated.
        stake: Option<Stake>,
    },
    /// Controls without owning, or acts for it.
    Controls,
    /// Leads: director, board member, officer.
    Directs,
    /// Relative by blood or marriage.
    Family,
    /// Known associate.
    Associate,
    /// Tied in another way, or the source does not say how.
    Linked,
}

impl RelationKind {
    /// The word for it in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owns { .. } => "owns",
            Self::Controls => "controls",
            Self::Directs => "directs",
            Self::Family => "family",
            Self::Associate => "associate",
            Self::Linked => "linked",
        }
    }
}
