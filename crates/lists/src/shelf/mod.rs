//! The shelf: the folder in which every version of every list is kept as its publisher gave it.
//!
//! ```text
//! DATA-DIR/lists/lock                      held by an import
//! DATA-DIR/lists/un-sc/manifest.json       what versions there are, format 3
//! DATA-DIR/lists/un-sc/3f9a….gz            a publisher's file, named by its SHA-256
//! DATA-DIR/lists/un-sc/fetched.json        what the publisher's server said of it
//! ```
//!
//! The `sha256` of a version is that of the **file as it was imported**, so that a publisher or
//! an auditor who has that file recomputes it with `sha256sum`. A gzipped file is kept byte for
//! byte; a plain one is packed, and its hash checked after unpacking. The same content twice,
//! gzipped or not, makes no second version: that is known by the hash of the unpacked bytes.
//!
//! A delta of FollowTheMoney makes a version of the files of the version that it changes and of
//! itself; each file is kept once, however many versions name it.
//!
//! Nothing is changed or deleted, but that a version whose file is damaged gives way to the same
//! content when that is imported again, and that [`Shelf::prune`] drops old versions. A file is written under another name, flushed and renamed,
//! and the manifest, which alone makes it count, last: a crash leaves the old state whole.
//! Readers take no lock.

mod accept;
mod content;
mod dated;
mod delta;
mod disk;
mod fetched;
mod import;
mod incoming;
mod loss;
mod manifest;
mod prune;
mod update;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

pub use accept::{ACCEPT_DIGITS_MIN, AcceptError};
pub use dated::DatedBy;
pub use import::{ImportOptions, Imported, Imports, Standing};
pub use loss::{Loss, Previous, SHRINK_PERCENT_MAX};
pub use prune::Pruned;
pub use update::{UpdateError, UpdateState, Updated};

use crate::error::Error;
use crate::list::{self, ListInfo, LoadedList, Publication};
use crate::reading::{File, Given, read_given};
use manifest::{KeptFile, Manifest, Version};

/// Whether a text can be a list's name. It becomes a folder: nothing else may stand in it. The low
/// line is there for the data sets of FollowTheMoney.
pub(crate) fn is_list_name(name: &str) -> bool {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    let begins = name
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_alphanumeric());
    begins && name.len() <= 64 && name.bytes().all(fine)
}

/// The lists in a data folder.
#[derive(Clone, Debug)]
pub struct Shelf {
    root: PathBuf,
}

/// The lists as they were on a day, unread.
#[derive(Debug, Default)]
pub struct OnDay {
    /// Of each list that had one, the version then in force.
    pub lists: Vec<ListStatus>,
    /// The other lists, each with the day of the oldest version that is kept.
    pub without: Vec<(String, Date)>,
}

/// A list on the shelf, unread.
#[derive(Clone, Debug)]
pub struct ListStatus {
    /// The version in force, as it was counted when it came.
    pub info: ListInfo,
    /// Every version, newest first.
    pub versions: Vec<VersionStatus>,
}

/// A kept version.
#[derive(Clone, Debug)]
pub struct VersionStatus {
    /// The publisher's date and the head of the hash.
    pub version: String,
    /// The publisher's date.
    pub published: Date,
    /// When it came.
    pub fetched: Timestamp,
    /// Hash of the file as it came.
    pub sha256: String,
    /// The names of its files as they came.
    pub files: Vec<String>,
    /// The names of its files in the list's folder.
    pub stored: Vec<String>,
    /// Who says of which day it is.
    pub dated_by: DatedBy,
    /// How many parties.
    pub records: usize,
    /// What it is to its list.
    pub state: VersionState,
}

/// What a kept version is to its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VersionState {
    /// The newest by the publisher's date: what answers rest on.
    InForce,
    /// Older, for questions about a day in the past.
    History,
    /// Kept aside because it lacks too much; it never counts until it is accepted.
    Refused,
}

impl VersionStatus {
    fn of(version: &Version, state: VersionState) -> Self {
        Self {
            version: version.name(),
            published: version.published,
            fetched: version.imported,
            sha256: version.sha256.clone(),
            files: version.files.iter().map(|file| file.file.clone()).collect(),
            stored: version
                .files
                .iter()
                .map(|file| file.stored.clone())
                .collect(),
            dated_by: version.dated_by,
            records: version.records,
            state,
        }
    }
}

