//! The conversation with a server, without the connection: what to ask, and what to make of what
//! is told.

mod refresh;
mod requests;
mod snapshot;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use schematic_rules::Compiler;
use serde_json::value::RawValue;

use self::refresh::Refresh;
pub(crate) use self::requests::{Outcome, Requests};
use self::snapshot::{Progress, Snapshot, read_flag};
use super::protocol::{
    EntityChange, EntityKind, EntityType, FlagChange, Frame, Pagination, Refusal, Request,
    Unreadable,
};
use super::store::{Changed, Entity, FlagSet, Store};
use crate::telemetry::DATASTREAM;

/// How long to wait for the flags, or for their next page, before asking again.
const FLAGS_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to wait before asking again for flags of which a page was missing.
const FLAGS_RETRY: Duration = Duration::from_secs(1);

/// More flags than any environment has. A server that tells on and on is not listened to here.
const MAX_FLAGS: usize = 1_000_000;

/// How often the store's time goes on.
const TICK: Duration = Duration::from_secs(1);

/// How many lost connections are told apart. Entities from before are as stale as the oldest.
const MAX_EPOCHS: usize = 64;

/// The conversation with a server over one connection after another.
pub(crate) struct Session {
    store: Arc<Store>,
    requests: Arc<Requests>,
    settings: Settings,
    compiler: Compiler,
    connected: bool,
    /// Whether the flags were told on this connection.
    ready: bool,
    /// The set of flags that is arriving.
    snapshot: Snapshot,
    /// Whether the flags are to be asked for, and when at the latest again.
    flags: FlagsRequest,
    refresh: Refresh,
    /// When entities from before an epoch no longer count.
    graces: VecDeque<(u32, Duration)>,
    epoch: u32,
    ticked: Option<Duration>,
    tally: Arc<Tally>,
    /// How many flags of the last set cannot be decided here.
    unusable: usize,
}

/// What a session goes by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) page_size: Option<u32>,
    pub(crate) stale_grace: Duration,
    /// How many entities are asked for again in a second.
    pub(crate) refresh_rate: u32,
    /// How long a connected session is left without a tick at most.
    pub(crate) longest_wait: Duration,
}

/// What was received that changed nothing. Read without the session, which a long message may
/// hold up.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Frames of a kind that is not known or not for this client.
    ignored: AtomicU64,
    /// Frames, and flags of a list, that could not be read.
    unreadable: AtomicU64,
    /// Changes of entities that are not kept.
    unknown_entities: AtomicU64,
}

impl Tally {
    /// How many frames could be read and changed nothing.
    pub(crate) fn ignored(&self) -> u64 {
        self.ignored.load(Relaxed) + self.unknown_entities.load(Relaxed)
    }

    /// How many frames, and flags of a list, could not be read.
    pub(crate) fn unreadable(&self) -> u64 {
        self.unreadable.load(Relaxed)
    }
}

/// What came of a frame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Received {
    /// It could be read.
    Message,
    /// The flags are there, and with them all that a check needs to begin.
    Ready,
    /// It says that everything is to be asked for again.
    Outdated,
    /// The server refused something; what it said.
    Refused(String),
    /// It could not be read; nothing changed.
    Unreadable(Unreadable),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FlagsRequest {
    /// To be sent now.
    Due,
    /// Sent, and to be sent again at this time unless the flags arrive.
    Awaited { until: Duration },
    /// Not needed.
    Answered,
}

impl Session {
    pub(crate) fn new(store: Arc<Store>, requests: Arc<Requests>, settings: Settings) -> Self {
        Self {
            store,
            requests,
            settings,
            compiler: Compiler::new(),
            connected: false,
            ready: false,
            snapshot: Snapshot::new(),
            flags: FlagsRequest::Answered,
            refresh: Refresh::new(settings.refresh_rate),
            graces: VecDeque::new(),
            epoch: 0,
            ticked: None,
            tally: Arc::default(),
            unusable: 0,
        }
    }

    /// A connection was made: everything is to be asked for again.
    pub(crate) fn connected(&mut self, now: Duration) {
        self.connected = true;
        self.requests.connected();
        self.start_over(now);
    }

