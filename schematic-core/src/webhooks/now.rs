//! Where verifiers and replay guards take the time from.

use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use schematic_api::runtime::Timestamp;

use crate::wall_clock;

/// What a calendar on the wall shows, for a verifier.
#[derive(Clone, Default)]
pub(super) struct Now(Option<Arc<dyn Fn() -> Timestamp + Send + Sync>>);

impl Now {
    pub(super) fn from_fn(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(now)))
    }

    pub(super) fn read(&self) -> Timestamp {
        match &self.0 {
            Some(now) => now(),
            None => wall_clock::now(),
        }
    }
}

impl fmt::Debug for Now {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Some(_) => "Now(injected)",
            None => "Now(system)",
        })
    }
}

/// The time since some fixed instant, for a replay guard: setting the clock on the wall neither
/// shortens a lease nor makes it longer.
#[derive(Clone, Default)]
pub(super) struct Uptime(Option<Arc<dyn Fn() -> Duration + Send + Sync>>);

impl Uptime {
    pub(super) fn injected(elapsed: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(elapsed)))
    }

    pub(super) fn read(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match &self.0 {
            Some(elapsed) => elapsed(),
            None => START.elapsed(),
        }
    }
}

impl fmt::Debug for Uptime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Some(_) => "Uptime(injected)",
            None => "Uptime(system)",
        })
    }
}
