//! `vokter lists`: the lists in force, each kept file verified.

use jiff::civil::Date;
use vokter_lists::{DatedBy, ListInfo, ListStatus, Shelf, VersionState, VersionStatus};

use super::Arguments;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::config::Settings;
use vokter_answers::engine;
use vokter_answers::parties::starter_behind;
use vokter_answers::wire::lists::{CORRUPT, HISTORY, IN_FORCE, List, REFUSED, Version};

/// Shows what there is, each kept file verified against its hash.
pub(super) fn run(
    arguments: &Arguments,
    settings: &Settings,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let today = jiff::tz::Offset::UTC.to_datetime(engine::now()).date();
    let kept = shelf.status().map_err(Failure::list)?;
    let mut damaged = Vec::new();
    let mut lists: Vec<List> = Vec::new();
    for ListStatus { info, versions } in kept {
        let checked = shelf.checked(&info.list);
        let mut list = wire_list(info, &versions, today, settings);
        list.checked = checked.map(|time| time.to_string());
        for version in &mut list.versions {
            if let Err(error) = shelf.verify(&list.list, &version.version) {
                if version.state == IN_FORCE {
                    list.state = CORRUPT;
                }
                version.state = CORRUPT;
                damaged.push(error);
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
        lists.push(wire_list(starter.info, &[], today, settings));
    }
    if arguments.json {
        printer.json(&lists)?;
    } else {
        printer.data(&render::lists::text(&lists, note.as_deref()))?;
    }
    let outcome = Outcome {
        partly_failed: !damaged.is_empty(),
        ..Outcome::DONE
    };
    for error in damaged {
        printer.failure(&Failure::list(error));
    }
    Ok(outcome)
}

fn wire_list(info: ListInfo, versions: &[VersionStatus], today: Date, settings: &Settings) -> List {
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
        state: if stale { "stale" } else { "fresh" },
        versions,
    }
}
