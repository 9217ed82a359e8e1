//! A publisher's file comes in: read whole, compared with what is in force, then kept.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use super::manifest::{Manifest, Version, stored_name};
use super::{Shelf, disk};
use crate::error::Error;
use crate::list::{self, ListInfo};
use crate::unpack::is_gzip;

/// By how many percent a newer version may have fewer records than the one in force before it is
/// taken for a broken file. The UN's list lost 13 % in the four years to 2025.
pub const SHRINK_PERCENT_MAX: usize = 30;

/// What the caller knows about the files.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The list that they must be; anything else is refused.
    pub list: Option<String>,
    /// The day of publication, instead of the one in the file.
    pub published: Option<Date>,
    /// Put a version in force though it shrank beyond [`SHRINK_PERCENT_MAX`].
    pub allow_shrunk: bool,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The file as given.
    pub path: PathBuf,
    /// The version that it is, with its counts.
    pub info: ListInfo,
    /// Whether it is now in force.
    pub standing: Standing,
    /// The version that was in force before; none for a new list.
    pub previous: Option<Previous>,
}

/// The version in force before an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// Its name.
    pub version: String,
    /// Its date.
    pub published: Date,
    /// Its records.
    pub records: usize,
}

/// What an imported version is to its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing {
    /// The newest, in force from now on.
    InForce,
    /// Older than the one in force, kept as history.
    History,
    /// The same content is kept already; nothing was written.
    Known,
}

impl Imported {
    /// How many records fewer than the version in force before; none unless it takes its place.
    pub fn shrunk_by(&self) -> Option<usize> {
        let before = self.previous.as_ref()?.records;
        let fewer = before.checked_sub(self.info.records)?;
        (fewer > 0 && self.standing == Standing::InForce).then_some(fewer)
    }
}

/// A file that was read and not yet kept.
struct Read {
    path: PathBuf,
    bytes: Vec<u8>,
    as_it_came: bool,
    title: String,
    list: String,
    version: Version,
}

impl Shelf {
    /// Reads files and keeps each as a version of its list. All are read before any is kept: one
    /// bad file, and nothing changes.
    ///
    /// # Errors
    /// When a file cannot be read, is no list, is another list than the caller said, shrank
    /// beyond [`SHRINK_PERCENT_MAX`], or cannot be written; or another import is at work.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
    ) -> Result<Vec<Imported>, Error> {
        if let Some(name) = &options.list {
            let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            if name.is_empty() || name.len() > 64 || !name.bytes().all(fine) {
                return Err(Error::ListName(name.clone()));
            }
        }
        let files = paths
            .iter()
            .map(|path| read(path, options))
            .collect::<Result<Vec<_>, _>>()?;
        disk::make_folder(self.path())?;
        let _lock = disk::Lock::take(self.path())?;
        let mut manifests: BTreeMap<String, Manifest> = BTreeMap::new();
        let mut plans = Vec::new();
        for file in &files {
            let manifest = match manifests.entry(file.list.clone()) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    let kept = self.manifest(&file.list)?;
                    entry.insert(kept.unwrap_or_else(|| Manifest {
                        list: file.list.clone(),
                        title: file.title.clone(),
                        versions: Vec::new(),
                    }))
                }
            };
            plans.push(place(manifest, file, options)?);
        }
        for (file, imported) in files.iter().zip(&plans) {
            if imported.standing != Standing::Known {
                self.keep(file)?;
            }
        }
        for manifest in manifests.values() {
            if plans
                .iter()
                .any(|plan| plan.info.list == manifest.list && plan.standing != Standing::Known)
            {
                manifest.write(&self.folder(&manifest.list))?;
            }
        }
        Ok(plans)
    }

    /// Puts a file's bytes on the shelf; they count once the manifest names them.
    fn keep(&self, file: &Read) -> Result<(), Error> {
        let folder = self.folder(&file.list);
        disk::make_folder(&folder)?;
        disk::clear_unfinished(&folder)?;
        let path = folder.join(&file.version.stored);
        let bytes = if file.as_it_came {
            Cow::Borrowed(file.bytes.as_slice())
        } else {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            let packed = encoder
                .write_all(&file.bytes)
                .and_then(|()| encoder.finish());
            Cow::Owned(packed.map_err(|cause| Error::Io {
                action: "pack",
                path: path.clone(),
                cause,
            })?)
        };
        disk::write(&path, &bytes)
    }
}

/// Reads a file and says what version it is.
fn read(path: &Path, options: &ImportOptions) -> Result<Read, Error> {
    let bytes = disk::read(path)?;
    let unpacked = crate::unpack(&bytes).map_err(|fault| Error::Unpack {
        path: path.into(),
        fault,
    })?;
    let publication = crate::read_unpacked(path, &bytes, &unpacked)?;
    if let Some(given) = options
        .list
        .as_ref()
        .filter(|given| **given != publication.list)
    {
        return Err(Error::OtherList {
            path: path.into(),
            given: given.clone(),
            found: publication.list,
        });
    }
    let published = options.published.or(publication.published);
    let published = published.ok_or_else(|| Error::NoDate { path: path.into() })?;
    // A version from the future would stay in force against every real one that follows. A day of
    // grace for publishers east of here.
    let imported = Timestamp::now();
    let tomorrow = Offset::UTC
        .to_datetime(imported)
        .date()
        .saturating_add(1.day());
    if published > tomorrow {
        return Err(Error::Future {
            path: path.into(),
            published,
        });
    }
    let sha256 = list::sha256_hex(&bytes);
    let version = Version {
        unpacked_sha256: list::sha256_hex(&unpacked),
        published,
        imported,
        file: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        stored: stored_name(&sha256),
        as_it_came: is_gzip(&bytes),
        records: publication.entities.len(),
        by_schema: list::by_schema(&publication.entities),
        names: list::names(&publication.entities),
        sha256,
    };
    drop(unpacked);
    Ok(Read {
        path: path.into(),
        as_it_came: version.as_it_came,
        bytes,
        title: publication.title,
        list: publication.list,
        version,
    })
}

/// Finds a version's place among those of its list and enters it there.
fn place(manifest: &mut Manifest, file: &Read, options: &ImportOptions) -> Result<Imported, Error> {
    let in_force = manifest.in_force();
    let previous = in_force.map(|version| Previous {
        version: version.name(),
        published: version.published,
        records: version.records,
    });
    let imported = |info, standing| Imported {
        path: file.path.clone(),
        info,
        standing,
        previous: previous.clone(),
    };
    let known = manifest.versions.iter().find(|version| {
        version.unpacked_sha256 == file.version.unpacked_sha256
            && version.published == file.version.published
    });
    if let Some(known) = known {
        return Ok(imported(manifest.info(known), Standing::Known));
    }
    let standing = match &previous {
        Some(previous) if previous.published > file.version.published => Standing::History,
        _ => Standing::InForce,
    };
    if let Some(previous) = previous.as_ref().filter(|_| standing == Standing::InForce) {
        let least = previous.records * (100 - SHRINK_PERCENT_MAX) / 100;
        if file.version.records < least && !options.allow_shrunk {
            return Err(Error::Shrunk {
                path: file.path.clone(),
                list: file.list.clone(),
                records: file.version.records,
                before: previous.records,
            });
        }
    }
    manifest.versions.push(file.version.clone());
    Ok(imported(manifest.info(&file.version), standing))
}
