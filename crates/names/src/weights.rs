//! What each agreement and disagreement of names is worth: the versioned constants of the
//! evidence. Every one is log2 of P(seen | same party) / P(seen | unrelated parties), in
//! hundredths of a bit.
//!
//! What a name loses by the tokens that do not agree is learned (`loss`); the rest is set by judgement
//! and was checked on 12,000 pairs made from one publisher's list (aliases of one party against
//! names of two parties that share a token).

mod loss;

pub(crate) use loss::Unmatched;
pub use loss::{Loss, least_loss, most_beside_another};

use crate::name::Reading;
use crate::token::Token;
use crate::{Bits, View};

/// An initial for a name: one in fifteen unrelated names begins so, and few parties are written so.
pub const INITIAL: Bits = Bits(330);
/// A typing slip in a token of five or more letters.
pub(crate) const SLIP_LONG: Bits = Bits(310);
/// A typing slip in a token of four letters.
pub(crate) const SLIP: Bits = Bits(450);
/// A typing slip in a token of two or three letters: other names are one letter away.
pub(crate) const SLIP_SHORT: Bits = Bits(600);
/// What a word has to be rarer than to be taken for a slip rather than for another name: so many
/// words are a slip away from one, and so few people slip.
pub(crate) const SLIP_MADE: Bits = Bits(950);
/// The least that a slip costs even so.
pub const SLIP_LEAST: Bits = Bits(100);
/// Joining or splitting a name.
pub(crate) const JOINED: Bits = Bits(50);
/// A short form of a given name.
pub(crate) const DIMINUTIVE: Bits = Bits(250);
/// The given name's form in another language.
pub(crate) const OTHER_LANGUAGE: Bits = Bits(120);
/// The most that it is worth where the two sound nothing alike (Juan and Yahya): so many given
/// names are each other's that only the rest of the name can tell.
pub(crate) const OTHER_LANGUAGE_MOST: Bits = Bits(150);
/// The most that what a body is named after is worth in another language and script: whoever translates the one
/// word may leave the other as it sounds.
pub(crate) const MEANING_MOST: Bits = Bits(500);
/// The same where both are written in one script: *Falcon Trading* and *Sokol Trading* are seldom one.
pub(crate) const MEANING_IN_ONE_SCRIPT_MOST: Bits = Bits(250);
/// The same generic word in another language.
pub(crate) const TRANSLATED: Bits = Bits(55);
/// An ending that inflection adds.
pub(crate) const INFLECTED: Bits = Bits(60);
/// A spelling that sounds alike but is not made by rule, on top of its sound costs.
pub(crate) const SPELLED: Bits = Bits(150);
/// Agreement of a title, a particle or a legal form.
pub const TRIFLE: Bits = Bits(30);
/// Vowels that both sides write and that no reading makes one, where one side writes few.
pub(crate) const OTHER_VOWELS: Bits = Bits(250);
/// A slip that makes one common name of another: two people rather than a slip.
pub(crate) const TWO_NAMES: Bits = Bits(450);
/// Two common names that sound alike.
pub(crate) const TWO_SOUNDS: Bits = Bits(250);
/// The most that the words of a person's name are worth beside one that only sounds like the other's: it may be a
/// brother's, and what brothers share says nothing of which of them is meant.
pub(crate) const KEPT_BESIDE_ALIKE: Bits = Bits(900);
/// So near two names may be one that different hands wrote, in hundredths of a bit.
pub(crate) const ALIKE_MOST_APART: i32 = 470;
/// Another sign in two names that are written in signs of one script: nearly every two persons who share the others differ
/// so, and one person nearly never.
pub(crate) const OTHER_SIGN: Bits = Bits(1200);
/// The same of one that sounds alike, for which who types by sound may take it.
pub(crate) const SIGN_OF_ONE_SOUND: Bits = Bits(700);
/// A slip that makes a woman's name of a man's.
pub(crate) const OTHER_GENDER: Bits = Bits(550);
/// Names so common that a slip from one to the other is none.
pub(crate) const COMMON: Bits = Bits(1150);
/// The most that the words of a body's whole name are worth beyond what each is worth among others.
pub(crate) const WHOLE_BODY_MOST: Bits = Bits(1200);
/// The same where they are not the same to the letter, but translated.
pub(crate) const WHOLE_TRANSLATED_MOST: Bits = Bits(300);
/// What it is worth that a body's name of one word that many bear is the other's to the letter, in the
/// same legal form: enough, with what the word is worth, to be looked at.
pub(crate) const WHOLE_OF_ONE_WORD: Bits = Bits(320);
/// A consonant and a vowel more or less, on top: a syllable more makes another name.
pub(crate) const SYLLABLE: Bits = Bits(300);
/// A person's names agree in full: most who share them by chance bear others besides.
pub(crate) const WHOLE: Bits = Bits(170);
/// The least that a person's name with a slip is worth to be reported as nearly whole.
pub(crate) const NEARLY_WHOLE_LEAST: Bits = Bits(800);
/// The same of a body's name.
pub(crate) const NEARLY_WHOLE_LEAST_OF_A_BODY: Bits = Bits(1300);

