//! The evidence of facts besides the name: birth date, country, gender, identifiers.
//!
//! Each is the best over all values that the two sides have: it contradicts only if all do.

use serde::{Deserialize, Serialize};
use vokter_entities::{Country, Gender, PartialDate};
use vokter_names::{Bits, Relation};

use crate::party::Prepared;

/// What is known of a party besides its names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) birth_dates: Vec<PartialDate>,
    pub(crate) countries: Vec<Country>,
    pub(crate) gender: Option<Gender>,
    /// Comparable forms of its identifiers.
    pub(crate) ids: Vec<String>,
}

/// The evidence of the facts, summed, and whether one contradicts.
#[derive(Clone, Copy)]
pub(crate) struct FactSum {
    pub(crate) bits: Bits,
    pub(crate) contradicted: bool,
    pub(crate) number: Number,
    /// Nothing contradicts but the birth date.
    pub(crate) by_date_alone: bool,
}

/// What the numbers of both sides say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// None agrees.
    Other,
    /// One agrees.
    Same,
    /// One agrees that is nobody else's, such as a wallet's address or an account's.
    Unmistakable,
}

/// What a party's facts say of a query's.
pub(crate) fn sum(query: &Prepared, listed: &Facts) -> FactSum {
    let birth = birth_dates(&query.birth_dates, &listed.birth_dates).map(|(_, _, _, bits)| bits);
    let country = countries(&query.countries, &listed.countries).map(|(_, bits)| bits);
    let gender = genders(query.gender, listed.gender).map(|(_, bits)| bits);
    let identifier = identifiers(&query.ids, &listed.ids).map(|(_, bits)| bits);
    FactSum {
        bits: [birth, country, gender, identifier]
            .into_iter()
            .flatten()
            .sum(),
        contradicted: contradicted(birth, country, gender),
        number: match identifier {
            None => Number::Other,
            Some(_) if has_unmistakable(&query.ids, &listed.ids) => Number::Unmistakable,
            Some(_) => Number::Same,
        },
        by_date_alone: !contradicted(None, country, gender),
    }
}

/// Whether the facts say that it is somebody else, so that a whole name is not enough: a birth
/// date or a gender that speaks against it. Another country alone is no contradiction, for people
/// live in several; it is one beside a birth date that is only near, since many share that.
pub(crate) fn contradicted(
    birth: Option<Bits>,
    country: Option<Bits>,
    gender: Option<Bits>,
) -> bool {
    /// What a birth date is worth at least if it agrees, as far as it is known.
    const AGREES: Bits = Bits(300);
    let against = |bits: Option<Bits>| bits.is_some_and(|bits| bits < Bits::ZERO);
    let only_near = birth.is_some_and(|birth| birth < AGREES);
    against(gender) || against(birth) || (against(country) && only_near)
}

/// A birth date that agrees to the day: one in 366 days and some 35 likely years.
const SAME_DAY: Bits = Bits(1360);

/// The most that a year beside a span of years is worth.
const OUTSIDE_SPAN: Bits = Bits(30);

/// A country that agrees.
pub(crate) const SAME_COUNTRY: Bits = Bits(180);
/// Countries of which none agrees.
pub(crate) const OTHER_COUNTRY: Bits = Bits(-150);
/// A gender that agrees.
const SAME_GENDER: Bits = Bits(80);

/// An identifier that agrees: numbers of one kind are rarely shared; short ones more often. A figure is one
/// of ten, a letter one of twenty-six.
fn same_identifier(key: &str) -> Bits {
    let of_char = |c: char| if c.is_alphabetic() { 470 } else { 330 };
    Bits(key.chars().map(of_char).sum::<i32>().min(2500))
}

/// The query has a name, the identifier agrees, and the names have nothing in common.
pub(crate) const OTHER_NAME: Bits = Bits(-520);

