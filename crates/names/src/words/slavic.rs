//! Slavic words that many bodies bear, in whatever case and gender they stand: *vostochnoe* and *vostochnogo* are
//! *vostochnyi*, *zavoda* is *zavod*; and, of Bulgarian, with the article that it writes on to them, *bankata*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::romanised::canonical;
use super::table::{columns, rows};
use super::{Concept, GENERIC_WORDS};
use crate::ending;

/// Endings of nouns and adjectives as romanisations write them, the longer first.
const ENDINGS: &[&str] = &[
    "yaya", "iyam", "yami", "yaha", "iaha", "yaga", "ogo", "ego", "oho", "omu", "emu", "ymi",
    "imi", "aya", "aia", "oye", "oie", "yye", "iye", "uyu", "iyu", "ykh", "ikh", "iya", "ami",
    "akh", "aha", "aga", "amu", "ayu", "aye", "oyi", "oyu", "oiu", "yau", "iau", "yi", "yy", "ii",
    "iy", "yj", "ij", "oe", "ee", "ye", "ie", "oi", "oy", "oj", "ei", "ey", "ym", "im", "yu", "iu",
    "ia", "ya", "om", "em", "am", "ov", "ae", "ay", "ai", "au", "a", "u", "y", "i", "e", "o",
];

/// The Bulgarian article.
const ARTICLES: &[&str] = &["ta", "to", "te", "at"];

/// A stem of fewer letters is too many words' stem.
const STEM_MIN: usize = 5;

/// The concept of an inflected word, if its stem is one of a Slavic word of the table.
pub(super) fn inflected(text: &str) -> Option<Concept> {
    if text.len() < STEM_MIN || !text.is_ascii() {
        return None;
    }
    let stems = stems();
    let own = stems.get(canonical(text).as_str());
    let of_stem = |text| stems.get(canonical(stem(text)?).as_str());
    own.or_else(|| of_stem(text))
        .or_else(|| {
            let bare = without_article(text)?;
            let own = stems.get(canonical(bare).as_str());
            own.or_else(|| of_stem(bare))
        })
        .copied()
}

/// *Bankata*, *druzhestvoto*, *poshchite*, *natsionalniyat* without what says *the*. Of masculine nouns, *institutat*,
/// it is what many a name ends in.
fn without_article(text: &str) -> Option<&str> {
    let (bare, article) = ending::first(text, ARTICLES)?;
    let is_written_so = match article {
        "at" => bare.ends_with("iy"),
        _ => bare.ends_with(['a', 'e', 'i', 'o']),
    };
    (bare.len() >= STEM_MIN && is_written_so).then_some(bare)
}

fn stem(text: &str) -> Option<&str> {
    let (stem, _) = ending::first(text, ENDINGS)?;
    (stem.len() >= STEM_MIN).then_some(stem)
}

/// By what romanisations share of them.
fn stems() -> &'static FxHashMap<String, Concept> {
    static STEMS: OnceLock<FxHashMap<String, Concept>> = OnceLock::new();
    STEMS.get_or_init(|| {
        let mut stems = FxHashMap::default();
        for row in rows(GENERIC_WORDS) {
            let (text, concept, language) = columns(row);
            if !matches!(language, "rus" | "ukr" | "bel" | "bul") {
                continue;
            }
            if text.len() >= STEM_MIN {
                stems.entry(canonical(text)).or_insert(Concept(concept));
            }
            if let Some(stem) = stem(text) {
                stems.entry(canonical(stem)).or_insert(Concept(concept));
            }
        }
        stems
    })
}

#[cfg(test)]
mod tests {
    use super::super::lookup;

    #[test]
    fn cases_and_genders_are_one_word() {
        for (text, usual) in [
            ("vostochnogo", "vostochnyi"),
            ("zavodom", "zavod"),
            ("stroitelnykh", "stroitelnaya"),
            ("metallurgicheskomu", "metallurgicheskii"),
            ("predpriiatiia", "predpriyatie"),
            ("konstruktorskoje", "konstruktorskoe"),
            ("dzyarzhaunaha", "dzyarzhauny"),
            ("elektramekhanichnay", "elektramekhanichny"),
            ("metaloobrobnoyi", "metaloobrobnyi"),
            ("druzhestvoto", "druzhestvo"),
            ("finansovata", "finansovyi"),
            ("prodazhbite", "prodazhbi"),
            ("organizatsiite", "organizatsiya"),
            ("voenniyat", "voennyi"),
        ] {
            assert!(lookup(usual).generic.is_some(), "{usual}");
            assert_eq!(lookup(text).generic, lookup(usual).generic, "{text}");
        }
        for name in ["orlanova", "aluminat"] {
            assert_eq!(lookup(name).generic, None, "{name}");
        }
    }
}
