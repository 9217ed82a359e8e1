//! Blocks of a streamed text: long enough for whole paragraphs, short enough for memory.

use std::io::BufRead;

use crate::Error;

/// How documents begin that hold text and are none, each with what it is.
const DOCUMENTS: [(&[u8], &str); 4] = [
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a packed file, such as .docx"),
];

/// Bytes held before a block is cut off. The longest sentences of laws have some 4,000.
const BLOCK_BYTES: usize = 64 * 1024;

/// A stretch of the text that ends where no name can cross.
pub(crate) struct Block {
    pub(crate) text: String,
    /// Offset of its first byte.
    pub(crate) start: u64,
    /// Line of its first byte, from 1.
    line: u64,
    /// Where its line feeds are.
    feeds: Vec<u32>,
}

impl Block {
    fn new(text: String, start: u64, line: u64) -> Self {
        let feed = |(at, byte): (usize, u8)| (byte == b'\n').then_some(at as u32);
        Self {
            feeds: text.bytes().enumerate().filter_map(feed).collect(),
            text,
            start,
            line,
        }
    }

    /// The line of a byte of the block, from 1.
    pub(crate) fn line(&self, at: usize) -> u64 {
        self.line + self.feeds.partition_point(|feed| (*feed as usize) < at) as u64
    }
}

/// The blocks of a text.
pub(crate) struct Blocks<R> {
    reader: R,
    held: Vec<u8>,
    /// Offset of the first byte held.
    start: u64,
    line: u64,
    ended: bool,
}

impl<R: BufRead> Blocks<R> {
    /// Looks at the beginning; a UTF-8 byte order mark is skipped and counted.
    pub(crate) fn new(reader: R) -> Result<Self, Error> {
        let mut blocks = Self {
            reader,
            held: Vec::new(),
            start: 0,
            line: 1,
            ended: false,
        };
        blocks.fill()?;
        if blocks.held.starts_with(&[0xff, 0xfe]) || blocks.held.starts_with(&[0xfe, 0xff]) {
            return Err(Error::Utf16);
        }
        if blocks.held.starts_with("\u{feff}".as_bytes()) {
            blocks.held.drain(..3);
            blocks.start = 3;
        }
        if blocks.held.is_empty() {
            return Err(Error::Empty);
        }
        let mut known = DOCUMENTS.iter();
        if let Some((_, kind)) = known.find(|(begins, _)| blocks.held.starts_with(begins)) {
            return Err(Error::Document { kind });
        }
        Ok(blocks)
    }

    fn fill(&mut self) -> Result<(), Error> {
        while !self.ended && self.held.len() < BLOCK_BYTES {
            let offset = self.start + self.held.len() as u64;
            match self.reader.fill_buf() {
                Ok([]) => self.ended = true,
                Ok(bytes) => {
                    let len = bytes.len();
                    self.held.extend_from_slice(bytes);
                    self.reader.consume(len);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(source) => return Err(Error::Read { offset, source }),
            }
        }
        Ok(())
    }

    /// The next block, `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Block>, Error> {
        self.fill()?;
        if self.held.is_empty() {
            return Ok(None);
        }
        let cut = if self.ended && self.held.len() < 2 * BLOCK_BYTES {
            self.held.len()
        } else {
            cut(&self.held)
        };
        let rest = self.held.split_off(cut);
        let bytes = std::mem::replace(&mut self.held, rest);
        if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
            return Err(Error::Binary {
                offset: self.start + at as u64,
            });
        }
        let text = String::from_utf8(bytes).map_err(|error| Error::NotUtf8 {
            offset: self.start + error.utf8_error().valid_up_to() as u64,
        })?;
        let block = Block::new(text, self.start, self.line);
        self.start += block.text.len() as u64;
        self.line += block.feeds.len() as u64;
        Ok(Some(block))
    }

    /// Bytes and lines handed out so far.
    pub(crate) fn passed(&self) -> (u64, u64) {
        (self.start, self.line)
    }
}

/// Where to cut: after the last empty line, else the last line, the last sentence, the last word,
/// and in a text without any of these, between two characters.
fn cut(bytes: &[u8]) -> usize {
    let window = &bytes[..bytes.len().min(2 * BLOCK_BYTES)];
    let last = |found: Option<usize>, len: usize| found.map(|at| at + len).filter(|at| *at > 0);
    let empty_line = |pattern: &[u8]| {
        last(
            window.windows(pattern.len()).rposition(|w| w == pattern),
            pattern.len(),
        )
    };
    empty_line(b"\n\n")
        .or_else(|| empty_line(b"\n\r\n"))
        .or_else(|| last(window.iter().rposition(|byte| *byte == b'\n'), 1))
        .or_else(|| last(window.windows(2).rposition(|w| w == b". "), 2))
        .or_else(|| empty_line("。".as_bytes()))
        .or_else(|| last(window.iter().rposition(|byte| *byte == b' '), 1))
        .unwrap_or_else(|| {
            let end = window.len();
            (end.saturating_sub(4)..=end)
                .rev()
                .find(|at| *at > 0 && bytes.get(*at).is_none_or(|b| b & 0xc0 != 0x80))
                .unwrap_or(end)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) -> Result<Vec<(u64, u64, usize)>, Error> {
        let mut blocks = Blocks::new(bytes)?;
        let mut out = Vec::new();
        while let Some(block) = blocks.next()? {
            out.push((block.start, block.line(0), block.text.len()));
        }
        Ok(out)
    }

    #[test]
    fn blocks_are_bounded_and_complete() {
        for unit in [
            "word ",
            "línea\r\n",
            "A sentence. ",
            "字",
            "字句。",
            "x",
            "para\n\n",
        ] {
            let text = unit.repeat(1_000_000 / unit.len());
            let blocks = check(text.as_bytes()).unwrap();
            assert_eq!(
                blocks.iter().map(|(_, _, len)| len).sum::<usize>(),
                text.len()
            );
            assert!(
                blocks.iter().all(|(_, _, len)| *len <= 2 * BLOCK_BYTES),
                "{unit}"
            );
        }
    }

    #[test]
    fn what_is_no_text() {
        assert!(matches!(check(b""), Err(Error::Empty)));
        assert!(matches!(check("\u{feff}".as_bytes()), Err(Error::Empty)));
        assert!(matches!(check(b"\xff\xfea\0"), Err(Error::Utf16)));
        assert!(matches!(check(b"ab\0"), Err(Error::Binary { offset: 2 })));
        assert!(matches!(
            check(b"abc\xff"),
            Err(Error::NotUtf8 { offset: 3 })
        ));
        let kind = |bytes: &[u8]| match check(bytes) {
            Err(Error::Document { kind }) => Some(kind),
            _ => None,
        };
        assert_eq!(kind(b"%PDF-1.7\n1 0 obj (Jo Doe)"), Some("a PDF document"));
        assert_eq!(kind(b"{\\rtf1 Jo Doe}"), Some("an RTF document"));
        assert_eq!(
            kind(b"PK\x03\x04\0\0"),
            Some("a packed file, such as .docx")
        );
        assert_eq!(kind(b"The mark %PDF- begins a document."), None);
        assert_eq!(check("\u{feff}ab".as_bytes()).unwrap(), [(3, 1, 2)]);
    }
}
