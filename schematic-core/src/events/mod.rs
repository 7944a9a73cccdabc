//! What customers did and who they are: `track` and `identify` events, and how they reach
//! Schematic's capture service.
//!
//! [`Track`] and [`Identify`] say what happened. A client takes them without waiting, keeps them
//! in a bounded queue and sends them in batches from a background task; every event has an
//! idempotency key and a time from the moment it was taken, so sending one again is harmless.
//! [`wire`] has the events as capture receives them.
//!
//! ```
//! use schematic_core::events::{CompanyIdentity, Identify, Track};
//!
//! let usage = Track::new("pages-rendered")
//!     .company("org", "o-9")
//!     .user("user_id", "u-17")
//!     .quantity(12)
//!     .with_trait("region", "eu");
//! assert_eq!(usage.body().quantity, Some(12));
//!
//! let who = Identify::new()
//!     .key("user_id", "u-17")
//!     .name("Ada")
//!     .with_trait("seats", 4)
//!     .company(CompanyIdentity::new().key("org", "o-9").name("Analytical Ltd"));
//! assert_eq!(who.body().name.as_deref(), Some("Ada"));
//! ```

mod delivery;
mod error;
mod identify;
mod metadata;
mod size;
mod track;
mod trait_value;

pub use schematic_protocol::events as wire;

pub(crate) use self::delivery::{Capture, EventQueue, Lane};
pub use self::{
    delivery::{
        DropCounts, DropReason, Dropped, DroppedEvent, EventOptions, EventStats, FlushReport,
        Overflow, Receipt, SenderState, ShutdownReport,
    },
    error::{InvalidEvent, TrackError, TrackErrorKind},
    identify::{CompanyIdentity, Identify},
    track::Track,
    trait_value::TraitValue,
};
