//! One connection of the DataStream.

use std::sync::atomic::{AtomicU64, Ordering};

use http::HeaderMap;
use schematic_protocol::Timestamp;

use super::outbox::Outbox;

/// A connection, as its task and the subscriptions share it.
#[derive(Debug)]
pub(crate) struct Subscriber {
    pub(crate) number: u64,
    pub(crate) opened_at: Timestamp,
    /// The headers of its handshake, without credentials.
    pub(crate) headers: HeaderMap,
    pub(crate) outbox: Outbox,
    pub(crate) requests: Count,
    pub(crate) sent: Count,
    pub(crate) pings: Count,
    pub(crate) pongs: Count,
}

impl Subscriber {
    pub(crate) fn new(number: u64, headers: HeaderMap, opened_at: Timestamp) -> Self {
        Self {
            number,
            opened_at,
            headers,
            outbox: Outbox::default(),
            requests: Count::default(),
            sent: Count::default(),
            pings: Count::default(),
            pongs: Count::default(),
        }
    }
}

/// A counter.
#[derive(Debug, Default)]
pub(crate) struct Count(AtomicU64);

impl Count {
    pub(crate) fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
