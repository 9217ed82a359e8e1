//! Files become lists: unpacked, recognised, and read whole, alone or together.

use std::borrow::Cow;
use std::path::Path;

use rayon::prelude::*;

use crate::error::Error;
use crate::fault::ReadError;
use crate::list::Publication;
use crate::recognise::{self, Asked, Joined, Part, PartError, Reading, Shape};
use crate::stream::Stream;
use crate::unpack;

/// A file as it came.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Where from; for the errors, and as a last hint of its date.
    pub path: &'a Path,
    /// Its bytes, packed or not.
    pub bytes: &'a [u8],
}

/// A file to be read: in memory, or where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given<'a> {
    Bytes(File<'a>),
    /// A large file on the disk.
    Disk {
        /// Where from; for the errors.
        path: &'a Path,
        /// Where it lies.
        at: &'a Path,
    },
}

impl<'a> Given<'a> {
    fn path(&self) -> &'a Path {
        match self {
            Self::Bytes(file) => file.path,
            Self::Disk { path, .. } => path,
        }
    }

    fn stream(&self) -> Stream<'a> {
        match self {
            Self::Bytes(file) => Stream::of_bytes(file.bytes),
            Self::Disk { at, .. } => Stream::of_file(at),
        }
    }

    /// The unpacked bytes, within the bound of lists.
    fn unpacked(&self) -> Result<Cow<'a, [u8]>, Error> {
        let broken = |fault| Error::Unpack {
            path: self.path().into(),
            fault,
        };
        match self {
            Self::Bytes(file) => unpack(file.bytes).map_err(broken),
            Self::Disk { path, at } => {
                let bytes = std::fs::read(at).map_err(|cause| Error::Io {
                    action: "read",
                    path: (*path).into(),
                    cause,
                })?;
                let unpacked = unpack(&bytes).map_err(broken)?.into_owned();
                Ok(Cow::Owned(unpacked))
            }
        }
    }
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
    let files: Vec<Given> = files.iter().copied().map(Given::Bytes).collect();
    read_given(&files, asked)
}

