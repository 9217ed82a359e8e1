//! The evidence that two names are one party's: a sum over the best alignment of their tokens.

use crate::align::{self, Edge};
use crate::extent::Extent;
use crate::left_over::{Left, alone, contradicts};
use crate::meetings::Meetings;
use crate::name::Reading;
use crate::signs::OtherSign;
use crate::spelling::Spelling;
use crate::token::{Role, Token};
use crate::weights::{self, Loss, Unmatched};
use crate::{Bits, Relation, View, east_asian, likeness, placed, sound};

/// Two readings bring no more than was asked for.
pub(crate) struct NotAbove;

pub(crate) struct Pair<'a> {
    pub(crate) query: &'a Reading,
    pub(crate) listed: &'a Reading,
    pub(crate) known: &'a Meetings,
    pub(crate) edges: Vec<Edge>,
    pub(crate) bits: Bits,
    /// Nothing of either name is left out and every token agrees.
    pub(crate) full: bool,
    pub(crate) extent: Extent,
    /// Signs of one name where the other has others.
    pub(crate) other_signs: Vec<OtherSign>,
}

impl<'a> Pair<'a> {
    /// The pair, if a token that can anchor a search is met; at least where it brings more than
    /// `floor`, or may be a whole name.
    pub(crate) fn above(
        query: &'a Reading,
        listed: &'a Reading,
        known: &'a Meetings,
        floor: Bits,
    ) -> Result<Option<Self>, NotAbove> {
        let (found, most) = known.edges(query, listed);
        let met = found.iter().fold(0, |met, edge| met | edge.query.mask());
        let most = most.min(align::most(&found, query.tokens.len()));
        let pair = if !found.iter().any(|edge| edge.anchor) {
            Ok(None)
        } else if most <= floor && leaves_a_word(query, met, most) {
            Err(NotAbove)
        } else {
            let edges = align::best(&found, query.tokens.len());
            Ok(Self::new(query, listed, known, edges))
        };
        known.give_back(found);
        pair
    }

    fn new(
        query: &'a Reading,
        listed: &'a Reading,
        known: &'a Meetings,
        edges: Vec<Edge>,
    ) -> Option<Self> {
        if !edges.iter().any(|edge| edge.anchor) {
            return None;
        }
        let mut pair = Pair {
            query,
            listed,
            known,
            edges,
            bits: Bits::ZERO,
            full: false,
            extent: Extent::Part,
            other_signs: Vec::new(),
        };
        pair.full = pair.is_full();
        if pair.view() == View::Body {
            pair.extent = pair.extent();
        }
        let mut bits = Bits::ZERO;
        pair.each_term(|_, _, _, worth| bits += worth);
        pair.bits = bits;
        pair.extent = pair.extent();
        Some(pair)
    }

    pub(crate) fn used(&self) -> (u32, u32) {
        self.edges.iter().fold((0, 0), |(query, listed), edge| {
            (query | edge.query.mask(), listed | edge.listed.mask())
        })
    }

