//! The distribution of one screen in process, on one thread: what a service would see. And what an
//! index costs: to be made, to be opened again.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use vokter_benchmarks::{parties, queries};
use vokter_screening::{Index, Key, Prepared, Settings};

/// Queries asked at most, spread over all.
const ASKED_MAX: usize = 2_000;

fn main() -> io::Result<()> {
    let (parties, list) = parties();
    let all = queries(&parties);
    let queries: Vec<_> = all.iter().step_by(all.len().div_ceil(ASKED_MAX)).collect();
    let (index, made) = timed(|| Index::build(&parties));
    let bytes = index.bytes().to_vec();
    let megabytes = bytes.len() as f64 / 1e6;
    let (opened, opening) = timed(|| Index::open(bytes, Key::default()));
    drop(opened);
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{list}: {} parties, {} queries, one thread; the index of {megabytes:.1} MB made in {made:.1?}, opened in {opening:.1?}",
        parties.len(),
        queries.len(),
    )?;

    for query in queries.iter().take(200) {
        std::hint::black_box(index.search(query, &Settings::default()));
    }
    let (mut reading, mut searching, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for query in &queries {
        let (prepared, read) = timed(|| Prepared::new(query));
        let (_, searched) = timed(|| index.search_prepared(&prepared, &Settings::default()));
        reading.push(read);
        searching.push(searched);
        both.push(read + searched);
    }
    for (what, times) in [
        ("reading the query", reading),
        ("searching", searching),
        ("both", both),
    ] {
        writeln!(out, "{what:>18}: {}", spread(times))?;
    }
    Ok(())
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
