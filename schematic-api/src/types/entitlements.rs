// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`entitlements`](crate::operations::entitlements).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "entitlements")]
record! {
    /// Body of `upsertPlanEntitlementForBillingProduct`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct CreateBillingLinkedPlanEntitlementRequestBody requires 0b1000000000000001000000011000010 {
        0 "billing_product_id" billing_product_id: Field<String>,
        1 "billing_provider" billing_provider: BillingProviderType,
        2 "billing_threshold" billing_threshold: Field<i64>,
        3 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        4 "currency" currency: Field<String>,
        5 "currency_prices" currency_prices: Field<Vec<CurrencyPriceRequestBody>>,
        6 "external_resource_id" external_resource_id: String,
        7 "feature_id" feature_id: FeatureId,
        8 "metric_period" metric_period: Field<MetricPeriod>,
        9 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// Deprecated.
        10 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        11 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        12 "monthly_unit_price" monthly_unit_price: Field<i64>,
        13 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// Deprecated.
        14 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        15 "plan_id" plan_id: PlanId,
        16 "plan_version_id" plan_version_id: Field<String>,
        17 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// Deprecated.
        18 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// Deprecated.
        19 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        20 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        21 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        22 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        23 "soft_limit" soft_limit: Field<i64>,
        24 "tier_mode" tier_mode: Field<BillingTiersMode>,
        25 "usage_quantity" usage_quantity: Field<i64>,
        26 "value_bool" value_bool: Field<bool>,
        27 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        28 "value_numeric" value_numeric: Field<i64>,
        29 "value_trait_id" value_trait_id: Field<String>,
        30 "value_type" value_type: EntitlementValueType,
        31 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// Deprecated.
        32 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        33 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        34 "yearly_unit_price" yearly_unit_price: Field<i64>,
        35 "yearly_unit_price_decimal" yearly_unit_price_decimal: Field<String>,
    }
}

