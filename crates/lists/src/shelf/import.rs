//! A publisher's file comes in: read whole, compared with what is in force, then kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
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
use crate::list::{self, ListInfo, Publication};
use crate::unpack::is_gzip;

/// By how many percent a newer version may have fewer records, or fewer names, than the one in
/// force before that is a loss to be told. The UN's list lost 13 % in the four years to 2025.
pub const SHRINK_PERCENT_MAX: usize = 10;

/// What the caller knows about the files.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The list that they must be; anything else is refused.
    pub list: Option<String>,
    /// The day of publication, instead of the one in the file.
    pub published: Option<Date>,
    /// Refuse what would take the place of the version in force with a [`Loss`].
    pub strict: bool,
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
    /// What went missing beyond the bounds, when it took the place of `previous`.
    pub loss: Option<Loss>,
}

/// What a version lacks beside the one whose place it takes: more than [`SHRINK_PERCENT_MAX`] of
/// the records or of the names, or a whole regime. A publisher delists, and a file is broken:
/// which of the two it is, a person must see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// How many records fewer.
    pub records: usize,
    /// How many names fewer.
    pub names: usize,
    /// The regimes without any record left, in the publisher's words, sorted.
    pub regimes: Vec<String>,
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
    /// Its names.
    pub names: usize,
    /// Its records by regime; none if a Vokter kept it that did not count them.
    pub by_regime: Option<BTreeMap<String, usize>>,
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

impl Previous {
    fn of(version: &Version) -> Self {
        Self {
            version: version.name(),
            published: version.published,
            records: version.records,
            names: version.names,
            by_regime: version.by_regime.clone(),
        }
    }
}

impl Loss {
    /// What `now` lacks of `before`; none within the bounds.
    fn between(before: &Previous, now: &Version) -> Option<Self> {
        let beyond = |before: usize, now: usize| now * 100 < before * (100 - SHRINK_PERCENT_MAX);
        let still = now.by_regime.as_ref();
        let regimes = before.by_regime.iter().flat_map(BTreeMap::keys);
        let regimes: Vec<String> = regimes
            .filter(|regime| still.is_some_and(|still| !still.contains_key(*regime)))
            .cloned()
            .collect();
        let beyond = beyond(before.records, now.records)
            || beyond(before.names, now.names)
            || !regimes.is_empty();
        beyond.then(|| Self {
            records: before.records.saturating_sub(now.records),
            names: before.names.saturating_sub(now.names),
            regimes,
        })
    }
}

/// `shrunk by 30 records and 70 names, lost Iran, Mali`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shrunk = [(self.records, "records"), (self.names, "names")]
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect::<Vec<_>>();
        if !shrunk.is_empty() {
            write!(f, "shrunk by {}", shrunk.join(" and "))?;
        }
        if !self.regimes.is_empty() {
            let comma = if shrunk.is_empty() { "" } else { ", " };
            write!(f, "{comma}lost {}", self.regimes.join(", "))?;
        }
        Ok(())
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
    /// When a file cannot be read, is no list, is another list than the caller said, has a
    /// [`Loss`] and the options are strict, or cannot be written; or another import is at work.
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
            plans.push(self.place(manifest, file, options)?);
        }
        for manifest in manifests.values() {
            // A new list's manifest comes first, empty: kept files without one are a loss.
            let folder = self.folder(&manifest.list);
            if Manifest::read(&folder, &manifest.list)?.is_none() {
                disk::make_folder(&folder)?;
                let versions = Vec::new();
                Manifest {
                    versions,
                    ..manifest.clone()
                }
                .write(&folder)?;
            }
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

    /// Finds a version's place among those of its list and enters it there.
    fn place(
        &self,
        manifest: &mut Manifest,
        file: &Read,
        options: &ImportOptions,
    ) -> Result<Imported, Error> {
        let same = |version: &Version| {
            version.unpacked_sha256 == file.version.unpacked_sha256
                && version.published == file.version.published
        };
        let known = manifest.versions.iter().find(|version| same(version));
        if let Some(known) = known.filter(|known| self.kept(manifest, known).is_ok()) {
            return Ok(Imported {
                path: file.path.clone(),
                info: manifest.info(known),
                standing: Standing::Known,
                previous: manifest.in_force().map(Previous::of),
                loss: None,
            });
        }
        // What is known and damaged on the disk comes again, in the place of the damaged.
        manifest.versions.retain(|version| !same(version));
        let previous = manifest.in_force().map(Previous::of);
        let standing = match &previous {
            Some(previous) if previous.published > file.version.published => Standing::History,
            _ => Standing::InForce,
        };
        let loss = previous
            .as_ref()
            .filter(|_| standing == Standing::InForce)
            .and_then(|previous| Loss::between(previous, &file.version));
        if let (true, Some(loss)) = (options.strict, &loss) {
            return Err(Error::Shrunk {
                path: file.path.clone(),
                list: file.list.clone(),
                loss: loss.clone(),
            });
        }
        manifest.versions.push(file.version.clone());
        Ok(Imported {
            path: file.path.clone(),
            info: manifest.info(&file.version),
            standing,
            previous,
            loss,
        })
    }

    /// Puts a file's bytes on the shelf; they count once the manifest names them.
    fn keep(&self, file: &Read) -> Result<(), Error> {
        let folder = self.folder(&file.list);
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
    let publication = crate::reading::read(path, &bytes)?;
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
        by_regime: Some(by_regime(&publication)),
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