/// The same of a person's name where the word with the slip is nobody's: who misspells a name that
/// many bear makes no other name of it.
pub(crate) const NEARLY_WHOLE_LEAST_OF_NOBODY: Bits = Bits(500);
/// The same of a body's.
pub(crate) const NEARLY_WHOLE_LEAST_OF_NOBODYS_BODY: Bits = Bits(900);
/// The same of a person's name that is as it is listed but for one word with two slips.
pub const MISSPELT_TWICE_LEAST: Bits = Bits(900);
/// The same of a body's name of one word that is nobody's.
pub(crate) const NEARLY_WHOLE_LEAST_OF_A_LONE_WORD: Bits = Bits(650);
/// One slip among all letters of a name.
pub(crate) const SLIP_AS_ONE: Bits = Bits(450);
/// The least that a name is worth written right, so that all its letters but for a slip are it.
pub(crate) const AS_ONE_LEAST: Bits = Bits(700);
/// The least that a name with a slip is worth to be reported where facts speak for it.
pub const SLIPPED_LEAST: Bits = Bits(250);

/// The most that it is worth that a name agrees as a whole, beyond what its words are worth.
pub fn whole_most(view: View) -> Bits {
    match view {
        View::Person => WHOLE,
        View::Body => WHOLE_BODY_MOST,
    }
}

/// The least that a reading with a slip is worth to be reported as nearly whole.
pub fn nearly_whole_least(reading: &Reading) -> Bits {
    match reading.view {
        View::Person if reading.tokens.iter().any(Token::is_nobodys_name) => {
            NEARLY_WHOLE_LEAST_OF_NOBODY
        }
        View::Person => NEARLY_WHOLE_LEAST,
        View::Body
            if is_one_word(&reading.tokens)
                && reading.tokens.iter().any(Token::is_nobodys_word) =>
        {
            NEARLY_WHOLE_LEAST_OF_A_LONE_WORD
        }
        View::Body if reading.tokens.iter().any(Token::is_nobodys_word) => {
            NEARLY_WHOLE_LEAST_OF_NOBODYS_BODY
        }
        View::Body => NEARLY_WHOLE_LEAST_OF_A_BODY,
    }
}

/// Whether a name is one word, but for what is negligible.
pub(crate) fn is_one_word(tokens: &[Token]) -> bool {
    let counted = tokens.iter().filter(|token| !token.role.is_negligible());
    counted.count() == 1
}

/// The least a token that agrees letter by letter is worth.
pub(crate) const LEAST_EQUAL: Bits = Bits(50);

/// An acronym for the words it stands for: each letter is one of fifteen or so, and many rows of
/// words have the same first letters.
pub(crate) fn acronym(letters: usize) -> Bits {
    Bits(INITIAL.0 * letters as i32 - 220)
}

/// What an acronym out of a translation is worth less: a word may be translated by several.
pub(crate) const ACRONYM_OF_A_TRANSLATION: Bits = Bits(200);

/// What the words that agree can bring at most where two others are wholly different. Relatives
/// share a family name and a patronymic, sister companies and branches most of their words, ships
/// of one fleet all but the number: what they share does not tell them apart, however rare it is.
pub(crate) const KEPT: Bits = Bits(700);
/// The same where what differs are words that many bear: other words for one thing.
const KEPT_GENERIC: Bits = Bits(1200);
