//! Many sound sequences against one: which may be near it.

use super::consonants::Ahead;
use super::difference::{
    Difference, SWAPPED, difference_within, gap, most_apart, most_by_rule, substitution,
};
use super::skeleton::class;
use super::unit::{COUNT, I};
use super::{MAX_SOUNDS, Sound};

/// Dearer than all that two spellings of one name may differ in.
const NEVER: u16 = 10_000;

/// One sound sequence, prepared so that others are quickly told from it.
///
/// Each sound of another is a row of the table, as where [two](super::difference) are compared; others that come sorted
/// share the rows of what they begin with, and where that is too far already, with what the consonants
/// [ahead](Ahead) cost at least.
pub struct Sieve {
    width: usize,
    partial: bool,
    /// By another's sound, what it costs to take each of these for it.
    other: [[u16; MAX_SOUNDS]; COUNT],
    /// What it costs to leave out each of these.
    less: [u16; MAX_SOUNDS],
    rows: [[u16; MAX_SOUNDS + 1]; MAX_SOUNDS + 1],
    /// By how many of another's consonants are left, what those behind each column cost at least.
    ahead: [[u16; MAX_SOUNDS + 1]; MAX_SOUNDS + 1],
    /// How many of another's consonants are left behind each row.
    left: [u8; MAX_SOUNDS + 1],
    /// How many of these consonants are left behind each column.
    own_left: [u8; MAX_SOUNDS + 1],
    /// The least that a way over each row costs.
    least: [u16; MAX_SOUNDS + 1],
    sounds: [Sound; MAX_SOUNDS],
    /// By sound, where it is.
    places: [u32; COUNT],
    /// Rows that are filled for the last sequence.
    filled: usize,
    /// The last of them is too far already.
    too_far: bool,
    most: u16,
}

impl Sieve {
    /// Prepares a sound sequence. With `partial_vowels` one of the two comes from a script that
    /// writes few vowels.
    pub fn new(sounds: &[Sound], partial_vowels: bool) -> Self {
        let width = sounds.len().min(MAX_SOUNDS);
        let mut sieve = Self {
            width,
            other: [[0; MAX_SOUNDS]; COUNT],
            less: [0; MAX_SOUNDS],
            partial: partial_vowels,
            rows: [[0; MAX_SOUNDS + 1]; MAX_SOUNDS + 1],
            ahead: [[0; MAX_SOUNDS + 1]; MAX_SOUNDS + 1],
            left: [0; MAX_SOUNDS + 1],
            own_left: [0; MAX_SOUNDS + 1],
            least: [0; MAX_SOUNDS + 1],
            sounds: [0; MAX_SOUNDS],
            places: [0; COUNT],
            filled: 0,
            too_far: false,
            most: 0,
        };
        for (j, mine) in sounds[..width].iter().enumerate() {
            sieve.sounds[j] = *mine;
            sieve.places[usize::from(*mine)] |= 1 << j;
            let before = j.checked_sub(1).map(|k| sounds[k]);
            let after = sounds.get(j + 1).copied();
            sieve.less[j] = gap(*mine, before, after, partial_vowels) as u16;
            sieve.rows[0][j + 1] = (sieve.rows[0][j] + sieve.less[j]).min(NEVER);
            for theirs in 1..COUNT {
                let cost = substitution(*mine, theirs as Sound, partial_vowels);
                sieve.other[theirs][j] = cost as u16;
            }
        }
        for j in (0..width).rev() {
            let own = u8::from(class(sounds[j]) != 0);
            sieve.own_left[j] = sieve.own_left[j + 1] + own;
        }
        sieve
    }

    /// From now on others may differ by so much at most and have the consonants that `ahead` was made
    /// of with these, and the next shares nothing with the one before.
    pub fn begin(&mut self, most: u16, ahead: &Ahead) {
        self.most = most;
        self.filled = 0;
        self.too_far = false;
        let theirs = ahead.theirs();
        self.left[0] = theirs;
        for left in 0..=theirs {
            let least = ahead.left(left);
            let columns = &mut self.ahead[usize::from(left)][..=self.width];
            for (column, own) in columns.iter_mut().zip(&self.own_left) {
                *column = least[usize::from(*own).min(least.len() - 1)];
            }
        }
    }

    /// Whether another that shares so many sounds with the one before it is too far for sure.
    #[inline]
    pub fn passes_over(&self, shared: usize) -> bool {
        self.too_far && shared > self.filled
    }

    /// How far another is, if that is no more than `most` and than what [`Sieve::begin`] was told. It
    /// begins with `shared` sounds of the one before it.
    #[inline]
    pub fn apart(&mut self, theirs: &[Sound], shared: usize, most: i32) -> Option<Difference> {
        let cost = i32::from(self.cost(theirs, shared)?);
        let longest = self.width.max(theirs.len()) as i32;
        if cost > most || cost > most_apart(longest) || self.width == 0 || theirs.is_empty() {
            let same = self.width == 0 && theirs.is_empty();
            return same.then_some(Difference {
                cost,
                by_rule: true,
            });
        }
        if cost <= most_by_rule(longest) {
            // Whether each step is by rule says the table alone, of the ways that cost so little.
            return difference_within(&self.sounds[..self.width], theirs, self.partial, cost);
        }
        Some(Difference {
            cost,
            by_rule: false,
        })
    }

