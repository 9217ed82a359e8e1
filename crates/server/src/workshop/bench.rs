//! The cores, and the row of work before them. Whoever works takes the next piece by himself: a piece is
//! handed over once, and while there is more of it no thread goes to sleep between two.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::stopped;
use crate::problem::Problem;

/// Works on a piece, or turns it away because it waited too long.
type Piece = Box<dyn FnOnce(Turn) + Send>;

/// What becomes of a piece whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Work,
    TooLate,
}

/// So many places to work at, and what waits for one.
#[derive(Clone)]
pub(super) struct Bench(Arc<Places>);

struct Places {
    most_at_work: usize,
    most_waiting: usize,
    /// Longest that a piece waits which may be turned away.
    patience: Duration,
    row: Mutex<Row>,
}

#[derive(Default)]
struct Row {
    at_work: usize,
    waiting: VecDeque<(Instant, Piece)>,
}

/// Whether a piece of work may be turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Where too much waits already, or where it has waited too long.
    IfThereIsRoom,
    /// Never: it is a part of what was taken on.
    ForSure,
}

impl Bench {
    pub(super) fn new(most_at_work: usize, most_waiting: usize, patience: Duration) -> Self {
        Self(Arc::new(Places {
            most_at_work,
            most_waiting,
            patience,
            row: Mutex::default(),
        }))
    }

    /// How much waits.
    pub(super) fn waiting(&self) -> usize {
        self.0.row().waiting.len()
    }

    /// Does work when its turn comes. What it `holds` is given back when the work has ended, also where
    /// its client has gone meanwhile; work whose client has gone before is not begun.
    pub(super) async fn done<T: Send + 'static>(
        &self,
        taken: Taken,
        holds: impl Send + 'static,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let (told, telling) = oneshot::channel();
        let piece = move |turn| {
            let _holds = holds;
            if told.is_closed() {
                return;
            }
            let _ = told.send(match turn {
                Turn::TooLate if taken == Taken::IfThereIsRoom => Err(Problem::busy()),
                // A panic is this work's alone: what it shares with others is behind locks.
                _ => catch_unwind(AssertUnwindSafe(work)).map_err(|_| stopped()),
            });
        };
        if !self.put(taken, Box::new(piece)) {
            return Err(Problem::busy());
        }
        telling.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// Puts a piece at the end of the row, and somebody to work where a place is free; false where the row
    /// is full.
    fn put(&self, taken: Taken, piece: Piece) -> bool {
        let mut row = self.0.row();
        let free = row.at_work < self.0.most_at_work;
        if !free && taken == Taken::IfThereIsRoom && row.waiting.len() >= self.0.most_waiting {
            return false;
        }
        row.waiting.push_back((Instant::now(), piece));
        if free {
            row.at_work += 1;
            drop(row);
            let places = self.0.clone();
            tokio::task::spawn_blocking(move || places.work());
        }
        true
    }
}

impl Places {
    /// Works until nothing waits.
    fn work(&self) {
        while let Some((since, piece)) = self.next() {
            piece(if since.elapsed() > self.patience {
                Turn::TooLate
            } else {
                Turn::Work
            });
        }
    }

    /// What waits longest; where nothing does the place is free from now on.
    fn next(&self) -> Option<(Instant, Piece)> {
        let mut row = self.row();
        let next = row.waiting.pop_front();
        if next.is_none() {
            row.at_work -= 1;
        }
        next
    }

    fn row(&self) -> MutexGuard<'_, Row> {
        // Nothing panics while it is held.
        self.row.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Bench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bench")
            .field("waiting", &self.waiting())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const LONG: Duration = Duration::from_mins(10);

    /// Work that has begun, and the sender that ends it.
    async fn begun(bench: &Bench) -> (tokio::task::JoinHandle<()>, mpsc::Sender<()>) {
        let (end, until) = mpsc::channel::<()>();
        let (began, begins) = oneshot::channel();
        let bench = bench.clone();
        let work = tokio::spawn(async move {
            let work = move || {
                let _ = began.send(());
                let _ = until.recv();
            };
            let _ = bench.done(Taken::IfThereIsRoom, (), work).await;
        });
        begins.await.unwrap();
        (work, end)
    }

    fn status<T>(done: Result<T, Problem>) -> Option<u16> {
        done.err().map(|problem| problem.status().as_u16())
    }

    #[tokio::test]
    async fn where_the_row_is_full_only_parts_of_what_was_taken_on_are_taken() {
        let bench = Bench::new(1, 0, LONG);
        let (work, end) = begun(&bench).await;
        let done = bench.done(Taken::IfThereIsRoom, (), || ()).await;
        assert_eq!(status(done), Some(503));
        let part = tokio::spawn({
            let bench = bench.clone();
            async move { bench.done(Taken::ForSure, (), || 7).await.ok() }
        });
        while bench.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        end.send(()).unwrap();
        work.await.unwrap();
        assert_eq!(part.await.unwrap(), Some(7));
    }

    #[tokio::test]
    async fn what_waited_too_long_is_turned_away_but_for_parts() {
        let bench = Bench::new(1, 8, Duration::ZERO);
        let done = bench.done(Taken::IfThereIsRoom, (), || ()).await;
        assert_eq!(status(done), Some(503));
        assert_eq!(bench.done(Taken::ForSure, (), || 7).await.ok(), Some(7));
    }

    #[tokio::test]
    async fn a_panic_is_one_works_alone() {
        let bench = Bench::new(1, 8, LONG);
        let done = bench
            .done(Taken::IfThereIsRoom, (), || panic!("broken"))
            .await;
        assert_eq!(status::<()>(done), Some(500));
        assert_eq!(
            bench.done(Taken::IfThereIsRoom, (), || 7).await.ok(),
            Some(7)
        );
    }

    #[tokio::test]
    async fn work_whose_client_has_gone_is_not_begun() {
        let bench = Bench::new(1, 8, LONG);
        let (work, end) = begun(&bench).await;
        let (worked, whether) = mpsc::channel::<()>();
        let gone = tokio::spawn({
            let bench = bench.clone();
            async move {
                bench
                    .done(Taken::IfThereIsRoom, (), move || worked.send(()))
                    .await
                    .ok()
            }
        });
        while bench.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        gone.abort();
        assert!(gone.await.is_err());
        end.send(()).unwrap();
        work.await.unwrap();
        assert_eq!(
            bench.done(Taken::IfThereIsRoom, (), || 7).await.ok(),
            Some(7)
        );
        assert!(whether.recv().is_err());
    }
}
