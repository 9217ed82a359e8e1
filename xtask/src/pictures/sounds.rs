//! What one sound written for another costs.

use std::collections::BTreeMap;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Drawn, FAINT, INK};
use crate::tables::{folder, rows_of};

const CELL: i32 = 26;
const LEFT: i32 = 60;
const TOP: i32 = 76;
/// Hundredths of a bit at which a difference is as pale as can be.
const DEAR: f64 = 300.0;

/// A table of the pairs that have a cost of their own: the cheaper, the darker.
pub(super) fn draw() -> Drawn {
    let mut costs = BTreeMap::<(String, String), f64>::new();
    let mut sounds = Vec::<String>::new();
    for row in rows_of(&folder().join("sound-costs.tsv"))? {
        let cells: Vec<&str> = row.split('\t').collect();
        let [one, other, cost, ..] = cells[..] else {
            return Err(format!("sound-costs.tsv: `{row}` has not three columns").into());
        };
        if other == "-" || one == other {
            continue;
        }
        let cost: f64 = cost.parse()?;
        for (one, other) in [(one, other), (other, one)] {
            costs.insert((one.to_owned(), other.to_owned()), cost);
            if !sounds.iter().any(|sound| sound == one) {
                sounds.push(one.to_owned());
            }
        }
    }
    let places = vokter_names::sound::UNIT_NAMES;
    sounds.sort_by_key(|sound| places.iter().position(|name| name == sound));
    let size = CELL * sounds.len() as i32;
    let mut svg = String::new();
    {
        let picture = ((LEFT + size + 16) as u32, (TOP + size + 16) as u32);
        let area = SVGBackend::with_string(&mut svg, picture).into_drawing_area();
        area.fill(&WHITE)?;
        let text = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
        let title = "One sound written for another: the darker, the less it costs";
        area.draw(&Text::new(title, (12, 12), text(16)))?;
        for (at, sound) in sounds.iter().enumerate() {
            let middle = CELL * at as i32 + CELL / 2;
            area.draw(&Text::new(
                sound.clone(),
                (LEFT - 8, TOP + middle),
                text(12).pos(Pos::new(HPos::Right, VPos::Center)),
            ))?;
            area.draw(&Text::new(
                sound.clone(),
                (LEFT + middle, TOP - 8),
                text(12).pos(Pos::new(HPos::Center, VPos::Bottom)),
            ))?;
            for (beside, other) in sounds.iter().enumerate() {
                let (x, y) = (LEFT + CELL * beside as i32, TOP + CELL * at as i32);
                let corners = [(x, y), (x + CELL, y + CELL)];
                if let Some(cost) = costs.get(&(sound.clone(), other.clone())) {
                    let shade = (1.0 - cost / DEAR).max(0.08);
                    area.draw(&Rectangle::new(corners, INK.mix(shade).filled()))?;
                    let ink = if shade > 0.5 { &WHITE } else { &BLACK };
                    area.draw(&Text::new(
                        format!("{:.1}", cost / 100.0),
                        (x + CELL / 2, y + CELL / 2),
                        ("sans-serif", 10)
                            .into_font()
                            .color(ink)
                            .pos(Pos::new(HPos::Center, VPos::Center)),
                    ))?;
                }
            }
        }
        for at in 0..=sounds.len() {
            let along = CELL * at as i32;
            let (x, y) = (LEFT + along, TOP + along);
            area.draw(&PathElement::new([(x, TOP), (x, TOP + size)], FAINT))?;
            area.draw(&PathElement::new([(LEFT, y), (LEFT + size, y)], FAINT))?;
        }
        area.present()?;
    }
    Ok(svg)
}
