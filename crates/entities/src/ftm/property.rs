//! Which FollowTheMoney property means what.
//!
//! Source: the model's schemata Thing, LegalEntity, Person, Organization, Company, Vehicle,
//! Vessel, CryptoWallet and BankAccount, as published with FollowTheMoney 3.

use crate::{IdentifierKind, NameKind, ParticularKind};

/// Properties with names, each with the kind that its values are.
pub(super) const NAMES: [(&str, NameKind); 4] = [
    ("name", NameKind::Primary),
    ("alias", NameKind::StrongAlias),
    ("weakAlias", NameKind::WeakAlias),
    ("previousName", NameKind::Former),
];

/// Properties with identifiers. The first of a kind is the one that is written.
pub(super) const IDENTIFIERS: [(&str, IdentifierKind); 20] = [
    ("passportNumber", IdentifierKind::Passport),
    ("idNumber", IdentifierKind::NationalId),
    ("socialSecurityNumber", IdentifierKind::NationalId),
    ("taxNumber", IdentifierKind::TaxId),
    ("innCode", IdentifierKind::TaxId),
    ("vatCode", IdentifierKind::TaxId),
    ("registrationNumber", IdentifierKind::Registration),
    ("ogrnCode", IdentifierKind::Registration),
    ("okpoCode", IdentifierKind::Registration),
    ("uscCode", IdentifierKind::Registration),
    ("imoNumber", IdentifierKind::Imo),
    ("mmsi", IdentifierKind::Mmsi),
    ("swiftBic", IdentifierKind::Bic),
    ("leiCode", IdentifierKind::Lei),
    ("iban", IdentifierKind::Iban),
    ("publicKey", IdentifierKind::Wallet),
    ("uniqueEntityId", IdentifierKind::Other),
    ("dunsCode", IdentifierKind::Other),
    ("kppCode", IdentifierKind::Other),
    ("isin", IdentifierKind::Other),
];

/// A ship's particulars. Its owner is an entity there, so that an owner in words stands in the notes.
pub(super) const PARTICULARS: [(&str, ParticularKind); 6] = [
    ("callSign", ParticularKind::CallSign),
    ("type", ParticularKind::Type),
    ("model", ParticularKind::Model),
    ("tonnage", ParticularKind::Tonnage),
    ("grossRegisteredTonnage", ParticularKind::GrossTonnage),
    ("buildDate", ParticularKind::Built),
];

/// Properties with countries beyond nationality and flag.
pub(super) const COUNTRIES: [&str; 3] = ["country", "jurisdiction", "mainCountry"];

/// Properties that say what a person is a citizen of.
pub(super) const NATIONALITIES: [&str; 2] = ["nationality", "citizenship"];

/// Where an identifier of a kind is written; [`IdentifierKind::Other`] has no property that says
/// nothing more, so that it stands with the general numbers.
pub(super) fn of_identifier(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Other => "idNumber",
        _ => IDENTIFIERS
            .iter()
            .find(|(_, known)| *known == kind)
            .map_or("idNumber", |(name, _)| name),
    }
}
