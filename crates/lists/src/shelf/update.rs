//! Versions come from the publishers: fetched whole, read whole, and put in force only when newer
//! and within bounds. Whatever happens, the version in force stays whole.

use std::path::PathBuf;

use super::content::Content;
use super::fetched::{Fetched, FetchedFile};
use super::import::{Bounds, Imported, Standing};
use super::incoming::{self, Arrived, Incoming, Known};
use super::manifest::{Manifest, Version};
use super::{DatedBy, Kept, Previous, Shelf, disk};
use crate::error::Error;
use crate::fetch::{Answer, Client, Event, FetchError, Mark, Source};
use crate::list::{ListInfo, LoadedList};
use crate::recognise::Asked;

/// What an update of one list came to.
#[derive(Clone, Debug)]
pub struct Updated {
    /// What became of what the publisher gives out now.
    pub state: UpdateState,
    /// The version that the publisher gives out.
    pub info: ListInfo,
    /// The version that was in force before; none for a new list.
    pub previous: Option<Previous>,
    /// What it lacks, where it was kept aside for that.
    pub loss: Option<super::Loss>,
    /// What the reader says of the files, one line each.
    pub warnings: Vec<String>,
    /// The list itself, where it is in force from now on.
    pub read: Option<LoadedList>,
}

/// What became of what the publisher gives out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpdateState {
    /// It is in force from now on.
    Updated,
    /// It is what was in force already.
    Unchanged,
    /// It is older than what is in force, and was not taken.
    Older,
    /// It lacks too much, and was kept aside.
    Refused,
}

/// Why a list was not updated. What was in force still is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// Not all files came whole.
    #[error("{0}")]
    Fetch(#[from] FetchError),
    /// What came is not a list that can be taken.
    #[error("{0}")]
    Content(Error),
    /// What came is more than one list.
    #[error(
        "{address}: {found}, where only {list} is expected; check the addresses in sources.toml"
    )]
    NotOne {
        /// The first address.
        address: String,
        /// The list of the source.
        list: String,
        /// What the files are.
        found: String,
    },
    /// The shelf cannot be read or written.
    #[error("{0}")]
    Shelf(Error),
}

impl UpdateError {
    /// Whether something came and was turned away, rather than nothing came.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Content(_) | Self::NotOne { .. })
    }
}

/// A file in hand with what its server said.
struct Gathered {
    arrived: Arrived,
    mark: Mark,
}

