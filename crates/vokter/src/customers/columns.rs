//! Which column of a customer file is which fact, by the names that columns bear in several
//! languages, or as the user says.

use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

use super::several::several;
use crate::exit::Failure;
use crate::table::Watch;
use vokter_answers::engine;
use vokter_answers::reading::{DateRules, DateSurvey};

/// The names of columns, one a line: field, tab, name.
const NAMES: &str = include_str!("../../tables/customer-columns.tsv");

/// A fact that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The customer's number, echoed in the output.
    Id,
    /// The whole name.
    Name,
    /// Given names, when the family name has its own column.
    GivenName,
    /// Middle names or patronymic.
    MiddleName,
    /// Family name.
    FamilyName,
    /// Person, company, ship …
    Schema,
    /// Date of birth.
    BirthDate,
    /// Nationality, residence, registration.
    Country,
    /// Other names.
    Alias,
    /// Passport, register, tax, IMO number …
    IdNumber,
}

impl Field {
    /// All, in the order of the documentation.
    pub(crate) const ALL: [Self; 10] = [
        Self::Id,
        Self::Name,
        Self::GivenName,
        Self::MiddleName,
        Self::FamilyName,
        Self::Schema,
        Self::BirthDate,
        Self::Country,
        Self::Alias,
        Self::IdNumber,
    ];

    /// The name in `--map` and in the documentation.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::MiddleName => "middle_name",
            Self::FamilyName => "family_name",
            Self::Schema => "schema",
            Self::BirthDate => "birth_date",
            Self::Country => "country",
            Self::Alias => "alias",
            Self::IdNumber => "id_number",
        }
    }

    /// Whether several columns may hold it, all of them read.
    fn is_many(self) -> bool {
        matches!(self, Self::Country | Self::Alias | Self::IdNumber)
    }

    /// Names of columns, folded as [`fold`] does, the best first.
    fn synonyms(self) -> impl Iterator<Item = &'static str> {
        NAMES
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(move |(field, _)| *field == self.as_str())
            .map(|(_, name)| name)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|field| field.as_str() == text)
            .ok_or_else(|| {
                let all: Vec<_> = Self::ALL.iter().map(|field| field.as_str()).collect();
                format!("unknown field `{text}`: one of {}", all.join(", "))
            })
    }
}

/// `--map FIELD=COLUMN`.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    field: Field,
    column: String,
}

impl FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (field, column) = text
            .split_once('=')
            .ok_or("give FIELD=COLUMN, such as name=Kunde")?;
        Ok(Self {
            field: field.trim().parse()?,
            column: column.trim().to_owned(),
        })
    }
}

/// What the columns of one file are.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    /// The fact of each column; `None` for one that is not used.
    fields: Vec<Option<Field>>,
    /// The dates seen in the column of birth dates.
    dates: DateSurvey,
    /// Cells seen that hold several names.
    of_several_names: u64,
}