    /// The connection was lost.
    pub(crate) fn disconnected(&mut self, now: Duration) {
        self.connected = false;
        self.ready = false;
        self.flags = FlagsRequest::Answered;
        self.snapshot = Snapshot::new();
        self.refresh.clear();
        self.ticked = None;
        self.store.entities.tick(None);
        self.store.entities.end_epoch(now);
        self.requests.disconnected();
    }

    /// Whether the flags were told on this connection.
    #[cfg(test)]
    fn is_ready(&self) -> bool {
        self.ready
    }

    pub(crate) fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    /// Takes one text frame.
    pub(crate) fn receive(&mut self, frame: &str, now: Duration) -> Received {
        match self.dispatch(frame, now) {
            Ok(received) => received,
            Err(error) => {
                self.tally.unreadable.fetch_add(1, Relaxed);
                Received::Unreadable(error)
            }
        }
    }

    /// Notes a frame that is no text.
    pub(crate) fn receive_binary(&mut self) {
        self.tally.unreadable.fetch_add(1, Relaxed);
    }

    /// The next request to send, if one is due.
    pub(crate) fn next_request(&mut self, now: Duration) -> Option<Request> {
        if !self.connected {
            return None;
        }
        let flags_due = match self.flags {
            FlagsRequest::Due => true,
            FlagsRequest::Awaited { until } => until <= now,
            FlagsRequest::Answered => false,
        };
        if flags_due {
            self.flags = FlagsRequest::Awaited {
                until: now + FLAGS_TIMEOUT,
            };
            return Some(Request::flags(self.settings.page_size));
        }
        // Somebody waits for these, and for what is refreshed nobody does.
        let (kind, keys) = self
            .requests
            .next_unsent()
            .or_else(|| self.refresh.next(&self.store.entities, now))?;
        Some(Request::entity(kind.entity_type(), keys))
    }

    /// Notes that a message is arriving, of which there was a part at this time. It may hold the
    /// flags, so they are not asked for again meanwhile.
    pub(crate) fn receiving(&mut self, at: Duration) {
        if let FlagsRequest::Awaited { until } = &mut self.flags {
            *until = (*until).max(at.saturating_add(FLAGS_TIMEOUT));
        }
    }

