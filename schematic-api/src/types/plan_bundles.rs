// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_bundles`](crate::operations::plan_bundles).

use super::*;
use crate::runtime::Field;
use crate::runtime::record::record;
use crate::runtime::word::word;

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    pub struct CreateCustomPlanBundlePlanRequestBody requires 0b1001 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `description`.
        1 "description" description: Option<String>,
        /// `icon`.
        2 "icon" icon: Field<PlanIcon>,
        /// `name`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `icon`.
    #[must_use]
    pub fn icon(mut self, icon: impl Into<PlanIcon>) -> Self {
        self.icon = Field::Value(icon.into());
        self
    }

    /// Sets `icon` to null.
    #[must_use]
    pub fn clear_icon(mut self) -> Self {
        self.icon = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Body of `createCustomPlanBundle`.
    ///
    /// Needs the feature `planbundle`.
    pub struct CreateCustomPlanBundleRequestBody requires 0b1101 {
        /// `billing_product`.
        0 "billing_product" billing_product: UpsertBillingProductRequestBody,
        /// `credit_grants`.
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        /// `entitlements`.
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        /// `plan`.
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

    /// Sets `billing_product`.
    #[must_use]
    pub fn billing_product(mut self, billing_product: UpsertBillingProductRequestBody) -> Self {
        self.billing_product = billing_product;
        self.presence.set(0, false);
        self
    }

    /// Sets `credit_grants`.
    #[must_use]
    pub fn credit_grants(
        mut self,
        credit_grants: impl IntoIterator<Item = PlanBundleCreditGrantRequestBody>,
    ) -> Self {
        self.credit_grants = Some(credit_grants.into_iter().collect());
        self
    }

    /// Sets `entitlements`.
    #[must_use]
    pub fn entitlements(
        mut self,
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
    ) -> Self {
        self.entitlements = entitlements.into_iter().collect();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan`.
    #[must_use]
    pub fn plan(mut self, plan: CreateCustomPlanBundlePlanRequestBody) -> Self {
        self.plan = plan;
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`PlanBundleEntitlementRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    pub struct CreateEntitlementInBundleRequestBody requires 0b10000000000000010000000100000 {
        /// `billing_product_id`.
        0 "billing_product_id" billing_product_id: Field<String>,
        /// `billing_threshold`.
        1 "billing_threshold" billing_threshold: Field<i64>,
        /// `credit_consumption_rate`.
        2 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        /// `currency`.
        3 "currency" currency: Field<String>,
        /// `currency_prices`.
        4 "currency_prices" currency_prices: Field<Vec<CurrencyPriceRequestBody>>,
        /// `feature_id`.
        5 "feature_id" feature_id: FeatureId,
        /// `metric_period`.
        6 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        7 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `monthly_metered_price_id`, deprecated.
        8 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        /// `monthly_price_tiers`.
        9 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `monthly_unit_price`.
        10 "monthly_unit_price" monthly_unit_price: Field<i64>,
        /// `monthly_unit_price_decimal`.
        11 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// `overage_billing_product_id`, deprecated.
        12 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        /// `plan_id`.
        13 "plan_id" plan_id: PlanId,
        /// `plan_version_id`.
        14 "plan_version_id" plan_version_id: Field<String>,
        /// `price_behavior`.
        15 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// `price_tiers`, deprecated.
        16 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_metered_price_id`, deprecated.
        17 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        /// `quarterly_price_tiers`.
        18 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_unit_price`.
        19 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        /// `quarterly_unit_price_decimal`.
        20 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        /// `soft_limit`.
        21 "soft_limit" soft_limit: Field<i64>,
        /// `tier_mode`.
        22 "tier_mode" tier_mode: Field<BillingTiersMode>,
        /// `usage_quantity`.
        23 "usage_quantity" usage_quantity: Field<i64>,
        /// `value_bool`.
        24 "value_bool" value_bool: Field<bool>,
        /// `value_credit_id`.
        25 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        /// `value_numeric`.
        26 "value_numeric" value_numeric: Field<i64>,
        /// `value_trait_id`.
        27 "value_trait_id" value_trait_id: Field<String>,
        /// `value_type`.
        28 "value_type" value_type: EntitlementValueType,
        /// `warning_tiers`.
        29 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// `yearly_metered_price_id`, deprecated.
        30 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        /// `yearly_price_tiers`.
        31 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `yearly_unit_price`.
        32 "yearly_unit_price" yearly_unit_price: Field<i64>,
        /// `yearly_unit_price_decimal`.
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

    /// Sets `billing_product_id`.
    #[must_use]
    pub fn billing_product_id(mut self, billing_product_id: impl Into<String>) -> Self {
        self.billing_product_id = Field::Value(billing_product_id.into());
        self
    }

    /// Sets `billing_product_id` to null.
    #[must_use]
    pub fn clear_billing_product_id(mut self) -> Self {
        self.billing_product_id = Field::Null;
        self
    }

    /// Sets `billing_threshold`.
    #[must_use]
    pub fn billing_threshold(mut self, billing_threshold: i64) -> Self {
        self.billing_threshold = Field::Value(billing_threshold);
        self
    }

    /// Sets `billing_threshold` to null.
    #[must_use]
    pub fn clear_billing_threshold(mut self) -> Self {
        self.billing_threshold = Field::Null;
        self
    }

    /// Sets `credit_consumption_rate`.
    #[must_use]
    pub fn credit_consumption_rate(mut self, credit_consumption_rate: f64) -> Self {
        self.credit_consumption_rate = Field::Value(credit_consumption_rate);
        self
    }

    /// Sets `credit_consumption_rate` to null.
    #[must_use]
    pub fn clear_credit_consumption_rate(mut self) -> Self {
        self.credit_consumption_rate = Field::Null;
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Field::Value(currency.into());
        self
    }

    /// Sets `currency` to null.
    #[must_use]
    pub fn clear_currency(mut self) -> Self {
        self.currency = Field::Null;
        self
    }

    /// Sets `currency_prices`.
    #[must_use]
    pub fn currency_prices(
        mut self,
        currency_prices: impl IntoIterator<Item = CurrencyPriceRequestBody>,
    ) -> Self {
        self.currency_prices = Field::Value(currency_prices.into_iter().collect());
        self
    }

    /// Sets `currency_prices` to null.
    #[must_use]
    pub fn clear_currency_prices(mut self) -> Self {
        self.currency_prices = Field::Null;
        self
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = feature_id.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `metric_period`.
    #[must_use]
    pub fn metric_period(mut self, metric_period: impl Into<MetricPeriod>) -> Self {
        self.metric_period = Field::Value(metric_period.into());
        self
    }

    /// Sets `metric_period` to null.
    #[must_use]
    pub fn clear_metric_period(mut self) -> Self {
        self.metric_period = Field::Null;
        self
    }

    /// Sets `metric_period_month_reset`.
    #[must_use]
    pub fn metric_period_month_reset(
        mut self,
        metric_period_month_reset: impl Into<MetricPeriodMonthReset>,
    ) -> Self {
        self.metric_period_month_reset = Field::Value(metric_period_month_reset.into());
        self
    }

    /// Sets `metric_period_month_reset` to null.
    #[must_use]
    pub fn clear_metric_period_month_reset(mut self) -> Self {
        self.metric_period_month_reset = Field::Null;
        self
    }

    /// Sets `monthly_metered_price_id`.
    #[must_use]
    pub fn monthly_metered_price_id(mut self, monthly_metered_price_id: impl Into<String>) -> Self {
        self.monthly_metered_price_id = Field::Value(monthly_metered_price_id.into());
        self
    }

    /// Sets `monthly_metered_price_id` to null.
    #[must_use]
    pub fn clear_monthly_metered_price_id(mut self) -> Self {
        self.monthly_metered_price_id = Field::Null;
        self
    }

    /// Sets `monthly_price_tiers`.
    #[must_use]
    pub fn monthly_price_tiers(
        mut self,
        monthly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.monthly_price_tiers = Field::Value(monthly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `monthly_price_tiers` to null.
    #[must_use]
    pub fn clear_monthly_price_tiers(mut self) -> Self {
        self.monthly_price_tiers = Field::Null;
        self
    }

    /// Sets `monthly_unit_price`.
    #[must_use]
    pub fn monthly_unit_price(mut self, monthly_unit_price: i64) -> Self {
        self.monthly_unit_price = Field::Value(monthly_unit_price);
        self
    }

    /// Sets `monthly_unit_price` to null.
    #[must_use]
    pub fn clear_monthly_unit_price(mut self) -> Self {
        self.monthly_unit_price = Field::Null;
        self
    }

    /// Sets `monthly_unit_price_decimal`.
    #[must_use]
    pub fn monthly_unit_price_decimal(
        mut self,
        monthly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.monthly_unit_price_decimal = Field::Value(monthly_unit_price_decimal.into());
        self
    }

    /// Sets `monthly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_monthly_unit_price_decimal(mut self) -> Self {
        self.monthly_unit_price_decimal = Field::Null;
        self
    }

    /// Sets `overage_billing_product_id`.
    #[must_use]
    pub fn overage_billing_product_id(
        mut self,
        overage_billing_product_id: impl Into<String>,
    ) -> Self {
        self.overage_billing_product_id = Field::Value(overage_billing_product_id.into());
        self
    }

    /// Sets `overage_billing_product_id` to null.
    #[must_use]
    pub fn clear_overage_billing_product_id(mut self) -> Self {
        self.overage_billing_product_id = Field::Null;
        self
    }

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(13, false);
        self
    }

    /// Sets `plan_version_id`.
    #[must_use]
    pub fn plan_version_id(mut self, plan_version_id: impl Into<String>) -> Self {
        self.plan_version_id = Field::Value(plan_version_id.into());
        self
    }

    /// Sets `plan_version_id` to null.
    #[must_use]
    pub fn clear_plan_version_id(mut self) -> Self {
        self.plan_version_id = Field::Null;
        self
    }

    /// Sets `price_behavior`.
    #[must_use]
    pub fn price_behavior(mut self, price_behavior: impl Into<EntitlementPriceBehavior>) -> Self {
        self.price_behavior = Field::Value(price_behavior.into());
        self
    }

    /// Sets `price_behavior` to null.
    #[must_use]
    pub fn clear_price_behavior(mut self) -> Self {
        self.price_behavior = Field::Null;
        self
    }

    /// Sets `price_tiers`.
    #[must_use]
    pub fn price_tiers(
        mut self,
        price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.price_tiers = Field::Value(price_tiers.into_iter().collect());
        self
    }

    /// Sets `price_tiers` to null.
    #[must_use]
    pub fn clear_price_tiers(mut self) -> Self {
        self.price_tiers = Field::Null;
        self
    }

    /// Sets `quarterly_metered_price_id`.
    #[must_use]
    pub fn quarterly_metered_price_id(
        mut self,
        quarterly_metered_price_id: impl Into<String>,
    ) -> Self {
        self.quarterly_metered_price_id = Field::Value(quarterly_metered_price_id.into());
        self
    }

    /// Sets `quarterly_metered_price_id` to null.
    #[must_use]
    pub fn clear_quarterly_metered_price_id(mut self) -> Self {
        self.quarterly_metered_price_id = Field::Null;
        self
    }

    /// Sets `quarterly_price_tiers`.
    #[must_use]
    pub fn quarterly_price_tiers(
        mut self,
        quarterly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.quarterly_price_tiers = Field::Value(quarterly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `quarterly_price_tiers` to null.
    #[must_use]
    pub fn clear_quarterly_price_tiers(mut self) -> Self {
        self.quarterly_price_tiers = Field::Null;
        self
    }

    /// Sets `quarterly_unit_price`.
    #[must_use]
    pub fn quarterly_unit_price(mut self, quarterly_unit_price: i64) -> Self {
        self.quarterly_unit_price = Field::Value(quarterly_unit_price);
        self
    }

    /// Sets `quarterly_unit_price` to null.
    #[must_use]
    pub fn clear_quarterly_unit_price(mut self) -> Self {
        self.quarterly_unit_price = Field::Null;
        self
    }

    /// Sets `quarterly_unit_price_decimal`.
    #[must_use]
    pub fn quarterly_unit_price_decimal(
        mut self,
        quarterly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.quarterly_unit_price_decimal = Field::Value(quarterly_unit_price_decimal.into());
        self
    }

    /// Sets `quarterly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_quarterly_unit_price_decimal(mut self) -> Self {
        self.quarterly_unit_price_decimal = Field::Null;
        self
    }

    /// Sets `soft_limit`.
    #[must_use]
    pub fn soft_limit(mut self, soft_limit: i64) -> Self {
        self.soft_limit = Field::Value(soft_limit);
        self
    }

    /// Sets `soft_limit` to null.
    #[must_use]
    pub fn clear_soft_limit(mut self) -> Self {
        self.soft_limit = Field::Null;
        self
    }

    /// Sets `tier_mode`.
    #[must_use]
    pub fn tier_mode(mut self, tier_mode: impl Into<BillingTiersMode>) -> Self {
        self.tier_mode = Field::Value(tier_mode.into());
        self
    }

    /// Sets `tier_mode` to null.
    #[must_use]
    pub fn clear_tier_mode(mut self) -> Self {
        self.tier_mode = Field::Null;
        self
    }

    /// Sets `usage_quantity`.
    #[must_use]
    pub fn usage_quantity(mut self, usage_quantity: i64) -> Self {
        self.usage_quantity = Field::Value(usage_quantity);
        self
    }

    /// Sets `usage_quantity` to null.
    #[must_use]
    pub fn clear_usage_quantity(mut self) -> Self {
        self.usage_quantity = Field::Null;
        self
    }

    /// Sets `value_bool`.
    #[must_use]
    pub fn value_bool(mut self, value_bool: bool) -> Self {
        self.value_bool = Field::Value(value_bool);
        self
    }

    /// Sets `value_bool` to null.
    #[must_use]
    pub fn clear_value_bool(mut self) -> Self {
        self.value_bool = Field::Null;
        self
    }

    /// Sets `value_credit_id`.
    #[must_use]
    pub fn value_credit_id(mut self, value_credit_id: impl Into<CreditTypeId>) -> Self {
        self.value_credit_id = Field::Value(value_credit_id.into());
        self
    }

    /// Sets `value_credit_id` to null.
    #[must_use]
    pub fn clear_value_credit_id(mut self) -> Self {
        self.value_credit_id = Field::Null;
        self
    }

    /// Sets `value_numeric`.
    #[must_use]
    pub fn value_numeric(mut self, value_numeric: i64) -> Self {
        self.value_numeric = Field::Value(value_numeric);
        self
    }

    /// Sets `value_numeric` to null.
    #[must_use]
    pub fn clear_value_numeric(mut self) -> Self {
        self.value_numeric = Field::Null;
        self
    }

    /// Sets `value_trait_id`.
    #[must_use]
    pub fn value_trait_id(mut self, value_trait_id: impl Into<String>) -> Self {
        self.value_trait_id = Field::Value(value_trait_id.into());
        self
    }

    /// Sets `value_trait_id` to null.
    #[must_use]
    pub fn clear_value_trait_id(mut self) -> Self {
        self.value_trait_id = Field::Null;
        self
    }

    /// Sets `value_type`.
    #[must_use]
    pub fn value_type(mut self, value_type: impl Into<EntitlementValueType>) -> Self {
        self.value_type = value_type.into();
        self.presence.set(28, false);
        self
    }

    /// Sets `warning_tiers`.
    #[must_use]
    pub fn warning_tiers(
        mut self,
        warning_tiers: impl IntoIterator<Item = WarningTierRequestBody>,
    ) -> Self {
        self.warning_tiers = Field::Value(warning_tiers.into_iter().collect());
        self
    }

    /// Sets `warning_tiers` to null.
    #[must_use]
    pub fn clear_warning_tiers(mut self) -> Self {
        self.warning_tiers = Field::Null;
        self
    }

    /// Sets `yearly_metered_price_id`.
    #[must_use]
    pub fn yearly_metered_price_id(mut self, yearly_metered_price_id: impl Into<String>) -> Self {
        self.yearly_metered_price_id = Field::Value(yearly_metered_price_id.into());
        self
    }

    /// Sets `yearly_metered_price_id` to null.
    #[must_use]
    pub fn clear_yearly_metered_price_id(mut self) -> Self {
        self.yearly_metered_price_id = Field::Null;
        self
    }

    /// Sets `yearly_price_tiers`.
    #[must_use]
    pub fn yearly_price_tiers(
        mut self,
        yearly_price_tiers: impl IntoIterator<Item = CreatePriceTierRequestBody>,
    ) -> Self {
        self.yearly_price_tiers = Field::Value(yearly_price_tiers.into_iter().collect());
        self
    }

    /// Sets `yearly_price_tiers` to null.
    #[must_use]
    pub fn clear_yearly_price_tiers(mut self) -> Self {
        self.yearly_price_tiers = Field::Null;
        self
    }

    /// Sets `yearly_unit_price`.
    #[must_use]
    pub fn yearly_unit_price(mut self, yearly_unit_price: i64) -> Self {
        self.yearly_unit_price = Field::Value(yearly_unit_price);
        self
    }

    /// Sets `yearly_unit_price` to null.
    #[must_use]
    pub fn clear_yearly_unit_price(mut self) -> Self {
        self.yearly_unit_price = Field::Null;
        self
    }

    /// Sets `yearly_unit_price_decimal`.
    #[must_use]
    pub fn yearly_unit_price_decimal(
        mut self,
        yearly_unit_price_decimal: impl Into<String>,
    ) -> Self {
        self.yearly_unit_price_decimal = Field::Value(yearly_unit_price_decimal.into());
        self
    }

    /// Sets `yearly_unit_price_decimal` to null.
    #[must_use]
    pub fn clear_yearly_unit_price_decimal(mut self) -> Self {
        self.yearly_unit_price_decimal = Field::Null;
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Body of `createPlanBundle`.
    ///
    /// Needs the feature `planbundle`.
    pub struct CreatePlanBundleRequestBody requires 0b1100 {
        /// `billing_product`.
        0 "billing_product" billing_product: Option<UpsertBillingProductRequestBody>,
        /// `credit_grants`.
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        /// `entitlements`.
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        /// `plan`.
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

    /// Sets `billing_product`.
    #[must_use]
    pub fn billing_product(mut self, billing_product: UpsertBillingProductRequestBody) -> Self {
        self.billing_product = Some(billing_product);
        self
    }

    /// Sets `credit_grants`.
    #[must_use]
    pub fn credit_grants(
        mut self,
        credit_grants: impl IntoIterator<Item = PlanBundleCreditGrantRequestBody>,
    ) -> Self {
        self.credit_grants = Some(credit_grants.into_iter().collect());
        self
    }

    /// Sets `entitlements`.
    #[must_use]
    pub fn entitlements(
        mut self,
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
    ) -> Self {
        self.entitlements = entitlements.into_iter().collect();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan`.
    #[must_use]
    pub fn plan(mut self, plan: CreatePlanRequestBody) -> Self {
        self.plan = plan;
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`PlanBundleCreditGrantRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    pub struct DeleteBillingPlanCreditGrantRequestBody requires 0b0 {
        /// `apply_to_existing`.
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

    /// Sets `apply_to_existing`.
    #[must_use]
    pub fn apply_to_existing(mut self, apply_to_existing: bool) -> Self {
        self.apply_to_existing = Field::Value(apply_to_existing);
        self
    }

    /// Sets `apply_to_existing` to null.
    #[must_use]
    pub fn clear_apply_to_existing(mut self) -> Self {
        self.apply_to_existing = Field::Null;
        self
    }
}

#[cfg(feature = "planbundle")]
word! {
    /// Part of [`PlanBundleCreditGrantRequestBody`] and [`PlanBundleEntitlementRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    PlanBundleAction {
        /// `create`.
        Create = "create",
        /// `update`.
        Update = "update",
        /// `delete`.
        Delete = "delete",
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`], [`CreatePlanBundleRequestBody`] and [`UpdatePlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    pub struct PlanBundleCreditGrantRequestBody requires 0b1 {
        /// `action`.
        0 "action" action: PlanBundleAction,
        /// `create_req`.
        1 "create_req" create_req: Option<CreateBillingPlanCreditGrantRequestBody>,
        /// `credit_grant_id`.
        2 "credit_grant_id" credit_grant_id: Field<String>,
        /// `delete_req`.
        3 "delete_req" delete_req: Option<DeleteBillingPlanCreditGrantRequestBody>,
        /// `update_req`.
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

    /// Sets `action`.
    #[must_use]
    pub fn action(mut self, action: impl Into<PlanBundleAction>) -> Self {
        self.action = action.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `create_req`.
    #[must_use]
    pub fn create_req(mut self, create_req: CreateBillingPlanCreditGrantRequestBody) -> Self {
        self.create_req = Some(create_req);
        self
    }

    /// Sets `credit_grant_id`.
    #[must_use]
    pub fn credit_grant_id(mut self, credit_grant_id: impl Into<String>) -> Self {
        self.credit_grant_id = Field::Value(credit_grant_id.into());
        self
    }

    /// Sets `credit_grant_id` to null.
    #[must_use]
    pub fn clear_credit_grant_id(mut self) -> Self {
        self.credit_grant_id = Field::Null;
        self
    }

    /// Sets `delete_req`.
    #[must_use]
    pub fn delete_req(mut self, delete_req: DeleteBillingPlanCreditGrantRequestBody) -> Self {
        self.delete_req = Some(delete_req);
        self
    }

    /// Sets `update_req`.
    #[must_use]
    pub fn update_req(mut self, update_req: UpdateBillingPlanCreditGrantRequestBody) -> Self {
        self.update_req = Some(update_req);
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Part of [`CreateCustomPlanBundleRequestBody`], [`CreatePlanBundleRequestBody`] and [`UpdatePlanBundleRequestBody`].
    ///
    /// Needs the feature `planbundle`.
    pub struct PlanBundleEntitlementRequestBody requires 0b1 {
        /// `action`.
        0 "action" action: PlanBundleAction,
        /// `entitlement_id`.
        1 "entitlement_id" entitlement_id: Field<String>,
        /// `req`.
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

    /// Sets `action`.
    #[must_use]
    pub fn action(mut self, action: impl Into<PlanBundleAction>) -> Self {
        self.action = action.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `entitlement_id`.
    #[must_use]
    pub fn entitlement_id(mut self, entitlement_id: impl Into<String>) -> Self {
        self.entitlement_id = Field::Value(entitlement_id.into());
        self
    }

    /// Sets `entitlement_id` to null.
    #[must_use]
    pub fn clear_entitlement_id(mut self) -> Self {
        self.entitlement_id = Field::Null;
        self
    }

    /// Sets `req`.
    #[must_use]
    pub fn req(mut self, req: CreateEntitlementInBundleRequestBody) -> Self {
        self.req = Some(req);
        self
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Data that `createCustomPlanBundle`, `createPlanBundle` and `updatePlanBundle` returns.
    ///
    /// Needs the feature `planbundle`.
    pub struct PlanBundleResponseData requires 0b0 {
        /// `billing_product`.
        0 "billing_product" billing_product: Option<BillingProductPlanResponseData>,
        /// `credit_grants`.
        1 "credit_grants" credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        /// `entitlements`.
        2 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        /// `plan`.
        3 "plan" plan: Option<PlanResponseData>,
        /// `plan_version`.
        4 "plan_version" plan_version: Option<PlanVersionResponseData>,
    }
}

#[cfg(feature = "planbundle")]
record! {
    /// Body of `updatePlanBundle`.
    ///
    /// Needs the feature `planbundle`.
    pub struct UpdatePlanBundleRequestBody requires 0b1100 {
        /// `billing_product`.
        0 "billing_product" billing_product: Option<UpsertBillingProductRequestBody>,
        /// `credit_grants`.
        1 "credit_grants" credit_grants: Option<Vec<PlanBundleCreditGrantRequestBody>>,
        /// `entitlements`.
        2 "entitlements" entitlements: Vec<PlanBundleEntitlementRequestBody>,
        /// `plan`.
        3 "plan" plan: UpdatePlanRequestBody,
        /// `plan_version_id`.
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

    /// Sets `billing_product`.
    #[must_use]
    pub fn billing_product(mut self, billing_product: UpsertBillingProductRequestBody) -> Self {
        self.billing_product = Some(billing_product);
        self
    }

    /// Sets `credit_grants`.
    #[must_use]
    pub fn credit_grants(
        mut self,
        credit_grants: impl IntoIterator<Item = PlanBundleCreditGrantRequestBody>,
    ) -> Self {
        self.credit_grants = Some(credit_grants.into_iter().collect());
        self
    }

    /// Sets `entitlements`.
    #[must_use]
    pub fn entitlements(
        mut self,
        entitlements: impl IntoIterator<Item = PlanBundleEntitlementRequestBody>,
    ) -> Self {
        self.entitlements = entitlements.into_iter().collect();
        self.presence.set(2, false);
        self
    }

    /// Sets `plan`.
    #[must_use]
    pub fn plan(mut self, plan: UpdatePlanRequestBody) -> Self {
        self.plan = plan;
        self.presence.set(3, false);
        self
    }

    /// Sets `plan_version_id`.
    #[must_use]
    pub fn plan_version_id(mut self, plan_version_id: impl Into<String>) -> Self {
        self.plan_version_id = Field::Value(plan_version_id.into());
        self
    }

    /// Sets `plan_version_id` to null.
    #[must_use]
    pub fn clear_plan_version_id(mut self) -> Self {
        self.plan_version_id = Field::Null;
        self
    }
}
