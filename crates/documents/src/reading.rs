//! Texts of windows, read as names once and remembered: many parties are weighed against each.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_names::{Name, View};
use vokter_screening::{Prepared, Weight};

use crate::language::Endings;
use crate::person::Person;

/// Windows remembered before the memory starts anew.
const READ_MAX: usize = 10_000;

/// Windows with a party whose worth is remembered, likewise.
const WEIGHED_MAX: usize = 300_000;

/// A window's text read as a name.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) name: Name,
    pub(crate) query: Prepared,
    /// Tells it from all others read in this scan.
    number: u64,
}

/// What windows are worth by window, party and the endings that its language has.
type Weighed = FxHashMap<(u64, u32, Endings), Option<Rc<Person>>>;

/// The windows read so far, as one kind of name.
#[derive(Debug)]
pub(crate) struct Readings {
    view: View,
    known: RefCell<FxHashMap<Box<str>, Rc<Read>>>,
    count: Cell<u64>,
    /// What a window is worth for a party.
    persons: RefCell<Weighed>,
    bodies: RefCell<FxHashMap<(u64, u32), Option<Weight>>>,
}

impl Readings {
    pub(crate) fn of(view: View) -> Self {
        Self {
            view,
            known: RefCell::default(),
            count: Cell::default(),
            persons: RefCell::default(),
            bodies: RefCell::default(),
        }
    }

    /// The text as a name; inflected, as it stands in a sentence.
    pub(crate) fn read(&self, text: &str) -> Rc<Read> {
        let mut known = self.known.borrow_mut();
        if let Some(read) = known.get(text) {
            return Rc::clone(read);
        }
        if known.len() >= READ_MAX {
            known.clear();
        }
        let name = Name::in_text(text, self.view);
        let names = vec![name.clone()];
        let query = match self.view {
            View::Person => Prepared::of_names(names, Vec::new()),
            View::Body => Prepared::of_names(Vec::new(), names),
        };
        let read = Rc::new(Read {
            text: text.to_owned(),
            name,
            query,
            number: self.count.get(),
        });
        self.count.set(self.count.get() + 1);
        known.insert(text.into(), Rc::clone(&read));
        read
    }

    /// What a window is worth as a person's name, weighed once.
    pub(crate) fn person(
        &self,
        read: &Read,
        party: u32,
        endings: Endings,
        weigh: impl FnOnce() -> Option<Person>,
    ) -> Option<Rc<Person>> {
        let mut persons = self.persons.borrow_mut();
        if persons.len() >= WEIGHED_MAX {
            persons.clear();
        }
        let known = persons.entry((read.number, party, endings));
        known.or_insert_with(|| weigh().map(Rc::new)).clone()
    }

    /// What it is worth as a body's name, weighed once.
    pub(crate) fn body(
        &self,
        read: &Read,
        party: u32,
        weigh: impl FnOnce() -> Option<Weight>,
    ) -> Option<Weight> {
        let mut bodies = self.bodies.borrow_mut();
        if bodies.len() >= WEIGHED_MAX {
            bodies.clear();
        }
        *bodies.entry((read.number, party)).or_insert_with(weigh)
    }
}
