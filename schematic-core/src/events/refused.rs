//! The error of an event that a client does not take.

use std::fmt;

/// Why a client did not take an event. Nothing of the event was or will be sent; it is given back
/// by [`Refused::into_event`].
///
/// ```
/// use schematic_core::Schematic;
/// use schematic_core::events::{RefusedKind, Track};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let schematic = Schematic::builder("").offline(true).build()?;
/// schematic.shutdown().await;
/// let event = Track::new("report-generated").company("org", "acme");
/// let refused = schematic.track(event.clone()).unwrap_err();
/// assert_eq!(refused.kind(), RefusedKind::ShutDown);
/// assert_eq!(refused.into_event(), event);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Refused<E = ()> {
    kind: RefusedKind,
    // Boxed, so that what is returned for an event that is taken stays small.
    event: Box<E>,
}

/// What sort of refusal a [`Refused`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RefusedKind {
    /// The event itself is wrong; capture would not have taken it either.
    Invalid(InvalidEvent),
    /// The queue holds as many events, or as many bytes of them, as it may.
    QueueFull,
    /// The client has been shut down.
    ShutDown,
}

/// What is wrong with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidEvent {
    /// A backfill must say when it happened.
    BackfillWithoutSentAt,
    /// The idempotency key is empty or blank.
    IdempotencyKeyBlank,
    /// The idempotency key has more than 255 characters.
    IdempotencyKeyTooLong,
    /// An identify event without a key of a user or of a company.
    NoKeys,
    /// The name of the event is empty or blank.
    NoName,
    /// The time is more than 5 minutes ahead.
    SentAtInFuture,
    /// The time is more than 34 days ago.
    SentAtTooOld,
    /// The time of a backfill is more than 365 days ago.
    SentAtTooOldForBackfill,
    /// The event alone is larger than a request may be.
    TooLarge,
    /// A trait is a float that JSON cannot write, such as `NaN`.
    TraitNotFinite,
}

impl<E> Refused<E> {
    /// Creates the error of an `event` that is not taken. A backend of your own needs it.
    #[cold]
    pub fn new(kind: impl Into<RefusedKind>, event: E) -> Self {
        Self {
            kind: kind.into(),
            event: Box::new(event),
        }
    }

    /// What sort of refusal this is.
    #[must_use]
    pub const fn kind(&self) -> RefusedKind {
        self.kind
    }

    /// Returns the event that was not taken.
    #[must_use]
    pub fn into_event(self) -> E {
        *self.event
    }
}

/// Says why, but shows nothing of the event, which holds customers' data.
impl<E> fmt::Debug for Refused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refused")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl<E> fmt::Display for Refused<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            RefusedKind::Invalid(invalid) => write!(f, "event refused: {invalid}"),
            RefusedKind::QueueFull => f.write_str(
                "event refused: the queue is full; wait for room with a deadline, or make it larger",
            ),
            RefusedKind::ShutDown => f.write_str("event refused: the client has been shut down"),
        }
    }
}

impl<E> std::error::Error for Refused<E> {}

impl fmt::Display for InvalidEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BackfillWithoutSentAt => "a backfill needs sent_at",
            Self::IdempotencyKeyBlank => "the idempotency key is blank; leave it unset instead",
            Self::IdempotencyKeyTooLong => "the idempotency key has more than 255 characters",
            Self::NoKeys => "it names neither a user nor a company; add a key",
            Self::NoName => "its name is blank",
            Self::SentAtInFuture => "sent_at is more than 5 minutes ahead; check the clock",
            Self::SentAtTooOld => "sent_at is more than 34 days ago, which only a backfill may be",
            Self::SentAtTooOldForBackfill => "sent_at is more than 365 days ago",
            Self::TooLarge => "it is larger than a request may be; send less traits",
            Self::TraitNotFinite => "a trait is not a finite number",
        })
    }
}

impl From<InvalidEvent> for RefusedKind {
    fn from(invalid: InvalidEvent) -> Self {
        Self::Invalid(invalid)
    }
}
