//! What a given or a family name in kanji may be read as.
//!
//! A name is read as a list has it (`tables/japanese-{given,surnames}.tsv`), as its characters are read in names
//! (`tables/japanese-kanji.tsv`), and by their on sounds, as artists and the religious are; each with what it costs, since
//! bearers choose the reading themselves. All tables are made by `cargo xtask han`.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Spelling;
use super::han::{Language, sounds};
use super::kana;
use super::spelling::{STEP, tidy_to};
use crate::words::table;

const LISTS: [&str; 2] = [
    include_str!("../../tables/japanese-given.tsv"),
    include_str!("../../tables/japanese-surnames.tsv"),
];
const KANJI: &str = include_str!("../../tables/japanese-kanji.tsv");
const OLD_FORMS: &str = include_str!("../../tables/japanese-old-forms.tsv");

/// A name in kanji is read in more ways than a word of other scripts.
pub(super) const MAX_SPELLINGS: usize = 8;
/// What costs more is no reading that anybody would guess.
const COST_MAX: i32 = 650;
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
/// What it costs to read otherwise what somebody took for a name.
const COST_ARTIST_OTHERWISE: i32 = 100;
/// What it costs to voice the second part of a name of three characters.
const COST_VOICED: i32 = 200;

/// Which of [`LISTS`].
#[derive(Clone, Copy)]
enum List {
    Given = 0,
    Surnames = 1,
}

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
    let readings = find_listed(List::Surnames, name);
    let mut all = spellings(readings);
    let cells = |at: usize, length: usize| match (at, length) {
        (_, 1) => Cell::Family,
        (0, _) => Cell::FamilyFirst,
        _ => Cell::FamilyLater,
    };
    let otherwise = readings.map_or(0, |_| COST_FAMILY_OTHERWISE);
    extend(&mut all, by_character(name, cells), otherwise);
    finish(all, readings)
}

/// Whether a list has the family name.
pub(super) fn is_family(name: &str) -> bool {
    find_listed(List::Surnames, name).is_some()
}

/// Whether a list has the given name.
pub(super) fn is_given(name: &str) -> bool {
    find_listed(List::Given, name).is_some()
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
    let readings = find_listed(List::Given, name);
    let mut all = spellings(readings);
    let otherwise = readings.map_or(0, |_| COST_GIVEN_OTHERWISE);
    extend(&mut all, characters, otherwise);
    if length == 3 {
        extend(&mut all, in_parts(name), otherwise);
    }
    extend(&mut all, by_on(name), otherwise + COST_BY_ON);
    finish(all, readings)
}

/// The readings that given names have in the list, and those that family names have, each once, long vowels written out.
pub(crate) fn listed_readings() -> [FxHashSet<&'static str>; 2] {
    LISTS.map(|list| {
        let rows = table::rows(list).map(table::split);
        rows.flat_map(|(_, readings)| readings.split(' ')).collect()
    })
}

/// The readings of a name that somebody took, as artists and the religious do.
pub(super) fn artist(name: &str) -> Vec<Spelling> {
    let mut all = by_on(name);
    extend(&mut all, given(name), COST_ARTIST_OTHERWISE);
    finish(all, None)
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
    let mut tails = spellings(find_listed(List::Given, tail));
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
    let heads = spellings(find_listed(List::Given, head));
    if !heads.is_empty() {
        extend(&mut all, product(&heads, &one(tail, Cell::Tail)), 0);
    }
    all
}

/// A name read character by character.
fn by_character(name: &str, cell: impl Fn(usize, usize) -> Cell) -> Vec<Spelling> {
    let length = name.chars().count();
    in_turn(name, |at, character| {
        character_readings(character, cell(at, length))
    })
}

/// A name read by the on sounds of its characters.
fn by_on(name: &str) -> Vec<Spelling> {
    in_turn(name, |_, character| {
        let on = sounds(character, Language::Japanese);
        let each = on.split(' ').filter(|sound| !sound.is_empty()).zip(0..);
        each.map(|(sound, rank)| Spelling {
            latin: short(sound),
            cost: rank * COST_NEXT_ON,
        })
        .collect()
    })
}

/// The readings of a name by those of its characters, none if one has none.
fn in_turn(name: &str, readings: impl Fn(usize, char) -> Vec<Spelling>) -> Vec<Spelling> {
    let mut all = vec![Spelling {
        latin: String::new(),
        cost: 0,
    }];
    for (at, character) in name.chars().enumerate() {
        all = product(&all, &readings(at, character));
    }
    all
}

