//! Which spellings of the lists are near a spelling of the query, whoever bears them.
//!
//! A spelling is found by its sounds, among those whose consonants are near; by its text less one
//! letter, where a typing slip can be afforded; and by its text. What was found is [kept](super::vicinity):
//! the words of a query's readings, and of its name read as a person's and as a body's, are mostly the
//! same, and other queries have them, too.

use std::sync::Arc;

use vokter_names::sound::{Ahead, Difference, Sieve, Skeleton, Sound};
use vokter_names::spelling::{SLIP_MIN_SHORTER, Spelling, two_at_most};
use vokter_names::token::{text_hash, text_hash_of};
use vokter_names::{self as names, Bits, Reach, SoundLimits};

use super::column::{Column, Rows};
use super::crowd::Crowd;
use super::file::{Sections, section};
use super::lexicon::Lexicon;
use super::sounding::{Group, Lying, Sounding, skeleton_hash};
use super::tables::Spellings;
use super::vicinity::{Asked, Neighbour, Vicinities, Vicinity};

/// The spellings of an index, and what was found among them.
pub(crate) struct Neighbours<'a> {
    spellings: Spellings<'a>,
    by_text: Column<'a, (u32, u32)>,
    by_slip: Column<'a, (u32, u32)>,
    by_skeleton: Column<'a, (u32, u32)>,
    skeletons: Column<'a, Group>,
    members: Rows<'a, Sounding>,
    kept: &'a Vicinities,
    /// The hashes of what this query asked for.
    asked: Vec<u64>,
    /// Room for what a look finds.
    heard: Vec<u32>,
    found: Vec<Neighbour>,
}

impl<'a> Neighbours<'a> {
    pub(crate) fn of(
        sections: &'a Sections,
        spellings: Spellings<'a>,
        kept: &'a Vicinities,
    ) -> Self {
        Self {
            spellings,
            by_text: sections.column(section::BY_TEXT),
            by_slip: sections.column(section::BY_SLIP),
            by_skeleton: sections.column(section::BY_SKELETON),
            skeletons: sections.column(section::SKELETONS),
            members: Rows::new(
                sections.get(section::SKELETON_STARTS),
                sections.get(section::SKELETON_SPELLINGS),
            ),
            kept,
            asked: Vec::new(),
            heard: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Every spelling with this hash of its text.
    pub(crate) fn with_hash(&self, hash: u32) -> impl Iterator<Item = u32> + 'a {
        self.by_text.of_hash(hash)
    }

    /// How a spelling of the lists sounds.
    pub(crate) fn sounds(&self, listed: u32) -> &'a [Sound] {
        &self.spellings.get(listed).sounds
    }

    /// How a spelling of the query meets one of the lists whose sounds are within the limits.
    pub(crate) fn reach(
        &self,
        spelling: &Spelling,
        partial: bool,
        listed: u32,
        limits: &SoundLimits,
    ) -> Option<Reach> {
        let partial = partial || self.spellings.is_partial(listed);
        Reach::within(spelling, self.spellings.get(listed), partial, limits)
    }

    /// Every spelling that can be part of a whole name with this one, or that can meet it and cost
    /// no more than `loss`; and perhaps others. Each once. With `partial` the query's is from a
    /// script that writes few vowels. For a word that several queries had, what costs no more than
    /// `wide` is looked for, so that it is [known](Neighbours::known) the next time.
    pub(crate) fn near(
        &mut self,
        spelling: &Spelling,
        partial: bool,
        loss: Option<Bits>,
        wide: Option<Bits>,
    ) -> Arc<Vicinity> {
        /// By so many queries a word is asked for that is looked up more widely.
        const OFTEN: u32 = 3;
        let (loss, wide) = (in_steps(loss, spelling), in_steps(wide, spelling));
        let asked = Asked::of(spelling, partial);
        let again = self.asked.contains(&asked.hash);
        if !again {
            self.asked.push(asked.hash);
        }
        let mut often = false;
        let loss = match self.kept.get(&asked) {
            Some((kept, near)) if kept >= loss && (again || kept >= wide) => return near,
            Some((kept, near)) if !again => {
                often = near.asked_by() >= OFTEN;
                if often {
                    loss.max(wide)
                } else if kept >= loss {
                    return near;
                } else {
                    loss
                }
            }
            _ => loss,
        };
        let near = self.look(spelling, partial, loss);
        let near = Arc::new(if often { near.asked_again() } else { near });
        self.kept.keep(&asked, loss, &near);
        near
    }

    /// Who bears what is near, if that is known.
    pub(crate) fn crowd<'n>(&self, near: &'n Vicinity, lexicon: &Lexicon<'_>) -> Option<&'n Crowd> {
        near.crowd(lexicon, &self.kept.room)
    }

    /// What it takes to meet what is near a spelling and costs no more than `loss`, in bearers, where
    /// that is known already.
    pub(crate) fn known(
        &self,
        spelling: &Spelling,
        partial: bool,
        loss: Option<Bits>,
        lexicon: &Lexicon<'_>,
    ) -> Option<usize> {
        /// How many bear a spelling, where they are not gathered.
        const BEARERS: usize = 4;
        let near = self.kept(spelling, partial, loss)?;
        Some(match self.crowd(&near, lexicon) {
            Some(crowd) => crowd.within(loss).len(),
            None => near.within(loss).len() * BEARERS,
        })
    }

