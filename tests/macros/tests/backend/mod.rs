//! A client for whom the listed flags are on.

use std::mem;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gate_axum::EvaluationContext;
use gate_axum::client::ErrorKind;
use gate_axum::client::clock::{Clock, ManualClock};
use gate_axum::client::events::{Track, TrackError};
use gate_axum::client::flags::{CheckResult, Outcome, Source};
use gate_axum::client::request::{Backend, CheckFuture};

#[derive(Clone, Debug)]
pub(crate) struct Listed {
    on: Option<Vec<&'static str>>,
    tracked: Arc<Mutex<Vec<Track>>>,
}

impl Listed {
    pub(crate) fn on<const N: usize>(flags: [&'static str; N]) -> Self {
        Self {
            on: Some(flags.to_vec()),
            tracked: Arc::default(),
        }
    }

    pub(crate) fn unreachable() -> Self {
        Self {
            on: None,
            tracked: Arc::default(),
        }
    }

    /// What was tracked since this was asked last.
    pub(crate) fn tracked(&self) -> Vec<Track> {
        mem::take(&mut *self.tracked.lock().expect("no test panics in here"))
    }
}

impl Backend for Listed {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        _: &'a EvaluationContext,
        _: Duration,
    ) -> CheckFuture<'a> {
        let answer = match &self.on {
            Some(on) => {
                let value = on.contains(&flag);
                CheckResult::new(flag, value, "", Source::Api, Outcome::Evaluated)
            }
            None => {
                let outcome = Outcome::Error(ErrorKind::Timeout);
                CheckResult::new(flag, false, "", Source::Default, outcome)
            }
        };
        Box::pin(std::future::ready(answer))
    }

    fn flag_default(&self, _: &str) -> Option<bool> {
        None
    }

    fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.tracked
            .lock()
            .expect("no test panics in here")
            .push(event);
        Ok(())
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(ManualClock::default())
    }
}
