//! The file that an index is: a header, a table of sections, and the sections.
//!
//! `docs/index-format.md` describes it byte by byte. An index in memory is the same bytes. What
//! is opened is checked first: magic, format, key, lengths, and a checksum over everything, so
//! that what is behind [`Sections`] is what a builder of this very program wrote.

use std::fmt;
use std::ops::Range;

use rayon::prelude::*;

use super::column::{Column, Plain};

/// The first bytes of every index.
const MAGIC: [u8; 8] = *b"VOKTERIX";

/// The layout that this page of code knows.
const FORMAT: u32 = 9;

/// Magic, format, number of sections, key, length of the file, checksum of header and table.
const HEADER_BYTES: usize = 8 + 4 + 4 + 32 + 8 + 4;

/// Section number, checksum, start, length.
const ENTRY_BYTES: usize = 4 + 4 + 8 + 8;

/// Checksums are of so many bytes at most: several can be made at once.
const SUMMED_BYTES: usize = 4 << 20;

/// What an index was made from and by: whoever keeps one decides what that takes. Two indexes
/// with one key answer alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// How many bytes of an index it takes to know its key.
    pub const HEAD_BYTES: usize = 48;

    /// The key of an index by its first bytes; none where they are no index's of this format.
    pub fn of_head(head: &[u8]) -> Option<Self> {
        let is_index = head.get(..8)? == MAGIC && u32::read(head.get(8..12)?) == FORMAT;
        let key = head.get(16..Self::HEAD_BYTES)?.try_into().ok()?;
        is_index.then_some(Self(key))
    }
}

/// Why bytes are no index that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unfit {
    /// They do not begin as an index does.
    NoIndex,
    /// Another layout than the one that is known.
    OtherFormat,
    /// It was made from other lists, or by another engine.
    OtherKey,
    /// Something was changed, cut off or added.
    Damaged,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoIndex => "it is no index",
            Self::OtherFormat => "it has the format of another version",
            Self::OtherKey => "it is of other lists or of another engine",
            Self::Damaged => "it is damaged",
        })
    }
}

impl std::error::Error for Unfit {}

/// Which section: what is in it stands at each constant of [`section`].
pub(crate) type Section = u32;

/// The sections and the shapes of their elements.
pub(crate) mod section {
    use super::Section;
    /// What the keeper of the index noted; the engine does not look at it.
    pub(crate) const NOTES: Section = 0;
    /// Roles of tokens by number: a postcard list of [`super::super::tables::PackedRole`].
    pub(crate) const ROLES: Section = 1;
    /// Rows of related given names, `(hash of the text: u32, kind: u8)`: starts …
    pub(crate) const RELATED_STARTS: Section = 2;
    /// … and elements.
    pub(crate) const RELATED: Section = 3;
    /// Rows of spellings: letters of the text (`u16`), the text, the sounds: starts …
    pub(crate) const SPELLING_STARTS: Section = 4;
    /// … and bytes.
    pub(crate) const SPELLINGS: Section = 5;
    /// What is asked of every party that is met: [`super::super::record::Brief`].
    pub(crate) const BRIEFS: Section = 6;
    /// Rows of prepared parties, postcard: starts …
    pub(crate) const PARTY_STARTS: Section = 7;
    /// … and bytes.
    pub(crate) const PARTIES: Section = 8;
    /// Rows of entities, postcard: starts …
    pub(crate) const ENTITY_STARTS: Section = 9;
    /// … and bytes.
    pub(crate) const ENTITIES: Section = 10;
    /// `(hash of a comparable identifier: u64, party: u32)`, sorted.
    pub(crate) const IDENTIFIERS: Section = 11;

    /// `(hash of the text: u32, spelling: u32)`, sorted.
    pub(crate) const BY_TEXT: Section = 12;
    /// `(hash of the text, whole or less one letter: u32, spelling: u32)`, sorted.
    pub(crate) const BY_SLIP: Section = 13;
    /// `(hash of a skeleton, whole or less one consonant: u32, number of a group: u32)`, sorted.
    pub(crate) const BY_SKELETON: Section = 14;
    /// By number of a group, its skeleton and what its spellings have in common:
    /// [`super::super::sounding::Group`].
    pub(crate) const SKELETONS: Section = 15;
    /// Rows of spellings by group, with their sounds: [`super::super::sounding::Sounding`]: starts …
    pub(crate) const SKELETON_STARTS: Section = 16;
    /// … and elements.
    pub(crate) const SKELETON_SPELLINGS: Section = 17;
    /// `(key of a birth date: u32, party: u32)`, sorted: [`super::super::birth`].
    pub(crate) const BIRTHS: Section = 18;
    /// `(hash of half of a name's letters: u32, (how many and which letters: u32, party: u32))`, sorted:
    /// [`super::super::as_one`].
    pub(crate) const AS_ONE: Section = 19;

