// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`entitlements`](crate::operations::entitlements).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "entitlements")]
record! {
    /// Body of `upsertPlanEntitlementForBillingProduct`.
    ///
    /// Needs the feature `entitlements`.
    pub struct CreateBillingLinkedPlanEntitlementRequestBody requires 0b1000000000000001000000011000010 {
        /// `billing_product_id`.
        0 "billing_product_id" billing_product_id: Field<String>,
        /// `billing_provider`.
        1 "billing_provider" billing_provider: BillingProviderType,
        /// `billing_threshold`.
        2 "billing_threshold" billing_threshold: Field<i64>,
        /// `credit_consumption_rate`.
        3 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        /// `currency`.
        4 "currency" currency: Field<String>,
        /// `currency_prices`.
        5 "currency_prices" currency_prices: Field<Vec<CurrencyPriceRequestBody>>,
        /// `external_resource_id`.
        6 "external_resource_id" external_resource_id: String,
        /// `feature_id`.
        7 "feature_id" feature_id: FeatureId,
        /// `metric_period`.
        8 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        9 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `monthly_metered_price_id`, deprecated.
        10 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        /// `monthly_price_tiers`.
        11 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `monthly_unit_price`.
        12 "monthly_unit_price" monthly_unit_price: Field<i64>,
        /// `monthly_unit_price_decimal`.
        13 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// `overage_billing_product_id`, deprecated.
        14 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        /// `plan_id`.
        15 "plan_id" plan_id: PlanId,
        /// `plan_version_id`.
        16 "plan_version_id" plan_version_id: Field<String>,
        /// `price_behavior`.
        17 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// `price_tiers`, deprecated.
        18 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_metered_price_id`, deprecated.
        19 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        /// `quarterly_price_tiers`.
        20 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_unit_price`.
        21 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        /// `quarterly_unit_price_decimal`.
        22 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        /// `soft_limit`.
        23 "soft_limit" soft_limit: Field<i64>,
        /// `tier_mode`.
        24 "tier_mode" tier_mode: Field<BillingTiersMode>,
        /// `usage_quantity`.
        25 "usage_quantity" usage_quantity: Field<i64>,
        /// `value_bool`.
        26 "value_bool" value_bool: Field<bool>,
        /// `value_credit_id`.
        27 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        /// `value_numeric`.
        28 "value_numeric" value_numeric: Field<i64>,
        /// `value_trait_id`.
        29 "value_trait_id" value_trait_id: Field<String>,
        /// `value_type`.
        30 "value_type" value_type: EntitlementValueType,
        /// `warning_tiers`.
        31 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// `yearly_metered_price_id`, deprecated.
        32 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        /// `yearly_price_tiers`.
        33 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `yearly_unit_price`.
        34 "yearly_unit_price" yearly_unit_price: Field<i64>,
        /// `yearly_unit_price_decimal`.
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

