//! Delta files: the difference of two versions of an `entities.ftm.json`.
//!
//! Each line is `{"op": "ADD" | "MOD" | "DEL", "entity": …}`; MOD carries the whole new entity,
//! DEL the id alone. A delta speaks of the file's entities, sanctions and addresses among them,
//! so it is applied to the file and not to the parties read from it.

use std::collections::HashMap;
use std::io::{BufRead, Write};

use serde::Deserialize;
use serde_json::Value;

use super::lines::{Numbered, Operation, at, operation};
use super::thing;
use crate::fault::{Fault, Place, ReadError};
use crate::stream::Lines;

/// How many entities some deltas changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// New ones.
    pub added: usize,
    /// Changed ones.
    pub changed: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Those that stay as they were.
    pub kept: usize,
}

/// What becomes of one entity, all deltas together.
enum Becomes {
    /// It was not there, and is now.
    New(Vec<u8>),
    /// It was there, and is so now.
    Changed(Vec<u8>),
    /// It was there, and is no more.
    Gone,
    /// It was not there, came and went.
    Never,
}

/// The last word about one entity.
struct Change {
    /// Which delta speaks of it first, and in which line: this meets the version before.
    first: (usize, u64),
    /// And which one says so last.
    last: (usize, u64),
    becomes: Becomes,
    /// It met its entity in the version before.
    met: bool,
}

/// What deltas that follow each other do together.
#[derive(Default)]
pub(super) struct Changes {
    of: HashMap<String, Change>,
    /// The ids as they came.
    order: Vec<String>,
    deltas: usize,
}

/// A fault, and the delta that it is in; none where it is in the version before.
pub(super) struct Unfit {
    pub(super) delta: Option<usize>,
    pub(super) error: Box<ReadError>,
}

impl Changes {
    /// Takes the next delta in.
    pub(super) fn follow(&mut self, text: impl BufRead) -> Result<(), ReadError> {
        let delta = self.deltas;
        self.deltas += 1;
        let mut lines = Lines::new(text);
        while let Some((line, text)) = lines.read()? {
            let fail = |fault| at(line, fault);
            let json: Value = serde_json::from_slice(&text)
                .map_err(|error| fail(thing::no_json(&text, &error)))?;
            let (operation, entity) = operation(json).map_err(fail)?;
            let id = entity.get("id").and_then(Value::as_str).unwrap_or_default();
            let id = id.to_owned();
            let (first, before) = match self.of.remove(&id) {
                Some(before) if before.last.0 == delta => {
                    return Err(fail(Fault::Duplicate {
                        reference: id,
                        first: Place::Line(before.last.1),
                    }));
                }
                Some(before) => (before.first, Some(before.becomes)),
                None => {
                    self.order.push(id.clone());
                    ((delta, line), None)
                }
            };
            let whole = entity.to_string().into_bytes();
            let becomes = match (before, operation) {
                (None | Some(Becomes::Never), Operation::Add)
                | (Some(Becomes::New(_)), Operation::Modify) => Becomes::New(whole),
                (None | Some(Becomes::Changed(_)), Operation::Modify)
                | (Some(Becomes::Gone), Operation::Add) => Becomes::Changed(whole),
                (None | Some(Becomes::Changed(_)), Operation::Delete) => Becomes::Gone,
                (Some(Becomes::New(_)), Operation::Delete) => Becomes::Never,
                (Some(Becomes::New(_) | Becomes::Changed(_)), Operation::Add) => {
                    return Err(other_version(line, &id, THERE));
                }
                (Some(Becomes::Gone | Becomes::Never), _) => {
                    return Err(other_version(line, &id, NOT_THERE));
                }
            };
            if !matches!(operation, Operation::Delete) {
                // What is wrong with it is told with the place in the delta.
                thing::found(entity).map_err(fail)?;
            }
            let change = Change {
                first,
                last: (delta, line),
                becomes,
                met: false,
            };
            self.of.insert(id, change);
        }
        Ok(())
    }

    /// The lines of the version that follows from `base`: entities in its order, new ones after them
    /// in the order of the deltas. Only the deltas are in memory.
    pub(super) fn of_base<R: BufRead>(self, base: R) -> Changed<R> {
        Changed {
            base: Lines::new(base),
            changes: self,
            rest: None,
            applied: Applied::default(),
        }
    }
}

/// The lines of a version as the deltas change it.
pub(super) struct Changed<R> {
    base: Lines<R>,
    changes: Changes,
    /// The base is read; which of the ids comes next.
    rest: Option<usize>,
    pub(super) applied: Applied,
}

