//! What an update or a pruning did, a line or two a list.

use std::fmt::Write as _;

use super::style::{ERROR, NOTE, STRONG};
use super::{clean, plural, thousands};
use vokter_answers::wire::update::{Prune, State, Update};

/// How many digits of a hash are shown where they are to be typed.
const DIGITS: usize = 12;

/// One list.
pub(crate) fn one(update: &Update) -> String {
    let text = |field: &Option<String>| clean(field.as_deref().unwrap_or("?")).into_owned();
    let version = text(&update.version);
    let what = match update.state {
        State::Updated => {
            let instead = match &update.previous {
                Some(previous) => format!(", instead of {}", clean(previous)),
                None => String::new(),
            };
            let records = update.records.unwrap_or_default() as u64;
            format!(
                "{version} is in force{instead}; {}",
                plural(records, "record", "records")
            )
        }
        State::Unchanged => format!("{version} is still what the publisher gives out"),
        State::Older => format!(
            "{version} is what the publisher gives out, older than {}, which stays in force",
            text(&update.previous)
        ),
        State::Refused | State::Failed | State::Skipped => text(&update.error),
    };
    let style = match update.state {
        State::Updated | State::Unchanged => STRONG,
        State::Refused | State::Failed => ERROR,
        State::Older | State::Skipped => NOTE,
    };
    let mut lines = format!(
        "{}: {style}{}{style:#}: {what}\n",
        update.list,
        update.state.as_str()
    );
    // Writing to a String cannot fail.
    if let (Some(_), Some(sha256)) = (&update.lost, &update.sha256) {
        let digits = sha256.get(..DIGITS).unwrap_or(sha256);
        let _ = writeln!(
            lines,
            "  check that the publisher delisted so many, then: vokter lists update --accept-shrink {digits}"
        );
    }
    for warning in &update.warnings {
        let _ = writeln!(lines, "  note: {}", clean(warning));
    }
    if !update.dropped.is_empty() {
        let _ = writeln!(
            lines,
            "  dropped as keep_versions asks: {}",
            update.dropped.join(", ")
        );
    }
    lines
}

/// How many lists ended how.
pub(crate) fn summary(updates: &[Update]) -> String {
    let counts = State::ALL.into_iter().filter_map(|state| {
        let count = updates
            .iter()
            .filter(|update| update.state == state)
            .count();
        (count > 0).then(|| format!("{} {}", thousands(count as u64), state.as_str()))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// What was given up.
pub(crate) fn pruned(prunes: &[Prune]) -> String {
    let mut lines = String::new();
    for prune in prunes {
        let kept = plural(prune.kept as u64, "version", "versions");
        let dropped = if prune.dropped.is_empty() {
            "nothing to drop".to_owned()
        } else {
            format!("dropped {}", prune.dropped.join(", "))
        };
        let _ = writeln!(lines, "{}: {kept} kept; {dropped}", prune.list);
    }
    lines
}
