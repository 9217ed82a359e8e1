//! XML with a text that is too long is known while it unpacks: nobody waits for the rest of it, and
//! none of it is kept.

use crate::markup::TEXT_BYTES_MAX;
use crate::unpack::UnpackError;

/// Watches the pieces of a file go by, in order.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    kind: Kind,
    /// Bytes that went by.
    seen: usize,
    /// Bytes since an element, a comment or the like began or ended.
    run: usize,
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// Blank so far.
    #[default]
    Unknown,
    Xml,
    /// What isn't XML has limits of its own.
    Other,
}

impl Watch {
    /// The next piece.
    ///
    /// # Errors
    /// When there is more text between two tags than any element may have.
    pub(crate) fn pass(&mut self, piece: &[u8]) -> Result<(), UnpackError> {
        if self.kind == Kind::Unknown {
            let blank = |byte: &&u8| byte.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(*byte);
            self.kind = match piece.iter().find(|byte| !blank(byte)) {
                None => Kind::Unknown,
                Some(b'<') => Kind::Xml,
                Some(_) => Kind::Other,
            };
        }
        if self.kind != Kind::Xml {
            // Blanks alone are no element's text.
            self.seen += piece.len();
            return Ok(());
        }
        for part in piece.chunks(TEXT_BYTES_MAX) {
            let is_tag = |byte: &u8| *byte == b'<';
            let first = part.iter().position(is_tag);
            if self.run + first.unwrap_or(part.len()) > TEXT_BYTES_MAX {
                return Err(UnpackError::TextSize {
                    offset: self.seen - self.run,
                    limit: TEXT_BYTES_MAX,
                });
            }
            let last = part.iter().rposition(is_tag);
            self.run = last.map_or(self.run + part.len(), |last| part.len() - last);
            self.seen += part.len();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a file of these pieces is stopped.
    fn stopped(pieces: &[&[u8]]) -> Option<usize> {
        let mut watch = Watch::default();
        pieces
            .iter()
            .find_map(|piece| match watch.pass(piece).err()? {
                UnpackError::TextSize { offset, .. } => Some(offset),
                _ => None,
            })
    }

    #[test]
    fn a_text_that_is_too_long_stops_the_file_where_it_begins() {
        let half = vec![b'x'; TEXT_BYTES_MAX / 2];
        let long = vec![b'x'; 3 * TEXT_BYTES_MAX];
        assert_eq!(
            stopped(&[b"<a><b>", &half, b"</b><b>", &half, b"</b>"]),
            None
        );
        assert_eq!(stopped(&[b"<a><b>", &half, &half, &half]), Some(3));
        assert_eq!(stopped(&[b"\xef\xbb\xbf\n", b"<a>", &long]), Some(4));
        let at_once = [b"<a>".as_slice(), &long].concat();
        assert_eq!(stopped(&[&at_once]), Some(0));
        assert_eq!(stopped(&[&vec![b' '; 3 * TEXT_BYTES_MAX]]), None);
        assert_eq!(stopped(&[b"a,b\n", &long]), None);
        assert_eq!(stopped(&[b"{\"a\": \"", &long]), None);
    }
}
