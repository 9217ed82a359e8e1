//! Four tables that others derived from the UK Sanctions List: subjects, their names, birth dates and
//! identifiers, joined by `unique_id`. The list's dates are split there, and its sanctions are left out.

use std::collections::HashSet;

use vokter_entities::{IdentifierKind, Listing, PartialDate};

use super::{SANCTIONS_LIST, SANCTIONS_LIST_TITLE, field};
use crate::fault::{Fault, ReadError, shortened};
use crate::gather::Parties;
use crate::list::Publication;
use crate::look::Look;
use crate::recognise::{Joined, Part, PartError};
use crate::table::{self, Header, Record};
use crate::written;

/// Which of the four a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Table {
    Subjects,
    Names,
    Births,
    Identifiers,
}

impl Table {
    /// Every table, in the order in which they are read.
    const ALL: [Self; 4] = [Self::Subjects, Self::Names, Self::Births, Self::Identifiers];

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Subjects => &[
                "unique_id",
                "subject_type",
                "date_designated",
                "last_updated",
            ],
            Self::Names => &["unique_id", "name_type", "alias_strength", "full_name"],
            Self::Births => &["unique_id", "year", "month", "day", "precision"],
            Self::Identifiers => &["unique_id", "raw_value", "identifier_type"],
        }
    }

    /// Which table a file looks like.
    pub(super) fn of(look: &Look) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|table| look.has_columns(table.columns()))
    }

    fn of_header(table: &table::Table) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| table.must_have(kind.columns()).is_ok())
    }
}

