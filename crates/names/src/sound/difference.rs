//! How far two sound sequences are apart: the cheapest way from one to the other, by the costs of
//! the alternations that romanisations make.

use super::costs::COSTS;
#[allow(clippy::wildcard_imports)] // Thirty-odd units, all of them used.
use super::unit::{self, *};
use super::{MAX_SOUNDS, Sound, is_vowel};

/// What a spelling difference costs at most to be the same name at all: per unit, and in all.
const LIMIT_PER_UNIT: i32 = 110;
const LIMIT: i32 = 700;
/// A substitution up to this cost is one that romanisations make by rule.
const BY_RULE: i32 = 60;
/// The same for a vowel in a token of so few units.
const BY_RULE_SHORT: i32 = 50;
const SHORT: usize = 3;

/// Two neighbours swapped.
pub(super) const SWAPPED: i32 = COSTS.swapped as i32;

/// The costs of substitutions, with what a script that writes few vowels changes.
const fn substitutions(partial_vowels: bool) -> [[u16; unit::COUNT]; unit::COUNT] {
    let mut table = [[0; unit::COUNT]; unit::COUNT];
    let mut a = 0;
    while a < unit::COUNT {
        let mut b = 0;
        while b < unit::COUNT {
            table[a][b] = COSTS.other[a][b] as u16;
            b += 1;
        }
        a += 1;
    }
    if partial_vowels {
        // Arabic has no p.
        table[B as usize][P as usize] = 20;
        table[P as usize][B as usize] = 20;
    }
    table
}

static FULL: [[u16; unit::COUNT]; unit::COUNT] = substitutions(false);
static PARTIAL: [[u16; unit::COUNT]; unit::COUNT] = substitutions(true);

/// What it costs to leave out a unit, given the ones beside it in its own token.
#[inline]
pub(super) fn gap(
    sound: Sound,
    before: Option<Sound>,
    after: Option<Sound>,
    partial_vowels: bool,
) -> i32 {
    match sound {
        sound if is_vowel(sound) && partial_vowels => 10,
        // Where vowels are few a doubled letter is not known for one sound.
        sound if partial_vowels && before == Some(sound) => 30,
        sound => COSTS.gap(sound, before, after),
    }
}

/// The least that it costs to leave out a unit, wherever it stands.
pub(super) fn least_gap(sound: Sound, partial_vowels: bool) -> i32 {
    // Beside a vowel a glide is less, and what stands there twice.
    let side = if sound == A { E } else { A };
    let beside = gap(sound, Some(side), Some(side), partial_vowels);
    beside.min(gap(sound, Some(sound), None, partial_vowels))
}

/// The most that two sequences may differ, the longer of so many units.
pub fn most_apart(units: i32) -> i32 {
    LIMIT.min(LIMIT_PER_UNIT * units)
}

/// The most that they may differ by steps that romanisations make.
pub fn most_by_rule(units: i32) -> i32 {
    BY_RULE * (1 + (units - 1) / 4)
}

/// What it costs to take one unit for another.
#[inline]
pub(super) fn substitution(one: Sound, other: Sound, partial_vowels: bool) -> i32 {
    let table = if partial_vowels { &PARTIAL } else { &FULL };
    i32::from(table[usize::from(one)][usize::from(other)])
}

/// How two sound sequences differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Sum of the costs, in hundredths of a bit.
    pub cost: i32,
    /// Whether every step is one that romanisations make by rule.
    pub by_rule: bool,
}

/// The cheapest way from one sound sequence to the other, `None` if they are too far apart to be
/// one name. With `partial_vowels` one of the two comes from a script that writes few vowels.
pub fn difference(a: &[Sound], b: &[Sound], partial_vowels: bool) -> Option<Difference> {
    difference_within(a, b, partial_vowels, LIMIT)
}

