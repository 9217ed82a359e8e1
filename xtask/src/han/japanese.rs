//! Japanese names in kanji with their readings, and the tables of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::kanji::{self, Learned};
use super::sounds::Sounds;
use super::{old_forms, unihan};

/// Names in kanji with their readings, the usual first.
pub(super) type Names = BTreeMap<String, Vec<String>>;

/// A name's readings in a table are cut here; the rest is found by its characters.
const READINGS_MAX: usize = 5;
/// What a reading counts that the characters of a name do not have.
const LIKELY_MIN: f64 = 0.002;

/// The tables by their names, from the lists in a folder and what stands by hand beside the tables.
pub(super) fn tables(lists: &Path, tables: &Path) -> Result<[(&'static str, String); 4], String> {
    let extra = Extra::read(&tables.join("japanese-extra.tsv"))?;
    let mut surnames = surnames(lists)?;
    let mut given = given_names(lists)?;
    put_first(&mut surnames, &extra.surnames);
    put_first(&mut given, &extra.given);
    let sounds = Sounds::read()?;
    let learned_given = Learned::of(&given, &sounds, false);
    let learned_surnames = Learned::of(&surnames, &sounds, true);
    let kanji = kanji::table(
        (&given, &learned_given),
        (&surnames, &learned_surnames),
        &sounds,
        &written_in_japan()?,
    );
    Ok([
        (
            "japanese-surnames.tsv",
            listing(
                "surnames",
                &shortened(&surnames, &learned_surnames, &extra.surnames),
            ),
        ),
        (
            "japanese-given.tsv",
            listing(
                "given names",
                &shortened(&given, &learned_given, &extra.given),
            ),
        ),
        ("japanese-kanji.tsv", kanji),
        (
            "japanese-old-forms.tsv",
            old_forms::table(&old_forms::forms(&extra.old)?),
        ),
    ])
}

/// What stands by hand.
#[derive(Default)]
struct Extra {
    given: Names,
    surnames: Names,
    old: BTreeMap<char, char>,
}

impl Extra {
    fn read(path: &Path) -> Result<Self, String> {
        let mut extra = Self::default();
        for (line, at) in text(path)?.lines().zip(1..) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = || {
                format!(
                    "{}, line {at}: kind, name and readings are wanted",
                    path.display()
                )
            };
            let mut columns = line.split('\t');
            let (Some(kind), Some(name), Some(readings)) =
                (columns.next(), columns.next(), columns.next())
            else {
                return Err(wrong());
            };
            let listed = || readings.split(' ').map(str::to_owned).collect();
            match kind {
                "given" => extra.given.insert(name.into(), listed()),
                "surname" => extra.surnames.insert(name.into(), listed()),
                "old" => {
                    let mut pair = name.chars().chain(readings.chars());
                    let (Some(old), Some(now), None) = (pair.next(), pair.next(), pair.next())
                    else {
                        return Err(wrong());
                    };
                    extra.old.insert(old, now);
                    None
                }
                _ => return Err(wrong()),
            };
        }
        Ok(extra)
    }
}

fn put_first(names: &mut Names, by_hand: &Names) {
    for (name, readings) in by_hand {
        let listed = names.entry(name.clone()).or_default();
        listed.retain(|reading| !readings.contains(reading));
        listed.splice(0..0, readings.iter().cloned());
    }
}

/// The likeliest readings of each name, first those by hand: the list's order and the characters both say something.
fn shortened(names: &Names, learned: &Learned<'_>, by_hand: &Names) -> Names {
    let shorten = |name: &String, readings: &Vec<String>| {
        let fixed = by_hand.get(name).map_or(0, Vec::len);
        let mut sorted: Vec<(f64, &String)> = (readings.iter().zip(1..))
            .map(|(reading, rank)| {
                let likely = learned.likely(name, reading) + LIKELY_MIN;
                (likely.sqrt() / f64::from(rank), reading)
            })
            .collect();
        sorted[fixed..]
            .sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(right.1)));
        sorted.truncate(READINGS_MAX);
        sorted.into_iter().map(|pair| pair.1.clone()).collect()
    };
    names
        .iter()
        .map(|(name, readings)| (name.clone(), shorten(name, readings)))
        .collect()
}

fn listing(what: &str, names: &Names) -> String {
    let mut text = format!(
        "# cargo xtask han: Japanese {what} and their readings, from shuheilocale/japanese-personal-name-dataset (MIT) and japanese-extra.tsv\n"
    );
    for (name, readings) in names {
        let _ = writeln!(text, "{name}\t{}", readings.join(" "));
    }
    text
}

/// The characters that Japanese computers have.
fn written_in_japan() -> Result<BTreeSet<char>, String> {
    let mut written = BTreeSet::new();
    unihan("Unihan_OtherMappings.txt.bz2", |letter, property, _| {
        if matches!(property, "kJis0" | "kIBMJapan") {
            written.insert(letter);
        }
    })?;
    Ok(written)
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Only kanji: a name with kana in it is read as it is written.
fn is_kanji(name: &str) -> bool {
    name.chars()
        .all(|letter| ('\u{3400}'..='\u{9fff}').contains(&letter) || letter == '々')
}

fn add(names: &mut Names, name: &str, reading: String) {
    let readings = names.entry(name.into()).or_default();
    if !readings.contains(&reading) {
        readings.push(reading);
    }
}

fn surnames(folder: &Path) -> Result<Names, String> {
    // Lines come by number of bearers, so the first reading of a surname is the most usual.
    let mut names: Names = Names::new();
    for line in text(&folder.join("japanese-last_name_org.csv"))?.lines() {
        let fields: Vec<&str> = line.split(',').collect();
        if let [name, _, _, romaji] = fields[..]
            && is_kanji(name)
        {
            add(&mut names, name, romaji.trim().to_ascii_lowercase());
        }
    }
    Ok(names)
}

fn given_names(folder: &Path) -> Result<Names, String> {
    // No counts here: a reading that many spellings share is the likelier one.
    let mut readings: Vec<(String, Vec<String>)> = Vec::new();
    for file in [
        "japanese-first_name_man_opti.csv",
        "japanese-first_name_woman_opti.csv",
    ] {
        for line in text(&folder.join(file))?.lines() {
            let mut fields = line.split(',').map(str::trim);
            let (Some(_), Some(romaji)) = (fields.next(), fields.next()) else {
                continue;
            };
            let kanji = fields.filter(|name| is_kanji(name) && !name.is_empty());
            readings.push((
                romaji.to_ascii_lowercase(),
                kanji.map(str::to_owned).collect(),
            ));
        }
    }
    readings.sort_by(|left, right| {
        right
            .1
            .len()
            .cmp(&left.1.len())
            .then_with(|| left.0.cmp(&right.0))
    });
    let mut names: Names = Names::new();
    for (romaji, kanji) in readings {
        for name in kanji {
            add(&mut names, &name, romaji.clone());
        }
    }
    Ok(names)
}
