//! Rows of somebody's own table, whether it came as delimited text, a workbook or JSON.

use serde_json::{Map, Value};

use crate::draft::tidy;
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::look::Look;
use crate::table::{Header, Table};

/// The longest list of values for one field of one row.
const VALUES_MAX: usize = 10_000;

/// A table with its columns and the rows that hold anything.
pub(super) struct Rows {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// One row: the values of each column that has any.
pub(super) struct Row {
    pub(super) place: Place,
    pub(super) cells: Vec<Cell>,
}

/// The values of one column.
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) values: Vec<String>,
}

/// Reads a table of any kind.
pub(super) fn read(bytes: &[u8], look: &Look) -> Result<Rows, ReadError> {
    match look {
        Look::Delimited { delimiter, .. } => {
            Table::delimited(bytes, *delimiter, Header::Row(0)).map(|table| of_table(&table))
        }
        Look::Text { head } => {
            Table::delimited(bytes, separator(head), Header::Row(0)).map(|table| of_table(&table))
        }
        Look::Workbook { .. } => {
            Table::workbook(bytes, Header::Row(0)).map(|table| of_table(&table))
        }
        _ => of_json(bytes),
    }
}

/// The separator of a text whose rows differ in length, or that has one column: the one that its
/// header has most of. Names in a single column may have commas, so it has none.
fn separator(head: &str) -> u8 {
    let header = head.lines().next().unwrap_or_default();
    let count = |mark: &u8| header.bytes().filter(|byte| byte == mark).count();
    let most = [b',', b';', b'\t'].into_iter().max_by_key(count);
    most.filter(|mark| count(mark) > 0).unwrap_or(b'\t')
}

fn of_table(table: &Table) -> Rows {
    let rows = table.records().map(|record| {
        let cells = (0..table.header().len()).filter_map(|column| {
            let values = split(record.cell(column)?);
            (!values.is_empty()).then_some(Cell { column, values })
        });
        Row {
            place: record.place().clone(),
            cells: cells.collect(),
        }
    });
    Rows {
        header: table.header().to_vec(),
        rows: rows.collect(),
    }
}

/// Several values in a cell stand between bars.
fn split(cell: &str) -> Vec<String> {
    cell.split('|').filter_map(tidy).collect()
}

/// JSON Lines, or one array of objects.
fn of_json(bytes: &[u8]) -> Result<Rows, ReadError> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .map_err(|error| ReadError::whole(Fault::Unreadable(format!("no UTF-8 ({error})"))))?;
    let mut rows = Rows {
        header: Vec::new(),
        rows: Vec::new(),
    };
    let unreadable = |place, error: serde_json::Error| {
        at(place, Fault::Unreadable(format!("no JSON ({error})")))
    };
    if text.trim_start().starts_with('[') {
        let objects: Vec<Value> =
            serde_json::from_str(text).map_err(|error| unreadable(Place::Whole, error))?;
        for (number, object) in objects.iter().enumerate() {
            rows.push(Place::Item(number as u64 + 1), object)?;
        }
        return Ok(rows);
    }
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = Place::Line(number as u64 + 1);
        let object =
            serde_json::from_str(line).map_err(|error| unreadable(place.clone(), error))?;
        rows.push(place, &object)?;
    }
    Ok(rows)
}

impl Rows {
    fn push(&mut self, place: Place, object: &Value) -> Result<(), ReadError> {
        let Some(members) = object.as_object() else {
            let fault = value_fault(object, "a JSON object");
            return Err(at(place, fault));
        };
        let cells = self.cells(&place, members)?;
        if !cells.is_empty() {
            self.rows.push(Row { place, cells });
        }
        Ok(())
    }

    fn cells(
        &mut self,
        place: &Place,
        members: &Map<String, Value>,
    ) -> Result<Vec<Cell>, ReadError> {
        let mut cells = Vec::new();
        for (name, value) in members {
            let one = std::slice::from_ref(value);
            let values = value.as_array().map_or(one, Vec::as_slice);
            if values.len() > VALUES_MAX {
                let fault = Fault::RecordSize { limit: VALUES_MAX };
                return Err(at(place.clone(), fault).in_field(name));
            }
            let mut texts = Vec::new();
            for value in values {
                match value {
                    Value::Null => {}
                    Value::String(text) => texts.extend(tidy(text)),
                    Value::Number(_) | Value::Bool(_) => texts.push(value.to_string()),
                    Value::Array(_) | Value::Object(_) => {
                        let fault = value_fault(value, "a text, a number or a list of these");
                        return Err(at(place.clone(), fault).in_field(name));
                    }
                }
            }
            if texts.is_empty() {
                continue;
            }
            let known = self.header.iter().position(|known| known == name);
            let column = known.unwrap_or_else(|| {
                self.header.push(name.clone());
                self.header.len() - 1
            });
            cells.push(Cell {
                column,
                values: texts,
            });
        }
        Ok(cells)
    }
}

fn value_fault(value: &Value, expected: &str) -> Fault {
    Fault::Value {
        value: shortened(&value.to_string()),
        expected: expected.to_owned(),
    }
}

fn at(place: Place, fault: Fault) -> ReadError {
    ReadError {
        place,
        record: None,
        field: None,
        fault,
    }
}
