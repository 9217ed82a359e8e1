//! Delta files of FollowTheMoney, applied to the version in force of their data set.
//!
//! The new version is made of the files of the one before and of the delta, in their order: all are
//! kept as they came, and whoever has them can make the version again.

use std::path::PathBuf;

use super::content::{self, Content};
use super::dated::DatedBy;
use super::incoming::{self, Arrived, Incoming, Known};
use super::manifest::{Manifest, Version};
use super::{Kept, Shelf};
use crate::error::Error;
use crate::fault::{Fault, ReadError};
use crate::ftm;
use crate::recognise::Asked;

/// The deltas among some files, where no collection came with them that they could belong to.
pub(super) fn apart(arrived: Vec<Arrived>) -> (Vec<Arrived>, Vec<Arrived>) {
    if arrived
        .iter()
        .any(|file| ftm::is_whole(&file.content.stream()))
    {
        return (arrived, Vec::new());
    }
    arrived
        .into_iter()
        .partition(|file| !ftm::is_delta(&file.content.stream()))
}

impl Shelf {
    /// The versions that some deltas make, those of one list together in the order in which they
    /// were given.
    pub(super) fn with_deltas(
        &self,
        deltas: Vec<Arrived>,
        known: &Known,
    ) -> Result<Vec<Result<Incoming, Error>>, Error> {
        let mut read = Vec::new();
        let mut of_lists: Vec<(Manifest, Vec<Arrived>)> = Vec::new();
        for delta in deltas {
            match self.base_of(&delta, known) {
                Ok(manifest) => match of_lists
                    .iter_mut()
                    .find(|(known, _)| known.list == manifest.list)
                {
                    Some((_, deltas)) => deltas.push(delta),
                    None => of_lists.push((manifest, vec![delta])),
                },
                Err(error @ Error::Read { .. }) => read.push(Err(error)),
                Err(error) => return Err(error),
            }
        }
        for (manifest, deltas) in of_lists {
            read.push(self.with_deltas_of(&manifest, deltas, known)?);
        }
        Ok(read)
    }

    /// The list that a delta changes: the one that the user says, or the only one on the shelf that
    /// is called as a data set of all its entities.
    fn base_of(&self, delta: &Arrived, known: &Known) -> Result<Manifest, Error> {
        let refused = |error| Error::Read {
            path: delta.path.clone(),
            fault: Box::new(error),
        };
        let no_base = |what: String| {
            refused(ReadError::whole(Fault::NoBase(format!(
                "this is a delta file, the difference of two versions, {what}; or take the whole entities in it as a part of the list with --part"
            ))))
        };
        let kept = |list: &str| -> Result<Option<Manifest>, Error> {
            let manifest = self.manifest(list)?;
            Ok(manifest.filter(|manifest| manifest.in_force().is_some()))
        };
        if let Some(list) = &known.asked.list {
            return kept(list)?.ok_or_else(|| {
                no_base(format!(
                    "and there is no {list} that it could change: import its whole entities.ftm.json first"
                ))
            });
        }
        let sets = ftm::data_sets_of_delta(&delta.content.stream()).map_err(refused)?;
        let mut found = Vec::new();
        for set in sets.iter().filter(|set| super::is_list_name(set)) {
            found.extend(kept(set)?);
        }
        match (found.pop(), found.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(_), false) => Err(no_base(
                "and it may be of several lists that are kept: say which with --list".to_owned(),
            )),
            (None, _) => Err(no_base(match sets.as_slice() {
                [set] => format!(
                    "and there is no {set} that it could change: import its whole entities.ftm.json first, or say with --list which list it changes"
                ),
                _ => "and does not say of which list: say with --list which one it changes"
                    .to_owned(),
            })),
        }
    }

    /// The version that follows from the one in force.
    fn with_deltas_of(
        &self,
        manifest: &Manifest,
        deltas: Vec<Arrived>,
        known: &Known,
    ) -> Result<Result<Incoming, Error>, Error> {
        let Some(base) = manifest.in_force() else {
            return Ok(Err(Error::NoSuchList {
                path: self.path().into(),
                list: manifest.list.clone(),
            }));
        };
        let paths: Vec<PathBuf> = deltas.iter().map(|delta| delta.path.clone()).collect();
        let mut files = self.files_of(manifest, base)?;
        if !files
            .iter()
            .any(|file| ftm::is_whole(&file.content.stream()))
        {
            return Ok(Err(Error::Read {
                path: paths.first().cloned().unwrap_or_default(),
                fault: Box::new(ReadError::whole(Fault::NoBase(format!(
                    "this is a delta file, the difference of two versions of an entities.ftm.json, and {} {} was none: import that first",
                    manifest.list,
                    base.name()
                )))),
            }));
        }
        let hashes: Vec<&String> = base
            .files
            .iter()
            .map(|file| &file.unpacked_sha256)
            .collect();
        for delta in deltas {
            // What was applied is not applied again.
            if !hashes.contains(&&unpacked_sha256(&delta)?) {
                files.push(delta);
            }
        }
        let known = Known {
            asked: Asked {
                list: Some(manifest.list.clone()),
                columns: base.asked.columns.clone(),
            },
            published: known.published,
        };
        let read = incoming::read(files, &known);
        Ok(read.map(|mut read| {
            // One list is made of one collection.
            let mut made = read.swap_remove(0);
            made.paths = paths;
            // What follows is never older than what it follows from.
            if made.version.dated_by != DatedBy::Asked && made.version.published < base.published {
                made.version.published = base.published;
                made.version.dated_by = base.dated_by;
            }
            made
        }))
    }

    /// The files of a kept version, verified, as if they came again.
    fn files_of(&self, manifest: &Manifest, version: &Version) -> Result<Vec<Arrived>, Error> {
        let kept = self.kept(manifest, version)?;
        let files = kept.into_iter();
        let arrived = files.map(|Kept { path, file, bytes }| Arrived {
            path: PathBuf::from(&file.file),
            content: match bytes {
                Some(bytes) => Content::Memory(bytes),
                None => Content::Kept { path, file },
            },
            server_date: None,
        });
        Ok(arrived.collect())
    }
}

