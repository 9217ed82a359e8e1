//! What changed between versions of lists, kept for who asks next: versions do not change, and to compare two
//! takes nearly a tenth of a second.

use std::sync::{Arc, Mutex, PoisonError};

use vokter_answers::listing::Between;
use vokter_answers::wire::difference::Difference;

/// Most differences that are kept. One of a large list may be some megabytes.
const MOST: usize = 4;

/// The differences that were asked for lately, the latest last.
#[derive(Default)]
pub(crate) struct Differences(Mutex<Vec<(Between, Arc<Difference>)>>);

impl Differences {
    /// What changed between two versions, if it is kept.
    pub(crate) fn kept(&self, between: &Between) -> Option<Arc<Difference>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().position(|(known, _)| known == between)?;
        let found = all.remove(at);
        let difference = found.1.clone();
        all.push(found);
        Some(difference)
    }

    /// Keeps what changed, in the place of what nobody asked for longest.
    pub(crate) fn keep(&self, between: Between, difference: Arc<Difference>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| *known != between);
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push((between, difference));
    }
}
