//! Chinese names as Hong Kong, Singapore and Malaysia write them, spelled in pinyin: *Wong Kin Kwok* may be Huang Jianguo.
//!
//! A name is taken for one of these when every word of it is made of such syllables, the first or the last is a family name
//! there, and one of them is written otherwise in pinyin.

use super::{MAX_SPELLINGS, Spelling, Word};
use crate::words::table::{columns, rows};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// `syllable, pinyin, surname` a line.
const TABLE: &str = include_str!("../../tables/chinese-dialects.tsv");

/// What assuming the romanisation costs, in hundredths of a bit.
pub(super) const COST: i32 = 150;
/// What the next sign of the same sound costs.
const OTHER_SIGN: i32 = 60;
/// A family name and a given name of one syllable or two.
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
/// The longest syllable, in letters.
const LONGEST: usize = 6;

struct Syllable {
    pinyin: &'static str,
    surname: bool,
}

fn syllables() -> &'static FxHashMap<&'static str, Syllable> {
    static SYLLABLES: OnceLock<FxHashMap<&str, Syllable>> = OnceLock::new();
    SYLLABLES.get_or_init(|| {
        rows(TABLE)
            .map(|row| {
                let (syllable, pinyin, surname) = columns(row);
                let surname = surname == "surname";
                (syllable, Syllable { pinyin, surname })
            })
            .collect()
    })
}

/// The words of a name in such a romanisation, in pinyin; `None` if it is none.
pub(super) fn in_pinyin(words: &[Word]) -> Option<Vec<Word>> {
    if !WORDS.contains(&words.len()) {
        return None;
    }
    let latin = |word: &Word| word.spellings.first().map(|s| s.latin.clone());
    let is_surname = |word: &Word| {
        let known = latin(word).and_then(|text| Some(syllables().get(text.as_str())?.surname));
        known == Some(true)
    };
    if !(is_surname(words.first()?) || is_surname(words.last()?)) {
        return None;
    }
    let mut foreign = false;
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        let text = latin(word)?;
        let spellings = read(&text)?;
        foreign |= spellings.iter().all(|spelling| spelling.latin != text);
        all.push(Word {
            spellings,
            ..word.clone()
        });
    }
    foreign.then_some(all)
}

/// A word of one syllable or two.
fn read(text: &str) -> Option<Vec<Spelling>> {
    let of = |text: &str| Some(syllables().get(text)?.pinyin.split(',').zip(0..));
    let mut found: Vec<Spelling> = match of(text) {
        Some(one) => one
            .map(|(pinyin, rank)| Spelling {
                latin: pinyin.to_owned(),
                cost: rank * OTHER_SIGN,
            })
            .collect(),
        None => (2..=LONGEST.min(text.len().saturating_sub(2)))
            .rev()
            .find_map(|at| {
                let (first, second) = text.split_at_checked(at)?;
                let (first, second) = (of(first)?, of(second)?);
                let second: Vec<_> = second.collect();
                let both = first.flat_map(|(a, i)| {
                    second.iter().map(move |(b, j)| Spelling {
                        latin: format!("{a}{b}"),
                        cost: (i + j) * OTHER_SIGN,
                    })
                });
                Some(both.collect())
            })?,
    };
    found.sort_by_key(|spelling| spelling.cost);
    found.truncate(MAX_SPELLINGS);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::super::readings;
    use super::*;

    #[test]
    fn names_are_spelled_in_pinyin() {
        for (name, expected, met) in [
            ("Wong Kin Kwok", "huang jian guo", true),
            ("Kin-kwok Wong", "jian guo huang", true),
            ("Ng Tai Ming", "wu da ming", true),
            ("Tan Kok Keong", "chen guo qiang", true),
            ("Cheung Waiming", "zhang weiming", true),
            ("Lars Chan", "", false),
            ("Kim Yong Un", "", false),
        ] {
            let found = readings(name).iter().skip(1).any(|reading| {
                !expected.is_empty()
                    && reading
                        .words
                        .iter()
                        .zip(expected.split(' '))
                        .all(|(word, pinyin)| word.spellings.iter().any(|s| s.latin == pinyin))
            });
            assert_eq!(found, met, "{name}: {:?}", readings(name));
        }
    }

    #[test]
    fn the_table_is_sorted() {
        crate::words::table::assert_sorted(TABLE);
    }
}
