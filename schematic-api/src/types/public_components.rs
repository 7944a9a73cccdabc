// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`public_components`](crate::operations::public_components).

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "componentspublic")]
record! {
    /// Part of [`PublicPlansResponseData`].
    ///
    /// Needs the feature `componentspublic`, which is `api-componentspublic` of `schematic-core`.
    pub struct PlanViewPublicResponseData requires 0b110010101001111100101111011000110100100 {
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// Deprecated.
        1 "audience_type" audience_type: Option<String>,
        2 "available_periods" available_periods: Vec<PlanPriceCadence>,
        3 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        4 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        5 "billing_strategy" billing_strategy: BillingStrategy,
        6 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        7 "charge_type" charge_type: ChargeType,
        8 "company_count" company_count: i64,
        9 "company_id" company_id: Option<CompanyId>,
        10 "company_logo_url" company_logo_url: Option<String>,
        11 "company_name" company_name: Option<String>,
        12 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        13 "controlled_by" controlled_by: BillingProviderType,
        14 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        15 "created_at" created_at: Timestamp,
        16 "credits" credits: Vec<BillingCreditResponseData>,
        17 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        18 "custom" custom: bool,
        19 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        20 "description" description: String,
        21 "draft_version" draft_version: Option<PlanVersionResponseData>,
        22 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        23 "features" features: Vec<FeatureInPlanResponseData>,
        24 "icon" icon: PlanIcon,
        25 "id" id: PlanId,
        26 "included_credit_grants" included_credit_grants: Vec<PlanCreditGrantView>,
        27 "is_custom" is_custom: bool,
        /// Deprecated.
        28 "is_default" is_default: Option<bool>,
        /// Deprecated.
        29 "is_free" is_free: Option<bool>,
        30 "is_trialable" is_trialable: bool,
        31 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        32 "name" name: String,
        33 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        34 "plan_type" plan_type: PlanType,
        35 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        36 "trial_days" trial_days: Option<i64>,
        37 "updated_at" updated_at: Timestamp,
        38 "versions" versions: Vec<PlanVersionResponseData>,
        39 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "componentspublic")]
record! {
    /// Data that `getPublicPlans` returns.
    ///
    /// Needs the feature `componentspublic`, which is `api-componentspublic` of `schematic-core`.
    pub struct PublicPlansResponseData requires 0b10111 {
        0 "active_add_ons" active_add_ons: Vec<PlanViewPublicResponseData>,
        1 "active_plans" active_plans: Vec<PlanViewPublicResponseData>,
        2 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlans>,
        3 "capabilities" capabilities: Option<ComponentCapabilities>,
        4 "display_settings" display_settings: ComponentDisplaySettings,
        /// Deprecated.
        5 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// Deprecated.
        6 "show_credits" show_credits: Option<bool>,
        /// Deprecated.
        7 "show_period_toggle" show_period_toggle: Option<bool>,
        /// Deprecated.
        8 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
    }
}
