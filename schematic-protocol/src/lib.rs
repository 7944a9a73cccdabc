//! Schematic's wire protocol, without I/O: what every crate of the toolkit writes and reads the
//! same way.
//!
//! - [`words`]: what a rule, a condition, a period or an entitlement can be. Values that this
//!   version does not know are kept as they were received.
//! - [`time`]: [`Timestamp`] and the calendar, with conversions to [`std::time::SystemTime`] and,
//!   behind features of their names, to the types of `jiff`, `chrono` and `time`.
//! - [`Keys`] name a company or a user, [`entity`] has what both have in common, and [`events`] is what capture receives.
//! - [`datastream`]: the frames of a DataStream, in both directions.
//! - [`stored`]: keys and values of a store that a fleet shares, and what a replicator says about it.
//! - `webhooks`, behind the feature of its name: the signature and the event of a delivery.
//!
//! This crate starts no task, opens no socket and reads no clock.
//!
//! ```
//! use schematic_protocol::Timestamp;
//! use schematic_protocol::words::RuleType;
//!
//! let known: RuleType = serde_json::from_str("\"plan_entitlement\"")?;
//! assert_eq!(known, RuleType::PlanEntitlement);
//! let newer: RuleType = serde_json::from_str("\"of_tomorrow\"")?;
//! assert_eq!(serde_json::to_string(&newer)?, "\"of_tomorrow\"");
//!
//! let at: Timestamp = serde_json::from_str("\"2026-03-04T10:30:00+01:00\"")?;
//! assert_eq!(at.to_string(), "2026-03-04T09:30:00Z");
//! # Ok::<(), serde_json::Error>(())
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod open_enum;

pub mod datastream;
pub mod entity;
pub mod events;
pub mod keys;
pub mod read;
pub mod stored;
pub mod time;
#[cfg(feature = "webhooks")]
pub mod webhooks;
pub mod words;

pub use self::keys::Keys;
pub use self::time::Timestamp;
