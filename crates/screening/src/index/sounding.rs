//! How the spellings of an index sound, laid out so that all whose consonants are alike are read in
//! one go: what is near a word of a query is among a few such groups.

use vokter_names::sound::{MAX_SOUNDS, Skeleton, Sound};

use super::column::{Column, Plain};

/// Spellings that have the same consonants: twelve bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) skeleton: Skeleton,
    /// They come from scripts that write few vowels.
    pub(crate) partial: bool,
    /// Sounds of the longest.
    pub(crate) longest: u8,
}

impl Plain for Group {
    const BYTES: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self {
            skeleton: Skeleton(u64::read(bytes)),
            partial: bytes[8] != 0,
            longest: bytes[9],
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.skeleton.0.write(out);
        out.extend([u8::from(self.partial), self.longest, 0, 0]);
    }
}

/// A spelling, which letters it has, and its sounds, 34 bytes; those of a group are sorted by sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sounding {
    spelling: u32,
    letters: u32,
    len: u8,
    /// With so many sounds of the one before it in its group it begins.
    shared: u8,
    units: [Sound; MAX_SOUNDS],
}

impl Sounding {
    /// A group's, each with its number and its letters, in their order.
    pub(crate) fn all_of(mut group: Vec<(&[Sound], (u32, u32))>) -> impl Iterator<Item = Self> {
        group.sort_unstable();
        let mut before: &[Sound] = &[];
        group.into_iter().map(move |(sounds, numbers)| {
            let shared = before.iter().zip(sounds).take_while(|(a, b)| a == b);
            let shared = shared.count() as u8;
            before = sounds;
            Self::new(numbers, sounds, shared)
        })
    }

    fn new((spelling, letters): (u32, u32), sounds: &[Sound], shared: u8) -> Self {
        let mut units = [0; MAX_SOUNDS];
        units[..sounds.len()].copy_from_slice(sounds);
        Self {
            spelling,
            letters,
            len: sounds.len() as u8,
            shared,
            units,
        }
    }
}

/// The same where it lies: of most that are read only the first few bytes matter.
#[derive(Clone, Copy)]
pub(crate) struct Lying<'a>(&'a [u8; Sounding::BYTES]);

impl<'a> Lying<'a> {
    /// All of a group.
    pub(crate) fn all_of(group: Column<'a, Sounding>) -> impl Iterator<Item = Self> {
        let (all, _) = group.bytes().as_chunks();
        all.iter().map(Self)
    }

    pub(crate) fn spelling(self) -> u32 {
        u32::read(self.0)
    }

    pub(crate) fn letters(self) -> u32 {
        u32::read(&self.0[4..])
    }

    /// With so many sounds of the one before it in its group it begins.
    #[inline]
    pub(crate) fn shared(self) -> usize {
        self.0[9].into()
    }

    #[inline]
    pub(crate) fn sounds(self) -> &'a [Sound] {
        &self.0[10..][..usize::from(self.0[8]).min(MAX_SOUNDS)]
    }
}

impl Plain for Sounding {
    const BYTES: usize = 4 + 4 + 1 + 1 + MAX_SOUNDS;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let ((spelling, letters), (len, shared)) = <((u32, u32), (u8, u8))>::read(bytes);
        let units = bytes[10..]
            .first_chunk()
            .expect("an element has all its bytes");
        Self {
            spelling,
            letters,
            len,
            shared,
            units: *units,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        ((self.spelling, self.letters), (self.len, self.shared)).write(out);
        out.extend(self.units);
    }
}

/// Under which number a skeleton is found; two may share one.
pub(crate) fn skeleton_hash(skeleton: Skeleton) -> u32 {
    // The high half of a product with an odd number: it spreads what differs in a few bits.
    (skeleton.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}
