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

/// The least that two sound sequences with these consonants differ: no step of the way from one to
/// the other costs less than what it does to the consonants.
pub fn least_apart(one: Skeleton, other: Skeleton, partial_vowels: bool) -> i32 {
    /// A skeleton of so many may have been cut.
    const FULL: usize = 16;
    let (a, b) = (one.len() as usize, other.len() as usize);
    if one == other || a == FULL || b == FULL {
        return 0;
    }
    let least = Least::of(partial_vowels);
    let nibble = |skeleton: Skeleton, at: usize| (skeleton.0 >> (4 * at)) as usize & 15;
    let mut rows = [[0_u16; FULL + 1]; 3];
    for j in 1..=b {
        rows[0][j] = rows[0][j - 1] + least.less[nibble(other, j - 1)];
    }
    for i in 1..=a {
        let mine = nibble(one, i - 1);
        let (current, previous, earlier) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[current][0] = rows[previous][0] + least.less[mine];
        for j in 1..=b {
            let theirs = nibble(other, j - 1);
            let mut best = (rows[previous][j - 1] + least.other[mine][theirs])
                .min(rows[previous][j] + least.less[mine])
                .min(rows[current][j - 1] + least.less[theirs]);
            if i > 1 && j > 1 && mine == nibble(other, j - 2) && nibble(one, i - 2) == theirs {
                best = best.min(rows[earlier][j - 2] + SWAPPED as u16);
            }
            rows[current][j] = best.min(NEVER);
        }
    }
    i32::from(rows[a % 3][b])
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
                let least = least_apart(Skeleton::of(a), Skeleton::of(b), partial);
                if let Some(apart) = difference(a, b, partial) {
                    assert!(least <= apart.cost, "{a:?} {b:?} {least} {apart:?}");
                }
            }
        }
        let apart = |a, b| {
            let skeleton = |text| Skeleton::of(&sounds(text, false));
            least_apart(skeleton(a), skeleton(b), false)
        };
        assert_eq!(apart("kim", "gam"), 0);
        assert!(apart("karim", "karimt") >= 300);
    }
}