/// What one birth date says about another.
pub(crate) fn birth_date(query: PartialDate, listed: PartialDate) -> (Relation, Bits) {
    let years_apart = distance(query, listed);
    if let (Some(month), Some(day), Some(listed_month), Some(listed_day)) =
        (query.month, query.day, listed.month, listed.day)
        && !query.approximate
        && !listed.approximate
    {
        let same = [
            query.year == listed.year,
            month == listed_month,
            day == listed_day,
        ];
        return match same {
            [true, true, true] => (Relation::Equal, SAME_DAY),
            _ if query.year == listed.year && month == listed_day && day == listed_month => {
                (Relation::Near, Bits(900))
            }
            [false, true, true] if years_apart == 1 => (Relation::Near, Bits(700)),
            _ if one_digit_apart(query, listed) && years_apart <= 10 => (Relation::Near, Bits(550)),
            [true, true, false] => (Relation::Near, Bits(500)),
            [true, false, true] => (Relation::Near, Bits(450)),
            // One in 35 shares the year, and hardly anybody's date is wrong in all the rest.
            [true, false, false] => (Relation::Near, Bits(50)),
            [false, true, true] if years_apart <= 10 => (Relation::Near, Bits(100)),
            // The day of the year agrees and the decade does not: one customer in 365.
            [false, true, true] => (Relation::Contradiction, Bits(-300)),
            // Full dates of which nothing agrees: even a year apart is no slip then.
            _ => match years_apart {
                0 | 1 => (Relation::Near, Bits(-100)),
                2 => (Relation::Contradiction, Bits(-300)),
                3..=5 => (Relation::Contradiction, Bits(-800)),
                6..=10 => (Relation::Contradiction, Bits(-1000)),
                _ => (Relation::Contradiction, Bits(-1200)),
            },
        };
    }
    let approximate = query.approximate || listed.approximate;
    if years_apart > 0 {
        let (relation, bits) = apart(years_apart, approximate);
        let span = query.last_year > query.year || listed.last_year > listed.year;
        // Who says a span of years has left room for a mistake already.
        let most = if span { OUTSIDE_SPAN } else { bits };
        return (relation, bits.min(most));
    }
    match (query.month, listed.month) {
        (Some(a), Some(b)) if a == b => {
            (Relation::Equal, Bits(if approximate { 500 } else { 850 }))
        }
        // The year agrees and the month does not.
        (Some(_), Some(_)) => (Relation::Near, Bits(150)),
        _ => {
            let span = 1 + (query.last_year - query.year).max(listed.last_year - listed.year);
            let bits = match span {
                1 if approximate => 350,
                1 => 520,
                2..=3 => 380,
                4..=6 => 280,
                7..=12 => 180,
                _ => 60,
            };
            (
                if span == 1 && !approximate {
                    Relation::Equal
                } else {
                    Relation::Near
                },
                Bits(bits),
            )
        }
    }
}

fn apart(years: i16, approximate: bool) -> (Relation, Bits) {
    let years = if approximate {
        (years - 2).max(1)
    } else {
        years
    };
    match years {
        0 | 1 => (Relation::Near, Bits(100)),
        2 => (Relation::Near, Bits(-40)),
        3..=5 => (Relation::Contradiction, Bits(-250)),
        6..=10 => (Relation::Contradiction, Bits(-450)),
        _ => (Relation::Contradiction, Bits(-800)),
    }
}

fn distance(a: PartialDate, b: PartialDate) -> i16 {
    (a.year - b.last_year).max(b.year - a.last_year).max(0)
}

/// Whether two full dates differ in one digit as they are written.
fn one_digit_apart(a: PartialDate, b: PartialDate) -> bool {
    let of_day = |date: PartialDate| {
        let number = |part: Option<u8>| part.map_or(0, u32::from);
        100 * number(date.month) + number(date.day)
    };
    let years = digits_apart(a.year.unsigned_abs().into(), b.year.unsigned_abs().into());
    years + digits_apart(of_day(a), of_day(b)) == 1 && (a.year < 0) == (b.year < 0)
}

