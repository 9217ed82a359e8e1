//! Differences between real versions of real lists, against what their publishers changed.
#![allow(clippy::unwrap_used, reason = "a check fails by panicking")]

use std::path::PathBuf;

use vokter_checks::shared;
use vokter_lists::{ImportOptions, Shelf, difference};

/// Added, removed and changed between two files of one list, each imported as a version.
fn counts(from: &[&str], to: &[&str]) -> (usize, usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let load = |files: &[&str]| {
        let paths: Vec<PathBuf> = files
            .iter()
            .map(|file| shared(&format!("lists/{file}")))
            .collect();
        let imported = shelf
            .import(&paths, &ImportOptions::default())
            .unwrap()
            .remove(0);
        shelf
            .load(&imported.info.list, Some(&imported.info.version))
            .unwrap()
    };
    let (from, to) = (load(from), load(to));
    let difference = difference(&from.entities, &to.entities);
    (
        difference.added.len(),
        difference.removed.len(),
        difference.changed.len(),
    )
}

/// The publisher added two link elements to every record in between: they are no change.
#[test]
fn the_un_list_changed_where_the_publisher_changed_it() {
    let file = |day: &str| format!("un-consolidated-{day}.xml.gz");
    for (from, to, want) in [
        ("2025-04-19", "2026-01-28", (126, 4, 16)),
        ("2026-01-28", "2026-02-27", (4, 0, 0)),
        ("2026-02-27", "2026-08-01", (16, 8, 156)),
    ] {
        assert_eq!(counts(&[&file(from)], &[&file(to)]), want, "{from} to {to}");
    }
}
