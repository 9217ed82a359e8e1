//! Han read in Chinese: pinyin, Wade-Giles and the spelling of Hong Kong.
//!
//! Pinyin as ISO 7098 without tones, Wade-Giles as Giles' dictionary of 1912 without apostrophes, Cantonese from the Jyutping of
//! the table to the way in which Hong Kong's government writes names (陳 Chan, 黃 Wong, 張 Cheung).

use super::han::{Glyph, Language, ranked, word};
use super::{Spelling, Word};

pub(super) fn mandarin(glyphs: &[Glyph]) -> Vec<Word> {
    glyphs
        .iter()
        .enumerate()
        .map(|(at, glyph)| {
            word(
                glyph,
                pinyin(glyphs, at)
                    .into_iter()
                    .flat_map(|(sound, rank)| keyboard(&sound, rank))
                    .collect(),
            )
        })
        .collect()
}

pub(super) fn wade_giles(glyphs: &[Glyph]) -> Vec<Word> {
    glyphs
        .iter()
        .enumerate()
        .map(|(at, glyph)| {
            word(
                glyph,
                ranked(
                    pinyin(glyphs, at)
                        .into_iter()
                        .map(|(sound, rank)| (giles(&sound), rank)),
                ),
            )
        })
        .collect()
}

pub(super) fn cantonese(glyphs: &[Glyph]) -> Vec<Word> {
    glyphs
        .iter()
        .map(|glyph| {
            let each = glyph.sounds(Language::Cantonese).zip(0..);
            let spellings = each
                .flat_map(|(sound, rank)| {
                    hong_kong(sound).into_iter().map(move |spelling| Spelling {
                        cost: spelling.cost + rank * 200,
                        ..spelling
                    })
                })
                .collect();
            word(glyph, spellings)
        })
        .collect()
}

/// Longer names are organisations: a family name of two characters and a given name of two.
const NAME_OF_A_PERSON: usize = 4;

/// The sounds of the character at this place with their rank; the reading of a family name comes first at the start.
fn pinyin(glyphs: &[Glyph], at: usize) -> Vec<(String, i32)> {
    let character = glyphs[at].character;
    let mut all = Vec::with_capacity(3);
    if at == 0
        && glyphs.len() <= NAME_OF_A_PERSON
        && let Some(family) = family(character, glyphs.get(1).map(|next| next.character))
    {
        all.extend(
            family
                .split('|')
                .zip(0..)
                .map(|(sound, rank)| (sound.to_owned(), rank)),
        );
    }
    if at == 1 && matches!((glyphs[0].character, character), ('尉' | '蔚', '迟' | '遲')) {
        all.push(("chi".to_owned(), 0));
    }
    for (sound, rank) in glyphs[at].sounds(Language::Mandarin).zip(0..) {
        if !all.iter().any(|other| other.0 == sound) {
            all.push((
                sound.to_owned(),
                if all.is_empty() { 0 } else { (rank + 1) * 2 },
            ));
        }
    }
    all
}

/// ü has no key: passports write yu, keyboards v, most people u.
fn keyboard(sound: &str, rank: i32) -> Vec<Spelling> {
    let cost = rank * super::spelling::STEP;
    if !sound.contains('v') {
        return vec![Spelling {
            latin: sound.to_owned(),
            cost,
        }];
    }
    vec![
        Spelling {
            latin: sound.replace('v', "u"),
            cost,
        },
        Spelling {
            latin: sound.replace('v', "yu"),
            cost: cost + 50,
        },
    ]
}

/// Family names that are not read as their character usually is.
fn family(character: char, next: Option<char>) -> Option<&'static str> {
    Some(match (character, next) {
        ('尉' | '蔚', Some('迟' | '遲')) => "yu",
        ('万' | '萬', Some('俟')) => "mo",
        ('曾', _) => "zeng",
        ('单' | '單', _) => "shan",
        ('仇', _) => "qiu",
        ('解', _) => "xie",
        ('查', _) => "zha",
        ('任', _) => "ren",
        ('区' | '區', _) => "ou",
        ('朴', _) => "piao|pu",
        ('盖' | '蓋', _) => "ge|gai",
        ('缪' | '繆', _) => "miao",
        ('乐' | '樂', _) => "yue|le",
        ('召', _) => "shao",
        ('员' | '員', _) => "yun",
        ('种' | '種', _) => "chong",
        ('秘', _) => "bi",
        ('覃', _) => "qin|tan",
        ('翟', _) => "zhai|di",
        ('宓', _) => "mi|fu",
        ('华' | '華', _) => "hua",
        ('纪' | '紀', _) => "ji",
        ('应' | '應', _) => "ying",
        ('宁' | '寧', _) => "ning",
        ('卜', _) => "bu",
        ('薄', _) => "bo",
        ('柏', _) => "bai|bo",
        ('褚', _) => "chu",
        ('晟', _) => "cheng|sheng",
        ('冼', _) => "xian",
        ('逄', _) => "pang",
        ('訾', _) => "zi",
        ('隗', _) => "wei|kui",
        ('郗', _) => "xi|chi",
        ('祭', _) => "zhai|ji",
        ('车' | '車', _) => "che",
        ('折', _) => "she",
        ('黑', _) => "he",
        ('葛', _) => "ge",
        ('令', _) => "ling",
        ('那', _) => "na",
        ('燕', _) => "yan",
        ('钻' | '鑽', _) => "zuan",
        ('哈', _) => "ha",
        ('盛', _) => "sheng",
        ('洗', _) => "xian|xi",
        ('都', _) => "du",
        ('殷', _) => "yin",
        ('於', _) => "yu",
        ('角', _) => "jue|jiao",
        ('长' | '長', _) => "zhang|chang",
        _ => return None,
    })
}

