//! What the words and names of one query are to those of the lists, kept while the query is answered:
//! the parties that are met have many words in common, and each has most of its words several times;
//! and a party that is on several lists bears the same names there.
//!
//! A word is known by its [number](Reading::numbers), and so is a [name](Name::number); what has none is
//! looked at anew each time. Nothing else depends on what is kept.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use crate::Bits;
use crate::align::{self, Edge};
use crate::best_readings::Compared;
use crate::glance::{Glance, Words};
use crate::left_over::resemble;
use crate::meeting::Meeting;
use crate::name::{Name, Reading};

/// Meetings of the words and names of one query.
#[derive(Default)]
pub struct Meetings {
    /// What names are to each other, and above which bits it was looked for.
    names: RefCell<FxHashMap<u64, (Bits, Compared)>>,
    /// How many words the query has.
    words: Cell<u32>,
    /// What listed words meet.
    rows: RefCell<Rows>,
    /// Tokens that resemble each other, or do not.
    alike: RefCell<FxHashMap<u64, bool>>,
    /// Room for the edges of the pair that is looked at.
    edges: RefCell<Vec<Edge>>,
}

/// What listed words meet of the readings of the query.
#[derive(Default)]
struct Rows {
    /// Of a reading, which stands for it by its first word, and a listed word.
    places: FxHashMap<u64, Row>,
    /// The places of the reading's words that are met: of tokens, and of spans behind them.
    met: Vec<(u16, Meeting)>,
}

/// From where to where.
#[derive(Clone, Copy)]
struct Row {
    start: u32,
    end: u32,
}

impl Meetings {
    /// Forgets everything: from now on for a query of so many words, which bear the numbers below that.
    pub fn begin(&self, words: u32) {
        self.words.set(words);
        forget(&mut self.names.borrow_mut());
        forget(&mut self.alike.borrow_mut());
        let mut rows = self.rows.borrow_mut();
        forget(&mut rows.places);
        rows.met.clear();
    }

    /// Numbers a query's names and their words, and says how many words they are.
    pub fn number<'n>(names: impl Iterator<Item = &'n mut Name>) -> u32 {
        let mut words = 0;
        for (number, name) in (0..).zip(names) {
            name.number = Some(number);
            for reading in &mut name.readings {
                let next = words + (reading.tokens.len() + reading.spans.len()) as u32;
                reading.numbers = (words..next).collect();
                reading.glance = Glance::of(reading);
                words = next;
            }
        }
        words
    }

    /// What two names are to each other where only more than `floor` counts.
    pub(crate) fn compared(
        &self,
        (query, listed): (&Name, &Name),
        floor: Bits,
        look: impl FnOnce() -> Compared,
    ) -> Compared {
        let (Some(query), Some(listed), 1..) = (query.number, listed.number, self.words.get())
        else {
            return look();
        };
        let key = key(query, listed);
        if let Some((above, kept)) = self.names.borrow().get(&key)
            && (*above <= floor || kept.is_above(*above))
        {
            return *kept;
        }
        let compared = look();
        let mut names = self.names.borrow_mut();
        names.insert(key, (floor, compared));
        compared
    }

    /// All edges between two readings, by their first token in the query. Together they bring no more
    /// than the bits beside them.
    pub(crate) fn edges(&self, query: &Reading, listed: &Reading) -> (Vec<Edge>, Bits) {
        let mut edges = self.edges.take();
        let mut most = Bits::ZERO;
        let reading = self.known(query);
        let mut rows = self.rows.borrow_mut();
        let known = rows.met.len();
        for word in 0..listed.tokens.len() + listed.spans.len() {
            let words = match &query.glance {
                None => ALL,
                Some(glance) => match word.checked_sub(listed.tokens.len()) {
                    None => glance.of_token(&listed.tokens[word]),
                    Some(span) => glance.of_span(&listed.spans[span]),
                },
            };
            if words == 0 {
                continue;
            }
            let row = match reading.zip(listed.numbers.get(word)) {
                Some((reading, number)) => {
                    let key = key(reading, *number);
                    match rows.places.get(&key) {
                        Some(row) => *row,
                        None => {
                            let row = rows.look(query, listed, word, words);
                            rows.places.insert(key, row);
                            row
                        }
                    }
                }
                None => rows.look(query, listed, word, words),
            };
            let met = &rows.met[row.start as usize..row.end as usize];
            most += met
                .iter()
                .map(|(_, met)| met.bits)
                .fold(Bits::ZERO, Bits::max);
            let edge = |(mine, met): &(u16, Meeting)| {
                align::edge(query, listed, (usize::from(*mine), word), *met)
            };
            edges.extend(met.iter().map(edge));
        }
        if reading.is_none() || listed.numbers.is_empty() {
            rows.met.truncate(known);
        }
        edges.sort_unstable_by_key(Edge::order);
        (edges, most)
    }

    /// Gives back the room that [`Meetings::edges`] took.
    pub(crate) fn give_back(&self, mut edges: Vec<Edge>) {
        edges.clear();
        self.edges.replace(edges);
    }

    /// Whether the tokens at these places resemble each other.
    pub(crate) fn alike(&self, query: &Reading, listed: &Reading, at: (usize, usize)) -> bool {
        let look = || resemble(&query.tokens[at.0], &listed.tokens[at.1], listed.view);
        let (Some(_), Some(theirs)) = (self.known(query), listed.numbers.get(at.1)) else {
            return look();
        };
        let mut alike = self.alike.borrow_mut();
        *alike
            .entry(key(query.numbers[at.0], *theirs))
            .or_insert_with(look)
    }

    /// The first word of a reading of the query that is answered; none where it is not of that.
    fn known(&self, query: &Reading) -> Option<u32> {
        let words = self.words.get();
        let last = query.numbers.last()?;
        (*last < words).then(|| query.numbers[0])
    }
}

impl Rows {
    /// Looks at those words of a reading that may meet.
    fn look(&mut self, query: &Reading, listed: &Reading, word: usize, words: Words) -> Row {
        let start = self.met.len() as u32;
        for mine in 0..query.tokens.len() + query.spans.len() {
            if words & (1_u128.checked_shl(mine as u32).unwrap_or(ALL)) == 0 {
                continue;
            }
            if let Some(met) = align::meet(query, listed, (mine, word)) {
                self.met.push((mine as u16, met));
            }
        }
        Row {
            start,
            end: self.met.len() as u32,
        }
    }
}

/// Whatever words there are.
const ALL: Words = Words::MAX;

/// Two numbers as one.
fn key(query: u32, listed: u32) -> u64 {
    (u64::from(query) << 32) | u64::from(listed)
}

/// To clear a map takes time by its room: what one large query took is given back.
fn forget<V>(kept: &mut FxHashMap<u64, V>) {
    const ROOM: usize = 1 << 9;
    if kept.capacity() > ROOM {
        *kept = FxHashMap::default();
    } else {
        kept.clear();
    }
}
