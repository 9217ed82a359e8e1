//! The evidence that two names are one party's: a sum over the best alignment of their tokens.

use crate::align::{self, Edge};
use crate::name::{Name, Reading};
use crate::script::System;
use crate::token::{Role, Token};
use crate::weights::Unmatched;
use crate::{Bits, Relation, View};

/// The evidence of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sum of the terms.
    pub bits: Bits,
    /// Every token of both sides met by equality, romanisation, reading or inflection; only
    /// titles, particles and legal forms may be missing.
    pub whole: bool,
    /// The terms, in the query's order, then what the list has alone.
    pub terms: Vec<NameTerm>,
}

/// One term of the evidence of two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTerm {
    /// The query's token or tokens.
    pub query: Option<String>,
    /// The list's token or tokens.
    pub listed: Option<String>,
    /// How they meet.
    pub relation: Relation,
    /// What it is worth.
    pub bits: Bits,
}

/// The evidence of the best pair of readings, `None` when no token that could anchor a search is
/// met: then the two have nothing in common.
pub fn compare(query: &Name, listed: &Name) -> Option<Evidence> {
    let best = best_pair(query, listed)?;
    Some(best.explain())
}

/// The sum alone, without the explanation: the same choice, the same figures.
pub fn compare_bits(query: &Name, listed: &Name) -> Option<(Bits, bool)> {
    best_pair(query, listed).map(|pair| (pair.bits, pair.whole))
}

fn best_pair<'a>(query: &'a Name, listed: &'a Name) -> Option<Pair<'a>> {
    let mut best: Option<Pair<'a>> = None;
    // A whole agreement in one reading is not hidden by a richer sum in another.
    let mut whole = false;
    for mine in &query.readings {
        for theirs in &listed.readings {
            if !comparable(query, mine, listed, theirs) {
                continue;
            }
            if let Some(pair) = Pair::new(mine, theirs) {
                whole |= pair.whole;
                if best.as_ref().is_none_or(|best| pair.bits > best.bits) {
                    best = Some(pair);
                }
            }
        }
    }
    best.map(|pair| Pair { whole, ..pair })
}

/// Two names that both have many readings are compared by the readings that they share; a reading
/// of one language says nothing about one of another.
fn comparable(query: &Name, mine: &Reading, listed: &Name, theirs: &Reading) -> bool {
    if query.readings.len() == 1 || listed.readings.len() == 1 {
        return true;
    }
    let shared = query
        .readings
        .iter()
        .any(|a| listed.readings.iter().any(|b| a.system == b.system));
    !shared
        || mine.system == theirs.system
        || mine.system == System::Latin
        || theirs.system == System::Latin
}

struct Pair<'a> {
    query: &'a Reading,
    listed: &'a Reading,
    edges: Vec<Edge>,
    bits: Bits,
    whole: bool,
}

impl<'a> Pair<'a> {
    fn new(query: &'a Reading, listed: &'a Reading) -> Option<Self> {
        let edges = align::edges(query, listed);
        if !edges.iter().any(|edge| edge.anchor) {
            return None;
        }
        let edges = align::best(&edges, query.tokens.len());
        if !edges.iter().any(|edge| edge.anchor) {
            return None;
        }
        let mut pair = Pair {
            query,
            listed,
            edges,
            bits: Bits::ZERO,
            whole: false,
        };
        let mut bits = Bits::ZERO;
        pair.each_term(|_, _, _, worth| bits += worth);
        pair.bits = bits;
        pair.whole = pair.is_whole();
        Some(pair)
    }

    /// Whether the names share a word to the letter.
    fn same_word(&self) -> bool {
        self.edges.iter().any(|edge| {
            let mine = &self.query.tokens[usize::from(edge.query.start)];
            let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
            !theirs.role.is_negligible()
                && mine
                    .spellings
                    .iter()
                    .any(|a| theirs.spellings.iter().any(|b| a.text == b.text))
        })
    }

    fn used(&self) -> (u32, u32) {
        self.edges.iter().fold((0, 0), |(query, listed), edge| {
            (query | edge.query.mask(), listed | edge.listed.mask())
        })
    }

