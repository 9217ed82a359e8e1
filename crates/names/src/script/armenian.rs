//! Armenian, Eastern pronunciation, in BGN/PCGN's letters without their apostrophes.
//!
//! ու is one vowel; an initial ե is ye, an initial ո is vo; the Western values (p and b, t and d exchanged) are left to the
//! comparison of sounds.

use super::cyrillic_east;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Reading, System, Vowels, Word};

pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let plain = Reading {
        system: System::Armenian,
        words: pieces.iter().map(word).collect(),
        cost: 0,
    };
    cyrillic_east::by_way_of_russian(plain, pieces, to_cyrillic)
}

/// The Russian letters that a Korean or Chinese name was taken from.
fn to_cyrillic(text: &str) -> Vec<char> {
    text.chars()
        .flat_map(char::to_lowercase)
        .flat_map(|letter| {
            match letter {
                'ա' => "а",
                'բ' => "б",
                'գ' => "г",
                'դ' => "д",
                'ե' | 'է' => "е",
                'ը' => "ы",
                'ի' => "ї",
                'թ' | 'տ' => "т",
                'լ' => "ль",
                'ծ' | 'ձ' => "цз",
                'կ' | 'ք' => "к",
                'հ' | 'խ' => "х",
                'չ' | 'ճ' => "ч",
                'մ' => "м",
                'յ' => "й",
                'ն' => "н",
                'ո' | 'օ' => "о",
                'պ' | 'փ' => "п",
                'ջ' => "дж",
                'ռ' | 'ր' => "р",
                'ս' => "с",
                'ց' => "ц",
                'ւ' => "",
                _ => "?",
            }
            .chars()
        })
        .collect()
}

fn word(piece: &Piece<'_>) -> Word {
    let letters: Vec<char> = piece
        .text
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let mut spellings = Spellings::new();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        let (length, alternatives) = match (letters[at], next) {
            ('ո', Some('ւ' | 'վ')) if next == Some('ւ') => (2, Some("u")),
            ('ե', Some('ւ')) => (2, Some("ev")),
            ('ե', _) if at == 0 => (1, Some("ye|e")),
            ('ո', _) if at == 0 => (1, Some("vo|o")),
            ('յ', _) if at == 0 => (1, Some("y|h")),
            (letter, _) => (1, single(letter)),
        };
        push_letter(&mut spellings, letters[at], alternatives);
        at += length;
    }
    spellings.word(piece, Vowels::Written)
}

fn single(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ա' => "a",
        'բ' => "b",
        'գ' => "g",
        'դ' => "d",
        'ե' | 'է' => "e",
        'զ' => "z",
        'ը' => "y|e|u",
        'թ' | 'տ' => "t",
        'ժ' => "zh",
        'ի' => "i",
        'լ' => "l",
        'խ' => "kh",
        'ծ' | 'ց' => "ts",
        'կ' | 'ք' => "k",
        'հ' => "h",
        'ձ' => "dz",
        'ղ' => "gh",
        'ճ' | 'չ' => "ch",
        'մ' => "m",
        'յ' => "y",
        'ն' => "n",
        'շ' => "sh",
        'ո' | 'օ' => "o",
        'պ' | 'փ' => "p",
        'ջ' => "j",
        'ռ' | 'ր' => "r",
        'ս' => "s",
        'վ' | 'ւ' => "v",
        'ֆ' => "f",
        'և' => "ev",
        _ => return None,
    })
}
