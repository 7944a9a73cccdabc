//! Keys of entities that do not exist yet.

use std::collections::VecDeque;

use crate::account::Keys;

/// How many unknown companies, and as many users, one client may wait for.
const MAX_PENDING: usize = 1_000;

/// The keys of companies or users that a client requested and that do not exist yet.
#[derive(Debug, Default)]
pub(super) struct PendingKeys(VecDeque<Keys>);

impl PendingKeys {
    /// Adds keys; when there are too many, the oldest are dropped.
    pub(super) fn add(&mut self, keys: &Keys) {
        if self.0.contains(keys) {
            return;
        }
        if self.0.len() == MAX_PENDING {
            self.0.pop_front();
        }
        self.0.push_back(keys.clone());
    }

    pub(super) fn remove(&mut self, keys: &Keys) {
        self.0.retain(|known| known != keys);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn all(&self) -> Vec<Keys> {
        self.0.iter().cloned().collect()
    }

    /// Returns the keys that name an entity with `keys`.
    pub(super) fn naming(&self, keys: &Keys) -> Vec<Keys> {
        let names = |asked: &Keys| {
            asked
                .iter()
                .any(|(name, value)| keys.get(name) == Some(value))
        };
        self.0
            .iter()
            .filter(|asked| names(asked))
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(value: usize) -> Keys {
        [("org".to_owned(), value.to_string())].into()
    }

    #[test]
    fn only_so_many_are_waited_for() {
        let mut pending = PendingKeys::default();
        for number in 0..3_000 {
            pending.add(&keys(number));
            pending.add(&keys(number));
        }
        assert_eq!(pending.len(), MAX_PENDING);
        assert!(pending.naming(&keys(0)).is_empty());
        assert_eq!(pending.naming(&keys(2_999)), [keys(2_999)]);
        pending.remove(&keys(2_999));
        assert!(pending.naming(&keys(2_999)).is_empty());
    }
}
