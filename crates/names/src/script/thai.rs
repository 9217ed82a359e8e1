//! Thai and Lao: vowels written around their consonant are put where they sound, silent letters dropped.
//!
//! Thai by the Royal Institute's general system (RTGS, 1999) with the letters that names use instead (จ j, ว v, พ ph or p). The
//! implicit vowel is o between two consonants that end a syllable, a elsewhere; where syllables end is not written, so this is
//! a rule of thumb and the alternatives are given. A letter under the sign ์ is silent. Lao has the same order and fewer letters.

use super::latin::decimal;
use super::segment::Piece;
use super::spelling::{Spellings, listed_word, push_letter};
use super::thai_letters::{SILENT_L, SILENT_R, consonant, is_leading, sounded, vowel};
use super::{Reading, System, Vowels, Word};

/// Korean, Chinese and Burmese names of one word have so many syllables.
const SYLLABLES: std::ops::RangeInclusive<usize> = 3..=4;
/// What it costs that each syllable of a word is a name.
const BY_SYLLABLES: i32 = 150;

/// The readings: each word as one and, of a name of one word, each syllable as a word of its own (คิมจองอึน is Kim Jong Un).
pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let read = |words: Vec<Word>, cost: i32| Reading {
        system: System::Thai,
        words,
        cost,
    };
    let mut all = vec![read(pieces.iter().flat_map(words).collect(), 0)];
    if let [piece] = pieces {
        let letters = sounded(piece.text);
        let mut syllables = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            let mut spellings = Spellings::of_foreign();
            at = next(&mut spellings, &letters, at);
            syllables.push(spellings.word(piece, Vowels::Written));
        }
        if SYLLABLES.contains(&syllables.len())
            && syllables.iter().all(|word| !word.spellings.is_empty())
        {
            all.push(read(syllables, BY_SYLLABLES));
        }
    }
    all
}

/// The article of Arabic, which is written on to the name.
const ARTICLE: &str = "อัล";
const ARTICLE_LATIN: &str = "al|el";

/// The word of a piece, and its article.
fn words(piece: &Piece<'_>) -> Vec<Word> {
    const NAME_MIN: usize = 4;
    let name = piece.text.strip_prefix(ARTICLE);
    match name.filter(|name| name.chars().count() >= NAME_MIN) {
        Some(name) => vec![
            listed_word(ARTICLE_LATIN, piece.part(0, ARTICLE.len())),
            word(&Piece {
                text: name,
                start: piece.start + ARTICLE.len(),
                ..*piece
            }),
        ],
        None => vec![word(piece)],
    }
}

fn word(piece: &Piece<'_>) -> Word {
    let letters = sounded(piece.text);
    let mut spellings = Spellings::of_foreign();
    let mut at = 0;
    while at < letters.len() {
        at = next(&mut spellings, &letters, at);
    }
    spellings.word(piece, Vowels::Written)
}

/// Reads what begins at this place, a syllable or a sign; returns where the next begins.
fn next(spellings: &mut Spellings, letters: &[char], at: usize) -> usize {
    let letter = letters[at];
    if let Some(digit) = decimal(letter) {
        spellings.push(&digit.to_string());
        at + 1
    } else if is_leading(letter) {
        led(spellings, letters, at)
    } else if consonant(letter, true).is_some() {
        syllable(spellings, letters, at)
    } else {
        push_letter(spellings, letter, vowel(letter));
        at + 1
    }
}

fn is_vowel_sign(letter: char) -> bool {
    vowel(letter).is_some() && !matches!(letter, '็' | SILENT_R | SILENT_L)
}

/// Clusters that begin a syllable: a stop with ร, ล or ว.
fn cluster_length(letters: &[char], at: usize) -> usize {
    let two = matches!(letters.get(at + 1), Some('ร' | 'ล' | 'ว'))
        && matches!(
            letters.get(at),
            Some('ก' | 'ข' | 'ค' | 'ต' | 'ป' | 'ผ' | 'พ' | 'บ' | 'ด' | 'ท' | 'ฟ')
        );
    let led_by_h = letters.get(at) == Some(&'ห')
        && matches!(
            letters.get(at + 1),
            Some('ม' | 'น' | 'ง' | 'ย' | 'ร' | 'ล' | 'ว' | 'ญ')
        );
    if two || led_by_h { 2 } else { 1 }
}

fn push_start(spellings: &mut Spellings, letters: &[char], at: usize, length: usize) {
    for index in at..at + length {
        // A leading ห only sets the tone.
        if length == 2 && index == at && letters[at] == 'ห' {
            continue;
        }
        spellings.push_any(consonant(letters[index], true).unwrap_or(""));
    }
}

/// A syllable whose vowel sign stands before its consonant; returns where the next begins.
fn led(spellings: &mut Spellings, letters: &[char], at: usize) -> usize {
    let start = at + 1;
    if letters
        .get(start)
        .is_none_or(|letter| consonant(*letter, true).is_none())
    {
        spellings.push_any(leading(letters[at]));
        return start;
    }
    // A cluster only if something follows that can close or carry on; เพล would else lose its end.
    let mut length = cluster_length(letters, start);
    if length == 2 && letters.get(start + 2).is_none() && letters[start] != 'ห' {
        length = 1;
    }
    push_start(spellings, letters, start, length);
    let after = start + length;
    let rest = &letters[after.min(letters.len())..];
    let (sound, used) = match (letters[at], rest) {
        ('เ', ['ี', 'ย', 'ะ', ..]) => ("ia", 3),
        ('เ', ['ี', 'ย', ..]) => ("ia|ie", 2),
        ('เ', ['ื', 'อ', ..]) => ("uea|ua", 2),
        ('เ', ['า', 'ะ', ..]) => ("o", 2),
        ('เ', ['า', ..]) => ("ao", 1),
        ('เ', ['ิ' | 'ี', ..]) => ("oe|er", 1),
        ('เ', ['อ', 'ะ', ..]) => ("oe", 2),
        ('เ', ['อ', ..]) => ("oe|er", 1),
        ('เ' | 'แ', ['็', ..]) => (if letters[at] == 'เ' { "e" } else { "ae" }, 1),
        ('เ' | 'แ' | 'โ', ['ะ', ..]) => (leading(letters[at]), 1),
        ('เ', ['ย', ..]) if rest.len() == 1 => ("oei|oey", 1),
        ('ไ', ['ย', ..]) => ("ai", 1),
        (other, _) => (leading(other), 0),
    };
    spellings.push_any(sound);
    close(spellings, letters, after + used)
}

