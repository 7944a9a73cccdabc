// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`checkout`](crate::operations::checkout).

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "checkout")]
word! {
    /// Part of [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    BillingCollectionMethod {
        ChargeAutomatically = "charge_automatically",
        SendInvoice = "send_invoice",
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `cancelSubscription`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CancelSubscriptionRequest requires 0b10 {
        0 "cancel_immediately" cancel_immediately: Field<bool>,
        1 "company_id" company_id: CompanyId,
        2 "prorate" prorate: Field<bool>,
    }
}

#[cfg(feature = "checkout")]
impl CancelSubscriptionRequest {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(company_id: impl Into<CompanyId>) -> Self {
        Self::default().company_id(company_id)
    }
}

#[cfg(feature = "checkout")]
setters! {
    CancelSubscriptionRequest {
        "cancel_immediately" cancel_immediately(bool), clear_cancel_immediately;
        "company_id" company_id(into CompanyId) = 1;
        "prorate" prorate(bool), clear_prorate;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `checkoutInternal` and `previewCheckoutInternal`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct ChangeSubscriptionInternalRequestBody requires 0b10010111101011 {
        0 "add_on_ids" add_on_ids: Vec<UpdateAddOnRequestBody>,
        1 "auto_topup_overrides" auto_topup_overrides: Vec<UpdateAutoTopupOverrideRequestBody>,
        2 "billing_entity_id" billing_entity_id: Field<String>,
        3 "company_id" company_id: CompanyId,
        4 "coupon_external_id" coupon_external_id: Field<String>,
        5 "credit_bundles" credit_bundles: Vec<UpdateCreditBundleRequestBody>,
        6 "custom_field_values" custom_field_values: Vec<CheckoutFieldValue>,
        7 "new_plan_id" new_plan_id: PlanId,
        8 "new_price_id" new_price_id: String,
        9 "opt_in_accepted" opt_in_accepted: Field<bool>,
        10 "pay_in_advance" pay_in_advance: Vec<UpdatePayInAdvanceRequestBody>,
        11 "payment_method_id" payment_method_id: Field<String>,
        12 "promo_code" promo_code: Field<String>,
        13 "skip_trial" skip_trial: bool,
    }
}

#[cfg(feature = "checkout")]
impl ChangeSubscriptionInternalRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "checkout")]
setters! {
    ChangeSubscriptionInternalRequestBody {
        "add_on_ids" add_on_ids(each UpdateAddOnRequestBody) = 0;
        "auto_topup_overrides" auto_topup_overrides(each UpdateAutoTopupOverrideRequestBody) = 1;
        "billing_entity_id" billing_entity_id(into String), clear_billing_entity_id;
        "company_id" company_id(into CompanyId) = 3;
        "coupon_external_id" coupon_external_id(into String), clear_coupon_external_id;
        "credit_bundles" credit_bundles(each UpdateCreditBundleRequestBody) = 5;
        "custom_field_values" custom_field_values(each CheckoutFieldValue) = 6;
        "new_plan_id" new_plan_id(into PlanId) = 7;
        "new_price_id" new_price_id(into String) = 8;
        "opt_in_accepted" opt_in_accepted(bool), clear_opt_in_accepted;
        "pay_in_advance" pay_in_advance(each UpdatePayInAdvanceRequestBody) = 10;
        "payment_method_id" payment_method_id(into String), clear_payment_method_id;
        "promo_code" promo_code(into String), clear_promo_code;
        "skip_trial" skip_trial(bool) = 13;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `getCheckoutData`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CheckoutDataRequestBody requires 0b1 {
        0 "company_id" company_id: CompanyId,
        1 "currency" currency: Field<String>,
        2 "selected_plan_id" selected_plan_id: Field<PlanId>,
    }
}

#[cfg(feature = "checkout")]
impl CheckoutDataRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(company_id: impl Into<CompanyId>) -> Self {
        Self::default().company_id(company_id)
    }
}

