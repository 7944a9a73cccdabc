//! The conversation with a server, without I/O and clock: what to request, and what to store of what
//! is received.

mod cooldown;
mod effect;
mod hand_on;
mod pages;
mod refresh;
mod requests;
mod settings;
mod tally;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use serde_json::value::RawValue;

pub(crate) use self::effect::FrameEffect;
use self::hand_on::ListForStore;
use self::pages::{FlagPages, Progress};
use self::refresh::Refresh;
pub(super) use self::requests::Requests;
pub(crate) use self::settings::Settings;
pub(super) use self::tally::Tally;
use crate::Keys;
use crate::datastream::protocol::{
    EntityChange, EntityType, FlagChange, Frame, FrameError, Pagination, Refusal, Request,
};
use crate::shared_cache::SharedCache;
use crate::store::{EntityKind, FlagNames, PatchOutcome, ReadError, Store};
use crate::telemetry::DATASTREAM;

/// How long to wait for the flags, or for their next page, before asking again.
const FLAGS_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to wait before asking again for flags of which a page was missing.
const FLAGS_RETRY: Duration = Duration::from_secs(1);

/// The longest wait before asking again for flags that were given up.
const LONGEST_FLAGS_RETRY: Duration = Duration::from_secs(60);

/// How often the store's time goes on.
const TICK: Duration = Duration::from_secs(1);

/// How many lost connections are distinguished. Entities from before are as stale as the oldest.
const MAX_EPOCHS: usize = 64;

/// The conversation with a server over one connection after another.
pub(crate) struct Session {
    store: Arc<Store>,
    requests: Arc<Requests>,
    settings: Settings,
    connected: bool,
    /// Whether the flags were received on this connection.
    ready: bool,
    /// The set of flags that is arriving.
    pages: FlagPages,
    /// How many sets of flags in a row were given up.
    given_up: u32,
    /// Whether the flags are to be requested, and when at the latest again.
    flags: FlagsRequest,
    refresh: Refresh,
    /// When entities from before an epoch no longer count.
    graces: VecDeque<(u32, Duration)>,
    epoch: u32,
    ticked: Option<Duration>,
    tally: Arc<Tally>,
    /// How many flags of the last set cannot be evaluated here.
    unusable: usize,
    /// Whether it was logged on this connection that something takes more memory than it may.
    warned_oversized: bool,
    /// The store that a fleet shares, if there is one.
    shared: Option<Arc<SharedCache>>,
    /// The list of flags that is arriving, for that store.
    list: ListForStore,
    /// When it was looked for what has to be subscribed to.
    looked_at: Duration,
}

impl Session {
    pub(crate) fn new(store: Arc<Store>, requests: Arc<Requests>, settings: Settings) -> Self {
        Self {
            store,
            requests,
            settings,
            connected: false,
            ready: false,
            pages: FlagPages::new(),
            given_up: 0,
            flags: FlagsRequest::Answered,
            refresh: Refresh::new(settings.refresh_rate),
            graces: VecDeque::new(),
            epoch: 0,
            ticked: None,
            tally: Arc::default(),
            unusable: 0,
            warned_oversized: false,
            shared: None,
            list: ListForStore::default(),
            looked_at: Duration::ZERO,
        }
    }

    /// Hands on what is received to a store that a fleet shares.
    pub(crate) fn hand_on_to(mut self, shared: Option<Arc<SharedCache>>) -> Self {
        self.shared = shared;
        self
    }

    /// Begins a connection: everything is to be requested again.
    pub(crate) fn connected(&mut self, now: Duration) {
        self.connected = true;
        self.warned_oversized = false;
        self.given_up = 0;
        self.requests.connected();
        self.start_over(now);
    }