impl<R: BufRead> Changed<R> {
    /// The next entity, numbered as in the file that it stands in.
    pub(super) fn read(&mut self) -> Result<Option<Numbered>, Unfit> {
        let in_base = |error| Unfit {
            delta: None,
            error: Box::new(error),
        };
        while self.rest.is_none() {
            let Some((line, text)) = self.base.read().map_err(in_base)? else {
                self.rest = Some(0);
                break;
            };
            let Identified { id } = serde_json::from_slice(&text)
                .map_err(|error| in_base(at(line, thing::no_json(&text, &error))))?;
            let Some(change) = self.changes.of.get_mut(id.as_ref()) else {
                self.applied.kept += 1;
                return Ok(Some((line, text)));
            };
            change.met = true;
            match &mut change.becomes {
                Becomes::New(_) | Becomes::Never => {
                    return Err(Unfit {
                        delta: Some(change.first.0),
                        error: Box::new(other_version(change.first.1, &id, THERE)),
                    });
                }
                Becomes::Changed(entity) => {
                    self.applied.changed += 1;
                    return Ok(Some((change.last.1, std::mem::take(entity))));
                }
                Becomes::Gone => self.applied.removed += 1,
            }
        }
        while let Some(next) = self.rest
            && let Some(id) = self.changes.order.get(next)
        {
            self.rest = Some(next + 1);
            let Some(change) = self.changes.of.get_mut(id).filter(|change| !change.met) else {
                continue;
            };
            match &mut change.becomes {
                Becomes::Never => {}
                Becomes::New(entity) => {
                    self.applied.added += 1;
                    return Ok(Some((change.last.1, std::mem::take(entity))));
                }
                Becomes::Changed(_) | Becomes::Gone => {
                    return Err(Unfit {
                        delta: Some(change.first.0),
                        error: Box::new(other_version(change.first.1, id, NOT_THERE)),
                    });
                }
            }
        }
        Ok(None)
    }
}

/// Writes the version that follows from `base` by `delta`, both unpacked JSON Lines: entities in
/// the order of `base`, new ones after them in the order of the delta. Only the delta is held in
/// memory.
///
/// # Errors
/// When a line is none; when a MOD or DEL has no entity in `base`, an ADD has one already, or two
/// lines of the delta speak of one entity: the delta is then none of this version, and its line
/// is named. What was written by then is no version.
pub fn apply(
    base: impl BufRead,
    delta: impl BufRead,
    out: &mut impl Write,
) -> Result<Applied, ReadError> {
    let mut changes = Changes::default();
    changes.follow(delta)?;
    let mut changed = changes.of_base(base);
    while let Some((_, line)) = changed.read().map_err(|unfit| *unfit.error)? {
        put(out, &line)?;
    }
    Ok(changed.applied)
}

/// The data sets that all whole entities of a delta stand in.
pub(super) fn data_sets(text: impl BufRead) -> Result<Vec<String>, ReadError> {
    let mut common: Option<Vec<String>> = None;
    let mut lines = Lines::new(text);
    while let Some((line, text)) = lines.read()? {
        let Line { entity } = serde_json::from_slice(&text)
            .map_err(|error| at(line, thing::no_json(&text, &error)))?;
        let Some(sets) = entity.datasets else {
            continue;
        };
        match &mut common {
            None => common = Some(sets),
            Some(common) => common.retain(|set| sets.contains(set)),
        }
    }
    Ok(common.unwrap_or_default())
}

/// The id of a line's entity, without reading the rest into memory.
#[derive(Deserialize)]
struct Identified<'l> {
    #[serde(borrow)]
    id: std::borrow::Cow<'l, str>,
}

/// The data sets of the entity of a delta's line; none of a deletion.
#[derive(Deserialize)]
struct Line {
    entity: InSets,
}

#[derive(Deserialize)]
struct InSets {
    #[serde(default)]
    datasets: Option<Vec<String>>,
}

const THERE: &str = "is added, and is there already";
const NOT_THERE: &str = "is changed or removed, and is not there";

fn other_version(line: u64, id: &str, what: &str) -> ReadError {
    let reason = format!(
        "{id} {what}: the delta is of another version; apply those between, or fetch the whole file"
    );
    ReadError {
        record: Some(id.to_owned()),
        ..at(line, Fault::OtherVersion(reason))
    }
}

