//! `vokter lists`: what is loaded, and `vokter lists import`.

mod diff;

use std::path::PathBuf;

use jiff::civil::Date;
use vokter_lists::{
    DatedBy, Error, ImportOptions, ListInfo, ListStatus, Shelf, Standing, VersionState,
    VersionStatus,
};

use super::day;
use crate::config::Settings;
use crate::exit::{Failure, Outcome};
use crate::kept_index;
use crate::parties::{check_names, starter_behind};
use crate::printer::Printer;
use crate::wire::lists::{CORRUPT, HISTORY, IN_FORCE, Import, List, Lost, REFUSED, Version};
use crate::{engine, render};

const AFTER: &str = "\
Examples:
  vokter lists
  vokter lists --json
  vokter lists import consolidated.xml
  vokter lists import un-2021.xml.gz un-2026.xml.gz
  vokter lists diff un-sc

A list is stale when it was published more than `stale_after_days` days ago (30 unless
configured). The built-in starter list stands in for what is not imported.";

const AFTER_IMPORT: &str = "\
Examples:
  vokter lists import consolidated.xml
  vokter lists import --list un-sc un-2021.xml.gz un-2026.xml.gz

What a file is, its content says; .gz is read as it stands. A file is read whole or
refused whole: a broken one leaves the lists in use untouched. Every version is kept
under its SHA-256, the newest published one is in force, older ones are history for
`vokter screen --as-of`. Importing the same file again changes nothing.

A newest version is put in force also where it lacks much of the one before, and that is
said; --strict refuses it.";

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
    Import(ImportArguments),
    /// Show what changed between two versions of a list
    Diff(diff::Arguments),
}

/// Puts publishers' files into the data folder, verified and versioned.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_IMPORT)]
struct ImportArguments {
    /// Publisher's file, as it came
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// The list that the files must be, such as un-sc
    #[arg(long, value_name = "NAME")]
    list: Option<String>,

    /// The day of publication, where the file does not say it
    #[arg(long, value_parser = day, value_name = "DATE")]
    published: Option<Date>,

    /// Which column of a list of your own is which field, such as name=Navn; see the guide on lists
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = field_and_column)]
    map: Vec<(String, String)>,

    /// Refuse a newest version that has over 10 % fewer records or names than the one before, or lost a regime
    #[arg(long)]
    strict: bool,
}

/// `name=Navn` as field and column.
fn field_and_column(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.trim().is_empty() && !column.trim().is_empty() => {
            Ok((field.trim().to_lowercase(), column.trim().to_owned()))
        }
        _ => Err(format!("`{text}` is not FIELD=COLUMN")),
    }
}

/// Shows or imports.
pub(crate) fn run(
    arguments: &Arguments,
    settings: &Settings,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let shelf = Shelf::at(&settings.data_dir.value);
    match &arguments.command {
        None => show(arguments, settings, &shelf, printer),
        Some(Command::Diff(given)) => diff::run(given, arguments.json, &shelf, printer),
        Some(Command::Import(import)) => {
            let options = ImportOptions {
                list: import.list.clone(),
                columns: import.map.clone(),
                published: import.published,
                strict: import.strict,
            };
            let imported = shelf
                .import(&import.files, &options)
                .map_err(|error| refused(error, &shelf))?;
            // The first screen then need not make it. What stands against it, that screen says.
            let _ = kept_index::current(&shelf);
            let imports: Vec<Import> = imported.into_iter().map(wire_import).collect();
            if arguments.json {
                printer.json(&imports)?;
            } else {
                printer.data(&render::lists::imported(&imports))?;
            }
            Ok(Outcome::DONE)
        }
    }
}

/// Why nothing was imported. A list that no publisher has and that is not kept was mistyped.
fn refused(error: Error, shelf: &Shelf) -> Failure {
    if let Error::OtherList { given, .. } = &error {
        let kept = shelf.status().unwrap_or_default();
        let kept: Vec<String> = kept.into_iter().map(|status| status.info.list).collect();
        if let Err(unknown) = check_names(std::slice::from_ref(given), &kept) {
            return unknown;
        }
    }
    Failure::list(error)
}

