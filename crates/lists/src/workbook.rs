//! The first sheet of a workbook (Office Open XML), cell by cell. A cell says where it stands, so three
//! cells can span a sheet of 17 thousand million: only rows that have content are held, and what they
//! span together is bounded before they are filled up.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, Xlsx, XlsxError};

use crate::fault::Fault;

/// Columns of the widest publisher's sheet, many times over.
const COLUMNS_MAX: u32 = 1024;
/// A list of a million rows of sixteen columns.
const CELLS_MAX: usize = 1 << 24;
/// Text of all cells, in bytes: one long text may be named by many cells.
const TEXT_BYTES_MAX: usize = 1 << 28;

/// The rows of a sheet that have content, all of one width.
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// Each with its number, from one.
    pub(crate) rows: Vec<(u64, Vec<String>)>,
}

/// Reads the first sheet, or what it begins with where `most` rows are enough. Dates become ISO
/// 8601, numbers that are whole lose their decimals.
pub(crate) fn first_sheet(bytes: &[u8], most: Option<usize>) -> Result<Sheet, Fault> {
    let unreadable = |error: XlsxError| Fault::Unreadable(format!("broken workbook ({error})"));
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let Some(name) = workbook.sheet_names().first().cloned() else {
        return Err(Fault::NoRecords);
    };
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let too_large = |what: &str| {
        Fault::Unreadable(format!(
            "a sheet of more than {what}; the file may be an attack, do not use it"
        ))
    };
    let mut rows: Vec<(u32, Vec<(u32, String)>)> = Vec::new();
    let (mut count, mut text) = (0_usize, 0_usize);
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (row, column) = cell.get_position();
        if column >= COLUMNS_MAX {
            return Err(too_large(&format!("{COLUMNS_MAX} columns")));
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            if most.is_some_and(|most| rows.len() == most) {
                break;
            }
            rows.push((row, Vec::new()));
        }
        let value = cell_text(&Data::from(cell.get_value().clone()));
        count += 1;
        text += value.len();
        if count > CELLS_MAX {
            return Err(too_large(&format!("{CELLS_MAX} cells")));
        }
        if text > TEXT_BYTES_MAX {
            return Err(too_large(&format!("{TEXT_BYTES_MAX} bytes of text")));
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.push((column, value));
        }
    }
    let columns = || {
        rows.iter()
            .flat_map(|(_, cells)| cells.iter().map(|(at, _)| *at))
    };
    let first = columns().min().unwrap_or_default();
    let width = columns()
        .max()
        .map_or(0, |last| (last - first + 1) as usize);
    if rows.len().saturating_mul(width) > CELLS_MAX {
        return Err(too_large(&format!("{CELLS_MAX} cells")));
    }
    rows.sort_by_key(|(row, _)| *row);
    let filled = rows.into_iter().map(|(row, cells)| {
        let mut filled = vec![String::new(); width];
        for (column, value) in cells {
            filled[(column - first) as usize] = value;
        }
        (u64::from(row) + 1, filled)
    });
    Ok(Sheet {
        name,
        rows: filled.collect(),
    })
}

/// A cell as text.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        cell => cell.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A workbook of one sheet with these cells, in bytes.
    fn workbook(cells: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let kinds = "http://schemas.openxmlformats.org";
        for (name, text) in [
            (
                "[Content_Types].xml",
                format!("<Types xmlns=\"{kinds}/package/2006/content-types\"/>"),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{kinds}/package/2006/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{kinds}/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{kinds}/spreadsheetml/2006/main\" xmlns:r=\"{kinds}/officeDocument/2006/relationships\">\
                     <sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"{kinds}/package/2006/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{kinds}/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!(
                    "<worksheet xmlns=\"{kinds}/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData></worksheet>"
                ),
            ),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn cell(at: &str, value: &str) -> String {
        format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
    }

    #[test]
    fn cells_far_apart_take_no_room() {
        let row = |number: u32, cells: &str| format!("<row r=\"{number}\">{cells}</row>");
        let near = row(1, &cell("A1", "name")) + &row(3, &cell("B3", "Kari"));
        let sheet = first_sheet(&workbook(&near), None).unwrap();
        assert_eq!(
            sheet.rows,
            [
                (1, vec!["name".to_owned(), String::new()]),
                (3, vec![String::new(), "Kari".to_owned()])
            ]
        );
        let far = row(1, &cell("A1", "name")) + &row(1_048_576, &cell("B1048576", "Kari"));
        assert_eq!(first_sheet(&workbook(&far), None).unwrap().rows.len(), 2);
        let wide = row(1, &cell("A1", "name")) + &row(2, &cell("XFD2", "Kari"));
        let error = first_sheet(&workbook(&wide), None).map(|sheet| sheet.rows.len());
        assert!(error.unwrap_err().to_string().contains("1024 columns"));
    }
}