    /// Sets `billing_provider`.
    #[must_use]
    pub fn billing_provider(mut self, billing_provider: impl Into<BillingProviderType>) -> Self {
        self.billing_provider = billing_provider.into();
        self.presence.set(1, false);
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

    /// Sets `external_resource_id`.
    #[must_use]
    pub fn external_resource_id(mut self, external_resource_id: impl Into<String>) -> Self {
        self.external_resource_id = external_resource_id.into();
        self.presence.set(6, false);
        self
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = feature_id.into();
        self.presence.set(7, false);
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
        self.presence.set(15, false);
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
        self.presence.set(30, false);
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

#[cfg(feature = "entitlements")]
record! {
    /// Body of `createCompanyOverride`.
    ///
    /// Needs the feature `entitlements`.
    pub struct CreateCompanyOverrideRequestBody requires 0b100000001001 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `credit_consumption_rate`.
        1 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        /// `expiration_date`.
        2 "expiration_date" expiration_date: Field<Timestamp>,
        /// `feature_id`.
        3 "feature_id" feature_id: FeatureId,
        /// `metric_period`.
        4 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        5 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `note`.
        6 "note" note: Field<String>,
        /// `value_bool`.
        7 "value_bool" value_bool: Field<bool>,
        /// `value_credit_id`.
        8 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        /// `value_numeric`.
        9 "value_numeric" value_numeric: Field<i64>,
        /// `value_trait_id`.
        10 "value_trait_id" value_trait_id: Field<String>,
        /// `value_type`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
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

    /// Sets `expiration_date`.
    #[must_use]
    pub fn expiration_date(mut self, expiration_date: Timestamp) -> Self {
        self.expiration_date = Field::Value(expiration_date);
        self
    }

    /// Sets `expiration_date` to null.
    #[must_use]
    pub fn clear_expiration_date(mut self) -> Self {
        self.expiration_date = Field::Null;
        self
    }

    /// Sets `feature_id`.
    #[must_use]
    pub fn feature_id(mut self, feature_id: impl Into<FeatureId>) -> Self {
        self.feature_id = feature_id.into();
        self.presence.set(3, false);
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

    /// Sets `note`.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Field::Value(note.into());
        self
    }

    /// Sets `note` to null.
    #[must_use]
    pub fn clear_note(mut self) -> Self {
        self.note = Field::Null;
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
        self.presence.set(11, false);
        self
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `createPlanEntitlement`.
    ///
    /// Needs the feature `entitlements`.
    pub struct CreatePlanEntitlementRequestBody requires 0b10000000000000010000000100000 {
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

#[cfg(any(feature = "entitlements", feature = "webhook-payloads"))]
record! {
    /// Part of [`FeatureCompanyResponseData`] and [`WebFeatureUsageWebhookOutput`].
    ///
    /// Needs one of the features `entitlements` and `webhook-payloads`.
    pub struct CreditUsage requires 0b0 {
        /// `credit_consumption_rate`.
        0 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        /// `credit_grant_counts`.
        1 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        /// `credit_grant_details`.
        2 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        /// `credit_remaining`.
        3 "credit_remaining" credit_remaining: Option<f64>,
        /// `credit_total`.
        4 "credit_total" credit_total: Option<f64>,
        /// `credit_type_icon`.
        5 "credit_type_icon" credit_type_icon: Option<String>,
        /// `credit_type_name`.
        6 "credit_type_name" credit_type_name: Option<String>,
        /// `credit_used`.
        7 "credit_used" credit_used: Option<f64>,
        /// `usage_aggregation`.
        8 "usage_aggregation" usage_aggregation: Option<CreditUsageAggregation>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `duplicatePlanEntitlements`.
    ///
    /// Needs the feature `entitlements`.
    pub struct DuplicatePlanEntitlementsRequestBody requires 0b11 {
        /// `source_plan_id`.
        0 "source_plan_id" source_plan_id: PlanId,
        /// `target_plan_id`.
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

    /// Sets `source_plan_id`.
    #[must_use]
    pub fn source_plan_id(mut self, source_plan_id: impl Into<PlanId>) -> Self {
        self.source_plan_id = source_plan_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `target_plan_id`.
    #[must_use]
    pub fn target_plan_id(mut self, target_plan_id: impl Into<PlanId>) -> Self {
        self.target_plan_id = target_plan_id.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `duplicatePlanEntitlements` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct DuplicatePlanEntitlementsResponseResponseData requires 0b111 {
        /// `data`.
        0 "data" data: Vec<PlanEntitlementResponseData>,
        /// `issues`.
        1 "issues" issues: Vec<PlanIssueResponseData>,
        /// `skipped`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct EntitlementCurrencyPricesResponseData requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `monthly_price`.
        1 "monthly_price" monthly_price: Option<BillingPriceView>,
        /// `quarterly_price`.
        2 "quarterly_price" quarterly_price: Option<BillingPriceView>,
        /// `yearly_price`.
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
    /// Needs one of the features `catalogs`, `checkout`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    EntitlementPriceBehavior {
        /// `credit_burndown`.
        CreditBurndown = "credit_burndown",
        /// `overage`.
        Overage = "overage",
        /// `pay_as_you_go`.
        PayAsYouGo = "pay_as_you_go",
        /// `pay_in_advance`.
        PayInAdvance = "pay_in_advance",
        /// `tier`.
        Tier = "tier",
    }
}

#[cfg(any(feature = "checkout", feature = "components", feature = "entitlements"))]
word! {
    /// Part of [`FeatureCompanyResponseData`], [`FeatureCompanyUserResponseData`], [`FeatureUsageResponseData`] and [`LimitTimeSeriesPointResponseData`].
    ///
    /// Needs one of the features `checkout`, `components` and `entitlements`.
    EntitlementType {
        /// `company_override`.
        CompanyOverride = "company_override",
        /// `plan_entitlement`.
        PlanEntitlement = "plan_entitlement",
        /// `unknown`.
        Unknown = "unknown",
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureCompanies` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct FeatureCompanyResponseData requires 0b101000000000000000101 {
        /// `access`.
        0 "access" access: bool,
        /// `allocation`.
        1 "allocation" allocation: Option<i64>,
        /// `allocation_type`.
        2 "allocation_type" allocation_type: EntitlementValueType,
        /// `company`.
        3 "company" company: Option<CompanyDetailResponseData>,
        /// `company_override`.
        4 "company_override" company_override: Option<CompanyOverrideResponseData>,
        /// `credit_consumption_rate`.
        5 "credit_consumption_rate" credit_consumption_rate: Option<f64>,
        /// `credit_grant_counts`.
        6 "credit_grant_counts" credit_grant_counts: BTreeMap<String, f64>,
        /// `credit_grant_details`.
        7 "credit_grant_details" credit_grant_details: Vec<CreditGrantDetail>,
        /// `credit_grant_reason`.
        8 "credit_grant_reason" credit_grant_reason: Option<BillingCreditGrantReason>,
        /// `credit_remaining`.
        9 "credit_remaining" credit_remaining: Option<f64>,
        /// `credit_total`, deprecated.
        10 "credit_total" credit_total: Option<f64>,
        /// `credit_type_icon`.
        11 "credit_type_icon" credit_type_icon: Option<String>,
        /// `credit_usage`.
        12 "credit_usage" credit_usage: Option<CreditUsage>,
        /// `credit_usage_aggregation`.
        13 "credit_usage_aggregation" credit_usage_aggregation: Option<CreditUsageAggregation>,
        /// `credit_used`.
        14 "credit_used" credit_used: Option<f64>,
        /// `effective_limit`.
        15 "effective_limit" effective_limit: Option<i64>,
        /// `effective_price`.
        16 "effective_price" effective_price: Option<f64>,
        /// `entitlement_expiration_date`.
        17 "entitlement_expiration_date" entitlement_expiration_date: Option<Timestamp>,
        /// `entitlement_id`.
        18 "entitlement_id" entitlement_id: String,
        /// `entitlement_source`.
        19 "entitlement_source" entitlement_source: Option<String>,
        /// `entitlement_type`.
        20 "entitlement_type" entitlement_type: EntitlementType,
        /// `feature`.
        21 "feature" feature: Option<FeatureInPlanResponseData>,
        /// `has_valid_allocation`.
        22 "has_valid_allocation" has_valid_allocation: Option<bool>,
        /// `is_unlimited`.
        23 "is_unlimited" is_unlimited: Option<bool>,
        /// `metric_reset_at`.
        24 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        /// `month_reset`.
        25 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        /// `monthly_usage_based_price`.
        26 "monthly_usage_based_price" monthly_usage_based_price: Option<BillingPriceView>,
        /// `overuse`.
        27 "overuse" overuse: Option<i64>,
        /// `percent_used`.
        28 "percent_used" percent_used: Option<f64>,
        /// `period`.
        29 "period" period: Option<MetricPeriod>,
        /// `plan`.
        30 "plan" plan: Option<PlanResponseData>,
        /// `plan_entitlement`.
        31 "plan_entitlement" plan_entitlement: Option<PlanEntitlementResponseData>,
        /// `price_behavior`.
        32 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
        /// `quarterly_usage_based_price`.
        33 "quarterly_usage_based_price" quarterly_usage_based_price: Option<BillingPriceView>,
        /// `soft_limit`.
        34 "soft_limit" soft_limit: Option<i64>,
        /// `usage`.
        35 "usage" usage: Option<i64>,
        /// `yearly_usage_based_price`.
        36 "yearly_usage_based_price" yearly_usage_based_price: Option<BillingPriceView>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureUsers` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct FeatureCompanyUserResponseData requires 0b110101 {
        /// `access`.
        0 "access" access: bool,
        /// `allocation`.
        1 "allocation" allocation: Option<i64>,
        /// `allocation_type`.
        2 "allocation_type" allocation_type: EntitlementValueType,
        /// `company`.
        3 "company" company: Option<CompanyDetailResponseData>,
        /// `entitlement_id`.
        4 "entitlement_id" entitlement_id: String,
        /// `entitlement_type`.
        5 "entitlement_type" entitlement_type: EntitlementType,
        /// `feature`.
        6 "feature" feature: Option<FeatureDetailResponseData>,
        /// `metric_reset_at`.
        7 "metric_reset_at" metric_reset_at: Option<Timestamp>,
        /// `month_reset`.
        8 "month_reset" month_reset: Option<MetricPeriodMonthReset>,
        /// `period`.
        9 "period" period: Option<MetricPeriod>,
        /// `plan`.
        10 "plan" plan: Option<PlanResponseData>,
        /// `usage`.
        11 "usage" usage: Option<i64>,
        /// `user`.
        12 "user" user: Option<UserResponseData>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `listFeatureUsageHistory` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct FeatureUsageHistoryResponseData requires 0b111111 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `event_subtype`.
        1 "event_subtype" event_subtype: String,
        /// `feature_id`.
        2 "feature_id" feature_id: FeatureId,
        /// `period_end`.
        3 "period_end" period_end: Timestamp,
        /// `period_start`.
        4 "period_start" period_start: Timestamp,
        /// `usage`.
        5 "usage" usage: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getFeatureUsageTimeSeries` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct FeatureUsageTimeSeriesResponseData requires 0b10111 {
        /// `feature_id`.
        0 "feature_id" feature_id: FeatureId,
        /// `feature_type`.
        1 "feature_type" feature_type: FeatureType,
        /// `limits`.
        2 "limits" limits: Vec<LimitTimeSeriesPointResponseData>,
        /// `period_type`.
        3 "period_type" period_type: Option<String>,
        /// `usage_points`.
        4 "usage_points" usage_points: Vec<UsageTimeSeriesPointResponseData>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`FeatureUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct LimitTimeSeriesPointResponseData requires 0b111 {
        /// `effective_at`.
        0 "effective_at" effective_at: Timestamp,
        /// `is_soft_limit`.
        1 "is_soft_limit" is_soft_limit: bool,
        /// `limit_source`.
        2 "limit_source" limit_source: EntitlementType,
        /// `limit_value`.
        3 "limit_value" limit_value: Option<i64>,
        /// `plan_id`.
        4 "plan_id" plan_id: Option<PlanId>,
        /// `price_behavior`.
        5 "price_behavior" price_behavior: Option<EntitlementPriceBehavior>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`SkippedEntitlementResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct SkippedEntitlementErrorResponseData requires 0b1 {
        /// `message`.
        0 "message" message: String,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`DuplicatePlanEntitlementsResponseResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct SkippedEntitlementResponseData requires 0b1111 {
        /// `entitlement_id`.
        0 "entitlement_id" entitlement_id: String,
        /// `errors`.
        1 "errors" errors: Vec<SkippedEntitlementErrorResponseData>,
        /// `feature_id`.
        2 "feature_id" feature_id: FeatureId,
        /// `feature_name`.
        3 "feature_name" feature_name: String,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `updateCompanyOverride`.
    ///
    /// Needs the feature `entitlements`.
    pub struct UpdateCompanyOverrideRequestBody requires 0b1000000000 {
        /// `credit_consumption_rate`.
        0 "credit_consumption_rate" credit_consumption_rate: Field<f64>,
        /// `expiration_date`.
        1 "expiration_date" expiration_date: Field<Timestamp>,
        /// `metric_period`.
        2 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        3 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `note`.
        4 "note" note: Field<String>,
        /// `value_bool`.
        5 "value_bool" value_bool: Field<bool>,
        /// `value_credit_id`.
        6 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        /// `value_numeric`.
        7 "value_numeric" value_numeric: Field<i64>,
        /// `value_trait_id`.
        8 "value_trait_id" value_trait_id: Field<String>,
        /// `value_type`.
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

    /// Sets `expiration_date`.
    #[must_use]
    pub fn expiration_date(mut self, expiration_date: Timestamp) -> Self {
        self.expiration_date = Field::Value(expiration_date);
        self
    }

    /// Sets `expiration_date` to null.
    #[must_use]
    pub fn clear_expiration_date(mut self) -> Self {
        self.expiration_date = Field::Null;
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

    /// Sets `note`.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Field::Value(note.into());
        self
    }

    /// Sets `note` to null.
    #[must_use]
    pub fn clear_note(mut self) -> Self {
        self.note = Field::Null;
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
        self.presence.set(9, false);
        self
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Body of `updatePlanEntitlement`.
    ///
    /// Needs the feature `entitlements`.
    pub struct UpdatePlanEntitlementRequestBody requires 0b10000000000000000000000000 {
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
        /// `metric_period`.
        5 "metric_period" metric_period: Field<MetricPeriod>,
        /// `metric_period_month_reset`.
        6 "metric_period_month_reset" metric_period_month_reset: Field<MetricPeriodMonthReset>,
        /// `monthly_metered_price_id`, deprecated.
        7 "monthly_metered_price_id" monthly_metered_price_id: Field<String>,
        /// `monthly_price_tiers`.
        8 "monthly_price_tiers" monthly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `monthly_unit_price`.
        9 "monthly_unit_price" monthly_unit_price: Field<i64>,
        /// `monthly_unit_price_decimal`.
        10 "monthly_unit_price_decimal" monthly_unit_price_decimal: Field<String>,
        /// `overage_billing_product_id`, deprecated.
        11 "overage_billing_product_id" overage_billing_product_id: Field<String>,
        /// `price_behavior`.
        12 "price_behavior" price_behavior: Field<EntitlementPriceBehavior>,
        /// `price_tiers`, deprecated.
        13 "price_tiers" price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_metered_price_id`, deprecated.
        14 "quarterly_metered_price_id" quarterly_metered_price_id: Field<String>,
        /// `quarterly_price_tiers`.
        15 "quarterly_price_tiers" quarterly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `quarterly_unit_price`.
        16 "quarterly_unit_price" quarterly_unit_price: Field<i64>,
        /// `quarterly_unit_price_decimal`.
        17 "quarterly_unit_price_decimal" quarterly_unit_price_decimal: Field<String>,
        /// `soft_limit`.
        18 "soft_limit" soft_limit: Field<i64>,
        /// `tier_mode`.
        19 "tier_mode" tier_mode: Field<BillingTiersMode>,
        /// `usage_quantity`.
        20 "usage_quantity" usage_quantity: Field<i64>,
        /// `value_bool`.
        21 "value_bool" value_bool: Field<bool>,
        /// `value_credit_id`.
        22 "value_credit_id" value_credit_id: Field<CreditTypeId>,
        /// `value_numeric`.
        23 "value_numeric" value_numeric: Field<i64>,
        /// `value_trait_id`.
        24 "value_trait_id" value_trait_id: Field<String>,
        /// `value_type`.
        25 "value_type" value_type: EntitlementValueType,
        /// `warning_tiers`.
        26 "warning_tiers" warning_tiers: Field<Vec<WarningTierRequestBody>>,
        /// `yearly_metered_price_id`, deprecated.
        27 "yearly_metered_price_id" yearly_metered_price_id: Field<String>,
        /// `yearly_price_tiers`.
        28 "yearly_price_tiers" yearly_price_tiers: Field<Vec<CreatePriceTierRequestBody>>,
        /// `yearly_unit_price`.
        29 "yearly_unit_price" yearly_unit_price: Field<i64>,
        /// `yearly_unit_price_decimal`.
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
        self.presence.set(25, false);
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

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`FeatureUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct UsageTimeSeriesPointResponseData requires 0b1100 {
        /// `period_end`.
        0 "period_end" period_end: Option<Timestamp>,
        /// `period_start`.
        1 "period_start" period_start: Option<Timestamp>,
        /// `timestamp`.
        2 "timestamp" timestamp: Timestamp,
        /// `usage`.
        3 "usage" usage: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageByCompanyResponseData`] and [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct UserCreditUsageResponseData requires 0b1111 {
        /// `billing_credit_id`.
        0 "billing_credit_id" billing_credit_id: CreditTypeId,
        /// `credit_name`.
        1 "credit_name" credit_name: String,
        /// `credits_used`.
        2 "credits_used" credits_used: f64,
        /// `share`.
        3 "share" share: f64,
        /// `user`.
        4 "user" user: Option<UserResponseData>,
        /// `user_id`.
        5 "user_id" user_id: Option<UserId>,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct UserDailyCreditPointResponseData requires 0b11 {
        /// `credits_used`.
        0 "credits_used" credits_used: f64,
        /// `date`.
        1 "date" date: Timestamp,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct UserDailyUsagePointResponseData requires 0b101 {
        /// `date`.
        0 "date" date: Timestamp,
        /// `feature`.
        1 "feature" feature: Option<FeatureResponseData>,
        /// `value`.
        2 "value" value: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Part of [`UserUsageByCompanyResponseData`] and [`UserUsageDetailResponseData`].
    ///
    /// Needs the feature `entitlements`.
    pub struct UserFeatureUsageResponseData requires 0b100110 {
        /// `feature`.
        0 "feature" feature: Option<FeatureResponseData>,
        /// `last_seen`.
        1 "last_seen" last_seen: Timestamp,
        /// `share`.
        2 "share" share: f64,
        /// `user`.
        3 "user" user: Option<UserResponseData>,
        /// `user_id`.
        4 "user_id" user_id: Option<UserId>,
        /// `value`.
        5 "value" value: i64,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getUserUsageByCompany` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct UserUsageByCompanyResponseData requires 0b1111 {
        /// `credits`.
        0 "credits" credits: Vec<UserCreditUsageResponseData>,
        /// `end_time`.
        1 "end_time" end_time: Timestamp,
        /// `rows`.
        2 "rows" rows: Vec<UserFeatureUsageResponseData>,
        /// `start_time`.
        3 "start_time" start_time: Timestamp,
    }
}

#[cfg(feature = "entitlements")]
record! {
    /// Data that `getUserUsageDetail` returns.
    ///
    /// Needs the feature `entitlements`.
    pub struct UserUsageDetailResponseData requires 0b111111 {
        /// `credits`.
        0 "credits" credits: Vec<UserCreditUsageResponseData>,
        /// `daily_credit_points`.
        1 "daily_credit_points" daily_credit_points: Vec<UserDailyCreditPointResponseData>,
        /// `daily_points`.
        2 "daily_points" daily_points: Vec<UserDailyUsagePointResponseData>,
        /// `end_time`.
        3 "end_time" end_time: Timestamp,
        /// `feature_totals`.
        4 "feature_totals" feature_totals: Vec<UserFeatureUsageResponseData>,
        /// `start_time`.
        5 "start_time" start_time: Timestamp,
        /// `user`.
        6 "user" user: Option<UserResponseData>,
    }
}
