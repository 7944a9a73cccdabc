use std::fmt;

/// Why a client did not take an event. Whoever gets it still has the event's data; nothing of it
/// was or will be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(RefusedKind);

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

impl Refused {
    pub(crate) const fn new(kind: RefusedKind) -> Self {
        Self(kind)
    }

    /// What sort of refusal this is.
    #[must_use]
    pub const fn kind(&self) -> RefusedKind {
        self.0
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            RefusedKind::Invalid(invalid) => write!(f, "event refused: {invalid}"),
            RefusedKind::QueueFull => f.write_str(
                "event refused: the queue is full; wait for room with a deadline, or make it larger",
            ),
            RefusedKind::ShutDown => f.write_str("event refused: the client has been shut down"),
        }
    }
}

impl std::error::Error for Refused {}

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

impl From<InvalidEvent> for Refused {
    fn from(invalid: InvalidEvent) -> Self {
        Self(RefusedKind::Invalid(invalid))
    }
}
