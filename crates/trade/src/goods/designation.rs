//! Types of arms by their designation, FAB-500 or PT-76, beside a word that means arms or something harmless:
//! a fish tank bears none.

use crate::words::{Kind, tokens};

/// Letters that designations of arms begin with, in Latin; Cyrillic ones are read as these.
const PREFIXES: &[&str] = &[
    "AGM", "AGS", "AIM", "AK", "AKM", "AKS", "AN", "AT", "BGM", "BM", "BMP", "BRDM", "BTR", "D",
    "DSHK", "F", "FAB", "FIM", "FN", "FROG", "GP", "HN", "HQ", "IGLA", "IL", "KA", "KAB", "KN",
    "KPV", "L", "MG", "MI", "MIG", "MIM", "MON", "MT", "NSV", "ODAB", "OF", "OFAB", "OG", "OZM",
    "PG", "PKM", "PKT", "PMD", "PMN", "POM", "PPSH", "PT", "RBK", "RBU", "RGD", "RKG", "RPG",
    "RPK", "S", "SA", "SPG", "SS", "SU", "SVD", "T", "TM", "TOW", "TT", "TU", "TYPE", "UMPK", "V",
    "VOG", "YAK", "ZB", "ZPU", "ZSU", "ZU",
];
/// Words that mean arms, or what arms are made of, or something harmless, by their beginnings; folded.
const TRAPS: &[&str] = &[
    "bomb",
    "mine",
    "pistol",
    "tank",
    "shell",
    "gun",
    "rifle",
    "missile",
    "rocket",
    "grenade",
    "torped",
    "cannon",
    "mortar",
    "cartridge",
    "round",
    "jet",
    "trainer",
    "aircraft",
    "magazine",
    "launcher",
    "tube",
    "engine",
    "plate",
    "бомб",
    "мин",
    "пистолет",
    "танк",
    "снаряд",
    "пушк",
    "ракет",
    "гранат",
    "торпед",
    "патрон",
    "самолет",
    "магазин",
    "panzer",
    "rakete",
    "patrone",
    "geschoss",
    "kanone",
    "mine",
    "obus",
    "fusee",
    "missil",
    "canon",
    "char",
    "bomba",
    "cohete",
    "tanque",
    "proyectil",
    "granat",
    "rakett",
    "kanon",
    "stridsvogn",
    "magasin",
    "torpedo",
];
/// The longest number of a designation.
const DIGITS_MAX: usize = 4;

/// Beginnings of words for what bears the name of the arms that it shows, of nine languages.
const SHOWS: &[&str] = &[
    "model",
    "scale",
    "miniature",
    "kit",
    "book",
    "poster",
    "film",
    "modell",
    "skala",
    "maquette",
    "maqueta",
    "модел",
    "масштаб",
    "книг",
];
const SHOWS_UNSPACED: &[&str] = &["模型", "모형", "프라모델", "نموذج"];

/// Whether a text names a type of arms beside such a word, and no model of them.
pub(super) fn is_beside_a_trap(text: &str) -> bool {
    let shows = || {
        SHOWS_UNSPACED.iter().any(|word| text.contains(word))
            || tokens(text)
                .iter()
                .any(|word| SHOWS.iter().any(|known| word.text.starts_with(known)))
    };
    names_one(text)
        && !shows()
        && tokens(text)
            .iter()
            .any(|word| word.kind == Kind::Word && TRAPS.iter().any(|trap| holds(&word.text, trap)))
}

/// Whether a word is of a stem, or a compound of it: "bathbombs".
fn holds(word: &str, trap: &str) -> bool {
    word.starts_with(trap) || (trap.len() > 4 && word.contains(trap))
}

/// Whether capitals and a number stand together as arms are named.
fn names_one(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .peekable();
    while let Some(word) = words.next() {
        let digits = word.trim_start_matches(|c: char| c.is_uppercase());
        let letters = word.get(..word.len() - digits.len()).unwrap_or_default();
        let joined = digits.starts_with('-');
        let digits = digits.strip_prefix('-').unwrap_or(digits);
        let next = words.peek().copied().unwrap_or_default();
        // "Type 68" is written apart.
        let apart = digits.is_empty() && letters == "TYPE";
        let number = if apart { next } else { digits };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        // A single letter needs its hyphen: a D20 may be anything.
        let long = letters.chars().count() > 1 || joined;
        if long
            && (1..=DIGITS_MAX).contains(&digits)
            && number.len() <= digits + 1
            && PREFIXES.contains(&in_latin(letters).as_str())
        {
            return true;
        }
    }
    false
}

/// Cyrillic capitals of designations in Latin.
fn in_latin(letters: &str) -> String {
    const PAIRS: &[(char, char)] = &[
        ('А', 'A'),
        ('Б', 'B'),
        ('В', 'V'),
        ('Г', 'G'),
        ('Д', 'D'),
        ('З', 'Z'),
        ('И', 'I'),
        ('К', 'K'),
        ('Л', 'L'),
        ('М', 'M'),
        ('Н', 'N'),
        ('О', 'O'),
        ('П', 'P'),
        ('Р', 'R'),
        ('С', 'S'),
        ('Т', 'T'),
        ('У', 'U'),
        ('Ф', 'F'),
    ];
    letters
        .chars()
        .map(|c| {
            PAIRS
                .iter()
                .find(|(own, _)| *own == c)
                .map_or(c, |(_, latin)| *latin)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_of_arms_beside_a_word_of_two_meanings() {
        for (text, expected) in [
            ("BATH BOMBS FAB-500", true),
            ("WATER PISTOLS TYPE 68", true),
            ("PENCIL MINES PMN-2", true),
            ("FISH TANKS PT-76", true),
            ("MUSSEL SHELLS OF-540", true),
            ("БОМБЫ ДЛЯ ВАННЫ ФАБ-500", true),
            ("L-39 JET TRAINERS", true),
            ("fish tank 60 L", false),
            ("bath bombs, 12 pcs", false),
            ("ink cartridges HP-304", false),
            ("shoes T-54", false),
            ("scale model 1:35 T-72 tank", false),
            ("tank top, size M-42 cm", false),
            ("shell pasta D20", false),
        ] {
            assert_eq!(is_beside_a_trap(text), expected, "{text}");
        }
    }
}
