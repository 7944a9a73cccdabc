//! One connection, from its first frame to its last.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use super::Connection;
use super::backoff::Ended;
use super::failure::ConnectionFailure;
use super::keepalive::{Due, Keepalive};
use super::reader::Reader;
use super::socket::{Incoming, MAX_TEXT, Socket, SocketClosed};
use crate::datastream::session::FrameEffect;
use crate::datastream::state::Shared;
use crate::datastream::status::DataStreamState;
use crate::status::StatusEvent;
use crate::telemetry::DATASTREAM;

/// Talks to the server until the connection is lost. Returns `None` if the client is shut down.
pub(super) async fn converse(
    shared: &Arc<Shared>,
    connection: &Connection,
    mut socket: Socket,
) -> Option<ConnectionFailure> {
    let began = shared.clock.monotonic();
    shared.measure_wall_clock();
    shared.session().connected(began);
    shared.enter(DataStreamState::Connected);
    shared.events.send(StatusEvent::DataStreamConnected);
    crate::telemetry::log!(debug, target: DATASTREAM, "connected");

    let mut delivered = false;
    let closed = exchange_frames(shared, connection, &mut socket, &mut delivered).await;
    let now = shared.clock.monotonic();
    shared.session().disconnected(now);
    let Err(closed) = closed else {
        socket.close().await;
        return None;
    };
    if shared.is_stopped() {
        return None;
    }
    let message = closed.message();
    let ended = if closed.is_unauthorized() {
        Ended::Unauthorized
    } else {
        let after = now.saturating_sub(began);
        Ended::Lost { after, delivered }
    };
    Some(ConnectionFailure {
        ended,
        was_open: true,
        message,
    })
}

/// Sends what is due and reads what comes. Returns `Ok` only if the client is shut down.
async fn exchange_frames(
    shared: &Arc<Shared>,
    connection: &Connection,
    socket: &mut Socket,
    delivered: &mut bool,
) -> Result<(), SocketClosed> {
    let mut reader = Reader::new(shared, connection, delivered);
    let ended = run_frame_loop(shared, socket, &mut reader).await;
    // The session is free from now on.
    reader.finish().await;
    ended
}

async fn run_frame_loop(
    shared: &Arc<Shared>,
    socket: &mut Socket,
    reader: &mut Reader<'_>,
) -> Result<(), SocketClosed> {
    let settings = &shared.settings;
    // Until when the server is known to have sent nothing that is not noted.
    let mut looked_at = shared.clock.monotonic();
    let mut keepalive = Keepalive::new(settings.ping_interval, settings.silence_timeout, looked_at);
    let mut stop = shared.stop.subscribe();
    let mut stop = pin!(stop.wait_for(|stop| *stop));
    let mut sleep = None;
    loop {
        let now = shared.clock.monotonic();
        let session_wakes_at = if reader.is_busy() {
            None
        } else {
            queue_requests(shared, socket, now)?
        };
        keepalive.heard(socket.heard_at());
        if !reader.has_room() {
            // It is we who do not listen.
            keepalive.heard(now);
        }
        let blocked_since = socket.blocked_since();
        keepalive.blocked(blocked_since);
        match keepalive.due(now, looked_at) {
            Due::Silent => return Err(SocketClosed::Silent),
            Due::Stuck => return Err(SocketClosed::Stuck),
            Due::Ping => {
                shared.measure_wall_clock();
                // Behind what does not leave a ping would prove nothing.
                if blocked_since.is_none() {
                    socket.queue_ping()?;
                }
            }
            Due::Nothing => {}
        }

        let wakes_at = keepalive.wakes_at();
        let wakes_at = session_wakes_at.map_or(wakes_at, |at| at.min(wakes_at));
        let timer = match &mut sleep {
            // One that ends too early costs a round; a new one costs an allocation.
            Some((at, timer)) if *at <= wakes_at => timer,
            _ => {
                let timer = shared.clock.sleep(wakes_at.saturating_sub(now));
                &mut sleep.insert((wakes_at, timer)).1
            }
        };
        let wake = {
            let mut requests = pin!(shared.requests.unsent.notified());
            poll_fn(|cx| {
                if stop.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Ok(Wake::Stop));
                }
                if let Poll::Ready(received) = reader.poll(cx) {
                    return Poll::Ready(Ok(Wake::Read(received)));
                }
                if !socket.is_flushed()
                    && let Poll::Ready(flushed) = socket.poll_flush(cx)
                {
                    return Poll::Ready(flushed.map(|()| Wake::Flushed));
                }
                if reader.has_room() {
                    looked_at = now;
                    if let Poll::Ready(frame) = socket.poll_next(cx) {
                        return Poll::Ready(frame.map(Wake::Frame));
                    }
                }
                if blocked_since.is_none() && socket.blocked_since().is_some() {
                    return Poll::Ready(Ok(Wake::Blocked));
                }
                if !reader.is_busy() && socket.is_flushed() && requests.as_mut().poll(cx).is_ready()
                {
                    return Poll::Ready(Ok(Wake::Requests));
                }
                timer.as_mut().poll(cx).map(|()| Ok(Wake::Time))
            })
            .await?
        };
        match wake {
            Wake::Frame(frame) => reader.take(frame),
            Wake::Read(received) => reader.read(received),
            Wake::Blocked | Wake::Flushed | Wake::Requests => {}
            Wake::Stop => return Ok(()),
            Wake::Time => sleep = None,
        }
    }
}

/// Queues the requests that are due, if the server took what was queued before. Returns when the
/// session has something to do next.
fn queue_requests(
    shared: &Shared,
    socket: &mut Socket,
    now: Duration,
) -> Result<Option<Duration>, SocketClosed> {
    let mut session = shared.session();
    session.tick(now);
    if let Some(at) = socket.receiving_at() {
        session.receiving(at);
    }
    if !socket.is_flushed() {
        // Until then nothing can be asked for.
        return Ok(None);
    }
    let mut due = Vec::new();
    let mut bytes = 0;
    while bytes < MAX_TEXT
        && let Some(request) = session.next_request(now)
    {
        let text = request.to_json();
        if text.len() <= MAX_TEXT {
            bytes += text.len();
            due.push(text);
        } else if let Some(kind) = request.entity_type.kind() {
            // No server knows keys of that length; the API may say so.
            shared.requests.refused(kind, &request.keys);
        }
    }
    let wakes_at = session.wakes_at();
    drop(session);
    for text in due {
        socket.queue(text)?;
    }
    Ok(wakes_at)
}

/// What wakes a connected task.
enum Wake {
    /// The server does not take what was queued.
    Blocked,
    /// All that was queued has left.
    Flushed,
    Frame(Incoming),
    /// A long message was read.
    Read(FrameEffect),
    Requests,
    Stop,
    Time,
}
