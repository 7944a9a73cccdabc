// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`plan_groups`](crate::operations::plan_groups).

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct CheckoutFieldInput requires 0b111000 {
        0 "definition_id" definition_id: Field<String>,
        1 "helper_text" helper_text: Field<String>,
        2 "id" id: Field<String>,
        3 "name" name: String,
        4 "required" required: bool,
        5 "stripe_metadata_key" stripe_metadata_key: String,
    }
}

#[cfg(feature = "plangroups")]
impl CheckoutFieldInput {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        required: bool,
        stripe_metadata_key: impl Into<String>,
    ) -> Self {
        Self::default()
            .name(name)
            .required(required)
            .stripe_metadata_key(stripe_metadata_key)
    }
}

#[cfg(feature = "plangroups")]
setters! {
    CheckoutFieldInput {
        "definition_id" definition_id(into String), clear_definition_id;
        "helper_text" helper_text(into String), clear_helper_text;
        "id" id(into String), clear_id;
        "name" name(into String) = 3;
        "required" required(bool) = 4;
        "stripe_metadata_key" stripe_metadata_key(into String) = 5;
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct CheckoutFieldResponseData requires 0b1111111011 {
        0 "created_at" created_at: Timestamp,
        1 "definition_id" definition_id: String,
        2 "helper_text" helper_text: Option<String>,
        3 "id" id: String,
        4 "name" name: String,
        5 "position" position: i64,
        6 "required" required: bool,
        7 "stripe_metadata_key" stripe_metadata_key: String,
        8 "trait_hierarchy" trait_hierarchy: Vec<String>,
        9 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct CheckoutSettingsResponseData requires 0b111111 {
        0 "bundle_purchase_behavior" bundle_purchase_behavior: CheckoutBundlePurchaseBehavior,
        1 "collect_address" collect_address: bool,
        2 "collect_email" collect_email: bool,
        3 "collect_phone" collect_phone: bool,
        4 "collect_tax_id" collect_tax_id: bool,
        5 "opt_in_enabled" opt_in_enabled: bool,
        6 "opt_in_text" opt_in_text: Option<String>,
        7 "opt_in_title" opt_in_title: Option<String>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct CompatiblePlansResponseData requires 0b11 {
        0 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        1 "source_plan_id" source_plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`] and [`PlanGroupResponseData`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct ComponentSettingsResponseData requires 0b111111 {
        0 "show_as_monthly_prices" show_as_monthly_prices: bool,
        1 "show_credits" show_credits: bool,
        2 "show_feature_description" show_feature_description: bool,
        3 "show_hard_limit" show_hard_limit: bool,
        4 "show_period_toggle" show_period_toggle: bool,
        5 "show_zero_price_as_free" show_zero_price_as_free: bool,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Body of `createPlanGroup`.
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct CreatePlanGroupRequestBody requires 0b1111111001001111100100010001111010 {
        0 "add_on_compatibilities" add_on_compatibilities: Field<Vec<CompatiblePlans>>,
        /// Deprecated.
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        2 "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior: Option<CheckoutBundlePurchaseBehavior>,
        3 "checkout_collect_address" checkout_collect_address: bool,
        4 "checkout_collect_email" checkout_collect_email: bool,
        5 "checkout_collect_phone" checkout_collect_phone: bool,
        6 "checkout_collect_tax_id" checkout_collect_tax_id: bool,
        7 "custom_checkout_fields" custom_checkout_fields: Field<Vec<CheckoutFieldInput>>,
        8 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        9 "custom_plan_id" custom_plan_id: Field<PlanId>,
        10 "enable_tax_collection" enable_tax_collection: bool,
        11 "fallback_plan_id" fallback_plan_id: Field<PlanId>,
        12 "initial_plan_id" initial_plan_id: Field<PlanId>,
        13 "initial_plan_price_id" initial_plan_price_id: Field<String>,
        14 "opt_in_enabled" opt_in_enabled: bool,
        15 "opt_in_text" opt_in_text: Field<String>,
        16 "opt_in_title" opt_in_title: Field<String>,
        17 "ordered_add_ons" ordered_add_ons: Vec<OrderedPlansInGroup>,
        18 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        19 "ordered_plans" ordered_plans: Vec<OrderedPlansInGroup>,
        20 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        21 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        22 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Field<String>,
        23 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Field<String>,
        24 "proration_behavior" proration_behavior: ProrationBehavior,
        25 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Field<ScheduledDowngradeConfigBehavior>,
        26 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Field<bool>,
        27 "show_as_monthly_prices" show_as_monthly_prices: bool,
        28 "show_credits" show_credits: bool,
        29 "show_feature_description" show_feature_description: bool,
        30 "show_hard_limit" show_hard_limit: bool,
        31 "show_period_toggle" show_period_toggle: bool,
        32 "show_zero_price_as_free" show_zero_price_as_free: bool,
        33 "sync_customer_billing_details" sync_customer_billing_details: bool,
        34 "trial_days" trial_days: Field<i64>,
        35 "trial_expiry_plan_id" trial_expiry_plan_id: Field<PlanId>,
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Field<String>,
        37 "trial_payment_method_required" trial_payment_method_required: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl CreatePlanGroupRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "plangroups")]
setters! {
    CreatePlanGroupRequestBody {
        "add_on_compatibilities" add_on_compatibilities(each CompatiblePlans), clear_add_on_compatibilities;
        "add_on_ids" add_on_ids(each into PlanId) = 1;
        "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior(into CheckoutBundlePurchaseBehavior);
        "checkout_collect_address" checkout_collect_address(bool) = 3;
        "checkout_collect_email" checkout_collect_email(bool) = 4;
        "checkout_collect_phone" checkout_collect_phone(bool) = 5;
        "checkout_collect_tax_id" checkout_collect_tax_id(bool) = 6;
        "custom_checkout_fields" custom_checkout_fields(each CheckoutFieldInput), clear_custom_checkout_fields;
        "custom_plan_config" custom_plan_config(CustomPlanConfig);
        "custom_plan_id" custom_plan_id(into PlanId), clear_custom_plan_id;
        "enable_tax_collection" enable_tax_collection(bool) = 10;
        "fallback_plan_id" fallback_plan_id(into PlanId), clear_fallback_plan_id;
        "initial_plan_id" initial_plan_id(into PlanId), clear_initial_plan_id;
        "initial_plan_price_id" initial_plan_price_id(into String), clear_initial_plan_price_id;
        "opt_in_enabled" opt_in_enabled(bool) = 14;
        "opt_in_text" opt_in_text(into String), clear_opt_in_text;
        "opt_in_title" opt_in_title(into String), clear_opt_in_title;
        "ordered_add_ons" ordered_add_ons(each OrderedPlansInGroup) = 17;
        "ordered_bundle_list" ordered_bundle_list(each PlanGroupBundleOrder) = 18;
        "ordered_plans" ordered_plans(each OrderedPlansInGroup) = 19;
        "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit(bool) = 20;
        "prevent_self_service_downgrade" prevent_self_service_downgrade(bool) = 21;
        "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text(into String), clear_prevent_self_service_downgrade_button_text;
        "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url(into String), clear_prevent_self_service_downgrade_url;
        "proration_behavior" proration_behavior(into ProrationBehavior) = 24;
        "scheduled_downgrade_behavior" scheduled_downgrade_behavior(into ScheduledDowngradeConfigBehavior), clear_scheduled_downgrade_behavior;
        "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit(bool), clear_scheduled_downgrade_prevent_when_over_limit;
        "show_as_monthly_prices" show_as_monthly_prices(bool) = 27;
        "show_credits" show_credits(bool) = 28;
        "show_feature_description" show_feature_description(bool) = 29;
        "show_hard_limit" show_hard_limit(bool) = 30;
        "show_period_toggle" show_period_toggle(bool) = 31;
        "show_zero_price_as_free" show_zero_price_as_free(bool) = 32;
        "sync_customer_billing_details" sync_customer_billing_details(bool) = 33;
        "trial_days" trial_days(i64), clear_trial_days;
        "trial_expiry_plan_id" trial_expiry_plan_id(into PlanId), clear_trial_expiry_plan_id;
        "trial_expiry_plan_price_id" trial_expiry_plan_price_id(into String), clear_trial_expiry_plan_price_id;
        "trial_payment_method_required" trial_payment_method_required(bool), clear_trial_payment_method_required;
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`OrderedPlansInGroup`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct EntitlementsInPlan requires 0b1 {
        0 "entitlement_id" entitlement_id: String,
        1 "visible" visible: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl EntitlementsInPlan {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(entitlement_id: impl Into<String>) -> Self {
        Self::default().entitlement_id(entitlement_id)
    }
}

#[cfg(feature = "plangroups")]
setters! {
    EntitlementsInPlan {
        "entitlement_id" entitlement_id(into String) = 0;
        "visible" visible(bool), clear_visible;
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`], [`PlanGroupResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct OrderedPlansInGroup requires 0b10 {
        0 "entitlements" entitlements: Field<Vec<EntitlementsInPlan>>,
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
impl OrderedPlansInGroup {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(plan_id: impl Into<PlanId>) -> Self {
        Self::default().plan_id(plan_id)
    }
}

#[cfg(feature = "plangroups")]
setters! {
    OrderedPlansInGroup {
        "entitlements" entitlements(each EntitlementsInPlan), clear_entitlements;
        "plan_id" plan_id(into PlanId) = 1;
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupPlanEntitlementsOrder`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanEntitlementsOrder requires 0b1 {
        0 "plan_entitlement_id" plan_entitlement_id: PlanEntitlementId,
        1 "visible" visible: Option<bool>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`CreatePlanGroupRequestBody`], [`PlanGroupDetailResponseData`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanGroupBundleOrder requires 0b1 {
        0 "bundleId" bundle_id: String,
    }
}

#[cfg(feature = "plangroups")]
impl PlanGroupBundleOrder {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(bundle_id: impl Into<String>) -> Self {
        Self::default().bundle_id(bundle_id)
    }
}

#[cfg(feature = "plangroups")]
setters! {
    PlanGroupBundleOrder {
        "bundleId" bundle_id(into String) = 0;
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Data that `getPlanGroup` returns.
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanGroupDetailResponseData requires 0b11000000100111111000010000001111 {
        0 "add_ons" add_ons: Vec<PlanGroupPlanDetailResponseData>,
        1 "checkout_settings" checkout_settings: CheckoutSettingsResponseData,
        2 "component_settings" component_settings: ComponentSettingsResponseData,
        3 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldResponseData>,
        4 "custom_plan_config" custom_plan_config: Option<CustomPlanViewConfigResponseData>,
        5 "custom_plan_id" custom_plan_id: Option<PlanId>,
        6 "default_plan" default_plan: Option<PlanGroupPlanDetailResponseData>,
        /// Deprecated.
        7 "default_plan_id" default_plan_id: Option<PlanId>,
        8 "fallback_plan" fallback_plan: Option<PlanGroupPlanDetailResponseData>,
        9 "fallback_plan_id" fallback_plan_id: Option<PlanId>,
        10 "id" id: String,
        11 "initial_plan" initial_plan: Option<PlanGroupPlanDetailResponseData>,
        12 "initial_plan_id" initial_plan_id: Option<PlanId>,
        13 "initial_plan_price" initial_plan_price: Option<BillingPriceView>,
        14 "initial_plan_price_id" initial_plan_price_id: Option<String>,
        15 "ordered_add_on_list" ordered_add_on_list: Vec<PlanGroupPlanEntitlementsOrder>,
        16 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        17 "ordered_plan_list" ordered_plan_list: Vec<PlanGroupPlanEntitlementsOrder>,
        18 "plans" plans: Vec<PlanGroupPlanDetailResponseData>,
        19 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        20 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        21 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        22 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        23 "proration_behavior" proration_behavior: String,
        24 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Option<String>,
        25 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Option<bool>,
        /// Deprecated.
        26 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// Deprecated.
        27 "show_credits" show_credits: Option<bool>,
        /// Deprecated.
        28 "show_period_toggle" show_period_toggle: Option<bool>,
        /// Deprecated.
        29 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        30 "sync_customer_billing_details" sync_customer_billing_details: bool,
        31 "tax_collection_enabled" tax_collection_enabled: bool,
        32 "trial_days" trial_days: Option<i64>,
        33 "trial_expiry_plan" trial_expiry_plan: Option<PlanGroupPlanDetailResponseData>,
        34 "trial_expiry_plan_id" trial_expiry_plan_id: Option<PlanId>,
        35 "trial_expiry_plan_price" trial_expiry_plan_price: Option<BillingPriceView>,
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Option<String>,
        37 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
    }
}

#[cfg(any(feature = "catalogs", feature = "plangroups"))]
record! {
    /// Part of [`CatalogConfigurationResponseData`] and [`PlanGroupDetailResponseData`].
    ///
    /// Needs one of the features `catalogs` and `plangroups`; in `schematic-core` `api-catalogs` and so on.
    pub struct PlanGroupPlanDetailResponseData requires 0b11001010100101110010111011000110100100 {
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
        18 "custom_plan_config" custom_plan_config: Option<CustomPlanViewConfigResponseData>,
        19 "description" description: String,
        20 "draft_version" draft_version: Option<PlanVersionResponseData>,
        21 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        22 "features" features: Vec<FeatureInPlanResponseData>,
        23 "icon" icon: PlanIcon,
        24 "id" id: PlanId,
        25 "included_credit_grants" included_credit_grants: Vec<BillingPlanCreditGrantResponseData>,
        26 "is_custom" is_custom: bool,
        /// Deprecated.
        27 "is_default" is_default: Option<bool>,
        /// Deprecated.
        28 "is_free" is_free: Option<bool>,
        29 "is_trialable" is_trialable: bool,
        30 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        31 "name" name: String,
        32 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        33 "plan_type" plan_type: PlanType,
        34 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        35 "trial_days" trial_days: Option<i64>,
        36 "updated_at" updated_at: Timestamp,
        37 "versions" versions: Vec<PlanVersionResponseData>,
        38 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Part of [`PlanGroupDetailResponseData`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanGroupPlanEntitlementsOrder requires 0b10 {
        0 "entitlements" entitlements: Vec<PlanEntitlementsOrder>,
        1 "plan_id" plan_id: PlanId,
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Data that `createPlanGroup` and `updatePlanGroup` returns.
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanGroupResponseData requires 0b110000001001111001001111 {
        0 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlansResponseData>,
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        2 "checkout_settings" checkout_settings: CheckoutSettingsResponseData,
        3 "component_settings" component_settings: ComponentSettingsResponseData,
        /// Deprecated.
        4 "default_plan_id" default_plan_id: Option<PlanId>,
        5 "fallback_plan_id" fallback_plan_id: Option<PlanId>,
        6 "id" id: String,
        7 "initial_plan_id" initial_plan_id: Option<PlanId>,
        8 "initial_plan_price_id" initial_plan_price_id: Option<String>,
        9 "ordered_add_on_ids" ordered_add_on_ids: Vec<OrderedPlansInGroup>,
        10 "plan_ids" plan_ids: Vec<OrderedPlansInGroup>,
        11 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        12 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        13 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        14 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        15 "proration_behavior" proration_behavior: String,
        16 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Option<String>,
        17 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Option<bool>,
        /// Deprecated.
        18 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// Deprecated.
        19 "show_credits" show_credits: Option<bool>,
        /// Deprecated.
        20 "show_period_toggle" show_period_toggle: Option<bool>,
        /// Deprecated.
        21 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        22 "sync_customer_billing_details" sync_customer_billing_details: bool,
        23 "tax_collection_enabled" tax_collection_enabled: bool,
        24 "trial_days" trial_days: Option<i64>,
        25 "trial_expiry_plan_id" trial_expiry_plan_id: Option<PlanId>,
        26 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Option<String>,
        27 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
    }
}

#[cfg(feature = "plangroups")]
word! {
    /// Part of [`CreatePlanGroupRequestBody`] and [`UpdatePlanGroupRequestBody`].
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    ScheduledDowngradeConfigBehavior {
        EndOfBillingPeriod = "end_of_billing_period",
        None = "none",
    }
}

#[cfg(feature = "plangroups")]
record! {
    /// Body of `updatePlanGroup`.
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct UpdatePlanGroupRequestBody requires 0b1111111001001111100100010001111010 {
        0 "add_on_compatibilities" add_on_compatibilities: Field<Vec<CompatiblePlans>>,
        /// Deprecated.
        1 "add_on_ids" add_on_ids: Vec<PlanId>,
        2 "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior: Option<CheckoutBundlePurchaseBehavior>,
        3 "checkout_collect_address" checkout_collect_address: bool,
        4 "checkout_collect_email" checkout_collect_email: bool,
        5 "checkout_collect_phone" checkout_collect_phone: bool,
        6 "checkout_collect_tax_id" checkout_collect_tax_id: bool,
        7 "custom_checkout_fields" custom_checkout_fields: Field<Vec<CheckoutFieldInput>>,
        8 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        9 "custom_plan_id" custom_plan_id: Field<PlanId>,
        10 "enable_tax_collection" enable_tax_collection: bool,
        11 "fallback_plan_id" fallback_plan_id: Field<PlanId>,
        12 "initial_plan_id" initial_plan_id: Field<PlanId>,
        13 "initial_plan_price_id" initial_plan_price_id: Field<String>,
        14 "opt_in_enabled" opt_in_enabled: bool,
        15 "opt_in_text" opt_in_text: Field<String>,
        16 "opt_in_title" opt_in_title: Field<String>,
        17 "ordered_add_ons" ordered_add_ons: Vec<OrderedPlansInGroup>,
        18 "ordered_bundle_list" ordered_bundle_list: Vec<PlanGroupBundleOrder>,
        19 "ordered_plans" ordered_plans: Vec<OrderedPlansInGroup>,
        20 "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit: bool,
        21 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        22 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Field<String>,
        23 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Field<String>,
        24 "proration_behavior" proration_behavior: ProrationBehavior,
        25 "scheduled_downgrade_behavior" scheduled_downgrade_behavior: Field<ScheduledDowngradeConfigBehavior>,
        26 "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit: Field<bool>,
        27 "show_as_monthly_prices" show_as_monthly_prices: bool,
        28 "show_credits" show_credits: bool,
        29 "show_feature_description" show_feature_description: bool,
        30 "show_hard_limit" show_hard_limit: bool,
        31 "show_period_toggle" show_period_toggle: bool,
        32 "show_zero_price_as_free" show_zero_price_as_free: bool,
        33 "sync_customer_billing_details" sync_customer_billing_details: bool,
        34 "trial_days" trial_days: Field<i64>,
        35 "trial_expiry_plan_id" trial_expiry_plan_id: Field<PlanId>,
        36 "trial_expiry_plan_price_id" trial_expiry_plan_price_id: Field<String>,
        37 "trial_payment_method_required" trial_payment_method_required: Field<bool>,
    }
}

#[cfg(feature = "plangroups")]
impl UpdatePlanGroupRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "plangroups")]
setters! {
    UpdatePlanGroupRequestBody {
        "add_on_compatibilities" add_on_compatibilities(each CompatiblePlans), clear_add_on_compatibilities;
        "add_on_ids" add_on_ids(each into PlanId) = 1;
        "checkout_bundle_purchase_behavior" checkout_bundle_purchase_behavior(into CheckoutBundlePurchaseBehavior);
        "checkout_collect_address" checkout_collect_address(bool) = 3;
        "checkout_collect_email" checkout_collect_email(bool) = 4;
        "checkout_collect_phone" checkout_collect_phone(bool) = 5;
        "checkout_collect_tax_id" checkout_collect_tax_id(bool) = 6;
        "custom_checkout_fields" custom_checkout_fields(each CheckoutFieldInput), clear_custom_checkout_fields;
        "custom_plan_config" custom_plan_config(CustomPlanConfig);
        "custom_plan_id" custom_plan_id(into PlanId), clear_custom_plan_id;
        "enable_tax_collection" enable_tax_collection(bool) = 10;
        "fallback_plan_id" fallback_plan_id(into PlanId), clear_fallback_plan_id;
        "initial_plan_id" initial_plan_id(into PlanId), clear_initial_plan_id;
        "initial_plan_price_id" initial_plan_price_id(into String), clear_initial_plan_price_id;
        "opt_in_enabled" opt_in_enabled(bool) = 14;
        "opt_in_text" opt_in_text(into String), clear_opt_in_text;
        "opt_in_title" opt_in_title(into String), clear_opt_in_title;
        "ordered_add_ons" ordered_add_ons(each OrderedPlansInGroup) = 17;
        "ordered_bundle_list" ordered_bundle_list(each PlanGroupBundleOrder) = 18;
        "ordered_plans" ordered_plans(each OrderedPlansInGroup) = 19;
        "prevent_downgrades_when_over_limit" prevent_downgrades_when_over_limit(bool) = 20;
        "prevent_self_service_downgrade" prevent_self_service_downgrade(bool) = 21;
        "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text(into String), clear_prevent_self_service_downgrade_button_text;
        "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url(into String), clear_prevent_self_service_downgrade_url;
        "proration_behavior" proration_behavior(into ProrationBehavior) = 24;
        "scheduled_downgrade_behavior" scheduled_downgrade_behavior(into ScheduledDowngradeConfigBehavior), clear_scheduled_downgrade_behavior;
        "scheduled_downgrade_prevent_when_over_limit" scheduled_downgrade_prevent_when_over_limit(bool), clear_scheduled_downgrade_prevent_when_over_limit;
        "show_as_monthly_prices" show_as_monthly_prices(bool) = 27;
        "show_credits" show_credits(bool) = 28;
        "show_feature_description" show_feature_description(bool) = 29;
        "show_hard_limit" show_hard_limit(bool) = 30;
        "show_period_toggle" show_period_toggle(bool) = 31;
        "show_zero_price_as_free" show_zero_price_as_free(bool) = 32;
        "sync_customer_billing_details" sync_customer_billing_details(bool) = 33;
        "trial_days" trial_days(i64), clear_trial_days;
        "trial_expiry_plan_id" trial_expiry_plan_id(into PlanId), clear_trial_expiry_plan_id;
        "trial_expiry_plan_price_id" trial_expiry_plan_price_id(into String), clear_trial_expiry_plan_price_id;
        "trial_payment_method_required" trial_payment_method_required(bool), clear_trial_payment_method_required;
    }
}
