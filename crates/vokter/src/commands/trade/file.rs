//! Many shipments: a CSV file or JSON Lines, answered row by row in input order on all cores.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc::sync_channel;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;
use vokter_answers::engine;
use vokter_trade::{Judge, Outcome as Verdict};

use crate::commands::day;
use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::table::{Records, Watch, survey};
use vokter_answers::trade::{Given, KeyValue, Screener};
use vokter_answers::wire::trade::{Answer, Row, Unread};

/// Most rows worked on at a time: bounds the memory.
const CHUNK_ROWS: usize = 4096;

/// The columns of a file, in any order and case.
const COLUMNS: [&str; 14] = [
    "id",
    "date",
    "contract_date",
    "from",
    "to",
    "via",
    "origin",
    "goods",
    "hs",
    "party",
    "vessel",
    "activity",
    "jurisdiction",
    "note",
];

/// What each column of a file is.
struct Layout(Vec<Option<usize>>);

impl Watch for Layout {
    fn look(&mut self, _: &csv::ByteRecord) {}
}

impl Layout {
    fn recognise(header: &[String]) -> Result<Self, Failure> {
        let which = |name: &String| {
            let name = name.trim().to_lowercase().replace([' ', '-'], "_");
            COLUMNS.iter().position(|column| *column == name)
        };
        let columns: Vec<Option<usize>> = header.iter().map(which).collect();
        let says = |name: &str| columns.iter().flatten().any(|at| COLUMNS[*at] == name);
        if ["from", "to", "goods", "hs", "party", "vessel", "activity"]
            .iter()
            .any(|name| says(name))
        {
            Ok(Self(columns))
        } else {
            Err(Failure::input("no column of a shipment")
                .hint(format!("the columns are {}", COLUMNS.join(", "))))
        }
    }
}

/// A row before it is judged.
struct Pending {
    number: u64,
    id: Option<String>,
    given: Result<Given, String>,
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
    screener: &Screener<'_>,
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
            .map(|row| answer(row, judge, screener, today))
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
                of_json(path, &mut hand_on)
            } else {
                of_csv(path, &mut hand_on)
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
fn of_csv(path: &Path, hand_on: &mut impl FnMut(Vec<Pending>) -> bool) -> Result<(), Failure> {
    let (dialect, layout, input) = survey(path, Layout::recognise)?;
    let records = Records::new(input, &dialect)?;
    let mut rows = Vec::new();
    for record in records {
        let record = record?;
        let cells = record.decode(&dialect);
        let mut id = None;
        let given = cells.and_then(|cells| {
            let mut given = Given::default();
            for (cell, column) in cells.iter().zip(&layout.0) {
                let Some(column) = column
                    .map(|at| COLUMNS[at])
                    .filter(|_| !cell.trim().is_empty())
                else {
                    continue;
                };
                if column == "id" {
                    id = Some(cell.trim().to_owned());
                } else {
                    let values: Vec<String> = cell
                        .split('|')
                        .map(|value| value.trim().to_owned())
                        .collect();
                    fill(&mut given, column, values)?;
                }
            }
            Ok(given)
        });
        rows.push(Pending {
            number: record.number,
            id,
            given,
        });
        if rows.len() == CHUNK_ROWS && !hand_on(std::mem::take(&mut rows)) {
            return Ok(());
        }
    }
    hand_on(rows);
    Ok(())
}

fn of_json(path: &Path, hand_on: &mut impl FnMut(Vec<Pending>) -> bool) -> Result<(), Failure> {
    let file = File::open(path).map_err(|error| Failure::io(path, &error))?;
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(BufReader::new(file).lines()) {
        let line = line.map_err(|error| Failure::io(path, &error))?;
        if line.trim().is_empty() {
            continue;
        }
        let mut id = None;
        let given = of_object(&line, &mut id);
        rows.push(Pending { number, id, given });
        if rows.len() == CHUNK_ROWS && !hand_on(std::mem::take(&mut rows)) {
            return Ok(());
        }
    }
    hand_on(rows);
    Ok(())
}

fn of_object(line: &str, id: &mut Option<String>) -> Result<Given, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("no JSON: {error}"))?;
    let Value::Object(fields) = value else {
        return Err("a row is one JSON object".to_owned());
    };
    let mut given = Given::default();
    for (name, value) in &fields {
        let values = texts(name, value)?;
        if name == "id" {
            *id = values.into_iter().next();
        } else if COLUMNS.contains(&name.as_str()) && !values.is_empty() {
            fill(&mut given, name, values)?;
        }
    }
    Ok(given)
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

fn fill(given: &mut Given, column: &str, values: Vec<String>) -> Result<(), String> {
    let first = || values.first().cloned().unwrap_or_default();
    let date = || -> Result<Option<Date>, String> {
        day(&first())
            .map(Some)
            .map_err(|why| format!("column {column}: {why}"))
    };
    match column {
        "date" => given.date = date()?,
        "contract_date" => given.contract_date = date()?,
        "from" => given.from = first(),
        "to" => given.to = first(),
        "origin" => given.origin = first(),
        "vessel" => given.vessel = Some(first()),
        "via" => given.via = values,
        "goods" => given.goods = values,
        "hs" => given.hs = values,
        "party" => given.party = values,
        "activity" => given.activity = values,
        "jurisdiction" => given.jurisdiction = values,
        "note" => {
            for value in values.iter().filter(|value| !value.is_empty()) {
                given.note.push(value.parse::<KeyValue>()?.parts());
            }
        }
        _ => {}
    }
    Ok(())
}

/// A row's line, and its outcome.
fn answer(
    row: &Pending,
    judge: &Judge,
    screener: &Screener<'_>,
    today: Date,
) -> (Vec<u8>, Option<Verdict>) {
    let id = row.id.as_deref();
    let prepared = row.given.as_ref().map_err(String::clone).and_then(|given| {
        let mut shipment = given.shipment(today)?;
        let parties = screener.screen(given, &mut shipment);
        Ok((shipment, parties))
    });
    let (line, verdict) = match prepared {
        Ok((shipment, parties)) => {
            let judged = judge.answer(&shipment);
            let answer = Answer::of(&judged, &parties, &[]);
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
