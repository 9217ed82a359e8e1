//! Which reader a file is for: the table of every format that Vokter reads.
//!
//! A new format is one line in [`SHAPES`] and a folder of its own.

use std::collections::BTreeSet;

use crate::fault::ReadError;
use crate::list::Publication;
use crate::look::{Look, Seen, look};
use crate::own;
use crate::stream::Stream;

/// What the user said of the files besides their content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The list that they are; some files do not say it themselves.
    pub list: Option<String>,
    /// For a table of the user's own: which of its columns is which of Vokter's fields, as
    /// (field, column).
    pub columns: Vec<(String, String)>,
}

/// A format: how it is called, known and read.
pub(crate) struct Shape {
    /// What errors call it.
    pub(crate) what: &'static str,
    /// Whether a file is of this format. The first shape that says yes is taken.
    pub(crate) recognises: fn(&Look) -> bool,
    /// How it is read.
    pub(crate) reading: Reading,
}

/// How files of a format become lists.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    /// Each file is a list.
    Whole(fn(&[u8], &Asked) -> Result<Publication, ReadError>),
    /// Some files together are a list; all files of the format that were given come at once.
    Set(fn(&[Part<'_>], &Asked) -> Result<Vec<Joined>, PartError>),
    /// As a set, but of large files, which are read as they unpack.
    Streams(fn(&[Stream<'_>], &Asked) -> Result<Vec<Joined>, PartError>),
}

/// One of several files that may belong together.
pub(crate) struct Part<'a> {
    /// Its unpacked bytes.
    pub(crate) bytes: &'a [u8],
}

/// A list out of some files.
#[derive(Debug)]
pub(crate) struct Joined {
    /// The list.
    pub(crate) publication: Publication,
    /// Which of the parts it is made of, by their place.
    pub(crate) parts: Vec<usize>,
    /// The part that says of which day all are, where the others only add to it.
    pub(crate) main: Option<usize>,
}

/// Why a set of files is no list.
pub(crate) struct PartError {
    /// Which of the parts, by its place.
    pub(crate) part: usize,
    /// What is wrong with it.
    pub(crate) error: ReadError,
}

/// Every format, the narrower ones before the wider ones.
pub(crate) static SHAPES: &[Shape] = &[
    crate::un::SHAPE,
    crate::eu::fsf::XML,
    crate::eu::fsf::CSV,
    crate::ofac::xml::SHAPE,
    crate::ofac::enhanced::SHAPE,
    crate::ofac::advanced::SHAPE,
    crate::us_trade::csl::SHAPE,
    crate::us_trade::dpl::SHAPE,
    crate::ofac::csv::SHAPE,
    crate::eu::journal::SHAPE,
    crate::uk::OFSI_TABLE,
    crate::uk::SANCTIONS_LIST_TABLE,
    crate::uk::SANCTIONS_LIST_XML,
    crate::uk::SANCTIONS_LIST_SET,
    crate::au::SHAPE,
    crate::ca::SHAPE,
    crate::ch::SHAPE,
    crate::meti::SHAPE,
    crate::nacta::SHAPE,
    crate::china::SHAPE,
    crate::ftm::SHAPE,
    crate::own::SHAPE,
];

/// The format of a file's unpacked bytes, or of its beginning. A table of no publisher's is the
/// user's own list when the user says so.
///
/// # Errors
/// What it looks like instead, when it is no list that Vokter reads.
pub(crate) fn recognise(bytes: &[u8], asked: &Asked) -> Result<&'static Shape, Seen> {
    let look = look(bytes)?;
    let known = of_look(&look).or_else(|| own::is_meant(&look, asked).then_some(&own::SHAPE));
    known.ok_or_else(|| look.seen())
}

/// The format that a look tells.
pub(crate) fn of_look(look: &Look) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| (shape.recognises)(look))
}

/// How many formats an error about an unknown file names.
const NEAREST: usize = 2;

/// The formats that an unknown file is most like, in words: those of its kind whose names share
/// most with its root element or its columns.
pub(crate) fn nearest(seen: &Seen) -> Option<String> {
    let (kinds, text): (&[&str], String) = match seen {
        Seen::Gzipped(inner) => return nearest(inner),
        Seen::Xml { root } => (&["XML"], format!("<{root}>")),
        Seen::Csv { columns } => (&["CSV", "table", "tabs"], columns.join(" ")),
        Seen::Workbook { columns } => (&["XLSX", "workbook"], columns.join(" ")),
        Seen::Json { head } => (&["JSON", "json"], head.clone()),
        Seen::Text { head } => (&["text", "CSV"], head.clone()),
        _ => return None,
    };
    let text = text.to_lowercase();
    let sought: BTreeSet<&[u8]> = text.as_bytes().windows(4).collect();
    let mut shapes: Vec<(usize, &str)> = SHAPES
        .iter()
        .map(|shape| shape.what)
        .filter(|what| kinds.iter().any(|kind| what.contains(kind)))
        .map(|what| {
            let own = what.to_lowercase();
            let shared = own
                .as_bytes()
                .windows(4)
                .filter(|four| sought.contains(four));
            (shared.count(), what)
        })
        .collect();
    // The sort is stable: of equals the table's order stays.
    shapes.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    shapes.truncate(NEAREST);
    let mut names: Vec<&str> = shapes.iter().map(|(_, what)| *what).collect();
    // A table like no publisher's is most likely somebody's own.
    if matches!(seen, Seen::Csv { .. } | Seen::Workbook { .. }) {
        let alike = shapes.iter().take_while(|(shared, _)| *shared > 0).count();
        names.truncate(alike);
        names.retain(|what| *what != own::SHAPE.what);
        names.push(own::SHAPE.what);
    }
    Some(names.join(", or "))
}

/// Every format in words.
pub fn formats() -> Vec<&'static str> {
    SHAPES.iter().map(|shape| shape.what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(bytes: &[u8]) -> Seen {
        match recognise(bytes, &Asked::default()) {
            Ok(shape) => panic!("recognised as {}", shape.what),
            Err(seen) => seen,
        }
    }

    #[test]
    fn says_what_it_saw() {
        for (bytes, want) in [
            (&b""[..], "empty file"),
            (b"shoe,date\nA,1\n", "CSV text with columns shoe, date"),
            (b"<foo><bar/></foo>", "XML with root <foo>"),
            (
                b"<?xml version='1.0'?>\n<n:foo xmlns:n='u'/>",
                "XML with root <foo>",
            ),
            (b"<!DOCTYPE html><html>", "HTML page"),
            (b"PK\x03\x04....", "zip archive"),
            (b"hello\nworld", "plain text that begins `hello`"),
            (b"{\"foo\": 1}", "JSON"),
            (
                b"\x01\x92\x00\xff\xfe\xc3\x28",
                "bytes that are no text, the first 01 92 00 ff fe c3 28",
            ),
        ] {
            assert_eq!(seen(bytes).to_string(), want);
        }
        let near = |bytes| nearest(&seen(bytes)).unwrap();
        assert!(near(b"<sdn><x/></sdn>").starts_with("OFAC's SDN"));
        assert!(near(b"Group ID,Alias Type,x\n1,2,3\n").contains("UK"));
        assert!(near(b"<foo/>").len() < 300);
        assert_eq!(nearest(&Seen::Pdf), None);
        assert_eq!(Seen::Pdf.inside(true).to_string(), "gzip of PDF");
        assert!(recognise(b"<CONSOLIDATED_LIST/>", &Asked::default()).is_ok());
        let laughs = seen(b"<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a 'b'>]><CONSOLIDATED_LIST>");
        assert!(laughs.to_string().contains("DOCTYPE"));
    }
}
