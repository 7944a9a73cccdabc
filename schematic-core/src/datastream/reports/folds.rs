use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use schematic_rules::Evaluation;

use super::super::store::{PlaceHasher, Places};
use super::Check;
use crate::events::wire::FlagCheckBody;

/// So many parts, that threads seldom meet in one.
const PARTS: usize = 16;

/// Checks that wait to be told, equal ones once.
///
/// Each thread has a part of its own as a rule, so that checking from many threads does not make
/// them wait for one another. Equal checks of two threads may therefore be told twice.
pub(super) struct Folds {
    places: Places,
    parts: Box<[Mutex<Part>]>,
    capacity: usize,
    waiting: AtomicUsize,
}

#[derive(Default)]
struct Part {
    /// By what is equal about equal checks.
    checks: HashMap<u64, Box<FlagCheckBody>, PlaceHasher>,
    folded: u64,
    dropped: u64,
}

impl Folds {
    /// A table in which `capacity` different checks may wait.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            places: Places::new(),
            parts: (0..PARTS).map(|_| Mutex::default()).collect(),
            capacity,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Adds a check; true if nothing waited before.
    pub(super) fn add(&self, check: &Check<'_>) -> bool {
        let place = self.place(check);
        let Some(mut part) = self.own_part() else {
            return false;
        };
        if part.checks.contains_key(&place) {
            part.folded += 1;
            return false;
        }
        let waiting = self.waiting.fetch_add(1, Ordering::Relaxed);
        if waiting >= self.capacity {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            part.dropped += 1;
            return false;
        }
        part.checks.insert(place, Box::new(check.body()));
        waiting == 0
    }

    /// Gives every check to `tell`, until it gives one back.
    pub(super) fn take(
        &self,
        mut tell: impl FnMut(Box<FlagCheckBody>) -> Option<Box<FlagCheckBody>>,
    ) {
        for part in &self.parts {
            let mut part = lock(part);
            let checks = std::mem::take(&mut part.checks);
            let mut checks = checks.into_iter();
            while let Some((place, body)) = checks.next() {
                if let Some(body) = tell(body) {
                    part.checks.insert(place, body);
                    part.checks.extend(checks);
                    return;
                }
                self.waiting.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many checks an equal one stands for, and how many were dropped.
    pub(super) fn counts(&self) -> (u64, u64) {
        self.parts.iter().fold((0, 0), |(folded, dropped), part| {
            let part = lock(part);
            (folded + part.folded, dropped + part.dropped)
        })
    }

    /// What is equal about equal checks: the flag, the keys and the answer.
    fn place(&self, check: &Check<'_>) -> u64 {
        let evaluation = check.decision.evaluation();
        let rule = evaluation.and_then(Evaluation::rule_id);
        let how = match (
            check.decision.value(),
            check.preflight,
            evaluation.is_some(),
        ) {
            (true, false, true) => "on",
            (false, false, true) => "off",
            (true, true, true) => "preflight on",
            (false, true, true) => "preflight off",
            (true, _, false) => "conflict on",
            (false, _, false) => "conflict off",
        };
        let pairs = |(name, value)| [name, value];
        let company = check.context.company_keys().iter().flat_map(pairs);
        let user = check.context.user_keys().iter().flat_map(pairs);
        let texts = [check.flag, how, rule.unwrap_or_default()]
            .into_iter()
            .chain(company)
            .chain(["user"])
            .chain(user);
        self.places.of_all(texts)
    }

    fn own_part(&self) -> Option<MutexGuard<'_, Part>> {
        static THREADS: AtomicUsize = AtomicUsize::new(0);
        thread_local! {
            static THREAD: Cell<Option<usize>> = const { Cell::new(None) };
        }
        let number = THREAD.get().unwrap_or_else(|| {
            let number = THREADS.fetch_add(1, Ordering::Relaxed);
            THREAD.set(Some(number));
            number
        });
        self.parts.get(number % PARTS).map(lock)
    }
}

impl fmt::Debug for Folds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folds")
            .field("waiting", &self.len())
            .finish_non_exhaustive()
    }
}

fn lock(part: &Mutex<Part>) -> MutexGuard<'_, Part> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}
