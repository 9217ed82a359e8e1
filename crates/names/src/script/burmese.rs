//! Burmese: syllables of initial, medials, vowel signs and a killed final (BGN/PCGN 1970 and the government's own usage).
//!
//! A name written without spaces is read syllable by syllable, as Burmese names are written in Latin letters, and as one word.
//! A consonant without a vowel sign has a short a; a consonant under ် closes its syllable
//! (င် changes the vowel before it: ောင် aung, ိုင် aing). Stacked consonants close the syllable before them.

use super::latin::decimal;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Reading, System, Vowels, Word};

const KILLER: char = '\u{103a}';
const STACK: char = '\u{1039}';

pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let joined: Vec<Word> = pieces.iter().map(word).collect();
    let apart: Vec<Word> = pieces.iter().flat_map(by_syllable).collect();
    if apart.len() == joined.len() || apart.len() > SYLLABLES_OF_A_PERSON {
        return vec![Reading {
            system: System::Burmese,
            words: joined,
            cost: 0,
        }];
    }
    // A Burmese writes a name without spaces that Latin letters write with them; a name with spaces is most often foreign.
    let (apart_cost, joined_cost) = if pieces.len() == 1 { (0, 50) } else { (50, 0) };
    vec![
        Reading {
            system: System::Burmese,
            words: apart,
            cost: apart_cost,
        },
        Reading {
            system: System::Burmese,
            words: joined,
            cost: joined_cost,
        },
    ]
}

/// Longer names are organisations.
const SYLLABLES_OF_A_PERSON: usize = 6;

fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{1037}' | '\u{1038}')
}

fn by_syllable(piece: &Piece<'_>) -> Vec<Word> {
    // Where each letter stands, tone marks left out as in `word`.
    let places: Vec<(usize, char)> = piece
        .text
        .char_indices()
        .filter(|(_, letter)| !is_tone(*letter))
        .collect();
    let letters: Vec<char> = places.iter().map(|place| place.1).collect();
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let mut spellings = Spellings::new();
        let from = at;
        at = step(&mut spellings, &letters, at);
        let end = places.get(at).map_or(piece.text.len(), |place| place.0);
        let spellings = spellings.finish();
        if !spellings.is_empty() {
            words.push(Word {
                spellings,
                vowels: Vowels::Written,
                source: piece.part(places[from].0, end),
            });
        }
    }
    words
}

fn consonant(letter: char) -> Option<&'static str> {
    const LETTERS: [&str; 34] = [
        "k", "kh", "g", "g", "ng", "s", "s|hs", "z", "z", "ny", "ny", "t", "t", "d", "d", "n", "t",
        "t|ht", "d", "d", "n", "p", "p|hp|f", "b|v", "b|v", "m", "y", "y|r", "l", "w|v", "th|s",
        "h", "l", "a",
    ];
    let index = u32::from(letter)
        .checked_sub(0x1000)
        .filter(|index| *index < 34)? as usize;
    Some(match (letter, index) {
        ('\u{1021}', _) => "",
        (_, index) => LETTERS[index],
    })
}

fn word(piece: &Piece<'_>) -> Word {
    let letters: Vec<char> = piece
        .text
        .chars()
        .filter(|letter| !is_tone(*letter))
        .collect();
    let mut spellings = Spellings::new();
    let mut at = 0;
    while at < letters.len() {
        at = foreign(&mut spellings, &letters, at)
            .unwrap_or_else(|| step(&mut spellings, &letters, at));
    }
    spellings.word(piece, Vowels::Written)
}

/// Two consonants that no Burmese word begins with stand as two syllables: ဗလာဒီမာ is Vladimir. Returns
/// where the second begins.
fn foreign(spellings: &mut Spellings, letters: &[char], at: usize) -> Option<usize> {
    let (&first, &second) = (letters.get(at)?, letters.get(at + 1)?);
    let liquid = matches!(second, '\u{101b}' | '\u{101c}');
    let sounded = letters
        .get(at + 2)
        .is_some_and(|sign| ('\u{102b}'..='\u{1032}').contains(sign));
    if at > 0 || !liquid || !sounded {
        return None;
    }
    let initial = match first {
        '\u{1017}' | '\u{1018}' => "v|b",
        other => consonant(other)?,
    };
    spellings.push_any(initial);
    spellings.push_any("|a");
    Some(at + 1)
}

/// Reads what stands at this place, a syllable if it can; returns where the next begins.
fn step(spellings: &mut Spellings, letters: &[char], at: usize) -> usize {
    let letter = letters[at];
    if let Some(latin) = consonant(letter) {
        return syllable(spellings, letters, at, latin);
    }
    if let Some(digit) = decimal(letter) {
        spellings.push(&digit.to_string());
    } else {
        push_letter(spellings, letter, independent(letter));
    }
    at + 1
}

fn independent(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{1023}' | '\u{1024}' => "i",
        '\u{1025}' | '\u{1026}' => "u",
        '\u{1027}' => "e",
        '\u{1029}' | '\u{102a}' => "aw|o",
        '\u{104e}' => "lagaung",
        _ => return None,
    })
}

