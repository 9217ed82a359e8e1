//! What a file is, by its content: names and endings of files lie.

use std::fmt;

use crate::markup::{Markup, Step};

/// A format that Vokter reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The UN Security Council Consolidated List in XML.
    UnConsolidated,
}

/// What an unknown file looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Seen {
    /// No bytes.
    Empty,
    /// XML with another root element.
    Xml {
        /// The root's local name.
        root: String,
    },
    /// Something that begins as XML and is not.
    BrokenXml {
        /// Where and why.
        reason: String,
    },
    /// JSON.
    Json,
    /// Lines with the same separator.
    Csv,
    /// HTML, such as a download's error page.
    Html,
    /// A zip archive, which spreadsheets are too.
    Zip,
    /// A PDF.
    Pdf,
    /// Other text.
    Text,
    /// Bytes that are no text.
    Bytes,
    /// One of these, packed with gzip.
    Gzipped(Box<Seen>),
}

impl Seen {
    /// The same, packed with gzip if `packed`.
    pub(crate) fn inside(self, packed: bool) -> Self {
        if packed {
            Self::Gzipped(Box::new(self))
        } else {
            self
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty file"),
            Self::Xml { root } => write!(f, "XML with root <{root}>"),
            Self::BrokenXml { reason } => write!(f, "broken XML ({reason})"),
            Self::Json => f.write_str("JSON"),
            Self::Csv => f.write_str("CSV text"),
            Self::Html => f.write_str("HTML page"),
            Self::Zip => f.write_str("zip archive or spreadsheet"),
            Self::Pdf => f.write_str("PDF"),
            Self::Text => f.write_str("plain text"),
            Self::Bytes => f.write_str("random bytes"),
            Self::Gzipped(inner) => write!(f, "gzip of {inner}"),
        }
    }
}

/// How much of a file is looked at to describe it, in bytes.
const LOOK_BYTES: usize = 64 << 10;

/// The format of a file's unpacked bytes.
///
/// # Errors
/// What it looks like instead, when it is no list that Vokter reads.
pub fn recognise(bytes: &[u8]) -> Result<Format, Seen> {
    if bytes.is_empty() {
        return Err(Seen::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Seen::Zip);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Seen::Pdf);
    }
    let utf16 = matches!(
        bytes,
        [0xfe, 0xff, 0, b'<', ..] | [0xff, 0xfe, b'<', 0, ..] | [b'<', 0, ..] | [0, b'<', ..]
    );
    let begin = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let head = begin.get(..begin.len().min(LOOK_BYTES)).unwrap_or(begin);
    if begin.starts_with(b"<") || utf16 {
        if is_html(head) {
            return Err(Seen::Html);
        }
        return xml(bytes);
    }
    // A cut in the middle of a character is no fault of the file.
    let text = match std::str::from_utf8(head) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(head.get(..error.valid_up_to()).unwrap_or_default()).ok()
        }
        Err(_) => None,
    };
    Err(match text {
        _ if head.is_empty() => Seen::Text,
        _ if head.contains(&0) => Seen::Bytes,
        Some(text) if text.starts_with(['{', '[']) => Seen::Json,
        Some(text) if is_csv(text) => Seen::Csv,
        Some(_) => Seen::Text,
        None if is_csv(&String::from_utf8_lossy(head)) => Seen::Csv,
        None => Seen::Bytes,
    })
}

fn xml(bytes: &[u8]) -> Result<Format, Seen> {
    let broken = |error: crate::markup::MarkupError| Seen::BrokenXml {
        reason: error.to_string(),
    };
    let mut markup = match Markup::new(bytes) {
        Ok(markup) => markup,
        // The list's own reader says better where the bytes are wrong, if the root is known.
        Err(error) => return named_root(bytes).ok_or_else(|| broken(error)),
    };
    match markup.step().map_err(broken)? {
        Step::Open { name, .. } if name == crate::un::ROOT => Ok(Format::UnConsolidated),
        Step::Open { name, .. } => Err(Seen::Xml {
            root: name.chars().take(60).collect(),
        }),
        _ => Err(Seen::Text),
    }
}

/// The format of XML whose encoding is broken somewhere after its root.
fn named_root(bytes: &[u8]) -> Option<Format> {
    let head = bytes.get(..bytes.len().min(LOOK_BYTES))?;
    let root = format!("<{}", crate::un::ROOT);
    head.windows(root.len())
        .any(|w| w == root.as_bytes())
        .then_some(Format::UnConsolidated)
}

fn is_html(head: &[u8]) -> bool {
    let start = head
        .get(..head.len().min(15))
        .unwrap_or(head)
        .to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// At least two lines with the same number of one separator.
fn is_csv(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    [',', ';', '\t'].iter().any(|separator| {
        let count = first.matches(*separator).count();
        count > 0 && second.matches(*separator).count() >= count
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_it_saw() {
        for (bytes, want) in [
            (&b""[..], "empty file"),
            (b"name,date\nA,1\n", "CSV text"),
            (b"<foo><bar/></foo>", "XML with root <foo>"),
            (
                b"<?xml version='1.0'?>\n<n:foo xmlns:n='u'/>",
                "XML with root <foo>",
            ),
            (b"<!DOCTYPE html><html>", "HTML page"),
            (b"{\"id\": 1}", "JSON"),
            (b"PK\x03\x04....", "zip archive or spreadsheet"),
            (b"hello\nworld", "plain text"),
            (b"\x01\x92\x00\xff\xfe\xc3\x28", "random bytes"),
        ] {
            assert_eq!(recognise(bytes).unwrap_err().to_string(), want);
        }
        assert_eq!(Seen::Csv.inside(true).to_string(), "gzip of CSV text");
        assert_eq!(
            recognise(b"<CONSOLIDATED_LIST/>"),
            Ok(Format::UnConsolidated)
        );
        let laughs =
            recognise(b"<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a 'b'>]><CONSOLIDATED_LIST>");
        assert!(laughs.unwrap_err().to_string().contains("DOCTYPE"));
    }
}
