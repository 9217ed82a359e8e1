//! Files on their way to the shelf: read whole, dated, counted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use rayon::prelude::*;

use super::content::{self, Content, Staged};
use super::dated::{self, DatedBy};
use super::is_list_name;
use super::manifest::{KeptFile, Version};
use crate::error::Error;
use crate::fault::{Fault, ReadError, shortened};
use crate::list::{self, Particulars, Publication};
use crate::reading::{self, File, Given};
use crate::recognise::Asked;
use crate::unpack::is_gzip;

/// A version that was read and not yet kept.
pub(super) struct Incoming {
    /// The files as given.
    pub(super) paths: Vec<PathBuf>,
    /// Their bytes as they came, in the order of the version's files.
    pub(super) contents: Vec<Content>,
    pub(super) list: String,
    pub(super) title: String,
    pub(super) version: Version,
    /// What the reader says of the files.
    pub(super) warnings: Vec<String>,
    /// How much it says of its parties.
    pub(super) particulars: Particulars,
    /// What was read of them.
    pub(super) publication: Publication,
}

/// A file's bytes with where they came from.
#[derive(Debug)]
pub(crate) struct Arrived {
    /// The path or address.
    pub(crate) path: PathBuf,
    /// The bytes as they came.
    pub(crate) content: Content,
    /// The day that the publisher's server gives.
    pub(crate) server_date: Option<Date>,
}

/// What is known of the files besides their content.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) asked: Asked,
    pub(super) published: Option<Date>,
}

impl Arrived {
    /// A file on this machine, copied into a folder where it is large.
    pub(super) fn from_disk(path: &Path, folder: &Path) -> Result<Self, Error> {
        Ok(Self {
            path: path.into(),
            content: Content::of_file(path, folder)?,
            server_date: None,
        })
    }
}

impl Incoming {
    /// The path to name in an error.
    pub(super) fn path(&self) -> PathBuf {
        self.paths.first().cloned().unwrap_or_default()
    }
}

/// Reads files and says what versions they are; files that belong together are one.
pub(super) fn read(arrived: Vec<Arrived>, known: &Known) -> Result<Vec<Incoming>, Error> {
    read_each(arrived, known, true).into_iter().collect()
}

/// The same, whatever is wrong with some of them; the errors come first. `all_there` where no other
/// file was given that could not be read.
pub(super) fn read_each(
    arrived: Vec<Arrived>,
    known: &Known,
    all_there: bool,
) -> Vec<Result<Incoming, Error>> {
    let files: Vec<Given> = arrived
        .iter()
        .map(|file| match &file.content {
            Content::Memory(bytes) => Given::Bytes(File {
                path: &file.path,
                bytes,
            }),
            Content::Staged(Staged { path: at, .. }) | Content::Kept { path: at, .. } => {
                Given::Disk {
                    path: &file.path,
                    at,
                }
            }
        })
        .collect();
    let groups = reading::read_each(&files, &known.asked, all_there);
    let mut arrived: Vec<Option<Arrived>> = arrived.into_iter().map(Some).collect();
    let mut versions: Vec<Result<Together, Error>> = Vec::with_capacity(groups.len());
    for group in groups {
        versions.push(group.map(|group| {
            Together {
                publication: group.publication,
                main: group
                    .main
                    .and_then(|main| group.files.iter().position(|file| *file == main)),
                files: group
                    .files
                    .into_iter()
                    .filter_map(|at| arrived[at].take())
                    .collect(),
            }
        }));
    }
    // To hash and to count takes as long as some readers do.
    versions
        .into_par_iter()
        .map(|version| one(version?, known))
        .collect()
}

/// What was read of files that belong together.
struct Together {
    publication: Publication,
    files: Vec<Arrived>,
    /// The file that says of which day all are, where the others only add to it.
    main: Option<usize>,
}

