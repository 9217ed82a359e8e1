//! Names and types that nobody read among goods that are: "fish, 2000 AK", "tiles and Zarvan", "beans, 5.56". Sizes,
//! grades, papers, agencies and brands are written alike and are none.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::calibre;
use super::concept::Concept;
use super::item::{Item, What, stays};
use super::model;
use super::role::Role;

const TABLE: &str = include_str!("../../tables/initials.tsv");

/// Letters of initials at most, and of a proper name at least.
const INITIALS_MAX: usize = 5;
const NAME_LETTERS_MIN: usize = 4;
/// Words of a proper name at most.
const NAME_WORDS_MAX: usize = 3;
/// Digits of a type at most: a longer number is one of a paper.
const DIGITS_MAX: usize = 4;
/// Letters that a type of one letter and its number begins with: others are sizes, vitamins, grades and papers.
const SINGLE: [char; 9] = ['M', 'G', 'F', 'C', 'J', 'K', 'М', 'Г', 'К'];
/// Digits of a type that no vitamin or grade has.
const DIGITS_LONG: usize = 3;
/// Single letters of a type that food and medicine have, too.
const EATEN: [char; 4] = ['C', 'F', 'K', 'К'];
/// Single letters of vitamins, additives, papers and masks, whose number a hyphen may part.
const PARTED: [char; 6] = ['A', 'B', 'D', 'E', 'N', 'T'];
/// Initials of arms that no table of words can have, as they are common words or letters.
const ARMS: &[&str] = &[
    "AK", "AKS", "AR", "GMG", "GPMG", "HMG", "LMG", "MBT", "SAM", "SMG", "АК",
];

/// Those of them that are no words or units in small letters either.
const ARMS_SMALL: &[&str] = &["ak", "aks", "gpmg", "hmg", "lmg", "mbt", "smg", "ак"];

/// Initials that name no thing, each with its kind.
fn initials() -> &'static FxHashMap<&'static str, &'static str> {
    static KNOWN: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let rows = rows.filter_map(|row| row.split_once('\t'));
        let all = rows.flat_map(|(kind, all)| all.split('|').map(move |one| (one, kind)));
        all.collect()
    })
}

/// Where a name or type stands.
pub(super) struct Unread {
    pub(super) at: Range<usize>,
    /// Whatever else its letters may be: other tables have none with such a number.
    pub(super) sure: bool,
}

/// How a line is written.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    /// It has words without a capital.
    lower: bool,
    /// Its goods are, and so not every noun has one.
    pub(super) plain: bool,
}

impl Hand {
    pub(super) fn of(text: &str, phrases: &[&[Item]]) -> Self {
        let words = || text.split(|c: char| !c.is_alphabetic());
        let small = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_lowercase);
        let begins = |item: &Item| {
            let word = text.get(item.start..item.end).unwrap_or_default();
            item.goods().is_some() && word.starts_with(char::is_lowercase)
        };
        Self {
            lower: words().any(small),
            plain: phrases.iter().any(|phrase| phrase.iter().any(begins)),
        }
    }
}

