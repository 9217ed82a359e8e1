//! Which parties a query's names can reach, and the most that each can be worth.
//!
//! A party can only matter if what its tokens lose together, of the most that the query's tokens can
//! bring, is not too much. So, of the tokens that are looked up among all words, one must have lost
//! no more than its share; the rarest are looked up, since few bear them. What else the parties so
//! met have is then looked at word by word, or looked up where that takes less. And where a name is
//! left on both sides, what the others bring hardly counts, see [`Words::contradict`]. (The idea of MaxScore, Turtle and Flood 1995, with the
//! pigeonhole of approximate matching.)

mod meet;

use std::cell::RefCell;

use vokter_names::token::Span;
use vokter_names::{self as names, Bits, MAX_TOKENS, Name, Reading};

use super::lexicon::{Lexicon, NameBrief};
use super::near::Neighbours;
use super::plan::{Limits, Place, Plan, Sought};
use super::related::Related;
use super::standing::Standing;
use super::words::{Found, Known, Wanted, Words};
use crate::score::NameSet;

/// A party that may be reported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reached {
    pub(crate) party: u32,
    /// No name evidence of it is above this.
    pub(crate) most: Bits,
    /// All of the query's tokens may agree, so that it may be reported however low the sum is.
    pub(crate) may_be_whole: bool,
    /// The same, one of them but for a slip, so that it may be reported where facts speak for it.
    pub(crate) may_be_slipped: bool,
    /// The names of which one of that is so.
    pub(crate) names: NameSet,
}

/// What is wanted of a party.
#[derive(Clone, Copy)]
pub(crate) struct Needed<'f> {
    /// What its name has to bring beside the most that facts bring where no birth date speaks for it.
    pub(crate) least: Bits,
    /// That most.
    pub(crate) far: Bits,
    /// The most that facts bring.
    pub(crate) nearest: Bits,
    /// The parties for which a birth date speaks: few, so that they are looked at word by word.
    pub(crate) close: &'f [u32],
    /// How a party stands by its own.
    pub(crate) standing: &'f dyn Fn(u32) -> Standing,
}

/// Every party whose name evidence with one of the names is not `None`, and that may be
/// reported by its name beside its facts.
pub(crate) fn parties(
    lexicon: &Lexicon<'_>,
    neighbours: &mut Neighbours<'_>,
    names: &[Name],
    parties: usize,
    needed: Needed<'_>,
) -> Vec<Reached> {
    thread_local! {
        static SUMS: RefCell<Sums> = RefCell::default();
    }
    let mut reached: Vec<Reached> = Vec::new();
    SUMS.with_borrow_mut(|sums| {
        if sums.places.len() < parties {
            sums.places.resize(parties, 0);
        }
        for reading in names.iter().flat_map(|name| &name.readings) {
            let sought = Sought::of(reading, &needed);
            sums.gather(lexicon, neighbours, reading, (sought, needed), &mut reached);
        }
    });
    reached.sort_unstable_by_key(|found| found.party);
    // Of several readings the most of each counts.
    reached.dedup_by(|next, kept| {
        let same = next.party == kept.party;
        if same {
            kept.most = kept.most.max(next.most);
            kept.may_be_whole |= next.may_be_whole;
            kept.may_be_slipped |= next.may_be_slipped;
            kept.names |= next.names;
        }
        same
    });
    reached
}

/// Where so many parties are met, looking up a span takes less time than looking for it among the words
/// of all of them.
const SPANS_CLOSED_FROM: usize = 250;

/// What each token and span of one reading brings at most, by party that is met.
#[derive(Default)]
struct Sums {
    /// The place in `met` of each party, plus one; nought for what is not met. Between two
    /// readings all are nought.
    places: Vec<u32>,
    met: Vec<Met>,
    /// A row for each party that is met, with a column for each token, then one for each stretch
    /// that spans cover: what it brings at most, plus one where it is met at all. Behind it the same of
    /// what is met otherwise than by how it is spelled.
    rows: Vec<i32>,
    /// How many columns each of the two has.
    width: usize,
    known: Known,
    /// By token, the words of the lists that it is related to.
    related: [Related; MAX_TOKENS],
    found: Found,
    /// Parties that were not met before are taken in.
    open: bool,
}

/// A party that is met.
#[derive(Clone, Copy)]
pub(super) struct Met {
    pub(super) party: u32,
    /// By whatever words of it.
    pub(super) somehow: Touched,
    /// By what its words mean or stand for, not by how they are spelled.
    pub(super) otherwise: Touched,
    /// By its facts.
    pub(super) standing: Standing,
}

/// The tokens that are met.
#[derive(Clone, Copy, Default)]
pub(super) struct Touched {
    pub(super) tokens: u32,
    /// Those that several of the party's may meet together.
    pub(super) joined: u32,
    /// Those that may be part of a whole name.
    pub(super) covered: u32,
    /// Those that an acronym of the list's may stand for: what it does not say is one flaw together.
    pub(super) shortened: u32,
    pub(super) anchored: bool,
}

