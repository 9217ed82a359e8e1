//! What each agreement and disagreement of names is worth: the versioned constants of the
//! evidence. Every one is log2 of P(seen | same party) / P(seen | unrelated parties), in
//! hundredths of a bit.
//!
//! They are set by judgement and were checked on 12,000 pairs made from one publisher's list
//! (aliases of one party against names of two parties that share a token). They are not learned
//! yet; when they are, this file is made by the command that learns them.

use crate::token::Role;
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
/// A slip that makes a woman's name of a man's.
pub(crate) const OTHER_GENDER: Bits = Bits(550);
/// Names so common that a slip from one to the other is none.
pub(crate) const COMMON: Bits = Bits(1150);
/// The most that the words of a body's whole name are worth beyond what each is worth among others.
pub(crate) const WHOLE_BODY_MOST: Bits = Bits(1200);
/// The same where they are not the same to the letter, but translated.
pub(crate) const WHOLE_TRANSLATED_MOST: Bits = Bits(300);
/// A consonant and a vowel more or less, on top: a syllable more makes another name.
pub(crate) const SYLLABLE: Bits = Bits(300);
/// A person's names agree in full: most who share them by chance bear others besides.
pub(crate) const WHOLE: Bits = Bits(170);
/// The least that a name with a slip is worth to be reported as nearly whole.
pub const NEARLY_WHOLE_LEAST: Bits = Bits(900);
/// The least a token that agrees letter by letter is worth.
pub(crate) const LEAST_EQUAL: Bits = Bits(50);

/// An acronym for the words it stands for: each letter is one of fifteen or so, and many rows of
/// words have the same first letters.
pub(crate) fn acronym(letters: usize) -> Bits {
    Bits(INITIAL.0 * letters as i32 - 220)
}

/// What a name loses when its tokens do not agree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unmatched {
    /// Two differing names.
    pub(crate) contradiction: Bits,
    /// Two differing names that sound so much alike that they may be spellings of one.
    pub(crate) resembling: Bits,
    /// An initial that fits no name left.
    pub(crate) initial_contradiction: Bits,
    /// Two differing numbers.
    pub(crate) number_contradiction: Bits,
    /// Two differing places.
    pub(crate) place_contradiction: Bits,
    /// Two differing generic words.
    pub(crate) generic_contradiction: Bits,
    /// The same where one name is the other in another language, or says of what kind a group is.
    pub(crate) generic_difference: Bits,
    /// Two differing legal forms.
    pub(crate) form_contradiction: Bits,
    /// A name that the list lacks.
    pub(crate) extra: Bits,
    /// A name that the query lacks.
    pub(crate) missing: Bits,
    /// A further one: who leaves out one leaves out more.
    pub(crate) missing_more: Bits,
    /// The list's first name, where the query has another of its names in that place: a father
    /// or a brother shares those. On top of the missing one.
    pub(crate) missing_first: Bits,
    /// The query is one name where the list has several: on top of the first missing one.
    pub(crate) lone: Bits,
    /// A patronymic, an initial or a generation mark on one side alone.
    pub(crate) minor: Bits,
    /// A number on one side alone.
    pub(crate) number: Bits,
    /// A place on one side alone.
    pub(crate) place: Bits,
    /// A generic word on one side alone.
    pub(crate) generic: Bits,
    /// The same where no word of either name is rarer.
    pub(crate) telling: Bits,
    /// The word that makes a body of a person's name, where the query is that name alone: on top.
    pub(crate) body_of_person: Bits,
    /// A legal form, a particle or a title on one side alone.
    pub(crate) trifle: Bits,
    /// Family name first or last.
    pub(crate) rotated: Bits,
    /// Any other order.
    pub(crate) shuffled: Bits,
}

const PERSON: Unmatched = Unmatched {
    contradiction: Bits(-520),
    resembling: Bits(-350),
    initial_contradiction: Bits(-350),
    number_contradiction: Bits(-1200),
    place_contradiction: Bits(-520),
    generic_contradiction: Bits(-200),
    generic_difference: Bits(-200),
    form_contradiction: Bits(-50),
    extra: Bits(-220),
    missing: Bits(-90),
    missing_more: Bits(-40),
    missing_first: Bits(-600),
    lone: Bits(-350),
    minor: Bits(-30),
    number: Bits(-200),
    place: Bits(-100),
    generic: Bits(-80),
    telling: Bits(-80),
    body_of_person: Bits(0),
    trifle: Bits(-10),
    rotated: Bits(-30),
    shuffled: Bits(-150),
};

const BODY: Unmatched = Unmatched {
    contradiction: Bits(-900),
    resembling: Bits(-500),
    initial_contradiction: Bits(-400),
    number_contradiction: Bits(-1200),
    place_contradiction: Bits(-700),
    generic_contradiction: Bits(-1000),
    generic_difference: Bits(-350),
    form_contradiction: Bits(-60),
    extra: Bits(-450),
    missing: Bits(-400),
    missing_more: Bits(-200),
    missing_first: Bits(0),
    lone: Bits(0),
    minor: Bits(-100),
    number: Bits(-500),
    place: Bits(-180),
    generic: Bits(-110),
    telling: Bits(-320),
    body_of_person: Bits(-1000),
    trifle: Bits(-20),
    rotated: Bits(-80),
    shuffled: Bits(-150),
};

/// What the words that agree can bring at most where two others are wholly different. Relatives
/// share a family name and a patronymic, sister companies and branches most of their words, ships
/// of one fleet all but the number: what they share does not tell them apart, however rare it is.
pub(crate) const KEPT: Bits = Bits(700);
/// The same where what differs are words that many bear: other words for one thing.
const KEPT_GENERIC: Bits = Bits(1200);

impl Unmatched {
    /// What the words that agree can bring at most beside two of these roles that differ. An
    /// initial differs as a name does where nothing agrees but one name, which is the family's.
    pub(crate) fn kept(mine: Role, theirs: Role, one_name: bool) -> Bits {
        match (mine, theirs) {
            (Role::Initial, _) | (_, Role::Initial) if !one_name => Bits(i32::MAX),
            (Role::LegalForm(_), Role::LegalForm(_)) => Bits(i32::MAX),
            (Role::Generic(_), Role::Generic(_)) => KEPT_GENERIC,
            _ => KEPT,
        }
    }

    /// The losses for names of that kind.
    pub(crate) fn of(view: View) -> &'static Self {
        match view {
            View::Person => &PERSON,
            View::Body => &BODY,
        }
    }
}

/// The most that two names bring where a name of the one stands against a name or a place of the
/// other that does not sound like it.
pub fn most_beside_another(view: View) -> Bits {
    let losses = Unmatched::of(view);
    KEPT + losses.contradiction.max(losses.place_contradiction)
}

/// The least that a name of the query costs when nothing of the list meets it.
pub fn least_loss(view: View) -> Bits {
    let losses = Unmatched::of(view);
    -losses
        .extra
        .max(losses.contradiction)
        .max(losses.initial_contradiction)
}