fn leading(letter: char) -> &'static str {
    match letter {
        'เ' => "e",
        'แ' => "ae|e",
        'โ' => "o",
        _ => "ai",
    }
}

/// A syllable that begins with its consonant.
fn syllable(spellings: &mut Spellings, letters: &[char], at: usize) -> usize {
    let next = letters.get(at + 1).copied();
    let after_next = letters.get(at + 2).copied();
    // อ carries a vowel; ว between consonants is ua; รร is an.
    if next == Some('ร') && after_next == Some('ร') {
        push_start(spellings, letters, at, 1);
        let closed = letters.get(at + 3).is_some_and(|letter| {
            consonant(*letter, true).is_some()
                && !letters.get(at + 4).is_some_and(|sign| is_vowel_sign(*sign))
        });
        spellings.push(if closed { "a" } else { "an" });
        return if closed {
            close(spellings, letters, at + 3)
        } else {
            at + 3
        };
    }
    let length = if letters.get(at + 2).is_some() {
        cluster_length(letters, at)
    } else {
        1
    };
    // A short o, as in จ็อง; a consonant before it with none of its own belongs to it, as in มย็อง.
    for length in [1, 2] {
        if matches!(letters.get(at + length..), Some(['็', 'อ', ..]))
            && letters[at..at + length]
                .iter()
                .all(|letter| consonant(*letter, true).is_some())
        {
            push_start(spellings, letters, at, length);
            spellings.push("o");
            return close(spellings, letters, at + length + 2);
        }
    }
    let sign = letters.get(at + length).copied();
    if sign.is_some_and(is_vowel_sign) {
        push_start(spellings, letters, at, length);
        let mut used = at + length;
        match (letters[used], letters.get(used + 1)) {
            ('ั', Some('ว')) => {
                spellings.push("ua");
                used += 2;
            }
            ('ื', Some('อ')) => {
                spellings.push_any("ue|u|eu");
                used += 2;
            }
            (sign, _) => {
                spellings.push_any(vowel(sign).unwrap_or(""));
                used += 1;
            }
        }
        return close(spellings, letters, used);
    }
    if next.is_none()
        && letters[at] == 'ร'
        && at > 0
        && matches!(letters[at - 1], 'ต' | 'ท' | 'ด' | 'ก' | 'พ')
    {
        // วัตร, มิตร: written, not said; English keeps it.
        spellings.push_any("|ra");
        return at + 1;
    }
    push_start(spellings, letters, at, 1);
    match next {
        // Consonant + อ: long o. Consonant + ว + consonant: ua.
        Some('อ') => {
            spellings.push("o");
            close(spellings, letters, at + 2)
        }
        Some('ว')
            if after_next.is_some_and(|letter| consonant(letter, true).is_some())
                && !letters.get(at + 3).is_some_and(|sign| is_vowel_sign(*sign)) =>
        {
            spellings.push("ua");
            close(spellings, letters, at + 2)
        }
        // The last consonant of a word that nothing closed.
        None => {
            if at == 0 || letters[at] == 'ร' {
                spellings.push_any("|on");
            } else {
                spellings.push_any("|a");
            }
            at + 1
        }
        Some(letter) if consonant(letter, true).is_some() => {
            let carries_on = after_next.is_some_and(|sign| is_vowel_sign(sign) || sign == 'อ');
            if carries_on {
                // The next consonant has a vowel of its own, so this one is an open syllable: สมัคร sa-mak. Before a y it is
                // a cluster of a Korean or Burmese name: รยอง is Ryong.
                spellings.push_any(if letter == 'ย' { "|a" } else { "a|" });
                at + 1
            } else {
                spellings.push_any("o|a");
                close(spellings, letters, at + 1)
            }
        }
        Some(_) => {
            spellings.push_any("a|");
            at + 1
        }
    }
}

/// The closing consonant, if the letter at this place has no vowel of its own.
fn close(spellings: &mut Spellings, letters: &[char], at: usize) -> usize {
    let Some(&letter) = letters.get(at) else {
        return at;
    };
    if letter == 'อ' {
        return at;
    }
    let Some(end) = consonant(letter, false) else {
        return at;
    };
    let next = letters.get(at + 1).copied();
    // อ is this consonant's vowel unless it carries one itself: อัลอะซัด is al-Asad.
    let carried = |at: usize| {
        letters
            .get(at + 1)
            .is_some_and(|sign| *sign == 'อ' || is_vowel_sign(*sign))
    };
    let has_vowel = next.is_some_and(|sign| {
        is_vowel_sign(sign) || (sign == 'อ' && letters.get(at + 2).is_some() && !carried(at + 1))
    });
    let starts_cluster = cluster_length(letters, at) == 2
        && letters.get(at + 2).is_some_and(|sign| is_vowel_sign(*sign));
    if has_vowel || starts_cluster {
        return at;
    }
    // Two of one letter are one sound of a foreign name: บัชชาร.
    if next != Some(letter) {
        spellings.push_any(end);
    }
    at + 1
}
