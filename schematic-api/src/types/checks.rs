// Written by `cargo xtask codegen`; changes belong into the generator.

//! What flag checks take and return.

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

record! {
    /// Body of `checkFlag` and `checkFlags`.
    pub struct CheckFlagRequestBody requires 0b0 {
        0 "company" company: Field<BTreeMap<String, String>>,
        1 "preflight" preflight: Option<PreflightRequestBody>,
        2 "user" user: Field<BTreeMap<String, String>>,
    }
}

impl CheckFlagRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

setters! {
    CheckFlagRequestBody {
        "company" company(map into String), clear_company;
        "preflight" preflight(PreflightRequestBody);
        "user" user(map into String), clear_user;
    }
}

record! {
    /// Data that `checkFlag` returns.
    pub struct CheckFlagResponseData requires 0b100010100000000 {
        0 "company_id" company_id: Option<CompanyId>,
        1 "entitlement" entitlement: Option<FeatureEntitlement>,
        2 "error" error: Option<String>,
        /// Deprecated.
        3 "feature_allocation" feature_allocation: Option<i64>,
        /// Deprecated.
        4 "feature_usage" feature_usage: Option<i64>,
        /// Deprecated.
        5 "feature_usage_event" feature_usage_event: Option<String>,
        /// Deprecated.
        6 "feature_usage_period" feature_usage_period: Option<MetricPeriod>,
        /// Deprecated.
        7 "feature_usage_reset_at" feature_usage_reset_at: Option<Timestamp>,
        8 "flag" flag: String,
        9 "flag_id" flag_id: Option<FlagId>,
        10 "reason" reason: String,
        11 "rule_id" rule_id: Option<String>,
        12 "rule_type" rule_type: Option<RuleType>,
        13 "user_id" user_id: Option<UserId>,
        14 "value" value: bool,
    }
}

impl CheckFlagResponseData {
    /// Creates one with these members and nothing more, for tests.
    #[must_use]
    pub fn new(flag: impl Into<String>, value: bool, reason: impl Into<String>) -> Self {
        Self {
            flag: flag.into(),
            value,
            reason: reason.into(),
            ..Self::default()
        }
    }
}

record! {
    /// Body of `checkFlagsBulk`.
    pub struct CheckFlagsBulkRequestBody requires 0b1 {
        0 "contexts" contexts: Vec<CheckFlagRequestBody>,
    }
}

impl CheckFlagsBulkRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(contexts: impl IntoIterator<Item = CheckFlagRequestBody>) -> Self {
        Self::default().contexts(contexts)
    }
}

setters! {
    CheckFlagsBulkRequestBody {
        "contexts" contexts(each CheckFlagRequestBody) = 0;
    }
}

record! {
    /// Data that `checkFlagsBulk` returns.
    pub struct CheckFlagsBulkResponseData requires 0b1 {
        0 "data" data: Vec<CheckFlagsResponseData>,
    }
}

record! {
    /// Data that `checkFlags` returns.
    pub struct CheckFlagsResponseData requires 0b10 {
        0 "credit_balances" credit_balances: BTreeMap<String, CompanyCreditBalance>,
        1 "flags" flags: Vec<CheckFlagResponseData>,
        2 "plan" plan: Option<DatastreamCompanyPlan>,
    }
}

record! {
    /// Part of [`CheckFlagsResponseData`].
    pub struct CompanyCreditBalance requires 0b111 {
        0 "remaining" remaining: f64,
        1 "reserved" reserved: f64,
        2 "settled" settled: f64,
    }
}

record! {
    /// Part of [`CheckFlagsResponseData`].
    pub struct DatastreamCompanyPlan requires 0b11 {
        0 "id" id: String,
        1 "name" name: String,
        2 "trial_end_date" trial_end_date: Option<Timestamp>,
        3 "trial_status" trial_status: Option<TrialStatus>,
    }
}

record! {
    /// Part of [`CheckFlagResponseData`] and [`CompanyDetailResponseData`].
    pub struct FeatureEntitlement requires 0b100000110000000000 {
        0 "allocation" allocation: Option<i64>,
        1 "consumption_rate" consumption_rate: Option<f64>,
        2 "credit_id" credit_id: Option<CreditTypeId>,
        3 "credit_remaining" credit_remaining: Option<f64>,
        4 "credit_reserved" credit_reserved: Option<f64>,
        5 "credit_settled" credit_settled: Option<f64>,
        6 "credit_total" credit_total: Option<f64>,
        7 "credit_used" credit_used: Option<f64>,
        8 "event_name" event_name: Option<String>,
        9 "event_subtype" event_subtype: Option<String>,
        10 "feature_id" feature_id: FeatureId,
        11 "feature_key" feature_key: String,
        12 "metric_period" metric_period: Option<MetricPeriod>,
        13 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        14 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        15 "soft_limit" soft_limit: Option<i64>,
        16 "usage" usage: Option<i64>,
        17 "value_type" value_type: EntitlementValueType,
        18 "warning_tiers" warning_tiers: Vec<WarningTier>,
        19 "quantity_rates" quantity_rates: BTreeMap<String, f64>,
    }
}

record! {
    /// Part of [`PreflightRequestBody`].
    pub struct PreflightEventUsageRequestBody requires 0b11 {
        0 "event_subtype" event_subtype: String,
        1 "quantity" quantity: i64,
    }
}

impl PreflightEventUsageRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(event_subtype: impl Into<String>, quantity: i64) -> Self {
        Self::default()
            .event_subtype(event_subtype)
            .quantity(quantity)
    }
}

setters! {
    PreflightEventUsageRequestBody {
        "event_subtype" event_subtype(into String) = 0;
        "quantity" quantity(i64) = 1;
    }
}

record! {
    /// Part of [`CheckFlagRequestBody`].
    pub struct PreflightRequestBody requires 0b0 {
        0 "credit_cost" credit_cost: Option<BTreeMap<String, f64>>,
        1 "event_usage" event_usage: Option<PreflightEventUsageRequestBody>,
        2 "usage" usage: Field<i64>,
    }
}

impl PreflightRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

setters! {
    PreflightRequestBody {
        "credit_cost" credit_cost(map f64);
        "event_usage" event_usage(PreflightEventUsageRequestBody);
        "usage" usage(i64), clear_usage;
    }
}

word! {
    /// Part of [`DatastreamCompanyPlan`] and [`PlanChangeResponseData`].
    TrialStatus {
        Active = "active",
        Converted = "converted",
        Expired = "expired",
    }
}

record! {
    /// Part of [`FeatureEntitlement`].
    pub struct WarningTier requires 0b11 {
        0 "key" key: String,
        1 "value" value: i64,
    }
}
