//! Sharing what many entities have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::symbol::{Fingerprint, Symbol};

/// Entries of one table. A table that is full of values in use takes no more: what comes then is
/// simply not shared.
const CAPACITY: usize = 65_536;

/// A bounded table of shared values, found by the fingerprint of their content.
pub(crate) struct Table<T: ?Sized> {
    entries: HashMap<u64, Arc<T>>,
    /// How many values may still come before unused ones are looked for again.
    room: usize,
}

impl<T: ?Sized> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: HashMap::new(),
            room: CAPACITY,
        }
    }
}

impl<T: ?Sized> Table<T> {
    /// The value with this content: the shared one if there is one, else a new one.
    pub(crate) fn share(
        &mut self,
        fingerprint: Fingerprint,
        is_same: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> Arc<T>,
    ) -> Arc<T> {
        let fingerprint = fingerprint.finish();
        match self.entries.get(&fingerprint) {
            Some(shared) if is_same(shared) => Arc::clone(shared),
            // Another content of the same fingerprint keeps its place.
            Some(_) => make(),
            None => {
                let made = make();
                self.insert(fingerprint, &made);
                made
            }
        }
    }

    fn insert(&mut self, fingerprint: u64, value: &Arc<T>) {
        if self.room == 0 {
            self.entries
                .retain(|_, shared| Arc::strong_count(shared) > 1);
            // Even when nothing was unused the next search waits, so that a full table costs
            // little per value.
            self.room = (CAPACITY - self.entries.len()).max(CAPACITY / 16);
        }
        self.room -= 1;
        if self.entries.len() < CAPACITY {
            self.entries.insert(fingerprint, Arc::clone(value));
        }
    }
}

/// A table of texts.
#[derive(Default)]
pub(crate) struct Texts(Table<str>);

impl Texts {
    pub(crate) fn share(&mut self, text: &str) -> Arc<str> {
        let mut fingerprint = Fingerprint::new();
        fingerprint.text(text);
        self.0
            .share(fingerprint, |shared| shared == text, || text.into())
    }

    pub(crate) fn symbol(&mut self, text: &str) -> Symbol {
        Symbol::new(self.share(text))
    }

    pub(crate) fn symbols<'a, C: FromIterator<Symbol>>(
        &mut self,
        texts: impl IntoIterator<Item = &'a String>,
    ) -> C {
        texts.into_iter().map(|text| self.symbol(text)).collect()
    }
}

/// The last few texts of one entity, for those that repeat within it but hardly elsewhere, such
/// as times.
#[derive(Default)]
pub(crate) struct Recent {
    texts: [Option<Arc<str>>; 4],
    next: usize,
}

impl Recent {
    pub(crate) fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(shared) = self
            .texts
            .iter()
            .flatten()
            .find(|shared| &***shared == text)
        {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = text.into();
        if let Some(place) = self.texts.get_mut(self.next) {
            *place = Some(Arc::clone(&shared));
        }
        self.next = (self.next + 1) % self.texts.len();
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_shared() {
        let mut texts = Texts::default();
        let first = texts.share("plan");
        assert!(Arc::ptr_eq(&first, &texts.share("plan")));
        assert!(!Arc::ptr_eq(&first, &texts.share("plans")));
    }

    #[test]
    fn a_table_stays_bounded_and_prefers_what_is_used() {
        let mut texts = Texts::default();
        let used = texts.share("used");
        for number in 0..3 * CAPACITY {
            texts.share(&number.to_string());
            assert!(texts.0.entries.len() <= CAPACITY);
        }
        assert!(Arc::ptr_eq(&used, &texts.share("used")));

        let all: Vec<_> = (0..2 * CAPACITY)
            .map(|n| texts.share(&format!("kept {n}")))
            .collect();
        assert!(texts.0.entries.len() <= CAPACITY);
        drop(all);
    }

    #[test]
    fn recent_texts_are_shared_within_an_entity() {
        let mut recent = Recent::default();
        let first = recent.share("a");
        assert!(Arc::ptr_eq(&first, &recent.share("a")));
        for other in ["b", "c", "d", "e"] {
            recent.share(other);
        }
        assert!(!Arc::ptr_eq(&first, &recent.share("a")));
    }
}
