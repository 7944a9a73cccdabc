//! What every [`SharedStore`] has to do, as one function that tries it out (feature `store-suite`).
//!
//! ```
//! use schematic_core::shared_store::{MemoryStore, suite};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), suite::SuiteError> {
//! suite::run(&MemoryStore::new(1_000), "suite").await
//! # }
//! ```

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;

use super::{SharedStore, StoreError, StoreErrorKind, StoreTtl, ValueDigest};
use crate::clock::{Clock, SystemClock};

/// How long a value is kept whose end is awaited.
const SHORT: Duration = Duration::from_millis(200);

/// How often is looked whether its time is over, and how many times.
const PERIOD: Duration = Duration::from_millis(20);
const LOOKS: usize = 500;

/// How many keys a scan has to find.
const KEYS: usize = 250;

/// What a store does otherwise than [`SharedStore`] says.
#[derive(Debug)]
pub struct SuiteError(String);

/// Tries out what a store does, with keys that begin with `prefix` and a colon. It leaves some of them
/// there, and takes a second.
///
/// # Errors
///
/// Returns the first thing that the store does otherwise than [`SharedStore`] says, also a call that
/// fails.
pub async fn run(store: &dyn SharedStore, prefix: &str) -> Result<(), SuiteError> {
    let suite = Suite { store, prefix };
    suite.reading().await?;
    if !store.capabilities().write {
        let refusal = store.set(&suite.key("a"), VALUE, StoreTtl::Default).await;
        return expect_unsupported("set", refusal);
    }
    suite.writing().await?;
    suite.many().await?;
    suite.time().await?;
    suite.replacing().await?;
    suite.scanning().await
}

struct Suite<'a> {
    store: &'a dyn SharedStore,
    prefix: &'a str,
}

const VALUE: Bytes = Bytes::from_static(b"{\"id\":\"comp_1\"}");
const OTHER: Bytes = Bytes::from_static(b"\x00\xff\r\n\"");

