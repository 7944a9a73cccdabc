//! What a flag check answers, and with what options it is asked.

mod result;

pub use self::result::{
    CheckResult, Entitlement, EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, Outcome,
    RuleType, Source, WarningTier,
};
