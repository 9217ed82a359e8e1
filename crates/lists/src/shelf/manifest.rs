//! What versions of a list there are: `manifest.json`, format 3. The older formats are read, too:
//! format 1 has no `by_regime`, and until format 2 a version was one file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dated::DatedBy;
use super::disk;
use crate::error::Error;
use crate::list::{self, ListInfo};
use crate::recognise::Asked;

/// The manifest's file name.
pub(super) const FILE: &str = "manifest.json";

/// The format that this Vokter writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 3;

/// The fewest digits of a hash that name a version.
const HASH_DIGITS_MIN: usize = 6;

/// The oldest format that it reads.
const FORMAT_OLDEST: u32 = 1;

/// The versions of one list, in the order in which they came.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) list: String,
    pub(super) title: String,
    pub(super) versions: Vec<Version>,
    /// Versions kept aside, which never count until somebody accepts them.
    pub(super) refused: Vec<Version>,
}

/// One kept version: one file, or some that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// See [`Version::hash_of`].
    pub(super) sha256: String,
    pub(super) files: Vec<KeptFile>,
    pub(super) published: Date,
    pub(super) dated_by: DatedBy,
    pub(super) imported: Timestamp,
    /// What the user said of the files, without which they cannot be read again.
    pub(super) asked: Asked,
    pub(super) records: usize,
    pub(super) by_schema: BTreeMap<String, usize>,
    pub(super) names: usize,
    /// It says itself that it is not the whole list.
    pub(super) is_part: bool,
    /// How many parties each regime has; none in a manifest of format 1.
    pub(super) by_regime: Option<BTreeMap<String, usize>>,
    /// How many parties have a birth date; none where a Vokter kept it that did not count them.
    pub(super) with_birth_date: Option<usize>,
}

/// A file of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptFile {
    /// Hash of the file as it came.
    pub(super) sha256: String,
    /// Hash of its unpacked bytes, to know the same content again.
    pub(super) unpacked_sha256: String,
    /// The publisher's file's name as it came, for people.
    pub(super) file: String,
    /// The kept file's name in the list's folder.
    pub(super) stored: String,
    /// Kept byte for byte, not packed here.
    pub(super) as_it_came: bool,
}

/// The manifest as JSON; dates as texts.
#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    list: String,
    title: String,
    versions: Vec<WrittenVersion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refused: Vec<WrittenVersion>,
}

#[derive(Serialize, Deserialize)]
struct WrittenVersion {
    sha256: String,
    #[serde(default)]
    files: Vec<KeptFile>,
    /// Until format 2 the only file stood here.
    #[serde(default, flatten, skip_serializing)]
    only: Option<OnlyFile>,
    published: String,
    #[serde(default = "dated_by_file")]
    dated_by: String,
    imported: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked_list: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    asked_columns: Vec<(String, String)>,
    records: usize,
    by_schema: BTreeMap<String, usize>,
    names: usize,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_part: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by_regime: Option<BTreeMap<String, usize>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    with_birth_date: Option<usize>,
}

/// The fields of a version of one file, in formats 1 and 2.
#[derive(Serialize, Deserialize)]
struct OnlyFile {
    unpacked_sha256: String,
    file: String,
    stored: String,
    as_it_came: bool,
}

/// Until format 2 every date was the file's or the user's.
fn dated_by_file() -> String {
    DatedBy::File.as_str().to_owned()
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

    /// What decides which version is in force: a whole list goes before one that says itself that
    /// it is a part of it, then the later day before the earlier.
    pub(super) fn rank(&self) -> (bool, Date) {
        (!self.is_part, self.published)
    }

    /// What names a version: of one file its SHA-256; of several the SHA-256 of theirs, sorted,
    /// each on a line of its own.
    pub(super) fn hash_of(files: &[KeptFile]) -> String {
        match files {
            [only] => only.sha256.clone(),
            files => {
                let mut hashes: Vec<&str> = files.iter().map(|file| file.sha256.as_str()).collect();
                hashes.sort_unstable();
                let mut lines = hashes.join("\n");
                lines.push('\n');
                list::sha256_hex(lines.as_bytes())
            }
        }
    }

    /// Whether two versions have the same content, whatever their days.
    pub(super) fn has_content_of(&self, other: &Self) -> bool {
        let content = |version: &Self| {
            let files = version
                .files
                .iter()
                .map(|file| file.unpacked_sha256.clone());
            files.collect::<BTreeSet<_>>()
        };
        content(self) == content(other)
    }

    /// Whether two versions have the same content, and of the same day where anybody but the time
    /// of import says the day.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let undated = self.dated_by == DatedBy::Import || other.dated_by == DatedBy::Import;
        self.has_content_of(other) && (undated || self.published == other.published)
    }
}

impl KeptFile {
    /// The kept file's name.
    pub(super) fn stored_name(sha256: &str) -> String {
        format!("{sha256}.gz")
    }

    fn check(&self) -> Result<(), String> {
        let hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !hash(&self.sha256) || !hash(&self.unpacked_sha256) {
            return Err(format!("`{}` is no SHA-256", self.sha256));
        }
        // The name becomes a path: nothing but what `import` writes.
        if self.stored != Self::stored_name(&self.sha256) {
            return Err(format!(
                "`{}` is not where {} is kept",
                self.stored, self.sha256
            ));
        }
        Ok(())
    }
}

/// What a version that comes is to those that are kept, which it may be one of, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// None of them.
    New,
    /// The one in force, or one of the past.
    Same(usize),
    /// One that another of its day displaced, and that its user wants back.
    Again(usize),
    /// The same files, of which its user now says otherwise which columns or which day they have.
    Reread(usize),
}

