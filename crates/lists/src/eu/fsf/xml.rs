//! The XML: one `sanctionEntity` after the other.

use std::collections::HashMap;

use super::{LIST, party, publication, published};
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError};
use crate::gather::Parties;
use crate::list::Publication;

/// Reads the unpacked XML.
pub(super) fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["sanctionEntity"])?;
    let mut parties: Vec<(String, Vec<Element>)> = Vec::new();
    let mut by_reference: HashMap<String, usize> = HashMap::new();
    while let Some(record) = records.next()? {
        let label = || Some(format!("sanctionEntity {}", records.count()));
        let reference = party::reference(&record)
            .ok_or_else(|| record.error(label(), Fault::NoReference))?
            .to_owned();
        let next = parties.len();
        let at = *by_reference.entry(reference.clone()).or_insert(next);
        if at == next {
            parties.push((reference, Vec::new()));
        }
        parties[at].1.push(record);
    }
    let mut drafts = Parties::default();
    for (reference, mut elements) in parties {
        // The first name is the one to show: which element comes first must not decide it.
        elements.sort_by_cached_key(content);
        for record in elements {
            let kind = party::kind(&record)
                .ok_or_else(|| record.error(Some(reference.clone()), party::no_kind()))
                .map_err(|error| error.in_field("subjectType"))?;
            let place = Place::Byte(record.offset);
            let draft = drafts.again(LIST, &reference, &place, || kind);
            party::add(draft, &reference, &record);
        }
    }
    let entities = drafts.finish()?;
    let generated = records
        .head("export")
        .and_then(|root| root.attribute("generationDate"));
    let day = published(generated.unwrap_or_default(), "generationDate")?;
    Ok(publication(day, entities))
}

/// All that an element says, wherever it stands in the file.
fn content(element: &Element) -> Vec<String> {
    let attributes = element.attributes.iter();
    let attributes = attributes.map(|(name, value)| format!("{name} {value}"));
    let own = [element.name.clone(), element.text.clone()];
    let within = element.children.iter().flat_map(content);
    own.into_iter().chain(attributes).chain(within).collect()
}
