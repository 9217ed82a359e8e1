//! The spellings of one word, grown from left to right.
//!
//! A table writes the alternatives of a letter as `"kh|h"`, most usual first. Each further alternative costs [`STEP`], so a
//! spelling with two unusual choices comes after all those with one. `"r~l"` marks an alternative that the comparison of sounds
//! nearly bridges; it costs half as much again, so that it gives way to those that are not bridged.

use super::segment::Piece;
use super::{MAX_SPELLINGS, Spelling, Vowels, Word};
use crate::rarity;

/// What the next alternative of a letter costs, in hundredths of a bit: the usual one is about twice as frequent.
pub(super) const STEP: i32 = 100;
/// Kept while growing; more than in the end, so that an early choice is not lost to a late one.
const WIDTH: usize = 12;
/// The same where a script tells few sounds of foreign names apart, and names that people bear are looked for among all.
const WIDTH_OF_FOREIGN: usize = 64;
/// What is left of the cost of a spelling that many people bear, where a script tells few sounds apart: a part in so many.
const BORNE: i32 = 4;
/// A spelling stops growing here: the longest given name of any script is shorter.
const LONGEST: usize = 160;

/// The cheapest spellings of a word so far.
pub(super) struct Spellings {
    list: Vec<Spelling>,
    width: usize,
}

impl Spellings {
    pub(super) fn new() -> Self {
        Self {
            list: vec![Spelling {
                latin: String::with_capacity(16),
                cost: 0,
            }],
            width: WIDTH,
        }
    }

    /// Those of a word in which most letters may stand for several: *ラブロフ* is Lavrov, since that is a name and Rabrof is none.
    pub(super) fn of_foreign() -> Self {
        Self {
            width: WIDTH_OF_FOREIGN,
            ..Self::new()
        }
    }

    /// Appends the same letters to every spelling.
    pub(super) fn push(&mut self, letters: &str) {
        for spelling in &mut self.list {
            if spelling.latin.len() < LONGEST {
                spelling.latin.push_str(letters);
            }
        }
    }

    /// Appends alternatives, written `"kh|h"`; an empty alternative is allowed.
    pub(super) fn push_any(&mut self, alternatives: &str) {
        if !alternatives.contains(['|', '~']) {
            return self.push(alternatives);
        }
        if self.list[0].latin.len() >= LONGEST {
            return;
        }
        let mut grown: Vec<Spelling> = Vec::with_capacity(self.list.len() * 3);
        let (mut cost, mut rest) = (0, alternatives);
        loop {
            let end = rest.find(['|', '~']).unwrap_or(rest.len());
            for spelling in &self.list {
                let mut latin = String::with_capacity(spelling.latin.len() + 16);
                latin.push_str(&spelling.latin);
                latin.push_str(&rest[..end]);
                grown.push(Spelling {
                    latin,
                    cost: spelling.cost + cost,
                });
            }
            cost += match rest.as_bytes().get(end) {
                None => break,
                Some(b'~') => STEP + STEP / 2,
                Some(_) => STEP,
            };
            rest = &rest[end + 1..];
        }
        grown.sort_by_key(|spelling| spelling.cost);
        self.list.clear();
        for spelling in grown {
            if self.list.len() == self.width {
                break;
            }
            if !self.list.iter().any(|other| other.latin == spelling.latin) {
                self.list.push(spelling);
            }
        }
    }

    /// Adds every spelling that has these letters with others in their place.
    pub(super) fn vary(&mut self, letters: &str, others: &str) {
        let having = self
            .list
            .iter()
            .filter(|spelling| spelling.latin.contains(letters));
        let varied: Vec<Spelling> = having
            .map(|spelling| Spelling {
                latin: spelling.latin.replace(letters, others),
                cost: spelling.cost + STEP,
            })
            .collect();
        self.list.extend(varied);
    }

    /// The best [`MAX_SPELLINGS`], without empty ones.
    pub(super) fn finish(mut self) -> Vec<Spelling> {
        if self.width > WIDTH {
            for spelling in &mut self.list {
                if spelling.cost > 0 && rarity::is_borne(&spelling.latin) {
                    spelling.cost /= BORNE;
                }
            }
        }
        tidy(self.list)
    }

    /// The word of a piece.
    pub(super) fn word(self, piece: &Piece<'_>, vowels: Vowels) -> Word {
        Word {
            spellings: self.finish(),
            vowels,
            source: piece.source(),
        }
    }
}

/// Sorted by cost, without repeats and empty ones, cut to [`MAX_SPELLINGS`], the cheapest at 0.
pub(super) fn tidy(list: Vec<Spelling>) -> Vec<Spelling> {
    tidy_to(list, MAX_SPELLINGS)
}

/// The same, cut to so many.
pub(super) fn tidy_to(mut list: Vec<Spelling>, most: usize) -> Vec<Spelling> {
    list.sort_by_key(|spelling| spelling.cost);
    let mut kept: Vec<Spelling> = Vec::with_capacity(list.len().min(most));
    for spelling in list {
        if kept.len() == most {
            break;
        }
        if !spelling.latin.is_empty() && !kept.iter().any(|other| other.latin == spelling.latin) {
            kept.push(spelling);
        }
    }
    let least = kept.first().map_or(0, |spelling| spelling.cost);
    for spelling in &mut kept {
        spelling.cost -= least;
    }
    kept
}

/// The spellings that a table cell `"kim|gim"` lists.
pub(super) fn listed(alternatives: &str) -> Vec<Spelling> {
    let each = alternatives.split('|').zip(0..);
    tidy(
        each.map(|(latin, rank)| Spelling {
            latin: latin.to_owned(),
            cost: rank * STEP,
        })
        .collect(),
    )
}

/// A word with vowels, whose spellings a table lists.
pub(super) fn listed_word(alternatives: &str, source: std::ops::Range<usize>) -> Word {
    Word {
        spellings: listed(alternatives),
        vowels: Vowels::Written,
        source,
    }
}

/// Appends a letter's alternatives, or an ASCII letter or digit as it stands; drops what is neither.
pub(super) fn push_letter(spellings: &mut Spellings, character: char, alternatives: Option<&str>) {
    if let Some(alternatives) = alternatives {
        spellings.push_any(alternatives);
    } else if character.is_ascii_alphanumeric() {
        let mut buffer = [0; 4];
        spellings.push(character.to_ascii_lowercase().encode_utf8(&mut buffer));
    }
}
