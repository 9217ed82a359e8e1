//! What may lie between two spellings, whatever they are worth: what an index may assume of all
//! tokens and spans that are written so.

use crate::heard::{self, Heard};
use crate::meeting::{self, Systems};
use crate::script::System;
use crate::sound::{self, Difference, MAX_SOUNDS, Skeleton, Sound};
use crate::spelling::Spelling;
use crate::{Bits, weights};

/// How two spellings meet at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// What the meeting costs of the rarity, or less.
    loss: i16,
    apart: Apart,
    /// They can be part of a whole name.
    pub whole: bool,
}

/// What two texts are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Apart {
    /// The same.
    Equal,
    /// A typing slip apart.
    Slip,
    Farther,
}

/// Letters that write few vowels: what two of them are apart costs the least.
const FEWEST: Systems = Systems(System::Arabic, System::Arabic);

/// In two bytes: very many are kept.
fn in_short(loss: Bits) -> i16 {
    loss.0.clamp(i16::MIN.into(), i16::MAX.into()) as i16
}

impl Reach {
    /// How a spelling of the query meets one of the list. With `partial` one of them comes from a
    /// script that writes few vowels.
    pub fn between(query: &Spelling, listed: &Spelling, partial: bool) -> Option<Self> {
        if query.text == listed.text {
            return Some(Self {
                loss: in_short(query.cost + listed.cost),
                apart: Apart::Equal,
                whole: true,
            });
        }
        Self::apart(query, listed, partial, || {
            let near = query.skeleton.near(listed.skeleton);
            near.then(|| sound::difference(&query.sounds, &listed.sounds, partial))?
        })
    }

    /// How two that are not the same text meet, whose sounds are so far apart, if their consonants are near.
    fn apart(
        query: &Spelling,
        listed: &Spelling,
        partial: bool,
        apart: impl FnOnce() -> Option<Difference>,
    ) -> Option<Self> {
        // A slip is worth at least what it is where it makes no rare word.
        let rarities = (Bits::ZERO, Bits(i32::MIN));
        meeting::spellings_apart(query, listed, partial, rarities, FEWEST, apart).map(|met| Self {
            loss: in_short(-met.bits),
            // What is inflected is not misspelt besides.
            apart: if !(met.whole || query.inflected || listed.inflected)
                && query.one_slip_from(listed)
            {
                Apart::Slip
            } else {
                Apart::Farther
            },
            whole: met.whole,
        })
    }

    /// The same where the sounds are within the limits, so that it can be had sooner where they
    /// are not.
    pub fn within(
        query: &Spelling,
        listed: &Spelling,
        partial: bool,
        limits: &SoundLimits,
    ) -> Option<Self> {
        if query.text == listed.text || query.one_slip_from(listed) {
            return Self::between(query, listed, partial);
        }
        let most = i32::from(limits[query.sounds.len().max(listed.sounds.len())]);
        let near = query.skeleton.near(listed.skeleton);
        let apart =
            near.then(|| sound::difference_within(&query.sounds, &listed.sounds, partial, most))??;
        Self::apart(query, listed, partial, || Some(apart))
    }

    /// The same where it is known how far the sounds of two whose consonants are near are apart;
    /// `None` where that is too far to count.
    pub fn heard(
        query: &Spelling,
        listed: &Spelling,
        partial: bool,
        apart: Option<Difference>,
    ) -> Option<Self> {
        if query.text == listed.text || query.one_slip_from(listed) {
            return Self::between(query, listed, partial);
        }
        Self::apart(query, listed, partial, || apart)
    }

    /// The same of two that are neither the same text nor a slip apart, so that the other's letters need
    /// not be known.
    pub fn sounding(
        query: &Spelling,
        (sounds, skeleton): (&[Sound], Skeleton),
        partial: bool,
        apart: Difference,
    ) -> Self {
        let listed = Heard {
            sounds,
            skeleton,
            cost: Bits::ZERO,
            inflected: false,
        };
        let heard = (query.heard(), listed);
        let met = heard::by_sounds(heard, partial, Bits::ZERO, FEWEST, apart);
        Self {
            loss: in_short(-met.bits),
            apart: Apart::Farther,
            whole: met.whole,
        }
    }

    /// What two texts are to each other, as a number.
    #[inline]
    pub fn kind(self) -> u8 {
        self.apart as u8
    }

    /// How two spellings meet at best that meet like this or like another of the same
    /// [kind](Reach::kind).
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            loss: self.loss.min(other.loss),
            apart: self.apart,
            whole: self.whole || other.whole,
        }
    }

    /// The least that the meeting can cost, however rare the two are.
    #[inline]
    pub fn least_loss(self) -> Bits {
        let loss = Bits(self.loss.into());
        match self.apart {
            Apart::Equal => Bits::ZERO,
            Apart::Slip => loss.min(weights::SLIP_LEAST),
            Apart::Farther => loss,
        }
    }

    /// The most that the two are worth where they are so rare.
    #[inline]
    pub fn worth(self, query: Bits, listed: Bits) -> Bits {
        let rarity = query.min(listed);
        let worth = rarity - Bits(self.loss.into());
        match self.apart {
            Apart::Equal => worth.max(weights::LEAST_EQUAL.min(rarity)),
            Apart::Slip => {
                let made = meeting::made_by_a_slip(query);
                worth.max(made.min(rarity - weights::SLIP_LEAST))
            }
            Apart::Farther => worth,
        }
    }
}

