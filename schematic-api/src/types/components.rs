// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`components`](crate::operations::components).

use std::collections::BTreeMap;

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct BillingCreditBundleView requires 0b101000011101111100111 {
        /// `bundle_type`.
        0 "bundle_type" bundle_type: BillingCreditBundleType,
        /// `compatible_plan_ids`.
        1 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `credit_description`.
        3 "credit_description" credit_description: Option<String>,
        /// `credit_icon`.
        4 "credit_icon" credit_icon: Option<String>,
        /// `credit_id`.
        5 "credit_id" credit_id: CreditTypeId,
        /// `credit_name`.
        6 "credit_name" credit_name: String,
        /// `currency_prices`.
        7 "currency_prices" currency_prices: Vec<CreditBundleCurrencyPrice>,
        /// `expiry_type`.
        8 "expiry_type" expiry_type: BillingCreditExpiryType,
        /// `expiry_unit`.
        9 "expiry_unit" expiry_unit: BillingCreditExpiryUnit,
        /// `expiry_unit_count`.
        10 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `has_grants`.
        11 "has_grants" has_grants: bool,
        /// `id`.
        12 "id" id: String,
        /// `name`.
        13 "name" name: String,
        /// `plural_name`.
        14 "plural_name" plural_name: Option<String>,
        /// `price`.
        15 "price" price: Option<BillingProductPriceResponseData>,
        /// `quantity`.
        16 "quantity" quantity: Option<i64>,
        /// `singular_name`.
        17 "singular_name" singular_name: Option<String>,
        /// `status`.
        18 "status" status: BillingCreditBundleStatus,
        /// `unit_price`.
        19 "unit_price" unit_price: Option<BillingProductPriceResponseData>,
        /// `updated_at`.
        20 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`BillingCreditBundleView`] and [`CreditCompanyGrantView`].
    ///
    /// Needs the feature `components`.
    pub struct BillingProductPriceResponseData requires 0b110111011001111111 {
        /// `billing_scheme`.
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `currency`.
        2 "currency" currency: String,
        /// `id`.
        3 "id" id: String,
        /// `interval`.
        4 "interval" interval: BillingProductPriceInterval,
        /// `interval_count`.
        5 "interval_count" interval_count: i64,
        /// `is_active`.
        6 "is_active" is_active: bool,
        /// `meter_id`.
        7 "meter_id" meter_id: Option<String>,
        /// `nickname`.
        8 "nickname" nickname: Option<String>,
        /// `package_size`.
        9 "package_size" package_size: i64,
        /// `price`.
        10 "price" price: i64,
        /// `price_decimal`.
        11 "price_decimal" price_decimal: Option<String>,
        /// `price_external_id`.
        12 "price_external_id" price_external_id: String,
        /// `product_external_id`.
        13 "product_external_id" product_external_id: String,
        /// `provider_type`.
        14 "provider_type" provider_type: BillingProviderType,
        /// `tiers_mode`.
        15 "tiers_mode" tiers_mode: Option<BillingTiersMode>,
        /// `updated_at`.
        16 "updated_at" updated_at: Timestamp,
        /// `usage_type`.
        17 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `bindCatalog`.
    ///
    /// Needs the feature `components`.
    pub struct BindCatalogRequestBody requires 0b0 {
        /// `catalog_id`.
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

    /// Sets `catalog_id`.
    #[must_use]
    pub fn catalog_id(mut self, catalog_id: impl Into<String>) -> Self {
        self.catalog_id = Field::Value(catalog_id.into());
        self
    }

    /// Sets `catalog_id` to null.
    #[must_use]
    pub fn clear_catalog_id(mut self) -> Self {
        self.catalog_id = Field::Null;
        self
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct CompanyPlanDetailResponseData requires 0b11110010101001011110010111110110001110100100 {
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
        /// `company_can_trial`.
        8 "company_can_trial" company_can_trial: bool,
        /// `company_count`.
        9 "company_count" company_count: i64,
        /// `company_id`.
        10 "company_id" company_id: Option<CompanyId>,
        /// `company_logo_url`.
        11 "company_logo_url" company_logo_url: Option<String>,
        /// `company_name`.
        12 "company_name" company_name: Option<String>,
        /// `compatible_plan_ids`.
        13 "compatible_plan_ids" compatible_plan_ids: Vec<PlanId>,
        /// `controlled_by`.
        14 "controlled_by" controlled_by: BillingProviderType,
        /// `copied_from_plan_id`.
        15 "copied_from_plan_id" copied_from_plan_id: Option<PlanId>,
        /// `created_at`.
        16 "created_at" created_at: Timestamp,
        /// `credits`.
        17 "credits" credits: Vec<BillingCreditResponseData>,
        /// `currency_prices`.
        18 "currency_prices" currency_prices: Vec<PlanCurrencyPricesResponseData>,
        /// `current`.
        19 "current" current: bool,
        /// `custom`.
        20 "custom" custom: bool,
        /// `custom_plan_config`.
        21 "custom_plan_config" custom_plan_config: Option<CustomPlanConfig>,
        /// `description`.
        22 "description" description: String,
        /// `draft_version`.
        23 "draft_version" draft_version: Option<PlanVersionResponseData>,
        /// `entitlements`.
        24 "entitlements" entitlements: Vec<PlanEntitlementResponseData>,
        /// `features`.
        25 "features" features: Vec<FeatureInPlanResponseData>,
        /// `icon`.
        26 "icon" icon: PlanIcon,
        /// `id`.
        27 "id" id: PlanId,
        /// `included_credit_grants`.
        28 "included_credit_grants" included_credit_grants: Vec<PlanCreditGrantView>,
        /// `invalid_reason`.
        29 "invalid_reason" invalid_reason: Option<CompanyPlanInvalidReason>,
        /// `is_custom`.
        30 "is_custom" is_custom: bool,
        /// `is_default`, deprecated.
        31 "is_default" is_default: Option<bool>,
        /// `is_free`, deprecated.
        32 "is_free" is_free: Option<bool>,
        /// `is_trialable`.
        33 "is_trialable" is_trialable: bool,
        /// `monthly_price`.
        34 "monthly_price" monthly_price: Option<BillingPriceResponseData>,
        /// `name`.
        35 "name" name: String,
        /// `one_time_price`.
        36 "one_time_price" one_time_price: Option<BillingPriceResponseData>,
        /// `plan_type`.
        37 "plan_type" plan_type: PlanType,
        /// `quarterly_price`.
        38 "quarterly_price" quarterly_price: Option<BillingPriceResponseData>,
        /// `trial_days`.
        39 "trial_days" trial_days: Option<i64>,
        /// `updated_at`.
        40 "updated_at" updated_at: Timestamp,
        /// `usage_violations`.
        41 "usage_violations" usage_violations: Vec<FeatureUsageResponseData>,
        /// `valid`.
        42 "valid" valid: bool,
        /// `versions`.
        43 "versions" versions: Vec<PlanVersionResponseData>,
        /// `yearly_price`.
        44 "yearly_price" yearly_price: Option<BillingPriceResponseData>,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`CompanyPlanDetailResponseData`].
    ///
    /// Needs the feature `components`.
    CompanyPlanInvalidReason {
        /// `downgrade_not_permitted`.
        DowngradeNotPermitted = "downgrade_not_permitted",
        /// `feature_usage_exceeded`.
        FeatureUsageExceeded = "feature_usage_exceeded",
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`ComponentPreviewResponseData`] and [`PublicPlansResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`.
    pub struct ComponentCapabilities requires 0b11 {
        /// `badge_visibility`.
        0 "badge_visibility" badge_visibility: bool,
        /// `checkout`.
        1 "checkout" checkout: bool,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct ComponentCheckoutSettings requires 0b1111111 {
        /// `bundle_purchase_behavior`.
        0 "bundle_purchase_behavior" bundle_purchase_behavior: CheckoutBundlePurchaseBehavior,
        /// `collect_address`.
        1 "collect_address" collect_address: bool,
        /// `collect_email`.
        2 "collect_email" collect_email: bool,
        /// `collect_phone`.
        3 "collect_phone" collect_phone: bool,
        /// `collect_tax_id`.
        4 "collect_tax_id" collect_tax_id: bool,
        /// `proration_behavior`.
        5 "proration_behavior" proration_behavior: ProrationBehavior,
        /// `tax_collection_enabled`.
        6 "tax_collection_enabled" tax_collection_enabled: bool,
    }
}

#[cfg(any(feature = "components", feature = "componentspublic"))]
record! {
    /// Part of [`ComponentPreviewResponseData`] and [`PublicPlansResponseData`].
    ///
    /// Needs one of the features `components` and `componentspublic`.
    pub struct ComponentDisplaySettings requires 0b111111 {
        /// `show_as_monthly_prices`.
        0 "show_as_monthly_prices" show_as_monthly_prices: bool,
        /// `show_credits`.
        1 "show_credits" show_credits: bool,
        /// `show_feature_description`.
        2 "show_feature_description" show_feature_description: bool,
        /// `show_hard_limit`.
        3 "show_hard_limit" show_hard_limit: bool,
        /// `show_period_toggle`.
        4 "show_period_toggle" show_period_toggle: bool,
        /// `show_zero_price_as_free`.
        5 "show_zero_price_as_free" show_zero_price_as_free: bool,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`ComponentResponseData`], [`CreateComponentRequestBody`] and [`UpdateComponentRequestBody`].
    ///
    /// Needs the feature `components`.
    ComponentEntityType {
        /// `billing`.
        Billing = "billing",
        /// `entitlement`.
        Entitlement = "entitlement",
    }
}

#[cfg(feature = "components")]
record! {
    /// Data that `previewComponentData` returns.
    ///
    /// Needs the feature `components`.
    pub struct ComponentPreviewResponseData requires 0b10101011100101111 {
        /// `active_add_ons`.
        0 "active_add_ons" active_add_ons: Vec<CompanyPlanDetailResponseData>,
        /// `active_plans`.
        1 "active_plans" active_plans: Vec<CompanyPlanDetailResponseData>,
        /// `active_usage_based_entitlements`.
        2 "active_usage_based_entitlements" active_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        /// `add_on_compatibilities`.
        3 "add_on_compatibilities" add_on_compatibilities: Vec<CompatiblePlans>,
        /// `capabilities`.
        4 "capabilities" capabilities: Option<ComponentCapabilities>,
        /// `checkout_settings`.
        5 "checkout_settings" checkout_settings: ComponentCheckoutSettings,
        /// `company`.
        6 "company" company: Option<CompanyDetailResponseData>,
        /// `component`.
        7 "component" component: Option<ComponentResponseData>,
        /// `credit_bundles`.
        8 "credit_bundles" credit_bundles: Vec<BillingCreditBundleView>,
        /// `credit_grants`.
        9 "credit_grants" credit_grants: Vec<CreditCompanyGrantView>,
        /// `custom_checkout_fields`.
        10 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldWithValue>,
        /// `default_plan`.
        11 "default_plan" default_plan: Option<PlanDetailResponseData>,
        /// `display_settings`.
        12 "display_settings" display_settings: ComponentDisplaySettings,
        /// `feature_usage`.
        13 "feature_usage" feature_usage: Option<FeatureUsageDetailResponseData>,
        /// `invoices`.
        14 "invoices" invoices: Vec<InvoiceResponseData>,
        /// `post_trial_plan`.
        15 "post_trial_plan" post_trial_plan: Option<PlanDetailResponseData>,
        /// `prevent_self_service_downgrade`.
        16 "prevent_self_service_downgrade" prevent_self_service_downgrade: bool,
        /// `prevent_self_service_downgrade_button_text`.
        17 "prevent_self_service_downgrade_button_text" prevent_self_service_downgrade_button_text: Option<String>,
        /// `prevent_self_service_downgrade_url`.
        18 "prevent_self_service_downgrade_url" prevent_self_service_downgrade_url: Option<String>,
        /// `scheduled_downgrade`.
        19 "scheduled_downgrade" scheduled_downgrade: Option<ScheduledDowngradeResponseData>,
        /// `show_as_monthly_prices`, deprecated.
        20 "show_as_monthly_prices" show_as_monthly_prices: Option<bool>,
        /// `show_credits`, deprecated.
        21 "show_credits" show_credits: Option<bool>,
        /// `show_period_toggle`, deprecated.
        22 "show_period_toggle" show_period_toggle: Option<bool>,
        /// `show_zero_price_as_free`, deprecated.
        23 "show_zero_price_as_free" show_zero_price_as_free: Option<bool>,
        /// `stripe_embed`.
        24 "stripe_embed" stripe_embed: Option<StripeEmbedInfo>,
        /// `subscription`.
        25 "subscription" subscription: Option<CompanySubscriptionResponseData>,
        /// `trial_payment_method_required`.
        26 "trial_payment_method_required" trial_payment_method_required: Option<bool>,
        /// `upcoming_invoice`.
        27 "upcoming_invoice" upcoming_invoice: Option<UpcomingInvoiceResponseData>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Data that `listComponents`, `createComponent`, `getComponent`, `updateComponent` and `bindCatalog` returns.
    ///
    /// Needs the feature `components`.
    pub struct ComponentResponseData requires 0b11111100 {
        /// `ast`.
        0 "ast" ast: BTreeMap<String, f64>,
        /// `catalog_id`.
        1 "catalog_id" catalog_id: Option<String>,
        /// `created_at`.
        2 "created_at" created_at: Timestamp,
        /// `id`.
        3 "id" id: String,
        /// `name`.
        4 "name" name: String,
        /// `state`.
        5 "state" state: ComponentState,
        /// `type`.
        6 "type" r#type: ComponentEntityType,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "components")]
word! {
    /// Part of [`ComponentResponseData`] and [`UpdateComponentRequestBody`].
    ///
    /// Needs the feature `components`.
    ComponentState {
        /// `draft`.
        Draft = "draft",
        /// `live`.
        Live = "live",
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `createComponent`.
    ///
    /// Needs the feature `components`.
    pub struct CreateComponentRequestBody requires 0b110 {
        /// `ast`.
        0 "ast" ast: Option<BTreeMap<String, f64>>,
        /// `entity_type`.
        1 "entity_type" entity_type: ComponentEntityType,
        /// `name`.
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

    /// Sets `ast`.
    #[must_use]
    pub fn ast(mut self, ast: impl IntoIterator<Item = (impl Into<String>, f64)>) -> Self {
        self.ast = Some(
            ast.into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        );
        self
    }

    /// Sets `entity_type`.
    #[must_use]
    pub fn entity_type(mut self, entity_type: impl Into<ComponentEntityType>) -> Self {
        self.entity_type = entity_type.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(2, false);
        self
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`BillingCreditBundleView`].
    ///
    /// Needs the feature `components`.
    pub struct CreditBundleCurrencyPrice requires 0b1 {
        /// `currency`.
        0 "currency" currency: String,
        /// `price`.
        1 "price" price: Option<BillingPriceView>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct CreditCompanyGrantView requires 0b1010000011110000011000000101110110 {
        /// `billing_credit_bundle_id`.
        0 "billing_credit_bundle_id" billing_credit_bundle_id: Option<String>,
        /// `billing_credit_id`.
        1 "billing_credit_id" billing_credit_id: CreditTypeId,
        /// `company_id`.
        2 "company_id" company_id: CompanyId,
        /// `company_license_id`.
        3 "company_license_id" company_license_id: Option<String>,
        /// `company_name`.
        4 "company_name" company_name: String,
        /// `created_at`.
        5 "created_at" created_at: Timestamp,
        /// `credit_description`.
        6 "credit_description" credit_description: String,
        /// `credit_icon`.
        7 "credit_icon" credit_icon: Option<String>,
        /// `credit_name`.
        8 "credit_name" credit_name: String,
        /// `currency`.
        9 "currency" currency: Option<String>,
        /// `exhausted_at`.
        10 "exhausted_at" exhausted_at: Option<Timestamp>,
        /// `expires_at`.
        11 "expires_at" expires_at: Option<Timestamp>,
        /// `expiry_type`.
        12 "expiry_type" expiry_type: Option<BillingCreditExpiryType>,
        /// `expiry_unit`.
        13 "expiry_unit" expiry_unit: Option<BillingCreditExpiryUnit>,
        /// `expiry_unit_count`.
        14 "expiry_unit_count" expiry_unit_count: Option<i64>,
        /// `grant_reason`.
        15 "grant_reason" grant_reason: BillingCreditGrantReason,
        /// `id`.
        16 "id" id: String,
        /// `license_name`.
        17 "license_name" license_name: Option<String>,
        /// `plan_id`.
        18 "plan_id" plan_id: Option<PlanId>,
        /// `plan_name`.
        19 "plan_name" plan_name: Option<String>,
        /// `plural_name`.
        20 "plural_name" plural_name: Option<String>,
        /// `price`.
        21 "price" price: Option<BillingProductPriceResponseData>,
        /// `quantity`.
        22 "quantity" quantity: f64,
        /// `quantity_remaining`.
        23 "quantity_remaining" quantity_remaining: f64,
        /// `quantity_used`.
        24 "quantity_used" quantity_used: f64,
        /// `renewal_enabled`.
        25 "renewal_enabled" renewal_enabled: bool,
        /// `renewal_period`.
        26 "renewal_period" renewal_period: Option<BillingPlanCreditGrantResetCadence>,
        /// `reserved`.
        27 "reserved" reserved: Option<f64>,
        /// `settled`.
        28 "settled" settled: Option<f64>,
        /// `singular_name`.
        29 "singular_name" singular_name: Option<String>,
        /// `source_grant_id`.
        30 "source_grant_id" source_grant_id: Option<String>,
        /// `source_label`.
        31 "source_label" source_label: String,
        /// `transfers`.
        32 "transfers" transfers: Vec<CreditTransferView>,
        /// `updated_at`.
        33 "updated_at" updated_at: Timestamp,
        /// `valid_from`.
        34 "valid_from" valid_from: Option<Timestamp>,
        /// `zeroed_out_date`.
        35 "zeroed_out_date" zeroed_out_date: Option<Timestamp>,
        /// `zeroed_out_reason`.
        36 "zeroed_out_reason" zeroed_out_reason: Option<BillingCreditGrantZeroedOutReason>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`CreditCompanyGrantView`].
    ///
    /// Needs the feature `components`.
    pub struct CreditTransferView requires 0b111111 {
        /// `amount`.
        0 "amount" amount: f64,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `direction`.
        2 "direction" direction: String,
        /// `id`.
        3 "id" id: String,
        /// `reason`.
        4 "reason" reason: String,
        /// `related_grant_id`.
        5 "related_grant_id" related_grant_id: String,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct StripeEmbedInfo requires 0b100 {
        /// `account_id`.
        0 "account_id" account_id: Option<String>,
        /// `publishable_key`.
        1 "publishable_key" publishable_key: Option<String>,
        /// `schematic_publishable_key`.
        2 "schematic_publishable_key" schematic_publishable_key: String,
        /// `setup_intent_client_secret`.
        3 "setup_intent_client_secret" setup_intent_client_secret: Option<Secret>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Part of [`ComponentPreviewResponseData`].
    ///
    /// Needs the feature `components`.
    pub struct UpcomingInvoiceResponseData requires 0b1100110011011101111 {
        /// `amount_due`.
        0 "amount_due" amount_due: i64,
        /// `amount_paid`.
        1 "amount_paid" amount_paid: i64,
        /// `amount_remaining`.
        2 "amount_remaining" amount_remaining: i64,
        /// `collection_method`.
        3 "collection_method" collection_method: String,
        /// `company_id`.
        4 "company_id" company_id: Option<CompanyId>,
        /// `created_at`.
        5 "created_at" created_at: Timestamp,
        /// `currency`.
        6 "currency" currency: String,
        /// `customer_external_id`.
        7 "customer_external_id" customer_external_id: String,
        /// `due_date`.
        8 "due_date" due_date: Option<Timestamp>,
        /// `ending_balance`.
        9 "ending_balance" ending_balance: i64,
        /// `environment_id`.
        10 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        11 "external_id" external_id: Option<String>,
        /// `payment_method_external_id`.
        12 "payment_method_external_id" payment_method_external_id: Option<String>,
        /// `provider_type`.
        13 "provider_type" provider_type: BillingProviderType,
        /// `starting_balance`.
        14 "starting_balance" starting_balance: i64,
        /// `status`.
        15 "status" status: Option<InvoiceStatus>,
        /// `subscription_external_id`.
        16 "subscription_external_id" subscription_external_id: Option<String>,
        /// `subtotal`.
        17 "subtotal" subtotal: i64,
        /// `updated_at`.
        18 "updated_at" updated_at: Timestamp,
        /// `url`.
        19 "url" url: Option<String>,
    }
}

#[cfg(feature = "components")]
record! {
    /// Body of `updateComponent`.
    ///
    /// Needs the feature `components`.
    pub struct UpdateComponentRequestBody requires 0b0 {
        /// `ast`.
        0 "ast" ast: Option<BTreeMap<String, f64>>,
        /// `entity_type`.
        1 "entity_type" entity_type: Field<ComponentEntityType>,
        /// `name`.
        2 "name" name: Field<String>,
        /// `state`.
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

    /// Sets `ast`.
    #[must_use]
    pub fn ast(mut self, ast: impl IntoIterator<Item = (impl Into<String>, f64)>) -> Self {
        self.ast = Some(
            ast.into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        );
        self
    }

    /// Sets `entity_type`.
    #[must_use]
    pub fn entity_type(mut self, entity_type: impl Into<ComponentEntityType>) -> Self {
        self.entity_type = Field::Value(entity_type.into());
        self
    }

    /// Sets `entity_type` to null.
    #[must_use]
    pub fn clear_entity_type(mut self) -> Self {
        self.entity_type = Field::Null;
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Field::Value(name.into());
        self
    }

    /// Sets `name` to null.
    #[must_use]
    pub fn clear_name(mut self) -> Self {
        self.name = Field::Null;
        self
    }

    /// Sets `state`.
    #[must_use]
    pub fn state(mut self, state: impl Into<ComponentState>) -> Self {
        self.state = Field::Value(state.into());
        self
    }

    /// Sets `state` to null.
    #[must_use]
    pub fn clear_state(mut self) -> Self {
        self.state = Field::Null;
        self
    }
}
