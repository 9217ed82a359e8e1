//! `sound-costs.tsv` and `losses.tsv`: what one sound written for another says, and what a word that
//! two names do not share, learned from publishers' lists.
//!
//! A step is worth log2 of how often it stands between two spellings of one party's name, over how
//! often it stands between the names of two parties that chance brought together (Fellegi and Sunter
//! 1969). The first is counted among the aliases of the training lists, the second among the
//! primary names of their different parties, each pair of names weighted as it would meet if people were drawn
//! from the lists. What is seen seldom stays near `sound-alternations.tsv`, which is judgement.
//!
//! Two lists never train, so that they can test what was learned: the EU's and Canada's. `cargo xtask
//! held-out` makes labelled pairs of them.

mod chance;
mod costs;
pub(crate) mod held_out;
mod losses;
mod same;

use std::collections::BTreeMap;

use vokter_entities::{Entity, Schema};
use vokter_names::sound::Step;

use crate::source;
use crate::tables::Tables;

/// The publishers' own files that train.
const LISTS: &[&[&str]] = &[
    &["un-consolidated-2026-08-01.xml.gz"],
    &["us-ofac-sdn-2021-03-10.xml.gz"],
    &["gb-ofsi-conlist-2025-04-10.xlsx"],
    &["au-dfat-regulation8-2026-07-23.xlsx"],
];

/// How often each step was seen where it is the only one.
#[derive(Default)]
struct Seen {
    /// Pairs of tokens looked at, weighted.
    pairs: f64,
    /// Of them those that are apart by this step alone.
    steps: BTreeMap<Step, f64>,
}

/// Makes the table.
pub(crate) fn run(tables: Tables) -> Result<(), String> {
    let mut lists = Vec::new();
    for files in LISTS {
        for file in *files {
            let path = source::path(&format!("lists/{file}"))?;
            let bytes =
                std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let list = vokter_lists::read(&path, &bytes).map_err(|error| error.to_string())?;
            lists.push(list.entities);
        }
    }
    let persons: Vec<&Entity> = lists
        .iter()
        .flatten()
        .filter(|party| party.schema() == Schema::Person)
        .collect();
    tables.put(
        "losses.tsv",
        "What a name loses by each token that does not agree, in hundredths of a bit; how many there are in a thousand pairs of names of one party, and of two that share a word. From the same lists as sound-costs.tsv, beginning with losses-judged.tsv; made by `cargo xtask train`.",
        losses::rows(&lists)?,
    )?;
    let same = same::seen(&persons);
    let chance = chance::seen(&persons);
    tables.put(
        "sound-costs.tsv",
        "What one sound written for another says, in hundredths of a bit; how many in ten thousand pairs of spellings of one name differ by it alone, and of names that chance brings together. From the aliases of the UN's list of 2026-08-01, OFAC's SDN list of 2021-03-10, OFSI's of 2025-04-10 and Australia's of 2026-07-23, beginning with sound-alternations.tsv; made by `cargo xtask train`.",
        costs::rows(&same, &chance)?,
    )
}
