//! Text that came from lists and callers, made fit for a terminal.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// Whether a character could steer the terminal or turn the direction of the rest of the line.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text without what could steer the terminal.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(is_unprintable) {
        text.replace(is_unprintable, "\u{fffd}").into()
    } else {
        text.into()
    }
}

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

/// `1 hit`, `2 hits`.
pub(crate) fn plural(count: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        thousands(count),
        if count == 1 { one } else { many }
    )
}

/// `1,234,567`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(plural(1, "hit", "hits"), "1 hit");
    }

    #[test]
    fn the_terminal_is_not_steered() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}"), "a\u{fffd}[2Jb\u{fffd}");
    }
}
