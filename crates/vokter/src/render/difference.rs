//! The difference of two versions of a list, for a terminal and for a report.

use super::clean;
use super::style::{FAINT, NOTE};
use vokter_answers::wire::difference::{Changed, Difference, Party};

/// How many characters of a value are shown; remarks can have thousands.
const VALUE_CHARS: usize = 160;

/// How many characters before a change are shown with it.
const LEAD_CHARS: usize = 40;

/// For a terminal: `+` is new, `-` is gone, `~` changed.
pub(crate) fn text(difference: &Difference) -> String {
    let mut lines = vec![summary(difference), String::new()];
    for (mark, parties) in [("+", &difference.added), ("-", &difference.removed)] {
        for party in parties {
            lines.push(format!("{NOTE}{mark}{NOTE:#} {}", line(party)));
        }
    }
    for changed in &difference.changed {
        lines.push(format!("{NOTE}~{NOTE:#} {}", line(&changed.party)));
        for (mark, name, value) in values(changed) {
            lines.push(format!(
                "    {FAINT}{name}{FAINT:#} {mark} {}",
                clean(&value)
            ));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// For a report or a ticket.
pub(crate) fn markdown(difference: &Difference) -> String {
    let escape = |text: &str| {
        let mut escaped = String::new();
        for c in clean(text).chars() {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#'
            ) {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped
    };
    let mut lines = vec![
        format!(
            "# {}: {} to {}",
            escape(&difference.list),
            difference.from,
            difference.to
        ),
        String::new(),
        counts(difference),
    ];
    let parts = [
        ("Added", &difference.added),
        ("Removed", &difference.removed),
    ];
    for (title, parties) in parts.into_iter().filter(|(_, parties)| !parties.is_empty()) {
        lines.extend([String::new(), format!("## {title}"), String::new()]);
        lines.extend(
            parties
                .iter()
                .map(|party| format!("- {}", escape(&line(party)))),
        );
    }
    if !difference.changed.is_empty() {
        lines.extend([String::new(), "## Changed".to_owned(), String::new()]);
    }
    for changed in &difference.changed {
        lines.push(format!("- {}", escape(&line(&changed.party))));
        for (mark, name, value) in values(changed) {
            let what = if mark == "+" { "now" } else { "no longer" };
            lines.push(format!("  - {name}, {what}: {}", escape(&value)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn summary(difference: &Difference) -> String {
    format!(
        "{}: {} to {}: {}",
        difference.list,
        difference.from,
        difference.to,
        counts(difference)
    )
}

fn counts(difference: &Difference) -> String {
    let counts = &difference.counts;
    format!(
        "{} added, {} removed, {} changed",
        counts.added, counts.removed, counts.changed
    )
}

/// `KPi.084 Kim Example (Person)`.
fn line(party: &Party) -> String {
    let reference = party.reference.as_deref().unwrap_or(&party.id);
    clean(&format!("{reference} {} ({})", party.caption, party.schema)).to_string()
}

/// What is gone and what is new in each field: (`-` or `+`, field, value).
fn values(changed: &Changed) -> Vec<(&'static str, &'static str, String)> {
    let mut values = Vec::new();
    for (name, field) in &changed.fields {
        let gone: Vec<&str> = field.change.gone().collect();
        let new: Vec<&str> = field.change.new_values().collect();
        // One long text that became another: where they part is what a reader wants to see.
        let skip = match (gone.as_slice(), new.as_slice()) {
            ([gone], [new]) => where_they_part(gone, new).saturating_sub(LEAD_CHARS),
            _ => 0,
        };
        for (mark, texts) in [("-", gone), ("+", new)] {
            for text in texts {
                values.push((mark, *name, shortened(text, skip)));
            }
        }
    }
    values
}

/// How many characters two texts share at their beginning.
fn where_they_part(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count()
}

/// At most [`VALUE_CHARS`] characters, from `skip` on if the text is too long to show whole.
fn shortened(value: &str, skip: usize) -> String {
    let chars = value.chars().count();
    if chars <= VALUE_CHARS {
        return value.to_owned();
    }
    let (lead, skip) = if skip > 0 { ("…", skip) } else { ("", 0) };
    let shown: String = value.chars().skip(skip).take(VALUE_CHARS).collect();
    let tail = if skip + VALUE_CHARS < chars {
        "…"
    } else {
        ""
    };
    format!("{lead}{shown}{tail}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_long_text_is_shown_where_it_changed() {
        let long = "a".repeat(300);
        let (one, other) = (format!("{long} old end"), format!("{long} new end"));
        let skip = super::where_they_part(&one, &other) - super::LEAD_CHARS;
        let shown = super::shortened(&other, skip);
        assert!(
            shown.starts_with('…') && shown.ends_with("new end"),
            "{shown}"
        );
        assert_eq!(super::shortened("short", 9), "short");
    }
}
