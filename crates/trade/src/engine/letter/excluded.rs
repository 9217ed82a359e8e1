//! What a paper leaves out: "all items but generators", "water pumps not covered", "spare parts for pumps only".

use std::sync::OnceLock;

use super::items::Item;
use crate::goods::{Line, amounts, named_at};
use crate::words::{Found, Lexicon, fold, tokens};

const WORDS: &str = include_str!("../../../tables/exclusion-words.tsv");

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// What follows is left out.
    Before,
    /// What stands in the same part of the sentence is.
    Around,
    /// Behind a word that leaves out, it says that no goods are.
    Harmless,
    /// Parts of a thing, and not the thing.
    Parts,
    /// Joins parts to the thing.
    Of,
}

const MARKS: [(&str, Mark); 5] = [
    ("before", Mark::Before),
    ("around", Mark::Around),
    ("harmless", Mark::Harmless),
    ("parts", Mark::Parts),
    ("of", Mark::Of),
];

/// Small words between one that denies and what it denies.
const SMALL: &[&str] = &[
    "be", "to", "for", "in", "any", "shall", "til", "zu", "ser", "a",
];

/// Words for some of the goods that were named before.
const SOME: &[&str] = &[
    "those",
    "that",
    "ones",
    "any",
    "de",
    "dem",
    "slike",
    "solche",
    "diejenigen",
    "die",
    "celles",
    "ceux",
    "las",
    "los",
    "aquellas",
    "aquellos",
    "тех",
    "те",
];

/// What parts a paper's words from those that they do not speak of.
const STOPS: [char; 9] = [';', '\n', '•', '(', ')', '（', '）', '；', '。'];

/// Words that set what follows against what stands before.
const AGAINST: [&str; 7] = [
    " but ",
    " men ",
    " aber ",
    " sondern ",
    " mais ",
    " pero ",
    " но ",
];

/// What a paper leaves out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Excluded {
    items: Vec<Item>,
    /// Things of which parts alone are listed.
    of_parts: Vec<Item>,
    /// Something is left out, and what is not understood.
    unread: bool,
}

impl Excluded {
    pub(super) fn read(note: &str) -> Self {
        let mut excluded = Self::default();
        let mut plain: Vec<Item> = Vec::new();
        // The point of "No. 5" ends no sentence.
        let note = note.replace("No. ", "No.").replace("no. ", "no.");
        for clause in note.split(STOPS).flat_map(|clause| clause.split(". ")) {
            // A list goes on over its commas: whether it counts what it leaves out.
            let mut goes_on: Option<bool> = None;
            for part in parts(clause) {
                let found = marks(part);
                let denies = |mark: Mark| {
                    let mut of = found.iter().filter(move |(one, _)| *one == mark);
                    of.find(|(_, at)| leaves_out(part, at, &found))
                };
                let counts = !amounts(part).is_empty();
                if denies(Mark::Around).is_some() {
                    excluded.add(part);
                } else if let Some((_, at)) = denies(Mark::Before) {
                    excluded.add(part.get(at.end..).unwrap_or_default());
                    let head = Item::of(part.get(..at.start).unwrap_or_default());
                    plain.extend(Some(head).filter(Item::names));
                    goes_on = Some(counts);
                } else if goes_on.is_some_and(|counted| counted || !counts) {
                    let item = Item::of(part);
                    excluded.items.extend(Some(item).filter(Item::names));
                } else {
                    goes_on = None;
                    let item = Item::of(part);
                    let into = if is_of_parts(part, &found) {
                        &mut excluded.of_parts
                    } else {
                        &mut plain
                    };
                    into.extend(Some(item).filter(Item::names));
                }
            }
        }
        excluded.of_parts.retain(|item| !item.is_within(&plain));
        excluded
    }

    fn add(&mut self, text: &str) {
        let item = Item::of(text);
        let words = tokens(text);
        let first = words.first().map(|word| word.text.as_str());
        // "Except those with diesel drive": some of what was named before.
        let of_before = first.is_some_and(|word| SOME.contains(&word));
        if item.names() && !of_before {
            self.items.push(item);
        } else {
            self.unread = true;
        }
    }

    /// Whether goods may be what is left out.
    pub(super) fn may_be(&self, line: &Line) -> bool {
        let touched = |items: &[Item]| items.iter().any(|item| item.touches(line));
        let are_parts = || {
            marks(&line.text)
                .iter()
                .any(|(mark, _)| *mark == Mark::Parts)
        };
        self.unread || touched(&self.items) || (touched(&self.of_parts) && !are_parts())
    }
}

/// The parts of a clause, by its commas and by what is set against the rest.
fn parts(clause: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for mut piece in clause.split([',', '，', '、', '،']) {
        while let Some((at, word)) = AGAINST
            .iter()
            .filter_map(|word| piece.find(word).map(|at| (at, word)))
            .min()
        {
            let head = piece.get(..at).unwrap_or_default();
            // "All but pumps" leaves the pumps out.
            if fold(head).ends_with("all") || fold(head).ends_with("everything") {
                break;
            }
            parts.push(head);
            piece = piece.get(at + word.len()..).unwrap_or_default();
        }
        parts.push(piece);
    }
    parts
}

