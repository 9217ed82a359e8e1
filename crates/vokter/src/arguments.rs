//! What can be typed: the options that every command takes, and the commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use vokter_answers::config::Given;

use crate::commands::{
    batch, compare, config, evaluate, lists, mcp, scan, screen, serve, token, trade,
};
use crate::exit::Failure;

const AFTER: &str = "\
Examples:
  vokter screen \"Sergei Sjojgu\" --birth-date 1955-05-21
  vokter screen \"Ким Чен Ын\" --json
  vokter batch customers.csv -o alerts.jsonl
  vokter lists import consolidated.xml.gz

Exit codes, for every command:
  0  it ran
  1  it could not, or part of it could not; one line on standard error says why
  2  wrong usage: an unknown option, schema, country or list name
  3  it ran, --fail-on-hit was given, and there was a hit

Every answer names the lists it rests on, their versions, the threshold and the
engine, so that it can be derived again. `vokter COMMAND --help` has examples.";

/// Screens names, customer files and texts against sanctions lists, and shows the evidence.
#[derive(Debug, Parser)]
#[command(
    name = "vokter",
    version,
    about = "Screens names, customer files and texts against sanctions lists, and shows the evidence",
    long_about = "Screens names, customer files and texts against sanctions lists, and shows the evidence: \
which word of a name met which, by which relation, and what that is worth. A small starter list is \
built in, so the first answer needs no set-up and no network.",
    after_help = AFTER,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Everywhere {
    /// Folder that keeps the imported lists [environment: VOKTER_DATA_DIR]
    ///
    /// Else `data_dir` of the configuration file, else `$XDG_DATA_HOME/vokter`, else
    /// `~/.local/share/vokter`.
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub(crate) data_dir: Option<PathBuf>,

    /// Configuration file in TOML [environment: VOKTER_CONFIG]
    ///
    /// Else `$XDG_CONFIG_HOME/vokter/config.toml`, else `~/.config/vokter/config.toml`, which
    /// need not exist. `vokter config` shows every value in force.
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub(crate) config: Option<PathBuf>,
}

impl Everywhere {
    /// The same as the settings are settled from.
    pub(crate) fn given(&self) -> Given {
        Given {
            config: self.config.clone(),
            data_dir: self.data_dir.clone(),
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Look one name up on the lists
    Screen(screen::Arguments),
    /// Screen a customer file, all cores, in input order
    Batch(batch::Arguments),
    /// Find the listed parties that a text mentions
    Scan(scan::Arguments),
    /// Say which embargo measures a shipment or dealing meets
    Trade(trade::Arguments),
    /// Weigh two names against each other, without any list
    Compare(compare::Arguments),
    /// Measure the engine on labelled pairs of names
    Evaluate(evaluate::Arguments),
    /// Show the lists in force, or import a publisher's file
    Lists(lists::Arguments),
    /// Answer over HTTP, with a page for people
    Serve(serve::Arguments),
    /// Serve the Model Context Protocol to assistants
    Mcp(mcp::Arguments),
    /// Make, show and revoke the tokens of the service
    Token(token::Arguments),
    /// Show every setting in force and where it came from
    Config(config::Arguments),
}

impl Command {
    /// Whether a machine reads this command's answer, and so its errors.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::Screen(arguments) => arguments.json,
            Self::Batch(arguments) => arguments.json_lines,
            Self::Scan(arguments) => arguments.json,
            Self::Trade(arguments) => arguments.json,
            Self::Compare(arguments) => arguments.json,
            Self::Evaluate(arguments) => arguments.json,
            Self::Lists(arguments) => arguments.json,
            Self::Serve(_) | Self::Mcp(_) => false,
            Self::Token(arguments) => arguments.json,
            Self::Config(arguments) => arguments.json,
        }
    }
}

/// Why no command runs.
pub(crate) enum Stop {
    /// Help or version was asked for.
    Help(String),
    /// The call is wrong.
    Wrong(Failure),
}

/// Reads the command line.
pub(crate) fn parse(typed: &[OsString]) -> Result<Cli, Stop> {
    Cli::command()
        .try_get_matches_from(typed)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Stop::Help(error.render().ansi().to_string())
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                Stop::Wrong(
                    Failure::usage("no command given").hint(
                        "vokter screen NAME looks a name up; vokter --help shows all commands",
                    ),
                )
            }
            _ => Stop::Wrong(in_one_line(&error, typed)),
        })
}

/// Clap's message, which takes several lines, in one.
fn in_one_line(error: &clap::Error, typed: &[OsString]) -> Failure {
    if let (ErrorKind::ValueValidation, Some(ContextValue::String(option)), Some(reason)) = (
        error.kind(),
        error.get(ContextKind::InvalidArg),
        std::error::Error::source(error),
    ) {
        // `--country <CC>` and what our own reader of countries says.
        let option = option.split(' ').next().unwrap_or(option);
        return Failure::usage(format!("{option}: {reason}"))
            .hint(format!("see {} --help", command_path(typed)));
    }
    let text = error.render().to_string();
    let mut what = String::new();
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if !what.is_empty() {
            what.push(' ');
        }
        what.push_str(line.trim());
    }
    let what = what.strip_prefix("error: ").unwrap_or(&what);
    let help = format!("see {} --help", command_path(typed));
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind));
    let hint = match suggestion {
        Some(suggestion) => format!("did you mean {suggestion}? {help}"),
        // A word too many is most often the rest of a name, where a name is asked for.
        None if error.kind() == ErrorKind::UnknownArgument
            && takes_name(typed)
            && matches!(error.get(ContextKind::InvalidArg),
                Some(ContextValue::String(word)) if !word.starts_with('-')) =>
        {
            format!("several words are one name in quotation marks; {help}")
        }
        None => help,
    };
    Failure::usage(what).hint(hint)
}

/// Whether what was typed is a command whose words are names.
fn takes_name(typed: &[OsString]) -> bool {
    matches!(
        command_path(typed).as_str(),
        "vokter screen" | "vokter compare"
    )
}

/// `vokter lists import` of what was typed: the commands in it, not their arguments.
fn command_path(typed: &[OsString]) -> String {
    let mut command = Cli::command();
    let mut path = String::from("vokter");
    for word in typed.iter().skip(1).filter_map(|word| word.to_str()) {
        let Some(sub) = command.find_subcommand(word).cloned() else {
            continue;
        };
        path.push(' ');
        path.push_str(word);
        command = sub;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_are_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn wrong_calls_are_one_line_with_a_way_out() {
        for (typed, word) in [
            (
                vec!["vokter", "screen", "x", "--birthdate", "1955"],
                "--birth-date",
            ),
            (vec!["vokter", "scren", "x"], "screen"),
            (
                vec!["vokter", "screen", "Ola", "Nordmann"],
                "quotation marks",
            ),
            (
                vec!["vokter", "screen", "x", "--country", "Atlantis"],
                "--country: unknown country `Atlantis`",
            ),
            (vec!["vokter", "compare", "one"], "vokter compare --help"),
            (vec!["vokter"], "screen"),
            (
                vec!["vokter", "config", "x"],
                "(hint: see vokter config --help)",
            ),
        ] {
            let typed: Vec<OsString> = typed.into_iter().map(OsString::from).collect();
            match parse(&typed) {
                Err(Stop::Wrong(failure)) => {
                    let line = failure.to_string();
                    assert!(line.contains(word), "{line}");
                    assert!(!line.contains('\n'), "{line}");
                }
                _ => panic!("{typed:?} should be refused"),
            }
        }
    }
}
