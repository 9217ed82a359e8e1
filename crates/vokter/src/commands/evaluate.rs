//! `vokter evaluate`: how well the engine tells labelled pairs apart.

mod measure;

use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;
use vokter_entities::Schema;
use vokter_names::Bits;
use vokter_screening::compare;

use super::hits::Threshold;
use crate::config::Settings;
use crate::customers::{self, NAME_CHARS_MAX};
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use crate::table::{Dialect, Record, Records, Watch, survey};
use crate::wire::evaluate::PairError;
use measure::{Scored, measured};

const AFTER: &str = "\
Examples:
  vokter evaluate pairs.csv
  vokter evaluate pairs.csv --left a --right b --label same --threshold 0.9
  vokter evaluate pairs.csv --json > evaluation.json

The file is CSV with a header. Labels are 1/0, true/false or yes/no. The columns of
schema and category may be missing. A pair that cannot be read is told with its line
and left out; the exit code is then 1.";

/// Scores labelled pairs of names, and tells precision, recall, F1 and accuracy.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// CSV file of labelled pairs, or - for standard input
    #[arg(value_name = "PAIRS.csv")]
    file: PathBuf,

    /// Column of the first name
    #[arg(long, value_name = "COLUMN", default_value = "name1")]
    left: String,

    /// Column of the second name
    #[arg(long, value_name = "COLUMN", default_value = "name2")]
    right: String,

    /// Column of the schema of both; may be missing
    #[arg(long, value_name = "COLUMN", default_value = "schema")]
    schema: String,

    /// Column of the label
    #[arg(long, value_name = "COLUMN", default_value = "is_match")]
    label: String,

    /// Column to group the figures by; may be missing
    #[arg(long, value_name = "COLUMN", default_value = "category")]
    category: String,

    #[command(flatten)]
    threshold: Threshold,

    /// Print one JSON object with every pair's score; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where in a record the pair stands.
struct Columns {
    left: usize,
    right: usize,
    label: usize,
    schema: Option<usize>,
    category: Option<usize>,
}

impl Columns {
    fn find(arguments: &Arguments, header: &[String]) -> Result<Self, Failure> {
        let at = |name: &str| header.iter().position(|column| column == name);
        let needed = |name: &str, flag: &str| {
            at(name).ok_or_else(|| {
                let hint = format!("{}; say which with {flag} COLUMN", customers::seen(header));
                Failure::input(format!("no column `{name}`")).hint(hint)
            })
        };
        Ok(Self {
            left: needed(&arguments.left, "--left")?,
            right: needed(&arguments.right, "--right")?,
            label: needed(&arguments.label, "--label")?,
            schema: at(&arguments.schema),
            category: at(&arguments.category),
        })
    }
}

impl Watch for Columns {
    fn look(&mut self, _record: &csv::ByteRecord) {}
}

/// Pairs worked on at a time: bounds the memory that texts take.
const CHUNK_PAIRS: usize = 8192;

/// Evaluates.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    let started = Instant::now();
    let (dialect, columns, input) =
        survey(&arguments.file, |header| Columns::find(arguments, header))?;
    let prior = settings.pair_prior_bits.value;
    let mut records = Records::new(input, &dialect)?;
    let mut scored = Vec::new();
    let mut errors = Vec::new();
    loop {
        let chunk = records
            .by_ref()
            .take(CHUNK_PAIRS)
            .collect::<Result<Vec<_>, _>>()?;
        if chunk.is_empty() {
            break;
        }
        let results: Vec<_> = chunk
            .par_iter()
            .map(|record| weigh(record, &dialect, &columns, prior))
            .collect();
        for result in results {
            match result {
                Ok(pair) => scored.push(pair),
                Err(error) => errors.push(error),
            }
        }
    }
    if scored.is_empty() && errors.is_empty() {
        return Err(
            Failure::input("no pairs: nothing follows the header").at(arguments.file.display())
        );
    }
    let evaluation = measured(&scored, errors, &settings, started);
    if arguments.json {
        printer.json(&evaluation)?;
    } else {
        printer.data(&render::evaluate::text(&evaluation))?;
        printer.tell(&format!("in {:.2} s", evaluation.elapsed_s));
    }
    tell_errors(&evaluation.errors, arguments, printer);
    Ok(Outcome {
        partly_failed: !evaluation.errors.is_empty(),
        ..Outcome::DONE
    })
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
    let name = |at: usize| {
        let name = cells[at].trim();
        let length = name.chars().count();
        if name.is_empty() {
            Err(wrong(format!("no name in column {}", dialect.header[at])))
        } else if length > NAME_CHARS_MAX {
            Err(wrong(format!(
                "a name of {length} characters; the most is {NAME_CHARS_MAX}"
            )))
        } else {
            Ok(name)
        }
    };
    let (left, right) = (name(columns.left)?, name(columns.right)?);
    let expected = label(&cells[columns.label]).map_err(wrong)?;
    let optional = |at: Option<usize>| {
        at.map(|at| cells[at].trim())
            .filter(|cell| !cell.is_empty())
    };
    let schema: Option<Schema> = optional(columns.schema)
        .map(customers::schema)
        .transpose()
        .map_err(wrong)?;
    Ok(Scored {
        line: record.number,
        bits: compare(left, right, schema, prior).bits,
        expected,
        category: optional(columns.category).map(str::to_owned),
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

/// Errors shown before only their number is told.
const ERRORS_SHOWN: usize = 5;

fn tell_errors(errors: &[PairError], arguments: &Arguments, printer: Printer) {
    for PairError { line, error } in errors.iter().take(ERRORS_SHOWN) {
        printer.failure(
            &Failure::input(error).at(format!("{}, line {line}", arguments.file.display())),
        );
    }
    if errors.len() > ERRORS_SHOWN {
        let more = errors.len() - ERRORS_SHOWN;
        printer.failure(
            &Failure::input(format!("{more} more lines could not be read"))
                .at(arguments.file.display()),
        );
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
