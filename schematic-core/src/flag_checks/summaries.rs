use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::answered::AnsweredCheck;
use super::table::Table;
use crate::events::wire::FlagCheckBody;
use crate::flags::Outcome;
use crate::store::KeyHasher;

/// How many parts there are: so many that threads seldom meet in one.
const PARTS: usize = 16;

/// Checks that wait to be reported, equal ones once.
///
/// As a rule each thread has a separate part, so that threads do not wait for one another. Equal
/// checks of two threads may therefore be reported twice.
pub(super) struct CheckSummaries {
    hasher: KeyHasher,
    table: Table<Box<FlagCheckBody>>,
}

impl CheckSummaries {
    /// Creates a table in which `capacity` different checks may wait.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            hasher: KeyHasher::new(),
            table: Table::new(PARTS, capacity),
        }
    }

    /// Adds a check. Returns whether nothing waited before.
    pub(super) fn add(&self, check: &AnsweredCheck<'_>) -> bool {
        let hash = self.hash(check);
        self.table.add(own_part(), hash, || Box::new(check.body()))
    }

    /// Passes every check to `report`, until that returns one.
    pub(super) fn take(
        &self,
        report: impl FnMut(Box<FlagCheckBody>) -> Option<Box<FlagCheckBody>>,
    ) {
        self.table.take(report);
    }

    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how many checks an equal one stands for, and how many were dropped.
    pub(super) fn counts(&self) -> (u64, u64) {
        self.table.counts()
    }

    /// Hashes what is equal about equal checks: the flag, the keys and the answer.
    fn hash(&self, check: &AnsweredCheck<'_>) -> u64 {
        let rule = check.decision.rule_id();
        let is_evaluated = check.decision.outcome() == Outcome::Evaluated;
        let how = match (check.decision.value(), check.preflight, is_evaluated) {
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
        self.hasher.texts(texts)
    }
}

/// Returns the part of this thread.
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

impl fmt::Debug for CheckSummaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckSummaries")
            .field("waiting", &self.len())
            .finish_non_exhaustive()
    }
}
