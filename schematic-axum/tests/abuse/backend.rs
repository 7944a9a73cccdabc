//! A client that records checks and events. Every flag but `off` is on.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use schematic_axum::EvaluationContext;
use schematic_axum::client::clock::{Clock, ManualClock};
use schematic_axum::client::events::{Track, TrackError};
use schematic_axum::client::flags::{CheckResult, Outcome, Source};
use schematic_axum::client::request::{Backend, CheckFuture};
use tokio::sync::watch;

#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    checks: Arc<Mutex<Vec<(String, EvaluationContext)>>>,
    tracked: watch::Sender<Vec<Track>>,
}

impl Recorder {
    pub(crate) fn new() -> Self {
        Self {
            checks: Arc::default(),
            tracked: watch::Sender::new(Vec::new()),
        }
    }

    /// The checks so far: flag, and for whom.
    pub(crate) fn checks(&self) -> MutexGuard<'_, Vec<(String, EvaluationContext)>> {
        self.checks.lock().expect("no test panics in here")
    }

    /// The events so far.
    pub(crate) fn tracked(&self) -> Vec<Track> {
        self.tracked.borrow().clone()
    }

    /// Waits for the event of that number.
    pub(crate) async fn tracks(&self, number: usize) {
        let mut tracked = self.tracked.subscribe();
        tracked
            .wait_for(|tracked| tracked.len() >= number)
            .await
            .expect("the recorder lives");
    }
}

impl Backend for Recorder {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        _: Duration,
    ) -> CheckFuture<'a> {
        self.checks().push((flag.to_owned(), context.clone()));
        Box::pin(async move {
            // So that others get a turn while this one is under way.
            tokio::task::yield_now().await;
            CheckResult::new(flag, flag != "off", "", Source::Api, Outcome::Evaluated)
        })
    }

    fn flag_default(&self, _: &str) -> Option<bool> {
        None
    }

    fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.tracked.send_modify(|tracked| tracked.push(event));
        Ok(())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(ManualClock::default())
    }
}
