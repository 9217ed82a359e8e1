//! Where the work is done: on threads of their own, as many at a time as there are cores, with a
//! bounded queue before them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::Problem;

/// Most requests that wait for a core; others are told to come again.
const QUEUE_MAX: usize = 1024;
/// Longest that one waits.
const WAIT_MAX: Duration = Duration::from_secs(10);
/// Most requests that wait for something that takes seconds, such as a difference of two versions.
const LONG_QUEUE_MAX: usize = 8;

/// The cores, and who waits for them.
#[derive(Debug)]
pub(crate) struct Workshop {
    short: Queue,
    long: Queue,
    past: Queue,
}

#[derive(Debug)]
struct Queue {
    places: Semaphore,
    waiting: AtomicUsize,
    most: usize,
}

/// One that waits.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Queue {
    fn new(places: usize, most: usize) -> Self {
        Self {
            places: Semaphore::new(places),
            waiting: AtomicUsize::new(0),
            most,
        }
    }

    async fn place(&self) -> Result<SemaphorePermit<'_>, Problem> {
        if let Ok(place) = self.places.try_acquire() {
            return Ok(place);
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if before >= self.most {
            return Err(Problem::busy());
        }
        match tokio::time::timeout(WAIT_MAX, self.places.acquire()).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(Problem::busy()),
        }
    }
}

impl Workshop {
    /// One with as many places as there are cores.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            short: Queue::new(cores, QUEUE_MAX),
            long: Queue::new(1, LONG_QUEUE_MAX),
            past: Queue::new(1, LONG_QUEUE_MAX),
        }
    }

    /// How many wait for a place.
    pub(crate) fn waiting(&self) -> usize {
        let queues = [&self.short, &self.long, &self.past].into_iter();
        queues
            .map(|queue| queue.waiting.load(Ordering::Relaxed))
            .sum()
    }

    /// Does work that takes milliseconds.
    pub(crate) async fn short<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _place = self.short.place().await?;
        done(work).await
    }

    /// Does a part of work that was taken on already: it waits, however long the queue is.
    pub(crate) async fn part<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _place = self.short.places.acquire().await;
        done(work).await
    }

    /// Does work that takes seconds, one at a time.
    pub(crate) async fn long<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _place = self.long.place().await?;
        done(work).await
    }

    /// Makes the lists of a day past ready, one at a time: who waits for anything else does not wait
    /// for this.
    pub(crate) async fn past<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _place = self.past.place().await?;
        done(work).await
    }
}

async fn done<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        Problem::new(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            "the engine stopped while it worked on this",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_finds_the_queue_full_is_told_so() {
        let queue = Queue::new(1, 0);
        let held = queue.place().await.ok();
        assert!(held.is_some());
        let turned_away = queue.place().await.err();
        assert_eq!(
            turned_away.map(|problem| problem.status().as_u16()),
            Some(503)
        );
        drop(held);
        assert!(queue.place().await.is_ok());
        assert_eq!(queue.waiting.load(Ordering::Relaxed), 0);
    }
}
