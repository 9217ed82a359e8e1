//! `vokter evaluate`: how well the engine tells labelled pairs apart, or finds labelled records.

mod baseline;
mod calibration;
mod measure;
mod pairs;
mod parties;
mod plots;

use std::path::PathBuf;
use std::time::Instant;

use super::hits::Threshold;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use crate::table::survey;
use measure::measured;
use pairs::Columns;
use vokter_answers::config::Settings;
use vokter_answers::wire::evaluate::PairError;

const AFTER: &str = "\
Examples:
  vokter evaluate pairs.csv
  vokter evaluate pairs.csv --left a --right b --label same --threshold 0.9
  vokter evaluate pairs.csv --json > before.json
  vokter evaluate pairs.csv --baseline before.json --plots pictures
  vokter evaluate records.csv --parties

The file is CSV with a header. Labels are 1/0, true/false or yes/no. The columns of
schema, category and quality may be missing. With --facts the columns birth_date1,
birth_date2, country1 and country2 count, too. A pair that cannot be read is told with
its line and left out; the exit code is then 1.

With --parties each row is a record as `vokter batch` reads it, with two columns more:
expected_list and expected_reference name the listing that must be found, as in un-sc and
KPi.033; both are empty for somebody who is not listed. The lists in force are searched.";

/// Measures the engine: labelled pairs of names, or labelled records against the lists in force.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// CSV file of labelled pairs or records, or - for standard input
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

    /// Another column to group the figures by; may be missing
    #[arg(long, value_name = "COLUMN", default_value = "quality")]
    quality: String,

    /// Weigh birth dates and countries of the pairs, too
    #[arg(long, conflicts_with = "parties")]
    facts: bool,

    /// The rows are records, each screened against the lists in force
    #[arg(long)]
    parties: bool,

    /// An earlier run's --json: tell which pairs are decided otherwise now
    #[arg(long, value_name = "RUN.json", conflicts_with = "parties")]
    baseline: Option<PathBuf>,

    /// Folder for the curves as SVG: ROC, precision and recall, reliability
    #[arg(long, value_name = "DIR", conflicts_with = "parties")]
    plots: Option<PathBuf>,

    #[command(flatten)]
    threshold: Threshold,

    /// Print one JSON object with every pair's score; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,
}

/// Evaluates.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    if arguments.parties {
        of_parties(arguments, &settings, printer)
    } else {
        of_pairs(arguments, &settings, printer)
    }
}

fn of_pairs(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let (dialect, columns, input) =
        survey(&arguments.file, |header| Columns::find(arguments, header))?;
    let (scored, errors) =
        pairs::score_all(input, &dialect, &columns, settings.pair_prior_bits.value)?;
    if scored.is_empty() && errors.is_empty() {
        return Err(
            Failure::input("no pairs: nothing follows the header").at(arguments.file.display())
        );
    }
    let baseline = arguments
        .baseline
        .as_deref()
        .map(|path| baseline::compare(path, &scored, settings.threshold.value))
        .transpose()?;
    let evaluation = measured(&scored, errors, baseline, settings, started);
    if let (Some(folder), Some(calibration)) = (&arguments.plots, &evaluation.calibration) {
        plots::write(folder, &scored, calibration)?;
    }
    if arguments.json {
        printer.json(&evaluation)?;
    } else {
        printer.data(&render::evaluate::text(&evaluation))?;
        printer.tell(&render::evaluate::took(
            evaluation.elapsed_s,
            evaluation.latency,
        ));
    }
    Ok(with_errors(&evaluation.errors, arguments, printer))
}

fn of_parties(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let evaluation = parties::evaluate(arguments, settings)?;
    if evaluation.results.is_empty() && evaluation.errors.is_empty() {
        return Err(
            Failure::input("no records: nothing follows the header").at(arguments.file.display())
        );
    }
    if arguments.json {
        printer.json(&evaluation)?;
    } else {
        printer.data(&render::evaluate::parties::text(&evaluation))?;
        printer.tell(&render::evaluate::took(
            evaluation.elapsed_s,
            evaluation.latency,
        ));
    }
    Ok(with_errors(&evaluation.errors, arguments, printer))
}

/// Tells what could not be read.
fn with_errors(errors: &[PairError], arguments: &Arguments, printer: Printer) -> Outcome {
    tell_errors(errors, arguments, printer);
    Outcome {
        partly_failed: !errors.is_empty(),
        ..Outcome::DONE
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
