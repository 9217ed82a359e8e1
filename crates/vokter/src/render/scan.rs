//! A mention of a listed party, and a signal of a transfer.

use std::borrow::Cow;

use super::clean;
use super::style::{FAINT, STRONG};
use vokter_answers::wire::scan::{Mention, Signal};

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

/// One signal: line, what goes whence and whither and how that is told, the measures, the sentence.
pub(crate) fn signal(signal: &Signal) -> String {
    let place = |code: Option<&str>| code.map_or("?".to_owned(), str::to_uppercase);
    let by = match &signal.said_by {
        Some(who) => format!(" by {}", clean(&in_one_line(who))),
        None => String::new(),
    };
    let may = if signal.breach == "possible" {
        "may breach"
    } else {
        "would breach"
    };
    format!(
        "line {}, signal: {STRONG}{}{STRONG:#} from {STRONG}{}{STRONG:#} to {STRONG}{}{STRONG:#}, {}{by}; {may} {}\n  {FAINT}{}{FAINT:#}\n",
        signal.line,
        clean(&signal.goods),
        place(signal.from),
        place(signal.to),
        signal.certainty,
        signal.sources.join("; "),
        clean(&in_one_line(&signal.sentence)),
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
