//! Whether a score is the probability that it says, and whether the order of scores is right.

use super::measure::Scored;
use vokter_answers::wire::evaluate::{Bin, Calibration};

/// Bins of equal width of the score.
const BINS: usize = 10;

/// From this score on most true pairs of other engines look the same.
const TOP: f64 = 0.99;

/// Reliability by bins, and the areas under the curves. `None` for no pair.
pub(super) fn calibration(scored: &[Scored]) -> Option<Calibration> {
    if scored.is_empty() {
        return None;
    }
    let mut sums = [(0_usize, 0.0, 0_usize); BINS];
    for pair in scored {
        let score = pair.bits.probability();
        let bin = &mut sums[((score * BINS as f64) as usize).min(BINS - 1)];
        bin.0 += 1;
        bin.1 += score;
        bin.2 += usize::from(pair.expected);
    }
    let mut error = 0.0;
    let bins = sums
        .iter()
        .enumerate()
        .filter(|(_, (pairs, ..))| *pairs > 0)
        .map(|(at, (pairs, score, matches))| {
            error += (score - *matches as f64).abs();
            Bin {
                from: at as f64 / BINS as f64,
                to: (at + 1) as f64 / BINS as f64,
                pairs: *pairs,
                score: score / *pairs as f64,
                matches: *matches as f64 / *pairs as f64,
            }
        })
        .collect();
    let top = scored
        .iter()
        .filter(|pair| pair.bits.probability() >= TOP)
        .collect::<Vec<_>>();
    Some(Calibration {
        error: error / scored.len() as f64,
        bins,
        auc: area(&scored.iter().collect::<Vec<_>>()),
        auc_above_099: area(&top),
    })
}

/// The chance that a match has more bits than a pair that is none (Mann and Whitney 1947), equals
/// by half; `None` where one of the two is missing.
fn area(pairs: &[&Scored]) -> Option<f64> {
    let mut order: Vec<&Scored> = pairs.to_vec();
    order.sort_by_key(|pair| pair.bits);
    let (mut others, mut wins) = (0_usize, 0.0);
    for equals in order.chunk_by(|a, b| a.bits == b.bits) {
        let matches = equals.iter().filter(|pair| pair.expected).count();
        let none = equals.len() - matches;
        wins += matches as f64 * (others as f64 + none as f64 / 2.0);
        others += none;
    }
    let matches = order.len() - others;
    (matches > 0 && others > 0).then(|| wins / (matches * others) as f64)
}

#[cfg(test)]
mod tests {
    use super::super::measure::pairs;
    use super::*;

    #[test]
    fn the_area_counts_pairs_in_order() {
        let area = |of: &[(i32, bool)]| {
            let scored = pairs(of);
            area(&scored.iter().collect::<Vec<_>>())
        };
        assert_eq!(area(&[(1, false), (2, true)]), Some(1.0));
        assert_eq!(area(&[(1, true), (2, false)]), Some(0.0));
        assert_eq!(area(&[(1, true), (1, false)]), Some(0.5));
        assert_eq!(area(&[(1, true)]), None);
    }

    #[test]
    fn a_coin_that_says_a_half_is_calibrated() {
        let fair = calibration(&pairs(&[(0, true), (0, false)])).unwrap();
        assert!(fair.error.abs() < 1e-9, "{fair:?}");
        let sure = calibration(&pairs(&[(2000, false), (2000, false)])).unwrap();
        assert!(sure.error > 0.99, "{sure:?}");
    }
}
