use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_rules::wire::{self, MemoryLimit};
use schematic_rules::{CompileError, Compiler};
use serde::Deserializer as _;
use serde::de::{SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::protocol::{Named, Pagination};
use super::super::store::{FlagName, FlagSet, Limits, ReadError, StoredFlag};
use crate::telemetry::DATASTREAM;

/// How long the pages of a set may take to arrive.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// How many bytes of names are remembered while a set arrives.
const MAX_NAMES: usize = 4 * 1024 * 1024;

/// What a name takes besides its text.
const NAME_SIZE: usize = 96;

/// A set of flags while its pages arrive.
#[derive(Debug)]
pub(super) struct Snapshot {
    flags: FlagSet,
    /// Flags that could not be read: they keep the version that is known.
    unread: Vec<Unread>,
    /// Whether a flag that could not be read may be any of those that are missing.
    unread_any: bool,
    last_page: u64,
    /// When the first page came.
    began: Option<Duration>,
    /// Whether pages are missing, so that a flag's absence means nothing.
    incomplete: bool,
    /// Flags that were told or deleted by themselves since the first page.
    overtaken: HashSet<Overtaken>,
    /// How many bytes `unread` and `overtaken` take.
    names: usize,
    /// Whether it was given up: what is left of it is passed over.
    is_given_up: bool,
}

/// What could be made out of a flag that cannot be read.
#[derive(Debug)]
struct Unread {
    key: Option<String>,
    id: Option<String>,
}

/// A flag as a single message named it.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Overtaken {
    Id(Box<str>),
    Key(Box<str>),
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

/// How many flags of a list were not taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NotTaken {
    /// They could not be read.
    pub(super) unreadable: u64,
    /// There was no room for them.
    pub(super) oversized: u64,
}

impl Snapshot {
    pub(super) fn new() -> Self {
        Self {
            flags: FlagSet::new(),
            unread: Vec::new(),
            unread_any: false,
            last_page: 0,
            began: None,
            incomplete: false,
            overtaken: HashSet::new(),
            names: 0,
            is_given_up: false,
        }
    }

