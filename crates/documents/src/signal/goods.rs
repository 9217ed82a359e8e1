//! The goods that a sentence names.

use std::ops::Range;

use vokter_trade::Certainty;
use vokter_trade::text::goods;

use super::language::Language;
use super::words::Word;

/// Goods in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Good {
    pub(super) at: Range<usize>,
    /// The words that are looked up: of a compound its first part.
    pub(super) words: String,
    /// How sure the words make it that these are arms.
    pub(super) arms: Certainty,
    /// They are arms, or fruit or seashells.
    pub(super) ambiguous: bool,
    pub(super) food: bool,
}

impl Good {
    /// Whether it takes talk of war to know what is meant: shells may lie on a beach.
    pub(super) fn is_weak(&self) -> bool {
        self.arms == Certainty::Possible
    }
}

/// Fewest letters of a word for goods that are no arms.
const WORD_CHARS_MIN: usize = 4;

/// The goods of a sentence, in order; in languages that join words, those in a word for their
/// transfer, too (`våpenleveranse`).
pub(super) fn all(sentence: &str, words: &[Word], language: Language) -> Vec<Good> {
    let mut all = read(sentence, 0);
    all.retain(|good| !(good.food && is_of_people(sentence, good)));
    all.retain(|good| !names_people(sentence, good, language));
    // "Livrés" is no book.
    let verb = |good: &Good| {
        let mut moves = words.iter().filter(|word| word.sense.is_transfer());
        moves.any(|word| word.at == good.at)
    };
    all.retain(|good| good.arms > Certainty::No || !verb(good));
    if matches!(language, Language::Norwegian | Language::German) {
        for word in words.iter().filter(|word| word.sense.is_transfer()) {
            let inside = |good: &Good| good.at.start < word.at.end && word.at.start < good.at.end;
            if !all.iter().any(inside) {
                all.extend(compounded(sentence, word));
            }
        }
        all.sort_by_key(|good| good.at.start);
    }
    all
}

/// Words for people who make or sell what stands before them.
const PEOPLE: &[&str] = &[
    "chef",
    "cook",
    "worker",
    "farmer",
    "buyer",
    "trader",
    "importer",
    "kokk",
    "bonde",
    "bønder",
    "koch",
    "köche",
    "요리사",
    "조리사",
    "셰프",
    "상인",
    "노동자",
    "전문가",
    "厨师",
    "商人",
    "工人",
];

/// Whether a word for goods only says whose trade it is: a seafood cook is no seafood.
fn is_of_people(sentence: &str, good: &Good) -> bool {
    let behind = sentence.get(good.at.end..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '-']).to_lowercase();
    PEOPLE.iter().any(|word| behind.starts_with(word))
}

/// Ends of words for those who serve arms, by language: `артиллеристы`, `Artilleristen`, `gunners`.
const SERVING: &[(Language, &[&str])] = &[
    (Language::English, &["gunner", "gunners", "riflemen"]),
    (Language::German, &["ist", "isten", "schütze", "schützen"]),
    (Language::Norwegian, &["ist", "ister", "isten", "istene"]),
    (
        Language::Russian,
        &[
            "ист",
            "исты",
            "истов",
            "истам",
            "истами",
            "чик",
            "чики",
            "чиков",
            "чикам",
        ],
    ),
];

/// Whether a word for arms names those who serve them, or an army: neither is sent.
fn names_people(sentence: &str, good: &Good, language: Language) -> bool {
    let word = sentence
        .get(good.at.clone())
        .unwrap_or_default()
        .to_lowercase();
    let mut all = SERVING.iter().filter(|(known, _)| *known == language);
    let serves = all.any(|(_, ends)| ends.iter().any(|end| word.ends_with(end)));
    serves && good.arms > Certainty::No && !word.contains(' ')
}

fn read(text: &str, start: usize) -> Vec<Good> {
    let named = goods(text).into_iter().filter(|named| {
        // Short words of other languages stand in every text: `ble` is corn in French.
        let short = text[named.range.clone()].chars().count() < WORD_CHARS_MIN;
        let spaced = text[named.range.clone()]
            .chars()
            .all(|c| c.is_alphabetic() && c < '\u{2e80}');
        let counts = named.arms > Certainty::No || !(short && spaced);
        counts && (!named.vague || named.arms.holds())
    });
    let mut all: Vec<Good> = Vec::new();
    for named in named {
        let at = start + named.range.start..start + named.range.end;
        // One phrase may stand for several kinds: the graver counts.
        match all.last_mut().filter(|last| last.at == at) {
            Some(last) => {
                last.arms = last.arms.max(named.arms);
                last.ambiguous &= named.ambiguous;
            }
            None => all.push(Good {
                words: text[named.range].to_owned(),
                at,
                arms: named.arms,
                ambiguous: named.ambiguous,
                food: named.food,
            }),
        }
    }
    all
}

/// Letters of a compound's first part at least.
const PART_CHARS_MIN: usize = 4;

/// The goods of a compound: the longest beginning of the word that names some.
fn compounded(sentence: &str, word: &Word) -> Option<Good> {
    let text = sentence.get(word.at.clone())?;
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .skip(PART_CHARS_MIN)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let part = text.get(..end)?;
        let found = read(part, word.at.start).into_iter().next()?;
        (found.at.end == word.at.start + end || found.at.len() + 2 >= end).then(|| Good {
            at: word.at.clone(),
            ..found
        })
    })
}
