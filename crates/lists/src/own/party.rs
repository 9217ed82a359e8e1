//! A row of the user's own table to a party.

use jiff::ToSpan;
use jiff::civil::Date;
use vokter_entities::{
    Country, Effect, Entity, IdentifierKind, Kind, Listing, NameKind, PartialDate, Person, Schema,
    Vessel, is_latin,
};

use super::columns::Columns;
use super::field::Field;
use super::rows::Row;
use crate::draft::{Draft, fingerprint};
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::written;

/// A party before it has its identity.
pub(super) struct Party {
    pub(super) entity: Entity,
    /// The user's reference; none where there is no such column or cell.
    pub(super) reference: Option<String>,
    /// A hash of schema, main name and birth dates, for parties without a reference.
    pub(super) key: String,
    /// A hash of all cells.
    pub(super) content: String,
    /// Numbers that fail the check of their kind.
    pub(super) odd_numbers: usize,
}

/// A number shorter than this is a row's number, and no identity number of anybody.
const IDENTIFIER_CHARS_MIN: usize = 5;

/// The party of a row.
pub(super) fn party(list: &str, columns: &Columns, row: &Row) -> Result<Party, ReadError> {
    let cells = Cells { columns, row };
    let ids: Vec<&str> = cells.of(Field::Id).map(|(_, id)| id).collect();
    // One identity number tells a party from the others; several may be anything.
    let only = (ids.len() == 1).then(|| ids.first().copied()).flatten();
    let reference = cells.first(Field::Reference).or(only);
    let mut draft = Draft::new(list, reference.unwrap_or_default(), kind(&cells)?);
    names(&mut draft, &cells);
    let mut odd_numbers = 0;
    let mut listing = Listing {
        list: list.to_owned(),
        reference: reference.map(str::to_owned),
        regime: cells.joined(Field::Regime),
        programme: cells.joined(Field::Programme),
        effect: Effect::Other,
        listed_on: None,
        legal_basis: cells.joined(Field::LegalBasis),
        unconfirmed: false,
    };
    for (column, field, value) in cells.all() {
        let wrong = |expected: &str| cells.wrong(column, reference, value, expected);
        let country = || {
            country(value)
                .ok_or_else(|| wrong("a country: write an ISO code such as kp, or its name"))
        };
        match field {
            Some(Field::BirthDate) => {
                for date in dates(value, &row.place).ok_or_else(|| wrong(A_DATE))? {
                    draft.birth_date(Some(date));
                }
            }
            Some(Field::BirthPlace) => draft.birth_place(value),
            Some(Field::Gender) => match gender(value) {
                Some(gender) => draft.gender(gender),
                None => return Err(wrong("a gender: write female or male")),
            },
            Some(Field::Country) => {
                let country = country()?;
                draft.country(Some(country));
                if let Kind::Vessel(vessel) = &mut draft.entity.kind {
                    vessel.flags.push(country);
                }
            }
            Some(Field::Nationality) => {
                let country = country()?;
                draft.country(Some(country));
                if let Some(person) = draft.person()
                    && !person.nationalities.contains(&country)
                {
                    person.nationalities.push(country);
                }
            }
            Some(Field::Effect) => {
                listing.effect = effect(value).ok_or_else(|| {
                    wrong("an effect: freeze, travel-ban, sectoral, export-control, debarment, port-ban or other")
                })?;
            }
            Some(Field::ListedOn) => {
                let date = serial(value, &row.place).or_else(|| written::date(value));
                listing.listed_on = Some(date.ok_or_else(|| wrong(A_DATE))?);
            }
            Some(Field::Address) => draft.address(value, None),
            Some(Field::Position) => draft.position(value),
            Some(Field::Title) => draft.title(value),
            Some(Field::Note) => draft.entity.remarks.push(value.to_owned()),
            Some(Field::Id) => {
                if value.chars().filter(|c| c.is_alphanumeric()).count() >= IDENTIFIER_CHARS_MIN {
                    draft.identifier(IdentifierKind::Other, value, None);
                }
            }
            None => draft.remark(columns.name(column), value),
            Some(field) => {
                if let Some(kind) = identifier(field) {
                    let sure = vokter_entities::Identifier::parse(kind, value).is_ok();
                    odd_numbers += usize::from(!sure);
                    draft.identifier(kind, value, None);
                }
            }
        }
    }
    draft.listing(listing);
    let Some(entity) = draft.finish() else {
        return Err(cells.error(reference, Fault::NamelessRow));
    };
    let mut born: Vec<String> = entity
        .birth_dates()
        .iter()
        .map(PartialDate::to_string)
        .collect();
    born.sort();
    let identity = format!(
        "{}\n{}\n{}",
        entity.schema(),
        entity.caption(),
        born.join(" ")
    );
    Ok(Party {
        key: fingerprint(&[&identity]),
        content: fingerprint(&[&cells.content()]),
        reference: reference.map(str::to_owned),
        entity,
        odd_numbers,
    })
}

