//! Greek as on passports (ELOT 743, United Nations 1987), with the spellings of foreign names undone.
//!
//! μπ, ντ, γκ are b, d, g at the start of a word and mp or b, nt or d, gk or g inside; τζ is j in foreign names. A diphthong
//! has its accent on the second letter; an accent on the first or a diaeresis on the second parts them (Σοϊγκού).

use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Vowels, Word};

pub(super) fn words(pieces: &[Piece<'_>]) -> Vec<Word> {
    pieces.iter().map(word).collect()
}

fn word(piece: &Piece<'_>) -> Word {
    let letters: Vec<char> = piece
        .text
        .chars()
        .flat_map(char::to_lowercase)
        .map(monotonic)
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let mut spellings = Spellings::of_foreign();
    let mut at = 0;
    while at < letters.len() {
        let (length, alternatives) = if let Some((length, found)) = foreign(&letters, at) {
            (length, Some(found))
        } else if let Some(found) = pair(&letters, at) {
            (2, Some(found))
        } else {
            (
                1,
                if letters[at] == 'φ' && at > 2 && at + 1 == letters.len() {
                    // Russian names end in -ov.
                    Some("f|v")
                } else if letters[at] == 'σ' {
                    // Greek has no sh.
                    Some(if at == 0 { "s|sh" } else { "s~sh" })
                } else {
                    single(letters[at])
                },
            )
        };
        push_letter(&mut spellings, letters[at], alternatives);
        at += length;
    }
    spellings.word(piece, Vowels::Written)
}

/// Rows of letters that only foreign names have, with how many they are: νγκ is ng, ντζ is j, γου before a vowel w.
fn foreign(letters: &[char], at: usize) -> Option<(usize, &'static str)> {
    let rest = &letters[at..];
    let vowel = |place: usize| {
        rest.get(place)
            .is_some_and(|next| "αάεέηήιίοόωώ".contains(*next))
    };
    Some(match rest {
        ['ν', 'γ', 'κ', ..] => (3, "ng|nk"),
        ['ν', 'τ', 'ζ', ..] => (3, if at == 0 { "j|ntz" } else { "nj|ntz" }),
        ['γ', 'ο', 'υ' | 'ύ', ..] if at == 0 && vowel(3) => (3, "w|gou"),
        ['γ', 'ι' | 'ί'] if at == 0 => (2, "yi|gi"),
        _ => return None,
    })
}

/// Breathings and the three accents of older spelling become one.
fn monotonic(letter: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    if !('\u{1f00}'..='\u{1fff}').contains(&letter) {
        return letter;
    }
    let mut parts = letter.nfd();
    let base = parts.next().unwrap_or(letter);
    let accented = parts.any(|mark| matches!(mark, '\u{300}' | '\u{301}' | '\u{342}'));
    if !accented {
        return base;
    }
    match base {
        'α' => 'ά',
        'ε' => 'έ',
        'η' => 'ή',
        'ι' => 'ί',
        'ο' => 'ό',
        'υ' => 'ύ',
        'ω' => 'ώ',
        other => other,
    }
}

fn pair(letters: &[char], at: usize) -> Option<&'static str> {
    let second = *letters.get(at + 1)?;
    let (initial, last) = (at == 0, at + 2 == letters.len());
    // Before a voiceless letter or at the end υ is f, else v.
    let voiceless = letters
        .get(at + 2)
        .is_none_or(|next| "θκξπσςτφχψ".contains(*next));
    Some(match (letters[at], second) {
        ('ο', 'υ' | 'ύ') => "ou|u",
        ('α', 'υ' | 'ύ') => {
            if voiceless {
                "af|av|au"
            } else {
                "av|au"
            }
        }
        ('ε', 'υ' | 'ύ') => {
            if voiceless {
                "ef|ev|eu"
            } else {
                "ev|eu"
            }
        }
        ('η', 'υ' | 'ύ') => {
            if voiceless {
                "if|iv"
            } else {
                "iv|if"
            }
        }
        ('α', 'ι' | 'ί') => "ai|e",
        ('ε', 'ι' | 'ί') => "ei|i|y",
        ('ο', 'ι' | 'ί') => "oi|i",
        ('υ', 'ι' | 'ί') => "yi|i",
        ('μ', 'π') => {
            if initial {
                "b|mp"
            } else {
                "b|mp|mb"
            }
        }
        ('ν', 'τ') => {
            if initial {
                "d|nt"
            } else if last {
                "nt|d|nd"
            } else if letters.get(at + 2) == Some(&'ρ') {
                "nd|nt|d"
            } else {
                "nt|d|nd"
            }
        }
        ('γ', 'κ') => {
            if initial {
                "g|gk"
            } else {
                "g|gk|ng"
            }
        }
        ('γ', 'γ') => "ng|gg|g",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') => "nch|nkh",
        ('τ', 'ζ') => "tz|j|dj",
        ('τ', 'σ') => "ts|ch",
        ('γ', 'ε' | 'έ') => "ge|ye",
        ('γ', 'ι')
            if letters
                .get(at + 2)
                .is_some_and(|next| "αάεέοόουύωώ".contains(*next)) =>
        {
            "gi|y|j"
        }
        _ => return None,
    })
}

fn single(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'ά' => "a",
        'β' | 'ϐ' => "v|b",
        'γ' => "g",
        'δ' => "d~dh",
        'ε' | 'έ' => "e",
        'ζ' => "z~zh",
        'η' | 'ή' | 'ι' | 'ί' | 'ϊ' | 'ΐ' => "i",
        'θ' | 'ϑ' => "th",
        'κ' | 'ϰ' => "k",
        'λ' => "l",
        'μ' | 'µ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ό' | 'ω' | 'ώ' => "o",
        'π' | 'ϖ' => "p",
        'ρ' | 'ϱ' => "r",
        'σ' | 'ς' | 'ϲ' => "s",
        'τ' => "t",
        'υ' | 'ύ' | 'ϋ' | 'ΰ' => "y|u",
        'φ' | 'ϕ' => "f",
        'χ' => "ch|h|kh",
        'ψ' => "ps",
        _ => return None,
    })
}
