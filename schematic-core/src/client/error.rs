//! Errors of the client's parts as [`Error`], so that `?` takes each of them.

use schematic_api::runtime::{Error, ErrorKind};

use crate::events::{TrackError, TrackErrorKind};
use crate::request::{Refusal, RefusalKind, RefusalStatusError};

/// The event is in the source, a [`TrackError`].
impl<E: Send + Sync + 'static> From<TrackError<E>> for Error {
    fn from(error: TrackError<E>) -> Self {
        let kind = match error.kind() {
            TrackErrorKind::Deadlock => ErrorKind::Deadlock,
            TrackErrorKind::Invalid(_) => ErrorKind::InvalidRequest,
            TrackErrorKind::QueueFull => ErrorKind::QueueFull,
            TrackErrorKind::ShutDown => ErrorKind::Offline,
        };
        Self::new(kind, error.to_string()).with_source(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal.kind() {
            RefusalKind::CreditsExhausted => ErrorKind::PaymentRequired,
            RefusalKind::FlagOff => ErrorKind::Forbidden,
            RefusalKind::IdentityMissing => ErrorKind::Unauthorized,
            RefusalKind::NotSetUp => ErrorKind::Config,
            RefusalKind::Undecided => ErrorKind::Server,
            RefusalKind::UsageExhausted => ErrorKind::RateLimited,
        };
        let error = Self::new(kind, refusal.to_string());
        let error = match refusal.retry_after() {
            Some(wait) => error.with_retry_after(wait),
            None => error,
        };
        error.with_source(refusal)
    }
}

impl From<RefusalStatusError> for Error {
    fn from(error: RefusalStatusError) -> Self {
        Self::new(ErrorKind::Config, error.to_string()).with_source(error)
    }
}

/// The reason is in the source, a [`WebhookError`](crate::webhooks::WebhookError).
#[cfg(feature = "webhooks")]
impl From<crate::webhooks::WebhookError> for Error {
    fn from(error: crate::webhooks::WebhookError) -> Self {
        Self::new(ErrorKind::Webhook, error.to_string()).with_source(error)
    }
}
