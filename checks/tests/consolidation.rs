//! The main set, consolidated.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::time::Instant;

use vokter_checks::list;
use vokter_entities::Entity;
use vokter_screening::{Builder, Index, Key};

const MAIN_SET: [&str; 7] = [
    "un-consolidated-2026-08-01.xml.gz",
    "us-ofac-sdn-2021-03-10.xml.gz",
    "us-ofac-cons-2026-01-08.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2025-04-10.csv.gz",
    "ca-sema-2025-03-20.xml.gz",
    "au-dfat-regulation8-2026-07-23.xlsx",
];

#[test]
fn explore() {
    let mut entities: Vec<Vec<Entity>> = Vec::new();
    for file in MAIN_SET {
        entities.push(list(file).0.entities);
    }
    let start = Instant::now();
    let mut builder = Builder::default();
    for (at, list) in entities.iter().enumerate() {
        builder.add(at as u16, list);
    }
    let index: Index = builder.finish(Key::default(), Vec::new());
    println!("index {:?} {}", start.elapsed(), index.len());
    let start = Instant::now();
    let c = index.consolidate();
    println!("consolidated {:?}", start.elapsed());
    println!(
        "groups {} links {} near {}",
        c.groups.len(),
        c.links.len(),
        c.near_misses.len()
    );
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    for l in &c.links {
        *by.entry(l.rests_on.as_str()).or_default() += 1;
    }
    println!("{by:?}");
    let mut by: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for l in &c.near_misses {
        *by.entry((l.link.rests_on.as_str(), l.because.as_str()))
            .or_default() += 1;
    }
    println!("{by:?}");
    use std::io::Write;
    let mut f = std::io::BufWriter::new(std::fs::File::create("/tmp/consol-links.txt").unwrap());
    let show = |p: usize| {
        let e = index.entity(p);
        let b: Vec<String> = e.birth_dates().iter().map(|d| d.to_string()).collect();
        format!(
            "{} «{}» [{}] {:?}",
            e.id,
            e.caption(),
            b.join(","),
            e.countries
        )
    };
    for l in &c.links {
        writeln!(
            f,
            "LINK {} {} | {} | {} | {:?}",
            l.rests_on.as_str(),
            l.strength,
            show(l.parties[0]),
            show(l.parties[1]),
            l.evidence
                .iter()
                .map(|a| format!("{}:{}/{}", a.what.as_str(), a.first, a.second))
                .collect::<Vec<_>>()
        )
        .unwrap();
    }
    for m in &c.near_misses {
        let l = &m.link;
        writeln!(
            f,
            "NEAR {} {} {} | {} | {} | {:?}",
            m.because.as_str(),
            l.rests_on.as_str(),
            l.strength,
            show(l.parties[0]),
            show(l.parties[1]),
            l.evidence
                .iter()
                .map(|a| format!("{}:{}/{}", a.what.as_str(), a.first, a.second))
                .collect::<Vec<_>>()
        )
        .unwrap();
    }
    for g in &c.groups {
        writeln!(
            f,
            "GROUP {}",
            g.iter().map(|p| show(*p)).collect::<Vec<_>>().join(" | ")
        )
        .unwrap();
    }
    for p in 0..index.len() {
        if !c.groups.iter().any(|g| g.contains(&p)) {
            writeln!(f, "SINGLE {}", show(p)).unwrap();
        }
    }
}
