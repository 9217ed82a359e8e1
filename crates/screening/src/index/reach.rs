//! Which parties a query's names can reach, and the most that each can be worth.
//!
//! A party can only matter if what its tokens lose together, of the most that the query's tokens can
//! bring, is not too much. So, of the tokens that are looked up among all words, one must have lost
//! no more than its share; the rarest are looked up, since few bear them. What else the parties so
//! met have is then looked at word by word, or looked up where that takes less. And where a name is
//! left on both sides, what the others bring hardly counts, see [`Words::contradict`]. (The idea of MaxScore, Turtle and Flood 1995, with the
//! pigeonhole of approximate matching.)

use std::cell::RefCell;

use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Span, Token, text_hash};
use vokter_names::{self as names, Bits, Name, Reading, View};

use super::column::Column;
use super::lexicon::{Bearer, Lexicon};
use super::near::Neighbours;
use super::plan::{Limits, Place, Plan};
use super::record::Brief;
use super::vicinity::Neighbour;
use super::words::{Known, Words};

/// A party that may be reported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reached {
    pub(crate) party: u32,
    /// No name evidence of it is above this.
    pub(crate) most: Bits,
    /// All of the query's tokens may agree, so that it may be reported however low the sum is.
    pub(crate) may_be_whole: bool,
}

