//! The romanisation of one name: from a name in any script to whole-name readings in Latin letters.
//!
//! A name in an alphabet has one reading with a few spellings per word; a name in Han has one per language that could have
//! written it (Mandarin, Cantonese, Korean, Japanese), a name in Hangul one per system of romanisation. The words of a reading
//! belong together: the comparison takes the best whole reading, never a word from here and a word from there.
//!
//! Reach for [`readings`] for everything, Latin text included (its diacritics are folded). Nothing here knows a list, a person
//! or a score; the tables hold sounds, standards and common name words. The spellings of one word are real alternatives (ø as o
//! or oe, Хаким with h or kh); what a tolerant comparison of sounds bridges anyway (sh and sch, v and w) is not repeated here.
//!
//! One file a script, each names the standard that it follows.

// A table reads best with a letter a line, though some letters sound alike.
#![allow(clippy::match_same_arms)]

mod arabic;
mod arabic_body_words;
mod arabic_words;
mod armenian;
mod brahmic;
mod burmese;
mod chinese_dialects;
mod cyrillic;
mod cyrillic_east;
mod declined;
mod ethiopic;
mod georgian;
mod greek;
mod han;
mod han_burmese;
mod han_chinese;
mod han_japanese;
mod han_korean;
mod han_loan;
mod han_vietnamese;
mod hangul;
mod hangul_loan;
mod hebrew;
mod hebrew_body_words;
mod kana;
mod kana_loan;
pub(crate) mod kanji;
mod khmer;
mod korean;
mod korean_abroad;
mod korean_latin;
mod korean_russian;
mod latin;
mod latin_habits;
mod segment;
pub(crate) mod servant;
mod somali;
mod spelling;
mod system;
mod table;
mod thai;
mod thai_letters;
mod titled;
mod unspaced_words;
mod wade_giles;

#[cfg(test)]
mod tests;

pub(crate) use han::{form_of_sign, in_mandarin, is_han_family, is_pinyin};
pub(crate) use han_japanese::begins_with_a_japanese_family;
pub use kana::voiced;
pub(crate) use korean::is_korean_family;
pub use system::System;

use segment::{Alphabet, Piece};
use std::ops::Range;
use unspaced_words::{Cut, Loans};

/// A name has at most this many readings: four languages with their systems, and the likely borders inside an unspaced name.
pub const MAX_READINGS: usize = 16;
/// So many readings of what stands beside translated words: the translated ones say most of what the name says.
const READINGS_BESIDE_TRANSLATED: usize = 6;
/// A word has at most this many spellings; comparison tries all of them against all of the other side.
pub const MAX_SPELLINGS: usize = 6;
/// Longer names are cut here (in characters): no name is that long, and a stranger may send anything.
pub const MAX_CHARACTERS: usize = 512;

/// One way to read a whole name in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The language and system that this reading assumes.
    pub system: System,
    /// The words in the order of the text.
    pub words: Vec<Word>,
    /// -log2 P(this reading), in hundredths of a bit; 0 for the usual one.
    pub cost: i32,
}

/// One word of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The spellings, most usual first: lower-case ASCII letters and digits only (apostrophes and hyphens removed), one to
    /// [`MAX_SPELLINGS`] of them, none empty, none twice.
    pub spellings: Vec<Spelling>,
    /// How the vowels stand.
    pub vowels: Vowels,
    /// The bytes of the input that the word came from.
    pub source: Range<usize>,
}

/// One spelling of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Lower-case ASCII letters and digits.
    pub latin: String,
    /// -log2 P(this spelling given the word), in hundredths of a bit, relative to the usual one.
    pub cost: i32,
}

/// Whether a script writes its vowels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vowels {
    /// All vowels are written.
    Written,
    /// Short vowels are not written (Arabic, Hebrew), so a missing vowel says nothing.
    Partial,
}

/// All readings of a name, cheapest first, at most [`MAX_READINGS`]; never empty for a name that has a letter or digit.
///
/// The name is expected in NFKC, trimmed and without zero-width characters; anything else is read as well as it can be.
pub fn readings(name: &str) -> Vec<Reading> {
    let name = cut(name);
    let pieces = segment::pieces(name);
    read_pieces(name, &pieces, Vec::new(), Known::default())
}

