//! The pages of a set of flags, in the order in which they arrive.

use std::time::Duration;

use serde_json::value::RawValue;

use crate::datastream::protocol::Pagination;
use crate::store::{FlagNames, FlagSnapshot, Rejected, ReplacedFlags, Store};

/// How long the pages of a set may take to arrive.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// A set of flags while its pages arrive.
#[derive(Debug)]
pub(super) struct FlagPages {
    snapshot: FlagSnapshot,
    last_page: u64,
    /// When the first page came since the last set that was whole or given up.
    began: Option<Duration>,
    /// Whether pages are missing, so that a flag's absence means nothing.
    incomplete: bool,
    /// Whether the set was given up: what is left of it is passed over.
    is_given_up: bool,
}

impl FlagPages {
    pub(super) fn new() -> Self {
        Self {
            snapshot: FlagSnapshot::new(),
            last_page: 0,
            began: None,
            incomplete: false,
            is_given_up: false,
        }
    }

    /// Creates what is left of a set that was given up: nothing, until another begins.
    pub(super) fn given_up() -> Self {
        Self {
            is_given_up: true,
            ..Self::new()
        }
    }

    /// Takes a page, or without a page number the whole set.
    pub(super) fn take(
        &mut self,
        list: &RawValue,
        page: Option<Pagination>,
        now: Duration,
        store: &Store,
    ) -> (Progress, Rejected) {
        let first = page.is_none_or(|page| page.page <= 1);
        if first && (self.last_page > 0 || self.is_given_up) {
            // The time goes on: a server that begins again and again is given up too.
            *self = Self {
                began: self.began,
                ..Self::new()
            };
        }
        if self.is_given_up {
            return (Progress::PassedOver, Rejected::default());
        }
        if let Some(page) = page {
            let number = page.page.max(1);
            self.incomplete |= number > self.last_page.saturating_add(1);
            self.last_page = self.last_page.max(number);
        }
        let rejected = store.read_flags(&mut self.snapshot, list);
        let began = *self.began.get_or_insert(now);
        let progress = match page {
            Some(page) if page.has_more && now.saturating_sub(began) > TIMEOUT => Progress::Endless,
            Some(page) if page.has_more => Progress::More,
            _ if self.incomplete => Progress::Incomplete,
            _ => Progress::Whole,
        };
        (progress, rejected)
    }

    /// Returns whether nothing of the set has come.
    #[cfg(test)]
    pub(super) fn is_new(&self) -> bool {
        self.last_page == 0 && self.snapshot.is_empty()
    }

    /// Notes that a single flag changed or was deleted, which is newer than what pages say. Returns
    /// false if there were more of these than can be remembered.
    #[must_use]
    pub(super) fn overtake(&mut self, names: &FlagNames) -> bool {
        self.last_page == 0 || self.snapshot.overtake(names)
    }

    /// Replaces the flags of the store by the set.
    pub(super) fn finish(self, store: &Store) -> ReplacedFlags {
        store.replace_flags(self.snapshot, !self.incomplete)
    }
}

