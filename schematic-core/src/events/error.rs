//! The error of an event that a client does not take.

use std::fmt;

/// An error of a client that did not take an event. Nothing of the event was or will be sent;
/// [`TrackError::into_event`] gives it back.
///
/// ```
/// use schematic_core::Schematic;
/// use schematic_core::events::{Track, TrackErrorKind};
///
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// let schematic = Schematic::builder("").offline(true).build()?;
/// schematic.shutdown().await;
/// let event = Track::new("report-generated").company("org", "acme");
/// let error = schematic.track(event.clone()).unwrap_err();
/// assert_eq!(error.kind(), TrackErrorKind::ShutDown);
/// assert_eq!(error.into_event(), event);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct TrackError<E = ()> {
    kind: TrackErrorKind,
    // Boxed, so that what is returned for an event that is taken stays small.
    event: Box<E>,
}

impl<E> TrackError<E> {
    /// Creates the error of an `event` that is not taken, for backends of your own.
    #[cold]
    pub fn new(kind: impl Into<TrackErrorKind>, event: E) -> Self {
        Self {
            kind: kind.into(),
            event: Box::new(event),
        }
    }

    /// Returns why the event was not taken.
    #[must_use]
    pub const fn kind(&self) -> TrackErrorKind {
        self.kind
    }

    /// Returns the event that was not taken.
    #[must_use]
    pub fn into_event(self) -> E {
        *self.event
    }
}

/// Shows the kind and nothing of the event, which holds customers' data.
impl<E> fmt::Debug for TrackError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrackError")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl<E> fmt::Display for TrackError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TrackErrorKind::Deadlock => f.write_str(
                "event refused: the queue is full, and the blocking client's own thread cannot wait \
                 for room",
            ),
            TrackErrorKind::Invalid(invalid) => write!(f, "event refused: {invalid}"),
            TrackErrorKind::QueueFull => f.write_str(
                "event refused: the queue is full; wait for room with a deadline, or make it larger",
            ),
            TrackErrorKind::ShutDown => f.write_str("event refused: the client has been shut down"),
        }
    }
}

impl<E> std::error::Error for TrackError<E> {}

/// The kind of a [`TrackError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TrackErrorKind {
    /// The queue is full, and the wait for room would have been on the blocking client's own thread,
    /// where it does not end.
    Deadlock,
    /// The event itself is invalid; capture would not have taken it either.
    Invalid(InvalidEvent),
    /// The queue holds as many events, or as many bytes of them, as it may.
    QueueFull,
    /// The client has been shut down.
    ShutDown,
}

impl From<InvalidEvent> for TrackErrorKind {
    fn from(invalid: InvalidEvent) -> Self {
        Self::Invalid(invalid)
    }
}

/// A defect of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidEvent {
    /// A backfill without the time at which it happened.
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
    /// A trait is a float that JSON cannot represent, such as `NaN`.
    TraitNotFinite,
}

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
