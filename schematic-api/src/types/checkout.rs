// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`checkout`](crate::operations::checkout).

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Secret, Timestamp};

#[cfg(feature = "checkout")]
word! {
    /// Part of [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`.
    BillingCollectionMethod {
        /// `charge_automatically`.
        ChargeAutomatically = "charge_automatically",
        /// `send_invoice`.
        SendInvoice = "send_invoice",
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `cancelSubscription`.
    ///
    /// Needs the feature `checkout`.
    pub struct CancelSubscriptionRequest requires 0b10 {
        /// `cancel_immediately`.
        0 "cancel_immediately" cancel_immediately: Field<bool>,
        /// `company_id`.
        1 "company_id" company_id: CompanyId,
        /// `prorate`.
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

    /// Sets `cancel_immediately`.
    #[must_use]
    pub fn cancel_immediately(mut self, cancel_immediately: bool) -> Self {
        self.cancel_immediately = Field::Value(cancel_immediately);
        self
    }

    /// Sets `cancel_immediately` to null.
    #[must_use]
    pub fn clear_cancel_immediately(mut self) -> Self {
        self.cancel_immediately = Field::Null;
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `prorate`.
    #[must_use]
    pub fn prorate(mut self, prorate: bool) -> Self {
        self.prorate = Field::Value(prorate);
        self
    }

    /// Sets `prorate` to null.
    #[must_use]
    pub fn clear_prorate(mut self) -> Self {
        self.prorate = Field::Null;
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `checkoutInternal` and `previewCheckoutInternal`.
    ///
    /// Needs the feature `checkout`.
    pub struct ChangeSubscriptionInternalRequestBody requires 0b10010111101011 {
        /// `add_on_ids`.
        0 "add_on_ids" add_on_ids: Vec<UpdateAddOnRequestBody>,
        /// `auto_topup_overrides`.
        1 "auto_topup_overrides" auto_topup_overrides: Vec<UpdateAutoTopupOverrideRequestBody>,
        /// `billing_entity_id`.
        2 "billing_entity_id" billing_entity_id: Field<String>,
        /// `company_id`.
        3 "company_id" company_id: CompanyId,
        /// `coupon_external_id`.
        4 "coupon_external_id" coupon_external_id: Field<String>,
        /// `credit_bundles`.
        5 "credit_bundles" credit_bundles: Vec<UpdateCreditBundleRequestBody>,
        /// `custom_field_values`.
        6 "custom_field_values" custom_field_values: Vec<CheckoutFieldValue>,
        /// `new_plan_id`.
        7 "new_plan_id" new_plan_id: PlanId,
        /// `new_price_id`.
        8 "new_price_id" new_price_id: String,
        /// `opt_in_accepted`.
        9 "opt_in_accepted" opt_in_accepted: Field<bool>,
        /// `pay_in_advance`.
        10 "pay_in_advance" pay_in_advance: Vec<UpdatePayInAdvanceRequestBody>,
        /// `payment_method_id`.
        11 "payment_method_id" payment_method_id: Field<String>,
        /// `promo_code`.
        12 "promo_code" promo_code: Field<String>,
        /// `skip_trial`.
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

    /// Sets `add_on_ids`.
    #[must_use]
    pub fn add_on_ids(
        mut self,
        add_on_ids: impl IntoIterator<Item = UpdateAddOnRequestBody>,
    ) -> Self {
        self.add_on_ids = add_on_ids.into_iter().collect();
        self.presence.set(0, false);
        self
    }

    /// Sets `auto_topup_overrides`.
    #[must_use]
    pub fn auto_topup_overrides(
        mut self,
        auto_topup_overrides: impl IntoIterator<Item = UpdateAutoTopupOverrideRequestBody>,
    ) -> Self {
        self.auto_topup_overrides = auto_topup_overrides.into_iter().collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `billing_entity_id`.
    #[must_use]
    pub fn billing_entity_id(mut self, billing_entity_id: impl Into<String>) -> Self {
        self.billing_entity_id = Field::Value(billing_entity_id.into());
        self
    }

    /// Sets `billing_entity_id` to null.
    #[must_use]
    pub fn clear_billing_entity_id(mut self) -> Self {
        self.billing_entity_id = Field::Null;
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `coupon_external_id`.
    #[must_use]
    pub fn coupon_external_id(mut self, coupon_external_id: impl Into<String>) -> Self {
        self.coupon_external_id = Field::Value(coupon_external_id.into());
        self
    }

    /// Sets `coupon_external_id` to null.
    #[must_use]
    pub fn clear_coupon_external_id(mut self) -> Self {
        self.coupon_external_id = Field::Null;
        self
    }

    /// Sets `credit_bundles`.
    #[must_use]
    pub fn credit_bundles(
        mut self,
        credit_bundles: impl IntoIterator<Item = UpdateCreditBundleRequestBody>,
    ) -> Self {
        self.credit_bundles = credit_bundles.into_iter().collect();
        self.presence.set(5, false);
        self
    }

    /// Sets `custom_field_values`.
    #[must_use]
    pub fn custom_field_values(
        mut self,
        custom_field_values: impl IntoIterator<Item = CheckoutFieldValue>,
    ) -> Self {
        self.custom_field_values = custom_field_values.into_iter().collect();
        self.presence.set(6, false);
        self
    }

    /// Sets `new_plan_id`.
    #[must_use]
    pub fn new_plan_id(mut self, new_plan_id: impl Into<PlanId>) -> Self {
        self.new_plan_id = new_plan_id.into();
        self.presence.set(7, false);
        self
    }

    /// Sets `new_price_id`.
    #[must_use]
    pub fn new_price_id(mut self, new_price_id: impl Into<String>) -> Self {
        self.new_price_id = new_price_id.into();
        self.presence.set(8, false);
        self
    }

    /// Sets `opt_in_accepted`.
    #[must_use]
    pub fn opt_in_accepted(mut self, opt_in_accepted: bool) -> Self {
        self.opt_in_accepted = Field::Value(opt_in_accepted);
        self
    }

    /// Sets `opt_in_accepted` to null.
    #[must_use]
    pub fn clear_opt_in_accepted(mut self) -> Self {
        self.opt_in_accepted = Field::Null;
        self
    }

    /// Sets `pay_in_advance`.
    #[must_use]
    pub fn pay_in_advance(
        mut self,
        pay_in_advance: impl IntoIterator<Item = UpdatePayInAdvanceRequestBody>,
    ) -> Self {
        self.pay_in_advance = pay_in_advance.into_iter().collect();
        self.presence.set(10, false);
        self
    }

    /// Sets `payment_method_id`.
    #[must_use]
    pub fn payment_method_id(mut self, payment_method_id: impl Into<String>) -> Self {
        self.payment_method_id = Field::Value(payment_method_id.into());
        self
    }

    /// Sets `payment_method_id` to null.
    #[must_use]
    pub fn clear_payment_method_id(mut self) -> Self {
        self.payment_method_id = Field::Null;
        self
    }

    /// Sets `promo_code`.
    #[must_use]
    pub fn promo_code(mut self, promo_code: impl Into<String>) -> Self {
        self.promo_code = Field::Value(promo_code.into());
        self
    }

    /// Sets `promo_code` to null.
    #[must_use]
    pub fn clear_promo_code(mut self) -> Self {
        self.promo_code = Field::Null;
        self
    }

    /// Sets `skip_trial`.
    #[must_use]
    pub fn skip_trial(mut self, skip_trial: bool) -> Self {
        self.skip_trial = skip_trial;
        self.presence.set(13, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `getCheckoutData`.
    ///
    /// Needs the feature `checkout`.
    pub struct CheckoutDataRequestBody requires 0b1 {
        /// `company_id`.
        0 "company_id" company_id: CompanyId,
        /// `currency`.
        1 "currency" currency: Field<String>,
        /// `selected_plan_id`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(0, false);
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

    /// Sets `selected_plan_id`.
    #[must_use]
    pub fn selected_plan_id(mut self, selected_plan_id: impl Into<PlanId>) -> Self {
        self.selected_plan_id = Field::Value(selected_plan_id.into());
        self
    }

    /// Sets `selected_plan_id` to null.
    #[must_use]
    pub fn clear_selected_plan_id(mut self) -> Self {
        self.selected_plan_id = Field::Null;
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `getCheckoutData` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct CheckoutDataResponseData requires 0b1010101101 {
        /// `active_add_ons`.
        0 "active_add_ons" active_add_ons: Vec<PlanDetailResponseData>,
        /// `active_plan`.
        1 "active_plan" active_plan: Option<PlanDetailResponseData>,
        /// `active_usage_based_entitlements`.
        2 "active_usage_based_entitlements" active_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        /// `available_credit_bundles`.
        3 "available_credit_bundles" available_credit_bundles: Vec<BillingCreditBundleResponseData>,
        /// `company`.
        4 "company" company: Option<CompanyDetailResponseData>,
        /// `custom_checkout_fields`.
        5 "custom_checkout_fields" custom_checkout_fields: Vec<CheckoutFieldWithValue>,
        /// `feature_usage`.
        6 "feature_usage" feature_usage: Option<FeatureUsageDetailResponseData>,
        /// `selected_credit_bundles`.
        7 "selected_credit_bundles" selected_credit_bundles: Vec<CreditBundlePurchaseResponseData>,
        /// `selected_plan`.
        8 "selected_plan" selected_plan: Option<PlanDetailResponseData>,
        /// `selected_usage_based_entitlements`.
        9 "selected_usage_based_entitlements" selected_usage_based_entitlements: Vec<UsageBasedEntitlementResponseData>,
        /// `subscription`.
        10 "subscription" subscription: Option<CompanySubscriptionResponseData>,
    }
}

#[cfg(any(feature = "checkout", feature = "plans"))]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`], [`ManagePlanRequest`], [`PublishPlanVersionRequestBody`] and [`UpdateCompanyBillingDetailsRequestBody`].
    ///
    /// Needs one of the features `checkout` and `plans`.
    pub struct CheckoutFieldValue requires 0b11 {
        /// `id`.
        0 "id" id: String,
        /// `value`.
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

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `value`.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(any(feature = "checkout", feature = "components"))]
record! {
    /// Part of [`CheckoutDataResponseData`], [`CompanyBillingDetailsResponseData`] and [`ComponentPreviewResponseData`].
    ///
    /// Needs one of the features `checkout` and `components`.
    pub struct CheckoutFieldWithValue requires 0b111101 {
        /// `definition_id`.
        0 "definition_id" definition_id: String,
        /// `helper_text`.
        1 "helper_text" helper_text: Option<String>,
        /// `id`.
        2 "id" id: String,
        /// `name`.
        3 "name" name: String,
        /// `required`.
        4 "required" required: bool,
        /// `stripe_metadata_key`.
        5 "stripe_metadata_key" stripe_metadata_key: String,
        /// `value`.
        6 "value" value: Option<String>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `checkoutInternal` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct CheckoutSubscription requires 0b1111110001100111000100 {
        /// `application_id`.
        0 "application_id" application_id: Option<String>,
        /// `cancel_at`.
        1 "cancel_at" cancel_at: Option<i64>,
        /// `cancel_at_period_end`.
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `company_id`.
        3 "company_id" company_id: Option<CompanyId>,
        /// `confirm_payment_intent_client_secret`.
        4 "confirm_payment_intent_client_secret" confirm_payment_intent_client_secret: Option<Secret>,
        /// `confirm_payment_intent_id`.
        5 "confirm_payment_intent_id" confirm_payment_intent_id: Option<String>,
        /// `created_at`.
        6 "created_at" created_at: Timestamp,
        /// `currency`.
        7 "currency" currency: String,
        /// `customer_external_id`.
        8 "customer_external_id" customer_external_id: String,
        /// `default_payment_method_id`.
        9 "default_payment_method_id" default_payment_method_id: Option<String>,
        /// `expired_at`.
        10 "expired_at" expired_at: Option<Timestamp>,
        /// `id`.
        11 "id" id: String,
        /// `interval`.
        12 "interval" interval: String,
        /// `invoice_id`.
        13 "invoice_id" invoice_id: Option<String>,
        /// `invoice_url`.
        14 "invoice_url" invoice_url: Option<String>,
        /// `metadata`.
        15 "metadata" metadata: Map<String, Value>,
        /// `period_end`.
        16 "period_end" period_end: i64,
        /// `period_start`.
        17 "period_start" period_start: i64,
        /// `provider_type`.
        18 "provider_type" provider_type: BillingProviderType,
        /// `status`.
        19 "status" status: String,
        /// `subscription_external_id`.
        20 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        21 "total_price" total_price: i64,
        /// `trial_end`.
        22 "trial_end" trial_end: Option<i64>,
        /// `trial_end_setting`.
        23 "trial_end_setting" trial_end_setting: Option<BillingSubscriptionTrialEndSetting>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct CompanyBillingAddressView requires 0b111111 {
        /// `city`.
        0 "city" city: String,
        /// `country`.
        1 "country" country: String,
        /// `line1`.
        2 "line1" line1: String,
        /// `line2`.
        3 "line2" line2: String,
        /// `postal_code`.
        4 "postal_code" postal_code: String,
        /// `state`.
        5 "state" state: String,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct CompanyBillingCheckoutSettings requires 0b1111 {
        /// `collect_address`.
        0 "collect_address" collect_address: bool,
        /// `collect_email`.
        1 "collect_email" collect_email: bool,
        /// `collect_phone`.
        2 "collect_phone" collect_phone: bool,
        /// `collect_tax_id`.
        3 "collect_tax_id" collect_tax_id: bool,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `getCompanyBillingDetails` and `updateCompanyBillingDetails` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct CompanyBillingDetailsResponseData requires 0b100110 {
        /// `address`.
        0 "address" address: Option<CompanyBillingAddressView>,
        /// `checkout_settings`.
        1 "checkout_settings" checkout_settings: CompanyBillingCheckoutSettings,
        /// `custom_fields`.
        2 "custom_fields" custom_fields: Vec<CheckoutFieldWithValue>,
        /// `email`.
        3 "email" email: Option<String>,
        /// `phone`.
        4 "phone" phone: Option<String>,
        /// `tax_ids`.
        5 "tax_ids" tax_ids: Vec<CompanyTaxIDView>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CompanyBillingDetailsResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct CompanyTaxIDView requires 0b1111 {
        /// `country`.
        0 "country" country: String,
        /// `id`.
        1 "id" id: String,
        /// `type`.
        2 "type" r#type: String,
        /// `value`.
        3 "value" value: String,
        /// `verification_status`.
        4 "verification_status" verification_status: Option<String>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`CheckoutDataResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct CreditBundlePurchaseResponseData requires 0b110 {
        /// `bundle`.
        0 "bundle" bundle: Option<BillingCreditBundleResponseData>,
        /// `quantity`.
        1 "quantity" quantity: i64,
        /// `total`.
        2 "total" total: i64,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `previewManagePlan` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct ManagePlanPreviewResponseResponseData requires 0b0 {
        /// `subscription_change_preview`.
        0 "subscription_change_preview" subscription_change_preview: Option<PreviewSubscriptionChangeResponseData>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `managePlan` and `previewManagePlan`.
    ///
    /// Needs the feature `checkout`.
    pub struct ManagePlanRequest requires 0b1011010000000010 {
        /// `activate_on_payment`.
        0 "activate_on_payment" activate_on_payment: Field<bool>,
        /// `add_on_selections`.
        1 "add_on_selections" add_on_selections: Vec<PlanSelection>,
        /// `base_plan_id`.
        2 "base_plan_id" base_plan_id: Field<PlanId>,
        /// `base_plan_price_id`.
        3 "base_plan_price_id" base_plan_price_id: Field<String>,
        /// `base_plan_version_id`.
        4 "base_plan_version_id" base_plan_version_id: Field<String>,
        /// `billing_cycle_anchor`.
        5 "billing_cycle_anchor" billing_cycle_anchor: Field<Timestamp>,
        /// `billing_email`.
        6 "billing_email" billing_email: Field<String>,
        /// `billing_entity_id`.
        7 "billing_entity_id" billing_entity_id: Field<String>,
        /// `cancel_immediately`.
        8 "cancel_immediately" cancel_immediately: Field<bool>,
        /// `collection_method`.
        9 "collection_method" collection_method: Field<BillingCollectionMethod>,
        /// `company_id`.
        10 "company_id" company_id: CompanyId,
        /// `coupon_external_id`.
        11 "coupon_external_id" coupon_external_id: Field<String>,
        /// `credit_bundles`.
        12 "credit_bundles" credit_bundles: Vec<UpdateCreditBundleRequestBody>,
        /// `custom_field_values`.
        13 "custom_field_values" custom_field_values: Vec<CheckoutFieldValue>,
        /// `days_until_due`.
        14 "days_until_due" days_until_due: Field<i64>,
        /// `pay_in_advance_entitlements`.
        15 "pay_in_advance_entitlements" pay_in_advance_entitlements: Vec<UpdatePayInAdvanceRequestBody>,
        /// `payment_method_external_id`.
        16 "payment_method_external_id" payment_method_external_id: Field<String>,
        /// `promo_code`.
        17 "promo_code" promo_code: Field<String>,
        /// `prorate`.
        18 "prorate" prorate: Field<bool>,
        /// `prorate_first_period`.
        19 "prorate_first_period" prorate_first_period: Field<bool>,
        /// `send_invoice`.
        20 "send_invoice" send_invoice: Field<bool>,
        /// `trial_end`.
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

    /// Sets `activate_on_payment`.
    #[must_use]
    pub fn activate_on_payment(mut self, activate_on_payment: bool) -> Self {
        self.activate_on_payment = Field::Value(activate_on_payment);
        self
    }

    /// Sets `activate_on_payment` to null.
    #[must_use]
    pub fn clear_activate_on_payment(mut self) -> Self {
        self.activate_on_payment = Field::Null;
        self
    }

    /// Sets `add_on_selections`.
    #[must_use]
    pub fn add_on_selections(
        mut self,
        add_on_selections: impl IntoIterator<Item = PlanSelection>,
    ) -> Self {
        self.add_on_selections = add_on_selections.into_iter().collect();
        self.presence.set(1, false);
        self
    }

    /// Sets `base_plan_id`.
    #[must_use]
    pub fn base_plan_id(mut self, base_plan_id: impl Into<PlanId>) -> Self {
        self.base_plan_id = Field::Value(base_plan_id.into());
        self
    }

    /// Sets `base_plan_id` to null.
    #[must_use]
    pub fn clear_base_plan_id(mut self) -> Self {
        self.base_plan_id = Field::Null;
        self
    }

    /// Sets `base_plan_price_id`.
    #[must_use]
    pub fn base_plan_price_id(mut self, base_plan_price_id: impl Into<String>) -> Self {
        self.base_plan_price_id = Field::Value(base_plan_price_id.into());
        self
    }

    /// Sets `base_plan_price_id` to null.
    #[must_use]
    pub fn clear_base_plan_price_id(mut self) -> Self {
        self.base_plan_price_id = Field::Null;
        self
    }

    /// Sets `base_plan_version_id`.
    #[must_use]
    pub fn base_plan_version_id(mut self, base_plan_version_id: impl Into<String>) -> Self {
        self.base_plan_version_id = Field::Value(base_plan_version_id.into());
        self
    }

    /// Sets `base_plan_version_id` to null.
    #[must_use]
    pub fn clear_base_plan_version_id(mut self) -> Self {
        self.base_plan_version_id = Field::Null;
        self
    }

    /// Sets `billing_cycle_anchor`.
    #[must_use]
    pub fn billing_cycle_anchor(mut self, billing_cycle_anchor: Timestamp) -> Self {
        self.billing_cycle_anchor = Field::Value(billing_cycle_anchor);
        self
    }

    /// Sets `billing_cycle_anchor` to null.
    #[must_use]
    pub fn clear_billing_cycle_anchor(mut self) -> Self {
        self.billing_cycle_anchor = Field::Null;
        self
    }

    /// Sets `billing_email`.
    #[must_use]
    pub fn billing_email(mut self, billing_email: impl Into<String>) -> Self {
        self.billing_email = Field::Value(billing_email.into());
        self
    }

    /// Sets `billing_email` to null.
    #[must_use]
    pub fn clear_billing_email(mut self) -> Self {
        self.billing_email = Field::Null;
        self
    }

    /// Sets `billing_entity_id`.
    #[must_use]
    pub fn billing_entity_id(mut self, billing_entity_id: impl Into<String>) -> Self {
        self.billing_entity_id = Field::Value(billing_entity_id.into());
        self
    }

    /// Sets `billing_entity_id` to null.
    #[must_use]
    pub fn clear_billing_entity_id(mut self) -> Self {
        self.billing_entity_id = Field::Null;
        self
    }

    /// Sets `cancel_immediately`.
    #[must_use]
    pub fn cancel_immediately(mut self, cancel_immediately: bool) -> Self {
        self.cancel_immediately = Field::Value(cancel_immediately);
        self
    }

    /// Sets `cancel_immediately` to null.
    #[must_use]
    pub fn clear_cancel_immediately(mut self) -> Self {
        self.cancel_immediately = Field::Null;
        self
    }

    /// Sets `collection_method`.
    #[must_use]
    pub fn collection_method(
        mut self,
        collection_method: impl Into<BillingCollectionMethod>,
    ) -> Self {
        self.collection_method = Field::Value(collection_method.into());
        self
    }

    /// Sets `collection_method` to null.
    #[must_use]
    pub fn clear_collection_method(mut self) -> Self {
        self.collection_method = Field::Null;
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = company_id.into();
        self.presence.set(10, false);
        self
    }

    /// Sets `coupon_external_id`.
    #[must_use]
    pub fn coupon_external_id(mut self, coupon_external_id: impl Into<String>) -> Self {
        self.coupon_external_id = Field::Value(coupon_external_id.into());
        self
    }

    /// Sets `coupon_external_id` to null.
    #[must_use]
    pub fn clear_coupon_external_id(mut self) -> Self {
        self.coupon_external_id = Field::Null;
        self
    }

    /// Sets `credit_bundles`.
    #[must_use]
    pub fn credit_bundles(
        mut self,
        credit_bundles: impl IntoIterator<Item = UpdateCreditBundleRequestBody>,
    ) -> Self {
        self.credit_bundles = credit_bundles.into_iter().collect();
        self.presence.set(12, false);
        self
    }

    /// Sets `custom_field_values`.
    #[must_use]
    pub fn custom_field_values(
        mut self,
        custom_field_values: impl IntoIterator<Item = CheckoutFieldValue>,
    ) -> Self {
        self.custom_field_values = custom_field_values.into_iter().collect();
        self.presence.set(13, false);
        self
    }

    /// Sets `days_until_due`.
    #[must_use]
    pub fn days_until_due(mut self, days_until_due: i64) -> Self {
        self.days_until_due = Field::Value(days_until_due);
        self
    }

    /// Sets `days_until_due` to null.
    #[must_use]
    pub fn clear_days_until_due(mut self) -> Self {
        self.days_until_due = Field::Null;
        self
    }

    /// Sets `pay_in_advance_entitlements`.
    #[must_use]
    pub fn pay_in_advance_entitlements(
        mut self,
        pay_in_advance_entitlements: impl IntoIterator<Item = UpdatePayInAdvanceRequestBody>,
    ) -> Self {
        self.pay_in_advance_entitlements = pay_in_advance_entitlements.into_iter().collect();
        self.presence.set(15, false);
        self
    }

    /// Sets `payment_method_external_id`.
    #[must_use]
    pub fn payment_method_external_id(
        mut self,
        payment_method_external_id: impl Into<String>,
    ) -> Self {
        self.payment_method_external_id = Field::Value(payment_method_external_id.into());
        self
    }

    /// Sets `payment_method_external_id` to null.
    #[must_use]
    pub fn clear_payment_method_external_id(mut self) -> Self {
        self.payment_method_external_id = Field::Null;
        self
    }

    /// Sets `promo_code`.
    #[must_use]
    pub fn promo_code(mut self, promo_code: impl Into<String>) -> Self {
        self.promo_code = Field::Value(promo_code.into());
        self
    }

    /// Sets `promo_code` to null.
    #[must_use]
    pub fn clear_promo_code(mut self) -> Self {
        self.promo_code = Field::Null;
        self
    }

    /// Sets `prorate`.
    #[must_use]
    pub fn prorate(mut self, prorate: bool) -> Self {
        self.prorate = Field::Value(prorate);
        self
    }

    /// Sets `prorate` to null.
    #[must_use]
    pub fn clear_prorate(mut self) -> Self {
        self.prorate = Field::Null;
        self
    }

    /// Sets `prorate_first_period`.
    #[must_use]
    pub fn prorate_first_period(mut self, prorate_first_period: bool) -> Self {
        self.prorate_first_period = Field::Value(prorate_first_period);
        self
    }

    /// Sets `prorate_first_period` to null.
    #[must_use]
    pub fn clear_prorate_first_period(mut self) -> Self {
        self.prorate_first_period = Field::Null;
        self
    }

    /// Sets `send_invoice`.
    #[must_use]
    pub fn send_invoice(mut self, send_invoice: bool) -> Self {
        self.send_invoice = Field::Value(send_invoice);
        self
    }

    /// Sets `send_invoice` to null.
    #[must_use]
    pub fn clear_send_invoice(mut self) -> Self {
        self.send_invoice = Field::Null;
        self
    }

    /// Sets `trial_end`.
    #[must_use]
    pub fn trial_end(mut self, trial_end: Timestamp) -> Self {
        self.trial_end = Field::Value(trial_end);
        self
    }

    /// Sets `trial_end` to null.
    #[must_use]
    pub fn clear_trial_end(mut self) -> Self {
        self.trial_end = Field::Null;
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `managePlan` and `cancelSubscription` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct ManagePlanResponseResponseData requires 0b10 {
        /// `company`.
        0 "company" company: Option<CompanyDetailResponseData>,
        /// `success`.
        1 "success" success: bool,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`.
    pub struct PlanSelection requires 0b1 {
        /// `plan_id`.
        0 "plan_id" plan_id: PlanId,
        /// `price_id`.
        1 "price_id" price_id: Field<String>,
        /// `version_id`.
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

    /// Sets `plan_id`.
    #[must_use]
    pub fn plan_id(mut self, plan_id: impl Into<PlanId>) -> Self {
        self.plan_id = plan_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `price_id`.
    #[must_use]
    pub fn price_id(mut self, price_id: impl Into<String>) -> Self {
        self.price_id = Field::Value(price_id.into());
        self
    }

    /// Sets `price_id` to null.
    #[must_use]
    pub fn clear_price_id(mut self) -> Self {
        self.price_id = Field::Null;
        self
    }

    /// Sets `version_id`.
    #[must_use]
    pub fn version_id(mut self, version_id: impl Into<String>) -> Self {
        self.version_id = Field::Value(version_id.into());
        self
    }

    /// Sets `version_id` to null.
    #[must_use]
    pub fn clear_version_id(mut self) -> Self {
        self.version_id = Field::Null;
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Data that `previewCheckoutInternal` returns.
    ///
    /// Needs the feature `checkout`.
    pub struct PreviewSubscriptionChangeResponseData requires 0b1000000100101000 {
        /// `amount_off`, deprecated.
        0 "amount_off" amount_off: Option<i64>,
        /// `due_now`, deprecated.
        1 "due_now" due_now: Option<i64>,
        /// `finance`.
        2 "finance" finance: Option<PreviewSubscriptionFinanceResponseData>,
        /// `is_scheduled_downgrade`.
        3 "is_scheduled_downgrade" is_scheduled_downgrade: bool,
        /// `new_charges`, deprecated.
        4 "new_charges" new_charges: Option<i64>,
        /// `opt_in_required`.
        5 "opt_in_required" opt_in_required: bool,
        /// `opt_in_text`.
        6 "opt_in_text" opt_in_text: Option<String>,
        /// `opt_in_title`.
        7 "opt_in_title" opt_in_title: Option<String>,
        /// `payment_method_required`.
        8 "payment_method_required" payment_method_required: bool,
        /// `percent_off`, deprecated.
        9 "percent_off" percent_off: Option<f64>,
        /// `period_start`, deprecated.
        10 "period_start" period_start: Option<Timestamp>,
        /// `promo_code_applied`, deprecated.
        11 "promo_code_applied" promo_code_applied: Option<bool>,
        /// `proration`, deprecated.
        12 "proration" proration: Option<i64>,
        /// `scheduled_change_time`.
        13 "scheduled_change_time" scheduled_change_time: Option<Timestamp>,
        /// `trial_end`, deprecated.
        14 "trial_end" trial_end: Option<Timestamp>,
        /// `usage_violations`.
        15 "usage_violations" usage_violations: Vec<FeatureUsageResponseData>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionFinanceResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct PreviewSubscriptionDiscountResponseData requires 0b10010010010 {
        /// `amount_off`.
        0 "amount_off" amount_off: Option<i64>,
        /// `coupon_name`.
        1 "coupon_name" coupon_name: String,
        /// `currency`.
        2 "currency" currency: Option<String>,
        /// `customer_facing_code`.
        3 "customer_facing_code" customer_facing_code: Option<String>,
        /// `duration`.
        4 "duration" duration: String,
        /// `duration_in_months`.
        5 "duration_in_months" duration_in_months: Option<i64>,
        /// `ended_at`.
        6 "ended_at" ended_at: Option<Timestamp>,
        /// `is_active`.
        7 "is_active" is_active: bool,
        /// `percent_off`.
        8 "percent_off" percent_off: Option<f64>,
        /// `promo_code_external_id`.
        9 "promo_code_external_id" promo_code_external_id: Option<String>,
        /// `started_at`.
        10 "started_at" started_at: Timestamp,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionChangeResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct PreviewSubscriptionFinanceResponseData requires 0b10110001111111111 {
        /// `amount_off`.
        0 "amount_off" amount_off: i64,
        /// `discount_amount`.
        1 "discount_amount" discount_amount: i64,
        /// `discounts`.
        2 "discounts" discounts: Vec<PreviewSubscriptionDiscountResponseData>,
        /// `due_now`.
        3 "due_now" due_now: i64,
        /// `new_charges`.
        4 "new_charges" new_charges: i64,
        /// `percent_off`.
        5 "percent_off" percent_off: f64,
        /// `period_end`.
        6 "period_end" period_end: Timestamp,
        /// `period_start`.
        7 "period_start" period_start: Timestamp,
        /// `promo_code_applied`.
        8 "promo_code_applied" promo_code_applied: bool,
        /// `proration`.
        9 "proration" proration: i64,
        /// `proration_billed_at`.
        10 "proration_billed_at" proration_billed_at: Option<Timestamp>,
        /// `tax_amount`.
        11 "tax_amount" tax_amount: Option<i64>,
        /// `tax_display_name`.
        12 "tax_display_name" tax_display_name: Option<String>,
        /// `tax_require_billing_details`.
        13 "tax_require_billing_details" tax_require_billing_details: bool,
        /// `total_per_billing_period`.
        14 "total_per_billing_period" total_per_billing_period: i64,
        /// `trial_end`.
        15 "trial_end" trial_end: Option<Timestamp>,
        /// `upcoming_invoice_line_items`.
        16 "upcoming_invoice_line_items" upcoming_invoice_line_items: Vec<PreviewSubscriptionUpcomingInvoiceLineItems>,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`PreviewSubscriptionFinanceResponseData`].
    ///
    /// Needs the feature `checkout`.
    pub struct PreviewSubscriptionUpcomingInvoiceLineItems requires 0b11111 {
        /// `amount`.
        0 "amount" amount: i64,
        /// `description`.
        1 "description" description: String,
        /// `price_id`.
        2 "price_id" price_id: String,
        /// `proration`.
        3 "proration" proration: bool,
        /// `quantity`.
        4 "quantity" quantity: i64,
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`].
    ///
    /// Needs the feature `checkout`.
    pub struct UpdateAddOnRequestBody requires 0b11 {
        /// `add_on_id`.
        0 "add_on_id" add_on_id: PlanId,
        /// `price_id`.
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

    /// Sets `add_on_id`.
    #[must_use]
    pub fn add_on_id(mut self, add_on_id: impl Into<PlanId>) -> Self {
        self.add_on_id = add_on_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `price_id`.
    #[must_use]
    pub fn price_id(mut self, price_id: impl Into<String>) -> Self {
        self.price_id = price_id.into();
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`].
    ///
    /// Needs the feature `checkout`.
    pub struct UpdateAutoTopupOverrideRequestBody requires 0b1000 {
        /// `auto_topup_amount`.
        0 "auto_topup_amount" auto_topup_amount: Field<i64>,
        /// `auto_topup_enabled`.
        1 "auto_topup_enabled" auto_topup_enabled: Field<bool>,
        /// `auto_topup_threshold_credits`.
        2 "auto_topup_threshold_credits" auto_topup_threshold_credits: Field<i64>,
        /// `plan_credit_grant_id`.
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

    /// Sets `auto_topup_amount`.
    #[must_use]
    pub fn auto_topup_amount(mut self, auto_topup_amount: i64) -> Self {
        self.auto_topup_amount = Field::Value(auto_topup_amount);
        self
    }

    /// Sets `auto_topup_amount` to null.
    #[must_use]
    pub fn clear_auto_topup_amount(mut self) -> Self {
        self.auto_topup_amount = Field::Null;
        self
    }

    /// Sets `auto_topup_enabled`.
    #[must_use]
    pub fn auto_topup_enabled(mut self, auto_topup_enabled: bool) -> Self {
        self.auto_topup_enabled = Field::Value(auto_topup_enabled);
        self
    }

    /// Sets `auto_topup_enabled` to null.
    #[must_use]
    pub fn clear_auto_topup_enabled(mut self) -> Self {
        self.auto_topup_enabled = Field::Null;
        self
    }

    /// Sets `auto_topup_threshold_credits`.
    #[must_use]
    pub fn auto_topup_threshold_credits(mut self, auto_topup_threshold_credits: i64) -> Self {
        self.auto_topup_threshold_credits = Field::Value(auto_topup_threshold_credits);
        self
    }

    /// Sets `auto_topup_threshold_credits` to null.
    #[must_use]
    pub fn clear_auto_topup_threshold_credits(mut self) -> Self {
        self.auto_topup_threshold_credits = Field::Null;
        self
    }

    /// Sets `plan_credit_grant_id`.
    #[must_use]
    pub fn plan_credit_grant_id(mut self, plan_credit_grant_id: impl Into<String>) -> Self {
        self.plan_credit_grant_id = plan_credit_grant_id.into();
        self.presence.set(3, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `updateCompanyBillingDetails`.
    ///
    /// Needs the feature `checkout`.
    pub struct UpdateCompanyBillingDetailsRequestBody requires 0b10000 {
        /// `address`.
        0 "address" address: Option<CustomerBillingAddress>,
        /// `email`.
        1 "email" email: Field<String>,
        /// `phone`.
        2 "phone" phone: Field<String>,
        /// `tax_id`.
        3 "tax_id" tax_id: Option<TaxIDInput>,
        /// `values`.
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

    /// Sets `address`.
    #[must_use]
    pub fn address(mut self, address: CustomerBillingAddress) -> Self {
        self.address = Some(address);
        self
    }

    /// Sets `email`.
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Field::Value(email.into());
        self
    }

    /// Sets `email` to null.
    #[must_use]
    pub fn clear_email(mut self) -> Self {
        self.email = Field::Null;
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: impl Into<String>) -> Self {
        self.phone = Field::Value(phone.into());
        self
    }

    /// Sets `phone` to null.
    #[must_use]
    pub fn clear_phone(mut self) -> Self {
        self.phone = Field::Null;
        self
    }

    /// Sets `tax_id`.
    #[must_use]
    pub fn tax_id(mut self, tax_id: TaxIDInput) -> Self {
        self.tax_id = Some(tax_id);
        self
    }

    /// Sets `values`.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = CheckoutFieldValue>) -> Self {
        self.values = values.into_iter().collect();
        self.presence.set(4, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`] and [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`.
    pub struct UpdateCreditBundleRequestBody requires 0b11 {
        /// `bundle_id`.
        0 "bundle_id" bundle_id: String,
        /// `quantity`.
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

    /// Sets `bundle_id`.
    #[must_use]
    pub fn bundle_id(mut self, bundle_id: impl Into<String>) -> Self {
        self.bundle_id = bundle_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = quantity;
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Part of [`ChangeSubscriptionInternalRequestBody`] and [`ManagePlanRequest`].
    ///
    /// Needs the feature `checkout`.
    pub struct UpdatePayInAdvanceRequestBody requires 0b11 {
        /// `price_id`.
        0 "price_id" price_id: String,
        /// `quantity`.
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

    /// Sets `price_id`.
    #[must_use]
    pub fn price_id(mut self, price_id: impl Into<String>) -> Self {
        self.price_id = price_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = quantity;
        self.presence.set(1, false);
        self
    }
}

#[cfg(feature = "checkout")]
record! {
    /// Body of `updateCustomerSubscriptionTrialEnd`.
    ///
    /// Needs the feature `checkout`.
    pub struct UpdateTrialEndRequestBody requires 0b0 {
        /// `trial_end`.
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

    /// Sets `trial_end`.
    #[must_use]
    pub fn trial_end(mut self, trial_end: Timestamp) -> Self {
        self.trial_end = Field::Value(trial_end);
        self
    }

    /// Sets `trial_end` to null.
    #[must_use]
    pub fn clear_trial_end(mut self) -> Self {
        self.trial_end = Field::Null;
        self
    }
}
