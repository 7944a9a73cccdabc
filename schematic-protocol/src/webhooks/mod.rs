//! Webhooks as they travel: the headers, the signature, and the event of a delivery.
//!
//! Schematic signs each delivery with HMAC-SHA256 over the body as it was sent, a `+` and the
//! timestamp header. Checking a delivery, its age included, is the work of `schematic-core`.
//!
//! ```
//! use schematic_protocol::webhooks::{Action, WebhookEvent, sign};
//!
//! let body = r#"{"action":"company.updated","object_type":"company","body":{"id":"comp_1"}}"#;
//! assert_eq!(sign(body, "1767225600", "whsec_1")?.len(), 64);
//! let event: WebhookEvent = serde_json::from_str(body)?;
//! assert_eq!(event.action, Action::CompanyUpdated);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod action;
mod envelope;
mod error;
mod event;
mod signature;

pub use self::action::Action;
pub use self::error::{EmptySecretError, PayloadError};
pub use self::event::{Payload, WebhookEvent};
pub use self::signature::{Signing, SigningKey, sign};

/// The name of the header that holds the signature: 64 hexadecimal digits.
pub const SIGNATURE_HEADER: &str = "x-schematic-webhook-signature";

/// The name of the header that holds the time of signing, in seconds since 1970-01-01T00:00:00Z.
pub const TIMESTAMP_HEADER: &str = "x-schematic-webhook-timestamp";

/// The name of the header that names the version of the signature; without it, it is `v1`.
pub const VERSION_HEADER: &str = "x-schematic-webhook-signature-version";
