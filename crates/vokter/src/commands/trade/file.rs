//! Many shipments: a CSV file or JSON Lines, answered row by row in input order on all cores.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc::sync_channel;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;
use vokter_answers::bearers::Bearers;
use vokter_answers::engine;
use vokter_answers::remark::{Language, Remark};
use vokter_trade::{Judge, Outcome as Verdict};

use super::once::Once;
use crate::commands::day;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::table::{Encoding, Records, Watch, survey};
use vokter_answers::trade::{FIELDS, Field, Given, Screener, remarks};
use vokter_answers::wire::trade::{Answer, Row, Unread};

/// Most rows worked on at a time: bounds the memory.
const CHUNK_ROWS: usize = 4096;

/// Most keys that are told by name at the end.
const KEYS_MAX: usize = 20;

/// What each column of a file is, and the columns that are not known.
struct Layout {
    columns: Vec<(Option<Field>, String)>,
    unknown: Vec<String>,
}

impl Watch for Layout {
    fn look(&mut self, _: &csv::ByteRecord) {}
}

impl Layout {
    fn recognise(header: &[String]) -> Result<Self, Failure> {
        let columns: Vec<_> = header
            .iter()
            .map(|name| (Field::named(name), name.trim().to_owned()))
            .collect();
        if !columns
            .iter()
            .any(|(field, _)| field.is_some_and(Field::tells))
        {
            return Err(Failure::input("no column of a shipment")
                .hint(format!("the columns are {}", FIELDS.join(", "))));
        }
        let has =
            |known: fn(Field) -> bool| columns.iter().any(|(field, _)| field.is_some_and(known));
        if has(Field::is_of_goods) && !has(Field::is_of_place) {
            return Err(Failure::input(
                "goods, but no column that says from where or to where they go",
            )
            .hint("name those columns `from` and `to`; where it is not known, leave their cells empty"));
        }
        if let Some((first, again)) = twice(&columns) {
            let name = &columns[again].1;
            return Err(Failure::input(format!(
                "column `{name}` stands twice: it is column {} and column {}",
                first + 1,
                again + 1
            ))
            .hint("say each fact once, or give one of them a name of its own"));
        }
        let unknown = columns
            .iter()
            .filter(|(field, name)| field.is_none() && !name.is_empty())
            .map(|(_, name)| name.clone())
            .collect();
        Ok(Self { columns, unknown })
    }
}

/// Columns that can say one thing only, by whatever case of one name.
fn twice(columns: &[(Option<Field>, String)]) -> Option<(usize, usize)> {
    const SEVERAL: [&str; 6] = ["via", "goods", "hs", "party", "activity", "jurisdiction"];
    let is_one = |field: &Field| match field {
        Field::Own(name) => !SEVERAL.contains(name) && *name != "note",
        Field::Note(_) => true,
        Field::Role(_) => false,
    };
    let name = |at: usize| columns[at].1.to_lowercase();
    let singles: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].0.as_ref().is_some_and(is_one))
        .collect();
    let pairs = singles.iter().enumerate().flat_map(|(after, again)| {
        let earlier = singles.iter().take(after);
        earlier.map(move |first| (*first, *again))
    });
    let mut pairs = pairs;
    pairs.find(|(first, again)| name(*first) == name(*again))
}

/// A row before it is judged.
struct Pending {
    number: u64,
    id: Option<String>,
    given: Result<Given, String>,
    /// What of it was not read.
    warnings: Vec<String>,
}

/// What a run did.
#[derive(Default)]
struct Tally {
    rows: u64,
    errors: u64,
    outcomes: [u64; 5],
}

