//! Han read as a Japanese name: family and given name, each looked up as a whole.
//!
//! Name readings are not word readings, so they come from name lists (`tables/japanese-*.tsv`, made by `cargo xtask han`): an
//! unspaced name is cut where both halves, or one, are in the lists. What is in no list is read by the on sounds of its
//! characters, which a Japanese newspaper also uses for Chinese and Korean names.

use super::han::{Glyph, Language, sounds, word};
use super::kana;
use super::segment::Piece;
use super::spelling::{STEP, tidy};
use super::table::find;
use super::{Reading, Spelling, System, Vowels, Word};

const SURNAMES: &str = include_str!("../../tables/japanese-surnames.tsv");
const GIVEN: &str = include_str!("../../tables/japanese-given.tsv");

/// What characters are read as in names: given names, surnames.
const KANJI: &str = include_str!("../../tables/japanese-kanji.tsv");
const GIVEN_COLUMN: usize = 0;
const SURNAME_COLUMN: usize = 1;

/// Up to this cost the name is taken for a Japanese one.
pub(super) const COST_SURE: i32 = 60;
/// The family name has one character and so could be Chinese or Korean (林, 南).
const COST_SHORT_FAMILY: i32 = 350;
/// A surname or given name alone, which could be a short Chinese name.
const COST_ALONE: i32 = 150;
/// Only the family name is known.
const COST_GIVEN_UNKNOWN: i32 = 120;
/// The family name is in no list, read character by character.
const COST_FAMILY_UNKNOWN: i32 = 500;
/// Names of more characters are organisations.
const CHARACTERS_MAX: usize = 7;

