//! Goods that no table of words has, but the nomenclature: its own wording tells what they may be.

use super::class::{Classes, of_code};
use super::{Line, hs};
use crate::certainty::Certainty;

impl Line {
    /// The classes that words may be of by the nomenclature's wording, where they say nothing else. What
    /// has a heading of its own is not unspecified.
    pub(super) fn look_up(&mut self) -> Classes {
        let mut classes = Classes::default();
        if !self.named.is_empty() || !self.codes.is_empty() {
            return classes;
        }
        for code in hs::named(&self.text) {
            classes.join(&of_code(code), Certainty::Possible);
            self.hs.push((code.to_owned(), Certainty::Possible));
        }
        classes
    }
}