/// The same, which gives up where they are farther apart than `most`.
///
/// Of each row of the table only the stretch of cells within the limit is filled: no step is free
/// of cost or less, so that no way to the end within the limit leads over another cell.
pub fn difference_within(
    a: &[Sound],
    b: &[Sound],
    partial_vowels: bool,
    most: i32,
) -> Option<Difference> {
    if a == b {
        return Some(Difference {
            cost: 0,
            by_rule: true,
        });
    }
    let longest = a.len().max(b.len()).min(MAX_SOUNDS);
    if a.is_empty() || b.is_empty() || a.len() > MAX_SOUNDS || b.len() > MAX_SOUNDS {
        return None;
    }
    let limit = most_apart(longest as i32).min(most);
    let limit = Cell::within(limit)?;
    let substitutions = if partial_vowels { &PARTIAL } else { &FULL };
    let width = b.len();
    let mut drop_b = [0; MAX_SOUNDS + 1];
    for j in 1..=width {
        let before = j.checked_sub(2).map(|k| b[k]);
        drop_b[j] = gap(b[j - 1], before, b.get(j).copied(), partial_vowels) as u32;
    }
    // Three rows are kept for transpositions, and of each the stretch within the limit.
    let mut rows = [[Cell::NEVER; MAX_SOUNDS + 1]; 3];
    let mut kept = [(0, 0); 3];
    rows[0][0] = Cell::NONE;
    for j in 1..=width {
        let cell = rows[0][j - 1].step(drop_b[j]);
        if cell > limit {
            break;
        }
        rows[0][j] = cell;
        kept[0].1 = j;
    }
    for i in 1..=a.len() {
        let (current, previous, earlier) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        let one = a[i - 1];
        let before_a = i.checked_sub(2).map(|k| a[k]);
        let drop_a = gap(one, before_a, a.get(i).copied(), partial_vowels) as u32;
        let substitution = &substitutions[usize::from(one)];
        // In a short token another vowel makes another name: Jon and Jan.
        let vowel_counts = longest <= SHORT && is_vowel(one);
        rows[current] = [Cell::NEVER; MAX_SOUNDS + 1];
        let (low, high) = kept[previous];
        let (swap_low, swap_high) = if i > 1 {
            (kept[earlier].0 + 2, kept[earlier].1 + 2)
        } else {
            (usize::MAX, 0)
        };
        let mut stretch: Option<(usize, usize)> = None;
        let mut j = low.min(swap_low);
        if j == 0 {
            let cell = rows[previous][0].step(drop_a);
            if cell <= limit {
                rows[current][0] = cell;
                stretch = Some((0, 0));
            }
            j = 1;
        }
        while j <= width {
            let other = b[j - 1];
            let apart = u32::from(substitution[usize::from(other)]);
            let worse = if vowel_counts && apart > BY_RULE_SHORT as u32 && is_vowel(other) {
                BY_RULE as u32 + 1
            } else {
                apart
            };
            let mut best = rows[previous][j - 1]
                .stepped(apart, worse)
                .min(rows[previous][j].step(drop_a))
                .min(rows[current][j - 1].step(drop_b[j]));
            if i > 1 && j > 1 && one == b[j - 2] && a[i - 2] == other {
                best = best.min(rows[earlier][j - 2].step(SWAPPED as u32));
            }
            if best <= limit {
                rows[current][j] = best;
                stretch = Some((stretch.map_or(j, |(first, _)| first), j));
            } else if j > high && j >= swap_high {
                break;
            }
            j += 1;
        }
        kept[current] = stretch?;
    }
    let end = rows[a.len() % 3][width];
    let allowance = most_by_rule(longest as i32);
    (end <= limit).then(|| Difference {
        cost: end.cost(),
        by_rule: end.worst() <= BY_RULE && end.cost() <= allowance,
    })
}

/// The cost of the way to a cell and, for ways that cost the same, its dearest step: one number
/// that is compared as the pair is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u32);

impl Cell {
    /// Bits for the dearest step.
    const WORST: u32 = 12;
    const MASK: u32 = (1 << Self::WORST) - 1;
    /// No way yet.
    const NONE: Self = Self(0);
    /// Dearer than any way, and far enough from where a step would overflow.
    const NEVER: Self = Self(1 << 30);

    /// The last cell that costs no more.
    fn within(cost: i32) -> Option<Self> {
        let cost = u32::try_from(cost).ok()?;
        Some(Self((cost << Self::WORST) | Self::MASK))
    }

