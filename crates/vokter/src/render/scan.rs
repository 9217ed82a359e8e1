//! A mention of a listed party.

use super::clean;
use super::style::{FAINT, STRONG};
use crate::wire::scan::Mention;

/// One mention: line and bytes, the words, the party, the sentence.
pub(crate) fn text(mention: &Mention, caption: &str, listings: &str) -> String {
    let by = if mention.resolved_by == "surname" {
        ", by the surname alone"
    } else {
        ""
    };
    format!(
        "line {}, bytes {}–{}: {STRONG}{}{STRONG:#} is {STRONG}{}{STRONG:#} ({}), score {}, {:+.2} bits{by}\n  {FAINT}{}{FAINT:#}\n",
        mention.line,
        mention.start,
        mention.end,
        clean(&mention.text),
        clean(caption),
        clean(listings),
        super::score(mention.score),
        mention.bits,
        clean(mention.sentence.trim()),
    )
}