impl ListStatus {
    /// A list of which one version is looked at as the one in force.
    fn of(manifest: &Manifest, in_force: &Version) -> Self {
        let mut versions: Vec<&Version> = manifest.versions.iter().collect();
        versions.sort_by_key(|version| std::cmp::Reverse((version.published, version.imported)));
        let kept = versions.into_iter().map(|version| {
            let state = if version.name() == in_force.name() {
                VersionState::InForce
            } else {
                VersionState::History
            };
            VersionStatus::of(version, state)
        });
        let refused = manifest.refused.iter();
        let refused = refused.map(|version| VersionStatus::of(version, VersionState::Refused));
        Self {
            info: manifest.info(in_force),
            versions: kept.chain(refused).collect(),
        }
    }
}

impl Shelf {
    /// The shelf in a data folder, which need not exist yet.
    pub fn at(data_dir: &Path) -> Self {
        Self {
            root: data_dir.join("lists"),
        }
    }

    /// The folder that holds the lists.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// What there is, without reading the lists: sorted by name, empty for a new folder.
    ///
    /// # Errors
    /// When a manifest cannot be read or is damaged.
    pub fn status(&self) -> Result<Vec<ListStatus>, Error> {
        let manifests = self.manifests()?;
        let status = |manifest: &Manifest| {
            let in_force = manifest.in_force()?;
            Some(ListStatus::of(manifest, in_force))
        };
        Ok(manifests.iter().filter_map(status).collect())
    }

    /// Verifies and reads the newest version of every list.
    ///
    /// # Errors
    /// When any list is missing, changed or unreadable: never with a list left out.
    pub fn in_force(&self) -> Result<Vec<LoadedList>, Error> {
        let manifests = self.manifests()?;
        let chosen = manifests
            .iter()
            .filter_map(|m| m.in_force().map(|version| (m, version)));
        chosen
            .map(|(manifest, version)| self.load_version(manifest, version))
            .collect()
    }

    /// Of each list of these names, or of every list where no name is given, the newest version
    /// published on or before a day, without reading it.
    ///
    /// # Errors
    /// As [`Shelf::status`], when a list that is named has no version so early, and when none has.
    pub fn on_day(&self, date: Date, names: &[String]) -> Result<OnDay, Error> {
        let mut on_day = OnDay::default();
        for manifest in self.manifests()? {
            let Some(oldest) = manifest.versions.iter().map(|v| v.published).min() else {
                continue;
            };
            if !names.is_empty() && !names.contains(&manifest.list) {
                continue;
            }
            if let Some(version) = manifest.in_force_on(date) {
                on_day.lists.push(ListStatus::of(&manifest, version));
                continue;
            }
            on_day.without.push((manifest.list, oldest));
        }
        // The day that is told is one that can be asked for: all that are named are needed, else any.
        let without = on_day.without.iter();
        let missing = if names.is_empty() {
            without
                .min_by_key(|(_, oldest)| oldest)
                .filter(|_| on_day.lists.is_empty())
        } else {
            without.max_by_key(|(_, oldest)| oldest)
        };
        match missing {
            Some((list, oldest)) => Err(Error::NothingSoEarly {
                list: list.clone(),
                date,
                oldest: *oldest,
            }),
            None => Ok(on_day),
        }
    }

    /// Verifies and reads one version of one list; the one in force without `version`, which is
    /// its name, its day, or the beginning of its hash.
    ///
    /// # Errors
    /// When there is no such list or version, or it is missing, changed or unreadable.
    pub fn load(&self, list: &str, version: Option<&str>) -> Result<LoadedList, Error> {
        let (manifest, version) = self.find(list, version)?;
        self.load_version(&manifest, &version)
    }

    /// The name of a version that is asked for by its name, its day or the beginning of its SHA-256; without one, of
    /// that in force.
    ///
    /// # Errors
    /// When there is no such list or version.
    pub fn named(&self, list: &str, version: Option<&str>) -> Result<String, Error> {
        Ok(self.find(list, version)?.1.name())
    }

    /// The names of the version before one, which is the one in force where none is named, and of that one.
    ///
    /// # Errors
    /// When there is no such list or version, or none before it.
    pub fn last_two(&self, list: &str, later: Option<&str>) -> Result<(String, String), Error> {
        let (manifest, later) = self.find(list, later)?;
        let before = manifest.before(&later).ok_or_else(|| {
            let list = list.to_owned();
            if manifest.versions.len() < 2 {
                Error::OneVersion { list }
            } else {
                Error::NothingBefore {
                    list,
                    version: later.name(),
                }
            }
        })?;
        Ok((before.name(), later.name()))
    }

    /// Whether a kept version is what was imported, byte for byte.
    ///
    /// # Errors
    /// When there is no such list or version, or its file is missing, changed or unreadable.
    pub fn verify(&self, list: &str, version: &str) -> Result<(), Error> {
        let (manifest, version) = self.find(list, Some(version))?;
        self.kept(&manifest, &version).map(drop)
    }