/// Shows what there is, each kept file verified against its hash.
fn show(
    arguments: &Arguments,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let today = jiff::tz::Offset::UTC.to_datetime(engine::now()).date();
    let kept = shelf.status().map_err(Failure::list)?;
    let mut damaged = Vec::new();
    let mut lists: Vec<List> = Vec::new();
    for ListStatus { info, versions } in kept {
        let mut list = wire_list(info, &versions, today, settings);
        for version in &mut list.versions {
            if let Err(error) = shelf.verify(&list.list, &version.version) {
                if version.state == IN_FORCE {
                    list.state = CORRUPT;
                }
                version.state = CORRUPT;
                damaged.push(error);
            }
        }
        lists.push(list);
    }
    let full: Vec<String> = lists.iter().map(|list| list.list.clone()).collect();
    let starter = starter_behind(&full)?;
    let note = (!starter.entities.is_empty()).then(|| {
        let instead = if lists.is_empty() { "no list is imported: " } else { "" };
        format!(
            "{instead}the built-in starter list stands in for lists that are not imported; put a publisher's file in with `vokter lists import FILE`"
        )
    });
    if !starter.entities.is_empty() {
        lists.push(wire_list(starter.info, &[], today, settings));
    }
    if arguments.json {
        printer.json(&lists)?;
    } else {
        printer.data(&render::lists::text(&lists, note.as_deref()))?;
    }
    let outcome = Outcome {
        partly_failed: !damaged.is_empty(),
        ..Outcome::DONE
    };
    for error in damaged {
        printer.failure(&Failure::list(error));
    }
    Ok(outcome)
}

fn wire_list(info: ListInfo, versions: &[VersionStatus], today: Date, settings: &Settings) -> List {
    let age_days = (today - info.published).get_days();
    let stale = age_days > settings.stale_after_days.value as i32;
    let mut versions: Vec<Version> = versions
        .iter()
        .map(|version| Version {
            version: version.version.clone(),
            published: version.published.to_string(),
            records: version.records,
            dated_by: version.dated_by.as_str(),
            files: version.files.clone(),
            state: match version.state {
                VersionState::InForce => IN_FORCE,
                VersionState::Refused => REFUSED,
                _ => HISTORY,
            },
        })
        .collect();
    if versions.is_empty() {
        versions.push(Version {
            version: info.version.clone(),
            published: info.published.to_string(),
            records: info.records,
            dated_by: DatedBy::File.as_str(),
            files: Vec::new(),
            state: IN_FORCE,
        });
    }
    List {
        list: info.list,
        title: info.title,
        version: info.version,
        published: info.published.to_string(),
        fetched: info.fetched.map(|time| time.to_string()),
        sha256: info.sha256,
        records: info.records,
        by_schema: info.by_schema,
        names: info.names,
        age_days,
        state: if stale { "stale" } else { "fresh" },
        versions,
    }
}

fn wire_import(imported: vokter_lists::Imported) -> Import {
    let info = imported.info;
    Import {
        files: imported
            .paths
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        list: info.list,
        title: info.title,
        version: info.version,
        published: info.published.to_string(),
        sha256: info.sha256,
        records: info.records,
        by_schema: info.by_schema,
        names: info.names,
        state: match imported.standing {
            Standing::InForce => IN_FORCE,
            Standing::Known => "known",
            Standing::Refused => REFUSED,
            _ => HISTORY,
        },
        dated_by: imported.dated_by.as_str(),
        warnings: imported.warnings,
        previous: imported.previous.map(|previous| previous.version),
        lost: imported.loss.map(|loss| Lost {
            text: loss.to_string(),
            records: loss.records,
            names: loss.names,
            regimes: loss.regimes,
        }),
    }
}
