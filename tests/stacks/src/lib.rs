//! A local Schematic with a client, for applications whose middleware is put together as in real
//! services.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use schematic_core::cache::CacheOptions;
use schematic_core::{EvaluationContext, Schematic};
use schematic_emulator::Emulator;

/// `reports` is on for acme only.
const SEED: &str = "
flags:
  reports:
    rules:
      - when: [{ company: { org: acme } }]
companies:
  - keys: { org: acme }
  - keys: { org: globex }
";

/// An application's authenticated session.
#[derive(Clone, Debug)]
pub struct Session(pub String);

/// Returns the keys of the session's company.
#[must_use]
pub fn keys(session: &Session) -> EvaluationContext {
    EvaluationContext::company("org", session.0.as_str())
}

/// A local Schematic and a client without a cache, so that each check is one request.
#[derive(Debug)]
pub struct Stage {
    /// The local Schematic.
    pub emulator: Emulator,
    /// Its client.
    pub schematic: Schematic,
}

impl Stage {
    /// Starts both.
    pub async fn set() -> Self {
        let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
        let schematic = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .cache(CacheOptions::new().size(0))
            .build()
            .unwrap();
        Self {
            emulator,
            schematic,
        }
    }

    /// Returns the number of flag checks so far.
    #[must_use]
    pub fn checks(&self) -> usize {
        let requests = self.emulator.requests();
        let is_check = |path: &str| path.ends_with("/check");
        requests
            .iter()
            .filter(|request| is_check(&request.path))
            .count()
    }

    /// Delivers what was tracked, and returns the number of events so far.
    pub async fn events(&self) -> usize {
        self.schematic.flush().await;
        self.emulator.events().len()
    }
}
