//! The openly licensed names: shares where counts are given, estimates by rank where not.

use std::collections::{BTreeMap, BTreeSet};

use vokter_names::rarity::folded;

use super::{Shares, countries, tokens};
use crate::source;

/// The share of the first name of a ranking, where only ranks are known: 3 % of one gender's
/// forenames, 2 % of family names.
const FIRST_FORENAME: f64 = 0.015;
const FIRST_SURNAME: f64 = 0.02;
/// A patronymic stands in some six of ten written East Slavic names.
const PATRONYMIC_WRITTEN: f64 = 0.6;

/// The share at a rank: a flattened Zipf law, 3/(rank + 2) to the power 0.8 of the first.
fn by_rank(first: f64, rank: f64) -> f64 {
    first * (3.0 / (rank + 2.0)).powf(0.8)
}

/// Shares of a country's tokens, summed over countries by weight.
type ByCulture = BTreeMap<(&'static str, String), f64>;

pub(super) fn by_country(shares: &mut Shares) -> Result<(), String> {
    let mut sums = ByCulture::new();
    for (key, share) in country_shares()? {
        let (code, token) = key;
        if let Some((culture, _)) = countries::country(&code) {
            *sums.entry((culture, token)).or_default() += share * countries::weight(&code);
        }
    }
    for ((culture, token), share) in sums {
        shares.raise(culture, &token, share);
    }
    Ok(())
}

/// Country and token with the share of the country's persons that bear it.
fn country_shares() -> Result<BTreeMap<(String, String), f64>, String> {
    let mut found = BTreeMap::<(String, String), f64>::new();
    let mut forenames = BTreeMap::<(String, String), f64>::new();
    for row in source::records("names/common-forenames-by-country.csv")?
        .iter()
        .skip(1)
    {
        let [
            country,
            _,
            _,
            _,
            _,
            _,
            _,
            index,
            _,
            _,
            native,
            romanised,
            ..,
        ] = row.as_slice()
        else {
            continue;
        };
        let share = by_rank(FIRST_FORENAME, index.parse().unwrap_or(50.0));
        for token in all_tokens(country, native, romanised) {
            // Rankings of several years or peoples of one country: the best rank counts.
            let cell = forenames.entry((country.clone(), token)).or_default();
            *cell = cell.max(share);
        }
    }
    let mut surnames = BTreeMap::<(String, String, String), f64>::new();
    for row in source::records("names/common-surnames-by-country.csv")?
        .iter()
        .skip(1)
    {
        let [
            country,
            rank,
            index,
            _,
            native,
            romanised,
            count,
            percent,
            ..,
        ] = row.as_slice()
        else {
            continue;
        };
        let people = countries::country(country).map_or(1.0, |(_, people)| people) * 1e6;
        let counted = count
            .parse::<f64>()
            .ok()
            .map(|count| count / people)
            .filter(|share| *share > 1e-4);
        let rank = index.parse().or_else(|_| rank.parse()).unwrap_or(50.0);
        let share = percent
            .parse::<f64>()
            .ok()
            .or(counted)
            .unwrap_or_else(|| by_rank(FIRST_SURNAME, rank));
        for token in all_tokens(country, native, romanised) {
            let cell = surnames
                .entry((country.clone(), token, index.clone()))
                .or_default();
            *cell = cell.max(share.min(0.4));
        }
    }
    for (key, share) in forenames {
        *found.entry(key).or_default() += share;
    }
    for ((country, token, _), share) in surnames {
        *found.entry((country, token)).or_default() += share;
    }
    Ok(found)
}

/// The tokens of a name as given in Latin letters, and of its native spelling where that has one
/// reading (a Han character has several, and the wrong ones are other people's names).
fn all_tokens(country: &str, native: &str, romanised: &str) -> impl Iterator<Item = String> {
    let mut all = tokens(romanised);
    if !matches!(country, "CN" | "TW" | "JP" | "KR" | "VN") || romanised.is_empty() {
        all.append(&mut tokens(native));
    }
    all.into_iter()
}

pub(super) fn russian(shares: &mut Shares) -> Result<(), String> {
    let register = |file: &str, written: f64, shares: &mut Shares| -> Result<(), String> {
        let rows = source::records(file)?;
        let count = |row: &[String]| {
            row.get(2)
                .and_then(|count| count.parse::<f64>().ok())
                .unwrap_or(0.0)
        };
        let all: f64 = rows.iter().map(|row| count(row)).sum();
        let mut sums = BTreeMap::<String, f64>::new();
        for row in &rows {
            let share = written * count(row) / all;
            // Only what could be frequent enough for the table is worth romanising.
            if share > 1e-6 {
                for token in tokens(&row[0]) {
                    *sums.entry(token).or_default() += share;
                }
            }
        }
        for (token, share) in sums {
            shares.raise("slavic", &token, share * 0.5);
        }
        Ok(())
    };
    register("names/russian-given-names.tsv", 1.0, shares)?;
    register("names/russian-patronymics.tsv", PATRONYMIC_WRITTEN, shares)?;
    register("names/russian-surnames.tsv", 1.0, shares)
}

pub(super) fn japanese(shares: &mut Shares) -> Result<(), String> {
    let people = 125e6;
    let mut sums = BTreeMap::<String, f64>::new();
    for row in source::records("names/japanese-last_name_org.csv")? {
        if let [_, count, _, romanised, ..] = row.as_slice() {
            for token in long_vowels(romanised) {
                *sums.entry(token).or_default() += count.parse::<f64>().unwrap_or(0.0) / people;
            }
        }
    }
    for file in [
        "names/japanese-first_name_man_opti.csv",
        "names/japanese-first_name_woman_opti.csv",
    ] {
        let rows = source::records(file)?;
        let all: usize = rows.iter().map(|row| row.len().saturating_sub(2)).sum();
        for row in &rows {
            if let [_, romanised, spellings @ ..] = row.as_slice() {
                // A name with many spellings is borne by many, the best that this source tells.
                for token in long_vowels(romanised) {
                    *sums.entry(token).or_default() += 0.5 * spellings.len() as f64 / all as f64;
                }
            }
        }
    }
    for (token, share) in sums {
        shares.raise("japanese", &token, share);
    }
    Ok(())
}

/// The ways to write a long vowel in a Japanese name: not at all, doubled, with h.
fn long_vowels(romanised: &str) -> BTreeSet<String> {
    let mut all = vec![
        romanised
            .replace("ou", "o")
            .replace("oo", "o")
            .replace("uu", "u"),
    ];
    if all[0] != romanised {
        all.push(romanised.to_owned());
        if romanised.ends_with("ou") || romanised.ends_with("oo") {
            all.push(format!("{}h", all[0]));
        }
    }
    all.iter().map(|token| folded(token)).collect()
}
