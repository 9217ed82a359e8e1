//! Georgian in the national system of 2002; the apostrophes of the ejectives are dropped.
//!
//! ფ also writes the f of foreign names; ყ is q or k.

use super::cyrillic_east;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Reading, System, Vowels, Word};

pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let plain = Reading {
        system: System::Georgian,
        words: pieces.iter().map(word).collect(),
        cost: 0,
    };
    cyrillic_east::by_way_of_russian(plain, pieces, to_cyrillic)
}

/// The Russian letters that a Korean or Chinese name was taken from, without the i of the nominative.
fn to_cyrillic(text: &str) -> Vec<char> {
    let letters: Vec<char> = text.chars().collect();
    let end = match letters.as_slice() {
        [.., before, 'ი'] if letters.len() > 2 && !is_vowel(*before) => letters.len() - 1,
        _ => letters.len(),
    };
    letters[..end]
        .iter()
        .flat_map(|letter| {
            match letter {
                'ა' => "а",
                'ბ' => "б",
                'გ' => "г",
                'დ' => "д",
                'ე' => "е",
                'ვ' => "в",
                'ი' => "ї",
                'თ' | 'ტ' => "т",
                'კ' | 'ქ' => "к",
                'ლ' => "ль",
                'მ' => "м",
                'ნ' => "н",
                'ო' => "о",
                'პ' | 'ფ' => "п",
                'რ' => "р",
                'ს' => "с",
                'უ' => "у",
                'ჩ' | 'ჭ' => "ч",
                'ც' | 'წ' => "ц",
                'ძ' => "цз",
                'ხ' | 'ჰ' => "х",
                'ჯ' => "дж",
                _ => "?",
            }
            .chars()
        })
        .collect()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ა' | 'ე' | 'ი' | 'ო' | 'უ')
}

/// The i of the nominative stands on foreign names too (პუტინი) and is left out in Latin letters.
fn word(piece: &Piece<'_>) -> Word {
    let mut spellings = Spellings::new();
    let letters: Vec<char> = piece.text.chars().collect();
    for (at, &character) in letters.iter().enumerate() {
        let nominative =
            character == 'ი' && at > 3 && at + 1 == letters.len() && !is_vowel(letters[at - 1]);
        push_letter(
            &mut spellings,
            character,
            if nominative {
                Some("i|")
            } else {
                letter(character)
            },
        );
    }
    spellings.word(piece, Vowels::Written)
}

fn letter(letter: char) -> Option<&'static str> {
    // Mtavruli capitals and the church alphabets stand in the same order as the everyday letters.
    let code = u32::from(letter);
    let letter = match code {
        0x1c90..=0x1cbf => char::from_u32(code - 0x1c90 + 0x10d0).unwrap_or(letter),
        0x10a0..=0x10c5 => char::from_u32(code - 0x10a0 + 0x10d0).unwrap_or(letter),
        0x2d00..=0x2d25 => char::from_u32(code - 0x2d00 + 0x10d0).unwrap_or(letter),
        _ => letter,
    };
    Some(match letter {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' | 'ჱ' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' | 'ჲ' => "i",
        'კ' | 'ქ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ფ' => "p|f",
        'ღ' => "gh",
        'ყ' => "q|k",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' | 'ჴ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        _ => return None,
    })
}
