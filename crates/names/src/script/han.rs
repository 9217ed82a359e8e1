//! Han characters: one name, read in Mandarin (pinyin, Wade-Giles), Cantonese, Korean, Japanese and Vietnamese, and as a Burmese
//! or other foreign name that is transcribed.
//!
//! Each character is a word of its own, in its readings of the Unicode Han Database (`tables/han.tsv`, made by
//! `cargo xtask han`), with the readings that family names have (曾 is Zeng, 单 Shan). The costs say how likely each language
//! is given the characters: 朴 or 崔 in front is most often Korean, 佐藤 Japanese, anything else Chinese.
//! Simplified and traditional forms have each other's readings in the table.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::segment::Piece;
use super::spelling::{STEP, tidy};
use super::table::find;
use super::{
    Reading, Spelling, System, Vowels, Word, han_burmese, han_chinese, han_japanese, han_korean,
    han_loan, han_vietnamese,
};

/// `character, Mandarin, Cantonese, Korean, Japanese, Vietnamese`.
const TABLE: &str = include_str!("../../tables/han.tsv");

/// `sign, the one that stands for all its forms`, where it is another.
const VARIANTS: &str = include_str!("../../tables/han-variants.tsv");

/// Family names of one sign.
const FAMILIES: &str = include_str!("../../tables/han-families.tsv");

/// Korean, Cantonese, Japanese on readings of a name that gives no sign of its language.
const COST_CANTONESE: i32 = 250;
const COST_WADE_GILES: i32 = 150;
const COST_KOREAN: i32 = 330;
const COST_JAPANESE_ON: i32 = 700;
/// What Chinese costs where the family name says Korean or Japanese.
const COST_CHINESE_AGAINST: i32 = 200;

/// The signs of the longest name of a person in China, and of a foreign one without its dots.
const NATIVE_MAX: usize = 4;
const LOAN_MAX: usize = 14;

/// The columns of the table.
#[derive(Debug, Clone, Copy)]
pub(super) enum Language {
    Mandarin = 0,
    Cantonese = 1,
    Korean = 2,
    Japanese = 3,
    Vietnamese = 4,
}

/// The table's line for a character; empty if it has none.
fn line(character: char) -> &'static str {
    let mut buffer = [0; 4];
    find(TABLE, character.encode_utf8(&mut buffer)).unwrap_or("")
}

/// The readings of a character in a language, as the table has them, separated by spaces.
pub(super) fn sounds(character: char, language: Language) -> &'static str {
    line(character)
        .split('\t')
        .nth(language as usize)
        .unwrap_or("")
}

/// The readings of a sign in Mandarin.
pub(crate) fn in_mandarin(sign: char) -> impl Iterator<Item = &'static str> {
    sounds(sign, Language::Mandarin)
        .split(' ')
        .filter(|sound| !sound.is_empty())
}

/// The sign that stands for all forms of this one: simplified, traditional, of Japan.
pub(crate) fn form_of_sign(sign: char) -> char {
    let mut buffer = [0; 4];
    let first = find(VARIANTS, sign.encode_utf8(&mut buffer));
    first.and_then(|first| first.chars().next()).unwrap_or(sign)
}

/// Whether a sign is a family name that many bear in China or Korea.
pub(crate) fn is_han_family(sign: char) -> bool {
    static SIGNS: OnceLock<FxHashSet<char>> = OnceLock::new();
    let signs = SIGNS.get_or_init(|| {
        let rows = crate::words::table::rows(FAMILIES);
        rows.flat_map(str::chars).map(form_of_sign).collect()
    });
    signs.contains(&form_of_sign(sign))
}

/// Every sign of the table with its readings, a column a [`Language`].
pub(super) fn rows() -> impl Iterator<Item = (char, [&'static str; 5])> {
    TABLE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        let mut signs = columns.next()?.chars();
        let (sign, None) = (signs.next()?, signs.next()) else {
            return None;
        };
        Some((sign, std::array::from_fn(|_| columns.next().unwrap_or(""))))
    })
}

/// Whether a word in lower-case ASCII is a syllable of Mandarin as pinyin writes it.
pub(crate) fn is_pinyin(word: &str) -> bool {
    static SYLLABLES: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let syllables = SYLLABLES.get_or_init(|| {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let mandarin = rows.filter_map(|line| line.split('\t').nth(1));
        mandarin.flat_map(|sounds| sounds.split(' ')).collect()
    });
    !word.is_empty() && syllables.contains(word)
}

/// A character of the name with the bytes that it stands in, looked up once.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) source: std::ops::Range<usize>,
    line: &'static str,
}

impl Glyph {
    /// A sign that stands for what is written there.
    pub(super) fn of(character: char, source: std::ops::Range<usize>) -> Self {
        Self {
            character,
            source,
            line: line(character),
        }
    }

