use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use schematic_rules::{Compiler, wire};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::value::RawValue;

use super::super::protocol::Pagination;
use super::super::store::{FlagSet, StoredFlag};
use super::MAX_FLAGS;
use crate::telemetry::DATASTREAM;

/// A set of flags while its pages arrive.
#[derive(Debug)]
pub(super) struct Snapshot {
    flags: FlagSet,
    /// Flags that could not be read: they keep the version that is known.
    unread: Vec<Unread>,
    last_page: u64,
    /// Whether pages are missing, so that a flag's absence means nothing.
    incomplete: bool,
    /// Flags that were told or deleted by themselves since the first page.
    overtaken: HashSet<Overtaken>,
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
}

impl Snapshot {
    pub(super) fn new() -> Self {
        Self {
            flags: FlagSet::new(),
            unread: Vec::new(),
            last_page: 0,
            incomplete: false,
            overtaken: HashSet::new(),
        }
    }

    /// Takes a page, or without a page number the whole set. Says also how many flags of it could
    /// not be read.
    pub(super) fn take(
        &mut self,
        list: &RawValue,
        page: Option<Pagination>,
        compiler: &mut Compiler,
    ) -> (Progress, u64) {
        let first = page.is_none_or(|page| page.page <= 1);
        if first && self.last_page > 0 {
            *self = Self::new();
        }
        if let Some(page) = page {
            let number = page.page.max(1);
            self.incomplete |= number > self.last_page + 1;
            self.last_page = self.last_page.max(number);
        }
        let read = read_flags(list, compiler);
        let unreadable = read.unread.len() as u64;
        for flag in read.flags {
            self.flags.insert(Arc::new(flag));
        }
        self.unread.extend(read.unread);
        self.bound();
        let progress = match page {
            Some(page) if page.has_more => Progress::More,
            _ if self.incomplete => Progress::Incomplete,
            _ => Progress::Whole,
        };
        (progress, unreadable)
    }

    /// Whether nothing of it has come.
    #[cfg(test)]
    pub(super) fn is_new(&self) -> bool {
        self.last_page == 0
            && self.flags.len() == 0
            && self.unread.is_empty()
            && self.overtaken.is_empty()
    }

    /// Lets go of what a server sent that sends on and on.
    fn bound(&mut self) {
        if self.flags.len() + self.unread.len() > MAX_FLAGS {
            self.incomplete = true;
            self.flags = FlagSet::new();
            self.unread = Vec::new();
        }
    }

    /// Notes that a flag was told or deleted by itself, which is newer than what pages say.
    pub(super) fn overtake(&mut self, key: Option<&str>, id: Option<&str>) {
        let named = match (key, id) {
            (_, Some(id)) => Overtaken::Id(id.into()),
            (Some(key), None) => Overtaken::Key(key.into()),
            (None, None) => return,
        };
        if self.last_page > 0 {
            self.overtaken.insert(named);
        }
    }

    /// The set that takes the place of `present`.
    pub(super) fn finish(self, present: &FlagSet) -> FlagSet {
        let mut set = self.flags;
        for unread in &self.unread {
            let by_key = unread.key.as_deref().and_then(|key| present.shared(key));
            let by_id = || present.by_id(unread.id.as_deref()?);
            if let Some(flag) = by_key.or_else(by_id) {
                set.insert(Arc::clone(flag));
            }
        }
        // A flag of which not even the name can be read may be any of those that are missing.
        let keeps_all = self.incomplete || self.unread.iter().any(Unread::is_nameless);
        if keeps_all {
            for flag in present.iter() {
                if set.shared(flag.key()).is_none() {
                    set.insert(Arc::clone(flag));
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
                set.put(Arc::clone(flag));
            }
        }
        set
    }
}

impl Unread {
    fn of(item: &RawValue) -> Self {
        let json: serde_json::Value = serde_json::from_str(item.get()).unwrap_or_default();
        let text = |member: &str| Some(json.get(member)?.as_str()?.to_owned());
        Self {
            key: text("key"),
            id: text("id"),
        }
    }

    fn is_nameless(&self) -> bool {
        self.key.is_none() && self.id.is_none()
    }
}

/// The flags of a list.
#[derive(Default)]
struct Read {
    flags: Vec<StoredFlag>,
    unread: Vec<Unread>,
}

/// Reads a list of flags: at once, or if that fails each by itself.
fn read_flags(list: &RawValue, compiler: &mut Compiler) -> Read {
    let mut source = serde_json::Deserializer::from_str(list.get());
    if let Ok(flags) = source.deserialize_seq(Flags(compiler)) {
        return Read {
            flags,
            ..Read::default()
        };
    }
    let mut read = Read::default();
    let items: Vec<&RawValue> = serde_json::from_str(list.get()).unwrap_or_default();
    for item in items {
        match read_flag(item, compiler) {
            Ok(flag) => read.flags.push(flag),
            Err(_) => read.unread.push(Unread::of(item)),
        }
    }
    read
}

/// Reads one flag.
pub(super) fn read_flag(
    json: &RawValue,
    compiler: &mut Compiler,
) -> Result<StoredFlag, serde_json::Error> {
    Ok(compile(wire::Flag::deserialize(json)?, compiler))
}

/// Compiles each flag of a list as it is read.
struct Flags<'c>(&'c mut Compiler);

