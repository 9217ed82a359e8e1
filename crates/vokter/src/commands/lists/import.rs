//! `vokter lists import`: publishers' files into the data folder.

use std::path::PathBuf;

use jiff::civil::Date;
use vokter_lists::{Error, ImportOptions, Imported, Imports, Shelf, Standing};

use crate::commands::day;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::kept_index;
use vokter_answers::list_names::check_names;
use vokter_answers::wire::lists::{HISTORY, IN_FORCE, Import, Lost, REFUSED};

const AFTER: &str = "\
Examples:
  vokter lists import consolidated.xml
  vokter lists import --list un-sc un-2021.xml.gz un-2026.xml.gz

What a file is, its content says; .gz is read as it stands. A file is read whole or
refused whole: a broken one leaves the lists in use untouched, and the others of the call
are imported, but for files that it may belong with; the exit code is then 1. Every
version is kept under its SHA-256, the newest published one is in force, of one day the
one imported last; older ones are history for `vokter screen --as-of`. Importing what is
in force again changes nothing.

A delta file of OpenSanctions is applied to the version in force of its list, which gives
a new version; beside other files it is passed over where that list is not kept.

A newest version is put in force also where it lacks much of the one before, and that is
said; --strict refuses it.";

/// Puts publishers' files into the data folder, verified and versioned.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER, after_long_help = with_formats())]
pub(super) struct Arguments {
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

    /// Refuse a newest version that has over 10 % fewer records or names than the one before, or lost a regime; and all files where one is refused
    #[arg(long)]
    strict: bool,

    /// Take a delta file by itself, as a part of its list, instead of applying it to the version in force
    #[arg(long)]
    part: bool,
}

/// The examples, and what can be imported.
fn with_formats() -> String {
    let mut text = format!("{AFTER}\n\nWhat is read:\n");
    for format in vokter_lists::formats() {
        text.push_str("  - ");
        text.push_str(format);
        text.push('\n');
    }
    text
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

/// Imports.
pub(super) fn run(
    arguments: &Arguments,
    json: bool,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let options = ImportOptions {
        list: arguments.list.clone(),
        columns: arguments.map.clone(),
        published: arguments.published,
        strict: arguments.strict,
        part: arguments.part,
    };
    let imports = if options.strict {
        let imported = shelf.import(&arguments.files, &options);
        imported.map(|imported| Imports {
            imported,
            refused: Vec::new(),
        })
    } else {
        shelf.import_each(&arguments.files, &options)
    };
    let Imports {
        mut imported,
        refused: errors,
    } = imports.map_err(|error| refused(error, shelf))?;
    // A delta of a list that is not kept changes nothing, beside other files of a folder.
    let (passed_over, errors): (Vec<Error>, Vec<Error>) = errors
        .into_iter()
        .partition(|error| !imported.is_empty() && error.is_without_base());
    let mut failures: Vec<Failure> = errors
        .into_iter()
        .map(|error| refused(error, shelf))
        .collect();
    if imported.is_empty()
        && let Some(last) = failures.pop()
    {
        for failure in &failures {
            printer.failure(failure);
        }
        return Err(last);
    }
    // The first screen then need not make it. What stands against it, that screen says.
    let read = imported.iter_mut().filter_map(|list| list.read.take());
    let _ = kept_index::prepare(shelf, read.collect());
    let imports: Vec<Import> = imported.into_iter().map(wire_import).collect();
    if json {
        printer.json(&imports)?;
    } else {
        printer.data(&render::lists::imported(&imports))?;
    }
    for error in passed_over {
        printer.note(&format!("passed over: {}", refused(error, shelf)));
    }
    for failure in &failures {
        printer.failure(failure);
    }
    Ok(Outcome {
        partly_failed: !failures.is_empty(),
        ..Outcome::DONE
    })
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

fn wire_import(imported: Imported) -> Import {
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
        aliases: imported.particulars.aliases,
        weak_aliases: imported.particulars.weak_aliases,
        with_birth_date: imported.particulars.with_birth_date,
        state: match imported.standing {
            Standing::InForce => IN_FORCE,
            Standing::Known => "known",
            Standing::Refused => REFUSED,
            _ => HISTORY,
        },
        dated_by: imported.dated_by.as_str(),
        warnings: imported.warnings,
        previous: imported.previous.map(|previous| previous.version),
        lost: imported.loss.map(Lost::from),
    }
}
