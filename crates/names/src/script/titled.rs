//! Titles and offices that stand before or behind a person's name in other scripts, or in several words: *президент*,
//! *आयातुल्लाह*, *総書記*, *prime minister*.
//!
//! Read by their sounds they would look like the rarest names of all. They are set apart before a name is read, under the
//! English title, so that the rest is read as the name that it is. Titles of one word in Latin letters are known by
//! [`words::lookup`](crate::words::lookup).

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::segment::{Alphabet, Piece, is_apostrophe};
use super::spelling::listed_word;
use super::{Vowels, Word, arabic_words, unspaced_words};
use crate::words::table::{columns, rows};

/// `title as it stands, English title, language` a line.
const TABLE: &str = include_str!("../../tables/titles-written.tsv");

/// A title has so many words at most.
const WORDS_MAX: usize = 5;
/// So many titles stand on one side of a name: *His Eminence, the Sayyid*.
const TITLES_MAX: usize = 2;

struct Titles {
    english: FxHashMap<&'static str, &'static str>,
    /// The first words of all, and the last ones.
    outermost: FxHashSet<&'static str>,
    /// Those of scripts that write no blanks, the longest first.
    unspaced: Vec<&'static str>,
}

fn titles() -> &'static Titles {
    static TITLES: OnceLock<Titles> = OnceLock::new();
    TITLES.get_or_init(|| {
        let mut titles = Titles {
            english: FxHashMap::default(),
            outermost: FxHashSet::default(),
            unspaced: Vec::new(),
        };
        for row in rows(TABLE) {
            let (text, english, _) = columns(row);
            titles.english.insert(text, english);
            let mut words = text.split(' ');
            titles.outermost.extend(words.next());
            titles.outermost.extend(words.next_back());
            if text.chars().next().is_some_and(is_unspaced) && text.chars().count() > 1 {
                titles.unspaced.push(text);
            }
        }
        titles
            .unspaced
            .sort_by_key(|text| std::cmp::Reverse(text.len()));
        titles
    })
}

/// Whether the letter is of a script that writes a title and a name as one.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The pieces without the titles, and those in English; all pieces where nothing else is left.
pub(super) fn apart<'a>(pieces: &[Piece<'a>]) -> (Vec<Piece<'a>>, Vec<Word>) {
    let mut left = pieces.to_vec();
    let mut found = Vec::new();
    within(&mut left, &mut found);
    for _ in 0..TITLES_MAX {
        if !(first(&mut left, &mut found) || last(&mut left, &mut found)) {
            break;
        }
    }
    (left, found)
}

/// The piece as the table writes it.
fn as_written(piece: &Piece<'_>) -> String {
    if piece.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return piece.text.to_ascii_lowercase();
    }
    let letters = piece.text.chars().filter(|c| !is_apostrophe(*c));
    let lower = letters.flat_map(char::to_lowercase);
    match piece.alphabet {
        Alphabet::Arabic => lower
            .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}'))
            .map(arabic_words::plain)
            .collect(),
        Alphabet::Latin => lower
            .nfd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
            .map(|c| if c == 'đ' { 'd' } else { c })
            .collect(),
        _ => lower.collect(),
    }
}

