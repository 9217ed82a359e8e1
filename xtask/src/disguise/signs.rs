//! Signs that look like letters, signs that are not seen, and marks left out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Disguised;
use crate::random::Random;

/// Cyrillic letters that look like Latin ones.
const TWINS: [(char, char); 16] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('y', 'у'),
    ('x', 'х'),
    ('i', 'і'),
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('T', 'Т'),
];
const LEET: [(char, char); 8] = [
    ('o', '0'),
    ('e', '3'),
    ('i', '1'),
    ('a', '4'),
    ('s', '5'),
    ('O', '0'),
    ('E', '3'),
    ('A', '4'),
];
const UNSEEN: [char; 4] = ['\u{200b}', '\u{200d}', '\u{ad}', '\u{feff}'];

/// Up to two letters of one word written by their twins.
fn twinned(name: &Disguised, twins: &[(char, char)], random: &mut Random) -> Option<String> {
    let mut letters: Vec<char> = name.text.chars().collect();
    let twin = |letter: char| twins.iter().find(|(own, _)| *own == letter);
    for _ in 0..=random.below(2) {
        let fit: Vec<usize> = (0..letters.len())
            .filter(|at| twin(letters[*at]).is_some())
            .collect();
        if fit.is_empty() {
            return None;
        }
        let at = *random.one(&fit);
        letters[at] = twin(letters[at])?.1;
    }
    Some(letters.into_iter().collect())
}

/// A letter or two of another script.
pub(super) fn homoglyph(name: &Disguised, random: &mut Random) -> Option<String> {
    twinned(name, &TWINS, random)
}

/// A digit or two for the letters that they look like.
pub(super) fn leetspeak(name: &Disguised, random: &mut Random) -> Option<String> {
    twinned(name, &LEET, random)
}

/// Something that nobody sees inside a word.
pub(super) fn zero_width(name: &Disguised, random: &mut Random) -> Option<String> {
    let mut letters: Vec<char> = name.text.chars().collect();
    let inside: Vec<usize> = (1..letters.len())
        .filter(|at| letters[*at].is_alphabetic() && letters[*at - 1].is_alphabetic())
        .collect();
    if inside.is_empty() {
        return None;
    }
    let at = *random.one(&inside);
    letters.insert(at, *random.one(&UNSEEN));
    Some(letters.into_iter().collect())
}

/// The name without its marks.
pub(super) fn diacritics(name: &Disguised, _: &mut Random) -> Option<String> {
    /// Marks that are part of their letter.
    const BARRED: [(char, char); 9] = [
        ('ø', 'o'),
        ('Ø', 'O'),
        ('ł', 'l'),
        ('Ł', 'L'),
        ('đ', 'd'),
        ('Đ', 'D'),
        ('ı', 'i'),
        ('ʿ', '\''),
        ('’', '\''),
    ];
    let plain = |c: char| {
        BARRED
            .iter()
            .find(|(own, _)| *own == c)
            .map_or(c, |it| it.1)
    };
    let unmarked = name.text.nfd().filter(|c| !is_combining_mark(*c));
    (!name.text.is_ascii()).then(|| unmarked.map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_look_changes() {
        let name = |text: &str| Disguised {
            text: text.to_owned(),
            person: true,
            native: None,
        };
        let random = &mut Random(1);
        let normal = |made: Option<String>| vokter_names::normalise(&made.unwrap());
        for _ in 0..50 {
            assert_eq!(
                normal(zero_width(&name("Arkady Vusyk"), random)),
                "Arkady Vusyk"
            );
        }
        assert_eq!(diacritics(&name("Åse Łoś"), random).unwrap(), "Ase Los");
        assert_eq!(diacritics(&name("Ase"), random), None);
        assert_eq!(homoglyph(&name("GGG"), random), None);
    }
}
