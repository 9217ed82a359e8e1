//! `vokter lists diff`: what changed between two versions of a list.

use vokter_lists::Shelf;

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::listing::changes;

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
    let wire = changes(
        shelf,
        &arguments.list,
        arguments.from.as_deref(),
        arguments.to.as_deref(),
    )?;
    if json {
        printer.json(&wire)?;
    } else if arguments.markdown {
        printer.data(&render::difference::markdown(&wire))?;
    } else {
        printer.data(&render::difference::text(&wire))?;
    }
    Ok(Outcome::DONE)
}
