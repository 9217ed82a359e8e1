//! `targets.simple.csv`: a row a target.
//!
//! Aliases, dates, countries, addresses and identifiers stand in one cell each with semicolons
//! between them; one that holds a semicolon itself is quoted inside the cell. Identifiers come
//! without a kind, and a sanction as one text.

use vokter_entities::{
    Country, Effect, Identifier, IdentifierKind, Kind, Listing, NameKind, Person, Schema, Vessel,
    is_latin,
};

use super::gather::Gathered;
use crate::draft::Draft;
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::stream::Stream;

/// More rows than there are targets; the largest collection has some two million.
const ROWS_MAX: u64 = 20_000_000;

pub(super) fn read(stream: &Stream<'_>) -> Result<Gathered, ReadError> {
    let unreadable = |reason: String| ReadError::whole(Fault::Unreadable(reason));
    let text = stream
        .open()
        .map_err(|error| unreadable(error.to_string()))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let header = reader
        .headers()
        .map_err(|error| unreadable(error.to_string()))?
        .clone();
    let names: Vec<&str> = header
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').trim())
        .collect();
    let mut gathered = Gathered::default();
    let mut titles: Vec<String> = Vec::new();
    let mut seen = std::collections::HashMap::new();
    let mut row = csv::StringRecord::new();
    let mut number = 1;
    let mut nameless = 0_usize;
    loop {
        number += 1;
        let at = |fault| ReadError {
            place: Place::Row(number),
            record: None,
            field: None,
            fault,
        };
        let more = reader
            .read_record(&mut row)
            .map_err(|error| at(Fault::Unreadable(error.to_string())))?;
        if !more {
            break;
        }
        if row.len() != names.len() {
            return Err(at(Fault::Columns {
                found: row.len(),
                expected: names.len(),
            }));
        }
        if number > ROWS_MAX {
            return Err(at(Fault::TooManyRecords {
                limit: ROWS_MAX as usize,
            }));
        }
        let target = Target {
            names: &names,
            row: &row,
        };
        let id = target.cell("id").ok_or_else(|| at(Fault::NoReference))?;
        if let Some(first) = seen.insert(id.to_owned(), number) {
            let first = Place::Row(first);
            let reference = id.to_owned();
            return Err(at(Fault::Duplicate { reference, first }));
        }
        for title in target.cell("dataset").into_iter().flat_map(values) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let last_seen = target.cell("last_seen").map(str::to_owned);
        if last_seen > gathered.last_seen {
            gathered.last_seen = last_seen;
        }
        let entity = target
            .party(id)
            .map_err(|(field, fault)| at(fault).in_field(field).of_record(id))?;
        match entity {
            Some(entity) => gathered.parties.push(entity),
            None => nameless += 1,
        }
    }
    if gathered.parties.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    if nameless > 0 {
        gathered.warnings.push(format!(
            "{nameless} parties have neither a name nor an identifier and were left out"
        ));
    }
    if let [title] = titles.as_slice() {
        gathered.title = Some(title.clone());
    }
    Ok(gathered)
}

/// A row with its header.
struct Target<'r> {
    names: &'r [&'r str],
    row: &'r csv::StringRecord,
}