impl Manifest {
    /// What a version is to those that are kept; `by_hand` when a person brings it, whose last
    /// word counts.
    pub(super) fn kin(&self, incoming: &Version, by_hand: bool) -> Kin {
        let in_force = self.in_force();
        let is_in_force =
            |version: &Version| in_force.is_some_and(|chosen| std::ptr::eq(chosen, version));
        let same = |version: &&Version| version.is_same_as(incoming);
        let Some(known) = in_force
            .filter(same)
            .or_else(|| self.versions.iter().rev().find(same))
        else {
            return Kin::New;
        };
        let place = self.versions.iter().position(|v| std::ptr::eq(v, known));
        let place = place.unwrap_or_default();
        let redated = incoming.dated_by == DatedBy::Asked && incoming.published != known.published;
        if known.asked.columns != incoming.asked.columns || redated {
            Kin::Reread(place)
        } else if is_in_force(known) || !by_hand {
            Kin::Same(place)
        } else if in_force.map(|version| version.published) == Some(known.published) {
            Kin::Again(place)
        } else if incoming.dated_by == DatedBy::Import {
            // Without a day of its own it is of the day on which it is wanted.
            Kin::New
        } else {
            Kin::Same(place)
        }
    }

    /// A list without a version.
    pub(super) fn empty(list: &str, title: &str) -> Self {
        Self {
            list: list.to_owned(),
            title: title.to_owned(),
            versions: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The newest whole one by the publisher's date; of two of one day, the one that came later.
    pub(super) fn in_force(&self) -> Option<&Version> {
        self.versions.iter().max_by_key(|version| version.rank())
    }

    /// The same among those published on or before a day.
    pub(super) fn in_force_on(&self, date: Date) -> Option<&Version> {
        let early = self
            .versions
            .iter()
            .filter(|version| version.published <= date);
        early.max_by_key(|version| version.rank())
    }

    /// The version that was in force before another.
    pub(super) fn before(&self, later: &Version) -> Option<&Version> {
        let other = self
            .versions
            .iter()
            .filter(|version| version.name() != later.name());
        let earlier = other.filter(|version| version.published <= later.published);
        earlier.max_by_key(|version| version.rank())
    }

    /// A version by its name, its day, or at least [`HASH_DIGITS_MIN`] digits of its hash; none if
    /// several are so called. Versions kept aside are found by name or hash alone.
    pub(super) fn named(&self, text: &str) -> Option<&Version> {
        let all = || self.versions.iter().chain(&self.refused);
        if let Some(version) = all().find(|version| version.name() == text) {
            return Some(version);
        }
        let day = text.parse::<Date>().ok();
        let mut found: Vec<&Version> = self
            .versions
            .iter()
            .filter(|version| Some(version.published) == day)
            .collect();
        if found.is_empty() && text.len() >= HASH_DIGITS_MIN {
            found = all()
                .filter(|version| version.sha256.starts_with(text))
                .collect();
        }
        match found.as_slice() {
            [only] => Some(only),
            _ => None,
        }
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
        let check = |versions: Vec<WrittenVersion>| {
            let checked = versions
                .into_iter()
                .map(|version| version.check().map_err(&damaged));
            checked.collect::<Result<Vec<_>, _>>()
        };
        Ok(Some(Self {
            list: written.list,
            title: written.title,
            versions: check(written.versions)?,
            refused: check(written.refused)?,
        }))
    }

    /// Puts the manifest in place of the old one, whole or not at all.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let written = Written {
            format: FORMAT,
            list: self.list.clone(),
            title: self.title.clone(),
            versions: self.versions.iter().map(WrittenVersion::from).collect(),
            refused: self.refused.iter().map(WrittenVersion::from).collect(),
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
            files: version.files.clone(),
            only: None,
            published: version.published.to_string(),
            dated_by: version.dated_by.as_str().to_owned(),
            imported: version.imported.to_string(),
            asked_list: version.asked.list.clone(),
            asked_columns: version.asked.columns.clone(),
            records: version.records,
            by_schema: version.by_schema.clone(),
            names: version.names,
            is_part: version.is_part,
            by_regime: version.by_regime.clone(),
            with_birth_date: version.with_birth_date,
        }
    }
}

impl WrittenVersion {
    fn check(self) -> Result<Version, String> {
        let mut files = self.files;
        if let (true, Some(only)) = (files.is_empty(), self.only) {
            files.push(KeptFile {
                sha256: self.sha256.clone(),
                unpacked_sha256: only.unpacked_sha256,
                file: only.file,
                stored: only.stored,
                as_it_came: only.as_it_came,
            });
        }
        for file in &files {
            file.check()?;
        }
        if files.is_empty() || Version::hash_of(&files) != self.sha256 {
            return Err(format!("{} is not the hash of its files", self.sha256));
        }
        Ok(Version {
            published: self
                .published
                .parse()
                .map_err(|_| format!("`{}` is no date", self.published))?,
            dated_by: DatedBy::parse(&self.dated_by)
                .ok_or_else(|| format!("`{}` gives no date", self.dated_by))?,
            imported: self
                .imported
                .parse()
                .map_err(|_| format!("`{}` is no time", self.imported))?,
            asked: Asked {
                list: self.asked_list,
                columns: self.asked_columns,
            },
            sha256: self.sha256,
            files,
            records: self.records,
            by_schema: self.by_schema,
            names: self.names,
            is_part: self.is_part,
            by_regime: self.by_regime,
            with_birth_date: self.with_birth_date,
        })
    }
}
