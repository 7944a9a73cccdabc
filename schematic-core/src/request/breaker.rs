use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_api::runtime::ErrorKind;

use crate::flags::{CheckResult, Outcome, Source};

/// How many failures in a row are borne.
const TOLERATED: u32 = 5;

/// How often Schematic is tried after that.
const PROBE_EVERY: Duration = Duration::from_secs(1);

/// Spares requests the wait for a Schematic that does not answer: after five failures in a row
/// only one check a second is let through.
#[derive(Debug)]
pub(super) struct Breaker(Mutex<State>);

#[derive(Debug)]
struct State {
    failures: u32,
    last: ErrorKind,
    next_probe: Duration,
}

impl Breaker {
    pub(super) fn new() -> Self {
        Self(Mutex::new(State {
            failures: 0,
            last: ErrorKind::Transport,
            next_probe: Duration::ZERO,
        }))
    }

    /// Whether a check may be made at `now`; if not, how the last one failed.
    pub(super) fn admit(&self, now: Duration) -> Result<(), ErrorKind> {
        let mut state = self.state();
        if state.failures < TOLERATED {
            return Ok(());
        }
        if now < state.next_probe {
            return Err(state.last);
        }
        state.next_probe = now + PROBE_EVERY;
        Ok(())
    }

    /// Learns from the answer to a check that was admitted.
    pub(super) fn record(&self, now: Duration, result: &CheckResult) {
        match Sign::of(result) {
            Sign::Alive => self.close(),
            Sign::Failed(kind) => self.fail(now, kind),
            Sign::Nothing => {}
        }
    }

    fn close(&self) {
        let failures = std::mem::take(&mut self.state().failures);
        if failures >= TOLERATED {
            tracing::info!(target: "schematic::checks", "Schematic answers flag checks again");
        }
    }

    fn fail(&self, now: Duration, kind: ErrorKind) {
        let mut state = self.state();
        state.failures = state.failures.saturating_add(1);
        state.last = kind;
        if state.failures == TOLERATED {
            state.next_probe = now + PROBE_EVERY;
            drop(state);
            tracing::warn!(
                target: "schematic::checks",
                { "error.type" = ?kind },
                "{TOLERATED} flag checks in a row failed: requests get defaults at once, and \
                 Schematic is tried once a second",
            );
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an answer says about whether Schematic can be asked.
enum Sign {
    /// Schematic answered.
    Alive,
    /// It did not, or not usefully.
    Failed(ErrorKind),
    /// It was not asked.
    Nothing,
}

impl Sign {
    fn of(result: &CheckResult) -> Self {
        match (result.outcome, result.source) {
            (Outcome::Evaluated, Source::Api) | (Outcome::NotFound, _) => Self::Alive,
            (Outcome::Evaluated | Outcome::Offline, _) => Self::Nothing,
            (Outcome::Error(kind), _) => match kind {
                // These say something about the question. Were they failures, one client with
                // overlong keys could close every guard.
                ErrorKind::BadRequest
                | ErrorKind::Conflict
                | ErrorKind::NotFound
                | ErrorKind::PaymentRequired
                | ErrorKind::UnprocessableEntity => Self::Alive,
                ErrorKind::Config | ErrorKind::InvalidRequest | ErrorKind::Offline => Self::Nothing,
                kind => Self::Failed(kind),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(kind: ErrorKind) -> CheckResult {
        CheckResult::new("f", false, "", Source::Default, Outcome::Error(kind))
    }

    fn open(breaker: &Breaker, now: Duration) {
        for _ in 0..TOLERATED {
            assert!(breaker.admit(now).is_ok());
            breaker.record(now, &failed(ErrorKind::Timeout));
        }
    }

    #[test]
    fn opens_after_five_failures_and_probes_once_a_second() {
        let breaker = Breaker::new();
        let start = Duration::from_secs(100);
        open(&breaker, start);
        assert_eq!(breaker.admit(start), Err(ErrorKind::Timeout));
        let almost = start + Duration::from_millis(999);
        assert_eq!(breaker.admit(almost), Err(ErrorKind::Timeout));
        let probe = start + PROBE_EVERY;
        assert_eq!(breaker.admit(probe), Ok(()));
        assert_eq!(breaker.admit(probe), Err(ErrorKind::Timeout));
        breaker.record(probe, &failed(ErrorKind::Server));
        assert_eq!(breaker.admit(probe), Err(ErrorKind::Server));
        assert_eq!(breaker.admit(probe + PROBE_EVERY), Ok(()));
    }

    #[test]
    fn one_answer_of_schematic_closes_it() {
        let breaker = Breaker::new();
        open(&breaker, Duration::ZERO);
        let answers = CheckResult::new("f", false, "", Source::Api, Outcome::Evaluated);
        breaker.record(Duration::ZERO, &answers);
        assert!(breaker.admit(Duration::ZERO).is_ok());
    }

    #[test]
    fn four_failures_and_an_answer_start_anew() {
        let breaker = Breaker::new();
        let unknown = CheckResult::new("f", false, "", Source::Default, Outcome::NotFound);
        for _ in 0..3 {
            for _ in 0..4 {
                breaker.record(Duration::ZERO, &failed(ErrorKind::Transport));
            }
            breaker.record(Duration::ZERO, &unknown);
        }
        assert!(breaker.admit(Duration::ZERO).is_ok());
    }

    #[test]
    fn a_cached_answer_says_nothing_and_a_bad_question_is_no_failure() {
        let breaker = Breaker::new();
        let cached = CheckResult::new("f", true, "", Source::Cache, Outcome::Evaluated);
        for _ in 0..4 {
            breaker.record(Duration::ZERO, &failed(ErrorKind::Server));
            breaker.record(Duration::ZERO, &cached);
            breaker.record(Duration::ZERO, &failed(ErrorKind::InvalidRequest));
        }
        assert!(breaker.admit(Duration::ZERO).is_ok());
        breaker.record(Duration::ZERO, &failed(ErrorKind::BadRequest));
        breaker.record(Duration::ZERO, &failed(ErrorKind::Server));
        assert!(breaker.admit(Duration::ZERO).is_ok());
        for _ in 0..4 {
            breaker.record(Duration::ZERO, &failed(ErrorKind::Server));
            breaker.record(Duration::ZERO, &cached);
        }
        assert!(breaker.admit(Duration::ZERO).is_err());
    }
}