impl Shelf {
    /// Fetches what a publisher gives out now. It takes effect only if every file came whole, they
    /// are this list and no other, well-formed to the end, not older than the version in force, and
    /// lack no more than a [`Loss`](super::Loss) says. `token` is the publisher's, if it gives any.
    ///
    /// # Errors
    /// When any of that is not so, but for what is told by the [`UpdateState`]. Nothing has changed.
    pub fn update(
        &self,
        source: &Source,
        token: Option<&str>,
        client: &Client,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Updated, UpdateError> {
        let token = token.filter(|token| !token.is_empty());
        if let (Some(variable), None) = (&source.token, token)
            && let Some(address) = source.files.first()
        {
            return Err(UpdateError::Fetch(FetchError::NoToken {
                address: address.clone(),
                variable: variable.clone(),
            }));
        }
        let manifest = self.manifest(&source.list).map_err(UpdateError::Shelf)?;
        let known = manifest.as_ref().and_then(|manifest| self.known(manifest));
        let Some(gathered) = self.gather(source, token, client, known.as_ref(), watch)? else {
            // Every server says that it has nothing newer than what is in force.
            return match (manifest, known) {
                (Some(manifest), Some(known)) => {
                    Ok(self.nothing_new(&manifest, &known.version, known.fetched.files))
                }
                // Without a known version nothing is asked for conditionally.
                _ => Err(UpdateError::Shelf(self.no_such(&source.list))),
            };
        };
        let (arrived, marks): (Vec<Arrived>, Vec<(PathBuf, Mark)>) = gathered
            .into_iter()
            .map(|file| {
                let path = file.arrived.path.clone();
                (file.arrived, (path, file.mark))
            })
            .unzip();
        let incoming = one_list(source, arrived)?;
        // A server that only dates the same content anew has nothing new.
        let weakly_dated = matches!(incoming.version.dated_by, DatedBy::Server | DatedBy::Import);
        if let Some(manifest) = &manifest
            && let Some(version) = manifest.in_force()
            && weakly_dated
            && version.has_content_of(&incoming.version)
            && self.kept(manifest, version).is_ok()
        {
            let files = remembered(&incoming, version, &marks);
            return Ok(self.nothing_new(manifest, version, files));
        }
        let warnings = incoming.warnings.clone();
        let mut incoming = [incoming];
        let imported = self
            .take_in(&mut incoming, Bounds::KeptAside)
            .map_err(UpdateError::Shelf)?;
        let [incoming] = incoming;
        let Some(imported) = imported.into_iter().next() else {
            return Err(UpdateError::Shelf(self.no_such(&source.list)));
        };
        let state = self.settled(&imported, &incoming, &marks);
        Ok(Updated {
            state,
            info: imported.info,
            previous: imported.previous,
            loss: imported.loss,
            warnings,
            read: imported.read,
        })
    }

    /// Every file of a source; none when no server has anything new.
    fn gather(
        &self,
        source: &Source,
        token: Option<&str>,
        client: &Client,
        known: Option<&InHand>,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Option<Vec<Gathered>>, UpdateError> {
        let mut budget = client.budget(source);
        let mut files = Vec::with_capacity(source.files.len());
        // A source with another number of files is another version, even if each file is known.
        let known = known.filter(|known| known.fetched.files.len() == source.files.len());
        for address in &source.files {
            let in_hand = known.and_then(|known| known.file(address.as_str()));
            let mark = in_hand.as_ref().map(|(mark, _)| mark.clone());
            let mark = mark.unwrap_or_default();
            let answer = client.fetch(address, self.path(), token, &mark, budget, watch)?;
            let (now, mark) = match (answer, in_hand) {
                (Answer::File { body, mark }, _) => {
                    budget = budget.after(&body);
                    let content = Content::of_body(body, address.as_str(), self.path());
                    (Now::Fetched(content.map_err(UpdateError::Content)?), mark)
                }
                (Answer::Unchanged, Some((_, kept))) => (Now::Same(kept), mark),
                // No server is asked conditionally without a file in hand.
                (Answer::Unchanged, None) => continue,
            };
            files.push((address, now, mark));
        }
        if files.iter().all(|(_, now, _)| matches!(now, Now::Same(_))) {
            return Ok(None);
        }
        let gathered = files.into_iter().map(|(address, now, mark)| {
            let content = match now {
                Now::Fetched(content) => content,
                Now::Same(kept) => match &kept.bytes {
                    Some(bytes) => Content::Memory(bytes.clone()),
                    None => Content::Kept {
                        path: kept.path.clone(),
                        file: kept.file.clone(),
                    },
                },
            };
            Ok(Gathered {
                arrived: Arrived {
                    path: PathBuf::from(address.as_str()),
                    content,
                    server_date: mark.day(),
                },
                mark,
            })
        });
        gathered.collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// What is known of the version in force, if its files are all there and whole.
    fn known(&self, manifest: &Manifest) -> Option<InHand> {
        let version = manifest.in_force()?;
        let fetched = Fetched::read(&self.folder(&manifest.list), &version.sha256)?;
        let kept = self.kept(manifest, version).ok()?;
        let hashes = version.files.iter().map(|file| file.sha256.clone());
        Some(InHand {
            fetched,
            files: hashes.zip(kept).collect(),
            version: version.clone(),
        })
    }

    /// The publisher gives out what is in force.
    fn nothing_new(
        &self,
        manifest: &Manifest,
        version: &Version,
        files: Vec<FetchedFile>,
    ) -> Updated {
        self.remember(&manifest.list, version, files);
        Updated {
            state: UpdateState::Unchanged,
            info: manifest.info(version),
            previous: Some(Previous::of(version)),
            loss: None,
            warnings: Vec::new(),
            read: None,
        }
    }

    /// What it came to, remembered where it is in force now.
    fn settled(
        &self,
        imported: &Imported,
        incoming: &Incoming,
        marks: &[(PathBuf, Mark)],
    ) -> UpdateState {
        let state = match imported.standing {
            Standing::InForce => UpdateState::Updated,
            Standing::Refused => UpdateState::Refused,
            Standing::History | Standing::Older => UpdateState::Older,
            Standing::Known => UpdateState::Unchanged,
        };
        let manifest = self.manifest(&incoming.list).ok().flatten();
        let in_force = manifest.as_ref().and_then(Manifest::in_force);
        let Some(in_force) = in_force else {
            return state;
        };
        let is_in_force = in_force.name() == imported.info.version;
        if is_in_force {
            let files = remembered(incoming, in_force, marks);
            self.remember(&incoming.list, in_force, files);
        }
        match state {
            UpdateState::Unchanged if !is_in_force => UpdateState::Older,
            state => state,
        }
    }

    /// Remembers what the servers said. It only saves downloads: where it cannot be written, the
    /// next update fetches again.
    fn remember(&self, list: &str, version: &Version, files: Vec<FetchedFile>) {
        if let Ok(_lock) = disk::Lock::take(self.path()) {
            let _ = Fetched::now(&version.sha256, files).write(&self.folder(list));
        }
    }

    /// When the publisher was last asked for a list and had nothing newer than what is in force.
    pub fn checked(&self, list: &str) -> Option<jiff::Timestamp> {
        let manifest = self.manifest(list).ok()??;
        let version = manifest.in_force()?;
        Fetched::read(&self.folder(list), &version.sha256).and_then(|fetched| fetched.checked())
    }

    fn no_such(&self, list: &str) -> Error {
        Error::NoSuchList {
            path: self.path().into(),
            list: list.to_owned(),
        }
    }
}

/// The version in force with its files, verified.
struct InHand {
    version: Version,
    fetched: Fetched,
    /// By the SHA-256 of each file as it came.
    files: Vec<(String, Kept)>,
}

impl InHand {
    /// What a server said of a file, and the file.
    fn file(&self, address: &str) -> Option<(Mark, &Kept)> {
        let file = self.fetched.files.iter().find(|f| f.address == address)?;
        let (_, kept) = self.files.iter().find(|(hash, _)| *hash == file.sha256)?;
        let mark = Mark {
            etag: file.etag.clone(),
            last_modified: file.last_modified.clone(),
        };
        Some((mark, kept))
    }
}

/// A file of a source, as its server has it now.
enum Now<'k> {
    Fetched(Content),
    Same(&'k Kept),
}

/// The files as one version of the source's list, and nothing else.
fn one_list(source: &Source, arrived: Vec<Arrived>) -> Result<Incoming, UpdateError> {
    let count = arrived.len();
    let address = arrived
        .first()
        .map(|file| file.path.display().to_string())
        .unwrap_or_default();
    let asked = if source.is_published {
        // Its content must say what it is: a wrong file behind the address is not believed.
        Asked::default()
    } else {
        Asked {
            list: Some(source.list.clone()),
            columns: source.columns.clone(),
        }
    };
    let known = Known {
        asked,
        published: None,
    };
    let mut incoming = incoming::read(arrived, &known).map_err(UpdateError::Content)?;
    let not_one = |found: String| UpdateError::NotOne {
        address: address.clone(),
        list: source.list.clone(),
        found,
    };
    let (Some(only), true) = (incoming.pop(), incoming.is_empty()) else {
        return Err(not_one(format!("the {count} files are several lists")));
    };
    if only.list != source.list {
        return Err(not_one(format!("this is the list {}", only.list)));
    }
    if only.paths.len() != count {
        return Err(not_one("not all files belong together".to_owned()));
    }
    Ok(only)
}

/// What to remember of the files that became, or already were, a version.
fn remembered(
    incoming: &Incoming,
    version: &Version,
    marks: &[(PathBuf, Mark)],
) -> Vec<FetchedFile> {
    let files = incoming.paths.iter().zip(&incoming.version.files);
    files
        .filter_map(|(path, file)| {
            let (_, mark) = marks.iter().find(|(of, _)| of == path)?;
            let kept = version
                .files
                .iter()
                .find(|kept| kept.unpacked_sha256 == file.unpacked_sha256)?;
            Some(FetchedFile {
                address: path.to_str()?.to_owned(),
                sha256: kept.sha256.clone(),
                etag: mark.etag.clone(),
                last_modified: mark.last_modified.clone(),
            })
        })
        .collect()
}
