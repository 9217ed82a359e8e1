//! Endings that a language adds to a name in a sentence: "Putins", "Путина", "Putinin".
//!
//! Only for names met in running text. Each stem becomes one more spelling of the token, at the
//! cost of assuming an inflection; whether it is one, the listed name decides.

use unicode_script::{Script, UnicodeScript};

use crate::script;
use crate::spelling::Spelling;
use crate::weights;

/// Shortest stem: what is left of shorter words is no name.
const MIN_STEM: usize = 3;
/// Most stems that are tried for one word.
const MAX_STEMS: usize = 6;

/// Genitives and cases that are written on to a name in Latin script: English, Scandinavian and
/// German s; Finnish, Estonian and Hungarian cases; Polish, Czech, Slovak and South Slavic cases;
/// Turkish after the apostrophe is cut there. What may stand in place of the ending comes second.
const LATIN: &[(&str, &str)] = &[
    ("s", ""),
    ("es", ""),
    ("in", ""),
    ("n", ""),
    ("en", ""),
    ("nin", ""),
    ("ille", ""),
    ("lle", ""),
    ("lta", ""),
    ("ilta", ""),
    ("ia", ""),
    ("iin", ""),
    ("a", ""),
    ("em", ""),
    ("om", ""),
    ("owi", ""),
    ("ovi", ""),
    ("u", ""),
    ("ie", ""),
    ("e", ""),
    ("y", "a"),
    ("ego", "i"),
    ("emu", "i"),
    ("im", "i"),
    ("ym", "y"),
    ("nak", ""),
    ("nek", ""),
    ("t", ""),
    ("ot", ""),
    ("et", ""),
    ("ou", "a"),
    ("ę", "a"),
    ("ą", "a"),
    ("i", "a"),
];

/// The cases of Russian, Ukrainian, Belarusian, Bulgarian and Serbian names.
const CYRILLIC: &[(&str, &str)] = &[
    ("а", ""),
    ("у", ""),
    ("ом", ""),
    ("ым", ""),
    ("ем", ""),
    ("е", ""),
    ("и", ""),
    ("ы", "а"),
    ("ой", "а"),
    ("у", "а"),
    ("е", "а"),
    ("я", "й"),
    ("ю", "й"),
    ("ем", "й"),
    ("я", "ь"),
    ("ю", "ь"),
    ("ем", "ь"),
    ("ого", "ий"),
    ("ому", "ий"),
    ("им", "ий"),
    ("ом", "ий"),
    ("ого", "ый"),
    ("ому", "ый"),
    ("ым", "ый"),
    ("ою", "а"),
    ("ові", ""),
    ("еві", ""),
    ("ою", ""),
    ("ього", "ій"),
    ("ому", "ій"),
    ("ого", "ій"),
    ("им", "ій"),
    ("и", "а"),
    ("і", "а"),
    ("ої", "а"),
];

/// The cases of Greek masculine names.
const GREEK: &[(&str, &str)] = &[("ου", "ος"), ("ο", "ος"), ("η", "ης"), ("α", "ας")];

/// Particles that Korean writes on to a name.
const HANGUL: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "에게", "께서",
];

/// The stems of a word as it stands in a text, as further spellings of its token.
pub(crate) fn add_stems(written: &str, spellings: &mut Vec<Spelling>) {
    let word = written.to_lowercase();
    // "Putin's", "Putin’s", "Putin'in": what follows the apostrophe is no name.
    let (base, clitic) = match word.find(['\'', '’']) {
        Some(at) if word[..at].chars().count() >= MIN_STEM => (&word[..at], true),
        _ => (word.as_str(), false),
    };
    let mut stems: Vec<String> = Vec::new();
    if clitic {
        stems.push(base.to_owned());
    } else {
        let endings = match base.chars().next().map(|c| c.script()) {
            Some(Script::Latin) => LATIN,
            Some(Script::Cyrillic) => CYRILLIC,
            Some(Script::Greek) => GREEK,
            _ => &[],
        };
        for (ending, instead) in endings {
            if let Some(stem) = base.strip_suffix(ending)
                && stem.chars().count() >= MIN_STEM
            {
                let stem = format!("{stem}{instead}");
                if !stems.contains(&stem) {
                    stems.push(stem);
                }
            }
        }
    }
    for stem in stems.into_iter().take(MAX_STEMS) {
        let Some(word) = script::readings(&stem)
            .into_iter()
            .next()
            .and_then(|r| r.words.into_iter().next())
        else {
            continue;
        };
        let Some(latin) = word.spellings.into_iter().next().map(|s| s.latin) else {
            continue;
        };
        if spellings.iter().all(|s| *s.text != *latin) {
            let mut spelling = Spelling::new(&latin, weights::INFLECTED);
            spelling.inflected = true;
            spellings.push(spelling);
        }
    }
}

/// A Hangul word without the particle that the sentence puts on it.
pub fn without_korean_particle(word: &str) -> Option<&str> {
    HANGUL
        .iter()
        .filter_map(|particle| word.strip_suffix(particle))
        .find(|stem| stem.chars().count() >= 2)
}