impl Sums {
    fn gather(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        reading: &Reading,
        (sought, needed): (Sought, Needed<'_>),
        reached: &mut Vec<Reached>,
    ) {
        let limits = Limits::of(reading);
        let plan = Plan::of(&limits, sought);
        self.width = limits.upper.len() + limits.stretches.len();
        self.open = true;
        self.related.iter_mut().for_each(Related::clear);
        for party in needed.close {
            let place = self.take_in(*party);
            self.met[place].standing = (needed.standing)(*party);
        }
        let mut seen = 0_u32;
        for walk in &plan.walks {
            let at = walk.at;
            self.meet_token(lexicon, neighbours, &limits, &plan, *walk);
            for (span, to) in limits.spans() {
                // With the first of its tokens that is looked up.
                if to.mask & (1 << at) != 0 && to.mask & seen == 0 {
                    self.meet_span(lexicon, neighbours, span, to);
                }
            }
            seen |= 1 << at;
        }
        self.open = false;
        self.leave_what_cannot_matter(&limits, &plan, needed);
        if !self.met.is_empty() {
            for (at, token) in reading.tokens.iter().enumerate() {
                if seen & (1 << at) == 0 {
                    self.meet_by_meaning(lexicon, neighbours, token, at);
                }
                self.meet_by_initial(lexicon, token, at);
            }
            for (span, to) in limits.spans() {
                if to.mask & seen == 0 && span.acronym {
                    self.meet_span(lexicon, neighbours, span, to);
                }
            }
        }
        let closed = limits.closes(&plan, self.met.len(), lexicon, neighbours);
        if closed {
            self.close_tokens(lexicon, neighbours, &limits, &plan);
        }
        let spans_closed = closed || self.met.len() > SPANS_CLOSED_FROM;
        if spans_closed {
            self.close_spans(lexicon, neighbours, &limits, seen);
        }
        let mut met = std::mem::take(&mut self.met);
        let mut rows = std::mem::take(&mut self.rows);
        let mut known = std::mem::take(&mut self.known);
        let (wanted, firsts) = Wanted::all_of(&limits);
        let lost_at_most = if needed.close.is_empty() {
            plan.lost_at_most
        } else {
            plan.lost_at_most.max(plan.lost_if_close)
        };
        let loss = lost_at_most.map(Bits);
        let within = &names::sound_limits(loss);
        let by_rule = &names::sound_limits(None);
        let mut words = Words {
            lexicon,
            neighbours,
            limits: &limits,
            plan: &plan,
            known: &mut known,
            within,
            by_rule,
            loss,
            wanted,
            firsts,
            related: &self.related,
            found: std::mem::take(&mut self.found),
        };
        for (met, row) in met.iter_mut().zip(rows.chunks_exact_mut(2 * self.width)) {
            self.places[met.party as usize] = 0;
            let (row, otherwise) = row.split_at_mut(self.width);
            let matters = if closed && !met.standing.is_close() {
                words.found.clear();
                plan.may_matter(&limits, met, row, &limits.floor)
            } else {
                words.matters(met, row, spans_closed)
            };
            if !matters || !met.somehow.anchored {
                continue;
            }
            let most = limits.most(row, &limits.floor);
            let can_be = |least_names: u8| {
                let may_be = plan.can_be(&limits, most, (met.somehow, least_names), met.standing);
                may_be.is_some()
            };
            // Most cannot be however few names they have, and their names need not be looked at.
            let names = || lexicon.names_of(met.party).reduce(NameBrief::and);
            if !can_be(0) || !can_be(names().unwrap_or_default().least_names) {
                continue;
            }
            reached.extend(words.of_names(met, otherwise).map(|found| Reached {
                most: found.most - reading.cost,
                ..found
            }));
        }
        self.found = words.found;
        met.clear();
        rows.clear();
        known.clear();
        (self.met, self.rows, self.known) = (met, rows, known);
    }

    /// Leaves the parties that cannot matter whatever their other words are.
    fn leave_what_cannot_matter(&mut self, limits: &Limits<'_>, plan: &Plan, needed: Needed<'_>) {
        let width = 2 * self.width;
        let mut kept = 0;
        for at in 0..self.met.len() {
            let row = &self.rows[at * width..at * width + self.width];
            let mut met = self.met[at];
            let mut may_matter = plan.may_matter(limits, &met, row, &plan.else_most);
            if may_matter && !met.standing.is_close() {
                met.standing = (needed.standing)(met.party);
                may_matter = plan.may_matter(limits, &met, row, &plan.else_most);
            }
            if may_matter {
                self.met[kept] = met;
                self.rows
                    .copy_within(at * width..(at + 1) * width, kept * width);
                kept += 1;
                self.places[met.party as usize] = kept as u32;
            } else {
                self.places[met.party as usize] = 0;
            }
        }
        self.met.truncate(kept);
        self.rows.truncate(kept * width);
    }
}

impl Touched {
    /// How many of such tokens cannot be part of a whole name, an acronym's as one.
    pub(super) fn flaws(self, of: u32) -> u32 {
        let flawed = of & !self.covered;
        (flawed & !self.shortened).count_ones() + u32::from(flawed & self.shortened != 0)
    }

    /// How many words of the list the tokens can meet beyond one each.
    pub(super) fn more_by_joining(self) -> u32 {
        (Span::MAX as u32 - 1) * self.joined.count_ones()
    }

    #[inline]
    pub(super) fn touch(&mut self, (anchor, joined): (bool, bool), whole: bool, mask: u32) {
        self.anchored |= anchor;
        self.tokens |= mask;
        if joined {
            self.joined |= mask;
        }
        if whole {
            self.covered |= mask;
        }
    }
}

/// Notes in a row what is met at a place, and brings so much at most.
#[inline]
pub(super) fn note(row: &mut [i32], to: Place, most: Bits) {
    let worth = &mut row[to.column];
    *worth = (*worth).max(most.0.max(0) + 1);
}
