//! How often one client may come, and how many of its requests are answered at a time. Without a lock:
//! each client has a place in a table by a hash that nobody outside can foresee.

use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::body::Body;

use crate::carrying;
use crate::problem::Problem;

/// Who comes: by token where there are tokens, else by address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Client {
    /// A token's name.
    Token(String),
    /// Where the connection comes from.
    Address(Option<IpAddr>),
}

/// The address of a connection's other end, as requests carry it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Places of the table. Two clients of one place share their bounds; of a thousand some fifteen do.
const PLACES: usize = 1 << 16;
/// A client that was away may come as often at once as in this time.
const BURST: Duration = Duration::from_secs(1);

/// The bounds of each client.
#[derive(Debug)]
pub(crate) struct Turnstile {
    hasher: RandomState,
    began: Instant,
    often: Option<Often>,
    at_a_time: Option<AtATime>,
}

/// Requests a second: of each client the time at which all its requests would have come evenly.
#[derive(Debug)]
struct Often {
    every: u64,
    due: Box<[AtomicU64]>,
}

/// Requests at a time.
#[derive(Debug)]
struct AtATime {
    most: u32,
    under_way: Arc<[AtomicU32]>,
}

/// That a request went through; it counts until it is dropped.
#[derive(Debug, Default)]
pub(crate) struct Passage(Option<(Arc<[AtomicU32]>, usize)>);

impl Drop for Passage {
    fn drop(&mut self) {
        if let Some((under_way, place)) = &self.0 {
            under_way[*place].fetch_sub(1, Ordering::Relaxed);
        }
    }
}

impl Turnstile {
    /// With most requests of one client a second, and at a time.
    pub(crate) fn of(rate: Option<u32>, at_a_time: Option<u32>) -> Self {
        Self {
            hasher: RandomState::new(),
            began: Instant::now(),
            often: rate.map(|rate| Often {
                every: 1_000_000_000 / u64::from(rate.max(1)),
                due: (0..PLACES).map(|_| AtomicU64::new(0)).collect(),
            }),
            at_a_time: at_a_time.map(|most| AtATime {
                most,
                under_way: (0..PLACES).map(|_| AtomicU32::new(0)).collect(),
            }),
        }
    }

    /// Whether there are any bounds.
    pub(crate) fn is_open(&self) -> bool {
        self.often.is_none() && self.at_a_time.is_none()
    }

    /// Lets a request through, or says why not.
    pub(crate) fn enter(&self, client: &Client) -> Result<Passage, Problem> {
        let now = self.began.elapsed().as_nanos() as u64;
        self.enter_at(client, now)
    }

    fn enter_at(&self, client: &Client, now: u64) -> Result<Passage, Problem> {
        if self.is_open() {
            return Ok(Passage::default());
        }
        let place = self.hasher.hash_one(client) as usize % PLACES;
        let passage = match &self.at_a_time {
            Some(bound) => bound.enter(place)?,
            None => Passage::default(),
        };
        if let Some(often) = &self.often {
            often.enter(place, now)?;
        }
        Ok(passage)
    }
}

impl Often {
    fn enter(&self, place: usize, now: u64) -> Result<(), Problem> {
        let latest = now + BURST.as_nanos() as u64 - self.every;
        let counted = self.due[place].fetch_update(Ordering::Relaxed, Ordering::Relaxed, |due| {
            (due <= latest).then(|| due.max(now) + self.every)
        });
        counted.map(|_| ()).map_err(|_| {
            let rate = 1_000_000_000 / self.every;
            Problem::too_many(format!("more than {rate} requests a second of one client"))
        })
    }
}

impl AtATime {
    fn enter(&self, place: usize) -> Result<Passage, Problem> {
        let before = self.under_way[place].fetch_add(1, Ordering::Relaxed);
        let passage = Passage(Some((self.under_way.clone(), place)));
        if before < self.most {
            return Ok(passage);
        }
        Err(Problem::too_many(format!(
            "more than {} requests of one client at a time",
            self.most
        )))
    }
}

impl Passage {
    /// An answer's body that carries this to its end.
    pub(crate) fn with(self, body: Body) -> Body {
        if self.0.is_none() {
            return body;
        }
        carrying::body(body, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    fn client(name: &str) -> Client {
        Client::Token(name.to_owned())
    }

    #[test]
    fn who_comes_too_often_is_sent_away() {
        let turnstile = Turnstile::of(Some(10), None);
        let come = |name, now| turnstile.enter_at(&client(name), now).is_ok();
        // A second's worth at once, then one every tenth of a second.
        assert_eq!((0..20).filter(|_| come("a", SECOND)).count(), 10);
        assert!(!come("a", SECOND + SECOND / 20));
        assert!(come("a", SECOND + SECOND / 10));
        assert!(!come("a", SECOND + SECOND / 10));
        assert!(come("b", SECOND));
        assert_eq!(
            (0..20).filter(|_| come("a", 10 * SECOND)).count(),
            10,
            "who was away has no more than a second's worth"
        );
        let refused = turnstile.enter_at(&client("a"), 10 * SECOND).unwrap_err();
        assert_eq!(refused.status().as_u16(), 429);
    }

    #[test]
    fn requests_at_a_time_are_counted_until_their_answer_is_taken() {
        let turnstile = Turnstile::of(None, Some(2));
        let come = || turnstile.enter_at(&client("a"), 0);
        let (first, second) = (come().unwrap(), come().unwrap());
        assert_eq!(come().unwrap_err().status().as_u16(), 429);
        drop(first);
        let body = second.with(Body::from("x"));
        let third = come().unwrap();
        assert!(come().is_err());
        drop(body);
        drop(third);
        assert!(come().is_ok() && turnstile.enter_at(&client("b"), 0).is_ok());
    }

    #[test]
    fn without_bounds_nothing_is_counted() {
        let turnstile = Turnstile::of(None, None);
        assert!(turnstile.is_open());
        assert!((0..1000).all(|_| turnstile.enter_at(&client("a"), 0).is_ok()));
    }
}
