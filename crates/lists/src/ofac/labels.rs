//! What OFAC's labels mean: `Passport`, `NIT #`, `Vessel Registration Identification`.
//!
//! The same words stand as `idType` in the XML, as document and feature types in the Enhanced and
//! Advanced XML, and before the values in the remarks of the CSV. The table holds those of the
//! real files of 2021 to 2026; a label that is not in it is a number if it says so itself
//! (`… No.`, `… Number`), else words for the reader.

use vokter_entities::{Identifier, IdentifierKind, ParticularKind};

/// What stands under a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// A number of a kind.
    Number(IdentifierKind),
    /// A number that is a person's identity or a body's registration, whichever the party is.
    NumberOfParty,
    /// The number of the ship, `IMO 9187629`, or of its register.
    Ship,
    /// An LEI, or a number in a register of legal entities.
    LegalEntity,
    /// The address of a wallet; in remarks after the name of the currency.
    Wallet,
    /// Male or female.
    Gender,
    /// A flag of a ship.
    Flag,
    /// The sign that a ship calls by, which is a number of its own, too.
    CallSign,
    /// Another particular of a ship.
    Particular(ParticularKind),
    /// A date of birth.
    BirthDate,
    /// A place of birth.
    BirthPlace,
    /// A country of citizenship or nationality.
    Nationality,
    /// The country of a body's registration.
    Registered,
    /// Words for the reader.
    Words,
}

use IdentifierKind::{Bic, Imo, Lei, Mmsi, NationalId, Other, Passport, Registration, TaxId};
use Means::{
    BirthDate, BirthPlace, CallSign, Flag, Gender, LegalEntity, Nationality, Number, NumberOfParty,
    Particular, Registered, Ship, Wallet, Words,
};
use ParticularKind::{Built, GrossTonnage, Owner, Tonnage, Type};

