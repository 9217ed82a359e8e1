//! Words that many bodies bear, in scripts that write no spaces between words, read by what they mean.
//!
//! 中国工商银行 is read as *china industrial commercial bank*: the names of bodies are translated, not romanised, and read
//! syllable by syllable such words would look as rare as a family name. What stands between them (三菱, 大同) is read as any
//! name is. Foreign words that are written by their sound (システム, 시스템) are read so, too; a short one is as often chance
//! inside a name that is, and counts only where all that is written as one is such words. Thai, Lao, Khmer and Burmese
//! have letters that stand with the one before, so that no word ends before those: ธนาคารกรุงไทย is *bank krung thai*.

use super::segment::{Alphabet, Piece};
use super::{Spelling, Vowels, Word};
use crate::words::Concept;
use crate::words::table::{columns, rows};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use unicode_normalization::char::is_combining_mark;

/// `word, English words, language` a line.
const TABLES: [&str; 2] = [
    include_str!("../../tables/east-asian-words.tsv"),
    include_str!("../../tables/southeast-asian-words.tsv"),
];

/// The longest word of the tables, in characters.
const LONGEST: usize = 24;

/// A name cut at the words that many bodies bear.
pub(super) struct Cut<'a> {
    /// What is left between them.
    pub(super) pieces: Vec<Piece<'a>>,
    /// The words found, in English.
    pub(super) words: Vec<Word>,
    /// One of them is Japanese alone.
    pub(super) japanese: bool,
    /// One of them is Korean alone, in Han or Hangul.
    pub(super) korean: bool,
    /// One of them is a foreign word written as one with what is none: a name may begin like a word.
    pub(super) may_be_chance: bool,
}

/// Which foreign words, written by their sound, count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loans {
    /// Longer ones within a name, too.
    Within,
    /// Those of names that are such words and nothing else.
    Whole,
}

/// Cuts the pieces in scripts without spaces.
pub(super) fn cut<'a>(pieces: &[Piece<'a>], loans: Loans) -> Cut<'a> {
    let mut found = Cut {
        pieces: Vec::with_capacity(pieces.len()),
        words: Vec::new(),
        japanese: false,
        korean: false,
        may_be_chance: false,
    };
    for (at, piece) in pieces.iter().enumerate() {
        if is_ordinal(piece, pieces.get(at + 1)) {
            found.words.push(Word {
                spellings: vec![spelling(ORDINAL.to_owned())],
                vowels: Vowels::Written,
                source: piece.part(0, piece.text.len()),
            });
        } else if piece.alphabet.joins_words() {
            cut_piece(piece, loans, &mut found);
        } else {
            found.pieces.push(*piece);
        }
    }
    found
}

