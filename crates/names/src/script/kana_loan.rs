//! Foreign names in katakana, and Korean and Chinese ones.
//!
//! The u and o that Japanese adds after a consonant are dropped, ra and la are one, ba may be va, ji may be di. 김정은 comes as
//! キム・ジョンウン, so a katakana name of short parts is also read syllable by syllable.

use super::kana::{Kind, Mora};
use super::korean::family;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Spelling, Vowels, Word};

pub(super) fn word(piece: &Piece<'_>, morae: &[Mora]) -> Word {
    let mut spellings = Spellings::of_foreign();
    for (at, mora) in morae.iter().enumerate() {
        let next = morae.get(at + 1);
        // Before a consonant or at the end the u (after t and d the o) was added by the transcription.
        let closed = next.is_none_or(|next| {
            !(next.consonant.is_empty() && next.kind == Kind::Plain)
                && next.kind != Kind::Long
                && next.kind != Kind::Nasal
        });
        match mora.kind {
            // Before a vowel, ン can be the ng of a Korean or Chinese syllable.
            Kind::Nasal => spellings.push_any(
                if next.is_some_and(|next| {
                    next.kind == Kind::Plain && matches!(next.consonant, "" | "w" | "y")
                }) {
                    "n|ng"
                } else {
                    "n"
                },
            ),
            // A long a is often an ar: スターマー.
            Kind::Long if at > 0 && morae[at - 1].vowel == "a" => spellings.push_any("~r"),
            Kind::Stop | Kind::Long => {}
            Kind::Other(character) => push_letter(&mut spellings, character, None),
            Kind::Plain => {
                let start = at == 0;
                spellings.push_any(match (mora.consonant, mora.vowel) {
                    ("r", _) => "r~l",
                    ("b", _) => "b|v",
                    ("j", "i") => "j|d~z",
                    ("ch", "i") => "ch|t",
                    ("sh", "i") => "sh~s",
                    // At the end it is what Russian names end in: プリゴフ, -ov.
                    ("f", "u") if next.is_none() => "f|v",
                    ("f", _) => "f|h",
                    ("s", _) => "s|th",
                    ("z", _) => "z|th",
                    ("h", _) => "h~kh",
                    ("ts", _) => "ts~z",
                    ("", "u") if start && next.is_some_and(|next| next.consonant == "r") => "v",
                    (other, _) => other,
                });
                if matches!((mora.consonant, mora.vowel), ("", "u"))
                    && start
                    && next.is_some_and(|next| next.consonant == "r")
                {
                    continue;
                }
                match (mora.consonant, mora.vowel) {
                    // ju from dja, sho from scho and the like keep their vowel.
                    ("t" | "d", "o") if closed => spellings.push_any("~o"),
                    ("", "u") => spellings.push("u"),
                    // キア: a last a after i or e is an r.
                    ("", "a") if next.is_none() && at > 0 && ends_in_front(&morae[at - 1]) => {
                        spellings.push_any("a|r");
                    }
                    (_, "u") if closed => spellings.push_any("~u"),
                    ("ch" | "j" | "sh", "i") if closed && next.is_none() => {
                        spellings.push_any("i|");
                    }
                    (_, vowel) => spellings.push(vowel),
                }
            }
        }
    }
    spellings.word(piece, Vowels::Written)
}

fn ends_in_front(mora: &Mora) -> bool {
    mora.kind == Kind::Plain && matches!(mora.vowel, "i" | "e")
}

/// The Hangul of Korean family names of one or two beats, where they are spelled in other ways than they sound.
fn korean_family(piece: &Piece<'_>) -> Option<Vec<Spelling>> {
    let hangul = match piece.text {
        "イ" | "李" => "이",
        "リ" => "리",
        "パク" => "박",
        "チェ" => "최",
        "チョン" => "정",
        "カン" => "강",
        "チョ" => "조",
        "ユン" => "윤",
        "チャン" => "장",
        "イム" => "임",
        "オ" => "오",
        "ソ" => "서",
        "シン" => "신",
        "クォン" => "권",
        "ファン" => "황",
        "アン" => "안",
        "ユ" => "유",
        "コ" => "고",
        "ムン" => "문",
        "ヤン" => "양",
        "ソン" => "손",
        "ペ" => "배",
        "ペク" => "백",
        "ホ" => "허",
        "シム" => "심",
        "ノ" => "노",
        "ウ" => "우",
        "ク" => "구",
        _ => return None,
    };
    family(hangul)
}

/// Parts of one to three syllables, each a word: キム・ジョンウン as kim, jong, un. A syllable is a beat with the ン, ッ, ー or
/// short closing beat after it.
pub(super) fn syllables(pieces: &[Piece<'_>], spelled: &[Vec<Mora>]) -> Option<Vec<Word>> {
    let short = pieces.len() == 1 && spelled[0].len() <= 6;
    if !short && !(2..=4).contains(&pieces.len()) {
        return None;
    }
    let mut words = Vec::new();
    for (index, (piece, morae)) in pieces.iter().zip(spelled).enumerate() {
        if index == 0
            && pieces.len() > 1
            && let Some(spellings) = korean_family(piece)
        {
            words.push(Word {
                spellings,
                vowels: Vowels::Written,
                source: piece.source(),
            });
            continue;
        }
        let mut at = 0;
        let mut count = 0;
        while at < morae.len() {
            let mora = &morae[at];
            if mora.kind != Kind::Plain {
                return None;
            }
            let mut spellings = Spellings::new();
            spellings.push_any(match (mora.consonant, mora.vowel) {
                ("j", "i") => "j|ch",
                ("sh", "i") => "s|sh|x",
                ("r", _) => "r|l",
                ("k", _) => "k|g",
                ("g", _) => "g|k",
                ("t", _) => "t|d",
                ("p", _) => "p|b",
                ("ch", _) => "ch|j|zh|q",
                ("sh", _) => "sh|x",
                (other, _) => other,
            });
            spellings.push_any(match mora.vowel {
                "u" => "u|eu",
                "o" => "o|eo",
                other => other,
            });
            at += 1;
            // What closes the syllable.
            while let Some(close) = morae.get(at) {
                let letters = match (close.kind, close.consonant, close.vowel) {
                    (Kind::Nasal, ..) => "n|ng",
                    (Kind::Stop, ..) => "k|t|p",
                    (Kind::Long, ..) => "",
                    (Kind::Plain, "m", "u") => "m",
                    (Kind::Plain, "k", "u") => "k",
                    (Kind::Plain, "r", "u") => "l",
                    (Kind::Plain, "p" | "b", "u") => "p",
                    (Kind::Plain, "", "i") if mora.vowel == "e" || mora.vowel == "a" => "i",
                    _ => break,
                };
                spellings.push_any(letters);
                at += 1;
                if !letters.is_empty() && letters != "i" {
                    break;
                }
            }
            let to = morae.get(at).map_or(piece.text.len(), |next| next.from);
            words.push(Word {
                spellings: spellings.finish(),
                vowels: Vowels::Written,
                source: piece.part(mora.from, to),
            });
            count += 1;
        }
        if count > 3 {
            return None;
        }
    }
    words
        .iter()
        .all(|word| !word.spellings.is_empty())
        .then_some(words)
}
