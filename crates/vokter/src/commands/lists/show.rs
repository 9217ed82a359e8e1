//! `vokter lists`: the lists in force, each kept file verified.

use vokter_lists::Shelf;

use super::Arguments;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::config::Settings;
use vokter_answers::listing::{Standing, standing};

/// Shows what there is, each kept file verified against its hash.
pub(super) fn run(
    arguments: &Arguments,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let Standing {
        lists,
        note,
        damaged,
    } = standing(settings, shelf, true)?;
    if arguments.json {
        printer.json(&lists)?;
    } else {
        printer.data(&render::lists::text(&lists, note.as_deref()))?;
    }
    let outcome = Outcome {
        partly_failed: !damaged.is_empty(),
        ..Outcome::DONE
    };
    for failure in damaged {
        printer.failure(&failure);
    }
    Ok(outcome)
}
