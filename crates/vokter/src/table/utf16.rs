//! UTF-16 on its way to being UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};

/// Which byte of two comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endian {
    /// The low one, as Windows writes.
    Little,
    /// The high one.
    Big,
}

impl Endian {
    /// By the byte order mark, or by every other byte of a line's beginning being zero, as in
    /// `i\0d\0,\0`.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0xFF, 0xFE, ..] => Some(Self::Little),
            [0xFE, 0xFF, ..] => Some(Self::Big),
            [a, 0, b, 0, c, 0, ..] if [a, b, c].iter().all(|byte| **byte != 0) => {
                Some(Self::Little)
            }
            [0, a, 0, b, 0, c, ..] if [a, b, c].iter().all(|byte| **byte != 0) => Some(Self::Big),
            _ => None,
        }
    }
}

/// A source of UTF-16 read as UTF-8, without its byte order mark. What is no UTF-16 becomes U+FFFD.
pub(super) struct FromUtf16<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> FromUtf16<R> {
    /// Reads `inner` from its start.
    pub(super) fn new(inner: R, endian: Endian) -> Self {
        let encoding = match endian {
            Endian::Little => UTF_16LE,
            Endian::Big => UTF_16BE,
        };
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 32 << 10],
            ready: Vec::new(),
            given: 0,
            ended: false,
        }
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            let count = self.inner.read(&mut self.raw)?;
            self.ended = count == 0;
            let room = self.decoder.max_utf8_buffer_length(count).unwrap_or(0);
            self.ready.resize(room, 0);
            let (_, _, written, _) =
                self.decoder
                    .decode_to_utf8(&self.raw[..count], &mut self.ready, self.ended);
            self.ready.truncate(written);
            self.given = 0;
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_with_and_without_a_mark() {
        let text = "id;navn\n1;Ола Åsgård 김 𐍈\n";
        for mark in ["\u{feff}", ""] {
            let text_marked = format!("{mark}{text}");
            let little: Vec<u8> = text_marked
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            let big: Vec<u8> = text_marked
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect();
            for (bytes, endian) in [(little, Endian::Little), (big, Endian::Big)] {
                assert_eq!(Endian::of(&bytes), Some(endian));
                let mut read = String::new();
                FromUtf16::new(bytes.as_slice(), endian)
                    .read_to_string(&mut read)
                    .unwrap();
                assert_eq!(read, text);
            }
        }
    }

    #[test]
    fn what_is_cut_is_a_mark_of_loss() {
        let mut read = String::new();
        FromUtf16::new(&b"a\0b\0c"[..], Endian::Little)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, "ab\u{fffd}");
        assert_eq!(Endian::of(b"id,name"), None);
    }
}
