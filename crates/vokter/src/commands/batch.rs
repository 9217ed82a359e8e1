//! `vokter batch`: a customer file, streamed, on all cores, in input order.

mod rows;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use vokter_screening::Settings as Search;

use super::hits::{FailOnHit, Threshold};
use crate::customers::{Columns, Mapping};
use crate::exit::{Failure, Outcome};
use crate::output::Output;
use crate::printer::Printer;
use crate::progress::Progress;
use crate::render::{self, clean, plural, thousands};
use crate::table::{Dialect, Input, Record, Records, survey};
use rows::{Job, Layout, Written};
use vokter_answers::bearers::Bearers;
use vokter_answers::config::{Settings, count};
use vokter_answers::engine::{self, Engine};
use vokter_answers::parties::{Choice, Parties};

const AFTER: &str = "\
Columns, by name or by --map, in any order; what is not used is said in the summary:
  id, name or given_name + middle_name + family_name, alias, schema, birth_date,
  country, id_number
Names of columns are known in several languages (Fornavn, Etternavn, Fødselsdato,
Vorname, Nachname, Geburtsdatum …). Several values in a cell are separated by | or ; and
several names also by a / between blanks. Comma, semicolon, tab or |, a first line such as
sep=; titles above the header, UTF-8, UTF-16 or Windows-1252 are recognised, and said.
Dates: 1955-05-21, 21.05.1955, 21/05/1955, 21 May 1955, 21.05.55, 19550521, 1955-05, 1955,
a spreadsheet's 20230. Whether 03/04/1955 begins with the day, the column decides. Countries
by code or name, in many languages. A name and its parts in columns of their own are both
looked for.

Examples:
  vokter batch customers.csv -o alerts.jsonl
  vokter batch kunder.csv --map name=Kunde --map country=Domisil -o alerts.csv --csv
  vokter batch a.csv b.csv --threshold 0.9 --evidence > alerts.jsonl
  zcat customers.csv.gz | vokter batch - -o alerts.jsonl

Every row gives a line, in input order: {\"row\": 2, \"id\": \"…\", \"hits\": […]}, and one
that cannot be read {\"row\": 7, \"id\": null, \"error\": \"…\"}; the exit code is then 1.
A country, birth date or schema that is not understood is left out and said in \"warnings\".
The summary goes to standard error. The output file has its name only when it is whole.";

/// Screens customer files on all cores, one line of output for each row.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
// Switches of a command line are what they are.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Arguments {
    /// CSV file with a header, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Write here instead of to standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// Which column holds a fact, such as name=Kunde; may be repeated
    #[arg(long, value_name = "FIELD=COLUMN")]
    map: Vec<Mapping>,

    #[command(flatten)]
    threshold: Threshold,

    /// Most hits of a row [default: 50, or as configured]
    #[arg(long, value_parser = count, value_name = "N")]
    limit: Option<usize>,

    /// Only parties on this list, such as un-sc; may be repeated
    #[arg(long, value_name = "LIST")]
    list: Vec<String>,

    /// Write JSON Lines, which is the default; errors are JSON, too
    #[arg(long, alias = "json")]
    pub(crate) json_lines: bool,

    /// Write CSV: a line for each hit, and one for a row without
    #[arg(long, conflicts_with = "json_lines")]
    csv: bool,

    /// Write the evidence of each hit, too
    #[arg(long)]
    evidence: bool,

    /// File of who owns what: owner, owned, percent, as_of; what listed parties own is looked for too
    #[arg(long, value_name = "FILE")]
    ownership: Option<PathBuf>,

    #[command(flatten)]
    fail_on_hit: FailOnHit,
}

/// A file that was looked over.
struct Surveyed {
    name: String,
    dialect: Dialect,
    columns: Columns,
    input: Input,
}

/// What a run did.
#[derive(Debug, Default)]
struct Tally {
    rows: u64,
    rows_with_hits: u64,
    hits: u64,
    errors: u64,
    warnings: u64,
}

/// Most rows and bytes worked on at a time: bounds the memory whatever the file's size.
const CHUNK_ROWS: usize = 4096;
const CHUNK_BYTES: usize = 8 << 20;

/// Screens the files.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    settings.limit.overridden("--limit", arguments.limit);
    // All files are looked over first: a mistake in the last one must not show after an hour.
    let files = arguments
        .files
        .iter()
        .map(|path| look_over(path, arguments))
        .collect::<Result<Vec<_>, _>>()?;
    let choice = Choice {
        lists: arguments.list.clone(),
        as_of: None,
    };
    let search = Search {
        threshold: settings.threshold.value,
        limit: Some(settings.limit.value),
        prior: settings.prior_bits.value,
    };
    let mut parties = Parties::load(&settings, &choice)?;
    if let Some(path) = &arguments.ownership {
        parties = parties.with_owned(path, &search)?;
    }
    let engine = Engine::with(&settings);
    let started_at = engine::now();
    let started = Instant::now();
    let mut output = Output::open(arguments.output.as_deref(), &arguments.files, printer)?;

    let job = Job {
        parties: &parties,
        bearers: Bearers::of(&parties),
        search,
        layout: if arguments.csv {
            Layout::Csv
        } else {
            Layout::JsonLines
        },
        evidence: arguments.evidence,
        names_file: files.len() > 1,
    };
    let mut told = Vec::new();
    for file in &files {
        told.push(about(file));
    }
    let result = screen(files, &job, &mut output);
    let tally = match result {
        Ok(tally) => tally,
        Err(failure) => {
            let Some(partial) = output.partial() else {
                return Err(failure);
            };
            let rows = format!("the rows before it are in {}", partial.display());
            let hint = failure
                .hint
                .as_ref()
                .map_or(rows.clone(), |hint| format!("{hint}; {rows}"));
            return Err(failure.hint(hint));
        }
    };
    output.finish()?;

    for line in told {
        printer.tell(&line);
    }
    for warning in parties.told(engine::today()) {
        printer.note(&warning.to_string());
    }
    printer.tell(render::screen::rests_on(&parties.lists, &engine).trim_end());
    let seconds = started.elapsed().as_secs_f64();
    let rate = (tally.rows as f64 / seconds.max(0.001)) as u64;
    printer.tell(&format!(
        "threshold {} · started {started_at} · {seconds:.1} s, {} a second · {} with a hit",
        settings.threshold.value,
        plural(rate, "row", "rows"),
        plural(tally.rows_with_hits, "row", "rows"),
    ));
    let mut summary = format!(
        "rows: {}, hits: {}, errors: {}",
        tally.rows, tally.hits, tally.errors
    );
    if tally.warnings > 0 {
        printer.note(&format!(
            "{} warnings: a country, birth date or schema that could not be read and was left out, a name that looks damaged, or a word alone that finds nobody",
            plural(tally.warnings, "row has", "rows have")
        ));
        // Writing to a String cannot fail.
        let _ = write!(summary, ", warnings: {}", tally.warnings);
    }
    printer.tell(&summary);
    Ok(Outcome {
        partly_failed: tally.errors > 0,
        ..arguments.fail_on_hit.outcome(tally.hits > 0)
    })
}

