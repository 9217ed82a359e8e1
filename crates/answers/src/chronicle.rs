//! What became of the parties of a list in its newest versions: all of it at once, since to read the versions takes
//! as long for one party as for all.

use std::collections::{BTreeMap, HashMap};

use vokter_entities::Entity;
use vokter_lists::{ListStatus, Shelf, VersionState, VersionStatus, difference};

use crate::failure::Failure;
use crate::wire::difference::{Field, fields as fields_of};
use crate::wire::history::{History, Step};

/// The versions of a list that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    list: String,
    /// Their names and days, the oldest first.
    versions: Vec<(String, String)>,
    /// Whether there are older ones.
    truncated: bool,
}

/// What became of all parties of a list.
#[derive(Debug)]
pub struct Chronicle {
    span: Span,
    /// By a party's id, what happened to it in which version. Who is not here is in all versions, or in none.
    events: HashMap<String, Vec<(usize, Event)>>,
    /// Whether each version could be read.
    is_whole: bool,
}

#[derive(Debug)]
enum Event {
    Added,
    Removed,
    Changed(BTreeMap<&'static str, Field>),
}

impl Span {
    /// The newest versions of each of these lists that is on a shelf, so many at most. Those that were refused are passed over.
    ///
    /// # Errors
    /// When the shelf can't be read.
    pub fn of(shelf: &Shelf, lists: &[&str], most: usize) -> Result<Vec<Self>, Failure> {
        let kept = shelf.status().map_err(Failure::list)?;
        let asked = kept
            .iter()
            .filter(|status| lists.contains(&status.info.list.as_str()));
        Ok(asked.map(|status| Self::newest(status, most)).collect())
    }

    fn newest(status: &ListStatus, most: usize) -> Self {
        let versions = status.versions.iter();
        let versions = versions.filter(|version| version.state != VersionState::Refused);
        let versions: Vec<&VersionStatus> = versions.collect();
        let named = |version: &&VersionStatus| {
            let published = version.published.to_string();
            (version.version.clone(), published)
        };
        Self {
            list: status.info.list.clone(),
            versions: versions.iter().take(most).rev().map(named).collect(),
            truncated: versions.len() > most,
        }
    }

    /// Of which list they are.
    pub fn list(&self) -> &str {
        &self.list
    }
}

impl Chronicle {
    /// Reads the versions. Those that can't be read any more are passed over.
    pub fn read(shelf: &Shelf, span: &Span) -> Self {
        let mut read = Vec::new();
        let mut events: HashMap<String, Vec<(usize, Event)>> = HashMap::new();
        let mut before: Option<Vec<Entity>> = None;
        for version in &span.versions {
            let Ok(loaded) = shelf.load(&span.list, Some(&version.0)) else {
                continue;
            };
            if let Some(before) = &before {
                let at = read.len();
                let mut happened =
                    |id: String, event| events.entry(id).or_default().push((at, event));
                let found = difference(before, &loaded.entities);
                for party in found.added {
                    happened(party.id.0, Event::Added);
                }
                for party in found.removed {
                    happened(party.id.0, Event::Removed);
                }
                for change in found.changed {
                    let fields = fields_of(&change);
                    happened(change.party.id.0, Event::Changed(fields));
                }
            }
            before = Some(loaded.entities);
            read.push(version.clone());
        }
        Self {
            is_whole: read.len() == span.versions.len(),
            span: Span {
                versions: read,
                ..span.clone()
            },
            events,
        }
    }