/// The same for the name of a person, with titles by what they mean: none if a word in Han or Hangul says that it is a
/// company's.
pub fn readings_of_person(name: &str) -> Vec<Reading> {
    let name = cut(name);
    let pieces = segment::pieces(name);
    if unspaced_words::names_company(&pieces) {
        return Vec::new();
    }
    let (pieces, titles) = titled::apart(&pieces);
    let mut readings = read_pieces(name, &pieces, titles, Known::default());
    declined::add(name, &mut readings);
    readings
}

/// The same for the name of a body, in which the words that many bodies bear are read by what they mean where they are
/// written without spaces.
pub fn readings_of_body(name: &str) -> Vec<Reading> {
    let name = cut(name);
    let pieces = segment::pieces(name);
    if pieces.iter().all(|piece| !piece.alphabet.joins_words()) {
        let known = Known {
            body: true,
            ..Known::default()
        };
        return read_pieces(name, &pieces, Vec::new(), known);
    }
    let found = unspaced_words::cut(&pieces, Loans::Within);
    let may_be_chance = found.may_be_chance;
    let mut readings = read_cut(name, found);
    if may_be_chance {
        let as_names = read_cut(name, unspaced_words::cut(&pieces, Loans::Whole));
        readings.extend(as_names.into_iter().map(|reading| Reading {
            cost: reading.cost + AS_A_NAME,
            ..reading
        }));
    }
    readings
}

/// What it costs to take for a part of a name what is a foreign word, in hundredths of a bit.
const AS_A_NAME: i32 = 30;

fn read_cut(name: &str, found: Cut<'_>) -> Vec<Reading> {
    let known = Known {
        body: true,
        japanese: found.japanese,
        korean: found.korean,
    };
    let translated = !found.words.is_empty();
    let mut readings = read_pieces(name, &found.pieces, found.words, known);
    if translated {
        readings.truncate(READINGS_BESIDE_TRANSLATED);
    }
    readings
}

fn cut(name: &str) -> &str {
    match name.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => &name[..end],
        None => name,
    }
}

/// What is known of a name, and of the language of its words by those that are read already.
#[derive(Clone, Copy, Default)]
struct Known {
    /// It is a body's.
    body: bool,
    japanese: bool,
    korean: bool,
}

