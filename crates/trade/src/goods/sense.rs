//! Words of more than one meaning, by what stands with them: tablets of 500 mg are medicine, tablets of 10 inches
//! computers, and tablets alone may be either.

use rustc_hash::FxHashMap;

use super::calibre;
use super::concept::{Concept, Placed};
use super::designation;
use super::item::{self, Item};
use super::table::tables;
use crate::certainty::Certainty;
use crate::words::Lexicon;

const TABLE: &str = include_str!("../../tables/senses.tsv");

/// One of the meanings of a word.
#[derive(Debug)]
struct Sense {
    /// The kind of goods whose words these are.
    of: &'static str,
    /// The kind of goods that they then mean.
    means: u32,
    /// Classes of goods beside that tell it.
    beside: Vec<&'static str>,
}

/// The meanings of words, and the clues that tell them.
#[derive(Debug, Default)]
pub(super) struct Senses {
    all: Vec<Sense>,
    clues: Lexicon,
}

impl Senses {
    /// Reads the table; `places` are the kinds of goods.
    pub(super) fn read(places: &FxHashMap<&'static str, u32>) -> Self {
        let mut senses = Self::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&'static str> = row.split('\t').collect();
            let [of, means, beside, clues] = columns[..] else {
                continue;
            };
            let Some(means) = places.get(means).copied() else {
                continue;
            };
            let number = u32::try_from(senses.all.len()).unwrap_or(u32::MAX);
            for clue in clues.split('|').filter(|clue| !clue.is_empty()) {
                senses.clues.add(clue, "-", number);
            }
            senses.all.push(Sense {
                of,
                means,
                beside: beside.split_whitespace().collect(),
            });
        }
        senses
    }

    /// Whether a kind of goods is one of words with more than one meaning.
    pub(super) fn has(&self, id: &str) -> bool {
        self.all.iter().any(|sense| sense.of == id)
    }

    /// Whether words of a kind may mean goods of another.
    fn holds(&self, id: &str, concept: &Concept) -> bool {
        let means = |sense: &&Sense| {
            let meant = tables().concepts.get(sense.means as usize);
            sense.of == id && meant.is_some_and(|meant| meant.id == concept.id)
        };
        self.all.iter().any(|sense| means(&sense))
    }

    /// The one meaning that words of a kind have in a text, where something tells it. `others` are the goods beside.
    fn told(&self, id: &str, text: &str, others: &[&Placed<'_>]) -> Option<u32> {
        let clues = self.clues.find(&with_inches(text));
        let mut told: Option<u32> = None;
        for (number, sense) in (0..).zip(&self.all).filter(|(_, sense)| sense.of == id) {
            let clue = clues.iter().any(|clue| clue.meaning == number);
            let beside = || {
                let of = |concept: &Concept| {
                    let mut classes = sense.beside.iter();
                    classes.any(|class| {
                        concept.id == *class || concept.classes.named(class) > Certainty::No
                    })
                };
                others.iter().any(|(concept, ..)| of(concept))
            };
            if clue || beside() {
                if told.is_some_and(|other| other != sense.means) {
                    return None;
                }
                told = Some(sense.means);
            }
        }
        told
    }
}

/// Words for grenades that mean pomegranates as often, folded.
const FRUIT_AS_WELL: &[&str] = &["granada", "granadas", "гранаты"];

/// Whether words for arms are all that a line names and mean fruit as often: Spanish `granadas`.
pub(super) fn means_fruit_as_well(text: &str, words: &str) -> bool {
    let all = crate::words::tokens(text);
    let mut named = all
        .iter()
        .filter(|word| word.kind != crate::words::Kind::Number);
    FRUIT_AS_WELL.contains(&crate::words::fold(words).as_str())
        && named.next().is_some()
        && named.next().is_none()
}

