//! What a flag check answers, and with what options it is asked.

#[cfg(feature = "client")]
mod brief;
#[cfg(feature = "client")]
mod defaults;
#[cfg(feature = "client")]
mod from_api;
#[cfg(feature = "client")]
pub(crate) mod from_rules;
#[cfg(feature = "client")]
mod key;
#[cfg(feature = "client")]
mod options;
#[cfg(feature = "client")]
pub(crate) mod reason;
mod result;
mod text;

#[cfg(feature = "client")]
pub(crate) use self::brief::Brief;
#[cfg(feature = "client")]
pub(crate) use self::defaults::FlagDefaults;
#[cfg(feature = "client")]
pub(crate) use self::from_api::read as read_answer;
#[cfg(feature = "client")]
pub use self::key::{FlagKey, FlagVariant, TypedFlag};
#[cfg(feature = "client")]
pub use self::options::{CheckOptions, Preflight};
pub use self::result::{CheckResult, Entitlement, Outcome, Source, WarningTier};
pub use self::text::Text;
#[cfg(feature = "client")]
pub(crate) use self::text::Texts;
pub use schematic_protocol::words::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, RuleType,
};
