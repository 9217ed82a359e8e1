//! A measurement on labelled pairs.

use super::style::{FAINT, STRONG};
use super::table::{Align, Table};
use super::thousands;
use crate::wire::evaluate::{Evaluation, Figures};

/// Thresholds of the sweep that people are shown.
const SHOWN_STEP: usize = 5;

/// The measurement as text.
pub(crate) fn text(evaluation: &Evaluation) -> String {
    use Align::{Left, Right};
    let figures = &evaluation.figures;
    let mut lines = vec![
        format!(
            "{STRONG}{} pairs{STRONG:#} at threshold {}, prior {:+.2} bits",
            thousands(evaluation.pairs as u64),
            evaluation.threshold,
            evaluation.prior,
        ),
        String::new(),
    ];
    let mut confusion = Table::new(&[Left, Right, Right]);
    confusion.row(["", "said yes", "said no"]);
    confusion.row([
        "is a match",
        &count(figures.true_positives),
        &count(figures.false_negatives),
    ]);
    confusion.row([
        "is none",
        &count(figures.false_positives),
        &count(figures.true_negatives),
    ]);
    lines.extend(confusion.lines(0));
    lines.push(String::new());
    let Figures {
        precision,
        recall,
        f1,
        accuracy,
        ..
    } = figures;
    lines.push(format!(
        "{STRONG}F1 {f1:.4}{STRONG:#} · precision {precision:.4} · recall {recall:.4} · accuracy {accuracy:.4}"
    ));
    let best = &evaluation.best;
    lines.push(format!(
        "best F1 {:.4} at threshold {} (precision {:.4}, recall {:.4})",
        best.f1, best.threshold, best.precision, best.recall
    ));
    lines.push(String::new());

    let mut sweep = Table::new(&[Right, Right, Right, Right]);
    sweep.row(["threshold", "precision", "recall", "F1"]);
    for point in evaluation
        .sweep
        .iter()
        .skip(SHOWN_STEP - 1)
        .step_by(SHOWN_STEP)
    {
        sweep.row([
            &format!("{:.2}", point.threshold),
            &ratio(point.precision),
            &ratio(point.recall),
            &ratio(point.f1),
        ]);
    }
    lines.extend(headed(&sweep));

    if !evaluation.categories.is_empty() {
        let mut categories = Table::new(&[Left, Right, Right, Right, Right, Right]);
        categories.row(["category", "pairs", "precision", "recall", "F1", "accuracy"]);
        for (name, category) in &evaluation.categories {
            categories.row([
                name,
                &count(category.pairs),
                &ratio(category.figures.precision),
                &ratio(category.figures.recall),
                &ratio(category.figures.f1),
                &ratio(category.figures.accuracy),
            ]);
        }
        lines.push(String::new());
        lines.extend(headed(&categories));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn headed(table: &Table) -> Vec<String> {
    let mut lines = table.lines(0);
    lines[0] = format!("{FAINT}{}{FAINT:#}", lines[0]);
    lines
}

fn count(number: usize) -> String {
    thousands(number as u64)
}

fn ratio(ratio: f64) -> String {
    format!("{ratio:.4}")
}
