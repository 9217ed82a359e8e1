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
            if !plan.matters(&mut words, met, row) {
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

/// Where what is met is noted: the column, and the tokens that it stands for.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    mask: u32,
}

impl Place {
    fn token(at: usize) -> Self {
        Self {
            column: at,
            mask: 1 << at,
        }
    }
}

/// Which tokens are looked up among all words, and how much each may lose.
///
/// A party whose tokens all lose more than that, or are not looked up and lose nothing, cannot
/// matter. The words of the parties that are met are then looked at one by one.
struct Plan {
    /// Tokens in their order, with what they may lose; `None` where only what can be part of a
    /// whole name is looked for.
    walks: Vec<(usize, Option<i32>)>,
    /// The most that each token can bring where no walk has met it.
    else_most: Vec<i32>,
    /// Tokens that count and were looked up.
    walked: u32,
    least: i32,
    nearly: Option<i32>,
}

impl Plan {
    fn of(limits: &Limits<'_>, least: i32, nearly: Option<i32>) -> Self {
        /// What one token may lose, the least first: a walk that may lose more sees more words.
        const LOSSES: [i32; 6] = [500, 850, 1300, 2000, 3000, 10_000];
        /// The rarest token may lose so much to find a name that is nearly whole.
        const NEARLY: i32 = 1100;
        let total: i32 = limits.upper.iter().sum();
        let span = |at: usize| limits.upper[at] - limits.floor[at];
        // What has to be lost so that a party cannot matter by its sum.
        let mut to_lose = total - least + 1;
        let loss = LOSSES.into_iter().find(|loss| {
            let all: i32 = (0..limits.upper.len())
                .map(|at| span(at).min(loss + 1))
                .sum();
            all >= to_lose
        });
        let counting = limits.all & !limits.free;
        let all_free = counting == 0;
        let loss = match loss {
            Some(loss) if !all_free => loss,
            _ => LOSSES[LOSSES.len() - 1],
        };
        // What may be lost where a name is nearly whole: it has two tokens, of which one at most
        // is not as it is listed.
        let slack = nearly
            .map(|nearly| total - nearly)
            .filter(|slack| *slack >= 0 && counting.count_ones() >= 2);
        let mut nearly_found = slack.is_none();
        let mut plan = Self {
            walks: Vec::new(),
            else_most: limits.upper.clone(),
            walked: 0,
            least,
            nearly,
        };
        for at in limits.order.iter().copied() {
            if to_lose <= 0 && nearly_found && plan.walked != 0 && !all_free {
                break;
            }
            let mut may_lose = (to_lose > 0 || all_free).then(|| loss.min(to_lose.max(0)));
            if all_free {
                may_lose = Some(loss);
            }
            let counts = counting & (1 << at) != 0;
            if let Some(slack) = slack
                && counts
                && !nearly_found
            {
                if plan.walked == 0 && slack <= NEARLY {
                    may_lose = Some(may_lose.unwrap_or(0).max(slack));
                    nearly_found = true;
                } else {
                    nearly_found = plan.walked != 0;
                }
            }
            if let Some(lost) = may_lose {
                to_lose -= span(at).min(lost + 1);
                plan.else_most[at] = limits.floor[at].max(limits.upper[at] - lost - 1);
            }
            if counts {
                plan.walked |= 1 << at;
            }
            plan.walks.push((at, may_lose));
        }
        plan
    }

    /// Whether a party can matter, by what was met and what its other words can be.
    fn matters(&self, words: &mut Words<'_, '_>, met: &mut Met, row: &mut [i32]) -> bool {
        let limits = words.limits;
        if !self.may_matter(limits, met, row, &self.else_most) {
            return false;
        }
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !span.acronym && row[to.column] == 0 {
                words.check_span(number, span, to, met, row);
            }
        }
        let mut unmet = [0; MAX_TOKENS];
        let unmet = &mut unmet[..self.else_most.len()];
        unmet.copy_from_slice(&self.else_most);
        for at in limits.order.iter().copied() {
            // What a walk has found is better than what it has not.
            let walked = self.walks.iter().any(|(other, _)| *other == at);
            let best = walked && row[at] > self.else_most[at] + 1;
            if !best || !met.anchored {
                words.check_token(at, met, row);
            }
            unmet[at] = limits.floor[at];
            if !self.may_matter(limits, met, row, unmet) {
                return false;
            }
        }
        true
    }

    /// The same by what was met so far, where other tokens can be worth so much.
    fn may_matter(&self, limits: &Limits<'_>, met: &Met, row: &[i32], unmet: &[i32]) -> bool {
        let not_whole = (self.walked & !met.covered).count_ones();
        if not_whole == 0 {
            return true;
        }
        let most = limits.most(row, unmet);
        most >= self.least || (not_whole == 1 && self.nearly.is_some_and(|nearly| most >= nearly))
    }
}

