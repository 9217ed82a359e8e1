//! Numbers that identify a party, with the check digits of the kinds that have them.

mod called;
mod check;
mod told;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use called::{number_called, number_given, numbers_beside};
pub use told::{calls, in_ascii_figures, is_day};

/// A number or code, normalised for comparison, with the text as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// As given, trimmed.
    pub value: String,
    /// The issuing country, where stated.
    pub country: Option<crate::Country>,
}

/// What an identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IdentifierKind {
    /// Passport number.
    Passport,
    /// National identity number.
    NationalId,
    /// Tax number.
    TaxId,
    /// Company or association register number.
    Registration,
    /// IMO ship number (IMO Resolution A.1117(30)).
    Imo,
    /// Maritime Mobile Service Identity (ITU-R M.585).
    Mmsi,
    /// Business identifier code (ISO 9362).
    Bic,
    /// Legal entity identifier (ISO 17442).
    Lei,
    /// International bank account number (ISO 13616).
    Iban,
    /// Address of a crypto-asset wallet.
    Wallet,
    /// Any other.
    Other,
}

/// Why a text is not a valid identifier of its kind.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{value}` is not a valid {kind}: {reason}")]
pub struct IdentifierError {
    /// The kind asked for.
    pub kind: IdentifierKind,
    /// The text.
    pub value: String,
    /// What is wrong.
    pub reason: &'static str,
}

impl Identifier {
    /// An identifier as given; `None` when nothing is left after trimming.
    pub fn new(kind: IdentifierKind, value: &str) -> Option<Self> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then_some(Self {
            kind,
            value,
            country: None,
        })
    }

    /// An identifier that is checked: check digits of IMO numbers, LEIs and IBANs, the shape of
    /// BICs and MMSIs; the other kinds only have to have a letter or digit.
    ///
    /// ```
    /// use vokter_entities::{Identifier, IdentifierKind};
    /// assert!(Identifier::parse(IdentifierKind::Imo, "IMO 9074729").is_ok());
    /// assert!(Identifier::parse(IdentifierKind::Imo, "9074728").is_err());
    /// ```
    ///
    /// # Errors
    /// What is wrong with the text, when it is no such identifier.
    pub fn parse(kind: IdentifierKind, text: &str) -> Result<Self, IdentifierError> {
        let error = |reason| IdentifierError {
            kind,
            value: text.trim().to_owned(),
            reason,
        };
        check::check(kind, &key(kind, text)).map_err(error)?;
        Self::new(kind, text).ok_or_else(|| error("it is empty"))
    }

    /// What a free text such as `IMO 9074729`, `9074729` or an IBAN may be: every kind whose
    /// check it passes, surest first, and at the end always [`IdentifierKind::Other`]. Empty when
    /// the text has no letter and no digit.
    pub fn guess(text: &str) -> Vec<Self> {
        use IdentifierKind::{Bic, Iban, Imo, Lei, Mmsi, Other};
        let kinds = [Lei, Iban, Imo, Bic, Mmsi, Other];
        kinds
            .into_iter()
            .filter_map(|kind| Self::parse(kind, text).ok())
            .collect()
    }

    /// The form in which two identifiers are compared: letters and digits, upper case, without a
    /// leading `IMO`; wallets keep their case, where it says anything.
    pub fn key(&self) -> String {
        key(self.kind, &self.value)
    }
}

/// The comparable form of an identifier's text, see [`Identifier::key`].
pub(crate) fn key(kind: IdentifierKind, value: &str) -> String {
    if kind == IdentifierKind::Wallet {
        let key: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
        return if is_of_any_case(&key) {
            key.to_lowercase()
        } else {
            key
        };
    }
    let key: String = value
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    match key.strip_prefix("IMO") {
        Some(rest) if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) => {
            rest.to_owned()
        }
        _ => key,
    }
}

/// Whether a wallet's address is the same in either case: hexadecimal ones, whose case is a checksum at
/// most (EIP-55), and those in Bech32 (BIP 173).
fn is_of_any_case(address: &str) -> bool {
    let starts = |prefix: &str| {
        let start = address.get(..prefix.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let one_case = !address.contains(char::is_lowercase) || !address.contains(char::is_uppercase);
    let hexadecimal = || starts("0x") && address[2..].bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal() || (one_case && ["bc1", "ltc1", "tb1"].into_iter().any(starts))
}

/// The kinds by the words that Vokter's own files write for them.
const WORDS: [(&str, IdentifierKind); 11] = [
    ("passport", IdentifierKind::Passport),
    ("national-id", IdentifierKind::NationalId),
    ("tax-id", IdentifierKind::TaxId),
    ("registration", IdentifierKind::Registration),
    ("imo", IdentifierKind::Imo),
    ("mmsi", IdentifierKind::Mmsi),
    ("bic", IdentifierKind::Bic),
    ("lei", IdentifierKind::Lei),
    ("iban", IdentifierKind::Iban),
    ("wallet", IdentifierKind::Wallet),
    ("other", IdentifierKind::Other),
];

/// A kind of identifier that Vokter does not know.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "unknown kind of identifier `{0}`: one of passport, national-id, tax-id, registration, imo, mmsi, bic, lei, iban, wallet, other"
)]
pub struct IdentifierKindError(pub String);

impl IdentifierKind {
    /// All kinds that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(_, kind)| *kind)
    }

    /// The word for it in Vokter's own files and JSON.
    pub fn as_str(self) -> &'static str {
        WORDS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("other", |(word, _)| word)
    }
}

impl FromStr for IdentifierKind {
    type Err = IdentifierKindError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = WORDS.iter().find(|(word, _)| *word == text);
        known
            .map(|(_, kind)| *kind)
            .ok_or_else(|| IdentifierKindError(text.to_owned()))
    }
}

impl fmt::Display for IdentifierKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passport => "passport number",
            Self::NationalId => "national identity number",
            Self::TaxId => "tax number",
            Self::Registration => "registration number",
            Self::Imo => "IMO number",
            Self::Mmsi => "MMSI",
            Self::Bic => "BIC",
            Self::Lei => "LEI",
            Self::Iban => "IBAN",
            Self::Wallet => "wallet address",
            Self::Other => "identifier",
        })
    }
}