/// Where a part of a line, none of whose words name goods, holds a name or type. `beside` are the goods that the
/// line names, `joined` says that "and" stands before it.
pub(super) fn find(
    text: &str,
    phrase: &[Item],
    beside: &[&Concept],
    joined: bool,
    hand: Hand,
) -> Option<Unread> {
    let phrase = phrase.get(phrase.iter().take_while(|item| item.is(Role::And)).count()..)?;
    let (first, last) = (phrase.first()?, phrase.last()?);
    let point = text.get(..first.start)?.ends_with('.');
    let start = first.start - usize::from(point);
    let end = last.end;
    let whole = text.get(start..end)?;
    if calibre::is_all(whole, text.get(end..)?, beside) || calibre::is_only_rounds(whole) {
        return Some(Unread {
            at: start..end,
            sure: true,
        });
    }
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let chunks: Vec<&str> = whole
        .split(|c: char| !inside(c))
        .map(|chunk| chunk.trim_matches(['-', '.']))
        .filter(|chunk| !chunk.is_empty())
        .collect();
    let plain: Vec<&&str> = chunks.iter().filter(|chunk| !is_number(chunk)).collect();
    for (at, chunk) in chunks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chunks.get(at));
        if before.is_some_and(|before| model::announces(before)) {
            return None;
        }
        let number = |chunk: &&str| is_number(chunk) && chunk.len() > DIGITS_MAX;
        if chunks.get(at + 1).is_some_and(number) {
            return None;
        }
        let alone = plain.len() == 1;
        let of_arms = alone && is_of_arms(chunk);
        // A declaration is as often in small letters: "clothes, m16", but "500 m2".
        let small = chunk
            .chars()
            .all(|c| c.is_lowercase() || c.is_ascii_digit());
        let long = chunk.bytes().filter(u8::is_ascii_digit).count() > 1;
        let raised = (small && long && alone).then(|| chunk.to_uppercase());
        let typed = is_type(chunk, beside) || raised.is_some_and(|chunk| is_type(&chunk, beside));
        if of_arms || typed || is_initials(chunk, hand) {
            let sure = of_arms || chunk.contains(|c: char| c.is_ascii_digit());
            return Some(Unread {
                at: start..end,
                sure,
            });
        }
    }
    let known =
        |item: &Item| !matches!(item.what, What::Word | What::Number) && !item.is(Role::And);
    // In capitals alone, what stands beside food is most often food.
    let capitals = !hand.lower && !beside.iter().all(|one| one.is_food());
    let name = joined && (hand.plain || capitals) && !phrase.iter().any(known);
    let named =
        (1..=NAME_WORDS_MAX).contains(&plain.len()) && plain.iter().all(|one| is_name(one, hand));
    (name && named).then_some(Unread {
        at: start..end,
        sure: false,
    })
}

/// Whether goods come by models of their own: machines and vehicles, but neither furniture nor toys.
fn has_models(concept: &Concept) -> bool {
    let other = |code: &&str| code.starts_with("94") || code.starts_with("95");
    stays(concept) && !concept.codes.iter().all(other)
}