/// What a character is read as; as the form of now if it is an old one of which the dictionary alone has readings.
fn character_readings(character: char, cell: Cell) -> Vec<Spelling> {
    static ROWS: OnceLock<FxHashMap<char, &'static str>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| by_sign(KANJI));
    let row = |character: char| rows.get(&character).copied().unwrap_or("");
    let own = row(character);
    let row = if own.contains('\t') {
        own
    } else {
        match form_of_now(character).map(row) {
            Some(row) if !row.is_empty() => row,
            _ => own,
        }
    };
    let column = |cell: Cell| {
        let text = row.split('\t').nth(cell as usize);
        text.filter(|text| !text.is_empty())
    };
    // A dictionary's row has one cell for all places.
    let text = if row.contains('\t') {
        column(cell).or_else(|| column(cell.like())).unwrap_or("")
    } else {
        row
    };
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

/// The cheapest readings, and the long vowels of the usual one of a list as people write them, if there is room.
fn finish(all: Vec<Spelling>, listed: Option<&str>) -> Vec<Spelling> {
    let mut kept = tidy_to(all, MAX_SPELLINGS);
    kept.retain(|spelling| spelling.cost <= COST_MAX);
    if let Some(usual) = listed.and_then(|readings| readings.split(' ').next()) {
        extend(&mut kept, kana::long_vowels(usual), 0);
        kept = tidy_to(kept, MAX_SPELLINGS);
    }
    kept
}

/// The readings of a whole name in a list, the usual first.
fn find_listed(list: List, name: &str) -> Option<&'static str> {
    static ROWS: OnceLock<[FxHashMap<&'static str, &'static str>; 2]> = OnceLock::new();
    let rows = ROWS.get_or_init(|| LISTS.map(|list| table::rows(list).map(table::split).collect()));
    let rows = &rows[list as usize];
    let found = rows.get(name).or_else(|| {
        let now = as_now(name);
        (now != name).then(|| rows.get(now.as_str()))?
    });
    found.copied()
}

/// The readings of a row of a list, long vowels as passports write them.
fn spellings(readings: Option<&str>) -> Vec<Spelling> {
    let readings = readings
        .into_iter()
        .flat_map(|readings| readings.split(' '));
    readings
        .zip(0..)
        .map(|(reading, rank)| Spelling {
            latin: short(reading),
            cost: rank * COST_NEXT_LISTED,
        })
        .collect()
}

fn form_of_now(character: char) -> Option<char> {
    static FORMS: OnceLock<FxHashMap<char, &'static str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| by_sign(OLD_FORMS));
    forms.get(&character)?.chars().next()
}

/// The rows of a table of signs.
fn by_sign(text: &'static str) -> FxHashMap<char, &'static str> {
    let rows = table::rows(text).map(table::split);
    rows.filter_map(|(sign, row)| Some((sign.chars().next()?, row)))
        .collect()
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
    let mut out = String::with_capacity(sound.len());
    let mut letters = sound.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        letters.next_if(|next| matches!((letter, next), ('o', 'u' | 'o') | ('u', 'u')));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(readings: &[Spelling], name: &str, expected: &str) {
        let found = readings.iter().any(|spelling| spelling.latin == expected);
        assert!(found, "{name} is {readings:?}, not {expected}");
    }

    #[test]
    fn given_names_are_read_by_lists_characters_and_on_sounds() {
        for (name, expected) in [
            ("陽子", "yoko"),
            ("房子", "fusako"),
            ("義偉", "yoshihide"),
            ("健三郎", "kenzaburo"),
            ("美智子", "michiko"),
            ("圭", "kei"),
            ("彰晃", "shoko"),
            ("彌生", "yayoi"),
        ] {
            among(&given(name), name, expected);
        }
    }

    #[test]
    fn family_names_that_no_list_has_are_read_by_characters_and_old_forms_as_those_of_now() {
        for (name, expected) in [
            ("邊見", "henmi"),
            ("渡邉", "watanabe"),
            ("齋藤", "saito"),
            ("高嶌", "takashima"),
            ("枝松", "edamatsu"),
        ] {
            among(&family(name), name, expected);
        }
    }

    #[test]
    fn what_is_no_sign_of_japan_has_no_reading() {
        assert!(family("𠀀").is_empty());
        assert!(given("").iter().all(|spelling| !spelling.latin.is_empty()));
    }

    #[test]
    fn every_row_of_the_table_of_characters_is_read() {
        for row in table::rows(KANJI) {
            let cells = row.split('\t').count();
            assert!(cells == 2 || cells == 10, "{row}");
            let readings = row.split('\t').skip(1).flat_map(|cell| cell.split(' '));
            for reading in readings.filter(|reading| !reading.is_empty()) {
                let digits = reading.find(|letter: char| letter.is_ascii_digit());
                let cost = digits.and_then(|at| reading[at..].parse::<i32>().ok());
                assert!(cost.is_some() && digits > Some(0), "{row}");
            }
        }
    }
}
