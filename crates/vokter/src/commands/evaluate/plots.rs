//! The curves of a measurement as SVG files.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;

use super::measure::{Scored, ratio};
use crate::exit::Failure;
use vokter_answers::wire::evaluate::Calibration;

/// Width and height of a picture in pixels.
const SIZE: (u32, u32) = (560, 560);
const INK: RGBColor = RGBColor(0x1f, 0x4e, 0x79);
const FAINT: RGBColor = RGBColor(0xb0, 0xb0, 0xb0);

/// Writes `roc.svg`, `precision-recall.svg` and `reliability.svg` into a folder, which is made.
pub(super) fn write(
    folder: &Path,
    scored: &[Scored],
    calibration: &Calibration,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    let curves = curves(scored);
    let reliability = calibration
        .bins
        .iter()
        .map(|bin| (bin.score, bin.matches))
        .collect();
    let pictures = [
        Picture {
            file: "roc.svg",
            title: "Receiver operating characteristic",
            across: "false positive rate",
            up: "recall",
            points: curves.roc,
            diagonal: true,
        },
        Picture {
            file: "precision-recall.svg",
            title: "Precision and recall",
            across: "recall",
            up: "precision",
            points: curves.precision_recall,
            diagonal: false,
        },
        Picture {
            file: "reliability.svg",
            title: "Reliability of the score",
            across: "mean score of a bin",
            up: "share of matches",
            points: reliability,
            diagonal: true,
        },
    ];
    for picture in &pictures {
        let path = folder.join(picture.file);
        picture
            .draw(&path)
            .map_err(|error| Failure::input(error).at(path.display()))?;
    }
    Ok(())
}

struct Picture {
    file: &'static str,
    title: &'static str,
    across: &'static str,
    up: &'static str,
    points: Vec<(f64, f64)>,
    /// The line of a coin, or of a score that is a probability.
    diagonal: bool,
}

impl Picture {
    fn draw(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        let area = SVGBackend::new(path, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&area)
            .caption(self.title, ("sans-serif", 20))
            .margin(16)
            .x_label_area_size(44)
            .y_label_area_size(52)
            .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
        chart
            .configure_mesh()
            .x_desc(self.across)
            .y_desc(self.up)
            .draw()?;
        if self.diagonal {
            chart.draw_series(LineSeries::new([(0.0, 0.0), (1.0, 1.0)], FAINT))?;
        }
        chart.draw_series(LineSeries::new(
            self.points.iter().copied(),
            INK.stroke_width(2),
        ))?;
        area.present()?;
        Ok(())
    }
}

struct Curves {
    roc: Vec<(f64, f64)>,
    precision_recall: Vec<(f64, f64)>,
}

/// One point for every threshold that tells two pairs apart, from the strictest on.
fn curves(scored: &[Scored]) -> Curves {
    let mut order: Vec<&Scored> = scored.iter().collect();
    order.sort_by_key(|pair| std::cmp::Reverse(pair.bits));
    let matches = order.iter().filter(|pair| pair.expected).count();
    let others = order.len() - matches;
    let (mut tp, mut fp) = (0, 0);
    let mut curves = Curves {
        roc: vec![(0.0, 0.0)],
        precision_recall: Vec::new(),
    };
    for equals in order.chunk_by(|a, b| a.bits == b.bits) {
        let right = equals.iter().filter(|pair| pair.expected).count();
        tp += right;
        fp += equals.len() - right;
        let recall = ratio(tp, matches);
        curves.roc.push((ratio(fp, others), recall));
        curves.precision_recall.push((recall, ratio(tp, tp + fp)));
    }
    curves
}

#[cfg(test)]
mod tests {
    use super::super::measure::pairs;
    use super::*;

    #[test]
    fn curves_end_with_everybody() {
        let curves = curves(&pairs(&[(3, true), (2, false), (2, true), (1, false)]));
        assert_eq!(curves.roc, [(0.0, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 1.0)]);
        assert_eq!(curves.precision_recall.last(), Some(&(1.0, 0.5)));
    }
}
