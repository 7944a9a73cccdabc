use std::collections::HashMap;
use std::fmt;

use crate::sync::RwLock;

/// The client's default values of flags, which can change while it runs.
#[derive(Default)]
pub(crate) struct FlagDefaults(RwLock<HashMap<Box<str>, bool>>);

impl FlagDefaults {
    pub(crate) fn get(&self, flag: &str) -> Option<bool> {
        let defaults = self.0.read();
        defaults.get(flag).copied()
    }

    /// Sets these; the others stay.
    pub(crate) fn extend(&self, values: impl IntoIterator<Item = (Box<str>, bool)>) {
        // Collected first: the iterator is the application's, and must not run under the lock.
        let values: Vec<_> = values.into_iter().collect();
        let mut defaults = self.0.write();
        defaults.extend(values);
    }

    /// The keys, in order.
    pub(crate) fn keys(&self) -> Vec<Box<str>> {
        let defaults = self.0.read();
        let mut keys: Vec<_> = defaults.keys().cloned().collect();
        keys.sort_unstable();
        keys
    }
}

impl fmt::Debug for FlagDefaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let defaults = self.0.read();
        f.debug_map().entries(defaults.iter()).finish()
    }
}
