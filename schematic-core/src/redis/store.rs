//! The store: what a shared store does, as commands.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;

use super::command::{RedisCommand, RedisReply};
use super::error::RedisOptionsError;
use super::link::RedisLink;
use super::node::Node;
use super::options::RedisOptions;
use super::router::Router;
use super::script::Script;
use super::servers::Servers;
use super::settings::NodeSettings;
use crate::shared_store::{
    Capabilities, ScanPage, SharedStore, StoreError, StoreFuture, StoreTtl, ValueDigest,
};

/// About how many keys a step of a scan looks at: few, since nothing else is served meanwhile.
const SCAN_COUNT: &str = "100";

/// What is kept for longer is kept for ever; a server refuses times that are too long.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// Redis or Valkey as a store that processes share. Clones are handles to one store.
#[derive(Clone)]
pub struct RedisStore(Arc<Inner>);

struct Inner {
    link: Box<dyn RedisLink>,
    default_ttl: Duration,
    read_only: bool,
    /// A cluster gives no values of keys that are apart with one command.
    single_keys: AtomicBool,
    replace: Script,
}

impl RedisStore {
    /// Creates a store in a node, a cluster, or the master that Sentinels watch. Makes no connection, and
    /// needs no runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if something is wrong about the options.
    pub fn new(options: RedisOptions) -> Result<Self, RedisOptionsError> {
        options.check()?;
        let (default_ttl, read_only) = (options.default_ttl, options.read_only);
        let settings = Arc::new(NodeSettings::new(&options)?);
        let is_cluster = matches!(options.servers, Servers::Cluster(_));
        let link: Box<dyn RedisLink> = match options.servers {
            Servers::Node(address) => Box::new(Node::new(address, settings)?),
            ref servers => Box::new(Router::new(servers, settings)?),
        };
        let store = Self::of(link, default_ttl, read_only);
        store.0.single_keys.store(is_cluster, Ordering::Relaxed);
        Ok(store)
    }

    /// Creates a store over a connection that the application has. A value that comes without a time is
    /// kept for 24 hours.
    #[must_use]
    pub fn from_link(link: impl RedisLink) -> Self {
        let default_ttl = Duration::from_secs(24 * 60 * 60);
        Self::of(Box::new(link), default_ttl, false)
    }

    fn of(link: Box<dyn RedisLink>, default_ttl: Duration, read_only: bool) -> Self {
        Self(Arc::new(Inner {
            link,
            default_ttl,
            read_only,
            single_keys: AtomicBool::new(false),
            replace: Script::replace(),
        }))
    }
}

impl Inner {
    async fn send(&self, command: RedisCommand) -> Result<RedisReply, StoreError> {
        self.link.send(&command).await.map_err(|error| {
            // An error of the node says by itself what sort it is.
            match error.downcast::<StoreError>() {
                Ok(error) => *error,
                Err(error) => StoreError::failed(error),
            }
        })
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>, StoreError> {
        let command = RedisCommand::new("GET").text(key);
        value(self.send(command).await?)
    }

    async fn get_many(
        &self,
        keys: &[&str],
    ) -> Result<Vec<Result<Option<Bytes>, StoreError>>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        if !self.single_keys.load(Ordering::Relaxed) {
            let command = RedisCommand::new("MGET");
            let command = keys.iter().fold(command, |command, key| command.text(key));
            match self.send(command).await? {
                RedisReply::Array(values) => return Ok(values.into_iter().map(value).collect()),
                reply if reply.is_refusal("CROSSSLOT") => {
                    self.single_keys.store(true, Ordering::Relaxed);
                }
                reply => return Err(refused(&reply)),
            }
        }
        Ok(join_all(keys.iter().map(|key| self.get(key))).await)
    }

