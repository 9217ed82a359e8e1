//! Files become lists: unpacked, recognised, and read whole, alone or together.

use std::borrow::Cow;
use std::path::Path;

use rayon::prelude::*;

use crate::error::Error;
use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::recognise::{self, Asked, Joined, Part, PartError, Reading, Shape};
use crate::stream::Stream;
use crate::unpack;
use crate::unpack::unpack_gzip;

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
                // A copy for the shelf is packed, however it came.
                let unpacked = unpack_gzip(at).map_err(|cause| Error::Io {
                    action: "read",
                    path: (*path).into(),
                    cause,
                })?;
                unpacked.map_err(broken).map(Cow::Owned)
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
    /// The file that says of which day all are, where the others only add to it.
    pub main: Option<usize>,
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
    read_each(files, asked, true).into_iter().collect()
}

/// Reads files, whatever is wrong with some of them: first the errors, then the groups, each in the
/// order of their first files. `all_there` where no other file was given that could not be read.
pub(crate) fn read_each(
    files: &[Given<'_>],
    asked: &Asked,
    mut all_there: bool,
) -> Vec<Result<Group, Error>> {
    let tried: Vec<Result<Opened, Error>> = files
        .par_iter()
        .map(|file| Opened::new(*file, asked))
        .collect();
    let mut opened = Vec::with_capacity(files.len());
    let mut refused: Vec<(usize, Error)> = Vec::new();
    for (at, tried) in tried.into_iter().enumerate() {
        match tried {
            Ok(file) => opened.push((at, file)),
            Err(error) => {
                // What is seen whole and is no list belongs with nothing.
                all_there &= matches!(error, Error::Unrecognised { .. });
                refused.push((at, error));
            }
        }
    }
    let mut together: Vec<Vec<usize>> = Vec::new();
    for place in 0..opened.len() {
        match opened[place].1.shape.reading {
            Reading::Whole(_) => together.push(vec![place]),
            Reading::Set(_) | Reading::Streams(_) => {
                let places = alike(&opened, place);
                if places.first() == Some(&place) {
                    together.push(places);
                }
            }
        }
    }
    let read: Vec<Read> = together
        .par_iter()
        .map(|places| {
            let files: Vec<(usize, &Opened)> = places
                .iter()
                .map(|place| (opened[*place].0, &opened[*place].1))
                .collect();
            read_together(files, asked, all_there)
        })
        .collect();
    let mut groups = Vec::new();
    for (some, errors) in read {
        groups.extend(some);
        refused.extend(errors);
    }
    // Of several mistakes the first file's is told first, whichever was met first.
    refused.sort_by_key(|(at, _)| *at);
    groups.sort_by_key(|group| group.files.first().copied());
    let refused = refused.into_iter().map(|(_, error)| Err(error));
    refused.chain(groups.into_iter().map(Ok)).collect()
}

/// What became of files of one format: groups, and each refused file by its place with the reason.
type Read = (Vec<Group>, Vec<(usize, Error)>);

/// Reads files of one format, each with its place among those given: one that is a list by itself,
/// or all that may belong together.
fn read_together(mut files: Vec<(usize, &Opened<'_>)>, asked: &Asked, all_there: bool) -> Read {
    let mut refused = Vec::new();
    while let Some((first, file)) = files.first() {
        let (joined, alone_if_broken) = match file.shape.reading {
            Reading::Whole(read) => {
                let publication = read(&file.unpacked, asked);
                let joined = publication.map(|publication| Joined {
                    publication,
                    parts: vec![0],
                    main: None,
                });
                let broken = |error| PartError { part: 0, error };
                (joined.map(|list| vec![list]).map_err(broken), true)
            }
            Reading::Set(_) if !all_there => {
                refused.push((*first, file.broken(ReadError::whole(Fault::Alone(
                    "not taken: a file that was given with it cannot be read and may belong to it".to_owned(),
                )))));
                break;
            }
            Reading::Set(read) => {
                let parts: Vec<Part> = files.iter().map(|(_, file)| file.part()).collect();
                (read(&parts, asked), false)
            }
            Reading::Streams(read) => {
                let streams: Vec<Stream> = files.iter().map(|(_, file)| file.stream()).collect();
                (read(&streams, asked), true)
            }
        };
        match joined {
            Ok(joined) => {
                let groups = joined.into_iter().map(|list| Group {
                    publication: list.publication,
                    files: list.parts.iter().map(|part| files[*part].0).collect(),
                    main: list.main.map(|part| files[part].0),
                });
                return (groups.collect(), refused);
            }
            Err(PartError { part, error }) => {
                // Without a broken file of a set, what it belongs with would pass for whole.
                let goes_on = alone_if_broken || matches!(error.fault, Fault::Alone(_));
                let (at, file) = files.remove(part);
                refused.push((at, file.broken(error)));
                if !goes_on {
                    break;
                }
            }
        }
    }
    (Vec::new(), refused)
}

/// The places of all files of the same format as this one.
fn alike(opened: &[(usize, Opened<'_>)], place: usize) -> Vec<usize> {
    let same = |(_, other): &(usize, Opened)| std::ptr::eq(other.shape, opened[place].1.shape);
    (0..opened.len()).filter(|at| same(&opened[*at])).collect()
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
        fault: Box::new(ReadError::whole(Fault::NoRecords)),
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
