// Written by `cargo xtask codegen`; changes belong into the generator.

//! What flag checks take and return.

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

record! {
    /// Body of `checkFlag` and `checkFlags`.
    pub struct CheckFlagRequestBody requires 0b0 {
        /// `company`.
        0 "company" company: Field<BTreeMap<String, String>>,
        /// `preflight`.
        1 "preflight" preflight: Option<PreflightRequestBody>,
        /// `user`.
        2 "user" user: Field<BTreeMap<String, String>>,
    }
}

impl CheckFlagRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `company`.
    #[must_use]
    pub fn company(
        mut self,
        company: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.company = Field::Value(
            company
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `company` to null.
    #[must_use]
    pub fn clear_company(mut self) -> Self {
        self.company = Field::Null;
        self
    }

    /// Sets `preflight`.
    #[must_use]
    pub fn preflight(mut self, preflight: PreflightRequestBody) -> Self {
        self.preflight = Some(preflight);
        self
    }

    /// Sets `user`.
    #[must_use]
    pub fn user(
        mut self,
        user: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.user = Field::Value(
            user.into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `user` to null.
    #[must_use]
    pub fn clear_user(mut self) -> Self {
        self.user = Field::Null;
        self
    }
}

record! {
    /// Data that `checkFlag` returns.
    pub struct CheckFlagResponseData requires 0b100010100000000 {
        /// `company_id`.
        0 "company_id" company_id: Option<CompanyId>,
        /// `entitlement`.
        1 "entitlement" entitlement: Option<FeatureEntitlement>,
        /// `error`.
        2 "error" error: Option<String>,
        /// `feature_allocation`, deprecated.
        3 "feature_allocation" feature_allocation: Option<i64>,
        /// `feature_usage`, deprecated.
        4 "feature_usage" feature_usage: Option<i64>,
        /// `feature_usage_event`, deprecated.
        5 "feature_usage_event" feature_usage_event: Option<String>,
        /// `feature_usage_period`, deprecated.
        6 "feature_usage_period" feature_usage_period: Option<MetricPeriod>,
        /// `feature_usage_reset_at`, deprecated.
        7 "feature_usage_reset_at" feature_usage_reset_at: Option<Timestamp>,
        /// `flag`.
        8 "flag" flag: String,
        /// `flag_id`.
        9 "flag_id" flag_id: Option<FlagId>,
        /// `reason`.
        10 "reason" reason: String,
        /// `rule_id`.
        11 "rule_id" rule_id: Option<String>,
        /// `rule_type`.
        12 "rule_type" rule_type: Option<RuleType>,
        /// `user_id`.
        13 "user_id" user_id: Option<UserId>,
        /// `value`.
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
        /// `contexts`.
        0 "contexts" contexts: Vec<CheckFlagRequestBody>,
    }
}

impl CheckFlagsBulkRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(contexts: impl IntoIterator<Item = CheckFlagRequestBody>) -> Self {
        Self::default().contexts(contexts)
    }

    /// Sets `contexts`.
    #[must_use]
    pub fn contexts(mut self, contexts: impl IntoIterator<Item = CheckFlagRequestBody>) -> Self {
        self.contexts = contexts.into_iter().collect();
        self.presence.set(0, false);
        self
    }
}

record! {
    /// Data that `checkFlagsBulk` returns.
    pub struct CheckFlagsBulkResponseData requires 0b1 {
        /// `data`.
        0 "data" data: Vec<CheckFlagsResponseData>,
    }
}

record! {
    /// Data that `checkFlags` returns.
    pub struct CheckFlagsResponseData requires 0b10 {
        /// `credit_balances`.
        0 "credit_balances" credit_balances: BTreeMap<String, CompanyCreditBalance>,
        /// `flags`.
        1 "flags" flags: Vec<CheckFlagResponseData>,
        /// `plan`.
        2 "plan" plan: Option<DatastreamCompanyPlan>,
    }
}

record! {
    /// Part of [`CheckFlagsResponseData`].
    pub struct CompanyCreditBalance requires 0b111 {
        /// `remaining`.
        0 "remaining" remaining: f64,
        /// `reserved`.
        1 "reserved" reserved: f64,
        /// `settled`.
        2 "settled" settled: f64,
    }
}

record! {
    /// Part of [`CheckFlagsResponseData`].
    pub struct DatastreamCompanyPlan requires 0b11 {
        /// `id`.
        0 "id" id: String,
        /// `name`.
        1 "name" name: String,
        /// `trial_end_date`.
        2 "trial_end_date" trial_end_date: Option<Timestamp>,
        /// `trial_status`.
        3 "trial_status" trial_status: Option<TrialStatus>,
    }
}

record! {
    /// Part of [`CheckFlagResponseData`] and [`CompanyDetailResponseData`].
    pub struct FeatureEntitlement requires 0b100000110000000000 {
        /// `allocation`.
        0 "allocation" allocation: Option<i64>,
        /// `consumption_rate`.
        1 "consumption_rate" consumption_rate: Option<f64>,
        /// `credit_id`.
        2 "credit_id" credit_id: Option<CreditTypeId>,
        /// `credit_remaining`.
        3 "credit_remaining" credit_remaining: Option<f64>,
        /// `credit_reserved`.
        4 "credit_reserved" credit_reserved: Option<f64>,
        /// `credit_settled`.
        5 "credit_settled" credit_settled: Option<f64>,
        /// `credit_total`.
        6 "credit_total" credit_total: Option<f64>,
        /// `credit_used`.
        7 "credit_used" credit_used: Option<f64>,
        /// `event_name`.
        8 "event_name" event_name: Option<String>,
        /// `event_subtype`.
        9 "event_subtype" event_subtype: Option<String>,
        /// `feature_id`.
        10 "feature_id" feature_id: FeatureId,
        /// `feature_key`.
        11 "feature_key" feature_key: String,
        /// `metric_period`.
        12 "metric_period" metric_period: Option<MetricPeriod>,
        /// `metric_reset_at`.
        13 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        /// `month_reset`.
        14 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        /// `soft_limit`.
        15 "soft_limit" soft_limit: Option<i64>,
        /// `usage`.
        16 "usage" usage: Option<i64>,
        /// `value_type`.
        17 "value_type" value_type: EntitlementValueType,
        /// `warning_tiers`.
        18 "warning_tiers" warning_tiers: Vec<WarningTier>,
        /// `quantity_rates`.
        19 "quantity_rates" quantity_rates: BTreeMap<String, f64>,
    }
}

record! {
    /// Part of [`PreflightRequestBody`].
    pub struct PreflightEventUsageRequestBody requires 0b11 {
        /// `event_subtype`.
        0 "event_subtype" event_subtype: String,
        /// `quantity`.
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

    /// Sets `event_subtype`.
    #[must_use]
    pub fn event_subtype(mut self, event_subtype: impl Into<String>) -> Self {
        self.event_subtype = event_subtype.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = quantity;
        self.presence.set(1, false);
        self
    }
}

record! {
    /// Part of [`CheckFlagRequestBody`].
    pub struct PreflightRequestBody requires 0b0 {
        /// `credit_cost`.
        0 "credit_cost" credit_cost: Option<BTreeMap<String, f64>>,
        /// `event_usage`.
        1 "event_usage" event_usage: Option<PreflightEventUsageRequestBody>,
        /// `usage`.
        2 "usage" usage: Field<i64>,
    }
}

impl PreflightRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `credit_cost`.
    #[must_use]
    pub fn credit_cost(
        mut self,
        credit_cost: impl IntoIterator<Item = (impl Into<String>, f64)>,
    ) -> Self {
        self.credit_cost = Some(
            credit_cost
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        );
        self
    }

    /// Sets `event_usage`.
    #[must_use]
    pub fn event_usage(mut self, event_usage: PreflightEventUsageRequestBody) -> Self {
        self.event_usage = Some(event_usage);
        self
    }

    /// Sets `usage`.
    #[must_use]
    pub fn usage(mut self, usage: i64) -> Self {
        self.usage = Field::Value(usage);
        self
    }

    /// Sets `usage` to null.
    #[must_use]
    pub fn clear_usage(mut self) -> Self {
        self.usage = Field::Null;
        self
    }
}

word! {
    /// Part of [`DatastreamCompanyPlan`] and [`PlanChangeResponseData`].
    TrialStatus {
        /// `active`.
        Active = "active",
        /// `converted`.
        Converted = "converted",
        /// `expired`.
        Expired = "expired",
    }
}

record! {
    /// Part of [`FeatureEntitlement`].
    pub struct WarningTier requires 0b11 {
        /// `key`.
        0 "key" key: String,
        /// `value`.
        1 "value" value: i64,
    }
}
