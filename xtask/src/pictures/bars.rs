//! Named values side by side.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Drawn, FAINT, INK, RUST};

/// One bar.
pub(super) struct Bar {
    pub(super) name: String,
    /// In bits.
    pub(super) bits: f64,
}

const WIDTH: i32 = 680;
const ROW: i32 = 24;
const NAMES: i32 = 250;
const TOP: i32 = 44;

/// A picture of them, those above zero to the right of the line.
pub(super) fn draw(title: &str, bars: &[Bar]) -> Drawn {
    let height = TOP + ROW * bars.len() as i32 + 16;
    let mut svg = String::new();
    {
        let area =
            SVGBackend::with_string(&mut svg, (WIDTH as u32, height as u32)).into_drawing_area();
        area.fill(&WHITE)?;
        let text = |size: i32| ("sans-serif", size).into_font().color(&BLACK);
        area.draw(&Text::new(title.to_owned(), (12, 12), text(16)))?;
        let least = bars.iter().map(|bar| bar.bits).fold(0.0, f64::min);
        let most = bars.iter().map(|bar| bar.bits).fold(0.0, f64::max);
        // Room for the figures at either end.
        let room = f64::from(WIDTH - NAMES - 130);
        let unit = room / (most - least).max(1.0);
        let zero = NAMES + 64 + (-least * unit) as i32;
        area.draw(&PathElement::new(
            [(zero, TOP - 4), (zero, height - 12)],
            FAINT,
        ))?;
        for (at, bar) in bars.iter().enumerate() {
            let top = TOP + ROW * at as i32;
            let right = HPos::Right;
            area.draw(&Text::new(
                bar.name.clone(),
                (NAMES, top + ROW / 2 - 2),
                text(13).pos(Pos::new(right, VPos::Center)),
            ))?;
            let end = zero + (bar.bits * unit) as i32;
            let colour = if bar.bits < 0.0 { RUST } else { INK };
            area.draw(&Rectangle::new(
                [(zero.min(end), top + 3), (zero.max(end), top + ROW - 7)],
                colour.filled(),
            ))?;
            let (place, anchor) = if bar.bits < 0.0 {
                (end - 6, HPos::Right)
            } else {
                (end + 6, HPos::Left)
            };
            area.draw(&Text::new(
                format!("{:+.1}", bar.bits),
                (place, top + ROW / 2 - 2),
                text(12).pos(Pos::new(anchor, VPos::Center)),
            ))?;
        }
        area.present()?;
    }
    Ok(svg)
}
