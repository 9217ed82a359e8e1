//! The commands, one file each.

pub(crate) mod batch;
pub(crate) mod compare;
pub(crate) mod config;
pub(crate) mod evaluate;
mod hits;
pub(crate) mod lists;
pub(crate) mod mcp;
pub(crate) mod scan;
pub(crate) mod screen;
pub(crate) mod serve;
pub(crate) mod token;
pub(crate) mod trade;

use vokter_entities::{Country, PartialDate, Schema};

use crate::arguments::{Cli, Command};
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use vokter_answers::config::Settings;
use vokter_answers::reading;

/// Runs what was asked for.
pub(crate) fn run(cli: &Cli, printer: Printer) -> Result<Outcome, Failure> {
    let settings = Settings::settle(&cli.everywhere.given())?;
    match &cli.command {
        Command::Screen(arguments) => screen::run(arguments, settings, printer),
        Command::Batch(arguments) => batch::run(arguments, settings, printer),
        Command::Scan(arguments) => scan::run(arguments, settings, printer),
        Command::Trade(arguments) => trade::run(arguments, &settings, printer),
        Command::Compare(arguments) => compare::run(arguments, settings, printer),
        Command::Evaluate(arguments) => evaluate::run(arguments, settings, printer),
        Command::Lists(arguments) => lists::run(arguments, &settings, printer),
        Command::Serve(arguments) => serve::run(arguments, settings),
        Command::Mcp(_) => mcp::run(settings),
        Command::Token(arguments) => token::run(arguments, &settings, printer),
        Command::Config(arguments) => config::run(arguments, &settings, printer),
    }
}

/// Clap's parser of `--schema`.
pub(crate) fn schema(text: &str) -> Result<Schema, String> {
    reading::schema(text)
}

/// Clap's parser of `--country`.
pub(crate) fn country(text: &str) -> Result<Country, String> {
    reading::country(text)
}

/// Clap's parser of `--birth-date`.
pub(crate) fn birth_date(text: &str) -> Result<PartialDate, String> {
    reading::read_typed_date(text)
}

/// Clap's parser of a day.
pub(crate) fn day(text: &str) -> Result<jiff::civil::Date, String> {
    let wrong = || format!("`{text}` is not a day: write 2026-08-01");
    let date = birth_date(text).map_err(|_| wrong())?;
    match (date.month, date.day) {
        (Some(month), Some(day)) => {
            jiff::civil::Date::new(date.year, month as i8, day as i8).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}
