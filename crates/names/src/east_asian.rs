//! Names of East Asia in letters: rows of single syllables, of which there are a few hundred.

use crate::rarity;

/// What a syllable begins with, the longer first.
const INITIALS: &[&str] = &[
    "tch", "ch", "gw", "hs", "hw", "hy", "jj", "kh", "kk", "kw", "ky", "gy", "ly", "my", "ny",
    "ph", "pp", "py", "by", "ry", "sh", "ss", "th", "ts", "tt", "tz", "zh", "b", "c", "d", "f",
    "g", "h", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t", "w", "x", "y", "z", "",
];
/// What it ends in.
const FINALS: &[&str] = &["", "n", "ng", "k", "l", "m", "p", "t", "rk", "h"];
/// Vowels that one syllable has.
const VOWELS: &[&str] = &[
    "a", "ae", "ai", "ao", "au", "e", "ee", "ei", "eo", "eu", "eui", "i", "ia", "iao", "ie", "io",
    "iu", "o", "oe", "oi", "oo", "ou", "u", "ua", "uai", "ue", "ui", "uo", "yeo",
];

/// The longest of each have so many letters together.
const LONGEST: usize = 8;

/// Whether a word, in lower-case ASCII, can be one such syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let is_rest = |rest: &str| {
        let end = rest.find(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        let (vowels, last) = rest.split_at(end.unwrap_or(rest.len()));
        VOWELS.contains(&vowels) && FINALS.contains(&last)
    };
    let mut rests = INITIALS
        .iter()
        .filter_map(|initial| word.strip_prefix(initial));
    rests.any(is_rest)
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
