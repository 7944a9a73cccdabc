//! What handlers take as arguments.

mod entitlement;
mod flag;
mod flags;
mod guarded;
mod require;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::entitlement::Entitlement;
pub use self::flag::Flag;
pub use self::flags::Flags;
pub use self::guarded::Guarded;
pub use self::require::RequireFlag;
#[cfg(feature = "webhooks")]
pub use self::webhook::VerifiedWebhook;
