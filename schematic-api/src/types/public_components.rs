// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`public_components`](crate::operations::public_components).

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "componentspublic")]
record! {
    /// Part of [`PublicPlansResponseData`].
    ///
    /// Needs the feature `componentspublic`.
    pub struct PlanViewPublicResponseData requires 0b110010101001111100101111011000110100100 {
        /// `active_version`.
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// `audience_type`, deprecated.
        1 "audience_type" audience_type: Option<String>,
        /// `available_periods`.
        2 "available_periods" available_periods: Vec<PlanPriceCadence>,
        /// `billing_linked_resource`.
        3 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        /// `billing_product`.
        4 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        /// `billing_strategy`.
        5 "billing_strategy" billing_strategy: BillingStrategy,
        /// `catalogs`.
        6 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        /// `charge_type`.
        7 "charge_type" charge_type: ChargeType,
        /// `company_count`.
        8 "company_count" company_count: i64,
        /// `company_id`.
        9 "company_id" company_id: Option<CompanyId>,
        /// `company_logo_url`.
        10 "company_logo_url" company_logo_url: Option<String>,
        /// `company_name`.
        11 "company_name" company_name: Option<String>,
        /// `compatible_plan_ids`.
        12 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `controlled_by`.
        13 "controlled_by" controlled_by: BillingProviderType,
        /// `copied_from_plan_id`.
        14 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        /// `created_at`.
        15 "created_at" created_at: Timestamp,
        /// `credits`.
        16 "credits" credits: Vec<BillingCreditResponseData>,
        /// `currency_prices`.
        17 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        /// `custom`.
        18 "custom" custom: bool,
        /// `custom_plan_config`.
        19 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        /// `description`.
        20 "description" description: String,
        /// `draft_version`.
        21 "draft_version" draft_version: Option<PlanVersionResponseData>,
        /// `entitlements`.
        22 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        /// `features`.
        23 "features" features: Vec<FeatureInPlanResponseData>,
        /// `icon`.
        24 "icon" icon: PlanIcon,
        /// `id`.
        25 "id" id: PlanId,
        /// `included_credit_grants`.
        26 "included_credit_grants" included_credit_grants: Vec<PlanCreditGrantView>,
        /// `is_custom`.
        27 "is_custom" is_custom: bool,
        /// `is_default`, deprecated.
        28 "is_default" is_default: Option<bool>,
        /// `is_free`, deprecated.
        29 "is_free" is_free: Option<bool>,
        /// `is_trialable`.
        30 "is_trialable" is_trialable: bool,
        /// `monthly_price`.
        31 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        /// `name`.
        32 "name" name: String,
        /// `one_time_price`.
        33 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        /// `plan_type`.
        34 "plan_type" plan_type: PlanType,
        /// `quarterly_price`.
        35 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        /// `trial_days`.
        36 "trial_days" trial_days: Option<i64>,
        /// `updated_at`.
        37 "updated_at" updated_at: Timestamp,
        /// `versions`.
        38 "versions" versions: Vec<PlanVersionResponseData>,
        /// `yearly_price`.
        39 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "componentspublic")]
record! {
    /// Data that `getPublicPlans` returns.
    ///
    /// Needs the feature `componentspublic`.
    pub struct PublicPlansResponseData requires 0b10111 {
        /// `active_add_ons`.
        0 "active_add_ons" active_add_ons: Vec<PlanViewPublicResponseData>,
        /// `active_plans`.
        1 "active_plans" active_plans: Vec<PlanViewPublicResponseData>,
        /// `add_on_compatibilities`.
        2 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlans>,
        /// `capabilities`.
        3 "capabilities" capabilities: Option<ComponentCapabilities>,
        /// `display_settings`.
        4 "display_settings" display_settings: ComponentDisplaySettings,
        /// `show_as_monthly_prices`, deprecated.
        5 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// `show_credits`, deprecated.
        6 "show_credits" show_credits: Option<bool>,
        /// `show_period_toggle`, deprecated.
        7 "show_period_toggle" show_period_toggle: Option<bool>,
        /// `show_zero_price_as_free`, deprecated.
        8 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
    }
}
