//! Which word of a person's name is the family name.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use vokter_names::sound;
use vokter_names::spelling::Spelling;
use vokter_names::token::Role;
use vokter_names::{Bits, Name, Reading, rarity};

const SURNAMES: &str = include_str!("../tables/eastern-surnames.tsv");

/// Family names that stand first, with whether they are hardly ever a given name's syllable.
fn eastern(word: &str) -> Option<bool> {
    static SURNAMES_FIRST: OnceLock<FxHashMap<&'static str, bool>> = OnceLock::new();
    SURNAMES_FIRST
        .get_or_init(|| {
            let mut surnames = FxHashMap::default();
            for line in SURNAMES.lines().filter(|line| !line.starts_with('#')) {
                for word in line
                    .split_once('\t')
                    .map_or("", |(_, words)| words)
                    .split(' ')
                {
                    let plain = word.trim_end_matches('*');
                    *surnames.entry(plain).or_insert(false) |= plain.len() < word.len();
                }
            }
            surnames
        })
        .get(word)
        .copied()
}

/// Whether a word is a family name that stands first.
pub(crate) fn stands_first(word: &str) -> bool {
    eastern(word).is_some()
}

/// The place of the family name among the names of a person, given in Latin letters.
pub(crate) fn place(names: &[&str]) -> usize {
    let last = names.len().saturating_sub(1);
    if last == 0 {
        return 0;
    }
    let (Some(sure), true) = (
        eastern(names[0]),
        names[1..].iter().all(|name| is_syllabic(name)),
    ) else {
        return last;
    };
    // "Jong Un Kim": what is hardly ever a given name wins.
    if !sure && eastern(names[last]) == Some(true) {
        last
    } else {
        0
    }
}

/// Given names before another one by which their bearers are called.
const LEFT_OUT: &[&str] = &[
    "muhammad", "muhammed", "muhamad", "muhamed", "mohammad", "mohammed", "mohamad", "mohamed",
    "mohammod", "mohd", "sayyid", "sayyed", "sayed", "sayid", "seyyed", "seyed", "seyid", "syed",
    "haji", "hajji", "hadji", "maria", "marie", "jose", "jean", "juan", "joao",
];

/// Whether a first given name is often left out for the next: "Mohammad Alan", "José Alan".
pub(crate) fn is_left_out(given: &str) -> bool {
    LEFT_OUT.contains(&given)
}

/// Whether the name is built as in Korea, China or Vietnam, the family name first: every
/// syllable of the given name counts.
pub(crate) fn is_eastern(names: &[&str]) -> bool {
    names.len() >= 2 && {
        let place = place(names);
        place == 0
            || (eastern(names[place]) == Some(true)
                && names[..place].iter().all(|name| is_syllabic(name))
                && names.len() > 2)
    }
}

/// Consonants of two letters that begin a syllable.
const ONSETS: &[&str] = &[
    "ch", "sh", "zh", "ts", "ph", "th", "kh", "ng", "nh", "gi", "tr", "kk", "tt", "pp", "ss", "jj",
    "dz", "hs", "ts",
];

/// One or two syllables of the kind that Korean and Chinese names are made of.
fn is_syllabic(word: &str) -> bool {
    let bytes = word.as_bytes();
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w');
    let (mut at, mut syllables) = (0, 0);
    while at < bytes.len() {
        let onset = bytes[at..].iter().take_while(|byte| !vowel(**byte)).count();
        let nucleus = bytes[at + onset..]
            .iter()
            .take_while(|byte| vowel(**byte))
            .count();
        if onset > 1 && !ONSETS.contains(&&word[at..at + onset]) || nucleus == 0 || nucleus > 4 {
            return false;
        }
        at += onset + nucleus;
        // A coda of n, ng, m, l, k, p, t, where no vowel follows that would take it as onset.
        for coda in [
            "nh", "ng", "ch", "n", "m", "l", "k", "p", "t", "h", "b", "g",
        ] {
            let rest = &word[at..];
            if rest.starts_with(coda) && !rest[coda.len()..].bytes().next().is_some_and(vowel) {
                at += coda.len();
                break;
            }
        }
        syllables += 1;
    }
    (1..=2).contains(&syllables) && bytes.len() <= 9
}