/// Whether a name is a company's by one of its words, so that it is no person's.
pub(super) fn names_company(pieces: &[Piece<'_>]) -> bool {
    /// A person's name in these scripts is shorter.
    const SHORTEST: usize = 5;
    let unspaced = pieces
        .iter()
        .filter(|piece| matches!(piece.alphabet, Alphabet::Han | Alphabet::Hangul));
    let signs: usize = unspaced.map(|piece| piece.text.chars().count()).sum();
    signs >= SHORTEST
        && pieces.iter().all(|piece| !piece.after_dot)
        && cut(pieces, Loans::Within).words.iter().any(|word| {
            let known = crate::words::lookup(&word.spellings[0].latin);
            let company = |concept: Concept| concept.is_a_company() || concept.word() == "bank";
            known.legal_form.is_some() || known.generic.is_some_and(company)
        })
}

/// A foreign word of so many signs is no chance.
const LOAN_MIN: usize = 4;

/// The signs that take a consonant's vowel or put one below another: those of Thai, Burmese, Khmer.
const KILLERS: [char; 4] = ['\u{e4c}', '\u{103a}', '\u{1039}', '\u{17d2}'];

/// Whether a word ends before what follows: no letter that stands with the one before it, nor a consonant that closes its
/// syllable.
fn ends_before(rest: &str) -> bool {
    /// The tone of Burmese that stands between a consonant and what kills it.
    const TONE: char = '\u{1037}';
    let mut following = rest.chars();
    let Some(next) = following.next() else {
        return true;
    };
    let stands_with = is_combining_mark(next)
        || matches!(next, '\u{e30}'..='\u{e33}' | '\u{e45}' | '\u{eb0}'..='\u{eb3}' | '\u{ebd}');
    let closes = following
        .find(|c| *c != TONE)
        .is_some_and(|c| KILLERS.contains(&c));
    !stands_with && !closes
}

/// Whether a word may begin behind what stands before it: not behind a vowel that is written before its consonant, nor below
/// another consonant.
fn begins_behind(before: &str) -> bool {
    const LEADING: [char; 10] = ['เ', 'แ', 'โ', 'ใ', 'ไ', 'ເ', 'ແ', 'ໂ', 'ໃ', 'ໄ'];
    !before.ends_with(LEADING) && !before.ends_with(KILLERS)
}

/// Whether a word of a piece is a foreign one by its sound.
fn is_loan(piece: &Piece<'_>, language: &str) -> bool {
    piece.alphabet == Alphabet::Kana || language.contains("-loan")
}

/// Whether the text is words of the table and nothing else.
pub(super) fn is_all_words(text: &str) -> bool {
    let mut left = text;
    while let Some((length, ..)) = longest(left) {
        left = &left[length..];
    }
    left.is_empty()
}

fn cut_piece<'a>(piece: &Piece<'a>, loans: Loans, found: &mut Cut<'a>) {
    let text = piece.text;
    let whole = is_all_words(text);
    let mut at = 0;
    let mut unread = 0;
    let between = |from: usize, to: usize, found: &mut Cut<'a>| {
        if from < to {
            found.pieces.push(Piece {
                text: &text[from..to],
                start: piece.start + from,
                alphabet: piece.alphabet,
                after_dot: piece.after_dot && from == 0,
            });
        }
    };
    while let Some(first) = text[at..].chars().next() {
        let counts = |(length, _, language): &(usize, &str, &str)| {
            let long = || text[at..at + length].chars().count() >= LOAN_MIN;
            whole || !is_loan(piece, language) || (loans == Loans::Within && long())
        };
        let word = begins_behind(&text[..at])
            .then(|| longest(&text[at..]))
            .flatten();
        let Some((length, meaning, language)) = word.filter(counts) else {
            at += first.len_utf8();
            continue;
        };
        between(unread, at, found);
        found.words.extend(meaning.split(' ').map(|english| Word {
            spellings: vec![spelling(english.to_owned())],
            vowels: Vowels::Written,
            source: piece.part(at, at + length),
        }));
        found.japanese |= language.starts_with("jpn");
        found.korean |= language.starts_with("kor");
        found.may_be_chance |= !whole && is_loan(piece, language);
        let ordinal = &text[at..at + length] == "第";
        at += length;
        if ordinal && let Some((digits, number)) = numerals(&text[at..]) {
            found.words.push(Word {
                spellings: vec![spelling(number.to_string())],
                vowels: Vowels::Written,
                source: piece.part(at, at + digits),
            });
            at += digits;
        }
        unread = at;
    }
    between(unread, text.len(), found);
}

fn spelling(latin: String) -> Spelling {
    Spelling { latin, cost: 0 }
}

/// What an ordinal is read as: a small word that says nothing.
const ORDINAL: &str = "named";