    /// Its readings in a language, most usual first.
    pub(super) fn sounds(&self, language: Language) -> impl Iterator<Item = &'static str> {
        let column = self.line.split('\t').nth(language as usize).unwrap_or("");
        column.split(' ').filter(|sound| !sound.is_empty())
    }
}

pub(super) fn readings(pieces: &[Piece<'_>], with_kana: bool, with_hangul: bool) -> Vec<Reading> {
    let glyphs: Vec<Glyph> = pieces
        .iter()
        .flat_map(|piece| {
            piece
                .text
                .char_indices()
                .filter(|(_, character)| character.is_alphanumeric())
                .map(|(at, character)| Glyph {
                    character,
                    source: piece.part(at, at + character.len_utf8()),
                    line: line(character),
                })
        })
        .collect();
    if pieces.iter().any(|piece| piece.after_dot) {
        return foreign(pieces, &glyphs);
    }
    let japanese = han_japanese::readings(pieces, with_kana);
    // Beside kana the name is Japanese, beside Hangul Korean.
    let sure_japanese = with_kana
        || japanese
            .iter()
            .any(|reading| reading.cost <= han_japanese::COST_SURE);
    let korean = if with_hangul {
        Some(0)
    } else {
        han_korean::family_cost(&glyphs)
    };
    let chinese = if with_kana || with_hangul {
        3 * COST_CHINESE_AGAINST
    } else if sure_japanese || korean.is_some_and(|cost| cost < 100) {
        COST_CHINESE_AGAINST
    } else {
        0
    };
    let mut all = vec![
        Reading {
            system: System::Mandarin,
            words: han_chinese::mandarin(&glyphs),
            cost: chinese,
        },
        Reading {
            system: System::WadeGiles,
            words: han_chinese::wade_giles(&glyphs),
            cost: chinese + COST_WADE_GILES,
        },
        Reading {
            system: System::Cantonese,
            words: han_chinese::cantonese(&glyphs),
            cost: chinese + COST_CANTONESE,
        },
    ];
    all.extend(han_korean::readings(&glyphs, korean.unwrap_or(COST_KOREAN)));
    if japanese.is_empty() || japanese.iter().all(|reading| reading.cost >= 500) {
        all.push(Reading {
            system: System::Japanese,
            words: han_japanese::by_sound(&glyphs),
            cost: if with_kana { 0 } else { COST_JAPANESE_ON },
        });
    }
    all.extend(japanese);
    if !with_kana && !with_hangul {
        all.extend(han_vietnamese::reading(&glyphs));
        all.extend(han_burmese::reading(&glyphs));
    }
    if !with_kana && !with_hangul && (2..=LOAN_MAX).contains(&glyphs.len()) {
        // 普京: a foreign name without its dot. No name of China is as long as many of those.
        let native = glyphs.len() <= NATIVE_MAX;
        all.push(Reading {
            system: System::MandarinLoan,
            words: han_loan::words(pieces),
            cost: if native { 450 } else { 50 },
        });
    }
    all
}

/// A name with a middle dot is foreign: each part is one word, transcribed by Mandarin sounds.
fn foreign(pieces: &[Piece<'_>], glyphs: &[Glyph]) -> Vec<Reading> {
    vec![
        Reading {
            system: System::MandarinLoan,
            words: han_loan::words(pieces),
            cost: 0,
        },
        Reading {
            system: System::Mandarin,
            words: han_chinese::mandarin(glyphs),
            cost: 300,
        },
    ]
}

/// A word of one character; unknown characters keep their code point, so that equal text meets equal text.
pub(super) fn word(glyph: &Glyph, spellings: Vec<Spelling>) -> Word {
    let spellings = tidy(spellings);
    if spellings.is_empty() {
        let mut buffer = [0; 4];
        let latin = if glyph.character.is_ascii_alphanumeric() {
            glyph
                .character
                .to_ascii_lowercase()
                .encode_utf8(&mut buffer)
                .to_owned()
        } else {
            format!("u{:x}", u32::from(glyph.character))
        };
        return Word {
            spellings: vec![Spelling { latin, cost: 0 }],
            vowels: Vowels::Written,
            source: glyph.source.clone(),
        };
    }
    Word {
        spellings,
        vowels: Vowels::Written,
        source: glyph.source.clone(),
    }
}

/// Alternatives in order of their rank, each rank two steps dearer: a rare reading of a character is rarely meant.
pub(super) fn ranked<'a>(each: impl Iterator<Item = (String, i32)> + 'a) -> Vec<Spelling> {
    each.map(|(latin, rank)| Spelling {
        latin,
        cost: rank * STEP,
    })
    .collect()
}
