//! Tables of numbers that are read when the program is compiled: one that is not of its form stops
//! the compiler.

/// The end of the line that goes on there.
pub(crate) const fn line_end(table: &[u8], mut at: usize) -> usize {
    while at < table.len() && table[at] != b'\n' {
        at += 1;
    }
    at
}

/// The bounds of the cell that begins there.
pub(crate) const fn cell(table: &[u8], from: usize) -> (usize, usize) {
    let mut to = from;
    while to < table.len() && table[to] != b'\t' && table[to] != b'\n' {
        to += 1;
    }
    (from, to)
}

/// Whether the cell holds that text.
pub(crate) const fn is(table: &[u8], (from, to): (usize, usize), text: &str) -> bool {
    let text = text.as_bytes();
    if to - from != text.len() {
        return false;
    }
    let mut at = 0;
    while at < text.len() {
        if table[from + at] != text[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The whole number in the cell that begins there.
pub(crate) const fn number(table: &[u8], mut at: usize) -> i32 {
    let negative = at < table.len() && table[at] == b'-';
    if negative {
        at += 1;
    }
    let mut number = 0;
    while at < table.len() && table[at] != b'\t' && table[at] != b'\n' {
        assert!(table[at].is_ascii_digit(), "a cost is a whole number");
        number = 10 * number + (table[at] - b'0') as i32;
        at += 1;
    }
    if negative { -number } else { number }
}
