//! What a given or a family name in kanji may be read as.
//!
//! A name is read as a list has it (`tables/japanese-{given,surnames}.tsv`), as its characters are read in names
//! (`tables/japanese-kanji.tsv`), and by their on sounds, as artists and the religious are; each with what it costs, since
//! bearers choose the reading themselves. All tables are made by `cargo xtask han`.

use rustc_hash::FxHashSet;

use super::Spelling;
use super::han::{Language, sounds};
use super::kana;
use super::spelling::{STEP, tidy_to};
use super::table::find;

const SURNAMES: &str = include_str!("../../tables/japanese-surnames.tsv");
const GIVEN: &str = include_str!("../../tables/japanese-given.tsv");
const KANJI: &str = include_str!("../../tables/japanese-kanji.tsv");
const OLD_FORMS: &str = include_str!("../../tables/japanese-old-forms.tsv");

/// A name in kanji is read in more ways than a word of other scripts.
pub(super) const MAX_SPELLINGS: usize = 8;
/// Kept while growing.
const WIDTH: usize = 12;

/// What a further reading in the list costs.
const COST_NEXT_LISTED: i32 = 60;
/// What it costs to read a listed name otherwise: a family seldom is, a child may be.
const COST_GIVEN_OTHERWISE: i32 = 100;
const COST_FAMILY_OTHERWISE: i32 = 200;
/// What it costs to read a name by on sounds alone, and each further on reading of a character.
const COST_BY_ON: i32 = 250;
const COST_NEXT_ON: i32 = 150;
/// What it costs to voice the second part of a name of three characters.
const COST_VOICED: i32 = 200;

/// The columns of the table of characters: those of given names by place, then those of family names.
#[derive(Clone, Copy)]
enum Cell {
    Given = 0,
    First = 1,
    Last = 2,
    Head = 3,
    Middle = 4,
    Tail = 5,
    Family = 6,
    FamilyFirst = 7,
    FamilyLater = 8,
}

impl Cell {
    /// Where it is looked for if it is empty.
    fn like(self) -> Self {
        match self {
            Self::Head => Self::First,
            Self::Middle | Self::Tail => Self::Last,
            other => other,
        }
    }
}

/// The readings of a family name; empty if its characters have none.
pub(super) fn family(name: &str) -> Vec<Spelling> {
    let mut all = listed(SURNAMES, name);
    let known = !all.is_empty();
    let cells = |at: usize, length: usize| match (at, length) {
        (_, 1) => Cell::Family,
        (0, _) => Cell::FamilyFirst,
        _ => Cell::FamilyLater,
    };
    let otherwise = if known { COST_FAMILY_OTHERWISE } else { 0 };
    extend(&mut all, by_character(name, cells), otherwise);
    finish(all, listed_reading(SURNAMES, name))
}

/// Whether a list has the family name.
pub(super) fn is_family(name: &str) -> bool {
    listed_reading(SURNAMES, name).is_some()
}

/// Whether a list has the given name.
pub(super) fn is_given(name: &str) -> bool {
    listed_reading(GIVEN, name).is_some()
}

/// The readings of a given name; empty if its characters have none.
pub(super) fn given(name: &str) -> Vec<Spelling> {
    let cells = |at: usize, length: usize| match (at, length) {
        (_, 1) => Cell::Given,
        (0, 2) => Cell::First,
        (_, 2) => Cell::Last,
        (0, _) => Cell::Head,
        _ if at + 1 == length => Cell::Tail,
        _ => Cell::Middle,
    };
    let length = name.chars().count();
    let characters = by_character(name, cells);
    if length == 1 {
        return finish(characters, None);
    }
    let mut all = listed(GIVEN, name);
    let otherwise = if all.is_empty() { 0 } else { COST_GIVEN_OTHERWISE };
    extend(&mut all, characters, otherwise);
    if length == 3 {
        extend(&mut all, in_parts(name), otherwise);
    }
    extend(&mut all, by_on(name), otherwise + COST_BY_ON);
    finish(all, listed_reading(GIVEN, name))
}

/// The readings that given names have in the list, and those that family names have, each once, long vowels written out.
pub(crate) fn listed_readings() -> [FxHashSet<&'static str>; 2] {
    [GIVEN, SURNAMES].map(|list| {
        let rows = crate::words::table::rows(list);
        rows.flat_map(|row| crate::words::table::columns(row).1.split(' '))
            .collect()
    })
}

/// A given name of three characters of which two are a name: 健 and 三郎, 由紀 and 夫.
fn in_parts(name: &str) -> Vec<Spelling> {
    let mut ends = name.char_indices().map(|(at, _)| at).skip(1);
    let (Some(first), Some(second)) = (ends.next(), ends.next()) else {
        return Vec::new();
    };
    let one = |part: &str, cell: Cell| by_character(part, |_, _| cell);
    let mut all = Vec::new();
    let (head, tail) = name.split_at(first);
    let mut tails = listed(GIVEN, tail);
    if !tails.is_empty() {
        let mut heads = one(head, Cell::First);
        extend(&mut heads, by_on(head), STEP);
        let voiced = tails.iter().filter_map(|spelling| {
            Some(Spelling {
                latin: kana::voiced(&spelling.latin)?,
                cost: spelling.cost + COST_VOICED,
            })
        });
        let voiced: Vec<Spelling> = voiced.collect();
        tails.extend(voiced);
        extend(&mut all, product(&heads, &tails), 0);
    }
    let (head, tail) = name.split_at(second);
    let heads = listed(GIVEN, head);
    if !heads.is_empty() {
        extend(&mut all, product(&heads, &one(tail, Cell::Tail)), 0);
    }
    all
}

