//! What single characters are read as in Japanese names, learned from whole names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Names;

/// What the characters of names are read as, each for itself, for names that no list has: learned from the lists by cutting
/// every reading at its characters in the likeliest way (expectation and maximisation, as for word alignment).
pub(super) fn table(given: &Names, surnames: &Names) -> String {
    let (given, surnames) = (character_readings(given), character_readings(surnames));
    let mut text = String::from(
        "# cargo xtask han: character, its readings in given names, in surnames; cut from the lists of japanese-personal-name-dataset (MIT)\n",
    );
    let letters: BTreeSet<char> = given.keys().chain(surnames.keys()).copied().collect();
    for letter in letters {
        let cell = |table: &BTreeMap<char, Vec<String>>| {
            table
                .get(&letter)
                .map(|readings| readings.join(" "))
                .unwrap_or_default()
        };
        let _ = writeln!(text, "{letter}\t{}\t{}", cell(&given), cell(&surnames));
    }
    text
}

/// Rounds of expectation and maximisation; the cuts stand still well before.
const ROUNDS: usize = 8;
/// A reading is kept from this share of its character's uses on, and if it was seen in this many names.
const SHARE_MIN: f64 = 0.06;
const NAMES_MIN: f64 = 1.5;

fn character_readings(names: &Names) -> BTreeMap<char, Vec<String>> {
    // All ways to cut each reading at the characters, a beat at least for each.
    let mut cuts: Vec<Vec<Vec<(char, String)>>> = Vec::new();
    for (name, readings) in names {
        let letters: Vec<char> = name.chars().collect();
        for reading in readings {
            let beats = beats(reading);
            let mut all = Vec::new();
            cut(&letters, &beats, &mut Vec::new(), &mut all);
            if !all.is_empty() {
                cuts.push(all);
            }
        }
    }
    let mut share: BTreeMap<(char, String), f64> = BTreeMap::new();
    let mut counts: BTreeMap<(char, String), f64> = BTreeMap::new();
    for _ in 0..ROUNDS {
        counts.clear();
        for ways in &cuts {
            let weight = |way: &Vec<(char, String)>| {
                way.iter()
                    .map(|pair| share.get(pair).copied().unwrap_or(1.0))
                    .product::<f64>()
            };
            let total: f64 = ways.iter().map(weight).sum();
            for way in ways {
                let own = if total > 0.0 {
                    weight(way) / total
                } else {
                    0.0
                };
                for pair in way {
                    *counts.entry(pair.clone()).or_default() += own;
                }
            }
        }
        let mut totals: BTreeMap<char, f64> = BTreeMap::new();
        for ((letter, _), count) in &counts {
            *totals.entry(*letter).or_default() += count;
        }
        share = counts
            .iter()
            .map(|(pair, count)| (pair.clone(), count / totals[&pair.0]))
            .collect();
    }
    let mut sorted: BTreeMap<char, Vec<(f64, String)>> = BTreeMap::new();
    for ((letter, reading), own) in share {
        if own >= SHARE_MIN && counts[&(letter, reading.clone())] >= NAMES_MIN {
            sorted.entry(letter).or_default().push((own, reading));
        }
    }
    sorted
        .into_iter()
        .map(|(letter, mut readings)| {
            readings.sort_by(|left, right| {
                right
                    .0
                    .total_cmp(&left.0)
                    .then_with(|| left.1.cmp(&right.1))
            });
            (
                letter,
                readings
                    .into_iter()
                    .take(4)
                    .map(|reading| reading.1)
                    .collect(),
            )
        })
        .collect()
}

/// `shinzou` as `shi n zo u`.
fn beats(romaji: &str) -> Vec<String> {
    let letters: Vec<char> = romaji.chars().collect();
    let is_vowel = |letter: Option<&char>| letter.is_some_and(|letter| "aiueo".contains(*letter));
    let mut beats = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        if let Some(last) = beats.last_mut() {
            last.push(*letter);
        }
        let next = letters.get(at + 1);
        let closes =
            is_vowel(Some(letter)) || (*letter == 'n' && !is_vowel(next) && next != Some(&'y'));
        if closes {
            beats.push(String::new());
        }
    }
    beats.retain(|beat| !beat.is_empty());
    beats
}

fn cut(
    letters: &[char],
    beats: &[String],
    so_far: &mut Vec<(char, String)>,
    all: &mut Vec<Vec<(char, String)>>,
) {
    match letters {
        [] => {
            if beats.is_empty() {
                all.push(so_far.clone());
            }
        }
        [letter, rest @ ..] => {
            // No character of a name is longer than five beats (志 as kokorozashi is no part of a name).
            for length in 1..=beats.len().min(5) {
                if beats.len() - length < rest.len() {
                    break;
                }
                so_far.push((*letter, beats[..length].concat()));
                cut(rest, &beats[length..], so_far, all);
                so_far.pop();
            }
        }
    }
}
