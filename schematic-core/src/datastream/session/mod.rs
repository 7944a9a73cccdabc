//! The conversation with a server, without the connection: what to ask, and what to make of what
//! is told.

mod cooldown;
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
use self::snapshot::{FlagReader, Progress, Snapshot, oversized};
use super::protocol::{
    EntityChange, EntityKind, EntityType, FlagChange, Frame, Named, Pagination, Refusal, Request,
    Unreadable,
};
use super::store::{Change, Entity, FlagSet, ReadError, Store, StoredFlag};
use crate::telemetry::DATASTREAM;

/// How long to wait for the flags, or for their next page, before asking again.
const FLAGS_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to wait before asking again for flags of which a page was missing.
const FLAGS_RETRY: Duration = Duration::from_secs(1);

/// The longest wait before asking again for flags that were given up.
const LONGEST_FLAGS_RETRY: Duration = Duration::from_secs(60);

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
    /// How many sets of flags in a row were given up.
    given_up: u32,
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
    /// Whether it was logged on this connection that something takes more memory than it may.
    warned_oversized: bool,
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
    /// Flags, entities and sets of flags that take more memory than they may.
    oversized: AtomicU64,
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

    /// How many flags, entities and sets of flags were refused for their size.
    pub(crate) fn oversized(&self) -> u64 {
        self.oversized.load(Relaxed)
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
    /// Something in it takes more memory than it may.
    Oversized,
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
            given_up: 0,
            flags: FlagsRequest::Answered,
            refresh: Refresh::new(settings.refresh_rate),
            graces: VecDeque::new(),
            epoch: 0,
            ticked: None,
            tally: Arc::default(),
            unusable: 0,
            warned_oversized: false,
        }
    }

    /// A connection was made: everything is to be asked for again.
    pub(crate) fn connected(&mut self, now: Duration) {
        self.connected = true;
        self.warned_oversized = false;
        self.given_up = 0;
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
                until: now.saturating_add(FLAGS_TIMEOUT),
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
        if self.ticked.is_none_or(|at| at.saturating_add(TICK) <= now) {
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
            Frame::Flag(change) => self.flag(change, now),
            Frame::Entity(kind, change) => self.entity(kind, change, now),
            Frame::Error(refusal) => Ok(self.refusal(refusal)),
            Frame::Reload => {
                self.store.entities.end_epoch(now);
                self.start_over(now);
                Ok(Received::Outdated)
            }
            Frame::Ignored(why) => {
                crate::telemetry::log!(debug, target: DATASTREAM, ?why, "a message was ignored");
                self.tally.ignored.fetch_add(1, Relaxed);
                Ok(Received::Message)
            }
        }
    }

    fn flags(&mut self, list: &RawValue, page: Option<Pagination>, now: Duration) -> Received {
        let mut reader = FlagReader {
            compiler: &mut self.compiler,
            limits: &self.store.limits,
        };
        let (progress, not_taken) = self.snapshot.take(list, page, now, &mut reader);
        self.tally
            .unreadable
            .fetch_add(not_taken.unreadable, Relaxed);
        let mut oversized = not_taken.oversized;
        match progress {
            Progress::More => {
                if self.flags != FlagsRequest::Answered {
                    self.flags = FlagsRequest::Awaited {
                        until: now.saturating_add(FLAGS_TIMEOUT),
                    };
                }
                return self.refused_some(oversized);
            }
            Progress::Endless => {
                self.give_up_flags(now);
                return self.refused_some(oversized + 1);
            }
            Progress::PassedOver => {
                self.tally.ignored.fetch_add(1, Relaxed);
                return Received::Message;
            }
            Progress::Whole | Progress::Incomplete => {}
        }
        let (set, not_kept) = std::mem::replace(&mut self.snapshot, Snapshot::new())
            .finish(&self.store.flags.current(), &self.store.limits);
        oversized += not_kept;
        self.tell_unusable(&set);
        self.store.flags.replace(set);
        let received = self.refused_some(oversized);
        if progress == Progress::Incomplete {
            // What was told is good, but flags that are gone could not be told apart.
            self.flags = FlagsRequest::Awaited {
                until: now.saturating_add(FLAGS_RETRY),
            };
            return received;
        }
        self.flags = FlagsRequest::Answered;
        self.given_up = 0;
        if self.ready {
            return received;
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
            crate::telemetry::log!(
                warn, target: DATASTREAM,
                flags,
                "flags hold something that this version does not know, so the API is asked for them",
            );
        }
    }

    /// Gives up the set of flags that is arriving, and asks for it again later.
    fn give_up_flags(&mut self, now: Duration) {
        self.snapshot = Snapshot::given_up();
        let doubled = 1_u32.checked_shl(self.given_up).unwrap_or(u32::MAX);
        self.given_up = self.given_up.saturating_add(1);
        let wait = FLAGS_RETRY.saturating_mul(doubled).min(LONGEST_FLAGS_RETRY);
        self.flags = FlagsRequest::Awaited {
            until: now.saturating_add(wait),
        };
    }

    /// Counts what was refused for its size.
    fn refused_some(&mut self, count: u64) -> Received {
        if count == 0 {
            return Received::Message;
        }
        self.tally.oversized.fetch_add(count, Relaxed);
        if !std::mem::replace(&mut self.warned_oversized, true) {
            crate::telemetry::log!(
                warn, target: DATASTREAM,
                "some of what the DataStream sends takes more memory than it may, so the API is \
                 asked for it: raise the DataStream's max_flag_bytes or max_bytes if this is meant",
            );
        }
        Received::Oversized
    }

    fn flag(&mut self, change: FlagChange<'_>, now: Duration) -> Result<Received, Unreadable> {
        let limits = self.store.limits;
        match change {
            FlagChange::Full(json) => {
                let mut reader = FlagReader {
                    compiler: &mut self.compiler,
                    limits: &limits,
                };
                let flag = match reader.read(json) {
                    Ok(flag) => flag,
                    Err(ReadError::Unreadable(error)) => return Err(error),
                    Err(ReadError::TooLarge) => match oversized(json) {
                        Some(flag) => flag,
                        None => return Ok(self.refused_some(1)),
                    },
                };
                let overtaken = self.snapshot.overtake(Some(flag.key()), Some(flag.id()));
                let mut fits = !matches!(flag, StoredFlag::Oversized(_));
                self.store.flags.change(|set: &mut FlagSet| {
                    fits &= set.put(Arc::new(flag), &limits);
                });
                let refused = u64::from(!fits) + self.unless_overtaken(overtaken, now);
                Ok(self.refused_some(refused))
            }
            FlagChange::Deleted { id, key } => {
                let (key, id) = (key.as_deref(), id.as_deref());
                let overtaken = self.snapshot.overtake(key, id);
                if self.store.flags.current().names_any(key, id) {
                    self.store
                        .flags
                        .change(|set: &mut FlagSet| set.remove(key, id));
                }
                let refused = self.unless_overtaken(overtaken, now);
                Ok(self.refused_some(refused))
            }
        }
    }

    /// Gives up the set of flags that is arriving if what overtook it could not be noted.
    fn unless_overtaken(&mut self, noted: bool, now: Duration) -> u64 {
        if noted {
            return 0;
        }
        self.give_up_flags(now);
        1
    }

    fn entity(
        &mut self,
        kind: EntityKind,
        change: EntityChange<'_>,
        now: Duration,
    ) -> Result<Received, Unreadable> {
        let entities = &self.store.entities;
        let most = self.store.limits.reading_entity();
        match change {
            EntityChange::Full(json) => {
                let entity = match Entity::read(kind, json.get(), most, &mut self.compiler) {
                    Ok(entity) => entity,
                    Err(error) => {
                        let named = Named::read(json);
                        if let (ReadError::TooLarge, Some(id)) = (&error, &named.id) {
                            entities.delete_by_id(kind, id);
                        }
                        self.requests.unusable(kind, &named.keys, now);
                        return match error {
                            ReadError::TooLarge => Ok(self.refused_some(1)),
                            ReadError::Unreadable(error) => Err(error),
                        };
                    }
                };
                // Not before it is in the store: whoever waited looks there.
                let keys = entity.keys();
                let asked = self.requests.asked_for(kind, &keys);
                if !entities.put(entity, asked, now) {
                    self.requests.unusable(kind, &keys, now);
                    return Ok(self.refused_some(1));
                }
                self.requests.told(kind, &keys);
            }
            EntityChange::Partial { id, patch } => {
                let compiler = &mut self.compiler;
                let changed = entities.change(kind, &id, now, |entity| {
                    entity.changed(patch.get(), most, compiler)
                });
                match changed {
                    // Whoever waits because it is too old is not helped by a part of it.
                    Change::Fresh { keys } => self.requests.told(kind, &keys),
                    Change::Stale => {}
                    Change::TooLarge => return Ok(self.refused_some(1)),
                    Change::Unreadable(error) => return Err(error),
                    Change::Unknown => {
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