fn look_over(path: &Path, arguments: &Arguments) -> Result<Surveyed, Failure> {
    let (dialect, columns, input) =
        survey(path, |header| Columns::recognise(header, &arguments.map))?;
    Ok(Surveyed {
        name: input.name.display().to_string(),
        dialect,
        columns,
        input,
    })
}

/// What was recognised in a file.
fn about(file: &Surveyed) -> String {
    let mut parts = vec![
        file.dialect.to_string(),
        format!("columns {}", file.columns.used(&file.dialect.header)),
    ];
    let unused = file.columns.unused(&file.dialect.header);
    if !unused.is_empty() {
        parts.push(format!("not used: {}", unused.join(", ")));
    }
    parts.extend(file.columns.remarks(&file.dialect.header));
    clean(&format!("{}: {}", file.name, parts.join("; "))).into_owned()
}

fn screen(files: Vec<Surveyed>, job: &Job<'_>, output: &mut Output) -> Result<Tally, Failure> {
    let total = files.iter().map(|file| file.input.bytes).sum();
    let progress = Progress::over(total);
    let mut tally = Tally::default();
    let mut bytes_before = 0;
    output.write(job.heading().as_bytes())?;
    for file in files {
        let Surveyed {
            name,
            dialect,
            columns,
            input,
        } = file;
        let rules = columns.rules();
        let mut records = Records::new(input, &dialect)?;
        loop {
            let (chunk, end) = chunk_of(&mut records);
            let written: Vec<Written> = chunk
                .par_iter()
                .map(|record| job.row(record, &name, &dialect, &columns, rules))
                .collect();
            for row in &written {
                output.write(&row.bytes)?;
                tally.rows += 1;
                tally.rows_with_hits += u64::from(row.hits > 0);
                tally.hits += row.hits;
                tally.errors += u64::from(row.failed);
                tally.warnings += u64::from(row.warned);
            }
            progress.at(bytes_before + records.bytes_read(), tally.rows);
            match end {
                Some(Ok(())) => break,
                Some(Err(failure)) => {
                    progress.done();
                    return Err(failure.hint(format!(
                        "{} rows before it were screened, none after",
                        thousands(tally.rows)
                    )));
                }
                None => {}
            }
        }
        bytes_before += records.bytes_read();
    }
    progress.done();
    Ok(tally)
}

/// The next records, and whether and how the file ends after them.
fn chunk_of(records: &mut Records) -> (Vec<Record>, Option<Result<(), Failure>>) {
    let mut chunk = Vec::new();
    let mut bytes = 0;
    while chunk.len() < CHUNK_ROWS && bytes < CHUNK_BYTES {
        match records.next() {
            Some(Ok(record)) => {
                bytes += record.len();
                chunk.push(record);
            }
            Some(Err(failure)) => return (chunk, Some(Err(failure))),
            None => return (chunk, Some(Ok(()))),
        }
    }
    (chunk, None)
}
