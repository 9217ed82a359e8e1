//! Two Japanese names that look alike are two: *Yuta* and *Yuto*, *Kazuo* and *Kazuko*, *Oda* and *Ota*.
//!
//! Kana write every vowel, and there are two systems of romanisation that differ by rule, so that a name has few spellings
//! in Latin letters; a likeness of sounds beyond those is another name.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::meeting::Systems;
use crate::script::{System, kanji};
use crate::token::{Role, Token};

/// A shorter word is anybody's name.
const LETTERS_MIN: usize = 4;

/// Whether two words, of which one is in signs, are two names though they are alike: neither has a reading that the other
/// has, and the one in letters is made of Japanese syllables.
pub(crate) fn are_two(mine: &Token, theirs: &Token, systems: Systems) -> bool {
    let is_read = |system: System| matches!(system, System::Japanese | System::Hepburn);
    let is_written = |system: System| matches!(system, System::Latin | System::CyrillicJapanese);
    let letters = match systems {
        Systems(one, other) if is_read(one) && (is_written(other) || is_read(other)) => theirs,
        Systems(one, other) if is_written(one) && is_read(other) => mine,
        _ => return false,
    };
    may_be_two(mine, theirs)
        && is_of_syllables(&key(letters.text()))
        && !share_a_reading(mine, theirs)
}

/// Whether both words are names that people bear as they are written and given names of Japan, or both family names, and
/// neither has a reading that the other has. *Iouri* is nobody's *Iori*.
pub(crate) fn are_borne_by_two(mine: &Token, theirs: &Token) -> bool {
    may_be_two(mine, theirs)
        && mine.text().len().min(theirs.text().len()) >= LETTERS_MIN
        && mine.names_another()
        && theirs.names_another()
        && are_borne(&key(mine.text()), &key(theirs.text()))
        && !share_a_reading(mine, theirs)
}

fn may_be_two(mine: &Token, theirs: &Token) -> bool {
    let named = |token: &Token| token.role == Role::Name && !token.partial_vowels;
    mine.text() != theirs.text() && named(mine) && named(theirs)
}

fn share_a_reading(mine: &Token, theirs: &Token) -> bool {
    let keys = |token: &Token| -> Vec<String> {
        let texts = token.spellings.iter().map(|spelling| &*spelling.text);
        texts.map(key).collect()
    };
    let theirs = keys(theirs);
    keys(mine).iter().any(|key| theirs.contains(key))
}

/// Whether both are given names, or both family names.
fn are_borne(one: &str, other: &str) -> bool {
    let names = names();
    names
        .iter()
        .any(|names| names.contains(one) && names.contains(other))
}

/// The keys of the readings that given names have, and family names.
fn names() -> &'static [FxHashSet<String>; 2] {
    static NAMES: OnceLock<[FxHashSet<String>; 2]> = OnceLock::new();
    NAMES.get_or_init(|| {
        kanji::listed_readings().map(|readings| readings.into_iter().map(key).collect())
    })
}

/// Whether a given name of Japan is read so, however its long vowels are written.
pub(crate) fn is_given_reading(latin: &str) -> bool {
    names()[0].contains(&key(latin))
}

/// The same of a family name; one vowel begins too many names (*Oh*, *Obama*).
pub(crate) fn is_family_reading(latin: &str) -> bool {
    latin.len() > 1 && names()[1].contains(&key(latin))
}

