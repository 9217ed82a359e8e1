//! Parties by when they were born: whose birth date speaks for a query's is found by the date, so that
//! names need not be looked for that only such a date would make enough.

use vokter_entities::PartialDate;
use vokter_names::Bits;

/// What a birth date brings at most that shares no key with another.
pub(super) const FAR: Bits = Bits(100);

/// A span of more years is nobody's key by itself.
const SPAN_MAX: i16 = 64;

/// The key of such spans.
const LONG: u32 = 2 << 16;

/// The keys of a party's birth dates, each once.
pub(super) fn keys_of(dates: &[PartialDate]) -> Vec<u32> {
    let mut keys: Vec<u32> = dates.iter().flat_map(|date| keys(*date)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys under which a query's birth dates meet every one that brings more than [`FAR`] for one of them;
/// none where those are too many, or there is no date.
pub(super) fn keys_for(dates: &[PartialDate]) -> Option<Vec<u32>> {
    let is_long = |date: &PartialDate| keys(*date).eq([LONG]);
    if dates.is_empty() || dates.iter().any(is_long) {
        return None;
    }
    let mut keys = keys_of(dates);
    keys.push(LONG);
    Some(keys)
}

/// Each year that it may be, and the day of the year: whoever is born in another year and on another
/// day is not born when the other is, by no slip of one digit.
fn keys(date: PartialDate) -> impl Iterator<Item = u32> {
    let long = i32::from(date.last_year) - i32::from(date.year) > i32::from(SPAN_MAX);
    let years = if long {
        LONG..=LONG
    } else {
        key_of_year(date.year)..=key_of_year(date.last_year)
    };
    let day = date.month.zip(date.day).filter(|_| !long);
    let of_day = day.map(|(month, day)| (1 << 16) | (u32::from(month) << 8) | u32::from(day));
    years.chain(of_day)
}

/// Years are counted from the first that there can be, so that a span is a range of keys.
fn key_of_year(year: i16) -> u32 {
    (i32::from(year) - i32::from(i16::MIN)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts;

    fn dates() -> impl Strategy<Value = PartialDate> {
        let texts = (1930..1980_i16, 0..70_i16, 1..4_u8, 1..4_u8, 0..6).prop_map(
            |(year, span, month, day, kind)| match kind {
                0 => format!("{year}"),
                1 => format!("~{year}"),
                2 => format!("{year}-{month:02}"),
                3 => format!("{year}/{}", year + span),
                _ => format!("{year}-{month:02}-{day:02}"),
            },
        );
        texts.prop_map(|text| text.parse().unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn whose_date_brings_more_shares_a_key(query in proptest::collection::vec(dates(), 1..4), listed in dates()) {
            let bits = facts::birth_dates(&query, &[listed]).map_or(Bits::ZERO, |met| met.3);
            if let Some(keys) = keys_for(&query) && bits > FAR {
                let of_listed = keys_of(&[listed]);
                prop_assert!(keys.iter().any(|key| of_listed.contains(key)), "{query:?} {listed}");
            }
        }
    }
}