impl<'de> Visitor<'de> for Flags<'_> {
    type Value = Vec<StoredFlag>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of flags")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut flags = Vec::new();
        while let Some(flag) = items.next_element()? {
            flags.push(compile(flag, self.0));
        }
        Ok(flags)
    }
}

fn compile(flag: wire::Flag, compiler: &mut Compiler) -> StoredFlag {
    match compiler.flag(&flag) {
        Ok(flag) => StoredFlag::Ready(flag),
        Err(why) => {
            tracing::debug!(
                target: DATASTREAM,
                { feature_flag.key = flag.key },
                "a flag cannot be decided here, so the API is asked: {why}",
            );
            StoredFlag::Unusable {
                id: flag.id.into(),
                key: flag.key.into(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Reader(Compiler);

    impl Reader {
        fn page(
            &mut self,
            snapshot: &mut Snapshot,
            json: &str,
            page: Option<(u64, bool)>,
        ) -> Progress {
            let list: &RawValue = serde_json::from_str(json).expect("a list");
            let page = page.map(|(page, has_more)| Pagination::new(page, has_more, 99));
            snapshot.take(list, page, &mut self.0).0
        }
    }

    fn flag(id: &str, key: &str, default: bool) -> String {
        format!(r#"{{"id":"{id}","key":"{key}","default_value":{default},"rules":[]}}"#)
    }

    fn set(flags: &[(&str, &str, bool)]) -> FlagSet {
        let mut reader = Reader(Compiler::new());
        let mut snapshot = Snapshot::new();
        let flags: Vec<_> = flags.iter().map(|(i, k, d)| flag(i, k, *d)).collect();
        reader.page(&mut snapshot, &format!("[{}]", flags.join(",")), None);
        snapshot.finish(&FlagSet::new())
    }

    fn told(set: &FlagSet) -> Vec<(String, bool)> {
        let mut told: Vec<_> = set
            .iter()
            .map(|flag| match &**flag {
                StoredFlag::Ready(flag) => (flag.key().to_owned(), flag.default_value()),
                StoredFlag::Unusable { key, .. } => (format!("{key}?"), false),
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
        let mut reader = Reader(Compiler::new());
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
            told(&snapshot.finish(&present)),
            expect(&[("a", true), ("b", true)])
        );
    }

    #[test]
    fn a_first_page_begins_anew() {
        let mut reader = Reader(Compiler::new());
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
            told(&snapshot.finish(&FlagSet::new())),
            expect(&[("new", true)])
        );
    }

    #[test]
    fn after_a_missing_page_nothing_is_pruned() {
        for pages in [&[(1, true), (3, false)][..], &[(2, false)]] {
            let mut reader = Reader(Compiler::new());
            let mut snapshot = Snapshot::new();
            let present = set(&[("1", "a", false), ("9", "kept", true)]);
            let mut last = Progress::More;
            for page in pages {
                let text = format!("[{}]", flag("1", "a", true));
                last = reader.page(&mut snapshot, &text, Some(*page));
            }
            assert_eq!(last, Progress::Incomplete);
            assert_eq!(
                told(&snapshot.finish(&present)),
                expect(&[("a", true), ("kept", true)])
            );
        }
    }

    #[test]
    fn a_flag_that_cannot_be_read_keeps_its_version() {
        let mut reader = Reader(Compiler::new());
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
            told(&snapshot.finish(&present)),
            expect(&[("by-id", true), ("by-key", true), ("new", true)])
        );

        // Nobody knows which one this was.
        let mut snapshot = Snapshot::new();
        reader.page(&mut snapshot, "[5]", None);
        assert_eq!(snapshot.finish(&present).len(), 3);
    }

    #[test]
    fn a_flag_with_an_unknown_rule_is_known_but_unusable() {
        let mut reader = Reader(Compiler::new());
        let mut snapshot = Snapshot::new();
        let json = r#"[{"id":"1","key":"a","rules":[{"id":"r","rule_type":"of_tomorrow"}]}]"#;
        reader.page(&mut snapshot, json, None);
        assert_eq!(
            told(&snapshot.finish(&FlagSet::new())),
            expect(&[("a?", false)])
        );
    }

    #[test]
    fn what_is_told_between_pages_is_newer_than_the_pages() {
        let mut reader = Reader(Compiler::new());
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
            let flag = read_flag(raw, &mut reader.0).expect("a flag");
            present.put(Arc::new(flag));
            snapshot.overtake(Some(key), Some(id));
        }
        present.remove(Some("b"), None);
        snapshot.overtake(Some("b"), None);

        reader.page(
            &mut snapshot,
            &format!("[{}]", flag("2", "b", true)),
            Some((2, false)),
        );
        assert_eq!(
            told(&snapshot.finish(&present)),
            expect(&[("a", true), ("c", true)])
        );
    }
}
