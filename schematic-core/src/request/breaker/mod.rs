//! The circuit breaker of checks for requests.

mod failing;

use std::hash::RandomState;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_api::runtime::ErrorKind;

pub(super) use self::failing::Asker;
use self::failing::Failing;
use super::Reachability;
use crate::EvaluationContext;
use crate::telemetry::CHECKS;

/// How many accounts, failures of one account, or failed connections are tolerated.
const TOLERATED: usize = 5;

/// How often Schematic is tried after that.
const PROBE_EVERY: Duration = Duration::from_secs(1);

/// How long a context whose check was refused is expected to ask again. Guards ask for a retry
/// after five seconds.
const WAITS: Duration = Duration::from_secs(10);

/// Spares requests the wait for a Schematic that does not answer.
///
/// What fails may be the checks of one company and nothing else. So the breaker opens for
/// everybody only when checks for five different companies (or users without a company) failed, or
/// five connections could not be made, with no answer in between. Before that it opens for a
/// company whose checks alone failed five times. While it is open, one check a second is let
/// through, for a context that has not failed if there is one. Any answer closes it.
#[derive(Debug)]
pub(super) struct Breaker {
    hasher: RandomState,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    failing: Failing,
    /// How many connections could not be made.
    unreachable: usize,
    last: ErrorKind,
    next_probe: Duration,
    /// The refused context that is the best to probe with, and until when it is expected to ask
    /// again.
    waiting: Option<(Asker, Duration)>,
    is_announced: bool,
}

impl Breaker {
    pub(super) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            state: Mutex::new(State {
                failing: Failing::default(),
                unreachable: 0,
                last: ErrorKind::Transport,
                next_probe: Duration::ZERO,
                waiting: None,
                is_announced: false,
            }),
        }
    }

    /// What stands for `context` here.
    pub(super) fn asker(&self, context: &EvaluationContext) -> Asker {
        Asker::new(context, &self.hasher)
    }

    /// Returns whether a check for `asker` may be made at `now`.
    ///
    /// # Errors
    ///
    /// How the last check failed, if this one is to be spared.
    pub(super) fn admit(&self, now: Duration, asker: Asker) -> Result<(), ErrorKind> {
        let mut state = self.state();
        if !state.is_open_for(asker) {
            return Ok(());
        }
        if now < state.next_probe || state.has_better_than(asker, now) {
            state.wait(asker, now);
            return Err(state.last);
        }
        state.next_probe = now.saturating_add(PROBE_EVERY);
        state.waiting.take_if(|(waiting, _)| *waiting == asker);
        Ok(())
    }

    /// Learns from a check for `asker` that was admitted.
    pub(super) fn record(&self, now: Duration, asker: Asker, reachability: Reachability) {
        match reachability {
            Reachability::Answered => self.close(),
            Reachability::Failed(kind) => self.fail(now, asker, kind, 0),
            Reachability::NotAsked => {}
            Reachability::Unreachable(kind) => self.fail(now, asker, kind, 1),
        }
    }

    fn close(&self) {
        let mut state = self.state();
        state.failing = Failing::default();
        state.unreachable = 0;
        state.waiting = None;
        if std::mem::take(&mut state.is_announced) {
            drop(state);
            crate::telemetry::log!(info, target: CHECKS, "Schematic answers flag checks again");
        }
    }

    fn fail(&self, now: Duration, asker: Asker, kind: ErrorKind, unreachable: usize) {
        let mut state = self.state();
        let was_open = state.is_open_for(asker);
        state.failing.add(asker);
        state.unreachable = state.unreachable.saturating_add(unreachable);
        state.last = kind;
        if !was_open && state.is_open_for(asker) {
            state.next_probe = now.saturating_add(PROBE_EVERY);
        }
        if state.is_open() && !std::mem::replace(&mut state.is_announced, true) {
            drop(state);
            crate::telemetry::log!(
                warn, target: CHECKS,
                { "error.type" = ?kind },
                "flag checks fail for different companies, or no connection can be made: requests \
                 get defaults at once, and Schematic is tried once a second",
            );
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn is_open(&self) -> bool {
        self.unreachable >= TOLERATED || self.failing.is_general()
    }

    fn is_open_for(&self, asker: Asker) -> bool {
        self.is_open() || self.failing.has_given_up(asker)
    }

    /// Whether the next probe belongs to another context than that of `asker`.
    fn has_better_than(&self, asker: Asker, now: Duration) -> bool {
        self.waiting(now).is_some_and(|waiting| {
            waiting != asker && self.failing.rank(waiting) > self.failing.rank(asker)
        })
    }

    /// Notes that `asker` was refused.
    fn wait(&mut self, asker: Asker, now: Duration) {
        if !self.has_better_than(asker, now) {
            self.waiting = Some((asker, now.saturating_add(WAITS)));
        }
    }

    fn waiting(&self, now: Duration) -> Option<Asker> {
        let (asker, until) = self.waiting?;
        (now < until).then_some(asker)
    }
}

#[cfg(test)]
mod tests;
