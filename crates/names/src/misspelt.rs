//! Words that many bear and that are misspelt: *Compnay*, *Limitwd*, *Dubia*; and several that are
//! misspelt and written as one.

use crate::meeting::{Meeting, Systems, made_by_a_slip};
use crate::token::{Role, Span, Token};
use crate::{Bits, Relation, weights};

/// So few letters are another word a slip away as often as not.
const LETTERS_MIN: usize = 5;
/// But where what is written is nobody's.
const LETTERS_FOR_NOBODYS_MIN: usize = 4;

/// Whether the word that is asked for is nobody's, and a slip away from a word of trade, a place or a legal
/// form that is listed. Who misspells a name is as likely to misspell those.
pub(crate) fn is_misspelt(query: &Token, listed: &Token, met: Meeting) -> bool {
    met.relation == Relation::TypingSlip
        && query.role == Role::Name
        && matches!(
            listed.role,
            Role::Generic(_) | Role::Place(_) | Role::LegalForm(_)
        )
        && (listed.text().len() >= LETTERS_MIN
            || (listed.text().len() >= LETTERS_FOR_NOBODYS_MIN && query.is_nobodys_word()))
        && made_by_a_slip(query.rarity) > Bits::ZERO
}

/// Whether a letter stands twice in a word where no name has it twice: three times, an *h*, *j*, *q*, *v*,
/// *w* or *x*, a consonant behind another (*Ibrrahim*), a vowel beside another (*Haaidar*). A word that
/// sounds like it may be a name; so written it is nobody's.
pub(crate) fn has_a_letter_twice(word: &str) -> bool {
    let letters = word.as_bytes();
    let is_odd = |at: usize| {
        let letter = letters[at];
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 2).copied();
        let seldom = matches!(letter, b'h' | b'j' | b'q' | b'v' | b'w' | b'x');
        let crowded = if is_vowel(letter) {
            before.is_some_and(is_vowel) || after.is_some_and(is_vowel)
        } else {
            before.is_some_and(|before| !is_vowel(before))
        };
        letter.is_ascii_lowercase() && (seldom || crowded || after == Some(letter))
    };
    (1..letters.len()).any(|at| letters[at - 1] == letters[at] && is_odd(at - 1))
}

/// Whether a word is another with one of its letters twice, but for a consonant between vowels: those are
/// doubled as often as not (*Hasan*, *Hassan*).
pub(crate) fn doubles(word: &str, other: &str) -> bool {
    let letters = word.as_bytes();
    let usual = |at: usize| {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 2).copied();
        !is_vowel(letters[at]) && before.is_some_and(is_vowel) && after.is_some_and(is_vowel)
    };
    (1..letters.len()).any(|at| {
        letters[at - 1] == letters[at]
            && !usual(at - 1)
            && word.is_ascii()
            && [&word[..at - 1], &word[at..]].concat() == other
    })
}

/// Shorter words are two slips away from many others.
pub(crate) const LETTERS_FOR_TWO_SLIPS_MIN: usize = 5;

/// Whether two words are two letters apart at most: more, less, other or swapped.
pub(crate) fn are_two_slips_apart(one: &str, other: &str) -> bool {
    const MOST: usize = 2;
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > MOST {
        return false;
    }
    // How far the beginnings are apart, by their lengths: the last three rows of the table.
    let first: Vec<usize> = (0..=other.len()).collect();
    let mut rows = [Vec::new(), Vec::new(), first];
    for (i, a) in one.iter().enumerate() {
        rows.rotate_left(1);
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = rows[1][j] + usize::from(a != b);
            let mut least = changed.min(rows[1][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && (*a, *b) == (other[j - 1], one[i - 1]) {
                least = least.min(rows[0][j - 1] + 1);
            }
            row.push(least);
        }
        rows[2] = row;
    }
    rows[2].last().is_some_and(|apart| *apart <= MOST)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The fewest letters of several words that are asked for as one with a slip in it.
pub const TWO_IN_ONE_MIN: usize = 8;

/// Several words that are asked for as one, with a slip in it. It is long, so that few other words are near.
pub(crate) fn as_one_word(
    token: &Token,
    span: &Span,
    relation: Relation,
    systems: Systems,
) -> Option<Meeting> {
    let written = &token.spellings[0];
    let slip = relation == Relation::Split
        && systems.are_latin()
        && written.text.len().min(span.spelling.text.len()) >= TWO_IN_ONE_MIN
        && written.one_slip_from(&span.spelling);
    slip.then(|| Meeting {
        relation,
        bits: token.rarity.min(span.rarity) - weights::SLIP_LONG,
        whole: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Name, View, compare};

    #[test]
    fn a_letter_twice_is_odd_or_usual() {
        for (word, odd) in [
            ("ibrrahim", true),
            ("basssam", true),
            ("mahhmud", true),
            ("haaidar", true),
            ("hassan", false),
            ("abdullah", false),
            ("hoffmann", false),
            ("aaltonen", false),
        ] {
            assert_eq!(has_a_letter_twice(word), odd, "{word}");
        }
        for (word, other, doubled) in [
            ("adaam", "adam", true),
            ("ossman", "osman", true),
            ("basssam", "bassam", true),
            ("hassan", "hasan", false),
            ("adam", "adaam", false),
        ] {
            assert_eq!(doubles(word, other), doubled, "{word} {other}");
        }
    }

    #[test]
    fn two_slips_are_counted() {
        for (one, other, near) in [
            ("mouhamnad", "muhammad", true),
            ("hachcm", "hashem", true),
            ("medjdi", "mehdi", true),
            ("oarlvn", "orlavn", true),
            ("olrna", "orlan", true),
            ("orlan", "vusyk", false),
            ("orl", "orlanov", false),
        ] {
            assert_eq!(are_two_slips_apart(one, other), near, "{one} {other}");
        }
    }

    fn slips(query: &str, listed: &str) -> usize {
        let name = |text: &str| Name::new(text, View::Body);
        compare(&name(query), &name(listed)).map_or(0, |evidence| {
            let slips = |term: &&crate::NameTerm| term.relation == Relation::TypingSlip;
            evidence.terms.iter().filter(slips).count()
        })
    }

    #[test]
    fn a_common_word_may_be_misspelt() {
        for (query, listed) in [
            ("Orlan Compnay", "Orlan Company"),
            ("Orlan Trsding", "Orlan Trading"),
            ("Orlan Limitwd", "Orlan Limited"),
            ("Orlan of Norwau", "Orlan of Norway"),
            ("Orlan Fram", "Orlan Farm"),
            ("Orlan of Iaq", "Orlan of Iraq"),
        ] {
            assert_eq!(slips(query, listed), 1, "{query}");
        }
        // The list is not misspelt, and a word that is somebody's is no slip.
        assert_eq!(slips("Orlan Company", "Orlan Compnay"), 0);
        assert_eq!(slips("Orlan Bang", "Orlan Bank"), 0);
    }
}