/// What the tokens of a reading can bring, whatever meets them.
struct Limits<'r> {
    reading: &'r Reading,
    /// The stretches that its spans cover, each once: start and length.
    stretches: Vec<(u8, u8)>,
    /// The tokens by what they can bring, the most first.
    order: Vec<usize>,
    /// The most that each token can bring, spans that it is in considered.
    upper: Vec<i32>,
    /// The most that each can bring where nothing that is looked up meets it.
    floor: Vec<i32>,
    /// All tokens.
    all: u32,
    /// Those that a whole name need not meet: an initial stands for an initial, and what is
    /// negligible may be missing.
    free: u32,
}

impl<'r> Limits<'r> {
    fn of(reading: &'r Reading) -> Self {
        let mut stretches: Vec<(u8, u8)> = reading
            .spans
            .iter()
            .map(|span| (span.start, span.len))
            .collect();
        stretches.sort_unstable();
        stretches.dedup();
        let mut upper: Vec<i32> = reading.tokens.iter().map(|token| upper(token).0).collect();
        for span in &reading.spans {
            let part = usize::from(span.start)..usize::from(span.start + span.len);
            let alone: i32 = upper[part.clone()].iter().sum();
            upper[part.start] += (span.rarity.0 - alone).max(0);
        }
        let least_loss = names::least_loss(reading.view).0;
        let mut order: Vec<usize> = (0..upper.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(upper[*at]));
        let floor = reading.tokens.iter().map(|token| floor(token, least_loss));
        let free = |token: &Token| token.role == Role::Initial || token.role.is_negligible();
        let tokens = reading.tokens.iter().enumerate();
        Self {
            order,
            stretches,
            upper,
            floor: floor.collect(),
            all: (1_u32 << reading.tokens.len()) - 1,
            free: tokens
                .filter(|(_, token)| free(token))
                .map(|(at, _)| 1 << at)
                .sum(),
            reading,
        }
    }

    /// The spans that are worth a look, each with its place.
    fn spans(&self) -> impl Iterator<Item = (&'r Span, Place)> {
        let tokens = self.upper.len();
        self.reading.spans.iter().filter_map(move |span| {
            let stretch = (span.start, span.len);
            let place = self.stretches.iter().position(|other| *other == stretch)?;
            let to = Place {
                column: tokens + place,
                mask: mask(span.start, span.len),
            };
            Some((span, to))
        })
    }

    /// The most that the reading's tokens can bring for a party: each token alone, and for each
    /// span what it brings beyond the tokens that it takes. Whatever spans an alignment uses, they
    /// are among those. `unmet` is what a token brings at most where nothing meets it.
    fn most(&self, row: &[i32], unmet: &[i32]) -> i32 {
        let tokens = self.upper.len();
        let (row, spans) = row.split_at(tokens);
        let met_spans = self
            .stretches
            .iter()
            .zip(spans)
            .filter(|(_, met)| **met > 0);
        let in_span = met_spans
            .clone()
            .fold(0_u32, |all, ((start, len), _)| all | mask(*start, *len));
        let alone = |at: usize| {
            let unmet = match self.reading.tokens[at].role {
                Role::Name if in_span & (1 << at) != 0 => unmet[at].max(0),
                _ => unmet[at],
            };
            if row[at] > 0 {
                unmet.max(row[at] - 1)
            } else {
                unmet
            }
        };
        let mut most: i32 = (0..tokens).map(alone).sum();
        for ((start, len), met) in met_spans {
            let taken: i32 = (usize::from(*start)..usize::from(*start + *len))
                .map(alone)
                .sum();
            most += (met - 1 - taken).max(0);
        }
        most
    }
}

/// The most that a token can bring.
fn upper(token: &Token) -> Bits {
    match token.role {
        Role::Initial => names::INITIAL,
        Role::Name | Role::Patronymic => token.rarity.max(names::INITIAL),
        role if role.is_negligible() => names::TRIFLE,
        _ => token.rarity.max(names::TRIFLE),
    }
}

/// The most that a token can bring where nothing that the lexicon knows meets it: an initial can
/// stand for any name, a word for a company may meet any other such word, and legal forms, titles
/// and particles agree by class or not at all.
fn floor(token: &Token, least_loss: i32) -> i32 {
    match token.role {
        Role::Initial => names::INITIAL.0,
        // A name that nothing meets is extra or contradicted.
        Role::Name => -least_loss,
        Role::Generic(_) => names::TRIFLE.0,
        role if role.is_negligible() => names::TRIFLE.0,
        _ => 0,
    }
}

fn mask(start: u8, len: u8) -> u32 {
    ((1_u32 << len) - 1) << start
}
