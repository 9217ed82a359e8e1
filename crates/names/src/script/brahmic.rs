//! Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam and Sinhala.
//!
//! The first nine blocks of Unicode share one layout (that of ISCII, IS 13194), so one table by offset reads them all; Sinhala
//! has its own order. Letters follow the Hunterian system, the usual English form of Indian names. The inherent a is dropped
//! where Hindi, Punjabi, Gujarati and Bengali drop it: at the end of a word and between a vowel and a consonant with a vowel.

use super::latin::decimal;
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Vowels, Word};

/// The part that a code point plays, the same in all blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Vowel(&'static str),
    Consonant(&'static str),
    /// A consonant without a vowel (the chillu letters of Malayalam).
    Closing(&'static str),
    /// A dependent vowel sign.
    Sign(&'static str),
    /// The sign that takes the inherent vowel away.
    Silence,
    Nasal,
    /// A nasal that is ng wherever no letter of the lips or teeth follows.
    Ng,
    Breath,
    /// The sign that makes Tamil letters those of foreign sounds.
    Aspirate,
    Dot,
    Digit(u32),
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
}

pub(super) fn words(pieces: &[Piece<'_>]) -> Vec<Word> {
    pieces.iter().map(word).collect()
}

fn block(code: u32) -> Option<Block> {
    Some(match code & !0x7f {
        0x900 => Block::Devanagari,
        0x980 => Block::Bengali,
        0xa00 => Block::Gurmukhi,
        0xa80 => Block::Gujarati,
        0xb00 => Block::Odia,
        0xb80 => Block::Tamil,
        0xc00 => Block::Telugu,
        0xc80 => Block::Kannada,
        0xd00 => Block::Malayalam,
        0xd80 => Block::Sinhala,
        _ => return None,
    })
}

/// Consonant with its vowel (None: the inherent a), or a vowel alone.
struct Unit {
    consonant: &'static str,
    vowel: Option<&'static str>,
    silent: bool,
    tail: &'static str,
    digit: Option<char>,
}

fn word(piece: &Piece<'_>) -> Word {
    let mut units: Vec<Unit> = Vec::with_capacity(12);
    let mut script = Block::Devanagari;
    let mut aspirated = false;
    for character in piece.text.chars() {
        let code = u32::from(character);
        let Some(own) = block(code) else {
            if character.is_ascii_alphanumeric() {
                units.push(Unit {
                    consonant: "",
                    vowel: None,
                    silent: true,
                    tail: "",
                    digit: Some(character),
                });
            }
            continue;
        };
        script = own;
        let part = if own == Block::Sinhala {
            sinhala(code)
        } else {
            shared(code & 0x7f, own)
        };
        let part = decimal(character).map_or(part, Part::Digit);
        match part {
            Part::Vowel(vowel) => units.push(Unit {
                consonant: "",
                vowel: Some(vowel),
                silent: false,
                tail: "",
                digit: None,
            }),
            Part::Consonant(consonant) => {
                units.push(Unit {
                    consonant: match (std::mem::take(&mut aspirated), consonant) {
                        (true, "p") => "f",
                        (true, "j~z") => "z",
                        _ => consonant,
                    },
                    vowel: None,
                    silent: false,
                    tail: "",
                    digit: None,
                });
            }
            Part::Closing(consonant) => units.push(Unit {
                consonant,
                vowel: None,
                silent: true,
                tail: "",
                digit: None,
            }),
            Part::Sign(vowel) => {
                if let Some(last) = units.last_mut() {
                    last.vowel = Some(vowel);
                }
            }
            Part::Silence => {
                if let Some(last) = units.last_mut() {
                    last.silent = true;
                }
            }
            Part::Nasal => {
                if let Some(last) = units.last_mut() {
                    last.tail = "n";
                }
            }
            Part::Ng => {
                if let Some(last) = units.last_mut() {
                    last.tail = "ng";
                }
            }
            // Tamil writes f as this sign and p.
            Part::Aspirate => aspirated = true,
            Part::Breath => {
                if let Some(last) = units.last_mut() {
                    last.tail = "h|";
                }
            }
            // The dot below turns a letter into that of a foreign sound.
            Part::Dot => {
                if let Some(last) = units.last_mut() {
                    last.consonant = dotted(last.consonant);
                }
            }
            Part::Digit(digit) => {
                units.push(Unit {
                    consonant: "",
                    vowel: None,
                    silent: true,
                    tail: "",
                    digit: char::from_digit(digit, 10),
                });
            }
            Part::Nothing => {}
        }
    }
    spell(&units, script).word(piece, Vowels::Written)
}

/// So few letters make a syllable.
const SHORT: usize = 2;

fn spell(units: &[Unit], script: Block) -> Spellings {
    let drops = matches!(
        script,
        Block::Devanagari | Block::Bengali | Block::Gurmukhi | Block::Gujarati
    );
    let inherent = |unit: &Unit| !unit.consonant.is_empty() && unit.vowel.is_none() && !unit.silent;
    let mut spellings = Spellings::of_foreign();
    let mut dropped_before = false;
    for (at, unit) in units.iter().enumerate() {
        if let Some(digit) = unit.digit {
            push_letter(&mut spellings, digit, None);
            continue;
        }
        let next = units.get(at + 1);
        // Between a conjunct and the rest Tamil reads stops voiced; English spelling follows only after nasals.
        let after_nasal = at > 0
            && units[at - 1].silent
            && matches!(units[at - 1].consonant, "n" | "m" | "ny" | "ng");
        // क्ष is ksh, in Nepali names chh.
        if unit.consonant == "k" && unit.silent && next.is_some_and(|next| next.consonant == "sh") {
            spellings.push_any("k|ch");
            continue;
        }
        let consonant = if script == Block::Tamil {
            tamil(unit.consonant, at == 0, after_nasal)
        } else {
            unit.consonant
        };
        // Romance and English g before e and i: സെർജി is Sergei.
        let consonant = match consonant {
            // A word of one syllable is too short to be told by what it may be.
            "j~z" if units.len() <= SHORT => "j",
            consonant => consonant,
        };
        let soft = consonant == "j~z"
            && unit
                .vowel
                .is_some_and(|vowel| vowel.starts_with(['e', 'i']));
        spellings.push_any(if soft { "j~z~g" } else { consonant });
        let written = unit.vowel.is_some_and(|vowel| !vowel.is_empty());
        if written {
            let vowel = unit.vowel.unwrap_or("");
            // English short o before ng is written as a long a: जाँग is Jong.
            let before_ng = !unit.tail.is_empty()
                || next.is_some_and(|next| next.silent && matches!(next.consonant, "ng" | "n"));
            spellings.push_any(match vowel {
                "a" if before_ng && !unit.consonant.is_empty() => "a~o",
                vowel => vowel,
            });
        }
        dropped_before = if inherent(unit) {
            let last = next.is_none();
            // Between vowel and consonant with a written vowel, Hindi drops the a: नरसिंहराव, but not twice in a row.
            let inner = at > 0
                && !dropped_before
                && !units[at - 1].silent
                && unit.tail.is_empty()
                && next.is_some_and(|next| {
                    !next.consonant.is_empty() && next.vowel.is_some() && !next.silent
                });
            let drop = drops && (inner || (last && units.len() > 1 && unit.tail.is_empty()));
            // Before a y it is no more than a way to write two consonants: रयोंग is Ryong.
            let before_y = at == 0
                && next.is_some_and(|next| next.consonant.starts_with('y') && next.vowel.is_some());
            if before_y {
                spellings.push_any("a~");
            } else if !drop {
                spellings.push_any(if script == Block::Bengali { "a|o" } else { "a" });
            } else if inner {
                spellings.push_any("|a");
            } else if at > 0 && units[at - 1].silent {
                // A final cluster keeps a trace of it: चन्द्र is Chandra.
                spellings.push_any("a|");
            }
            drop
        } else {
            false
        };
        spellings.push_any(nasal(unit.tail, next.map(|next| next.consonant), script));
    }
    // English says x as gz: *Alexander*. Two vowels stand for a y between a consonant and o: *Kyoto*, *Ryong*.
    for (pair, one) in [
        ("kj", "x"),
        ("gj", "x"),
        ("kz", "x"),
        ("gz", "x"),
        ("iyo", "yo"),
        ("iyu", "yu"),
        ("iya", "ya"),
    ] {
        spellings.vary(pair, one);
    }
    spellings
}

/// What closes a syllable: सिंह is Singh; before b, p, m the nasal is m, before g and k it is ng.
fn nasal(tail: &'static str, next: Option<&str>, script: Block) -> &'static str {
    match (tail, next) {
        ("n", Some("h")) => "ng",
        ("n" | "ng", Some("p" | "b" | "b|v" | "bh" | "bh|v" | "m")) => "m",
        // The South writes a final m so.
        ("n", None) if matches!(script, Block::Telugu | Block::Kannada | Block::Malayalam) => {
            "m|n|ng"
        }
        ("ng", Some("g" | "gh" | "k" | "kh")) => "n",
        ("ng", Some(_)) => "ng|n",
        ("n", None) => "n|ng",
        (tail, _) => tail,
    }
}

fn dotted(consonant: &'static str) -> &'static str {
    match consonant {
        "k" => "q",
        "kh" => "kh",
        "g" => "gh|g",
        "j" | "j~z" => "z",
        // Bengali has a letter for y and one that is read as j.
        "j|y" => "y|",
        "ph|f" | "f|ph" => "f",
        "d" => "r|d",
        "dh" => "rh|dh",
        "s" => "sh",
        other => other,
    }
}

/// Tamil writes one letter for voiced and voiceless.
fn tamil(consonant: &'static str, initial: bool, after_nasal: bool) -> &'static str {
    match consonant {
        "k" if initial => "k|g",
        "k" if after_nasal => "g|k",
        "k" => "k|g|h",
        "ch" if initial => "s|ch",
        "ch" if after_nasal => "j|ch",
        "ch" => "s|ch",
        "t" if after_nasal => "d|t",
        "t" => "t|d|th",
        "p" if after_nasal => "b|p",
        "p" => "p|b",
        other => other,
    }
}

/// The layout that nine blocks share.
fn shared(offset: u32, script: Block) -> Part {
    match offset {
        0x02 if script == Block::Bengali => Part::Ng,
        // Assamese has letters of its own for r and w.
        0x70 if script == Block::Bengali => Part::Consonant("r"),
        0x01 | 0x02 | 0x70 => Part::Nasal,
        0x03 => {
            if script == Block::Tamil {
                Part::Aspirate
            } else {
                Part::Breath
            }
        }
        0x05 => Part::Vowel(if script == Block::Bengali { "a|o" } else { "a" }),
        0x06 => Part::Vowel("a"),
        0x07 => Part::Vowel("i"),
        0x08 => Part::Vowel("i"),
        0x09 => Part::Vowel("u"),
        0x0a => Part::Vowel("u"),
        0x0b => Part::Vowel("ri~ru"),
        0x0d..=0x0f => Part::Vowel("e"),
        0x10 => Part::Vowel("ai"),
        0x11..=0x13 => Part::Vowel("o"),
        0x14 => Part::Vowel("au"),
        0x15 => Part::Consonant("k"),
        0x16 => Part::Consonant("kh"),
        0x17 => Part::Consonant("g"),
        0x18 => Part::Consonant("gh"),
        0x19 => Part::Consonant("ng"),
        0x1a => Part::Consonant("ch"),
        0x1b => Part::Consonant("chh|ch"),
        // The letter stands for z where no dot is set, and English and Romance g.
        0x1c => Part::Consonant("j~z"),
        0x1d => Part::Consonant("jh"),
        0x1e => Part::Consonant("n"),
        0x1f | 0x24 => Part::Consonant("t"),
        0x20 | 0x25 => Part::Consonant("th"),
        0x21 | 0x26 => Part::Consonant("d"),
        0x22 | 0x27 => Part::Consonant("dh"),
        0x23 | 0x28 | 0x29 => Part::Consonant("n"),
        0x2a => Part::Consonant("p"),
        0x2b => Part::Consonant("ph|f"),
        0x2c => Part::Consonant(if script == Block::Bengali { "b|v" } else { "b" }),
        // Bengali has no v.
        0x2d => Part::Consonant(if script == Block::Bengali {
            "bh|v"
        } else {
            "bh"
        }),
        0x2e => Part::Consonant("m"),
        0x2f => Part::Consonant(if script == Block::Bengali { "j|y" } else { "y" }),
        0x30 | 0x31 => Part::Consonant("r"),
        0x32 | 0x33 => Part::Consonant("l"),
        0x34 => Part::Consonant("zh|l"),
        0x35 => Part::Consonant("v~w"),
        0x36 => Part::Consonant("sh"),
        0x37 => Part::Consonant("sh"),
        0x38 => Part::Consonant("s"),
        0x39 => Part::Consonant("h"),
        0x3c => Part::Dot,
        0x3e => Part::Sign("a"),
        0x3f => Part::Sign("i"),
        0x40 => Part::Sign("i"),
        0x41 => Part::Sign("u"),
        0x42 => Part::Sign("u"),
        0x43 => Part::Sign("ri~ru"),
        0x45..=0x47 => Part::Sign("e"),
        0x48 => Part::Sign("ai"),
        0x49..=0x4b => Part::Sign("o"),
        0x4c | 0x57 => Part::Sign("au"),
        0x4d => Part::Silence,
        0x4e => Part::Consonant("t"),
        0x58 => Part::Consonant("q"),
        0x59 => Part::Consonant("kh"),
        0x5a => Part::Consonant("gh"),
        0x5b => Part::Consonant("z"),
        0x5c => Part::Consonant("r|d"),
        0x5d => Part::Consonant("rh|dh"),
        0x5e => Part::Consonant("f"),
        0x5f => Part::Consonant("y|"),
        0x71 if script == Block::Bengali => Part::Consonant("v"),
        // The vowelless final letters of Malayalam.
        0x7a..=0x7b if script == Block::Malayalam => Part::Closing("n"),
        0x7c if script == Block::Malayalam => Part::Closing("r"),
        0x7d..=0x7e if script == Block::Malayalam => Part::Closing("l"),
        0x7f if script == Block::Malayalam => Part::Closing("k"),
        _ => Part::Nothing,
    }
}

fn sinhala(code: u32) -> Part {
    match code - 0xd80 {
        0x02 => Part::Ng,
        0x03 => Part::Breath,
        0x05 => Part::Vowel("a"),
        0x06 => Part::Vowel("a"),
        0x07 | 0x08 => Part::Vowel("ae|e"),
        0x09 | 0x0a => Part::Vowel("i"),
        0x0b | 0x0c => Part::Vowel("u"),
        0x11 | 0x12 => Part::Vowel("e"),
        0x13 => Part::Vowel("ai"),
        0x14 | 0x15 => Part::Vowel("o"),
        0x16 => Part::Vowel("au"),
        0x1a => Part::Consonant("k"),
        0x1b => Part::Consonant("kh"),
        0x1c => Part::Consonant("g"),
        0x1d => Part::Consonant("gh"),
        0x1e => Part::Consonant("ng"),
        0x1f => Part::Consonant("ng"),
        0x20 => Part::Consonant("ch"),
        0x21 => Part::Consonant("chh"),
        0x22 => Part::Consonant("j"),
        0x23 => Part::Consonant("jh"),
        0x24 => Part::Consonant("n"),
        0x25 => Part::Consonant("gn"),
        0x26 => Part::Consonant("nj"),
        0x27 | 0x2d => Part::Consonant("t"),
        0x28 | 0x2e => Part::Consonant("th"),
        0x29 | 0x2f => Part::Consonant("d"),
        0x2a | 0x30 => Part::Consonant("dh"),
        0x2b | 0x31 => Part::Consonant("n"),
        0x2c | 0x33 => Part::Consonant("nd"),
        0x34 => Part::Consonant("p"),
        0x35 => Part::Consonant("ph"),
        0x36 => Part::Consonant("b"),
        0x37 => Part::Consonant("bh"),
        0x38 => Part::Consonant("m"),
        0x39 => Part::Consonant("mb"),
        0x3a => Part::Consonant("y"),
        0x3b => Part::Consonant("r"),
        0x3d | 0x45 => Part::Consonant("l"),
        0x40 => Part::Consonant("v~w"),
        0x41 | 0x42 => Part::Consonant("sh"),
        0x43 => Part::Consonant("s"),
        0x44 => Part::Consonant("h"),
        0x46 => Part::Consonant("f"),
        0x4a => Part::Silence,
        0x4f => Part::Sign("a"),
        0x50 | 0x51 => Part::Sign("ae|e"),
        0x52 | 0x53 => Part::Sign("i"),
        0x54 | 0x56 => Part::Sign("u"),
        0x58 => Part::Sign("ru"),
        0x59 | 0x5a => Part::Sign("e"),
        0x5b => Part::Sign("ai"),
        0x5c | 0x5d => Part::Sign("o"),
        0x5e => Part::Sign("au"),
        _ => Part::Nothing,
    }
}
