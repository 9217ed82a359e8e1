//! `vokter lists diff`: what changed between two versions of a list.

use vokter_lists::{Error, ListStatus, Shelf, difference};

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::list_names::check_names;
use vokter_answers::wire::difference::Difference;

const AFTER: &str = "\
Examples:
  vokter lists diff un-sc
  vokter lists diff un-sc 2026-02-27 2026-08-01
  vokter lists diff un-sc 2025-04-19 --markdown

A version is called by its name, its day, or the beginning of its SHA-256, as `vokter lists`
shows them. Without A and B: from the version before the one in force to the one in force;
with A alone: from A to the one in force. Compared is what Vokter reads of each record,
whatever its order in the file.";

/// Shows what changed between two versions of a list: parties added, removed, changed field by field.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// The list, such as un-sc
    #[arg(value_name = "LIST")]
    list: String,

    /// The earlier version
    #[arg(value_name = "A")]
    from: Option<String>,

    /// The later version
    #[arg(value_name = "B")]
    to: Option<String>,

    /// Print Markdown, for a report or a ticket
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

/// Compares and prints.
pub(super) fn run(
    arguments: &Arguments,
    json: bool,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let kept = shelf.status().map_err(Failure::list)?;
    let names: Vec<String> = kept.iter().map(|status| status.info.list.clone()).collect();
    check_names(std::slice::from_ref(&arguments.list), &names)?;
    let of_list = kept
        .iter()
        .find(|status| status.info.list == arguments.list);
    let (from, to) = match (&arguments.from, &arguments.to) {
        (Some(from), to) => (from.clone(), to.clone()),
        (None, _) => {
            let (from, to) = shelf.last_two(&arguments.list).map_err(Failure::list)?;
            (from, Some(to))
        }
    };
    let load = |version: Option<&str>| shelf.load(&arguments.list, version);
    let (from, to) = rayon::join(|| load(Some(&from)), || load(to.as_deref()));
    let failed = |error| unreadable(error, of_list);
    let (from, to) = (from.map_err(failed)?, to.map_err(failed)?);
    let difference = difference(&from.entities, &to.entities);
    let wire = Difference::of(&from.info, &to.info, &difference);
    if json {
        printer.json(&wire)?;
    } else if arguments.markdown {
        printer.data(&render::difference::markdown(&wire))?;
    } else {
        printer.data(&render::difference::text(&wire))?;
    }
    Ok(Outcome::DONE)
}

/// Why a version can't be compared. One that is not there was mistyped where others of its list are.
fn unreadable(error: Error, of_list: Option<&ListStatus>) -> Failure {
    let (Error::NoSuchList { list, .. }, Some(status)) = (&error, of_list) else {
        return Failure::list(error);
    };
    let versions: Vec<&str> = status
        .versions
        .iter()
        .take(VERSIONS_SHOWN)
        .map(|version| version.version.as_str())
        .collect();
    Failure::input(format!("no version {list}"))
        .hint(format!("the newest versions are {}", versions.join(", ")))
}

/// How many versions an error names.
const VERSIONS_SHOWN: usize = 5;
