//! Burmese names in Han: Chinese papers write a character for each syllable, by how it sounds in Mandarin.
//!
//! The table holds characters and the usual English spellings of the Burmese syllables that they stand for, no names.

use super::han::{Glyph, ranked, word};
use super::{Reading, System, Word};

/// -log2 P(Burmese | Han of such syllables), in hundredths of a bit.
const COST: i32 = 400;

/// The name read as a Burmese one, if each of its characters stands for a syllable.
pub(super) fn reading(glyphs: &[Glyph]) -> Option<Reading> {
    if !(2..=6).contains(&glyphs.len()) {
        return None;
    }
    let words: Option<Vec<Word>> = glyphs.iter().map(syllable).collect();
    Some(Reading {
        system: System::HanBurmese,
        words: words?,
        cost: COST,
    })
}

fn syllable(glyph: &Glyph) -> Option<Word> {
    let (_, sounds) = SYLLABLES
        .iter()
        .find(|row| row.0.contains(glyph.character))?;
    Some(word(
        glyph,
        ranked(sounds.split(' ').map(str::to_owned).zip(0..)),
    ))
}

const SYLLABLES: &[(&str, &str)] = &[
    ("昂", "aung"),
    ("敏", "min myint"),
    ("明", "myint min"),
    ("莱萊", "hlaing lai"),
    ("索", "soe saw"),
    ("梭", "soe"),
    ("温溫", "win"),
    ("丹", "than"),
    ("瑞", "shwe"),
    ("登", "thein"),
    ("盛", "sein thein"),
    ("钦欽", "khin"),
    ("纽紐", "nyunt"),
    ("貌", "maung"),
    ("吴吳", "u"),
    ("杜", "daw thu"),
    ("吞", "tun htun"),
    ("通", "tun htun"),
    ("佐", "zaw"),
    ("苗", "myo myat"),
    ("妙", "myo mya"),
    ("伦倫", "lwin"),
    ("奈", "naing ne"),
    ("乃", "naing nai"),
    ("觉覺", "kyaw"),
    ("山", "san"),
    ("素", "suu su"),
    ("季", "kyi"),
    ("吉", "kyi"),
    ("基", "kyi gyi"),
    ("丁", "tin tint"),
    ("廷", "htin tin"),
    ("都", "thu du"),
    ("拉", "hla"),
    ("腊臘", "hla"),
    ("巴", "ba"),
    ("埃", "aye"),
    ("艾", "aye"),
    ("泰", "htay thaik"),
    ("图圖", "htut tu"),
    ("林", "lin"),
    ("波", "bo"),
    ("哥", "ko"),
    ("努", "nu"),
    ("耶", "ye"),
    ("漂", "phyo"),
    ("钵缽", "phone"),
    ("昆", "khun"),
    ("曼", "mahn man"),
    ("兑", "htway"),
    ("绥綏", "swe"),
    ("宁寧", "nyein ning"),
    ("蒙", "mon"),
    ("班", "pan"),
    ("年", "nyan"),
    ("内內", "nay"),
    ("东東", "tun"),
    ("柯", "ko"),
    ("梅", "mae may"),
    ("妮", "ni"),
];
