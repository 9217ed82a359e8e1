//! Lists are published gzipped as often as not: bytes in, the publisher's text out, within a bound.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use flate2::bufread::MultiGzDecoder;

use crate::overlong::Watch;

/// The largest unpacked list, in bytes. The largest real one (OFAC's advanced XML) is about
/// 120 MB; a gzip of a few megabytes could claim a terabyte.
pub const UNPACKED_BYTES_MAX: usize = 512 << 20;

/// Room that is made before anything is unpacked, at most.
const LIKELY_BYTES_MAX: usize = 64 << 20;

/// How much is unpacked before anybody looks at it.
const PIECE_BYTES: u64 = 256 << 10;

/// Why bytes could not be unpacked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnpackError {
    /// The gzip stream or zip archive ends early or is damaged.
    #[error("broken archive after {unpacked} unpacked bytes ({cause}); fetch the file again")]
    Broken {
        /// How many bytes came out before it broke.
        unpacked: usize,
        /// What the decoder says.
        cause: std::io::Error,
    },
    /// More bytes than a list can have.
    #[error("larger than {limit} bytes when unpacked, which no list is")]
    TooLarge {
        /// The bound, [`UNPACKED_BYTES_MAX`].
        limit: usize,
    },
    /// XML with more text between two tags than any element may have.
    #[error(
        "byte {offset}: text of more than {limit} bytes in one element; the file may be an attack, do not use it"
    )]
    TextSize {
        /// Where it begins, in bytes of the unpacked file.
        offset: usize,
        /// The bound.
        limit: usize,
    },
}

/// Whether the bytes are gzip (RFC 1952).
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// The bytes themselves, or what their gzip or their zip of one file holds.
///
/// # Errors
/// When the gzip is cut off or damaged, or holds more than [`UNPACKED_BYTES_MAX`].
pub fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, UnpackError> {
    unpack_within(bytes, UNPACKED_BYTES_MAX)
}

/// What a gzip file on the disk holds, within the same bound: the packed bytes are never in memory
/// as a whole.
pub(crate) fn unpack_gzip(file: std::fs::File) -> Result<Vec<u8>, UnpackError> {
    let decoder = MultiGzDecoder::new(std::io::BufReader::new(file));
    read_within(decoder, LIKELY_BYTES_MAX, UNPACKED_BYTES_MAX)
}

/// The only file of a zip archive; none for an archive of several, which is a thing of its own.
fn only_file(bytes: &[u8], limit: usize) -> Option<Result<Vec<u8>, UnpackError>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() != 1 {
        return None;
    }
    let file = archive.by_index(0).ok()?;
    // What says itself that it is too large need not be tried; what lies is met by the bound.
    if file.size() > limit as u64 {
        return Some(Err(UnpackError::TooLarge { limit }));
    }
    Some(read_within(file, 0, limit))
}

/// All that a decoder gives, within a bound.
fn read_within(decoder: impl Read, likely: usize, limit: usize) -> Result<Vec<u8>, UnpackError> {
    let mut unpacked = Vec::with_capacity(likely.min(limit));
    let mut decoder = decoder.take(limit as u64 + 1);
    let mut watch = Watch::default();
    loop {
        let before = unpacked.len();
        // Grows twofold as a vector does, but never beyond the bound.
        if unpacked.capacity() - before < PIECE_BYTES as usize {
            let most = limit.saturating_sub(before) + 1;
            unpacked.reserve_exact(before.max(PIECE_BYTES as usize).min(most));
        }
        let piece = (&mut decoder)
            .take(PIECE_BYTES)
            .read_to_end(&mut unpacked)
            .map_err(|cause| UnpackError::Broken {
                unpacked: unpacked.len(),
                cause,
            })?;
        if piece == 0 {
            return Ok(unpacked);
        }
        if unpacked.len() > limit {
            return Err(UnpackError::TooLarge { limit });
        }
        watch.pass(unpacked.get(before..).unwrap_or_default())?;
    }
}

fn unpack_within(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, UnpackError> {
    if bytes.starts_with(b"PK\x03\x04")
        && let Some(only) = only_file(bytes, limit)
    {
        return only.map(Cow::Owned);
    }
    if !is_gzip(bytes) {
        return if bytes.len() > limit {
            Err(UnpackError::TooLarge { limit })
        } else {
            Ok(Cow::Borrowed(bytes))
        };
    }
    // Lists shrink to a tenth; a claim of more is believed only as it arrives.
    let likely = bytes.len().saturating_mul(10).min(LIKELY_BYTES_MAX);
    read_within(MultiGzDecoder::new(bytes), likely, limit).map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_and_plain_give_the_same() {
        assert_eq!(&*unpack(b"<a/>").unwrap(), b"<a/>");
        assert_eq!(&*unpack(&gzip(b"<a/>")).unwrap(), b"<a/>");
    }

    #[test]
    fn every_cut_is_an_error() {
        let whole = gzip(&[7; 1000]);
        for end in 2..whole.len() {
            assert!(
                matches!(unpack(&whole[..end]), Err(UnpackError::Broken { .. })),
                "{end}"
            );
        }
    }

    #[test]
    fn a_bomb_stops_at_the_bound() {
        let bomb = gzip(&vec![0; 2 << 20]);
        assert!(bomb.len() < 200_000);
        let fault = unpack_within(&bomb, 1 << 20).unwrap_err();
        assert!(matches!(fault, UnpackError::TooLarge { limit } if limit == 1 << 20));
        assert!(unpack_within(&[b'x'; 11], 10).is_err());
    }
}
