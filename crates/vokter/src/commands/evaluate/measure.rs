//! Scored pairs to figures: the confusion table, the sweep, the best threshold.

use std::collections::BTreeMap;
use std::time::Instant;

use vokter_names::Bits;

use super::calibration::calibration;
use vokter_answers::config::Settings;
use vokter_answers::engine::Engine;
use vokter_answers::wire::EngineStamp;
use vokter_answers::wire::evaluate::{
    Baseline, Category, Evaluation, Figures, Latency, Pair, PairError, Point,
};

/// A pair with its bits.
pub(super) struct Scored {
    pub(super) line: u64,
    pub(super) bits: Bits,
    pub(super) expected: bool,
    pub(super) category: Option<String>,
    pub(super) quality: Option<String>,
    /// How long comparing took.
    pub(super) micros: f64,
}

/// Everything that is told about the pairs.
pub(super) fn measured(
    scored: &[Scored],
    errors: Vec<PairError>,
    baseline: Option<Baseline>,
    settings: &Settings,
    started: Instant,
) -> Evaluation {
    let threshold = settings.threshold.value;
    let at = Bits::at_probability(threshold);
    let category = |pairs: &[&Scored]| Category {
        pairs: pairs.len(),
        figures: figures(pairs.iter().copied(), at),
    };
    let result = |pair: &Scored| Pair {
        line: pair.line,
        score: pair.bits.probability(),
        bits: pair.bits.as_f64(),
        expected: pair.expected,
        micros: pair.micros,
    };
    Evaluation {
        pairs: scored.len(),
        threshold,
        prior: settings.pair_prior_bits.value.as_f64(),
        figures: figures(scored, at),
        best: best(scored),
        sweep: sweep(scored),
        categories: grouped(scored, |pair| pair.category.as_deref(), category),
        qualities: grouped(scored, |pair| pair.quality.as_deref(), category),
        calibration: calibration(scored),
        latency: latency(scored.iter().map(|pair| pair.micros)),
        baseline,
        results: scored.iter().map(result).collect(),
        errors,
        elapsed_s: started.elapsed().as_secs_f64(),
        engine: EngineStamp::of(&Engine::with(settings)),
    }
}

/// The figures of each group of pairs or records that bear a word.
pub(super) fn grouped<T, F>(
    all: &[T],
    word: impl Fn(&T) -> Option<&str>,
    figures: impl Fn(&[&T]) -> F,
) -> BTreeMap<String, F> {
    let mut groups: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
    for one in all {
        if let Some(word) = word(one) {
            groups.entry(word).or_default().push(one);
        }
    }
    groups
        .into_iter()
        .map(|(name, group)| (name.to_owned(), figures(&group)))
        .collect()
}

/// The median and the hundredth slowest.
pub(super) fn latency(micros: impl Iterator<Item = f64>) -> Latency {
    let mut order: Vec<f64> = micros.collect();
    order.sort_by(f64::total_cmp);
    let at = |share: usize| {
        let place = (order.len() * share / 100).min(order.len().saturating_sub(1));
        order.get(place).copied().unwrap_or_default()
    };
    Latency {
        p50_micros: at(50),
        p99_micros: at(99),
    }
}

/// A share, 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn figures<'a>(pairs: impl IntoIterator<Item = &'a Scored>, threshold: Bits) -> Figures {
    let mut counts = [[0; 2]; 2];
    for pair in pairs {
        counts[usize::from(pair.expected)][usize::from(pair.bits >= threshold)] += 1;
    }
    let [[tn, fp], [r#fn, tp]] = counts;
    Figures {
        true_positives: tp,
        false_positives: fp,
        false_negatives: r#fn,
        true_negatives: tn,
        precision: ratio(tp, tp + fp),
        recall: ratio(tp, tp + r#fn),
        f1: ratio(2 * tp, 2 * tp + fp + r#fn),
        accuracy: ratio(tp + tn, tp + tn + fp + r#fn),
    }
}

fn point(threshold: f64, figures: &Figures) -> Point {
    Point {
        threshold,
        precision: figures.precision,
        recall: figures.recall,
        f1: figures.f1,
    }
}

/// Every hundredth from 0.01 to 0.99.
fn sweep(scored: &[Scored]) -> Vec<Point> {
    (1..100)
        .map(|hundredth| {
            let threshold = f64::from(hundredth) / 100.0;
            point(threshold, &figures(scored, Bits::at_probability(threshold)))
        })
        .collect()
}

/// The threshold of the best F1 over all that tell two pairs apart; of equals the highest. It is
/// rounded down so far as it still means the same, since people copy it.
fn best(scored: &[Scored]) -> Point {
    let mut order: Vec<&Scored> = scored.iter().collect();
    order.sort_by_key(|pair| std::cmp::Reverse(pair.bits));
    let positives = scored.iter().filter(|pair| pair.expected).count();
    let (mut tp, mut best, mut best_bits) = (0, 0.0, None);
    for (at, pair) in order.iter().enumerate() {
        tp += usize::from(pair.expected);
        let last_of_equals = order.get(at + 1).is_none_or(|next| next.bits != pair.bits);
        let f1 = 2.0 * tp as f64 / (at + 1 + positives) as f64;
        if last_of_equals && (best_bits.is_none() || f1 > best) {
            best = f1;
            best_bits = Some(pair.bits);
        }
    }
    let bits = best_bits.unwrap_or_default();
    point(short_threshold(bits), &figures(scored, bits))
}

/// The shortest decimal threshold that is reached by `bits` and not by a hundredth less.
fn short_threshold(bits: Bits) -> f64 {
    let exact = bits.probability();
    (2..=12)
        .map(|digits| {
            let scale = 10_f64.powi(digits);
            (exact * scale).floor() / scale
        })
        .find(|short| Bits::at_probability(*short) == bits)
        .unwrap_or(exact)
}

/// Pairs of given bits and labels, for tests.
#[cfg(test)]
pub(super) fn pairs(of: &[(i32, bool)]) -> Vec<Scored> {
    of.iter()
        .map(|(bits, expected)| Scored {
            line: 0,
            bits: Bits(*bits),
            expected: *expected,
            category: None,
            quality: None,
            micros: 1.0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_ratios() {
        let figures = figures(
            &pairs(&[(500, true), (500, false), (-500, true), (-500, false)]),
            Bits(0),
        );
        assert_eq!((figures.true_positives, figures.false_positives), (1, 1));
        assert_eq!((figures.false_negatives, figures.true_negatives), (1, 1));
        assert!((figures.f1 - 0.5).abs() < 1e-9);
    }

    #[test]
    fn the_best_threshold_gives_what_it_promises() {
        let scored = pairs(&[
            (900, true),
            (650, true),
            (640, false),
            (100, true),
            (-300, false),
        ]);
        let best = best(&scored);
        let again = figures(&scored, Bits::at_probability(best.threshold));
        assert!((again.f1 - best.f1).abs() < 1e-12);
        assert!(
            sweep(&scored)
                .iter()
                .all(|point| point.f1 <= best.f1 + 1e-12)
        );
    }
}