/// Labels without the punctuation at their ends.
#[rustfmt::skip]
const LABELS: &[(&str, Means)] = &[
    ("DOB", BirthDate),
    ("Birthdate", BirthDate),
    ("POB", BirthPlace),
    ("Place of Birth", BirthPlace),
    ("nationality", Nationality),
    ("Nationality Country", Nationality),
    ("citizen", Nationality),
    ("Citizenship Country", Nationality),
    ("Nationality of Registration", Registered),
    ("Registration Country", Registered),
    ("Gender", Gender),
    ("Vessel Flag", Flag),
    ("Former Vessel Flag", Flag),
    ("Other Vessel Flag", Flag),
    // People.
    ("Passport", Number(Passport)),
    ("Diplomatic Passport", Number(Passport)),
    ("British National Overseas Passport", Number(Passport)),
    ("Stateless Person Passport", Number(Passport)),
    ("Travel Document Number", Number(Passport)),
    ("National ID No.", Number(NationalId)),
    ("National Foreign ID Number", Number(NationalId)),
    ("Cedula No.", Number(NationalId)),
    ("Cedula de Residencia", Number(NationalId)),
    ("Cedula de Ciudadania", Number(NationalId)),
    ("C.U.R.P.", Number(NationalId)),
    ("C.U.I.", Number(NationalId)),
    ("C.U.I.P.", Number(NationalId)),
    ("D.N.I.", Number(NationalId)),
    ("D.P.I.", Number(NationalId)),
    ("N.I.E.", Number(NationalId)),
    ("I.F.E.", Number(NationalId)),
    ("SSN", Number(NationalId)),
    ("Credencial electoral", Number(NationalId)),
    ("Electoral Registry No.", Number(NationalId)),
    ("Personal ID Card", Number(NationalId)),
    ("Stateless Person ID Card", Number(NationalId)),
    ("Refugee ID Card", Number(NationalId)),
    ("Tazkira National ID Card", Number(NationalId)),
    ("Citizen's Card Number", Number(NationalId)),
    ("Numero de Identidad", Number(NationalId)),
    ("Kenyan ID No.", Number(NationalId)),
    ("Moroccan Personal ID No.", Number(NationalId)),
    ("Bosnian Personal ID No.", Number(NationalId)),
    ("Turkish Identification Number", Number(NationalId)),
    ("UAE Identification", Number(NationalId)),
    ("CNP (Personal Numerical Code)", Number(NationalId)),
    ("Residency Number", Number(NationalId)),
    ("LE Number", Number(NationalId)),
    ("Identification Number", NumberOfParty),
    // Taxes.
    ("Tax ID No.", Number(TaxId)),
    ("NIT #", Number(TaxId)),
    ("R.F.C.", Number(TaxId)),
    ("RFC", Number(TaxId)),
    ("RUC #", Number(TaxId)),
    ("RIF #", Number(TaxId)),
    ("RTN", Number(TaxId)),
    ("RSIN", Number(TaxId)),
    ("C.I.F.", Number(TaxId)),
    ("C.U.I.T.", Number(TaxId)),
    ("V.A.T. Number", Number(TaxId)),
    ("US FEIN", Number(TaxId)),
    ("Fiscal Code", Number(TaxId)),
    ("Italian Fiscal Code", Number(TaxId)),
    ("Romanian Tax Registration", Number(TaxId)),
    ("Paraguayan tax identification number", Number(TaxId)),
    ("Numero Unico de Identificacao Tributaria (NUIT)", Number(TaxId)),
    // Bodies.
    ("Registration Number", Number(Registration)),
    ("Registration ID", Number(Registration)),
    ("Business Registration Number", Number(Registration)),
    ("Business Registration Document #", Number(Registration)),
    ("Business Number", Number(Registration)),
    ("Company Number", Number(Registration)),
    ("Company ID", Number(Registration)),
    ("Central Registration System Number", Number(Registration)),
    ("UK Company Number", Number(Registration)),
    ("Commercial Registry Number", Number(Registration)),
    ("Public Registration Number", Number(Registration)),
    ("Economic Register Number (CBLS)", Number(Registration)),
    ("Enterprise Number", Number(Registration)),
    ("Branch Unit Number", Number(Registration)),
    ("Chamber of Commerce Number", Number(Registration)),
    ("Dubai Chamber of Commerce Membership No.", Number(Registration)),
    ("Istanbul Chamber of Comm. No.", Number(Registration)),
    ("Certificate of Incorporation Number", Number(Registration)),
    ("Matricula Mercantil No", Number(Registration)),
    ("Folio Mercantil No.", Number(Registration)),
    ("C.R. No.", Number(Registration)),
    ("Romanian C.R.", Number(Registration)),
    ("Registered Charity No.", Number(Registration)),
    ("Government Gazette Number", Number(Registration)),
    ("Unified Social Credit Code (USCC)", Number(Registration)),
    ("United Social Credit Code Certificate (USCCC)", Number(Registration)),
    ("D-U-N-S Number", Number(Registration)),
    ("File Number", Number(Registration)),
    ("MSB Registration Number", Number(Registration)),
    ("Trade License No.", Number(Registration)),
    ("Tourism License No.", Number(Registration)),
    ("Afghan Money Service Provider License Number", Number(Registration)),
    ("License", Number(Registration)),
    ("Legal Entity Number", LegalEntity),
    ("SWIFT/BIC", Number(Bic)),
    ("Digital Currency Address", Wallet),
    // Ships and aircraft.
    ("Vessel Registration Identification", Ship),
    ("International Maritime Organization No.", Number(Imo)),
    ("MMSI", Number(Mmsi)),
    ("Vessel Call Sign", CallSign),
    ("Other Vessel Call Sign", CallSign),
    ("Vessel Type", Particular(Type)),
    ("Other Vessel Type", Particular(Type)),
    ("Tonnage", Particular(Tonnage)),
    ("Vessel Tonnage", Particular(Tonnage)),
    ("Gross Registered Tonnage", Particular(GrossTonnage)),
    ("Vessel Gross Registered Tonnage", Particular(GrossTonnage)),
    ("Vessel Year of Build", Particular(Built)),
    ("Vessel Owner", Particular(Owner)),
    ("Aircraft Tail Number", Number(Other)),
    ("Previous Aircraft Tail Number", Number(Other)),
    ("Aircraft Construction Number (also called L/N or S/N or F/N)", Number(Other)),
    ("Aircraft Manufacturer's Serial Number (MSN)", Number(Other)),
    ("Aircraft Serial Identification", Number(Other)),
    ("Aircraft Mode S Transponder Code", Number(Other)),
    ("Aircraft Model", Words),
    ("Aircraft Operator", Words),
    ("Aircraft Manufacture Date", Words),
    // Numbers of other kinds.
    ("Driver's License No.", Number(Other)),
    ("Pilot License Number", Number(Other)),
    ("Birth Certificate Number", Number(Other)),
    ("Cartilla de Servicio Militar Nacional", Number(Other)),
    ("Seafarer's Identification Document", Number(Other)),
    ("Immigration No.", Number(Other)),
    ("Public Security and Immigration No.", Number(Other)),
    ("Romanian Permanent Resident", Number(Other)),
    ("VisaNumberID", Number(Other)),
    ("SRE Permit No.", Number(Other)),
    ("Tarjeta Profesional", Number(Other)),
    ("Serial No.", Number(Other)),
    ("BIK (RU)", Number(Other)),
    ("ISIN", Number(Other)),
    // Words that end as a number's label would, and are none.
    ("Phone Number", Words),
    ("Telephone No.", Words),
    ("Fax No.", Words),
    ("Fax Number", Words),
    ("Chinese Commercial Code", Words),
    ("MICEX Code", Words),
];

