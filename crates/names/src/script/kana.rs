//! Kana: Hepburn with the Kunrei and long-vowel spellings, foreign words in katakana, Korean and Chinese names in katakana.
//!
//! Hepburn as on passports (Ministry of Foreign Affairs: long vowels dropped) with the alternatives that people use: tu for tsu
//! (ISO 3602, Kunrei), ou or oh for a long o. Katakana also writes foreign names, see `kana_loan`.

use super::segment::Piece;
use super::spelling::{STEP, Spellings, push_letter, tidy};
use super::{Reading, Spelling, System, Vowels, Word, kana_loan};
use crate::two_japanese::{is_family_reading, is_given_reading};

pub(super) fn readings(pieces: &[Piece<'_>], with_han: bool) -> Vec<Reading> {
    let spelled: Vec<Vec<Mora>> = pieces.iter().map(|piece| morae(piece.text)).collect();
    let katakana = pieces.iter().all(|piece| {
        piece
            .text
            .chars()
            .all(|character| !('\u{3041}'..='\u{3096}').contains(&character))
    });
    let dotted = pieces.iter().any(|piece| piece.after_dot);
    let both = || pieces.iter().zip(&spelled);
    let as_one = match pieces {
        [piece] if !with_han => family_and_given(piece, &spelled[0]),
        _ => None,
    };
    let japanese =
        || as_one.as_ref().is_some_and(|(_, is_known)| *is_known) || are_japanese(&spelled);
    // Katakana with a dot is foreign, hiragana beside Han is Japanese; katakana alone can be either: it is Japanese
    // where each word is read as Japanese names are.
    let (hepburn_cost, loan_cost) = match (katakana, dotted || with_han) {
        (true, true) => (200, 0),
        (true, false) if japanese() => (0, 500),
        (true, false) => (30, 30),
        (false, _) => (0, 400),
    };
    let mut readings = vec![Reading {
        system: System::Hepburn,
        words: both().map(|(piece, morae)| hepburn(piece, morae)).collect(),
        cost: hepburn_cost,
    }];
    if let Some((words, _)) = as_one {
        readings.push(Reading {
            system: System::Hepburn,
            words,
            cost: hepburn_cost,
        });
    }
    if katakana {
        readings.push(Reading {
            system: System::KanaLoan,
            words: both()
                .map(|(piece, morae)| kana_loan::word(piece, morae))
                .collect(),
            cost: loan_cost,
        });
        if !with_han && let Some(words) = kana_loan::syllables(pieces, &spelled) {
            readings.push(Reading {
                system: System::KanaSyllables,
                words,
                cost: 150,
            });
        }
    }
    readings
}

/// Whether the words are a family name and a given one that Japanese bear.
fn are_japanese(words: &[Vec<Mora>]) -> bool {
    let [one, other] = words else {
        return false;
    };
    let (one, other) = (in_letters(one), in_letters(other));
    (is_family_reading(&one) && is_given_reading(&other))
        || (is_given_reading(&one) && is_family_reading(&other))
}

/// The beats in Hepburn, long vowels written out.
fn in_letters(morae: &[Mora]) -> String {
    let letters = morae.iter().map(|mora| match mora.kind {
        Kind::Nasal => "n".to_owned(),
        _ => format!("{}{}", mora.consonant, mora.vowel),
    });
    letters.collect()
}

/// A name that is written as one word, cut after the longest beginning that is a family name's reading, and whether the rest
/// is a given name's: many a foreign word begins as families are called.
fn family_and_given(piece: &Piece<'_>, morae: &[Mora]) -> Option<(Vec<Word>, bool)> {
    /// A given name has two beats at least.
    const GIVEN: usize = 2;
    let border = (1..=morae.len().checked_sub(GIVEN)?).rev().find(|border| {
        morae[*border].kind == Kind::Plain && is_family_reading(&in_letters(&morae[..*border]))
    })?;
    let is_known = is_given_reading(&in_letters(&morae[border..]));
    let split = morae[border].from;
    let parts = [
        (0, split, &morae[..border]),
        (split, piece.text.len(), &morae[border..]),
    ];
    let words = parts.map(|(from, to, morae)| {
        let piece = Piece {
            text: &piece.text[from..to],
            start: piece.start + from,
            ..*piece
        };
        hepburn(&piece, morae)
    });
    Some((words.into(), is_known))
}

/// One beat: its consonant and vowel in Hepburn, and its end in the text.
#[derive(Debug, Clone)]
pub(super) struct Mora {
    pub(super) consonant: &'static str,
    pub(super) vowel: &'static str,
    pub(super) kind: Kind,
    pub(super) from: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// ん.
    Nasal,
    /// っ, doubles what follows.
    Stop,
    /// ー.
    Long,
    /// A small vowel that joined the beat before (ティ, ファ, ジョ).
    Other(char),
}

fn hiragana(character: char) -> char {
    match u32::from(character) {
        code @ 0x30a1..=0x30f6 => char::from_u32(code - 0x60).unwrap_or(character),
        _ => character,
    }
}

fn morae(text: &str) -> Vec<Mora> {
    let mut morae: Vec<Mora> = Vec::with_capacity(text.len() / 3);
    for (from, character) in text.char_indices() {
        let plain = hiragana(character);
        if let Some(before) = morae.last_mut()
            && before.kind == Kind::Plain
            && let Some((consonant, vowel)) = with_small(before.consonant, before.vowel, plain)
        {
            (before.consonant, before.vowel) = (consonant, vowel);
            continue;
        }
        let (consonant, vowel, kind) = match plain {
            'ん' => ("n", "", Kind::Nasal),
            'っ' => ("", "", Kind::Stop),
            'ー' | 'ｰ' => ("", "", Kind::Long),
            'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' => match morae.last() {
                Some(before) => (before.consonant, before.vowel, Kind::Plain),
                None => continue,
            },
            _ => match beat(plain) {
                Some((consonant, vowel)) => (consonant, vowel, Kind::Plain),
                None if character.is_alphanumeric() => ("", "", Kind::Other(character)),
                None => continue,
            },
        };
        morae.push(Mora {
            consonant,
            vowel,
            kind,
            from,
        });
    }
    morae
}

fn beat(character: char) -> Option<(&'static str, &'static str)> {
    const ROWS: &[(&str, [char; 5])] = &[
        ("", ['あ', 'い', 'う', 'え', 'お']),
        ("k", ['か', 'き', 'く', 'け', 'こ']),
        ("g", ['が', 'ぎ', 'ぐ', 'げ', 'ご']),
        ("s", ['さ', '\0', 'す', 'せ', 'そ']),
        ("z", ['ざ', '\0', 'ず', 'ぜ', 'ぞ']),
        ("t", ['た', '\0', '\0', 'て', 'と']),
        ("d", ['だ', '\0', '\0', 'で', 'ど']),
        ("n", ['な', 'に', 'ぬ', 'ね', 'の']),
        ("h", ['は', 'ひ', '\0', 'へ', 'ほ']),
        ("b", ['ば', 'び', 'ぶ', 'べ', 'ぼ']),
        ("p", ['ぱ', 'ぴ', 'ぷ', 'ぺ', 'ぽ']),
        ("m", ['ま', 'み', 'む', 'め', 'も']),
        ("y", ['や', '\0', 'ゆ', '\0', 'よ']),
        ("r", ['ら', 'り', 'る', 'れ', 'ろ']),
        ("w", ['わ', 'ゐ', '\0', 'ゑ', '\0']),
        ("", ['ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ']),
        ("y", ['ゃ', '\0', 'ゅ', '\0', 'ょ']),
        ("sh", ['\0', 'し', '\0', '\0', '\0']),
        ("j", ['\0', 'じ', '\0', '\0', '\0']),
        ("j", ['\0', 'ぢ', '\0', '\0', '\0']),
        ("ch", ['\0', 'ち', '\0', '\0', '\0']),
        ("ts", ['\0', '\0', 'つ', '\0', '\0']),
        ("z", ['\0', '\0', 'づ', '\0', '\0']),
        ("f", ['\0', '\0', 'ふ', '\0', '\0']),
        ("v", ['ヷ', 'ヸ', 'ゔ', 'ヹ', 'ヺ']),
        ("", ['\0', '\0', '\0', '\0', 'を']),
        ("w", ['ゎ', '\0', '\0', '\0', '\0']),
        ("k", ['ゕ', '\0', '\0', 'ゖ', '\0']),
    ];
    const VOWELS: [&str; 5] = ["a", "i", "u", "e", "o"];
    ROWS.iter().find_map(|(consonant, row)| {
        row.iter()
            .position(|own| *own == character)
            .map(|at| (*consonant, VOWELS[at]))
    })
}

/// A beat with the small kana after it: ki + ya is kya, te + i is ti, fu + a is fa.
fn with_small(
    consonant: &'static str,
    vowel: &'static str,
    small: char,
) -> Option<(&'static str, &'static str)> {
    let to = match small {
        'ゃ' => "a",
        'ゅ' => "u",
        'ょ' => "o",
        'ぁ' => "a",
        'ぃ' => "i",
        'ぅ' => "u",
        'ぇ' => "e",
        'ぉ' => "o",
        _ => return None,
    };
    let glide = matches!(small, 'ゃ' | 'ゅ' | 'ょ');
    Some(match (consonant, vowel) {
        ("sh" | "j" | "ch", "i") => (consonant, to),
        ("f" | "v" | "ts", "u") if !glide => (consonant, to),
        ("f", "u") => ("fy", to),
        ("v", "u") => ("vy", to),
        ("t" | "d", "e") if small == 'ぃ' => (consonant, to),
        ("t", "e") if glide => ("ty", to),
        ("d", "e") if glide => ("dy", to),
        ("t" | "d", "o") if small == 'ぅ' => (consonant, to),
        ("", "u") if !glide && small != 'ぅ' => ("w", to),
        ("", "i") if small == 'ぇ' => ("y", to),
        ("k", "u") if !glide => ("kw", to),
        ("g", "u") if !glide => ("gw", to),
        ("k", "i") => ("ky", to),
        ("g", "i") => ("gy", to),
        ("n", "i") => ("ny", to),
        ("h", "i") => ("hy", to),
        ("b", "i") => ("by", to),
        ("p", "i") => ("py", to),
        ("m", "i") => ("my", to),
        ("r", "i") => ("ry", to),
        _ => return None,
    })
}

fn hepburn(piece: &Piece<'_>, morae: &[Mora]) -> Word {
    let mut spellings = Spellings::new();
    for (at, mora) in morae.iter().enumerate() {
        let before = at.checked_sub(1).map(|index| &morae[index]);
        match mora.kind {
            Kind::Nasal => spellings.push_any(
                if morae
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.consonant, "b" | "p" | "m"))
                {
                    "n~m"
                } else {
                    "n"
                },
            ),
            Kind::Stop => spellings.push(double(morae.get(at + 1))),
            Kind::Long => {}
            Kind::Other(character) => push_letter(&mut spellings, character, None),
            Kind::Plain => {
                // A second o or u after o, a second u after u only lengthens.
                let lengthens = mora.consonant.is_empty()
                    && before.is_some_and(|before| {
                        matches!((before.vowel, mora.vowel), ("o", "u" | "o") | ("u", "u"))
                    });
                if lengthens {
                    spellings.push_any(if mora.vowel == "u" { "|u" } else { "|o" });
                    continue;
                }
                spellings.push_any(match (mora.consonant, mora.vowel) {
                    ("sh", "i") => "sh|s",
                    ("ch", "i") => "ch|t",
                    ("ts", "u") => "ts|t",
                    ("f", "u") => "f|h",
                    ("j", "i") => "j|z",
                    ("ch", _) => "ch|ty",
                    (other, _) => other,
                });
                spellings.push(mora.vowel);
            }
        }
    }
    spellings.word(piece, Vowels::Written)
}