    /// Calls `term` with the tokens of each term of the sum: edges, what is left on either side,
    /// the order, the cost of the readings. The one place where the sum is defined.
    pub(crate) fn each_term(&self, mut term: impl FnMut(&[Token], &[Token], Relation, Bits)) {
        let view = self.view();
        let losses = Unmatched::of(view);
        let stretch = |tokens: &'a [Token], at: align::Stretch| {
            &tokens[usize::from(at.start)..usize::from(at.start + at.len)]
        };
        for edge in &self.edges {
            let mine = stretch(&self.query.tokens, edge.query);
            let theirs = stretch(&self.listed.tokens, edge.listed);
            term(mine, theirs, edge.met.relation, edge.met.bits);
        }
        let (query_used, listed_used) = self.used();
        // What relatives, branches and sister companies share as well, as far as it still counts.
        let mut shared = self.shared();
        let bare = self.has_no_name();
        let mut query_left = Left::of(&self.query.tokens, query_used);
        let mut listed_left = Left::of(&self.listed.tokens, listed_used);
        let differ = |at: usize, other: usize| {
            let sisters = || {
                self.are_sisters(at, other)
                    .then_some(Loss::PlaceContradiction)
            };
            self.contradicts(&self.query.tokens[at], &self.listed.tokens[other])
                .or_else(sisters)
        };
        let mut differing = |at: usize, other: usize, worth: Bits| {
            term(
                std::slice::from_ref(&self.query.tokens[at]),
                std::slice::from_ref(&self.listed.tokens[other]),
                Relation::Contradiction,
                worth,
            );
        };
        // What may be said for one another first, so that nothing else stands against it.
        while let Some((at, other)) = self.take_of_one_meaning(&mut query_left, &mut listed_left) {
            let worth = differ(at, other).map_or(Bits::ZERO, |loss| losses[loss]);
            differing(
                at,
                other,
                worth.max(
                    losses[self.difference(&self.query.tokens[at], &self.listed.tokens[other])],
                ),
            );
        }
        let mut extras = Left::default();
        let mut other_form = false;
        for at in query_left.places() {
            let differs = |other: &usize| differ(at, *other).is_some();
            let in_place = |other: &usize| differs(other) && self.follow_one(at, *other);
            let place = listed_left.first(in_place);
            let Some(other) = place.or_else(|| listed_left.first(differs)) else {
                extras.insert(at);
                continue;
            };
            listed_left.remove(other);
            let loss = differ(at, other);
            let mut worth = loss.map_or(Bits::ZERO, |loss| losses[loss]);
            // One legal form for another is one difference, however many words each has, and none between languages:
            // translators take the nearest of their own.
            if loss == Some(Loss::FormContradiction)
                && (std::mem::replace(&mut other_form, true) || self.are_of_two_languages())
            {
                worth = Bits::ZERO;
            }
            let alike = self.are_alike(at, other);
            if alike {
                worth = worth.max(losses[Loss::Resembling]);
            }
            // Ships of one fleet are often called alike: *Nordic Breeze*, *Nordic Grace*.
            if !alike || self.is_short() {
                let (mine, theirs) = (&self.query.tokens[at], &self.listed.tokens[other]);
                let lone = self.is_one_name_met() || self.are_both_first(at, other);
                let kept = Unmatched::kept(mine.role, theirs.role, lone);
                worth += cap(&mut shared, kept);
            } else if view == View::Person && !self.are_nearly_one(at, other) {
                worth += cap(&mut shared, weights::KEPT_BESIDE_ALIKE);
            }
            differing(at, other, worth);
        }
        // One word that only looks like the one that is listed, and another name beside it.
        let unlike = is_lone(&self.listed.tokens) && !self.edges.iter().all(|edge| edge.met.whole);
        let mut lone = if unlike {
            losses[Loss::Lone]
        } else {
            Bits::ZERO
        };
        for at in extras.places() {
            let mine = &self.query.tokens[at];
            let mut worth = if self.says_nothing(self.query, query_used, at) {
                Bits::ZERO
            } else {
                losses[self.alone(self.query, at, Loss::Extra, bare)]
            };
            if self.is_one_of_several(mine, &self.query.tokens) || is_annex(mine) {
                worth += cap(&mut shared, weights::KEPT);
            }
            if mine.role == Role::Name {
                worth += std::mem::take(&mut lone);
            }
            term(std::slice::from_ref(mine), &[], Relation::Extra, worth);
        }
        let lone = is_lone(&self.query.tokens);
        let mut first = true;
        let mut person = self.asks_for_a_person();
        for at in listed_left.places() {
            let theirs = &self.listed.tokens[at];
            let is_name = theirs.role == Role::Name;
            let name = if first {
                Loss::Missing
            } else {
                Loss::MissingMore
            };
            let mut worth = if self.says_nothing(self.listed, listed_used, at) {
                Bits::ZERO
            } else {
                losses[self.alone(self.listed, at, name, bare)]
            };
            if self.is_one_of_several(theirs, &self.listed.tokens) || is_annex(theirs) {
                worth += cap(&mut shared, weights::KEPT);
            }
            if first && lone && is_name {
                worth += losses[Loss::Lone];
            }
            if is_name && self.leaves_first_name(theirs) {
                worth += losses[Loss::MissingFirst];
            }
            if std::mem::take(&mut person) {
                let gathers = matches!(theirs.role, Role::Generic(word) if word.gathers());
                person = !gathers;
                worth += if gathers {
                    losses[Loss::BodyOfPerson]
                } else {
                    Bits::ZERO
                };
            }
            first &= !is_name;
            term(&[], std::slice::from_ref(theirs), Relation::Missing, worth);
        }
        if let Some(mut worth) = self.order(losses) {
            if self.begets_the_father() {
                worth += cap(&mut shared, weights::KEPT);
            }
            term(&[], &[], Relation::Order, worth);
        }
        if self.full && self.view() == View::Person {
            term(&[], &[], Relation::Whole, weights::WHOLE);
        }
        if self.view() == View::Body && self.extent == Extent::Whole {
            let more = self.worth_as_whole_name();
            if more != Bits::ZERO {
                term(&[], &[], Relation::Whole, more);
            }
        }
        // Read alike, they are of that language together or not at all.
        let cost = if self.query.system == self.listed.system {
            self.query.cost.max(self.listed.cost)
        } else {
            self.query.cost + self.listed.cost
        };
        if cost != Bits::ZERO {
            term(&self.query.tokens, &[], Relation::Language, -cost);
        }
    }

    /// Whether a token on one side alone says nothing: a further word of a legal form, or an article or
    /// a preposition that the other side's language may have none of.
    fn says_nothing(&self, reading: &Reading, used: u32, at: usize) -> bool {
        let tokens = &reading.tokens;
        let role = tokens[at].role;
        match role {
            Role::LegalForm(_) => {
                let other = |token: &Token| token.role != role;
                let start = tokens[..at]
                    .iter()
                    .rposition(other)
                    .map_or(0, |before| before + 1);
                let end = tokens[at..]
                    .iter()
                    .position(other)
                    .map_or(tokens.len(), |len| at + len);
                at != start
                    || (start..end).any(|at| used & (1 << at) != 0)
                    || self.are_of_two_languages()
            }
            Role::Particle => self.view() == View::Body && self.are_of_two_languages(),
            _ => false,
        }
    }

    /// As what two tokens left over count when they stand where the other should.
    pub(crate) fn contradicts(&self, mine: &Token, theirs: &Token) -> Option<Loss> {
        match contradicts(mine, theirs) {
            Some(Loss::GenericContradiction) if self.are_of_two_languages() => {
                Some(Loss::TranslatedContradiction)
            }
            loss => loss,
        }
    }

    /// As what a token on one side alone counts. Who a plant or an institute is named after is left out as often as not,
    /// where something else tells it from others.
    pub(crate) fn alone(&self, reading: &Reading, at: usize, name: Loss, bare: bool) -> Loss {
        let role = reading.tokens[at].role;
        if role == Role::Name
            && !bare
            && self.is_told_apart()
            && placed::is_namesake(&reading.tokens, at)
        {
            Loss::Minor
        } else {
            alone(role, name, bare)
        }
    }

    /// Whether a name, a place or a number of both is one.
    fn is_told_apart(&self) -> bool {
        self.edges.iter().any(|edge| {
            let role = self.listed.tokens[usize::from(edge.listed.start)].role;
            matches!(role, Role::Name | Role::Place(_) | Role::Number(_))
        })
    }

    /// Whether it is the list's first name, rare enough to be called by, and the query's first name
    /// meets one further on: somebody's whose father or brother is called so.
    fn leaves_first_name(&self, theirs: &Token) -> bool {
        /// Who bears a name that many bear besides another is often called by the other.
        const CALLED_BY: Bits = Bits(550);
        const LEAST_NAMES: usize = 3;
        let is_name = |token: &&Token| token.role == Role::Name;
        let first = self.listed.tokens.iter().find(is_name);
        let names = self.listed.tokens.iter().filter(is_name).count();
        let mine = self.query.tokens.iter().position(|token| is_name(&token));
        let asked = self.query.tokens.iter().filter(is_name).count();
        first.is_some_and(|first| std::ptr::eq(first, theirs))
            && theirs.rarity >= CALLED_BY
            && names >= LEAST_NAMES
            && asked >= 2
            && mine.is_some_and(|mine| {
                let (query, _) = self.used();
                query & (1 << mine) != 0
            })
    }

    /// Whether it is the number at the end of a body's name that tells it from its sisters: *Nord 2*.
    fn is_one_of_several(&self, token: &Token, tokens: &[Token]) -> bool {
        const LAST: u64 = 20;
        let counted = |token: &&Token| !token.role.is_negligible();
        let last = tokens.iter().rfind(counted);
        matches!(token.role, Role::Number(number) if number <= LAST)
            && self.view() == View::Body
            && last.is_some_and(|last| std::ptr::eq(last, token))
    }

    pub(crate) fn view(&self) -> View {
        self.listed.view
    }

    /// What the words bring that agree.
    fn shared(&self) -> Bits {
        let brought = self.edges.iter().map(|edge| edge.met.bits);
        brought.filter(|bits| *bits > Bits::ZERO).sum()
    }

    /// Whether two tokens that differ may be one all the same by their sound. Syllables of East Asia are two.
    fn are_alike(&self, at: usize, other: usize) -> bool {
        let of_syllables = || {
            let (mine, theirs) = (&self.query.tokens[at], &self.listed.tokens[other]);
            self.is_east_asian() && likeness::two_syllables(mine, theirs)
        };
        self.known.alike(self.query, self.listed, (at, other)) && !of_syllables()
    }

    /// Whether two names that sound alike are so near that different hands may have written one: *Houshang* and *Hushang*.
    fn are_nearly_one(&self, at: usize, other: usize) -> bool {
        let (mine, theirs) = (&self.query.tokens[at], &self.listed.tokens[other]);
        let partial = mine.partial_vowels || theirs.partial_vowels;
        let near = |one: &Spelling, other: &Spelling| {
            one.skeleton == other.skeleton
                || sound::difference_within(
                    &one.sounds,
                    &other.sounds,
                    partial,
                    weights::ALIKE_MOST_APART,
                )
                .is_some()
        };
        let mut spellings = mine.spellings.iter();
        spellings.any(|one| theirs.spellings.iter().any(|other| near(one, other)))
    }

    /// Whether one name alone meets, or a name and an initial: a family's.
    fn is_one_name_met(&self) -> bool {
        let in_full = |edge: &&Edge| {
            self.listed.tokens[usize::from(edge.listed.start)].role == Role::Name
                && self.query.tokens[usize::from(edge.query.start)].role == Role::Name
        };
        self.edges.iter().filter(in_full).count() <= 1
    }

    /// Whether neither side has a word of its own: "Bank of China".
    pub(crate) fn has_no_name(&self) -> bool {
        let sides = self.query.tokens.iter().chain(&self.listed.tokens);
        self.view() == View::Body && sides.clone().all(|token| token.role != Role::Name)
    }

    pub(crate) fn order(&self, losses: &Unmatched) -> Option<Bits> {
        let mut places = self
            .edges
            .iter()
            .filter(|edge| edge.met.relation != Relation::Generic)
            // Every language has an order of its own.
            .filter(|edge| {
                self.view() == View::Person
                    || (edge.met.relation != Relation::Translation
                        && self.query.system == self.listed.system)
            })
            .filter(|edge| {
                !self.listed.tokens[usize::from(edge.listed.start)]
                    .role
                    .is_negligible()
            })
            .map(|edge| edge.listed.start);
        let first = places.next()?;
        let (mut last, mut falls) = (first, 0);
        for place in places {
            falls += usize::from(last > place);
            last = place;
        }
        if self.begets_the_father() {
            return Some(losses[Loss::Contradiction]);
        }
        match falls {
            0 => None,
            // Which name is the family's is known there, whatever end it stands at.
            1 if last < first && self.is_east_asian() => None,
            1 if last < first => Some(losses[Loss::Rotated]),
            _ => Some(losses[Loss::Shuffled]),
        }
    }

    /// Whether nothing of what is asked for in a body's name says that it is a body, and it begins
    /// as people are called.
    fn asks_for_a_person(&self) -> bool {
        let tokens = &self.query.tokens;
        let is_name = |token: &&Token| token.role == Role::Name;
        self.view() == View::Body
            && tokens
                .iter()
                .all(|token| matches!(token.role, Role::Name | Role::Particle | Role::Title))
            && tokens.iter().filter(is_name).count() >= 2
            && tokens
                .iter()
                .find(is_name)
                .is_some_and(Token::names_another)
    }

    /// Whether one side is a name of East Asian syllables in letters.
    pub(crate) fn is_east_asian(&self) -> bool {
        self.view() == View::Person
            && [self.query, self.listed].into_iter().any(|reading| {
                let words: Vec<&str> = reading.tokens.iter().map(Token::text).collect();
                east_asian::is_name(&words)
            })
    }
}

