//! Countries whose own law binds whoever is of them, where words name one beside goods ("made in Germany",
//! "country of origin: DE") or beside a bank, an insurer or a carrier. They say whose rules to look at.

use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use vokter_entities::Country;

use super::area::Area;
use super::beside::{self, Beside};
use super::tables::cities;
use crate::words::{Kind, Memo, Token, fold, tokens};

const NATIONALS: &str = include_str!("../../tables/nationals.tsv");

/// Words of a country's name at most.
const NAME_WORDS_MAX: usize = 4;
/// Signs of a country's name in Han or Hangul, fewest and most.
const NAME_SIGNS: Range<usize> = 2..6;
/// Words between a country and the bank or insurer that is of it at most.
const NEAR_WORDS_MAX: usize = 3;
/// Letters of a code, which is a word of some language, too.
const CODE_CHARS_MAX: usize = 3;

/// How words begin that name who lends, insures or carries, folded.
const SERVICES: &[&str] = &[
    "bank",
    "banque",
    "banco",
    "банк",
    "insur",
    "versicher",
    "assur",
    "asegur",
    "страхов",
    "forsikr",
    "reinsur",
    "underwrit",
    "broker",
    "carrier",
    "charterer",
    "shipowner",
    "reeder",
    "rederi",
    "armateur",
    "naviera",
    "судовлад",
    "بنک",
    "مصرف",
];
const SERVICES_UNSPACED: &[&str] = &[
    "银行", "銀行", "保险", "保險", "은행", "보험", "船东", "船東",
];
/// Words before "bank" that make something else of it.
const NO_BANK: &[&str] = &[
    "power",
    "piggy",
    "blood",
    "food",
    "battery",
    "capacitor",
    "seed",
    "gene",
    "savings",
];
/// Parts of words that announce an origin, behind which a code of two letters may stand.
const ORIGIN_WORDS: &[&str] = &[
    "origin",
    "ursprung",
    "herkunft",
    "opprinnelse",
    "origen",
    "происхожд",
];

/// Whether a country has rules of its own here.
fn binds(area: Area) -> bool {
    ["eu", "no", "us", "gb"].iter().any(|of| area.is_in(of))
}

fn nationals() -> &'static FxHashMap<String, Area> {
    static READ: OnceLock<FxHashMap<String, Area>> = OnceLock::new();
    READ.get_or_init(|| {
        let rows = NATIONALS.lines().filter(|row| !row.starts_with('#'));
        let rows = rows.filter_map(|row| row.split_once('\t'));
        let rows = rows.filter_map(|(code, words)| Some((Area::of(code)?, words)));
        rows.flat_map(|(area, words)| words.split('|').map(move |word| (fold(word), area)))
            .collect()
    })
}

/// The country that a whole text names, of those with rules of their own.
fn named(text: &str) -> Option<Area> {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let code = text.is_ascii() && letters <= CODE_CHARS_MAX;
    if code && !matches!(text, "USA" | "UK" | "U.S.A." | "U.S." | "U.K.") {
        return None;
    }
    let by_word = nationals().get(&fold(text)).copied();
    let by_name = || Country::from_name(text).and_then(|country| Area::of(country.as_str()));
    by_word.or_else(by_name).filter(|area| binds(*area))
}

/// The longest name of such a country among words that begin, or end, at a place.
fn longest(text: &str, words: &[Token], from_end: bool) -> Option<Area> {
    let most = words.len().min(NAME_WORDS_MAX);
    (1..=most).rev().find_map(|length| {
        let some = if from_end {
            words.get(words.len() - length..)?
        } else {
            words.get(..length)?
        };
        named(text.get(some.first()?.start..some.last()?.end)?)
    })
}

thread_local! {
    static MADE: Memo<Vec<Area>> = Memo::default();
}

/// Where words say that goods were made, of countries with rules of their own, each once.
pub(crate) fn made_in(text: &str) -> Rc<Vec<Area>> {
    MADE.with(|memo| memo.get(text, find_made))
}

fn find_made(text: &str) -> Vec<Area> {
    let words = tokens(text);
    let mut found: Vec<Area> = Vec::new();
    for (span, before) in beside::origins(&words) {
        let (Some(first), Some(last)) = (words.get(span.start), words.get(span.end - 1)) else {
            continue;
        };
        let phrase = first.start..last.end;
        let ahead = words.get(span.start.saturating_sub(NEAR_WORDS_MAX)..span.start);
        let denied = ahead.unwrap_or_default();
        if denied.iter().any(|word| beside::is(word, Beside::Negation)) {
            continue;
        }
        let area = if before {
            let behind = words.get(span.end..).unwrap_or_default();
            let articles = behind.iter().take_while(|word| beside::is_article(word));
            let behind = behind.get(articles.count()..).unwrap_or_default();
            longest(text, behind, false).or_else(|| coded(text, phrase, behind.first()?))
        } else {
            longest(text, words.get(..span.start).unwrap_or_default(), true)
        };
        found.extend(area);
    }
    found.extend(unspaced(text));
    found.sort_unstable();
    found.dedup();
    found
}

