//! Dates as customer files write them.

use std::fmt;

use jiff::ToSpan;
use vokter_entities::PartialDate;

use super::months::in_words;

/// Which number of `03/04/1955` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
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

/// How a column of birth dates is read.
#[derive(Clone, Copy, Debug)]
pub struct DateRules {
    /// Of dates such as `03/04/1955`.
    pub order: DateOrder,
    /// Nobody is born after it.
    pub this_year: i16,
}

/// A birth date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthDate {
    /// The date.
    pub date: PartialDate,
    /// The same a hundred years earlier, where the cell says the year with two digits and both
    /// centuries can be.
    pub or: Option<PartialDate>,
    /// How it is written.
    pub written: Manner,
}

/// How a birth date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With four digits for the year.
    Plain,
    /// With two.
    ShortYear,
    /// As spreadsheets count days.
    Serial,
}

/// Reads one date as it is typed: `1955-05-21`, `1955-05`, `1955`, `21.05.1955`, `21/05/1955`,
/// `21-05-1955`, `19550521`, `05.1955`, `21 May 1955`, a time after any of them ignored; also
/// Vokter's own `~1955` and `1955/1958`.
pub fn read_date(text: &str, order: DateOrder) -> Result<PartialDate, String> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let (year, month, day) = parts(text, order).ok_or_else(|| unreadable(text))?;
    if year.1 == 2 {
        return Err(format!("`{text}` has a year of two digits: write all four"));
    }
    date(text, year.0, month, day)
}

/// Reads one date as [`read_date`] does, but for one whose day and month may be exchanged: `03/04/1955` is refused, for
/// nothing beside it says which was meant. Points are never American.
pub fn read_typed_date(text: &str) -> Result<PartialDate, String> {
    let date = read_date(text, DateOrder::DayFirst)?;
    match read_date(text, DateOrder::MonthFirst) {
        Ok(other) if other != date => Err(format!(
            "`{}` can be {date} or {other}: write it so",
            text.trim()
        )),
        _ => Ok(date),
    }
}

/// Reads one date of a customer file, which may also have a year of two digits (`21.05.55`) or be
/// the number of a day, as spreadsheets keep dates (`20230` is 1955-05-21).
pub fn read_birth_date(text: &str, rules: DateRules) -> Result<BirthDate, String> {
    let text = text.trim();
    let of = |date, written| BirthDate {
        date,
        or: None,
        written,
    };
    if let Ok(date) = text.parse() {
        return Ok(of(date, Manner::Plain));
    }
    if let Some(date) = serial(text).filter(|date| date.year <= rules.this_year) {
        return Ok(of(date, Manner::Serial));
    }
    let (year, month, day) = parts(text, rules.order).ok_or_else(|| unreadable(text))?;
    if year.1 != 2 {
        return date(text, year.0, month, day).map(|date| of(date, Manner::Plain));
    }
    let at = |century: u32| {
        let year = century + year.0;
        date(text, year, month, day).map(|date| of(date, Manner::ShortYear))
    };
    if 2000 + year.0 > u32::try_from(rules.this_year).unwrap_or_default() {
        return at(1900);
    }
    match (at(2000), at(1900)) {
        (Ok(young), old) => Ok(BirthDate {
            or: old.ok().map(|old| old.date),
            ..young
        }),
        (Err(_), old) => old,
    }
}

fn unreadable(text: &str) -> String {
    format!("`{text}` is not a date: write 1955-05-21, 1955-05, 1955 or 21.05.1955")
}

fn date(
    text: &str,
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
) -> Result<PartialDate, String> {
    let narrow = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    i16::try_from(year)
        .ok()
        .and_then(|year| PartialDate::new(year, month.map(narrow), day.map(narrow)))
        .ok_or_else(|| format!("`{text}` is a day that never was"))
}

/// Year with its digits, month and day.
type Parts = ((u32, usize), Option<u32>, Option<u32>);

fn parts(text: &str, order: DateOrder) -> Option<Parts> {
    let day = without_time(text);
    let Some(numbers) = numbers_of(day) else {
        let date = in_words(day)?;
        return Some((date.year, Some(date.month), date.day));
    };
    Some(match numbers[..] {
        [(whole, 8)] => (
            (whole / 10_000, 4),
            Some(whole / 100 % 100),
            Some(whole % 100),
        ),
        [year @ (_, 4), (month, 1..=2)] | [(month, 1..=2), year @ (_, 4)] => {
            (year, Some(month), None)
        }
        [year @ (_, 4)] => (year, None, None),
        // `52-10-07` begins with its year, too: no day is a 52nd.
        [year @ ((_, 4) | (32.., 2)), (month, 1..=2), (day, 1..=2)] => {
            (year, Some(month), Some(day))
        }
        [(first, 1..=2), (second, 1..=2), year @ (_, 2 | 4)] => {
            // Points are never American, whatever the column shows; and what can only be read
            // in one order is read so.
            let month_first = match (first > 12, second > 12) {
                (false, true) => !day.contains('.'),
                (true, _) => false,
                _ => order == DateOrder::MonthFirst && !day.contains('.'),
            };
            if month_first {
                (year, Some(first), Some(second))
            } else {
                (year, Some(second), Some(first))
            }
        }
        _ => return None,
    })
}