impl Suite<'_> {
    fn key(&self, name: &str) -> String {
        format!("{}:{name}", self.prefix)
    }

    async fn get(&self, name: &str) -> Result<Option<Bytes>, SuiteError> {
        Ok(self.store.get(&self.key(name)).await?)
    }

    async fn set(&self, name: &str, value: Bytes, ttl: StoreTtl) -> Result<(), SuiteError> {
        Ok(self.store.set(&self.key(name), value, ttl).await?)
    }

    async fn replace(
        &self,
        name: &str,
        current: &[u8],
        value: Option<Bytes>,
    ) -> Result<bool, SuiteError> {
        let current = ValueDigest::of(current);
        Ok(self.store.replace(&self.key(name), current, value).await?)
    }

    async fn reading(&self) -> Result<(), SuiteError> {
        expect("a key that was never set", self.get("never").await?, None)
    }

    async fn writing(&self) -> Result<(), SuiteError> {
        self.set("a", VALUE, StoreTtl::Default).await?;
        expect("a value", self.get("a").await?, Some(VALUE))?;
        self.set("a", OTHER, StoreTtl::Never).await?;
        expect(
            "a later value, of any bytes",
            self.get("a").await?,
            Some(OTHER),
        )?;
        self.set("empty", Bytes::new(), StoreTtl::Never).await?;
        expect(
            "a value of no bytes",
            self.get("empty").await?,
            Some(Bytes::new()),
        )?;
        for _ in 0..2 {
            self.store.remove(&self.key("a")).await?;
            expect("a key that was removed", self.get("a").await?, None)?;
        }
        Ok(())
    }

    async fn many(&self) -> Result<(), SuiteError> {
        self.set("m1", VALUE, StoreTtl::Default).await?;
        self.set("m2", OTHER, StoreTtl::Default).await?;
        let keys = ["m2", "never", "m1", "m2"].map(|name| self.key(name));
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut values = Vec::new();
        for value in self.store.get_many(&keys).await? {
            values.push(value?);
        }
        let expected = vec![Some(OTHER), None, Some(VALUE), Some(OTHER)];
        expect("several keys, in their order", values, expected)?;
        let none = self.store.get_many(&[]).await?.len();
        expect("the values of no keys", none, 0)
    }

    async fn time(&self) -> Result<(), SuiteError> {
        let no_time = StoreTtl::After(Duration::ZERO);
        let refusal = self.store.set(&self.key("zero"), VALUE, no_time).await;
        expect("an error for a time of zero", refusal.is_err(), true)?;
        expect("a value for a time of zero", self.get("zero").await?, None)?;
        for name in ["short", "then-never"] {
            self.set(name, VALUE, StoreTtl::After(SHORT)).await?;
        }
        self.set("then-never", OTHER, StoreTtl::Never).await?;
        self.set("default", VALUE, StoreTtl::Default).await?;
        self.wait_for_end_of("short").await?;
        expect(
            "a value by default",
            self.get("default").await?,
            Some(VALUE),
        )?;
        let kept = self.get("then-never").await?;
        expect("a value whose time a later one ended", kept, Some(OTHER))
    }

    async fn replacing(&self) -> Result<(), SuiteError> {
        if !self.store.capabilities().replace {
            let current = ValueDigest::of(b"");
            let refusal = self.store.replace(&self.key("r"), current, None).await;
            return expect_unsupported("replace", refusal);
        }
        let of_none = self.replace("never", b"", Some(VALUE)).await?;
        expect("replacing what is not there", of_none, false)?;
        expect("what was not replaced", self.get("never").await?, None)?;

        self.set("r", VALUE, StoreTtl::Never).await?;
        let of_other = self.replace("r", &OTHER, Some(OTHER)).await?;
        expect("replacing another value", of_other, false)?;
        expect("what was not replaced", self.get("r").await?, Some(VALUE))?;
        let of_this = self.replace("r", &VALUE, Some(OTHER)).await?;
        expect("replacing this value", of_this, true)?;
        expect("what replaced it", self.get("r").await?, Some(OTHER))?;

        let removal = self.replace("r", &VALUE, None).await?;
        expect("removing another value", removal, false)?;
        expect("what was not removed", self.get("r").await?, Some(OTHER))?;
        let removal = self.replace("r", &OTHER, None).await?;
        expect("removing this value", removal, true)?;
        expect("what was removed", self.get("r").await?, None)?;

        self.set("race", VALUE, StoreTtl::Default).await?;
        let racers = (0..16_u8).map(async |number| {
            let value = Bytes::from(vec![number]);
            self.replace("race", &VALUE, Some(value)).await
        });
        let mut winners = 0;
        for won in join_all(racers).await {
            winners += usize::from(won?);
        }
        expect("replacements of one value that succeed", winners, 1)?;

        self.set("timed", VALUE, StoreTtl::After(SHORT)).await?;
        self.set("untimed", VALUE, StoreTtl::Never).await?;
        for name in ["timed", "untimed"] {
            let replaced = self.replace(name, &VALUE, Some(OTHER)).await?;
            expect("replacing a value with a time", replaced, true)?;
        }
        self.wait_for_end_of("timed").await?;
        let untimed = self.get("untimed").await?;
        expect("a replaced value that never ends", untimed, Some(OTHER))
    }

    async fn scanning(&self) -> Result<(), SuiteError> {
        // Characters that patterns give a meaning.
        let prefix = self.key(r"s*[a]?\:");
        if !self.store.capabilities().scan {
            return expect_unsupported("scan", self.store.scan(&prefix, None).await);
        }
        let mut expected = BTreeSet::new();
        for number in 0..KEYS {
            let key = format!("{prefix}{number}");
            self.store.set(&key, VALUE, StoreTtl::Default).await?;
            expected.insert(key);
        }
        self.set("sxxa", VALUE, StoreTtl::Default).await?;
        self.set(r"sxa?\:1", VALUE, StoreTtl::Default).await?;
        let mut found = BTreeSet::new();
        let mut from = None;
        for _ in 0..100_000 {
            let page = self.store.scan(&prefix, from.as_deref()).await?;
            found.extend(page.keys);
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        expect("the end of a scan", from, None)?;
        expect("the keys that begin so", found, expected)
    }

    /// Waits until a value that is kept for a short time is gone.
    async fn wait_for_end_of(&self, name: &str) -> Result<(), SuiteError> {
        let clock = SystemClock;
        for _ in 0..LOOKS {
            if self.get(name).await?.is_none() {
                return Ok(());
            }
            clock.sleep(PERIOD).await;
        }
        expect("a value whose time is over", self.get(name).await?, None)
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "callers compare with literals"
)]
fn expect<T: fmt::Debug + PartialEq>(what: &str, found: T, expected: T) -> Result<(), SuiteError> {
    if found == expected {
        return Ok(());
    }
    Err(SuiteError(format!(
        "{what}: expected {expected:?}, not {found:?}"
    )))
}

fn expect_unsupported<T>(what: &str, result: Result<T, StoreError>) -> Result<(), SuiteError> {
    let kind = result.err().map(|error| error.kind());
    expect(what, kind, Some(StoreErrorKind::Unsupported))
}

impl From<StoreError> for SuiteError {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for SuiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SuiteError {}
