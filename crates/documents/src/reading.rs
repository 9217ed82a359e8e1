//! Texts of windows, read as names once and remembered: many parties are weighed against each.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_names::{Name, View};
use vokter_screening::Prepared;

/// Windows remembered before the memory starts anew.
const READ_MAX: usize = 10_000;

/// A window's text read as a name.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) name: Name,
    pub(crate) query: Prepared,
}

/// The windows read so far, as one kind of name.
#[derive(Debug)]
pub(crate) struct Readings {
    view: View,
    known: RefCell<FxHashMap<Box<str>, Rc<Read>>>,
}

impl Readings {
    pub(crate) fn of(view: View) -> Self {
        Self {
            view,
            known: RefCell::default(),
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
        });
        known.insert(text.into(), Rc::clone(&read));
        read
    }
}
