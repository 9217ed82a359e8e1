//! Files become lists: unpacked, recognised, and read whole, alone or together.

use std::borrow::Cow;
use std::path::Path;

use crate::error::Error;
use crate::fault::ReadError;
use crate::list::Publication;
use crate::recognise::{self, Asked, Part, Reading, Shape};
use crate::unpack;

/// A file as it came.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Where from; for the errors, and as a last hint of its date.
    pub path: &'a Path,
    /// Its bytes, packed or not.
    pub bytes: &'a [u8],
}

/// A list and the files that it was read from.
#[derive(Clone, Debug)]
pub struct Group {
    /// The list.
    pub publication: Publication,
    /// The files, by their place among those that were given.
    pub files: Vec<usize>,
}

/// Reads files, each of which is a list or belongs with others among them. The order of the groups
/// is that of their first files.
///
/// # Errors
/// When any file cannot be unpacked, is no list that Vokter knows, breaks its list's rules or
/// cannot stand without others. Nothing is half-read.
pub fn read_all(files: &[File<'_>], asked: &Asked) -> Result<Vec<Group>, Error> {
    let mut opened = Vec::with_capacity(files.len());
    for file in files {
        opened.push(Opened::new(*file, asked)?);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut done = vec![false; opened.len()];
    for at in 0..opened.len() {
        if done[at] {
            continue;
        }
        match opened[at].shape.reading {
            Reading::Whole(read) => {
                let publication =
                    read(&opened[at].unpacked, asked).map_err(|fault| opened[at].broken(fault))?;
                groups.push(Group {
                    publication,
                    files: vec![at],
                });
                done[at] = true;
            }
            Reading::Set(read) => {
                let same = |other: &Opened| std::ptr::eq(other.shape, opened[at].shape);
                let places: Vec<usize> =
                    (at..opened.len()).filter(|at| same(&opened[*at])).collect();
                let parts: Vec<Part> = places.iter().map(|at| opened[*at].part()).collect();
                let joined = read(&parts, asked)
                    .map_err(|fault| opened[places[fault.part]].broken(fault.error))?;
                for list in joined {
                    groups.push(Group {
                        publication: list.publication,
                        files: list.parts.iter().map(|part| places[*part]).collect(),
                    });
                }
                for place in places {
                    done[place] = true;
                }
            }
        }
    }
    groups.sort_by_key(|group| group.files.first().copied());
    Ok(groups)
}

/// Reads one file that is a list by itself.
///
/// # Errors
/// As [`read_all`].
pub fn read(path: &Path, bytes: &[u8]) -> Result<Publication, Error> {
    let groups = read_all(&[File { path, bytes }], &Asked::default())?;
    // One file makes one group, whatever its format.
    let group = groups.into_iter().next();
    group
        .map(|group| group.publication)
        .ok_or_else(|| Error::Read {
            path: path.into(),
            fault: Box::new(ReadError::whole(crate::fault::Fault::NoRecords)),
        })
}

/// A file, unpacked and recognised.
struct Opened<'a> {
    file: File<'a>,
    unpacked: Cow<'a, [u8]>,
    shape: &'static Shape,
}

impl<'a> Opened<'a> {
    fn new(file: File<'a>, asked: &Asked) -> Result<Self, Error> {
        let unpacked = unpack(file.bytes).map_err(|fault| Error::Unpack {
            path: file.path.into(),
            fault,
        })?;
        let shape = recognise::recognise(&unpacked, asked).map_err(|seen| Error::Unrecognised {
            path: file.path.into(),
            seen: seen.inside(matches!(unpacked, Cow::Owned(_))),
        })?;
        Ok(Self {
            file,
            unpacked,
            shape,
        })
    }

    fn part(&self) -> Part<'_> {
        Part {
            file: self
                .file
                .path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default(),
            bytes: &self.unpacked,
        }
    }

    fn broken(&self, fault: ReadError) -> Error {
        Error::Read {
            path: self.file.path.into(),
            fault: Box::new(fault),
        }
    }
}