/// A reading in Hepburn with its long vowels short, whichever system it is written in.
fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text.as_bytes();
    while let [first, ..] = rest {
        let (letters, used) = match rest {
            [b's', b'i', ..] => ("shi", 2),
            [b's', b'y', ..] => ("sh", 2),
            [b't', b'i', ..] => ("chi", 2),
            [b't', b'y', ..] => ("ch", 2),
            [b't', b'u', ..] => ("tsu", 2),
            [b'z' | b'd', b'i', ..] => ("ji", 2),
            [b'z' | b'j', b'y', ..] => ("j", 2),
            [b'd', b'z', ..] => ("z", 2),
            [b'd', b'u', ..] => ("zu", 2),
            [b'h', b'u', ..] if !ends_in_h_of_two(&out) => ("fu", 2),
            [b'm', b'b' | b'p' | b'm', ..] => ("n", 1),
            [b'o', b'h', after @ ..]
                if !matches!(after, [b'a' | b'e' | b'i' | b'o' | b'u' | b'y', ..]) =>
            {
                ("o", 2)
            }
            [b'u', b'h', after @ ..]
                if !matches!(after, [b'a' | b'e' | b'i' | b'o' | b'u' | b'y', ..]) =>
            {
                ("u", 2)
            }
            [b'o', b'o' | b'u', ..] => ("o", 2),
            [b'u', b'u', ..] => ("u", 2),
            _ => ("", 1),
        };
        if letters.is_empty() {
            out.push(char::from(*first));
        } else {
            out.push_str(letters);
        }
        rest = &rest[used..];
    }
    out
}

/// Whether the h that follows belongs to a sh or ch before it.
fn ends_in_h_of_two(out: &str) -> bool {
    out.ends_with(['s', 'c', 't'])
}

/// Whether a key is a row of Japanese syllables: a consonant and a vowel each, or an n.
fn is_of_syllables(key: &str) -> bool {
    const CONSONANTS: [&str; 28] = [
        "", "b", "by", "ch", "d", "f", "g", "gy", "h", "hy", "j", "k", "ky", "m", "my", "n", "ny",
        "p", "py", "r", "ry", "s", "sh", "t", "ts", "w", "y", "z",
    ];
    let mut rest = key;
    while !rest.is_empty() {
        let vowel = rest.find(['a', 'e', 'i', 'o', 'u']);
        let Some(vowel) = vowel else {
            return rest == "n";
        };
        let (consonants, after) = rest.split_at(vowel);
        let begins = |letters: &str| CONSONANTS.contains(&letters);
        let doubled = || {
            let mut letters = consonants.chars();
            let first = letters.next();
            let second = letters.as_str().chars().next();
            (first == second || (first == Some('t') && second == Some('c')))
                && begins(letters.as_str())
        };
        let nasal = || consonants.strip_prefix('n').is_some_and(begins);
        let is_doubled = !consonants.is_empty() && doubled();
        if !(begins(consonants) || nasal() || is_doubled) {
            return false;
        }
        rest = &after[1..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Name, View, compare};

    #[test]
    fn systems_of_romanisation_have_one_key() {
        for (one, other) in [
            ("shouhei", "shohei"),
            ("ohtani", "otani"),
            ("satoh", "satou"),
            ("sinitiro", "shinichiro"),
            ("huzita", "fujita"),
            ("zyunko", "junko"),
            ("tuyosi", "tsuyoshi"),
            ("homma", "honma"),
            ("yuuko", "yuko"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("ono"), key("ota"));
        assert_eq!(key("chuhei"), "chuhei");
    }

    #[test]
    fn words_of_japanese_syllables_are_known() {
        for (word, expected) in [
            ("kenichiro", true),
            ("junya", true),
            ("hattori", true),
            ("ryuunosuke", true),
            ("maskawa", false),
            ("smith", false),
            ("carlos", false),
            ("shin", true),
        ] {
            assert_eq!(is_of_syllables(&key(word)), expected, "{word}");
        }
    }

    fn worth(one: &str, other: &str) -> i32 {
        let names = [one, other].map(|name| Name::new(name, View::Person));
        compare(&names[0], &names[1]).map_or(0, |evidence| evidence.bits.0)
    }

    #[test]
    fn names_a_syllable_apart_are_two_people() {
        for (name, own, other) in [
            ("佐藤裕太", "Yuta Sato", "Yuto Sato"),
            ("さとう ゆうた", "Yuta Sato", "Yuto Sato"),
            ("スズキ カズヤ", "Kazuya Suzuki", "Kazuo Suzuki"),
            ("中村和夫", "Kazuo Nakamura", "Kazuko Nakamura"),
            ("Yoshiro Kato", "Yoshirou Katoh", "Yoshiko Kato"),
        ] {
            assert!(worth(name, own) > 700, "{name} {own}");
            assert!(worth(name, other) < 600, "{name} {other}");
        }
    }
}
