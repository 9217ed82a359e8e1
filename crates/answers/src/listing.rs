//! The lists as they stand, and what changed between two versions of one.

use jiff::civil::Date;
use vokter_lists::{
    DatedBy, Error, ListInfo, ListStatus, Shelf, VersionState, VersionStatus, difference, starter,
};

use crate::config::Settings;
use crate::engine;
use crate::failure::Failure;
use crate::list_names::check_names;
use crate::parties::starter_behind;
use crate::wire::difference::Difference;
use crate::wire::lists::{CORRUPT, FRESH, HISTORY, IN_FORCE, List, REFUSED, Version};

/// The lists in force.
#[derive(Debug)]
pub struct Standing {
    /// Those on the shelf, and the starter list where it stands in for others.
    pub lists: Vec<List>,
    /// That the starter list stands in, in a sentence.
    pub note: Option<String>,
    /// Kept files that are not what was imported.
    pub damaged: Vec<Failure>,
}

/// The lists in force with their versions. To verify each kept file takes reading it.
///
/// # Errors
/// When the shelf can't be read.
pub fn standing(settings: &Settings, shelf: &Shelf, verify: bool) -> Result<Standing, Failure> {
    let today = engine::today();
    let mut damaged = Vec::new();
    let mut lists: Vec<List> = Vec::new();
    for ListStatus { info, versions } in shelf.status().map_err(Failure::list)? {
        let checked = shelf.checked(&info.list);
        let mut list = of_list(info, &versions, today, settings);
        list.checked = checked.map(|time| time.to_string());
        for version in list.versions.iter_mut().filter(|_| verify) {
            if let Err(error) = shelf.verify(&list.list, &version.version) {
                if version.state == IN_FORCE {
                    list.state = CORRUPT;
                }
                version.state = CORRUPT;
                damaged.push(Failure::list(error));
            }
        }
        lists.push(list);
    }
    let full: Vec<String> = lists.iter().map(|list| list.list.clone()).collect();
    let starter = starter_behind(&full)?;
    let note = (!starter.entities.is_empty()).then(|| {
        let instead = if lists.is_empty() { "no list is imported: " } else { "" };
        format!(
            "{instead}the built-in starter list stands in for lists that are not imported; fetch them with `vokter lists update`, or put a publisher's file in with `vokter lists import FILE`"
        )
    });
    if !starter.entities.is_empty() {
        let is_alone = lists.is_empty();
        lists.push(loaded(starter.info, is_alone, settings));
    }
    Ok(Standing {
        lists,
        note,
        damaged,
    })
}

/// A list that is held, whatever became of where it is kept, alone or beside others.
pub fn loaded(info: ListInfo, is_alone: bool, settings: &Settings) -> List {
    // Nobody can fetch it anew, so that beside others its age says nothing.
    let is_built_in = info.list == starter::LIST && !is_alone;
    let list = of_list(info, &[], engine::today(), settings);
    List {
        state: if is_built_in { FRESH } else { list.state },
        ..list
    }
}

fn of_list(info: ListInfo, versions: &[VersionStatus], today: Date, settings: &Settings) -> List {
    let age_days = (today - info.published).get_days();
    let stale = age_days > settings.stale_after_days.value as i32;
    let mut versions: Vec<Version> = versions
        .iter()
        .map(|version| Version {
            version: version.version.clone(),
            published: version.published.to_string(),
            records: version.records,
            dated_by: version.dated_by.as_str(),
            files: version.files.clone(),
            state: match version.state {
                VersionState::InForce => IN_FORCE,
                VersionState::Refused => REFUSED,
                _ => HISTORY,
            },
        })
        .collect();
    if versions.is_empty() {
        versions.push(Version {
            version: info.version.clone(),
            published: info.published.to_string(),
            records: info.records,
            dated_by: DatedBy::File.as_str(),
            files: Vec::new(),
            state: IN_FORCE,
        });
    }
    List {
        list: info.list,
        title: info.title,
        version: info.version,
        published: info.published.to_string(),
        fetched: info.fetched.map(|time| time.to_string()),
        checked: None,
        sha256: info.sha256,
        records: info.records,
        by_schema: info.by_schema,
        names: info.names,
        age_days,
        state: if stale { "stale" } else { FRESH },
        versions,
    }
}

/// Two versions of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    list: String,
    /// Their names, in which the beginnings of their hashes stand.
    from: String,
    to: String,
}

impl Between {
    /// The versions that are asked for; without the later one that in force, without the earlier one that before it.
    ///
    /// # Errors
    /// When there is no such list or version.
    pub fn of(
        shelf: &Shelf,
        list: &str,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Result<Self, Failure> {
        let kept = shelf.status().map_err(Failure::list)?;
        let names: Vec<String> = kept.iter().map(|status| status.info.list.clone()).collect();
        check_names(&[list.to_owned()], &names)?;
        let of_list = kept.iter().find(|status| status.info.list == list);
        let failed = |error| unreadable(error, of_list);
        let named = |version| shelf.named(list, version).map_err(failed);
        let (from, to) = match from {
            Some(from) => (named(Some(from))?, named(to)?),
            None => shelf.last_two(list, to).map_err(failed)?,
        };
        Ok(Self {
            list: list.to_owned(),
            from,
            to,
        })
    }
}

/// What changed between two versions of a list: [`Between::of`] says which.
///
/// # Errors
/// When there is no such list or version, or a kept file is damaged.
pub fn changes(
    shelf: &Shelf,
    list: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Difference, Failure> {
    changes_between(shelf, &Between::of(shelf, list, from, to)?)
}

/// What changed between two versions of a list.
///
/// # Errors
/// When a kept file is damaged, or gone meanwhile.
pub fn changes_between(shelf: &Shelf, between: &Between) -> Result<Difference, Failure> {
    let Between { list, from, to } = between;
    let (from, to) = rayon::join(
        || shelf.load(list, Some(from)),
        || shelf.load(list, Some(to)),
    );
    let kept = shelf.status().map_err(Failure::list)?;
    let of_list = kept.iter().find(|status| status.info.list == *list);
    let failed = |error| unreadable(error, of_list);
    let (from, to) = (from.map_err(failed)?, to.map_err(failed)?);
    let difference = difference(&from.entities, &to.entities);
    Ok(Difference::of(&from.info, &to.info, &difference))
}

/// Why a version can't be compared. One that is not there was mistyped where others of its list are.
fn unreadable(error: Error, of_list: Option<&ListStatus>) -> Failure {
    let (Error::NoSuchList { list, .. }, Some(status)) = (&error, of_list) else {
        return Failure::list(error);
    };
    let versions: Vec<&str> = status
        .versions
        .iter()
        .take(VERSIONS_SHOWN)
        .map(|version| version.version.as_str())
        .collect();
    Failure::input(format!("no version {list}"))
        .hint(format!("the newest versions are {}", versions.join(", ")))
}

/// How many versions an error names.
const VERSIONS_SHOWN: usize = 5;