/// The most that two spellings can be worth where the commoner of the tokens is so rare, and whether they can be part of a whole
/// name.
pub fn reach(
    query: &Spelling,
    listed: &Spelling,
    partial: bool,
    commoner: Bits,
) -> Option<(Bits, bool)> {
    let reach = Reach::between(query, listed, partial)?;
    // How rare the query's own word is is not known here.
    let made = if reach.apart == Apart::Slip {
        commoner - weights::SLIP_LEAST
    } else {
        Bits(i32::MIN)
    };
    Some((reach.worth(commoner, commoner).max(made), reach.whole))
}

/// How far the sounds of two spellings may be apart, by the number of sounds of the longer one.
pub type SoundLimits = [u16; MAX_SOUNDS + 1];

/// The most that the sounds of two spellings may differ if one spelling is to be another of the
/// other by rule, or if their meeting is to cost no more than `loss`.
pub fn sound_limits(loss: Option<Bits>) -> SoundLimits {
    /// More than any two spellings are apart.
    const MOST: i32 = 100_000;
    let mut limits = [0; MAX_SOUNDS + 1];
    for (units, limit) in limits.iter_mut().enumerate().skip(1) {
        let units = units as i32;
        let mut most = sound::most_by_rule(units);
        if let Some(loss) = loss {
            // The distance counts twice, and more in a short name: see `meeting`.
            let apart = (loss - weights::SPELLED).0.clamp(0, MOST) / 2 + 1;
            most = most.max(apart * units / (units + 3) + 1);
        }
        *limit = most.min(sound::most_apart(units)) as u16;
    }
    limits
}

/// Where so much may be lost, [sounds](sound_limits) may be as far apart as those of any two spellings
/// of one name, and more changes nothing.
pub const FARTHEST: Bits = Bits(2500);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_farthest_on_nothing_changes() {
        let most = sound_limits(Some(Bits(i32::MAX / 2)));
        assert_eq!(sound_limits(Some(FARTHEST)), most);
        assert!(FARTHEST >= weights::SLIP_LEAST);
    }

    #[test]
    fn no_meeting_is_worth_more_than_its_reach() {
        let words = [
            "sergei", "sergey", "serge", "sjojgu", "shoigu", "muhammad", "mahmud", "muhamad",
            "ivanov", "ivanova", "hasani", "hasan", "jong", "yong", "qasim", "qasimi",
        ];
        let systems = [
            System::Latin,
            System::Cyrillic,
            System::Greek,
            System::Arabic,
        ];
        for (one, other) in words.iter().flat_map(|a| words.map(|b| (*a, b))) {
            let one = Spelling::new(one, Bits(40));
            let other = Spelling::new(other, Bits::ZERO);
            for partial in [false, true] {
                let reach = Reach::between(&one, &other, partial);
                for systems in systems.iter().flat_map(|a| systems.map(|b| Systems(*a, b))) {
                    for (mine, theirs) in [(1800, 1800), (1200, 700), (500, 1800)] {
                        let rarity = Bits(mine.min(theirs));
                        let made = meeting::made_by_a_slip(Bits(mine));
                        let met =
                            meeting::spellings(&one, &other, partial, (rarity, made), systems);
                        let Some(met) = met else { continue };
                        let most = reach.map(|reach| reach.worth(Bits(mine), Bits(theirs)));
                        assert!(most >= Some(met.bits), "{one:?} {other:?} {met:?} {most:?}");
                        assert!(!met.whole || reach.is_some_and(|reach| reach.whole));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_lost_is_within_the_limits() {
        let words = [
            "sergei", "sergey", "serge", "sjojgu", "shoigu", "choigou", "kim", "gim", "mohammed",
            "muhamad", "mahmoud", "jong", "jeong", "yong", "ivanov", "ivanova", "iwanow",
        ];
        for (one, other) in words.iter().flat_map(|a| words.map(|b| (*a, b))) {
            let (one, other) = (
                Spelling::new(one, Bits::ZERO),
                Spelling::new(other, Bits::ZERO),
            );
            let Some(apart) = sound::difference(&one.sounds, &other.sounds, false) else {
                continue;
            };
            let Some(reach) = Reach::between(&one, &other, false) else {
                continue;
            };
            let longer = one.sounds.len().max(other.sounds.len());
            let cost = apart.cost;
            assert!(
                cost <= i32::from(sound_limits(Some(Bits(reach.loss.into())))[longer])
                    || one.one_slip_from(&other),
                "{one:?} {other:?}"
            );
            if apart.by_rule {
                assert!(cost <= i32::from(sound_limits(None)[longer]));
            }
        }
    }
}
