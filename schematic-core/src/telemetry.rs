//! Names under which the library logs: one target per concern, fields after OpenTelemetry's
//! conventions.

/// Flag checks.
pub(crate) const CHECKS: &str = "schematic::checks";
/// The DataStream.
pub(crate) const DATASTREAM: &str = "schematic::datastream";
/// The delivery of events.
pub(crate) const EVENTS: &str = "schematic::events";
/// Requests to Schematic.
pub(crate) const TRANSPORT: &str = "schematic::transport";
