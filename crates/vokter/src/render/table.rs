//! Columns of text, each as wide as its widest cell.

use super::text::width;

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// To the left.
    Left,
    /// To the right, for numbers.
    Right,
}

/// Rows of cells; a row may have fewer cells than there are columns.
pub(super) struct Table {
    columns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    pub(super) fn new(columns: &[Align]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(super) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.rows.push(
            cells
                .iter()
                .map(|cell| super::clean(cell).into_owned())
                .collect(),
        );
    }

    /// The lines, each with `indent` blanks before it, none after it.
    pub(super) fn lines(&self, indent: usize) -> Vec<String> {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| width(cell))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let line = |row: &Vec<String>| {
            let mut line = " ".repeat(indent);
            for ((cell, align), wide) in row.iter().zip(&self.columns).zip(&widths) {
                let blanks = " ".repeat(wide - width(cell));
                match align {
                    Align::Left => line.extend([cell.as_str(), blanks.as_str(), "  "]),
                    Align::Right => line.extend([blanks.as_str(), cell.as_str(), "  "]),
                }
            }
            line.truncate(line.trim_end().len());
            line
        };
        self.rows.iter().map(line).collect()
    }
}