/// Judges every row of a file.
pub(super) fn run(
    path: &Path,
    judge: &Judge,
    (screener, bearers): (&Screener<'_>, &Bearers<'_>),
    warnings: &[String],
    printer: Printer,
    quiet: Outcome,
    flagged: impl Fn(bool) -> Outcome,
) -> Result<Outcome, Failure> {
    let is_json = path.extension().is_some_and(|ending| {
        ["jsonl", "ndjson", "json"]
            .iter()
            .any(|known| ending == *known)
    });
    let today = engine::today();
    let mut tally = Tally::default();
    let mut answered = |rows: &[Pending]| -> Result<(), Failure> {
        let texts: Vec<(Vec<u8>, Option<Verdict>)> = rows
            .par_iter()
            .map(|row| answer(row, judge, (screener, bearers), today))
            .collect();
        for (bytes, verdict) in &texts {
            printer.raw(bytes)?;
            tally.rows += 1;
            match verdict {
                Some(verdict) => tally.outcomes[*verdict as usize] += 1,
                None => tally.errors += 1,
            }
        }
        Ok(())
    };
    // The next rows are read while these are judged.
    let (sender, read) = sync_channel::<Vec<Pending>>(1);
    std::thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let mut hand_on = |rows| sender.send(rows).is_ok();
            if is_json {
                of_json(path, printer, &mut hand_on)
            } else {
                of_csv(path, printer, &mut hand_on)
            }
        });
        let mut judged = Ok(());
        for rows in read {
            judged = answered(&rows);
            if judged.is_err() {
                break;
            }
        }
        // Without a receiver the reader stops at its next rows.
        let read = reading.join();
        judged.and(read.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    for warning in warnings {
        printer.note(warning);
    }
    let words = [
        Verdict::Prohibited,
        Verdict::Licence,
        Verdict::Review,
        Verdict::Exempt,
        Verdict::Clear,
    ];
    let counts: Vec<String> = words
        .iter()
        .map(|word| format!("{}: {}", word.as_str(), tally.outcomes[*word as usize]))
        .collect();
    printer.tell(&format!(
        "rows: {}, {}, errors: {}",
        tally.rows,
        counts.join(", "),
        tally.errors
    ));
    let found = tally.outcomes[1..].iter().any(|count| *count > 0);
    let outcome = if found { flagged(true) } else { quiet };
    Ok(Outcome {
        partly_failed: tally.errors > 0,
        ..outcome
    })
}

/// Reads rows and hands them on, as long as somebody takes them.
fn of_csv(
    path: &Path,
    printer: Printer,
    hand_on: &mut impl FnMut(Vec<Pending>) -> bool,
) -> Result<(), Failure> {
    let (dialect, layout, input) = survey(path, Layout::recognise)?;
    if !layout.unknown.is_empty() {
        printer.note(&format!(
            "columns that are not known and not read: {}",
            layout.unknown.join(", ")
        ));
    }
    let records = Records::new(input, &dialect)?;
    let mut rows = Vec::new();
    let mut is_told = dialect.encoding == Encoding::Utf8;
    for record in records {
        let record = record?;
        if let Some((column, byte)) = record.foreign(&dialect).filter(|_| !is_told) {
            is_told = true;
            printer.note(&format!(
                "the file is no UTF-8: row {}, column {column}, has the byte {byte:#04x}; it is read as {}, and saved as UTF-8 it says the same for sure",
                record.number, dialect.encoding
            ));
        }
        let cells = record.decode(&dialect);
        let mut id = None;
        let given = cells.and_then(|cells| {
            let mut given = Given::default();
            for (cell, (field, name)) in cells.iter().zip(&layout.columns) {
                let Some(field) = field.filter(|_| !cell.trim().is_empty()) else {
                    continue;
                };
                if field == Field::Own("id") {
                    id.get_or_insert_with(|| cell.trim().to_owned());
                } else {
                    given.fill(field, name, several(cell), day)?;
                }
            }
            Ok(given)
        });
        rows.push(Pending {
            number: record.number,
            id,
            given,
            warnings: Vec::new(),
        });
        if rows.len() == CHUNK_ROWS && !hand_on(std::mem::take(&mut rows)) {
            return Ok(());
        }
    }
    hand_on(rows);
    Ok(())
}

fn of_json(
    path: &Path,
    printer: Printer,
    hand_on: &mut impl FnMut(Vec<Pending>) -> bool,
) -> Result<(), Failure> {
    let file = File::open(path).map_err(|error| Failure::io(path, &error))?;
    let mut input = BufReader::new(file);
    let mut rows = Vec::new();
    let mut strangers: BTreeMap<String, u64> = BTreeMap::new();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = input.read_until(b'\n', &mut bytes);
        if read.map_err(|error| Failure::io(path, &error))? == 0 {
            break;
        }
        let mut id = None;
        let mut unknown = Vec::new();
        let given = match std::str::from_utf8(&bytes) {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => of_object(line, &mut id, &mut unknown),
            Err(error) => Err(format!(
                "no UTF-8: byte {} of the line is none",
                error.valid_up_to() + 1
            )),
        };
        let warnings = if unknown.is_empty() {
            Vec::new()
        } else {
            vec![format!(
                "keys that are not known and not read: {}",
                unknown.join(", ")
            )]
        };
        for key in unknown {
            // So many different keys are no slips: how many rows they are in is told all the same.
            let key = if strangers.len() < KEYS_MAX || strangers.contains_key(&key) {
                key
            } else {
                "…".to_owned()
            };
            *strangers.entry(key).or_default() += 1;
        }
        rows.push(Pending {
            number,
            id,
            given,
            warnings,
        });
        if rows.len() == CHUNK_ROWS && !hand_on(std::mem::take(&mut rows)) {
            return Ok(());
        }
    }
    hand_on(rows);
    if !strangers.is_empty() {
        let told: Vec<String> = strangers
            .iter()
            .map(|(key, rows)| format!("{key} (rows: {rows})"))
            .collect();
        printer.note(&format!(
            "keys that are not known and not read: {}",
            told.join(", ")
        ));
    }
    Ok(())
}

