//! A list of the user's own: a table with a row a party, as CSV, a workbook or JSON.
//!
//! `field` knows what a column can be and how people call it, `columns` which column is which
//! field, `rows` reads the three kinds of table into one, `party` makes a party of a row. The
//! user gives the list its name. [`ownership`] is another table of the user's: who owns what.
//!
//! A row that cannot be understood refuses the file and names the row and the column: what a
//! firm has decided to block must not be half there.

mod columns;
mod field;
pub mod ownership;
mod party;
mod rows;

use std::collections::HashMap;

use vokter_entities::Entity;

use crate::fault::{Fault, Place, ReadError};
use crate::list::{KNOWN_LISTS, Publication};
use crate::look::{Look, look};
use crate::recognise::{Asked, Reading, Shape};
use columns::Columns;

/// The format, known by a header in which some column gives names.
pub(crate) const SHAPE: Shape = Shape {
    what: "a list of your own (CSV, workbook or JSON with a column `name`, or --map name=COLUMN)",
    recognises: |look| match look {
        Look::Delimited { .. } | Look::Workbook { .. } => look
            .rows()
            .first()
            .is_some_and(|row| Columns::give_names(row)),
        Look::Json { head } => json_keys(head).is_some_and(|keys| Columns::give_names(&keys)),
        _ => false,
    },
    reading: Reading::Whole(read),
};

/// Whether a file of no other format is to be read as the user's own list, because the user says
/// what its columns are or how it is called.
pub(crate) fn is_meant(look: &Look, asked: &Asked) -> bool {
    let told =
        !asked.columns.is_empty() || asked.list.as_deref().is_some_and(|list| !is_reserved(list));
    let table = matches!(
        look,
        Look::Delimited { .. } | Look::Workbook { .. } | Look::Json { .. } | Look::Text { .. }
    );
    told && table
}

/// The name under which all lists together are asked for, which no list can have.
const ALL_TOGETHER: &str = "default";

/// Whether a name is a publisher's list's or the built-in one's.
pub(crate) fn is_reserved(list: &str) -> bool {
    KNOWN_LISTS.contains(&list) || list == ALL_TOGETHER
}

/// Reads a list of the user's own.
fn read(bytes: &[u8], asked: &Asked) -> Result<Publication, ReadError> {
    let list = match asked.list.as_deref() {
        None => {
            return Err(ReadError::whole(Fault::OwnName(
                "this is a list of your own; give it a name with --list, such as --list my-blocklist"
                    .to_owned(),
            )));
        }
        Some(name) if is_reserved(name) => {
            return Err(ReadError::whole(Fault::OwnName(format!(
                "this is a list of your own, and {name} is the name of another; give it a name of its own with --list"
            ))));
        }
        Some(name) => name,
    };
    let look = look(bytes).map_err(|_| ReadError::whole(Fault::NoRecords))?;
    let table = rows::read(bytes, &look)?;
    if table.rows.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    let columns = Columns::new(&table.header, &asked.columns)?;
    let mut parties = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        parties.push((row.place.clone(), party::party(list, &columns, row)?));
    }
    let (entities, warnings) = identified(list, parties)?;
    Ok(Publication {
        is_part: false,
        list: list.to_owned(),
        title: list.to_owned(),
        entities,
        warnings,
        ..Publication::default()
    })
}

/// Gives each party its identity: its reference, else a hash of what it is. Equal rows are one
/// party; rows that differ and share a reference refuse the file.
fn identified(
    list: &str,
    parties: Vec<(Place, party::Party)>,
) -> Result<(Vec<Entity>, Vec<String>), ReadError> {
    // How many different contents each hash without a reference stands for.
    let mut contents: HashMap<&str, Vec<&str>> = HashMap::new();
    for (_, party) in &parties {
        let known = contents.entry(&party.key).or_default();
        if party.reference.is_none() && !known.contains(&party.content.as_str()) {
            known.push(&party.content);
        }
    }
    let shared: HashMap<String, bool> = contents
        .into_iter()
        .map(|(key, contents)| (key.to_owned(), contents.len() > 1))
        .collect();
    let mut seen: HashMap<String, (Place, String)> = HashMap::new();
    let mut entities = Vec::with_capacity(parties.len());
    let (mut repeated, mut odd_numbers) = (0_usize, 0_usize);
    for (place, party) in parties {
        let reference = match &party.reference {
            Some(reference) => reference.clone(),
            None if shared.get(&party.key).copied().unwrap_or(false) => {
                format!("{}-{}", party.key, party.content)
            }
            None => party.key.clone(),
        };
        if let Some((first, content)) = seen.get(&reference) {
            if *content == party.content {
                repeated += 1;
                continue;
            }
            return Err(ReadError {
                place,
                record: Some(reference.clone()),
                field: None,
                fault: Fault::OwnDuplicate {
                    reference,
                    first: first.clone(),
                },
            });
        }
        odd_numbers += party.odd_numbers;
        let mut entity = party.entity;
        entity.id = vokter_entities::EntityId(format!("{list}-{reference}"));
        seen.insert(reference, (place, party.content));
        entities.push(entity);
    }
    let mut warnings = Vec::new();
    if repeated > 0 {
        warnings.push(format!(
            "{repeated} rows repeat another row and were left out"
        ));
    }
    if odd_numbers > 0 {
        warnings.push(format!(
            "{odd_numbers} IMO numbers, LEIs, BICs, MMSIs or IBANs fail their check and are kept as plain identifiers"
        ));
    }
    Ok((entities, warnings))
}

/// The member names of the first object in the beginning of a JSON text.
fn json_keys(head: &str) -> Option<Vec<String>> {
    let object = head.trim_start().trim_start_matches('[').trim_start();
    let mut values =
        serde_json::Deserializer::from_str(object).into_iter::<serde_json::Map<String, _>>();
    let first: serde_json::Map<String, serde_json::Value> = values.next()?.ok()?;
    Some(first.keys().cloned().collect())
}

#[cfg(test)]
mod tests;