/// Whether a word of one side alone says that it is a body beside the other.
fn is_annex(token: &Token) -> bool {
    matches!(token.role, Role::Generic(word) if word.is_an_annex())
}

/// Cuts what the words that agree bring to the most that is kept; gives what that takes from the sum.
fn cap(shared: &mut Bits, kept: Bits) -> Bits {
    let more = (*shared - kept).max(Bits::ZERO);
    *shared = *shared - more;
    -more
}

/// Whether a token that a whole name has is not among those that are met, which bring so much at most: what
/// the sum may have beyond its edges, it has for whole names alone. One that may be misspelt beyond what is
/// met counts as met.
fn leaves_a_word(reading: &Reading, met: u32, most: Bits) -> bool {
    let left = Left::of(&reading.tokens, met).places();
    let left = left.map(|at| &reading.tokens[at]);
    let mut left = left.filter(|token| !token.role.is_negligible());
    match (left.next(), left.next()) {
        (None, _) => false,
        (Some(one), None) => {
            reading.view == View::Body
                || most < weights::MISSPELT_TWICE_LEAST
                || !one.may_be_misspelt_twice()
        }
        _ => true,
    }
}

/// Whether one word is the whole of a name.
fn is_lone(tokens: &[Token]) -> bool {
    let personal = tokens.iter().filter(|token| token.role.is_personal());
    personal.count() == 1
}
