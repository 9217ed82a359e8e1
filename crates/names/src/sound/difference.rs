//! How far two sound sequences are apart: the cheapest way from one to the other, by the costs of
//! the alternations that romanisations make.

use std::sync::OnceLock;

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

const ALIEN: i16 = 450;
const VOWELS_APART: i16 = 100;
const TRANSPOSED: i32 = 400;

/// Costs of substitutions below [`ALIEN`], each pair once.
const ALTERNATIONS: &[(Sound, Sound, i16)] = &[
    (A, E, 60),
    (A, O, 70),
    (A, U, 60),
    (A, I, 90),
    (E, I, 50),
    (E, O, 80),
    (O, U, 40),
    (I, U, 90),
    (A, AE, 40),
    (E, AE, 10),
    (I, AE, 60),
    (O, EO, 10),
    (U, EO, 40),
    (E, EO, 50),
    (A, EO, 60),
    (U, EU, 10),
    (E, EU, 50),
    (I, EU, 60),
    (O, EU, 50),
    (OE, EU, 20),
    (EO, EU, 50),
    (O, OE, 30),
    (E, OE, 40),
    (U, OE, 50),
    (EO, OE, 50),
    (Y, I, 10),
    (Y, J, 60),
    (Y, ZH, 120),
    (I, J, 70),
    (Y, E, 60),
    (W, V, 10),
    (W, U, 30),
    (W, O, 40),
    (W, F, 100),
    (W, B, 150),
    (W, H, 150),
    (W, GH, 200),
    (V, B, 100),
    (V, F, 60),
    (V, U, 60),
    (B, P, 80),
    (P, F, 80),
    (B, F, 200),
    (V, P, 250),
    (D, T, 80),
    (T, TH, 20),
    (D, TH, 90),
    (TH, S, 110),
    (TH, Z, 110),
    (D, Z, 130),
    (D, J, 150),
    (T, CH, 150),
    (G, K, 60),
    (G, GH, 20),
    (GH, K, 100),
    (GH, H, 100),
    (G, H, 100),
    (G, KH, 120),
    (K, KH, 50),
    (KH, H, 30),
    (GH, KH, 70),
    (K, H, 150),
    (G, J, 100),
    (G, ZH, 130),
    (K, CH, 140),
    (KH, CH, 80),
    (KH, SH, 120),
    (KH, J, 130),
    (S, SH, 90),
    (S, Z, 50),
    (S, TS, 70),
    (S, ZH, 150),
    (S, CH, 140),
    (SH, CH, 50),
    (SH, ZH, 70),
    (SH, TS, 110),
    (SH, Z, 110),
    (SH, J, 110),
    (Z, ZH, 60),
    (Z, TS, 60),
    (Z, J, 80),
    (Z, CH, 110),
    (ZH, J, 30),
    (ZH, CH, 50),
    (ZH, TS, 90),
    (TS, CH, 50),
    (TS, J, 60),
    (TS, K, 140),
    (CH, J, 60),
    (L, R, 110),
    (N, NG, 50),
    (N, M, 200),
    (NG, G, 200),
    (L, N, 200),
    (R, N, 250),
    (R, Y, 250),
    (L, Y, 250),
];

const fn is_vowel_const(sound: usize) -> bool {
    sound >= A as usize && sound <= OE as usize
}

static SUBSTITUTION: [[i16; unit::COUNT]; unit::COUNT] = {
    let mut table = [[ALIEN; unit::COUNT]; unit::COUNT];
    let mut a = 0;
    while a < unit::COUNT {
        let mut b = 0;
        while b < unit::COUNT {
            if a == b {
                table[a][b] = 0;
            } else if is_vowel_const(a) && is_vowel_const(b) {
                table[a][b] = VOWELS_APART;
            } else if a >= DIGIT as usize || b >= DIGIT as usize {
                // A number is another number, not another spelling.
                table[a][b] = 2000;
            }
            b += 1;
        }
        a += 1;
    }
    let mut i = 0;
    while i < ALTERNATIONS.len() {
        let (a, b, cost) = ALTERNATIONS[i];
        table[a as usize][b as usize] = cost;
        table[b as usize][a as usize] = cost;
        i += 1;
    }
    table
};

/// What it costs to leave out a unit, given the ones beside it in its own token.
fn gap(sound: Sound, before: Option<Sound>, after: Option<Sound>, partial_vowels: bool) -> i32 {
    match sound {
        sound if is_vowel(sound) && partial_vowels => 10,
        // Where vowels are few a doubled letter is not known for one sound.
        sound if partial_vowels && before == Some(sound) => 30,
        // "Sergei" and "Serge", "Siergiej" and "Sergei": a glide beside a vowel is half a sound.
        I if before.is_some_and(is_vowel) || after.is_some_and(is_vowel) => 40,
        sound if is_vowel(sound) => 90,
        Y | H => 40,
        // "Kostya" ~ "Kosta", "Aouad" ~ "Awad".
        W => 150,
        sound if sound >= DIGIT => 2000,
        _ => 330,
    }
}