fn marks(text: &str) -> Vec<(Mark, Found)> {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let lexicon = LEXICON.get_or_init(|| {
        Lexicon::read(WORDS, |id| {
            let at = MARKS.iter().position(|(name, _)| *name == id);
            at.and_then(|at| at.try_into().ok())
        })
    });
    let found = lexicon.find(text).into_iter();
    found
        .filter_map(|hit| {
            MARKS
                .get(hit.meaning as usize)
                .map(|(_, mark)| (*mark, hit))
        })
        .collect()
}

/// Whether a word leaves goods out: not where it is a number's ("No. 5"), nor where what follows is nothing
/// that is sent ("no later than", "no objection").
fn leaves_out(text: &str, at: &Found, found: &[(Mark, Found)]) -> bool {
    let behind = text.get(at.end..).unwrap_or_default();
    let word = fold(text.get(at.start..at.end).unwrap_or_default());
    let number = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if word == "no" && (behind.starts_with(['.', ':', '°']) || number(behind)) {
        return false;
    }
    let words = tokens(behind);
    let next = words
        .iter()
        .find(|word| !SMALL.contains(&word.text.as_str()));
    let Some(start) = next.map(|word| at.end + word.start) else {
        return true;
    };
    !found
        .iter()
        .any(|(mark, hit)| *mark == Mark::Harmless && hit.start == start)
}

/// Whether a part of a paper lists parts of goods and not the goods: "spare parts for pumps", "pump parts".
fn is_of_parts(text: &str, found: &[(Mark, Found)]) -> bool {
    let goods = named_at(text);
    let joins = |gap: &str| {
        let words = tokens(gap);
        let is_of = |at: usize| {
            let word = words
                .get(at)
                .map(|word| word.text.as_str())
                .unwrap_or_default();
            marks(word)
                .iter()
                .any(|(mark, _)| matches!(mark, Mark::Of | Mark::Parts))
        };
        (0..words.len()).all(is_of)
    };
    let mut parts = found.iter().filter(|(mark, _)| *mark == Mark::Parts);
    parts.any(|(_, parts)| {
        let before = goods.iter().any(|(_, at)| {
            at.end <= parts.start
                && text
                    .get(at.end..parts.start)
                    .is_some_and(|gap| joins(gap) && tokens(gap).is_empty())
        });
        let named_first = goods.iter().any(|(_, at)| at.end <= parts.start);
        let behind = goods.iter().any(|(_, at)| {
            at.start >= parts.end && text.get(parts.end..at.start).is_some_and(joins)
        });
        before || (behind && !named_first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_part() {
        for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
            let mark = row.split('\t').next().unwrap_or_default();
            assert!(MARKS.iter().any(|(name, _)| *name == mark), "{row}");
            assert_eq!(row.split('\t').count(), 3, "{row}");
        }
    }

    #[test]
    fn what_a_paper_leaves_out() {
        let pumps = Line::read("10 water pumps", &[]);
        for (note, expected) in [
            ("no water pumps", true),
            ("all except water pumps", true),
            ("all but water pumps", true),
            ("all items except generators, water pumps and trucks", true),
            ("not for water pumps", true),
            ("water pumps rejected", true),
            ("water pumps deleted from list", true),
            ("medicines (water pumps not covered)", true),
            ("medicines, excluding water pumps", true),
            ("medicines but without water pumps", true),
            ("gjelder ikke vannpumper", true),
            ("Medikamente, ausgenommen Wasserpumpen", true),
            ("médicaments, sauf pompes à eau", true),
            ("medicamentos, excepto bombas de agua", true),
            ("лекарства, кроме водяных насосов", true),
            ("水泵除外", true),
            ("워터펌프 제외", true),
            ("أدوية باستثناء مضخات المياه", true),
            ("water pumps, except those with diesel drive", true),
            ("spare parts for water pumps only", true),
            ("water pump spare parts", true),
            ("reservedeler til vannpumper", true),
            ("10 water pumps", false),
            ("10 water pumps, but generators excluded", false),
            ("10 water pumps, no generators", false),
            ("10 water pumps excluding generators", false),
            ("10 water pumps (generators not covered)", false),
            ("letter No. 5: 10 water pumps", false),
            ("letter no 12, water pumps", false),
            ("10 water pumps, to be sent no later than May", false),
            ("the Committee has no objection: water pumps", false),
            ("10 water pumps, not for re-export", false),
            ("10 water pumps with spare parts", false),
            ("10 water pumps and spare parts for water pumps", false),
            ("10 vannpumper, kan ikke overføres", false),
        ] {
            assert_eq!(Excluded::read(note).may_be(&pumps), expected, "{note}");
        }
    }
}