/// What came of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// More pages follow.
    More,
    /// The set is whole.
    Whole,
    /// It was the last page, but some were missing.
    Incomplete,
    /// The set takes longer than any may.
    Endless,
    /// It belongs to a set that was given up.
    PassedOver,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Limits, StoredFlag};

    const LIMITS: Limits = Limits {
        entities: 10,
        bytes: usize::MAX,
        flag_bytes: usize::MAX,
        ttl: None,
    };

    /// Takes a page into a store.
    fn page(
        store: &Store,
        pages: &mut FlagPages,
        json: &str,
        page: Option<(u64, bool)>,
    ) -> Progress {
        let list: &RawValue = serde_json::from_str(json).expect("a list");
        let page = page.map(|(page, has_more)| Pagination::new(page, has_more, 99));
        pages.take(list, page, Duration::ZERO, store).0
    }

    fn flag(id: &str, key: &str, default: bool) -> String {
        format!(r#"{{"id":"{id}","key":"{key}","default_value":{default},"rules":[]}}"#)
    }

    /// A store with these flags.
    fn present(flags: &[(&str, &str, bool)]) -> Store {
        let store = Store::new(LIMITS);
        let mut pages = FlagPages::new();
        let flags: Vec<_> = flags.iter().map(|(i, k, d)| flag(i, k, *d)).collect();
        page(&store, &mut pages, &format!("[{}]", flags.join(",")), None);
        pages.finish(&store);
        store
    }

    /// What a store has once the pages are whole.
    fn finished(store: &Store, pages: FlagPages) -> Vec<(String, bool)> {
        pages.finish(store);
        let set = store.flags.current();
        let mut flags: Vec<_> = set
            .iter()
            .map(|flag| match &**flag {
                StoredFlag::Ready(flag) => (flag.key().to_owned(), flag.default_value()),
                StoredFlag::Unusable(_) => (format!("{}?", flag.key()), false),
                StoredFlag::Expiring(_) => unreachable!("what the stream sends does not expire"),
                StoredFlag::Oversized(_) => (format!("{}!", flag.key()), false),
            })
            .collect();
        flags.sort();
        flags
    }

    fn names(id: Option<&str>, key: Option<&str>) -> FlagNames {
        FlagNames {
            id: id.map(str::to_owned),
            key: key.map(str::to_owned),
        }
    }

    fn expect(flags: &[(&str, bool)]) -> Vec<(String, bool)> {
        flags
            .iter()
            .map(|(key, on)| ((*key).to_owned(), *on))
            .collect()
    }

    #[test]
    fn pages_make_one_set_and_what_is_missing_is_gone() {
        let mut pages = FlagPages::new();
        let store = present(&[("1", "a", false), ("2", "b", false), ("3", "gone", true)]);
        let first = format!("[{}]", flag("1", "a", true));
        let last = format!("[{}]", flag("2", "b", true));
        assert_eq!(
            page(&store, &mut pages, &first, Some((1, true))),
            Progress::More
        );
        assert_eq!(
            page(&store, &mut pages, &last, Some((2, false))),
            Progress::Whole
        );
        assert_eq!(finished(&store, pages), expect(&[("a", true), ("b", true)]));
    }

    #[test]
    fn a_first_page_begins_anew() {
        let store = present(&[]);
        let mut pages = FlagPages::new();
        page(
            &store,
            &mut pages,
            &format!("[{}]", flag("1", "old", true)),
            Some((1, true)),
        );
        let whole = format!("[{}]", flag("2", "new", true));
        assert_eq!(
            page(&store, &mut pages, &whole, Some((1, false))),
            Progress::Whole
        );
        assert_eq!(finished(&store, pages), expect(&[("new", true)]));
    }

    #[test]
    fn a_server_that_begins_again_and_again_is_given_up() {
        let store = present(&[]);
        let mut pages = FlagPages::new();
        let text = format!("[{}]", flag("1", "a", true));
        let list: &RawValue = serde_json::from_str(&text).expect("a list");
        let take = |pages: &mut FlagPages, minute: u64| {
            let page = Some(Pagination::new(1, true, 99));
            let now = Duration::from_secs(60 * minute);
            pages.take(list, page, now, &store).0
        };
        for minute in 0..=5 {
            assert_eq!(take(&mut pages, minute), Progress::More);
        }
        assert_eq!(take(&mut pages, 6), Progress::Endless);
        let mut pages = FlagPages::given_up();
        assert_eq!(take(&mut pages, 7), Progress::More, "another begins");
        assert_eq!(take(&mut pages, 12), Progress::More);
        assert_eq!(take(&mut pages, 13), Progress::Endless);
    }

    #[test]
    fn after_a_missing_page_nothing_is_pruned() {
        for numbers in [&[(1, true), (3, false)][..], &[(2, false)]] {
            let mut pages = FlagPages::new();
            let store = present(&[("1", "a", false), ("9", "kept", true)]);
            let mut last = Progress::More;
            for number in numbers {
                let text = format!("[{}]", flag("1", "a", true));
                last = page(&store, &mut pages, &text, Some(*number));
            }
            assert_eq!(last, Progress::Incomplete);
            assert_eq!(
                finished(&store, pages),
                expect(&[("a", true), ("kept", true)])
            );
        }
    }

    #[test]
    fn a_flag_that_cannot_be_read_keeps_its_version() {
        let store = present(&[
            ("1", "by-key", true),
            ("2", "by-id", true),
            ("3", "gone", true),
        ]);
        let mut pages = FlagPages::new();
        let json = format!(
            r#"[{{"id":7,"key":"by-key"}},{{"id":"2","key":"x","rules":7}},{}]"#,
            flag("4", "new", true)
        );
        page(&store, &mut pages, &json.replace("\"x\"", "null"), None);
        assert_eq!(
            finished(&store, pages),
            expect(&[("by-id", true), ("by-key", true), ("new", true)])
        );

        // It may have been any of them.
        let mut pages = FlagPages::new();
        page(&store, &mut pages, "[5]", None);
        assert_eq!(finished(&store, pages).len(), 3);
    }

    #[test]
    fn a_flag_with_an_unknown_rule_is_known_but_unusable() {
        let store = present(&[]);
        let mut pages = FlagPages::new();
        let json = r#"[{"id":"1","key":"a","rules":[{"id":"r","rule_type":"of_tomorrow"}]}]"#;
        page(&store, &mut pages, json, None);
        assert_eq!(finished(&store, pages), expect(&[("a?", false)]));
    }

    #[test]
    fn what_changes_between_pages_is_newer_than_the_pages() {
        let mut pages = FlagPages::new();
        let store = present(&[("1", "a", false), ("2", "b", false)]);
        page(
            &store,
            &mut pages,
            &format!("[{}]", flag("1", "a", false)),
            Some((1, true)),
        );

        // Flag 1 is turned on, flag 2 deleted, flag 3 made.
        for (id, key) in [("1", "a"), ("3", "c")] {
            let text = flag(id, key, true);
            let raw: &RawValue = serde_json::from_str(&text).expect("a flag");
            let stored = store.put_flag(raw).expect("a flag");
            assert!(stored.fits);
            assert_eq!(stored.names, names(Some(id), Some(key)));
            assert!(pages.overtake(&stored.names));
        }
        let b = names(None, Some("b"));
        store.delete_flag(&b);
        assert!(pages.overtake(&b));

        page(
            &store,
            &mut pages,
            &format!("[{}]", flag("2", "b", true)),
            Some((2, false)),
        );
        assert_eq!(finished(&store, pages), expect(&[("a", true), ("c", true)]));
    }
}
