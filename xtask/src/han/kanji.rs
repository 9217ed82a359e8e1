//! What single characters are read as in Japanese names, learned from whole names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use vokter_names::script::voiced;

use super::japanese::Names;
use super::sounds::{Shares, Sounds, beats, normal};

/// Where a character stands in its name: what 一 is read as depends on it (*kazu*-, -*ichi*).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// The first of two.
    First,
    /// The second of two.
    Last,
    /// The first of three.
    Head,
    /// Inside of three or more.
    Middle,
    /// The last of three or more.
    Tail,
}

const PLACES: [Place; 5] = [
    Place::First,
    Place::Last,
    Place::Head,
    Place::Middle,
    Place::Tail,
];

/// Rounds of expectation and maximisation; the cuts stand still well before.
const ROUNDS: usize = 8;
/// The names that what a character is read as in any place counts as, in each place …
const NAMES_ANYWHERE: f64 = 2.0;
/// … and those that the dictionary's readings count as.
const NAMES_OF_DICTIONARY: f64 = 2.0;
/// The share of a dictionary's reading that is voiced behind another.
const VOICED_SHARE: f64 = 0.3;
/// A place that is seen in fewer names is read as the like one is.
const NAMES_MIN: f64 = 3.0;
/// A reading is written from this share on …
const SHARE_MIN: f64 = 0.02;
/// … and no more than so many.
const READINGS_MAX: usize = 7;

type Cut = Vec<((char, Place), String)>;

/// The readings of characters by their places, cut from whole names in the likeliest way (expectation and maximisation,
/// as for word alignment).
pub(super) struct Learned<'s> {
    sounds: &'s Sounds,
    /// Family names tell less by place: there are fewer.
    by_border: bool,
    counts: BTreeMap<(char, Place), Shares>,
    anywhere: BTreeMap<char, Shares>,
}

impl<'s> Learned<'s> {
    pub(super) fn of(names: &Names, sounds: &'s Sounds, by_border: bool) -> Self {
        let mut learned = Self {
            sounds,
            by_border,
            counts: BTreeMap::new(),
            anywhere: BTreeMap::new(),
        };
        let longer = names.iter().filter(|(name, _)| name.chars().count() > 1);
        let cuts: Vec<Vec<Cut>> = longer
            .flat_map(|(name, readings)| readings.iter().map(move |reading| (name, reading)))
            .map(|(name, reading)| learned.cuts(name, reading))
            .filter(|cuts| !cuts.is_empty())
            .collect();
        for round in 0..ROUNDS {
            let mut counts: BTreeMap<(char, Place), Shares> = BTreeMap::new();
            let mut known = BTreeMap::new();
            for ways in &cuts {
                let weights: Vec<f64> = ways
                    .iter()
                    .map(|way| {
                        if round == 0 {
                            1.0
                        } else {
                            learned.likelihood(way, &mut known)
                        }
                    })
                    .collect();
                let total: f64 = weights.iter().sum();
                for (way, weight) in ways.iter().zip(weights) {
                    for (at, reading) in way {
                        let share = counts.entry(*at).or_default();
                        *share.entry(reading.clone()).or_default() +=
                            weight / total.max(f64::MIN_POSITIVE);
                    }
                }
            }
            learned.anywhere.clear();
            for ((letter, _), shares) in &counts {
                let anywhere = learned.anywhere.entry(*letter).or_default();
                for (reading, count) in shares {
                    *anywhere.entry(reading.clone()).or_default() += count;
                }
            }
            learned.counts = counts;
        }
        learned
    }

    fn place(&self, at: usize, length: usize) -> Place {
        match (at, length) {
            (0, 2) => Place::First,
            (_, 2) => Place::Last,
            (0, _) if self.by_border => Place::First,
            _ if self.by_border => Place::Last,
            (0, _) => Place::Head,
            _ if at + 1 == length => Place::Tail,
            _ => Place::Middle,
        }
    }

    /// All ways to cut a reading at the characters, a beat at least for each.
    fn cuts(&self, name: &str, reading: &str) -> Vec<Cut> {
        let letters: Vec<char> = name.chars().collect();
        let placed: Vec<(char, Place)> = (letters.iter().enumerate())
            .map(|(at, letter)| (*letter, self.place(at, letters.len())))
            .collect();
        let mut all = Vec::new();
        cut(&placed, &beats(reading), &mut Vec::new(), &mut all);
        all
    }

    fn likelihood(&self, way: &Cut, known: &mut BTreeMap<((char, Place), String), f64>) -> f64 {
        way.iter()
            .map(|(at, reading)| {
                *known
                    .entry((*at, reading.clone()))
                    .or_insert_with(|| self.share(*at, reading))
            })
            .product()
    }

    /// How likely a whole name is read so, by its characters.
    pub(super) fn likely(&self, name: &str, reading: &str) -> f64 {
        let cuts = self.cuts(name, reading);
        cuts.iter()
            .map(|way| self.likelihood(way, &mut BTreeMap::new()))
            .sum()
    }

    fn share(&self, (letter, place): (char, Place), reading: &str) -> f64 {
        let dictionary = self
            .sounds
            .inside(letter)
            .get(reading)
            .copied()
            .unwrap_or(0.0);
        self.share_beside(dictionary, (letter, place), reading)
    }