/// Whether it is what Korean writes before a number to count with it: 제2.
fn is_ordinal(piece: &Piece<'_>, next: Option<&Piece<'_>>) -> bool {
    piece.text == "제"
        && next.is_some_and(|next| {
            next.start == piece.start + piece.text.len()
                && next.text.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// The number in Chinese numerals that the text begins with, and its bytes: 二十九 is 29.
fn numerals(text: &str) -> Option<(usize, u32)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    /// Longer ones are no count.
    const MOST: usize = 7;
    let (mut bytes, mut whole, mut digit) = (0, 0, None);
    for sign in text.chars().take(MOST) {
        let unit = match sign {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let sign = if sign == '零' { '〇' } else { sign };
                let Some(value) = DIGITS.chars().position(|other| other == sign) else {
                    break;
                };
                digit = Some(digit.unwrap_or(0) * 10 + value as u32);
                bytes += "〇".len();
                continue;
            }
        };
        whole += digit.take().unwrap_or(1) * unit;
        bytes += sign.len_utf8();
    }
    (bytes > 0).then(|| (bytes, whole + digit.unwrap_or(0)))
}

/// The longest word that the text begins with: its bytes, meaning and language.
fn longest(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let words = words();
    let ends = text
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .chain([text.len()])
        .take(LONGEST);
    let mut best = None;
    for end in ends {
        if let Some((meaning, language)) = words.get(&text[..end])
            && ends_before(&text[end..])
        {
            best = Some((end, *meaning, *language));
        }
    }
    best
}

fn words() -> &'static FxHashMap<&'static str, (&'static str, &'static str)> {
    static WORDS: OnceLock<FxHashMap<&str, (&str, &str)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rows = TABLES.into_iter().flat_map(rows);
        rows.map(|row| {
            let (word, meaning, language) = columns(row);
            (word, (meaning, language))
        })
        .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::readings_of_body;
    use super::*;

    fn check(name: &str, expected: &str) {
        let found = readings_of_body(name);
        let texts: Vec<String> = found
            .iter()
            .map(|reading| {
                let words = reading.words.iter();
                let words: Vec<&str> = words.map(|w| w.spellings[0].latin.as_str()).collect();
                words.join(" ")
            })
            .collect();
        assert!(
            texts.iter().any(|text| text == expected),
            "{name}: {texts:?}"
        );
    }

    #[test]
    fn names_are_cut_at_their_generic_words() {
        check("中国工商银行", "china industrial commercial bank");
        check(
            "조선광업개발무역회사",
            "korea mining development trade company",
        );
        check("청송무역회사", "cheong song trade company");
        check("三菱重工業株式会社", "mitsubishi heavy industries company");
        check("トヨタ自動車株式会社", "toyota automobile company");
        check("Орлан", "orlan");
        check("第二十九研究所", "named 29 institute");
        check("第一百零三厂", "named 103 plant");
        check("제2경제위원회", "named 2 economic committee");
        check("エアメタルシステムズ", "air metal system");
        check("アルメタル", "arumetaru");
        check("テクノロジーナ", "technology na");
        check("テクノロジーナ", "teknorojina");
        check("오션 쉬핑", "ocean shipping");
        check("ธนาคารกรุงเทพ", "bangkok bank");
        check("การท่าเรือแห่งประเทศไทย", "port authority thailand");
    }

    #[test]
    fn the_words_mean_something_that_bodies_share() {
        for table in TABLES {
            crate::words::table::assert_sorted(table);
        }
        let is_wrong = |row: &&'static str| {
            let (word, meaning, language) = columns(row);
            assert!(word.chars().count() <= LONGEST, "{word}");
            let is_name = language.ends_with("-name");
            let language = language.trim_end_matches("-name");
            let language = language.trim_end_matches("-loan");
            let languages = ["zho", "jpn", "kor", "tha", "lao", "khm", "mya"];
            assert!(languages.contains(&language), "{word}");
            let mut english = meaning.split(' ').map(crate::words::lookup);
            let shared = english.all(|known| {
                known.generic.is_some()
                    || known.place.is_some()
                    || known.legal_form.is_some()
                    || known.particle.is_some()
            });
            shared == is_name
        };
        let wrong: Vec<&str> = TABLES.into_iter().flat_map(rows).filter(is_wrong).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