    /// The sections of the persons' lexicon begin here …
    pub(crate) const PERSONS: Section = 24;
    /// … and those of the bodies' here.
    pub(crate) const BODIES: Section = 36;
    /// Within a lexicon: by number of a spelling, how rare it is at most as a word here, `i32`.
    pub(crate) const RARITIES: Section = 0;
    /// Rows of bearers by spelling, [`super::super::lexicon::Bearer`]: starts …
    pub(crate) const BEARER_STARTS: Section = 1;
    /// … and elements.
    pub(crate) const BEARERS: Section = 2;
    /// `(role's number: u32, [bearer, rarity])`, sorted: words that mean something.
    pub(crate) const MEANINGS: Section = 3;
    /// `(hash of an acronym: u32, [bearer, rarity])`, sorted.
    pub(crate) const ACRONYMS: Section = 4;
    /// `(letter: u8, party: u32)`, sorted: who has an initial.
    pub(crate) const INITIALS: Section = 5;
    /// Rows of words by party, [`super::super::lexicon::PartyWord`]: starts …
    pub(crate) const WORDS_OF_STARTS: Section = 6;
    /// … and elements.
    pub(crate) const WORDS_OF: Section = 7;
    /// Rows of names by party, [`super::super::lexicon::NameBrief`]: starts …
    pub(crate) const NAMES_OF_STARTS: Section = 8;
    /// … and elements.
    pub(crate) const NAMES_OF: Section = 9;

    /// One more than the highest.
    pub(crate) const COUNT: usize = 48;
}

/// Reads the bytes of an index from a place on into a buffer; whether that could be done.
pub(crate) type Again<'a> = dyn Fn(usize, &mut [u8]) -> bool + Sync + 'a;

/// The bytes of an index, wherever they are.
pub(crate) type Bytes = Box<dyn AsRef<[u8]> + Send + Sync>;

/// An index's sections, wherever they are.
pub(crate) struct Sections {
    held: Held,
}

enum Held {
    /// In the bytes of a file, where each section has its place.
    File {
        bytes: Bytes,
        places: Vec<Range<usize>>,
    },
    /// Just made, each by itself: the bytes of the file are the head and they, one after another.
    Made {
        head: Vec<u8>,
        contents: Vec<(Section, Vec<u8>)>,
        /// By section, which of the contents it is.
        at: Vec<Option<usize>>,
    },
}

impl Sections {
    /// Checks bytes that come from outside; `again` reads the same bytes from there once more.
    pub(crate) fn open(bytes: Bytes, key: Key, again: Option<&Again<'_>>) -> Result<Self, Unfit> {
        let all = (*bytes).as_ref();
        let head = all.get(..HEADER_BYTES).ok_or(Unfit::NoIndex)?;
        if head[..8] != MAGIC {
            return Err(Unfit::NoIndex);
        }
        if u32::read(&head[8..]) != FORMAT {
            return Err(Unfit::OtherFormat);
        }
        if head[16..48] != key.0 {
            return Err(Unfit::OtherKey);
        }
        let count = u32::read(&head[12..]) as usize;
        if count > section::COUNT || u64::read(&head[48..]) != all.len() as u64 {
            return Err(Unfit::Damaged);
        }
        let table = all
            .get(HEADER_BYTES..HEADER_BYTES + count * ENTRY_BYTES)
            .ok_or(Unfit::Damaged)?;
        if u32::read(&head[56..]) != sum_of_head(&head[..56], table) {
            return Err(Unfit::Damaged);
        }
        let mut places = vec![0..0; section::COUNT];
        let mut sums = Vec::new();
        for entry in table.chunks_exact(ENTRY_BYTES) {
            let (number, sum) = <(u32, u32)>::read(entry);
            let (start, len) = <(u64, u64)>::read(&entry[8..]);
            let start = usize::try_from(start).map_err(|_| Unfit::Damaged)?;
            let end = usize::try_from(len)
                .ok()
                .and_then(|len| start.checked_add(len));
            let place = start..end.ok_or(Unfit::Damaged)?;
            let content = all.get(place.clone()).ok_or(Unfit::Damaged)?;
            sums.push((place.start, content, sum));
            *places.get_mut(number as usize).ok_or(Unfit::Damaged)? = place;
        }
        let whole = sums.par_iter().all(|(start, content, sum)| match again {
            None => sum_of(content) == *sum,
            Some(again) => sum_again(*start, content.len(), again) == Some(*sum),
        });
        if !whole {
            return Err(Unfit::Damaged);
        }
        Ok(Self {
            held: Held::File { bytes, places },
        })
    }