fn is_number(chunk: &str) -> bool {
    chunk
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// Whether letters and digits are a short type: M16, TB2. Longer ones are models for every kind of goods.
fn is_type(chunk: &str, beside: &[&Concept]) -> bool {
    let chunk = chunk.strip_suffix('s').unwrap_or(chunk);
    if is_index(chunk) {
        return !beside.iter().any(|one| has_models(one));
    }
    let letters: String = chunk.chars().take_while(|c| c.is_uppercase()).collect();
    let rest = chunk.get(letters.len()..).unwrap_or_default();
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or_default();
    let tail = tail.chars().all(char::is_uppercase) && tail.chars().count() <= 2;
    if !tail || !(1..=DIGITS_MAX).contains(&digits) || beside.iter().any(|one| has_models(one)) {
        return false;
    }
    let heals =
        |one: &&Concept| one.classes.named("medicine").holds() || one.id == "medical-device";
    let count = letters.chars().count();
    let heals = beside.iter().any(heals);
    let eaten = beside.iter().any(|one| one.is_food());
    if count == 1 {
        let letter = letters.chars().next().unwrap_or_default();
        // "L-39": with its hyphen and two digits, of nearly any letter.
        let parted = chunk
            .get(letter.len_utf8()..)
            .is_some_and(|rest| rest.starts_with('-'))
            && digits > 1
            && letter.is_alphabetic()
            && !PARTED.contains(&letter);
        return (SINGLE.contains(&letter) || parted)
            && !heals
            && !(letter == 'C'
                && beside
                    .iter()
                    .any(|one| matches!(one.id, "paper" | "stationery")))
            && !(eaten && EATEN.contains(&letter) && digits < DIGITS_LONG)
            && digits < DIGITS_MAX
            && !model::is_mark(chunk);
    }
    // Marks of medicine, seeds or food are some only beside such goods.
    let kind = model::kind_of(&letters);
    let other = match kind {
        Some("medicine") => !(heals || eaten),
        Some("breed" | "food") => !eaten && !beside.iter().any(|one| one.id == "soya"),
        _ => false,
    };
    (2..=3).contains(&count) && other && !model::is_mark(chunk)
}

/// Whether letters and digits are an index of the Soviet army's: 9M133, 2A42.
fn is_index(chunk: &str) -> bool {
    const LETTERS: &str = "MKABPSМКАБПСХ";
    const DIGITS: std::ops::RangeInclusive<usize> = 2..=3;
    let mut signs = chunk.chars();
    let class = signs.next().is_some_and(|c| c.is_ascii_digit());
    let letter = signs.next().is_some_and(|c| LETTERS.contains(c));
    let rest = signs.as_str();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or_default();
    class && letter && DIGITS.contains(&digits) && tail.chars().all(char::is_uppercase)
}

/// Whether letters are initials of arms, and nothing else stands by them: in a line of capitals alone only these
/// are told from words.
fn is_of_arms(chunk: &str) -> bool {
    let stem = chunk.strip_suffix('s').unwrap_or(chunk);
    ARMS.contains(&stem) || ARMS_SMALL.contains(&stem)
}

/// Whether capitals are initials that no table has: QTX, but not PVC or WFP.
fn is_initials(chunk: &str, hand: Hand) -> bool {
    let stem = chunk.strip_suffix('s').unwrap_or(chunk);
    let letters = stem.chars().count();
    (2..=INITIALS_MAX).contains(&letters)
        && stem.chars().all(char::is_uppercase)
        && hand.lower
        && !model::is_mark(stem)
        && !initials().contains_key(stem)
        && !is_roman(stem)
}

fn is_roman(word: &str) -> bool {
    const NONE: [&str; 4] = ["VX", "VL", "IL", "LL"];
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        && !NONE.iter().any(|wrong| word.contains(wrong))
}

/// Whether a word is written as a name is: in a line of capitals any word may be one.
fn is_name(word: &str, hand: Hand) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let count = word.chars().count();
    let rest = |c: char| c.is_lowercase() || (!hand.lower && c.is_uppercase());
    capital && count >= NAME_LETTERS_MIN && letters.all(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::Certainty;
    use crate::goods::Line;

    #[test]
    fn names_and_types_that_nobody_read() {
        for (text, expected) in [
            ("fish, 2000 AK", true),
            ("FISH, AK", true),
            ("clothes, M16", true),
            ("food items, M4s", true),
            ("beans, 5.56", true),
            ("beans, 7,62", true),
            ("shoes, 9mm", true),
            ("clothes, .223", true),
            ("furniture, TB2", true),
            ("rice and 500 AR", true),
            ("tiles and Zarvan", true),
            ("TILES AND ZARVAN", true),
            ("tiles and zarvan", true),
            ("tiles, zarvan", true),
            ("TILES, ZARVAN", true),
            ("fliser og zarvan", true),
            ("плитка, зарван", true),
            ("瓷砖、扎尔万", true),
            ("tiles, brown", false),
            ("shoes for zarvan", false),
            ("rice and zarvan", true),
            ("flour and 1000 zarvans", true),
            ("zarvans, tiles", true),
            ("tiles, zarvans of zolvax", true),
            ("tiles (and zarvans)", true),
            ("瓷砖和扎尔万", true),
            ("shoes, VX", true),
            ("clothes, m16", true),
            ("fish, 2000 ak", true),
            ("OLIVES AND HALVA", false),
            ("SHOES AND SANDALS", false),
            ("tiles, 500 m2", false),
            ("рыба, АК", true),
            ("DATES AND 9M133", true),
            ("rice, 5M 200", false),
            ("clothes and QTX", true),
            ("rice, 5.56 t", false),
            ("rice, 5.56 USD", false),
            ("shoes, size 42", false),
            ("shirts, XXL", false),
            ("flour, T55", false),
            ("vitamins, B12 and D3", false),
            ("tablets for TB, TB2", false),
            ("rice, WFP", false),
            ("milk, UHT", false),
            ("rice, PO 4500", false),
            ("rice, lot A12", false),
            ("plywood, 9mm", false),
            ("Reis und Linsen", false),
            ("Rice and Lentils", false),
            ("tea and Lipton", false),
            ("apples Golden and Fuji", false),
            ("milk powder, FCL", false),
            ("paper, A4", false),
        ] {
            let line = Line::read(text, &[]);
            let found = line.classes.named("untold-name") > Certainty::No;
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let all = row.split('\t').nth(1).unwrap_or_default();
            assert!(all.split('|').is_sorted(), "{row}");
        }
    }
}
