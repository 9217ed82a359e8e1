//! Several dates in one cell, and dates with words around them.

use vokter_entities::PartialDate;

use super::{date, items};

/// What a cell of dates holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    /// The dates, each once, in order.
    pub(crate) found: Vec<PartialDate>,
    /// Something in the cell is no date and belongs among the remarks.
    pub(crate) rest: bool,
}

/// The dates of a cell: `1971, Approximately 1975, 20/09/1968`, `1962 or 1963`, `a) 1957 b) 1953`,
/// `DOB: 30.12.1965 or 19.12.1962`, `Between 1953 and 1958`.
pub(crate) fn dates(text: &str) -> Dates {
    let mut dates = Dates::default();
    for item in items(text) {
        whole(item, &mut dates);
    }
    dates
}

/// A text that is a date, or else several with separators between them.
fn whole(text: &str, dates: &mut Dates) {
    let text = without_label(text);
    if text.is_empty() {
        return;
    }
    if let Some(found) = date(text) {
        if !dates.found.contains(&found) {
            dates.found.push(found);
        }
        return;
    }
    for separator in [";", ",", " or ", " alt. ", " and ", "("] {
        if let Some((left, right)) = text.split_once(separator) {
            whole(left, dates);
            whole(right.trim_end_matches(')'), dates);
            return;
        }
    }
    dates.rest = true;
}

/// A text without the words that announce a date.
fn without_label(text: &str) -> &str {
    let mut text = text.trim();
    'labels: loop {
        for label in [
            "date of birth",
            "dob",
            "born",
            "year of birth",
            "probably",
            "possibly",
            "or ",
            "in ",
            "on ",
            ":",
            "alt.",
            "either ",
        ] {
            let starts = text
                .get(..label.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(label));
            if starts {
                text = text.get(label.len()..).unwrap_or_default().trim();
                continue 'labels;
            }
        }
        return text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_in_a_cell() {
        for (text, want) in [
            (
                "1971, Approximately 1975, 20/09/1968",
                "1971 ~1975 1968-09-20",
            ),
            ("1962 or 1963", "1962 1963"),
            ("1962/1963", "1962/1963"),
            ("02/1962/03/1963", "…"),
            ("a) 1957 b) 1953", "1957 1953"),
            ("(1) 00/00/1957. (2) 10/1953", "1957 1953-10"),
            ("DOB: 30.12.1965 or 19.12.1962", "1965-12-30 1962-12-19"),
            ("Between 1953 and 1958", "1953/1958"),
            ("Born in 1956", "1956"),
            ("October 6, 1982; 1983", "1982-10-06 1983"),
            (
                "Date of birth: middle of the 1940s (probably 1947)",
                "1947 …",
            ),
            ("unknown", "…"),
            ("-", ""),
            ("", ""),
        ] {
            let dates = dates(text);
            let mut shown: Vec<String> = dates.found.iter().map(ToString::to_string).collect();
            if dates.rest {
                shown.push("…".to_owned());
            }
            assert_eq!(shown.join(" "), want, "{text}");
        }
    }
}
