//! Files come in: read whole, compared with what is in force, then kept.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;

use super::content::Content;
use super::dated::DatedBy;
use super::delta;
use super::incoming::{self, Arrived, Incoming, Known};
use super::loss::{self, Loss, Previous};
use super::manifest::{Kin, Manifest, Version};
use super::{Shelf, disk, is_list_name};
use crate::error::Error;
use crate::list::{ListInfo, LoadedList, Particulars};
use crate::recognise::Asked;

/// What the caller knows about the files.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The list that they must be; anything else is refused. A table of the user's own takes its
    /// name from here.
    pub list: Option<String>,
    /// For a table of the user's own: (field, column).
    pub columns: Vec<(String, String)>,
    /// The day of publication, instead of the one in the file.
    pub published: Option<Date>,
    /// Refuse what would take the place of the version in force with a [`Loss`].
    pub strict: bool,
    /// Take a delta file by itself, as the part of a list that it holds whole, instead of applying it
    /// to the version in force.
    pub part: bool,
}

/// What became of some files.
#[derive(Debug, Default)]
pub struct Imports {
    /// The versions that they are.
    pub imported: Vec<Imported>,
    /// Why others are none.
    pub refused: Vec<Error>,
}

impl ImportOptions {
    fn bounds(&self) -> Bounds {
        if self.strict {
            Bounds::Strict
        } else {
            Bounds::Told
        }
    }
}

/// What became of the files of one version.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The files as given.
    pub paths: Vec<PathBuf>,
    /// The version that they are, with its counts.
    pub info: ListInfo,
    /// How much it says of its parties.
    pub particulars: Particulars,
    /// Who says of which day it is.
    pub dated_by: DatedBy,
    /// Whether it is now in force.
    pub standing: Standing,
    /// The version that was in force before; none for a new list.
    pub previous: Option<Previous>,
    /// What went missing beyond the bounds, when it took the place of `previous`.
    pub loss: Option<Loss>,
    /// What the reader says of the files, one line each.
    pub warnings: Vec<String>,
    /// The list itself, where this version is in force from now on: nobody need read it again.
    pub read: Option<LoadedList>,
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
    /// Kept aside: it lacks too much of the one in force, see [`Shelf::update`].
    Refused,
    /// Older than the one in force, and not kept: a publisher's server fell back.
    Older,
}

