//! From an entry of an annex to a party.

use vokter_entities::{Country, Effect, IdentifierKind, Kind, Listing, NameKind, Person, Vessel};

use super::{LIST, celex};
use crate::draft::Draft;
use crate::fault::{Fault, ReadError, shortened};
use crate::table::Record;
use crate::written::{self, documents};

/// What an entry is.
pub(super) fn kind(row: &Record) -> Result<Kind, ReadError> {
    let schema = row.get("schema").unwrap_or_default();
    match schema {
        "Person" => Ok(Kind::Person(Person::default())),
        "LegalEntity" => Ok(Kind::LegalEntity),
        "Company" => Ok(Kind::Company),
        "Organization" => Ok(Kind::Organization),
        "Vessel" => Ok(Kind::Vessel(Vessel::default())),
        "" => Err(row.error(
            row.get("name"),
            Some("schema"),
            Fault::Value {
                value: String::new(),
                expected: "a schema such as Person or Company".to_owned(),
            },
        )),
        // Ports, airports and refineries are `Asset`.
        other => Ok(Kind::Other(shortened(other))),
    }
}

/// Adds a row to its party.
pub(super) fn add(draft: &mut Draft, row: &Record) -> Result<(), ReadError> {
    let name = row
        .get("name")
        .ok_or_else(|| row.error(row.get("recordId"), Some("name"), Fault::NoName))?;
    names(draft, row, name);
    let text = |column: &str| unquoted(row.get(column).unwrap_or_default());
    let births = text("birthDate");
    let dates = written::dates(births);
    for date in dates.found {
        draft.birth_date(Some(date));
    }
    if dates.rest || !births.is_empty() && draft.person().is_none() {
        draft.remark("birth date", births);
    }
    for place in pieces(text("birthPlace")) {
        draft.birth_place(place);
    }
    for item in pieces(text("nationality")) {
        // `Russian (the Union does not recognise passports issued by …)`: the words outside.
        let outside = item.split('(').next().unwrap_or_default().trim();
        draft.nationality_in_words(outside);
        if outside.len() < item.len() {
            draft.remark("nationality", item);
        }
    }
    for column in ["country", "jurisdiction"] {
        if !text(column).is_empty() {
            draft.country_in_words(column, text(column));
        }
    }
    for position in written::items(text("position")) {
        draft.position(position);
    }
    draft.gender(text("gender").trim_end_matches('.'));
    flag(draft, text("flag"));
    for address in written::items(text("address")) {
        let country = documents::only(&Country::mentioned(address));
        draft.address(address, country);
    }
    numbers(draft, row);
    for column in REMARKS {
        draft.remark(column, text(column));
    }
    draft.listing(listing(row, &draft.entity.kind));
    Ok(())
}

/// Columns that are kept as they are.
const REMARKS: [&str; 15] = [
    "appearance",
    "ethnicity",
    "fatherName",
    "motherName",
    "incorporationDate",
    "legalForm",
    "sector",
    "kppCode",
    "ticker",
    "phone",
    "email",
    "website",
    "reason",
    "notes",
    "amendmentCelex",
];

fn names(draft: &mut Draft, row: &Record, name: &str) {
    let mut first = true;
    for name in written::either_side(name) {
        let kind = if first {
            NameKind::Primary
        } else {
            NameKind::StrongAlias
        };
        draft.names_in(name, kind);
        first = false;
    }
    for (column, kind) in [
        ("alias", NameKind::StrongAlias),
        ("weakAlias", NameKind::WeakAlias),
        ("previousName", NameKind::Former),
    ] {
        let text = unquoted(row.get(column).unwrap_or_default());
        for name in pieces(text).into_iter().flat_map(written::either_side) {
            for name in written::by_script(name) {
                draft.names_in(&name, kind);
            }
        }
    }
}

/// A cell without quotes around the whole of it.
fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner
        .filter(|inner| !inner.contains('"'))
        .unwrap_or(text)
        .trim()
}

/// The values of a cell: between semicolons that stand in no bracket, or counted.
fn pieces(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let pieces = text.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == ';'
    });
    pieces.flat_map(written::items).collect()
}

/// Numbers, with the country and the kind that the words around them tell.
fn numbers(draft: &mut Draft, row: &Record) {
    use IdentifierKind::{Bic, Imo, Lei, Mmsi, NationalId, Other, Passport, Registration, TaxId};
    for (column, kind) in [
        ("passportNumber", Passport),
        ("idNumber", NationalId),
        ("taxNumber", TaxId),
        ("innCode", TaxId),
        ("registrationNumber", Registration),
        ("ogrnCode", Registration),
        ("okpoCode", Other),
        ("leiCode", Lei),
        ("swiftBic", Bic),
        ("imoNumber", Imo),
        ("mmsi", Mmsi),
    ] {
        let cell = unquoted(row.get(column).unwrap_or_default());
        let mut words = false;
        for piece in pieces(cell) {
            words |= piece.contains(' ');
            let country = documents::only(&Country::mentioned(piece));
            let kind = match kind {
                NationalId => documents::kind_of("national", piece),
                Registration if piece.contains("Tax") || piece.contains("INN") => TaxId,
                kind => kind,
            };
            let found = match kind {
                // These have no digits for sure, or letters in front.
                Bic | Lei => piece.split(" and ").map(str::to_owned).collect(),
                _ => documents::numbers(&piece.replace(", KPP", "; KPP")),
            };
            for number in found {
                draft.identifier(kind, &number, country);
            }
        }
        if words {
            draft.remark(column, cell);
        }
    }
}

fn flag(draft: &mut Draft, text: &str) {
    let country = Country::from_name(text);
    draft.country(country);
    if let Kind::Vessel(vessel) = &mut draft.entity.kind {
        vessel.flags.extend(country);
    }
}

fn listing(row: &Record, kind: &Kind) -> Listing {
    let annex = row.get("annex").unwrap_or_default();
    let number = row.get("recordId").map(|number| format!(", {number}"));
    let amendment = row
        .get("amendmentCelex")
        .map(|act| format!(", as amended by {act}"));
    let programme = row.get("programKey").unwrap_or_default();
    Listing {
        list: LIST.to_owned(),
        reference: Some(format!(
            "{}, {annex}{}",
            celex(row),
            number.unwrap_or_default()
        )),
        regime: Some(
            programme
                .strip_prefix("EU-")
                .unwrap_or(programme)
                .to_owned(),
        )
        .filter(|regime| !regime.is_empty()),
        programme: row.get("measure").map(str::to_owned),
        effect: effect(row.get("measure").unwrap_or_default(), kind),
        listed_on: row
            .get("startDate")
            .and_then(|text| written::dates(text).found.first().copied()),
        legal_basis: Some(format!(
            "{}, annex {annex}{}",
            celex(row),
            amendment.unwrap_or_default()
        )),
        unconfirmed: false,
    }
}

/// What an annex does to those in it.
fn effect(measure: &str, kind: &Kind) -> Effect {
    match measure {
        "Asset freeze" => Effect::Freeze,
        "Export control" => Effect::ExportControl,
        "Transportation restrictions" if matches!(kind, Kind::Vessel(_)) => Effect::PortBan,
        // Ports and airports that nobody may deal with, capital markets, banks, broadcasters, stakes.
        "Transportation restrictions"
        | "Financial restrictions"
        | "Services ban"
        | "Investment ban" => Effect::Sectoral,
        "Travel ban" => Effect::TravelBan,
        _ => Effect::Other,
    }
}