    fn share_beside(&self, dictionary: f64, (letter, place): (char, Place), reading: &str) -> f64 {
        let of = |shares: Option<&Shares>| {
            let own = shares
                .and_then(|shares| shares.get(reading))
                .copied()
                .unwrap_or(0.0);
            (own, shares.map_or(0.0, |shares| shares.values().sum()))
        };
        let (here, all_here) = of(self.counts.get(&(letter, place)));
        let (anywhere, all) = of(self.anywhere.get(&letter));
        let anywhere = (anywhere + NAMES_OF_DICTIONARY * dictionary) / (all + NAMES_OF_DICTIONARY);
        (here + NAMES_ANYWHERE * anywhere) / (all_here + NAMES_ANYWHERE)
    }

    /// What a character is read as in a place.
    fn shares(&self, letter: char, place: Place) -> Shares {
        let mut dictionary = self.sounds.inside(letter);
        if !matches!(place, Place::First | Place::Head) {
            for (reading, share) in dictionary.clone() {
                if let Some(voiced) = voiced(&reading) {
                    *dictionary.entry(voiced).or_default() += VOICED_SHARE * share;
                }
            }
        }
        let learned = self
            .anywhere
            .get(&letter)
            .into_iter()
            .flat_map(BTreeMap::keys);
        let readings: BTreeSet<&String> = dictionary.keys().chain(learned).collect();
        readings
            .into_iter()
            .map(|reading| {
                let own = dictionary.get(reading).copied().unwrap_or(0.0);
                (
                    reading.clone(),
                    self.share_beside(own, (letter, place), reading),
                )
            })
            .collect()
    }

    fn is_seen(&self, letter: char, place: Place) -> bool {
        let seen = self.counts.get(&(letter, place));
        seen.is_some_and(|shares| shares.values().sum::<f64>() >= NAMES_MIN)
    }

    /// The cells of a character, those left empty that are as the like one.
    fn cells(&self, letter: char, places: &[Place]) -> String {
        let mut text = String::new();
        for place in places {
            let own = matches!(place, Place::First | Place::Last) || self.is_seen(letter, *place);
            text.push('\t');
            if own {
                text.push_str(&written(self.shares(letter, *place)));
            }
        }
        text
    }
}

/// What a name of one character is read as: its readings in the list, and those of the dictionary, the more where both say so.
fn alone(listed: &[String], mut shares: Shares, weight: f64) -> String {
    for (reading, rank) in listed.iter().zip(1..) {
        let share = shares.entry(reading.clone()).or_default();
        *share = 2.0 * *share + weight / f64::from(rank);
    }
    normal(&mut shares);
    written(shares)
}

/// What the first reading of a list weighs against the dictionary's, all of which weigh one together.
const LISTED_GIVEN: f64 = 0.5;
const LISTED_FAMILY: f64 = 4.0;

/// Readings with their costs in tenths of a bit, the cheapest first: `haru17 aki20`.
fn written(shares: Shares) -> String {
    let mut sorted: Vec<(String, f64)> = shares
        .into_iter()
        .filter(|own| own.1 >= SHARE_MIN)
        .collect();
    sorted.sort_by(|left, right| {
        right
            .1
            .total_cmp(&left.1)
            .then_with(|| left.0.cmp(&right.0))
    });
    let each = sorted.iter().take(READINGS_MAX);
    let each = each
        .map(|(reading, share)| format!("{reading}{:.0}", -10.0 * share.min(1.0).log2().min(-0.0)));
    each.collect::<Vec<_>>().join(" ")
}

/// The table of characters: those of the lists by their places, others of which the dictionary alone has readings.
pub(super) fn table(
    (given, given_learned): (&Names, &Learned<'_>),
    (surnames, surnames_learned): (&Names, &Learned<'_>),
    sounds: &Sounds,
    written_in_japan: &BTreeSet<char>,
) -> String {
    let mut text = String::from(
        "# cargo xtask han: character, its readings with their costs in tenths of a bit: as a given name; in given names as the first or second of two, the first, middle, last of more (empty: as of two); as a family name; as the first or a later one in family names. Cut from the lists of japanese-personal-name-dataset (MIT) and Unihan of unicode-data; one cell where only the latter has it\n",
    );
    let in_names: BTreeSet<char> = (given.keys().chain(surnames.keys()))
        .flat_map(|name| name.chars())
        .collect();
    let letters: BTreeSet<char> = (sounds.letters())
        .filter(|letter| written_in_japan.contains(letter))
        .chain(in_names.iter().copied())
        .collect();
    for letter in letters {
        if !in_names.contains(&letter) {
            let cell = written(sounds.inside(letter));
            if !cell.is_empty() {
                let _ = writeln!(text, "{letter}\t{cell}");
            }
            continue;
        }
        let listed = |names: &Names| names.get(&letter.to_string()).cloned().unwrap_or_default();
        let as_given = alone(&listed(given), sounds.inside(letter), LISTED_GIVEN);
        let as_family = alone(&listed(surnames), sounds.as_family(letter), LISTED_FAMILY);
        let in_given = given_learned.cells(letter, &PLACES);
        let in_family = surnames_learned.cells(letter, &PLACES[..2]);
        let _ = writeln!(
            text,
            "{letter}\t{as_given}{in_given}\t{as_family}{in_family}"
        );
    }
    text
}

fn cut(letters: &[(char, Place)], beats: &[String], so_far: &mut Cut, all: &mut Vec<Cut>) {
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