    /// When [`Session::next_request`] and [`Session::tick`] have something to do, if nothing else
    /// happens before.
    pub(crate) fn wakes_at(&self) -> Option<Duration> {
        let flags = match self.flags {
            FlagsRequest::Awaited { until } => Some(until),
            _ => None,
        };
        let grace = self.graces.front().map(|(_, until)| *until);
        [flags, grace, self.refresh.wakes_at()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Does what is due by now.
    pub(crate) fn tick(&mut self, now: Duration) {
        // More often would only have more uses noted.
        if self.ticked.is_none_or(|at| at + TICK <= now) {
            self.ticked = Some(now);
            let horizon = now.saturating_add(self.settings.longest_wait);
            self.store.entities.tick(Some(horizon));
        }
        while let Some((epoch, until)) = self.graces.front().copied()
            && until <= now
        {
            self.graces.pop_front();
            self.store.entities.serve_from(epoch);
        }
    }

    fn start_over(&mut self, now: Duration) {
        self.ready = false;
        self.flags = FlagsRequest::Due;
        self.snapshot = Snapshot::new();
        self.epoch = self.store.entities.begin_epoch(now);
        self.refresh.begin(self.store.entities.stale(now), now);
    }

    fn dispatch(&mut self, frame: &str, now: Duration) -> Result<Received, Unreadable> {
        match Frame::read(frame)? {
            Frame::Flags { list, page } => Ok(self.flags(list, page, now)),
            Frame::Flag(change) => self.flag(change),
            Frame::Entity(kind, change) => self.entity(kind, change, now),
            Frame::Error(refusal) => Ok(self.refusal(refusal)),
            Frame::Reload => {
                self.store.entities.end_epoch(now);
                self.start_over(now);
                Ok(Received::Outdated)
            }
            Frame::Ignored(why) => {
                tracing::debug!(target: DATASTREAM, ?why, "a message was ignored");
                self.tally.ignored.fetch_add(1, Relaxed);
                Ok(Received::Message)
            }
        }
    }

    fn flags(&mut self, list: &RawValue, page: Option<Pagination>, now: Duration) -> Received {
        let (progress, unreadable) = self.snapshot.take(list, page, &mut self.compiler);
        self.tally.unreadable.fetch_add(unreadable, Relaxed);
        if progress == Progress::More {
            if self.flags != FlagsRequest::Answered {
                self.flags = FlagsRequest::Awaited {
                    until: now + FLAGS_TIMEOUT,
                };
            }
            return Received::Message;
        }
        let set = std::mem::replace(&mut self.snapshot, Snapshot::new())
            .finish(&self.store.flags.current());
        self.tell_unusable(&set);
        self.store.flags.replace(set);
        if progress == Progress::Incomplete {
            // What was told is good, but flags that are gone could not be told apart.
            self.flags = FlagsRequest::Awaited {
                until: now.saturating_add(FLAGS_RETRY),
            };
            return Received::Message;
        }
        self.flags = FlagsRequest::Answered;
        if self.ready {
            return Received::Message;
        }
        self.ready = true;
        if self.graces.len() == MAX_EPOCHS {
            self.graces.pop_front();
        }
        self.graces
            .push_back((self.epoch, now.saturating_add(self.settings.stale_grace)));
        Received::Ready
    }

    /// Warns of flags that are not decided here, when there are more than before.
    fn tell_unusable(&mut self, set: &FlagSet) {
        let flags = set.iter().filter(|flag| flag.is_unusable()).count();
        if flags > std::mem::replace(&mut self.unusable, flags) {
            tracing::warn!(
                target: DATASTREAM,
                flags,
                "flags hold something that this version does not know, so the API is asked for them",
            );
        }
    }

    fn flag(&mut self, change: FlagChange<'_>) -> Result<Received, Unreadable> {
        match change {
            FlagChange::Full(json) => {
                let flag = Arc::new(read_flag(json, &mut self.compiler)?);
                let flags = self.store.flags.current();
                if flags.len() >= MAX_FLAGS && flags.shared(flag.key()).is_none() {
                    self.tally.ignored.fetch_add(1, Relaxed);
                    return Ok(Received::Message);
                }
                drop(flags);
                self.snapshot.overtake(Some(flag.key()), Some(flag.id()));
                self.store.flags.change(|set: &mut FlagSet| set.put(flag));
            }
            FlagChange::Deleted { id, key } => {
                let (key, id) = (key.as_deref(), id.as_deref());
                self.snapshot.overtake(key, id);
                self.store
                    .flags
                    .change(|set: &mut FlagSet| set.remove(key, id));
            }
        }
        Ok(Received::Message)
    }

    fn entity(
        &mut self,
        kind: EntityKind,
        change: EntityChange<'_>,
        now: Duration,
    ) -> Result<Received, Unreadable> {
        let entities = &self.store.entities;
        match change {
            EntityChange::Full(json) => {
                let entity = Entity::read(kind, json.get(), &mut self.compiler)?;
                // Not before it is in the store: whoever waited looks there.
                let keys = entity.keys();
                let asked = self.requests.asked_for(kind, &keys);
                entities.put(entity, asked, now);
                self.requests.told(kind, &keys);
            }
            EntityChange::Partial { id, patch } => {
                let compiler = &mut self.compiler;
                let changed = entities.change(kind, &id, now, |entity| {
                    entity.changed(patch.get(), compiler)
                });
                match changed {
                    // Whoever waits because it is too old is not helped by a part of it.
                    Some(Ok(Changed { keys, counts: true })) => self.requests.told(kind, &keys),
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(error),
                    None => {
                        self.tally.unknown_entities.fetch_add(1, Relaxed);
                    }
                }
            }
            EntityChange::Deleted(deletion) => {
                entities.delete(kind, &deletion);
            }
        }
        Ok(Received::Message)
    }

    fn refusal(&mut self, refusal: Refusal) -> Received {
        let kind = match refusal.entity_type {
            Some(EntityType::Company | EntityType::Companies) => Some(EntityKind::Company),
            Some(EntityType::User | EntityType::Users) => Some(EntityKind::User),
            _ => None,
        };
        if let Some(kind) = kind
            && !refusal.keys.is_empty()
        {
            self.requests.refused(kind, &refusal.keys);
            // What the server does not know any more must not go on answering.
            self.store.entities.delete_by_keys(kind, &refusal.keys);
        }
        Received::Refused(
            refusal
                .message
                .unwrap_or_else(|| "the server sent an error without a text".to_owned()),
        )
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("connected", &self.connected)
            .field("ready", &self.ready)
            .field("flags", &self.flags)
            .field("tally", &self.tally)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
