//! `schematic track`: one event, until capture took it.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use schematic_core::ErrorKind;
use schematic_core::events::{DropReason, Dropped, EventOptions, Track, TrackErrorKind};
use schematic_core::status::{StatusEvent, StatusEvents};

use crate::args::TrackArgs;
use crate::connection;
use crate::connection::what_happened;
use crate::failure::{Failure, block_on};

pub(crate) fn run(args: TrackArgs) -> Result<(), Failure> {
    let TrackArgs {
        event,
        subject,
        quantity,
        connection,
    } = args;
    let timeout = connection.timeout;
    let why_dropped = Arc::new(Mutex::new(None));
    let options = EventOptions::new().request_timeout(timeout).on_drop({
        let why = Arc::clone(&why_dropped);
        move |dropped| {
            *why.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason_of(dropped));
        }
    });
    let (base_url, capture_url) = connection.urls();
    let client = connection::client(base_url, capture_url, |builder| builder.events(options))?;
    let status = client.status_events();

    let mut event = Track::new(event).context(subject.context());
    if let Some(quantity) = quantity {
        event = event.quantity(quantity);
    }
    let report = block_on(async {
        client
            .track(event)
            .map_err(|refused| match refused.kind() {
                TrackErrorKind::Invalid(_) => Failure::unusable(refused.to_string()),
                _ => Failure::failed(refused.to_string()),
            })?;
        Ok::<_, Failure>(client.flush_within(timeout).await)
    })??;

    if report.sent > 0 {
        writeln!(io::stdout(), "sent")?;
        return Ok(());
    }
    let dropped = why_dropped
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    Err(Failure::failed(
        dropped.unwrap_or_else(|| why_pending(status)),
    ))
}

fn reason_of(dropped: &Dropped<'_>) -> String {
    let why = match dropped.reason() {
        DropReason::Expired => "capture did not take it in time",
        DropReason::Rejected => "capture refuses it",
        DropReason::TooLarge => "it is larger than capture takes",
        _ => "it could not be sent",
    };
    match dropped.message() {
        Some(message) => format!("the event was lost: {why} ({message})"),
        None => format!("the event was lost: {why}"),
    }
}

/// Why the event was not taken within its time, by what the client last said.
fn why_pending(mut status: StatusEvents) -> String {
    let mut last = ErrorKind::Timeout;
    while let Some(event) = status.try_next() {
        if let StatusEvent::CaptureFailing { kind } | StatusEvent::CaptureRefused { kind } = event {
            last = kind;
        }
    }
    format!("the event was not sent: {}", what_happened("capture", last))
}