#[cfg(feature = "entitlements")]
impl CreateBillingLinkedPlanEntitlementRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        billing_provider: impl Into<BillingProviderType>,
        external_resource_id: impl Into<String>,
        feature_id: impl Into<FeatureId>,
        plan_id: impl Into<PlanId>,
        value_type: impl Into<EntitlementValueType>,
    ) -> Self {
        Self::default()
            .billing_provider(billing_provider)
            .external_resource_id(external_resource_id)
            .feature_id(feature_id)
            .plan_id(plan_id)
            .value_type(value_type)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    CreateBillingLinkedPlanEntitlementRequestBody {
        "billing_product_id" billing_product_id(into String), clear_billing_product_id;
        "billing_provider" billing_provider(into BillingProviderType) = 1;
        "billing_threshold" billing_threshold(i64), clear_billing_threshold;
        "credit_consumption_rate" credit_consumption_rate(f64), clear_credit_consumption_rate;
        "currency" currency(into String), clear_currency;
        "currency_prices" currency_prices(each CurrencyPriceRequestBody), clear_currency_prices;
        "external_resource_id" external_resource_id(into String) = 6;
        "feature_id" feature_id(into FeatureId) = 7;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "monthly_metered_price_id" monthly_metered_price_id(into String), clear_monthly_metered_price_id;
        "monthly_price_tiers" monthly_price_tiers(each CreatePriceTierRequestBody), clear_monthly_price_tiers;
        "monthly_unit_price" monthly_unit_price(i64), clear_monthly_unit_price;
        "monthly_unit_price_decimal" monthly_unit_price_decimal(into String), clear_monthly_unit_price_decimal;
        "overage_billing_product_id" overage_billing_product_id(into String), clear_overage_billing_product_id;
        "plan_id" plan_id(into PlanId) = 15;
        "plan_version_id" plan_version_id(into String), clear_plan_version_id;
        "price_behavior" price_behavior(into EntitlementPriceBehavior), clear_price_behavior;
        "price_tiers" price_tiers(each CreatePriceTierRequestBody), clear_price_tiers;
        "quarterly_metered_price_id" quarterly_metered_price_id(into String), clear_quarterly_metered_price_id;
        "quarterly_price_tiers" quarterly_price_tiers(each CreatePriceTierRequestBody), clear_quarterly_price_tiers;
        "quarterly_unit_price" quarterly_unit_price(i64), clear_quarterly_unit_price;
        "quarterly_unit_price_decimal" quarterly_unit_price_decimal(into String), clear_quarterly_unit_price_decimal;
        "soft_limit" soft_limit(i64), clear_soft_limit;
        "tier_mode" tier_mode(into BillingTiersMode), clear_tier_mode;
        "usage_quantity" usage_quantity(i64), clear_usage_quantity;
        "value_bool" value_bool(bool), clear_value_bool;
        "value_credit_id" value_credit_id(into CreditTypeId), clear_value_credit_id;
        "value_numeric" value_numeric(i64), clear_value_numeric;
        "value_trait_id" value_trait_id(into String), clear_value_trait_id;
        "value_type" value_type(into EntitlementValueType) = 30;
        "warning_tiers" warning_tiers(each WarningTierRequestBody), clear_warning_tiers;
        "yearly_metered_price_id" yearly_metered_price_id(into String), clear_yearly_metered_price_id;
        "yearly_price_tiers" yearly_price_tiers(each CreatePriceTierRequestBody), clear_yearly_price_tiers;
        "yearly_unit_price" yearly_unit_price(i64), clear_yearly_unit_price;
        "yearly_unit_price_decimal" yearly_unit_price_decimal(into String), clear_yearly_unit_price_decimal;
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `createCompanyOverride`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct CreateCompanyOverrideRequestBody requires 0b100000001001 {
        0 "company_id" company_id: CompanyId,
        1 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        2 "expiration_date" expiration_date: Field<Timestamp>,
        3 "feature_id" feature_id: FeatureId,
        4 "metric_period" metric_period: Field<MetricPeriod>,
        5 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        6 "note" note: Field<String>,
        7 "value_bool" value_bool: Field<bool>,
        8 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        9 "value_numeric" value_numeric: Field<i64>,
        10 "value_trait_id" value_trait_id: Field<String>,
        11 "value_type" value_type: EntitlementValueType,
    }
}

#[cfg(feature = "entitlements")]
impl CreateCompanyOverrideRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        company_id: impl Into<CompanyId>,
        feature_id: impl Into<FeatureId>,
        value_type: impl Into<EntitlementValueType>,
    ) -> Self {
        Self::default()
            .company_id(company_id)
            .feature_id(feature_id)
            .value_type(value_type)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    CreateCompanyOverrideRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "credit_consumption_rate" credit_consumption_rate(f64), clear_credit_consumption_rate;
        "expiration_date" expiration_date(Timestamp), clear_expiration_date;
        "feature_id" feature_id(into FeatureId) = 3;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "note" note(into String), clear_note;
        "value_bool" value_bool(bool), clear_value_bool;
        "value_credit_id" value_credit_id(into CreditTypeId), clear_value_credit_id;
        "value_numeric" value_numeric(i64), clear_value_numeric;
        "value_trait_id" value_trait_id(into String), clear_value_trait_id;
        "value_type" value_type(into EntitlementValueType) = 11;
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `createPlanEntitlement`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct CreatePlanEntitlementRequestBody requires 0b10000000000000010000000100000 {
        0 "billing_product_id" billing_product_id: Field<String>,
        1 "billing_threshold" billing_threshold: Field<i64>,
        2 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        3 "currency" currency: Field<String>,
        4 "currency_prices" currency_prices: Field<Vec<CurrencyPriceRequestBody>>,
        5 "feature_id" feature_id: FeatureId,
        6 "metric_period" metric_period: Field<MetricPeriod>,
        7 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// Deprecated.
        8 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        9 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        10 "monthly_unit_price" monthly_unit_price: Field<i64>,
        11 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// Deprecated.
        12 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        13 "plan_id" plan_id: PlanId,
        14 "plan_version_id" plan_version_id: Field<String>,
        15 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// Deprecated.
        16 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// Deprecated.
        17 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        18 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        19 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        20 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        21 "soft_limit" soft_limit: Field<i64>,
        22 "tier_mode" tier_mode: Field<BillingTiersMode>,
        23 "usage_quantity" usage_quantity: Field<i64>,
        24 "value_bool" value_bool: Field<bool>,
        25 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        26 "value_numeric" value_numeric: Field<i64>,
        27 "value_trait_id" value_trait_id: Field<String>,
        28 "value_type" value_type: EntitlementValueType,
        29 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// Deprecated.
        30 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        31 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        32 "yearly_unit_price" yearly_unit_price: Field<i64>,
        33 "yearly_unit_price_decimal" yearly_unit_price_decimal: Field<String>,
    }
}

