//! The UN Security Council Consolidated List, in the publisher's XML.
//!
//! The file is read in three steps: `reader` turns the stream of elements into records,
//! `party` turns a record into an entity, and around it `birth`, `documents`
//! and `places` each know one of the publisher's habits. A record without a reference number
//! or a name, a reference number that occurs twice, or a day that is none, refuses the file: a list is read whole or
//! not at all.
//!
//! Source of the format: the publisher's schema, sc-sanctions.xsd, and five files of 2021 to 2026.

mod birth;
mod documents;
mod party;
mod places;
mod reader;
mod record;
mod ship;

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;

use jiff::civil::Date;
use vokter_entities::Entity;

use crate::fault::{Fault, Place, ReadError};
use crate::list::Publication;
use crate::recognise::{Reading, Shape};
use record::Record;

/// The list's name.
pub const LIST: &str = "un-sc";

/// What people call it.
pub const TITLE: &str = "UN Security Council Consolidated List";

/// The format, known by its root element.
pub(crate) const SHAPE: Shape = Shape {
    what: "the UN Security Council Consolidated List in XML (root <CONSOLIDATED_LIST>)",
    recognises: |look| look.is_xml("CONSOLIDATED_LIST"),
    reading: Reading::Whole(|bytes, _| read(bytes).map(Consolidated::into_publication)),
};

/// The list as read from one file.
#[derive(Clone, Debug)]
pub struct Consolidated {
    /// The day of `dateGenerated`.
    pub published: Date,
    /// What the file's elements count, before an alias element becomes several names.
    pub counts: ElementCounts,
    /// Individuals, then entities, in the file's order.
    pub entities: Vec<Entity>,
}

/// How many of what stand in the file: the publisher's elements, not Vokter's names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ElementCounts {
    /// INDIVIDUAL elements.
    pub individuals: usize,
    /// ENTITY elements.
    pub entities: usize,
    /// Non-empty aliases of individuals with quality Good.
    pub good_aliases: usize,
    /// Non-empty aliases of individuals with quality Low.
    pub low_aliases: usize,
    /// Non-empty aliases of entities.
    pub entity_aliases: usize,
    /// Individuals with at least one date or year of birth.
    pub with_birth_date: usize,
    /// Records with NAME_ORIGINAL_SCRIPT.
    pub original_script: usize,
}

impl Consolidated {
    /// The list without what only the UN's reader knows.
    pub fn into_publication(self) -> Publication {
        Publication {
            is_part: false,
            list: LIST.to_owned(),
            title: TITLE.to_owned(),
            published: Some(self.published),
            entities: self.entities,
            ..Publication::default()
        }
    }
}

/// Reads the unpacked XML.
///
/// # Errors
/// Where and why the file is not such a list; then nothing of it is used.
pub fn read(bytes: &[u8]) -> Result<Consolidated, ReadError> {
    let mut reader = reader::Reader::new(bytes)?;
    // Half the work is the XML and half what its fields mean: two threads read the list in half
    // the time, which is felt when a command line tool starts.
    let (counts, entities) = thread::scope(|scope| {
        let (batches, received) = mpsc::sync_channel(BATCHES_WAITING);
        let parties = scope.spawn(move || parties(received));
        let counts = records(&mut reader, &batches);
        drop(batches);
        let entities = parties
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // A record that was handed on stands before the place where reading stopped.
        let entities = entities?;
        Ok((counts?, entities))
    })?;
    if entities.is_empty() {
        return Err(reader.error(Fault::NoRecords));
    }
    Ok(Consolidated {
        published: reader.published()?,
        counts,
        entities,
    })
}

/// How many records are handed on at once.
const BATCH: usize = 32;

/// How many batches may wait, so that a huge file is not all in memory twice.
const BATCHES_WAITING: usize = 16;

/// A record and its reference number.
type Numbered<'a> = (Record<'a>, String);

/// Reads all records, counts them and hands them on.
fn records<'a>(
    reader: &mut reader::Reader<'a>,
    batches: &mpsc::SyncSender<Vec<Numbered<'a>>>,
) -> Result<ElementCounts, ReadError> {
    let mut counts = ElementCounts::default();
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(record) = reader.next_record()? {
        let fail = |fault| record.error(fault);
        let reference = record.reference().ok_or_else(|| fail(Fault::NoReference))?;
        if let Some(first) = seen.insert(reference.clone(), record.offset) {
            let first = Place::Byte(first);
            return Err(fail(Fault::Duplicate { reference, first }));
        }
        record.count_into(&mut counts);
        batch.push((record, reference));
        // The other end hangs up only when it met an error, which then is the one to tell.
        if batch.len() == BATCH && batches.send(std::mem::take(&mut batch)).is_err() {
            return Ok(counts);
        }
    }
    let _ = batches.send(batch);
    Ok(counts)
}

/// The parties of the records, in order.
fn parties(batches: mpsc::Receiver<Vec<Numbered>>) -> Result<Vec<Entity>, ReadError> {
    let mut entities = Vec::new();
    for (record, reference) in batches.into_iter().flatten() {
        entities.push(party::entity(&record, &reference)?);
    }
    Ok(entities)
}

#[cfg(test)]
mod tests;
