//! Embedded tables: sorted text, one fact a line, columns parted by tabs, `#` begins a comment.
//!
//! The text in the repository is the table; nothing is compiled from it but an index of where
//! each line is, made at the first lookup.

/// The lines of a table that hold a fact.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The first column of a row, and the rest of it.
pub(crate) fn split(row: &'static str) -> (&'static str, &'static str) {
    row.split_once('\t').unwrap_or((row, ""))
}

/// The first three columns of a row; a missing one is empty.
pub(crate) fn columns(row: &'static str) -> (&'static str, &'static str, &'static str) {
    let (first, rest) = split(row);
    let (second, rest) = split(rest);
    (first, second, split(rest).0)
}

#[cfg(test)]
pub(crate) fn assert_sorted(text: &'static str) {
    let mut last = "";
    for row in rows(text) {
        let key = split(row).0;
        assert!(
            last < key,
            "`{key}` follows `{last}`: a table is sorted and has each word once"
        );
        last = key;
    }
}
