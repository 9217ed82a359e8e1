//! `cargo bench -p vokter-benchmarks`: one screen, through the index and by scoring everybody, and
//! the making of the index.

use divan::{Bencher, black_box};
use vokter_benchmarks::{parties, queries};
use vokter_screening::{Index, Parties, Settings, exhaustive};

fn main() {
    divan::main();
}

#[divan::bench]
fn screen_through_the_index(bencher: Bencher<'_, '_>) {
    let parties = parties().parties;
    let queries = queries(&parties);
    let index = Index::build(parties);
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % queries.len();
        black_box(index.search(&queries[at], &Settings::default()))
    });
}

#[divan::bench(sample_count = 20)]
fn screen_by_scoring_everybody(bencher: Bencher<'_, '_>) {
    let parties = parties().parties;
    let queries = queries(&parties);
    let prepared = Parties::prepare(parties);
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % queries.len();
        black_box(exhaustive(&prepared, &queries[at], &Settings::default()))
    });
}

#[divan::bench(sample_count = 20)]
fn prepare_the_parties(bencher: Bencher<'_, '_>) {
    let parties = parties().parties;
    bencher
        .with_inputs(|| parties.clone())
        .bench_values(|parties| black_box(Parties::prepare(parties)));
}

#[divan::bench(sample_count = 20)]
fn build_the_index(bencher: Bencher<'_, '_>) {
    let parties = parties().parties;
    let prepared = Parties::prepare(parties);
    bencher
        .with_inputs(|| prepared.clone())
        .bench_values(|prepared| black_box(Index::of(&prepared)));
}
