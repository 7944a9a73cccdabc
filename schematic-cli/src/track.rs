//! `schematic track`: one event, until capture took it.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use schematic_core::ErrorKind;
use schematic_core::events::{Dropped, EventOptions, RefusedKind, Track};
use schematic_core::status::{StatusEvent, StatusEvents};

use crate::args::TrackArgs;
use crate::{Failure, block_on, connection};

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
    let client = connection::client(&connection, |builder| builder.events(options))?;
    let status = client.status();

    let mut event = Track::new(event).context(subject.context());
    if let Some(quantity) = quantity {
        event = event.quantity(quantity);
    }
    let report = block_on(async {
        client
            .track(event)
            .map_err(|refused| match refused.kind() {
                RefusedKind::Invalid(_) => Failure::unusable(refused.to_string()),
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
    let mut reason = format!("the event was lost: {}", dropped.reason());
    if let Some(status) = dropped.status() {
        reason.push_str(&format!(", status {}", status.as_u16()));
    }
    if let Some(message) = dropped.message() {
        reason.push_str(&format!(", {message}"));
    }
    reason
}

/// Why the event was not taken within its time, by what the client last told.
fn why_pending(mut status: StatusEvents) -> String {
    let mut last = None;
    while let Some(event) = status.try_next() {
        if let StatusEvent::CaptureFailing { kind } | StatusEvent::CaptureRefused { kind } = event {
            last = Some(kind);
        }
    }
    let why = match last {
        Some(ErrorKind::Unauthorized | ErrorKind::Forbidden) => "it refuses the API key",
        Some(ErrorKind::Transport) => "it cannot be reached",
        None | Some(ErrorKind::Timeout) => "there was no answer in time",
        Some(kind) => return format!("capture did not take the event: {kind:?}"),
    };
    format!("capture did not take the event: {why}")
}
