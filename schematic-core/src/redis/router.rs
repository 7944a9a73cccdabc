//! Commands on their way to the master that has their key.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

use super::address::Address;
use super::command::{RedisCommand, RedisReply};
use super::error::RedisOptionsError;
use super::link::{RedisFuture, RedisLink};
use super::masters::Masters;
use super::node::{Failure, Node};
use super::redirect::Redirect;
use super::servers::Servers;
use super::settings::NodeSettings;
use super::slots::slot;
use crate::clock::{Clock, SystemClock, within};
use crate::shared_store::StoreError;

/// How often a command goes on to another node.
const REDIRECTS: u32 = 6;

/// The wait for a slot that moves.
const MOVING: Duration = Duration::from_millis(5);

/// Sends each command to the master of its key.
pub(super) struct Router {
    masters: Masters,
    command_timeout: Duration,
    clock: SystemClock,
}

impl Router {
    pub(super) fn new(
        servers: &Servers,
        settings: Arc<NodeSettings>,
    ) -> Result<Self, RedisOptionsError> {
        Ok(Self {
            command_timeout: settings.command_timeout,
            masters: Masters::new(servers, settings)?,
            clock: SystemClock,
        })
    }

    async fn route(&self, command: &RedisCommand) -> Result<RedisReply, String> {
        if let Some(cursor) = command.scan_cursor() {
            return self.scan(command, cursor).await;
        }
        let slot = slot(command.key());
        let (mut node, mut asking) = (self.master(slot).await?, false);
        let mut redirects = 0;
        loop {
            let sent = node.run(command, asking).await;
            asking = false;
            let redirect = match &sent {
                Ok(reply) => Redirect::read(reply, node.address()),
                // That one was not run; another node may have its keys by now.
                Err(Failure::NotSent(_)) => Some(Redirect::OtherRoles),
                Err(Failure::Broken(_)) if command.is_idempotent() => Some(Redirect::OtherRoles),
                Err(_) => {
                    self.masters.search_in_background();
                    None
                }
            };
            redirects += 1;
            let next = match redirect {
                Some(Redirect::Moved(_) | Redirect::Ask(_)) if redirects > REDIRECTS => {
                    return Err("its masters refer to each other".to_owned());
                }
                _ if redirects > REDIRECTS => None,
                None => None,
                Some(Redirect::Moved(address)) => {
                    let named = address.and_then(|address| self.masters.moved(slot, &address));
                    // It is not the only slot that has moved.
                    self.masters.search_in_background();
                    match named {
                        Some(node) => Some(node),
                        None => self.other_master(slot, &node).await,
                    }
                }
                Some(Redirect::Ask(address)) => {
                    asking = true;
                    self.masters.at(&address)
                }
                Some(Redirect::TryAgain) => {
                    self.clock.sleep(MOVING).await;
                    self.masters.of(slot)
                }
                Some(Redirect::OtherRoles) => self.other_master(slot, &node).await,
            };
            match next {
                Some(next) => node = next,
                None => return sent.map_err(|failure| failure.problem()),
            }
        }
    }

    async fn master(&self, slot: u16) -> Result<Arc<Node>, String> {
        if let Some(node) = self.masters.of(slot) {
            return Ok(node);
        }
        self.masters.search().await;
        let found = self.masters.of(slot);
        found.ok_or_else(|| self.masters.problem())
    }

    /// Looks for the masters, and returns that of the slot if it is another one now.
    async fn other_master(&self, slot: u16, node: &Arc<Node>) -> Option<Arc<Node>> {
        self.masters.search().await;
        let found = self.masters.of(slot);
        found.filter(|found| !Arc::ptr_eq(found, node))
    }

    /// Lists the keys of one master after another. The cursor says of which one it is.
    async fn scan(&self, command: &RedisCommand, cursor: &str) -> Result<RedisReply, String> {
        if self.masters.all().is_empty() {
            self.masters.search().await;
        }
        let masters = self.masters.all();
        let begun = Cursor::read(cursor);
        let mut left = masters.iter().skip_while(|node| {
            let begun = begun.as_ref();
            begun.is_some_and(|begun| *node.address() < begun.address)
        });
        let Some(node) = left.next() else {
            return match masters.is_empty() {
                true => Err(self.masters.problem()),
                // The last one is no master any more.
                false => Ok(page(
                    Bytes::from_static(b"0"),
                    RedisReply::Array(Vec::new()),
                )),
            };
        };
        let at = match &begun {
            Some(begun) if begun.address == *node.address() => &begun.cursor,
            _ => "0",
        };
        let reply = node.run(&command.with_scan_cursor(at), false).await;
        let reply = match reply {
            Ok(reply) => reply,
            Err(failure) => {
                self.masters.search_in_background();
                return Err(failure.problem());
            }
        };
        let RedisReply::Array(parts) = reply else {
            return Ok(reply);
        };
        let Ok([RedisReply::Bytes(next), keys]) = <[RedisReply; 2]>::try_from(parts) else {
            return Err("a scan was answered with something else".to_owned());
        };
        let next = match (&*next, left.next()) {
            (b"0", None) => next,
            (b"0", Some(other)) => Cursor::write("0", other.address()),
            _ => Cursor::write(&String::from_utf8_lossy(&next), node.address()),
        };
        Ok(page(next, keys))
    }
}

impl RedisLink for Router {
    fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a> {
        Box::pin(async move {
            let limit = self.command_timeout;
            match within(&self.clock, limit, self.route(command)).await {
                Ok(sent) => sent.map_err(Into::into),
                Err(_) => {
                    // A master that is frozen may have been replaced.
                    self.masters.search_in_background();
                    let error: BoxError = Box::new(StoreError::timed_out());
                    Err(error)
                }
            }
        })
    }
}

/// Where a scan of several masters goes on.
struct Cursor {
    cursor: String,
    address: Address,
}

impl Cursor {
    fn read(text: &str) -> Option<Self> {
        let (cursor, address) = text.split_once(' ')?;
        let (host, port) = address.rsplit_once(' ')?;
        Some(Self {
            cursor: cursor.to_owned(),
            address: Address::new(host, port.parse().ok()?),
        })
    }

    fn write(cursor: &str, address: &Address) -> Bytes {
        format!("{cursor} {} {}", address.host, address.port).into()
    }
}

fn page(next: Bytes, keys: RedisReply) -> RedisReply {
    RedisReply::Array(vec![RedisReply::Bytes(next), keys])
}