fn put(out: &mut impl Write, line: &[u8]) -> Result<(), ReadError> {
    out.write_all(line)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(|error| {
            ReadError::whole(Fault::Unreadable(format!("could not be written ({error})")))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "{\"id\":\"a\",\"schema\":\"Person\"}\n{\"id\":\"b\",\"schema\":\"Person\"}\n{\"schema\":\"Company\",\"id\":\"c\"}\n";

    fn applied(delta: &str) -> Result<(String, Applied), String> {
        let mut out = Vec::new();
        let applied = apply(BASE.as_bytes(), delta.as_bytes(), &mut out);
        let applied = applied.map_err(|error| error.to_string())?;
        Ok((String::from_utf8(out).unwrap(), applied))
    }

    #[test]
    fn adds_changes_and_removes() {
        let (text, applied) = applied(
            "{\"op\":\"DEL\",\"entity\":{\"id\":\"a\"}}\n{\"op\":\"ADD\",\"entity\":{\"id\":\"d\",\"schema\":\"Vessel\"}}\n{\"op\":\"MOD\",\"entity\":{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{}}}\n",
        )
        .unwrap();
        assert_eq!(
            text,
            "{\"id\":\"b\",\"schema\":\"Person\"}\n{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{}}\n{\"id\":\"d\",\"schema\":\"Vessel\"}\n"
        );
        assert_eq!(
            applied,
            Applied {
                added: 1,
                changed: 1,
                removed: 1,
                kept: 1
            }
        );
    }

    #[test]
    fn a_delta_of_another_version_is_refused() {
        for (delta, want) in [
            (
                "\n{\"op\":\"DEL\",\"entity\":{\"id\":\"x\"}}",
                "line 2, record x: x is changed or removed, and is not there",
            ),
            (
                "{\"op\":\"MOD\",\"entity\":{\"id\":\"x\",\"schema\":\"Person\"}}",
                "line 1, record x",
            ),
            (
                "{\"op\":\"ADD\",\"entity\":{\"id\":\"a\",\"schema\":\"Person\"}}",
                "line 1, record a: a is added, and is there already",
            ),
            (
                "{\"op\":\"DEL\",\"entity\":{\"id\":\"a\"}}\n{\"op\":\"DEL\",\"entity\":{\"id\":\"a\"}}",
                "line 2",
            ),
            (
                "{\"op\":\"PUT\",\"entity\":{\"id\":\"a\"}}",
                "`\"PUT\"` is not the `op` of a delta",
            ),
            ("{\"op\":\"ADD\"}", "an `entity` with an id"),
            ("{\"op\"", "JSON"),
            (
                "{\"op\":\"ADD\",\"entity\":{\"id\":\"d\"}}",
                "line 1, outside the records: `the entity` is not one of FollowTheMoney",
            ),
        ] {
            let error = applied(delta).unwrap_err();
            assert!(error.contains(want), "{error}");
        }
    }

    /// What some deltas make of [`BASE`], one after the other.
    fn chained(deltas: &[&str]) -> Result<Vec<String>, (Option<usize>, String)> {
        let mut changes = Changes::default();
        for (at, delta) in deltas.iter().enumerate() {
            let followed = changes.follow(delta.as_bytes());
            followed.map_err(|error| (Some(at), error.to_string()))?;
        }
        let mut changed = changes.of_base(BASE.as_bytes());
        let mut ids = Vec::new();
        loop {
            let read = changed.read();
            match read.map_err(|unfit| (unfit.delta, unfit.error.to_string()))? {
                None => return Ok(ids),
                Some((_, line)) => {
                    let json: Value = serde_json::from_slice(&line).unwrap();
                    ids.push(format!("{} {}", json["id"], json["schema"]).replace('"', ""));
                }
            }
        }
    }

    #[test]
    fn deltas_follow_each_other() {
        let op = |op: &str, id: &str, schema: &str| {
            format!("{{\"op\":\"{op}\",\"entity\":{{\"id\":\"{id}\",\"schema\":\"{schema}\"}}}}\n")
        };
        let first = op("ADD", "d", "Vessel") + &op("DEL", "a", "") + &op("MOD", "b", "Company");
        let second = op("MOD", "d", "Airplane") + &op("ADD", "a", "Company") + &op("DEL", "b", "");
        let third = op("DEL", "d", "") + &op("MOD", "a", "Vessel");
        assert_eq!(
            chained(&[&first]).unwrap(),
            ["b Company", "c Company", "d Vessel"]
        );
        assert_eq!(
            chained(&[&first, &second]).unwrap(),
            ["a Company", "c Company", "d Airplane"]
        );
        assert_eq!(
            chained(&[&first, &second, &third]).unwrap(),
            ["a Vessel", "c Company"]
        );
        // One between is missing.
        let (delta, error) = chained(&[&first, &third, &second]).unwrap_err();
        assert_eq!(delta, Some(1));
        assert!(error.starts_with("line 2, record a"), "{error}");
        let (delta, _) = chained(&[&second, &third]).unwrap_err();
        assert_eq!(delta, Some(0));
    }
}