    /// Whether it is good for as long as the versions are the same.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// What became of an entry, of which it is known whether the version in force has it.
    pub fn history(&self, id: &str, is_in_force: bool) -> History {
        let events = self.events.get(id).map_or(&[][..], Vec::as_slice);
        let came_or_went = events.iter().find_map(|(_, event)| match event {
            Event::Added => Some(false),
            Event::Removed => Some(true),
            Event::Changed(_) => None,
        });
        // Who changed is there.
        let mut is_there = came_or_went.unwrap_or(is_in_force || !events.is_empty());
        let mut steps = Vec::new();
        let mut events = events.iter().peekable();
        for (at, (version, published)) in self.span.versions.iter().enumerate() {
            let event = events.next_if(|(when, _)| *when == at);
            let mut fields = BTreeMap::new();
            let state = match event.map(|(_, event)| event) {
                Some(Event::Added) => "added",
                Some(Event::Removed) => "removed",
                Some(Event::Changed(changed)) => {
                    fields.clone_from(changed);
                    "changed"
                }
                None if !is_there => "absent",
                None if at == 0 => "first",
                None => "same",
            };
            is_there = !["removed", "absent"].contains(&state);
            steps.push(Step {
                version: version.clone(),
                published: published.clone(),
                state,
                fields,
            });
        }
        steps.reverse();
        History {
            id: id.to_owned(),
            list: self.span.list.clone(),
            steps,
            truncated: self.span.truncated,
        }
    }
}

#[cfg(test)]
mod tests {
    use vokter_lists::ImportOptions;

    use super::*;

    fn import(shelf: &Shelf, folder: &std::path::Path, day: &str, rows: &str) {
        let file = folder.join("mine.csv");
        std::fs::write(&file, format!("id,name,country\n{rows}")).unwrap();
        let options = ImportOptions {
            list: Some("mine".to_owned()),
            published: Some(day.parse().unwrap()),
            ..ImportOptions::default()
        };
        shelf.import(&[file], &options).unwrap();
    }

    #[test]
    fn each_party_has_what_happened_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path());
        for (day, rows) in [
            ("2026-01-01", "0,Lowest,no\n"),
            (
                "2026-02-01",
                "1,Trelvana,no\n2,Quorzam,dk\n3,Orlin,dk\n4,Kelmasti,dk\n",
            ),
            ("2026-03-01", "1,Trelvana,no\n2,Quorzam,se\n4,Kelmasti,dk\n"),
            (
                "2026-04-01",
                "1,Trelvana,no\n2,Quorzam,se\n3,Orlin,dk\n5,Prelwin,dk\n",
            ),
        ] {
            import(&shelf, folder.path(), day, rows);
        }
        let spans = Span::of(&shelf, &["mine", "none"], 3).unwrap();
        let [span] = &spans[..] else {
            panic!("{spans:?}")
        };
        let chronicle = Chronicle::read(&shelf, span);
        assert!(chronicle.is_whole());
        let check = |id: &str, is_in_force: bool, expected: [&str; 3]| {
            let history = chronicle.history(id, is_in_force);
            let states: Vec<&str> = history.steps.iter().map(|step| step.state).collect();
            assert_eq!(states, expected, "{id}");
            assert_eq!(history.steps[0].published, "2026-04-01");
            assert!(history.truncated);
            for step in &history.steps {
                assert_eq!(step.fields.is_empty(), step.state != "changed", "{id}");
            }
        };
        check("mine-1", true, ["same", "same", "first"]);
        check("mine-2", true, ["same", "changed", "first"]);
        check("mine-3", true, ["added", "removed", "first"]);
        check("mine-4", false, ["removed", "same", "first"]);
        check("mine-5", true, ["added", "absent", "absent"]);
        check("mine-0", false, ["absent", "absent", "absent"]);
    }

    /// Its file may be put back, and then it is read again.
    #[test]
    fn a_version_that_is_gone_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path());
        for (day, rows) in [
            ("2026-01-01", "1,Trelvana,no\n"),
            ("2026-02-01", "1,Quorzam,no\n"),
        ] {
            import(&shelf, folder.path(), day, rows);
        }
        let stored = shelf.status().unwrap()[0].versions[1].stored[0].clone();
        std::fs::remove_file(shelf.path().join("mine").join(stored)).unwrap();
        let spans = Span::of(&shelf, &["mine"], 8).unwrap();
        let chronicle = Chronicle::read(&shelf, &spans[0]);
        assert!(!chronicle.is_whole());
        let history = chronicle.history("mine-1", true);
        assert_eq!((history.steps.len(), history.steps[0].state), (1, "first"));
    }
}
