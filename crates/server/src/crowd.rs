//! The connections that are open, and which of them goes when there are too many: the one that has
//! waited longest without a whole request. So slow clients, however many, keep nobody out.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::body::Body;
use tokio::sync::Notify;

use crate::carrying;

/// All open connections.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    guests: Arc<Mutex<HashMap<u64, Guest>>>,
    most: usize,
    next: Arc<AtomicU64>,
}

/// A connection.
#[derive(Clone, Debug)]
pub(crate) struct Guest(Arc<State>);

#[derive(Debug)]
struct State {
    number: u64,
    /// When it came, or was served last, in nanoseconds after the start of the crowd.
    since: AtomicU64,
    served: AtomicBool,
    leave: Notify,
}

/// Takes a connection off the list when it ends.
pub(crate) struct Place {
    crowd: Crowd,
    pub(crate) guest: Guest,
}

impl Crowd {
    /// For so many connections.
    pub(crate) fn of(most: usize) -> Self {
        Self {
            guests: Arc::default(),
            most,
            next: Arc::default(),
        }
    }

    /// Takes a connection in; where there is no room, another one has to leave. None where all are
    /// being served.
    pub(crate) fn enter(&self) -> Option<Place> {
        let mut guests = self.guests.lock().unwrap_or_else(PoisonError::into_inner);
        if guests.len() >= self.most {
            let waiting = guests
                .values()
                .filter(|guest| !guest.0.served.load(Ordering::Relaxed));
            let longest = waiting.min_by_key(|guest| guest.0.since.load(Ordering::Relaxed))?;
            longest.0.leave.notify_one();
            let number = longest.0.number;
            guests.remove(&number);
        }
        let guest = Guest(Arc::new(State {
            number: self.next.fetch_add(1, Ordering::Relaxed),
            since: AtomicU64::new(now()),
            served: AtomicBool::new(false),
            leave: Notify::new(),
        }));
        guests.insert(guest.0.number, guest.clone());
        Some(Place {
            crowd: self.clone(),
            guest,
        })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        let guests = self.guests.lock().unwrap_or_else(PoisonError::into_inner);
        guests.len()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let guests = self.crowd.guests.lock();
        let mut guests = guests.unwrap_or_else(PoisonError::into_inner);
        guests.remove(&self.guest.0.number);
    }
}

impl Guest {
    /// Its request is whole: it stays until it has its answer.
    pub(crate) fn is_served(&self) {
        self.0.served.store(true, Ordering::Relaxed);
    }

    /// Waits until it has to leave.
    pub(crate) async fn has_to_leave(&self) {
        self.0.leave.notified().await;
    }

    fn waits(&self) {
        self.0.since.store(now(), Ordering::Relaxed);
        self.0.served.store(false, Ordering::Relaxed);
    }
}

/// Nanoseconds on a clock that never goes back.
fn now() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_nanos() as u64
}

/// Says that an answer's body has been taken.
struct Taken(Guest);

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.waits();
    }
}

/// The body of a guest's answer.
pub(crate) fn answer(body: Body, guest: Guest) -> Body {
    carrying::body(body, Taken(guest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waited_longest_leaves_and_who_is_served_stays() {
        let crowd = Crowd::of(2);
        let (first, second) = (crowd.enter().unwrap(), crowd.enter().unwrap());
        first.guest.is_served();
        let third = crowd.enter().unwrap();
        assert_eq!(crowd.len(), 2);
        drop(second);
        assert_eq!(crowd.len(), 2);
        third.guest.is_served();
        assert!(crowd.enter().is_none());
        drop(first);
        assert!(crowd.enter().is_some());
    }
}
