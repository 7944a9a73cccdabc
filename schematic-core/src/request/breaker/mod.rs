//! The circuit breaker of checks for requests.

mod admission;
mod asker;
mod failing;
mod gate;

use std::hash::RandomState;
use std::sync::MutexGuard;
use std::time::Duration;

use schematic_api::runtime::ErrorKind;

pub(super) use self::admission::Admission;
pub(super) use self::asker::Asker;
use self::failing::Failing;
use self::gate::Gate;
use super::Reachability;
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::sync::Mutex;
use crate::telemetry::CHECKS;

/// How many accounts, failures of one context, or failed connections are tolerated.
const TOLERATED: usize = 5;

/// Spares requests the wait for a Schematic that does not answer.
///
/// What fails may be the checks of one company and nothing else. So the breaker opens for
/// all companies only when checks for five different companies (or users without a company) failed, or
/// five connections could not be made, with no answer in between. Any answer closes it. While it is
/// open, one check a second is let through, for a context that has not failed if there is one.
///
/// For one company it opens when checks for the same context failed five times, or checks for five
/// of its contexts, without an answer for it in between; answers for other companies do not matter.
/// Each such company has its own check a second.
#[derive(Debug)]
pub(super) struct Breaker {
    hasher: RandomState,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    failing: Failing,
    gate: Gate,
    /// How many connections could not be made.
    unreachable: usize,
    last: ErrorKind,
    is_announced: bool,
}

/// Which gate let a check through as a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Probe {
    /// None: the breaker is closed.
    No,
    /// The one for all accounts.
    Shared,
    /// The one of the asker's account.
    Account,
}

impl Breaker {
    pub(super) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            state: Mutex::new(State {
                failing: Failing::default(),
                gate: Gate::default(),
                unreachable: 0,
                last: ErrorKind::Transport,
                is_announced: false,
            }),
        }
    }

    /// Returns what stands for `context` here.
    pub(super) fn asker(&self, context: &EvaluationContext) -> Asker {
        Asker::new(context, &self.hasher)
    }

    /// Admits a check for `asker`, whose result [`Admission::record`] takes.
    ///
    /// # Errors
    ///
    /// Returns how the last check failed if this one is to be spared.
    pub(super) fn admit<'a>(
        &'a self,
        clock: &'a dyn Clock,
        asker: Asker,
    ) -> Result<Admission<'a>, ErrorKind> {
        let now = clock.monotonic();
        let mut state = self.state();
        let probe = state.admit(now, asker)?;
        drop(state);
        Ok(Admission::new(self, clock, asker, now, probe))
    }

    /// Learns from a check for `asker`.
    fn record(&self, now: Duration, asker: Asker, reachability: Reachability) {
        match reachability {
            Reachability::Answered => self.answered(asker),
            Reachability::Failed(kind) => self.failed(now, asker, kind, 0),
            Reachability::NotAsked => {}
            Reachability::Unreachable(kind) => self.failed(now, asker, kind, 1),
        }
    }

    /// Lets another check through in place of a probe that was admitted at `began` and has no result.
    fn give_back(&self, now: Duration, asker: Asker, began: Duration, probe: Probe) {
        let mut state = self.state();
        let gate = match probe {
            Probe::No => None,
            Probe::Shared => Some(&mut state.gate),
            Probe::Account => state.failing.gate_of(asker),
        };
        if let Some(gate) = gate {
            gate.give_back(now, began);
        }
    }

    fn answered(&self, asker: Asker) {
        let mut state = self.state();
        state.failing.answered(asker);
        state.gate = Gate::default();
        state.unreachable = 0;
        if std::mem::take(&mut state.is_announced) {
            drop(state);
            crate::telemetry::log!(info, target: CHECKS, "Schematic answers flag checks again");
        }
    }

    fn failed(&self, now: Duration, asker: Asker, kind: ErrorKind, unreachable: usize) {
        let mut state = self.state();
        let was_open = state.is_open();
        state.failing.add(now, asker, kind);
        state.unreachable = state.unreachable.saturating_add(unreachable);
        state.last = kind;
        if !was_open && state.is_open() {
            state.gate.close(now);
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
        self.state.lock()
    }
}

impl State {
    fn admit(&mut self, now: Duration, asker: Asker) -> Result<Probe, ErrorKind> {
        if !self.is_open() {
            return self.failing.admit(now, asker);
        }
        if self
            .gate
            .admit(now, asker, |asker| self.failing.rank(asker))
        {
            Ok(Probe::Shared)
        } else {
            Err(self.last)
        }
    }

    fn is_open(&self) -> bool {
        self.unreachable >= TOLERATED || self.failing.is_general()
    }
}

#[cfg(test)]
mod tests;