    async fn set(&self, key: &str, value: Bytes, ttl: StoreTtl) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::unsupported());
        }
        let ttl = match ttl {
            StoreTtl::Default => Some(self.default_ttl),
            StoreTtl::Never => None,
            StoreTtl::After(Duration::ZERO) => {
                return Err(StoreError::failed("a value cannot be kept for no time"));
            }
            StoreTtl::After(ttl) => Some(ttl),
        };
        let mut command = RedisCommand::new("SET").text(key).arg(value);
        if let Some(ttl) = ttl.filter(|ttl| *ttl < LONGEST) {
            // What is less than a millisecond is not nothing.
            let millis = ttl.as_millis().max(1);
            command = command.text("PX").text(&millis.to_string());
        }
        match self.send(command).await? {
            RedisReply::Bytes(_) => Ok(()),
            reply => Err(refused(&reply)),
        }
    }

    async fn remove(&self, key: &str) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::unsupported());
        }
        let command = RedisCommand::new("DEL").text(key);
        match self.send(command).await? {
            RedisReply::Integer(_) => Ok(()),
            reply => Err(refused(&reply)),
        }
    }

    async fn replace(
        &self,
        key: &str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> Result<bool, StoreError> {
        if self.read_only {
            return Err(StoreError::unsupported());
        }
        let mut args = vec![Bytes::from(current.to_string())];
        args.extend(value);
        let mut reply = self.send(self.replace.by_digest(key, &args)).await?;
        if reply.is_refusal("NOSCRIPT") {
            reply = self.send(self.replace.whole(key, &args)).await?;
        }
        match reply {
            RedisReply::Integer(count) => Ok(count == 1),
            reply => Err(refused(&reply)),
        }
    }

    async fn scan(&self, prefix: &str, from: Option<&str>) -> Result<ScanPage, StoreError> {
        let command = RedisCommand::new("SCAN")
            .text(from.unwrap_or("0"))
            .text("MATCH")
            .text(&pattern(prefix))
            .text("COUNT")
            .text(SCAN_COUNT);
        let reply = self.send(command).await?;
        let RedisReply::Array(parts) = &reply else {
            return Err(refused(&reply));
        };
        let [RedisReply::Bytes(next), RedisReply::Array(found)] = &**parts else {
            return Err(refused(&reply));
        };
        let text = |bytes: &Bytes| String::from_utf8(bytes.to_vec()).ok();
        // A key that is no text is none of ours.
        let keys = found.iter().filter_map(|key| match key {
            RedisReply::Bytes(key) => text(key),
            _ => None,
        });
        let next = text(next).filter(|next| next != "0");
        Ok(ScanPage::new(keys.collect(), next))
    }
}

impl SharedStore for RedisStore {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        Box::pin(self.0.get(key))
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        Box::pin(self.0.set(key, value, ttl))
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(self.0.remove(key))
    }

    fn get_many<'a>(
        &'a self,
        keys: &'a [&'a str],
    ) -> StoreFuture<'a, Vec<Result<Option<Bytes>, StoreError>>> {
        Box::pin(self.0.get_many(keys))
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> StoreFuture<'a, bool> {
        Box::pin(self.0.replace(key, current, value))
    }

    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        Box::pin(self.0.scan(prefix, from))
    }

    fn capabilities(&self) -> Capabilities {
        let writes = !self.0.read_only;
        Capabilities::new().write(writes).replace(writes).scan(true)
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStore")
            .field("default_ttl", &self.0.default_ttl)
            .field("read_only", &self.0.read_only)
            .finish_non_exhaustive()
    }
}

fn value(reply: RedisReply) -> Result<Option<Bytes>, StoreError> {
    match reply {
        RedisReply::Bytes(value) => Ok(Some(value)),
        RedisReply::Nil => Ok(None),
        reply => Err(refused(&reply)),
    }
}

fn refused(reply: &RedisReply) -> StoreError {
    StoreError::failed(reply.refusal())
}

/// The pattern of what begins with `prefix`, in which no character has a meaning.
fn pattern(prefix: &str) -> String {
    let mut pattern = String::with_capacity(prefix.len() + 1);
    for character in prefix.chars() {
        if matches!(character, '*' | '?' | '[' | ']' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('*');
    pattern
}
