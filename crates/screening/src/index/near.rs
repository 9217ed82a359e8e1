//! Which spellings of the lists are near a spelling of the query, whoever bears them.
//!
//! A spelling is found by its sounds: where little may be lost in a walk that ends where too much
//! is, else by the consonants, which have to be near; by its text less one letter, where a typing
//! slip can be afforded; and by its text. What was found is kept for as
//! long as the query is looked at: the words of its readings, and of its name read as a person's
//! and as a body's, are mostly the same.

use std::ops::Range;

use vokter_names::sound::Skeleton;
use vokter_names::spelling::{SLIP_MIN_SHORTER, Spelling};
use vokter_names::token::text_hash;
use vokter_names::{self as names, Bits, Reach};

use super::column::{Column, Rows};
use super::file::{Sections, section};
use super::sound_tree::SoundTree;
use super::tables::Spellings;

/// A walk that may stray farther than this sees so much of the tree that looking up the consonants
/// is faster.
const WALK_MOST: u16 = 330;

/// A spelling of the lists, and how the query's meets it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    pub(crate) spelling: u32,
    pub(crate) reach: Reach,
}

/// The spellings of an index, and what was found among them.
pub(crate) struct Neighbours<'a> {
    spellings: Spellings<'a>,
    by_text: Column<'a, (u32, u32)>,
    by_slip: Column<'a, (u32, u32)>,
    full: SoundTree<'a>,
    by_skeleton: Column<'a, (u64, u32)>,
    skeletons: Column<'a, (u64, u32)>,
    members: Rows<'a, u32>,
    looked: Vec<Looked>,
    found: Vec<Neighbour>,
    numbers: Vec<u32>,
}

/// What was looked for, and what is found.
struct Looked {
    spelling: Spelling,
    partial: bool,
    loss: Option<Bits>,
    found: Range<usize>,
}

impl<'a> Neighbours<'a> {
    pub(crate) fn of(sections: &'a Sections, spellings: Spellings<'a>) -> Self {
        Self {
            spellings,
            by_text: sections.column(section::BY_TEXT),
            by_slip: sections.column(section::BY_SLIP),
            full: SoundTree::new(
                sections.get(section::FULL_NODES),
                sections.get(section::FULL_ENDS),
            ),
            by_skeleton: sections.column(section::BY_SKELETON),
            skeletons: sections.column(section::SKELETONS),
            members: Rows::new(
                sections.get(section::SKELETON_STARTS),
                sections.get(section::SKELETON_SPELLINGS),
            ),
            looked: Vec::new(),
            found: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Every spelling with this hash of its text.
    pub(crate) fn with_hash(&self, hash: u32) -> impl Iterator<Item = u32> + 'a {
        self.by_text.of_hash(hash)
    }

    /// How a spelling of the query meets one of the lists.
    pub(crate) fn reach(&self, spelling: &Spelling, partial: bool, listed: u32) -> Option<Reach> {
        let partial = partial || self.spellings.is_partial(listed);
        Reach::between(spelling, self.spellings.get(listed), partial)
    }

    /// Every spelling that can be part of a whole name with this one, or that can meet it and cost
    /// no more than `loss`; and perhaps others. Each once. With `partial` the query's is from a
    /// script that writes few vowels.
    pub(crate) fn near(
        &mut self,
        spelling: &Spelling,
        partial: bool,
        loss: Option<Bits>,
    ) -> &[Neighbour] {
        // A little more than is asked for may serve the next who asks.
        const STEP: i32 = 100;
        let loss = loss.map(|loss| Bits(loss.0.div_euclid(STEP) * STEP + STEP));
        let known = self.looked.iter().find(|looked| {
            looked.partial == partial && looked.loss >= loss && looked.spelling == *spelling
        });
        let found = match known {
            Some(looked) => looked.found.clone(),
            None => {
                let found = self.look(spelling, partial, loss);
                self.looked.push(Looked {
                    spelling: spelling.clone(),
                    partial,
                    loss,
                    found: found.clone(),
                });
                found
            }
        };
        &self.found[found]
    }

    fn look(&mut self, spelling: &Spelling, partial: bool, loss: Option<Bits>) -> Range<usize> {
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.clear();
        let limits = names::sound_limits(loss.map(|loss| loss - spelling.cost));
        let walk = !partial && limits[spelling.sounds.len()] <= WALK_MOST;
        if walk {
            self.full.near(&spelling.sounds, &limits, &mut numbers);
        }
        self.with_near_skeleton(spelling, walk, &mut numbers);
        if loss.is_some_and(|loss| loss - spelling.cost >= names::SLIP_LEAST) && !spelling.inflected
        {
            for hash in slips(&spelling.text) {
                numbers.extend(self.by_slip.of_hash(hash));
            }
        } else {
            numbers.extend(self.by_text.of_hash(text_hash(&spelling.text)));
        }
        numbers.sort_unstable();
        numbers.dedup();
        let start = self.found.len();
        for number in &numbers {
            let listed = self.spellings.get(*number);
            let partial = partial || self.spellings.is_partial(*number);
            let reach = Reach::within(spelling, listed, partial, &limits);
            self.found.extend(reach.map(|reach| Neighbour {
                spelling: *number,
                reach,
            }));
        }
        self.numbers = numbers;
        start..self.found.len()
    }

    /// The spellings whose consonants are near; with `partial_only` only those from scripts that
    /// write few vowels.
    fn with_near_skeleton(&self, spelling: &Spelling, partial_only: bool, found: &mut Vec<u32>) {
        let mut groups: Vec<u32> = neighbours(spelling.skeleton)
            .flat_map(|near| self.by_skeleton.of_key(near.0))
            .collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            let (skeleton, partial) = self.skeletons.at(group as usize);
            if (partial == 1 || !partial_only) && spelling.skeleton.near(Skeleton(skeleton)) {
                found.extend(self.members.row(group as usize).iter());
            }
        }
    }
}

/// The skeletons under which one meets every skeleton that is near it, likewise to [`slips`].
pub(crate) fn neighbours(skeleton: Skeleton) -> impl Iterator<Item = Skeleton> {
    let deletions = if skeleton.len() >= 2 {
        skeleton.len()
    } else {
        0
    };
    std::iter::once(skeleton).chain((0..deletions).map(move |at| skeleton.without(at)))
}

/// The hashes under which a text meets every text that is one slip away: itself, and itself less
/// each letter. A slip is an insertion, deletion, substitution or swap, and each of them leaves
/// the two texts with one of these in common (the symmetric-delete method).
pub(crate) fn slips(text: &str) -> impl Iterator<Item = u32> + '_ {
    let deletions = if text.len() >= SLIP_MIN_SHORTER {
        text.len()
    } else {
        0
    };
    std::iter::once(text_hash(text)).chain((0..deletions).map(move |at| {
        let mut less = String::with_capacity(text.len());
        less.push_str(&text[..at]);
        less.push_str(&text[at + 1..]);
        text_hash(&less)
    }))
}
