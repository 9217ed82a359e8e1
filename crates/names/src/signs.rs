//! A person's name that is written in signs, a syllable each: *张志强*, *조국현*. Whoever writes names of one script
//! writes the bearer's own signs: another sign is another name, however alike the two are read in some language.

use crate::name::{Name, View};
use crate::weights::{OTHER_SIGN, SIGN_OF_ONE_SOUND};
use crate::{Bits, script};

/// The signs of the longest such name.
const SIGNS_MAX: usize = 4;

/// A sign of one name that stands where the other name has another one, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OtherSign {
    pub(crate) query: Option<char>,
    pub(crate) listed: Option<char>,
    pub(crate) bits: Bits,
}

/// The signs of a person's name that has nothing but signs of one script, a family name first; else none. All forms of a
/// sign are one.
pub(crate) fn of(text: &str, view: View) -> Box<[char]> {
    if view != View::Person || text.is_ascii() {
        return Box::default();
    }
    let signs: Vec<char> = text
        .chars()
        .filter(|c| *c != ' ')
        .take(SIGNS_MAX + 1)
        .collect();
    let is_name = (2..=SIGNS_MAX).contains(&signs.len())
        && (signs.iter().all(|sign| is_han(*sign)) || signs.iter().all(|sign| is_hangul(*sign)))
        && begins_with_a_family(&signs);
    if !is_name {
        return Box::default();
    }
    signs.into_iter().map(form_of).collect()
}

/// The one that stands for all forms of a sign. In Hangul the South writes 이, 유 and 노 where the North writes 리, 류 and 로.
fn form_of(sign: char) -> char {
    /// Initials by their places in the script.
    const NASAL: u32 = 2;
    const LIQUID: u32 = 5;
    const MUTE: u32 = 11;
    if !is_hangul(sign) {
        return script::form_of_sign(sign);
    }
    let at = u32::from(sign) - HANGUL_FIRST;
    let (initial, vowel) = (at / OF_ONE_INITIAL, at % OF_ONE_INITIAL / OF_ONE_VOWEL);
    // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ
    let glides = matches!(vowel, 2 | 6 | 7 | 12 | 17 | 20);
    let said = match (initial, glides) {
        (NASAL | LIQUID, true) => MUTE,
        (LIQUID, false) => NASAL,
        _ => initial,
    };
    char::from_u32(u32::from(sign) + said * OF_ONE_INITIAL - initial * OF_ONE_INITIAL)
        .unwrap_or(sign)
}

/// Where two names in signs of one script differ. Nothing where one is not in signs, or they are of two scripts.
pub(crate) fn apart<'n>(query: &'n Name, listed: &'n Name) -> impl Iterator<Item = OtherSign> + 'n {
    let (mine, theirs) = (&query.signs, &listed.signs);
    let of_one_script = mine
        .iter()
        .zip(theirs)
        .next()
        .is_some_and(|(one, other)| is_han(*one) == is_han(*other));
    let begins = mine
        .iter()
        .zip(theirs)
        .take_while(|(one, other)| one == other)
        .count();
    let ends = mine.iter().rev().zip(theirs.iter().rev());
    let ends = ends.take_while(|(one, other)| one == other).count();
    // Between what they begin and what they end with, sign for sign.
    let length = mine.len().max(theirs.len());
    let ends = ends.min(mine.len().min(theirs.len()) - begins);
    let between = if of_one_script {
        begins..length - ends
    } else {
        0..0
    };
    between.filter_map(move |at| {
        let sign = |signs: &[char]| (at < signs.len() - ends).then(|| signs[at]);
        let (query, listed) = (sign(mine), sign(theirs));
        let differ = query != listed;
        let alike = query
            .zip(listed)
            .is_some_and(|(one, other)| sound_alike(one, other));
        let bits = if alike {
            -SIGN_OF_ONE_SOUND
        } else {
            -OTHER_SIGN
        };
        differ.then_some(OtherSign {
            query,
            listed,
            bits,
        })
    })
}

/// Whether who types by sound may take one for the other: two signs of Han that Mandarin reads alike, two of Hangul with
/// one letter between them.
fn sound_alike(one: char, other: char) -> bool {
    if is_hangul(one) {
        let letters = |sign: char| {
            let at = u32::from(sign) - HANGUL_FIRST;
            [
                at / OF_ONE_INITIAL,
                at % OF_ONE_INITIAL / OF_ONE_VOWEL,
                at % OF_ONE_VOWEL,
            ]
        };
        let differing = letters(one).into_iter().zip(letters(other));
        differing.filter(|(one, other)| one != other).count() == 1
    } else {
        script::in_mandarin(one)
            .any(|sound| script::in_mandarin(other).any(|of_other| of_other == sound))
    }
}

/// Whether the first sign is a family name of China or Korea, or the first ones one of Japan: *普京* is no such name, and
/// foreign names are written as each writer hears them.
fn begins_with_a_family(signs: &[char]) -> bool {
    if is_hangul(signs[0]) {
        script::is_korean_family(signs[0])
    } else {
        script::is_han_family(signs[0]) || script::begins_with_a_japanese_family(signs)
    }
}

const HANGUL_FIRST: u32 = 0xac00;
/// How many syllables have one initial, and how many an initial and a vowel.
const OF_ONE_INITIAL: u32 = 588;
const OF_ONE_VOWEL: u32 = 28;

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;

    fn bits(one: &str, other: &str) -> Bits {
        let name = |text: &str| Name::new(text, View::Person);
        compare(&name(one), &name(other)).map_or(Bits::ZERO, |evidence| {
            let sum = evidence.terms.iter().map(|term| term.bits).sum::<Bits>();
            assert_eq!(sum, evidence.bits, "{one} {other}");
            evidence.bits
        })
    }

    #[test]
    fn another_sign_is_another_name() {
        for (one, other) in [
            ("张志强", "张志刚"),
            ("王伟", "王炜"),
            ("陈建国", "陈建军"),
            ("张强", "张志强"),
            ("田中和夫", "田中和子"),
            ("조국현", "조국형"),
            ("김영식", "김영수"),
        ] {
            assert!(
                bits(one, other) < Bits(600),
                "{one} {other} {:?}",
                bits(one, other)
            );
        }
    }

    #[test]
    fn forms_of_a_sign_are_one_and_foreign_names_have_no_signs_of_their_own() {
        for (one, other) in [
            ("张志强", "張志強"),
            ("渡辺国男", "渡邊國男"),
            ("김영식", "김영식"),
        ] {
            assert!(
                bits(one, other) > Bits(1200),
                "{one} {other} {:?}",
                bits(one, other)
            );
        }
        // The North's family name and the South's.
        assert!(bits("리병철", "이병철") > Bits(1200));
        for name in ["普京", "卡扎菲", "푸틴", "张"] {
            assert!(of(name, View::Person).is_empty(), "{name}");
        }
    }
}
