//! What a flag check answers, and with what options it is asked.

mod brief;
mod defaults;
mod from_api;
pub(crate) mod from_rules;
mod key;
mod options;
pub(crate) mod reason;
mod result;
mod text;

pub(crate) use self::brief::Brief;
pub(crate) use self::defaults::FlagDefaults;
pub(crate) use self::from_api::read as read_answer;
pub use self::key::{FlagKey, FlagVariant, TypedFlag};
pub use self::options::{CheckOptions, Preflight};
pub use self::result::{CheckResult, Entitlement, Outcome, Source, WarningTier};
pub use self::text::Text;
pub(crate) use self::text::Texts;
pub use schematic_protocol::words::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, RuleType,
};
