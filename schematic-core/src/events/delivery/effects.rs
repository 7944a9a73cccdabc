//! What happened in the outbox that others must learn, once it is no longer locked.

use std::sync::Arc;

use http::StatusCode;
use schematic_api::runtime::ErrorKind;

use super::entry::Entry;
use super::report::DropReason;

/// The consequences of one change of the outbox.
#[derive(Debug, Default)]
#[must_use]
pub(super) struct Effects {
    pub(super) dropped: Vec<Loss>,
    pub(super) notices: Vec<Notice>,
    /// Delivered entries; freeing them takes time that callers need not wait for.
    pub(super) delivered: Option<Arc<Vec<Entry>>>,
}

/// Events that were dropped together.
#[derive(Debug)]
pub(super) struct Loss {
    pub(super) reason: DropReason,
    pub(super) status: Option<StatusCode>,
    pub(super) message: Option<String>,
    pub(super) entries: Vec<Entry>,
}

/// A change in the delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// An outage begins.
    Failing { kind: ErrorKind, message: String },
    /// There is no room for an event.
    Full,
    /// Sending is paused but for one try a minute.
    Paused { kind: ErrorKind, message: String },
    /// An outage or a pause is over.
    Recovered,
    /// Events wait for a runtime.
    Waiting,
}