/// The English title that the pieces are, if they are one.
fn english(pieces: &[Piece<'_>]) -> Option<&'static str> {
    let texts: Vec<String> = pieces.iter().map(as_written).collect();
    titles().english.get(texts.join(" ").as_str()).copied()
}

/// Whether a title may begin or end with the piece.
fn is_outermost(piece: &Piece<'_>) -> bool {
    titles().outermost.contains(as_written(piece).as_str())
}

/// How many words of a name have to be left beside a title: in Arabic letters many a title is a given name as well.
fn left_min(piece: &Piece<'_>) -> usize {
    if piece.alphabet == Alphabet::Arabic {
        2
    } else {
        1
    }
}

fn first(left: &mut Vec<Piece<'_>>, found: &mut Vec<Word>) -> bool {
    let Some(piece) = left.first().copied() else {
        return false;
    };
    let most = left.len().saturating_sub(left_min(&piece)).min(WORDS_MAX);
    // Most names begin and end with no title: that is seen once.
    let most = if is_outermost(&piece) { most } else { 0 };
    for count in (1..=most).rev() {
        if let Some(title) = english(&left[..count]) {
            let source = left[0].start..left[count - 1].source().end;
            found.push(listed_word(title, source));
            left.drain(..count);
            return true;
        }
    }
    // A country before the office: *러시아 대통령*, *朝鲜最高领导人*.
    if let [country, office, _, ..] = left.as_slice()
        && of_signs(country)
        && unspaced_words::is_all_words(country.text)
        && let Some(title) = english(&[*office])
    {
        found.push(listed_word(title, country.start..office.source().end));
        left.drain(..2);
        return true;
    }
    if !piece.text.starts_with(is_unspaced) {
        return false;
    }
    let behind_country = |text: &str, title: &str| -> Option<usize> {
        let at = text.find(title)?;
        (at == 0 || (of_signs(&piece) && unspaced_words::is_all_words(&text[..at])))
            .then_some(at + title.len())
    };
    let Some((title, end)) = titles().unspaced.iter().find_map(|title| {
        let end = behind_country(piece.text, title)?;
        is_name(&piece, &piece.text[end..]).then_some((*title, end))
    }) else {
        return false;
    };
    found.push(word(&piece, title, end - title.len()));
    left[0] = Piece {
        text: &piece.text[end..],
        start: piece.start + end,
        ..piece
    };
    true
}

fn of_signs(piece: &Piece<'_>) -> bool {
    matches!(
        piece.alphabet,
        Alphabet::Han | Alphabet::Hangul | Alphabet::Kana
    )
}

fn last(left: &mut Vec<Piece<'_>>, found: &mut Vec<Word>) -> bool {
    let Some(piece) = left.last().copied() else {
        return false;
    };
    // In Arabic letters what stands last is a family name.
    if piece.alphabet == Alphabet::Arabic {
        return false;
    }
    let most = left.len().saturating_sub(1).min(WORDS_MAX);
    let most = if is_outermost(&piece) { most } else { 0 };
    for count in (1..=most).rev() {
        let from = left.len() - count;
        // One sign is the end of a Japanese name as often.
        let sign = piece.alphabet == Alphabet::Han && piece.text.chars().count() == 1;
        let after_kana = from > 0 && left[from - 1].alphabet == Alphabet::Kana;
        if sign && !after_kana {
            continue;
        }
        if let Some(title) = english(&left[from..]) {
            let source = left[from].start..piece.source().end;
            found.push(listed_word(title, source));
            left.truncate(from);
            return true;
        }
    }
    let Some(title) = behind(&piece) else {
        return false;
    };
    let at = piece.text.len() - title.len();
    found.push(word(&piece, title, at));
    if let Some(last) = left.last_mut() {
        last.text = &piece.text[..at];
    }
    true
}

/// Whether the piece is a title of one sign behind a name in kana; elsewhere it is the end of a name as often.
fn is_sign_behind_kana(before: &Piece<'_>, piece: &Piece<'_>) -> bool {
    piece.alphabet == Alphabet::Han
        && before.alphabet == Alphabet::Kana
        && before.source().end == piece.start
        && piece.text.chars().count() == 1
        && titles().english.contains_key(piece.text)
}

/// A title behind the family name that stands first, where no blanks are: *アサド大統領 バッシャール*.
fn within(left: &mut Vec<Piece<'_>>, found: &mut Vec<Word>) {
    fn is_whole<'a>(piece: &Piece<'a>) -> Option<&'a str> {
        let is_title = of_signs(piece) && titles().unspaced.contains(&piece.text);
        is_title.then_some(piece.text)
    }
    for at in (0..left.len().saturating_sub(1)).rev() {
        let piece = left[at];
        let sign = at > 0 && is_sign_behind_kana(&left[at - 1], &piece);
        if let Some(title) = is_whole(&piece).or_else(|| sign.then_some(piece.text)) {
            if at > 0 {
                found.push(word(&piece, title, 0));
                left.remove(at);
            }
        } else if let Some(title) = behind(&piece) {
            let end = piece.text.len() - title.len();
            found.push(word(&piece, title, end));
            left[at].text = &piece.text[..end];
        }
    }
}

