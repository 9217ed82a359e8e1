//! Makes the tables of Han readings and of Japanese names that `vokter-names` embeds.
//!
//! Sources: the Unicode Han Database (package `unicode-data` of Debian and its relatives, Unicode licence) for the readings of
//! characters, and the openly licensed (MIT) Japanese name lists under `VOKTER_SHARED/names` for the readings of whole names,
//! with what those lack by hand (`japanese-extra.tsv`).
//! Everything is sorted by code point, so that the program can search the embedded text as it stands.

mod japanese;
mod kanji;
mod old_forms;
mod sounds;
mod variants;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNICODE: &str = "/usr/share/unicode";
/// A character's readings per language are cut here: the rest is dictionary dust that no name uses.
const READINGS_MAX: usize = 3;

/// One line of `han.tsv`.
#[derive(Default, Clone)]
struct Character {
    mandarin: Vec<String>,
    cantonese: Vec<String>,
    korean: Vec<String>,
    japanese: Vec<String>,
    vietnamese: Vec<String>,
}

/// Writes `han.tsv` and `japanese-{surnames,given,kanji,old-forms}.tsv` into `tables`; with `check` it only compares.
///
/// # Errors
/// A text that says which source is missing, or which table is stale.
pub(crate) fn han(tables: &Path, check: bool) -> Result<(), String> {
    emit(&tables.join("han.tsv"), &characters()?, check)?;
    emit(
        &tables.join("han-variants.tsv"),
        &variants::table(&in_use()?)?,
        check,
    )?;
    let names = std::env::var_os("VOKTER_SHARED")
        .map(PathBuf::from)
        .map(|shared| shared.join("names"));
    let Some(names) = names else {
        return Err("the Japanese name lists are missing: set VOKTER_SHARED to the folder that holds names/".into());
    };
    for (table, text) in japanese::tables(&names, tables)? {
        emit(&tables.join(table), &text, check)?;
    }
    Ok(())
}

fn emit(path: &Path, text: &str, check: bool) -> Result<(), String> {
    if !check {
        return std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
    }
    let old =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if old == text {
        Ok(())
    } else {
        Err(format!(
            "{} is stale: run `cargo xtask han`",
            path.display()
        ))
    }
}

/// Calls `each` with code point, property and value for every line of a Unihan file.
fn unihan(file: &str, mut each: impl FnMut(char, &str, &str)) -> Result<(), String> {
    let path = format!("{UNICODE}/{file}");
    let output = Command::new("bzcat")
        .arg(&path)
        .output()
        .map_err(|error| format!("bzcat: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "{path}: bzcat could not read it; install the package unicode-data"
        ));
    }
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut fields = line.splitn(3, '\t');
        if let (Some(code), Some(property), Some(value)) =
            (fields.next(), fields.next(), fields.next())
            && let Some(letter) = code
                .strip_prefix("U+")
                .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            && let Some(letter) = char::from_u32(letter)
        {
            each(letter, property, value);
        }
    }
    Ok(())
}

fn add(list: &mut Vec<String>, reading: String) {
    if list.len() < READINGS_MAX && !reading.is_empty() && !list.contains(&reading) {
        list.push(reading);
    }
}

/// Pinyin without its tone; ü becomes `v`, as on keyboards, so that it stays one ASCII letter.
fn toneless(pinyin: &str) -> String {
    pinyin
        .chars()
        .filter_map(|letter| match letter {
            'ā' | 'á' | 'ǎ' | 'à' => Some('a'),
            'ē' | 'é' | 'ě' | 'è' | 'ê' | 'ế' | 'ề' => Some('e'),
            'ī' | 'í' | 'ǐ' | 'ì' => Some('i'),
            'ō' | 'ó' | 'ǒ' | 'ò' => Some('o'),
            'ū' | 'ú' | 'ǔ' | 'ù' => Some('u'),
            'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => Some('v'),
            'ń' | 'ň' | 'ǹ' => Some('n'),
            'ḿ' => Some('m'),
            letter if letter.is_ascii_lowercase() => Some(letter),
            _ => None,
        })
        .collect()
}

/// A Vietnamese syllable without its marks.
fn markless(syllable: &str) -> String {
    let base = |letter: char| match letter {
        'à'..='å' | 'ă' | 'ạ'..='ặ' => Some('a'),
        'è'..='ë' | 'ẹ'..='ệ' => Some('e'),
        'ì'..='ï' | 'ĩ' | 'ỉ' | 'ị' => Some('i'),
        'ò'..='ö' | 'ơ' | 'ọ'..='ợ' => Some('o'),
        'ù'..='ü' | 'ũ' | 'ư' | 'ụ'..='ự' => Some('u'),
        'ý' | 'ỳ'..='ỹ' => Some('y'),
        'đ' => Some('d'),
        letter if letter.is_ascii_lowercase() => Some(letter),
        _ => None,
    };
    syllable.chars().filter_map(base).collect()
}

/// The characters of the national standards of the mainland, Taiwan, Japan and Korea: whoever writes a name has these.
fn in_use() -> Result<BTreeSet<char>, String> {
    let mut chosen = BTreeSet::new();
    unihan("Unihan_OtherMappings.txt.bz2", |letter, property, _| {
        if matches!(
            property,
            "kTGH" | "kGB0" | "kGB1" | "kBigFive" | "kJis0" | "kJinmeiyoKanji" | "kKSC0" | "kHKSCS"
        ) && ('\u{3400}'..='\u{9fff}').contains(&letter)
        {
            chosen.insert(letter);
        }
    })?;
    Ok(chosen)
}

