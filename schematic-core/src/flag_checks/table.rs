//! The table in which checks wait.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use super::sync::{AtomicUsize, Mutex};
use crate::identity_hasher::BuildIdentityHasher;

/// A bounded table of things that wait, equal ones once, in several parts, so that threads which use
/// different ones do not wait for one another.
pub(super) struct Table<T> {
    parts: Box<[Mutex<Part<T>>]>,
    capacity: usize,
    waiting: AtomicUsize,
}

impl<T> Table<T> {
    /// Creates a table of so many parts, at least one, in which `capacity` things may wait.
    pub(super) fn new(parts: usize, capacity: usize) -> Self {
        let part = |_| {
            Mutex::new(Part {
                things: HashMap::default(),
                summarized: 0,
                dropped: 0,
            })
        };
        Self {
            parts: (0..parts.max(1)).map(part).collect(),
            capacity,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Adds a thing to one of the parts, unless an equal one waits there. Returns whether nothing
    /// waited before.
    pub(super) fn add(&self, part: usize, hash: u64, make: impl FnOnce() -> T) -> bool {
        let Some(part) = self.parts.get(part % self.parts.len()) else {
            return false;
        };
        let mut part = part.lock();
        if part.things.contains_key(&hash) {
            part.summarized += 1;
            return false;
        }
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        if waiting >= self.capacity {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            part.dropped += 1;
            return false;
        }
        part.things.insert(hash, make());
        waiting == 0
    }

    /// Passes everything to `report`, until that returns something.
    pub(super) fn take(&self, mut report: impl FnMut(T) -> Option<T>) {
        for part in &self.parts {
            let mut part = part.lock();
            let things = std::mem::take(&mut part.things);
            let mut things = things.into_iter();
            while let Some((hash, thing)) = things.next() {
                if let Some(thing) = report(thing) {
                    part.things.insert(hash, thing);
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

    /// Returns how many things an equal one stands for, and how many were dropped.
    pub(super) fn counts(&self) -> (u64, u64) {
        self.parts
            .iter()
            .fold((0, 0), |(summarized, dropped), part| {
                let part = part.lock();
                (summarized + part.summarized, dropped + part.dropped)
            })
    }
}

struct Part<T> {
    /// By the hash of what is equal about equal things.
    things: HashMap<u64, T, BuildIdentityHasher>,
    summarized: u64,
    dropped: u64,
}
