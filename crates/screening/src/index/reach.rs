//! Which parties a query's names can reach, and the most that each can be worth.
//!
//! A party can only matter if what its tokens lose together, of the most that the query's tokens can
//! bring, is not too much. So, of the tokens that are looked up among all words, one must have lost
//! no more than its share; the rarest are looked up, since few bear them. What else the parties so
//! met have is then looked at word by word. (The idea of MaxScore, Turtle and Flood 1995, with the
//! pigeonhole of approximate matching.)

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Span, Token, text_hash};
use vokter_names::{self as names, Bits, MAX_TOKENS, Name, Reach, Reading, View};

use super::lexicon::{Bearer, Lexicon};
use super::near::{Neighbour, Neighbours};
use super::plan::{Limits, Place, Plan};

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
    count: usize,
    least: Bits,
) -> Vec<Reached> {
    thread_local! {
        static SUMS: RefCell<Sums> = RefCell::default();
    }
    let mut reached: Vec<Reached> = Vec::new();
    SUMS.with_borrow_mut(|sums| {
        if sums.places.len() < count {
            sums.places.resize(count, 0);
        }
        for reading in names.iter().flat_map(|name| &name.readings) {
            sums.gather(lexicon, neighbours, reading, least, &mut reached);
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
struct Met {
    party: u32,
    /// The tokens that are met.
    touched: u32,
    /// The tokens that may be part of a whole name.
    covered: u32,
    anchored: bool,
}

impl Sums {
    fn gather(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        reading: &Reading,
        least: Bits,
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
            self.meet_token(lexicon, neighbours, &limits, *at, *loss);
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
        let mut met = std::mem::take(&mut self.met);
        let mut rows = std::mem::take(&mut self.rows);
        let mut known = std::mem::take(&mut self.known);
        for (met, row) in met.iter_mut().zip(rows.chunks_exact_mut(self.width)) {
            self.places[met.party as usize] = 0;
            let mut words = Words {
                lexicon,
                neighbours,
                limits: &limits,
                known: &mut known,
            };
            if !words.matters(&plan, met, row) {
                continue;
            }
            if !met.anchored {
                continue;
            }
            let most = limits.most(row, &limits.floor);
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

    /// Meets what a token can be, where it may cost no more than `loss`, or be part of a whole name.
    fn meet_token(
        &mut self,
        lexicon: &Lexicon<'_>,
        neighbours: &mut Neighbours<'_>,
        limits: &Limits<'_>,
        at: usize,
        loss: Option<i32>,
    ) {
        let token = &limits.reading.tokens[at];
        let need = loss.map(|loss| Bits(limits.upper[at] - loss));
        for spelling in &token.spellings {
            let near = neighbours.near(spelling, token.partial_vowels, loss.map(Bits));
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
            let near = neighbours.near(&span.spelling, span.partial_vowels, None);
            self.meet_near(lexicon, near, span.rarity, None, to);
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
                anchored: false,
            });
            place = self.met.len();
            self.places[bearer.party as usize] = place as u32;
            self.rows.resize(place * width, 0);
        }
        let row = &mut self.rows[(place - 1) * width..place * width];
        self.met[place - 1].meet(row, bearer.anchor, most, whole, to);
    }
}

impl Met {
    fn meet(&mut self, row: &mut [i32], anchor: bool, most: Bits, whole: bool, to: Place) {
        let worth = &mut row[to.column];
        *worth = (*worth).max(most.0.max(0) + 1);
        self.anchored |= anchor;
        self.touched |= to.mask;
        if whole {
            self.covered |= to.mask;
        }
    }
}

/// How a spelling of the query, by its number in the reading, meets one of the lists: parties that
/// are met have many words in common.
type Known = FxHashMap<(u32, u32), Option<Reach>>;

/// Looks at the words of one party, so that what no walk has found is known.
struct Words<'r, 'a> {
    lexicon: &'r Lexicon<'a>,
    neighbours: &'r Neighbours<'a>,
    limits: &'r Limits<'r>,
    known: &'r mut Known,
}

impl Words<'_, '_> {
    /// Whether a party can matter, by what was met and what its other words can be.
    fn matters(&mut self, plan: &Plan, met: &mut Met, row: &mut [i32]) -> bool {
        let limits = self.limits;
        if !plan.may_matter(limits, met.covered, row, &plan.else_most) {
            return false;
        }
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !span.acronym && row[to.column] == 0 {
                self.check_span(number, span, to, met, row);
            }
        }
        let mut unmet = [0; MAX_TOKENS];
        let unmet = &mut unmet[..plan.else_most.len()];
        unmet.copy_from_slice(&plan.else_most);
        for at in limits.order.iter().copied() {
            // What a walk has found is better than what it has not.
            let walked = plan.walks.iter().any(|(other, _)| *other == at);
            let best = walked && row[at] > plan.else_most[at] + 1;
            if !best || !met.anchored {
                self.check_token(at, met, row);
            }
            unmet[at] = limits.floor[at];
            if !plan.may_matter(limits, met.covered, row, unmet) {
                return false;
            }
        }
        true
    }

    fn check_token(&mut self, at: usize, met: &mut Met, row: &mut [i32]) {
        /// More spellings than a token has.
        const SPELLINGS: u32 = 1 << 12;
        let token = &self.limits.reading.tokens[at];
        let spellings = (at as u32 * SPELLINGS..).zip(&token.spellings);
        for (number, spelling) in spellings {
            let wanted = Wanted {
                number,
                spelling,
                partial: token.partial_vowels,
                rarity: token.rarity,
                whole: false,
            };
            self.check(wanted, Place::token(at), met, row);
        }
    }

    fn check_span(&mut self, number: u32, span: &Span, to: Place, met: &mut Met, row: &mut [i32]) {
        let wanted = Wanted {
            number: u32::MAX - number,
            spelling: &span.spelling,
            partial: span.partial_vowels,
            rarity: span.rarity,
            whole: true,
        };
        self.check(wanted, to, met, row);
    }

    fn check(&mut self, wanted: Wanted<'_>, to: Place, met: &mut Met, row: &mut [i32]) {
        for word in self.lexicon.words_of(met.party) {
            if !word.may_meet(wanted.spelling) {
                continue;
            }
            let key = (wanted.number, word.spelling);
            let neighbours = self.neighbours;
            let reach = *self.known.entry(key).or_insert_with(|| {
                neighbours.reach(wanted.spelling, wanted.partial, word.spelling)
            });
            if let Some(reach) = reach
                && (reach.whole || !wanted.whole)
                && let Some(listed) = self.lexicon.rarity(word.spelling)
            {
                let most = reach.worth(wanted.rarity, listed);
                met.meet(row, word.anchor, most, reach.whole, to);
            }
        }
    }
}

/// A spelling of the query that is looked for among the words of a party.
#[derive(Clone, Copy)]
struct Wanted<'r> {
    /// Which one of the reading it is.
    number: u32,
    spelling: &'r Spelling,
    partial: bool,
    rarity: Bits,
    /// Only what can be part of a whole name counts.
    whole: bool,
}