    /// What is left of a set that was given up: nothing, until another begins.
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
        reader: &mut FlagReader<'_>,
    ) -> (Progress, NotTaken) {
        let first = page.is_none_or(|page| page.page <= 1);
        if first && (self.last_page > 0 || self.is_given_up) {
            *self = Self::new();
        }
        if self.is_given_up {
            return (Progress::PassedOver, NotTaken::default());
        }
        if let Some(page) = page {
            let number = page.page.max(1);
            self.incomplete |= number > self.last_page.saturating_add(1);
            self.last_page = self.last_page.max(number);
        }
        let not_taken = self.read(list, reader);
        let began = *self.began.get_or_insert(now);
        let progress = match page {
            Some(page) if page.has_more && now.saturating_sub(began) > TIMEOUT => Progress::Endless,
            Some(page) if page.has_more => Progress::More,
            _ if self.incomplete => Progress::Incomplete,
            _ => Progress::Whole,
        };
        (progress, not_taken)
    }

    /// Whether nothing of it has come.
    #[cfg(test)]
    pub(super) fn is_new(&self) -> bool {
        self.last_page == 0
            && self.flags.len() == 0
            && self.unread.is_empty()
            && self.overtaken.is_empty()
    }

    /// Notes that a single flag changed or was deleted, which is newer than what pages say. Returns
    /// false if there were more of these than can be remembered.
    #[must_use]
    pub(super) fn overtake(&mut self, key: Option<&str>, id: Option<&str>) -> bool {
        let (named, length) = match (key, id) {
            (_, Some(id)) => (Overtaken::Id(id.into()), id.len()),
            (Some(key), None) => (Overtaken::Key(key.into()), key.len()),
            (None, None) => return true,
        };
        if self.last_page == 0 || !self.overtaken.insert(named) {
            return true;
        }
        self.names += NAME_SIZE + length;
        self.names <= MAX_NAMES
    }

    /// The set that takes the place of `present`, and how many flags there was no room for.
    pub(super) fn finish(self, present: &FlagSet, limits: &Limits) -> (FlagSet, u64) {
        let mut set = self.flags;
        let mut oversized = 0;
        let mut keep = |set: &mut FlagSet, flag: &Arc<StoredFlag>| {
            oversized += u64::from(!set.insert(Arc::clone(flag), limits));
        };
        for unread in &self.unread {
            let by_key = unread.key.as_deref().and_then(|key| present.shared(key));
            let by_id = || present.by_id(unread.id.as_deref()?);
            if let Some(flag) = by_key.or_else(by_id) {
                keep(&mut set, flag);
            }
        }
        if self.incomplete || self.unread_any {
            for flag in present.iter() {
                if set.shared(flag.key()).is_none() {
                    keep(&mut set, flag);
                }
            }
        }
        for overtaken in &self.overtaken {
            let flag = match overtaken {
                Overtaken::Id(id) => {
                    set.remove(None, Some(id));
                    present.by_id(id)
                }
                Overtaken::Key(key) => {
                    set.remove(Some(key), None);
                    present.shared(key)
                }
            };
            if let Some(flag) = flag {
                set.remove(None, Some(flag.id()));
                keep(&mut set, flag);
            }
        }
        (set, oversized)
    }

    /// Reads a list of flags: at once, or if that fails each by itself.
    fn read(&mut self, list: &RawValue, reader: &mut FlagReader<'_>) -> NotTaken {
        let mut source = serde_json::Deserializer::from_str(list.get());
        let mut not_taken = NotTaken::default();
        let all = AllFlags {
            set: &mut self.flags,
            reader,
            not_taken: &mut not_taken,
        };
        if source.deserialize_seq(all).is_ok() {
            return not_taken;
        }
        // What was taken already is put in its own place once more.
        let mut not_taken = NotTaken::default();
        let mut source = serde_json::Deserializer::from_str(list.get());
        // It is a list, or it would not be here.
        let _ = source.deserialize_seq(EachFlag {
            snapshot: self,
            reader,
            not_taken: &mut not_taken,
        });
        not_taken
    }

    fn read_one(&mut self, item: &RawValue, reader: &mut FlagReader<'_>, not_taken: &mut NotTaken) {
        // Only an object can be a flag, or say which one it was meant to be.
        if !item.get().starts_with('{') {
            self.unread_any = true;
            not_taken.unreadable += 1;
            return;
        }
        match reader.read(item) {
            Ok(flag) => {
                let kept = self.flags.insert(Arc::new(flag), reader.limits);
                not_taken.oversized += u64::from(!kept);
            }
            Err(ReadError::TooLarge) => {
                not_taken.oversized += 1;
                if let Some(flag) = oversized(item) {
                    self.flags.insert(Arc::new(flag), reader.limits);
                }
            }
            Err(ReadError::Unreadable(_)) => {
                not_taken.unreadable += 1;
                let named = Named::read(item);
                self.note_unread(Unread {
                    key: named.key,
                    id: named.id,
                });
            }
        }
    }

    fn note_unread(&mut self, unread: Unread) {
        let is_nameless = unread.key.is_none() && unread.id.is_none();
        if is_nameless || self.names + unread.size() > MAX_NAMES {
            self.unread_any = true;
        } else {
            self.names += unread.size();
            self.unread.push(unread);
        }
    }
}

impl Unread {
    fn size(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        NAME_SIZE + text(&self.id) + text(&self.key)
    }
}

/// Reads flags, within bounds.
pub(super) struct FlagReader<'r> {
    pub(super) compiler: &'r mut Compiler,
    pub(super) limits: &'r Limits,
}

impl FlagReader<'_> {
    /// Reads one flag.
    pub(super) fn read(&mut self, json: &RawValue) -> Result<StoredFlag, ReadError> {
        let limit = self.limit();
        match limit.read(json.get()) {
            Ok(flag) => Ok(self.compile(&flag)),
            Err(_) if limit.is_exceeded() => Err(ReadError::TooLarge),
            Err(error) => Err(ReadError::Unreadable(error.into())),
        }
    }

    /// What one flag may take. Nothing is decided by members that are not known.
    fn limit(&self) -> MemoryLimit {
        MemoryLimit::new(self.limits.reading_flag()).skip_unknown()
    }

    fn compile(&mut self, flag: &wire::Flag) -> StoredFlag {
        self.compiler
            .flag(flag)
            .map_or_else(|why| unusable(flag, &why), StoredFlag::Ready)
    }
}