/// Numbers that spreadsheets give to days of the lives of people: 1927-05-18 is 10000.
const SERIALS: std::ops::RangeInclusive<i64> = 3_000..=99_999;

/// The day of a number such as `20230` or `20230.0`; four digits are a year rather.
fn serial(text: &str) -> Option<PartialDate> {
    let whole = text.split_once('.').map_or(text, |(whole, part)| {
        let is_part = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_part { whole } else { text }
    });
    if whole.len() != 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = whole
        .parse()
        .ok()
        .filter(|number| SERIALS.contains(number))?;
    // Right from 1900-03-01 on, before which spreadsheets count a day that never was.
    let day = jiff::civil::date(1899, 12, 30)
        .checked_add(number.days())
        .ok()?;
    let narrow = |number: i8| u8::try_from(number).ok();
    PartialDate::new(day.year(), narrow(day.month()), narrow(day.day()))
}

/// Cuts `T00:00:00Z`, `T000000+02:00`, ` 00:00` and ` 12:00:00 AM` off, and a zone without a time. A day is what its
/// writer calls it: it is not moved to another zone.
fn without_time(text: &str) -> &str {
    let figure = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let of_clock = text
        .find(':')
        .and_then(|colon| text[..colon].rfind([' ', 'T']));
    let of_letter = text
        .find('T')
        .filter(|at| *at > 0 && figure(at - 1) && figure(at + 1));
    let end = of_clock
        .into_iter()
        .chain(of_letter)
        .filter(|end| *end >= 4)
        .min();
    match end {
        Some(end) => text[..end].trim_end(),
        None => without_zone(text),
    }
}

/// Cuts the zone of a day off, as XML writes it: `1955-05-21Z`, `1955-05-21+02:00`.
fn without_zone(text: &str) -> &str {
    let is_zone = |zone: &str| match zone.as_bytes() {
        b"Z" => true,
        [b'+' | b'-', h, i, b':', m, n] => [h, i, m, n].into_iter().all(u8::is_ascii_digit),
        _ => false,
    };
    let whole = |day: &&str| day.len() == 10;
    let day = text.get(..10).filter(whole);
    day.filter(|day| is_zone(&text[day.len()..]))
        .unwrap_or(text)
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

/// What a column's dates look like: counts of what had to be decided.
#[derive(Clone, Debug, Default)]
pub struct DateSurvey {
    day_first_only: u64,
    month_first_only: u64,
    either: u64,
    short_years: u64,
    /// How many days are numbers, and the first.
    serials: (u64, Option<String>),
}

impl DateSurvey {
    /// Looks at one date.
    pub fn look(&mut self, text: &str) {
        let text = text.trim();
        if let Some(date) = serial(text) {
            self.serials.0 += 1;
            self.serials
                .1
                .get_or_insert_with(|| format!("{text} is {date}"));
            return;
        }
        let Some(((_, digits), ..)) = parts(text, DateOrder::DayFirst) else {
            return;
        };
        self.short_years += u64::from(digits == 2);
        if text.contains('.') {
            return;
        }
        if let Some([(first, 1..=2), (second, 1..=2), (_, 2 | 4)]) =
            numbers_of(without_time(text)).as_deref()
        {
            match (*first > 12, *second > 12) {
                (true, false) => self.day_first_only += u64::from(*first < 32),
                (false, true) => self.month_first_only += 1,
                (false, false) => self.either += u64::from(first != second),
                (true, true) => {}
            }
        }
    }

    /// Day first unless the column shows otherwise.
    pub fn order(&self) -> DateOrder {
        if self.month_first_only > self.day_first_only {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        }
    }

    /// What to say about the choices that had to be made.
    pub fn remarks(&self, this_year: i16) -> Vec<String> {
        let mut remarks = Vec::new();
        let order = self.order();
        match (self.day_first_only, self.month_first_only) {
            (0, 0) if self.either == 0 => {}
            (0, 0) => remarks.push(format!(
                "dates such as 03/04/1955 are read {order}; nothing in the column says otherwise"
            )),
            (_, 0) | (0, _) => remarks.push(format!(
                "dates such as 03/04/1955 are read {order}: {} of them can only be so",
                self.day_first_only + self.month_first_only
            )),
            (days, months) => remarks.push(format!(
                "dates such as 03/04/1955 are mixed: {days} can only be day first, {months} only month first; those that can be both are read {order}"
            )),
        }
        if self.short_years > 0 {
            remarks.push(format!(
                "birth dates with a year of two digits: {}, none after {this_year}; a year that can be of both centuries is looked for as both",
                self.short_years
            ));
        }
        if let (count, Some(example)) = &self.serials {
            remarks.push(format!(
                "birth dates as a spreadsheet's number of the day: {count} ({example})"
            ));
        }
        remarks
    }
}

#[cfg(test)]
mod tests;
