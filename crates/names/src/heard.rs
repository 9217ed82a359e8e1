//! What two spellings are to each other by their sounds alone, whatever their letters.

use crate::meeting::{Meeting, Systems};
use crate::script::System;
use crate::sound::{self, Difference, Skeleton, Sound};
use crate::{Bits, Relation, weights};

/// A spelling but for its letters.
#[derive(Clone, Copy)]
pub(crate) struct Heard<'s> {
    pub(crate) sounds: &'s [Sound],
    pub(crate) skeleton: Skeleton,
    pub(crate) cost: Bits,
    pub(crate) inflected: bool,
}

impl Heard<'_> {
    pub(crate) fn vowels(self) -> usize {
        let sounds = self.sounds.iter();
        sounds.filter(|sound| sound::is_vowel(**sound)).count()
    }
}

/// What the sounds of two spellings are to each other that are so far apart, whatever their letters.
pub(crate) fn by_sounds(
    (mine, theirs): (Heard<'_>, Heard<'_>),
    partial: bool,
    rarity: Bits,
    systems: Systems,
    apart: Difference,
) -> Meeting {
    let choice = mine.cost + theirs.cost;
    let scaled = Bits(scaled(apart.cost, mine, theirs));
    let cost = scaled
        + choice
        + if partial {
            unwritten(mine, theirs)
        } else {
            Bits::ZERO
        };
    // Where few vowels are written, those that are written on both sides have to agree.
    let other_vowels = partial && sound::vowels_contradict(mine.sounds, theirs.sounds);
    let cost = if other_vowels {
        cost + weights::OTHER_VOWELS
    } else {
        cost
    };
    if apart.by_rule && !other_vowels {
        let relation = if mine.inflected || theirs.inflected {
            Relation::Inflection
        } else {
            systems.agreement(false)
        };
        return Meeting {
            relation,
            bits: rarity - cost,
            whole: !partial || scaled + choice <= OPEN_WHOLE,
        };
    }
    // The farther two spellings are, the more unrelated names are as near: the distance counts once for
    // what the same party does and once for what others do.
    Meeting {
        relation: Relation::Spelling,
        bits: rarity - cost - scaled - weights::SPELLED - another_syllable(mine, theirs, systems),
        whole: false,
    }
}

/// What it costs that one has both a consonant and a vowel more than the other.
/// Scripts that write sounds by rough rules of their own add syllables themselves.
fn another_syllable(mine: Heard<'_>, theirs: Heard<'_>, systems: Systems) -> Bits {
    let letters = |system: System| matches!(system, System::Latin | System::Cyrillic);
    let one_more = mine.skeleton.len() != theirs.skeleton.len() && mine.vowels() != theirs.vowels();
    if one_more && letters(systems.0) && letters(systems.1) {
        weights::SYLLABLE
    } else {
        Bits::ZERO
    }
}

/// What leaving the vowels open costs: so many other names have the same consonants. Where as many
/// vowels are written as the other has, little is open.
pub(crate) fn unwritten(mine: Heard<'_>, theirs: Heard<'_>) -> Bits {
    const LITTLE: Bits = Bits(60);
    let written = mine.vowels();
    if written > 0 && written == theirs.vowels() {
        return LITTLE;
    }
    match mine.skeleton.len().max(theirs.skeleton.len()) {
        0..=2 => Bits(350),
        3 => Bits(200),
        _ => LITTLE,
    }
}

/// A difference says more about a short name: other names are as near.
pub(crate) fn scaled(cost: i32, mine: Heard<'_>, theirs: Heard<'_>) -> i32 {
    let units = mine.sounds.len().max(theirs.sounds.len()).max(1) as i32;
    cost * (units + 3) / units
}

/// What sounds may differ where vowels are left open and still be part of a whole name.
pub(crate) const OPEN_WHOLE: Bits = Bits(130);
