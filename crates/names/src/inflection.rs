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
const MAX_STEMS: usize = 16;
/// Most ways to read one stem: Ukrainian г is g and h.
const MAX_READINGS: usize = 2;

/// Genitives and cases that are written on to a name in Latin script, the longest first: English,
/// Scandinavian and German s; Finnish, Estonian and Hungarian cases; Polish, Czech, Slovak, South
/// Slavic, Romanian, Latvian and Lithuanian cases; Turkish after the apostrophe is cut there. What may stand
/// in place of the ending comes second.
const LATIN: &[(&str, &str)] = &[
    ("ului", ""),
    ("iego", "i"),
    ("iemu", "i"),
    ("ových", ""),
    ("ovým", ""),
    ("ovho", ""),
    ("ovog", ""),
    ("ovom", ""),
    ("ovih", ""),
    ("ovim", ""),
    ("ovej", ""),
    ("ovou", ""),
    ("owie", ""),
    ("iksi", ""),
    ("jaus", "j"),
    ("jumi", "j"),
    ("iaus", "i"),
    ("illa", ""),
    ("ille", ""),
    ("illä", ""),
    ("ilta", ""),
    ("iltä", ""),
    ("ista", ""),
    ("istä", ""),
    ("ego", "y"),
    ("emu", "y"),
    ("ého", "ý"),
    ("ému", "ý"),
    ("ií", "ie"),
    ("ií", "ija"),
    ("iin", ""),
    ("ová", "o"),
    ("ová", ""),
    ("ovo", ""),
    ("ova", ""),
    ("ově", ""),
    ("ovu", ""),
    ("ist", ""),
    ("iga", ""),
    ("ina", ""),
    ("iks", ""),
    ("ilt", ""),
    ("isse", ""),
    ("ile", ""),
    ("ban", ""),
    ("ben", ""),
    ("hoz", ""),
    ("hez", ""),
    ("höz", ""),
    ("nál", ""),
    ("nél", ""),
    ("ért", ""),
    ("ita", ""),
    ("ini", ""),
    ("ové", "o"),
    ("ové", ""),
    ("ove", ""),
    ("jem", ""),
    ("lle", ""),
    ("lta", ""),
    ("nak", ""),
    ("nal", ""),
    ("nek", ""),
    ("nel", ""),
    ("nin", ""),
    ("den", ""),
    ("dan", ""),
    ("ten", ""),
    ("ovi", ""),
    ("ovi", "o"),
    ("owi", ""),
    ("ról", ""),
    ("ről", ""),
    ("ssa", ""),
    ("ssä", ""),
    ("sta", ""),
    ("stä", ""),
    ("tól", ""),
    ("től", ""),
    ("val", ""),
    ("vel", ""),
    ("ów", ""),
    ("ov", ""),
    ("ul", ""),
    ("il", ""),
    ("ig", ""),
    ("ék", ""),
    ("ra", ""),
    ("re", ""),
    ("ja", ""),
    ("ju", ""),
    ("ův", ""),
    ("ám", ""),
    ("am", ""),
    ("as", ""),
    ("is", ""),
    ("em", ""),
    ("en", ""),
    ("es", ""),
    ("et", ""),
    ("ga", ""),
    ("ia", ""),
    ("ie", ""),
    ("im", "i"),
    ("in", ""),
    ("it", ""),
    ("le", ""),
    ("la", ""),
    ("de", ""),
    ("da", ""),
    ("ın", ""),
    ("ün", ""),
    ("un", ""),
    ("lt", ""),
    ("og", "i"),
    ("om", ""),
    ("om", "a"),
    ("om", "o"),
    ("on", ""),
    ("ot", ""),
    ("ou", "a"),
    ("ui", ""),
    ("us", ""),
    ("ym", "y"),
    ("ým", "ý"),
    ("a", ""),
    ("a", "o"),
    ("e", ""),
    ("i", "a"),
    ("i", ""),
    ("n", ""),
    ("o", ""),
    ("s", ""),
    ("t", ""),
    ("u", ""),
    ("u", "a"),
    ("u", "o"),
    ("y", "a"),
    ("ą", "a"),
    ("ę", "a"),
    ("ą", ""),
    ("ą", "o"),
    ("ā", ""),
    ("ě", ""),
    ("ı", ""),
];

