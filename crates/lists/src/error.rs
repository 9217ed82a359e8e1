//! What can go wrong with a list, in one line each: what happened, where, what to do.
//!
//! The text of a cause is part of the error's own text, so that no caller has to walk a chain.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::look::Seen;
use crate::unpack::UnpackError;

/// Why a list was not read, kept or found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused.
    #[error("could not {action} {}: {cause}", path.display())]
    Io {
        /// What was tried: "read", "write", …
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The bytes could not be unpacked.
    #[error("{}: {fault}", path.display())]
    Unpack {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: UnpackError,
    },
    /// The content is no list that Vokter reads.
    #[error("{}: {}", path.display(), unrecognised(seen))]
    Unrecognised {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        seen: Seen,
    },
    /// The list breaks the rules of its format.
    #[error("{}: {fault}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Where and why.
        fault: Box<crate::fault::ReadError>,
    },
    /// The file does not say when it was published.
    #[error("{}: the file does not say when it was published; give the day with --published", path.display())]
    NoDate {
        /// The file.
        path: PathBuf,
    },
    /// The file is another list than the caller said.
    #[error("{}: this is the list {found}, not {given}; leave --list out or name the right one", path.display())]
    OtherList {
        /// The file.
        path: PathBuf,
        /// What the caller said.
        given: String,
        /// What it is.
        found: String,
    },
    /// The new version lacks much of the one in force, and the import was strict.
    #[error("{}: {loss}, beside the version of {list} in force, and --strict was given; nothing was imported: check the file, and import it without --strict if it is right", path.display())]
    Shrunk {
        /// The file.
        path: PathBuf,
        /// The list.
        list: String,
        /// What it lacks.
        loss: crate::shelf::Loss,
    },
    /// The publisher's date has not come yet.
    #[error("{}: published on {published}, which has not come yet; check the file's date or give another with --published", path.display())]
    Future {
        /// The file.
        path: PathBuf,
        /// Its date.
        published: jiff::civil::Date,
    },
    /// Another process is importing.
    #[error("another import is at work in {}; try again when it is done", path.display())]
    Busy {
        /// The data folder.
        path: PathBuf,
    },
    /// A manifest is not what this version of Vokter wrote.
    #[error("{}: damaged list manifest ({reason}); move the folder away and import the list again", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A list's folder holds files and no manifest.
    #[error("{}: missing, though files of {list} are kept beside it; put it back from a copy, or import the publisher's file again", path.display())]
    ManifestMissing {
        /// Where it should be.
        path: PathBuf,
        /// The list.
        list: String,
    },
    /// A manifest of a later Vokter.
    #[error("{}: written by a later Vokter (format {found}, this one knows up to {known}); upgrade Vokter or use another data folder", path.display())]
    ManifestFormat {
        /// The manifest.
        path: PathBuf,
        /// Its format number.
        found: u32,
        /// The newest known.
        known: u32,
    },
    /// A kept file is gone.
    #[error("{}: the kept file of {list} {version} is missing; import the publisher's file again", path.display())]
    SnapshotMissing {
        /// Where it should be.
        path: PathBuf,
        /// The list.
        list: String,
        /// The version.
        version: String,
    },
    /// A kept file is not what was imported.
    #[error("{}: the kept file of {list} {version} is damaged ({found}); import the publisher's file again", path.display())]
    SnapshotCorrupt {
        /// The kept file.
        path: PathBuf,
        /// The list.
        list: String,
        /// The version.
        version: String,
        /// How it shows.
        found: String,
    },
    /// A list that the data folder does not have.
    #[error("no list {list} in {}; import the publisher's file with `vokter lists import FILE`", path.display())]
    NoSuchList {
        /// The data folder.
        path: PathBuf,
        /// The list asked for.
        list: String,
    },
    /// There is nothing to compare with.
    #[error(
        "only one version of {list} is kept, and a difference needs two; import an older or newer file with `vokter lists import FILE`"
    )]
    OneVersion {
        /// The list.
        list: String,
    },
    /// A version that no kept one comes before.
    #[error(
        "no version of {list} before {version} is kept; name a later one, or import an older file with `vokter lists import FILE`"
    )]
    NothingBefore {
        /// The list.
        list: String,
        /// The version.
        version: String,
    },
    /// A name that cannot be a list's.
    #[error("`{0}` cannot be a list's name: use lower-case letters, digits, `-` and `_`")]
    ListName(String),
    /// No version was published by that day.
    #[error(
        "no version of {list} was published on or before {date}; the oldest kept is of {oldest}"
    )]
    NothingSoEarly {
        /// The list.
        list: String,
        /// The day asked for.
        date: Date,
        /// The oldest version's date.
        oldest: Date,
    },
    /// The starter list, which is built in, breaks its rules.
    #[error("starter list: {0}")]
    Starter(#[from] crate::starter::StarterError),
}

impl Error {
    /// Whether a file was turned away because it only changes a list that is not there: it has
    /// changed nothing, and no other file lacks it.
    pub fn is_without_base(&self) -> bool {
        match self {
            Self::Read { fault, .. } => matches!(fault.fault, crate::fault::Fault::NoBase(_)),
            _ => false,
        }
    }
}

/// What was seen and what is read instead; but of broken XML only where it breaks, since it may be
/// a list.
fn unrecognised(seen: &Seen) -> String {
    let all = "`vokter lists import --help` names all that is read";
    match seen {
        Seen::BrokenXml { reason } => reason.clone(),
        Seen::Gzipped(inner) if matches!(**inner, Seen::BrokenXml { .. }) => unrecognised(inner),
        seen => {
            let begins = match seen {
                Seen::Json { head } => format!(" that begins `{head}`"),
                _ => String::new(),
            };
            let nearest = crate::recognise::nearest(seen)
                .map(|nearest| format!("nearest is {nearest}; "))
                .unwrap_or_default();
            format!("{seen}{begins}, which is no list that Vokter reads; {nearest}{all}")
        }
    }
}
