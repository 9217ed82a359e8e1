//! Where the work is done: on threads of their own, as many at a time as there are cores, with a
//! bounded queue before them. Long work leaves a core to short work, and work holds its place until it
//! has ended, also where its client has gone.

mod bench;

use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;

use vokter_screening::{Query, Settings as Search};

use crate::problem::Problem;
use bench::{Bench, Taken};

/// Most requests that wait for a core; others are told to come again.
const QUEUE_MAX: usize = 1024;
/// Longest that one waits.
const WAIT_MAX: Duration = Duration::from_secs(10);
/// Most requests that wait for something that takes seconds, such as a difference of two versions.
const LONG_QUEUE_MAX: usize = 8;
/// Names of so many characters together are answered in some thirty milliseconds at worst, ordinary ones in a few.
pub(crate) const LIGHT_CHARS_MAX: usize = 300;
/// A search with a lower least score weighs many thousands of parties, and so takes tenths of a second.
const LIGHT_SCORE_MIN: f64 = 1e-3;
/// So many hits are laid out in some milliseconds.
pub(crate) const LIGHT_HITS_MAX: usize = 100;
/// A text is read faster than names are weighed.
const LIGHT_TEXT_BYTES_MAX: usize = 64 << 10;

/// How long work takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Some milliseconds.
    Light,
    /// Tenths of a second or more: there is always a core that none of these has.
    Heavy,
}

impl Weight {
    /// Of a party to be looked for, of which so many hits are shown at most.
    pub(crate) fn of(query: &Query, search: &Search, shown: usize) -> Self {
        let names = query.name.iter().chain(&query.aliases);
        let chars = names.map(|name| name.chars().count()).sum();
        Self::of_search(search, shown).max(Self::of_names(chars))
    }

    /// Of how it is looked for, whatever the names.
    pub(crate) fn of_search(search: &Search, shown: usize) -> Self {
        if search.threshold >= LIGHT_SCORE_MIN && shown <= LIGHT_HITS_MAX {
            Self::Light
        } else {
            Self::Heavy
        }
    }

    /// Of names with so many characters together.
    pub(crate) fn of_names(chars: usize) -> Self {
        if chars <= LIGHT_CHARS_MAX {
            Self::Light
        } else {
            Self::Heavy
        }
    }

    /// Of a text to be read.
    pub(crate) fn of_text(bytes: usize) -> Self {
        if bytes <= LIGHT_TEXT_BYTES_MAX {
            Self::Light
        } else {
            Self::Heavy
        }
    }
}

/// The cores, and who waits for them.
#[derive(Debug)]
pub(crate) struct Workshop {
    short: Bench,
    /// Who is in here goes on to `short`, so that heavy work is never on all of its places.
    heavy: Queue,
    /// Who is in here goes on to `short`, so that of all that waits there no more are parts than there are
    /// places: whoever asks for one thing alone waits for one part at a place, not for whole batches.
    parts: Queue,
    long: Queue,
    past: Queue,
}

#[derive(Debug)]
struct Queue {
    places: Arc<Semaphore>,
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

/// Says whether somebody still waits for what is worked on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asker(Arc<AtomicBool>);

/// With it the asker goes.
struct Going(Asker);

impl Drop for Going {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

impl Asker {
    /// Whether nobody waits any more.
    pub(crate) fn has_gone(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// A text that ends with an error when nobody waits for what is found in it.
    pub(crate) fn reading<'t>(&self, text: &'t [u8]) -> impl Read + use<'t> {
        WhileAwaited(text, self.clone())
    }
}

/// A text as long as somebody waits.
struct WhileAwaited<'t>(&'t [u8], Asker);

/// How much of a text is given at a time.
const PIECE_BYTES: usize = 64 << 10;

impl Read for WhileAwaited<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.1.has_gone() {
            return Err(io::Error::other("nobody waits for this any more"));
        }
        let most = to.len().min(PIECE_BYTES);
        self.0.read(&mut to[..most])
    }
}

impl Queue {
    fn new(places: usize, most: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            waiting: AtomicUsize::new(0),
            most,
        }
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Problem> {
        if let Ok(place) = self.places.clone().try_acquire_owned() {
            return Ok(place);
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if before >= self.most {
            return Err(Problem::busy());
        }
        match tokio::time::timeout(WAIT_MAX, self.places.clone().acquire_owned()).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(Problem::busy()),
        }
    }

    /// A place for a part of work that was taken on already, however long the queue is.
    async fn sure_place(&self) -> Option<OwnedSemaphorePermit> {
        // None where the places are closed, which they never are.
        self.places.clone().acquire_owned().await.ok()
    }
}

