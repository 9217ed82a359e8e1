//! What the servers said of the files in force: `fetched.json` beside the manifest.
//!
//! It only saves downloads. Without it, or with one that speaks of another version than the one in
//! force, everything is fetched again; so a crash between the manifest and it loses nothing.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk;
use crate::error::Error;

/// The file's name.
pub(super) const FILE: &str = "fetched.json";

const FORMAT: u32 = 1;

/// Where the files of a version came from, and by what their servers know them again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fetched {
    format: u32,
    /// The `sha256` of the version that they are.
    pub(super) version: String,
    /// When the servers were last asked and had nothing newer.
    checked: String,
    pub(super) files: Vec<FetchedFile>,
}

/// A file and its validators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FetchedFile {
    /// The address as it stands in the sources, without a token.
    pub(super) address: String,
    /// The `sha256` of the kept file.
    pub(super) sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_modified: Option<String>,
}

impl Fetched {
    pub(super) fn now(version: &str, files: Vec<FetchedFile>) -> Self {
        Self {
            format: FORMAT,
            version: version.to_owned(),
            checked: format!("{:.0}", Timestamp::now()),
            files,
        }
    }

    /// When the servers were last asked.
    pub(super) fn checked(&self) -> Option<Timestamp> {
        self.checked.parse().ok()
    }

    /// What is known of a version; none when anything about it is not as it should be.
    pub(super) fn read(folder: &Path, version: &str) -> Option<Self> {
        let bytes = disk::read(&folder.join(FILE)).ok()?;
        let fetched: Self = serde_json::from_slice(&bytes).ok()?;
        (fetched.format == FORMAT && fetched.version == version).then_some(fetched)
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(FILE);
        let mut json = serde_json::to_vec_pretty(self).map_err(|error| Error::Manifest {
            path: path.clone(),
            reason: error.to_string(),
        })?;
        json.push(b'\n');
        disk::write(&path, &json)
    }
}
