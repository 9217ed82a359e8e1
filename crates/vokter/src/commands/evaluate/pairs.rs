//! Labelled pairs: how a row of the file becomes a scored pair.

use std::time::Instant;

use rayon::prelude::*;
use vokter_entities::Schema;
use vokter_names::Bits;
use vokter_screening::{Facts, compare_with_facts};

use super::Arguments;
use super::measure::Scored;
use crate::customers;
use crate::exit::Failure;
use crate::table::{Dialect, Input, Record, Records, Watch};
use vokter_answers::reading::{self, DateOrder, NAME_CHARS_MAX};
use vokter_answers::wire::evaluate::PairError;

/// Where in a record the pair stands.
pub(super) struct Columns {
    left: Side,
    right: Side,
    label: usize,
    schema: Option<usize>,
    category: Option<usize>,
    quality: Option<usize>,
}

/// Where one of the two stands.
struct Side {
    name: usize,
    birth_date: Option<usize>,
    country: Option<usize>,
}

impl Columns {
    /// Finds them by what was asked for.
    pub(super) fn find(arguments: &Arguments, header: &[String]) -> Result<Self, Failure> {
        let at = |name: &str| header.iter().position(|column| column == name);
        let needed = |name: &str, flag: &str| {
            at(name).ok_or_else(|| {
                let hint = format!("{}; say which with {flag} COLUMN", customers::seen(header));
                Failure::input(format!("no column `{name}`")).hint(hint)
            })
        };
        let side = |number: u8, name: usize| Side {
            name,
            birth_date: at(&format!("birth_date{number}")).filter(|_| arguments.facts),
            country: at(&format!("country{number}")).filter(|_| arguments.facts),
        };
        let columns = Self {
            left: side(1, needed(&arguments.left, "--left")?),
            right: side(2, needed(&arguments.right, "--right")?),
            label: needed(&arguments.label, "--label")?,
            schema: at(&arguments.schema),
            category: at(&arguments.category),
            quality: at(&arguments.quality),
        };
        if arguments.facts && !columns.have_facts() {
            return Err(Failure::input(
                "--facts: no column birth_date1 with birth_date2, nor country1 with country2",
            )
            .hint(customers::seen(header)));
        }
        Ok(columns)
    }

    fn have_facts(&self) -> bool {
        let both =
            |of: fn(&Side) -> Option<usize>| of(&self.left).is_some() && of(&self.right).is_some();
        both(|side| side.birth_date) || both(|side| side.country)
    }
}

impl Watch for Columns {
    fn look(&mut self, _record: &csv::ByteRecord) {}
}

/// Pairs worked on at a time: bounds the memory that texts take.
const CHUNK_PAIRS: usize = 8192;

/// Scores every pair of the file, in its order.
pub(super) fn score_all(
    input: Input,
    dialect: &Dialect,
    columns: &Columns,
    prior: Bits,
) -> Result<(Vec<Scored>, Vec<PairError>), Failure> {
    let mut records = Records::new(input, dialect)?;
    let mut scored = Vec::new();
    let mut errors = Vec::new();
    loop {
        let chunk = records
            .by_ref()
            .take(CHUNK_PAIRS)
            .collect::<Result<Vec<_>, _>>()?;
        if chunk.is_empty() {
            return Ok((scored, errors));
        }
        let results: Vec<_> = chunk
            .par_iter()
            .map(|record| weigh(record, dialect, columns, prior))
            .collect();
        for result in results {
            match result {
                Ok(pair) => scored.push(pair),
                Err(error) => errors.push(error),
            }
        }
    }
}

fn weigh(
    record: &Record,
    dialect: &Dialect,
    columns: &Columns,
    prior: Bits,
) -> Result<Scored, PairError> {
    let wrong = |error: String| PairError {
        line: record.number,
        error,
    };
    let cells = record.decode(dialect).map_err(wrong)?;
    let optional = |at: Option<usize>| {
        at.map(|at| cells[at].trim())
            .filter(|cell| !cell.is_empty())
    };
    let name = |at: usize| {
        let name = cells[at].trim();
        let length = name.chars().count();
        if name.is_empty() {
            Err(format!("no name in column {}", dialect.header[at]))
        } else if length > NAME_CHARS_MAX {
            Err(format!(
                "a name of {length} characters; the most is {NAME_CHARS_MAX}"
            ))
        } else {
            Ok(name)
        }
    };
    let side = |side: &Side| -> Result<(&str, Facts), String> {
        let countries = optional(side.country)
            .map(|cell| cell.split([';', '|']))
            .into_iter()
            .flatten();
        let facts = Facts {
            birth_date: optional(side.birth_date)
                .map(|cell| reading::read_date(cell, DateOrder::DayFirst))
                .transpose()
                .map_err(|what| format!("birth date {what}"))?,
            countries: countries.map(reading::country).collect::<Result<_, _>>()?,
        };
        Ok((name(side.name)?, facts))
    };
    let (left, of_left) = side(&columns.left).map_err(wrong)?;
    let (right, of_right) = side(&columns.right).map_err(wrong)?;
    let expected = label(&cells[columns.label]).map_err(wrong)?;
    let schema: Option<Schema> = optional(columns.schema)
        .map(reading::schema)
        .transpose()
        .map_err(wrong)?;
    let started = Instant::now();
    let bits = compare_with_facts((left, &of_left), (right, &of_right), schema, prior).bits;
    Ok(Scored {
        line: record.number,
        bits,
        expected,
        category: optional(columns.category).map(str::to_owned),
        quality: optional(columns.quality).map(str::to_owned),
        micros: started.elapsed().as_secs_f64() * 1e6,
    })
}

fn label(cell: &str) -> Result<bool, String> {
    match cell.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Ok(true),
        "0" | "false" | "no" => Ok(false),
        _ => Err(format!(
            "`{cell}` is no label: write 1 or 0, true or false, yes or no"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_words() {
        assert_eq!(label(" TRUE "), Ok(true));
        assert_eq!(label("no"), Ok(false));
        assert!(label("").is_err());
        assert!(label("maybe").is_err());
    }
}
