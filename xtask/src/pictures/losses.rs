//! What a word that two names do not share costs.

use super::Drawn;
use super::bars::{self, Bar};
use crate::tables::{folder, rows_of};

pub(super) fn draw() -> Drawn {
    let mut bars = Vec::new();
    for row in rows_of(&folder().join("losses.tsv"))? {
        let cells: Vec<&str> = row.split('\t').collect();
        let [kind, loss, hundredths, same, _] = cells[..] else {
            return Err(format!("losses.tsv: `{row}` has not five columns").into());
        };
        // What was not seen was not learned.
        if same != "0.0" {
            bars.push(Bar {
                name: format!("{kind}: {}", loss.replace('-', " ")),
                bits: hundredths.parse::<f64>()? / 100.0,
            });
        }
    }
    bars::draw(
        "What is lost, in bits, by what two names do not share",
        &bars,
    )
}
