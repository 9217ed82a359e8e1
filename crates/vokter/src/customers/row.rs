//! A row of a customer file as a question to the lists.

use vokter_entities::PartialDate;
use vokter_screening::Query;

use super::columns::{Columns, Field};
use super::several::several;
use vokter_answers::engine;
use vokter_answers::reading::{
    self, DateRules, NAME_CHARS_MAX, VALUES_MAX, damage, numbers_in, plausible, read_birth_date,
    wrong_imo_numbers,
};
use vokter_answers::remark::Remark;

/// One customer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Customer {
    /// Its number, as the file has it.
    pub(crate) id: Option<String>,
    /// Who is looked for, without a birth date.
    pub(crate) query: Query,
    /// Birth dates, any of which may be the right one.
    birth_dates: Vec<PartialDate>,
    /// Facts beside the name that were given and could not be read. The row is screened without
    /// them: nobody goes unscreened because of a country's spelling.
    pub(crate) warnings: Vec<String>,
}

impl Customer {
    /// Its number alone, which an error row shows, too.
    pub(crate) fn id_of(record: &[String], columns: &Columns) -> Option<String> {
        columns.cells(record, Field::Id).next().map(str::to_owned)
    }

    /// Reads a row. Nothing in it that is not understood is passed over: it is an error where the
    /// name is at stake, else a warning.
    pub(crate) fn read(
        record: &[String],
        columns: &Columns,
        rules: DateRules,
    ) -> Result<Self, String> {
        refuse_control_characters(record, columns)?;
        let mut warnings = Vec::new();
        let mut names = values(record, columns, Field::Name)?;
        let parts = [Field::GivenName, Field::MiddleName, Field::FamilyName];
        let parts: Vec<&str> = parts
            .iter()
            .flat_map(|part| columns.cells(record, *part))
            .collect();
        let composed = parts.join(" ");
        if !composed.is_empty() && !names.iter().any(|name| same_words(name, &composed)) {
            names.push(composed);
        }
        let mut ids = values(record, columns, Field::IdNumber)?;
        let mut names = names.into_iter();
        let name = names.next();
        if name.is_none() && ids.is_empty() {
            return Err("no name".to_owned());
        }
        let mut aliases: Vec<String> = names.collect();
        aliases.extend(values(record, columns, Field::Alias)?);
        if let Some(name) = name
            .as_ref()
            .filter(|name| !vokter_names::is_readable(name))
        {
            return Err(format!(
                "the name `{name}` has no letter or digit that can be read"
            ));
        }
        for name in name.iter().chain(&aliases) {
            let length = name.chars().count();
            if length > NAME_CHARS_MAX {
                return Err(format!(
                    "a name of {length} characters; the most is {NAME_CHARS_MAX}"
                ));
            }
        }
        for name in name.iter().chain(&aliases) {
            warnings.extend(damage::of(name).map(|damage| damage.to_string()));
            // Numbers are written where a name is asked for, too.
            for number in numbers_in(name) {
                if ids.len() < VALUES_MAX && !ids.contains(&number) {
                    ids.push(number);
                }
            }
            let wrong = wrong_imo_numbers(name, false).into_iter();
            warnings.extend(wrong.map(|number| Remark::WrongImo(number).to_string()));
        }
        let lines = name.iter().chain(&aliases).flat_map(|name| of_lines(name));
        let lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            warnings.push(
                "a name goes over several lines; looked for as one and line by line".to_owned(),
            );
            aliases.extend(lines);
        }
        let schema = columns
            .cells(record, Field::Schema)
            .next()
            .and_then(|text| kept(reading::schema(text), &mut warnings));
        let countries = values(record, columns, Field::Country)?
            .iter()
            .filter_map(|text| kept(reading::country(text), &mut warnings))
            .collect();
        let today = engine::today();
        let mut wrong = Vec::new();
        let birth_dates = values(record, columns, Field::BirthDate)?
            .iter()
            .map(|text| read_birth_date(text, rules).map_err(|what| format!("birth date {what}")))
            .filter_map(|date| kept(date, &mut warnings))
            .flat_map(|read| {
                let of_either_century = std::iter::once(read.date).chain(read.or);
                let found: Vec<_> = of_either_century
                    .map(|date| plausible(date, today).map_err(|what| what.to_string()))
                    .collect();
                // Of two centuries, the impossible one is no reason to warn.
                if found.iter().any(Result::is_ok) {
                    found.into_iter().filter_map(Result::ok).collect()
                } else {
                    let first = found.into_iter().next();
                    first
                        .and_then(|date| kept(date, &mut wrong))
                        .into_iter()
                        .collect::<Vec<_>>()
                }
            })
            .collect();
        warnings.append(&mut wrong);
        let id = Self::id_of(record, columns);
        let query = Query {
            name,
            aliases,
            schema,
            countries,
            ids,
            ..Query::default()
        };
        Ok(Self {
            id,
            query,
            birth_dates,
            warnings,
        })
    }

    /// The questions that the row asks: one, or one for each birth date.
    pub(crate) fn queries(&self) -> Vec<Query> {
        let mut dates: Vec<Option<PartialDate>> =
            self.birth_dates.iter().copied().map(Some).collect();
        if dates.is_empty() {
            dates.push(None);
        }
        dates
            .into_iter()
            .map(|birth_date| Query {
                birth_date,
                ..self.query.clone()
            })
            .collect()
    }
}

/// A fact that was read; what could not be becomes a warning.
fn kept<T>(read: Result<T, String>, warnings: &mut Vec<String>) -> Option<T> {
    read.map_err(|what| warnings.push(format!("screened without: {what}")))
        .ok()
}