fn of_object(
    line: &str,
    id: &mut Option<String>,
    unknown: &mut Vec<String>,
) -> Result<Given, String> {
    let read = serde_json::from_str::<Once>(line);
    let Once(value) = read.map_err(|error| {
        if error.is_data() {
            format!("{error}: neither is read")
        } else {
            format!("no JSON: {error}")
        }
    })?;
    let Value::Object(fields) = value else {
        return Err("a row is one JSON object".to_owned());
    };
    let mut given = Given::default();
    for (name, value) in &fields {
        let Some(field) = Field::named(name) else {
            unknown.push(name.clone());
            continue;
        };
        let values = texts(name, value)?;
        // A text holds several values as a cell does; a list has them apart already.
        let values = match value {
            Value::String(text) if field != Field::Own("id") => several(text),
            _ => values,
        };
        if field == Field::Own("id") {
            *id = id.take().or_else(|| values.into_iter().next());
        } else if !values.is_empty() {
            given.fill(field, name, values, day)?;
        }
    }
    if given.is_without_places() && !unknown.is_empty() {
        return Err(format!(
            "goods, but no key that says from where or to where they go, and {} not known; the keys are `from` and `to`",
            unknown.join(", ")
        ));
    }
    if given.is_empty() && !unknown.is_empty() {
        return Err(format!(
            "no key of a shipment, but {}; the keys are {}",
            unknown.join(", "),
            FIELDS.join(", ")
        ));
    }
    Ok(given)
}

/// The values of a cell or text, divided by `|`.
fn several(text: &str) -> Vec<String> {
    text.split('|')
        .map(|value| value.trim().to_owned())
        .collect()
}

/// The texts of a JSON value; of an object its members as `key=value`.
fn texts(name: &str, value: &Value) -> Result<Vec<String>, String> {
    let one = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(says) => Ok(if *says { "yes" } else { "no" }.to_owned()),
        _ => Err(format!(
            "{name}: a text, a number or a list of them is expected"
        )),
    };
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(all) => all.iter().map(one).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| Ok(format!("{key}={}", one(value)?)))
            .collect(),
        value => one(value).map(|text| vec![text]),
    }
}

/// A row's line, and its outcome.
fn answer(
    row: &Pending,
    judge: &Judge,
    (screener, bearers): (&Screener<'_>, &Bearers<'_>),
    today: Date,
) -> (Vec<u8>, Option<Verdict>) {
    let id = row.id.as_deref();
    let prepared = row.given.as_ref().map_err(String::clone).and_then(|given| {
        let mut shipment = given.shipment(today)?;
        let parties = screener.screen(given, &mut shipment);
        let mut told = remarks(&parties, &mut shipment, |words| bearers.found(words, None));
        told.extend(given.wrong_numbers());
        told.extend(given.to_come(today));
        let told = Remark::texts(&told, Language::English);
        Ok((shipment, parties, [row.warnings.clone(), told].concat()))
    });
    let (line, verdict) = match prepared {
        Ok((shipment, parties, warnings)) => {
            let judged = judge.answer(&shipment);
            let answer = Answer::of(&judged, &parties, &warnings);
            (
                serde_json::to_vec(&Row {
                    number: row.number,
                    id,
                    answer,
                }),
                Some(judged.outcome),
            )
        }
        Err(error) => (
            serde_json::to_vec(&Unread {
                number: row.number,
                id,
                error: &error,
            }),
            None,
        ),
    };
    // Plain data always becomes JSON.
    let mut line = line.unwrap_or_default();
    line.push(b'\n');
    (line, verdict)
}
