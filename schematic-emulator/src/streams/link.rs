use std::sync::atomic::{AtomicU64, Ordering};

use http::HeaderMap;
use schematic_core::Timestamp;

use super::outbox::Outbox;

/// What the hub and the task of one connection share.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) number: u64,
    pub(super) opened_at: Timestamp,
    /// Without credentials.
    pub(super) headers: HeaderMap,
    pub(super) outbox: Outbox,
    pub(super) requests: Count,
    pub(super) told: Count,
    pub(super) pings: Count,
    pub(super) pongs: Count,
}

/// Counts up.
#[derive(Debug, Default)]
pub(super) struct Count(AtomicU64);

impl Link {
    pub(super) fn new(number: u64, headers: HeaderMap, opened_at: Timestamp) -> Self {
        Self {
            number,
            opened_at,
            headers,
            outbox: Outbox::default(),
            requests: Count::default(),
            told: Count::default(),
            pings: Count::default(),
            pongs: Count::default(),
        }
    }
}

impl Count {
    pub(super) fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
