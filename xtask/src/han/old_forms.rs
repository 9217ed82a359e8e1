//! Old and other forms of the characters in Japanese names, and the form that Japan writes now.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::unihan;

/// A code point as Unihan's values have it: `U+5D0E<kMorohashi:Z`.
fn letter_of(item: &str) -> Option<char> {
    let code = item.split('<').next()?.strip_prefix("U+")?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// The form now of each old one: first those by hand, then those that Japan's list of characters for names has, then
/// the variants that Unihan knows of characters which Japanese computers have, where exactly the other one is in the
/// list for daily use and both share an on reading.
pub(super) fn forms(by_hand: &BTreeMap<char, char>) -> Result<BTreeMap<char, char>, String> {
    let (mut daily, mut written) = (BTreeSet::new(), BTreeSet::new());
    let mut forms = by_hand.clone();
    unihan(
        "Unihan_OtherMappings.txt.bz2",
        |letter, property, value| match property {
            "kJoyoKanji" if !value.starts_with("U+") => {
                daily.insert(letter);
            }
            "kJinmeiyoKanji" => {
                written.insert(letter);
                if let Some(now) = value.split(':').nth(1).and_then(letter_of) {
                    forms.entry(letter).or_insert(now);
                }
            }
            "kJis0" | "kIBMJapan" => {
                written.insert(letter);
            }
            _ => {}
        },
    )?;
    let mut on: BTreeMap<char, Vec<String>> = BTreeMap::new();
    unihan("Unihan_Readings.txt.bz2", |letter, property, value| {
        if property == "kJapaneseOn" {
            on.insert(letter, value.split(' ').map(str::to_owned).collect());
        }
    })?;
    let share = |one: char, other: char| {
        let (Some(one), Some(other)) = (on.get(&one), on.get(&other)) else {
            return false;
        };
        one.iter().any(|reading| other.contains(reading))
    };
    let mut variants: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    unihan("Unihan_Variants.txt.bz2", |letter, property, value| {
        if !matches!(
            property,
            "kSemanticVariant" | "kSimplifiedVariant" | "kTraditionalVariant" | "kZVariant"
        ) {
            return;
        }
        for other in value.split(' ').filter_map(letter_of) {
            for (old, now) in [(letter, other), (other, letter)] {
                if daily.contains(&now)
                    && !daily.contains(&old)
                    && written.contains(&old)
                    && share(old, now)
                {
                    variants.entry(old).or_default().insert(now);
                }
            }
        }
    })?;
    for (old, now) in variants {
        // Of two, neither is the form of now.
        if let (Some(now), 1) = (now.first(), now.len()) {
            forms.entry(old).or_insert(*now);
        }
    }
    Ok(forms)
}

pub(super) fn table(forms: &BTreeMap<char, char>) -> String {
    let mut text = String::from(
        "# cargo xtask han: old form of a character in Japanese names, the form of now; from Unihan of unicode-data and japanese-extra.tsv\n",
    );
    for (old, now) in forms {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{old}\t{now}");
    }
    text
}