/// Pinyin to Wade-Giles, apostrophes dropped.
fn giles(pinyin: &str) -> String {
    // Whole syllables that follow no rule.
    let whole = match pinyin {
        "zhi" => "chih",
        "chi" => "chih",
        "shi" => "shih",
        "ri" => "jih",
        "zi" => "tzu",
        "ci" => "tzu",
        "si" => "ssu",
        "er" => "erh",
        "e" => "o",
        "ge" => "ko",
        "ke" => "ko",
        "he" => "ho",
        "yi" => "i",
        "ye" => "yeh",
        "yan" => "yen",
        "you" => "yu",
        "yong" => "yung",
        "dui" => "tui",
        "gui" => "kuei",
        "kui" => "kuei",
        "guo" => "kuo",
        "kuo" => "kuo",
        "huo" => "huo",
        "shuo" => "shuo",
        _ => "",
    };
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let split = pinyin
        .find(|letter: char| "aeiouv".contains(letter))
        .unwrap_or(0);
    let (initial, rhyme) = pinyin.split_at(split);
    let before = match initial {
        "b" => "p",
        "d" => "t",
        "g" => "k",
        "j" | "q" | "zh" => "ch",
        "x" => "hs",
        "z" | "c" => "ts",
        "r" => "j",
        other => other,
    };
    let rounded = matches!(initial, "j" | "q" | "x" | "y");
    let after = match rhyme {
        "ian" => "ien",
        "ie" => "ieh",
        "iong" => "iung",
        "ong" => "ung",
        "ue" | "ve" => "ueh",
        "uo" if !matches!(initial, "g" | "k" | "h" | "sh") => "o",
        "uan" if rounded && initial != "y" => "uan",
        "v" => "u",
        other => other,
    };
    format!("{before}{after}")
}

/// Jyutping to the spellings of Hong Kong.
fn hong_kong(jyutping: &str) -> Vec<Spelling> {
    let listed = match jyutping {
        "zi" => "tsz|chi|tse",
        "ci" => "tsz|chi",
        "si" => "sze|si|see",
        "m" | "ng" => "ng",
        "lei" => "lee|li|lei",
        "zung" => "chung",
        "wu" => "wu|woo",
        "fu" => "fu|foo",
        "lou" => "lo|lou|lau",
        "hou" => "ho|hou",
        "zau" => "chow|chau",
        "lau" => "lau|liu",
        "zyu" => "chu|tsu",
        "jyu" => "yu|yue",
        "jip" => "yip|ip",
        "ng,ng" => "ng",
        _ => "",
    };
    if !listed.is_empty() {
        return super::spelling::listed(listed);
    }
    let split = if jyutping.starts_with("ng") {
        2
    } else {
        jyutping
            .find(|letter: char| "aeiou".contains(letter))
            .unwrap_or(0)
    };
    let split = if jyutping.starts_with("jy") { 1 } else { split };
    // `yu` is a vowel of its own in Jyutping.
    let split = if split > 0 && jyutping.as_bytes()[split - 1] == b'y' {
        split - 1
    } else {
        split
    };
    let (initial, rhyme) = jyutping.split_at(split);
    let before = match initial {
        "b" => "p",
        "d" => "t",
        "g" => "k",
        "gw" => "kw|gw",
        "z" | "c"
            if matches!(
                rhyme,
                "ou" | "oi" | "eoi" | "e" | "ang" | "aang" | "o" | "ong"
            ) =>
        {
            "ts|ch"
        }
        "z" | "c" => "ch|ts",
        "j" => "y",
        "s" if rhyme == "yu" || rhyme == "yun" || rhyme == "yut" => "sh|s",
        "s" if matches!(
            rhyme,
            "aan" | "au" | "ek" | "eoi" | "eon" | "ing" | "iu" | "oeng"
        ) =>
        {
            "s|sh"
        }
        other => other,
    };
    let after = match rhyme {
        "aa" => "a|ah",
        "aai" => "ai",
        "aau" => "au",
        "aam" => "am",
        "aan" => "an",
        "aang" => "ang",
        "aap" => "ap",
        "aat" => "at",
        "aak" => "ak",
        "am" => "am|um",
        "an" => "an|un",
        "ap" => "ap|up",
        "at" => "at|ut",
        "au" => "au|ow",
        "i" => "i|ee",
        "ou" => "o|ou",
        "u" => "u|oo",
        "eoi" => "ui",
        "eon" => "un",
        "eot" => "ut",
        "oe" => "eu",
        "oeng" => "eung",
        "oek" => "euk",
        "yu" => "u|ue",
        "yun" => "uen|un",
        "yut" => "ut|uet",
        other => other,
    };
    let mut spellings = super::spelling::Spellings::new();
    spellings.push_any(before);
    spellings.push_any(after);
    spellings.finish()
}
