//! Events as capture receives them.
//!
//! Reading is tolerant: null stands for absent, and unknown fields are ignored, as not every SDK
//! writes events alike.
//!
//! ```
//! use schematic_protocol::events::{EventBatch, EventBody};
//!
//! let batch: EventBatch = serde_json::from_str(
//!     r#"{"events": [{"api_key": "sch_dev_example", "type": "track",
//!         "body": {"event": "pages-rendered", "company": {"org": "o-9"}, "user": null}}]}"#,
//! )?;
//! let EventBody::Track(track) = batch.events[0].body()? else { unreachable!() };
//! assert_eq!(track.company.get("org"), Some("o-9"));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod batch;
mod body;

pub use self::batch::{EventBatch, EventBody, EventEnvelope, EventType};
pub use self::body::{CompanyBody, FlagCheckBody, IdentifyBody, TrackBody};
