//! `vokter lists`: what is loaded, and the commands that change it, one file each.

mod diff;
mod explain;
mod import;
mod prune;
mod show;
mod update;

use vokter_lists::Shelf;

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use vokter_answers::config::Settings;

const AFTER: &str = "\
Examples:
  vokter lists
  vokter lists --json
  vokter lists import consolidated.xml
  vokter lists import un-2021.xml.gz un-2026.xml.gz
  vokter lists diff un-sc
  vokter lists update

A list is stale when it was published more than `stale_after_days` days ago (30 unless
configured). The built-in starter list stands in for what is not imported.";

/// Shows the lists in force: of when, how many records, how old.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// Print JSON; errors are JSON, too
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Put publishers' files into the data folder
    Import(import::Arguments),
    /// Show what changed between two versions of a list
    Diff(diff::Arguments),
    /// Show which listings are one party's, and why
    Explain(explain::Arguments),
    /// Fetch the newest versions from the publishers
    Update(update::Arguments),
    /// Drop old versions
    Prune(prune::Arguments),
}

/// Shows, or does what was asked.
pub(crate) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let shelf = Shelf::at(&settings.data_dir.value);
    match &arguments.command {
        None => show::run(arguments, settings, &shelf, printer),
        Some(Command::Explain(given)) => explain::run(given, arguments.json, &shelf, printer),
        Some(Command::Diff(given)) => diff::run(given, arguments.json, &shelf, printer),
        Some(Command::Import(import)) => import::run(import, arguments.json, &shelf, printer),
        Some(Command::Update(update)) => {
            update::run(update, arguments.json, settings, &shelf, printer)
        }
        Some(Command::Prune(prune)) => prune::run(prune, arguments.json, settings, &shelf, printer),
    }
}
