use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use schematic_rules::Evaluation;

use super::super::store::Places;
use super::Check;
use super::table::Table;
use crate::events::wire::FlagCheckBody;

/// So many parts, that threads seldom meet in one.
const PARTS: usize = 16;

/// Checks that wait to be told, equal ones once.
///
/// Each thread has a part of its own as a rule, so that checking from many threads does not make
/// them wait for one another. Equal checks of two threads may therefore be told twice.
pub(super) struct Folds {
    places: Places,
    table: Table<Box<FlagCheckBody>>,
}

impl Folds {
    /// A table in which `capacity` different checks may wait.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            places: Places::new(),
            table: Table::new(PARTS, capacity),
        }
    }

    /// Adds a check; true if nothing waited before.
    pub(super) fn add(&self, check: &Check<'_>) -> bool {
        let place = self.place(check);
        self.table.add(own_part(), place, || Box::new(check.body()))
    }

    /// Gives every check to `tell`, until it gives one back.
    pub(super) fn take(&self, tell: impl FnMut(Box<FlagCheckBody>) -> Option<Box<FlagCheckBody>>) {
        self.table.take(tell);
    }

    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many checks an equal one stands for, and how many were dropped.
    pub(super) fn counts(&self) -> (u64, u64) {
        self.table.counts()
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
}

/// The part of this thread.
fn own_part() -> usize {
    static THREADS: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static THREAD: Cell<Option<usize>> = const { Cell::new(None) };
    }
    THREAD.get().unwrap_or_else(|| {
        let number = THREADS.fetch_add(1, Ordering::Relaxed);
        THREAD.set(Some(number));
        number
    })
}

impl fmt::Debug for Folds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folds")
            .field("waiting", &self.len())
            .finish_non_exhaustive()
    }
}
