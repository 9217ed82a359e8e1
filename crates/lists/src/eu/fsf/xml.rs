//! The XML: one `sanctionEntity` after the other.

use super::{LIST, party, publication, published};
use crate::element::Records;
use crate::fault::{Fault, Place, ReadError};
use crate::gather::Parties;
use crate::list::Publication;

/// Reads the unpacked XML.
pub(super) fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["sanctionEntity"])?;
    let mut parties = Parties::default();
    while let Some(record) = records.next()? {
        let label = || Some(format!("sanctionEntity {}", records.count()));
        let reference = party::reference(&record)
            .ok_or_else(|| record.error(label(), Fault::NoReference))?
            .to_owned();
        let kind = party::kind(&record)
            .ok_or_else(|| record.error(Some(reference.clone()), party::no_kind()))
            .map_err(|error| error.in_field("subjectType"))?;
        let place = Place::Byte(record.offset);
        party::add(
            parties.again(LIST, &reference, &place, || kind),
            &reference,
            &record,
        );
    }
    let entities = parties.finish()?;
    let generated = records
        .head("export")
        .and_then(|root| root.attribute("generationDate"));
    let day = published(generated.unwrap_or_default(), "generationDate")?;
    Ok(publication(day, entities))
}
