//! A party as a list describes it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Country, Identifier, Listing, Name, PartialDate, Schema};

/// The stable identity of an entity, unique over all loaded lists: it depends on the list and
/// the publisher's reference alone, so neither record order nor a new version changes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityId(pub String);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One party, ship, aircraft or wallet that a list names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable over versions of the list.
    pub id: EntityId,
    /// What it is, with the facts that only such a thing can have.
    pub kind: Kind,
    /// Every name; the first primary one is the caption.
    pub names: Vec<Name>,
    /// Countries it is tied to: nationality, registration, residence, flag.
    pub countries: Vec<Country>,
    /// Passports, registration numbers, IMO numbers, wallets …
    pub identifiers: Vec<Identifier>,
    /// Addresses as given.
    pub addresses: Vec<Address>,
    /// On which lists it stands, and what that means.
    pub listings: Vec<Listing>,
    /// What the publisher wrote besides; for the reader of an alert, never for the score.
    pub remarks: Vec<String>,
    /// What a FollowTheMoney source said that nothing above interprets.
    pub carried: crate::ftm::Carried,
}

/// The kind of an entity with the facts of that kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// A human being.
    Person(Person),
    /// A body that is not known to be a company.
    Organization,
    /// A commercial company.
    Company,
    /// Person or organisation: the list does not say which.
    LegalEntity,
    /// A ship.
    Vessel(Vessel),
    /// An aircraft.
    Airplane,
    /// A crypto-asset wallet.
    CryptoWallet,
    /// An address as a thing of its own.
    Address,
    /// A schema of FollowTheMoney that Vokter carries and does not interpret.
    Other(String),
}

/// What is known of a person besides names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Possible birth dates; several when sources differ.
    pub birth_dates: Vec<PartialDate>,
    /// Places of birth as given.
    pub birth_places: Vec<String>,
    /// Gender, if the list states it.
    pub gender: Option<Gender>,
    /// Citizenships.
    pub nationalities: Vec<Country>,
    /// Offices held, as given.
    pub positions: Vec<String>,
    /// Titles such as "Dr" or "General", as given.
    pub titles: Vec<String>,
}

/// What is known of a ship besides names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vessel {
    /// The flag it flies or flew.
    pub flags: Vec<Country>,
    /// What its list tells it by besides, each once.
    pub particulars: Vec<Particular>,
}

/// One of a ship's particulars, as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particular {
    /// Which.
    pub kind: ParticularKind,
    /// In its list's words; tonnages without commas.
    pub text: String,
}

/// What lists tell a ship by besides its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ParticularKind {
    /// The sign it calls by on the radio; one of its identifiers, too.
    CallSign,
    /// What sort of ship it is: `Crude Oil Tanker`.
    Type,
    /// The model that it is one of: `Panamax`.
    Model,
    /// Its tonnage; publishers do not say by which measure.
    Tonnage,
    /// Its gross registered tonnage.
    GrossTonnage,
    /// The year in which it was built.
    Built,
    /// Whose it is.
    Owner,
}

impl ParticularKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::CallSign,
        Self::Type,
        Self::Model,
        Self::Tonnage,
        Self::GrossTonnage,
        Self::Built,
        Self::Owner,
    ];

    /// The word for it in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CallSign => "call-sign",
            Self::Type => "type",
            Self::Model => "model",
            Self::Tonnage => "tonnage",
            Self::GrossTonnage => "gross-tonnage",
            Self::Built => "built",
            Self::Owner => "owner",
        }
    }
}

impl Vessel {
    /// What is said of one of its particulars.
    pub fn told(&self, kind: ParticularKind) -> impl Iterator<Item = &str> {
        let of_kind = self.particulars.iter().filter(move |one| one.kind == kind);
        of_kind.map(|one| one.text.as_str())
    }

    /// Adds a particular that is not there yet. A number's commas between its thousands are left out.
    pub fn tell(&mut self, kind: ParticularKind, text: &str) {
        let is_tonnage = matches!(kind, ParticularKind::Tonnage | ParticularKind::GrossTonnage);
        let text = match text.trim() {
            figures if is_tonnage && is_grouped(figures) => figures.replace(',', ""),
            words => words.to_owned(),
        };
        let particular = Particular { kind, text };
        if !particular.text.is_empty() && !self.particulars.contains(&particular) {
            self.particulars.push(particular);
        }
    }
}

/// Whether commas stand before each three of a number's last figures, and nowhere else: `99,144`.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// Gender as lists state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Gender {
    /// The word in FollowTheMoney and in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// An address as given, with its country where one was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// One line.
    pub text: String,
    /// The country, if recognised.
    pub country: Option<Country>,
}

impl Entity {
    /// An entity with nothing but an identity and a kind.
    pub fn new(id: impl Into<String>, kind: Kind) -> Self {
        Self {
            id: EntityId(id.into()),
            kind,
            names: Vec::new(),
            countries: Vec::new(),
            identifiers: Vec::new(),
            addresses: Vec::new(),
            listings: Vec::new(),
            remarks: Vec::new(),
            carried: crate::ftm::Carried::default(),
        }
    }

    /// The name to show: the first primary name, else the first name, else the id.
    pub fn caption(&self) -> &str {
        self.names
            .iter()
            .find(|n| n.kind == crate::NameKind::Primary)
            .or_else(|| self.names.first())
            .map_or(self.id.0.as_str(), |n| n.text.as_str())
    }

    /// Its FollowTheMoney schema.
    pub fn schema(&self) -> Schema {
        match &self.kind {
            Kind::Person(_) => Schema::Person,
            Kind::Organization => Schema::Organization,
            Kind::Company => Schema::Company,
            Kind::LegalEntity => Schema::LegalEntity,
            Kind::Vessel(_) => Schema::Vessel,
            Kind::Airplane => Schema::Airplane,
            Kind::CryptoWallet => Schema::CryptoWallet,
            Kind::Address => Schema::Address,
            Kind::Other(_) => Schema::Other,
        }
    }

    /// Birth dates, empty for what is not born.
    pub fn birth_dates(&self) -> &[PartialDate] {
        match &self.kind {
            Kind::Person(person) => &person.birth_dates,
            _ => &[],
        }
    }

    /// Gender, where stated.
    pub fn gender(&self) -> Option<Gender> {
        match &self.kind {
            Kind::Person(person) => person.gender,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ships_particulars_stand_once_and_tonnages_without_commas() {
        use ParticularKind::{GrossTonnage, Tonnage, Type};
        let check = |given: &[(ParticularKind, &str)], told: &[&str]| {
            let mut vessel = Vessel::default();
            for (kind, text) in given {
                vessel.tell(*kind, text);
            }
            let all = vessel.particulars.iter().map(|one| one.text.as_str());
            assert_eq!(all.collect::<Vec<_>>(), told);
        };
        check(&[(Tonnage, "99,144"), (Tonnage, "99144")], &["99144"]);
        check(
            &[(Tonnage, "1,299,144"), (GrossTonnage, " 56 ")],
            &["1299144", "56"],
        );
        check(&[(Tonnage, "9,14"), (Tonnage, "")], &["9,14"]);
        check(
            &[(Type, "Tug, 1,000 hp"), (Type, "Tug, 1,000 hp")],
            &["Tug, 1,000 hp"],
        );
    }
}
