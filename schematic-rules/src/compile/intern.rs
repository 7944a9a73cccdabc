//! Sharing what many entities have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::symbol::{Fingerprint, Symbol};
use crate::wire::size::text_size;

/// How many values a table holds at most.
const MAX_VALUES: usize = 65_536;

/// How many bytes the values of a table take at most.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Longer values are not shared: hardly any two entities have such a one in common.
const MAX_VALUE_BYTES: usize = 4 * 1024;

/// Longer texts are not shared: they are no ids and no keys.
const MAX_TEXT_BYTES: usize = 256;

/// How many values a full table turns away before it looks for unused ones again, so that it
/// costs little per value even when none are unused.
const SWEEP_AFTER: usize = MAX_VALUES / 16;

/// A table of shared values, found by the fingerprint of their content, and bounded in number and
/// in bytes. A table that is full of values in use takes no more: what comes then is not shared.
pub(crate) struct Table<T: ?Sized> {
    entries: HashMap<u64, Entry<T>>,
    bytes: usize,
    /// How many values came since unused ones were looked for.
    since_sweep: usize,
}

struct Entry<T: ?Sized> {
    value: Arc<T>,
    bytes: u32,
}

impl<T: ?Sized> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: HashMap::new(),
            bytes: 0,
            since_sweep: 0,
        }
    }
}

impl<T: ?Sized> Table<T> {
    /// Returns the value with this content: the shared one if there is one, else a new one, which
    /// `make` makes of whether it will be shared. `bytes` says what the value takes, in all.
    pub(crate) fn share(
        &mut self,
        fingerprint: Fingerprint,
        bytes: usize,
        is_same: impl FnOnce(&T) -> bool,
        make: impl FnOnce(bool) -> Arc<T>,
    ) -> Arc<T> {
        let fingerprint = fingerprint.finish();
        match self.entries.get(&fingerprint) {
            Some(shared) if is_same(&shared.value) => return Arc::clone(&shared.value),
            // Another content of the same fingerprint keeps its place.
            Some(_) => return make(false),
            None => {}
        }
        match u32::try_from(bytes) {
            Ok(weight) if self.has_room_for(bytes) => {
                let value = make(true);
                let entry = Entry {
                    value: Arc::clone(&value),
                    bytes: weight,
                };
                self.entries.insert(fingerprint, entry);
                self.bytes += bytes;
                value
            }
            _ => make(false),
        }
    }

    fn has_room_for(&mut self, bytes: usize) -> bool {
        if bytes > MAX_VALUE_BYTES {
            return false;
        }
        self.since_sweep += 1;
        if self.is_full(bytes) && self.since_sweep >= SWEEP_AFTER {
            self.sweep();
        }
        !self.is_full(bytes)
    }

    fn is_full(&self, bytes: usize) -> bool {
        self.entries.len() >= MAX_VALUES || self.bytes + bytes > MAX_BYTES
    }

    /// Forgets the values that nothing uses any more.
    fn sweep(&mut self) {
        self.since_sweep = 0;
        self.entries
            .retain(|_, entry| Arc::strong_count(&entry.value) > 1);
        let left = self.entries.values();
        self.bytes = left.map(|entry| entry.bytes as usize).sum();
    }
}

/// A table of texts.
#[derive(Default)]
pub(crate) struct Texts(Table<str>);

impl Texts {
    pub(crate) fn share(&mut self, text: &str) -> Arc<str> {
        self.share_noting(text).0
    }

    pub(crate) fn symbol(&mut self, text: &str) -> Symbol {
        let (text, is_shared) = self.share_noting(text);
        if is_shared {
            Symbol::shared(text)
        } else {
            Symbol::new(text)
        }
    }

    pub(crate) fn symbols<'a, C: FromIterator<Symbol>>(
        &mut self,
        texts: impl IntoIterator<Item = &'a String>,
    ) -> C {
        texts.into_iter().map(|text| self.symbol(text)).collect()
    }

    /// The text, and whether it is shared.
    fn share_noting(&mut self, text: &str) -> (Arc<str>, bool) {
        if text.len() > MAX_TEXT_BYTES {
            return (text.into(), false);
        }
        let mut fingerprint = Fingerprint::new();
        fingerprint.text(text);
        let mut is_shared = true;
        let shared = self.0.share(
            fingerprint,
            text_size(text.len()),
            |shared| shared == text,
            |will_be_shared| {
                is_shared = will_be_shared;
                text.into()
            },
        );
        (shared, is_shared)
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
        for number in 0..3 * MAX_VALUES {
            texts.share(&number.to_string());
            assert!(texts.0.entries.len() <= MAX_VALUES);
        }
        assert!(Arc::ptr_eq(&used, &texts.share("used")));

        let all: Vec<_> = (0..2 * MAX_VALUES)
            .map(|n| texts.share(&format!("kept {n}")))
            .collect();
        assert!(texts.0.entries.len() <= MAX_VALUES);
        drop(all);
    }

    #[test]
    fn a_table_is_bounded_in_bytes_and_counts_them() {
        let mut texts = Texts::default();
        let text = |number: usize| format!("{number:0>200}");
        let all: Vec<_> = (0..MAX_VALUES).map(|n| texts.share(&text(n))).collect();
        let held = |texts: &Texts| {
            let entries = texts.0.entries.values();
            entries
                .map(|entry| text_size(entry.value.len()))
                .sum::<usize>()
        };
        assert_eq!(texts.0.bytes, held(&texts));
        assert!(texts.0.bytes <= MAX_BYTES && texts.0.bytes > MAX_BYTES / 2);

        // What nothing uses any more makes room.
        drop(all);
        let new = texts.share("new");
        for number in 0..=SWEEP_AFTER {
            texts.share(&format!("other {number}"));
        }
        assert!(Arc::ptr_eq(&texts.share("newer"), &texts.share("newer")));
        assert_eq!(texts.0.bytes, held(&texts));
        drop(new);
    }

    #[test]
    fn long_texts_and_values_are_not_shared() {
        let mut texts = Texts::default();
        let long = "x".repeat(MAX_TEXT_BYTES + 1);
        assert!(!Arc::ptr_eq(&texts.share(&long), &texts.share(&long)));
        assert_eq!(texts.0.entries.len(), 0);

        let mut table = Table::<u64>::default();
        let mut share = |bytes| {
            let mut fingerprint = Fingerprint::new();
            fingerprint.word(1);
            let mut shared = false;
            table.share(
                fingerprint,
                bytes,
                |_| true,
                |is_shared| {
                    shared = is_shared;
                    Arc::new(1)
                },
            );
            shared
        };
        assert!(!share(MAX_VALUE_BYTES + 1));
        assert!(share(MAX_VALUE_BYTES));
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
