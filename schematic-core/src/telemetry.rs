//! Targets under which the client and its adapters log: one for each concern.
//!
//! They log through [`tracing`](https://docs.rs/tracing), with fields after OpenTelemetry's
//! conventions. A filter by target turns one concern up or down, for example
//! `RUST_LOG=info,schematic::events=debug`.
//!
//! ```
//! use schematic_core::telemetry;
//!
//! let filter = format!("info,{}=debug", telemetry::EVENTS);
//! assert_eq!(filter, "info,schematic::events=debug");
//! ```

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Flag checks.
pub const CHECKS: &str = "schematic::checks";
/// The DataStream.
pub const DATASTREAM: &str = "schematic::datastream";
/// The delivery of events.
pub const EVENTS: &str = "schematic::events";
/// Guards of routes.
pub const GUARDS: &str = "schematic::guards";
/// Requests that an adapter rejects for reasons other than a flag.
pub const REJECTION: &str = "schematic::rejection";
/// Connections to Redis.
pub const REDIS: &str = "schematic::redis";
/// The replicator.
pub const REPLICATOR: &str = "schematic::replicator";
/// The fairing of the adapter for Rocket.
pub const ROCKET: &str = "schematic::rocket";
/// The server of the adapter for axum.
pub const SERVER: &str = "schematic::server";
/// A store that several processes share.
pub const SHARED_STORE: &str = "schematic::shared_store";
/// The end of a server.
pub const SHUTDOWN: &str = "schematic::shutdown";
/// Flags, companies and users in memory.
pub const STORE: &str = "schematic::store";
/// Requests to Schematic.
pub const TRANSPORT: &str = "schematic::transport";
/// Webhooks.
pub const WEBHOOKS: &str = "schematic::webhooks";

/// Logs at a level, such as `warn`. A subscriber that panics, because the disk is full for one, ends
/// neither a check nor the delivery of events.
macro_rules! log {
    ($level:ident, $($message:tt)*) => {
        $crate::telemetry::catch_panic(|| ::tracing::$level!($($message)*))
    };
}
pub(crate) use log;

/// Runs `log` and ends a panic in it, of which the panic hook has heard.
pub(crate) fn catch_panic(log: impl FnOnce()) {
    let _ = catch_unwind(AssertUnwindSafe(log));
}