fn syllable(
    spellings: &mut Spellings,
    letters: &[char],
    at: usize,
    initial: &'static str,
) -> usize {
    let mut next = at + 1;
    // Medials y, r, w, h.
    let (mut glide, mut round, mut breath) = ("", false, false);
    while let Some(medial) = letters.get(next) {
        match medial {
            '\u{103b}' | '\u{103c}' => glide = "y|r",
            '\u{103d}' => round = true,
            '\u{103e}' => breath = true,
            _ => break,
        }
        next += 1;
    }
    // ကျ and ကြ are ky, as in Kyaw; ချ is ch; ရှ is sh.
    let latin = match (initial, glide, breath) {
        ("k", "y|r", _) => {
            glide = "";
            "ky|j|gy"
        }
        ("kh", "y|r", _) => {
            glide = "";
            "ch|khr"
        }
        ("g", "y|r", _) => {
            glide = "";
            "gy|j"
        }
        ("y|r" | "y", _, true) => "sh",
        ("l", "y|r", true) => {
            glide = "";
            "sh|hly"
        }
        ("l", _, true) => "l~hl",
        ("m", _, true) => "m~hm",
        ("n", _, true) => "n~hn",
        (other, ..) => other,
    };
    spellings.push_any(latin);
    spellings.push_any(glide);
    let mut signs = String::new();
    while let Some(&sign) = letters
        .get(next)
        .filter(|sign| ('\u{102b}'..='\u{1036}').contains(*sign))
    {
        signs.push(if sign == '\u{102b}' { '\u{102c}' } else { sign });
        next += 1;
    }
    // ော် and ော: the killer on the vowel itself only sets the tone.
    if letters.get(next) == Some(&KILLER) {
        next += 1;
    }
    // A final: a consonant under the killer, or over a stacked one.
    let close = letters
        .get(next)
        .filter(|letter| consonant(**letter).is_some())
        .filter(|_| matches!(letters.get(next + 1), Some(&(KILLER | STACK))));
    let stacked = letters
        .get(next)
        .is_some_and(|letter| *letter == '\u{1004}')
        && letters.get(next + 1) == Some(&KILLER)
        && letters.get(next + 2) == Some(&STACK);
    if let Some(&last) = close {
        let nasal = matches!(last, '\u{1014}' | '\u{1019}');
        if round && nasal && signs.is_empty() {
            // ွန် is un, as in Tun; wan elsewhere.
            spellings.push_any("un|wun|wan");
        } else {
            spellings.push(if round { "w" } else { "" });
            spellings.push_any(closed(&signs, last));
        }
        return next + if stacked { 3 } else { 2 };
    }
    spellings.push(if round { "w" } else { "" });
    spellings.push_any(open(&signs));
    // A stacked consonant right under the initial: read after it.
    next + usize::from(letters.get(next) == Some(&STACK))
}

fn open(signs: &str) -> &'static str {
    match signs {
        "" => "a|",
        "\u{102c}" => "a|ar",
        "\u{102d}" | "\u{102e}" => "i",
        "\u{102f}" | "\u{1030}" => "u",
        "\u{1031}" => "e|ay",
        "\u{1032}" => "e|ae|ai",
        "\u{1031}\u{102c}" => "aw|o",
        "\u{102d}\u{102f}" | "\u{102f}\u{102d}" => "o",
        "\u{1036}" => "an",
        "\u{102f}\u{1036}" => "on|ong|one",
        "\u{102d}\u{1036}" => "ein",
        "\u{102d}\u{102f}\u{1036}" => "on",
        _ => "a|o|u",
    }
}

fn closed(signs: &str, last: char) -> &'static str {
    match (signs, last) {
        ("", '\u{1004}') => "in~im|ing",
        ("\u{1031}\u{102c}", '\u{1004}') => "aung|ong",
        ("\u{102d}\u{102f}", '\u{1004}') => "aing|ai|ing",
        ("\u{1031}\u{102c}", '\u{1000}') => "auk|ok",
        ("\u{102d}\u{102f}", '\u{1000}') => "aik|ike",
        ("", '\u{1000}') => "et|ek",
        ("", '\u{1009}' | '\u{100a}') => "i|in|e",
        ("", '\u{1014}' | '\u{1019}' | '\u{100f}') => "an",
        ("", '\u{1010}' | '\u{1015}' | '\u{1016}' | '\u{101f}') => "at|ap",
        ("", '\u{1005}') => "it",
        ("", '\u{101a}') => "e|ay",
        ("", '\u{101c}') => "al|an",
        ("", '\u{101b}') => "ar|an",
        ("", '\u{101e}') => "at|as",
        ("\u{102d}", '\u{1014}' | '\u{1019}') => "ein|in|im",
        ("\u{102d}", '\u{1010}' | '\u{1015}') => "eik|it|ip",
        ("\u{102f}", '\u{1014}' | '\u{1019}') => "on|un|oun",
        ("\u{102f}", '\u{1010}' | '\u{1015}') => "ok|ut|up",
        ("\u{1030}" | "\u{102c}", '\u{1004}') => "in",
        ("\u{102c}", '\u{1014}' | '\u{1019}') => "an",
        ("\u{102c}", '\u{1010}' | '\u{1015}') => "at",
        ("\u{102e}", '\u{1014}' | '\u{1004}') => "in",
        ("\u{1030}", '\u{1014}') => "un",
        (_, '\u{1004}') => "ing|ang",
        (_, '\u{1014}' | '\u{1019}') => "an|on",
        _ => "at",
    }
}
