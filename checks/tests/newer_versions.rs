//! Newer versions of lists: an index that takes over what did not change, and its groups, are what
//! they are from scratch.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use vokter_checks::list;
use vokter_entities::Entity;
use vokter_screening::consolidation::Known;
use vokter_screening::{Builder, Index, Key};

/// Lists as they were, and the list that comes next, by its place among them.
const BEFORE: [&str; 5] = [
    "un-consolidated-2026-02-27.xml.gz",
    "us-ofac-cons-2025-03-28.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2018-04-13.csv.gz",
    "au-dfat-regulation8-2024-11-11.xlsx",
];
const NEWER: [(usize, &str); 3] = [
    (0, "un-consolidated-2026-08-01.xml.gz"),
    (4, "au-dfat-regulation8-2026-07-23.xlsx"),
    (1, "us-ofac-cons-2026-01-08.xml.gz"),
];

fn made(lists: &[Vec<Entity>]) -> Index {
    let mut builder = Builder::default();
    for (source, entities) in lists.iter().enumerate() {
        builder.add(u16::try_from(source).unwrap(), entities);
    }
    builder.finish(Key::default(), Vec::new())
}

#[test]
fn what_is_taken_over_comes_out_as_from_scratch() {
    let mut lists: Vec<Vec<Entity>> = BEFORE.iter().map(|file| list(file).0.entities).collect();
    let mut index = made(&lists);
    let mut verdicts = index.consolidate_knowing(None).1;
    for (changed, file) in NEWER {
        lists[changed] = list(file).0.entities;
        let mut builder = Builder::after(index);
        for (source, entities) in (0..).zip(&lists) {
            if usize::from(source) == changed {
                builder.find_in(Some(source));
                builder.add(source, entities);
            } else {
                builder.carry(source, source);
            }
        }
        let origins = builder.origins();
        let carried = origins.iter().flatten().count();
        let newer = builder.finish(Key::default(), Vec::new());
        let scratch = made(&lists);
        assert!(newer.bytes() == scratch.bytes(), "{file}");
        let known = Known {
            verdicts: &verdicts,
            origins: &origins,
        };
        let start = Instant::now();
        let (found, said) = newer.consolidate_knowing(Some(known));
        let (took, start) = (start.elapsed(), Instant::now());
        let (all, all_said) = scratch.consolidate_knowing(None);
        println!(
            "{file}: {carried} of {} parties taken over; groups in {took:.2?}, from scratch {:.2?}",
            newer.len(),
            start.elapsed()
        );
        assert_eq!(found, all, "{file}");
        assert!(said == all_said, "{file}");
        assert!(carried * 10 > newer.len() * 5, "{file}: {carried}");
        (index, verdicts) = (newer, said);
    }
}
