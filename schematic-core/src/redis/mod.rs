//! Redis and Valkey as a store that processes share (feature `redis`).
//!
//! A [`RedisStore`] is a [`SharedStore`](crate::shared_store::SharedStore) in one node, from Redis 6.2
//! on, in a cluster, in the master that Sentinels watch, or over a connection that the application has
//! already, as a [`RedisLink`].
//!
//! ```
//! use schematic_core::Schematic;
//! use schematic_core::redis::{RedisOptions, RedisStore};
//! use schematic_core::replicator::ReplicatorOptions;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let redis = RedisOptions::from_url("rediss://reader:secret@redis.internal:6380/2")?;
//! let replicator = ReplicatorOptions::new().store(RedisStore::new(redis)?);
//! let schematic = Schematic::builder("sch_dev_example").replicator(replicator).build()?;
//! # drop(schematic);
//! # Ok(())
//! # }
//! ```
//!
//! A store connects when it is first used, and again when its connection breaks; between attempts that
//! fail it waits, up to 10 seconds, and calls fail at once meanwhile. All calls share one connection to
//! each node.
//! Connecting may take one second and a command 250 ms, unless the options say otherwise.
//!
//! Neither errors nor logs nor `Debug` show the address, the user, the password or a key.

mod address;
mod command;
mod connection;
mod discovery;
mod error;
mod link;
mod login;
mod masters;
mod node;
mod options;
mod redirect;
mod router;
mod script;
mod servers;
mod settings;
mod slots;
mod store;
mod tls;
mod topology;
mod url;

pub use self::command::{RedisCommand, RedisReply};
pub use self::error::{RedisOptionsError, RedisOptionsErrorKind};
pub use self::link::{RedisFuture, RedisLink};
pub use self::options::RedisOptions;
pub use self::store::RedisStore;
