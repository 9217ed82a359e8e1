//! JSON Lines of entities, whole or nested, and delta files.

use std::io::BufRead;
use std::thread;

use serde_json::Value;

use super::delta;
use super::gather::{Gathered, Gatherer};
use super::thing::{self, Found};
use crate::fault::{Fault, Place, ReadError};
use crate::stream::{Lines, Stream};

/// How many bytes of text are understood at once, all threads together: this bounds what is in
/// memory besides the parties.
const BATCH_BYTES: usize = 8 << 20;

/// A line with its number.
pub(super) type Numbered = (u64, Vec<u8>);

/// What a line of a delta does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Add,
    Modify,
    Delete,
}

/// What a line says; only the line of a deletion has no entity.
struct Said {
    operation: Option<Operation>,
    found: Option<Found>,
}

/// Reads a file of entities, or a delta by itself.
pub(super) fn read(stream: &Stream<'_>, delta: bool) -> Result<Gathered, ReadError> {
    let mut lines = Lines::new(opened(stream)?);
    let (gatherer, counts) = gather(&mut || lines.read(), delta)?;
    let mut gathered = gatherer.finish()?;
    if delta {
        let [added, changed, removed] = counts;
        gathered.warnings.insert(
            0,
            format!(
                "this is a delta file, the difference of two versions: of its {} lines {added} add, {changed} change and {removed} remove an entity; by itself it gives the {} whole entities in it and no more, so apply it to the version before to have the list",
                added + changed + removed,
                added + changed,
            ),
        );
    }
    Ok(gathered)
}

/// Reads a file of entities as the deltas change it, which follow each other.
pub(super) fn read_changed(
    base: &Stream<'_>,
    deltas: &[&Stream<'_>],
) -> Result<Gathered, delta::Unfit> {
    let in_base = |error| delta::Unfit {
        delta: None,
        error: Box::new(error),
    };
    let mut changes = delta::Changes::default();
    for (at, stream) in deltas.iter().enumerate() {
        let followed = opened(stream).and_then(|text| changes.follow(text));
        followed.map_err(|error| delta::Unfit {
            delta: Some(at),
            error: Box::new(error),
        })?;
    }
    let mut changed = changes.of_base(opened(base).map_err(in_base)?);
    let mut unfit = None;
    let mut next = || {
        changed.read().map_err(|fault| {
            unfit = fault.delta;
            *fault.error
        })
    };
    let gathered = gather(&mut next, false).and_then(|(gatherer, _)| gatherer.finish());
    let mut gathered = gathered.map_err(|error| delta::Unfit {
        delta: unfit,
        error: Box::new(error),
    })?;
    let delta::Applied {
        added,
        changed,
        removed,
        kept,
    } = changed.applied;
    gathered.warnings.insert(
        0,
        format!(
            "{} applied to its version before: {added} entities added, {changed} changed, {removed} removed, {kept} as they were",
            match deltas {
                [_] => "a delta file".to_owned(),
                several => format!("{} delta files", several.len()),
            }
        ),
    );
    Ok(gathered)
}

/// The unpacked text.
pub(super) fn opened<'a>(stream: &Stream<'a>) -> Result<Box<dyn BufRead + 'a>, ReadError> {
    stream
        .open()
        .map_err(|error| ReadError::whole(Fault::Unreadable(error.to_string())))
}

/// Takes in every line, and counts the operations of a delta.
fn gather(
    next: &mut dyn FnMut() -> Result<Option<Numbered>, ReadError>,
    delta: bool,
) -> Result<(Gatherer, [usize; 3]), ReadError> {
    let mut gatherer = Gatherer::default();
    let mut counts = [0_usize; 3];
    let mut batch: Vec<Numbered> = Vec::new();
    loop {
        let mut bytes = 0;
        batch.clear();
        while bytes < BATCH_BYTES {
            let Some(line) = next()? else { break };
            bytes += line.1.len();
            batch.push(line);
        }
        if batch.is_empty() {
            return Ok((gatherer, counts));
        }
        for (line, said) in understood(&batch, delta) {
            let said = said.map_err(|fault| at(line, fault))?;
            if let Some(operation) = said.operation {
                counts[operation as usize] += 1;
            }
            if let Some(found) = said.found {
                gatherer
                    .take(line, found)
                    .map_err(|fault| at(line, fault))?;
            }
        }
    }
}

/// Understands lines on all cores, each by itself, in order.
fn understood(batch: &[Numbered], delta: bool) -> Vec<(u64, Result<Said, Fault>)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let each = batch.len().div_ceil(threads).max(1);
    let understand = move |lines: &[Numbered]| -> Vec<(u64, Result<Said, Fault>)> {
        let said = |(number, line): &Numbered| (*number, said(line, delta));
        lines.iter().map(said).collect()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = batch
            .chunks(each)
            .map(|lines| scope.spawn(move || understand(lines)))
            .collect();
        let joined = workers.into_iter().map(|worker| {
            worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.flatten().collect()
    })
}

fn said(line: &[u8], delta: bool) -> Result<Said, Fault> {
    let json: Value = serde_json::from_slice(line).map_err(|error| thing::no_json(line, &error))?;
    if !delta {
        return Ok(Said {
            operation: None,
            found: Some(thing::found(json)?),
        });
    }
    let (operation, entity) = operation(json)?;
    Ok(Said {
        operation: Some(operation),
        found: match operation {
            Operation::Delete => None,
            Operation::Add | Operation::Modify => Some(thing::found(entity)?),
        },
    })
}

/// Takes the line of a delta apart.
pub(super) fn operation(mut json: Value) -> Result<(Operation, Value), Fault> {
    let wrong = |value: String, expected: &str| Fault::Value {
        value: crate::fault::shortened(&value),
        expected: expected.to_owned(),
    };
    let operation = match json.get("op").and_then(Value::as_str) {
        Some("ADD") => Operation::Add,
        Some("MOD") => Operation::Modify,
        Some("DEL") => Operation::Delete,
        _ => {
            let value = json.get("op").map(Value::to_string).unwrap_or_default();
            return Err(wrong(value, "the `op` of a delta: ADD, MOD or DEL"));
        }
    };
    let entity = json.get_mut("entity").map(Value::take);
    let entity = entity.filter(|entity| entity.get("id").is_some_and(Value::is_string));
    let entity = entity.ok_or_else(|| wrong(String::new(), "an `entity` with an id"))?;
    Ok((operation, entity))
}

/// A fault in a line.
pub(super) fn at(line: u64, fault: Fault) -> ReadError {
    ReadError {
        place: Place::Line(line),
        record: None,
        field: None,
        fault,
    }
}
