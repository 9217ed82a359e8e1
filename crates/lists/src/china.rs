//! China's countermeasures, unreliable entities and export controls, as OpenSanctions' table of the
//! ministries' announcements has them.
//!
//! The ministries publish announcements and no list. The table (columns Type, QID, Name, Alias,
//! Chinese name, …) is collected from them by hand. One row is one listing, so that a party with
//! several stands several times, each time as a record of its own. There are no record numbers:
//! the identity is a hash of type, name, list and day, and where two rows share these, of the
//! whole row.
//!
//! Met: the table of August 2026, whole.

use std::collections::HashMap;

use vokter_entities::{
    Country, Effect, Entity, EntityId, IdentifierKind, Kind, Listing, NameKind, PartialDate, Person,
};

use crate::draft::{Draft, fingerprint};
use crate::fault::{Fault, ReadError, shortened};
use crate::list::Publication;
use crate::look::{Look, look};
use crate::recognise::{Asked, Reading, Shape};
use crate::table::{Header, Record, Table};
use crate::written;

/// The list's name.
pub const LIST: &str = "cn-sanctions";

/// What people call it.
pub const TITLE: &str = "China's countermeasures and export controls";

const COLUMNS: [&str; 7] = [
    "Type",
    "Name",
    "Alias",
    "Chinese name",
    "Topics",
    "List",
    "Date",
];

/// The format, known by its columns.
pub(crate) const SHAPE: Shape = Shape {
    what: "the table of China's announcements (columns Type, Name, Alias, Chinese name, Topics, List, Date)",
    recognises: |look| look.has_columns(&COLUMNS),
    reading: Reading::Whole(read),
};

fn read(bytes: &[u8], _: &Asked) -> Result<Publication, ReadError> {
    let delimiter = match look(bytes) {
        Ok(Look::Delimited { delimiter, .. }) => delimiter,
        _ => b',',
    };
    let table = Table::delimited(bytes, delimiter, Header::Row(0))?;
    table.must_have(&COLUMNS)?;
    let mut rows: HashMap<String, usize> = HashMap::new();
    let mut entities = Vec::with_capacity(table.records().len());
    for record in table.records() {
        *rows.entry(key(&record)).or_default() += 1;
    }
    let mut seen = HashMap::new();
    for record in table.records() {
        let mut reference = key(&record);
        if rows.get(&reference).is_some_and(|rows| *rows > 1) {
            let cells: Vec<&str> = record.filled().map(|(_, cell)| cell).collect();
            reference = format!("{reference}-{}", fingerprint(&cells));
        }
        if let Some(first) = seen.insert(reference.clone(), record.place().clone()) {
            let fault = Fault::Duplicate {
                reference: reference.clone(),
                first,
            };
            return Err(record.error(Some(&reference), None, fault));
        }
        entities.push(party(&record, &reference)?);
    }
    if entities.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        entities,
        ..Publication::default()
    })
}

fn key(record: &Record) -> String {
    let columns = ["Type", "Name", "List", "Date"];
    fingerprint(&columns.map(|column| record.get(column).unwrap_or_default()))
}

fn party(record: &Record, reference: &str) -> Result<Entity, ReadError> {
    let wrong = |column: &str, value: &str, expected: &str| {
        let fault = Fault::Value {
            value: shortened(value),
            expected: expected.to_owned(),
        };
        record.error(record.get("Name"), Some(column), fault)
    };
    let kind = match record.get("Type").unwrap_or_default() {
        "Person" => Kind::Person(Person::default()),
        "Company" => Kind::Company,
        "Organization" => Kind::Organization,
        other => return Err(wrong("Type", other, "Person, Company or Organization")),
    };
    let mut draft = Draft::new(LIST, reference, kind);
    draft.entity.id = EntityId(format!("{LIST}-{reference}"));
    let values = |column: &str| {
        let cell = record.get(column).unwrap_or_default();
        cell.split([';', '；'])
            .map(str::trim)
            .filter(|value| !value.is_empty())
    };
    draft.name(record.get("Name").unwrap_or_default(), NameKind::Primary);
    for alias in values("Alias") {
        draft.name(alias, NameKind::StrongAlias);
    }
    for name in values("Chinese name") {
        draft.name(name, NameKind::OriginalScript);
    }
    for country in values("Country") {
        match country.parse::<Country>() {
            Ok(country) => draft.country(Some(country)),
            Err(_) => draft.country_in_words("country", country),
        }
    }
    draft.identifier(
        IdentifierKind::Other,
        record.get("QID").unwrap_or_default(),
        None,
    );
    draft.position(record.get("Summary").unwrap_or_default());
    draft.position(record.get("Chinese summary").unwrap_or_default());
    draft.address(record.get("Address").unwrap_or_default(), None);
    let day = |column: &'static str| match record.get(column) {
        None => Ok(None),
        Some(text) => match date(text) {
            Some(date) => Ok(Some(date)),
            None => Err(wrong(column, text, "a date such as 02.12.2019")),
        },
    };
    let ended = day("End date")?;
    let list = record.get("List");
    draft.listing(Listing {
        list: LIST.to_owned(),
        reference: None,
        regime: list.map(str::to_owned),
        programme: record.get("Body").map(str::to_owned),
        // What has ended is told, and does nothing any more.
        effect: match ended {
            None => effect(
                record.get("Topics").unwrap_or_default(),
                list.unwrap_or_default(),
            ),
            Some(_) => Effect::Other,
        },
        listed_on: day("Date")?,
        legal_basis: record.get("Source URL").map(str::to_owned),
        unconfirmed: false,
    });
    if let Some(ended) = ended {
        draft.remark("end date", &ended.to_string());
    }
    draft
        .finish()
        .ok_or_else(|| record.error(None, Some("Name"), Fault::NoName))
}