const A_DATE: &str = "a date: write 1955-05-21, 21.05.1955, 1955-05, 1955 or ~1955, the day first";

/// A row with the meaning of its columns.
struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

impl<'a> Cells<'a> {
    /// Every value with its column and field.
    fn all(&self) -> impl Iterator<Item = (usize, Option<Field>, &'a str)> {
        let columns = self.columns;
        self.row.cells.iter().flat_map(move |cell| {
            let field = columns.field(cell.column);
            let values = cell.values.iter();
            values.map(move |value| (cell.column, field, value.as_str()))
        })
    }

    /// The values of a field with their columns.
    fn of(&self, wanted: Field) -> impl Iterator<Item = (usize, &'a str)> {
        self.all()
            .filter(move |(_, field, _)| *field == Some(wanted))
            .map(|(column, _, value)| (column, value))
    }

    fn first(&self, wanted: Field) -> Option<&'a str> {
        self.of(wanted).next().map(|(_, value)| value)
    }

    fn joined(&self, wanted: Field) -> Option<String> {
        let values: Vec<&str> = self.of(wanted).map(|(_, value)| value).collect();
        (!values.is_empty()).then(|| values.join("; "))
    }

    /// All cells under their columns' names, whatever the order of the columns.
    fn content(&self) -> String {
        let cells = self.all().map(|(column, field, value)| {
            let name = match field {
                Some(field) => field.as_str(),
                None => self.columns.name(column),
            };
            format!("{name}\t{value}")
        });
        let mut cells: Vec<String> = cells.collect();
        cells.sort();
        cells.join("\n")
    }

    fn error(&self, reference: Option<&str>, fault: Fault) -> ReadError {
        ReadError {
            place: self.row.place.clone(),
            record: reference.map(str::to_owned),
            field: None,
            fault,
        }
    }

    fn wrong(
        &self,
        column: usize,
        reference: Option<&str>,
        value: &str,
        expected: &str,
    ) -> ReadError {
        let fault = Fault::Value {
            value: shortened(value),
            expected: expected.to_owned(),
        };
        self.error(reference, fault)
            .in_field(self.columns.name(column))
    }
}

/// Fields that only a human being has.
const OF_PERSONS: [Field; 7] = [
    Field::BirthDate,
    Field::BirthPlace,
    Field::GivenName,
    Field::FamilyName,
    Field::Gender,
    Field::Nationality,
    Field::Passport,
];

/// What a row is: as it says, else as its other columns show.
fn kind(cells: &Cells) -> Result<Kind, ReadError> {
    let schema = if let Some((column, word)) = cells.of(Field::Schema).next() {
        schema(word).ok_or_else(|| {
            let expected = "a schema: person, organization, company, legalentity, vessel, airplane or cryptowallet";
            cells.wrong(column, cells.first(Field::Reference), word, expected)
        })?
    } else {
        let has = |fields: &[Field]| fields.iter().any(|field| cells.first(*field).is_some());
        if has(&OF_PERSONS) {
            Schema::Person
        } else if has(&[Field::Imo, Field::Mmsi]) {
            Schema::Vessel
        } else {
            Schema::LegalEntity
        }
    };
    Ok(match schema {
        Schema::Person => Kind::Person(Person::default()),
        Schema::Organization => Kind::Organization,
        Schema::Company => Kind::Company,
        Schema::LegalEntity => Kind::LegalEntity,
        Schema::Vessel => Kind::Vessel(Vessel::default()),
        Schema::Airplane => Kind::Airplane,
        Schema::CryptoWallet => Kind::CryptoWallet,
        Schema::Address => Kind::Address,
        Schema::Other => Kind::Other(schema.as_str().to_owned()),
    })
}

/// A schema by its name or a usual word.
fn schema(word: &str) -> Option<Schema> {
    if let Ok(schema) = word.parse() {
        return Some(schema);
    }
    Some(match super::field::key(word).as_str() {
        "individual" | "individuals" | "naturalperson" | "persons" | "p" | "i" | "fysiskperson"
        | "privatperson" | "naturlicheperson" | "personne" | "personnephysique" | "persona"
        | "personafisica" => Schema::Person,
        "organisation" | "org" | "body" | "group" | "organisasjon" | "organizacion"
        | "publicbody" => Schema::Organization,
        "business" | "corporation" | "firm" | "selskap" | "bedrift" | "firma" | "unternehmen"
        | "societe" | "entreprise" | "empresa" | "sociedad" => Schema::Company,
        "entity" | "entities" | "legalperson" | "e" | "juridiskperson" | "juristischeperson"
        | "personnemorale" | "entite" | "personajuridica" | "entidad" => Schema::LegalEntity,
        "ship" | "ships" | "boat" | "v" | "skip" | "fartoy" | "schiff" | "navire" | "buque" => {
            Schema::Vessel
        }
        "aircraft" | "plane" | "a" | "fly" | "flugzeug" | "aeronef" | "avion" | "aeronave" => {
            Schema::Airplane
        }
        "wallet" | "cryptoaddress" => Schema::CryptoWallet,
        _ => return None,
    })
}

