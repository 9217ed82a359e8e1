//! What of the FollowTheMoney model the dialect needs: which schema is a kind of which, and which
//! properties are names, countries and numbers.

use vokter_entities::Schema;

/// Schemata with those that they are a kind of, as the model has them.
const SCHEMATA: [(&str, &[&str]); 17] = [
    ("Thing", &[]),
    ("LegalEntity", &["Thing"]),
    ("Person", &["LegalEntity", "Thing"]),
    ("Organization", &["LegalEntity", "Thing"]),
    ("PublicBody", &["Organization", "LegalEntity", "Thing"]),
    (
        "Company",
        &["Organization", "LegalEntity", "Asset", "Thing"],
    ),
    ("Asset", &["Thing"]),
    ("Vehicle", &["Asset", "Thing"]),
    ("Vessel", &["Vehicle", "Asset", "Thing"]),
    ("Airplane", &["Vehicle", "Asset", "Thing"]),
    ("Security", &["Asset", "Thing"]),
    ("CryptoWallet", &["Asset", "Thing"]),
    ("BankAccount", &["Asset", "Thing"]),
    ("RealEstate", &["Asset", "Thing"]),
    ("Address", &["Thing"]),
    ("Project", &["Thing"]),
    ("Sanction", &[]),
];

/// The model's other schemata: they may be asked for, and nothing listed is one.
const OTHERS: [&str; 52] = [
    "Analyzable",
    "Article",
    "Associate",
    "Audio",
    "Call",
    "CallForTenders",
    "Contract",
    "ContractAward",
    "CourtCase",
    "CourtCaseParty",
    "Debt",
    "Directorship",
    "Document",
    "Documentation",
    "EconomicActivity",
    "Email",
    "Employment",
    "Event",
    "Family",
    "Folder",
    "HyperText",
    "Identification",
    "Image",
    "Interest",
    "Interval",
    "License",
    "Membership",
    "Mention",
    "Message",
    "Note",
    "Occupancy",
    "Ownership",
    "Package",
    "Page",
    "Pages",
    "Passport",
    "Payment",
    "PlainText",
    "Position",
    "ProjectParticipant",
    "Representation",
    "Risk",
    "Similar",
    "Succession",
    "Table",
    "TaxRoll",
    "Trip",
    "UnknownLink",
    "UserAccount",
    "Value",
    "Video",
    "Workbook",
];

/// Whether there is such a schema.
pub(super) fn is_schema(name: &str) -> bool {
    SCHEMATA.iter().any(|(known, _)| *known == name) || OTHERS.contains(&name)
}

/// Whether a party of a schema is one of another, which may be broader.
pub(super) fn is_a(schema: &str, other: &str) -> bool {
    schema == other
        || other == "Thing"
        || SCHEMATA
            .iter()
            .any(|(known, broader)| *known == schema && broader.contains(&other))
}

/// The schema to ask the engine for. None of a schema that it does not tell apart.
pub(super) fn engine_schema(name: &str) -> Option<Schema> {
    match name {
        "Person" => Some(Schema::Person),
        "LegalEntity" => Some(Schema::LegalEntity),
        "Organization" | "PublicBody" => Some(Schema::Organization),
        "Company" => Some(Schema::Company),
        "Vessel" => Some(Schema::Vessel),
        "Airplane" => Some(Schema::Airplane),
        "CryptoWallet" => Some(Schema::CryptoWallet),
        "Address" => Some(Schema::Address),
        _ => None,
    }
}

/// Properties whose values are names of the party.
pub(super) const NAMES: [&str; 6] = [
    "name",
    "alias",
    "weakAlias",
    "previousName",
    "tradingName",
    "abbreviation",
];

/// Properties that are parts of a person's name, in the order in which they are written.
pub(super) const NAME_PARTS: [&str; 6] = [
    "firstName",
    "secondName",
    "middleName",
    "fatherName",
    "lastName",
    "nameSuffix",
];

/// Properties whose values are countries.
pub(super) const COUNTRIES: [&str; 7] = [
    "nationality",
    "citizenship",
    "country",
    "jurisdiction",
    "mainCountry",
    "flag",
    "birthCountry",
];

/// Properties whose values are numbers that identify.
pub(super) const NUMBERS: [&str; 26] = [
    "passportNumber",
    "idNumber",
    "socialSecurityNumber",
    "taxNumber",
    "innCode",
    "vatCode",
    "registrationNumber",
    "ogrnCode",
    "okpoCode",
    "uscCode",
    "imoNumber",
    "mmsi",
    "callSign",
    "swiftBic",
    "leiCode",
    "iban",
    "publicKey",
    "uniqueEntityId",
    "dunsCode",
    "kppCode",
    "isin",
    "ticker",
    "npiCode",
    "permId",
    "icijId",
    "serialNumber",
];

/// What a schema is called.
pub(super) fn label(schema: &str) -> &str {
    match schema {
        "LegalEntity" => "Legal entity",
        "PublicBody" => "Public body",
        "CryptoWallet" => "Cryptocurrency wallet",
        "BankAccount" => "Bank account",
        "RealEstate" => "Real estate",
        other => other,
    }
}

/// All schemata that can be asked for.
pub(super) fn matchable() -> impl Iterator<Item = &'static str> {
    let all = SCHEMATA.iter().map(|(name, _)| *name);
    all.filter(|name| !matches!(*name, "Sanction"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_kinds() {
        for (schema, other, is) in [
            ("Person", "LegalEntity", true),
            ("Company", "Organization", true),
            ("Person", "Organization", false),
            ("LegalEntity", "Person", false),
            ("Vessel", "Vehicle", true),
            ("Strange", "Thing", true),
        ] {
            assert_eq!(is_a(schema, other), is, "{schema} {other}");
        }
    }
}