/// What stands for a flag that takes more memory than it may, if it has a name.
pub(super) fn oversized(json: &RawValue) -> Option<StoredFlag> {
    let named = Named::read(json);
    Some(StoredFlag::Oversized(FlagName {
        id: named.id?.into(),
        key: named.key?.into(),
    }))
}

fn unusable(flag: &wire::Flag, why: &CompileError) -> StoredFlag {
    crate::telemetry::log!(
        debug, target: DATASTREAM,
        { feature_flag.key = flag.key },
        "a flag cannot be decided here, so the API is asked: {why}",
    );
    StoredFlag::Unusable(FlagName {
        id: flag.id.as_str().into(),
        key: flag.key.as_str().into(),
    })
}

/// Takes each flag of a list as it is read, and fails with the first that cannot be read.
struct AllFlags<'a, 'r> {
    set: &'a mut FlagSet,
    reader: &'a mut FlagReader<'r>,
    not_taken: &'a mut NotTaken,
}

impl<'de> Visitor<'de> for AllFlags<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of flags")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(flag) = items.next_element_seed(self.reader.limit().seed())? {
            let flag = Arc::new(self.reader.compile(&flag));
            let kept = self.set.insert(flag, self.reader.limits);
            self.not_taken.oversized += u64::from(!kept);
        }
        Ok(())
    }
}

/// Takes each flag of a list that can be read.
struct EachFlag<'a, 'r> {
    snapshot: &'a mut Snapshot,
    reader: &'a mut FlagReader<'r>,
    not_taken: &'a mut NotTaken,
}