/// The cases of Russian, Ukrainian, Belarusian, Bulgarian and Serbian names, the longest first.
const CYRILLIC: &[(&str, &str)] = &[
    ("ього", "ій"),
    ("овите", ""),
    ("овога", ""),
    ("овог", ""),
    ("овом", ""),
    ("овой", ""),
    ("овим", ""),
    ("єві", "й"),
    ("ово", ""),
    ("ове", ""),
    ("ова", ""),
    ("ові", ""),
    ("ові", "о"),
    ("еві", ""),
    ("еві", "й"),
    ("еві", "ь"),
    ("ого", "ий"),
    ("ого", "ый"),
    ("ого", "ій"),
    ("ому", "ий"),
    ("ому", "ый"),
    ("ому", "ій"),
    ("ієм", "ій"),
    ("ию", "ий"),
    ("ия", "ий"),
    ("ія", "ій"),
    ("ію", "ій"),
    ("ам", "а"),
    ("ам", ""),
    ("ем", ""),
    ("ем", "й"),
    ("ем", "ь"),
    ("єм", "й"),
    ("им", ""),
    ("им", "ий"),
    ("им", "ій"),
    ("ої", "а"),
    ("ой", "а"),
    ("ом", ""),
    ("ом", "о"),
    ("ом", "ий"),
    ("ою", "а"),
    ("ым", ""),
    ("ым", "ый"),
    ("а", ""),
    ("а", "о"),
    ("ов", ""),
    ("е", ""),
    ("е", "а"),
    ("е", "й"),
    ("е", "ь"),
    ("и", ""),
    ("и", "а"),
    ("і", "а"),
    ("і", ""),
    ("у", ""),
    ("у", "а"),
    ("у", "о"),
    ("ы", "а"),
    ("ю", "й"),
    ("ю", "ь"),
    ("ю", ""),
    ("я", "й"),
    ("я", "ь"),
    ("я", ""),
];

/// The cases of Greek masculine names.
const GREEK: &[(&str, &str)] = &[("ου", "ος"), ("ο", "ος"), ("η", "ης"), ("α", "ας")];

/// Georgian cases; the nominative adds an i as well.
const GEORGIAN: &[(&str, &str)] = &[
    ("ისთვის", ""),
    ("ისგან", ""),
    ("სთან", ""),
    ("თან", ""),
    ("ზე", ""),
    ("ისა", ""),
    ("მა", ""),
    ("ის", ""),
    ("ით", ""),
    ("ად", ""),
    ("ი", ""),
    ("ს", ""),
    ("მ", ""),
];

/// Armenian cases and the article.
const ARMENIAN: &[(&str, &str)] = &[
    ("ին", ""),
    ("ից", ""),
    ("ով", ""),
    ("ում", ""),
    ("ի", ""),
    ("ը", ""),
    ("ն", ""),
];

/// What Arabic and Persian write in front of a name: and, so, by, to, like; "to the" is one.
const ARABIC_PREFIXES: &[&str] = &[
    "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل",
];
/// What Hebrew writes in front of one: and, in, to, from, that, the, like.
const HEBREW_PREFIXES: &[&str] = &[
    "ו", "ב", "ל", "מ", "ש", "ה", "כ", "וב", "ול", "ומ", "וש", "וכ", "וה", "שב", "של", "שה", "כש",
    "וכש",
];

