//! Search in an embedded table as it stands: lines `key<TAB>value`, sorted by the key's bytes, the first line a comment.
//!
//! Nothing is parsed at start-up; a look-up is a binary search over the text (some twenty comparisons in 600 kB).

/// What stands after the key and its tab, if the table has the key.
pub(super) fn find<'t>(table: &'t str, key: &str) -> Option<&'t str> {
    let bytes = table.as_bytes();
    let line_end = |from: usize| {
        bytes[from..]
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(bytes.len(), |length| from + length)
    };
    // Lines start inside low..high; the comment is skipped.
    let (mut low, mut high) = ((line_end(0) + 1).min(bytes.len()), bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(low, |at| low + at + 1);
        let end = line_end(start);
        let line = &table[start..end];
        let (own, value) = line.split_once('\t').unwrap_or((line, ""));
        match own.cmp(key) {
            std::cmp::Ordering::Equal => return Some(value),
            std::cmp::Ordering::Less => low = (end + 1).min(high),
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_line_of_a_table_is_found_and_nothing_else() {
        let table = "# comment\na\t1\nab\t2 3\nb\t\n李\tli\n";
        let check = |key: &str, value: Option<&str>| assert_eq!(find(table, key), value, "{key}");
        check("a", Some("1"));
        check("ab", Some("2 3"));
        check("b", Some(""));
        check("李", Some("li"));
        check("", None);
        check("aa", None);
        check("# comment", None);
        check("林", None);
        assert_eq!(find("", "a"), None);
        assert_eq!(find("# only", "a"), None);
    }
}
