//! Dates as customer files write them.

use std::fmt;

use vokter_entities::PartialDate;

/// Which number of `03/04/1955` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateOrder {
    /// As most of the world writes.
    #[default]
    DayFirst,
    /// As the United States write.
    MonthFirst,
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
        })
    }
}

/// Reads one date: `1955-05-21`, `1955-05`, `1955`, `21.05.1955`, `21/05/1955`, `21-05-1955`,
/// `19550521`, `05.1955`, a time after any of them ignored; also Vokter's own `~1955` and
/// `1955/1958`.
pub(crate) fn read_date(text: &str, order: DateOrder) -> Result<PartialDate, String> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let unreadable =
        || format!("`{text}` is not a date: write 1955-05-21, 1955-05, 1955 or 21.05.1955");
    let day = without_time(text);
    let numbers = numbers_of(day).ok_or_else(unreadable)?;
    let (year, month, day) = match numbers[..] {
        [(whole, 8)] => (whole / 10_000, Some(whole / 100 % 100), Some(whole % 100)),
        [(year, 4), (month, 1..=2)] | [(month, 1..=2), (year, 4)] => (year, Some(month), None),
        [(year, 4)] => (year, None, None),
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, Some(month), Some(day)),
        [(first, 1..=2), (second, 1..=2), (year, 4)] => match order {
            // Points are never American, whatever a column of slashes shows.
            DateOrder::MonthFirst if text.contains('/') => (year, Some(first), Some(second)),
            _ => (year, Some(second), Some(first)),
        },
        _ => return Err(unreadable()),
    };
    let narrow = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    PartialDate::new(year as i16, month.map(narrow), day.map(narrow))
        .ok_or_else(|| format!("`{text}` is a day that never was"))
}

/// Cuts `T00:00:00Z` and ` 00:00` off.
fn without_time(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(at, c)| *at >= 8 && matches!(c, 'T' | ' ') && text[*at..].contains(':'))
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end()
}

/// The numbers between single separators, with how many digits each has; at most three.
fn numbers_of(text: &str) -> Option<Vec<(u32, usize)>> {
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() || parts.len() > 3 {
        return None;
    }
    parts
        .into_iter()
        .map(|part| {
            let digits = part.len();
            let plain = digits <= 8 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain
                .then(|| part.parse().ok())
                .flatten()
                .map(|number| (number, digits))
        })
        .collect()
}

/// Counts, over a column, dates with slashes that can be read in one order only.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DateSurvey {
    day_first_only: u64,
    month_first_only: u64,
}

impl DateSurvey {
    /// Looks at one cell.
    pub(crate) fn look(&mut self, cell: &[u8]) {
        let Ok(text) = std::str::from_utf8(cell) else {
            return;
        };
        for text in text.split('|').filter(|text| text.contains('/')) {
            let Some(numbers) = numbers_of(without_time(text.trim())) else {
                continue;
            };
            if let [(first, 1..=2), (second, 1..=2), (_, 4)] = numbers[..] {
                self.day_first_only += u64::from(first > 12 && second <= 12);
                self.month_first_only += u64::from(second > 12 && first <= 12);
            }
        }
    }

    /// Day first unless the column shows otherwise.
    pub(crate) fn order(self) -> DateOrder {
        if self.month_first_only > self.day_first_only {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        }
    }

    /// What to say about the choice, when there was one.
    pub(crate) fn remark(self) -> Option<String> {
        match (self.day_first_only, self.month_first_only) {
            (_, 0) => None,
            (0, months) => Some(format!(
                "dates with slashes are read month first: {months} of them can only be so"
            )),
            (days, months) => Some(format!(
                "dates with slashes are mixed: {days} can only be day first, {months} only month first; read {}",
                self.order()
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: DateOrder, expected: &str) {
        let read = match read_date(text, order) {
            Ok(date) => date.to_string(),
            Err(what) => what,
        };
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn reads_what_customer_files_hold() {
        use DateOrder::{DayFirst, MonthFirst};
        check("1955-05-21", DayFirst, "1955-05-21");
        check("1955-05", DayFirst, "1955-05");
        check("1955", DayFirst, "1955");
        check("21.05.1955", DayFirst, "1955-05-21");
        check("21.5.1955", MonthFirst, "1955-05-21");
        check("21/05/1955", DayFirst, "1955-05-21");
        check("05/21/1955", MonthFirst, "1955-05-21");
        check("3/4/1955", DayFirst, "1955-04-03");
        check("3/4/1955", MonthFirst, "1955-03-04");
        check("21-05-1955", DayFirst, "1955-05-21");
        check("19550521", DayFirst, "1955-05-21");
        check("1955-05-21T00:00:00Z", DayFirst, "1955-05-21");
        check("21.05.1955 00:00", DayFirst, "1955-05-21");
        check("05.1955", DayFirst, "1955-05");
        check(
            "05/21/1955",
            DayFirst,
            "`05/21/1955` is a day that never was",
        );
        check(
            "30.02.1955",
            DayFirst,
            "`30.02.1955` is a day that never was",
        );
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "soon",
            "21.05.55",
            "1.2.3.4",
            "99999999999",
            "٢١",
            "21 May",
        ] {
            assert!(read_date(text, DateOrder::DayFirst).is_err(), "{text}");
        }
    }

    #[test]
    fn a_column_decides_the_order() {
        let mut survey = DateSurvey::default();
        survey.look(b"03/04/1955");
        assert_eq!(survey.order(), DateOrder::DayFirst);
        assert_eq!(survey.remark(), None);
        survey.look(b"03/14/1955");
        assert_eq!(survey.order(), DateOrder::MonthFirst);
        assert!(survey.remark().is_some());
    }
}
