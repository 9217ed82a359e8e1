//! What was understood of a text, kept: papers say the same places and goods over and over.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

/// Texts kept at most, a hundred bytes or so each; then all are forgotten.
const TEXTS_MAX: usize = 100_000;
/// Longer texts are not kept: they come once.
const TEXT_BYTES_MAX: usize = 200;

/// Values by the text that they were made of, for one thread.
pub(crate) struct Memo<T, const MAX: usize = TEXTS_MAX>(RefCell<FxHashMap<String, Rc<T>>>);

impl<T, const MAX: usize> Default for Memo<T, MAX> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T, const MAX: usize> Memo<T, MAX> {
    /// The value of a text, made where it is not known. `make` depends on the text alone.
    pub(crate) fn get(&self, text: &str, make: impl FnOnce(&str) -> T) -> Rc<T> {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let made = Rc::new(make(text));
        if text.len() <= TEXT_BYTES_MAX {
            let mut all = self.0.borrow_mut();
            if all.len() >= MAX {
                all.clear();
            }
            all.insert(text.to_owned(), made.clone());
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once() {
        let memo: Memo<usize> = Memo::default();
        let length = |text: &str| text.len();
        assert_eq!(*memo.get("oats", length), 4);
        assert_eq!(*memo.get("oats", |_| 0), 4);
        let long = "x".repeat(TEXT_BYTES_MAX + 1);
        assert_eq!(*memo.get(&long, length), long.len());
        assert_eq!(*memo.get(&long, |_| 0), 0);
    }
}
