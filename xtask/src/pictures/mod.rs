//! The pictures of `docs/matching.md`, drawn from the tables and by the engine itself, so that they
//! show what is in force.

mod alignment;
mod bars;
mod birth_date;
mod losses;
mod rarity;
mod sounds;

use std::fs;
use std::path::{Path, PathBuf};

/// Text, lines and agreement.
const INK: plotters::style::RGBColor = plotters::style::RGBColor(0x1f, 0x4e, 0x79);
/// Disagreement.
const RUST: plotters::style::RGBColor = plotters::style::RGBColor(0xb4, 0x53, 0x09);
/// Rules and borders.
const FAINT: plotters::style::RGBColor = plotters::style::RGBColor(0xc8, 0xc8, 0xc8);

type Drawn = Result<String, Box<dyn std::error::Error>>;
type Picture = (&'static str, fn() -> Drawn);

/// Draws all of them, or compares with the committed ones.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let pictures: [Picture; 5] = [
        ("rarity", rarity::draw),
        ("sounds", sounds::draw),
        ("alignment", alignment::draw),
        ("losses", losses::draw),
        ("birth-date", birth_date::draw),
    ];
    let folder = folder();
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, draw) in pictures {
        let path = folder.join(format!("{name}.svg"));
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let svg = draw().map_err(|error| failed(&error))?;
        if !check {
            fs::write(&path, svg).map_err(|error| failed(&error))?;
        } else if fs::read_to_string(&path).map_err(|error| failed(&error))? != svg {
            return Err(failed(
                &"is not what the command would draw: run it without --check",
            ));
        }
    }
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures")
}
