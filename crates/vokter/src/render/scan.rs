//! A mention of a listed party.

use std::borrow::Cow;

use super::clean;
use super::style::{FAINT, STRONG};
use vokter_answers::wire::scan::Mention;

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
        clean(&in_one_line(&mention.text)),
        clean(caption),
        clean(listings),
        super::score(mention.score),
        mention.bits,
        clean(&in_one_line(mention.sentence.trim())),
    )
}

/// A text that goes over lines as one line.
fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
    }
}