/// How many digits of two numbers differ, place by place.
fn digits_apart(mut a: u32, mut b: u32) -> u32 {
    let mut apart = 0;
    while a != b {
        apart += u32::from(a % 10 != b % 10);
        (a, b) = (a / 10, b / 10);
    }
    apart
}

/// The best of all pairs of birth dates, with the two that met.
pub(crate) fn birth_dates(
    query: &[PartialDate],
    listed: &[PartialDate],
) -> Option<(PartialDate, PartialDate, Relation, Bits)> {
    let met = |mine: PartialDate| {
        let others = listed.iter();
        others
            .filter(move |date| mine.year == date.year || is_told(date, listed))
            .map(move |date| {
                let (relation, bits) = birth_date(mine, *date);
                (mine, *date, relation, bits)
            })
    };
    query
        .iter()
        .flat_map(|mine| met(*mine))
        // The earliest dates of equals, so that the order of the record does not matter.
        .max_by_key(|(mine, date, _, bits)| {
            (*bits, std::cmp::Reverse(*date), std::cmp::Reverse(*mine))
        })
}

/// Whether one of some dates says anything: the year of one that is known to the day says nothing besides it.
pub(crate) fn is_told(date: &PartialDate, all: &[PartialDate]) -> bool {
    let fuller = |other: &PartialDate| other.day.is_some() && other.year == date.year;
    date.month.is_some() || date.last_year != date.year || !all.iter().any(fuller)
}

/// The most that the facts of a query can bring where no identifier agrees.
pub(crate) fn most(birth: bool, countries: bool, gender: bool) -> Bits {
    let known = [
        (birth, SAME_DAY),
        (countries, SAME_COUNTRY),
        (gender, SAME_GENDER),
    ];
    known
        .into_iter()
        .filter(|(known, _)| *known)
        .map(|(_, bits)| bits)
        .sum()
}

/// A country in common, or none.
pub(crate) fn countries(query: &[Country], listed: &[Country]) -> Option<(Relation, Bits)> {
    if query.is_empty() || listed.is_empty() {
        return None;
    }
    Some(if query.iter().any(|country| listed.contains(country)) {
        (Relation::Equal, SAME_COUNTRY)
    } else {
        (Relation::Contradiction, OTHER_COUNTRY)
    })
}

/// Genders that agree or differ.
pub(crate) fn genders(query: Option<Gender>, listed: Option<Gender>) -> Option<(Relation, Bits)> {
    let (query, listed) = (query?, listed?);
    Some(if query == listed {
        (Relation::Equal, SAME_GENDER)
    } else {
        (Relation::Contradiction, Bits(-500))
    })
}

/// The identifier of the query that the party bears, if any: the longest, then the first.
pub(crate) fn identifiers<'a>(query: &'a [String], listed: &[String]) -> Option<(&'a str, Bits)> {
    query
        .iter()
        .filter(|key| listed.contains(key))
        .map(|key| (key.as_str(), same_identifier(key)))
        .max_by_key(|(key, bits)| (*bits, std::cmp::Reverse(*key)))
}

/// From so many characters on nobody bears another's number by chance: addresses of wallets, IBANs, LEIs.
const UNMISTAKABLE_CHARS: usize = 20;

