//! The birth date and the country that a disguised party gives.

use std::str::FromStr;

use vokter_entities::{Entity, PartialDate};

use crate::random::Random;

/// What besides the name a party gives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Facts {
    /// The name alone.
    None,
    /// Right, slipped, partial and missing ones, as customer files hold them.
    Mixed,
    /// A birth date that is off by a year or swapped wherever there is one, and no country.
    Slipped,
}

impl FromStr for Facts {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "none" => Ok(Self::None),
            "mixed" => Ok(Self::Mixed),
            "slipped" => Ok(Self::Slipped),
            _ => Err(format!(
                "--facts takes none, mixed or slipped, not `{text}`"
            )),
        }
    }
}

impl Facts {
    /// A birth date as a customer file writes it, and what was done to it.
    pub(super) fn birth_date(self, party: &Entity, random: &mut Random) -> (String, &'static str) {
        let drawn = random.below(100);
        let later = random.percent(50);
        let dates = party.birth_dates();
        let place = random.below(dates.len().max(1) as u64) as usize;
        let exact = dates.get(place).filter(|date| !date.approximate);
        let Some(date) = exact.filter(|date| date.last_year == date.year) else {
            return (String::new(), "none");
        };
        let off = || (year_off(*date, later).to_string(), "year off by one");
        let swapped = || swapped(*date).map(|date| (date.to_string(), "swapped"));
        match self {
            Self::None => (String::new(), "none"),
            Self::Slipped => swapped().filter(|_| drawn < 50).unwrap_or_else(off),
            Self::Mixed => match drawn {
                0..50 => (date.to_string(), "right"),
                50..65 => swapped().unwrap_or_else(off),
                65..80 => off(),
                80..90 => (format!("{:04}", date.year), "year alone"),
                _ => (String::new(), "none"),
            },
        }
    }

    /// One of the party's countries, of most that have one.
    pub(super) fn country(self, party: &Entity, random: &mut Random) -> String {
        const GIVEN: u64 = 75;
        let given = random.percent(GIVEN);
        let place = random.below(party.countries.len().max(1) as u64) as usize;
        let country = party.countries.get(place);
        let country = country.filter(|_| given && self == Self::Mixed);
        country.map(ToString::to_string).unwrap_or_default()
    }
}

/// The date a year earlier or later, on a day that every year has.
fn year_off(date: PartialDate, later: bool) -> PartialDate {
    let year = if later { date.year + 1 } else { date.year - 1 };
    PartialDate::new(year, date.month, date.day)
        .or_else(|| PartialDate::new(year, date.month, Some(28)))
        .unwrap_or(PartialDate::of_year(year))
}

/// Day and month in each other's place, where that is another date.
fn swapped(date: PartialDate) -> Option<PartialDate> {
    let swapped = PartialDate::new(date.year, date.day, date.month)?;
    (swapped != date && date.day.is_some()).then_some(swapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_slips_to_another_one() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(swapped(date("1955-05-12")), Some(date("1955-12-05")));
        assert_eq!(swapped(date("1955-05-21")), None);
        assert_eq!(swapped(date("1955-05-05")), None);
        assert_eq!(swapped(date("1955-05")), None);
        assert_eq!(year_off(date("1955-05-21"), true), date("1956-05-21"));
        assert_eq!(year_off(date("1956-02-29"), false), date("1955-02-28"));
        assert_eq!(year_off(date("1955"), false), date("1954"));
    }
}
