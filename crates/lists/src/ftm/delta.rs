//! Delta files: the difference of two versions of an `entities.ftm.json`.
//!
//! Each line is `{"op": "ADD" | "MOD" | "DEL", "entity": …}`; MOD carries the whole new entity,
//! DEL the id alone. A delta speaks of the file's entities, sanctions and addresses among them,
//! so it is applied to the file and not to the parties read from it.

use std::collections::HashMap;
use std::io::{BufRead, Write};

use serde::Deserialize;
use serde_json::Value;

use super::lines::{Operation, at, operation};
use super::thing;
use crate::fault::{Fault, ReadError};
use crate::stream::Lines;

/// How many entities a delta changed.
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

/// What a delta does to one entity.
struct Change {
    line: u64,
    operation: Operation,
    /// The new entity, as one line; empty for a deletion.
    entity: String,
    /// It met its entity in the version before.
    met: bool,
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
    let mut changes: HashMap<String, Change> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut lines = Lines::new(delta);
    while let Some((line, text)) = lines.read()? {
        let fail = |fault| at(line, fault);
        let json: Value =
            serde_json::from_slice(&text).map_err(|error| fail(thing::no_json(&text, &error)))?;
        let (operation, entity) = operation(json).map_err(fail)?;
        let id = entity
            .get("id")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let change = Change {
            line,
            operation,
            entity: match operation {
                Operation::Delete => String::new(),
                Operation::Add | Operation::Modify => entity.to_string(),
            },
            met: false,
        };
        if let Some(before) = changes.insert(id.clone(), change) {
            let first = crate::fault::Place::Line(before.line);
            return Err(fail(Fault::Duplicate {
                reference: id,
                first,
            }));
        }
        order.push(id);
    }
    let mut applied = Applied::default();
    let mut lines = Lines::new(base);
    while let Some((line, text)) = lines.read()? {
        let Identified { id } = serde_json::from_slice(&text)
            .map_err(|error| at(line, thing::no_json(&text, &error)))?;
        let Some(change) = changes.get_mut(id.as_ref()) else {
            applied.kept += 1;
            put(out, &text)?;
            continue;
        };
        change.met = true;
        match change.operation {
            Operation::Add => {
                return Err(other_version(
                    change.line,
                    &id,
                    "is added, and is there already",
                ));
            }
            Operation::Modify => {
                applied.changed += 1;
                put(out, change.entity.as_bytes())?;
            }
            Operation::Delete => applied.removed += 1,
        }
    }
    for id in &order {
        let Some(change) = changes.get(id).filter(|change| !change.met) else {
            continue;
        };
        if change.operation != Operation::Add {
            let what = "is changed or removed, and is not there";
            return Err(other_version(change.line, id, what));
        }
        applied.added += 1;
        put(out, change.entity.as_bytes())?;
    }
    Ok(applied)
}

/// The id of a line's entity, without reading the rest into memory.
#[derive(Deserialize)]
struct Identified<'l> {
    #[serde(borrow)]
    id: std::borrow::Cow<'l, str>,
}

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
                "{\"op\":\"MOD\",\"entity\":{\"id\":\"x\"}}",
                "line 1, record x",
            ),
            (
                "{\"op\":\"ADD\",\"entity\":{\"id\":\"a\"}}",
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
        ] {
            let error = applied(delta).unwrap_err();
            assert!(error.contains(want), "{error}");
        }
    }
}
