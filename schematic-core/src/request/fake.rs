//! A backend for tests, with configured answers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use schematic_api::runtime::ErrorKind;
use tokio::sync::watch;

use super::{Answer, Backend, CheckFuture, Missed};
use crate::EvaluationContext;
use crate::clock::{Clock, ManualClock};
use crate::events::{Track, TrackError};
use crate::flags::{CheckResult, Outcome, Source};

#[derive(Clone, Debug)]
pub(super) struct Fake {
    pub(super) clock: ManualClock,
    state: Arc<Mutex<State>>,
    held: Arc<watch::Sender<bool>>,
}

#[derive(Debug, Default)]
struct State {
    flags: HashMap<String, bool>,
    defaults: HashMap<String, bool>,
    answer: Option<CheckResult>,
    failure: Option<ErrorKind>,
    available: bool,
    checks: Vec<String>,
    /// How often memory was looked through.
    looks: usize,
    budget: Option<Duration>,
    tracked: Vec<Track>,
}

impl Fake {
    pub(super) fn new() -> Self {
        Self {
            clock: ManualClock::default(),
            state: Arc::default(),
            held: Arc::new(watch::Sender::new(false)),
        }
    }

    pub(super) fn on(self, flag: &str) -> Self {
        self.set(flag, true);
        self
    }

    pub(super) fn default(self, flag: &str, value: bool) -> Self {
        self.state().defaults.insert(flag.to_owned(), value);
        self
    }

    pub(super) fn set(&self, flag: &str, value: bool) {
        self.state().flags.insert(flag.to_owned(), value);
    }

    pub(super) fn answer(&self, result: CheckResult) {
        self.state().answer = Some(result);
    }

    pub(super) fn fail(&self, kind: Option<ErrorKind>) {
        self.state().failure = kind;
    }

    pub(super) fn set_available(&self, available: bool) {
        self.state().available = available;
    }

    pub(super) fn hold(&self) {
        self.held.send_replace(true);
    }

    pub(super) fn release(&self) {
        self.held.send_replace(false);
    }

    pub(super) fn checks(&self) -> Vec<String> {
        self.state().checks.clone()
    }

    pub(super) fn looks(&self) -> usize {
        self.state().looks
    }

    pub(super) fn last_budget(&self) -> Option<Duration> {
        self.state().budget
    }

    pub(super) fn tracked(&self) -> Vec<Track> {
        self.state().tracked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics in here")
    }

    fn decide(&self, flag: &str) -> CheckResult {
        let state = self.state();
        if let Some(kind) = state.failure {
            let value = state.defaults.get(flag).copied().unwrap_or(false);
            return CheckResult::new(flag, value, "", Source::Default, Outcome::Error(kind));
        }
        state.answer.clone().unwrap_or_else(|| {
            let value = state.flags.get(flag).copied().unwrap_or(false);
            CheckResult::new(flag, value, "", Source::Api, Outcome::Evaluated)
        })
    }
}

impl Backend for Fake {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        _: &'a EvaluationContext,
        budget: Duration,
    ) -> CheckFuture<'a> {
        let mut state = self.state();
        state.checks.push(flag.to_owned());
        state.budget = Some(budget);
        drop(state);
        Box::pin(async move {
            let mut held = self.held.subscribe();
            held.wait_for(|held| !held).await.expect("the fake lives");
            self.decide(flag)
        })
    }

    fn check_now(&self, flag: &str, _: &EvaluationContext) -> Result<Answer, Missed> {
        let mut state = self.state();
        state.looks += 1;
        let is_available = state.available;
        drop(state);
        if is_available {
            Ok(Arc::new(self.decide(flag)).into())
        } else {
            Err(Missed::default())
        }
    }

    fn check_units_now(
        &self,
        flag: &str,
        _: &EvaluationContext,
        _: i64,
    ) -> Result<CheckResult, Missed> {
        if self.state().available {
            Ok(self.decide(flag))
        } else {
            Err(Missed::default())
        }
    }

    fn flag_default(&self, flag: &str) -> Option<bool> {
        self.state().defaults.get(flag).copied()
    }

    fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.state().tracked.push(event);
        Ok(())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(self.clock.clone())
    }
}
