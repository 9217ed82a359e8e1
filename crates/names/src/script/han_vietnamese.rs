//! Han read in Vietnamese: as Chinese, Japanese and Korean papers print the names of Vietnamese.
//!
//! The readings are those of the Unihan database, with what it lacks of the characters that names are made of.

use super::han::{Glyph, Language, ranked, word};
use super::{Reading, System, Word};

/// -log2 P(Vietnamese | Han), in hundredths of a bit, where the family name says nothing.
const COST: i32 = 450;

/// The name read in Vietnamese, if it is as long as a person's.
pub(super) fn reading(glyphs: &[Glyph]) -> Option<Reading> {
    (2..=4).contains(&glyphs.len()).then(|| Reading {
        system: System::HanVietnamese,
        words: glyphs.iter().map(syllable).collect(),
        cost: family_cost(glyphs[0].character),
    })
}

fn syllable(glyph: &Glyph) -> Word {
    let own = NAMES.iter().find(|row| row.0.contains(glyph.character));
    let own = own.map_or("", |row| row.1);
    let listed = own.split(' ').filter(|sound| !sound.is_empty());
    let all = listed.chain(glyph.sounds(Language::Vietnamese));
    word(glyph, ranked(all.map(str::to_owned).zip(0..)))
}

/// What the bearer of a family name costs to be taken for a Vietnamese: few Chinese are called 阮, many 林.
fn family_cost(character: char) -> i32 {
    match character {
        '阮' => 30,
        '黎' => 100,
        '裴' => 200,
        '范' | '武' => 250,
        '陶' | '鄧' | '邓' | '杜' | '潘' | '胡' | '丁' | '農' | '农' => 300,
        '陳' | '陈' | '黃' | '黄' | '吳' | '吴' | '楊' | '杨' | '蘇' | '苏' | '張' | '张'
        | '林' | '梁' => 350,
        _ => COST,
    }
}

/// Characters that names are made of where the database has no reading or another one: the traditional form and the
/// simplified one.
const NAMES: &[(&str, &str)] = &[
    ("范", "pham"),
    ("黃黄", "hoang huynh"),
    ("武", "vu vo"),
    ("潘", "phan"),
    ("胡", "ho"),
    ("李理", "ly"),
    ("陶", "dao"),
    ("何", "ha"),
    ("馮冯", "phung"),
    ("劉刘", "luu"),
    ("黎", "le"),
    ("周", "chu chau"),
    ("春", "xuan"),
    ("仲", "trong"),
    ("晉晋", "tan"),
    ("寧宁", "ninh"),
    ("北", "bac"),
    ("芳", "phuong"),
    ("蘭兰", "lan"),
    ("強强", "cuong"),
    ("雨", "vu"),
    ("雪", "tuyet"),
    ("祖", "to"),
    ("耀", "dieu"),
    ("煌", "hoang"),
    ("笙", "sanh"),
    ("蓮莲", "lien"),
    ("嘉", "gia"),
    ("永", "vinh"),
    ("弘", "hoang"),
    ("征", "trung chinh"),
    ("淑", "thuc"),
];
