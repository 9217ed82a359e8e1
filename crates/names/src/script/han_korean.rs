//! Han read in Korean (hanja): the Hangul readings of the characters, romanised in the three systems of `korean`.
//!
//! A family name is read as families read it (金 is Kim, not Geum), with the spellings that they use. The South drops or changes
//! an initial ㄹ and ㄴ (李 is Yi, 林 Im), the North keeps it (Ri, Rim); inside a given name both occur.

use super::han::{Glyph, Language, word};
use super::hangul::prefer;
use super::korean::{LIQUID, MUTE, NASAL, Style, Syllable, family, syllable, voices};
use super::{Reading, Spelling, Word};

const COST_STYLE: [i32; 3] = [0, 40, 80];

/// -log2 P(Korean | family name), in hundredths of a bit, if the name has one to three further characters.
pub(super) fn family_cost(glyphs: &[Glyph]) -> Option<i32> {
    if !(2..=4).contains(&glyphs.len()) {
        return None;
    }
    FAMILIES
        .iter()
        .find(|row| row.0 == glyphs[0].character)
        .map(|row| row.2)
}

/// Family names as Koreans read them, with the cost of taking the bearer for a Korean.
const FAMILIES: &[(char, char, i32)] = &[
    ('金', '김', 60),
    ('李', '리', 250),
    ('朴', '박', 20),
    ('崔', '최', 60),
    ('鄭', '정', 200),
    ('姜', '강', 150),
    ('趙', '조', 250),
    ('尹', '윤', 60),
    ('張', '장', 330),
    ('林', '림', 300),
    ('韓', '한', 180),
    ('吳', '오', 280),
    ('徐', '서', 300),
    ('申', '신', 60),
    ('權', '권', 20),
    ('黃', '황', 300),
    ('安', '안', 100),
    ('宋', '송', 250),
    ('全', '전', 60),
    ('洪', '홍', 180),
    ('柳', '류', 150),
    ('劉', '류', 400),
    ('兪', '유', 60),
    ('高', '고', 250),
    ('文', '문', 100),
    ('梁', '량', 300),
    ('孫', '손', 300),
    ('裵', '배', 10),
    ('裴', '배', 120),
    ('白', '백', 120),
    ('許', '허', 250),
    ('南', '남', 80),
    ('沈', '심', 200),
    ('盧', '로', 150),
    ('河', '하', 80),
    ('郭', '곽', 300),
    ('成', '성', 150),
    ('車', '차', 60),
    ('朱', '주', 300),
    ('禹', '우', 80),
    ('具', '구', 40),
    ('羅', '라', 280),
    ('辛', '신', 120),
    ('閔', '민', 50),
    ('陳', '진', 450),
    ('池', '지', 80),
    ('嚴', '엄', 150),
    ('元', '원', 120),
    ('蔡', '채', 300),
    ('千', '천', 100),
    ('方', '방', 250),
    ('孔', '공', 250),
    ('玄', '현', 20),
    ('咸', '함', 60),
    ('卞', '변', 120),
    ('廉', '렴', 100),
    ('呂', '려', 250),
    ('秋', '추', 120),
    ('都', '도', 80),
    ('石', '석', 250),
    ('魏', '위', 300),
    ('表', '표', 60),
    ('明', '명', 100),
    ('奇', '기', 60),
    ('潘', '반', 350),
    ('王', '왕', 450),
    ('琴', '금', 60),
    ('玉', '옥', 60),
    ('陸', '륙', 300),
    ('印', '인', 60),
    ('孟', '맹', 250),
    ('吉', '길', 150),
    ('延', '연', 60),
    ('太', '태', 60),
    ('丁', '정', 250),
    ('曺', '조', 5),
    ('任', '임', 250),
    ('田', '전', 250),
    ('康', '강', 200),
    ('桂', '계', 80),
    ('康', '강', 200),
];

pub(super) fn readings(glyphs: &[Glyph], cost: i32) -> Vec<Reading> {
    Style::ALL
        .into_iter()
        .zip(COST_STYLE)
        .map(|(style, extra)| Reading {
            system: style.hanja(),
            words: words(glyphs, style),
            cost: cost + extra,
        })
        .collect()
}

fn words(glyphs: &[Glyph], style: Style) -> Vec<Word> {
    let mut before: Option<Syllable> = None;
    let mut words = Vec::with_capacity(glyphs.len());
    for (at, glyph) in glyphs.iter().enumerate() {
        let readings: Vec<char> = glyph
            .sounds(Language::Korean)
            .filter_map(|sound| sound.chars().next())
            .collect();
        let mut spellings: Vec<Spelling> = Vec::with_capacity(8);
        let as_family = FAMILIES
            .iter()
            .find(|row| row.0 == glyph.character)
            .map(|row| row.1)
            .or_else(|| readings.first().copied());
        let mut first = readings.first().copied();
        if at == 0
            && glyphs.len() > 1
            && let Some(sound) = as_family
        {
            first = Some(sound);
            let mut buffer = [0; 4];
            if let Some(mut listed) = family(sound.encode_utf8(&mut buffer)) {
                if let Some(own) = Syllable::of(sound) {
                    prefer(&mut listed, &syllable(own, style, false)[0].latin);
                }
                spellings = listed;
            }
        }
        if spellings.is_empty() {
            for (sound, rank) in readings.iter().zip(0..) {
                let Some(own) = Syllable::of(*sound) else {
                    continue;
                };
                let voiced = at > 1 && before.is_some_and(voices);
                for (form, extra) in initial_forms(own, style) {
                    let each = syllable(form, style, voiced).into_iter();
                    spellings.extend(each.map(|spelling| Spelling {
                        cost: spelling.cost + rank * 200 + extra,
                        ..spelling
                    }));
                }
            }
        }
        before = first.and_then(Syllable::of);
        words.push(word(glyph, spellings));
    }
    words
}

/// A syllable with ㄹ or ㄴ at the front, as it stands and as the South changes it at the start of a word.
fn initial_forms(own: Syllable, style: Style) -> Vec<(Syllable, i32)> {
    let changed = match own.initial {
        LIQUID if own.is_palatal() => Syllable {
            initial: MUTE,
            ..own
        },
        LIQUID => Syllable {
            initial: NASAL,
            ..own
        },
        NASAL if own.is_palatal() => Syllable {
            initial: MUTE,
            ..own
        },
        _ => return vec![(own, 0)],
    };
    // Both orthographies write the full form inside a word; in given names the South's bearers use either.
    if style == Style::North {
        vec![(own, 0), (changed, 200)]
    } else {
        vec![(changed, 0), (own, 60)]
    }
}
