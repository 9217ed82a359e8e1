//! What notes state, as far as it is what their keys ask for.

use super::case::Case;
use crate::goods;
use crate::note::affirms;

impl Case<'_> {
    /// A note's value.
    pub(super) fn note(&self, key: &str) -> Option<&str> {
        let found = self.given.notes.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The price that a note states, if it is one: what is no price says nothing, nor do two that differ.
    pub(super) fn stated_price(&self) -> Option<&str> {
        let notes = self.given.notes.iter();
        let mut prices = notes
            .filter(|(key, _)| key == "price")
            .map(|(_, text)| text);
        let first = prices.next()?;
        let alone = prices.all(|other| other == first) && goods::stated(first).is_some();
        alone.then_some(first)
    }

    /// How much a note says is sent; of several lines it is not said which.
    pub(super) fn stated_quantity(&self) -> Option<&str> {
        self.note("quantity").filter(|_| self.lines.len() <= 1)
    }

    /// Whether a note affirms its key.
    pub(super) fn affirms(&self, key: &str) -> bool {
        self.note(key).is_some_and(affirms)
    }
}
