//! Whether checks that ask Schematic are answered, as the client's status has it.

use std::hash::{BuildHasher, RandomState};
use std::sync::MutexGuard;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use schematic_api::runtime::{Error, ErrorKind};

use super::Checks;
use crate::context::EvaluationContext;
use crate::status::{StatusEvent, StatusSender};
use crate::sync::Mutex;
use crate::telemetry::CHECKS;

/// How long no check must fail before an answer to another check ends an episode of failures.
const QUIET: Duration = Duration::from_secs(30);

/// How the checks of a client that ask Schematic are doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckStatus {
    /// How checks failed last, while they fail; `None` while they are answered.
    ///
    /// Failures end when the check that failed last is answered, or when any check is answered and
    /// none has failed for 30 seconds. So one company whose checks keep failing beside others whose
    /// checks do not counts as one episode of failures.
    pub failing: Option<ErrorKind>,
}

/// Tells failures and recoveries of checks, once for each episode.
#[derive(Debug)]
pub(super) struct Health {
    /// Whether there is a failure, so that an answer need not take the lock otherwise.
    is_failing: AtomicBool,
    failure: Mutex<Option<Failure>>,
    hasher: RandomState,
    status: StatusSender,
}

/// The last check that failed.
#[derive(Debug)]
struct Failure {
    /// A hash of flag and context.
    check: u64,
    at: Duration,
    kind: ErrorKind,
}

impl Health {
    pub(super) fn new(status: StatusSender) -> Self {
        Self {
            is_failing: AtomicBool::new(false),
            failure: Mutex::new(None),
            hasher: RandomState::new(),
            status,
        }
    }

    pub(super) fn status(&self) -> CheckStatus {
        CheckStatus {
            failing: self.failure().as_ref().map(|failure| failure.kind),
        }
    }

    fn answered(&self, check: impl FnOnce() -> u64, now: Duration) {
        if !self.is_failing.load(Ordering::Acquire) {
            return;
        }
        let check = check();
        let mut failure = self.failure();
        let ended = failure
            .take_if(|failed| failed.check == check || now.saturating_sub(failed.at) >= QUIET)
            .is_some();
        self.is_failing.store(failure.is_some(), Ordering::Release);
        drop(failure);
        if ended {
            crate::telemetry::log!(info, target: CHECKS, "flag checks are answered again");
            self.status.send(StatusEvent::ChecksRecovered);
        }
    }

    fn failed(&self, check: u64, now: Duration, error: &Error) {
        let kind = error.kind();
        let failure = Failure {
            check,
            at: now,
            kind,
        };
        let mut last = self.failure();
        let begins = last.replace(failure).is_none();
        self.is_failing.store(true, Ordering::Release);
        drop(last);
        if begins {
            crate::telemetry::log!(
                warn, target: CHECKS,
                { "error.type" = ?kind },
                "flag checks fail, so defaults stand: {error}",
            );
            self.status.send(StatusEvent::ChecksFailing { kind });
        }
    }

    fn failure(&self) -> MutexGuard<'_, Option<Failure>> {
        self.failure.lock()
    }
}

impl Checks {
    /// Records that Schematic answered a check, or how it failed; of all flags where `flag` is
    /// `None`. A check that cannot be meant says nothing about others.
    pub(super) fn record(
        &self,
        flag: Option<&str>,
        context: &EvaluationContext,
        error: Option<&Error>,
    ) {
        let check = || self.health.hasher.hash_one((flag, context));
        let now = self.clock.monotonic();
        match error {
            None => self.health.answered(check, now),
            Some(error) if error.kind() == ErrorKind::InvalidRequest => {}
            Some(error) => self.health.failed(check(), now, error),
        }
    }
}