fn characters() -> Result<String, String> {
    let chosen = in_use()?;
    let mut table: BTreeMap<char, Character> = BTreeMap::new();
    let (mut frequent, mut further) = (BTreeMap::new(), BTreeMap::new());
    unihan("Unihan_Readings.txt.bz2", |letter, property, value| {
        let entry = table.entry(letter).or_default();
        match property {
            "kMandarin" => value
                .split(' ')
                .for_each(|reading| add(&mut entry.mandarin, toneless(reading))),
            "kHanyuPinlu" => {
                // `zhōng(4875) zhòng(66)`: a reading counts from one use in fifty on.
                let counted: Vec<(String, u32)> = value
                    .split(' ')
                    .filter_map(|item| {
                        let (reading, count) = item.trim_end_matches(')').split_once('(')?;
                        Some((toneless(reading), count.parse().ok()?))
                    })
                    .collect();
                let total: u32 = counted.iter().map(|(_, count)| count).sum();
                frequent.insert(
                    letter,
                    counted
                        .into_iter()
                        .filter(|(_, count)| count * 50 >= total)
                        .collect::<Vec<_>>(),
                );
            }
            "kTGHZ2013" => {
                let readings = value
                    .split(' ')
                    .filter_map(|item| Some(toneless(item.split_once(':')?.1)));
                further.insert(letter, readings.collect::<Vec<_>>());
            }
            "kCantonese" => value.split(' ').for_each(|reading| {
                add(
                    &mut entry.cantonese,
                    reading
                        .trim_end_matches(|tone: char| tone.is_ascii_digit())
                        .into(),
                );
            }),
            "kHangul" => {
                // `금:0E 김:0N`: the education readings (E) first, then those for names (N).
                let mut items: Vec<(u8, &str)> = value
                    .split(' ')
                    .filter_map(|item| {
                        let (reading, uses) = item.split_once(':')?;
                        let rank = if uses.contains('E') {
                            0
                        } else if uses.contains('N') {
                            1
                        } else {
                            2
                        };
                        Some((rank, reading))
                    })
                    .collect();
                items.sort_by_key(|item| item.0);
                for item in items {
                    add(&mut entry.korean, item.1.into());
                }
            }
            "kJapaneseOn" => value
                .split(' ')
                .for_each(|reading| add(&mut entry.japanese, reading.to_ascii_lowercase())),
            "kVietnamese" => value
                .split(' ')
                .for_each(|reading| add(&mut entry.vietnamese, markless(reading))),
            _ => {}
        }
    })?;
    for (letter, entry) in &mut table {
        for (reading, _) in frequent.get(letter).into_iter().flatten() {
            add(&mut entry.mandarin, reading.clone());
        }
        for reading in further.get(letter).into_iter().flatten() {
            add(&mut entry.mandarin, reading.clone());
        }
    }

    // A simplified, traditional or otherwise variant form lends the readings that a character lacks itself, so that 习 is read
    // in Korean as 習 is; the program then needs no table of variants.
    let mut variants: BTreeMap<char, Vec<(u8, char)>> = BTreeMap::new();
    unihan("Unihan_Variants.txt.bz2", |letter, property, value| {
        let rank = match property {
            "kTraditionalVariant" => 0,
            "kSimplifiedVariant" => 1,
            "kZVariant" => 2,
            "kSemanticVariant" => 3,
            _ => return,
        };
        for other in variants::named(value) {
            variants.entry(letter).or_default().push((rank, other));
            // Unihan names the semantic variant on one side only for some pairs.
            variants.entry(other).or_default().push((4, letter));
        }
    })?;
    let read = table.clone();
    for (letter, list) in &mut variants {
        list.sort_unstable();
        let Some(entry) = table.get_mut(letter) else {
            continue;
        };
        for other in list.iter().filter_map(|(_, other)| read.get(other)) {
            for (own, lent) in [
                (&mut entry.mandarin, &other.mandarin),
                (&mut entry.cantonese, &other.cantonese),
                (&mut entry.korean, &other.korean),
                (&mut entry.japanese, &other.japanese),
                (&mut entry.vietnamese, &other.vietnamese),
            ] {
                if own.is_empty() {
                    own.clone_from(lent);
                }
            }
        }
    }

    let mut text = String::from(
        "# cargo xtask han: character, Mandarin, Cantonese (Jyutping), Korean, Japanese on, Vietnamese; from Unihan of unicode-data\n",
    );
    for letter in chosen {
        let Some(entry) = table
            .get(&letter)
            .filter(|entry| !entry.mandarin.is_empty() || !entry.cantonese.is_empty())
        else {
            continue;
        };
        let join = |list: &Vec<String>| list.join(" ");
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{letter}\t{}\t{}\t{}\t{}\t{}",
            join(&entry.mandarin),
            join(&entry.cantonese),
            join(&entry.korean),
            join(&entry.japanese),
            join(&entry.vietnamese)
        );
    }
    Ok(text)
}
