//! How a file is written: its encoding, its delimiter, and what stands above its header.

use std::fmt;
use std::io::{self, Cursor, Read};

use super::encoding::Encoding;
use super::utf16::{Endian, FromUtf16};

/// The byte order mark of UTF-8.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// How the bytes of a file become a text that is UTF-8 or Windows-1252.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As they are, behind a byte order mark of UTF-8 if there is one.
    Plain { marked: bool },
    /// From UTF-16.
    Utf16(Endian),
}

impl Form {
    /// By the first bytes.
    pub(super) fn of(head: &[u8]) -> Self {
        match Endian::of(head) {
            Some(endian) => Self::Utf16(endian),
            None => Self::Plain {
                marked: head.starts_with(BOM),
            },
        }
    }

    /// The text of a file that is read from its first byte, without a byte order mark.
    pub(super) fn text_of(self, mut file: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
        match self {
            Self::Utf16(endian) => Ok(Box::new(FromUtf16::new(file, endian))),
            Self::Plain { marked: false } => Ok(file),
            Self::Plain { marked: true } => {
                let mut head = Vec::new();
                file.by_ref()
                    .take(BOM.len() as u64)
                    .read_to_end(&mut head)?;
                let head = head.strip_prefix(BOM).unwrap_or(&head).to_vec();
                Ok(Box::new(Cursor::new(head).chain(file)))
            }
        }
    }
}

/// What stands above the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preamble {
    /// Its length in the text.
    pub(super) bytes: usize,
    /// How many lines it has, empty ones too.
    pub(super) lines: u64,
    /// A first line such as `sep=;`, with which Excel is told the delimiter.
    pub(super) names_delimiter: bool,
    /// The first line of a title, if there is one.
    pub(super) title: Option<Vec<u8>>,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between two cells.
    pub(crate) delimiter: u8,
    /// How its bytes become text.
    pub(crate) form: Form,
    /// How its text is read.
    pub(crate) encoding: Encoding,
    /// What stands above the header.
    pub(crate) preamble: Preamble,
    /// The names of its columns.
    pub(crate) header: Vec<String>,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Utf16(Endian::Little) => f.write_str("UTF-16 (little-endian)")?,
            Form::Utf16(Endian::Big) => f.write_str("UTF-16 (big-endian)")?,
            Form::Plain { marked } => {
                let mark = if marked {
                    " with a byte order mark"
                } else {
                    ""
                };
                write!(f, "{}{mark}", self.encoding)?;
            }
        }
        match self.delimiter {
            b',' => f.write_str(", separated by comma")?,
            b';' => f.write_str(", separated by semicolon")?,
            b'\t' => f.write_str(", separated by tab")?,
            b'|' => f.write_str(", separated by |")?,
            other => write!(f, ", separated by {}", char::from(other))?,
        }
        if self.preamble.names_delimiter {
            f.write_str(", as its first line says")?;
        }
        if let Some(title) = &self.preamble.title {
            let title = self
                .encoding
                .decode(title)
                .or_else(|| Encoding::Windows1252.decode(title))
                .unwrap_or_default();
            let line = self.preamble.lines + 1;
            write!(
                f,
                ", header in line {line} below the title `{}` (rows count from the header)",
                title.chars().take(60).collect::<String>()
            )?;
        }
        Ok(())
    }
}
