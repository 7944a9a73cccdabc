//! A client with answers that the test sets.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use schematic_core::EvaluationContext;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::events::{Track, TrackError};
use schematic_core::flags::{CheckResult, Outcome, Source};
use schematic_core::request::{Answer, Backend, CheckFuture, Missed};
use tokio::sync::Semaphore;

#[derive(Clone, Debug)]
pub(crate) struct Fake {
    state: Arc<Mutex<State>>,
    held: Option<Arc<Semaphore>>,
}

#[derive(Debug, Default)]
struct State {
    on: HashSet<String>,
    answer: Option<CheckResult>,
    available: bool,
    budgets: Vec<Duration>,
    tracked: Vec<Track>,
}

impl Fake {
    pub(crate) fn new() -> Self {
        Self {
            state: Arc::default(),
            held: None,
        }
    }

    pub(crate) fn on(self, flag: &str) -> Self {
        self.state().on.insert(flag.to_owned());
        self
    }

    /// Answers so for the flag that `result` is of.
    pub(crate) fn answer(self, result: CheckResult) -> Self {
        self.state().answer = Some(result);
        self
    }

    pub(crate) fn available(self) -> Self {
        self.state().available = true;
        self
    }

    /// Every check waits for a permit.
    pub(crate) fn held(mut self) -> (Self, Arc<Semaphore>) {
        let permits = Arc::new(Semaphore::new(0));
        self.held = Some(Arc::clone(&permits));
        (self, permits)
    }

    /// The budgets of the checks that were made.
    pub(crate) fn budgets(&self) -> Vec<Duration> {
        self.state().budgets.clone()
    }

    pub(crate) fn tracked(&self) -> Vec<Track> {
        self.state().tracked.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics in here")
    }

    fn decide(&self, flag: &str) -> CheckResult {
        let state = self.state();
        if let Some(answer) = state.answer.as_ref().filter(|answer| answer.flag == flag) {
            return answer.clone();
        }
        let value = state.on.contains(flag);
        CheckResult::new(flag, value, "", Source::Api, Outcome::Evaluated)
    }
}

impl Backend for Fake {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        _: &'a EvaluationContext,
        budget: Duration,
    ) -> CheckFuture<'a> {
        self.state().budgets.push(budget);
        Box::pin(async move {
            if let Some(permits) = &self.held {
                permits.acquire().await.expect("open").forget();
            }
            self.decide(flag)
        })
    }

    fn check_now(&self, flag: &str, _: &EvaluationContext) -> Result<Answer, Missed> {
        if !self.state().available {
            return Err(Missed::default());
        }
        Ok(Arc::new(self.decide(flag)).into())
    }

    fn flag_default(&self, _: &str) -> Option<bool> {
        None
    }

    fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.state().tracked.push(event);
        Ok(())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(ManualClock::default())
    }
}
