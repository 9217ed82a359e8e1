//! Rarity: how seldom an unrelated *customer* bears a token, in bits.
//!
//! A token that agrees is worth what it would be surprising to see by chance. The chance is that
//! of customers, not of the lists: *Hansen* is rare on sanctions lists and common in Oslo. It is
//! counted by culture of naming, from openly licensed name data and from publishers' own lists
//! (`cargo xtask rarity` makes the tables), and a token's culture is inferred from the whole name:
//! *Kim*, *Jong* and *Un* are rare together with *Larsen* and common together with each other.
//! A share of the rarity always comes from the mixture of all cultures, so that a name that is
//! common somewhere is never called rare elsewhere.
//!
//! Everything is integer arithmetic on committed tables; no list that is loaded enters.

mod culture;
mod folded;
mod probability;

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::Bits;
use crate::words::table::{rows, split};
use culture::{COUNT, CULTURES, Culture};
pub use folded::folded;
use folded::sounding;
use probability::Sum;

/// `token, culture=hundredths of a bit,…` a line: -log2 of the chance that a person of that
/// culture bears the token, anywhere in the name. Tokens stand as [`folded`].
const PERSONS: &str = include_str!("../../tables/rarity.tsv");
/// `word, hundredths of a bit` a line: the same for words in the names of bodies.
const BODIES: &str = include_str!("../../tables/rarity-body.tsv");

/// No token is worth more, however rare: what is not in a table may still be common somewhere.
pub const CAP: Bits = Bits(1800);
/// No token is worth less.
const FLOOR: Bits = Bits(100);

/// How much rarer a spelling that no table has is than the known name that it sounds like.
const RESPELLED: i32 = 250;

/// What a culture without the token in its row gives it.
const ABSENT: i32 = 1700;
/// One body in six or so bears the name of a person.
const NAMED: i32 = 250;
/// The share of the rarity that comes from the inferred culture, 3/4, and from all, 1/4.
const INFERRED: i32 = 42;
const OVERALL: i32 = 200;

/// The rarity of each token of one person's name. `tokens[i]` holds the spellings of the i-th
/// token in lower-case ASCII, most usual first; the most frequent of them counts.
pub fn of_person(tokens: &[&[&str]]) -> Vec<Bits> {
    of_person_written(tokens, &vec![false; tokens.len()])
}

/// The same where some tokens are written with few vowels: one that no table has is as common as the
/// commonest name that it can be.
pub fn of_person_written(tokens: &[&[&str]], open: &[bool]) -> Vec<Bits> {
    let chances: Vec<Option<[i32; COUNT]>> = tokens
        .iter()
        .zip(open)
        .map(|(token, open)| chances(token, *open))
        .collect();

    // The culture after seeing the whole name. Unknown tokens say nothing of it.
    let mut posterior = CULTURES.map(|(_, _, prior)| prior);
    for chance in chances.iter().flatten() {
        for (total, hundredths) in posterior.iter_mut().zip(chance) {
            *total += hundredths;
        }
    }
    let least = posterior.iter().copied().min().unwrap_or(0);
    let mut all = Sum::default();
    for total in &mut posterior {
        *total -= least;
        all.add(*total);
    }
    let all = all.hundredths();

    let mut rarities = Vec::with_capacity(tokens.len());
    for (token, chance) in tokens.iter().zip(&chances) {
        let unknown = unknown_person(token);
        let Some(chance) = chance else {
            rarities.push(unknown);
            continue;
        };
        let mut sum = Sum::default();
        for (i, hundredths) in chance.iter().enumerate() {
            sum.add(INFERRED + posterior[i] - all + hundredths);
            sum.add(OVERALL + CULTURES[i].2 + hundredths);
        }
        rarities.push(Bits(sum.hundredths()).clamp(FLOOR, unknown));
    }
    rarities
}

