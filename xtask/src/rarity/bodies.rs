//! `rarity-body.tsv`: words in the names of organisations, ships and aircraft.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Party;
use crate::latin;
use crate::tables::{Tables, folder, hand_written};

/// Circles (country and regime) in which a word must occur: a word that only the companies of one
/// group bear points to that group.
const CIRCLES_MIN: usize = 3;
/// No word is more common than this among customers: the lists are no sample of all trades.
const BITS_MIN: f64 = 2.5;
/// Above this a word isn't worth a line.
const BITS_MAX: f64 = 15.0;
/// What another word for a known concept is worth at most.
const CONCEPT_BITS: f64 = 11.0;

pub(super) fn run(tables: Tables, parties: &[Party]) -> Result<(), String> {
    let mut all = [0.0; 2];
    let mut found = BTreeMap::<(usize, &str), (f64, BTreeSet<&str>)>::new();
    for party in parties.iter().filter(|party| !party.person) {
        all[party.list] += 1.0;
        for word in party.other.union(&party.family) {
            let entry = found.entry((party.list, word)).or_default();
            entry.0 += 1.0;
            entry.1.insert(&party.circle);
        }
    }
    let mut bits = BTreeMap::<String, f64>::new();
    for ((list, word), (bearers, circles)) in found {
        if circles.len() < CIRCLES_MIN {
            continue;
        }
        let effective = (circles.len() as f64 - 1.0 + 0.3 * bearers).min(bearers);
        lower(
            &mut bits,
            word,
            (-(effective / all[list]).log2()).max(BITS_MIN),
        );
    }
    generic(&mut bits)?;
    let rows = bits.into_iter().filter(|(_, bits)| *bits <= BITS_MAX);
    tables.put(
        "rarity-body.tsv",
        "-log2 of the share of bodies' names that bear a word, in hundredths of a bit. From the organisations, ships and aircraft of OFAC's SDN list of 2024-05-03 and OFSI's list of 2025-04-10, and the tables of generic words, legal forms and places; made by `cargo xtask rarity`.",
        rows.map(|(word, bits)| format!("{word}\t{}", (bits * 100.0).round() as i64)).collect(),
    )
}

fn lower(bits: &mut BTreeMap<String, f64>, word: &str, value: f64) {
    let cell = bits.entry(word.to_owned()).or_insert(value);
    *cell = cell.min(value);
}

/// Words that the tables know as common, though the lists have few of them.
fn generic(bits: &mut BTreeMap<String, f64>) -> Result<(), String> {
    let known = bits.clone();
    for row in hand_written("generic-words.tsv")? {
        let mut columns = row.split('\t');
        if let (Some(word), Some(concept)) = (columns.next(), columns.next()) {
            let common = known
                .get(concept)
                .map_or(CONCEPT_BITS, |bits| (bits + 3.0).min(CONCEPT_BITS));
            lower(bits, word, common);
        }
    }
    for (table, most) in [
        ("places.tsv", 10.0),
        ("legal-forms.tsv", 9.0),
        ("numbers.tsv", 10.0),
    ] {
        if !folder().join(table).exists() {
            return Err(format!("{table} is missing: make it first"));
        }
        for row in hand_written(table)? {
            if let [word] = &latin::plain(row.split('\t').next().unwrap_or_default())[..] {
                lower(bits, word, most);
            }
        }
    }
    Ok(())
}