impl Workshop {
    /// One with as many places as there are cores, and two at least.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self::with(cores.max(2))
    }

    fn with(places: usize) -> Self {
        Self {
            short: Bench::new(places, QUEUE_MAX, WAIT_MAX),
            heavy: Queue::new(places - 1, QUEUE_MAX),
            parts: Queue::new(places, QUEUE_MAX),
            long: Queue::new(1, LONG_QUEUE_MAX),
            past: Queue::new(1, LONG_QUEUE_MAX),
        }
    }

    /// How many wait for a place.
    pub(crate) fn waiting(&self) -> usize {
        let queues = [&self.heavy, &self.parts, &self.long, &self.past];
        let waiting = queues
            .into_iter()
            .map(|queue| queue.waiting.load(Ordering::Relaxed));
        waiting.sum::<usize>() + self.short.waiting()
    }

    /// Does work that takes milliseconds.
    pub(crate) async fn short<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        self.short.done(Taken::IfThereIsRoom, (), work).await
    }

    /// Does work that may take longer; it may ask whether anybody waits for it still.
    pub(crate) async fn weighed<T: Send + 'static>(
        &self,
        weight: Weight,
        work: impl FnOnce(&Asker) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = match weight {
            Weight::Light => None,
            Weight::Heavy => Some(self.heavy.place().await?),
        };
        let asker = Asker::default();
        let _going = Going(asker.clone());
        let work = move || work(&asker);
        self.short.done(Taken::IfThereIsRoom, turn, work).await
    }

    /// Waits until work of many parts may begin, or turns it away where too much waits already.
    pub(crate) async fn admit_parts(&self) -> Result<(), Problem> {
        self.parts.place().await.map(drop)
    }

    /// Does a part of work that was taken on already: it waits, however long the queue is. It goes on by
    /// itself: a client that is slow to read what came before keeps no place that it does not work at.
    pub(crate) fn part<T: Send + 'static>(
        self: &Arc<Self>,
        weight: Weight,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Part<T> {
        let shop = self.clone();
        Part(tokio::spawn(async move {
            let turn = match weight {
                Weight::Light => None,
                Weight::Heavy => shop.heavy.sure_place().await,
            };
            let places = (turn, shop.parts.sure_place().await);
            shop.short.done(Taken::ForSure, places, work).await
        }))
    }

    /// Does work that takes seconds, one at a time.
    pub(crate) async fn long<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.long.place().await?;
        done(place, work).await
    }

    /// Makes the lists of a day past ready, one at a time: who waits for anything else does not wait
    /// for this.
    pub(crate) async fn past<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.past.place().await?;
        done(place, work).await
    }
}

/// A part of work on its way. Where nobody waits for it any more it is not begun.
pub(crate) struct Part<T>(JoinHandle<Result<T, Problem>>);

impl<T> Future for Part<T> {
    type Output = Result<T, Problem>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = Pin::new(&mut self.0).poll(context);
        done.map(|done| done.unwrap_or_else(|_| Err(stopped())))
    }
}

impl<T> Drop for Part<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn stopped() -> Problem {
    Problem::new(
        axum::http::StatusCode::INTERNAL_SERVER_ERROR,
        "the engine stopped while it worked on this",
    )
}

/// Works, and gives the place back when that has ended: a client that goes does not make room for more
/// work than there are cores.
async fn done<T: Send + 'static>(
    place: impl Send + 'static,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    let work = move || {
        let _place = place;
        work()
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| stopped())
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

    #[tokio::test]
    async fn heavy_work_leaves_a_place_to_light_work_also_when_its_client_has_gone() {
        let shop = Arc::new(Workshop::with(2));
        let (end, until) = std::sync::mpsc::channel::<()>();
        let (began, begins) = tokio::sync::oneshot::channel();
        let heavy = tokio::spawn({
            let shop = shop.clone();
            async move {
                let work = move |_: &Asker| {
                    let _ = began.send(());
                    let _ = until.recv();
                };
                shop.weighed(Weight::Heavy, work).await
            }
        });
        begins.await.unwrap();
        heavy.abort();
        assert!(heavy.await.is_err());
        // It works on, so no other heavy work begins, and light work is done.
        assert_eq!(shop.heavy.places.available_permits(), 0);
        let light = shop.weighed(Weight::Light, Asker::has_gone).await;
        assert!(light.is_ok_and(|gone| !gone));
        drop(end);
        let next = shop.weighed(Weight::Heavy, |_| 1).await;
        assert!(next.is_ok_and(|one| one == 1));
    }

    /// Many parts of which nobody takes what is made: one question waits for what is at work alone.
    #[tokio::test]
    async fn a_question_does_not_stand_behind_whole_batches() {
        let shop = Arc::new(Workshop::with(2));
        let (end, until) = std::sync::mpsc::channel::<()>();
        let until = Arc::new(std::sync::Mutex::new(until));
        let (began, mut begins) = tokio::sync::mpsc::unbounded_channel();
        let parts: Vec<_> = (0..20)
            .map(|_| {
                let (until, began) = (until.clone(), began.clone());
                shop.part(Weight::Light, move || {
                    let _ = began.send(());
                    let _ = until.lock().map(|until| until.recv());
                })
            })
            .collect();
        for _ in 0..2 {
            begins.recv().await;
        }
        // Both places are taken, and in the queue for them is no other part.
        let question = tokio::spawn({
            let shop = shop.clone();
            async move { shop.short(|| ()).await }
        });
        while shop.short.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        end.send(()).unwrap();
        // One part ends, and the question is answered though nobody asked after any part.
        assert!(question.await.unwrap().is_ok());
        // Whose client has gone is not begun.
        drop(parts);
        drop(end);
        assert!(shop.part(Weight::Heavy, || ()).await.is_ok());
    }

    #[test]
    fn what_is_searched_far_is_heavy() {
        let check = |threshold, shown, name: &str, expected| {
            let query = Query {
                name: Some(name.to_owned()),
                ..Query::default()
            };
            let search = Search {
                threshold,
                ..Search::default()
            };
            let weight = Weight::of(&query, &search, shown);
            assert_eq!(weight, expected, "{threshold} {shown} {name}");
        };
        check(0.7, 50, "Kari", Weight::Light);
        check(1e-7, 5, "Kari", Weight::Heavy);
        check(0.7, 1000, "Kari", Weight::Heavy);
        check(0.7, 50, &"Kari ".repeat(100), Weight::Heavy);
    }

    #[test]
    fn a_text_is_not_read_on_when_nobody_waits() {
        let asker = Asker::default();
        let text = vec![b'x'; 3 * PIECE_BYTES];
        let mut reading = asker.reading(&text);
        let mut piece = vec![0; text.len()];
        assert_eq!(reading.read(&mut piece).unwrap(), PIECE_BYTES);
        drop(Going(asker.clone()));
        assert!(reading.read(&mut piece).is_err());
    }
}
