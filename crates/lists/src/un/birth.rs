//! Dates of birth and of listing, in every form the UN gives them.

use vokter_entities::PartialDate;

use super::record::Field;
use crate::written::month;

/// A date field's date: DATE, YEAR, or FROM_YEAR and TO_YEAR, circa if the type or the note says
/// so. A note that names the month of the year is taken in.
pub(super) fn date(field: &Field) -> Option<PartialDate> {
    let year = |tag| field.part(tag).and_then(|text| text.parse::<i16>().ok());
    let note = field.part("NOTE").unwrap_or_default();
    let date = if let Some(date) = field.part("DATE").and_then(|text| day(&text)) {
        date
    } else if let Some(year) = year("YEAR").and_then(|year| PartialDate::new(year, None, None)) {
        refined(year, &note)
    } else {
        let (from, to) = (year("FROM_YEAR"), year("TO_YEAR"));
        let (from, to) = (from.or(to)?, to.or(from)?);
        if from < 1 || to < 1 {
            return None;
        }
        PartialDate::between(from, to)
    };
    let circa = |text: &str| text.to_ascii_lowercase().starts_with("approx");
    if circa(&field.part("TYPE_OF_DATE").unwrap_or_default()) || circa(&note) {
        return Some(date.circa());
    }
    Some(date)
}

/// A year with the month that the note gives: `Sep.`, `Nov. 1973`.
fn refined(year: PartialDate, note: &str) -> PartialDate {
    let mut words = note.split_whitespace();
    let (Some(first), second, None) = (words.next(), words.next(), words.next()) else {
        return year;
    };
    if second.is_some_and(|text| text.parse() != Ok(year.year)) {
        return year;
    }
    month(first)
        .and_then(|m| PartialDate::new(year.year, Some(m), None))
        .unwrap_or(year)
}

/// An ISO day, year and month, or year; what follows the day is an offset or a time and dropped:
/// `1955-05-21-05:00`.
pub(super) fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok().or_else(|| text.get(..10)?.parse().ok())
}

/// Dates in running words after "born", "DOB" or "DPOB": `born 1 Jan. 1953`, `DOB: 1948`,
/// `born in Kandahar on 01 Jan.1967`.
pub(super) fn spoken(text: &str) -> Vec<PartialDate> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let spaced = text.replace('.', ". ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_keyword = |word: &&str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_ascii_lowercase();
        matches!(word.as_str(), "born" | "dob" | "dpob")
    };
    let mut dates = Vec::new();
    for (at, _) in words
        .iter()
        .enumerate()
        .filter(|(_, word)| is_keyword(word))
    {
        // "born in Kandahar on": a place of some words may come first.
        let tail = words.get(at + 1..).unwrap_or_default();
        let found = (0..tail.len().min(8)).find_map(|skip| in_words(tail.get(skip..)?));
        if let Some(date) = found.filter(|date| !dates.contains(date)) {
            dates.push(date);
        }
    }
    dates
}

/// `1 Jan. 1953`, `Jan. 1953` or `1953` at the beginning of these words.
fn in_words(words: &[&str]) -> Option<PartialDate> {
    let clean = |at: usize| {
        words
            .get(at)
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let year = |at| {
        let text = clean(at).filter(|text| text.len() == 4)?;
        text.parse::<i16>()
            .ok()
            .filter(|year| (1850..2100).contains(year))
    };
    let day = clean(0)
        .filter(|text| text.len() <= 2)
        .and_then(|text| text.parse::<u8>().ok());
    if let (Some(day), Some(month), Some(year)) = (day, clean(1).and_then(month), year(2)) {
        return PartialDate::new(year, Some(month), Some(day));
    }
    if let (Some(month), Some(year)) = (clean(0).and_then(month), year(1)) {
        return PartialDate::new(year, Some(month), None);
    }
    PartialDate::new(year(0)?, None, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &[(&'static str, &str)], want: Option<&str>) {
        let parts = parts
            .iter()
            .map(|(tag, text)| (*tag, (*text).into()))
            .collect();
        let field = Field {
            tag: "INDIVIDUAL_DATE_OF_BIRTH",
            text: "".into(),
            parts,
        };
        assert_eq!(date(&field).map(|d| d.to_string()).as_deref(), want);
    }

    #[test]
    fn every_type_of_date() {
        check(
            &[("TYPE_OF_DATE", "EXACT"), ("DATE", "1955-05-21")],
            Some("1955-05-21"),
        );
        check(
            &[("TYPE_OF_DATE", "EXACT"), ("DATE", "1955-05-21-05:00")],
            Some("1955-05-21"),
        );
        check(
            &[("TYPE_OF_DATE", "EXACT"), ("YEAR", " 1971 ")],
            Some("1971"),
        );
        check(
            &[("TYPE_OF_DATE", "APPROXIMATELY"), ("YEAR", "1971")],
            Some("~1971"),
        );
        check(
            &[
                ("TYPE_OF_DATE", "BETWEEN"),
                ("FROM_YEAR", "1958"),
                ("TO_YEAR", "1955"),
            ],
            Some("1955/1958"),
        );
        check(
            &[("YEAR", "1965"), ("NOTE", "Approximately ")],
            Some("~1965"),
        );
        check(&[("YEAR", "1973"), ("NOTE", "Nov. 1973 ")], Some("1973-11"));
        check(&[("YEAR", "1973"), ("NOTE", "Sep.")], Some("1973-09"));
        check(&[("YEAR", "1973"), ("NOTE", "Nov. 1975")], Some("1973"));
        check(&[("TYPE_OF_DATE", ""), ("NOTE", "30-35 years old")], None);
        check(&[("DATE", "soon")], None);
        check(&[], None);
    }

    #[test]
    fn dates_in_words() {
        for (text, want) in [
            (
                "A Name, born 1 Jan. 1953 (Oman passport no.03825239)",
                "1953-01-01",
            ),
            ("A Name, born in Kandahar on 01 Jan.1967", "1967-01-01"),
            ("born in 1963", "1963"),
            ("DOB: a) 11 Apr. 1960 b) 11 Apr. 1963", "1960-04-11"),
            ("(DPOB - 1977) - Passport No. 284173", "1977"),
            ("Passport of 1977", ""),
            ("stubborn 1977", ""),
        ] {
            let dates = spoken(text)
                .iter()
                .map(PartialDate::to_string)
                .collect::<Vec<_>>();
            assert_eq!(dates.join(" "), want, "{text}");
        }
    }
}