impl Means {
    /// What a number under such a label is; none if the label means no number.
    pub(super) fn number(
        self,
        number: &str,
        is_person: bool,
        is_vessel: bool,
    ) -> Option<IdentifierKind> {
        let is_imo = imo(number).is_some();
        Some(match self {
            Number(kind) => kind,
            CallSign => Other,
            NumberOfParty if is_person => NationalId,
            Ship if is_imo => Imo,
            // A ship's owner has an IMO number, too, which is no ship's.
            NumberOfParty if is_imo && is_vessel => Imo,
            LegalEntity if Identifier::parse(Lei, number).is_ok() => Lei,
            NumberOfParty | Ship | LegalEntity => Registration,
            _ => return None,
        })
    }
}

/// The figures after `IMO`.
pub(super) fn imo(number: &str) -> Option<&str> {
    let (head, rest) = number.split_at_checked(3)?;
    let figures = rest.trim_start_matches([' ', '-', ':']);
    (head.eq_ignore_ascii_case("IMO") && figures.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(figures)
}

/// What a whole label means.
pub(super) fn means(label: &str) -> Means {
    let plain = label.replace('’', "'");
    let plain = plain.trim().trim_end_matches([':', '-', ' ']);
    let known = LABELS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(plain));
    match known {
        Some((_, means)) => *means,
        None if begins(plain, "Digital Currency Address").is_some() => Wallet,
        None if says_number(plain) => Number(Other),
        None => Words,
    }
}

/// A remark's label, what it means, and what stands after it: `Passport A123 (Iran)`. None if it
/// begins with no label.
pub(super) fn split(piece: &str) -> Option<(&str, Means, &str)> {
    let known = LABELS
        .iter()
        .filter(|(label, _)| begins(piece, label).is_some())
        .max_by_key(|(label, _)| label.len());
    if let Some((label, means)) = known {
        let (label, rest) = piece.split_at_checked(label.len())?;
        let rest = rest.trim_start_matches([':', ' ']);
        let rest = rest.strip_prefix("- ").unwrap_or(rest).trim();
        return (!rest.is_empty()).then_some((label, *means, rest));
    }
    // `Some New Number 12345`: the label ends before the first word with a figure.
    let figure = piece
        .split_whitespace()
        .find(|word| word.bytes().any(|b| b.is_ascii_digit()))?;
    let at = piece.find(figure)?;
    let (label, rest) = piece.split_at_checked(at)?;
    says_number(label.trim()).then_some((label.trim(), Number(Other), rest.trim()))
}

/// What stands after a label at the beginning of a text, if it is a word of its own.
fn begins<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(label.len())?;
    let ends = rest.is_empty() || rest.starts_with([' ', ':']);
    (ends && head.eq_ignore_ascii_case(label)).then_some(rest)
}

/// Whether the last word of an unknown label says that a number follows.
fn says_number(label: &str) -> bool {
    let last = label.split_whitespace().next_back().unwrap_or_default();
    let short = label.split_whitespace().count() <= 6;
    short
        && ["no.", "no", "number", "#", "id", "card"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_whole_and_at_the_beginning() {
        assert_eq!(means("Passport"), Number(Passport));
        assert_eq!(means("Digital Currency Address - XBT"), Wallet);
        assert_eq!(means("Secondary sanctions risk:"), Words);
        assert_eq!(means("Some New ID"), Number(Other));
        assert_eq!(
            means("Aircraft Manufacturer’s Serial Number (MSN)"),
            Number(Other)
        );
        for (piece, want) in [
            ("Passport A1 (Iran)", Some(("Passport", "A1 (Iran)"))),
            ("NIT # 80-7", Some(("NIT #", "80-7"))),
            ("Registration ID 140", Some(("Registration ID", "140"))),
            ("C.U.I.P. F1", Some(("C.U.I.P.", "F1"))),
            ("SWIFT/BIC HAVIGBLL", Some(("SWIFT/BIC", "HAVIGBLL"))),
            (
                "Digital Currency Address - XBT 1Ab",
                Some(("Digital Currency Address", "XBT 1Ab")),
            ),
            (
                "Other Kind of No. 77 (Iran)",
                Some(("Other Kind of No.", "77 (Iran)")),
            ),
            ("DOB: 10 October 1969", Some(("DOB", "10 October 1969"))),
            ("Passports were seized in 1999", None),
            ("Regulations, sections 510.201", None),
            ("Minister", None),
        ] {
            let found = split(piece).map(|(label, _, rest)| (label, rest));
            assert_eq!(found, want, "{piece}");
        }
    }
}
