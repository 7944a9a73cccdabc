//! Names under which the library logs: one target per concern, fields after OpenTelemetry's
//! conventions.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Flag checks.
pub(crate) const CHECKS: &str = "schematic::checks";
/// The DataStream.
pub(crate) const DATASTREAM: &str = "schematic::datastream";
/// The delivery of events.
pub(crate) const EVENTS: &str = "schematic::events";
/// Requests to Schematic.
pub(crate) const TRANSPORT: &str = "schematic::transport";

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
