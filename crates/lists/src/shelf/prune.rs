//! Old versions go, when the user wants fewer of them.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use super::manifest::{Manifest, Version};
use super::{Shelf, VersionState, VersionStatus, disk};
use crate::error::Error;

/// What was given up of a list.
#[derive(Clone, Debug)]
pub struct Pruned {
    /// The list.
    pub list: String,
    /// How many versions stay, those kept aside not counted.
    pub kept: usize,
    /// The versions that are gone, newest first.
    pub dropped: Vec<VersionStatus>,
    /// How many files are gone.
    pub files: usize,
}

impl Shelf {
    /// Keeps the newest versions of a list, so many of them, and drops the others. The one in force
    /// is the newest and always stays. Of those that were kept aside, so many of the newest stay
    /// that are not older than the one in force.
    ///
    /// The manifest comes first and the files after it: a crash leaves files that nobody names, and
    /// the next pruning takes them away.
    ///
    /// # Errors
    /// When there is no such list, or its folder cannot be read or written, or an import is at work.
    pub fn prune(&self, list: &str, keep: NonZeroUsize) -> Result<Pruned, Error> {
        let none = || Error::NoSuchList {
            path: self.path().into(),
            list: list.to_owned(),
        };
        if self.manifest(list)?.is_none() {
            return Err(none());
        }
        let _lock = disk::Lock::take(self.path())?;
        let mut manifest = self.manifest(list)?.ok_or_else(none)?;
        let in_force = manifest.in_force().map(|version| version.published);
        let (versions, mut dropped) = newest(&manifest.versions, keep);
        let moot = |version: &&Version| in_force.is_some_and(|day| version.published < day);
        let (mut gone, live): (Vec<&Version>, Vec<&Version>) =
            manifest.refused.iter().partition(moot);
        let live: Vec<Version> = live.into_iter().cloned().collect();
        let (refused, beyond) = newest(&live, keep);
        gone.extend(&beyond);
        let gone = gone
            .into_iter()
            .map(|version| VersionStatus::of(version, VersionState::Refused));
        dropped.sort_by_key(|version| std::cmp::Reverse((version.published, version.imported)));
        let told = dropped
            .iter()
            .map(|version| VersionStatus::of(version, VersionState::History))
            .chain(gone)
            .collect::<Vec<_>>();
        manifest.versions = versions;
        manifest.refused = refused;
        let folder = self.folder(list);
        if !told.is_empty() {
            manifest.write(&folder)?;
        }
        disk::clear_unfinished(&folder)?;
        Ok(Pruned {
            list: list.to_owned(),
            kept: manifest.versions.len(),
            dropped: told,
            files: disk::remove_kept_but(&folder, &named(&manifest))?,
        })
    }
}

/// The newest of some versions, in the order in which they came, and the rest.
fn newest(versions: &[Version], keep: NonZeroUsize) -> (Vec<Version>, Vec<Version>) {
    let mut order: Vec<usize> = (0..versions.len()).collect();
    // Of two of one day the later one is the newer, as `Manifest::in_force` has it.
    order.sort_by_key(|at| std::cmp::Reverse((versions.get(*at).map(Version::rank), *at)));
    let kept: BTreeSet<usize> = order.into_iter().take(keep.get()).collect();
    let (mut stay, mut go) = (Vec::new(), Vec::new());
    for (at, version) in versions.iter().enumerate() {
        if kept.contains(&at) {
            &mut stay
        } else {
            &mut go
        }
        .push(version.clone());
    }
    (stay, go)
}

/// The names of all files that some version needs.
fn named(manifest: &Manifest) -> BTreeSet<String> {
    let versions = manifest.versions.iter().chain(&manifest.refused);
    versions
        .flat_map(|version| &version.files)
        .map(|file| file.stored.clone())
        .collect()
}