/// The syllables that a word of two or three of them can be cut into, in all ways.
pub(crate) fn syllables(word: &str) -> Vec<&str> {
    const LONGEST: usize = 14;
    let mut found = Vec::new();
    if !word.is_ascii() || word.len() < 3 || word.len() > LONGEST {
        return found;
    }
    for cut in 1..word.len() {
        let (first, rest) = word.split_at(cut);
        if !is_syllabic(first) || !is_syllabic(rest) {
            continue;
        }
        found.extend([first, rest]);
        for part in [first, rest] {
            for cut in 1..part.len() {
                let (one, other) = part.split_at(cut);
                if is_syllabic(one) && is_syllabic(other) {
                    found.extend([one, other]);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The place of the family name among the tokens of a listed name, with the places of all its
/// names. Publishers write the family name in capitals ("Alan CARTER") or first ("CARTER, Alan").
pub(crate) fn of_listed(text: &str, reading: &Reading) -> (usize, Vec<usize>) {
    let names: Vec<usize> = reading
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.role == Role::Name)
        .map(|(at, _)| at)
        .collect();
    if names.is_empty() {
        return (0, names);
    }
    let written = |at: usize| text.get(reading.tokens[at].source.clone()).unwrap_or("");
    let capital = |at: usize| {
        let word = written(at);
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let capitals: Vec<usize> = names.iter().copied().filter(|at| capital(*at)).collect();
    if let Some(last) = capitals.last()
        && capitals.len() < names.len()
    {
        return (*last, names);
    }
    if let Some(comma) = text.find(',')
        && let Some(last) = names
            .iter()
            .rev()
            .find(|at| reading.tokens[**at].source.end <= comma)
    {
        return (*last, names);
    }
    let words: Vec<&str> = names.iter().map(|at| reading.tokens[*at].text()).collect();
    (names[place(&words)], names)
}

/// The place of the family name in one of a person's names, as most of the person's names have it:
/// publishers write some the other way round than the rest ("Al Carter Alan", "Alan Al Carter").
pub(crate) fn agreed<'n>(
    all: impl Iterator<Item = &'n Name>,
    reading: &Reading,
    family: usize,
    names: &[usize],
) -> usize {
    let word = |at: usize| reading.tokens[at].text();
    let words: Vec<&str> = names.iter().map(|at| word(*at)).collect();
    if names.len() < 2 || is_eastern(&words) {
        return family;
    }
    let mut votes = vec![0_u32; names.len()];
    for name in all {
        let Some(other) = name.readings.first() else {
            continue;
        };
        let (theirs, their_names) = of_listed(&name.text, other);
        if their_names.len() < 2 {
            continue;
        }
        let theirs = other.tokens[theirs].text();
        for (at, votes) in names.iter().zip(&mut votes) {
            *votes += u32::from(word(*at) == theirs || sound_alike(word(*at), theirs));
        }
    }
    let counted = names.iter().zip(votes);
    counted
        .max_by_key(|(at, votes)| (*votes, **at == family))
        .map_or(family, |(at, _)| *at)
}

/// Whether a name that may be a typing slip of another is as likely another way to write its sounds:
/// "Serguei".
pub(crate) fn sound_alike(mine: &str, theirs: &str) -> bool {
    const MOST: i32 = 250;
    let [mine, theirs] = [mine, theirs].map(|word| Spelling::new(word, Bits::ZERO));
    mine.skeleton.near(theirs.skeleton)
        && sound::difference(&mine.sounds, &theirs.sounds, false)
            .is_some_and(|apart| apart.cost <= MOST)
}

/// Whether two spellings begin with one letter, or two that one letter of another script becomes: what
/// is only a slip away and begins otherwise ("Barter" for "Carter") is another name.
pub(crate) fn begin_alike(mine: &str, theirs: &str) -> bool {
    const ALIKE: &[&str] = &["ckqxh", "vwu", "ijyeg", "sz", "fp", "gh", "ao"];
    match (mine.chars().next(), theirs.chars().next()) {
        (Some(mine), Some(theirs)) => {
            let both = |letters: &&str| letters.contains(mine) && letters.contains(theirs);
            mine == theirs || ALIKE.iter().any(both)
        }
        _ => false,
    }
}

/// Whether a word ends in "ing" where the listed name ends in "in": a word of English or a name of the
/// Netherlands, no spelling.
pub(crate) fn ends_otherwise(mine: &str, theirs: &str) -> bool {
    mine.ends_with("ing") && (theirs.ends_with("in") || theirs.ends_with("ina"))
}

/// Whether two words that are only alike are two names that people bear: neither is a spelling of the
/// other.
pub(crate) fn are_two_known(mine: &str, theirs: &str) -> bool {
    rarity::is_borne(mine)
        && rarity::is_borne(theirs)
        && rarity::folded(mine) != rarity::folded(theirs)
}

/// Endings that make a family name of another name.
const OF_FAMILIES: &[&str] = &[
    "ov", "ev", "ova", "eva", "enko", "off", "eff", "ovich", "evich", "yan", "shvili", "sen",
];

/// Endings of the family names of the Slavic languages.
const SLAVIC: &[&str] = &[
    "ov", "ova", "ev", "eva", "yev", "yeva", "in", "ina", "yn", "yna", "ko", "ka", "sky", "skiy",
    "skii", "skyi", "ski", "skaya", "uk", "yuk", "ich", "ych", "ik", "yak", "ets",
];

/// Whether a listed family name is one of the Slavic languages.
pub(crate) fn is_slavic(name: &str) -> bool {
    SLAVIC.iter().any(|ending| name.ends_with(ending))
}

/// Letters that one sound at the beginning of a name becomes in one language or another: "Chekhov",
/// "Tschechow", "Čechov", "Czechow".
const OPENINGS: &[&str] = &["ctszxjkhgqd", "vwfub", "lr", "aeiouyjgh", "fp", "m", "n"];

/// First vowels that no language takes for each other in a Slavic name.
const APART: &[(u8, u8)] = &[(b'a', b'u'), (b'a', b'i'), (b'i', b'u'), (b'i', b'o')];

/// Whether two spellings of a family name in letters that write all vowels begin with sounds that no
/// language takes for each other: another first consonant, or, in a Slavic name, another first vowel.
pub(crate) fn opens_otherwise(mine: &str, theirs: &str) -> bool {
    let (Some(one), Some(other)) = (mine.chars().next(), theirs.chars().next()) else {
        return false;
    };
    let both = |letters: &&str| letters.contains(one) && letters.contains(other);
    if one != other && !OPENINGS.iter().any(both) {
        return true;
    }
    is_slavic(theirs)
        && match (first_vowel(mine), first_vowel(theirs)) {
            (Some(mine), Some(theirs)) => APART
                .iter()
                .any(|pair| *pair == (mine, theirs) || *pair == (theirs, mine)),
            _ => false,
        }
}

/// The first vowel of a word in Latin letters; a y or j before another one is none.
fn first_vowel(word: &str) -> Option<u8> {
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = word.as_bytes();
    let at = bytes
        .iter()
        .position(|byte| vowel(*byte) || *byte == b'y')?;
    match bytes[at] {
        b'y' => Some(match bytes.get(at + 1) {
            Some(next) if vowel(*next) => *next,
            _ => b'i',
        }),
        // "ou" and "oe" are u in French and Dutch.
        b'o' if matches!(bytes.get(at + 1), Some(b'u' | b'e')) => Some(b'u'),
        // "i" before a vowel only softens.
        b'i' if bytes.get(at + 1).is_some_and(|next| vowel(*next)) => bytes.get(at + 1).copied(),
        first => Some(first),
    }
}

/// Whether a word in Latin letters is another family name, made of a listed one: "Carterov" is no
/// case of "Carter".
pub(crate) fn makes_another(mine: &str, theirs: &str) -> bool {
    const AS_LONG: usize = 1;
    let has_one = |word: &str| {
        OF_FAMILIES.iter().any(|ending| word.ends_with(ending)) || word.ends_with(['v', 'w'])
    };
    !has_one(theirs)
        && OF_FAMILIES.iter().any(|ending| {
            let stem = mine.strip_suffix(ending);
            stem.is_some_and(|stem| {
                stem.len().abs_diff(theirs.len()) <= AS_LONG && stem.get(..1) == theirs.get(..1)
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_family_name() {
        assert!(makes_another("carterov", "carter") && makes_another("grushinenko", "grushin"));
        assert!(!makes_another("grushina", "grushin") && !makes_another("ivanova", "ivanov"));
        assert!(!makes_another("shevchenko", "shevchenka"));
        assert!(begin_alike("sergey", "serguei") && !begin_alike("barter", "carter"));
        assert!(ends_otherwise("grushing", "grushin"));
        assert!(opens_otherwise("pardin", "bardin") && opens_otherwise("makarin", "mukarin"));
        for (mine, theirs) in [
            ("tchekarin", "chekarin"),
            ("oekarin", "ukarin"),
            ("okarin", "akarin"),
            ("jakarin", "yakarin"),
        ] {
            assert!(!opens_otherwise(mine, theirs), "{mine} {theirs}");
        }
    }

    #[test]
    fn the_family_name_by_culture() {
        for (name, expected) in [
            ("kim yong su", 0),
            ("yong su kim", 2),
            ("paul kim", 1),
            ("kim larsen", 1),
            ("anna maria hansen", 2),
            ("wang wei", 0),
            ("nguyen van minh", 0),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(place(&words), expected, "{name}");
        }
    }
}
