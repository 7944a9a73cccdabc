use std::collections::HashMap;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use super::sync::{AtomicUsize, Mutex, MutexGuard};
use crate::datastream::store::PlaceHasher;

/// Things that wait, equal ones once: a bounded table in several parts, so that threads which use
/// different ones do not wait for one another.
pub(super) struct Table<T> {
    parts: Box<[Mutex<Part<T>>]>,
    capacity: usize,
    waiting: AtomicUsize,
}

struct Part<T> {
    /// By what is equal about equal things.
    things: HashMap<u64, T, PlaceHasher>,
    folded: u64,
    dropped: u64,
}

impl<T> Table<T> {
    /// A table of so many parts, at least one, in which `capacity` things may wait.
    pub(super) fn new(parts: usize, capacity: usize) -> Self {
        let part = |_| {
            Mutex::new(Part {
                things: HashMap::default(),
                folded: 0,
                dropped: 0,
            })
        };
        Self {
            parts: (0..parts.max(1)).map(part).collect(),
            capacity,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Adds a thing to one of the parts, unless an equal one waits there; true if nothing waited
    /// before.
    pub(super) fn add(&self, part: usize, place: u64, make: impl FnOnce() -> T) -> bool {
        let Some(part) = self.parts.get(part % self.parts.len()) else {
            return false;
        };
        let mut part = lock(part);
        if part.things.contains_key(&place) {
            part.folded += 1;
            return false;
        }
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        if waiting >= self.capacity {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            part.dropped += 1;
            return false;
        }
        part.things.insert(place, make());
        waiting == 0
    }

    /// Gives everything to `tell`, until it gives something back.
    pub(super) fn take(&self, mut tell: impl FnMut(T) -> Option<T>) {
        for part in &self.parts {
            let mut part = lock(part);
            let things = std::mem::take(&mut part.things);
            let mut things = things.into_iter();
            while let Some((place, thing)) = things.next() {
                if let Some(thing) = tell(thing) {
                    part.things.insert(place, thing);
                    part.things.extend(things);
                    return;
                }
                self.waiting.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// How many things an equal one stands for, and how many were dropped.
    pub(super) fn counts(&self) -> (u64, u64) {
        self.parts.iter().fold((0, 0), |(folded, dropped), part| {
            let part = lock(part);
            (folded + part.folded, dropped + part.dropped)
        })
    }
}

fn lock<T>(part: &Mutex<Part<T>>) -> MutexGuard<'_, Part<T>> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}
