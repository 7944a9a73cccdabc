//! How events reach capture.
//!
//! ```text
//! track ── EventQueue ──► Outbox ◄── step ── sender task ──► Exchange ──► capture
//!             │ stamps,     │ decides: due, batch,  │ writes, sends,
//!             │ refuses     │ retry, drop, report   │ waits
//! ```
//!
//! The [`handle`] takes events; [`outbox`] decides everything, without I/O and without a clock,
//! with [`schedule`] for the times of tries and [`verdict`] for what an answer means; [`sender`] is
//! the task that does what was decided. Both work on what is [`shared`], and publish the
//! [`effects`] once it is unlocked. All events live in the outbox's backlog until they are settled, so the task may
//! end at any point, with its runtime or by a panic, and another goes on. A durable queue would be
//! another backlog.

mod effects;
mod encode;
mod entry;
mod handle;
mod key;
mod notices;
mod options;
mod outbox;
mod receipt;
mod report;
mod schedule;
mod sender;
mod shared;
mod verdict;
mod waiters;

pub(crate) use self::handle::EventQueue;
pub(crate) use self::notices::Lane;
pub use self::options::{EventOptions, Overflow};
pub use self::receipt::Receipt;
pub use self::report::{
    DropCounts, DropReason, Dropped, DroppedEvent, EventStats, FlushReport, SenderState,
    ShutdownReport,
};
pub(crate) use self::shared::Capture;