    #[inline]
    fn cost(&mut self, theirs: &[Sound], shared: usize) -> Option<u16> {
        // What leaving out a glide costs depends on what follows.
        let rows_shared = match shared.checked_sub(1) {
            Some(last) if theirs[last] == I => last,
            _ => shared,
        };
        if self.too_far && rows_shared >= self.filled {
            return None;
        }
        self.cost_from(theirs, rows_shared.min(self.filled))
    }

    fn cost_from(&mut self, theirs: &[Sound], start: usize) -> Option<u16> {
        let mut filled = start;
        self.too_far = false;
        let swaps = self.most >= SWAPPED as u16;
        for at in start..theirs.len() {
            self.least[at + 1] = self.fill(at, theirs, swaps);
            filled = at + 1;
            // A swap leads over a row.
            if self.least[filled] > self.most && !(swaps && self.least[at] <= self.most) {
                self.too_far = true;
                break;
            }
        }
        self.filled = filled;
        let cost = self.rows[filled][self.width];
        (!self.too_far && cost <= self.most).then_some(cost)
    }

    /// Fills the row of another's sound, and gives the least that a way over it costs.
    fn fill(&mut self, at: usize, theirs: &[Sound], swaps: bool) -> u16 {
        let width = self.width;
        let sound = theirs[at];
        let behind = at.checked_sub(1).map(|k| theirs[k]);
        let after = theirs.get(at + 1).copied();
        let drop = gap(sound, behind, after, self.partial) as u16;
        let left = self.left[at].saturating_sub(u8::from(class(sound) != 0));
        self.left[at + 1] = left;
        let ahead = &self.ahead[usize::from(left)][..=width];
        let other = &self.other[usize::from(sound)][..width];
        let less = &self.less[..width];
        let (above, below) = self.rows.split_at_mut(at + 1);
        let previous = &above[at][..=width];
        let current = &mut below[0][..=width];
        let mut cell = previous[0] + drop;
        current[0] = cell;
        let mut least = cell + ahead[0];
        for j in 0..width {
            let best = (previous[j] + other[j]).min(previous[j + 1] + drop);
            cell = best.min(cell + less[j]);
            current[j + 1] = cell;
            least = least.min(cell + ahead[j + 1]);
        }
        if swaps && let Some(behind) = behind {
            // Where the two stand the other way round, by the place of the second.
            let mut swapped =
                self.places[usize::from(behind)] & (self.places[usize::from(sound)] << 1);
            while swapped != 0 {
                let j = swapped.trailing_zeros() as usize + 1;
                swapped &= swapped - 1;
                current[j] = current[j].min(above[at - 1][j - 2] + SWAPPED as u16);
                for k in j + 1..=width {
                    current[k] = current[k].min(current[k - 1] + less[k - 1]);
                }
                least = least.min(current[j] + ahead[j]);
            }
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Skeleton, Sounds, sounds};
    use super::*;

    #[test]
    fn each_is_as_far_as_the_table_says_whatever_came_before() {
        let words = [
            "sergei",
            "sergey",
            "serge",
            "sergie",
            "sjojgu",
            "shoigu",
            "choigou",
            "kim",
            "kima",
            "gim",
            "jong",
            "yong",
            "ong",
            "muhammad",
            "mahmud",
            "wladimir",
            "vladimir",
            "valdimir",
            "aouad",
            "awad",
            "hakim",
            "akim",
            "lo",
            "ol",
            "ruslan",
            "urslan",
            "hamdullah",
            "12",
            "21",
            "2",
            "kasim",
            "kasmi",
            "aa",
            "",
            "ia",
            "ib",
            "iba",
            "ai",
            "aib",
            "aia",
            "bi",
            "bia",
        ];
        for partial in [false, true] {
            let mut heard: Vec<Sounds> = words.iter().map(|word| sounds(word, partial)).collect();
            heard.sort_by_key(|sounds| (Skeleton::of(sounds), sounds.to_vec()));
            for mine in &heard {
                let mut sieve = Sieve::new(mine, partial);
                for most in [0, 60, 130, 330, 450, 700] {
                    let skeleton = |sounds: &Sounds| Skeleton::of(sounds);
                    for of_group in heard.chunk_by(|one, other| skeleton(one) == skeleton(other)) {
                        let theirs = skeleton(&of_group[0]);
                        sieve.begin(most, &Ahead::of(skeleton(mine), theirs, partial));
                        let mut before: &[Sound] = &[];
                        for theirs in of_group {
                            let shared = before.iter().zip(&**theirs).take_while(|(a, b)| a == b);
                            let shared = shared.count();
                            before = theirs;
                            let far = difference_within(mine, theirs, partial, most.into());
                            assert!(!sieve.passes_over(shared) || far.is_none());
                            assert_eq!(
                                sieve.apart(theirs, shared, most.into()),
                                difference_within(mine, theirs, partial, most.into()),
                                "{mine:?} {theirs:?} {most} {partial}"
                            );
                        }
                    }
                }
            }
        }
    }
}
