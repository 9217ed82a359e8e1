//! What two sound sequences differ in at least, by their consonants alone: where that is too much,
//! neither needs to be looked at.

use std::sync::OnceLock;

use super::difference::{SWAPPED, least_gap, substitution};
use super::skeleton::class;
use super::unit::COUNT;
use super::{Skeleton, Sound};

/// How many classes of consonants there are, with none for what is left out.
const CLASSES: usize = 10;

/// More than two names of one party may differ.
const NEVER: u16 = 10_000;

/// The least that each step costs whatever sounds of the classes it is taken between.
struct Least {
    other: [[u16; CLASSES]; CLASSES],
    /// A consonant is left out, or is taken for what is left out of skeletons.
    less: [u16; CLASSES],
}

impl Least {
    fn of(partial_vowels: bool) -> &'static Self {
        static FULL: OnceLock<Least> = OnceLock::new();
        static PARTIAL: OnceLock<Least> = OnceLock::new();
        let cell = if partial_vowels { &PARTIAL } else { &FULL };
        cell.get_or_init(|| {
            let mut other = [[NEVER; CLASSES]; CLASSES];
            for one in 1..COUNT as Sound {
                let from = class(one) as usize;
                other[from][0] = other[from][0].min(least_gap(one, partial_vowels) as u16);
                for another in 1..COUNT as Sound {
                    let cost = substitution(one, another, partial_vowels) as u16;
                    let place = &mut other[from][class(another) as usize];
                    *place = cost.min(*place);
                }
            }
            Self {
                other,
                less: other.map(|row| row[0]),
            }
        })
    }
}

/// A skeleton of so many may have been cut.
const FULL: usize = 16;

/// The least that what is left of two sound sequences differs, by the consonants that are left of
/// either: no step of the way from one to the other costs less than what it does to the consonants.
pub struct Ahead {
    /// By how many of the other's consonants are left, then by how many of the one's.
    least: [[u16; FULL + 1]; FULL + 1],
    /// How many the two have.
    all: (u8, u8),
}

impl Ahead {
    /// Of two sequences that have these consonants.
    pub fn of(one: Skeleton, other: Skeleton, partial_vowels: bool) -> Self {
        let (a, b) = (one.len() as usize, other.len() as usize);
        let mut rows = [[0_u16; FULL + 1]; FULL + 1];
        let all = (a as u8, b as u8);
        if a == FULL || b == FULL {
            return Self { least: rows, all };
        }
        let least = Least::of(partial_vowels);
        // The last consonants come first.
        let nibble = |skeleton: Skeleton, at: usize| (skeleton.0 >> (4 * at)) as usize & 15;
        for j in 1..=a {
            rows[0][j] = rows[0][j - 1] + least.less[nibble(one, j - 1)];
        }
        for i in 1..=b {
            let theirs = nibble(other, i - 1);
            rows[i][0] = rows[i - 1][0] + least.less[theirs];
            for j in 1..=a {
                let mine = nibble(one, j - 1);
                let mut best = (rows[i - 1][j - 1] + least.other[mine][theirs])
                    .min(rows[i - 1][j] + least.less[theirs])
                    .min(rows[i][j - 1] + least.less[mine]);
                if i > 1 && j > 1 && mine == nibble(other, i - 2) && nibble(one, j - 2) == theirs {
                    best = best.min(rows[i - 2][j - 2] + SWAPPED as u16);
                }
                rows[i][j] = best.min(NEVER);
            }
        }
        Self { least: rows, all }
    }

    /// Of the whole sequences.
    pub fn least(&self) -> i32 {
        i32::from(self.left(self.all.1)[usize::from(self.all.0)])
    }

    /// Where so many of the other's consonants are left, by how many of the one's are.
    pub(super) fn left(&self, theirs: u8) -> &[u16; FULL + 1] {
        &self.least[usize::from(theirs).min(FULL)]
    }

    /// How many consonants the other has.
    pub(super) fn theirs(&self) -> u8 {
        self.all.1
    }
}

#[cfg(test)]
mod tests {
    use super::super::{difference, sounds};
    use super::*;

    #[test]
    fn no_way_costs_less_than_its_consonants() {
        let words = [
            "sergei",
            "serge",
            "sjojgu",
            "shoigu",
            "choigou",
            "kim",
            "gim",
            "him",
            "im",
            "jong",
            "yong",
            "ong",
            "muhammad",
            "mahmud",
            "wladimir",
            "vladimir",
            "aouad",
            "awad",
            "hakim",
            "akim",
            "khakim",
            "jusuf",
            "yusuf",
            "lo",
            "ol",
            "rol",
            "lor",
            "ruslan",
            "yuslan",
            "hamdullah",
            "hamdulla",
            "12",
            "2",
            "thabit",
            "sabit",
        ];
        for partial in [false, true] {
            let heard: Vec<_> = words.iter().map(|word| sounds(word, partial)).collect();
            for (a, b) in heard.iter().flat_map(|a| heard.iter().map(move |b| (a, b))) {
                let least = Ahead::of(Skeleton::of(a), Skeleton::of(b), partial).least();
                if let Some(apart) = difference(a, b, partial) {
                    assert!(least <= apart.cost, "{a:?} {b:?} {least} {apart:?}");
                }
            }
        }
        let apart = |a, b| {
            let skeleton = |text| Skeleton::of(&sounds(text, false));
            Ahead::of(skeleton(a), skeleton(b), false).least()
        };
        assert_eq!(apart("kim", "gam"), 0);
        assert!(apart("karim", "karimt") >= 300);
    }
}
