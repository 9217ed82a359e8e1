//! The colours. What they say is always said in words, too.

use anstyle::{AnsiColor, Style};
use vokter_screening::Band;

/// Before an error.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// Before a note.
pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default().bold();
/// A party's name.
pub(crate) const STRONG: Style = Style::new().bold();
/// What is only needed at times.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// A band's colour.
pub(crate) fn band(band: Band) -> Style {
    match band {
        Band::Confirmed => AnsiColor::Red.on_default().bold(),
        Band::Likely => AnsiColor::Yellow.on_default().bold(),
        Band::Possible => AnsiColor::Cyan.on_default().bold(),
        Band::Below => FAINT,
    }
}
