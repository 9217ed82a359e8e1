//! One line as cells: RFC 4180, and what people send that is not.
//!
//! A cell is quoted when it begins with a quotation mark, blanks before it aside; a mark inside is
//! written twice, and the last one stands before the delimiter or the line's end. A mark anywhere
//! else is a letter like any other: `Acme "Best" Ltd`, `"Acme" Ltd`, `12" pipe`.

use csv::ByteRecord;

/// How a line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With its last cell.
    Closed,
    /// Inside a quoted cell, whose content so far this is; it goes on in the next line.
    Open(Vec<u8>),
    /// A quoted cell that began in an earlier line ends in the middle of a word: the mark that
    /// opens it is none.
    Broken,
}

/// Splits a line into cells, which are added to `cells`. `open` is the content of a cell that an
/// earlier line left open, its line break included.
pub(super) fn split(
    line: &[u8],
    delimiter: u8,
    open: Option<Vec<u8>>,
    cells: &mut ByteRecord,
) -> Ending {
    let mut rest = line;
    if let Some(content) = open {
        match quoted(rest, delimiter, content) {
            Quoted::Closed {
                content,
                rest: left,
            } => {
                cells.push_field(&content);
                match left {
                    Some(left) => rest = left,
                    None => return Ending::Closed,
                }
            }
            Quoted::Open { content } => return Ending::Open(content),
            Quoted::Broken => return Ending::Broken,
        }
    }
    loop {
        if let Some(inside) = after_mark(rest, delimiter) {
            match quoted(inside, delimiter, Vec::new()) {
                Quoted::Closed {
                    content,
                    rest: left,
                } => {
                    cells.push_field(&content);
                    match left {
                        Some(left) => {
                            rest = left;
                            continue;
                        }
                        None => return Ending::Closed,
                    }
                }
                Quoted::Open { content } => return Ending::Open(content),
                Quoted::Broken => {}
            }
        }
        match literal(rest, delimiter, cells) {
            Some(left) => rest = left,
            None => return Ending::Closed,
        }
    }
}

/// How many cells a line has on its own, a mark that is left open taken for a letter, and the
/// first of them.
pub(super) fn on_its_own(line: &[u8], delimiter: u8) -> ByteRecord {
    let mut cells = ByteRecord::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let closed =
            after_mark(text, delimiter).map(|inside| quoted(inside, delimiter, Vec::new()));
        rest = match closed {
            Some(Quoted::Closed { content, rest }) => {
                cells.push_field(&content);
                rest
            }
            _ => literal(text, delimiter, &mut cells),
        };
    }
    cells
}

/// What follows the mark that opens a quoted cell; `None` for a cell that is not quoted.
fn after_mark(cell: &[u8], delimiter: u8) -> Option<&[u8]> {
    let blanks = cell.iter().take_while(|byte| is_blank(**byte, delimiter));
    cell[blanks.count()..].strip_prefix(b"\"")
}

fn is_blank(byte: u8, delimiter: u8) -> bool {
    matches!(byte, b' ' | b'\t') && byte != delimiter
}

/// Takes a cell as it stands; gives what follows its delimiter.
fn literal<'l>(text: &'l [u8], delimiter: u8, cells: &mut ByteRecord) -> Option<&'l [u8]> {
    match text.iter().position(|byte| *byte == delimiter) {
        Some(end) => {
            cells.push_field(&text[..end]);
            Some(&text[end + 1..])
        }
        None => {
            cells.push_field(text);
            None
        }
    }
}

enum Quoted<'l> {
    /// Its content, and what follows its delimiter, if one does.
    Closed {
        content: Vec<u8>,
        rest: Option<&'l [u8]>,
    },
    /// The line ends inside it.
    Open { content: Vec<u8> },
    /// Text follows the mark that closes it.
    Broken,
}

/// Reads a quoted cell from behind its opening mark.
fn quoted(text: &[u8], delimiter: u8, mut content: Vec<u8>) -> Quoted<'_> {
    let mut rest = text;
    loop {
        let Some(mark) = rest.iter().position(|byte| *byte == b'"') else {
            content.extend_from_slice(rest);
            return Quoted::Open { content };
        };
        content.extend_from_slice(&rest[..mark]);
        rest = &rest[mark + 1..];
        if let Some(after) = rest.strip_prefix(b"\"") {
            content.push(b'"');
            rest = after;
            continue;
        }
        let blanks = rest.iter().take_while(|byte| is_blank(**byte, delimiter));
        return match rest[blanks.count()..].split_first() {
            None => Quoted::Closed {
                content,
                rest: None,
            },
            Some((byte, left)) if *byte == delimiter => Quoted::Closed {
                content,
                rest: Some(left),
            },
            Some(_) => Quoted::Broken,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str], ending: &Ending) {
        let mut cells = ByteRecord::new();
        assert_eq!(
            split(line.as_bytes(), b',', None, &mut cells),
            *ending,
            "{line}"
        );
        let cells: Vec<_> = cells
            .iter()
            .map(|cell| String::from_utf8(cell.to_vec()).unwrap())
            .collect();
        assert_eq!(cells, expected, "{line}");
    }

    #[test]
    fn marks_quote_only_whole_cells() {
        let closed = Ending::Closed;
        check("a,b", &["a", "b"], &closed);
        check("", &[""], &closed);
        check("a,,", &["a", "", ""], &closed);
        check("\"a,b\",c", &["a,b", "c"], &closed);
        check("\"a \"\"b\"\" c\",d", &["a \"b\" c", "d"], &closed);
        check("\"\",x", &["", "x"], &closed);
        check("1, \"Berg, Ola\" ,x", &["1", "Berg, Ola", "x"], &closed);
        check("Acme \"Best\" Ltd,x", &["Acme \"Best\" Ltd", "x"], &closed);
        check("\"Acme\" Ltd,x", &["\"Acme\" Ltd", "x"], &closed);
        check("12\",x", &["12\"", "x"], &closed);
        check(
            "\"Acme\" and \"Best\",x",
            &["\"Acme\" and \"Best\"", "x"],
            &closed,
        );
    }

    #[test]
    fn a_cell_goes_over_lines() {
        check("1,\"Ola", &["1"], &Ending::Open(b"Ola".to_vec()));
        let mut cells = ByteRecord::new();
        let ending = split(b"Berg\",NO", b',', Some(b"Ola\n".to_vec()), &mut cells);
        assert_eq!(ending, Ending::Closed);
        assert_eq!(cells, ByteRecord::from(vec!["Ola\nBerg", "NO"]));
        let broken = split(b"2,\"Kari", b',', Some(b"Ola\n".to_vec()), &mut cells);
        assert_eq!(broken, Ending::Broken);
    }

    #[test]
    fn a_line_on_its_own_is_never_open() {
        for (line, count) in [
            ("1,\"Ola,NO", 3),
            ("2,\"a,b\",NO", 3),
            ("to\",NO", 2),
            ("", 1),
        ] {
            assert_eq!(on_its_own(line.as_bytes(), b',').len(), count, "{line}");
        }
    }
}
