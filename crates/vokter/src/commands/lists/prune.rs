//! `vokter lists prune`: old versions go.

use std::num::NonZeroUsize;

use vokter_lists::{Pruned, Shelf};

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::config::Settings;
use vokter_answers::list_names::check_names;
use vokter_answers::wire::update::Prune;

const AFTER: &str = "\
Examples:
  vokter lists prune --keep 30
  vokter lists prune un-sc --keep 1

The newest versions by the publisher's date stay, the one in force always. Without
--keep, `keep_versions` of the configuration says how many. A dropped version can no
longer answer `vokter screen --as-of`, nor prove what was known on its day.";

/// Drops old versions of lists.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Lists to prune; all without
    #[arg(value_name = "LIST")]
    lists: Vec<String>,

    /// How many versions of each list stay
    #[arg(long, value_name = "N")]
    keep: Option<NonZeroUsize>,
}

/// Prunes.
pub(super) fn run(
    arguments: &Arguments,
    json: bool,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let Some(keep) = arguments.keep.or(settings.keep_versions.value) else {
        return Err(Failure::usage("how many versions are to stay?")
            .hint("give --keep N, or set keep_versions in the configuration file"));
    };
    let kept = shelf.status().map_err(Failure::list)?;
    let kept: Vec<String> = kept.into_iter().map(|status| status.info.list).collect();
    check_names(&arguments.lists, &kept)?;
    let lists = if arguments.lists.is_empty() {
        &kept
    } else {
        &arguments.lists
    };
    let mut prunes = Vec::new();
    for list in lists {
        prunes.push(wire(shelf.prune(list, keep).map_err(Failure::list)?));
    }
    if json {
        printer.json(&prunes)?;
    } else {
        printer.data(&render::update::pruned(&prunes))?;
    }
    Ok(Outcome::DONE)
}

fn wire(pruned: Pruned) -> Prune {
    Prune {
        list: pruned.list,
        kept: pruned.kept,
        dropped: pruned
            .dropped
            .into_iter()
            .map(|version| version.version)
            .collect(),
        files: pruned.files,
    }
}
