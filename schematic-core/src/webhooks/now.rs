use std::fmt;
use std::sync::Arc;

use schematic_api::runtime::Timestamp;

use crate::wall_clock;

/// Where a verifier takes the time from.
#[derive(Clone, Default)]
pub(super) struct Now(Option<Arc<dyn Fn() -> Timestamp + Send + Sync>>);

impl Now {
    pub(super) fn told_by(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
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
