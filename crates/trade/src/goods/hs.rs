//! The Harmonized System: the codes of 2022 with their wording, and older codes that papers still name.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub use super::everyday::search;
use crate::words::tokens;

const TABLE: &str = include_str!("../../tables/hs.tsv");
const OLDER: &str = include_str!("../../tables/hs-older.tsv");
const CHAPTERS: &str = include_str!("../../tables/chapters-nb.tsv");

/// The chapter that is kept empty for later use.
const EMPTY_CHAPTER: &str = "77";

pub(super) type Wording = FxHashMap<&'static str, &'static str>;

pub(super) fn wordings() -> &'static Wording {
    static TABLE_READ: OnceLock<Wording> = OnceLock::new();
    TABLE_READ.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t')).collect()
    })
}

/// An older code: the last edition that has it, and its successors.
fn older() -> &'static FxHashMap<&'static str, (&'static str, Vec<&'static str>)> {
    static TABLE_READ: OnceLock<FxHashMap<&str, (&str, Vec<&str>)>> = OnceLock::new();
    TABLE_READ.get_or_init(|| {
        let rows = OLDER.lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| {
            let mut columns = row.split('\t');
            let code = columns.next()?;
            let edition = columns.next()?;
            Some((code, (edition, columns.next()?.split(' ').collect())))
        })
        .collect()
    })
}

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// Signs other than digits, or a length that no code has.
    Form,
    /// There is no such code.
    Unknown,
}

/// The codes of a field that lists several: "1006.30, 8703.23". A comma within a code parts nothing.
pub(super) fn each(text: &str) -> Vec<&str> {
    const HEADING_DIGITS: usize = 4;
    let signs = |c: char| matches!(c, ',' | ';' | '/' | '|' | '、' | '，' | '+' | '&' | '\n');
    let is_code = |part: &&str| part.bytes().filter(u8::is_ascii_digit).count() >= HEADING_DIGITS;
    let parts: Vec<&str> = text
        .split(signs)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 && parts.iter().all(is_code) {
        parts
    } else {
        vec![text]
    }
}

/// A code as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its digits, 2 to 10; of an ill-formed one what was given.
    pub digits: String,
    /// The codes that count: itself, or those of 2022 that stand for it.
    pub now: Vec<String>,
    /// Why it cannot be used.
    pub fault: Option<CodeFault>,
}

impl Code {
    /// Reads a code: digits, perhaps with points or blanks between. A zero that a spreadsheet took
    /// from its beginning is put back where only that makes a code.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, '.' | ' ' | '-' | '\u{a0}' | '\''))
            .collect();
        if digits.is_empty() || !digits.bytes().all(|c| c.is_ascii_digit()) {
            return Self::faulty(text, CodeFault::Form);
        }
        // A single digit is none of a chapter's two: which it was cannot be told.
        let digits = if digits.len() > 1 && digits.len() % 2 == 1 && is_known(&format!("0{digits}"))
        {
            format!("0{digits}")
        } else {
            digits
        };
        if digits.len() % 2 == 1 || digits.len() > 10 {
            return Self::faulty(&digits, CodeFault::Form);
        }
        let base = digits.get(..6).unwrap_or(&digits);
        if let Some((_, successors)) = older().get(base).filter(|_| !wordings().contains_key(base))
        {
            let now = successors.iter().map(|code| (*code).to_owned()).collect();
            return Self {
                digits,
                now,
                fault: None,
            };
        }
        if is_known(&digits) {
            let now = vec![digits.clone()];
            return Self {
                digits,
                now,
                fault: None,
            };
        }
        // What is wrong may be the end alone: the heading still says what the goods are.
        let known = [4, 2]
            .into_iter()
            .find_map(|length| digits.get(..length).filter(|h| is_known(h)));
        let now = known.map(str::to_owned).into_iter().collect();
        Self {
            digits,
            now,
            fault: Some(CodeFault::Unknown),
        }
    }

    fn faulty(text: &str, fault: CodeFault) -> Self {
        Self {
            digits: text.to_owned(),
            now: Vec::new(),
            fault: Some(fault),
        }
    }
}

