//! The syllables of Korean, shared by Hangul and by Han read in Korean: three systems of romanisation.
//!
//! Revised Romanisation (the South's Ministry of Culture, 2000), McCune and Reischauer (1939) without diacritics, and the way
//! the North writes names today (close to McCune and Reischauer; aspirates with h: 고태훈 is Ko Thae Hun).

use super::spelling::{Spellings, listed};
use super::{Spelling, System};

/// A Hangul syllable as initial (0..19), vowel (0..21) and final (0..28, 0 for none), by the arithmetic of the Unicode standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    pub(super) initial: usize,
    pub(super) vowel: usize,
    pub(super) last: usize,
}

/// ㅇ, the mute initial.
pub(super) const MUTE: usize = 11;
/// ㅅ.
const SIBILANT: usize = 9;
/// The vowels ㅜ and ㅣ.
const U: usize = 13;
const I: usize = 20;
/// ㄹ.
pub(super) const LIQUID: usize = 5;
/// ㄴ.
pub(super) const NASAL: usize = 2;

impl Syllable {
    pub(super) fn of(character: char) -> Option<Self> {
        let index = u32::from(character)
            .checked_sub(0xac00)
            .filter(|index| *index < 19 * 21 * 28)? as usize;
        Some(Self {
            initial: index / 588,
            vowel: index / 28 % 21,
            last: index % 28,
        })
    }

    /// Whether the vowel begins with an i or y sound, before which a word loses its initial ㄴ and ㄹ.
    pub(super) fn is_palatal(self) -> bool {
        matches!(self.vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20)
    }
}

/// How one of the three systems writes a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Revised,
    MccuneReischauer,
    North,
}

impl Style {
    pub(super) const ALL: [Self; 3] = [Self::Revised, Self::North, Self::MccuneReischauer];

    pub(super) fn hangul(self) -> System {
        match self {
            Self::Revised => System::RevisedRomanisation,
            Self::MccuneReischauer => System::MccuneReischauer,
            Self::North => System::NorthKorean,
        }
    }

    pub(super) fn hanja(self) -> System {
        match self {
            Self::Revised => System::HanjaRevised,
            Self::MccuneReischauer => System::HanjaMccuneReischauer,
            Self::North => System::HanjaNorthKorean,
        }
    }
}

/// Order of initials: ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ.
const INITIALS_REVISED: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];
/// Unvoiced, as at the start of a word.
const INITIALS_MR: [&str; 19] = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t",
    "p", "h",
];
const INITIALS_NORTH: [&str; 19] = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j|ch", "jj", "ch", "kh|k",
    "th|t", "ph|p", "h",
];

/// Order of vowels: ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ. The alternatives are what families write.
const VOWELS_REVISED: [&str; 21] = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo|u|o",
    "e",
    "yeo|you|yu",
    "ye",
    "o",
    "wa",
    "wae",
    "oe|oi",
    "yo",
    "u|oo",
    "wo",
    "we",
    "wi|ui",
    "yu",
    "eu|u",
    "ui|ee",
    "i|ee",
];
const VOWELS_MR: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "u", "ui", "i",
];

/// Order of finals, the first for none. Before a pause only seven sounds remain.
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// One syllable as a word of its own; `voiced` if a vowel or a voiced sound stands before it in the given name.
pub(super) fn syllable(syllable: Syllable, style: Style, voiced: bool) -> Vec<Spelling> {
    let mut spellings = Spellings::new();
    match style {
        Style::Revised => {
            // What families write: *Shik*, *Shin*, *Woo*, *Woong*.
            match (syllable.initial, syllable.vowel) {
                (SIBILANT, I) => spellings.push_any("s|sh"),
                (initial, _) => spellings.push(INITIALS_REVISED[initial]),
            }
            spellings.push_any(match (syllable.initial, syllable.vowel) {
                (MUTE, U) => "u|woo|oo",
                (_, vowel) => VOWELS_REVISED[vowel],
            });
        }
        Style::MccuneReischauer => {
            spellings.push_any(voicing(
                INITIALS_MR[syllable.initial],
                syllable.initial,
                voiced,
            ));
            spellings.push(VOWELS_MR[syllable.vowel]);
        }
        Style::North => {
            spellings.push_any(voicing(
                INITIALS_NORTH[syllable.initial],
                syllable.initial,
                voiced,
            ));
            spellings.push(VOWELS_MR[syllable.vowel]);
        }
    }
    spellings.push(FINALS[syllable.last]);
    spellings.finish()
}