/// Reads the tables as one list.
pub(super) fn read(parts: &[Part<'_>]) -> Result<Vec<Joined>, PartError> {
    let mut tables: Vec<(usize, Table, table::Table)> = Vec::new();
    for (part, file) in parts.iter().enumerate() {
        let failed = |error| PartError { part, error };
        let table = table::Table::delimited(file.bytes, b',', Header::Row(0)).map_err(failed)?;
        let Some(kind) = Table::of_header(&table) else {
            let fault = Fault::NoColumn("unique_id".to_owned());
            return Err(failed(ReadError::whole(fault)));
        };
        if tables.iter().any(|(_, known, _)| *known == kind) {
            let fault = Fault::Alone(format!(
                "a second table of the same kind as another file ({kind:?}); give one of each"
            ));
            return Err(failed(ReadError::whole(fault)));
        }
        tables.push((part, kind, table));
    }
    let missing: Vec<String> = [Table::Subjects, Table::Names]
        .into_iter()
        .filter(|kind| tables.iter().all(|(_, known, _)| known != kind))
        .map(|kind| format!("{kind:?}").to_lowercase())
        .collect();
    if !missing.is_empty() {
        let fault = Fault::Alone(format!(
            "a table without that of the {}; give them together",
            missing.join(" and ")
        ));
        return Err(PartError {
            part: 0,
            error: ReadError::whole(fault),
        });
    }
    tables.sort_by_key(|(_, kind, _)| Table::ALL.iter().position(|known| known == kind));
    let mut list = List::default();
    for (part, kind, table) in &tables {
        let part = *part;
        // Of several primary names the first is shown: by the table's own numbers, not by its order.
        let mut rows: Vec<Record> = table.records().collect();
        if *kind == Table::Names {
            rows.sort_by_cached_key(|row| row.filled().map(|(_, cell)| cell).collect::<Vec<_>>());
        }
        for row in rows {
            list.row(*kind, &row)
                .map_err(|error| PartError { part, error })?;
        }
    }
    let subjects = tables.first().map_or(0, |(part, ..)| *part);
    for kind in [Table::Births, Table::Identifiers] {
        if tables.iter().all(|(_, known, _)| *known != kind) {
            let what = format!("{kind:?}").to_lowercase();
            list.warnings.push(format!(
                "the table of {what} is missing: the parties have none"
            ));
        }
    }
    let publication = list.publication().map_err(|error| PartError {
        part: subjects,
        error,
    })?;
    Ok(vec![Joined {
        main: None,
        publication,
        parts: (0..parts.len()).collect(),
    }])
}

/// The list while it is joined.
#[derive(Default)]
struct List {
    parties: Parties,
    newest: Option<jiff::civil::Date>,
    orphans: HashSet<String>,
    warnings: Vec<String>,
}

impl List {
    fn row(&mut self, table: Table, row: &Record) -> Result<(), ReadError> {
        let reference = row
            .get("unique_id")
            .ok_or_else(|| row.error(None, Some("unique_id"), Fault::NoReference))?;
        if table == Table::Subjects {
            return self.subject(reference, row);
        }
        let Some(draft) = self.parties.get_mut(reference) else {
            self.orphans.insert(reference.to_owned());
            return Ok(());
        };
        let text = |column: &str| row.get(column).unwrap_or_default();
        match table {
            Table::Subjects => {}
            Table::Names => {
                let kind = field::name_kind(text("name_type"), text("alias_strength"));
                let parts = field::name(|part| row.get(&format!("name_{part}")));
                let whole = if parts.is_empty() {
                    text("full_name")
                } else {
                    &parts
                };
                draft.names_in(whole, kind);
            }
            Table::Births => match date(row) {
                Some(date) => draft.birth_date(Some(date)),
                None => draft.remark(
                    "birth date",
                    &format!("{} {}", text("year"), text("parse_issues")),
                ),
            },
            Table::Identifiers => {
                let kind = match text("identifier_type") {
                    "passport" => IdentifierKind::Passport,
                    "national" => IdentifierKind::NationalId,
                    "imo" => IdentifierKind::Imo,
                    "business_registration_numbers" => IdentifierKind::Registration,
                    _ => IdentifierKind::Other,
                };
                if kind == IdentifierKind::Imo {
                    draft.identifier(kind, text("raw_value"), None);
                } else {
                    field::numbers(draft, kind, text("raw_value"), text("additional_info"));
                }
            }
        }
        Ok(())
    }

    fn subject(&mut self, reference: &str, row: &Record) -> Result<(), ReadError> {
        let word = row.get("subject_type").unwrap_or_default();
        let kind = field::kind(word).ok_or_else(|| {
            let fault = Fault::Value {
                value: shortened(word),
                expected: "individual, entity or ship".to_owned(),
            };
            row.error(Some(reference), Some("subject_type"), fault)
        })?;
        let effect = field::effect("", &kind);
        let draft = self
            .parties
            .once(SANCTIONS_LIST, reference, row.place(), || kind)?;
        for (column, what) in [
            ("un_reference_number", "UN reference"),
            ("ofsi_group_id", "OFSI group"),
        ] {
            draft.remark(what, row.get(column).unwrap_or_default());
        }
        self.newest = self
            .newest
            .max(row.get("last_updated").and_then(written::day));
        // `RUS0266`: the letters are the regime.
        let regime = reference.trim_end_matches(|c: char| c.is_ascii_digit());
        draft.listing(Listing {
            list: SANCTIONS_LIST.to_owned(),
            reference: Some(reference.to_owned()),
            regime: Some(regime.to_owned()).filter(|regime| !regime.is_empty()),
            programme: None,
            effect,
            listed_on: field::day(row.get("date_designated")),
            legal_basis: None,
            unconfirmed: false,
        });
        Ok(())
    }

    fn publication(mut self) -> Result<Publication, ReadError> {
        if !self.orphans.is_empty() {
            let count = self.orphans.len();
            self.warnings.push(format!(
                "{count} numbers stand in the other tables and not among the subjects: left out"
            ));
        }
        self.warnings.push(
            "derived tables, which do not say what sanctions apply: ships are taken to be refused port, the assets of all others to be frozen"
                .to_owned(),
        );
        Ok(Publication {
            is_part: false,
            list: SANCTIONS_LIST.to_owned(),
            title: SANCTIONS_LIST_TITLE.to_owned(),
            published: self.newest,
            entities: self.parties.finish()?,
            warnings: self.warnings,
            ..Publication::default()
        })
    }
}

/// A date whose parts the precision says to be known: a missing month or day may be written as 1.
fn date(row: &Record) -> Option<PartialDate> {
    let year = row.get("year")?.parse().ok()?;
    let part = |column: &str| row.get(column).and_then(|text| text.parse::<u8>().ok());
    match row.get("precision") {
        Some("year_only") => PartialDate::new(year, None, None),
        Some("month_year") => PartialDate::new(year, part("month"), None),
        _ => PartialDate::new(year, part("month"), part("day")),
    }
}
