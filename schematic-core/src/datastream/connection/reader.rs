use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Utf8Bytes;

use super::Connection;
use super::socket::Incoming;
use crate::datastream::session::FrameEffect;
use crate::datastream::state::Shared;
use crate::datastream::status::DataStreamState;
use crate::status::StatusEvent;
use crate::telemetry::DATASTREAM;

/// Longer messages are read on a thread of the blocking pool, where that holds up no other task.
const LONG_MESSAGE: usize = 512 * 1024;

/// How many bytes of messages may wait for a long one to be read, so that pings and pongs behind
/// them are seen. With more the server has to wait.
const MAX_WAITING: usize = 4 * 1024 * 1024;

/// Reads messages, one after the other as they came.
///
/// A long one is read on another thread, which holds the session meanwhile.
pub(super) struct Reader<'a> {
    shared: &'a Arc<Shared>,
    connection: &'a Connection,
    /// Whether a message was delivered.
    delivered: &'a mut bool,
    /// A long message that is being read.
    long: Option<JoinHandle<FrameEffect>>,
    /// What came since.
    waiting: VecDeque<Incoming>,
    waiting_bytes: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        shared: &'a Arc<Shared>,
        connection: &'a Connection,
        delivered: &'a mut bool,
    ) -> Self {
        Self {
            shared,
            connection,
            delivered,
            long: None,
            waiting: VecDeque::new(),
            waiting_bytes: 0,
        }
    }

    /// Returns whether a long message is being read.
    pub(super) fn is_busy(&self) -> bool {
        self.long.is_some()
    }

    /// Returns whether another frame may be taken.
    pub(super) fn has_room(&self) -> bool {
        self.waiting_bytes < MAX_WAITING
    }

    /// Takes a frame.
    pub(super) fn take(&mut self, frame: Incoming) {
        if matches!(frame, Incoming::Control) {
            return;
        }
        if self.is_busy() {
            self.waiting_bytes += cost(&frame);
            self.waiting.push_back(frame);
            return;
        }
        match frame {
            Incoming::Control => {}
            Incoming::Binary => {
                self.shared.session().receive_binary();
                self.shared.note_unreadable("a binary frame".to_owned());
            }
            Incoming::Text(text) if text.len() > LONG_MESSAGE => self.begin(text),
            Incoming::Text(text) => {
                let now = self.shared.clock.monotonic();
                let received = self.shared.session().receive(&text, now);
                self.note(received);
            }
        }
    }

    /// Waits for the long message that is being read; for ever if there is none.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<FrameEffect> {
        match &mut self.long {
            // An error means that the runtime ends, and this task with it.
            Some(long) => Pin::new(long)
                .poll(cx)
                .map(|read| read.unwrap_or(FrameEffect::Applied)),
            None => Poll::Pending,
        }
    }

    /// Notes that the long message was read, and takes what came since.
    pub(super) fn read(&mut self, received: FrameEffect) {
        self.long = None;
        self.note(received);
        while !self.is_busy()
            && let Some(frame) = self.waiting.pop_front()
        {
            self.waiting_bytes = self.waiting_bytes.saturating_sub(cost(&frame));
            self.take(frame);
        }
    }

    /// Waits until nothing is being read.
    pub(super) async fn finish(mut self) {
        if let Some(long) = self.long.take() {
            let received = long.await.unwrap_or(FrameEffect::Applied);
            self.note(received);
        }
    }

    fn begin(&mut self, text: Utf8Bytes) {
        let shared = Arc::clone(self.shared);
        self.long = Some(tokio::task::spawn_blocking(move || {
            let now = shared.clock.monotonic();
            shared.session().receive(&text, now)
        }));
    }

    fn note(&mut self, received: FrameEffect) {
        let shared = self.shared;
        match received {
            FrameEffect::Unreadable(error) => {
                shared.note_unreadable(error.to_string());
                return;
            }
            FrameEffect::Applied => {}
            FrameEffect::Oversized => {
                shared.note_error("something that takes more memory than it may".to_owned());
            }
            FrameEffect::Refused(message) => {
                let message = self.connection.printable(&message);
                crate::telemetry::log!(
                    debug, target: DATASTREAM,
                    "the server refused a request: {message}"
                );
                shared.note_error(format!("the server refused a request: {message}"));
            }
            FrameEffect::Ready => {
                if shared.enter(DataStreamState::Ready) {
                    shared.events.send(StatusEvent::DataStreamReady);
                }
                crate::telemetry::log!(
                    info, target: DATASTREAM,
                    flags = shared.store.flags.current().len(),
                    "ready"
                );
            }
            FrameEffect::Outdated => {
                shared.enter(DataStreamState::Connected);
            }
        }
        shared.note_message();
        if !*self.delivered {
            *self.delivered = true;
            self.connection.mark_healthy(shared);
        }
    }
}

/// Returns what a frame that waits counts for: its text, and a little for itself.
fn cost(frame: &Incoming) -> usize {
    let text = match frame {
        Incoming::Text(text) => text.len(),
        Incoming::Binary | Incoming::Control => 0,
    };
    64 + text
}
