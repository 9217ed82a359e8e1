//! What a search answers: hits, each with the sum of evidence that it is.

use std::fmt;

use vokter_names::{Bits, Relation};

/// One term of the sum, and so of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What kind of fact was weighed.
    pub kind: TermKind,
    /// The query's side; `None` when the list alone has it.
    pub query: Option<String>,
    /// The list's side; `None` when the query alone has it.
    pub listed: Option<String>,
    /// How the two meet.
    pub relation: Relation,
    /// What that is worth.
    pub bits: Bits,
}

/// The kind of fact that a [`Term`] weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// A token of the name, its order, its quality.
    Name,
    /// Birth date.
    BirthDate,
    /// Country.
    Country,
    /// Gender.
    Gender,
    /// Passport, register number, IMO number …
    Identifier,
}

impl TermKind {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::Country => "country",
            Self::Gender => "gender",
            Self::Identifier => "identifier",
        }
    }
}

impl fmt::Display for TermKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The evidence on one listed party: `bits` is `prior` plus the sum of the terms, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Prior plus terms.
    pub bits: Bits,
    /// The stated prior.
    pub prior: Bits,
    /// The terms of the sum.
    pub terms: Vec<Term>,
    /// Every token of both names met, the name is strong, and no fact contradicts.
    pub whole_name: bool,
    /// The listed name that carried the evidence, as given; `None` if an identifier alone did.
    pub matched_name: Option<String>,
}

impl Score {
    /// 1 / (1 + 2^-bits).
    pub fn probability(&self) -> f64 {
        self.bits.probability()
    }
}

/// One listed party that the search reports; of several listings in one group, the one with most
/// bits.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Place of the party in the index: see [`crate::Index::entity`].
    pub party: usize,
    /// Its evidence.
    pub score: Score,
    /// Why it is reported.
    pub because: Because,
    /// How sure it looks.
    pub band: Band,
}

/// Why a party is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Because {
    /// The score reaches the threshold.
    Score,
    /// The whole name agrees, however common it is.
    WholeName,
}

impl Because {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::WholeName => "whole-name",
        }
    }
}

/// How sure a hit looks, by its bits and why it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    /// Less likely than one in twenty.
    Below,
    /// At least 0.05, or a whole name agrees that so many bear that the score stays low.
    Possible,
    /// At least 0.7.
    Likely,
    /// At least ten bits (1 in 1,000) surer than even.
    Confirmed,
}

impl Band {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Confirmed => "confirmed",
        }
    }
}

/// The answer to one search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Best first: by bits, then by entity id.
    pub hits: Vec<Hit>,
    /// How many there are without the limit, listings in one group counted once.
    pub total: usize,
}
