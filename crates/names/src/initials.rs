//! Initials that are written as one word: *WF Hermans*, *JRR Tolkien*.

use crate::script::{Spelling, Word};
use crate::{rarity, words};

/// So many letters.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;

/// The words of a person's name, each initial by itself. A word of two or three capitals without a vowel is taken for
/// initials beside words that are not of capitals alone, where it is nobody's name: families are often in capitals,
/// and as short, but can be spoken.
pub(crate) fn apart(text: &str, found: Vec<Word>) -> Vec<Word> {
    let is_row = |word: &Word| is_a_row(&text[word.source.clone()], word);
    let in_small_letters = |word: &Word| text[word.source.clone()].contains(char::is_lowercase);
    let rows = found.iter().filter(|word| is_row(word)).count();
    if rows != 1 || !found.iter().any(in_small_letters) {
        return found;
    }
    let apart = found.into_iter().flat_map(|word| {
        if is_a_row(&text[word.source.clone()], &word) {
            letters_of(text, &word)
        } else {
            vec![word]
        }
    });
    apart.collect()
}

/// Whether it is two or three capitals that are no name and cannot be spoken, each written with one Latin letter.
fn is_a_row(written: &str, word: &Word) -> bool {
    let Some(main) = word.spellings.first().map(|first| first.latin.as_str()) else {
        return false;
    };
    LETTERS.contains(&written.chars().count())
        && written.chars().all(char::is_uppercase)
        && main.len() == written.chars().count()
        && main.is_ascii()
        && !main.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && !rarity::is_borne(main)
        && words::lookup(main).is_plain()
}

fn letters_of(text: &str, word: &Word) -> Vec<Word> {
    let main = word
        .spellings
        .first()
        .map_or("", |first| first.latin.as_str());
    let written = text[word.source.clone()].char_indices();
    let letters = written.zip(main.chars());
    letters
        .map(|((at, sign), letter)| {
            let start = word.source.start + at;
            Word {
                spellings: vec![Spelling {
                    latin: letter.to_string(),
                    cost: 0,
                }],
                source: start..start + sign.len_utf8(),
                ..word.clone()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, token::Role};

    fn check(name: &str, initials: usize) {
        let name = Name::new(name, View::Person);
        let tokens = &name.readings[0].tokens;
        let found = tokens.iter().filter(|token| token.role == Role::Initial);
        assert_eq!(found.count(), initials, "{name:?}");
    }

    #[test]
    fn capitals_that_are_nobodys_name_are_initials() {
        check("WF Hermans", 2);
        check("JRR Tolkien", 3);
        check("Иванченко ВП", 2);
        check("Jintao HU", 0);
        check("Andrew KAN", 0);
        check("Mohammed ALI", 0);
        check("WF HERMANS", 0);
        check("Kim JU", 0);
    }
}