    /// Ends the connection.
    pub(crate) fn disconnected(&mut self, now: Duration) {
        self.connected = false;
        self.ready = false;
        self.flags = FlagsRequest::Answered;
        self.pages = FlagPages::new();
        self.refresh.clear();
        self.ticked = None;
        self.store.entities.tick(None);
        self.store.entities.end_epoch(now);
        self.requests.disconnected();
    }

    /// Returns whether the flags were received on this connection.
    #[cfg(test)]
    fn is_ready(&self) -> bool {
        self.ready
    }

    pub(crate) fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    /// Takes one text frame.
    pub(crate) fn receive(&mut self, frame: &str, now: Duration) -> FrameEffect {
        match self.dispatch(frame, now) {
            Ok(received) => received,
            Err(error) => {
                self.tally.unreadable.fetch_add(1, Relaxed);
                FrameEffect::Unreadable(error)
            }
        }
    }

    /// Notes a frame that is no text.
    pub(crate) fn receive_binary(&mut self) {
        self.tally.unreadable.fetch_add(1, Relaxed);
    }

    /// Returns the next request to send, if one is due.
    pub(crate) fn next_request(&mut self, now: Duration) -> Option<Request> {
        if !self.connected {
            return None;
        }
        let flags_due = match self.flags {
            FlagsRequest::Due => true,
            FlagsRequest::Awaited { until } => until <= now,
            FlagsRequest::Answered => false,
        };
        let wants_all = self
            .behind()
            .is_some_and(|behind| behind.takes_all_flags(now));
        if flags_due || wants_all {
            self.flags = FlagsRequest::Awaited {
                until: now.saturating_add(FLAGS_TIMEOUT),
            };
            return Some(Request::flags(self.settings.page_size));
        }
        // Checks wait for these, and for what is refreshed none does.
        let (kind, keys) = self
            .requests
            .next_unsent()
            .or_else(|| self.refresh.next(&self.store.entities, now))
            .or_else(|| self.next_orphan(now))?;
        Some(Request::entity(EntityType::from(kind), keys))
    }

    /// Notes that a message is arriving, of which there was a part at this time. It may hold the
    /// flags, so they are not asked for again meanwhile.
    pub(crate) fn receiving(&mut self, at: Duration) {
        if let FlagsRequest::Awaited { until } = &mut self.flags {
            *until = (*until).max(at.saturating_add(FLAGS_TIMEOUT));
        }
    }

