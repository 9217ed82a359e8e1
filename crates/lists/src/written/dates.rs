//! Several dates in one cell, and dates with words around them.

use jiff::civil::Date;
use vokter_entities::PartialDate;

use super::{date, items};

/// The first and the last year of birth that a list of this century can mean.
const BORN_FROM: i16 = 1850;
const BORN_TO: i16 = 2100;

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
    for item in text.split(';').flat_map(items) {
        whole(item, &mut dates);
    }
    dates
}

/// A whole day: `2021-03-02T16:28:05.354+01:00`, `02/03/2021`, `13-Feb-2026`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let date = date(text)?;
    Date::new(date.year, date.month? as i8, date.day? as i8).ok()
}

/// A text that is a date, or else several with separators between them.
fn whole(text: &str, dates: &mut Dates) {
    let text = without_label(text);
    if text.is_empty() {
        return;
    }
    // A year of another calendar is no year of ours.
    if text.to_ascii_lowercase().contains("hijri") && !text.contains(',') {
        dates.rest = true;
        return;
    }
    if let Some(found) = date(text) {
        if !(BORN_FROM..=BORN_TO).contains(&found.year) {
            dates.rest = true;
        } else if !dates.found.contains(&found) {
            dates.found.push(found);
        }
        return;
    }
    let separators = [";", ">>", "\n", ",", " or ", " OR ", " alt. ", " and ", "("];
    for separator in separators {
        if let Some((left, right)) = text.split_once(separator) {
            whole(left, dates);
            whole(right.trim_end_matches(')'), dates);
            return;
        }
    }
    // `21/05/1955 22/05/1955`: days in figures with a space alone between them, one of them mistyped
    // perhaps.
    let days = text
        .split_whitespace()
        .filter(|word| word.contains(['/', '.', '-']));
    let days: Vec<&str> = days.collect();
    let found: Vec<PartialDate> = days.iter().filter_map(|word| date(word)).collect();
    for day in found
        .iter()
        .filter(|day| (BORN_FROM..=BORN_TO).contains(&day.year))
    {
        if !dates.found.contains(day) {
            dates.found.push(*day);
        }
    }
    if !found.is_empty() && found.len() == text.split_whitespace().count() {
        return;
    }
    dates.rest = true;
}

/// A text without the words that announce a date.
fn without_label(text: &str) -> &str {
    let mut text = text.trim();
    'labels: loop {
        for label in [
            "alt dob",
            "alt. dob",
            "date of birth",
            "dob",
            "born",
            "year of birth",
            "(probably)",
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
            ("21/05/1955; alt DOB: 22/05/1955", "1955-05-21 1955-05-22"),
            ("14 Mar 1974 >> 13 Apr 1974", "1974-03-14 1974-04-13"),
            ("21/05/1955 22/05/1955", "1955-05-21 1955-05-22"),
            ("7/02/1950/11/1950 08/08/1945", "1945-08-08 …"),
            ("1972-08-10 OR 1972-08-11", "1972-08-10 1972-08-11"),
            ("Approximately: Between 1953 and 1955", "~1953/1955"),
            ("born in the early 1970s", "~1970/1974"),
            ("13/09/1435 (Hijri Calendar)", "…"),
            ("1343 (Iranian Hijri calendar), 1964", "1964 …"),
            ("October 6, 1982; 1983", "1982-10-06 1983"),
            (
                "Date of birth: middle of the 1940s (probably 1947)",
                "~1943/1947 1947",
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
