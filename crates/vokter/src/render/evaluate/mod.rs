//! A measurement on labelled pairs.

pub(crate) mod parties;

use std::collections::BTreeMap;

use super::style::{FAINT, STRONG};
use super::table::{Align, Table};
use super::thousands;
use vokter_answers::wire::evaluate::{
    Baseline, Calibration, Category, Evaluation, Figures, Latency,
};

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

    for (title, groups) in [
        ("category", &evaluation.categories),
        ("quality", &evaluation.qualities),
    ] {
        if !groups.is_empty() {
            lines.push(String::new());
            lines.extend(headed(&grouped(title, groups)));
        }
    }
    if let Some(calibration) = &evaluation.calibration {
        lines.push(String::new());
        lines.extend(calibrated(calibration));
    }
    if let Some(baseline) = &evaluation.baseline {
        lines.push(String::new());
        lines.extend(against(baseline, figures.f1));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// How long it took, for the remark beside the figures.
pub(crate) fn took(elapsed_s: f64, latency: Latency) -> String {
    format!(
        "in {elapsed_s:.2} s, each {:.0} µs, at most {:.0} µs for 99 in 100",
        latency.p50_micros, latency.p99_micros
    )
}

fn grouped(title: &str, groups: &BTreeMap<String, Category>) -> Table {
    use Align::{Left, Right};
    let mut table = Table::new(&[Left, Right, Right, Right, Right, Right]);
    table.row([title, "pairs", "precision", "recall", "F1", "accuracy"]);
    for (name, group) in groups {
        table.row([
            name,
            &count(group.pairs),
            &ratio(group.figures.precision),
            &ratio(group.figures.recall),
            &ratio(group.figures.f1),
            &ratio(group.figures.accuracy),
        ]);
    }
    table
}

fn calibrated(calibration: &Calibration) -> Vec<String> {
    use Align::Right;
    let mut table = Table::new(&[Right, Right, Right, Right]);
    table.row(["score", "pairs", "mean score", "matches"]);
    for bin in &calibration.bins {
        table.row([
            &format!("{:.1}–{:.1}", bin.from, bin.to),
            &count(bin.pairs),
            &ratio(bin.score),
            &ratio(bin.matches),
        ]);
    }
    let area = |area: Option<f64>| area.map_or("–".to_owned(), ratio);
    let mut lines = headed(&table);
    lines.push(format!(
        "calibration error {:.4} · area under the ROC curve {} · among scores from 0.99 on {}",
        calibration.error,
        area(calibration.auc),
        area(calibration.auc_above_099),
    ));
    lines
}

/// Pairs shown that are decided otherwise.
const MOVED_SHOWN: usize = 20;

fn against(baseline: &Baseline, f1: f64) -> Vec<String> {
    use Align::{Left, Right};
    let mut lines = vec![format!(
        "{STRONG}Beside the earlier run{STRONG:#}: F1 {:.4} → {f1:.4}, {} better, {} worse",
        baseline.f1,
        count(baseline.better),
        count(baseline.worse),
    )];
    let mut table = Table::new(&[Right, Left, Left, Right, Right]);
    table.row(["line", "is", "now", "bits before", "bits"]);
    for pair in baseline.moved.iter().take(MOVED_SHOWN) {
        table.row([
            &pair.line.to_string(),
            if pair.expected { "a match" } else { "none" },
            if pair.better { "right" } else { "wrong" },
            &format!("{:+.2}", pair.bits_before),
            &format!("{:+.2}", pair.bits),
        ]);
    }
    if !baseline.moved.is_empty() {
        lines.extend(headed(&table));
    }
    if baseline.moved.len() > MOVED_SHOWN {
        lines.push(format!(
            "and {} more; --json has all",
            count(baseline.moved.len() - MOVED_SHOWN)
        ));
    }
    if baseline.missing > 0 {
        lines.push(format!(
            "{} pairs are not in the earlier run",
            count(baseline.missing)
        ));
    }
    lines
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