/// The readings of the pieces together with words that are read already.
fn read_pieces(
    name: &str,
    pieces: &[Piece<'_>],
    translated: Vec<Word>,
    known: Known,
) -> Vec<Reading> {
    let all_latin = pieces.iter().all(|piece| piece.alphabet == Alphabet::Latin);
    if all_latin && (translated.is_empty() || !known.body) {
        let mut readings = in_latin(name, pieces);
        for reading in &mut readings {
            reading.words.extend(translated.iter().cloned());
            reading.words.sort_by_key(|word| word.source.start);
        }
        return readings;
    }
    // All words of one script are read together, in one language and one system; the scripts of a mixed name are then combined.
    let mut combined: Vec<Reading> = Vec::new();
    if !translated.is_empty() {
        combined.push(Reading {
            system: System::Translated,
            words: translated,
            cost: 0,
        });
    }
    for alphabet in Alphabet::in_order(pieces) {
        let own: Vec<Piece<'_>> = pieces
            .iter()
            .filter(|piece| piece.alphabet == alphabet)
            .copied()
            .collect();
        let alternatives = read(alphabet, &own, pieces, known);
        combined = if combined.is_empty() {
            alternatives
        } else {
            product(&combined, &alternatives)
        };
    }
    for reading in &mut combined {
        reading.words.retain_mut(|word| heard(name, word));
        reading.words.sort_by_key(|word| word.source.start);
    }
    combined.retain(|reading| !reading.words.is_empty());
    cheapest(combined)
}

/// The readings of a name in Latin letters alone.
fn in_latin(name: &str, pieces: &[Piece<'_>]) -> Vec<Reading> {
    let mut words = latin::words(pieces);
    words.retain_mut(|word| heard(name, word));
    if words.is_empty() {
        return Vec::new();
    }
    let pinyin = [
        wade_giles::in_pinyin(name, &words).map(|words| (words, wade_giles::COST)),
        chinese_dialects::in_pinyin(&words).map(|words| (words, chinese_dialects::COST)),
    ];
    let abroad = korean_abroad::readings(&words);
    let others = pinyin.into_iter().flatten().chain(abroad);
    let mut readings = vec![Reading {
        system: System::Latin,
        words,
        cost: 0,
    }];
    readings.extend(others.map(|(words, cost)| Reading {
        system: System::Latin,
        words,
        cost,
    }));
    readings
}

/// Whether the word stays: one of which nothing can be pronounced (a soft sign alone, a letter without a row in its table) is
/// written in code points if it has a letter or digit.
fn heard(name: &str, word: &mut Word) -> bool {
    if word.spellings.is_empty() {
        word.spellings = segment::code_points(&name[word.source.clone()]);
    }
    !word.spellings.is_empty()
}

/// The readings of all pieces of one alphabet; `all` shows what stands beside them.
fn read(alphabet: Alphabet, own: &[Piece<'_>], all: &[Piece<'_>], known: Known) -> Vec<Reading> {
    let beside = |other: Alphabet| all.iter().any(|piece| piece.alphabet == other);
    let one = |system: System, words: Vec<Word>| {
        vec![Reading {
            system,
            words,
            cost: 0,
        }]
    };
    let mut readings = match alphabet {
        Alphabet::Latin => one(System::Latin, latin::words(own)),
        Alphabet::Cyrillic => cyrillic::readings(own),
        Alphabet::Greek => one(System::Greek, greek::words(own)),
        Alphabet::Armenian => armenian::readings(own),
        Alphabet::Georgian => georgian::readings(own),
        Alphabet::Hebrew => one(System::Hebrew, hebrew::words(own, known.body)),
        Alphabet::Arabic => one(System::Arabic, arabic::words(own, known.body)),
        Alphabet::Hangul => hangul::readings(own),
        Alphabet::Han => han::readings(
            own,
            beside(Alphabet::Kana) || known.japanese,
            beside(Alphabet::Hangul) || known.korean,
        ),
        Alphabet::Kana => kana::readings(own, beside(Alphabet::Han)),
        Alphabet::Brahmic => one(System::Brahmic, brahmic::words(own)),
        Alphabet::Thai => thai::readings(own),
        Alphabet::Khmer => one(System::Khmer, khmer::words(own)),
        Alphabet::Burmese => burmese::readings(own),
        Alphabet::Ethiopic => one(System::Ethiopic, ethiopic::words(own)),
        Alphabet::Other => one(
            System::CodePoints,
            own.iter().map(segment::unread).collect(),
        ),
    };
    if alphabet.writes_syllables_as_letters() {
        for reading in &mut readings {
            korean_latin::add(&mut reading.words);
        }
    }
    readings
}

/// Every reading of the one side with every reading of the other; the system named is that of the first script that is not Latin.
fn product(left: &[Reading], right: &[Reading]) -> Vec<Reading> {
    let mut all = Vec::with_capacity(left.len() * right.len());
    for first in left {
        for second in right {
            let system = if matches!(first.system, System::Latin | System::Translated) {
                second.system
            } else {
                first.system
            };
            let words = first.words.iter().chain(&second.words).cloned().collect();
            all.push(Reading {
                system,
                words,
                cost: first.cost + second.cost,
            });
        }
    }
    cheapest(all)
}

/// Sorted by cost, without repeated words, cut to [`MAX_READINGS`], the cheapest at 0.
fn cheapest(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by_key(|reading| reading.cost);
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len().min(MAX_READINGS));
    for reading in readings {
        if kept.len() == MAX_READINGS {
            break;
        }
        if !kept.iter().any(|other| other.words == reading.words) {
            kept.push(reading);
        }
    }
    let least = kept.first().map_or(0, |reading| reading.cost);
    for reading in &mut kept {
        reading.cost -= least;
    }
    kept
}