/// Whether the nomenclature has a code; of a national one of 8 or 10 digits, its first six.
pub fn is_known(digits: &str) -> bool {
    let base = digits.get(..6).unwrap_or(digits);
    wordings().contains_key(base) || older().contains_key(base)
}

/// Whether a rule may name a code.
pub(crate) fn is_rule_code(digits: &str) -> bool {
    matches!(digits.len(), 2 | 4 | 6 | 8) && is_known(digits) && !digits.starts_with(EMPTY_CHAPTER)
}

/// The wording of a code, or of the nearest one above it.
pub fn wording(digits: &str) -> Option<&'static str> {
    let lengths = [6, 4, 2].into_iter();
    lengths
        .filter_map(|length| digits.get(..length))
        .find_map(|code| wordings().get(code).copied())
}

/// What the chapter of a code is of, in Norwegian. The nomenclature's own wording is English.
pub fn chapter_in_norwegian(digits: &str) -> Option<&'static str> {
    static READ: OnceLock<Wording> = OnceLock::new();
    let chapters = READ.get_or_init(|| {
        let rows = CHAPTERS.lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t')).collect()
    });
    chapters.get(digits.get(..2)?).copied()
}

/// Words of a wording behind which stands what a code is not of.
pub(super) const BUT: &[&str] = &["excluding", "excl", "except", "not", "other", "without"];
/// Letters of a word that says something at least.
const WORD_LETTERS_MIN: usize = 3;

/// Whether the wording of a code or of its heading has every one of some words, before what it excludes.
/// The nomenclature calls goods of one word by their material: hoses of plastics, of rubber, of metal.
pub(super) fn says(digits: &str, words: &str) -> bool {
    let wanted: Vec<String> = stems(words).collect();
    let wordings = wordings();
    let of = |length| wordings.get(digits.get(..length)?);
    let has = |wording: &&str| {
        let own: Vec<String> = stems(wording)
            .take_while(|word| !BUT.contains(&word.as_str()))
            .collect();
        wanted.iter().all(|word| own.contains(word))
    };
    !wanted.is_empty() && [6, 4].into_iter().filter_map(of).any(has)
}

/// Whether a code is of what grows, lives or is eaten.
pub(super) fn is_of_nature(code: &str) -> bool {
    const LAST: &str = "24";
    code.get(..2).is_some_and(|chapter| chapter <= LAST)
}

/// Codes that words of everyday goods may stand for at most: more say nothing.
const NAMED_MAX: usize = 12;

/// The codes whose wording has every word of a text but the small ones: `hops`, `lawn mowers`. Headings
/// rather than what is under them; none where they are too many, or where a word is a sign or a measure,
/// which says what only who uses it knows: `152mm`, `AK`.
pub(super) fn named(text: &str) -> Vec<&'static str> {
    static TABLE_READ: OnceLock<FxHashMap<String, Vec<&'static str>>> = OnceLock::new();
    let index = TABLE_READ.get_or_init(|| {
        let mut index: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
        for (code, wording) in wordings().iter().filter(|(code, _)| code.len() > 2) {
            for word in stems(wording).take_while(|word| !BUT.contains(&word.as_str())) {
                let codes = index.entry(word).or_default();
                if codes.last() != Some(code) {
                    codes.push(code);
                }
            }
        }
        index
    });
    let is_sign = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            || (word.chars().count() < WORD_LETTERS_MIN && !SMALL.contains(&word))
    };
    if tokens(text).iter().any(|token| is_sign(&token.text)) {
        return Vec::new();
    }
    let mut found: Option<Vec<&'static str>> = None;
    for word in stems(text).filter(|word| !LINKS.contains(&word.as_str())) {
        let Some(codes) = index.get(&word) else {
            return Vec::new();
        };
        found = Some(match found {
            None => codes.clone(),
            Some(found) => found
                .into_iter()
                .filter(|code| codes.contains(code))
                .collect(),
        });
    }
    let all = found.unwrap_or_default();
    let under = |code: &&str| {
        let mut above = all.iter();
        above.any(|heading| heading.len() < code.len() && code.starts_with(heading))
    };
    let mut codes: Vec<&str> = all.iter().filter(|code| !under(code)).copied().collect();
    codes.sort_unstable();
    if codes.len() > NAMED_MAX {
        codes.clear();
    }
    codes
}