#[cfg(feature = "checkout")]
setters! {
    CheckoutDataRequestBody {
        "company_id" company_id(into CompanyId) = 0;
        "currency" currency(into String), clear_currency;
        "selected_plan_id" selected_plan_id(into PlanId), clear_selected_plan_id;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `getCheckoutData` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CheckoutDataResponseData requires 0b1010101101 {
        0 "active_add_ons" active_add_ons: Vec<PlanDetailResponseData>,
        1 "active_plan" active_plan: Option<PlanDetailResponseData>,
        2 "active_usage_based_entitlements" active_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        3 "available_credit_bundles" available_credit_bundles: Vec<BillingCreditBundleResponseData>,
        4 "company" company: Option<CompanyDetailResponseData>,
        5 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldWithValue>,
        6 "feature_usage" feature_usage: Option<FeatureUsageDetailResponseData>,
        7 "selected_credit_bundles" selected_credit_bundles: Vec<CreditBundlePurchaseResponseData>,
        8 "selected_plan" selected_plan: Option<PlanDetailResponseData>,
        9 "selected_usage_based_entitlements" selected_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        10 "subscription" subscription: Option<CompanySubscriptionResponseData>,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`], [`ManagePlanRequest`], [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`; in `schematic-core` `api-checkout` and so on.
    pub struct CheckoutFieldValue requires 0b11 {
        0 "id" id: String,
        1 "value" value: String,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
impl CheckoutFieldValue {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(id: impl Into<String>, value: impl Into<String>) -> Self {
        Self::default().id(id).value(value)
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
setters! {
    CheckoutFieldValue {
        "id" id(into String) = 0;
        "value" value(into String) = 1;
    }
}

#[cfg(any(feature = "checkout", feature = "components"))]
record! {
    /// Part of [`CheckoutDataResponseData`], [`CompanyBillingDetailsResponseData`] and [`ComponentPreviewResponseData`].
    ///
    /// Needs one of the features `checkout` and `components`; in `schematic-core` `api-checkout` and so on.
    pub struct CheckoutFieldWithValue requires 0b111101 {
        0 "definition_id" definition_id: String,
        1 "helper_text" helper_text: Option<String>,
        2 "id" id: String,
        3 "name" name: String,
        4 "required" required: bool,
        5 "stripe_metadata_key" stripe_metadata_key: String,
        6 "value" value: Option<String>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `checkoutInternal` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CheckoutSubscription requires 0b1111110001100111000100 {
        0 "application_id" application_id: Option<String>,
        1 "cancel_at" cancel_at: Option<i64>,
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        3 "company_id" company_id: Option<CompanyId>,
        4 "confirm_payment_intent_client_secret" confirm_payment_intent_client_secret: Option<Secret>,
        5 "confirm_payment_intent_id" confirm_payment_intent_id: Option<String>,
        6 "created_at" created_at: Timestamp,
        7 "currency" currency: String,
        8 "customer_external_id" customer_external_id: String,
        9 "default_payment_method_id" default_payment_method_id: Option<String>,
        10 "expired_at" expired_at: Option<Timestamp>,
        11 "id" id: String,
        12 "interval" interval: String,
        13 "invoice_id" invoice_id: Option<String>,
        14 "invoice_url" invoice_url: Option<String>,
        15 "metadata" metadata: Map<String, Value>,
        16 "period_end" period_end: i64,
        17 "period_start" period_start: i64,
        18 "provider_type" provider_type: BillingProviderType,
        19 "status" status: String,
        20 "subscription_external_id" subscription_external_id: String,
        21 "total_price" total_price: i64,
        22 "trial_end" trial_end: Option<i64>,
        23 "trial_end_setting" trial_end_setting: Option<BillingSubscriptionTrialEndSetting>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CompanyBillingAddressView requires 0b111111 {
        0 "city" city: String,
        1 "country" country: String,
        2 "line1" line1: String,
        3 "line2" line2: String,
        4 "postal_code" postal_code: String,
        5 "state" state: String,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CompanyBillingCheckoutSettings requires 0b1111 {
        0 "collect_address" collect_address: bool,
        1 "collect_email" collect_email: bool,
        2 "collect_phone" collect_phone: bool,
        3 "collect_tax_id" collect_tax_id: bool,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `getCompanyBillingDetails` and `updateCompanyBillingDetails` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CompanyBillingDetailsResponseData requires 0b100110 {
        0 "address" address: Option<CompanyBillingAddressView>,
        1 "checkout_settings" checkout_settings: CompanyBillingCheckoutSettings,
        2 "custom_fields" custom_fields: Vec<CheckoutFieldWithValue>,
        3 "email" email: Option<String>,
        4 "phone" phone: Option<String>,
        5 "tax_ids" tax_ids: Vec<CompanyTaxIDView>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CompanyTaxIDView requires 0b1111 {
        0 "country" country: String,
        1 "id" id: String,
        2 "type" r#type: String,
        3 "value" value: String,
        4 "verification_status" verification_status: Option<String>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CheckoutDataResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct CreditBundlePurchaseResponseData requires 0b110 {
        0 "bundle" bundle: Option<BillingCreditBundleResponseData>,
        1 "quantity" quantity: i64,
        2 "total" total: i64,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `previewManagePlan` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct ManagePlanPreviewResponseResponseData requires 0b0 {
        0 "subscription_change_preview" subscription_change_preview: Option<PreviewSubscriptionChangeResponseData>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `managePlan` and `previewManagePlan`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct ManagePlanRequest requires 0b1011010000000010 {
        0 "activate_on_payment" activate_on_payment: Field<bool>,
        1 "add_on_selections" add_on_selections: Vec<PlanSelection>,
        2 "base_plan_id" base_plan_id: Field<PlanId>,
        3 "base_plan_price_id" base_plan_price_id: Field<String>,
        4 "base_plan_version_id" base_plan_version_id: Field<String>,
        5 "billing_cycle_anchor" billing_cycle_anchor: Field<Timestamp>,
        6 "billing_email" billing_email: Field<String>,
        7 "billing_entity_id" billing_entity_id: Field<String>,
        8 "cancel_immediately" cancel_immediately: Field<bool>,
        9 "collection_method" collection_method: Field<BillingCollectionMethod>,
        10 "company_id" company_id: CompanyId,
        11 "coupon_external_id" coupon_external_id: Field<String>,
        12 "credit_bundles" credit_bundles: Vec<UpdateCreditBundleRequestBody>,
        13 "custom_field_values" custom_field_values: Vec<CheckoutFieldValue>,
        14 "days_until_due" days_until_due: Field<i64>,
        15 "pay_in_advance_entitlements" pay_in_advance_entitlements: Vec<UpdatePayInAdvanceRequestBody>,
        16 "payment_method_external_id" payment_method_external_id: Field<String>,
        17 "promo_code" promo_code: Field<String>,
        18 "prorate" prorate: Field<bool>,
        19 "prorate_first_period" prorate_first_period: Field<bool>,
        20 "send_invoice" send_invoice: Field<bool>,
        21 "trial_end" trial_end: Field<Timestamp>,
    }
}

#[cfg(feature = "checkout")]
impl ManagePlanRequest {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        add_on_selections: impl IntoIterator<Item = PlanSelection>,
        company_id: impl Into<CompanyId>,
        credit_bundles: impl IntoIterator<Item = UpdateCreditBundleRequestBody>,
        custom_field_values: impl IntoIterator<Item = CheckoutFieldValue>,
        pay_in_advance_entitlements: impl IntoIterator<Item = UpdatePayInAdvanceRequestBody>,
    ) -> Self {
        Self::default()
            .add_on_selections(add_on_selections)
            .company_id(company_id)
            .credit_bundles(credit_bundles)
            .custom_field_values(custom_field_values)
            .pay_in_advance_entitlements(pay_in_advance_entitlements)
    }
}

#[cfg(feature = "checkout")]
setters! {
    ManagePlanRequest {
        "activate_on_payment" activate_on_payment(bool), clear_activate_on_payment;
        "add_on_selections" add_on_selections(each PlanSelection) = 1;
        "base_plan_id" base_plan_id(into PlanId), clear_base_plan_id;
        "base_plan_price_id" base_plan_price_id(into String), clear_base_plan_price_id;
        "base_plan_version_id" base_plan_version_id(into String), clear_base_plan_version_id;
        "billing_cycle_anchor" billing_cycle_anchor(Timestamp), clear_billing_cycle_anchor;
        "billing_email" billing_email(into String), clear_billing_email;
        "billing_entity_id" billing_entity_id(into String), clear_billing_entity_id;
        "cancel_immediately" cancel_immediately(bool), clear_cancel_immediately;
        "collection_method" collection_method(into BillingCollectionMethod), clear_collection_method;
        "company_id" company_id(into CompanyId) = 10;
        "coupon_external_id" coupon_external_id(into String), clear_coupon_external_id;
        "credit_bundles" credit_bundles(each UpdateCreditBundleRequestBody) = 12;
        "custom_field_values" custom_field_values(each CheckoutFieldValue) = 13;
        "days_until_due" days_until_due(i64), clear_days_until_due;
        "pay_in_advance_entitlements" pay_in_advance_entitlements(each UpdatePayInAdvanceRequestBody) = 15;
        "payment_method_external_id" payment_method_external_id(into String), clear_payment_method_external_id;
        "promo_code" promo_code(into String), clear_promo_code;
        "prorate" prorate(bool), clear_prorate;
        "prorate_first_period" prorate_first_period(bool), clear_prorate_first_period;
        "send_invoice" send_invoice(bool), clear_send_invoice;
        "trial_end" trial_end(Timestamp), clear_trial_end;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `managePlan` and `cancelSubscription` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct ManagePlanResponseResponseData requires 0b10 {
        0 "company" company: Option<CompanyDetailResponseData>,
        1 "success" success: bool,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct PlanSelection requires 0b1 {
        0 "plan_id" plan_id: PlanId,
        1 "price_id" price_id: Field<String>,
        2 "version_id" version_id: Field<String>,
    }
}

#[cfg(feature = "checkout")]
impl PlanSelection {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(plan_id: impl Into<PlanId>) -> Self {
        Self::default().plan_id(plan_id)
    }
}

#[cfg(feature = "checkout")]
setters! {
    PlanSelection {
        "plan_id" plan_id(into PlanId) = 0;
        "price_id" price_id(into String), clear_price_id;
        "version_id" version_id(into String), clear_version_id;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `previewCheckoutInternal` returns.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct PreviewSubscriptionChangeResponseData requires 0b1000000100101000 {
        /// Deprecated.
        0 "amount_off" amount_off: Option<i64>,
        /// Deprecated.
        1 "due_now" due_now: Option<i64>,
        2 "finance" finance: Option<PreviewSubscriptionFinanceResponseData>,
        3 "is_scheduled_downgrade" is_scheduled_downgrade: bool,
        /// Deprecated.
        4 "new_charges" new_charges: Option<i64>,
        5 "opt_in_required" opt_in_required: bool,
        6 "opt_in_text" opt_in_text: Option<String>,
        7 "opt_in_title" opt_in_title: Option<String>,
        8 "payment_method_required" payment_method_required: bool,
        /// Deprecated.
        9 "percent_off" percent_off: Option<f64>,
        /// Deprecated.
        10 "period_start" period_start: Option<Timestamp>,
        /// Deprecated.
        11 "promo_code_applied" promo_code_applied: Option<bool>,
        /// Deprecated.
        12 "proration" proration: Option<i64>,
        13 "scheduled_change_time" scheduled_change_time: Option<Timestamp>,
        /// Deprecated.
        14 "trial_end" trial_end: Option<Timestamp>,
        15 "usage_violations" usage_violations: Vec<FeatureUsageResponseData>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionFinanceResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct PreviewSubscriptionDiscountResponseData requires 0b10010010010 {
        0 "amount_off" amount_off: Option<i64>,
        1 "coupon_name" coupon_name: String,
        2 "currency" currency: Option<String>,
        3 "customer_facing_code" customer_facing_code: Option<String>,
        4 "duration" duration: String,
        5 "duration_in_months" duration_in_months: Option<i64>,
        6 "ended_at" ended_at: Option<Timestamp>,
        7 "is_active" is_active: bool,
        8 "percent_off" percent_off: Option<f64>,
        9 "promo_code_external_id" promo_code_external_id: Option<String>,
        10 "started_at" started_at: Timestamp,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionChangeResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct PreviewSubscriptionFinanceResponseData requires 0b10110001111111111 {
        0 "amount_off" amount_off: i64,
        1 "discount_amount" discount_amount: i64,
        2 "discounts" discounts: Vec<PreviewSubscriptionDiscountResponseData>,
        3 "due_now" due_now: i64,
        4 "new_charges" new_charges: i64,
        5 "percent_off" percent_off: f64,
        6 "period_end" period_end: Timestamp,
        7 "period_start" period_start: Timestamp,
        8 "promo_code_applied" promo_code_applied: bool,
        9 "proration" proration: i64,
        10 "proration_billed_at" proration_billed_at: Option<Timestamp>,
        11 "tax_amount" tax_amount: Option<i64>,
        12 "tax_display_name" tax_display_name: Option<String>,
        13 "tax_require_billing_details" tax_require_billing_details: bool,
        14 "total_per_billing_period" total_per_billing_period: i64,
        15 "trial_end" trial_end: Option<Timestamp>,
        16 "upcoming_invoice_line_items" upcoming_invoice_line_items: Vec<PreviewSubscriptionUpcomingInvoiceLineItems>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionFinanceResponseData`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct PreviewSubscriptionUpcomingInvoiceLineItems requires 0b11111 {
        0 "amount" amount: i64,
        1 "description" description: String,
        2 "price_id" price_id: String,
        3 "proration" proration: bool,
        4 "quantity" quantity: i64,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdateAddOnRequestBody requires 0b11 {
        0 "add_on_id" add_on_id: PlanId,
        1 "price_id" price_id: String,
    }
}

#[cfg(feature = "checkout")]
impl UpdateAddOnRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(add_on_id: impl Into<PlanId>, price_id: impl Into<String>) -> Self {
        Self::default().add_on_id(add_on_id).price_id(price_id)
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdateAddOnRequestBody {
        "add_on_id" add_on_id(into PlanId) = 0;
        "price_id" price_id(into String) = 1;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdateAutoTopupOverrideRequestBody requires 0b1000 {
        0 "auto_topup_amount" auto_topup_amount: Field<i64>,
        1 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        2 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        3 "plan_credit_grant_id" plan_credit_grant_id: String,
    }
}

#[cfg(feature = "checkout")]
impl UpdateAutoTopupOverrideRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(plan_credit_grant_id: impl Into<String>) -> Self {
        Self::default().plan_credit_grant_id(plan_credit_grant_id)
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdateAutoTopupOverrideRequestBody {
        "auto_topup_amount" auto_topup_amount(i64), clear_auto_topup_amount;
        "auto_topup_enabled" auto_topup_enabled(bool), clear_auto_topup_enabled;
        "auto_topup_threshold_credits" auto_topup_threshold_credits(i64), clear_auto_topup_threshold_credits;
        "plan_credit_grant_id" plan_credit_grant_id(into String) = 3;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `updateCompanyBillingDetails`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdateCompanyBillingDetailsRequestBody requires 0b10000 {
        0 "address" address: Option<CustomerBillingAddress>,
        1 "email" email: Field<String>,
        2 "phone" phone: Field<String>,
        3 "tax_id" tax_id: Option<TaxIDInput>,
        4 "values" values: Vec<CheckoutFieldValue>,
    }
}

#[cfg(feature = "checkout")]
impl UpdateCompanyBillingDetailsRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(values: impl IntoIterator<Item = CheckoutFieldValue>) -> Self {
        Self::default().values(values)
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdateCompanyBillingDetailsRequestBody {
        "address" address(CustomerBillingAddress);
        "email" email(into String), clear_email;
        "phone" phone(into String), clear_phone;
        "tax_id" tax_id(TaxIDInput);
        "values" values(each CheckoutFieldValue) = 4;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`] and [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdateCreditBundleRequestBody requires 0b11 {
        0 "bundle_id" bundle_id: String,
        1 "quantity" quantity: i64,
    }
}

#[cfg(feature = "checkout")]
impl UpdateCreditBundleRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(bundle_id: impl Into<String>, quantity: i64) -> Self {
        Self::default().bundle_id(bundle_id).quantity(quantity)
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdateCreditBundleRequestBody {
        "bundle_id" bundle_id(into String) = 0;
        "quantity" quantity(i64) = 1;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`] and [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdatePayInAdvanceRequestBody requires 0b11 {
        0 "price_id" price_id: String,
        1 "quantity" quantity: i64,
    }
}

#[cfg(feature = "checkout")]
impl UpdatePayInAdvanceRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(price_id: impl Into<String>, quantity: i64) -> Self {
        Self::default().price_id(price_id).quantity(quantity)
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdatePayInAdvanceRequestBody {
        "price_id" price_id(into String) = 0;
        "quantity" quantity(i64) = 1;
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `updateCustomerSubscriptionTrialEnd`.
    ///
    /// Needs the feature `checkout`, which is `api-checkout` of `schematic-core`.
    pub struct UpdateTrialEndRequestBody requires 0b0 {
        0 "trial_end" trial_end: Field<Timestamp>,
    }
}

#[cfg(feature = "checkout")]
impl UpdateTrialEndRequestBody {
    /// Creates one without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "checkout")]
setters! {
    UpdateTrialEndRequestBody {
        "trial_end" trial_end(Timestamp), clear_trial_end;
    }
}
