//! Khmer, roughly: consonants in the two series, subscripts, vowel signs (the geographical department's system of 1995).
//!
//! A consonant of the second series gives o, one of the first a, where no vowel is written; final consonants have none.

use super::latin::decimal;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Vowels, Word};

pub(super) fn words(pieces: &[Piece<'_>]) -> Vec<Word> {
    pieces.iter().map(word).collect()
}

fn consonant(letter: char) -> Option<(&'static str, bool)> {
    const LETTERS: [&str; 35] = [
        "k", "kh", "k|g", "kh", "ng", "ch", "chh", "ch|j", "chh", "nh|ny", "d", "th", "d", "th",
        "n", "t|d", "th", "t|d", "th", "n", "b", "ph", "p", "ph|f", "m", "y", "r", "l", "v|w", "s",
        "s", "s", "h", "l", "",
    ];
    let index = u32::from(letter)
        .checked_sub(0x1780)
        .filter(|index| *index < 35)? as usize;
    let second = matches!(index, 2..=4 | 7..=9 | 12..=13 | 17..=19 | 22..=28);
    Some((LETTERS[index], second))
}

/// The letters of a foreign sound: ហ, the sign that puts a letter below, and that letter.
const FOREIGN_LENGTH: usize = 3;

/// Sounds that Khmer writes with an h and another letter below it: g, f, z.
fn foreign(letters: &[char]) -> Option<&'static str> {
    Some(match letters {
        ['ហ', '\u{17d2}', 'គ', ..] => "g",
        ['ហ', '\u{17d2}', 'វ', ..] => "f",
        ['ហ', '\u{17d2}', 'ស', ..] => "z|j|s",
        ['ហ', '\u{17d2}', 'ន', ..] => "n",
        ['ហ', '\u{17d2}', 'ម', ..] => "m",
        ['ហ', '\u{17d2}', 'ល', ..] => "l|hl",
        _ => return None,
    })
}

fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ា' => "a|ea",
        'ិ' | 'ី' => "i|e|ei",
        'ឹ' | 'ឺ' => "oe|eu|er",
        'ុ' | 'ូ' => "u|o|ou",
        'ួ' => "uo|ua",
        'ើ' => "ae|eu|oe|er",
        'ឿ' => "oea|eua",
        'ៀ' => "ie|ia",
        'េ' => "e",
        'ែ' => "ae|e",
        'ៃ' => "ai|ey",
        'ោ' => "ao|o|ou",
        'ៅ' => "au|ov",
        'ំ' => "am|om",
        'ះ' => "ah|eah",
        'ៈ' => "ak|a",
        _ => return None,
    })
}

fn word(piece: &Piece<'_>) -> Word {
    // U+17CD silences the letter before it; other marks are dropped.
    let mut letters: Vec<char> = Vec::new();
    for character in piece.text.chars() {
        match character {
            '\u{17cd}' => {
                letters.pop();
            }
            '\u{17c9}'..='\u{17cc}' | '\u{17ce}'..='\u{17d1}' | '\u{17d3}' | '\u{17dd}' => {}
            other => letters.push(other),
        }
    }
    let mut spellings = Spellings::of_foreign();
    let mut vowel_before = false;
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if let Some((latin, second)) = consonant(letter) {
            let foreign = foreign(&letters[at..]);
            spellings.push_any(foreign.unwrap_or(latin));
            let mut next = at + if foreign.is_some() { FOREIGN_LENGTH } else { 1 };
            while letters.get(next) == Some(&'\u{17d2}') {
                if let Some((below, _)) = letters.get(next + 1).and_then(|below| consonant(*below))
                {
                    spellings.push_any(below);
                }
                next += 2;
            }
            let has_sign = letters
                .get(next)
                .is_some_and(|letter| sign(*letter).is_some());
            let closes = vowel_before && !has_sign;
            if !has_sign && !closes {
                spellings.push_any(if second { "o|a|ea" } else { "a|o" });
            }
            vowel_before = !closes;
            at = next;
            continue;
        }
        if let Some(digit) = decimal(letter) {
            spellings.push(&digit.to_string());
        } else if let Some(latin) = sign(letter) {
            // ុំ and ាំ: one vowel.
            let after_vowel = letter == 'ំ' && at > 0 && sign(letters[at - 1]).is_some();
            spellings.push_any(match letters.get(at + 1) {
                // ាំង is one rhyme.
                Some('ង') if after_vowel => "",
                _ if after_vowel => "m",
                _ => latin,
            });
            vowel_before = letter != 'ំ';
        } else {
            let vowel = match letter {
                'ឥ' | 'ឦ' => Some("e|i"),
                'ឧ' | 'ឩ' => Some("u|o"),
                'ឪ' => Some("ov|au"),
                'ឫ' | 'ឬ' => Some("rue|ri"),
                'ឭ' | 'ឮ' => Some("lue"),
                'ឯ' | 'ឰ' => Some("ae|ai"),
                'ឱ' | 'ឲ' => Some("ao|o"),
                'ឳ' => Some("au"),
                _ => None,
            };
            push_letter(&mut spellings, letter, vowel);
            vowel_before = vowel.is_some() || vowel_before;
        }
        at += 1;
    }
    spellings.word(piece, Vowels::Written)
}
