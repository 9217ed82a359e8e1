//! The openly licensed name data and the publishers' lists under `VOKTER_SHARED`.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

/// One of its files.
pub(crate) fn path(name: &str) -> Result<PathBuf, String> {
    let shared = std::env::var_os("VOKTER_SHARED")
        .ok_or("VOKTER_SHARED is not set: it names the folder that holds names/ and lists/")?;
    Ok(PathBuf::from(shared).join(name))
}

/// A CSV or, by its name, TSV file, gzipped or not, every record as read and the header with them.
pub(crate) fn records(name: &str) -> Result<Vec<Vec<String>>, String> {
    let path = path(name)?;
    let problem = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let file = BufReader::new(File::open(&path).map_err(|error| problem(&error))?);
    let plain = name.trim_end_matches(".gz");
    let input: Box<dyn Read> = if plain.len() < name.len() {
        Box::new(flate2::read::MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let tabs = plain.rsplit('.').next() == Some("tsv");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(!tabs)
        .delimiter(if tabs { b'\t' } else { b',' })
        .from_reader(input);
    let mut records = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|error| problem(&error))?;
        let cell = |cell: &[u8]| {
            String::from_utf8_lossy(cell)
                .trim_start_matches('\u{feff}')
                .trim()
                .to_owned()
        };
        records.push(record.iter().map(cell).collect());
    }
    Ok(records)
}
