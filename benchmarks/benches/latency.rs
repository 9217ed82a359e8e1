//! The distribution of one screen in process, on one thread: what a service would see, of names that are
//! listed and, if `VOKTER_BENCH_CUSTOMERS` names a customer file, of customers', of whom hardly one is.
//! How many a second one thread and two manage. And what an index costs: to be made, to be opened again.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use vokter_benchmarks::{parties, queries};
use vokter_entities::Entity;
use vokter_screening::{Index, Key, Prepared, Query, Settings};

/// Queries asked at most, spread over all.
const ASKED_MAX: usize = 2_000;

/// How often all are asked again: of the times of one query the least counts, so that what else the
/// machine does in between does not.
const AGAIN: usize = 5;

fn main() -> io::Result<()> {
    let searched = parties();
    let listed = queries(&searched.parties[..searched.asked]);
    let listed = at_most(&listed);
    if let Some(folder) = std::env::var_os("VOKTER_BENCH_TEXTS") {
        write_down(Path::new(&folder), &searched.parties, &listed)?;
    }
    let (index, made) = timed(|| Index::build(&searched.parties));
    let bytes = index.bytes().to_vec();
    let megabytes = bytes.len() as f64 / 1e6;
    let (opened, opening) = timed(|| Index::open(bytes, Key::default()));
    drop(opened);
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{}: {} parties; the index of {megabytes:.1} MB made in {made:.1?}, opened in {opening:.1?}",
        searched.title,
        searched.parties.len(),
    )?;
    measure(&mut out, &index, "names that are listed", &listed)?;
    if let Some(file) = std::env::var_os("VOKTER_BENCH_CUSTOMERS") {
        let customers = customers(Path::new(&file))?;
        let customers = at_most(&customers);
        measure(&mut out, &index, "customers' names", &customers)?;
    }
    Ok(())
}

/// Some of the queries, spread over all.
fn at_most(all: &[Query]) -> Vec<&Query> {
    let step = all.len().div_ceil(ASKED_MAX).max(1);
    all.iter().step_by(step).collect()
}

fn measure(out: &mut impl Write, index: &Index, title: &str, queries: &[&Query]) -> io::Result<()> {
    writeln!(out, "{} {title}", queries.len())?;
    // What a table needs to be ready is asked for once.
    for query in queries.iter().take(20) {
        std::hint::black_box(index.search(query, &Settings::default()));
    }
    writeln!(out, " one thread, asked for the first time")?;
    let first: Vec<Times> = queries.iter().map(|query| ask(index, query)).collect();
    report(out, &first)?;
    writeln!(out, " one thread, asked again, the least of {AGAIN}")?;
    let mut again = first;
    for _ in 0..AGAIN {
        for (times, query) in again.iter_mut().zip(queries) {
            let now = ask(index, query);
            times.reading = times.reading.min(now.reading);
            times.searching = times.searching.min(now.searching);
        }
    }
    report(out, &again)?;
    for threads in [1, 2] {
        let rate = rate(index, queries, threads);
        writeln!(out, " {threads} at a time: {rate:.0} a second")?;
    }
    Ok(())
}

/// The names of a customer file as `cargo xtask customers` writes it.
fn customers(file: &Path) -> io::Result<Vec<Query>> {
    let mut rows = csv::Reader::from_path(file)?;
    let named = |row: Result<csv::StringRecord, csv::Error>| {
        let name = row?.get(1).map(str::to_owned);
        Ok(Query {
            name,
            ..Query::default()
        })
    };
    rows.records().map(named).collect()
}

/// Leaves the names that are searched and the queries that are asked in a folder, a line each, for who
/// compares with another engine.
fn write_down(folder: &Path, parties: &[Entity], queries: &[&Query]) -> io::Result<()> {
    let names = parties.iter().flat_map(|party| &party.names);
    let names = names.map(|name| name.text.replace('\n', " "));
    let queries = queries.iter().flat_map(|query| &query.name);
    let queries = queries.map(|name| name.replace('\n', " "));
    fs::write(
        folder.join("names.txt"),
        names.collect::<Vec<_>>().join("\n"),
    )?;
    fs::write(
        folder.join("queries.txt"),
        queries.collect::<Vec<_>>().join("\n"),
    )
}

/// How long a query took.
#[derive(Clone, Copy)]
struct Times {
    reading: Duration,
    searching: Duration,
}

fn ask(index: &Index, query: &Query) -> Times {
    let (prepared, reading) = timed(|| Prepared::new(query));
    let (_, searching) = timed(|| index.search_prepared(&prepared, &Settings::default()));
    Times { reading, searching }
}

fn report(out: &mut impl Write, times: &[Times]) -> io::Result<()> {
    let of = |time: fn(&Times) -> Duration| spread(times.iter().map(time).collect());
    writeln!(out, "  reading the query: {}", of(|times| times.reading))?;
    writeln!(out, "          searching: {}", of(|times| times.searching))?;
    writeln!(
        out,
        "               both: {}",
        of(|times| times.reading + times.searching)
    )
}

/// How many queries a second so many threads answer together.
fn rate(index: &Index, queries: &[&Query], threads: usize) -> f64 {
    let ((), taken) = timed(|| {
        std::thread::scope(|scope| {
            for thread in 0..threads {
                let own = queries.iter().skip(thread).step_by(threads);
                scope.spawn(move || {
                    for query in own {
                        std::hint::black_box(index.search(query, &Settings::default()));
                    }
                });
            }
        });
    });
    queries.len() as f64 / taken.as_secs_f64()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = std::hint::black_box(work());
    (done, start.elapsed())
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let all: Duration = times.iter().sum();
    let at = |permille: usize| times[(times.len() - 1) * permille / 1000];
    format!(
        "p50 {:.1?}, p90 {:.1?}, p99 {:.1?}, most {:.1?}, {:.0} a second",
        at(500),
        at(900),
        at(990),
        at(1000),
        times.len() as f64 / all.as_secs_f64(),
    )
}