/// Reads files wherever they are, as [`read_all`] does.
pub(crate) fn read_given(files: &[Given<'_>], asked: &Asked) -> Result<Vec<Group>, Error> {
    let opened: Vec<Result<Opened, Error>> = files
        .par_iter()
        .map(|file| Opened::new(*file, asked))
        .collect();
    // Of several mistakes the first file's is told, whichever was met first.
    let opened = opened.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut together: Vec<Vec<usize>> = Vec::new();
    for at in 0..opened.len() {
        match opened[at].shape.reading {
            Reading::Whole(_) => together.push(vec![at]),
            Reading::Set(_) | Reading::Streams(_) => {
                let places = alike(&opened, at);
                if places.first() == Some(&at) {
                    together.push(places);
                }
            }
        }
    }
    let groups: Vec<Result<Vec<Group>, Error>> = together
        .par_iter()
        .map(|places| read_together(&opened, places, asked))
        .collect();
    let mut groups: Vec<Group> = groups
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    groups.sort_by_key(|group| group.files.first().copied());
    Ok(groups)
}

/// Reads files of one format: one that is a list by itself, or all that may belong together.
fn read_together(
    opened: &[Opened<'_>],
    places: &[usize],
    asked: &Asked,
) -> Result<Vec<Group>, Error> {
    let of = |place: &usize| &opened[*place];
    let Some(first) = places.first().map(of) else {
        return Ok(Vec::new());
    };
    match first.shape.reading {
        Reading::Whole(read) => {
            let publication = read(&first.unpacked, asked).map_err(|fault| first.broken(fault))?;
            Ok(vec![Group {
                publication,
                files: places.to_vec(),
            }])
        }
        Reading::Set(read) => {
            let parts: Vec<Part> = places.iter().map(|at| of(at).part()).collect();
            take(opened, places, read(&parts, asked))
        }
        Reading::Streams(read) => {
            let streams: Vec<Stream> = places.iter().map(|at| of(at).stream()).collect();
            take(opened, places, read(&streams, asked))
        }
    }
}

/// The places of all files of the same format as this one.
fn alike(opened: &[Opened<'_>], at: usize) -> Vec<usize> {
    let same = |other: &Opened| std::ptr::eq(other.shape, opened[at].shape);
    (0..opened.len()).filter(|at| same(&opened[*at])).collect()
}

/// Takes over what became of some files that were read together.
fn take(
    opened: &[Opened<'_>],
    places: &[usize],
    joined: Result<Vec<Joined>, PartError>,
) -> Result<Vec<Group>, Error> {
    let joined = joined.map_err(|fault| opened[places[fault.part]].broken(fault.error))?;
    let groups = joined.into_iter().map(|list| Group {
        publication: list.publication,
        files: list.parts.iter().map(|part| places[*part]).collect(),
    });
    Ok(groups.collect())
}

/// Reads one file that is a list by itself, from the disk: of a large file of lines never more is
/// in memory than its parties.
///
/// # Errors
/// As [`read_all`], and when the file cannot be opened.
pub fn read_path(path: &Path, asked: &Asked) -> Result<Publication, Error> {
    let unreadable = |cause| Error::Io {
        action: "read",
        path: path.into(),
        cause,
    };
    let stream = Stream::of_file(path);
    let shape = stream.look().map_err(unreadable)?.ok();
    if let Some(Reading::Streams(read)) = shape
        .as_ref()
        .and_then(recognise::of_look)
        .map(|shape| shape.reading)
    {
        let joined = read(&[stream], asked).map_err(|fault| Error::Read {
            path: path.into(),
            fault: Box::new(fault.error),
        })?;
        let publications = joined.into_iter().map(|list| list.publication);
        return only(path, publications);
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let groups = read_all(
        &[File {
            path,
            bytes: &bytes,
        }],
        asked,
    )?;
    only(path, groups.into_iter().map(|group| group.publication))
}

/// The publication of one file.
fn only(
    path: &Path,
    mut publications: impl Iterator<Item = Publication>,
) -> Result<Publication, Error> {
    // One file makes one list, whatever its format.
    publications.next().ok_or_else(|| Error::Read {
        path: path.into(),
        fault: Box::new(ReadError::whole(crate::fault::Fault::NoRecords)),
    })
}

/// Reads one file that is a list by itself.
///
/// # Errors
/// As [`read_all`].
pub fn read(path: &Path, bytes: &[u8]) -> Result<Publication, Error> {
    let groups = read_all(&[File { path, bytes }], &Asked::default())?;
    only(path, groups.into_iter().map(|group| group.publication))
}

/// A file, unpacked and recognised.
struct Opened<'a> {
    file: Given<'a>,
    /// Nothing for a file that is read as it unpacks.
    unpacked: Cow<'a, [u8]>,
    shape: &'static Shape,
}

impl<'a> Opened<'a> {
    fn new(file: Given<'a>, asked: &Asked) -> Result<Self, Error> {
        // A large file of lines is known by its beginning; what else cannot be told from that, or
        // breaks there, is told from the whole.
        let head = file.stream().look();
        if let Ok(Ok(look)) = head
            && let Some(shape) = recognise::of_look(&look)
            && let Reading::Streams(_) = shape.reading
        {
            return Ok(Self {
                file,
                unpacked: Cow::Borrowed(&[]),
                shape,
            });
        }
        let unpacked = file.unpacked()?;
        let shape = recognise::recognise(&unpacked, asked).map_err(|seen| Error::Unrecognised {
            path: file.path().into(),
            seen: seen.inside(matches!(unpacked, Cow::Owned(_))),
        })?;
        Ok(Self {
            file,
            unpacked,
            shape,
        })
    }

    fn stream(&self) -> Stream<'a> {
        self.file.stream()
    }

    fn part(&self) -> Part<'_> {
        Part {
            bytes: &self.unpacked,
        }
    }

    fn broken(&self, fault: ReadError) -> Error {
        Error::Read {
            path: self.file.path().into(),
            fault: Box::new(fault),
        }
    }
}
