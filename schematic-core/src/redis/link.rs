//! A connection that the application has.

use std::future::Future;
use std::pin::Pin;

use schematic_api::runtime::BoxError;

use super::command::{RedisCommand, RedisReply};

/// The future of [`RedisLink::send`].
pub type RedisFuture<'a> = Pin<Box<dyn Future<Output = Result<RedisReply, BoxError>> + Send + 'a>>;

/// A connection to Redis that the application has, with whatever client library: one command in, one
/// reply out.
///
/// It may be to a node or to a cluster, and finds the node of a command by its key itself. A refusal of
/// the server is a [`RedisReply::Error`] with the server's text, since its code decides what is done
/// about it; an error of the future means that there was no reply.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Mutex;
///
/// use bytes::Bytes;
/// use schematic_core::redis::{RedisCommand, RedisFuture, RedisLink, RedisReply, RedisStore};
/// use schematic_core::shared_store::SharedStore;
///
/// struct Link(Mutex<HashMap<Bytes, Bytes>>);
///
/// impl RedisLink for Link {
///     fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a> {
///         let reply = match command.args() {
///             [name, key] if name == "GET" => match self.0.lock().unwrap().get(key) {
///                 Some(value) => RedisReply::Bytes(value.clone()),
///                 None => RedisReply::Nil,
///             },
///             _ => RedisReply::Error("ERR unknown command".to_owned()),
///         };
///         Box::pin(std::future::ready(Ok(reply)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let values = HashMap::from([(Bytes::from("key"), Bytes::from("value"))]);
/// let store = RedisStore::from_link(Link(Mutex::new(values)));
/// assert_eq!(store.get("key").await.unwrap().unwrap(), "value");
/// # }
/// ```
pub trait RedisLink: Send + Sync + 'static {
    /// Sends a command and returns the server's reply.
    fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a>;
}