impl<'r> Target<'r> {
    fn cell(&self, name: &str) -> Option<&'r str> {
        let at = self.names.iter().position(|known| *known == name)?;
        self.row
            .get(at)
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    }

    fn values(&self, name: &str) -> Vec<String> {
        self.cell(name).map(values).unwrap_or_default()
    }

    /// The party; none without a name and without an identifier.
    fn party(&self, id: &str) -> Result<Option<vokter_entities::Entity>, (&'static str, Fault)> {
        let schema = self.cell("schema").unwrap_or_default();
        let kind = kind(schema);
        let mut draft = Draft::new("", id, kind);
        draft.entity.id = vokter_entities::EntityId(id.to_owned());
        for name in self.values("name") {
            draft.name(&name, NameKind::Primary);
        }
        for alias in self.values("aliases") {
            let kind = if is_latin(&alias) {
                NameKind::StrongAlias
            } else {
                NameKind::OriginalScript
            };
            draft.name(&alias, kind);
        }
        for date in self.values("birth_date") {
            let read = date.parse().map_err(|_| {
                let expected = "a date: 1955-05-21, 1955-05 or 1955".to_owned();
                (
                    "birth_date",
                    Fault::Value {
                        value: shortened(&date),
                        expected,
                    },
                )
            })?;
            draft.birth_date(Some(read));
        }
        for code in self.values("countries") {
            match code.parse::<Country>() {
                Ok(country) => {
                    draft.country(Some(country));
                    if let Kind::Vessel(vessel) = &mut draft.entity.kind {
                        vessel.flags.push(country);
                    }
                }
                // FollowTheMoney has codes for places that ISO 3166 has none for.
                Err(_) => draft.remark("country", &code),
            }
        }
        for address in self.values("addresses") {
            draft.address(&address, None);
        }
        let is_vessel = matches!(draft.entity.kind, Kind::Vessel(_));
        for number in self.values("identifiers") {
            let kind = match draft.entity.kind {
                Kind::CryptoWallet => IdentifierKind::Wallet,
                _ => kind_of(&number, is_vessel),
            };
            draft.identifier(kind, &number, None);
        }
        for (name, what) in [("phones", "phone"), ("emails", "email")] {
            for value in self.values(name) {
                draft.remark(what, &value);
            }
        }
        let programmes = self.values("program_ids");
        let mut words: Vec<&str> = programmes.iter().map(String::as_str).collect();
        let sanctions = self.values("sanctions");
        words.extend(sanctions.iter().map(String::as_str));
        let effect = super::effect::of_words(&words);
        let listing = Listing {
            list: String::new(),
            reference: Some(id.to_owned()),
            regime: self.cell("dataset").map(str::to_owned),
            programme: (!programmes.is_empty()).then(|| programmes.join("; ")),
            // The file holds targets, and says of what only in its programmes.
            effect: effect.unwrap_or(Effect::Other),
            listed_on: None,
            legal_basis: None,
            unconfirmed: false,
        };
        draft.listing(listing);
        for sanction in sanctions {
            draft.remark("sanction", &sanction);
        }
        if draft.entity.names.is_empty() {
            // A wallet has its key alone, many a ship only its number.
            let has_identifier = !draft.entity.identifiers.is_empty();
            return Ok(has_identifier.then_some(draft.entity));
        }
        Ok(draft.finish())
    }
}

fn kind(schema: &str) -> Kind {
    match schema.parse() {
        Ok(Schema::Person) => Kind::Person(Person::default()),
        Ok(Schema::Organization) => Kind::Organization,
        Ok(Schema::Company) => Kind::Company,
        Ok(Schema::LegalEntity) => Kind::LegalEntity,
        Ok(Schema::Vessel) => Kind::Vessel(Vessel::default()),
        Ok(Schema::Airplane) => Kind::Airplane,
        Ok(Schema::CryptoWallet) => Kind::CryptoWallet,
        Ok(Schema::Address) => Kind::Address,
        _ if schema == "PublicBody" => Kind::Organization,
        _ if super::thing::is_party(schema) => Kind::Other(schema.to_owned()),
        // The model grows, and the table holds targets alone.
        _ => Kind::LegalEntity,
    }
}

/// What a bare number may be: only what says so itself is believed. Nine digits of a ship are its
/// MMSI; the IMO numbers of companies are another row of numbers than those of ships.
fn kind_of(number: &str, is_vessel: bool) -> IdentifierKind {
    let is = |kind| Identifier::parse(kind, number).is_ok();
    if is_vessel && number.to_uppercase().starts_with("IMO") {
        IdentifierKind::Imo
    } else if is(IdentifierKind::Lei) {
        IdentifierKind::Lei
    } else if is_vessel && number.len() == 9 && is(IdentifierKind::Mmsi) {
        IdentifierKind::Mmsi
    } else {
        IdentifierKind::Other
    }
}

/// The values of a cell, which is itself a line of CSV with semicolons.
fn values(cell: &str) -> Vec<String> {
    if !cell.contains('"') {
        return cell.split(';').filter_map(crate::draft::tidy).collect();
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(b';')
        .from_reader(cell.as_bytes());
    let records = reader.records().map_while(Result::ok);
    let mut values = Vec::new();
    for record in records {
        values.extend(record.iter().filter_map(crate::draft::tidy));
    }
    values
}