/// Endings of a syllable of two letters that is no name's whole: "uns", "Ына".
const SHORT_LATIN: &[&str] = &[
    "s", "a", "u", "em", "om", "ie", "in", "ia", "ille", "lle", "lta", "ilta", "iin", "ista", "en",
    "nak", "nek", "ovi", "owi",
];
const SHORT_CYRILLIC: &[&str] = &["а", "у", "ом", "ем", "е", "ым", "им", "ові"];
const SHORT_ARMENIAN: &[&str] = &["ին", "ից", "ով", "ի", "ը", "ն"];
const SHORT_GEORGIAN: &[&str] = &[
    "ისთვის",
    "სთან",
    "თან",
    "ზე",
    "მა",
    "ის",
    "ით",
    "ს",
    "ი",
    "მ",
];

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
    let stems = if clitic {
        vec![base.to_owned()]
    } else {
        stems(base)
    };
    for stem in stems {
        let Some(word) = script::readings(&stem)
            .into_iter()
            .next()
            .and_then(|r| r.words.into_iter().next())
        else {
            continue;
        };
        for latin in word
            .spellings
            .into_iter()
            .take(MAX_READINGS)
            .map(|s| s.latin)
        {
            if spellings.iter().all(|s| *s.text != *latin) {
                let mut spelling = Spelling::new(&latin, weights::INFLECTED);
                spelling.inflected = true;
                spellings.push(spelling);
            }
        }
    }
}

/// The stems that a word in small letters may have in its script, as they are written.
pub fn stems(base: &str) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    if let Some(stem) = with_hungarian_instrument(base) {
        stems.push(stem.to_owned());
    }
    let endings = match base.chars().next().map(|c| c.script()) {
        Some(Script::Latin) => LATIN,
        Some(Script::Cyrillic) => CYRILLIC,
        Some(Script::Greek) => GREEK,
        Some(Script::Georgian) => GEORGIAN,
        Some(Script::Armenian) => ARMENIAN,
        Some(Script::Arabic) => {
            add_bare(base, ARABIC_PREFIXES, &mut stems);
            &[]
        }
        Some(Script::Hebrew) => {
            add_bare(base, HEBREW_PREFIXES, &mut stems);
            &[]
        }
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
    stems.truncate(MAX_STEMS);
    stems
}

/// Hungarian doubles the last consonant before "with": "Carterral" and, after a vowel, "val".
fn with_hungarian_instrument(word: &str) -> Option<&str> {
    let bare = word
        .strip_suffix("al")
        .or_else(|| word.strip_suffix("el"))?;
    let mut last = bare.chars().rev();
    let (doubled, before) = (last.next()?, last.next()?);
    let stem = &bare[..bare.len() - doubled.len_utf8()];
    (doubled == before
        && doubled.is_ascii_lowercase()
        && !matches!(doubled, 'a' | 'e' | 'i' | 'o' | 'u')
        && stem.len() >= MIN_STEM)
        .then_some(stem)
}

/// The word without one of the prefixes.
fn add_bare(word: &str, prefixes: &[&str], stems: &mut Vec<String>) {
    stems.extend(
        prefixes
            .iter()
            .filter_map(|prefix| word.strip_prefix(prefix))
            .filter(|stem| stem.chars().count() > MIN_STEM)
            .map(str::to_owned),
    );
}

/// The syllables of two letters that a word in small letters may be with an ending: for the parts
/// of Korean and Chinese names only, as any word of three letters has such a stem.
pub fn short_stems(word: &str) -> impl Iterator<Item = &str> {
    let endings = match word.chars().next().map(|c| c.script()) {
        Some(Script::Latin) => SHORT_LATIN,
        Some(Script::Cyrillic) => SHORT_CYRILLIC,
        Some(Script::Armenian) => SHORT_ARMENIAN,
        Some(Script::Georgian) => SHORT_GEORGIAN,
        _ => &[],
    };
    endings
        .iter()
        .filter_map(move |ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() == 2)
}

/// A word of a script that writes small words in front of a name as part of it, without them:
/// "and Alan", "to Alan", "and to Alan". None in other scripts.
pub fn without_clitics(word: &str) -> impl Iterator<Item = &str> {
    let prefixes = match word.chars().next().map(|c| c.script()) {
        Some(Script::Arabic) => ARABIC_PREFIXES,
        Some(Script::Hebrew) => HEBREW_PREFIXES,
        _ => &[],
    };
    prefixes
        .iter()
        .filter_map(move |prefix| word.strip_prefix(prefix))
        .filter(|stem| stem.chars().count() >= MIN_STEM)
}

/// A Hangul word without the particle that the sentence puts on it.
pub fn without_korean_particle(word: &str) -> Option<&str> {
    HANGUL
        .iter()
        .filter_map(|particle| word.strip_suffix(particle))
        .find(|stem| stem.chars().count() >= 2)
}