/// The Anti-Foreign Sanctions Law (AFSL) seizes and freezes what its targets have in China; export
/// controls are what they say; the unreliable entities are barred from trade and investment, and
/// the other countermeasures differ from case to case.
fn effect(topics: &str, list: &str) -> Effect {
    match (topics, list) {
        ("export.control", _) => Effect::ExportControl,
        (_, "AFSL") => Effect::Freeze,
        _ => Effect::Other,
    }
}

/// A day as the table writes it, in this century where the year has two digits.
fn date(text: &str) -> Option<PartialDate> {
    if let Some((days, year)) = text.rsplit_once('.')
        && year.len() == 2
    {
        return written::date(&format!("{days}.20{year}"));
    }
    written::date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "Type,QID,Name,Alias,Chinese name,Country,Topics,Summary,Chinese summary,Body,List,Date,End date,Source URL,Address\n";

    fn parties(rows: &str) -> Result<Vec<Entity>, ReadError> {
        let csv = format!("{HEADER}{rows}");
        read(csv.as_bytes(), &Asked::default()).map(|list| list.entities)
    }

    #[test]
    fn names_in_both_scripts_and_what_a_listing_does() {
        let parties = parties(
            "Person,Q1,Aa Bb,Ab;Ba,甲乙,US,sanction.counter,Senator,,Xx,AFSL,13.07.20,,u,\nCompany,,Cc,,丙,Japan,export.control,,,Yy,Watch,02.12.2019,24.04.2021,u,Street 1\n",
        )
        .unwrap();
        let kinds: Vec<NameKind> = parties[0].names.iter().map(|name| name.kind).collect();
        assert_eq!(
            kinds,
            [
                NameKind::Primary,
                NameKind::StrongAlias,
                NameKind::StrongAlias,
                NameKind::OriginalScript
            ]
        );
        let listing = &parties[0].listings[0];
        assert_eq!(listing.listed_on.unwrap().to_string(), "2020-07-13");
        assert_eq!(listing.effect, Effect::Freeze);
        assert_eq!(parties[1].countries[0].as_str(), "jp");
        assert_eq!(parties[1].listings[0].effect, Effect::Other);
        assert_eq!(parties[1].remarks, ["end date: 2021-04-24"]);
    }

    #[test]
    fn equal_keys_are_told_apart_by_content_in_any_order() {
        let (a, b) = (
            "Company,,Cc,,,US,export.control,,,,Xx,02.12.2019,,u,1\n",
            "Company,,Cc,,,US,export.control,,,,Xx,02.12.2019,,u,2\n",
        );
        let one = parties(&format!("{a}{b}")).unwrap();
        let two = parties(&format!("{b}{a}")).unwrap();
        assert_eq!((&one[0].id, &one[1].id), (&two[1].id, &two[0].id));
        assert_ne!(one[0].id, one[1].id);
        assert!(
            parties(&format!("{a}{a}"))
                .unwrap_err()
                .to_string()
                .contains("stands also at row 2")
        );
        let error = parties("Shoe,,Cc,,,,,,,,,,,u,\n").unwrap_err().to_string();
        assert!(
            error.starts_with("row 2, record Cc, Type: `Shoe`"),
            "{error}"
        );
        let error = parties("Person,,Cc,,,,,,,,,soon,,u,\n")
            .unwrap_err()
            .to_string();
        assert!(error.contains("Date: `soon`"), "{error}");
    }
}
