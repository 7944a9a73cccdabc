//! The settings of a session.

use std::time::Duration;

/// Configuration of a session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) page_size: Option<u32>,
    pub(crate) stale_grace: Duration,
    /// How many entities are requested again in a second.
    pub(crate) refresh_rate: u32,
    /// How long a connected session is left without a tick at most.
    pub(crate) longest_wait: Duration,
}