impl Columns {
    /// Recognises the columns of a header; what the user maps goes before what names say.
    pub(crate) fn recognise(header: &[String], mappings: &[Mapping]) -> Result<Self, Failure> {
        let mut fields = vec![None; header.len()];
        for mapping in mappings {
            let place = header
                .iter()
                .position(|column| *column == mapping.column)
                .or_else(|| {
                    header
                        .iter()
                        .position(|column| fold(column) == fold(&mapping.column))
                })
                .ok_or_else(|| {
                    Failure::input(format!(
                        "no column `{}` for {}",
                        mapping.column, mapping.field
                    ))
                    .hint(seen(header))
                })?;
            for (field, column) in fields.iter_mut().zip(header) {
                if *column == header[place] {
                    *field = Some(mapping.field);
                }
            }
        }
        for field in Field::ALL {
            if mappings.iter().any(|mapping| mapping.field == field) {
                continue;
            }
            for synonym in field.synonyms() {
                // Columns of the same name are one fact, all of them.
                let taken = fields.contains(&Some(field)) && !field.is_many();
                for (place, column) in header.iter().enumerate() {
                    if fields[place].is_none() && !taken && fold(column) == fold(synonym) {
                        fields[place] = Some(field);
                    }
                }
            }
        }
        // Beside a column of given names alone, "Name" is the family name: many banks' files say so.
        let has = |field| fields.contains(&Some(field));
        let given = mappings.iter().any(|mapping| mapping.field == Field::Name);
        if has(Field::GivenName) && !has(Field::FamilyName) && !given {
            for field in &mut fields {
                if *field == Some(Field::Name) {
                    *field = Some(Field::FamilyName);
                }
            }
        }
        let columns = Self {
            fields,
            dates: DateSurvey::default(),
            of_several_names: 0,
        };
        let named = [
            Field::Name,
            Field::GivenName,
            Field::FamilyName,
            Field::IdNumber,
        ];
        if !columns
            .fields
            .iter()
            .flatten()
            .any(|field| named.contains(field))
        {
            return Err(Failure::input("no column holds a name").hint(format!(
                "{}; say which with --map name=COLUMN",
                seen(header)
            )));
        }
        Ok(columns)
    }

    /// The cells of a fact, trimmed, without empty ones.
    pub(crate) fn cells<'r>(
        &'r self,
        record: &'r [String],
        field: Field,
    ) -> impl Iterator<Item = &'r str> {
        self.fields
            .iter()
            .zip(record)
            .filter(move |(of, _)| **of == Some(field))
            .map(|(_, cell)| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// Which column became which fact, for the summary.
    pub(crate) fn used(&self, header: &[String]) -> String {
        let pairs = header
            .iter()
            .zip(&self.fields)
            .filter_map(|(column, field)| {
                let field = field.as_ref()?.as_str();
                Some(if column == field {
                    field.to_owned()
                } else {
                    format!("{field}={column}")
                })
            });
        pairs.collect::<Vec<_>>().join(", ")
    }

    /// The columns that are not used, for the summary.
    pub(crate) fn unused(&self, header: &[String]) -> Vec<String> {
        let unused = header
            .iter()
            .zip(&self.fields)
            .filter(|(_, field)| field.is_none());
        unused.map(|(column, _)| column.clone()).collect()
    }

    /// How the birth dates are read.
    pub(crate) fn rules(&self) -> DateRules {
        DateRules {
            order: self.dates.order(),
            this_year: engine::this_year(),
        }
    }

    /// What had to be decided to read the file, for the summary.
    pub(crate) fn remarks(&self, header: &[String]) -> Vec<String> {
        let mut remarks = Vec::new();
        for (place, column) in header.iter().enumerate() {
            let is = |(other, field): (&String, &Option<Field>)| {
                other == column && *field == self.fields[place]
            };
            let same = header.iter().zip(&self.fields);
            let count = same.clone().filter(|pair| is(*pair)).count();
            let first = same.clone().position(is) == Some(place);
            let (Some(field), true, 2..) = (self.fields[place], first, count) else {
                continue;
            };
            let read = if matches!(field, Field::Id | Field::Schema) {
                "the first that is filled is read"
            } else {
                "all of them are read"
            };
            remarks.push(format!("{count} columns are called {column}: {read}"));
        }
        if self.of_several_names > 0 {
            remarks.push(format!(
                "cells with several names (by | or ; or /): {}",
                self.of_several_names
            ));
        }
        remarks.extend(self.dates.remarks(engine::this_year()));
        remarks
    }
}