    #[inline]
    fn step(self, cost: u32) -> Self {
        self.stepped(cost, cost)
    }

    #[inline]
    fn stepped(self, cost: u32, worst: u32) -> Self {
        let worst = (self.0 & Self::MASK).max(worst);
        Self(((self.0 & !Self::MASK) + (cost << Self::WORST)) | worst)
    }

    fn cost(self) -> i32 {
        (self.0 >> Self::WORST) as i32
    }

    fn worst(self) -> i32 {
        (self.0 & Self::MASK) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, cell by cell.
    fn plainly(a: &[Sound], b: &[Sound], partial: bool, most: i32) -> Option<Difference> {
        if a == b {
            return Some(Difference {
                cost: 0,
                by_rule: true,
            });
        }
        let longest = a.len().max(b.len());
        if a.is_empty() || b.is_empty() {
            return None;
        }
        let limit = most_apart(longest as i32).min(most);
        let gap_at = |all: &[Sound], at: usize| {
            let before = at.checked_sub(1).map(|k| all[k]);
            gap(all[at], before, all.get(at + 1).copied(), partial)
        };
        let step = |from: (i32, i32), cost: i32| (from.0 + cost, from.1.max(cost));
        let mut rows = vec![vec![(0, 0); b.len() + 1]; a.len() + 1];
        for j in 1..=b.len() {
            rows[0][j] = step(rows[0][j - 1], gap_at(b, j - 1));
        }
        for i in 1..=a.len() {
            rows[i][0] = step(rows[i - 1][0], gap_at(a, i - 1));
            for j in 1..=b.len() {
                let (one, other) = (a[i - 1], b[j - 1]);
                let apart = substitution(one, other, partial);
                let vowels = longest <= SHORT && is_vowel(one) && is_vowel(other);
                let worse = if vowels && apart > BY_RULE_SHORT {
                    BY_RULE + 1
                } else {
                    apart
                };
                let (cost, worst) = rows[i - 1][j - 1];
                let mut best = (cost + apart, worst.max(worse))
                    .min(step(rows[i - 1][j], gap_at(a, i - 1)))
                    .min(step(rows[i][j - 1], gap_at(b, j - 1)));
                if i > 1 && j > 1 && one == b[j - 2] && a[i - 2] == other {
                    best = best.min(step(rows[i - 2][j - 2], SWAPPED));
                }
                rows[i][j] = best;
            }
            if rows[i].iter().all(|(cost, _)| *cost > limit) {
                return None;
            }
        }
        let (cost, worst) = rows[a.len()][b.len()];
        (cost <= limit).then_some(Difference {
            cost,
            by_rule: worst <= BY_RULE && cost <= most_by_rule(longest as i32),
        })
    }

    #[test]
    fn a_part_of_the_table_gives_what_all_of_it_gives() {
        let words = [
            "sergei",
            "sergey",
            "serge",
            "sjojgu",
            "shoigu",
            "choigou",
            "kim",
            "gim",
            "jon",
            "jan",
            "muhammad",
            "mahmud",
            "mohamed",
            "ivanov",
            "ivanova",
            "iwanow",
            "12",
            "21",
            "112",
            "lo",
            "ol",
            "aouad",
            "awad",
            "hamdullah",
            "abdurrahman",
            "abdulrahman",
            "shcherbakov",
            "chtcherbakov",
            "yi",
            "i",
            "h",
            "ab",
            "ba",
            "abcd",
            "abdc",
            "bacd",
        ];
        for partial in [false, true] {
            let heard: Vec<_> = words
                .iter()
                .map(|word| super::super::sounds(word, partial))
                .collect();
            for (a, b) in heard.iter().flat_map(|a| heard.iter().map(move |b| (a, b))) {
                for most in [-1, 0, 40, 130, 330, LIMIT, 5000] {
                    assert_eq!(
                        difference_within(a, b, partial, most),
                        plainly(a, b, partial, most),
                        "{a:?} {b:?} {partial} {most}"
                    );
                }
            }
        }
    }
}
