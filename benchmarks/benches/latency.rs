//! The distribution of one screen in process, on one thread: what a service would see.

use std::io::Write;
use std::time::{Duration, Instant};

use vokter_benchmarks::{parties, queries};
use vokter_screening::{Index, Settings};

fn main() -> std::io::Result<()> {
    let (parties, list) = parties();
    let queries = queries(&parties);
    let count = parties.len();
    let index = Index::build(parties);
    for query in queries.iter().take(200) {
        std::hint::black_box(index.search(query, &Settings::default()));
    }
    let mut times: Vec<Duration> = queries
        .iter()
        .map(|query| {
            let start = Instant::now();
            std::hint::black_box(index.search(query, &Settings::default()));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let all: Duration = times.iter().sum();
    let at = |permille: usize| times[(times.len() - 1) * permille / 1000];
    writeln!(
        std::io::stdout(),
        "{list}: {count} parties, {} queries, one thread: p50 {:?}, p90 {:?}, p99 {:?}, most {:?}, {:.0} a second",
        times.len(),
        at(500),
        at(900),
        at(990),
        at(1000),
        times.len() as f64 / all.as_secs_f64(),
    )
}
