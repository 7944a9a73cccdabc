//! Webhooks: was this delivery really sent by Schematic, and what does it say?
//!
//! Schematic signs each delivery with HMAC-SHA256 over the body as it was sent, a `+` and the
//! timestamp header. A [`Verifier`] holds the secrets of one endpoint and checks that, in constant
//! time, before anything is parsed. It needs no HTTP client and no runtime.
//!
//! ```
//! use schematic_core::Timestamp;
//! use schematic_core::webhooks::{Action, DeliveryHeaders, Verifier, sign};
//!
//! let verifier = Verifier::builder().secret("whsec_new").secret("whsec_old").build()?;
//!
//! let body = br#"{"action":"company.updated","object_type":"company","body":{"id":"comp_1"}}"#;
//! let signature = sign(body, "1767225600", "whsec_old")?;
//! let headers = DeliveryHeaders::new(&signature, "1767225600");
//!
//! let now = Timestamp::from_millis(1_767_225_660_000);
//! let verified = verifier.verify_at(&headers, body, now)?;
//! assert_eq!(verified.secret_index(), 1, "the old secret is still in use");
//! assert_eq!(verified.event(body)?.action, Action::CompanyUpdated);
//! # Ok::<(), schematic_core::webhooks::WebhookError>(())
//! ```
//!
//! [`WebhookEvent::payload`] reads the body as the type that belongs to the action, a
//! [`WebhookPayload`].
//!
//! # Deliveries that come twice
//!
//! Schematic repeats a delivery that was not answered with a success, so a handler may run twice
//! for one event. Where that matters, a [`ReplayGuard`] remembers what is being handled and what
//! was: [`Verifier::accept`] claims a delivery, and who handles it completes the claim.

mod accepted;
mod claim;
mod error;
mod headers;
mod memory;
mod now;
mod replay;
mod signed_headers;
mod verification;
mod verifier;

pub use self::accepted::AcceptedWebhook;
pub use self::claim::Claim;
pub use self::error::{WebhookError, WebhookErrorKind};
pub use self::headers::DeliveryHeaders;
pub use self::memory::MemoryReplayGuard;
pub use self::replay::{ReplayClaim, ReplayFuture, ReplayGuard};
pub use self::verification::{Verification, Verified};
pub use self::verifier::{Verifier, VerifierBuilder};
pub use schematic_api::webhooks::WebhookPayload;
pub use schematic_protocol::webhooks::{
    Action, EmptySecretError, Payload, PayloadError, SIGNATURE_HEADER, TIMESTAMP_HEADER,
    VERSION_HEADER, WebhookEvent, sign,
};