#[cfg(feature = "entitlements")]
impl CreatePlanEntitlementRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        feature_id: impl Into<FeatureId>,
        plan_id: impl Into<PlanId>,
        value_type: impl Into<EntitlementValueType>,
    ) -> Self {
        Self::default()
            .feature_id(feature_id)
            .plan_id(plan_id)
            .value_type(value_type)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    CreatePlanEntitlementRequestBody {
        "billing_product_id" billing_product_id(into String), clear_billing_product_id;
        "billing_threshold" billing_threshold(i64), clear_billing_threshold;
        "credit_consumption_rate" credit_consumption_rate(f64), clear_credit_consumption_rate;
        "currency" currency(into String), clear_currency;
        "currency_prices" currency_prices(each CurrencyPriceRequestBody), clear_currency_prices;
        "feature_id" feature_id(into FeatureId) = 5;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "monthly_metered_price_id" monthly_metered_price_id(into String), clear_monthly_metered_price_id;
        "monthly_price_tiers" monthly_price_tiers(each CreatePriceTierRequestBody), clear_monthly_price_tiers;
        "monthly_unit_price" monthly_unit_price(i64), clear_monthly_unit_price;
        "monthly_unit_price_decimal" monthly_unit_price_decimal(into String), clear_monthly_unit_price_decimal;
        "overage_billing_product_id" overage_billing_product_id(into String), clear_overage_billing_product_id;
        "plan_id" plan_id(into PlanId) = 13;
        "plan_version_id" plan_version_id(into String), clear_plan_version_id;
        "price_behavior" price_behavior(into EntitlementPriceBehavior), clear_price_behavior;
        "price_tiers" price_tiers(each CreatePriceTierRequestBody), clear_price_tiers;
        "quarterly_metered_price_id" quarterly_metered_price_id(into String), clear_quarterly_metered_price_id;
        "quarterly_price_tiers" quarterly_price_tiers(each CreatePriceTierRequestBody), clear_quarterly_price_tiers;
        "quarterly_unit_price" quarterly_unit_price(i64), clear_quarterly_unit_price;
        "quarterly_unit_price_decimal" quarterly_unit_price_decimal(into String), clear_quarterly_unit_price_decimal;
        "soft_limit" soft_limit(i64), clear_soft_limit;
        "tier_mode" tier_mode(into BillingTiersMode), clear_tier_mode;
        "usage_quantity" usage_quantity(i64), clear_usage_quantity;
        "value_bool" value_bool(bool), clear_value_bool;
        "value_credit_id" value_credit_id(into CreditTypeId), clear_value_credit_id;
        "value_numeric" value_numeric(i64), clear_value_numeric;
        "value_trait_id" value_trait_id(into String), clear_value_trait_id;
        "value_type" value_type(into EntitlementValueType) = 28;
        "warning_tiers" warning_tiers(each WarningTierRequestBody), clear_warning_tiers;
        "yearly_metered_price_id" yearly_metered_price_id(into String), clear_yearly_metered_price_id;
        "yearly_price_tiers" yearly_price_tiers(each CreatePriceTierRequestBody), clear_yearly_price_tiers;
        "yearly_unit_price" yearly_unit_price(i64), clear_yearly_unit_price;
        "yearly_unit_price_decimal" yearly_unit_price_decimal(into String), clear_yearly_unit_price_decimal;
    }
}

