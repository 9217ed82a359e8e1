//! Names of East Asia in letters: rows of single syllables, of which there are a few hundred.

use crate::rarity;

/// Whether it is what a syllable begins with.
fn is_initial(letters: &str) -> bool {
    match letters.len() {
        0 => true,
        1 => {
            letters.bytes().all(|letter| letter.is_ascii_lowercase())
                && !matches!(letters, "a" | "e" | "i" | "o" | "u" | "v")
        }
        2 => matches!(
            letters,
            "ch" | "gw"
                | "hs"
                | "hw"
                | "hy"
                | "jj"
                | "kh"
                | "kk"
                | "kw"
                | "ky"
                | "gy"
                | "ly"
                | "my"
                | "ny"
                | "ph"
                | "pp"
                | "py"
                | "by"
                | "ry"
                | "sh"
                | "ss"
                | "th"
                | "ts"
                | "tt"
                | "tz"
                | "zh"
        ),
        _ => letters == "tch",
    }
}

/// Whether it is the vowels that one syllable has.
fn is_vowel(letters: &str) -> bool {
    match letters.len() {
        1 => matches!(letters, "a" | "e" | "i" | "o" | "u"),
        2 => matches!(
            letters,
            "ae" | "ai"
                | "ao"
                | "au"
                | "ee"
                | "ei"
                | "eo"
                | "eu"
                | "ia"
                | "ie"
                | "io"
                | "iu"
                | "oe"
                | "oi"
                | "oo"
                | "ou"
                | "ua"
                | "ue"
                | "ui"
                | "uo"
        ),
        _ => matches!(letters, "eui" | "iao" | "uai" | "yeo"),
    }
}

/// Whether it is what a syllable ends in.
fn is_final(letters: &str) -> bool {
    matches!(
        letters,
        "" | "n" | "ng" | "k" | "l" | "m" | "p" | "t" | "rk" | "h"
    )
}

/// The longest initial has so many letters …
const LONGEST_INITIAL: usize = 3;
/// … and the longest of each so many together.
const LONGEST: usize = 8;

/// Whether a word, in lower-case ASCII, can be one such syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let is_rest = |rest: &str| {
        let end = rest.find(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        let (vowels, last) = rest.split_at(end.unwrap_or(rest.len()));
        is_vowel(vowels) && is_final(last)
    };
    let mut cuts = (0..=LONGEST_INITIAL).filter_map(|at| word.split_at_checked(at));
    cuts.any(|(initial, rest)| is_initial(initial) && is_rest(rest))
}

/// How many syllables a word of one or two has, if it can be made of them.
pub(crate) fn syllables(word: &str) -> Option<i32> {
    if is_syllable(word) {
        return Some(1);
    }
    if word.len() > 2 * LONGEST {
        return None;
    }
    let mut ends = 1..word.len();
    ends.any(|at| {
        let parts = word.split_at_checked(at);
        parts.is_some_and(|(one, other)| is_syllable(one) && is_syllable(other))
    })
    .then_some(2)
}

/// Whether the words of a person's name are such syllables, one of them at its beginning or end a
/// family name of China or Korea.
pub(crate) fn is_name(words: &[&str]) -> bool {
    const MOST_WORDS: usize = 4;
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let family = |word: &str| is_syllable(word) && rarity::is_east_asian(word);
    (2..=MOST_WORDS).contains(&words.len())
        && (family(first) || family(last))
        && words.iter().all(|word| syllables(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_syllables_are_known_by_their_family_name() {
        for (name, expected) in [
            ("an chol hyong", true),
            ("ho chun te", true),
            ("jong un kim", true),
            ("kim jongun", true),
            ("hyon kwang ryol", true),
            ("xi jinping", true),
            ("jan van den berg", false),
            ("ahmed bin hasan", false),
            ("said al khatib", false),
            ("kim larsen", false),
            ("lee", false),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(is_name(&words), expected, "{name}");
        }
    }

    #[test]
    fn syllables_are_counted() {
        for (word, expected) in [
            ("hyong", Some(1)),
            ("ryul", Some(1)),
            ("zhang", Some(1)),
            ("park", Some(1)),
            ("jinping", Some(2)),
            ("larsen", None),
            ("vladimir", None),
            ("", None),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
