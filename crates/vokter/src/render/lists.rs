//! The lists in force, and what an import did.

use std::collections::BTreeMap;

use super::style::{FAINT, NOTE};
use super::table::{Align, Table};
use super::{plural, thousands};
use vokter_answers::wire::lists::{Import, List};

/// A table of the lists; `note` when the starter list is part of it.
pub(crate) fn text(lists: &[List], note: Option<&str>) -> String {
    use Align::{Left, Right};
    let mut table = Table::new(&[Left, Left, Right, Right, Right, Left, Left]);
    table.row([
        "list",
        "published",
        "age",
        "records",
        "names",
        "state",
        "title",
    ]);
    for list in lists {
        let age = match list.age_days {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        table.row([
            &list.list,
            &list.published,
            &age,
            &thousands(list.records as u64),
            &thousands(list.names as u64),
            list.state,
            &list.title,
        ]);
    }
    let mut lines = table.lines(0);
    lines[0] = format!("{FAINT}{}{FAINT:#}", lines[0]);
    for list in lists {
        let Some(fetched) = &list.fetched else {
            // Built in: it came with the program.
            continue;
        };
        lines.push(String::new());
        lines.push(format!(
            "{} {}: {}",
            list.list,
            list.version,
            kinds(&list.by_schema)
        ));
        lines.push(format!("  SHA-256 {}", list.sha256));
        let asked = match &list.checked {
            Some(time) => format!(", publisher last asked {}", second(time)),
            None => String::new(),
        };
        lines.push(format!("  fetched {}{asked}", second(fetched)));
    }
    for list in lists.iter().filter(|list| list.versions.len() > 1) {
        let mut versions = Table::new(&[Left, Left, Right, Left]);
        for version in &list.versions {
            versions.row([
                &version.version,
                &version.published,
                &thousands(version.records as u64),
                version.state,
            ]);
        }
        lines.push(String::new());
        lines.push(format!("versions of {}", list.list));
        lines.extend(versions.lines(2));
    }
    if let Some(note) = note {
        lines.push(String::new());
        lines.push(format!("{NOTE}note:{NOTE:#} {note}"));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// One paragraph for each file.
pub(crate) fn imported(imports: &[Import]) -> String {
    let mut lines = Vec::new();
    for import in imports {
        lines.push(format!(
            "{}: {} ({})",
            import.files.join(", "),
            import.title,
            import.list
        ));
        lines.push(format!(
            "  {}: {}; {}, of them {} ({} weak); {} with a birth date",
            plural(import.records as u64, "record", "records"),
            kinds(&import.by_schema),
            plural(import.names as u64, "name", "names"),
            plural(import.aliases as u64, "alias", "aliases"),
            thousands(import.weak_aliases as u64),
            thousands(import.with_birth_date as u64),
        ));
        let standing = match (import.state, &import.previous) {
            ("known", Some(previous)) if *previous != import.version => {
                format!("same file, already there as history; {previous} stays in force")
            }
            ("known", _) => "same file, already there; nothing changed".to_owned(),
            ("history", Some(previous)) if previous.as_str() < import.published.as_str() => {
                format!("no whole list as {previous} is, kept as history")
            }
            ("history", Some(previous)) => format!("older than {previous}, kept as history"),
            ("refused", _) => "kept aside".to_owned(),
            ("history", None) => "kept as history".to_owned(),
            (_, Some(previous)) if *previous == import.version => {
                "in force, read anew as you said".to_owned()
            }
            (_, Some(previous)) if previous.starts_with(&import.published) => format!(
                "in force, instead of {previous} of the same day: the file imported last counts"
            ),
            (_, Some(previous)) => format!("in force, instead of {previous}"),
            (_, None) => "in force".to_owned(),
        };
        lines.push(format!(
            "  published {}, version {}: {standing}",
            import.published, import.version
        ));
        match import.dated_by {
            "file-name" => lines.push("  note: the file has no date in it; the day is from its name (--published gives another)".to_owned()),
            "import" => lines.push("  note: the file has no date in it nor in its name; it counts as published today (--published gives another day)".to_owned()),
            _ => {}
        }
        for warning in &import.warnings {
            lines.push(format!("  note: {warning}"));
        }
        if let Some(lost) = &import.lost {
            lines.push(format!(
                "  note: {}: in force because you imported it; check that the publisher delisted so many",
                lost.text
            ));
        }
    }
    lines.push(String::new());
    let lines: Vec<_> = lines.iter().map(|line| super::clean(line)).collect();
    lines.join("\n")
}

/// A time without the parts of its second.
fn second(time: &str) -> String {
    match time.split_once('.') {
        Some((whole, _)) => format!("{whole}Z"),
        None => time.to_owned(),
    }
}

/// `Person 733, Organization 278`, most first.
fn kinds(by_schema: &BTreeMap<String, usize>) -> String {
    let mut kinds: Vec<_> = by_schema.iter().collect();
    kinds.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(kind, count)| format!("{kind} {}", thousands(**count as u64)))
        .collect();
    kinds.join(", ")
}