    /// What is near a spelling, where all is known that costs no more than `loss`.
    pub(crate) fn kept(
        &self,
        spelling: &Spelling,
        partial: bool,
        loss: Option<Bits>,
    ) -> Option<Arc<Vicinity>> {
        let (kept, near) = self.kept.get(&Asked::of(spelling, partial))?;
        (kept >= in_steps(loss, spelling)).then_some(near)
    }

    fn look(&mut self, spelling: &Spelling, partial: bool, loss: Option<Bits>) -> Vicinity {
        let mut heard = std::mem::take(&mut self.heard);
        heard.clear();
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let limits = names::sound_limits(loss.map(|loss| loss - spelling.cost));
        self.with_near_sounds(spelling, partial, &limits, |listed, group, apart| {
            let number = listed.spelling();
            let partial = partial || group.partial;
            // A slip adds a letter, takes one, or puts one for another: else the letters say nothing.
            let reach = if two_at_most(listed.letters() ^ spelling.letters())
                && spelling.is_or_slips_to(self.spellings.text(number))
            {
                let listed = self.spellings.get(number);
                Reach::heard(spelling, listed, partial, Some(apart))
            } else {
                let sounding = (listed.sounds(), group.skeleton);
                Some(Reach::sounding(spelling, sounding, partial, apart))
            };
            found.extend(reach.map(|reach| Neighbour {
                spelling: number,
                reach,
            }));
            heard.push(number);
        });
        let mut written: Vec<u32> = Vec::new();
        if loss.is_some_and(|loss| loss - spelling.cost >= names::SLIP_LEAST) && !spelling.inflected
        {
            let slipped = slips(&spelling.text).flat_map(|hash| self.by_slip.of_hash(hash));
            written.extend(slipped);
        } else {
            written.extend(self.by_text.of_hash(text_hash(&spelling.text)));
        }
        written.sort_unstable();
        written.dedup();
        // What is found by its sounds is found by them once; few are found by their letters.
        for number in &heard {
            if let Ok(at) = written.binary_search(number) {
                written.remove(at);
            }
        }
        found.extend(written.into_iter().filter_map(|number| {
            let listed = self.spellings.get(number);
            let partial = partial || self.spellings.is_partial(number);
            let reach = Reach::heard(spelling, listed, partial, None)?;
            Some(Neighbour {
                spelling: number,
                reach,
            })
        }));
        self.heard = heard;
        let near = Vicinity::of(&found);
        self.found = found;
        near
    }

    /// Calls `hear` with each spelling whose consonants are near and whose sounds are within the limits,
    /// its group, and how far they are apart.
    fn with_near_sounds(
        &self,
        spelling: &Spelling,
        partial: bool,
        limits: &SoundLimits,
        mut hear: impl FnMut(Lying<'a>, Group, Difference),
    ) {
        let mut groups: Vec<u32> = neighbours(spelling.skeleton)
            .flat_map(|near| self.by_skeleton.of_hash(skeleton_hash(near)))
            .collect();
        groups.sort_unstable();
        groups.dedup();
        let limit = |len: usize| i32::from(limits[len.max(spelling.sounds.len())]);
        let mut sieves: [Option<Box<Sieve>>; 2] = [None, None];
        for number in groups {
            let group = self.skeletons.at(number as usize);
            let partial = partial || group.partial;
            let most = limit(group.longest.into());
            if !spelling.skeleton.near(group.skeleton) {
                continue;
            }
            let ahead = Ahead::of(spelling.skeleton, group.skeleton, partial);
            if ahead.least() > most {
                continue;
            }
            let sieve = &mut sieves[usize::from(partial)];
            let sieve =
                sieve.get_or_insert_with(|| Box::new(Sieve::new(&spelling.sounds, partial)));
            sieve.begin(most as u16, &ahead);
            for listed in Lying::all_of(self.members.row(number as usize)) {
                if sieve.passes_over(listed.shared()) {
                    continue;
                }
                let sounds = listed.sounds();
                let most = limit(sounds.len());
                if let Some(apart) = sieve.apart(sounds, listed.shared(), most) {
                    hear(listed, group, apart);
                }
            }
        }
    }
}

/// A little more than is asked for may serve the next who asks; and where more is asked for than any
/// two sounds may cost, all is found.
fn in_steps(loss: Option<Bits>, spelling: &Spelling) -> Option<Bits> {
    const STEP: i32 = 100;
    const ALL: Bits = Bits(i32::MAX / 2);
    let loss = loss.map(|loss| Bits(loss.0.div_euclid(STEP) * STEP + STEP))?;
    Some(if loss - spelling.cost >= names::FARTHEST {
        ALL
    } else {
        loss
    })
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
        let bytes = text.bytes().enumerate();
        text_hash_of(
            bytes
                .filter(|(other, _)| *other != at)
                .map(|(_, byte)| byte),
        )
    }))
}