    /// Lays sections out as a file. They are not copied together: an index can be large.
    pub(crate) fn lay_out(contents: Vec<(Section, Vec<u8>)>, key: Key) -> Self {
        let mut start = HEADER_BYTES + contents.len() * ENTRY_BYTES;
        let mut at = vec![None; section::COUNT];
        let mut table = Vec::new();
        for (place, (number, content)) in contents.iter().enumerate() {
            at[*number as usize] = Some(place);
            (*number, sum_of(content)).write(&mut table);
            (start as u64, content.len() as u64).write(&mut table);
            start += content.len();
        }
        let mut head = Vec::with_capacity(HEADER_BYTES + table.len());
        head.extend_from_slice(&MAGIC);
        (FORMAT, contents.len() as u32).write(&mut head);
        head.extend_from_slice(&key.0);
        (start as u64).write(&mut head);
        sum_of_head(&head, &table).write(&mut head);
        head.extend_from_slice(&table);
        Self {
            held: Held::Made { head, contents, at },
        }
    }

    /// The whole file, in the pieces in which it is held.
    pub(crate) fn pieces(&self) -> Vec<&[u8]> {
        match &self.held {
            Held::File { bytes, .. } => vec![(**bytes).as_ref()],
            Held::Made { head, contents, .. } => {
                let contents = contents.iter().map(|(_, content)| content.as_slice());
                std::iter::once(head.as_slice()).chain(contents).collect()
            }
        }
    }

    /// A section's bytes; none where the file has no such section.
    pub(crate) fn get(&self, section: Section) -> &[u8] {
        match &self.held {
            Held::File { bytes, places } => &(**bytes).as_ref()[places[section as usize].clone()],
            Held::Made { contents, at, .. } => {
                at[section as usize].map_or(&[], |at| contents[at].1.as_slice())
            }
        }
    }

    /// A section as a column.
    pub(crate) fn column<T: Plain>(&self, section: Section) -> Column<'_, T> {
        Column::new(self.get(section))
    }
}

impl fmt::Debug for Sections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes: usize = self.pieces().iter().map(|piece| piece.len()).sum();
        write!(f, "Sections({bytes} bytes)")
    }
}

fn sum_of_head(head: &[u8], table: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(head);
    sum.update(table);
    sum.finalize()
}

/// CRC-32 (ISO 3309) of a section, made in pieces on all cores and combined.
fn sum_of(content: &[u8]) -> u32 {
    let pieces: Vec<crc32fast::Hasher> = content
        .par_chunks(SUMMED_BYTES)
        .map(|piece| {
            let mut sum = crc32fast::Hasher::new();
            sum.update(piece);
            sum
        })
        .collect();
    let mut whole = crc32fast::Hasher::new();
    for piece in &pieces {
        whole.combine(piece);
    }
    whole.finalize()
}

/// The same of bytes that are read for it and not looked at where they are.
fn sum_again(start: usize, len: usize, again: &Again<'_>) -> Option<u32> {
    let pieces: Option<Vec<crc32fast::Hasher>> = (0..len.div_ceil(SUMMED_BYTES))
        .into_par_iter()
        .map(|piece| {
            let from = piece * SUMMED_BYTES;
            let mut bytes = vec![0; SUMMED_BYTES.min(len - from)];
            let mut sum = crc32fast::Hasher::new();
            again(start + from, &mut bytes).then(|| {
                sum.update(&bytes);
                sum
            })
        })
        .collect();
    let mut whole = crc32fast::Hasher::new();
    for piece in &pieces? {
        whole.combine(piece);
    }
    Some(whole.finalize())
}