fn double(next: Option<&Mora>) -> &'static str {
    match next.map(|next| next.consonant) {
        Some("ch" | "t" | "ts" | "ty") => "t",
        Some("k" | "ky" | "kw") => "k",
        Some("s") => "s",
        Some("p" | "py") => "p",
        Some("d" | "dy") => "d",
        Some("g" | "gy") => "g",
        Some("b" | "by") => "b",
        Some("z") => "z",
        Some("f" | "fy") => "f",
        _ => "",
    }
}

/// A reading in letters as it begins behind another, where it is voiced there: *saburo* as -*zaburo*.
pub fn voiced(reading: &str) -> Option<String> {
    const VOICED: [(&str, &str); 8] = [
        ("sh", "j"),
        ("ch", "j"),
        ("ts", "z"),
        ("k", "g"),
        ("s", "z"),
        ("t", "d"),
        ("h", "b"),
        ("f", "b"),
    ];
    VOICED.iter().find_map(|(plain, voiced)| {
        let rest = reading.strip_prefix(plain)?;
        Some(format!("{voiced}{rest}"))
    })
}

/// The spellings of a Hepburn reading with written-out long vowels (`satou`): dropped first, then as they stand, then oh.
pub(super) fn long_vowels(reading: &str) -> Vec<Spelling> {
    let short = reading
        .replace("ou", "o")
        .replace("oo", "o")
        .replace("uu", "u");
    if short == reading {
        return vec![Spelling {
            latin: short,
            cost: 0,
        }];
    }
    let mut all = vec![
        Spelling {
            latin: short,
            cost: 0,
        },
        Spelling {
            latin: reading.to_owned(),
            cost: STEP,
        },
    ];
    if reading.contains("ou") || reading.contains("oo") {
        all.push(Spelling {
            latin: reading
                .replace("ou", "oh")
                .replace("oo", "oh")
                .replace("uu", "u"),
            cost: 2 * STEP,
        });
    }
    tidy(all)
}
