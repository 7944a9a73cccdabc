use std::collections::VecDeque;

use crate::account::Keys;

/// For how many unknown companies, and as many users, one client may wait.
const MAX_AWAITED: usize = 1_000;

/// The keys that a client asked for in vain. Should somebody come to have them, it is told.
#[derive(Debug, Default)]
pub(super) struct Awaited(VecDeque<Keys>);

impl Awaited {
    /// Notes keys; when there are too many, those that came first are forgotten.
    pub(super) fn note(&mut self, keys: &Keys) {
        if self.0.contains(keys) {
            return;
        }
        if self.0.len() == MAX_AWAITED {
            self.0.pop_front();
        }
        self.0.push_back(keys.clone());
    }

    pub(super) fn forget(&mut self, keys: &Keys) {
        self.0.retain(|known| known != keys);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn all(&self) -> Vec<Keys> {
        self.0.iter().cloned().collect()
    }

    /// Those that name somebody with these keys.
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
        let mut awaited = Awaited::default();
        for number in 0..3_000 {
            awaited.note(&keys(number));
            awaited.note(&keys(number));
        }
        assert_eq!(awaited.len(), MAX_AWAITED);
        assert!(awaited.naming(&keys(0)).is_empty());
        assert_eq!(awaited.naming(&keys(2_999)), [keys(2_999)]);
        awaited.forget(&keys(2_999));
        assert!(awaited.naming(&keys(2_999)).is_empty());
    }
}
