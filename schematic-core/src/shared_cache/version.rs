//! Under which version a replicator stores its data.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use schematic_protocol::stored::StoredKeys;

/// A version of the data, from when it is known until another one is.
pub(super) struct Version {
    pub(super) keys: StoredKeys,
    /// Its number in the store.
    pub(super) epoch: u32,
    /// Whether a replicator named it that was ready.
    was_ready: AtomicBool,
    /// The environment of the first value that was read, if the client names none.
    environment: OnceLock<Box<str>>,
}

impl Version {
    pub(super) fn new(keys: StoredKeys, epoch: u32, was_ready: bool) -> Self {
        Self {
            keys,
            epoch,
            was_ready: AtomicBool::new(was_ready),
            environment: OnceLock::new(),
        }
    }

    pub(super) fn was_ready(&self) -> bool {
        self.was_ready.load(Ordering::Relaxed)
    }

    /// Notes that a replicator named it.
    pub(super) fn was_named(&self, ready: bool) {
        if ready {
            self.was_ready.store(true, Ordering::Relaxed);
        }
    }

    /// Returns whether a value may be of this environment.
    pub(super) fn allows(&self, environment: &str) -> bool {
        let known = self.environment.get();
        known.is_none_or(|known| **known == *environment)
    }

    /// Makes the environment of a value that was read the only one, if there was none. Returns whether
    /// it is that.
    pub(super) fn adopts(&self, environment: &str) -> bool {
        **self.environment.get_or_init(|| environment.into()) == *environment
    }
}
