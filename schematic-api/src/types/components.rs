// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`components`](crate::operations::components).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct BillingCreditBundleView requires 0b101000011101111100111 {
        0 "bundle_type" bundle_type: BillingCreditBundleType,
        1 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        2 "created_at" created_at: Timestamp,
        3 "credit_description" credit_description: Option<String>,
        4 "credit_icon" credit_icon: Option<String>,
        5 "credit_id" credit_id: CreditTypeId,
        6 "credit_name" credit_name: String,
        7 "currency_prices" currency_prices: Vec<CreditBundleCurrencyPrice>,
        8 "expiry_type" expiry_type: BillingCreditExpiryType,
        9 "expiry_unit" expiry_unit: BillingCreditExpiryUnit,
        10 "expiry_unit_count" expiry_unit_count: Option<i64>,
        11 "has_grants" has_grants: bool,
        12 "id" id: String,
        13 "name" name: String,
        14 "plural_name" plural_name: Option<String>,
        15 "price" price: Option<BillingProductPriceResponseData>,
        16 "quantity" quantity: Option<i64>,
        17 "singular_name" singular_name: Option<String>,
        18 "status" status: BillingCreditBundleStatus,
        19 "unit_price" unit_price: Option<BillingProductPriceResponseData>,
        20 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`BillingCreditBundleView`] and [`CreditCompanyGrantView`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct BillingProductPriceResponseData requires 0b110111011001111111 {
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        1 "created_at" created_at: Timestamp,
        2 "currency" currency: String,
        3 "id" id: String,
        4 "interval" interval: BillingProductPriceInterval,
        5 "interval_count" interval_count: i64,
        6 "is_active" is_active: bool,
        7 "meter_id" meter_id: Option<String>,
        8 "nickname" nickname: Option<String>,
        9 "package_size" package_size: i64,
        10 "price" price: i64,
        11 "price_decimal" price_decimal: Option<String>,
        12 "price_external_id" price_external_id: String,
        13 "product_external_id" product_external_id: String,
        14 "provider_type" provider_type: BillingProviderType,
        15 "tiers_mode" tiers_mode: Option<BillingTiersMode>,
        16 "updated_at" updated_at: Timestamp,
        17 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `bindCatalog`.
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct BindCatalogRequestBody requires 0b0 {
        0 "catalog_id" catalog_id: Field<String>,
    }
}

#[cfg(feature = "components")]
impl BindCatalogRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "components")]
setters! {
    BindCatalogRequestBody {
        "catalog_id" catalog_id(into String), clear_catalog_id;
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct CompanyPlanDetailResponseData requires 0b11110010101001011110010111110110001110100100 {
        0 "active_version" active_version: Option<PlanVersionResponseData>,
        /// Deprecated.
        1 "audience_type" audience_type: Option<String>,
        2 "available_periods" available_periods: Vec<PlanPriceCadence>,
        3 "billing_linked_resource" billing_linked_resource: Option<BillingLinkedResourceResponseData>,
        4 "billing_product" billing_product: Option<BillingProductDetailResponseData>,
        5 "billing_strategy" billing_strategy: BillingStrategy,
        6 "catalogs" catalogs: Vec<PlanCatalogMembershipResponseData>,
        7 "charge_type" charge_type: ChargeType,
        8 "company_can_trial" company_can_trial: bool,
        9 "company_count" company_count: i64,
        10 "company_id" company_id: Option<CompanyId>,
        11 "company_logo_url" company_logo_url: Option<String>,
        12 "company_name" company_name: Option<String>,
        13 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        14 "controlled_by" controlled_by: BillingProviderType,
        15 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        16 "created_at" created_at: Timestamp,
        17 "credits" credits: Vec<BillingCreditResponseData>,
        18 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        19 "current" current: bool,
        20 "custom" custom: bool,
        21 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        22 "description" description: String,
        23 "draft_version" draft_version: Option<PlanVersionResponseData>,
        24 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        25 "features" features: Vec<FeatureInPlanResponseData>,
        26 "icon" icon: PlanIcon,
        27 "id" id: PlanId,
        28 "included_credit_grants" included_credit_grants: Vec<PlanCreditGrantView>,
        29 "invalid_reason" invalid_reason: Option<CompanyPlanInvalidReason>,
        30 "is_custom" is_custom: bool,
        /// Deprecated.
        31 "is_default" is_default: Option<bool>,
        /// Deprecated.
        32 "is_free" is_free: Option<bool>,
        33 "is_trialable" is_trialable: bool,
        34 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        35 "name" name: String,
        36 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        37 "plan_type" plan_type: PlanType,
        38 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        39 "trial_days" trial_days: Option<i64>,
        40 "updated_at" updated_at: Timestamp,
        41 "usage_violations" usage_violations: Vec<FeatureUsageResponseData>,
        42 "valid" valid: bool,
        43 "versions" versions: Vec<PlanVersionResponseData>,
        44 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`CompanyPlanDetailResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    CompanyPlanInvalidReason {
        DowngradeNotPermitted = "downgrade_not_permitted",
        FeatureUsageExceeded = "feature_usage_exceeded",
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`ComponentPreviewResponseData`] and [`PublicPlansResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`; in `schematic-core` `api-components` and so on.
    pub struct ComponentCapabilities requires 0b11 {
        0 "badge_visibility" badge_visibility: bool,
        1 "checkout" checkout: bool,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct ComponentCheckoutSettings requires 0b1111111 {
        0 "bundle_purchase_behavior" bundle_purchase_behavior: CheckoutBundlePurchaseBehavior,
        1 "collect_address" collect_address: bool,
        2 "collect_email" collect_email: bool,
        3 "collect_phone" collect_phone: bool,
        4 "collect_tax_id" collect_tax_id: bool,
        5 "proration_behavior" proration_behavior: ProrationBehavior,
        6 "tax_collection_enabled" tax_collection_enabled: bool,
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`ComponentPreviewResponseData`] and [`PublicPlansResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`; in `schematic-core` `api-components` and so on.
    pub struct ComponentDisplaySettings requires 0b111111 {
        0 "show_as_monthly_prices" show_as_monthly_prices: bool,
        1 "show_credits" show_credits: bool,
        2 "show_feature_description" show_feature_description: bool,
        3 "show_hard_limit" show_hard_limit: bool,
        4 "show_period_toggle" show_period_toggle: bool,
        5 "show_zero_price_as_free" show_zero_price_as_free: bool,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`ComponentResponseData`], [`CreateComponentRequestBody`] and [`UpdateComponentRequestBody`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    ComponentEntityType {
        Billing = "billing",
        Entitlement = "entitlement",
    }
}

#[cfg(feature = "components")]
record! {
    /// Data that `previewComponentData` returns.
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct ComponentPreviewResponseData requires 0b10101011100101111 {
        0 "active_add_ons" active_add_ons: Vec<CompanyPlanDetailResponseData>,
        1 "active_plans" active_plans: Vec<CompanyPlanDetailResponseData>,
        2 "active_usage_based_entitlements" active_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        3 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlans>,
        4 "capabilities" capabilities: Option<ComponentCapabilities>,
        5 "checkout_settings" checkout_settings: ComponentCheckoutSettings,
        6 "company" company: Option<CompanyDetailResponseData>,
        7 "component" component: Option<ComponentResponseData>,
        8 "credit_bundles" credit_bundles: Vec<BillingCreditBundleView>,
        9 "credit_grants" credit_grants: Vec<CreditCompanyGrantView>,
        10 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldWithValue>,
        11 "default_plan" default_plan: Option<PlanDetailResponseData>,
        12 "display_settings" display_settings: ComponentDisplaySettings,
        13 "feature_usage" feature_usage: Option<FeatureUsageDetailResponseData>,
        14 "invoices" invoices: Vec<InvoiceResponseData>,
        15 "post_trial_plan" post_trial_plan: Option<PlanDetailResponseData>,
        16 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        17 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        18 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        19 "scheduled_downgrade" scheduled_downgrade: Option<ScheduledDowngradeResponseData>,
        /// Deprecated.
        20 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// Deprecated.
        21 "show_credits" show_credits: Option<bool>,
        /// Deprecated.
        22 "show_period_toggle" show_period_toggle: Option<bool>,
        /// Deprecated.
        23 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        24 "stripe_embed" stripe_embed: Option<StripeEmbedInfo>,
        25 "subscription" subscription: Option<CompanySubscriptionResponseData>,
        26 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
        27 "upcoming_invoice" upcoming_invoice: Option<UpcomingInvoiceResponseData>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Data that `listComponents`, `createComponent`, `getComponent`, `updateComponent` and `bindCatalog` returns.
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct ComponentResponseData requires 0b11111100 {
        0 "ast" ast: BTreeMap<String, f64>,
        1 "catalog_id" catalog_id: Option<String>,
        2 "created_at" created_at: Timestamp,
        3 "id" id: String,
        4 "name" name: String,
        5 "state" state: ComponentState,
        6 "type" r#type: ComponentEntityType,
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`ComponentResponseData`] and [`UpdateComponentRequestBody`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    ComponentState {
        Draft = "draft",
        Live = "live",
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `createComponent`.
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct CreateComponentRequestBody requires 0b110 {
        0 "ast" ast: Option<BTreeMap<String, f64>>,
        1 "entity_type" entity_type: ComponentEntityType,
        2 "name" name: String,
    }
}

#[cfg(feature = "components")]
impl CreateComponentRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(entity_type: impl Into<ComponentEntityType>, name: impl Into<String>) -> Self {
        Self::default().entity_type(entity_type).name(name)
    }
}

#[cfg(feature = "components")]
setters! {
    CreateComponentRequestBody {
        "ast" ast(map f64);
        "entity_type" entity_type(into ComponentEntityType) = 1;
        "name" name(into String) = 2;
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`BillingCreditBundleView`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct CreditBundleCurrencyPrice requires 0b1 {
        0 "currency" currency: String,
        1 "price" price: Option<BillingPriceView>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct CreditCompanyGrantView requires 0b1010000011110000011000000101110110 {
        0 "billing_credit_bundle_id" billing_credit_bundle_id: Option<String>,
        1 "billing_credit_id" billing_credit_id: CreditTypeId,
        2 "company_id" company_id: CompanyId,
        3 "company_license_id" company_license_id: Option<String>,
        4 "company_name" company_name: String,
        5 "created_at" created_at: Timestamp,
        6 "credit_description" credit_description: String,
        7 "credit_icon" credit_icon: Option<String>,
        8 "credit_name" credit_name: String,
        9 "currency" currency: Option<String>,
        10 "exhausted_at" exhausted_at: Option<Timestamp>,
        11 "expires_at" expires_at: Option<Timestamp>,
        12 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        13 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        14 "expiry_unit_count" expiry_unit_count: Option<i64>,
        15 "grant_reason" grant_reason: BillingCreditGrantReason,
        16 "id" id: String,
        17 "license_name" license_name: Option<String>,
        18 "plan_id" plan_id: Option<PlanId>,
        19 "plan_name" plan_name: Option<String>,
        20 "plural_name" plural_name: Option<String>,
        21 "price" price: Option<BillingProductPriceResponseData>,
        22 "quantity" quantity: f64,
        23 "quantity_remaining" quantity_remaining: f64,
        24 "quantity_used" quantity_used: f64,
        25 "renewal_enabled" renewal_enabled: bool,
        26 "renewal_period" renewal_period: Option<BillingPlanCreditGrantResetCadence>,
        27 "reserved" reserved: Option<f64>,
        28 "settled" settled: Option<f64>,
        29 "singular_name" singular_name: Option<String>,
        30 "source_grant_id" source_grant_id: Option<String>,
        31 "source_label" source_label: String,
        32 "transfers" transfers: Vec<CreditTransferView>,
        33 "updated_at" updated_at: Timestamp,
        34 "valid_from" valid_from: Option<Timestamp>,
        35 "zeroed_out_date" zeroed_out_date: Option<Timestamp>,
        36 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`CreditCompanyGrantView`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct CreditTransferView requires 0b111111 {
        0 "amount" amount: f64,
        1 "created_at" created_at: Timestamp,
        2 "direction" direction: String,
        3 "id" id: String,
        4 "reason" reason: String,
        5 "related_grant_id" related_grant_id: String,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct StripeEmbedInfo requires 0b100 {
        0 "account_id" account_id: Option<String>,
        1 "publishable_key" publishable_key: Option<String>,
        2 "schematic_publishable_key" schematic_publishable_key: String,
        3 "setup_intent_client_secret" setup_intent_client_secret: Option<Secret>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct UpcomingInvoiceResponseData requires 0b1100110011011101111 {
        0 "amount_due" amount_due: i64,
        1 "amount_paid" amount_paid: i64,
        2 "amount_remaining" amount_remaining: i64,
        3 "collection_method" collection_method: String,
        4 "company_id" company_id: Option<CompanyId>,
        5 "created_at" created_at: Timestamp,
        6 "currency" currency: String,
        7 "customer_external_id" customer_external_id: String,
        8 "due_date" due_date: Option<Timestamp>,
        9 "ending_balance" ending_balance: i64,
        10 "environment_id" environment_id: EnvironmentId,
        11 "external_id" external_id: Option<String>,
        12 "payment_method_external_id" payment_method_external_id: Option<String>,
        13 "provider_type" provider_type: BillingProviderType,
        14 "starting_balance" starting_balance: i64,
        15 "status" status: Option<InvoiceStatus>,
        16 "subscription_external_id" subscription_external_id: Option<String>,
        17 "subtotal" subtotal: i64,
        18 "updated_at" updated_at: Timestamp,
        19 "url" url: Option<String>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `updateComponent`.
    ///
    /// Needs the feature `components`, which is `api-components` of `schematic-core`.
    pub struct UpdateComponentRequestBody requires 0b0 {
        0 "ast" ast: Option<BTreeMap<String, f64>>,
        1 "entity_type" entity_type: Field<ComponentEntityType>,
        2 "name" name: Field<String>,
        3 "state" state: Field<ComponentState>,
    }
}

#[cfg(feature = "components")]
impl UpdateComponentRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "components")]
setters! {
    UpdateComponentRequestBody {
        "ast" ast(map f64);
        "entity_type" entity_type(into ComponentEntityType), clear_entity_type;
        "name" name(into String), clear_name;
        "state" state(into ComponentState), clear_state;
    }
}