    fn is_whole(&self) -> bool {
        let (query, listed) = self.used();
        let counted = |tokens: &[Token]| {
            tokens
                .iter()
                .filter(|token| !token.role.is_negligible())
                .count()
        };
        // One word that merely sounds alike is no whole name: there is nothing else to confirm it.
        if counted(&self.query.tokens) == 1
            && counted(&self.listed.tokens) == 1
            && !self.same_word()
        {
            return false;
        }
        let left = |tokens: &[Token], used: u32| {
            tokens
                .iter()
                .enumerate()
                .any(|(i, token)| used & (1 << i) == 0 && !token.role.is_negligible())
        };
        if !self.edges.iter().all(|edge| edge.met.whole) || left(&self.query.tokens, query) {
            return false;
        }
        match self.view() {
            View::Person => {
                !left(&self.listed.tokens, listed) || self.is_main_part_of_a_chain(listed)
            }
            View::Body => !left(&self.listed.tokens, listed) && self.is_a_bodys_own_name(),
        }
    }

    /// Whether the query is the listed name but for one name of three or more: given name and
    /// father's name without the place of origin, given name and first surname without the
    /// second. Omitted is not contradicted, so what is there must be much.
    fn is_main_part_of_a_chain(&self, used: u32) -> bool {
        /// The least that the part is worth.
        const LEAST: Bits = Bits(1100);
        let named = |tokens: &[Token]| {
            let personal = tokens.iter().filter(|token| token.role == Role::Name);
            personal.count()
        };
        let missing = self
            .listed
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| used & (1 << at) == 0 && !token.role.is_negligible())
            .map(|(_, token)| token.role);
        let mut names_missing = 0;
        for role in missing {
            match role {
                Role::Name => names_missing += 1,
                Role::Patronymic | Role::Initial => {}
                _ => return false,
            }
        }
        names_missing <= 1
            && named(&self.query.tokens) >= 2
            && named(&self.listed.tokens) >= 2 + names_missing
            && self.starts_alike()
            && self.order(Unmatched::of(self.view())).is_none()
            && self.bits >= LEAST
    }

    /// Whether the first name of the list is met.
    fn starts_alike(&self) -> bool {
        let first = self
            .listed
            .tokens
            .iter()
            .position(|token| token.role == Role::Name);
        first.is_some_and(|first| {
            let mask = 1 << first;
            self.edges.iter().any(|edge| edge.listed.mask() & mask != 0)
        })
    }

    /// Names of bodies are often made of words that anybody's are: those are a whole name only
    /// to the letter. And short words that merely sound alike in Latin letters are two words.
    fn is_a_bodys_own_name(&self) -> bool {
        const SHORT: usize = 4;
        // So many together are one body's, whatever language says them.
        const MANY: usize = 4;
        let latin = self.query.system == System::Latin && self.listed.system == System::Latin;
        let counted = self
            .listed
            .tokens
            .iter()
            .filter(|token| !token.role.is_negligible());
        let many = counted.count() >= MANY;
        let has_name = self
            .listed
            .tokens
            .iter()
            .any(|token| token.role == Role::Name);
        self.edges.iter().all(|edge| {
            let theirs = &self.listed.tokens[usize::from(edge.listed.start)];
            let to_the_letter = matches!(
                edge.met.relation,
                Relation::Equal | Relation::Joined | Relation::Split
            );
            match theirs.role {
                role if role.is_negligible() => true,
                Role::Name => to_the_letter || !latin || theirs.text().len() > SHORT,
                _ => has_name || many || to_the_letter,
            }
        })
    }

    /// Calls `term` with the tokens of each term of the sum: edges, what is left on either side,
    /// the order, the cost of the readings. The one place where the sum is defined.
    fn each_term(&self, mut term: impl FnMut(&[Token], &[Token], Relation, Bits)) {
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
        let mut listed_left: Vec<&'a Token> = left(&self.listed.tokens, listed_used).collect();
        let mut extras: Vec<&'a Token> = Vec::new();
        for mine in left(&self.query.tokens, query_used) {
            match listed_left
                .iter()
                .position(|theirs| contradicts(mine, theirs, losses).is_some())
            {
                Some(at) => {
                    let theirs = listed_left.remove(at);
                    let worth = contradicts(mine, theirs, losses).unwrap_or(Bits::ZERO);
                    term(
                        std::slice::from_ref(mine),
                        std::slice::from_ref(theirs),
                        Relation::Contradiction,
                        worth,
                    );
                }
                None => extras.push(mine),
            }
        }
        for mine in extras {
            let worth = alone(mine.role, losses, losses.extra);
            term(std::slice::from_ref(mine), &[], Relation::Extra, worth);
        }
        let lone = self
            .query
            .tokens
            .iter()
            .filter(|token| token.role.is_personal())
            .count()
            == 1;
        let mut first = true;
        for theirs in listed_left {
            let is_name = theirs.role == Role::Name;
            let name = if first {
                losses.missing
            } else {
                losses.missing_more
            };
            let mut worth = alone(theirs.role, losses, name);
            if first && lone && is_name {
                worth += losses.lone;
            }
            first &= !is_name;
            term(&[], std::slice::from_ref(theirs), Relation::Missing, worth);
        }
        if let Some(worth) = self.order(losses) {
            term(&[], &[], Relation::Order, worth);
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

    fn view(&self) -> View {
        self.listed.view
    }

    fn order(&self, losses: &Unmatched) -> Option<Bits> {
        let places: Vec<u8> = self
            .edges
            .iter()
            .filter(|edge| {
                !self.listed.tokens[usize::from(edge.listed.start)]
                    .role
                    .is_negligible()
            })
            .map(|edge| edge.listed.start)
            .collect();
        let falls = places.windows(2).filter(|pair| pair[0] > pair[1]).count();
        match falls {
            0 => None,
            1 if places.last() < places.first() => Some(losses.rotated),
            _ => Some(losses.shuffled),
        }
    }

    fn explain(&self) -> Evidence {
        let mut terms = Vec::new();
        self.each_term(|query, listed, relation, bits| {
            if bits != Bits::ZERO || relation != Relation::Missing {
                terms.push(NameTerm {
                    query: show(query),
                    listed: show(listed),
                    relation,
                    bits,
                });
            }
        });
        Evidence {
            bits: self.bits,
            whole: self.whole,
            terms,
        }
    }
}

fn left(tokens: &[Token], used: u32) -> impl Iterator<Item = &Token> {
    tokens
        .iter()
        .enumerate()
        .filter(move |(i, _)| used & (1 << i) == 0)
        .map(|(_, token)| token)
}

fn show(tokens: &[Token]) -> Option<String> {
    (!tokens.is_empty()).then(|| tokens.iter().map(Token::text).collect::<Vec<_>>().join(" "))
}

/// What two tokens left over cost when they stand where the other should.
fn contradicts(mine: &Token, theirs: &Token, losses: &Unmatched) -> Option<Bits> {
    use Role::{Generation, Generic, Initial, LegalForm, Name, Number, Patronymic, Place};
    match (mine.role, theirs.role) {
        (Name, Name) | (Patronymic, Patronymic) => Some(losses.contradiction),
        (Initial, Name | Initial) | (Name, Initial) => Some(losses.initial_contradiction),
        (Number(_), Number(_)) | (Generation, Generation) => Some(losses.number_contradiction),
        (Place(_), Place(_) | Name) | (Name, Place(_)) => Some(losses.place_contradiction),
        (Generic(_), Generic(_)) => Some(losses.generic_contradiction),
        (LegalForm(_), LegalForm(_)) => Some(losses.form_contradiction),
        _ => None,
    }
}

fn alone(role: Role, losses: &Unmatched, name: Bits) -> Bits {
    match role {
        Role::Name => name,
        Role::Patronymic | Role::Initial | Role::Generation => losses.minor,
        Role::Number(_) => losses.number,
        Role::Place(_) => losses.place,
        Role::Generic(_) => losses.generic,
        Role::Particle | Role::Title | Role::LegalForm(_) => losses.trifle,
    }
}