#[cfg(any(feature = "entitlements", feature = "webhook-payloads"))]
record! {
    /// Part of [`FeatureCompanyResponseData`] and [`WebFeatureUsageWebhookOutput`].
    ///
    /// Needs one of the features `entitlements` and `webhook-payloads`; in `schematic-core` `api-entitlements` and so on, and `webhooks` for `webhook-payloads`.
    pub struct CreditUsage requires 0b0 {
        0 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        1 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        2 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        3 "credit_remaining" credit_remaining: Option<f64>,
        4 "credit_total" credit_total: Option<f64>,
        5 "credit_type_icon" credit_type_icon: Option<String>,
        6 "credit_type_name" credit_type_name: Option<String>,
        7 "credit_used" credit_used: Option<f64>,
        8 "usage_aggregation" usage_aggregation: Option<CreditUsageAggregation>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `duplicatePlanEntitlements`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct DuplicatePlanEntitlementsRequestBody requires 0b11 {
        0 "source_plan_id" source_plan_id: PlanId,
        1 "target_plan_id" target_plan_id: PlanId,
    }
}

#[cfg(feature = "entitlements")]
impl DuplicatePlanEntitlementsRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(source_plan_id: impl Into<PlanId>, target_plan_id: impl Into<PlanId>) -> Self {
        Self::default()
            .source_plan_id(source_plan_id)
            .target_plan_id(target_plan_id)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    DuplicatePlanEntitlementsRequestBody {
        "source_plan_id" source_plan_id(into PlanId) = 0;
        "target_plan_id" target_plan_id(into PlanId) = 1;
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `duplicatePlanEntitlements` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct DuplicatePlanEntitlementsResponseResponseData requires 0b111 {
        0 "data" data: Vec<PlanEntitlementResponseData>,
        1 "issues" issues: Vec<PlanIssueResponseData>,
        2 "skipped" skipped: Vec<SkippedEntitlementResponseData>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`PlanEntitlementResponseData`].
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    pub struct EntitlementCurrencyPricesResponseData requires 0b1 {
        0 "currency" currency: String,
        1 "monthly_price" monthly_price: Option<BillingPriceView>,
        2 "quarterly_price" quarterly_price: Option<BillingPriceView>,
        3 "yearly_price" yearly_price: Option<BillingPriceView>,
    }
}

#[cfg(any(
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateEntitlementInBundleRequestBody`], [`CreatePlanEntitlementRequestBody`], [`FeatureCompanyResponseData`] and 5 more.
    ///
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-catalogs` and so on, and `webhooks` for `webhook-payloads`.
    EntitlementPriceBehavior {
        CreditBurndown = "credit_burndown",
        Overage = "overage",
        PayAsYouGo = "pay_as_you_go",
        PayInAdvance = "pay_in_advance",
        Tier = "tier",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
word! {
    /// Part of [`FeatureCompanyResponseData`], [`FeatureCompanyUserResponseData`], [`FeatureUsageResponseData`] and [`LimitTimeSeriesPointResponseData`].
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`; in `schematic-core` `api-checkout` and so on.
    EntitlementType {
        CompanyOverride = "company_override",
        PlanEntitlement = "plan_entitlement",
        Unknown = "unknown",
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureCompanies` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct FeatureCompanyResponseData requires 0b101000000000000000101 {
        0 "access" access: bool,
        1 "allocation" allocation: Option<i64>,
        2 "allocation_type" allocation_type: EntitlementValueType,
        3 "company" company: Option<CompanyDetailResponseData>,
        4 "company_override" company_override: Option<CompanyOverrideResponseData>,
        5 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        6 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        7 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        8 "credit_grant_reason" credit_grant_reason: Option<BillingCreditGrantReason>,
        9 "credit_remaining" credit_remaining: Option<f64>,
        /// Deprecated.
        10 "credit_total" credit_total: Option<f64>,
        11 "credit_type_icon" credit_type_icon: Option<String>,
        12 "credit_usage" credit_usage: Option<CreditUsage>,
        13 "credit_usage_aggregation" credit_usage_aggregation: Option<CreditUsageAggregation>,
        14 "credit_used" credit_used: Option<f64>,
        15 "effective_limit" effective_limit: Option<i64>,
        16 "effective_price" effective_price: Option<f64>,
        17 "entitlement_expiration_date" entitlement_expiration_date: Option<Timestamp>,
        18 "entitlement_id" entitlement_id: String,
        19 "entitlement_source" entitlement_source: Option<String>,
        20 "entitlement_type" entitlement_type: EntitlementType,
        21 "feature" feature: Option<FeatureInPlanResponseData>,
        22 "has_valid_allocation" has_valid_allocation: Option<bool>,
        23 "is_unlimited" is_unlimited: Option<bool>,
        24 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        25 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        26 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        27 "overuse" overuse: Option<i64>,
        28 "percent_used" percent_used: Option<f64>,
        29 "period" period: Option<MetricPeriod>,
        30 "plan" plan: Option<PlanResponseData>,
        31 "plan_entitlement" plan_entitlement: Option<PlanEntitlementResponseData>,
        32 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        33 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        34 "soft_limit" soft_limit: Option<i64>,
        35 "usage" usage: Option<i64>,
        36 "yearly_usage_based_price" yearly_usage_based_price: Option<BillingPriceView>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureUsers` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct FeatureCompanyUserResponseData requires 0b110101 {
        0 "access" access: bool,
        1 "allocation" allocation: Option<i64>,
        2 "allocation_type" allocation_type: EntitlementValueType,
        3 "company" company: Option<CompanyDetailResponseData>,
        4 "entitlement_id" entitlement_id: String,
        5 "entitlement_type" entitlement_type: EntitlementType,
        6 "feature" feature: Option<FeatureDetailResponseData>,
        7 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        8 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        9 "period" period: Option<MetricPeriod>,
        10 "plan" plan: Option<PlanResponseData>,
        11 "usage" usage: Option<i64>,
        12 "user" user: Option<UserResponseData>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureUsageHistory` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct FeatureUsageHistoryResponseData requires 0b111111 {
        0 "company_id" company_id: CompanyId,
        1 "event_subtype" event_subtype: String,
        2 "feature_id" feature_id: FeatureId,
        3 "period_end" period_end: Timestamp,
        4 "period_start" period_start: Timestamp,
        5 "usage" usage: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getFeatureUsageTimeSeries` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct FeatureUsageTimeSeriesResponseData requires 0b10111 {
        0 "feature_id" feature_id: FeatureId,
        1 "feature_type" feature_type: FeatureType,
        2 "limits" limits: Vec<LimitTimeSeriesPointResponseData>,
        3 "period_type" period_type: Option<String>,
        4 "usage_points" usage_points: Vec<UsageTimeSeriesPointResponseData>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`FeatureUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct LimitTimeSeriesPointResponseData requires 0b111 {
        0 "effective_at" effective_at: Timestamp,
        1 "is_soft_limit" is_soft_limit: bool,
        2 "limit_source" limit_source: EntitlementType,
        3 "limit_value" limit_value: Option<i64>,
        4 "plan_id" plan_id: Option<PlanId>,
        5 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`SkippedEntitlementResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct SkippedEntitlementErrorResponseData requires 0b1 {
        0 "message" message: String,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`DuplicatePlanEntitlementsResponseResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct SkippedEntitlementResponseData requires 0b1111 {
        0 "entitlement_id" entitlement_id: String,
        1 "errors" errors: Vec<SkippedEntitlementErrorResponseData>,
        2 "feature_id" feature_id: FeatureId,
        3 "feature_name" feature_name: String,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `updateCompanyOverride`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UpdateCompanyOverrideRequestBody requires 0b1000000000 {
        0 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        1 "expiration_date" expiration_date: Field<Timestamp>,
        2 "metric_period" metric_period: Field<MetricPeriod>,
        3 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        4 "note" note: Field<String>,
        5 "value_bool" value_bool: Field<bool>,
        6 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        7 "value_numeric" value_numeric: Field<i64>,
        8 "value_trait_id" value_trait_id: Field<String>,
        9 "value_type" value_type: EntitlementValueType,
    }
}

#[cfg(feature = "entitlements")]
impl UpdateCompanyOverrideRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(value_type: impl Into<EntitlementValueType>) -> Self {
        Self::default().value_type(value_type)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    UpdateCompanyOverrideRequestBody {
        "credit_consumption_rate" credit_consumption_rate(f64), clear_credit_consumption_rate;
        "expiration_date" expiration_date(Timestamp), clear_expiration_date;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "note" note(into String), clear_note;
        "value_bool" value_bool(bool), clear_value_bool;
        "value_credit_id" value_credit_id(into CreditTypeId), clear_value_credit_id;
        "value_numeric" value_numeric(i64), clear_value_numeric;
        "value_trait_id" value_trait_id(into String), clear_value_trait_id;
        "value_type" value_type(into EntitlementValueType) = 9;
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `updatePlanEntitlement`.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UpdatePlanEntitlementRequestBody requires 0b10000000000000000000000000 {
        0 "billing_product_id" billing_product_id: Field<String>,
        1 "billing_threshold" billing_threshold: Field<i64>,
        2 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        3 "currency" currency: Field<String>,
        4 "currency_prices" currency_prices: Field<Vec<CurrencyPriceRequestBody>>,
        5 "metric_period" metric_period: Field<MetricPeriod>,
        6 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// Deprecated.
        7 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        8 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        9 "monthly_unit_price" monthly_unit_price: Field<i64>,
        10 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// Deprecated.
        11 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        12 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// Deprecated.
        13 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// Deprecated.
        14 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        15 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        16 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        17 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        18 "soft_limit" soft_limit: Field<i64>,
        19 "tier_mode" tier_mode: Field<BillingTiersMode>,
        20 "usage_quantity" usage_quantity: Field<i64>,
        21 "value_bool" value_bool: Field<bool>,
        22 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        23 "value_numeric" value_numeric: Field<i64>,
        24 "value_trait_id" value_trait_id: Field<String>,
        25 "value_type" value_type: EntitlementValueType,
        26 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// Deprecated.
        27 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        28 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        29 "yearly_unit_price" yearly_unit_price: Field<i64>,
        30 "yearly_unit_price_decimal" yearly_unit_price_decimal: Field<String>,
    }
}

#[cfg(feature = "entitlements")]
impl UpdatePlanEntitlementRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(value_type: impl Into<EntitlementValueType>) -> Self {
        Self::default().value_type(value_type)
    }
}

#[cfg(feature = "entitlements")]
setters! {
    UpdatePlanEntitlementRequestBody {
        "billing_product_id" billing_product_id(into String), clear_billing_product_id;
        "billing_threshold" billing_threshold(i64), clear_billing_threshold;
        "credit_consumption_rate" credit_consumption_rate(f64), clear_credit_consumption_rate;
        "currency" currency(into String), clear_currency;
        "currency_prices" currency_prices(each CurrencyPriceRequestBody), clear_currency_prices;
        "metric_period" metric_period(into MetricPeriod), clear_metric_period;
        "metric_period_month_reset" metric_period_month_reset(into MetricPeriodMonthReset), clear_metric_period_month_reset;
        "monthly_metered_price_id" monthly_metered_price_id(into String), clear_monthly_metered_price_id;
        "monthly_price_tiers" monthly_price_tiers(each CreatePriceTierRequestBody), clear_monthly_price_tiers;
        "monthly_unit_price" monthly_unit_price(i64), clear_monthly_unit_price;
        "monthly_unit_price_decimal" monthly_unit_price_decimal(into String), clear_monthly_unit_price_decimal;
        "overage_billing_product_id" overage_billing_product_id(into String), clear_overage_billing_product_id;
        "price_behavior" price_behavior(into EntitlementPriceBehavior), clear_price_behavior;
        "price_tiers" price_tiers(each CreatePriceTierRequestBody), clear_price_tiers;
        "quarterly_metered_price_id" quarterly_metered_price_id(into String), clear_quarterly_metered_price_id;
        "quarterly_price_tiers" quarterly_price_tiers(each CreatePriceTierRequestBody), clear_quarterly_price_tiers;
        "quarterly_unit_price" quarterly_unit_price(i64), clear_quarterly_unit_price;
        "quarterly_unit_price_decimal" quarterly_unit_price_decimal(into String), clear_quarterly_unit_price_decimal;
        "soft_limit" soft_limit(i64), clear_soft_limit;
        "tier_mode" tier_mode(into BillingTiersMode), clear_tier_mode;
        "usage_quantity" usage_quantity(i64), clear_usage_quantity;
        "value_bool" value_bool(bool), clear_value_bool;
        "value_credit_id" value_credit_id(into CreditTypeId), clear_value_credit_id;
        "value_numeric" value_numeric(i64), clear_value_numeric;
        "value_trait_id" value_trait_id(into String), clear_value_trait_id;
        "value_type" value_type(into EntitlementValueType) = 25;
        "warning_tiers" warning_tiers(each WarningTierRequestBody), clear_warning_tiers;
        "yearly_metered_price_id" yearly_metered_price_id(into String), clear_yearly_metered_price_id;
        "yearly_price_tiers" yearly_price_tiers(each CreatePriceTierRequestBody), clear_yearly_price_tiers;
        "yearly_unit_price" yearly_unit_price(i64), clear_yearly_unit_price;
        "yearly_unit_price_decimal" yearly_unit_price_decimal(into String), clear_yearly_unit_price_decimal;
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`FeatureUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UsageTimeSeriesPointResponseData requires 0b1100 {
        0 "period_end" period_end: Option<Timestamp>,
        1 "period_start" period_start: Option<Timestamp>,
        2 "timestamp" timestamp: Timestamp,
        3 "usage" usage: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageByCompanyResponseData`] and [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserCreditUsageResponseData requires 0b1111 {
        0 "billing_credit_id" billing_credit_id: CreditTypeId,
        1 "credit_name" credit_name: String,
        2 "credits_used" credits_used: f64,
        3 "share" share: f64,
        4 "user" user: Option<UserResponseData>,
        5 "user_id" user_id: Option<UserId>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserDailyCreditPointResponseData requires 0b11 {
        0 "credits_used" credits_used: f64,
        1 "date" date: Timestamp,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserDailyUsagePointResponseData requires 0b101 {
        0 "date" date: Timestamp,
        1 "feature" feature: Option<FeatureResponseData>,
        2 "value" value: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageByCompanyResponseData`] and [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserFeatureUsageResponseData requires 0b100110 {
        0 "feature" feature: Option<FeatureResponseData>,
        1 "last_seen" last_seen: Timestamp,
        2 "share" share: f64,
        3 "user" user: Option<UserResponseData>,
        4 "user_id" user_id: Option<UserId>,
        5 "value" value: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getUserUsageByCompany` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserUsageByCompanyResponseData requires 0b1111 {
        0 "credits" credits: Vec<UserCreditUsageResponseData>,
        1 "end_time" end_time: Timestamp,
        2 "rows" rows: Vec<UserFeatureUsageResponseData>,
        3 "start_time" start_time: Timestamp,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getUserUsageDetail` returns.
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct UserUsageDetailResponseData requires 0b111111 {
        0 "credits" credits: Vec<UserCreditUsageResponseData>,
        1 "daily_credit_points" daily_credit_points: Vec<UserDailyCreditPointResponseData>,
        2 "daily_points" daily_points: Vec<UserDailyUsagePointResponseData>,
        3 "end_time" end_time: Timestamp,
        4 "feature_totals" feature_totals: Vec<UserFeatureUsageResponseData>,
        5 "start_time" start_time: Timestamp,
        6 "user" user: Option<UserResponseData>,
    }
}
