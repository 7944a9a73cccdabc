//! How events reach capture.
//!
//! ```text
//! track ── EventQueue ──► Outbox ◄── step ── sender task ──► Exchange ──► capture
//!             │ stamps,     │ decides: due, batch,  │ writes, sends,
//!             │ refuses     │ retry, drop, report   │ waits
//! ```
//!
//! The [`EventQueue`] is the handle; [`outbox`] holds the events and decides everything, without
//! I/O and without a clock, with [`schedule`] for the times of tries and [`verdict`] for what an
//! answer means; [`sender`] is the task that does what was decided. All events live in the outbox
//! until they are settled, so the task may end at any point, with its runtime or by a panic, and
//! another goes on. A durable queue would stand where the outbox keeps its entries.

mod encode;
mod entry;
mod key;
mod notices;
mod options;
mod outbox;
mod queue;
mod race;
mod receipt;
mod report;
mod schedule;
mod sender;
mod verdict;
mod waiters;

pub use self::options::{EventOptions, Overflow};
pub(crate) use self::queue::{Capture, EventQueue};
pub use self::receipt::Receipt;
pub use self::report::{
    DropCounts, DropReason, Dropped, DroppedEvent, EventStats, FlushReport, SenderState,
    ShutdownReport,
};
