//! Two names, which of their words meet, and the sum.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use vokter_names::Relation;
use vokter_screening::{Score, compare};

use super::{Drawn, FAINT, INK, RUST};

/// Nobody's names, which differ in every way that costs little, and in one that costs much.
const PAIRS: [[&str; 2]; 3] = [
    ["Arkadij Wusyk", "Аркадий Тимурович Вусык"],
    ["Vusyk A.", "Arkady Timurovich Vusyk"],
    ["Boris Vusyk", "Arkady Timurovich Vusyk"],
];

const WIDTH: i32 = 580;
const BLOCK: i32 = 170;
const LEFT: i32 = 90;
const COLUMN: i32 = 118;

pub(super) fn draw() -> Drawn {
    let mut svg = String::new();
    {
        let height = 40 + BLOCK * PAIRS.len() as i32;
        let area =
            SVGBackend::with_string(&mut svg, (WIDTH as u32, height as u32)).into_drawing_area();
        area.fill(&WHITE)?;
        let text = |size: i32, colour: RGBColor, across: HPos| {
            ("sans-serif", size)
                .into_font()
                .color(&colour)
                .pos(Pos::new(across, VPos::Center))
        };
        let title = "Which words meet, and what each says in bits";
        area.draw(&Text::new(title, (12, 20), text(16, BLACK, HPos::Left)))?;
        for (at, [asked, listed]) in PAIRS.into_iter().enumerate() {
            let top = 52 + BLOCK * at as i32;
            let score = compare(asked, listed, None, vokter_screening::PAIR_PRIOR);
            for (name, y) in [("asked", top + 12), ("listed", top + 84)] {
                area.draw(&Text::new(name, (12, y), text(12, BLACK, HPos::Left)))?;
            }
            for (place, column) in columns(&score).into_iter().enumerate() {
                let x = LEFT + COLUMN * place as i32 + COLUMN / 2;
                let colour = if column.bits < 0.0 { RUST } else { INK };
                let centred = |size| text(size, BLACK, HPos::Center);
                area.draw(&Text::new(column.asked.clone(), (x, top + 12), centred(14)))?;
                area.draw(&Text::new(
                    column.listed.clone(),
                    (x, top + 84),
                    centred(14),
                ))?;
                if column.meet {
                    let line = [(x, top + 24), (x, top + 72)];
                    area.draw(&PathElement::new(line, colour.stroke_width(2)))?;
                }
                let beside = text(11, colour, HPos::Left);
                area.draw(&Text::new(column.relation, (x + 6, top + 48), beside))?;
                let worth = format!("{:+.1}", column.bits);
                let below = text(13, colour, HPos::Center);
                area.draw(&Text::new(worth, (x, top + 112), below))?;
            }
            let sum = format!(
                "with the prior of {:+.1}: {:+.1} bits, score {:.3}",
                f64::from(vokter_screening::PAIR_PRIOR.0) / 100.0,
                f64::from(score.bits.0) / 100.0,
                score.bits.probability(),
            );
            area.draw(&Text::new(
                sum,
                (12, top + 138),
                text(13, BLACK, HPos::Left),
            ))?;
            let rule = [(12, top + 154), (WIDTH - 12, top + 154)];
            area.draw(&PathElement::new(rule, FAINT))?;
        }
        area.present()?;
    }
    Ok(svg)
}

/// One term of the sum.
struct Column {
    asked: String,
    listed: String,
    relation: &'static str,
    meet: bool,
    bits: f64,
}

fn columns(score: &Score) -> Vec<Column> {
    let names = score
        .terms
        .iter()
        .filter(|term| term.kind == vokter_screening::TermKind::Name);
    names
        .map(|term| Column {
            asked: term.query.clone().unwrap_or_default(),
            listed: term.listed.clone().unwrap_or_default(),
            relation: term.relation.as_str(),
            meet: term.query.is_some()
                && term.listed.is_some()
                && term.relation != Relation::Contradiction,
            bits: f64::from(term.bits.0) / 100.0,
        })
        .collect()
}
