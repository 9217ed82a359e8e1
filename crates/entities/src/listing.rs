//! That a party stands on a list, and what that means for it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The names that publishers' lists and the built-in one have, whether loaded or not, in the fixed
/// order: those that others refer to come first.
pub const KNOWN_LISTS: [&str; 19] = [
    "un-sc",
    "un-1718-vessels",
    "us-ofac-sdn",
    "us-ofac-cons",
    "eu-fsf",
    "eu-journal",
    "uk-sl",
    "uk-ofsi",
    "ch-seco",
    "ca-sema",
    "au-dfat",
    "fr-gels",
    "ua-nsdc",
    "us-csl",
    "us-bis-dpl",
    "jp-meti",
    "pk-nacta",
    "cn-sanctions",
    "starter",
];

/// One entry of a party on one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The list's name, such as `un-sc`.
    pub list: String,
    /// The publisher's reference number.
    pub reference: Option<String>,
    /// The regime, in the publisher's words.
    pub regime: Option<String>,
    /// The programme under the regime, where the publisher has one.
    pub programme: Option<String>,
    /// What the listing does.
    pub effect: Effect,
    /// The day it was listed, ISO 8601, perhaps a year alone.
    pub listed_on: Option<crate::PartialDate>,
    /// The legal act.
    pub legal_basis: Option<String>,
    /// The fact stands in the starter list and no publisher's file at hand confirms it.
    pub unconfirmed: bool,
}

/// What a listing does to its party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effect {
    /// Assets frozen, nothing may be made available.
    Freeze,
    /// Entry and transit refused.
    TravelBan,
    /// Certain dealings forbidden (capital market, sectoral).
    Sectoral,
    /// Exports need a licence or are refused.
    ExportControl,
    /// Shut out of contracts.
    Debarment,
    /// A ship is refused port.
    PortBan,
    /// Anything else.
    Other,
}

impl Effect {
    /// FollowTheMoney's topic for who is so listed.
    pub fn topic(self) -> &'static str {
        match self {
            Self::Debarment => "debarment",
            Self::ExportControl => "export.control",
            _ => "sanction",
        }
    }

    const ALL: [Self; 7] = [
        Self::Freeze,
        Self::TravelBan,
        Self::Sectoral,
        Self::ExportControl,
        Self::Debarment,
        Self::PortBan,
        Self::Other,
    ];

    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Freeze => "freeze",
            Self::TravelBan => "travel-ban",
            Self::Sectoral => "sectoral",
            Self::ExportControl => "export-control",
            Self::Debarment => "debarment",
            Self::PortBan => "port-ban",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An effect that Vokter does not know.
#[derive(Debug, thiserror::Error)]
#[error("unknown effect `{0}`")]
pub struct EffectError(pub String);

impl FromStr for Effect {
    type Err = EffectError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|effect| effect.as_str() == text)
            .ok_or_else(|| EffectError(text.to_owned()))
    }
}