/// Every party whose name evidence with one of the names is not `None`, and that may reach
/// `least` by its name, or have a whole or nearly whole name.
pub(crate) fn parties(
    lexicon: &Lexicon<'_>,
    neighbours: &mut Neighbours<'_>,
    names: &[Name],
    briefs: Column<'_, Brief>,
    least: Bits,
) -> Vec<Reached> {
    thread_local! {
        static SUMS: RefCell<Sums> = RefCell::default();
    }
    let mut reached: Vec<Reached> = Vec::new();
    SUMS.with_borrow_mut(|sums| {
        if sums.places.len() < briefs.len() {
            sums.places.resize(briefs.len(), 0);
        }
        for reading in names.iter().flat_map(|name| &name.readings) {
            sums.gather(lexicon, neighbours, reading, (briefs, least), &mut reached);
        }
    });
    reached.sort_unstable_by_key(|found| found.party);
    // Of several readings the most of each counts.
    reached.dedup_by(|next, kept| {
        let same = next.party == kept.party;
        if same {
            kept.most = kept.most.max(next.most);
            kept.may_be_whole |= next.may_be_whole;
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
    /// that spans cover: what it brings at most, plus one where it is met at all.
    rows: Vec<i32>,
    /// How many columns a row has.
    width: usize,
    known: Known,
    /// Parties that were not met before are taken in.
    open: bool,
}

/// A party that is met.
pub(super) struct Met {
    pub(super) party: u32,
    /// The tokens that are met.
    pub(super) touched: u32,
    /// Those that several of the party's may meet together.
    pub(super) joined: u32,
    /// The tokens that may be part of a whole name.
    pub(super) covered: u32,
    pub(super) anchored: bool,
}

impl Sums {
    fn gather(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        reading: &Reading,
        (briefs, least): (Column<'_, Brief>, Bits),
        reached: &mut Vec<Reached>,
    ) {
        let least = (least + reading.cost).0;
        // Only a person's name is nearly whole.
        let nearly =
            (reading.view == View::Person).then(|| (names::NEARLY_WHOLE_LEAST + reading.cost).0);
        let limits = Limits::of(reading);
        let plan = Plan::of(&limits, least, nearly);
        self.width = limits.upper.len() + limits.stretches.len();
        self.open = true;
        let mut seen = 0_u32;
        for (at, loss) in &plan.walks {
            self.meet_token(lexicon, neighbours, &limits, &plan, (*at, *loss));
            for (span, to) in limits.spans() {
                // With the first of its tokens that is looked up.
                if to.mask & (1 << at) != 0 && to.mask & seen == 0 {
                    self.meet_span(lexicon, neighbours, span, to);
                }
            }
            seen |= 1 << at;
        }
        self.open = false;
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
        let closed = limits.closes(&plan, self.met.len(), neighbours);
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
        let within = &names::sound_limits(plan.lost_at_most.map(Bits));
        let by_rule = &names::sound_limits(None);
        let beside = names::most_beside_another(reading.view).0;
        for (met, row) in met.iter_mut().zip(rows.chunks_exact_mut(self.width)) {
            self.places[met.party as usize] = 0;
            let mut words = Words {
                lexicon,
                neighbours,
                limits: &limits,
                known: &mut known,
                within,
                by_rule,
            };
            let matters = if closed {
                plan.may_matter(&limits, met.covered, row, &limits.floor)
            } else {
                words.matters(&plan, met, row, spans_closed)
            };
            if !matters {
                continue;
            }
            if !met.anchored {
                continue;
            }
            let most = limits.most(row, &limits.floor);
            let most = if most < least || least <= beside {
                most
            } else if words.contradict(met, briefs.at(met.party as usize).least_names) {
                most.min(beside)
            } else {
                most
            };
            let every = |mask: u32| mask | limits.free == limits.all;
            let may_be_whole = every(met.covered)
                || (every(met.touched) && nearly.is_some_and(|nearly| most >= nearly));
            if most >= least || may_be_whole {
                reached.push(Reached {
                    party: met.party,
                    most: Bits(most) - reading.cost,
                    may_be_whole,
                });
            }
        }
        met.clear();
        rows.clear();
        known.clear();
        (self.met, self.rows, self.known) = (met, rows, known);
    }

    /// Meets all that the tokens can be among the parties that are met and that can matter, so that no
    /// party's words need to be looked at: what many are asked for is sooner looked up once.
    fn close_tokens(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        plan: &Plan,
    ) {
        for (at, token) in limits.reading.tokens.iter().enumerate() {
            for spelling in &token.spellings {
                let loss = plan.lost_at_most.map(Bits);
                let near = neighbours.near(spelling, token.partial_vowels, loss, loss);
                let (near, need) = (near.within(loss), Some(Bits(i32::MIN)));
                self.meet_near(lexicon, near, token.rarity, need, Place::token(at));
            }
        }
    }

    /// The same for the spans of which no token was looked up.
    fn close_spans(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        seen: u32,
    ) {
        for (span, to) in limits.spans() {
            if to.mask & seen == 0 && !span.acronym {
                self.meet_span(lexicon, neighbours, span, to);
            }
        }
    }

    /// Meets what a token can be, where it may cost no more than `loss`, or be part of a whole name.
    fn meet_token(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        plan: &Plan,
        (at, loss): (usize, Option<i32>),
    ) {
        let token = &limits.reading.tokens[at];
        let need = loss.map(|loss| Bits(limits.upper[at] - loss));
        let (loss, wide) = (loss.map(Bits), plan.lost_at_most.map(Bits));
        for spelling in &token.spellings {
            let near = neighbours.near(spelling, token.partial_vowels, loss, wide);
            let near = near.within(loss);
            self.meet_near(lexicon, near, token.rarity, need, Place::token(at));
        }
        self.meet_by_meaning(lexicon, neighbours, token, at);
        if need.is_some_and(|need| need <= names::INITIAL) {
            self.meet_by_initial(lexicon, token, at);
        }
    }

    /// Meets what a token is related to, what it stands for, what it means.
    fn meet_by_meaning(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
        token: &Token,
        at: usize,
    ) {
        let to = Place::token(at);
        let rarity = token.rarity;
        for (hash, _) in &token.related {
            for spelling in neighbours.with_hash(*hash) {
                if let Some(listed) = lexicon.rarity(spelling) {
                    let most = rarity.min(listed);
                    self.meet_all(lexicon.bearers(spelling), most, false, to);
                }
            }
        }
        if token.role == Role::Name {
            for spelling in &token.spellings {
                for worth in lexicon.acronym(text_hash(&spelling.text)) {
                    self.meet(worth.bearer, worth.most.min(rarity), false, to);
                }
            }
        }
        for worth in lexicon.meaning(token.role) {
            self.meet(worth.bearer, worth.most.min(rarity), true, to);
        }
    }

    /// Meets the initials that can stand for a name.
    fn meet_by_initial(&mut self, lexicon: &Lexicon<'_>, token: &Token, at: usize) {
        if !matches!(token.role, Role::Name | Role::Patronymic) {
            return;
        }
        let mut letters: Vec<u8> = token
            .spellings
            .iter()
            .filter_map(|spelling| spelling.text.bytes().next())
            .collect();
        letters.sort_unstable();
        letters.dedup();
        for party in letters
            .into_iter()
            .flat_map(|letter| lexicon.initial(letter))
        {
            let bearer = Bearer {
                party,
                anchor: false,
                joined: false,
            };
            self.meet(bearer, names::INITIAL, false, Place::token(at));
        }
    }

    /// Meets what neighbouring tokens are as one word: by rule or not at all.
    fn meet_span(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        span: &Span,
        to: Place,
    ) {
        if span.acronym {
            let most = |rarity: Bits| rarity.min(span.rarity);
            self.meet_text(lexicon, neighbours, &span.spelling, most, to);
        } else {
            let near = neighbours.near(&span.spelling, span.partial_vowels, None, None);
            self.meet_near(lexicon, near.within(None), span.rarity, None, to);
        }
    }

    fn meet_near(
        &mut self,
        lexicon: &Lexicon<'_>,
        near: &[Neighbour],
        rarity: Bits,
        need: Option<Bits>,
        to: Place,
    ) {
        for near in near {
            let Some(listed) = lexicon.rarity(near.spelling) else {
                continue;
            };
            let most = near.reach.worth(rarity, listed);
            let whole = near.reach.whole;
            if whole || need.is_some_and(|need| most >= need) {
                self.meet_all(lexicon.bearers(near.spelling), most, whole, to);
            }
        }
    }

    fn meet_text(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
        spelling: &Spelling,
        most: impl Fn(Bits) -> Bits,
        to: Place,
    ) {
        for number in neighbours.with_hash(text_hash(&spelling.text)) {
            if let Some(listed) = lexicon.rarity(number) {
                self.meet_all(lexicon.bearers(number), most(listed), false, to);
            }
        }
    }

    fn meet_all(
        &mut self,
        bearers: impl Iterator<Item = Bearer>,
        most: Bits,
        whole: bool,
        to: Place,
    ) {
        for bearer in bearers {
            self.meet(bearer, most, whole, to);
        }
    }

    fn meet(&mut self, bearer: Bearer, most: Bits, whole: bool, to: Place) {
        let width = self.width;
        let mut place = self.places[bearer.party as usize] as usize;
        if place == 0 {
            if !self.open {
                return;
            }
            self.met.push(Met {
                party: bearer.party,
                touched: 0,
                covered: 0,
                joined: 0,
                anchored: false,
            });
            place = self.met.len();
            self.places[bearer.party as usize] = place as u32;
            self.rows.resize(place * width, 0);
        }
        let row = &mut self.rows[(place - 1) * width..place * width];
        self.met[place - 1].meet(row, (bearer.anchor, bearer.joined), most, whole, to);
    }
}

impl Met {
    pub(super) fn meet(
        &mut self,
        row: &mut [i32],
        (anchor, joined): (bool, bool),
        most: Bits,
        whole: bool,
        to: Place,
    ) {
        let worth = &mut row[to.column];
        *worth = (*worth).max(most.0.max(0) + 1);
        self.anchored |= anchor;
        self.touched |= to.mask;
        if joined {
            self.joined |= to.mask;
        }
        if whole {
            self.covered |= to.mask;
        }
    }
}