/// Whether two names are the same but for case and blanks.
fn same_words(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        name.to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    words(a) == words(b)
}

/// The values of a fact: all its columns, several in a cell.
fn values(record: &[String], columns: &Columns, field: Field) -> Result<Vec<String>, String> {
    let mut values = Vec::new();
    for value in columns
        .cells(record, field)
        .flat_map(|cell| several(cell, field))
    {
        values.push(value.to_owned());
        if values.len() > VALUES_MAX {
            return Err(format!("more than {VALUES_MAX} values of {field}"));
        }
    }
    Ok(values)
}

/// The lines of a name of several that may be names of their own: those of several words.
fn of_lines(name: &str) -> impl Iterator<Item = String> {
    let several = name.lines().nth(1).is_some();
    name.lines()
        .filter(move |line| several && line.split_whitespace().nth(1).is_some())
        .map(|line| line.trim().to_owned())
}

/// A control character in a cell is damage: what else is lost there, nobody knows.
fn refuse_control_characters(record: &[String], columns: &Columns) -> Result<(), String> {
    for field in Field::ALL {
        for cell in columns.cells(record, field) {
            let strange =
                |(_, c): &(usize, char)| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            if let Some((at, c)) = cell.chars().enumerate().find(strange) {
                return Err(format!(
                    "control character U+{:04X} in the {field}, character {}; the cell is damaged",
                    u32::from(c),
                    at + 1
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str, row: &str) -> Result<Customer, String> {
        let split = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let columns = Columns::recognise(&split(header), &[]).unwrap();
        Customer::read(&split(row), &columns, columns.rules())
    }

    #[test]
    fn joins_names_and_splits_values() {
        let customer = read(
            "id,fornavn,etternavn,alias,land,fødselsdato",
            "7, Ola ,Nordmann,Ole N|O. N.,NO|Sweden,21.05.1955",
        )
        .unwrap();
        assert_eq!(customer.id.as_deref(), Some("7"));
        let queries = customer.queries();
        assert_eq!(queries.len(), 1);
        assert_eq!(queries[0].name.as_deref(), Some("Ola Nordmann"));
        assert_eq!(queries[0].aliases, ["Ole N", "O. N."]);
        assert_eq!(queries[0].countries.len(), 2);
        assert_eq!(queries[0].birth_date, "1955-05-21".parse().ok());
    }

    #[test]
    fn two_birth_dates_are_two_questions() {
        assert_eq!(
            read("name,dob", "A B,1955|1956").unwrap().queries().len(),
            2
        );
    }

    #[test]
    fn a_year_of_both_centuries_is_two_questions() {
        assert_eq!(read("name,dob", "A B,1.2.13").unwrap().queries().len(), 2);
        // Nobody born in 1903 is a customer.
        assert_eq!(read("name,dob", "A B,1.2.03").unwrap().queries().len(), 1);
        assert_eq!(read("name,dob", "A B,1.2.53").unwrap().queries().len(), 1);
    }

    #[test]
    fn damage_is_said() {
        for (name, word) in [
            ("Ola\0 Berg", "U+0000 in the name, character 4"),
            ("Ola\u{1b}[1m Berg", "U+001B"),
            ("Ola Berg\u{85}x", "U+0085"),
        ] {
            let error = read("id,name", &format!("1,{name}")).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
        // A column that is not used is nobody's business.
        assert!(read("name,x", "Ola Berg,\0").is_ok());
        let customer = read("name", "Bj\u{fffd}rn Berg").unwrap();
        assert!(customer.warnings[0].contains("U+FFFD"), "{customer:?}");
    }

    #[test]
    fn a_name_over_lines_is_one_and_several() {
        let customer = read("name", "Ola Berg\nKari Dal").unwrap();
        assert_eq!(customer.warnings.len(), 1);
        let query = customer.queries().remove(0);
        assert_eq!(query.name.as_deref(), Some("Ola Berg\nKari Dal"));
        assert_eq!(query.aliases, ["Ola Berg", "Kari Dal"]);
    }

    #[test]
    fn says_what_it_cannot_read() {
        let error = read("name,dob", ",1955").unwrap_err();
        assert!(error.contains("no name"), "{error}");
        for (row, word) in [
            ("A,soon|1955,no,person", "birth date `soon`"),
            ("A,1955,Atlantis|no,person", "country `Atlantis`"),
            ("A,1955,no,dragon", "schema `dragon`"),
        ] {
            let customer = read("name,dob,country,schema", row).unwrap();
            assert_eq!(customer.warnings.len(), 1);
            assert!(
                customer.warnings[0].contains(word),
                "{:?}",
                customer.warnings
            );
            let query = &customer.queries()[0];
            assert_eq!(query.birth_date, "1955".parse().ok(), "{row}");
            assert_eq!(query.countries.len(), 1, "{row}");
        }
    }

    #[test]
    fn a_whole_name_and_its_parts_are_both_looked_for() {
        for (row, names) in [
            ("Olga Berg,Ola,Nordmann", "Olga Berg|Ola Nordmann"),
            ("OLA  NORDMANN,Ola,Nordmann", "OLA  NORDMANN"),
            (",Ola,Nordmann", "Ola Nordmann"),
            ("Ola,,", "Ola"),
        ] {
            let query = read("name,fornavn,etternavn", row)
                .unwrap()
                .queries()
                .remove(0);
            let all: Vec<String> = query.name.into_iter().chain(query.aliases).collect();
            assert_eq!(all.join("|"), names);
        }
    }
}
