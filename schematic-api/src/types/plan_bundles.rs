// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_bundles`](crate::operations::plan_bundles).

use super::*;
use crate::runtime::Field;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct CreateCustomPlanBundlePlanRequestBody requires 0b1001 {
        0 "company_id" company_id: CompanyId,
        1 "description" description: Option<String>,
        2 "icon" icon: Field<PlanIcon>,
        3 "name" name: String,
    }
}

#[cfg(feature = "planbundle")]
impl CreateCustomPlanBundlePlanRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(company_id: impl Into<CompanyId>, name: impl Into<String>) -> Self {
        Self::default().company_id(company_id).name(name)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    CreateCustomPlanBundlePlanRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "description" description(into String);
        "icon" icon(into PlanIcon), clear_icon;
        "name" name(into String) = 3;
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Body of `createCustomPlanBundle`.
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct CreateCustomPlanBundleRequestBody requires 0b1101 {
        0 "billing_product" billing_product: UpsertBillingProductRequestBody,
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        3 "plan" plan: CreateCustomPlanBundlePlanRequestBody,
    }
}

#[cfg(feature = "planbundle")]
impl CreateCustomPlanBundleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        billing_product: UpsertBillingProductRequestBody,
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
        plan: CreateCustomPlanBundlePlanRequestBody,
    ) -> Self {
        Self::default()
            .billing_product(billing_product)
            .entitlements(entitlements)
            .plan(plan)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    CreateCustomPlanBundleRequestBody {
        "billing_product" billing_product(UpsertBillingProductRequestBody) = 0;
        "credit_grants" credit_grants(each PlanBundleCreditGrantRequestBody);
        "entitlements" entitlements(each PlanBundleEntitlementRequestBody) = 2;
        "plan" plan(CreateCustomPlanBundlePlanRequestBody) = 3;
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`PlanBundleEntitlementRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct CreateEntitlementInBundleRequestBody requires 0b10000000000000010000000100000 {
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

#[cfg(feature = "planbundle")]
impl CreateEntitlementInBundleRequestBody {
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

#[cfg(feature = "planbundle")]
setters! {
    CreateEntitlementInBundleRequestBody {
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

#[cfg(feature = "planbundle")]
record! {
    /// Body of `createPlanBundle`.
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct CreatePlanBundleRequestBody requires 0b1100 {
        0 "billing_product" billing_product: Option<UpsertBillingProductRequestBody>,
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        3 "plan" plan: CreatePlanRequestBody,
    }
}

#[cfg(feature = "planbundle")]
impl CreatePlanBundleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
        plan: CreatePlanRequestBody,
    ) -> Self {
        Self::default().entitlements(entitlements).plan(plan)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    CreatePlanBundleRequestBody {
        "billing_product" billing_product(UpsertBillingProductRequestBody);
        "credit_grants" credit_grants(each PlanBundleCreditGrantRequestBody);
        "entitlements" entitlements(each PlanBundleEntitlementRequestBody) = 2;
        "plan" plan(CreatePlanRequestBody) = 3;
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`PlanBundleCreditGrantRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct DeleteBillingPlanCreditGrantRequestBody requires 0b0 {
        0 "apply_to_existing" apply_to_existing: Field<bool>,
    }
}

#[cfg(feature = "planbundle")]
impl DeleteBillingPlanCreditGrantRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "planbundle")]
setters! {
    DeleteBillingPlanCreditGrantRequestBody {
        "apply_to_existing" apply_to_existing(bool), clear_apply_to_existing;
    }
}

#[cfg(feature = "planbundle")]
word! {
    /// Part of [`PlanBundleCreditGrantRequestBody`] and [`PlanBundleEntitlementRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    PlanBundleAction {
        Create = "create",
        Update = "update",
        Delete = "delete",
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`], [`CreatePlanBundleRequestBody`] and [`UpdatePlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct PlanBundleCreditGrantRequestBody requires 0b1 {
        0 "action" action: PlanBundleAction,
        1 "create_req" create_req: Option<CreateBillingPlanCreditGrantRequestBody>,
        2 "credit_grant_id" credit_grant_id: Field<String>,
        3 "delete_req" delete_req: Option<DeleteBillingPlanCreditGrantRequestBody>,
        4 "update_req" update_req: Option<UpdateBillingPlanCreditGrantRequestBody>,
    }
}

#[cfg(feature = "planbundle")]
impl PlanBundleCreditGrantRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(action: impl Into<PlanBundleAction>) -> Self {
        Self::default().action(action)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    PlanBundleCreditGrantRequestBody {
        "action" action(into PlanBundleAction) = 0;
        "create_req" create_req(CreateBillingPlanCreditGrantRequestBody);
        "credit_grant_id" credit_grant_id(into String), clear_credit_grant_id;
        "delete_req" delete_req(DeleteBillingPlanCreditGrantRequestBody);
        "update_req" update_req(UpdateBillingPlanCreditGrantRequestBody);
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`], [`CreatePlanBundleRequestBody`] and [`UpdatePlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct PlanBundleEntitlementRequestBody requires 0b1 {
        0 "action" action: PlanBundleAction,
        1 "entitlement_id" entitlement_id: Field<String>,
        2 "req" req: Option<CreateEntitlementInBundleRequestBody>,
    }
}

#[cfg(feature = "planbundle")]
impl PlanBundleEntitlementRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(action: impl Into<PlanBundleAction>) -> Self {
        Self::default().action(action)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    PlanBundleEntitlementRequestBody {
        "action" action(into PlanBundleAction) = 0;
        "entitlement_id" entitlement_id(into String), clear_entitlement_id;
        "req" req(CreateEntitlementInBundleRequestBody);
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Data that `createCustomPlanBundle`, `createPlanBundle` and `updatePlanBundle` returns.
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct PlanBundleResponseData requires 0b0 {
        0 "billing_product" billing_product: Option<BillingProductPlanResponseData>,
        1 "credit_grants" credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        2 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        3 "plan" plan: Option<PlanResponseData>,
        4 "plan_version" plan_version: Option<PlanVersionResponseData>,
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Body of `updatePlanBundle`.
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct UpdatePlanBundleRequestBody requires 0b1100 {
        0 "billing_product" billing_product: Option<UpsertBillingProductRequestBody>,
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        3 "plan" plan: UpdatePlanRequestBody,
        4 "plan_version_id" plan_version_id: Field<String>,
    }
}

#[cfg(feature = "planbundle")]
impl UpdatePlanBundleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
        plan: UpdatePlanRequestBody,
    ) -> Self {
        Self::default().entitlements(entitlements).plan(plan)
    }
}

#[cfg(feature = "planbundle")]
setters! {
    UpdatePlanBundleRequestBody {
        "billing_product" billing_product(UpsertBillingProductRequestBody);
        "credit_grants" credit_grants(each PlanBundleCreditGrantRequestBody);
        "entitlements" entitlements(each PlanBundleEntitlementRequestBody) = 2;
        "plan" plan(UpdatePlanRequestBody) = 3;
        "plan_version_id" plan_version_id(into String), clear_plan_version_id;
    }
}