fn has_unmistakable(query: &[String], listed: &[String]) -> bool {
    let mut long = query.iter().filter(|key| key.len() >= UNMISTAKABLE_CHARS);
    long.any(|key| listed.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roughly_right_date_is_for_and_decades_are_against() {
        for (query, listed, least, most) in [
            ("1955-05-21", "1955-05-21", 1300, 1400),
            ("1955-05-21", "1955", 500, 550),
            ("1955", "1955-05-21", 500, 550),
            ("1955-12-05", "1955-05-12", 800, 1000),
            ("1956-05-21", "1955-05-21", 600, 800),
            ("1955-05-21", "1956-05-21", 600, 800),
            ("1956", "1955", 50, 200),
            ("1955-05-21", "~1957", 50, 200),
            ("1955-05-21", "1950/1958", 100, 300),
            ("1955-05-21", "1985-11-02", -1200, -1200),
            ("1955-05", "1955-05-21", 800, 900),
            ("1955-11-02", "1955-05-21", 0, 50),
            ("1956", "1950/1955", 0, 50),
            ("1958-11-02", "1955-05-21", -800, -800),
            ("1985-05-21", "1955-05-21", -400, -200),
            ("1965-05-21", "1955-05-21", 500, 600),
        ] {
            let (relation, bits) = birth_date(query.parse().unwrap(), listed.parse().unwrap());
            assert!(
                (least..=most).contains(&bits.0),
                "{query} {listed} {relation} {bits}"
            );
        }
    }

    #[test]
    fn digits_are_counted_place_by_place() {
        let date = |text: &str| text.parse().unwrap();
        for (one, other, expected) in [
            ("1955-05-21", "1955-05-21", false),
            ("1955-05-21", "1965-05-21", true),
            ("1955-05-21", "1955-06-21", true),
            ("1955-05-21", "1955-05-20", true),
            ("1959-05-21", "1960-05-21", false),
            ("1955-09-21", "1955-10-21", false),
        ] {
            assert_eq!(
                one_digit_apart(date(one), date(other)),
                expected,
                "{one} {other}"
            );
        }
    }

    #[test]
    fn another_country_alone_contradicts_nothing() {
        let country = |text: &str| vec![text.parse::<Country>().unwrap()];
        let other = countries(&country("no"), &country("kp")).map(|(_, bits)| bits);
        let same = countries(&country("kp"), &country("kp")).map(|(_, bits)| bits);
        let born = |query: &str, listed: &str| {
            Some(birth_date(query.parse().unwrap(), listed.parse().unwrap()).1)
        };
        for (birth, country, gender, expected) in [
            (None, other, None, false),
            (None, same, None, false),
            (born("1955-05-21", "1955-05-21"), other, None, false),
            (born("1955-05-21", "1955"), other, None, false),
            (born("1956", "1955"), None, None, false),
            (born("1955-12-05", "1955-05-12"), other, None, false),
            (born("1955-02-11", "1955-05-21"), None, None, false),
            (born("1955-02-11", "1955-05-21"), other, None, true),
            (born("1956", "1955"), other, None, true),
            (born("1985-02-11", "1955-05-21"), same, None, true),
            (born("1985-02-11", "1955-05-21"), None, None, true),
            (None, same, Some(Bits(-500)), true),
        ] {
            let told = contradicted(birth, country, gender);
            assert_eq!(told, expected, "{birth:?} {country:?} {gender:?}");
        }
    }

    #[test]
    fn the_best_of_several_dates_counts() {
        let dates = |texts: &[&str]| -> Vec<PartialDate> {
            texts.iter().map(|text| text.parse().unwrap()).collect()
        };
        for (query, listed, met, bits) in [
            (
                &["1955-05-21"][..],
                &["1940", "1955-05-21"][..],
                "1955-05-21",
                SAME_DAY,
            ),
            (
                &["1985-11-02"],
                &["1955", "1955-05-21"],
                "1955-05-21",
                Bits(-1200),
            ),
            (
                &["1921-05-21", "1955-05-21"],
                &["1955-05-21"],
                "1955-05-21",
                SAME_DAY,
            ),
            (
                &["1955-05-21", "1921-05-21"],
                &["1955-05-21"],
                "1955-05-21",
                SAME_DAY,
            ),
            (&["1980-01-01", "1946"], &["1946"], "1946", Bits(520)),
        ] {
            let best = birth_dates(&dates(query), &dates(listed)).unwrap();
            assert_eq!(
                (best.1, best.3),
                (met.parse().unwrap(), bits),
                "{query:?} {listed:?}"
            );
        }
        assert!(birth_dates(&[], &dates(&["1955"])).is_none());
    }
}
