//! Latin letters: diacritics folded, with the alternatives of the languages that use them.
//!
//! The first spelling drops the mark (ø to o), the further ones follow the language's own practice on passports (ICAO 9303,
//! part 3, section 6: ø as oe, å as aa, ü as ue, þ as th) or in English (š as sh, č as ch).

use super::segment::{Piece, is_apostrophe, latin_of};
use super::spelling::Spellings;
use super::{Spelling, Vowels, Word};
use super::{korean_latin, latin_habits, servant, somali};
use unicode_normalization::UnicodeNormalization;

/// The words of pieces in Latin letters (or in digits only).
pub(super) fn words(pieces: &[Piece<'_>]) -> Vec<Word> {
    let mut words: Vec<Word> = pieces.iter().map(word).collect();
    latin_habits::add(pieces, &mut words);
    somali::add(&mut words);
    servant::add(&mut words);
    korean_latin::add(&mut words);
    words
}

fn word(piece: &Piece<'_>) -> Word {
    if piece.text.is_ascii() {
        let latin: String = piece
            .text
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        let disguised = without_digits(&latin);
        let mut spellings = Vec::new();
        if !latin.is_empty() {
            spellings.push(Spelling { latin, cost: 0 });
        }
        spellings.extend(disguised);
        return Word {
            spellings,
            vowels: Vowels::Written,
            source: piece.source(),
        };
    }
    let mut spellings = Spellings::new();
    let mut before = None;
    for character in piece.text.chars() {
        // A hissing letter that is doubled is one sound: *Beşşar*.
        if before.replace(character) != Some(character) || !"çčćšśşș".contains(character) {
            fold(&mut spellings, character);
        }
    }
    spellings.word(piece, Vowels::Written)
}

/// A word in which digits stand for the letters that they look like (*Mehm00d*), in letters:
/// what scanners misread and people disguise. Words of many digits are numbers.
fn without_digits(latin: &str) -> Option<Spelling> {
    /// So few words have digits that it hardly costs anything.
    const COST: i32 = 50;
    let digits = latin.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || 2 * digits > latin.len() {
        return None;
    }
    let latin = latin
        .chars()
        .map(|letter| match letter {
            '0' => Some('o'),
            '1' => Some('i'),
            '3' => Some('e'),
            '4' => Some('a'),
            '5' => Some('s'),
            '8' => Some('b'),
            letter => (!letter.is_ascii_digit()).then_some(letter),
        })
        .collect::<Option<String>>()?;
    Some(Spelling { latin, cost: COST })
}

/// Appends one character of a Latin word.
fn fold(spellings: &mut Spellings, character: char) {
    let mut buffer = [0; 4];
    if character.is_ascii_alphanumeric() {
        spellings.push(character.to_ascii_lowercase().encode_utf8(&mut buffer));
    } else if is_apostrophe(character) {
        // O’Brien and Qur’an are one word.
    } else if let Some(alternatives) = alternatives(character) {
        spellings.push_any(alternatives);
    } else if let Some(latin) = latin_of(character) {
        // Some look like a Latin letter that has a mark itself.
        fold(spellings, latin);
    } else {
        for part in character.nfkd().flat_map(char::to_lowercase) {
            if part.is_ascii_alphanumeric() {
                spellings.push(part.encode_utf8(&mut buffer));
            } else if let Some(digit) = part.to_digit(10).or_else(|| decimal(part)) {
                spellings.push(char::from(b'0' + digit as u8).encode_utf8(&mut buffer));
            } else if let Some(alternatives) = alternatives_of_base(part) {
                spellings.push_any(alternatives);
            }
        }
    }
}

/// The value of a decimal digit of any script (Arabic-Indic, Devanagari, Thai …): blocks of ten in order.
pub(super) fn decimal(character: char) -> Option<u32> {
    const ZEROS: &[u32] = &[
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
        0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0xff10,
    ];
    let code = u32::from(character);
    ZEROS
        .iter()
        .find(|&&zero| (zero..zero + 10).contains(&code))
        .map(|zero| code - zero)
}

/// Letters with a mark for which a language has another spelling than dropping it.
fn alternatives(character: char) -> Option<&'static str> {
    Some(match character {
        'ä' | 'Ä' => "a|ae",
        'å' | 'Å' => "a|aa",
        'æ' | 'Æ' | 'ǽ' | 'Ǽ' => "ae|e",
        'ö' | 'Ö' | 'ø' | 'Ø' | 'ő' | 'Ő' | 'ǿ' | 'Ǿ' => "o|oe",
        'œ' | 'Œ' => "oe|e",
        'ü' | 'Ü' => "u|ue",
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'ð' | 'Ð' => "d|dh",
        'đ' | 'Đ' => "d|dj",
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => "c|ch",
        'š' | 'Š' | 'ś' | 'Ś' | 'ş' | 'Ş' | 'ș' | 'Ș' => "s|sh",
        'ž' | 'Ž' | 'ż' | 'Ż' | 'ź' | 'Ź' => "z|zh",
        'ţ' | 'Ţ' | 'ț' | 'Ț' => "t|ts",
        'ñ' | 'Ñ' => "n|ny",
        // Esperanto.
        'ĉ' | 'Ĉ' => "ch|c",
        'ĝ' | 'Ĝ' => "j|g",
        'ĥ' | 'Ĥ' => "kh|h",
        'ĵ' | 'Ĵ' => "zh|j",
        'ŝ' | 'Ŝ' => "sh|s",
        'ŭ' | 'Ŭ' => "u|w",
        'ə' | 'Ə' | 'ǝ' => "a|e",
        'ğ' | 'Ğ' => "g",
        'ı' | 'İ' => "i",
        'ł' | 'Ł' => "l",
        'ʒ' | 'Ʒ' | 'ǯ' | 'Ǯ' => "z|zh",
        _ => return None,
    })
}

/// Letters that have no decomposition, lower case.
fn alternatives_of_base(character: char) -> Option<&'static str> {
    Some(match character {
        'ħ' => "h",
        'ŋ' => "ng|n",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ƒ' => "f",
        'ɓ' | 'ƀ' => "b",
        'ɖ' | 'ɗ' => "d",
        'ɛ' => "e",
        'ɔ' => "o",
        'ɣ' => "gh|g",
        'ƙ' => "k",
        'ɲ' => "ny",
        'ɨ' => "i",
        'ʉ' => "u",
        'ƴ' => "y",
        'ǥ' => "g",
        'ĸ' | 'ƣ' => "q",
        'ȷ' => "j",
        'ʃ' => "sh",
        'ø' => "o|oe",
        'æ' => "ae|e",
        'ʐ' | 'ƶ' => "z",
        'ⱥ' => "a",
        'ꞓ' => "c",
        _ => return None,
    })
}