/// A plain stop between voiced sounds.
fn voicing(unvoiced: &'static str, initial: usize, voiced: bool) -> &'static str {
    match initial {
        0 if voiced => "g|k",
        3 if voiced => "d|t",
        7 if voiced => "b|p",
        12 if voiced => "j|ch",
        _ => unvoiced,
    }
}

/// Whether the sound after this syllable is voiced: it ends in a vowel, n, m, l or ng.
pub(super) fn voices(syllable: Syllable) -> bool {
    matches!(FINALS[syllable.last], "" | "n" | "m" | "l" | "ng")
}

/// Syllables run together to one word with the changes at their borders (a final is carried over, assimilated or nasalised).
pub(super) fn joined(syllables: &[Syllable], style: Style) -> Spellings {
    let mut spellings = Spellings::new();
    let mut carried: Option<usize> = None;
    for (at, own) in syllables.iter().enumerate() {
        let next = syllables.get(at + 1).copied();
        let before = at.checked_sub(1).map(|index| syllables[index]);
        let initial = match carried.take() {
            Some(sound) => sound,
            None => own.initial,
        };
        let voiced = before.is_some_and(voices);
        let after_liquid = before.is_some_and(|before| matches!(FINALS[before.last], "l" | "n"));
        let letters = if initial == LIQUID && after_liquid {
            "l"
        } else if initial == LIQUID
            && before.is_some_and(|before| matches!(FINALS[before.last], "m" | "ng" | "k" | "p"))
        {
            "n"
        } else {
            match style {
                Style::Revised => INITIALS_REVISED[initial],
                Style::MccuneReischauer => first(voicing(INITIALS_MR[initial], initial, voiced)),
                Style::North => first(voicing(INITIALS_NORTH[initial], initial, voiced)),
            }
        };
        spellings.push(letters);
        spellings.push(first(if style == Style::Revised {
            VOWELS_REVISED[own.vowel]
        } else {
            VOWELS_MR[own.vowel]
        }));
        let Some(next) = next else {
            spellings.push(FINALS[own.last]);
            continue;
        };
        if next.initial == MUTE
            && let Some(sound) = carry(own.last)
        {
            carried = Some(sound);
            continue;
        }
        spellings.push(assimilated(FINALS[own.last], next.initial));
    }
    spellings
}

fn first(cell: &'static str) -> &'static str {
    cell.split('|').next().unwrap_or(cell)
}

/// The initial that a final becomes before a vowel.
fn carry(last: usize) -> Option<usize> {
    Some(match last {
        1 => 0,
        2 => 1,
        4 => 2,
        7 => 3,
        8 => LIQUID,
        16 => 6,
        17 => 7,
        19 => 9,
        20 => 10,
        22 => 12,
        23 => 14,
        24 => 15,
        25 => 16,
        26 => 17,
        _ => return None,
    })
}

/// A final before the initial of the next syllable: k, t, p become ng, n, m before a nasal and before r; n becomes l before r.
fn assimilated(last: &'static str, next: usize) -> &'static str {
    let nasal = matches!(next, 2 | 6);
    match last {
        "k" if nasal || next == LIQUID => "ng",
        "t" if nasal || next == LIQUID => "n",
        "p" if nasal || next == LIQUID => "m",
        "n" if next == LIQUID => "l",
        other => other,
    }
}

/// The usual spellings of a family name of one syllable.
pub(super) fn family(name: &str) -> Option<Vec<Spelling>> {
    FAMILIES
        .iter()
        .find(|row| row.0 == name)
        .map(|row| listed(row.1))
}

/// Whether a syllable in Hangul is a family name.
pub(crate) fn is_korean_family(sign: char) -> bool {
    let mut buffer = [0; 4];
    let name: &str = sign.encode_utf8(&mut buffer);
    FAMILIES.iter().any(|row| row.0 == name)
}

/// Family names of two syllables.
pub(super) fn is_double_family(first: char, second: char) -> bool {
    matches!(
        (first, second),
        ('남', '궁')
            | ('황', '보')
            | ('제', '갈')
            | ('사', '공')
            | ('선', '우')
            | ('독', '고')
            | ('서', '문')
            | ('동', '방')
            | ('어', '금')
            | ('망', '절')
            | ('무', '본')
            | ('소', '봉')
    )
}

/// Family names with the spellings that their bearers use (South and North).
const FAMILIES: &[(&str, &str)] = &[
    ("김", "kim|gim"),
    ("이", "lee|yi|ri|rhee|i"),
    ("리", "ri|lee|yi|rhee|li"),
    ("박", "park|pak|bak"),
    ("최", "choe|choi|chwe"),
    ("정", "jong|jung|jeong|chung|chong"),
    ("강", "kang|gang"),
    ("조", "jo|cho"),
    ("윤", "yun|yoon"),
    ("장", "jang|chang"),
    ("임", "im|lim|rim|yim"),
    ("림", "rim|lim|im"),
    ("한", "han|hahn"),
    ("오", "o|oh"),
    ("서", "so|seo|suh"),
    ("신", "sin|shin"),
    ("권", "kwon|gwon"),
    ("황", "hwang"),
    ("안", "an|ahn"),
    ("송", "song"),
    ("전", "jon|jeon|chon|chun|jun"),
    ("홍", "hong"),
    ("유", "yu|ryu|yoo|you"),
    ("류", "ryu|yu|yoo"),
    ("고", "ko|go|koh"),
    ("문", "mun|moon"),
    ("양", "yang|ryang"),
    ("량", "ryang|yang"),
    ("손", "son|sohn"),
    ("배", "pae|bae"),
    ("백", "paek|baek|paik|baik"),
    ("허", "ho|heo|hur|huh"),
    ("남", "nam"),
    ("심", "sim|shim"),
    ("노", "no|ro|roh|noh"),
    ("로", "ro|no|roh|noh"),
    ("하", "ha"),
    ("곽", "kwak|gwak"),
    ("성", "song|seong|sung"),
    ("차", "cha"),
    ("주", "ju|chu|joo"),
    ("우", "u|woo"),
    ("구", "ku|gu|koo"),
    ("라", "ra|na"),
    ("나", "na|ra"),
    ("민", "min"),
    ("진", "jin|chin"),
    ("지", "ji|chi"),
    ("엄", "om|eom|um"),
    ("원", "won"),
    ("채", "chae"),
    ("천", "chon|cheon|chun"),
    ("방", "pang|bang"),
    ("공", "kong|gong"),
    ("현", "hyon|hyun|hyeon"),
    ("함", "ham"),
    ("변", "pyon|byun|byeon"),
    ("염", "yom|yeom|ryom"),
    ("렴", "ryom|yeom"),
    ("여", "yo|yeo|ryo"),
    ("려", "ryo|yeo"),
    ("추", "chu|choo"),
    ("도", "to|do"),
    ("소", "so"),
    ("석", "sok|seok|suk"),
    ("선", "son|seon|sun"),
    ("설", "sol|seol|sul"),
    ("마", "ma"),
    ("길", "kil|gil"),
    ("연", "yon|yeon|ryon"),
    ("련", "ryon|yon"),
    ("위", "wi"),
    ("표", "pyo|phyo"),
    ("명", "myong|myung|myeong"),
    ("기", "ki|gi"),
    ("반", "pan|ban"),
    ("왕", "wang"),
    ("금", "kum|geum|keum"),
    ("옥", "ok"),
    ("육", "yuk|ryuk"),
    ("인", "in"),
    ("맹", "maeng"),
    ("제", "je|che"),
    ("모", "mo"),
    ("탁", "tak|thak"),
    ("국", "kuk|guk"),
    ("어", "o|eo"),
    ("은", "un|eun"),
    ("편", "pyon|pyeon|phyon"),
    ("용", "yong|ryong"),
    ("태", "tae|thae"),
    ("편", "pyon|pyun"),
    ("피", "pi|phi"),
    ("경", "kyong|kyung|gyeong"),
    ("봉", "pong|bong"),
    ("사", "sa"),
    ("부", "pu|bu|boo"),
    ("황보", "hwangbo"),
];
