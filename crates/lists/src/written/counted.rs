//! Values that are counted in one cell: `(1) Malaysia (2) Indonesia`, `(a) Mullah, (b) Haji`.

/// The values of a cell. A text that does not begin with `(1)`, `1)`, `(a)` or `a)` is one value.
/// `-` and `to`, which stand for no value, are left out; so is the punctuation between values.
pub(crate) fn items(text: &str) -> Vec<&str> {
    let text = text.trim();
    let Some(first) = marker(text) else {
        return one(text).into_iter().collect();
    };
    let mut items = Vec::new();
    let mut start = first.len;
    for (at, _) in text.char_indices().skip(first.len) {
        let boundary = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| !c.is_alphanumeric() && c != '-' && c != '/');
        let opens = text.get(at..).is_some_and(|rest| rest.starts_with('('));
        if at < start || !(boundary || opens) {
            continue;
        }
        // An item is counted as the first one was: a `(b)` in an item of `(1)` is a part of it.
        let next = text.get(at..).and_then(marker);
        if let Some(next) = next.filter(|next| next.figures == first.figures) {
            items.extend(text.get(start..at).and_then(one));
            start = at + next.len;
        }
    }
    items.extend(text.get(start..).and_then(one));
    items
}

/// A value, unless it says that there is none.
fn one(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    let empty = matches!(
        text.trim_end_matches('.').trim(),
        "" | "-" | "–" | "to" | "na" | "NA" | "n/a" | "N/A"
    );
    (!empty).then_some(text)
}

/// How an item begins.
struct Marker {
    len: usize,
    figures: bool,
}

/// `(1)`, `1)`, `(1-3)`, `(a)` or `a)` at the beginning of a text.
fn marker(text: &str) -> Option<Marker> {
    let open = usize::from(text.starts_with('('));
    let inner = text.get(open..)?;
    let end = inner.find(')').filter(|end| (1..=5).contains(end))?;
    let label = inner.get(..end)?.trim();
    let figures = label.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && label.len() <= 5
        && label.split('-').all(|part| (1..=2).contains(&part.len()));
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    (figures || letter).then_some(Marker {
        len: open + end + 1,
        figures,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_way_of_counting() {
        for (text, want) in [
            ("Malaysia", "Malaysia"),
            ("(1) Malaysia (2) Indonesia", "Malaysia|Indonesia"),
            ("1) Saudi Arabia 2) Qatar", "Saudi Arabia|Qatar"),
            ("(1) Uganda (2) Uganda (3)Uganda", "Uganda|Uganda|Uganda"),
            (
                "(1) 203037 (2) 347834(3) 434021161",
                "203037|347834|434021161",
            ),
            ("(a) Mullah, (b) Haji.", "Mullah|Haji."),
            ("(1) 6487 (2) - (3) 388181", "6487|388181"),
            ("(1-3) Libya (4) Morocco", "Libya|Morocco"),
            ("(1) to (6) Algeria (7) Morocco", "Algeria|Morocco"),
            (
                "(1) Leader of A (a) and B (2) General",
                "Leader of A (a) and B|General",
            ),
            ("(Sheikh) Musa", "(Sheikh) Musa"),
            ("A-1) x", "A-1) x"),
            ("", ""),
            ("-", ""),
            ("(1)", ""),
            ("(é) x", "(é) x"),
        ] {
            assert_eq!(super::items(text).join("|"), want, "{text}");
        }
    }
}