pub(super) fn readings(pieces: &[Piece<'_>], with_kana: bool) -> Vec<Reading> {
    let mut readings = Vec::new();
    match pieces {
        [family, given] => readings.extend(pair(family, 0, family.text.len(), given, 0, with_kana)),
        [only] if with_kana => {
            // 髙橋みなみ: the kanji are the family name, or both names with a kana ending.
            if let Some(spellings) = looked_up(SURNAMES, only.text) {
                readings.push(Reading {
                    system: System::Japanese,
                    words: vec![Word {
                        spellings,
                        vowels: Vowels::Written,
                        source: only.source(),
                    }],
                    cost: 0,
                });
            }
            readings.extend(cut(only));
        }
        [only] => {
            readings.extend(cut(only));
            readings.extend(alone(only));
        }
        _ => {}
    }
    if readings.is_empty() && !with_kana {
        readings.extend(unlisted(pieces));
    }
    readings
}

/// A family name of two characters that no list has, as most have two.
fn unlisted(pieces: &[Piece<'_>]) -> Option<Reading> {
    let (family, given) = match pieces {
        [family, given] => (*family, *given),
        [only] if (3..=5).contains(&only.text.chars().count()) => {
            let border = only.text.char_indices().nth(2)?.0;
            let part = |from: usize, to: usize| Piece {
                text: &only.text[from..to],
                start: only.start + from,
                ..*only
            };
            (part(0, border), part(border, only.text.len()))
        }
        _ => return None,
    };
    if family.text.chars().count() > 3 || given.text.chars().count() > 3 {
        return None;
    }
    let given_spellings =
        looked_up(GIVEN, given.text).unwrap_or_else(|| by_character(given.text, GIVEN_COLUMN));
    let words = [
        (family, by_character(family.text, SURNAME_COLUMN)),
        (given, given_spellings),
    ]
    .map(|(piece, spellings)| Word {
        spellings,
        vowels: Vowels::Written,
        source: piece.source(),
    });
    words
        .iter()
        .all(|word| !word.spellings.is_empty())
        .then(|| Reading {
            system: System::Japanese,
            words: words.into(),
            cost: COST_FAMILY_UNKNOWN,
        })
}

/// A surname or a given name alone.
fn alone(piece: &Piece<'_>) -> Vec<Reading> {
    let cost = if piece.text.chars().count() == 1 {
        COST_SHORT_FAMILY
    } else {
        COST_ALONE
    };
    [SURNAMES, GIVEN]
        .into_iter()
        .zip(0..)
        .filter_map(|(list, rank)| {
            let spellings = looked_up(list, piece.text)?;
            let words = vec![Word {
                spellings,
                vowels: Vowels::Written,
                source: piece.source(),
            }];
            Some(Reading {
                system: System::Japanese,
                words,
                cost: cost + rank * 40,
            })
        })
        .collect()
}

/// All cuts of an unspaced name.
fn cut(piece: &Piece<'_>) -> Vec<Reading> {
    let ends: Vec<usize> = piece.text.char_indices().map(|(at, _)| at).collect();
    if !(2..=CHARACTERS_MAX).contains(&ends.len()) {
        return Vec::new();
    }
    (1..ends.len().min(5))
        .filter_map(|length| pair(piece, 0, ends[length], piece, ends[length], false))
        .collect()
}

fn pair(
    family: &Piece<'_>,
    from: usize,
    to: usize,
    given: &Piece<'_>,
    given_from: usize,
    with_kana: bool,
) -> Option<Reading> {
    let (first, second) = (&family.text[from..to], &given.text[given_from..]);
    if second.is_empty() {
        return None;
    }
    let known = looked_up(SURNAMES, first)?;
    let (spellings, mut cost) = match looked_up(GIVEN, second) {
        Some(spellings) => (spellings, 0),
        // Four characters with a family name of two are hardly ever Chinese.
        None if first.chars().count() == 2 && second.chars().count() == 2 => {
            (by_character(second, GIVEN_COLUMN), COST_SURE)
        }
        None => (by_character(second, GIVEN_COLUMN), COST_GIVEN_UNKNOWN),
    };
    if spellings.is_empty() {
        return None;
    }
    if first.chars().count() == 1 && !with_kana {
        cost += COST_SHORT_FAMILY;
    }
    let words = vec![
        Word {
            spellings: known,
            vowels: Vowels::Written,
            source: family.part(from, to),
        },
        Word {
            spellings,
            vowels: Vowels::Written,
            source: given.part(given_from, given.text.len()),
        },
    ];
    Some(Reading {
        system: System::Japanese,
        words,
        cost,
    })
}

/// The readings of a whole name in a list, long vowels as passports write them first.
fn looked_up(list: &str, name: &str) -> Option<Vec<Spelling>> {
    let readings = find(list, name).or_else(|| {
        let modern = modern(name);
        if modern == name {
            None
        } else {
            find(list, &modern)
        }
    })?;
    let mut all = Vec::with_capacity(8);
    for (reading, rank) in readings.split(' ').zip(0..) {
        all.extend(
            kana::long_vowels(reading)
                .into_iter()
                .map(|spelling| Spelling {
                    cost: spelling.cost + rank * STEP,
                    ..spelling
                }),
        );
    }
    Some(tidy(all))
}

/// Old forms of the commonest characters in names, and 々.
fn modern(name: &str) -> String {
    let mut before = ' ';
    name.chars()
        .map(|character| {
            let now = match character {
                '髙' => '高',
                '澤' => '沢',
                '齋' | '齊' | '斉' => '斎',
                '邊' | '邉' => '辺',
                '櫻' => '桜',
                '廣' => '広',
                '國' => '国',
                '濱' => '浜',
                '嶋' | '嶌' => '島',
                '﨑' | '嵜' => '崎',
                '眞' => '真',
                '惠' => '恵',
                '龍' => '竜',
                '德' => '徳',
                '榮' => '栄',
                '晉' => '晋',
                '澁' => '渋',
                '瀨' => '瀬',
                '舘' => '館',
                '冨' => '富',
                '々' => before,
                other => other,
            };
            before = now;
            now
        })
        .collect()
}

/// A name that no list has, by what its characters are read as in names, else by their on sounds.
fn by_character(name: &str, column: usize) -> Vec<Spelling> {
    let mut all = vec![Spelling {
        latin: String::new(),
        cost: 0,
    }];
    let mut buffer = [0; 4];
    for character in name.chars() {
        let in_names = find(KANJI, character.encode_utf8(&mut buffer))
            .and_then(|line| line.split('\t').nth(column))
            .unwrap_or("");
        let sounds = if in_names.is_empty() {
            sounds(character, Language::Japanese)
        } else {
            in_names
        };
        if sounds.is_empty() {
            return Vec::new();
        }
        let mut grown = Vec::with_capacity(all.len() * 4);
        for (sound, rank) in sounds.split(' ').zip(0..) {
            grown.extend(all.iter().map(|so_far| Spelling {
                latin: format!("{}{}", so_far.latin, short(sound)),
                cost: so_far.cost + rank * STEP,
            }));
        }
        all = tidy(grown);
    }
    all
}

/// Each character a word, by its on sounds.
pub(super) fn by_sound(glyphs: &[Glyph]) -> Vec<Word> {
    glyphs
        .iter()
        .map(|glyph| {
            let each = glyph.sounds(Language::Japanese).zip(0..);
            word(
                glyph,
                each.map(|(sound, rank)| Spelling {
                    latin: short(sound),
                    cost: rank * 2 * STEP,
                })
                .collect(),
            )
        })
        .collect()
}

/// Long vowels as passports write them: not at all.
fn short(sound: &str) -> String {
    sound.replace("ou", "o").replace("uu", "u")
}

/// Whether a family name of two signs or more stands at the beginning, and something behind it.
pub(crate) fn begins_with_a_japanese_family(signs: &[char]) -> bool {
    const SIGNS_MIN: usize = 2;
    (SIGNS_MIN..signs.len()).any(|end| {
        let family: String = signs[..end].iter().collect();
        looked_up(SURNAMES, &family).is_some()
    })
}

/// Whether a family name is read so, long vowels written out.
pub(super) fn is_family_reading(latin: &str) -> bool {
    static READINGS: std::sync::OnceLock<rustc_hash::FxHashSet<&'static str>> =
        std::sync::OnceLock::new();
    let readings = READINGS.get_or_init(|| {
        let rows = crate::words::table::rows(SURNAMES);
        rows.flat_map(|row| crate::words::table::columns(row).1.split(' '))
            .collect()
    });
    readings.contains(latin)
}