fn one(together: Together, known: &Known) -> Result<Incoming, Error> {
    let Together {
        publication,
        files,
        main,
    } = together;
    let path = || {
        files
            .first()
            .map(|file| file.path.clone())
            .unwrap_or_default()
    };
    if let Some(given) = known.asked.list.as_ref()
        && *given != publication.list
    {
        return Err(Error::OtherList {
            path: path(),
            given: given.clone(),
            found: publication.list,
        });
    }
    // A file may say itself what list it is, and the name becomes a folder.
    if !is_list_name(&publication.list) {
        let named = format!(
            "it calls itself `{}`, which cannot be a list's name; give one with --list",
            shortened(&publication.list)
        );
        return Err(Error::Read {
            path: path(),
            fault: Box::new(ReadError::whole(Fault::OwnName(named))),
        });
    }
    let imported = Timestamp::now();
    let today = Offset::UTC.to_datetime(imported).date();
    let dated = main.map_or(files.as_slice(), |main| &files[main..=main]);
    let (published, dated_by) = day(&publication, dated, known, today);
    let mut warnings = publication.warnings.clone();
    if let (Some(main), None) = (main, known.published) {
        warnings.extend(of_other_days(&files, main, published));
    }
    // A version from the future would stay in force against every real one that follows. A day of
    // grace for publishers east of here.
    if published > today.saturating_add(1.day()) {
        return Err(Error::Future {
            path: path(),
            published,
        });
    }
    let mut kept = Vec::with_capacity(files.len());
    for file in &files {
        kept.push(keep(file)?);
    }
    let particulars = Particulars::of(&publication.entities);
    let version = Version {
        sha256: Version::hash_of(&kept),
        files: kept,
        published,
        dated_by,
        imported,
        asked: known.asked.clone(),
        records: publication.entities.len(),
        by_schema: list::by_schema(&publication.entities),
        names: list::names(&publication.entities),
        is_part: publication.is_part,
        by_regime: Some(by_regime(&publication)),
        with_birth_date: Some(particulars.with_birth_date),
    };
    let (paths, contents) = files
        .into_iter()
        .map(|file| (file.path, file.content))
        .unzip();
    Ok(Incoming {
        paths,
        contents,
        title: publication.title.clone(),
        list: publication.list.clone(),
        version,
        warnings,
        particulars,
        publication,
    })
}

/// What adds to a main file and is of another day by its server or its name: it makes the version
/// no newer.
fn of_other_days(files: &[Arrived], main: usize, published: Date) -> Option<String> {
    let name = |file: &Arrived| {
        let name = file.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    let of_another_day = |file: &&Arrived| {
        let day = file.server_date.or_else(|| dated::in_name(&file.path));
        day.is_some_and(|day| day != published)
    };
    let others = files.iter().enumerate().filter(|(at, _)| *at != main);
    let others: Vec<String> = others
        .map(|(_, file)| file)
        .filter(of_another_day)
        .map(name)
        .collect();
    (!others.is_empty()).then(|| {
        format!(
            "{} of another day: the version is of the day of its main file, {}",
            match others.as_slice() {
                [one] => format!("{one} is"),
                several => format!("{} are", several.join(", ")),
            },
            files.get(main).map(name).unwrap_or_default()
        )
    })
}

/// The day of a version: what the user says, else the file, the server, the file's name, today.
fn day(
    publication: &Publication,
    files: &[Arrived],
    known: &Known,
    today: Date,
) -> (Date, DatedBy) {
    let newest = |dates: &mut dyn Iterator<Item = Date>| dates.max();
    let server = newest(&mut files.iter().filter_map(|file| file.server_date));
    let named = newest(&mut files.iter().filter_map(|file| dated::in_name(&file.path)));
    [
        (known.published, DatedBy::Asked),
        (publication.published, DatedBy::File),
        (server, DatedBy::Server),
        (named.filter(|date| *date <= today), DatedBy::FileName),
    ]
    .into_iter()
    .find_map(|(date, by)| date.map(|date| (date, by)))
    .unwrap_or((today, DatedBy::Import))
}

/// How a file will be kept.
fn keep(file: &Arrived) -> Result<KeptFile, Error> {
    let (sha256, unpacked_sha256, as_it_came) = match &file.content {
        Content::Memory(bytes) => {
            let unpacked = content::unpacked_hash(bytes).map_err(|fault| Error::Unpack {
                path: file.path.clone(),
                fault,
            })?;
            (list::sha256_hex(bytes), unpacked, is_gzip(bytes))
        }
        Content::Staged(staged) => (
            staged.sha256.clone(),
            staged.unpacked_sha256.clone(),
            staged.as_it_came,
        ),
        Content::Kept { file, .. } => return Ok(file.clone()),
    };
    Ok(KeptFile {
        unpacked_sha256,
        stored: KeptFile::stored_name(&sha256),
        sha256,
        as_it_came,
        file: file
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    })
}

/// How many parties each regime has on a list.
fn by_regime(publication: &Publication) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entity in &publication.entities {
        let listings = entity.listings.iter();
        let regimes: BTreeSet<&String> = listings
            .filter(|listing| listing.list == publication.list)
            .filter_map(|listing| listing.regime.as_ref())
            .collect();
        for regime in regimes {
            *counts.entry(regime.clone()).or_insert(0) += 1;
        }
    }
    counts
}
