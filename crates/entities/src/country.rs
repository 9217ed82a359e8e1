//! Countries by ISO 3166 alpha-2 code, and the names that lists write for them.
//!
//! The names stand in `tables/countries.tsv`. A text that fits two countries is never guessed:
//! "Korea" alone is no country, "Republic of Korea" is kr and "Democratic People's Republic of
//! Korea" is kp.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

/// An ISO 3166-1 alpha-2 code, lower case; also xk (Kosovo) and the former codes su, yu, cs, dd.
///
/// ```
/// use vokter_entities::Country;
/// let country: Country = "KP".parse().unwrap();
/// assert_eq!(country.as_str(), "kp");
/// assert_eq!(Country::from_name("Democratic People's Republic of Korea"), Some(country));
/// assert!("zz".parse::<Country>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

    /// The country that a whole text names: an English name, an official or variant name, or an
    /// adjective ("Afghan"), in any case. A text of two countries, or of more than a name, is
    /// `None`; see [`Country::mentioned`] for those.
    pub fn from_name(text: &str) -> Option<Self> {
        let words = words(text);
        let key = words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>();
        let key = key.strip_prefix(&["the"]).unwrap_or(&key).join(" ");
        Gazetteer::get().names.get(&key).map(|entry| entry.country)
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
        TABLE.get_or_init(|| Self::read(include_str!("../tables/countries.tsv")))
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
                let key = words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>();
                gazetteer.words_max = gazetteer.words_max.max(key.len());
                let key = key.strip_prefix(&["the"]).unwrap_or(&key).join(" ");
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

/// A word of a name, folded for comparison.
struct Word {
    folded: String,
    /// Written in capitals alone.
    capitals: bool,
}

/// Splits at everything but letters, digits and apostrophes; folds case, Latin diacritics and
/// apostrophes; writes `&` as "and".
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word {
        folded: String::new(),
        capitals: true,
    };
    let mut finish = |word: &mut Word| {
        if !word.folded.is_empty() {
            words.push(std::mem::replace(
                word,
                Word {
                    folded: String::new(),
                    capitals: true,
                },
            ));
        }
    };
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | '`' | '´' => {}
            '&' => {
                finish(&mut word);
                word.folded.push_str("and");
                finish(&mut word);
            }
            c if c.is_alphanumeric() => {
                word.capitals &= c.is_uppercase();
                word.folded.extend(c.to_lowercase().map(plain));
            }
            // Combining marks of a decomposed letter.
            '\u{300}'..='\u{36f}' => {}
            _ => finish(&mut word),
        }
    }
    finish(&mut word);
    words
}

/// A lower-case Latin letter without its diacritic, as far as names of countries have them.
fn plain(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        _ => c,
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
mod tests {
    use super::*;

    fn code(name: &str) -> Option<String> {
        Country::from_name(name).map(|c| c.to_string())
    }

    #[test]
    fn codes_exist() {
        for text in ["kp", "KP", " Ru ", "xk", "su", "gb"] {
            assert!(text.parse::<Country>().is_ok(), "{text}");
        }
        for text in ["zz", "uk", "", "k", "prk", "x\u{131}", "é", "--"] {
            assert!(text.parse::<Country>().is_err(), "{text}");
        }
    }

    #[test]
    fn names_as_lists_write_them() {
        for (name, want) in [
            ("Democratic People's Republic of Korea ", "kp"),
            ("Democratic People’s Republic of Korea", "kp"),
            ("Republic of Korea", "kr"),
            ("IRAN (ISLAMIC REPUBLIC OF)", "ir"),
            ("Syrian Arab Republic", "sy"),
            ("Russian Federation", "ru"),
            ("Côte d’Ivoire", "ci"),
            ("COTE D'IVOIRE", "ci"),
            ("The Netherlands", "nl"),
            ("Bosnia & Herzegovina", "ba"),
            (
                "United Kingdom of Great Britain and Northern\nIreland",
                "gb",
            ),
            ("Türkiye", "tr"),
            ("Tu\u{308}rkiye", "tr"),
            ("Afghan", "af"),
            ("usa", "us"),
            ("Congo", "cg"),
            ("Democratic Republic of the Congo", "cd"),
        ] {
            assert_eq!(code(name).as_deref(), Some(want), "{name}");
        }
        for name in [
            "Korea",
            "na",
            "",
            "Sudan/South Sudan",
            "Congolese",
            "Atlantis",
            "the",
        ] {
            assert_eq!(code(name), None, "{name}");
        }
    }

    #[test]
    fn mentions_in_running_text() {
        let codes = |text| {
            let found = Country::mentioned(text);
            found
                .iter()
                .map(Country::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(codes("Libyan passport No. 513519"), "ly");
        assert_eq!(codes("Democratic People's Republic of Korea"), "kp");
        assert_eq!(codes("Sudan/or South Sudan"), "sd ss");
        assert_eq!(codes("403062567 (US)"), "us");
        assert_eq!(codes("it was said to us in a car"), "");
        assert_eq!(codes("Guinea-Bissau, not Guinea; Guinea"), "gw gn");
    }

    #[test]
    fn no_name_belongs_to_two_countries() {
        let mut seen: HashMap<String, String> = HashMap::new();
        let table = include_str!("../tables/countries.tsv");
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let columns = line.split('\t').collect::<Vec<_>>();
            let country: Country = columns[0].parse().unwrap();
            assert_eq!(Country::from_name(country.name()), Some(country));
            for name in columns[1..].iter().flat_map(|c| c.split('|')) {
                let key = words(name)
                    .iter()
                    .map(|w| w.folded.clone())
                    .collect::<Vec<_>>()
                    .join(" ");
                if let Some(other) = seen.insert(key, columns[0].to_owned()) {
                    assert_eq!(other, columns[0], "{name}");
                }
            }
        }
    }
}
