//! UTF-8 or Windows-1252, decided by counting.

use std::fmt;

/// How the bytes of a file are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, ASCII included.
    Utf8,
    /// What Western Windows programs wrote for decades (and what "Latin-1" means on the web:
    /// WHATWG Encoding Standard).
    Windows1252,
}

impl Encoding {
    /// A field's text; `None` when its bytes are not of this encoding.
    pub(crate) fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Windows1252 => {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
                Some(text.into_owned())
            }
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Counts what speaks for and against UTF-8, over chunks that may cut a character.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Characters of two bytes and more.
    letters: u64,
    /// Byte sequences that UTF-8 does not have.
    faults: u64,
    /// The start of a character that the last chunk cut.
    cut: Vec<u8>,
}

impl Tally {
    /// Counts a chunk.
    pub(super) fn add(&mut self, chunk: &[u8]) {
        let joined;
        let mut rest = if self.cut.is_empty() {
            chunk
        } else {
            let mut bytes = std::mem::take(&mut self.cut);
            bytes.extend_from_slice(chunk);
            joined = bytes;
            &joined
        };
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.count_letters(text.as_bytes());
                    return;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    self.count_letters(valid);
                    if let Some(length) = error.error_len() {
                        self.faults += 1;
                        rest = &after[length..];
                    } else {
                        self.cut = after.to_vec();
                        return;
                    }
                }
            }
        }
    }

    fn count_letters(&mut self, valid: &[u8]) {
        self.letters += valid.iter().filter(|byte| **byte >= 0xC0).count() as u64;
    }

    /// A file without a fault is UTF-8. One with faults is UTF-8 with a few broken rows when it
    /// also holds many more well-formed characters than chance gives in Windows-1252, where `Ã`
    /// hardly ever stands before `©`; else it is Windows-1252.
    pub(super) fn decide(&self) -> Encoding {
        let faults = self.faults + u64::from(!self.cut.is_empty());
        if faults == 0 || self.letters > 4 * faults {
            Encoding::Utf8
        } else {
            Encoding::Windows1252
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(bytes: &[u8], chunk: usize) -> Encoding {
        let mut tally = Tally::default();
        for part in bytes.chunks(chunk) {
            tally.add(part);
        }
        tally.decide()
    }

    #[test]
    fn decides_whatever_the_chunks() {
        let utf8 = "Bjørn Åsgård 김정은 Шойгу".as_bytes();
        let windows = b"Bj\xf8rn \xc5sg\xe5rd";
        let mut broken_row = utf8.repeat(20);
        broken_row.extend_from_slice(b"\nBj\xf8rn\n");
        for chunk in 1..9 {
            assert_eq!(decide(utf8, chunk), Encoding::Utf8);
            assert_eq!(decide(windows, chunk), Encoding::Windows1252);
            assert_eq!(decide(&broken_row, chunk), Encoding::Utf8);
            assert_eq!(decide(b"plain", chunk), Encoding::Utf8);
        }
    }
}
