//! The kinds of entity by their FollowTheMoney names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A FollowTheMoney schema that Vokter interprets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Schema {
    /// A human being.
    Person,
    /// A body of people.
    Organization,
    /// A commercial company.
    Company,
    /// A person or an organisation, unknown which.
    LegalEntity,
    /// A ship.
    Vessel,
    /// An aircraft.
    Airplane,
    /// A wallet of a crypto-asset.
    CryptoWallet,
    /// An address.
    Address,
    /// Any other, carried but not interpreted.
    Other,
}

/// A schema that Vokter does not know.
#[derive(Debug, thiserror::Error)]
#[error(
    "unknown schema `{0}`: one of person, organization, company, legalentity, vessel, airplane, cryptowallet, address"
)]
pub struct SchemaError(pub String);

impl Schema {
    /// All that can be asked for.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organization,
        Self::Company,
        Self::LegalEntity,
        Self::Vessel,
        Self::Airplane,
        Self::CryptoWallet,
        Self::Address,
    ];

    /// The name as FollowTheMoney writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Company => "Company",
            Self::LegalEntity => "LegalEntity",
            Self::Vessel => "Vessel",
            Self::Airplane => "Airplane",
            Self::CryptoWallet => "CryptoWallet",
            Self::Address => "Address",
            Self::Other => "Thing",
        }
    }

    /// Whether a query for `self` may find a party listed as `listed`. A legal entity may be a
    /// person or a body; publishers call companies organisations and the other way round.
    pub fn may_be(self, listed: Self) -> bool {
        use Schema::{Company, LegalEntity, Organization, Person};
        let body = |s| matches!(s, Organization | Company | LegalEntity);
        self == listed
            || (body(self) && body(listed))
            || matches!(
                (self, listed),
                (Person, LegalEntity) | (LegalEntity, Person)
            )
    }

    /// Whether a number of `self` may stand at a party listed as `listed` because that holds or runs the
    /// thing: publishers write a wallet's address to its holder, and an aircraft's mark to who flies it.
    pub fn may_be_held_by(self, listed: Self) -> bool {
        matches!(self, Self::CryptoWallet | Self::Airplane) && self != listed
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Schema {
    type Err = SchemaError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // British English writes it with an s.
        const BRITISH: &str = "organisation";
        let written = text.trim();
        if written.eq_ignore_ascii_case(BRITISH) {
            return Ok(Self::Organization);
        }
        Self::ALL
            .into_iter()
            .find(|schema| schema.as_str().eq_ignore_ascii_case(written))
            .ok_or_else(|| SchemaError(text.to_owned()))
    }
}