    /// Returns when [`Session::next_request`] and [`Session::tick`] have something to do, if nothing
    /// else happens before.
    pub(crate) fn wakes_at(&self) -> Option<Duration> {
        let flags = match self.flags {
            FlagsRequest::Awaited { until } => Some(until),
            _ => None,
        };
        let grace = self.graces.front().map(|(_, until)| *until);
        [flags, grace, self.refresh.wakes_at(), self.looks_at()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Does what is due by now.
    pub(crate) fn tick(&mut self, now: Duration) {
        self.looked_at = now;
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
        self.pages = FlagPages::new();
        self.epoch = self.store.entities.begin_epoch(now);
        self.refresh.begin(self.store.entities.stale(now), now);
    }

    fn dispatch(&mut self, frame: &str, now: Duration) -> Result<FrameEffect, FrameError> {
        match Frame::read(frame)? {
            Frame::Flags { list, page } => Ok(self.flags(list, page, now)),
            Frame::Flag(change) => self.flag(change, now),
            Frame::Entity(kind, change) => self.entity(kind, change, now),
            Frame::Error(refusal) => Ok(self.refusal(refusal)),
            Frame::Reload => {
                self.store.entities.end_epoch(now);
                self.start_over(now);
                Ok(FrameEffect::Outdated)
            }
            Frame::Ignored(why) => {
                crate::telemetry::log!(debug, target: DATASTREAM, ?why, "a message was ignored");
                self.tally.ignored.fetch_add(1, Relaxed);
                Ok(FrameEffect::Applied)
            }
        }
    }

    fn flags(&mut self, list: &RawValue, page: Option<Pagination>, now: Duration) -> FrameEffect {
        let (progress, rejected) = self.pages.take(list, page, now, &self.store);
        if progress != Progress::PassedOver {
            self.keep_page(list, page.is_none_or(|page| page.page <= 1));
        }
        self.tally
            .unreadable
            .fetch_add(rejected.unreadable, Relaxed);
        let mut oversized = rejected.oversized;
        match progress {
            Progress::More => {
                if self.flags != FlagsRequest::Answered {
                    self.flags = FlagsRequest::Awaited {
                        until: now.saturating_add(FLAGS_TIMEOUT),
                    };
                }
                return self.reject(oversized);
            }
            Progress::Endless => {
                self.give_up_flags(now);
                return self.reject(oversized + 1);
            }
            Progress::PassedOver => {
                self.tally.ignored.fetch_add(1, Relaxed);
                return FrameEffect::Applied;
            }
            Progress::Whole | Progress::Incomplete => {}
        }
        let pages = std::mem::replace(&mut self.pages, FlagPages::new());
        let replaced = pages.finish(&self.store);
        self.hand_on_flags(progress == Progress::Whole);
        oversized += replaced.oversized;
        self.warn_unusable(replaced.unusable);
        let effect = self.reject(oversized);
        if progress == Progress::Incomplete {
            // What was received is good, but flags that are gone could not be found out.
            self.flags = FlagsRequest::Awaited {
                until: now.saturating_add(FLAGS_RETRY),
            };
            return effect;
        }
        self.flags = FlagsRequest::Answered;
        self.given_up = 0;
        if self.ready {
            return effect;
        }
        self.ready = true;
        if self.graces.len() == MAX_EPOCHS {
            self.graces.pop_front();
        }
        self.graces
            .push_back((self.epoch, now.saturating_add(self.settings.stale_grace)));
        FrameEffect::Ready
    }

    /// Warns of flags that are not evaluated here, when there are more than before.
    fn warn_unusable(&mut self, flags: usize) {
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
        self.pages = FlagPages::given_up();
        let doubled = 1_u32.checked_shl(self.given_up).unwrap_or(u32::MAX);
        self.given_up = self.given_up.saturating_add(1);
        let wait = FLAGS_RETRY.saturating_mul(doubled).min(LONGEST_FLAGS_RETRY);
        self.flags = FlagsRequest::Awaited {
            until: now.saturating_add(wait),
        };
    }

    /// Counts what was rejected for its size.
    fn reject(&mut self, count: u64) -> FrameEffect {
        if count == 0 {
            return FrameEffect::Applied;
        }
        self.tally.oversized.fetch_add(count, Relaxed);
        if !std::mem::replace(&mut self.warned_oversized, true) {
            crate::telemetry::log!(
                warn, target: DATASTREAM,
                "some of what the DataStream sends takes more memory than it may, so the API is \
                 asked for it: raise the DataStream's max_flag_bytes or max_bytes if this is meant",
            );
        }
        FrameEffect::Oversized
    }

    fn flag(&mut self, change: FlagChange<'_>, now: Duration) -> Result<FrameEffect, FrameError> {
        let (names, rejected) = match change {
            FlagChange::Full(json) => {
                let before = self.flag_key_before(json);
                let stored = self.store.put_flag(json)?;
                self.hand_on_flag(&stored.names, json, before.as_deref());
                (stored.names, u64::from(!stored.fits))
            }
            FlagChange::Deleted { id, key } => {
                let names = FlagNames { id, key };
                self.hand_on_flag_deletion(&names);
                self.store.delete_flag(&names);
                (names, 0)
            }
        };
        let noted = self.pages.overtake(&names);
        let rejected = rejected + self.unless_overtaken(noted, now);
        Ok(self.reject(rejected))
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
    ) -> Result<FrameEffect, FrameError> {
        match change {
            EntityChange::Full {
                entity,
                is_published,
            } => return self.whole_entity(kind, entity, is_published, now),
            EntityChange::Partial { id, patch } => match self.store.patch(kind, &id, patch, now) {
                // A check that waits because the entity is too old is not helped by a part of it.
                PatchOutcome::Fresh { keys } => {
                    self.hand_on_put(kind, &id, self.names_usage(patch));
                    self.requests.changed(kind, &keys);
                }
                PatchOutcome::Stale => {}
                PatchOutcome::TooLarge => return Ok(self.reject(1)),
                PatchOutcome::Unreadable(error) => return Err(error.into()),
                PatchOutcome::Unknown => {
                    if let Some(shared) = &self.shared {
                        shared.note_unknown(kind, &id, now);
                    }
                    self.tally.unknown_entities.fetch_add(1, Relaxed);
                }
            },
            EntityChange::Deleted { id: Some(id), .. } => {
                self.store.entities.delete_by_id(kind, &id);
                self.hand_on_delete(kind, Some(&id));
            }
            EntityChange::Deleted { id: None, keys } => {
                let deleted = self.store.entities.delete_by_keys(kind, &keys);
                self.hand_on_delete(kind, deleted.as_deref());
            }
        }
        Ok(FrameEffect::Applied)
    }

    /// Stores an entity that was received whole, as the answer to requests or as a change.
    ///
    /// A published entity answers only requests for its keys as they are written. Another message
    /// may be a change if it differs from what memory has, or if memory has the entity from an earlier
    /// connection alone; and it may be the answer to another request if several spellings are awaited,
    /// or if one was given up. The API decides about other spellings of its keys then.
    fn whole_entity(
        &mut self,
        kind: EntityKind,
        json: &RawValue,
        is_published: bool,
        now: Duration,
    ) -> Result<FrameEffect, FrameError> {
        let requests = &self.requests;
        // Set while it is put into the store, which it is not a change of afterwards.
        let mut may_be_change = is_published;
        let mut is_doubtful = false;
        let requested = |keys: &Keys, is_change: &dyn Fn() -> bool| {
            if is_published {
                return requests.named_by(kind, keys);
            }
            let matters =
                requests.is_any_cooling() || requests.is_other_spelling_awaited(kind, keys);
            may_be_change |= requests.is_answer_ambiguous(kind, keys) || matters && is_change();
            if may_be_change {
                let named = requests.named_by(kind, keys);
                is_doubtful = named.is_empty();
                named
            } else {
                requests.answered_by(kind, keys)
            }
        };
        match self.store.put(kind, json, requested, now) {
            // Not before it is in the store: a check that waited looks there.
            Ok(stored) => {
                self.hand_on_put(kind, &stored.id, true);
                if may_be_change {
                    requests.changed(kind, &stored.keys);
                    if is_doubtful {
                        requests.doubted(kind, &stored.keys, now);
                    }
                } else {
                    requests.stored(kind, &stored.keys);
                }
            }
            Err(error) => {
                if is_published {
                    requests.unusable_change(kind, &error.keys, now);
                } else {
                    requests.unusable(kind, &error.keys, now);
                }
                return match error.reason {
                    ReadError::TooLarge => Ok(self.reject(1)),
                    ReadError::Unreadable(error) => Err(error.into()),
                };
            }
        }
        Ok(FrameEffect::Applied)
    }

    fn refusal(&mut self, refusal: Refusal) -> FrameEffect {
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
            let gone = self.store.entities.refuse(kind, &refusal.keys);
            self.hand_on_delete(kind, gone.as_deref());
            if let Some(shared) = &self.shared {
                shared.refused(kind, &refusal.keys);
            }
        }
        FrameEffect::Refused(
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FlagsRequest {
    /// To be sent now.
    Due,
    /// Sent, and to be sent again at this time unless the flags arrive.
    Awaited { until: Duration },
    /// Not needed.
    Answered,
}

#[cfg(test)]
mod tests;
