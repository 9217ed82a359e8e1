//! When a workbook was saved, as the workbook itself says.

use std::io::{Cursor, Read};

use jiff::civil::Date;

use crate::written;

/// More than a workbook's properties take, in bytes.
const PROPERTIES_BYTES_MAX: u64 = 1 << 20;

/// The day on which an Office Open XML workbook was last modified; none if it does not say.
pub(crate) fn saved_on(workbook: &[u8]) -> Option<Date> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).ok()?;
    let properties = archive.by_name("docProps/core.xml").ok()?;
    let mut text = String::new();
    properties
        .take(PROPERTIES_BYTES_MAX)
        .read_to_string(&mut text)
        .ok()?;
    let (_, rest) = text.split_once("<dcterms:modified")?;
    let (_, rest) = rest.split_once('>')?;
    written::day(rest.split('<').next()?)
}