/// A code of two letters, alone behind words that announce an origin: "country of origin: DE".
fn coded(text: &str, phrase: Range<usize>, word: &Token) -> Option<Area> {
    let announced = fold(text.get(phrase)?);
    let behind = text.get(word.end..)?.trim_start_matches([' ', '"']);
    let ends = behind.is_empty() || behind.starts_with([',', ';', '.', ')', '/', '\n', '|']);
    let is_code = word.capitals && word.text.len() == 2 && ends;
    if !is_code || !ORIGIN_WORDS.iter().any(|part| announced.contains(part)) {
        return None;
    }
    Area::of(&word.text).filter(|area| binds(*area))
}

/// The same in Han and Hangul, where no blanks part words: "德国制造", "독일산".
fn unspaced(text: &str) -> Vec<Area> {
    let mut found = Vec::new();
    for (span, before) in beside::origins_unspaced(text) {
        let area = if before {
            let behind = text.get(span.end..).unwrap_or_default();
            let behind = behind.trim_start_matches([':', '：', ' ', '于', '自']);
            let signs: Vec<char> = behind.chars().take(NAME_SIGNS.end).collect();
            let lengths = NAME_SIGNS.start..=signs.len();
            lengths
                .rev()
                .find_map(|length| named(&signs.get(..length)?.iter().collect::<String>()))
        } else {
            let ahead = text.get(..span.start).unwrap_or_default().trim_end();
            let mut signs: Vec<char> = ahead.chars().rev().take(NAME_SIGNS.end).collect();
            signs.reverse();
            let lengths = NAME_SIGNS.start..=signs.len();
            lengths.rev().find_map(|length| {
                named(
                    &signs
                        .get(signs.len() - length..)?
                        .iter()
                        .collect::<String>(),
                )
            })
        };
        found.extend(area);
    }
    found
}

fn serves(words: &[Token], at: usize) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let other = before.is_some_and(|word| NO_BANK.contains(&word.text.as_str()));
    if word.kind == Kind::Unspaced {
        return SERVICES_UNSPACED
            .iter()
            .any(|part| word.text.contains(part));
    }
    !other && SERVICES.iter().any(|stem| word.text.starts_with(stem))
}

/// The countries, with rules of their own, of a bank, insurer or carrier that a text speaks of.
pub(crate) fn serving(text: &str) -> Vec<Area> {
    let words = tokens(text);
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|at| serves(&words, *at)) {
        let from = at.saturating_sub(NEAR_WORDS_MAX);
        let to = words.len().min(at + 1 + NEAR_WORDS_MAX);
        let near = words.get(from..to).unwrap_or_default();
        found.extend((0..near.len()).filter_map(|at| longest(text, near.get(at..)?, false)));
    }
    found
}

/// The seat of a bank, insurer or carrier by name and address, of countries with rules of their own: by the
/// country's name, an adjective, or a city of one country alone.
pub(crate) fn seat(name: &str, role: &str) -> Vec<Area> {
    let words = tokens(name);
    let of_role = tokens(role);
    let is_one = (0..words.len()).any(|at| serves(&words, at))
        || (0..of_role.len()).any(|at| serves(&of_role, at));
    if !is_one {
        return Vec::new();
    }
    let by_name = (0..words.len()).filter_map(|at| longest(name, words.get(at..)?, false));
    let mut found: Vec<Area> = by_name.collect();
    if let [city] = cities(name).as_slice()
        && binds(*city)
    {
        found.push(*city);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(areas: impl IntoIterator<Item = Area>) -> Vec<&'static str> {
        areas.into_iter().map(Area::code).collect()
    }

    #[test]
    fn origins_are_read_in_words() {
        for (text, expected) in [
            ("MICROCHIPS MADE IN GERMANY", &["de"][..]),
            ("HERGESTELLT IN DEUTSCHLAND", &["de"]),
            ("COUNTRY OF ORIGIN: DE", &["de"]),
            ("pumps, origin: IT, 4 pcs", &["it"]),
            ("fabriqué en France", &["fr"]),
            ("hecho en España", &["es"]),
            ("Сделано в Германии", &["de"]),
            ("德国制造 芯片", &["de"]),
            ("made in the Netherlands", &["nl"]),
            ("made in the United Kingdom", &["gb"]),
            ("NOT MADE IN GERMANY", &[]),
            ("made in China", &[]),
            ("made in steel", &[]),
            ("country of origin to be stated", &[]),
        ] {
            let found = codes(find_made(text));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn banks_and_insurers_have_a_seat() {
        for (text, role, expected) in [
            ("bank: Deutsche Bank Frankfurt", "", &["de", "de"][..]),
            ("Raiffeisen, Wien", "bank", &["at"]),
            ("Norwegian Hull Insurers", "", &["no"]),
            ("Deutsche Landtechnik", "", &[]),
            ("Bank of Almaty", "", &[]),
        ] {
            assert_eq!(codes(seat(text, role)), expected, "{text}");
        }
        for (text, expected) in [
            ("URALS CRUDE, NORWEGIAN INSURER", &["no"][..]),
            ("crude, financed by a French bank", &["fr"]),
            ("POWER BANK, GERMAN PLUG", &[]),
            ("Greek olives", &[]),
        ] {
            assert_eq!(codes(serving(text)), expected, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_of_a_country_that_binds() {
        for row in NATIONALS.lines().filter(|row| !row.starts_with('#')) {
            let area = row.split_once('\t').and_then(|(code, _)| Area::of(code));
            assert!(area.is_some_and(binds), "{row}");
        }
    }
}
