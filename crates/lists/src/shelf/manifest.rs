//! What versions of a list there are: `manifest.json`, format 2. Format 1, which has no
//! `by_regime`, is read, too.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::disk;
use crate::error::Error;
use crate::list::ListInfo;

/// The manifest's file name.
pub(super) const FILE: &str = "manifest.json";

/// The format that this Vokter writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 2;

/// The oldest format that it reads.
const FORMAT_OLDEST: u32 = 1;

/// The versions of one list, in the order in which they came.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) list: String,
    pub(super) title: String,
    pub(super) versions: Vec<Version>,
}

/// One kept version.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// Hash of the file as it came.
    pub(super) sha256: String,
    /// Hash of its unpacked bytes, to know the same content again.
    pub(super) unpacked_sha256: String,
    pub(super) published: Date,
    pub(super) imported: Timestamp,
    /// The publisher's file's name as it came, for people.
    pub(super) file: String,
    /// The kept file's name in the list's folder.
    pub(super) stored: String,
    /// Kept byte for byte, not packed here.
    pub(super) as_it_came: bool,
    pub(super) records: usize,
    pub(super) by_schema: BTreeMap<String, usize>,
    pub(super) names: usize,
    /// How many parties each regime has; none in a manifest of format 1.
    pub(super) by_regime: Option<BTreeMap<String, usize>>,
}

/// The manifest as JSON; dates as texts.
#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    list: String,
    title: String,
    versions: Vec<WrittenVersion>,
}

#[derive(Serialize, Deserialize)]
struct WrittenVersion {
    sha256: String,
    unpacked_sha256: String,
    published: String,
    imported: String,
    file: String,
    stored: String,
    as_it_came: bool,
    records: usize,
    by_schema: BTreeMap<String, usize>,
    names: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by_regime: Option<BTreeMap<String, usize>>,
}

/// Read first, so that a later format is named as such and not as damage.
#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

impl Version {
    pub(super) fn name(&self) -> String {
        ListInfo::version_of(self.published, &self.sha256)
    }
}

impl Manifest {
    /// The newest by the publisher's date; of two of one day, the one that came later.
    pub(super) fn in_force(&self) -> Option<&Version> {
        self.versions.iter().max_by_key(|version| version.published)
    }

    /// The same among those published on or before a day.
    pub(super) fn in_force_on(&self, date: Date) -> Option<&Version> {
        let early = self
            .versions
            .iter()
            .filter(|version| version.published <= date);
        early.max_by_key(|version| version.published)
    }

    pub(super) fn info(&self, version: &Version) -> ListInfo {
        ListInfo {
            list: self.list.clone(),
            title: self.title.clone(),
            version: version.name(),
            published: version.published,
            fetched: Some(version.imported),
            sha256: version.sha256.clone(),
            records: version.records,
            by_schema: version.by_schema.clone(),
            names: version.names,
        }
    }

    /// The manifest in a list's folder; none if there is none.
    pub(super) fn read(folder: &Path, list: &str) -> Result<Option<Self>, Error> {
        let path = folder.join(FILE);
        let bytes = match disk::read(&path) {
            Ok(bytes) => bytes,
            Err(Error::Io { cause, .. }) if cause.kind() == std::io::ErrorKind::NotFound => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let damaged = |reason: String| Error::Manifest {
            path: path.clone(),
            reason,
        };
        let FormatOnly { format } =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        if !(FORMAT_OLDEST..=FORMAT).contains(&format) {
            return Err(Error::ManifestFormat {
                path,
                found: format,
                known: FORMAT,
            });
        }
        let written: Written =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        if written.list != list {
            return Err(damaged(format!("it is of the list {}", written.list)));
        }
        let versions = written
            .versions
            .into_iter()
            .map(|version| version.check().map_err(&damaged));
        Ok(Some(Self {
            list: written.list,
            title: written.title,
            versions: versions.collect::<Result<_, _>>()?,
        }))
    }

    /// Puts the manifest in place of the old one, whole or not at all.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let written = Written {
            format: FORMAT,
            list: self.list.clone(),
            title: self.title.clone(),
            versions: self.versions.iter().map(WrittenVersion::from).collect(),
        };
        let path = folder.join(FILE);
        let mut json = serde_json::to_vec_pretty(&written).map_err(|error| Error::Manifest {
            path: path.clone(),
            reason: error.to_string(),
        })?;
        json.push(b'\n');
        disk::write(&path, &json)
    }
}

impl From<&Version> for WrittenVersion {
    fn from(version: &Version) -> Self {
        Self {
            sha256: version.sha256.clone(),
            unpacked_sha256: version.unpacked_sha256.clone(),
            published: version.published.to_string(),
            imported: version.imported.to_string(),
            file: version.file.clone(),
            stored: version.stored.clone(),
            as_it_came: version.as_it_came,
            records: version.records,
            by_schema: version.by_schema.clone(),
            names: version.names,
            by_regime: version.by_regime.clone(),
        }
    }
}

impl WrittenVersion {
    fn check(self) -> Result<Version, String> {
        let hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !hash(&self.sha256) || !hash(&self.unpacked_sha256) {
            return Err(format!("`{}` is no SHA-256", self.sha256));
        }
        // The name becomes a path: nothing but what `import` writes.
        if self.stored != stored_name(&self.sha256) {
            return Err(format!(
                "`{}` is not where {} is kept",
                self.stored, self.sha256
            ));
        }
        Ok(Version {
            published: self
                .published
                .parse()
                .map_err(|_| format!("`{}` is no date", self.published))?,
            imported: self
                .imported
                .parse()
                .map_err(|_| format!("`{}` is no time", self.imported))?,
            sha256: self.sha256,
            unpacked_sha256: self.unpacked_sha256,
            file: self.file,
            stored: self.stored,
            as_it_came: self.as_it_came,
            records: self.records,
            by_schema: self.by_schema,
            names: self.names,
            by_regime: self.by_regime,
        })
    }
}

/// The kept file's name of a version.
pub(super) fn stored_name(sha256: &str) -> String {
    format!("{sha256}.gz")
}
