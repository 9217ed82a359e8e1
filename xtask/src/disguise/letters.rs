//! Slips of a letter: a finger, an eye or a scanner gone wrong.

use super::Disguised;
use crate::random::Random;

/// A letter of a shorter word is half of it.
const LETTERS_MIN: usize = 4;
/// Slips that spare the first letter of a word, per cent: writers and readers look at it.
const FIRST_SPARED: u64 = 90;

/// The letters of a QWERTY keyboard, in its rows.
const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// What a scanner takes for what.
const OCR: [(&str, &str); 14] = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("l", "I"),
    ("I", "l"),
    ("o", "0"),
    ("O", "0"),
    ("cl", "d"),
    ("d", "cl"),
    ("i", "l"),
    ("e", "c"),
    ("c", "e"),
    ("vv", "w"),
    ("u", "v"),
];

/// The words of a name, the place of one that is long enough among them, and a place in it.
fn place(name: &Disguised, random: &mut Random) -> Option<(Vec<Vec<char>>, usize, usize)> {
    let words: Vec<Vec<char>> = name.text.split(' ').map(|w| w.chars().collect()).collect();
    let letters = |word: &[char]| word.iter().all(|c| c.is_alphabetic() || *c == '-');
    let fit: Vec<usize> = (0..words.len())
        .filter(|at| words[*at].len() >= LETTERS_MIN && letters(&words[*at]))
        .collect();
    if fit.is_empty() {
        return None;
    }
    let word = *random.one(&fit);
    let first = u64::from(random.percent(FIRST_SPARED));
    let at = first + random.below(words[word].len() as u64 - first);
    Some((words, word, at as usize))
}

fn text(words: &[Vec<char>]) -> String {
    let words: Vec<String> = words.iter().map(|word| word.iter().collect()).collect();
    words.join(" ")
}

/// Two neighbours in each other's place, capitals where they were.
pub(super) fn transposed(name: &Disguised, random: &mut Random) -> Option<String> {
    let (mut words, word, at) = place(name, random)?;
    let letters = &mut words[word];
    let at = at.min(letters.len() - 2);
    let (one, other) = (letters[at], letters[at + 1]);
    letters[at] = like(one, other);
    letters[at + 1] = like(other, one);
    Some(text(&words))
}

/// A letter less.
pub(super) fn dropped(name: &Disguised, random: &mut Random) -> Option<String> {
    let (mut words, word, at) = place(name, random)?;
    words[word].remove(at);
    Some(text(&words))
}

/// A letter twice.
pub(super) fn doubled(name: &Disguised, random: &mut Random) -> Option<String> {
    let (mut words, word, at) = place(name, random)?;
    let letter = words[word][at];
    words[word].insert(at + 1, if at == 0 { lower(letter) } else { letter });
    Some(text(&words))
}

/// The key beside the right one.
pub(super) fn keyboard(name: &Disguised, random: &mut Random) -> Option<String> {
    let (mut words, word, at) = place(name, random)?;
    let letter = words[word][at];
    let row = KEYBOARD.iter().find(|row| row.contains(lower(letter)))?;
    let keys: Vec<char> = row.chars().collect();
    let key = keys.iter().position(|key| *key == lower(letter))?;
    let beside: Vec<char> = [key.checked_sub(1), Some(key + 1)]
        .into_iter()
        .flatten()
        .filter_map(|key| keys.get(key).copied())
        .collect();
    words[word][at] = like(letter, *random.one(&beside));
    Some(text(&words))
}

/// Letters that look like others to a scanner.
pub(super) fn ocr(name: &Disguised, random: &mut Random) -> Option<String> {
    let fit: Vec<_> = OCR
        .iter()
        .filter(|(from, _)| name.text.contains(from))
        .collect();
    if fit.is_empty() {
        return None;
    }
    let (from, to) = random.one(&fit);
    let places: Vec<usize> = name.text.match_indices(from).map(|(at, _)| at).collect();
    let at = *random.one(&places);
    let (before, after) = (&name.text[..at], &name.text[at + from.len()..]);
    Some(format!("{before}{to}{after}"))
}

/// The second letter, a capital where the first is.
fn like(case: char, letter: char) -> char {
    if case.is_uppercase() {
        letter.to_uppercase().next().unwrap_or(letter)
    } else {
        lower(letter)
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_is_one_letter_or_two() {
        let name = Disguised {
            text: "Arkady Vusyk".to_owned(),
            person: true,
            native: None,
        };
        for seed in 0..200 {
            let random = &mut Random(seed);
            let length = |made: Option<String>| made.unwrap().chars().count();
            assert_eq!(length(transposed(&name, random)), 12);
            assert_eq!(length(dropped(&name, random)), 11);
            assert_eq!(length(doubled(&name, random)), 13);
            let typed = keyboard(&name, random).unwrap();
            let apart = typed.chars().zip(name.text.chars()).filter(|(a, b)| a != b);
            assert_eq!(apart.count(), 1, "{typed}");
        }
    }
}