/// Every name of the row: the whole one first, else the one put together from its parts.
fn names(draft: &mut Draft, cells: &Cells) {
    let primary = |text: &str, kind| match kind {
        NameKind::StrongAlias if !is_latin(text) => NameKind::OriginalScript,
        kind => kind,
    };
    for (field, kind) in [
        (Field::Name, NameKind::Primary),
        (Field::Alias, NameKind::StrongAlias),
        (Field::FormerName, NameKind::Former),
        (Field::WeakAlias, NameKind::WeakAlias),
    ] {
        for (_, value) in cells.of(field) {
            draft.name(value, primary(value, kind));
        }
    }
    let parts = [Field::GivenName, Field::MiddleName, Field::FamilyName];
    let parts = parts.iter().flat_map(|field| cells.of(*field));
    let parts: Vec<&str> = parts.map(|(_, part)| part).collect();
    let whole = parts.join(" ");
    let kind = match cells.first(Field::Name) {
        None => NameKind::Primary,
        Some(_) => primary(&whole, NameKind::StrongAlias),
    };
    draft.name(&whole, kind);
}

/// Dates in one cell: one, or several with "or" or a semicolon between them.
fn dates(text: &str, place: &Place) -> Option<Vec<PartialDate>> {
    if let Some(date) = serial(text, place).or_else(|| written::date(text)) {
        return Some(vec![date]);
    }
    let lower = text.to_lowercase();
    let parts = lower.split(';').flat_map(|part| part.split(" or "));
    parts.map(written::date).collect()
}

/// A workbook's day as the number that it is to a spreadsheet, where its cell is not formatted as a
/// date: days since the end of 1899, as spreadsheets count. Five figures are no year.
fn serial(text: &str, place: &Place) -> Option<PartialDate> {
    const FIRST: Date = jiff::civil::date(1899, 12, 30);
    let is_number = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || !matches!(place, Place::Sheet(_)) {
        return None;
    }
    let days: i64 = text.parse().ok()?;
    let day = FIRST.checked_add(days.days()).ok()?;
    day.to_string().parse().ok()
}

fn country(text: &str) -> Option<Country> {
    text.parse().ok().or_else(|| Country::from_name(text))
}

/// A gender in the words of the languages of the headers, in [`Draft::gender`]'s words.
fn gender(word: &str) -> Option<&'static str> {
    Some(match super::field::key(word).as_str() {
        "male" | "m" | "man" | "mann" | "mannlich" | "homme" | "masculin" | "hombre"
        | "masculino" => "male",
        "female" | "f" | "woman" | "kvinne" | "k" | "w" | "weiblich" | "femme" | "feminin"
        | "mujer" | "femenino" => "female",
        _ => return None,
    })
}

/// An effect by its word, however it is spelt: "Travel Ban", "travel_ban".
fn effect(word: &str) -> Option<Effect> {
    let words = word.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words.join("-").as_str() {
        "asset-freeze" | "assets-freeze" | "block" | "blocked" => Some(Effect::Freeze),
        word => word.parse().ok(),
    }
}

fn identifier(field: Field) -> Option<IdentifierKind> {
    Some(match field {
        Field::Passport => IdentifierKind::Passport,
        Field::NationalId => IdentifierKind::NationalId,
        Field::TaxId => IdentifierKind::TaxId,
        Field::Registration => IdentifierKind::Registration,
        Field::Imo => IdentifierKind::Imo,
        Field::Mmsi => IdentifierKind::Mmsi,
        Field::Bic => IdentifierKind::Bic,
        Field::Lei => IdentifierKind::Lei,
        Field::Iban => IdentifierKind::Iban,
        Field::Wallet => IdentifierKind::Wallet,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::SheetRow;

    #[test]
    fn a_workbooks_number_is_a_day_and_a_texts_is_not() {
        let sheet = Place::Sheet(Box::new(SheetRow {
            sheet: "a".to_owned(),
            row: 2,
        }));
        for (number, day) in [("36526", "2000-01-01"), ("20000", "1954-10-03")] {
            let dates = dates(number, &sheet).unwrap();
            assert_eq!(dates[0].to_string(), day);
            assert_eq!(serial(number, &Place::Row(2)), None);
        }
        // Four figures are a year.
        assert_eq!(dates("1955", &sheet).unwrap()[0].to_string(), "1955");
    }
}