/// Whether a table has the word, in lower-case ASCII, as a part of persons' names: written so, and
/// not only sounding like one.
pub fn is_borne(word: &str) -> bool {
    persons().row(folded(word).as_str()).is_some()
}

/// Whether a table has the word as it stands, as a part of the names of persons or of bodies.
pub(crate) fn is_known(word: &str) -> bool {
    is_of_bodies(word) || is_borne(word)
}

/// Whether a table has the word as it stands, as a part of the names of bodies.
pub(crate) fn is_of_bodies(word: &str) -> bool {
    bodies().contains_key(word)
}

/// Whether those who bear the word as a part of a person's name write Latin letters themselves, as far as more bear
/// it among them than elsewhere.
pub(crate) fn is_of_latin_letters(word: &str) -> bool {
    /// Letters that romanisations have and those languages have not.
    const OF_ROMANISATIONS: [&str; 4] = ["kh", "zh", "dj", "aa"];
    if OF_ROMANISATIONS
        .iter()
        .any(|letters| word.contains(letters))
    {
        return false;
    }
    let Some(row) = persons().row(folded(word).as_str()) else {
        return false;
    };
    let least = |of_latin_letters: bool| {
        let cells = row.iter();
        let cells = cells.filter(|(culture, _)| culture.writes_latin_letters() == of_latin_letters);
        cells.map(|(_, hundredths)| *hundredths).min()
    };
    match (least(true), least(false)) {
        (Some(here), elsewhere) => elsewhere.is_none_or(|elsewhere| here <= elsewhere),
        (None, _) => false,
    }
}

/// Whether many in China or Korea bear the word.
pub(crate) fn is_east_asian(word: &str) -> bool {
    const MANY: i32 = 1000;
    let row = persons().row(folded(word).as_str());
    row.is_some_and(|row| {
        let mut cells = row.iter();
        cells.any(|(culture, hundredths)| {
            matches!(culture, Culture::Chinese | Culture::Korean) && i32::from(*hundredths) <= MANY
        })
    })
}

/// The rarity of one word in the name of an organisation, a ship or an aircraft, given by its
/// spellings in lower-case ASCII; the most frequent counts.
pub fn of_body(spellings: &[&str]) -> Bits {
    let words = bodies();
    let known = spellings
        .iter()
        .filter_map(|spelling| words.get(spelling).copied())
        .min();
    let named = || {
        let mut sum = Sum::default();
        for (chance, (_, _, prior)) in chances(spellings, false)?.iter().zip(CULTURES) {
            sum.add(chance + prior + NAMED);
        }
        Some(Bits(sum.hundredths()).min(unknown_body(spellings)))
    };
    known
        .or_else(named)
        .unwrap_or_else(|| unknown_body(spellings))
        .clamp(FLOOR, CAP)
}

/// For each culture, the chance of the most frequent of the spellings.
fn chances(spellings: &[&str], open: bool) -> Option<[i32; COUNT]> {
    let persons = persons();
    let mut best = None;
    let mut count = |row: &[Cell], penalty: i32| {
        let best = best.get_or_insert([ABSENT; COUNT]);
        for (culture, hundredths) in row {
            let place = &mut best[*culture as usize];
            *place = (i32::from(*hundredths) + penalty).min(*place);
        }
    };
    let mut known = false;
    for row in spellings
        .iter()
        .filter_map(|spelling| persons.row(folded(spelling).as_str()))
    {
        known = true;
        count(row, 0);
    }
    if !known && open {
        for spelling in spellings {
            let written = folded(spelling);
            let same = by_consonants().get(consonants(&written).as_str());
            for voiced in same.into_iter().flatten() {
                if is_voiced(&written, voiced) {
                    persons
                        .row(voiced)
                        .into_iter()
                        .for_each(|row| count(row, 0));
                }
            }
        }
    }
    if !known && let Some(usual) = spellings.first() {
        // A rare spelling of a common name is that name, written by few.
        let alike = alike().get(sounding(usual).as_str()).into_iter().flatten();
        for row in alike.filter_map(|token| persons.row(token)) {
            count(row, RESPELLED);
        }
    }
    best
}

