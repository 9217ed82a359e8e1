//! Lists are published gzipped as often as not: bytes in, the publisher's text out, within a bound.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::overlong::Watch;

/// The largest unpacked list, in bytes. The largest real one (OFAC's advanced XML) is about
/// 120 MB; a gzip of a few megabytes could claim a terabyte.
pub const UNPACKED_BYTES_MAX: usize = 512 << 20;

/// The largest zip archive, in bytes as it comes: it is read in memory. The largest list in one (the
/// workbook of the UK's) has two million.
pub(crate) const ZIP_BYTES_MAX: u64 = 128 << 20;

/// Up to so many bytes a file is unpacked as it is; one of more is measured first, without keeping
/// any of it.
const UNMEASURED_BYTES_MAX: usize = 64 << 20;

/// How many times its size a file of more than [`UNMEASURED_BYTES_MAX`] may have when unpacked.
/// Lists have five to thirty times, a file made to fill a disk or a memory a thousand times.
const GROWTH_MAX: u64 = 200;

/// How much is unpacked before anybody looks at it.
const PIECE_BYTES: usize = 256 << 10;

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
    /// Far larger than the file that it came from.
    #[error(
        "larger than {GROWTH_MAX} times its size when unpacked, which no list is; the file may be an attack, do not use it"
    )]
    Growth,
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
pub(crate) fn unpack_gzip(path: &Path) -> io::Result<Result<Vec<u8>, UnpackError>> {
    let packed = File::open(path)?.metadata()?.len();
    let open = || File::open(path).map(|file| MultiGzDecoder::new(BufReader::new(file)));
    Ok(gunzip(open, 0, Bound::of(packed, UNPACKED_BYTES_MAX)))
}

/// What may come out of a packed file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    packed: u64,
    limit: u64,
}

impl Bound {
    /// At most `limit` bytes out of `packed` ones.
    pub(crate) fn of(packed: u64, limit: impl TryInto<u64>) -> Self {
        Self {
            packed,
            limit: limit.try_into().unwrap_or(u64::MAX),
        }
    }

    /// Whether so many are still within the bound.
    pub(crate) fn check(self, unpacked: u64) -> Result<(), UnpackError> {
        if unpacked > self.limit {
            let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
            return Err(UnpackError::TooLarge { limit });
        }
        let growth = self.packed.saturating_mul(GROWTH_MAX);
        if unpacked > (UNMEASURED_BYTES_MAX as u64).max(growth) {
            return Err(UnpackError::Growth);
        }
        Ok(())
    }
}

