//! A measurement on labelled records.

use super::{count, headed, ratio};
use crate::render::style::STRONG;
use crate::render::table::{Align, Table};
use vokter_answers::wire::evaluate::parties::{PartiesEvaluation, PartyFigures};

/// The measurement as text.
pub(crate) fn text(evaluation: &PartiesEvaluation) -> String {
    use Align::{Left, Right};
    let figures = &evaluation.figures;
    let mut lines = vec![
        format!(
            "{STRONG}{} records{STRONG:#} at threshold {}",
            count(figures.listed + figures.innocent),
            evaluation.threshold,
        ),
        String::new(),
        format!(
            "listed    {STRONG}{} of {} found{STRONG:#} · recall {:.4} · first hit {:.4}",
            count(figures.found),
            count(figures.listed),
            figures.recall,
            figures.recall_at_1,
        ),
        format!(
            "innocent  {STRONG}{} of {} bothered{STRONG:#} · {:.1} per 10,000",
            count(figures.alarmed),
            count(figures.innocent),
            figures.alarms_per_10000,
        ),
    ];
    for (title, groups) in [
        ("category", &evaluation.categories),
        ("quality", &evaluation.qualities),
    ] {
        if groups.is_empty() {
            continue;
        }
        let mut table = Table::new(&[Left, Right, Right, Right, Right, Right]);
        table.row([title, "listed", "recall", "first", "innocent", "bothered"]);
        for (name, group) in groups {
            table.row(row(name, group).each_ref().map(String::as_str));
        }
        lines.push(String::new());
        lines.extend(headed(&table));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn row(name: &str, figures: &PartyFigures) -> [String; 6] {
    [
        name.to_owned(),
        count(figures.listed),
        ratio(figures.recall),
        ratio(figures.recall_at_1),
        count(figures.innocent),
        count(figures.alarmed),
    ]
}
