//! Bodies of requests and answers, named as in the API's document.
//!
//! What is sent is strict; what is read forgives: unknown members are passed over, unknown values
//! of an enum kept, a `null` in place of a list or a map is an empty one.

mod checks;
mod companies;
mod users;

pub use self::checks::{
    CheckFlagRequestBody, CheckFlagResponseData, CheckFlagsBulkRequestBody,
    CheckFlagsBulkResponseData, CheckFlagsResponseData, CompanyCreditBalance, FeatureEntitlement,
    PreflightEventUsageRequestBody, PreflightRequestBody, WarningTier,
};
pub use self::companies::{
    CompanyDetailResponseData, EntityKeyDetailResponseData, UpsertCompanyRequestBody,
};
pub use self::users::{UpsertUserRequestBody, UserDetailResponseData};
pub use schematic_protocol::words::{
    EntitlementValueType, MetricPeriod, MetricPeriodMonthReset, RuleType,
};