    fn find(&self, list: &str, version: Option<&str>) -> Result<(Manifest, Version), Error> {
        let none = || Error::NoSuchList {
            path: self.root.clone(),
            list: version.map_or(list.to_owned(), |version| format!("{list} {version}")),
        };
        let manifest = self.manifest(list)?.ok_or_else(none)?;
        let found = match version {
            None => manifest.in_force(),
            Some(text) => manifest.named(text),
        };
        let found = found.cloned().ok_or_else(none)?;
        Ok((manifest, found))
    }

    /// A version's files, each verified against its hash, as they came.
    fn kept(&self, manifest: &Manifest, version: &Version) -> Result<Vec<Kept>, Error> {
        let files = version.files.iter();
        files
            .map(|file| self.kept_file(manifest, version, file))
            .collect()
    }

    fn kept_file(
        &self,
        manifest: &Manifest,
        version: &Version,
        file: &KeptFile,
    ) -> Result<Kept, Error> {
        let path = self.folder(&manifest.list).join(&file.stored);
        let missing = |error: Error| match error {
            Error::Io { cause, .. } if cause.kind() == std::io::ErrorKind::NotFound => {
                Error::SnapshotMissing {
                    path: path.clone(),
                    list: manifest.list.clone(),
                    version: version.name(),
                }
            }
            error => error,
        };
        let corrupt = |found: String| Error::SnapshotCorrupt {
            path: path.clone(),
            list: manifest.list.clone(),
            version: version.name(),
            found,
        };
        let large = content::hash_of_large(&path, file.as_it_came).map_err(|cause| {
            missing(Error::Io {
                action: "read",
                path: path.clone(),
                cause,
            })
        })?;
        let (found, bytes) = if let Some(hash) = large {
            (hash, None)
        } else {
            let mut came = disk::read(&path).map_err(missing)?;
            if !file.as_it_came {
                let unpacked =
                    crate::unpack(&came).map_err(|_| corrupt("its gzip is broken".to_owned()))?;
                came = unpacked.into_owned();
            }
            (list::sha256_hex(&came), Some(came))
        };
        if found != file.sha256 {
            return Err(corrupt(format!("its SHA-256 is {found}")));
        }
        Ok(Kept {
            path,
            file: file.clone(),
            bytes,
        })
    }

    fn load_version(&self, manifest: &Manifest, version: &Version) -> Result<LoadedList, Error> {
        let kept = self.kept(manifest, version)?;
        let files: Vec<Given> = kept
            .iter()
            .map(|kept| match &kept.bytes {
                Some(bytes) => Given::Bytes(File {
                    path: &kept.path,
                    bytes,
                }),
                None => Given::Disk {
                    path: &kept.path,
                    at: &kept.path,
                },
            })
            .collect();
        let mut groups = read_given(&files, &version.asked)?;
        // What was one list when it came and is not now was read by another Vokter.
        let (Some(group), true) = (groups.pop(), groups.is_empty()) else {
            return Err(Error::SnapshotCorrupt {
                path: self.folder(&manifest.list),
                list: manifest.list.clone(),
                version: version.name(),
                found: "its files are not one list".to_owned(),
            });
        };
        let Publication { entities, .. } = &group.publication;
        let info = ListInfo {
            // Counted afresh: a later Vokter may read more out of the same file.
            records: entities.len(),
            by_schema: list::by_schema(entities),
            names: list::names(entities),
            ..manifest.info(version)
        };
        Ok(LoadedList::of(info, group.publication))
    }

    fn folder(&self, list: &str) -> PathBuf {
        self.root.join(list)
    }

    /// The manifest of a list, none if the list is not there.
    fn manifest(&self, list: &str) -> Result<Option<Manifest>, Error> {
        Manifest::read(&self.folder(list), list)
    }

    /// Every manifest, by the list's name.
    fn manifests(&self) -> Result<Vec<Manifest>, Error> {
        let mut manifests = Vec::new();
        for list in disk::folders(&self.root)? {
            match self.manifest(&list)? {
                Some(manifest) => manifests.push(manifest),
                // A list that was in force must not be silently gone.
                None if disk::holds_kept_files(&self.folder(&list))? => {
                    return Err(Error::ManifestMissing {
                        path: self.folder(&list).join(manifest::FILE),
                        list,
                    });
                }
                None => {}
            }
        }
        Ok(manifests)
    }
}

/// A version's file, verified.
struct Kept {
    path: PathBuf,
    file: KeptFile,
    /// As it came; none of a large file, which stays on the disk.
    bytes: Option<Vec<u8>>,
}

#[cfg(test)]
mod tests;