impl<'de> Visitor<'de> for EachFlag<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            self.snapshot.read_one(item, self.reader, self.not_taken);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        entities: 10,
        bytes: usize::MAX,
        flag_bytes: usize::MAX,
        ttl: None,
    };

    struct Reader(Compiler, Limits);

    impl Reader {
        fn new() -> Self {
            Self(Compiler::new(), LIMITS)
        }

        fn flags(&mut self) -> FlagReader<'_> {
            FlagReader {
                compiler: &mut self.0,
                limits: &self.1,
            }
        }

        fn page(
            &mut self,
            snapshot: &mut Snapshot,
            json: &str,
            page: Option<(u64, bool)>,
        ) -> Progress {
            let list: &RawValue = serde_json::from_str(json).expect("a list");
            let page = page.map(|(page, has_more)| Pagination::new(page, has_more, 99));
            snapshot
                .take(list, page, Duration::ZERO, &mut self.flags())
                .0
        }
    }

    fn flag(id: &str, key: &str, default: bool) -> String {
        format!(r#"{{"id":"{id}","key":"{key}","default_value":{default},"rules":[]}}"#)
    }

    fn set(flags: &[(&str, &str, bool)]) -> FlagSet {
        let mut reader = Reader::new();
        let mut snapshot = Snapshot::new();
        let flags: Vec<_> = flags.iter().map(|(i, k, d)| flag(i, k, *d)).collect();
        reader.page(&mut snapshot, &format!("[{}]", flags.join(",")), None);
        snapshot.finish(&FlagSet::new(), &LIMITS).0
    }

    fn told(set: &FlagSet) -> Vec<(String, bool)> {
        let mut told: Vec<_> = set
            .iter()
            .map(|flag| match &**flag {
                StoredFlag::Ready(flag) => (flag.key().to_owned(), flag.default_value()),
                StoredFlag::Unusable(name) => (format!("{}?", name.key), false),
                StoredFlag::Oversized(name) => (format!("{}!", name.key), false),
            })
            .collect();
        told.sort();
        told
    }

    fn expect(flags: &[(&str, bool)]) -> Vec<(String, bool)> {
        flags
            .iter()
            .map(|(key, on)| ((*key).to_owned(), *on))
            .collect()
    }

    #[test]
    fn pages_make_one_set_and_what_is_missing_is_gone() {
        let mut reader = Reader::new();
        let mut snapshot = Snapshot::new();
        let present = set(&[("1", "a", false), ("2", "b", false), ("3", "gone", true)]);
        let first = format!("[{}]", flag("1", "a", true));
        let last = format!("[{}]", flag("2", "b", true));
        assert_eq!(
            reader.page(&mut snapshot, &first, Some((1, true))),
            Progress::More
        );
        assert_eq!(
            reader.page(&mut snapshot, &last, Some((2, false))),
            Progress::Whole
        );
        assert_eq!(
            told(&snapshot.finish(&present, &LIMITS).0),
            expect(&[("a", true), ("b", true)])
        );
    }

    #[test]
    fn a_first_page_begins_anew() {
        let mut reader = Reader::new();
        let mut snapshot = Snapshot::new();
        reader.page(
            &mut snapshot,
            &format!("[{}]", flag("1", "old", true)),
            Some((1, true)),
        );
        let whole = format!("[{}]", flag("2", "new", true));
        assert_eq!(
            reader.page(&mut snapshot, &whole, Some((1, false))),
            Progress::Whole
        );
        assert_eq!(
            told(&snapshot.finish(&FlagSet::new(), &LIMITS).0),
            expect(&[("new", true)])
        );
    }

    #[test]
    fn after_a_missing_page_nothing_is_pruned() {
        for pages in [&[(1, true), (3, false)][..], &[(2, false)]] {
            let mut reader = Reader::new();
            let mut snapshot = Snapshot::new();
            let present = set(&[("1", "a", false), ("9", "kept", true)]);
            let mut last = Progress::More;
            for page in pages {
                let text = format!("[{}]", flag("1", "a", true));
                last = reader.page(&mut snapshot, &text, Some(*page));
            }
            assert_eq!(last, Progress::Incomplete);
            assert_eq!(
                told(&snapshot.finish(&present, &LIMITS).0),
                expect(&[("a", true), ("kept", true)])
            );
        }
    }

    #[test]
    fn a_flag_that_cannot_be_read_keeps_its_version() {
        let mut reader = Reader::new();
        let present = set(&[
            ("1", "by-key", true),
            ("2", "by-id", true),
            ("3", "gone", true),
        ]);
        let mut snapshot = Snapshot::new();
        let json = format!(
            r#"[{{"id":7,"key":"by-key"}},{{"id":"2","key":"x","rules":7}},{}]"#,
            flag("4", "new", true)
        );
        reader.page(&mut snapshot, &json.replace("\"x\"", "null"), None);
        assert_eq!(
            told(&snapshot.finish(&present, &LIMITS).0),
            expect(&[("by-id", true), ("by-key", true), ("new", true)])
        );

        // Nobody knows which one this was.
        let mut snapshot = Snapshot::new();
        reader.page(&mut snapshot, "[5]", None);
        assert_eq!(snapshot.finish(&present, &LIMITS).0.len(), 3);
    }

    #[test]
    fn a_flag_with_an_unknown_rule_is_known_but_unusable() {
        let mut reader = Reader::new();
        let mut snapshot = Snapshot::new();
        let json = r#"[{"id":"1","key":"a","rules":[{"id":"r","rule_type":"of_tomorrow"}]}]"#;
        reader.page(&mut snapshot, json, None);
        assert_eq!(
            told(&snapshot.finish(&FlagSet::new(), &LIMITS).0),
            expect(&[("a?", false)])
        );
    }

    #[test]
    fn what_is_told_between_pages_is_newer_than_the_pages() {
        let mut reader = Reader::new();
        let mut snapshot = Snapshot::new();
        let mut present = set(&[("1", "a", false), ("2", "b", false)]);
        reader.page(
            &mut snapshot,
            &format!("[{}]", flag("1", "a", false)),
            Some((1, true)),
        );

        // Flag 1 is turned on, flag 2 deleted, flag 3 made.
        for (id, key) in [("1", "a"), ("3", "c")] {
            let text = flag(id, key, true);
            let raw: &RawValue = serde_json::from_str(&text).expect("a flag");
            let flag = reader.flags().read(raw).expect("a flag");
            assert!(present.put(Arc::new(flag), &LIMITS));
            assert!(snapshot.overtake(Some(key), Some(id)));
        }
        present.remove(Some("b"), None);
        assert!(snapshot.overtake(Some("b"), None));

        reader.page(
            &mut snapshot,
            &format!("[{}]", flag("2", "b", true)),
            Some((2, false)),
        );
        assert_eq!(
            told(&snapshot.finish(&present, &LIMITS).0),
            expect(&[("a", true), ("c", true)])
        );
    }
}
