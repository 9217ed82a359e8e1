//! Dates that stand where no birth date is known.

use std::fmt;

use vokter_entities::PartialDate;

/// What systems write for an empty date: the first day that they can count, or the first of a
/// century. Real people are born on the days, but few of those that a customer file says are.
const FILLERS: &[(i16, u8, u8)] = &[
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1901, 1, 1),
    (1970, 1, 1),
];

/// Nobody is older, in years.
const OLDEST: i16 = 120;

/// Why a date is nobody's birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implausible {
    /// It is written where none is known.
    Filler(PartialDate),
    /// It has not come yet.
    Future(PartialDate),
    /// Nobody is so old.
    TooLongAgo(PartialDate),
}

impl fmt::Display for Implausible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Filler(date) => write!(
                f,
                "birth date {date} is what is written where none is known"
            ),
            Self::Future(date) => write!(f, "birth date {date} is in the future"),
            Self::TooLongAgo(date) => {
                write!(f, "birth date {date} is more than {OLDEST} years ago")
            }
        }
    }
}

impl Implausible {
    /// In Norwegian.
    pub fn norwegian(&self) -> String {
        match self {
            Self::Filler(date) => {
                format!("fødselsdatoen {date} er det som skrives når ingen er kjent")
            }
            Self::Future(date) => format!("fødselsdatoen {date} ligger i fremtiden"),
            Self::TooLongAgo(date) => {
                format!("fødselsdatoen {date} er mer enn {OLDEST} år siden")
            }
        }
    }
}

/// The date, or why it is nobody's birth date.
pub fn plausible(date: PartialDate, today: jiff::civil::Date) -> Result<PartialDate, Implausible> {
    let full = date.month.zip(date.day);
    let is_filler = full.is_some_and(|(month, day)| FILLERS.contains(&(date.year, month, day)));
    if is_filler {
        return Err(Implausible::Filler(date));
    }
    let (year, month, day) = (today.year(), today.month(), today.day());
    let first = (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
    if first > (year, month.unsigned_abs(), day.unsigned_abs()) {
        return Err(Implausible::Future(date));
    }
    if date.last_year < year - OLDEST {
        return Err(Implausible::TooLongAgo(date));
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_and_impossible_dates_are_no_birth_dates() {
        let today = jiff::civil::date(2026, 8, 22);
        for (text, kept) in [
            ("1955-05-21", true),
            ("1970-01-02", true),
            ("1970", true),
            ("1907", true),
            ("2026-08-22", true),
            ("1970-01-01", false),
            ("1899-12-30", false),
            ("1900-01-01", false),
            ("1800", false),
            ("1905-12-31", false),
            ("2026-08-23", false),
            ("2027", false),
        ] {
            let date = text.parse().expect("a date");
            assert_eq!(plausible(date, today).is_ok(), kept, "{text}");
        }
    }
}
