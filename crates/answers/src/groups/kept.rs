//! The file of an index's groups: a header, who is with whom, and why.
//!
//! Magic, key of the index, lengths and checksums of the two parts, the parts (postcard). The
//! first part is all that a screen reads.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vokter_screening::Key;
use vokter_screening::consolidation::{Consolidation, Groups, Link};

use super::Ids;

/// The first bytes of the file, with the number of its format.
const MAGIC: [u8; 8] = *b"VOKTERG1";
/// Magic, key, and for each part length and checksum.
const HEADER_BYTES: usize = 8 + 32 + 2 * (8 + 4);

/// Why parties are in one group, and who is nearly.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Reasons {
    /// Within groups.
    pub ties: Vec<Tie>,
    /// Of parties that were not brought together, with who speaks against it and what.
    pub near_misses: Vec<(Tie, [u32; 2], String)>,
}

/// A tie between two parties.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tie {
    /// The two, by number.
    pub parties: [u32; 2],
    /// The word for what decided it.
    pub rests_on: String,
    /// Hundredths of a bit.
    pub strength: i32,
    /// What agrees: the word for it, and how either has it.
    pub evidence: Vec<[String; 3]>,
}

impl Tie {
    fn of(link: &Link) -> Self {
        let agreed = link.evidence.iter();
        Self {
            parties: link.parties.map(|party| party as u32),
            rests_on: link.rests_on.as_str().to_owned(),
            strength: link.strength.0,
            evidence: agreed
                .map(|on| {
                    [
                        on.what.as_str().to_owned(),
                        on.first.clone(),
                        on.second.clone(),
                    ]
                })
                .collect(),
        }
    }
}

impl Reasons {
    /// What consolidation found.
    pub(super) fn of(found: &Consolidation) -> Self {
        let missed = found.near_misses.iter().map(|miss| {
            let between = miss.between.map(|party| party as u32);
            (Tie::of(&miss.link), between, miss.because.to_string())
        });
        Self {
            ties: found.links.iter().map(Tie::of).collect(),
            near_misses: missed.collect(),
        }
    }
}

/// Writes the file, whole or not at all.
pub(super) fn keep(
    path: &Path,
    key: Key,
    groups: &Groups,
    ids: &Ids,
    reasons: &Reasons,
) -> io::Result<()> {
    let members = (0..groups.len()).map(|group| groups.members(group).to_vec());
    let part = |part: Result<Vec<u8>, postcard::Error>| part.map_err(io::Error::other);
    let who = part(postcard::to_allocvec(&(members.collect::<Vec<_>>(), ids)))?;
    let why = part(postcard::to_allocvec(reasons))?;
    let mut bytes = Vec::with_capacity(HEADER_BYTES + who.len() + why.len());
    bytes.extend(MAGIC);
    bytes.extend(key.0);
    for part in [&who, &why] {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(crc32fast::hash(part).to_le_bytes());
    }
    bytes.extend(who);
    bytes.extend(why);
    let unfinished = path.with_extension(format!("unfinished-{}", std::process::id()));
    let written = File::create(&unfinished)
        .and_then(|mut file| file.write_all(&bytes))
        .and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Who is with whom; none where the file is missing, damaged or another index's.
pub(super) fn open(path: &Path, key: Key, parties: usize) -> Option<(Groups, Ids)> {
    let (mut file, [who, _]) = header(path, key)?;
    let (members, ids): (Vec<Vec<u32>>, Ids) = part(&mut file, who)?;
    let within = members
        .iter()
        .flatten()
        .all(|party| (*party as usize) < parties);
    let named = ids.groups.len() == members.len();
    (within && named).then(|| (Groups::new(members), ids))
}

/// Why.
pub(super) fn reasons(path: &Path, key: Key, parties: usize) -> Option<Reasons> {
    let (mut file, [who, why]) = header(path, key)?;
    let _: (Vec<Vec<u32>>, Ids) = part(&mut file, who)?;
    let reasons: Reasons = part(&mut file, why)?;
    let missed = reasons.near_misses.iter().map(|(tie, ..)| tie);
    let within = reasons
        .ties
        .iter()
        .chain(missed)
        .flat_map(|tie| tie.parties)
        .all(|party| (party as usize) < parties);
    within.then_some(reasons)
}

fn header(path: &Path, key: Key) -> Option<(File, [(u64, u32); 2])> {
    let mut file = File::open(path).ok()?;
    let mut header = [0; HEADER_BYTES];
    file.read_exact(&mut header).ok()?;
    if header[..8] != MAGIC || header[8..40] != key.0 {
        return None;
    }
    let part = |at: usize| {
        let length = header[at..at + 8].try_into().ok()?;
        let sum = header[at + 8..at + 12].try_into().ok()?;
        Some((u64::from_le_bytes(length), u32::from_le_bytes(sum)))
    };
    Some((file, [part(40)?, part(52)?]))
}

fn part<T: DeserializeOwned>(file: &mut File, (length, sum): (u64, u32)) -> Option<T> {
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).ok()?;
    let whole = bytes.len() as u64 == length && crc32fast::hash(&bytes) == sum;
    whole.then(|| postcard::from_bytes(&bytes).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::GroupId;

    #[test]
    fn what_is_kept_is_read_again_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.groups");
        let groups = Groups::new(vec![vec![0, 3], vec![1, 2]]);
        let ids = Ids {
            groups: vec![GroupId::after("a"), GroupId::after("b")],
            alone: vec![(4, GroupId::after("c"))],
        };
        let key = Key([7; 32]);
        keep(&path, key, &groups, &ids, &Reasons::default()).unwrap();
        let (again, ids) = open(&path, key, 5).unwrap();
        assert_eq!(again, groups);
        assert_eq!(ids.alone, [(4, GroupId::after("c"))]);
        assert!(reasons(&path, key, 5).is_some());
        assert!(open(&path, Key([8; 32]), 5).is_none(), "another index's");
        assert!(open(&path, key, 3).is_none(), "more parties than there are");
        let mut bytes = fs::read(&path).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            let read = (open(&path, key, 5), reasons(&path, key, 5));
            assert!(read.0.is_none() || read.1.is_none(), "byte {at}");
            bytes[at] ^= 1;
        }
        fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert!(reasons(&path, key, 5).is_none());
    }
}
