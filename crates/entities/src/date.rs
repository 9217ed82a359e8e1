//! Dates as lists know them: a day, a month, a year, a span of years, or "about".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A date known in part. Prints and parses as `1955-05-21`, `1955-05`, `1955`, `1955/1958`,
/// each with a leading `~` when approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartialDate {
    /// First year, and the only one unless `last_year` differs.
    pub year: i16,
    /// Month 1 to 12, if known.
    pub month: Option<u8>,
    /// Day 1 to 31, if known; never without a month.
    pub day: Option<u8>,
    /// Last year of a span; equals `year` for a plain date.
    pub last_year: i16,
    /// The publisher says "circa" or "approximately".
    pub approximate: bool,
}

/// What is wrong with a text that should be a date.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is not a date: write 1955-05-21, 1955-05 or 1955")]
pub struct DateError(pub String);

impl PartialDate {
    /// A year alone.
    pub fn of_year(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
            last_year: year,
            approximate: false,
        }
    }

    /// A day, month or year; `None` if there is no such day.
    pub fn new(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, Some(_)) => return None,
            (Some(m), _) if !(1..=12).contains(&m) => return None,
            (Some(m), Some(d)) if d == 0 || d > days_in(year, m) => return None,
            _ => {}
        }
        Some(Self {
            month,
            day,
            ..Self::of_year(year)
        })
    }

    /// A span of years, ends included; the order of the ends does not matter.
    pub fn between(first: i16, last: i16) -> Self {
        Self {
            last_year: first.max(last),
            ..Self::of_year(first.min(last))
        }
    }

    /// The same, marked as approximate.
    #[must_use]
    pub fn circa(self) -> Self {
        Self {
            approximate: true,
            ..self
        }
    }
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.approximate {
            f.write_str("~")?;
        }
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if self.last_year != self.year {
            write!(f, "/{:04}", self.last_year)?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || DateError(text.to_owned());
        let trimmed = text.trim();
        let (approximate, rest) = match trimmed.strip_prefix('~') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let digits = |part: &str, width: usize| -> Option<i16> {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let date = if let Some((first, last)) = rest.split_once('/') {
            let first = digits(first, 4).filter(|y| *y > 0).ok_or_else(error)?;
            let last = digits(last, 4).filter(|y| *y > 0).ok_or_else(error)?;
            Self::between(first, last)
        } else {
            let mut parts = rest.split('-');
            let year = parts.next().and_then(|p| digits(p, 4)).ok_or_else(error)?;
            let month = match parts.next() {
                Some(part) => Some(digits(part, 2).ok_or_else(error)? as u8),
                None => None,
            };
            let day = match parts.next() {
                Some(part) => Some(digits(part, 2).ok_or_else(error)? as u8),
                None => None,
            };
            if parts.next().is_some() {
                return Err(error());
            }
            Self::new(year, month, day).ok_or_else(error)?
        };
        Ok(Self {
            approximate,
            ..date
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_parses() {
        for text in [
            "1955-05-21",
            "1955-05",
            "1955",
            "1955/1958",
            "~1955",
            "2000-02-29",
        ] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_days_that_never_were() {
        for text in [
            "1955-13-01",
            "1955-02-29",
            "55",
            "",
            "1955-5-1",
            "1955-05-21-02:00",
            "0000",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
