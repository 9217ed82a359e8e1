//! A version that was kept aside is put in force by somebody who has looked at it.

use std::path::PathBuf;

use super::import::{Imported, Standing};
use super::manifest::{Manifest, Version};
use super::{Previous, Shelf, disk};
use crate::error::Error;
use crate::list::Particulars;

/// Fewest digits of a version's SHA-256 that name it.
pub const ACCEPT_DIGITS_MIN: usize = 8;

/// Why a version that was kept aside is not accepted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AcceptError {
    /// Not the beginning of a SHA-256.
    #[error(
        "`{0}` is not the beginning of a SHA-256: give at least {ACCEPT_DIGITS_MIN} of its digits"
    )]
    Digits(String),
    /// No version kept aside has this hash.
    #[error(
        "no version kept aside has a SHA-256 that begins with {0}; `vokter lists` shows those that there are"
    )]
    NoSuch(String),
    /// Several have.
    #[error("several versions kept aside begin with {digits}: {}; give more digits", found.join(", "))]
    Several {
        /// What was given.
        digits: String,
        /// The versions.
        found: Vec<String>,
    },
    /// The shelf cannot be read or written.
    #[error("{0}")]
    Shelf(#[from] Error),
}

impl Shelf {
    /// Puts a version in force that an update kept aside: the only one whose SHA-256 begins with
    /// these digits. Nothing is fetched.
    ///
    /// # Errors
    /// When there is none, or more than one, or its files are damaged or no longer read.
    pub fn accept(&self, digits: &str) -> Result<Imported, AcceptError> {
        let digits = digits.trim().to_ascii_lowercase();
        if !(ACCEPT_DIGITS_MIN..=64).contains(&digits.len())
            || !digits.bytes().all(|b| b.is_ascii_hexdigit())
        {
            return Err(AcceptError::Digits(digits));
        }
        disk::make_folder(self.path())?;
        let _lock = disk::Lock::take(self.path())?;
        let manifests = self.manifests()?;
        let mut found: Vec<(Manifest, Version)> = Vec::new();
        for manifest in manifests {
            let begin = |version: &&Version| version.sha256.starts_with(&digits);
            let versions: Vec<Version> = manifest.refused.iter().filter(begin).cloned().collect();
            found.extend(
                versions
                    .into_iter()
                    .map(|version| (manifest.clone(), version)),
            );
        }
        if found.len() > 1 {
            let name = |(manifest, version): &(Manifest, Version)| {
                format!("{} {} ({})", manifest.list, version.name(), version.sha256)
            };
            return Err(AcceptError::Several {
                digits,
                found: found.iter().map(name).collect(),
            });
        }
        let Some((mut manifest, version)) = found.pop() else {
            return Err(AcceptError::NoSuch(digits));
        };
        // Read once more: what is put in force must be readable.
        let loaded = self.load_version(&manifest, &version)?;
        let previous = manifest.in_force().map(Previous::of);
        let standing = match manifest.in_force() {
            Some(before) if before.rank() > version.rank() => Standing::History,
            _ => Standing::InForce,
        };
        let loss = previous
            .as_ref()
            .and_then(|previous| super::Loss::between(previous, &version));
        manifest.refused.retain(|refused| *refused != version);
        manifest.versions.push(version.clone());
        manifest.write(&self.folder(&manifest.list))?;
        Ok(Imported {
            paths: version
                .files
                .iter()
                .map(|file| PathBuf::from(&file.file))
                .collect(),
            info: loaded.info.clone(),
            particulars: Particulars::of(&loaded.entities),
            dated_by: version.dated_by,
            standing,
            previous,
            loss,
            warnings: Vec::new(),
            read: (standing == Standing::InForce).then_some(loaded),
        })
    }
}
