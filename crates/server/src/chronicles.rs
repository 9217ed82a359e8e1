//! What became of the parties of lists, kept for who asks next: to read the versions of a large list takes seconds.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use vokter_answers::chronicle::{Chronicle, Span};

use crate::problem::Problem;

/// Most lists of which it is kept: more than there are publishers, and no more than a party's entries are looked at.
const MOST: usize = 24;
/// Longest that one waits for those before.
const WAIT_MAX: Duration = Duration::from_secs(20);

/// The chronicles that were asked for lately, the latest last.
#[derive(Default)]
pub(crate) struct Chronicles {
    kept: Mutex<Vec<(Span, Arc<Chronicle>)>>,
    /// Who makes one holds this: whoever comes meanwhile waits for it, and takes no place in the workshop.
    making: tokio::sync::Mutex<()>,
}

impl Chronicles {
    /// What became of the parties of a list, if it is kept.
    pub(crate) fn kept(&self, span: &Span) -> Option<Arc<Chronicle>> {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = all.iter().position(|(known, _)| known == span)?;
        let found = all.remove(at);
        let chronicle = found.1.clone();
        all.push(found);
        Some(chronicle)
    }

    /// Keeps it in the place of that of the list's older versions, or of what nobody asked for longest.
    pub(crate) fn keep(&self, span: Span, chronicle: Arc<Chronicle>) {
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| known.list() != span.list());
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push((span, chronicle));
    }

    /// Waits for one's turn to make some.
    pub(crate) async fn turn(&self) -> Result<tokio::sync::MutexGuard<'_, ()>, Problem> {
        let turn = tokio::time::timeout(WAIT_MAX, self.making.lock());
        turn.await.map_err(|_| Problem::busy())
    }
}
