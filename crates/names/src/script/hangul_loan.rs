//! Foreign words in Hangul, the transcription undone (the South's rules for loan words of 1986; the North's are close).
//!
//! An epenthetic ㅡ is dropped (블라디미르 for Vladimir), ㄹ is r or l, doubled ㄹㄹ is l, ㅂ is b or v, ㅍ is p or f,
//! ㅈ is j or z.

use super::korean::{LIQUID, MUTE, Syllable};
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Vowels, Word};

/// ㅡ.
const NEUTRAL: usize = 18;
/// ㅣ.
const FRONT: usize = 20;

pub(super) fn word(piece: &Piece<'_>, letters: &[(usize, char)]) -> Word {
    let mut spellings = Spellings::of_foreign();
    let mut before: Option<Syllable> = None;
    for (at, &(_, character)) in letters.iter().enumerate() {
        let Some(own) = Syllable::of(character) else {
            if character.is_ascii_alphanumeric() {
                push_letter(&mut spellings, character, None);
            } else {
                spellings.push(&format!("u{:x}", u32::from(character)));
            }
            before = None;
            continue;
        };
        let next = letters.get(at + 1).and_then(|pair| Syllable::of(pair.1));
        initial(&mut spellings, own, before);
        // A neutral vowel between consonants was added by the transcription; alone it is a sound (은).
        let kept = own.initial == MUTE || (own.last != 0 && own.last != 8);
        if own.vowel != NEUTRAL || kept {
            let vowel = VOWELS[own.vowel];
            // 쇼 is sho, 주 and 쥬 alike.
            let glided = matches!(own.initial, 9 | 12 | 14);
            spellings.push_any(vowel.strip_prefix('y').filter(|_| glided).unwrap_or(vowel));
        }
        last(&mut spellings, own, next);
        before = Some(own);
    }
    spellings.word(piece, Vowels::Written)
}

const VOWELS: [&str; 21] = [
    "a", "ae~a", "ya", "yae", "eo~er", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
    "we", "wi", "yu", "eu", "ui", "i",
];

fn initial(spellings: &mut Spellings, own: Syllable, before: Option<Syllable>) {
    let palatal = own.vowel == FRONT || matches!(own.vowel, 2 | 6 | 7 | 12 | 17);
    spellings.push_any(match own.initial {
        0 => "g~k",
        1 => "k",
        2 => "n",
        3 => "d~t",
        4 => "t",
        // After a final ㄹ the two are one l.
        LIQUID if before.is_some_and(|before| before.last == 8) => "",
        LIQUID => "r~l",
        6 => "m",
        7 => "b|v",
        8 => "p",
        9 if own.vowel == FRONT => "s~sh",
        9 if palatal => "sh~s",
        9 => "s~th",
        10 => "s",
        12 if own.vowel == FRONT => "j~d~z",
        12 => "j~z",
        13 => "z~j",
        14 if own.vowel == NEUTRAL => "ts~z",
        14 if own.vowel == FRONT => "ch~t",
        14 => "ch",
        15 => "k",
        16 => "t",
        17 if own.vowel == NEUTRAL => "f|p|v",
        17 => "p|f",
        18 => "h",
        _ => "",
    });
}

fn last(spellings: &mut Spellings, own: Syllable, next: Option<Syllable>) {
    spellings.push_any(match own.last {
        1..=3 | 24 => "k",
        4..=6 => "n",
        7 | 25 => "t~d",
        8 if next.is_some_and(|next| next.initial == LIQUID) => "l",
        8 => "l~r",
        16 => "m",
        17 | 18 => "p",
        26 => "p",
        19 | 20 => "t|s",
        21 => "ng",
        22 | 23 => "t",
        _ => "",
    });
}