impl Watch for Columns {
    fn look(&mut self, record: &csv::ByteRecord) {
        for (field, cell) in self.fields.iter().zip(record) {
            match field {
                Some(field @ Field::BirthDate) => {
                    let text = String::from_utf8_lossy(cell);
                    several(&text, *field).for_each(|date| self.dates.look(date));
                }
                Some(field @ (Field::Name | Field::Alias))
                    if cell.iter().any(|byte| b"|;/".contains(byte)) =>
                {
                    let text = String::from_utf8_lossy(cell);
                    let is_several = several(&text, *field).nth(1).is_some();
                    self.of_several_names += u64::from(is_several);
                }
                _ => {}
            }
        }
    }
}

/// How many column names an error lists.
const COLUMNS_SHOWN: usize = 20;

/// The columns of a header, for an error.
pub(crate) fn seen(header: &[String]) -> String {
    let more = if header.len() > COLUMNS_SHOWN {
        " …"
    } else {
        ""
    };
    let names: Vec<_> = header
        .iter()
        .take(COLUMNS_SHOWN)
        .map(String::as_str)
        .collect();
    format!("the columns are {}{more}", names.join(", "))
}

/// A column's name without case, spaces and marks: `Date of birth` and `date_of_birth` are one.
fn fold(column: &str) -> String {
    column
        .nfd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognise(header: &str, maps: &[&str]) -> Result<String, String> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let maps: Vec<Mapping> = maps.iter().map(|map| map.parse().unwrap()).collect();
        Columns::recognise(&header, &maps)
            .map(|columns| columns.used(&header))
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn knows_columns_in_several_languages() {
        for (header, used) in [
            ("id,name,birth_date", "id, name, birth_date"),
            (
                "Kundenr,Fornavn,Etternavn,Fødselsdato,Land",
                "id=Kundenr, given_name=Fornavn, family_name=Etternavn, birth_date=Fødselsdato, country=Land",
            ),
            (
                "Vorname,Nachname,Geburtsdatum",
                "given_name=Vorname, family_name=Nachname, birth_date=Geburtsdatum",
            ),
            ("Name,Vorname", "family_name=Name, given_name=Vorname"),
            (
                "Prénom,Nom,Nationalité",
                "given_name=Prénom, family_name=Nom, country=Nationalité",
            ),
            (
                "Full Name,Date of Birth,Passport No.",
                "name=Full Name, birth_date=Date of Birth, id_number=Passport No.",
            ),
            (
                "name,nationality,country,x",
                "name, country=nationality, country",
            ),
        ] {
            assert_eq!(recognise(header, &[]).unwrap(), used);
        }
    }

    #[test]
    fn columns_of_one_name_are_one_fact() {
        let header = ["id", "Navn", "Navn", "id"].map(str::to_owned);
        let columns = Columns::recognise(&header, &[]).unwrap();
        let row = ["1", "Ola Berg", "Kari Berg", "2"].map(str::to_owned);
        let names: Vec<_> = columns.cells(&row, Field::Name).collect();
        assert_eq!(names, ["Ola Berg", "Kari Berg"]);
        assert_eq!(
            columns.remarks(&header),
            [
                "2 columns are called id: the first that is filled is read",
                "2 columns are called Navn: all of them are read"
            ]
        );
        let maps = ["name=Navn".parse().unwrap()];
        let mapped = Columns::recognise(&header, &maps).unwrap();
        assert_eq!(mapped.cells(&row, Field::Name).count(), 2);
    }

    #[test]
    fn a_mapping_goes_before_names() {
        assert_eq!(
            recognise("name,Kunde", &["name=Kunde"]).unwrap(),
            "name=Kunde"
        );
        assert!(
            recognise("name", &["name=Kunde"])
                .unwrap_err()
                .contains("the columns are name")
        );
    }

    #[test]
    fn without_a_name_the_columns_are_told() {
        let error = recognise("a,b", &[]).unwrap_err();
        assert!(error.contains("the columns are a, b"), "{error}");
    }

    #[test]
    fn no_synonym_stands_for_two_fields() {
        let mut all: Vec<_> = Field::ALL.into_iter().flat_map(Field::synonyms).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), count, "a line of an unknown field");
    }
}