/// A name read character by character.
fn by_character(name: &str, cell: impl Fn(usize, usize) -> Cell) -> Vec<Spelling> {
    let length = name.chars().count();
    let mut all = vec![Spelling {
        latin: String::new(),
        cost: 0,
    }];
    for (at, character) in name.chars().enumerate() {
        let readings = character_readings(character, cell(at, length));
        if readings.is_empty() {
            return Vec::new();
        }
        all = product(&all, &readings);
    }
    all
}

/// A name read by the on sounds of its characters.
fn by_on(name: &str) -> Vec<Spelling> {
    let mut all = vec![Spelling {
        latin: String::new(),
        cost: 0,
    }];
    for character in name.chars() {
        let on = sounds(character, Language::Japanese);
        let each = on.split(' ').filter(|sound| !sound.is_empty()).zip(0..);
        let readings: Vec<Spelling> = each
            .map(|(sound, rank)| Spelling {
                latin: short(sound),
                cost: rank * COST_NEXT_ON,
            })
            .collect();
        if readings.is_empty() {
            return Vec::new();
        }
        all = product(&all, &readings);
    }
    all
}

/// What a character is read as; as the form of now if it is an old one of which the dictionary alone has readings.
fn character_readings(character: char, cell: Cell) -> Vec<Spelling> {
    let row = |character: char| find(KANJI, character.encode_utf8(&mut [0; 4])).unwrap_or("");
    let own = row(character);
    let row = if own.contains('\t') {
        own
    } else {
        match form_of_now(character).map(row) {
            Some(row) if !row.is_empty() => row,
            _ => own,
        }
    };
    let column = |cell: Cell| row.split('\t').nth(cell as usize).filter(|text| !text.is_empty());
    // A dictionary's row has one cell for all places.
    let text = column(cell).or_else(|| column(cell.like())).unwrap_or(if own.contains('\t') { "" } else { row });
    let readings = text.split(' ').filter_map(|reading| {
        let digits = reading.find(|letter: char| letter.is_ascii_digit())?;
        let (sound, tenths) = reading.split_at(digits);
        Some(Spelling {
            latin: short(sound),
            cost: 10 * tenths.parse::<i32>().ok()?,
        })
    });
    readings.collect()
}

fn product(heads: &[Spelling], tails: &[Spelling]) -> Vec<Spelling> {
    let mut costs: Vec<(i32, usize, usize)> = Vec::with_capacity(heads.len() * tails.len());
    for (head, before) in heads.iter().enumerate() {
        for (tail, after) in tails.iter().enumerate() {
            costs.push((before.cost + after.cost, head, tail));
        }
    }
    costs.sort_unstable();
    let cheapest = costs.into_iter().take(WIDTH);
    cheapest
        .map(|(cost, head, tail)| Spelling {
            latin: [heads[head].latin.as_str(), tails[tail].latin.as_str()].concat(),
            cost,
        })
        .collect()
}

fn extend(all: &mut Vec<Spelling>, more: Vec<Spelling>, cost: i32) {
    all.extend(more.into_iter().map(|spelling| Spelling {
        cost: spelling.cost + cost,
        ..spelling
    }));
}

/// The cheapest readings, and the long vowels of the usual one as people write them, if there is room.
fn finish(all: Vec<Spelling>, usual: Option<&str>) -> Vec<Spelling> {
    let mut kept = tidy_to(all, MAX_SPELLINGS);
    if let Some(usual) = usual {
        extend(&mut kept, kana::long_vowels(usual), 0);
        kept = tidy_to(kept, MAX_SPELLINGS);
    }
    kept
}

/// The usual reading in a list, long vowels written out.
fn listed_reading<'t>(list: &'t str, name: &str) -> Option<&'t str> {
    Some(find_listed(list, name)?.split(' ').next()?)
}

fn find_listed<'t>(list: &'t str, name: &str) -> Option<&'t str> {
    find(list, name).or_else(|| {
        let now = as_now(name);
        (now != name).then(|| find(list, &now))?
    })
}

/// The readings of a whole name in a list, long vowels as passports write them.
fn listed(list: &str, name: &str) -> Vec<Spelling> {
    let readings = find_listed(list, name).into_iter().flat_map(|readings| readings.split(' '));
    readings
        .zip(0..)
        .map(|(reading, rank)| Spelling {
            latin: short(reading),
            cost: rank * COST_NEXT_LISTED,
        })
        .collect()
}

fn form_of_now(character: char) -> Option<char> {
    find(OLD_FORMS, character.encode_utf8(&mut [0; 4]))?.chars().next()
}

/// A name in the forms that are written now, 々 as the character before it.
fn as_now(name: &str) -> String {
    let mut before = ' ';
    name.chars()
        .map(|character| {
            let now = match character {
                '々' => before,
                other => form_of_now(other).unwrap_or(other),
            };
            before = now;
            now
        })
        .collect()
}

/// Long vowels as passports write them: not at all.
pub(super) fn short(sound: &str) -> String {
    sound.replace("ou", "o").replace("oo", "o").replace("uu", "u")
}
