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
use crate::left_over::resemble;
use crate::meeting::Meeting;
use crate::name::{Name, Reading};

/// Meetings of the words and names of one query.
#[derive(Default)]
pub struct Meetings {
    /// What names are to each other, and above which bits it was looked for.
    names: RefCell<FxHashMap<(u32, u32), (Bits, Compared)>>,
    /// How many words the query has.
    words: Cell<u32>,
    /// Where the row of each listed word begins.
    rows: RefCell<FxHashMap<u32, u32>>,
    met: RefCell<Vec<Seen<Meeting>>>,
    alike: RefCell<Vec<Option<bool>>>,
    /// What a listed word can bring a reading, which stands for it by its first word.
    reached: RefCell<Vec<Option<Reached>>>,
    /// Room for the edges of the pair that is looked at.
    edges: RefCell<Vec<Edge>>,
}

/// Whether two words were looked at, and what they are to each other then.
type Seen<T> = Option<Option<T>>;

impl Meetings {
    /// Forgets everything: from now on for a query of so many words, which bear the numbers below that.
    pub fn begin(&self, words: u32) {
        self.words.set(words);
        forget(&self.names);
        forget(&self.rows);
        self.met.borrow_mut().clear();
        self.alike.borrow_mut().clear();
        self.reached.borrow_mut().clear();
    }

    /// Numbers a query's names and their words, and says how many words they are.
    pub fn number<'n>(names: impl Iterator<Item = &'n mut Name>) -> u32 {
        let mut words = 0;
        for (number, name) in (0..).zip(names) {
            name.number = Some(number);
            for reading in &mut name.readings {
                let next = words + (reading.tokens.len() + reading.spans.len()) as u32;
                reading.numbers = (words..next).collect();
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
        if let Some((above, kept)) = self.names.borrow().get(&(query, listed))
            && (*above <= floor || kept.is_above(*above))
        {
            return *kept;
        }
        let compared = look();
        let mut names = self.names.borrow_mut();
        names.insert((query, listed), (floor, compared));
        compared
    }

    /// Two readings whose words are looked at one by one.
    pub(crate) fn between<'m>(&'m self, query: &'m Reading, listed: &'m Reading) -> Between<'m> {
        let mut places = [NOWHERE; PLACES];
        let words = self.words.get();
        let known = |number: &u32| *number < words;
        if !query.numbers.is_empty() && query.numbers.iter().all(known) {
            let mut rows = self.rows.borrow_mut();
            for (place, number) in places.iter_mut().zip(&listed.numbers) {
                let next = rows.len() as u32 * words;
                *place = *rows.entry(*number).or_insert(next);
            }
            let all = rows.len() * words as usize;
            self.met.borrow_mut().resize(all, None);
            self.reached.borrow_mut().resize(all, None);
        }
        let mut between = Between {
            meetings: self,
            query,
            listed,
            places,
            reached: None,
            met: [u32::MAX; PLACES],
        };
        between.reach();
        between
    }

    /// Room for edges; it is given back with [`Meetings::give_back`].
    pub(crate) fn take_edges(&self) -> Vec<Edge> {
        self.edges.take()
    }

    pub(crate) fn give_back(&self, mut edges: Vec<Edge>) {
        edges.clear();
        self.edges.replace(edges);
    }
}

/// To clear a map takes time by its room: what one large query took is given back.
fn forget<K, V>(kept: &RefCell<FxHashMap<K, V>>) {
    const ROOM: usize = 1 << 9;
    let mut kept = kept.borrow_mut();
    if kept.capacity() > ROOM {
        *kept = FxHashMap::default();
    } else {
        kept.clear();
    }
}

/// Listed words of one reading whose meetings are kept; what more there are is looked at each time.
const PLACES: usize = 48;
/// A row that is not there.
const NOWHERE: u32 = u32::MAX;

/// What words of a list can bring a reading of the query together.
#[derive(Clone, Copy)]
pub(crate) struct Reached {
    /// No alignment brings more.
    pub(crate) most: Bits,
    /// The tokens that they meet.
    pub(crate) met: u32,
}

/// Two readings, one of the query and one of the list.
pub(crate) struct Between<'m> {
    meetings: &'m Meetings,
    query: &'m Reading,
    listed: &'m Reading,
    /// Where the row of each listed word begins.
    places: [u32; PLACES],
    /// What the listed reading can bring at most, by each of its words alone; where that is kept.
    pub(crate) reached: Option<Reached>,
    /// The tokens of the query that each listed word can meet.
    met: [u32; PLACES],
}

impl Between<'_> {
    /// Whether a listed word meets one of these tokens of the query, or may.
    #[inline]
    pub(crate) fn may_meet(&self, query: u32, listed: usize) -> bool {
        self.met.get(listed).is_none_or(|met| met & query != 0)
    }

    /// How the words at these places meet: places in the row of tokens, and of spans behind it.
    #[inline]
    pub(crate) fn met(&self, query: usize, listed: usize) -> Option<Meeting> {
        let look = || align::meet(self.query, self.listed, (query, listed));
        let Some(cell) = self.cell(query, listed) else {
            return look();
        };
        if let Some(met) = self.meetings.met.borrow()[cell] {
            return met;
        }
        let met = look();
        self.meetings.met.borrow_mut()[cell] = Some(met);
        met
    }

    /// Whether the tokens at these places resemble each other.
    pub(crate) fn alike(&self, query: usize, listed: usize) -> bool {
        let look = || resemble(&self.query.tokens[query], &self.listed.tokens[listed]);
        let Some(cell) = self.cell(query, listed) else {
            return look();
        };
        let mut kept = self.meetings.alike.borrow_mut();
        if kept.len() <= cell {
            kept.resize(cell + 1, None);
        }
        *kept[cell].get_or_insert_with(look)
    }

    fn reach(&mut self) {
        let words = self.listed.numbers.len();
        if words == 0 || words > PLACES {
            return;
        }
        let mut all = Reached {
            most: Bits::ZERO,
            met: 0,
        };
        for word in 0..words {
            let Some(of_word) = self.reached_by(word) else {
                return;
            };
            all.most += of_word.most;
            all.met |= of_word.met;
            self.met[word] = of_word.met;
        }
        self.reached = Some(all);
    }

    fn reached_by(&self, word: usize) -> Option<Reached> {
        let cell = self.cell(0, word)?;
        if let Some(reached) = self.meetings.reached.borrow()[cell] {
            return Some(reached);
        }
        let mut reached = Reached {
            most: Bits::ZERO,
            met: 0,
        };
        // Several written as one meet one word, not several of the other side.
        let mine = if word < self.listed.tokens.len() {
            self.query.numbers.len()
        } else {
            self.query.tokens.len()
        };
        for mine in 0..mine {
            if let Some(met) = self.met(mine, word) {
                reached.most = reached.most.max(met.bits);
                reached.met |= align::stretch(self.query, mine).mask();
            }
        }
        self.meetings.reached.borrow_mut()[cell] = Some(reached);
        Some(reached)
    }

    #[inline]
    fn cell(&self, query: usize, listed: usize) -> Option<usize> {
        let row = self.places.get(listed).filter(|row| **row != NOWHERE)?;
        Some((row + self.query.numbers[query]) as usize)
    }
}