/// Goods of a text with the meanings that what stands with them tells: in their own part of the text first.
/// `read` says which of them.
pub(super) fn settle<'t>(
    text: &'t str,
    all: Vec<Placed<'t>>,
    read: impl Fn(&Concept) -> bool,
) -> Vec<Placed<'t>> {
    let tables = tables();
    let open = |concept: &Concept| tables.senses.has(concept.id) && read(concept);
    if !all.iter().any(|(concept, ..)| open(concept)) {
        return all;
    }
    // Nothing harmless beside them makes what is among arms, or bears their type or calibre, harmless.
    let armed = || {
        let arms = |(concept, ..): &Placed<'t>| concept.is_arms() && !open(concept);
        all.iter().any(arms) || designation::is_beside_a_trap(text) || calibre::is_heavy(text)
    };
    let meant = |one: &Placed<'t>| -> Placed<'t> {
        let (concept, words, start) = *one;
        if !open(concept) || (concept.is_arms() && armed()) {
            return *one;
        }
        let end = start + words.len();
        let part = part(text, start, end);
        let others = |within: &std::ops::Range<usize>| -> Vec<&Placed<'t>> {
            let beside = all.iter().filter(|(other, _, at)| {
                within.contains(at) && !(start..end).contains(at) && !open(other)
            });
            beside.collect()
        };
        let whole = 0..text.len();
        let told = [part.clone(), whole].into_iter().find_map(|within| {
            let words = text.get(within.clone())?;
            let told = tables.senses.told(concept.id, words, &others(&within))?;
            let meant = tables.concepts.get(told as usize)?;
            let own = within == part;
            (own || !concept.is_arms() || may_be_listed(meant, &all)).then_some(meant)
        });
        let meant = told.filter(|meant| {
            !(concept.is_arms() && is_a_mass(meant) && is_counted(text, words, start))
        });
        (meant.unwrap_or(concept), words, start)
    };
    // Of the words of several languages at one place, those with more meanings hold these.
    let held = |(concept, words, start): &Placed<'t>| {
        let same = |(other, at_words, at): &&Placed<'t>| {
            at == start && at_words == words && other.id != concept.id && open(other)
        };
        all.iter()
            .any(|one| same(&one) && tables.senses.holds(one.0.id, concept))
    };
    all.iter().filter(|one| !held(one)).map(meant).collect()
}

/// Whether the items beside a word for arms tell that it means these harmless goods: grapes that it means fruit. A toy
/// or machine tells nothing of its neighbours, and a list that names the goods by their own name means others by
/// this word: "grenades and pomegranate juice".
fn may_be_listed(meant: &Concept, all: &[Placed<'_>]) -> bool {
    let apart = meant.depicts() || item::is_apparatus_or_metal(meant) && !meant.is_arms();
    !apart && (meant.is_arms() || all.iter().all(|(other, ..)| other.id != meant.id))
}

/// Whether goods that words for arms mean as well are named beside them by their own name.
pub(super) fn is_besides_its_namesake(concept: &Concept, other: &Concept) -> bool {
    concept.is_arms() && !other.is_arms() && tables().senses.holds(concept.id, other)
}

/// Chapters of what is sold by weight: stone and cement, fillings and pastes.
const MASSES: [&str; 3] = ["25", "32", "38"];

/// Whether goods are no things that could be counted.
fn is_a_mass(concept: &Concept) -> bool {
    let mut codes = concept.codes.iter();
    codes.all(|code| MASSES.iter().any(|chapter| code.starts_with(chapter)))
}

/// Whether words stand in the plural, or a number without a unit stands at once before: "20 Mörser", `morteros`.
fn is_counted(text: &str, words: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let counted = before
        .strip_suffix(' ')
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    counted || words.ends_with(['s', 'S'])
}

/// A text in which the sign for inches behind a number is a word.
fn with_inches(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        let number = written.ends_with(|c: char| c.is_ascii_digit());
        match c {
            '"' | '”' | '″' if number => written.push_str(" inch "),
            _ => written.push(c),
        }
    }
    written
}

/// The part of a text between signs and words that begin other goods, around a place.
pub(super) fn part(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let parts = |from: usize, to: usize| text.get(from..to).is_some_and(Item::parts);
    let words = crate::words::tokens(text);
    let mut first = start;
    for word in words.iter().rev().filter(|word| word.end <= start) {
        if parts(word.start, first) {
            break;
        }
        first = word.start;
    }
    let mut last = end;
    for word in words.iter().filter(|word| word.start >= end) {
        if parts(last, word.end) {
            break;
        }
        last = word.end;
    }
    // Signs at once behind belong to it: 10".
    let rest = text.get(last..).unwrap_or_default();
    let signs = rest
        .chars()
        .take_while(|c| matches!(c, '"' | '”' | '″' | '\''));
    first..last + signs.map(char::len_utf8).sum::<usize>()
}