impl Shelf {
    /// Reads files and keeps each list among them as a version; files that belong together are
    /// one version. All are read before any is kept: one bad file, and nothing changes.
    /// [`Shelf::import_each`] keeps those that are good.
    ///
    /// # Errors
    /// When a file cannot be read, is no list, is another list than the caller said, has a
    /// [`Loss`] and the options are strict, or cannot be written; or another import is at work.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
    ) -> Result<Vec<Imported>, Error> {
        let read = self.read_each(paths, options)?;
        let mut incoming = read.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.take_in(&mut incoming, options.bounds())
    }

    /// Reads files as [`Shelf::import`] does, and keeps every list that is read whole, whatever is
    /// wrong with other files. Where a file cannot be read at all, those of formats of several
    /// files are not kept either: it may belong with them.
    ///
    /// # Errors
    /// When the folder cannot be read or written, another import is at work, or, with strict
    /// options, a list has a [`Loss`]: nothing is kept then.
    pub fn import_each(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
    ) -> Result<Imports, Error> {
        let mut imports = Imports::default();
        let mut incoming = Vec::new();
        for read in self.read_each(paths, options)? {
            match read {
                Ok(read) => incoming.push(read),
                Err(error) => imports.refused.push(error),
            }
        }
        if !incoming.is_empty() {
            imports.imported = self.take_in(&mut incoming, options.bounds())?;
        }
        Ok(imports)
    }

    /// What each list among some files is, or what is wrong with it, the errors in the files' order.
    fn read_each(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
    ) -> Result<Vec<Result<Incoming, Error>>, Error> {
        if let Some(name) = options.list.as_ref().filter(|name| !is_list_name(name)) {
            return Err(Error::ListName(name.clone()));
        }
        let mut arrived = Vec::with_capacity(paths.len());
        let mut missing = Vec::new();
        for path in paths {
            match Arrived::from_disk(path, self.path()) {
                Ok(file) => arrived.push(file),
                Err(error) => missing.push(Err(error)),
            }
        }
        let known = Known {
            asked: Asked {
                list: options.list.clone(),
                columns: options.columns.clone(),
            },
            published: options.published,
        };
        let (arrived, deltas) = if options.part {
            (arrived, Vec::new())
        } else {
            delta::apart(arrived)
        };
        let read = incoming::read_each(arrived, &known, missing.is_empty());
        missing.extend(read);
        missing.extend(self.with_deltas(deltas, &known)?);
        Ok(missing)
    }

    /// Puts versions on the shelf.
    pub(super) fn take_in(
        &self,
        incoming: &mut [Incoming],
        bounds: Bounds,
    ) -> Result<Vec<Imported>, Error> {
        disk::make_folder(self.path())?;
        let _lock = disk::Lock::take(self.path())?;
        let mut manifests: BTreeMap<String, Manifest> = BTreeMap::new();
        let mut plans = Vec::new();
        for version in &*incoming {
            let manifest = match manifests.entry(version.list.clone()) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    let kept = self.manifest(&version.list)?;
                    entry.insert(
                        kept.unwrap_or_else(|| Manifest::empty(&version.list, &version.title)),
                    )
                }
            };
            plans.push(self.place(manifest, version, bounds)?);
        }
        for manifest in manifests.values() {
            // A new list's manifest comes first, empty: kept files without one are a loss.
            let folder = self.folder(&manifest.list);
            if Manifest::read(&folder, &manifest.list)?.is_none() {
                disk::make_folder(&folder)?;
                Manifest::empty(&manifest.list, &manifest.title).write(&folder)?;
            }
        }
        for (version, imported) in incoming.iter().zip(&plans) {
            if imported.standing.is_written() {
                self.keep(version)?;
            }
        }
        for manifest in manifests.values() {
            if plans
                .iter()
                .any(|plan| plan.info.list == manifest.list && plan.standing.is_written())
            {
                manifest.write(&self.folder(&manifest.list))?;
            }
        }
        for (version, imported) in incoming.iter_mut().zip(&mut plans) {
            let in_force = manifests.get(&version.list).and_then(Manifest::in_force);
            let is_in_force = in_force.is_some_and(|at| at.name() == imported.info.version);
            if is_in_force && imported.standing == Standing::InForce {
                imported.read = Some(LoadedList::of(
                    imported.info.clone(),
                    std::mem::take(&mut version.publication),
                ));
            }
        }
        Ok(plans)
    }

    /// Finds a version's place among those of its list and enters it there.
    fn place(
        &self,
        manifest: &mut Manifest,
        incoming: &Incoming,
        bounds: Bounds,
    ) -> Result<Imported, Error> {
        let same = |version: &Version| version.is_same_as(&incoming.version);
        let imported = |version: &Version, manifest: &Manifest, standing| Imported {
            paths: incoming.paths.clone(),
            info: manifest.info(version),
            particulars: incoming.particulars,
            dated_by: version.dated_by,
            standing,
            previous: manifest.in_force().map(Previous::of),
            loss: None,
            warnings: incoming.warnings.clone(),
            read: None,
        };
        let mut previous = manifest.in_force().map(Previous::of);
        let mut version = incoming.version.clone();
        let mut bounds = bounds;
        match manifest.kin(&version, bounds != Bounds::KeptAside) {
            Kin::New => {
                if let Some(at) = self.says_the_same(manifest, incoming) {
                    let mut known = imported(&manifest.versions[at], manifest, Standing::Known);
                    known.warnings.push(format!(
                        "another file with the same content as {}: no new version",
                        known.info.version
                    ));
                    return Ok(known);
                }
            }
            Kin::Same(at) if self.kept(manifest, &manifest.versions[at]).is_ok() => {
                return Ok(imported(&manifest.versions[at], manifest, Standing::Known));
            }
            // What is known and damaged on the disk comes again, in the place of the damaged: it
            // was taken before, and no bound turns it away now.
            Kin::Same(at) => {
                manifest.versions.remove(at);
                previous = manifest.in_force().map(Previous::of);
                bounds = Bounds::Told;
            }
            Kin::Again(at) => {
                manifest.versions.remove(at);
            }
            Kin::Reread(at) => {
                let known = manifest.versions.remove(at);
                if version.dated_by == DatedBy::Import {
                    version.published = known.published;
                    version.dated_by = known.dated_by;
                }
            }
        }
        let in_force = manifest.in_force();
        let older = in_force.is_some_and(|before| before.rank() > version.rank());
        let loss = previous
            .as_ref()
            .filter(|_| !older)
            .and_then(|previous| Loss::between(previous, &version));
        let renamed = previous
            .as_ref()
            .filter(|_| !older)
            .map(|previous| loss::renamed(previous, &version))
            .unwrap_or_default();
        let standing = match (bounds, &loss) {
            (Bounds::Strict, Some(loss)) => {
                return Err(Error::Shrunk {
                    path: incoming.path(),
                    list: incoming.list.clone(),
                    loss: loss.clone(),
                });
            }
            (Bounds::KeptAside, Some(_)) => Standing::Refused,
            (Bounds::KeptAside, None) if older => Standing::Older,
            _ if older => Standing::History,
            _ => Standing::InForce,
        };
        if standing != Standing::Older {
            // What was kept aside and comes by hand is wanted; what is kept aside again is kept once.
            manifest.refused.retain(|version| !same(version));
        }
        match standing {
            Standing::Refused => manifest.refused.push(version.clone()),
            Standing::Older => {}
            _ => manifest.versions.push(version.clone()),
        }
        let mut warnings = incoming.warnings.clone();
        warnings.extend(renamed.iter().map(|(from, to)| {
            format!(
                "the regime {from} may only be renamed: {to} is new and has about as many parties"
            )
        }));
        if let Some(previous) = &previous
            && standing == Standing::History
            && previous.published <= version.published
        {
            warnings.push(format!(
                "it is a part of the list: {}, which is whole, stays in force",
                previous.version
            ));
        }
        Ok(Imported {
            previous,
            loss,
            warnings,
            ..imported(&version, manifest, standing)
        })
    }

    /// The version in force, by its place, where it is of the same day and lists the same parties
    /// with the same facts: a publisher gives one list out in several formats.
    fn says_the_same(&self, manifest: &Manifest, incoming: &Incoming) -> Option<usize> {
        let version = &incoming.version;
        let in_force = manifest.in_force()?;
        let counts = |version: &Version| {
            let Version {
                published,
                records,
                names,
                is_part,
                ..
            } = version;
            (*published, *records, *names, *is_part)
        };
        // Only what counts the same is worth reading.
        if counts(in_force) != counts(version) || in_force.by_regime != version.by_regime {
            return None;
        }
        let read = self.load_version(manifest, in_force).ok()?;
        let publication = &incoming.publication;
        let same = crate::difference(&read.entities, &publication.entities)
            == crate::Difference::default()
            && read.relations == publication.relations;
        let place = |known: &Version| std::ptr::eq(known, in_force);
        same.then(|| manifest.versions.iter().position(place))?
    }

    /// Puts a version's files on the shelf; they count once the manifest names them.
    fn keep(&self, incoming: &Incoming) -> Result<(), Error> {
        let folder = self.folder(&incoming.list);
        disk::clear_unfinished(&folder)?;
        for (file, content) in incoming.version.files.iter().zip(&incoming.contents) {
            let path = folder.join(&file.stored);
            let bytes = match content {
                Content::Staged(staged) => {
                    disk::adopt(&staged.path, &path)?;
                    continue;
                }
                // It lies there already.
                Content::Kept { .. } => continue,
                Content::Memory(bytes) if file.as_it_came => Cow::Borrowed(bytes.as_slice()),
                Content::Memory(bytes) => {
                    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
                    Cow::Owned(packed.map_err(|cause| Error::Io {
                        action: "pack",
                        path: path.clone(),
                        cause,
                    })?)
                }
            };
            disk::write(&path, &bytes)?;
        }
        Ok(())
    }
}

impl Standing {
    /// Whether the version is written to the shelf.
    fn is_written(self) -> bool {
        !matches!(self, Self::Known | Self::Older)
    }
}

/// What happens to a version with a [`Loss`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// It takes its place, and the loss is told: a person imported it.
    Told,
    /// Nothing is imported.
    Strict,
    /// It is kept aside until somebody accepts it: a machine fetched it.
    KeptAside,
}