/// The title that is written as one behind a name.
fn behind(piece: &Piece<'_>) -> Option<&'static str> {
    if !piece.text.starts_with(is_unspaced) {
        return None;
    }
    let mut all = titles().unspaced.iter().copied();
    all.find(|title| {
        let name = piece.text.strip_suffix(title);
        name.is_some_and(|name| is_name(piece, name))
    })
}

/// Whether what is left of a piece is long enough to be a name, and no vowel sign parted from its letter.
fn is_name(piece: &Piece<'_>, rest: &str) -> bool {
    const SIGNS_MIN: usize = 2;
    const LETTERS_MIN: usize = 3;
    let least = match piece.alphabet {
        Alphabet::Han | Alphabet::Hangul => SIGNS_MIN,
        _ => LETTERS_MIN,
    };
    let whole = |c: char| !unicode_normalization::char::is_combining_mark(c);
    rest.chars().count() >= least && rest.chars().next().is_some_and(whole)
}

fn word(piece: &Piece<'_>, title: &str, at: usize) -> Word {
    let source = piece.part(at, at + title.len());
    match titles().english.get(title) {
        Some(english) => listed_word(english, source),
        None => Word {
            spellings: Vec::new(),
            vowels: Vowels::Written,
            source,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::readings_of_person;
    use super::*;
    use crate::words;

    fn first_reading(name: &str) -> Vec<String> {
        let words = &readings_of_person(name)[0].words;
        words
            .iter()
            .map(|word| word.spellings[0].latin.clone())
            .collect()
    }

    #[test]
    fn titles_of_other_scripts_are_titles() {
        for (name, expected) in [
            ("президент Орлан Терн", "president orlan tern"),
            ("Орлан Терн, председатель", "orlan tern chairman"),
            ("राष्ट्रपति राम", "president ram"),
            ("الرئيس سالم حسن", "president salim hasan"),
            ("金大中総書記", "secretary"),
            ("최고지도자 김대중", "leader"),
            ("러시아 대통령 김대중", "president"),
            ("朝鲜主席金大中", "chairman"),
            ("ハメネイ師 アリ", "mr"),
            ("アサド大統領 アリ", "president"),
            ("Prime Minister Orlan Tern", "minister orlan tern"),
            ("Thủ tướng Orlan Tern", "minister orlan tern"),
        ] {
            let read = first_reading(name);
            let title = expected.split(' ').find(|word| words::is_title(word));
            let title = title.expect("each row has a title");
            assert!(read.iter().any(|word| word == title), "{name}: {read:?}");
            if expected.contains(' ') {
                assert_eq!(read.join(" "), expected);
            }
        }
    }

    #[test]
    fn names_stay_names() {
        for name in ["김원수", "王大将", "سردار محمد", "Minister"] {
            let read = first_reading(name);
            assert!(
                read.iter()
                    .all(|word| word == "minister" || !words::is_title(word) || word == "sardar"),
                "{name}: {read:?}"
            );
        }
    }

    #[test]
    fn the_table_is_sorted_and_its_titles_are_titles() {
        words::table::assert_sorted(TABLE);
        for row in rows(TABLE) {
            let (text, english, _) = columns(row);
            assert!(words::is_title(english), "{text}: {english}");
            assert_eq!(text.nfkc().collect::<String>(), text);
        }
    }
}