/// What a token in no table is worth: little when it is so short that many share it by chance.
fn unknown_person(spellings: &[&str]) -> Bits {
    match shortest(spellings) {
        0 | 1 => Bits(450),
        2 => Bits(1000),
        3 => Bits(1300),
        4 => Bits(1550),
        _ => CAP,
    }
}

fn unknown_body(spellings: &[&str]) -> Bits {
    match shortest(spellings) {
        0 | 1 => Bits(500),
        2 => Bits(1000),
        3 => Bits(1250),
        4 => Bits(1500),
        5 => Bits(1650),
        _ => Bits(1750),
    }
}

fn shortest(spellings: &[&str]) -> usize {
    spellings
        .iter()
        .map(|spelling| spelling.len())
        .min()
        .unwrap_or(0)
}

/// The chance of a token in a culture, in hundredths of a bit.
type Cell = (Culture, u16);

/// The persons' table: all cells one after another, and where each token's are.
struct Persons {
    cells: Vec<Cell>,
    rows: FxHashMap<&'static str, (u32, u32)>,
}

impl Persons {
    fn row(&self, token: &str) -> Option<&[Cell]> {
        let (from, to) = *self.rows.get(token)?;
        Some(&self.cells[from as usize..to as usize])
    }
}

/// The cells of a row.
fn cells(row: &'static str) -> impl Iterator<Item = Cell> {
    row.split(',').filter_map(|cell| {
        let (culture, hundredths) = cell.split_once('=')?;
        Some((Culture::parse(culture)?, hundredths.parse().ok()?))
    })
}

fn persons() -> &'static Persons {
    static INDEX: OnceLock<Persons> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Persons {
            cells: Vec::with_capacity(16_384),
            rows: FxHashMap::with_capacity_and_hasher(16_384, FxBuildHasher),
        };
        for (token, row) in rows(PERSONS).map(split) {
            let from = index.cells.len() as u32;
            index.cells.extend(cells(row));
            index.rows.insert(token, (from, index.cells.len() as u32));
        }
        index
    })
}

/// Whether the letters of the first stand in the second, in their order.
fn is_voiced(written: &str, voiced: &str) -> bool {
    let mut letters = voiced.bytes();
    written
        .bytes()
        .all(|letter| letters.any(|other| other == letter))
}

/// A folded token without its vowels.
fn consonants(folded: &str) -> String {
    let is_vowel = |letter: &char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    folded.chars().filter(|letter| !is_vowel(letter)).collect()
}

/// The tokens of the persons' table by their consonants.
fn by_consonants() -> &'static FxHashMap<String, Vec<&'static str>> {
    static INDEX: OnceLock<FxHashMap<String, Vec<&'static str>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = FxHashMap::<String, Vec<&'static str>>::default();
        for (token, _) in rows(PERSONS).map(split) {
            let consonants = consonants(token);
            if consonants.len() > 1 {
                index.entry(consonants).or_default().push(token);
            }
        }
        index
    })
}

/// The tokens of the persons' table by how they sound.
fn alike() -> &'static FxHashMap<String, Vec<&'static str>> {
    static INDEX: OnceLock<FxHashMap<String, Vec<&'static str>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = FxHashMap::<String, Vec<&'static str>>::default();
        for (token, _) in rows(PERSONS).map(split) {
            index.entry(sounding(token)).or_default().push(token);
        }
        index
    })
}

fn bodies() -> &'static FxHashMap<&'static str, Bits> {
    static INDEX: OnceLock<FxHashMap<&'static str, Bits>> = OnceLock::new();
    INDEX.get_or_init(|| {
        rows(BODIES)
            .filter_map(|row| {
                let (word, hundredths) = split(row);
                Some((word, Bits(hundredths.parse().ok()?)))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests;
