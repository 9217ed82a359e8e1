//! Countries by ISO 3166 alpha-2 code, and the names that lists write for them.
//!
//! English names stand in `tables/countries.tsv`, which running text is searched for, too; those
//! of other languages in tables of their own ([`abroad`]), for whole texts only. A text that fits
//! two countries is never guessed: "Korea" alone is no country, "Republic of Korea" is kr and
//! "Democratic People's Republic of Korea" is kp.

mod abroad;
mod words;

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use words::{joined, key, words};

/// An ISO 3166-1 alpha-2 code, lower case; also xk (Kosovo) and the former codes su, yu, cs, dd.
///
/// ```
/// use vokter_entities::Country;
/// let country: Country = "KP".parse().unwrap();
/// assert_eq!(country.as_str(), "kp");
/// assert_eq!(Country::from_name("Democratic People's Republic of Korea"), Some(country));
/// assert!("zz".parse::<Country>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Country([u8; 2]);

/// A country code that is none.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("unknown country `{0}`: give an ISO 3166 code of two letters, such as kp or ru")]
pub struct CountryError(pub String);

impl Country {
    /// The code, lower case.
    pub fn as_str(&self) -> &str {
        // Two ASCII letters by construction.
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// The country's English name, as the table's first name has it.
    pub fn name(&self) -> &'static str {
        Gazetteer::get().english.get(self).copied().unwrap_or("")
    }

    /// What a page in English, or in Norwegian, calls it; the English name of the table where it is no
    /// country any more.
    pub fn title(&self, in_norwegian: bool) -> &'static str {
        static TABLE: OnceLock<HashMap<&str, [&str; 2]>> = OnceLock::new();
        let titles = TABLE.get_or_init(|| {
            let table = include_str!("../../tables/country-titles.tsv");
            let rows = table.lines().filter(|line| !line.starts_with('#'));
            let row = |line: &'static str| {
                let (code, titles) = line.split_once('\t')?;
                let (english, norwegian) = titles.split_once('\t')?;
                Some((code, [english, norwegian]))
            };
            rows.filter_map(row).collect()
        });
        let titled = titles.get(self.as_str());
        titled.map_or(self.name(), |titles| titles[usize::from(in_norwegian)])
    }

    /// The country that a whole text names: an English name, an official or variant name, an
    /// adjective ("Afghan"), its name in another language ("Russland", "Россия"), or its code of
    /// three letters, in any case. A text of two countries, or of more than a name, is
    /// `None`; see [`Country::mentioned`] for those.
    pub fn from_name(text: &str) -> Option<Self> {
        let key = key(text);
        match Gazetteer::get().names.get(&key) {
            Some(entry) => Some(entry.country),
            None => abroad::named(text),
        }
    }

    /// Every country that a running text names, each once, in order. The longest name at a place
    /// wins, so "Republic of Korea" is not found inside the name of North Korea. Abbreviations
    /// count in capitals only.
    pub fn mentioned(text: &str) -> Vec<Self> {
        let gazetteer = Gazetteer::get();
        let words = words(text);
        let mut found = Vec::new();
        let mut start = 0;
        while start < words.len() {
            let longest = words.len().min(start + gazetteer.words_max);
            let hit = (start + 1..=longest).rev().find_map(|end| {
                let span = words.get(start..end)?;
                let key = span.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>();
                let entry = gazetteer.names.get(&key.join(" "))?;
                let allowed = !entry.abbreviation || span.iter().all(|w| w.capitals);
                allowed.then_some((entry.country, end))
            });
            match hit {
                Some((country, end)) => {
                    if !found.contains(&country) {
                        found.push(country);
                    }
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }
}

/// The table of names, read once.
struct Gazetteer {
    names: HashMap<String, Entry>,
    english: HashMap<Country, &'static str>,
    /// The most words that a name has.
    words_max: usize,
}

struct Entry {
    country: Country,
    abbreviation: bool,
}

impl Gazetteer {
    fn get() -> &'static Self {
        static TABLE: OnceLock<Gazetteer> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(include_str!("../../tables/countries.tsv")))
    }

    fn read(table: &'static str) -> Self {
        let mut gazetteer = Self {
            names: HashMap::new(),
            english: HashMap::new(),
            words_max: 0,
        };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let Some([a, b]) = columns.next().map(str::as_bytes) else {
                continue;
            };
            let country = Country([*a, *b]);
            let english = columns.next().unwrap_or_default();
            gazetteer.english.insert(country, english);
            let variants = columns.next().unwrap_or_default().split('|');
            for name in std::iter::once(english).chain(variants) {
                let words = words(name);
                let abbreviation = words.iter().all(|w| w.capitals);
                gazetteer.words_max = gazetteer.words_max.max(words.len());
                let key = joined(&words);
                if !key.is_empty() {
                    gazetteer.names.insert(
                        key,
                        Entry {
                            country,
                            abbreviation,
                        },
                    );
                }
            }
        }
        gazetteer
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || CountryError(text.to_owned());
        let [a, b] = text.trim().as_bytes() else {
            return Err(error());
        };
        let country = Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]);
        if Gazetteer::get().english.contains_key(&country) {
            Ok(country)
        } else {
            Err(error())
        }
    }
}

#[cfg(test)]
mod tests;