/// Words of fewer letters than say something.
const SMALL: &[&str] = &["a", "as", "by", "in", "of", "on", "or", "to"];
/// Small words between goods.
const LINKS: &[&str] = &["and", "for", "from", "the", "with"];

/// The words of a text, each of one: `hoses` and `hose` are the same.
fn stems(text: &str) -> impl Iterator<Item = String> {
    tokens(text)
        .into_iter()
        .filter(|word| word.text.chars().count() >= WORD_LETTERS_MIN)
        .map(|mut word| {
            let plural = word.text.ends_with('s') && !word.text.ends_with("ss");
            if plural {
                word.text.pop();
            }
            word.text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_as_papers_write_them() {
        for (text, digits, fault) in [
            ("9306.90", "930690", None),
            ("93 06 90 10", "93069010", None),
            ("307.43", "030743", None),
            ("84", "84", None),
            ("8517.12", "851712", None),
            ("6201.93", "620193", None),
            ("9999.99", "999999", Some(CodeFault::Unknown)),
            ("930", "930", Some(CodeFault::Form)),
            ("shell", "shell", Some(CodeFault::Form)),
            ("77", "77", Some(CodeFault::Unknown)),
            ("9306901010101", "9306901010101", Some(CodeFault::Form)),
        ] {
            let code = Code::read(text);
            assert_eq!(
                (code.digits.as_str(), code.fault),
                (digits, fault),
                "{text}"
            );
        }
        assert_eq!(Code::read("8803.30").now, ["880730"]);
        assert_eq!(Code::read("9306.99").now, ["9306"]);
    }

    #[test]
    fn everyday_words_are_of_the_nomenclature() {
        for (words, expected) in [
            ("hops", "1210"),
            ("Lawn mowers", "843311"),
            ("qwzx hops", ""),
            ("hops of a farm", ""),
            ("152mm", ""),
            ("AK hops", ""),
            ("hops 10 kg", ""),
            ("articles", ""),
            ("", ""),
        ] {
            let found = named(words);
            let holds = match expected {
                "" => found.is_empty(),
                code => found.contains(&code),
            };
            assert!(holds, "{words}: {found:?}");
        }
    }

    #[test]
    fn a_wording_bears_out_words() {
        for (code, words, expected) in [
            ("400911", "Hoses", true),
            ("180632", "chocolate", true),
            ("350610", "glue", true),
            ("450310", "corks", true),
            ("761510", "chocolate", false),
            ("020421", "lamb", false),
            ("848210", "hoses", false),
            ("40", "", false),
        ] {
            assert_eq!(says(code, words), expected, "{code} {words}");
        }
    }

    #[test]
    fn every_chapter_has_its_name_in_norwegian() {
        let rows: Vec<&str> = CHAPTERS.lines().skip(1).collect();
        assert!(rows.is_sorted());
        let chapters = wordings().keys().filter(|code| code.len() == 2);
        assert_eq!(chapters.clone().count(), rows.len());
        for chapter in chapters {
            assert!(chapter_in_norwegian(chapter).is_some(), "{chapter}");
        }
        assert_eq!(chapter_in_norwegian("1006"), Some("korn"));
        assert_eq!(chapter_in_norwegian("7"), None);
    }

    #[test]
    fn a_national_code_has_the_wording_of_its_first_digits() {
        assert_eq!(wording("9306909999").map(str::is_empty), Some(false));
    }
}