/// The least that each step costs wherever it is taken: the figures by which a search for near
/// sequences gives up early.
#[derive(Debug)]
pub struct Steps {
    /// From one sound to another.
    pub other: [[u16; unit::COUNT]; unit::COUNT],
    /// One sound left out.
    pub less: [u16; unit::COUNT],
    /// One sound left out behind the same sound.
    pub less_doubled: [u16; unit::COUNT],
    /// Two neighbours swapped.
    pub swapped: u16,
}

impl Steps {
    /// The costs where one of the two comes from a script that writes few vowels, or not.
    pub fn of(partial_vowels: bool) -> &'static Self {
        static FULL: OnceLock<Steps> = OnceLock::new();
        static PARTIAL: OnceLock<Steps> = OnceLock::new();
        let cell = if partial_vowels { &PARTIAL } else { &FULL };
        cell.get_or_init(|| Self::least(partial_vowels))
    }

    fn least(partial: bool) -> Self {
        let mut steps = Self {
            other: [[0; unit::COUNT]; unit::COUNT],
            less: [0; unit::COUNT],
            less_doubled: [0; unit::COUNT],
            swapped: TRANSPOSED as u16,
        };
        for one in 1..unit::COUNT as Sound {
            let at = usize::from(one);
            for other in 1..unit::COUNT as Sound {
                steps.other[at][usize::from(other)] = substitution(one, other, partial) as u16;
            }
            // Beside a vowel a glide is less.
            let side = if one == A { E } else { A };
            steps.less[at] = gap(one, Some(side), Some(side), partial) as u16;
            let doubled = gap(one, Some(one), None, partial) as u16;
            steps.less_doubled[at] = steps.less[at].min(doubled);
        }
        steps
    }
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
fn substitution(one: Sound, other: Sound, partial_vowels: bool) -> i32 {
    // Arabic has no p.
    if partial_vowels && matches!((one, other), (B, P) | (P, B)) {
        return 20;
    }
    i32::from(SUBSTITUTION[one as usize][other as usize])
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
    // Rows of (cost, worst step); three are kept for transpositions.
    let mut rows = [[(0_i32, 0_i32); MAX_SOUNDS + 1]; 3];
    for j in 1..=b.len() {
        let before = j.checked_sub(2).map(|k| b[k]);
        let step = gap(b[j - 1], before, b.get(j).copied(), partial_vowels);
        rows[0][j] = (rows[0][j - 1].0 + step, rows[0][j - 1].1.max(step));
    }
    for i in 1..=a.len() {
        let (current, previous, earlier) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        let before_a = i.checked_sub(2).map(|k| a[k]);
        let drop_a = gap(a[i - 1], before_a, a.get(i).copied(), partial_vowels);
        rows[current][0] = (
            rows[previous][0].0 + drop_a,
            rows[previous][0].1.max(drop_a),
        );
        let mut least = rows[current][0].0;
        for j in 1..=b.len() {
            let before_b = j.checked_sub(2).map(|k| b[k]);
            let step = |from: (i32, i32), cost: i32| (from.0 + cost, from.1.max(cost));
            let (one, other) = (a[i - 1], b[j - 1]);
            let substitution = substitution(one, other, partial_vowels);
            // In a short token another vowel makes another name: Jon and Jan.
            let other_vowel = longest <= SHORT && is_vowel(one) && is_vowel(other);
            let (cost, worst) = rows[previous][j - 1];
            let worse = if other_vowel && substitution > BY_RULE_SHORT {
                BY_RULE + 1
            } else {
                substitution
            };
            let mut best = (cost + substitution, worst.max(worse))
                .min(step(rows[previous][j], drop_a))
                .min(step(
                    rows[current][j - 1],
                    gap(other, before_b, b.get(j).copied(), partial_vowels),
                ));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(step(rows[earlier][j - 2], TRANSPOSED));
            }
            rows[current][j] = best;
            least = least.min(best.0);
        }
        if least > limit {
            return None;
        }
    }
    let (cost, worst) = rows[a.len() % 3][b.len()];
    let allowance = most_by_rule(longest as i32);
    (cost <= limit).then_some(Difference {
        cost,
        by_rule: worst <= BY_RULE && cost <= allowance,
    })
}
