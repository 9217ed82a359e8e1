//! Text measured in the cells of a terminal.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// Terminal cells that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A text cut to a number of cells.
pub(crate) fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return text.into();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept) + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > cells {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_cells() {
        assert_eq!(width("김정은"), 6);
        assert_eq!(cut("김정은", 5), "김정…");
        assert_eq!(cut("Kim", 5), "Kim");
    }
}
