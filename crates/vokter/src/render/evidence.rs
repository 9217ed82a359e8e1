//! The sum of evidence, term by term: the prior first, the total last.

use vokter_screening::Score;

use super::style::{FAINT, STRONG};
use super::table::{Align, Table};
use super::text::cut;

/// Widest cell of a name; organisations' names go on and on.
const CELLS_MAX: usize = 32;

/// The lines of the sum.
pub(super) fn lines(score: &Score, indent: usize) -> Vec<String> {
    let mut table = Table::new(&[
        Align::Left,
        Align::Left,
        Align::Left,
        Align::Left,
        Align::Right,
    ]);
    table.row(["", "asked", "listed", "", "bits"]);
    let prior = format!("{:+}", score.prior);
    table.row(["prior", "", "", "", &prior]);
    for term in &score.terms {
        let side = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or("–");
            cut(&super::clean(text), CELLS_MAX).into_owned()
        };
        let bits = format!("{:+}", term.bits);
        table.row([
            &term.kind.as_str().replace('_', " "),
            &side(&term.query),
            &side(&term.listed),
            &term.relation.as_str().replace('-', " "),
            &bits,
        ]);
    }
    let total = format!("{:+}", score.bits);
    table.row(["total", "", "", "", &total]);
    let mut lines = table.lines(indent);
    let last = lines.len() - 1;
    lines[0] = format!("{FAINT}{}{FAINT:#}", lines[0]);
    lines[last] = format!("{STRONG}{}{STRONG:#}", lines[last]);
    lines
}
