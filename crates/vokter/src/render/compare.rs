//! The score of two names.

use vokter_screening::{Band, Score};

use super::style::STRONG;
use super::{clean, evidence, style};

/// The comparison as text.
pub(crate) fn text(a: &str, b: &str, score: &Score, band: Band, threshold: f64) -> String {
    let colour = style::band(band);
    let mut lines = vec![
        format!(
            "{STRONG}{}{STRONG:#}  and  {STRONG}{}{STRONG:#}",
            clean(a),
            clean(b)
        ),
        format!(
            "{colour}{}{colour:#}  score {}, {:+} bits, threshold {threshold}",
            band.as_str(),
            super::score(score.probability()),
            score.bits,
        ),
    ];
    lines.extend(evidence::lines(score, 2));
    lines.push(String::new());
    lines.join("\n")
}
