//! What the Unicode Han Database says that characters are read as in Japanese, as far as names are read so.

use std::collections::BTreeMap;

use super::unihan;

/// The readings of a character with the share that each is given before any name was seen.
pub(super) type Shares = BTreeMap<String, f64>;

/// The readings of every character that has one.
pub(super) struct Sounds(BTreeMap<char, Readings>);

/// On readings, and kun readings as they end in names; the usual first.
#[derive(Default)]
struct Readings {
    on: Vec<String>,
    kun: Vec<Vec<String>>,
}

/// A kun reading is half as likely in a name as an on reading is.
const KUN_SHARE: f64 = 0.5;
/// In a family name of one character the kun reading is the likelier.
const ON_SHARE_ALONE: f64 = 0.7;
/// No character of a name is longer, in beats.
const BEATS_MAX: usize = 4;

impl Sounds {
    pub(super) fn read() -> Result<Self, String> {
        let mut sounds: BTreeMap<char, Readings> = BTreeMap::new();
        unihan("Unihan_Readings.txt.bz2", |letter, property, value| {
            let each = value.split(' ').map(str::to_ascii_lowercase);
            match property {
                "kJapaneseOn" => sounds.entry(letter).or_default().on.extend(each),
                "kJapaneseKun" => {
                    let kun = each.map(|word| as_in_names(&word));
                    sounds.entry(letter).or_default().kun.extend(kun);
                }
                _ => {}
            }
        })?;
        Ok(Self(sounds))
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = char> {
        self.0.keys().copied()
    }

    /// What a character is read as inside a name.
    pub(super) fn inside(&self, letter: char) -> Shares {
        self.shares(letter, 1.0, KUN_SHARE)
    }

    /// What a family name of that one character is read as.
    pub(super) fn as_family(&self, letter: char) -> Shares {
        self.shares(letter, ON_SHARE_ALONE, 1.0)
    }

    /// Each further reading is so much less likely than the first.
    fn shares(&self, letter: char, on: f64, kun: f64) -> Shares {
        let mut shares = Shares::new();
        let Some(readings) = self.0.get(&letter) else {
            return shares;
        };
        for (reading, rank) in readings.on.iter().zip(1..) {
            *shares.entry(reading.clone()).or_default() += on / f64::from(rank);
        }
        for (words, rank) in readings.kun.iter().zip(1..) {
            let short = words.iter().filter(|word| beats(word).len() <= BEATS_MAX);
            for word in short {
                *shares.entry(word.clone()).or_default() += kun / f64::from(rank);
            }
        }
        normal(&mut shares);
        shares
    }
}

/// Makes the shares those of one whole.
pub(super) fn normal(shares: &mut Shares) {
    let total: f64 = shares.values().sum();
    if total > 0.0 {
        for share in shares.values_mut() {
            *share /= total;
        }
    }
}

/// The forms that a kun reading has in names, which are written without its ending: *hiroi* is *hiro* or *hiroshi* (the
/// adjective's old form), *tasukeru* is *tasuke* or *tasuku*, *akiraka* is *akira*, *oru* is *ori*.
fn as_in_names(word: &str) -> Vec<String> {
    let own = word.to_owned();
    let is_adjective = ["ai", "ii", "oi", "ui"]
        .iter()
        .any(|end| word.ends_with(end));
    if is_adjective && word.len() > 3 {
        let stem = &word[..word.len() - 1];
        return if stem.ends_with("shi") {
            vec![stem.to_owned()]
        } else {
            vec![stem.to_owned(), format!("{stem}shi")]
        };
    }
    if let Some(stem) = word.strip_suffix("eru") {
        return vec![format!("{stem}e"), format!("{stem}u")];
    }
    if let Some(stem) = word
        .strip_suffix("ka")
        .filter(|stem| stem.len() > 3 && stem.ends_with('a'))
    {
        return vec![stem.to_owned()];
    }
    match word.strip_suffix('u') {
        Some(stem) if stem.len() > 1 => {
            let noun = match stem.strip_suffix("ts") {
                Some(stem) => format!("{stem}chi"),
                None if stem.ends_with('s') => format!("{stem}hi"),
                None => format!("{stem}i"),
            };
            vec![own, noun]
        }
        _ => vec![own],
    }
}

/// `shinzou` as `shi n zo u`.
pub(super) fn beats(romaji: &str) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_endings_in_names() {
        for (word, forms) in [
            ("hiroi", "hiro hiroshi"),
            ("tadashii", "tadashi"),
            ("tasukeru", "tasuke tasuku"),
            ("akiraka", "akira"),
            ("oru", "oru ori"),
            ("katsu", "katsu kachi"),
            ("naka", "naka"),
        ] {
            assert_eq!(as_in_names(word).join(" "), forms, "{word}");
        }
    }
}
