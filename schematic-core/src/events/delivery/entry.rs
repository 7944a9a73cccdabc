//! Events as the queue keeps them, and as they are sent.

use std::time::Duration;

use serde::Serialize;
use serde::ser::SerializeStruct;

use super::key;
use crate::Timestamp;
use crate::events::metadata::Metadata;
use crate::events::size::{self, Size};
use crate::events::wire::{EventType, FlagCheckBody};
use crate::events::{Identify, InvalidEvent, Track};

/// An event in the queue.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its place in the order of all events; also what makes its key its own.
    pub(super) number: u64,
    /// When it was taken.
    pub(super) taken_at: Timestamp,
    /// When the sender first saw it, in the time that the sender was awake; [`NOT_SEEN`] before.
    pub(super) since: Duration,
    pub(super) tried: Tried,
    pub(super) event: Queued,
}

impl Entry {
    pub(super) fn idempotency_key<'a>(
        &'a self,
        base: u128,
        buffer: &'a mut key::Buffer,
    ) -> &'a str {
        match self.event.metadata().idempotency_key() {
            Some(given) => given,
            None => key::write(base, self.number, buffer),
        }
    }

    /// Returns about how many bytes it takes; in memory itself included.
    #[inline]
    pub(super) fn size(&self) -> Size {
        self.event.size()
    }

    pub(super) fn sent_at(&self) -> Timestamp {
        self.event.metadata().sent_at().unwrap_or(self.taken_at)
    }
}

/// Whether an event has been in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tried {
    Never,
    /// In such alone that capture did not take: it does not know the event's key.
    InVain,
    /// First at this time, by the clock that counts sleep. Capture may know the event's key.
    Since(Duration),
}

pub(super) const NOT_SEEN: Duration = Duration::MAX;

/// Any event that can be sent.
#[derive(Clone, Debug)]
pub(super) enum Queued {
    FlagCheck(Box<FlagCheckBody>),
    Identify(Box<SizedEvent<Identify>>),
    Track(Track),
}

/// An event with its size, which is found by going through all of it.
#[derive(Clone, Debug)]
pub(super) struct SizedEvent<E> {
    event: E,
    size: Size,
}

impl Queued {
    pub(super) fn event_type(&self) -> EventType {
        match self {
            Self::FlagCheck(_) => EventType::FlagCheck,
            Self::Identify(_) => EventType::Identify,
            Self::Track(_) => EventType::Track,
        }
    }

    pub(super) fn as_track(&self) -> Option<&Track> {
        match self {
            Self::Track(event) => Some(event),
            Self::FlagCheck(_) | Self::Identify(_) => None,
        }
    }

    pub(super) fn as_identify(&self) -> Option<&Identify> {
        match self {
            Self::Identify(sized) => Some(&sized.event),
            Self::FlagCheck(_) | Self::Track(_) => None,
        }
    }

    /// Returns about how many bytes its entry takes.
    #[inline]
    pub(super) fn size(&self) -> Size {
        match self {
            Self::FlagCheck(body) => FRAME + size::of_flag_check(body),
            Self::Identify(sized) => sized.size,
            Self::Track(event) => event.entry_size(),
        }
    }

    #[inline]
    pub(super) fn metadata(&self) -> &Metadata {
        match self {
            Self::FlagCheck(_) => &Metadata::NONE,
            Self::Identify(sized) => sized.event.metadata(),
            Self::Track(event) => event.metadata(),
        }
    }
}

/// An event that an application makes, and gets back when it is not taken.
pub(super) trait Event: Clone {
    /// Returns an error if capture would not take it at the time `now`.
    fn check(&self, now: Timestamp) -> Result<(), InvalidEvent>;

    /// Returns about how many bytes its entry takes.
    fn entry_size(&self) -> Size;

    /// Returns it as the queue keeps it; `size` is its [entry's](Self::entry_size).
    fn into_queued(self, size: Size) -> Queued;
}

impl Event for Identify {
    fn check(&self, now: Timestamp) -> Result<(), InvalidEvent> {
        if self.has_no_keys() {
            return Err(InvalidEvent::NoKeys);
        }
        self.metadata().check(now)
    }

    #[inline]
    fn entry_size(&self) -> Size {
        let heap = size_of::<SizedEvent<Self>>();
        FRAME + self.size() + Size { json: 0, heap }
    }

    #[inline]
    fn into_queued(self, size: Size) -> Queued {
        Queued::Identify(Box::new(SizedEvent { event: self, size }))
    }
}

impl Event for Track {
    #[inline]
    fn check(&self, now: Timestamp) -> Result<(), InvalidEvent> {
        self.metadata().check(now)
    }

    #[inline]
    fn entry_size(&self) -> Size {
        FRAME + self.size()
    }

    #[inline]
    fn into_queued(self, _: Size) -> Queued {
        Queued::Track(self)
    }
}

/// What each entry takes beside its event.
const FRAME: Size = Size {
    json: size::ENVELOPE,
    heap: size_of::<Entry>(),
};

/// An entry as capture receives it.
pub(super) struct Outgoing<'a> {
    pub(super) entry: &'a Entry,
    pub(super) api_key: &'a str,
    pub(super) key_base: u128,
}

impl Serialize for Outgoing<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            entry,
            api_key,
            key_base,
        } = *self;
        let metadata = entry.event.metadata();
        let mut buffer = key::buffer();
        let mut event = serializer.serialize_struct("Event", 7)?;
        event.serialize_field("api_key", api_key)?;
        event.serialize_field("type", &entry.event.event_type())?;
        event.serialize_field(
            "idempotency_key",
            entry.idempotency_key(key_base, &mut buffer),
        )?;
        event.serialize_field("sent_at", &entry.sent_at())?;
        // What capture's documentation says of backfills holds under both of its readings then.
        if metadata.trusted_clock || metadata.backfill {
            event.serialize_field("trusted_client_clock", &true)?;
        }
        if metadata.backfill {
            event.serialize_field("backfill", &true)?;
        }
        match &entry.event {
            Queued::FlagCheck(body) => event.serialize_field("body", &**body)?,
            Queued::Identify(sized) => event.serialize_field("body", sized.event.body())?,
            Queued::Track(track) => event.serialize_field("body", track.body())?,
        }
        event.end()
    }
}
