//! `vokter scan`: the listed parties that a text mentions, and the transfers of embargoed goods that it tells.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use vokter_documents::{Mention, Scanner, Signal, Signals, Statement};
use vokter_trade::Judge;

use super::day;
use super::hits::{FailOnHit, Threshold};
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::config::Settings;
use vokter_answers::parties::{Choice, Parties};
use vokter_answers::{engine, rules, wire};

const AFTER: &str = "\
Examples:
  vokter scan article.txt
  vokter scan article.txt --json
  pdftotext report.pdf - | vokter scan -
  vokter scan article.txt --date 2021-03-12

A mention is a full name, or a surname alone that stands for a full name in the same
text. Names in any script and inflected names are found. A signal is a sentence that
speaks of a transfer of embargoed goods: what, whence, whither, how sure that is, who
says it, and the measures that it would breach. Neither prints nothing; the exit code
is then 0. Offsets are bytes of the text, lines count from 1.";

/// Finds the listed parties that a plain text mentions, and the transfers of embargoed goods that it tells.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    /// Plain text in UTF-8, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    threshold: Threshold,

    /// Use the lists and the rules as they were on this day
    #[arg(long, value_parser = day, value_name = "DATE")]
    date: Option<jiff::civil::Date>,

    /// Print JSON Lines, one object for each mention and signal; errors are JSON, too
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    fail_on_hit: FailOnHit,
}

/// How much is read at a time.
const BUFFER_BYTES: usize = 256 << 10;

/// Scans.
pub(crate) fn run(
    arguments: &Arguments,
    mut settings: Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    arguments.threshold.settle(&mut settings);
    let reader = open(&arguments.file)?;
    let choice = Choice {
        as_of: arguments.date,
        ..Choice::default()
    };
    let parties = Parties::load(&settings, &choice)?;
    let threshold = settings.threshold.value;
    let rules = rules::load(&[], &settings)?;
    let judge = Judge::new(&rules);
    let mut signals = Signals::new(&judge, arguments.date.unwrap_or_else(engine::today));
    let mut found = 0_u64;
    // Printed as they come: a long text may have more mentions than memory should hold.
    let passed = Scanner::new(&*parties.index)
        .read_each(reader, threshold, Some(&mut signals), |statement| {
            found += 1;
            let printed = match statement {
                Statement::Mention(mention) => {
                    print(&mention, threshold, &parties, arguments.json, printer)
                }
                Statement::Signal(signal) => print_signal(signal, arguments.json, printer),
            };
            printed.map_err(Stop::Print)
        })
        .map_err(|stop| match stop {
            Stop::Scan(error) => Failure::input(error).at(name(&arguments.file)),
            Stop::Print(failure) => failure,
        })?;
    for remark in wire::scan::remarks(passed)
        .into_iter()
        .chain(parties.told(engine::today()))
    {
        printer.note(&remark.to_string());
    }
    Ok(arguments.fail_on_hit.outcome(found > 0))
}

/// Why a scan stopped.
enum Stop {
    Scan(vokter_documents::Error),
    Print(Failure),
}

impl From<vokter_documents::Error> for Stop {
    fn from(error: vokter_documents::Error) -> Self {
        Self::Scan(error)
    }
}

fn print_signal(signal: Signal, json: bool, printer: Printer) -> Result<(), Failure> {
    let laid_out = wire::scan::Signal::of(signal);
    if json {
        return printer.json(&laid_out);
    }
    printer.data(&render::scan::signal(&laid_out))
}

fn print(
    mention: &Mention,
    threshold: f64,
    listed: &Parties,
    json: bool,
    printer: Printer,
) -> Result<(), Failure> {
    let party = listed.party(mention.party);
    let laid_out = wire::scan::Mention::of(mention, threshold, listed, &party);
    if json {
        return printer.json(&laid_out);
    }
    let party = party.entity;
    let mut lists: Vec<&str> = party.listings.iter().map(|on| on.list.as_str()).collect();
    lists.dedup();
    printer.data(&render::scan::text(
        &laid_out,
        party.caption(),
        &lists.join(", "),
    ))
}

fn name(path: &Path) -> String {
    if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    let failed = |error: io::Error| Failure::io(Path::new(&name(path)), &error);
    let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::with_capacity(BUFFER_BYTES, io::stdin()))
    } else {
        if path.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        Box::new(BufReader::with_capacity(
            BUFFER_BYTES,
            File::open(path).map_err(failed)?,
        ))
    };
    let start = reader.fill_buf().map_err(failed)?;
    if wire::scan::is_markup(start) {
        return Err(Failure::input("this is XML or HTML, not plain text")
            .at(name(path))
            .hint("take the text out of it first"));
    }
    Ok(reader)
}