/// The only file of a zip archive; none for an archive of several, which is a thing of its own.
fn only_file(bytes: &[u8], limit: usize) -> Result<Option<Vec<u8>>, UnpackError> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(None);
    };
    // Whoever reads a workbook or a file of the archive keeps much of it in memory: it is measured
    // before. A size that an archive says of itself need not be true.
    let bound = Bound::of(bytes.len() as u64, limit);
    let mut total = 0;
    for at in 0..archive.len() {
        // What is broken is for its reader to tell, which knows the file's name.
        let Ok(file) = archive.by_index(at) else {
            return Ok(None);
        };
        bound.check(file.size().saturating_add(total))?;
        match measure(file, total, bound) {
            Ok(measured) => total = measured,
            Err(UnpackError::Broken { .. }) if archive.len() != 1 => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    if archive.len() != 1 {
        return Ok(None);
    }
    let Ok(file) = archive.by_index(0) else {
        return Ok(None);
    };
    let mut unpacked = Vec::with_capacity(usize::try_from(total).unwrap_or(limit).min(limit));
    let mut watch = Watch::default();
    extend(
        &mut unpacked,
        &mut file.take(total),
        limit,
        bound,
        &mut watch,
    )?;
    Ok(Some(unpacked))
}

/// How many bytes a decoder gives beside so many others, none of which are kept.
fn measure(mut decoder: impl Read, before: u64, bound: Bound) -> Result<u64, UnpackError> {
    let mut piece = vec![0; PIECE_BYTES];
    let mut total = before;
    loop {
        match decoder.read(&mut piece) {
            Ok(0) => return Ok(total),
            Ok(count) => total += count as u64,
            Err(cause) => {
                return Err(UnpackError::Broken {
                    unpacked: usize::try_from(total).unwrap_or(usize::MAX),
                    cause,
                });
            }
        }
        bound.check(total)?;
    }
}

/// Appends what a decoder gives until it ends or the bytes are so many; whether it ended.
fn extend(
    unpacked: &mut Vec<u8>,
    decoder: &mut impl Read,
    until: usize,
    bound: Bound,
    watch: &mut Watch,
) -> Result<bool, UnpackError> {
    while unpacked.len() < until {
        let before = unpacked.len();
        // Grows twofold as a vector does, but never beyond what is wanted.
        if unpacked.capacity() - before < PIECE_BYTES {
            let most = until - before;
            unpacked.reserve_exact(before.max(PIECE_BYTES).min(most));
        }
        let read = decoder
            .take(PIECE_BYTES.min(until - before) as u64)
            .read_to_end(unpacked);
        let piece = read.map_err(|cause| UnpackError::Broken {
            unpacked: unpacked.len(),
            cause,
        })?;
        if piece == 0 {
            return Ok(true);
        }
        bound.check(unpacked.len() as u64)?;
        watch.pass(unpacked.get(before..).unwrap_or_default())?;
    }
    Ok(false)
}

/// All that a gzip gives, within a bound; `open` begins it anew.
fn gunzip<R: Read>(
    open: impl Fn() -> io::Result<R>,
    likely: usize,
    bound: Bound,
) -> Result<Vec<u8>, UnpackError> {
    let broken = |cause| UnpackError::Broken { unpacked: 0, cause };
    let mut decoder = open().map_err(broken)?;
    let mut unpacked = Vec::with_capacity(likely.min(UNMEASURED_BYTES_MAX));
    let mut watch = Watch::default();
    let first = UNMEASURED_BYTES_MAX;
    if extend(&mut unpacked, &mut decoder, first, bound, &mut watch)? {
        return Ok(unpacked);
    }
    let total = measure(decoder, unpacked.len() as u64, bound)?;
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    unpacked.reserve_exact(total - unpacked.len());
    let mut decoder = open().map_err(broken)?;
    let skipped = (&mut decoder).take(unpacked.len() as u64);
    measure(skipped, 0, bound)?;
    extend(&mut unpacked, &mut decoder, total, bound, &mut watch)?;
    Ok(unpacked)
}

fn unpack_within(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, UnpackError> {
    if bytes.starts_with(b"PK\x03\x04")
        && let Some(only) = only_file(bytes, limit)?
    {
        return Ok(Cow::Owned(only));
    }
    if !is_gzip(bytes) {
        return if bytes.len() > limit {
            Err(UnpackError::TooLarge { limit })
        } else {
            Ok(Cow::Borrowed(bytes))
        };
    }
    // Lists shrink to a tenth; a claim of more is believed only as it arrives.
    let likely = bytes.len().saturating_mul(10).min(limit);
    let bound = Bound::of(bytes.len() as u64, limit);
    gunzip(|| Ok(MultiGzDecoder::new(bytes)), likely, bound).map(Cow::Owned)
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

    #[test]
    fn what_grows_a_thousand_times_stops_early() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let blank = vec![b' '; UNMEASURED_BYTES_MAX + (8 << 20)];
        encoder.write_all(&blank).unwrap();
        let bomb = encoder.finish().unwrap();
        let fault = unpack(&bomb).unwrap_err();
        assert!(matches!(fault, UnpackError::Growth), "{fault}");
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(&vec![b' '; 40 << 20]).unwrap();
        }
        let archive = zip.finish().unwrap().into_inner();
        assert!(matches!(unpack(&archive), Err(UnpackError::Growth)));
    }

    #[test]
    fn a_large_file_is_measured_and_unpacked() {
        // Random enough not to shrink two hundred times.
        let mut state = 1_u64;
        let text: Vec<u8> = std::iter::repeat_with(|| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            [b"abcdefgh"[(state >> 61) as usize]; 16]
        })
        .take((UNMEASURED_BYTES_MAX + (1 << 20)) / 16)
        .flatten()
        .collect();
        assert!(*unpack(&gzip(&text)).unwrap() == *text);
    }
}
