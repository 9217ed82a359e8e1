//! Slavic adjectives of cities and regions: *Yaltinskaya* is of Yalta, *Kazanskii* of Kazan; and of countries in other
//! romanisations, genders and cases than the table's, *Rossiyskogo*, with the Bulgarian article, too, *livanskata*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::romanised::canonical;
use super::table::{columns, rows};
use super::{PLACES, Place};
use crate::ending;

/// What such adjectives end in, in any case and gender, the longer first.
const ENDINGS: &[&str] = &[
    "skiyat", "skata", "skoto", "skite", "skiya", "skogo", "skoho", "skomu", "skaya", "skaia",
    "skaja", "skoye", "skoie", "skoje", "skimi", "skiye", "skoi", "skoy", "skoj", "skoe", "skii",
    "skiy", "skij", "skie", "skim", "skom", "skikh", "skih", "skyi", "skyy", "skyj", "ska", "ski",
    "sky", "ske", "sko",
];
/// What may stand between the city and the ending.
const JOINTS: &[&str] = &["in", "en", "an", "ov", "ev", ""];
/// What the city may end in that the adjective leaves out.
const OWN: &[&str] = &[
    "", "a", "o", "y", "i", "e", "sk", "ka", "ia", "iya", "va", "l",
];
/// Letters that a stem must have to say anything.
const STEM_MIN: usize = 4;
/// Letters of a stem that the ending alone follows: the *Tulskii zavod* is of Tula, the *Tominskii* not of Tomsk.
const BARE_STEM_MIN: usize = 3;

/// What cities that end in a consonant have in other cases; not -i and -y, which make adjectives and
/// family names of the cities of other languages.
const CASES: &[&str] = &["yu", "ya", "om", "em", "a", "e", "u"];
/// Letters of a city that a case is told of.
const CITY_MIN: usize = 6;

/// The city that a word is another case of: *Mariupolya*.
pub(super) fn inflected(text: &str) -> Option<Place> {
    let (city, _) = ending::first(text, CASES)?;
    let consonant = !city.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let city = Some(city).filter(|city| consonant && city.len() >= CITY_MIN)?;
    cities().get(city).copied()
}

/// The city, region or country that a word is the adjective of.
pub(super) fn adjective(text: &str) -> Option<Place> {
    let (stem, _) = ending::first(text, ENDINGS)?;
    if let Some(country) = countries().get(canonical(stem).as_str()) {
        return Some(*country);
    }
    let cities = cities();
    JOINTS.iter().find_map(|joint| {
        let stem = stem.strip_suffix(*joint)?;
        let least = if joint.is_empty() {
            BARE_STEM_MIN
        } else {
            STEM_MIN
        };
        if stem.len() < least {
            return None;
        }
        OWN.iter()
            .find_map(|own| cities.get(format!("{stem}{own}").as_str()).copied())
    })
}

fn cities() -> &'static FxHashMap<&'static str, Place> {
    static CITIES: OnceLock<FxHashMap<&'static str, Place>> = OnceLock::new();
    CITIES.get_or_init(|| {
        rows(PLACES)
            .filter_map(|row| {
                let (text, country, city) = columns(row);
                (!city.is_empty()).then_some((
                    text,
                    Place {
                        country,
                        city: Some(city),
                    },
                ))
            })
            .collect()
    })
}

/// The stems of countries' adjectives, by what romanisations share of them.
fn countries() -> &'static FxHashMap<String, Place> {
    static COUNTRIES: OnceLock<FxHashMap<String, Place>> = OnceLock::new();
    COUNTRIES.get_or_init(|| {
        rows(PLACES)
            .map(columns)
            .filter(|(.., city)| city.is_empty())
            .filter_map(|(text, country, _)| {
                let (stem, _) = ending::first(text, ENDINGS)?;
                let place = Place {
                    country,
                    city: None,
                };
                Some((canonical(stem), place))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::lookup;

    #[test]
    fn adjectives_are_of_their_city() {
        for (text, city) in [
            ("kazanskogo", "kazan"),
            ("kazanskaya", "kazan"),
            ("moskovskogo", "moscow"),
            ("kurskogo", "kursk"),
        ] {
            let place = lookup(text).place;
            assert_eq!(place.and_then(|place| place.city), Some(city), "{text}");
        }
        for text in ["rossiyskogo", "rossijskaja", "rossiskoi", "rossiisko"] {
            let country = lookup(text).place.map(|place| place.country);
            assert_eq!(country, Some("ru"), "{text}");
        }
        for (text, city) in [("mariupolya", "mariupol"), ("belgorode", "belgorod")] {
            let place = lookup(text).place;
            assert_eq!(place.and_then(|place| place.city), Some(city), "{text}");
        }
        for other in ["orlanskaya", "tominskii", "baghdadi"] {
            assert_eq!(lookup(other).place, None, "{other}");
        }
    }
}