fn unpacked_sha256(file: &Arrived) -> Result<String, Error> {
    match &file.content {
        Content::Memory(bytes) => content::unpacked_hash(bytes).map_err(|fault| Error::Unpack {
            path: file.path.clone(),
            fault,
        }),
        Content::Staged(staged) => Ok(staged.unpacked_sha256.clone()),
        Content::Kept { file, .. } => Ok(file.unpacked_sha256.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ImportOptions, Imported, Standing};

    fn line(id: &str, name: &str, day: &str) -> String {
        format!(
            "{{\"id\":\"{id}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"{name}\"],\"topics\":[\"sanction\"]}},\"datasets\":[\"xx\"],\"last_seen\":\"{day}T01:02:03\"}}"
        )
    }

    fn op(op: &str, entity: &str) -> String {
        format!("{{\"op\":\"{op}\",\"entity\":{entity}}}\n")
    }

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn shelf(&self) -> Shelf {
            Shelf::at(self.0.path())
        }

        fn import(&self, files: &[(&str, &str)], part: bool) -> Result<Vec<Imported>, String> {
            let paths: Vec<PathBuf> = files
                .iter()
                .map(|(name, text)| {
                    let path = self.0.path().join(name);
                    std::fs::write(&path, text).unwrap();
                    path
                })
                .collect();
            let options = ImportOptions {
                part,
                ..ImportOptions::default()
            };
            let imported = self.shelf().import(&paths, &options);
            imported.map_err(|error| error.to_string())
        }

        fn names(&self) -> Vec<String> {
            let list = self.shelf().load("xx", None).unwrap();
            let entities = list.entities.iter();
            entities.map(|entity| entity.caption().to_owned()).collect()
        }
    }

    #[test]
    fn a_delta_makes_the_next_version() {
        let folder = Folder(tempfile::tempdir().unwrap());
        let first = op("MOD", &line("b", "Bb Cc", "2024-05-02")) + &op("DEL", "{\"id\":\"a\"}");
        // Without what it changes it is none.
        let error = folder.import(&[("d1.json", &first)], false).unwrap_err();
        assert!(
            error.contains("there is no xx that it could change") && !error.contains('\n'),
            "{error}"
        );
        let base = [
            line("a", "Aa Aa", "2024-05-01"),
            line("b", "Bb Bb", "2024-05-01"),
            line("c", "Cc Cc", "2024-05-01"),
        ];
        let base = base.join("\n") + "\n";
        folder.import(&[("base.json", &base)], false).unwrap();
        let made = folder.import(&[("d1.json", &first)], false).unwrap();
        assert_eq!((made.len(), made[0].standing), (1, Standing::InForce));
        assert_eq!(made[0].info.published.to_string(), "2024-05-02");
        assert_eq!(folder.names(), ["Bb Cc", "Cc Cc"]);
        // The next follows from that; the day of what it removes is not its own.
        let second = op("ADD", &line("d", "Dd Dd", "2024-05-01"));
        let made = folder.import(&[("d2.json", &second)], false).unwrap();
        assert_eq!(made[0].standing, Standing::InForce);
        assert_eq!(made[0].info.published.to_string(), "2024-05-02");
        assert_eq!(folder.names(), ["Bb Cc", "Cc Cc", "Dd Dd"]);
        // What was applied already changes nothing, and what fits no more is refused.
        let again = folder.import(&[("d1.json", &first)], false).unwrap();
        assert_eq!(again[0].standing, Standing::Known);
        let third = op("DEL", "{\"id\":\"a\"}") + &op("MOD", &line("b", "Bb", "2024-05-03"));
        let error = folder.import(&[("d3.json", &third)], false).unwrap_err();
        assert!(
            error.contains("d3.json: line 1, record a") && error.contains("another version"),
            "{error}"
        );
        assert_eq!(folder.names().len(), 3);
        // Every version is there, and each file once.
        let status = folder.shelf().status().unwrap();
        assert_eq!(status[0].versions.len(), 3);
        for version in &status[0].versions {
            folder.shelf().load("xx", Some(&version.version)).unwrap();
        }
        let kept = std::fs::read_dir(folder.shelf().folder("xx")).unwrap();
        assert_eq!(kept.count(), 4);
        // What goes with the older versions is not what the newest is made of.
        let one = std::num::NonZeroUsize::MIN;
        let pruned = folder.shelf().prune("xx", one).unwrap();
        assert_eq!((pruned.dropped.len(), pruned.files), (2, 0));
        assert_eq!(folder.names().len(), 3);
    }

    #[test]
    fn with_its_base_in_one_call_or_by_itself() {
        let folder = Folder(tempfile::tempdir().unwrap());
        let base = line("a", "Aa Aa", "2024-05-01");
        let delta = op("ADD", &line("b", "Bb Bb", "2024-05-02"));
        let by_itself = folder.import(&[("delta.json", &delta)], true).unwrap();
        assert_eq!(by_itself[0].info.records, 1);
        let both = folder
            .import(&[("delta.json", &delta), ("base.json", &base)], false)
            .unwrap();
        assert_eq!((both.len(), both[0].info.records), (1, 2));
        assert_eq!(both[0].standing, Standing::InForce);
        assert_eq!(folder.names(), ["Aa Aa", "Bb Bb"]);
    }
}
