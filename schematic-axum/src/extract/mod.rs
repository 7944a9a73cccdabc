//! Extractors.

mod entitlement;
mod flag;
mod flags;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::entitlement::Entitlement;
pub use self::flag::Flag;
pub use self::flags::Flags;
#[cfg(feature = "webhooks")]
pub use self::webhook::VerifiedWebhook;
