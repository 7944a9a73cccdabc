// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`billing`](crate::operations::billing).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::record::setters;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "billing")]
record! {
    /// Data that `listCoupons` and `upsertBillingCoupon` returns.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingCouponResponseData requires 0b110110111100001 {
        0 "account_id" account_id: String,
        1 "amount_off" amount_off: Option<i64>,
        2 "currency" currency: Option<String>,
        3 "duration" duration: Option<String>,
        4 "duration_in_months" duration_in_months: Option<i64>,
        5 "environment_id" environment_id: EnvironmentId,
        6 "external_id" external_id: String,
        7 "id" id: String,
        8 "is_active" is_active: bool,
        9 "max_redemptions" max_redemptions: Option<i64>,
        10 "metadata" metadata: Map<String, Value>,
        11 "name" name: String,
        12 "percent_off" percent_off: Option<f64>,
        13 "provider_type" provider_type: BillingProviderType,
        14 "times_redeemed" times_redeemed: i64,
        15 "valid_from" valid_from: Option<Timestamp>,
        16 "valid_until" valid_until: Option<Timestamp>,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `upsertBillingCustomer` returns.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingCustomerResponseData requires 0b11111100 {
        0 "company_id" company_id: Option<CompanyId>,
        1 "deleted_at" deleted_at: Option<Timestamp>,
        2 "email" email: String,
        3 "external_id" external_id: String,
        4 "id" id: String,
        5 "name" name: String,
        6 "provider_type" provider_type: BillingProviderType,
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`BillingCustomerWithSubscriptionsResponseData`].
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingCustomerSubscription requires 0b111101 {
        0 "currency" currency: String,
        1 "expired_at" expired_at: Option<Timestamp>,
        2 "interval" interval: String,
        3 "metered_usage" metered_usage: bool,
        4 "per_unit_price" per_unit_price: i64,
        5 "total_price" total_price: i64,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `listCustomersWithSubscriptions` returns.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingCustomerWithSubscriptionsResponseData requires 0b111111100 {
        0 "company_id" company_id: Option<CompanyId>,
        1 "deleted_at" deleted_at: Option<Timestamp>,
        2 "email" email: String,
        3 "external_id" external_id: String,
        4 "id" id: String,
        5 "name" name: String,
        6 "provider_type" provider_type: BillingProviderType,
        7 "subscriptions" subscriptions: Vec<BillingCustomerSubscription>,
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `listMeters` and `upsertBillingMeter` returns.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingMeterResponseData requires 0b111111 {
        0 "dispaly_name" dispaly_name: String,
        1 "event_name" event_name: String,
        2 "event_payload_key" event_payload_key: String,
        3 "external_price_id" external_price_id: String,
        4 "id" id: String,
        5 "provider_type" provider_type: BillingProviderType,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `upsertBillingPrice` returns.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingPriceResponseData requires 0b1101011111 {
        0 "currency" currency: String,
        1 "external_price_id" external_price_id: String,
        2 "id" id: String,
        3 "interval" interval: BillingProductPriceInterval,
        4 "interval_count" interval_count: i64,
        5 "nickname" nickname: Option<String>,
        6 "price" price: i64,
        7 "price_decimal" price_decimal: Option<String>,
        8 "provider_type" provider_type: BillingProviderType,
        9 "scheme" scheme: BillingPriceScheme,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPriceResponseData`], [`BillingPriceView`], [`BillingProductForSubscriptionResponseData`], [`BillingProductPriceResponseData`] and [`CreateBillingPriceRequestBody`].
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingPriceScheme {
        PerUnit = "per_unit",
        Tiered = "tiered",
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPriceView`], [`BillingProductForSubscriptionResponseData`], [`BillingProductPriceResponseData`], [`BillingProductPricing`] and [`CreateBillingPriceRequestBody`].
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingPriceUsageType {
        Licensed = "licensed",
        Metered = "metered",
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listBillingPrices` and `listBillingProductPrices` returns.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingPriceView requires 0b110111111101100001111111 {
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        1 "created_at" created_at: Timestamp,
        2 "currency" currency: String,
        3 "id" id: String,
        4 "interval" interval: BillingProductPriceInterval,
        5 "interval_count" interval_count: i64,
        6 "is_active" is_active: bool,
        7 "meter_event_name" meter_event_name: Option<String>,
        8 "meter_event_payload_key" meter_event_payload_key: Option<String>,
        9 "meter_id" meter_id: Option<String>,
        10 "nickname" nickname: Option<String>,
        11 "package_size" package_size: i64,
        12 "price" price: i64,
        13 "price_decimal" price_decimal: Option<String>,
        14 "price_external_id" price_external_id: String,
        15 "price_id" price_id: String,
        16 "price_tier" price_tier: Vec<BillingProductPriceTierResponseData>,
        17 "product_external_id" product_external_id: String,
        18 "product_id" product_id: String,
        19 "product_name" product_name: String,
        20 "provider_type" provider_type: BillingProviderType,
        21 "tiers_mode" tiers_mode: Option<BillingTiersMode>,
        22 "updated_at" updated_at: Timestamp,
        23 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `listBillingProducts` returns.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingProductDetailResponseData requires 0b111111011111011 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        /// Deprecated.
        2 "currency" currency: Option<String>,
        3 "environment_id" environment_id: EnvironmentId,
        4 "external_id" external_id: String,
        5 "is_active" is_active: bool,
        6 "name" name: String,
        7 "price" price: f64,
        8 "price_decimal" price_decimal: Option<String>,
        9 "prices" prices: Vec<BillingPriceResponseData>,
        10 "product_id" product_id: String,
        11 "provider_type" provider_type: BillingProviderType,
        12 "quantity" quantity: f64,
        13 "subscription_count" subscription_count: i64,
        14 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPriceResponseData`], [`BillingPriceView`] and [`BillingProductPriceResponseData`].
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingProductPriceInterval {
        Day = "day",
        Month = "month",
        OneTime = "one-time",
        Year = "year",
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Part of [`BillingPriceView`] and [`BillingProductForSubscriptionResponseData`].
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingProductPriceTierResponseData requires 0b0 {
        0 "flat_amount" flat_amount: Option<i64>,
        1 "per_unit_price" per_unit_price: Option<i64>,
        2 "per_unit_price_decimal" per_unit_price_decimal: Option<String>,
        3 "up_to" up_to: Option<i64>,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingSubscriptionRequestBody`].
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingProductPricing requires 0b101110100110 {
        0 "billing_threshold" billing_threshold: Field<i64>,
        1 "currency" currency: String,
        2 "interval" interval: String,
        3 "meter_id" meter_id: Field<String>,
        4 "package_size" package_size: Field<i64>,
        5 "price" price: i64,
        6 "price_decimal" price_decimal: Field<String>,
        7 "price_external_id" price_external_id: String,
        8 "product_external_id" product_external_id: String,
        9 "quantity" quantity: i64,
        10 "subscription_item_external_id" subscription_item_external_id: Field<String>,
        11 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(feature = "billing")]
impl BillingProductPricing {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "billing")]
setters! {
    BillingProductPricing {
        "billing_threshold" billing_threshold(i64), clear_billing_threshold;
        "currency" currency(into String) = 1;
        "interval" interval(into String) = 2;
        "meter_id" meter_id(into String), clear_meter_id;
        "package_size" package_size(i64), clear_package_size;
        "price" price(i64) = 5;
        "price_decimal" price_decimal(into String), clear_price_decimal;
        "price_external_id" price_external_id(into String) = 7;
        "product_external_id" product_external_id(into String) = 8;
        "quantity" quantity(i64) = 9;
        "subscription_item_external_id" subscription_item_external_id(into String), clear_subscription_item_external_id;
        "usage_type" usage_type(into BillingPriceUsageType) = 11;
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
record! {
    /// Data that `upsertBillingProduct` returns.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    pub struct BillingProductResponseData requires 0b1111011111011 {
        0 "account_id" account_id: String,
        1 "created_at" created_at: Timestamp,
        /// Deprecated.
        2 "currency" currency: Option<String>,
        3 "environment_id" environment_id: EnvironmentId,
        4 "external_id" external_id: String,
        5 "is_active" is_active: bool,
        6 "name" name: String,
        7 "price" price: f64,
        8 "price_decimal" price_decimal: Option<String>,
        9 "product_id" product_id: String,
        10 "provider_type" provider_type: BillingProviderType,
        11 "quantity" quantity: f64,
        12 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "credits",
    feature = "entitlements",
    feature = "features",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingCouponResponseData`], [`BillingCustomerResponseData`], [`BillingCustomerWithSubscriptionsResponseData`], [`BillingLinkedResourceResponseData`] and 31 more.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingProviderType {
        Metronome = "metronome",
        Orb = "orb",
        Schematic = "schematic",
        Stripe = "stripe",
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingSubscriptionRequestBody`].
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingSubscriptionDiscount requires 0b1011001 {
        0 "coupon_external_id" coupon_external_id: String,
        1 "customer_facing_code" customer_facing_code: Field<String>,
        2 "ended_at" ended_at: Field<Timestamp>,
        3 "external_id" external_id: String,
        4 "is_active" is_active: bool,
        5 "promo_code_external_id" promo_code_external_id: Field<String>,
        6 "started_at" started_at: Timestamp,
    }
}

#[cfg(feature = "billing")]
impl BillingSubscriptionDiscount {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        coupon_external_id: impl Into<String>,
        external_id: impl Into<String>,
        is_active: bool,
        started_at: Timestamp,
    ) -> Self {
        Self::default()
            .coupon_external_id(coupon_external_id)
            .external_id(external_id)
            .is_active(is_active)
            .started_at(started_at)
    }
}

#[cfg(feature = "billing")]
setters! {
    BillingSubscriptionDiscount {
        "coupon_external_id" coupon_external_id(into String) = 0;
        "customer_facing_code" customer_facing_code(into String), clear_customer_facing_code;
        "ended_at" ended_at(Timestamp), clear_ended_at;
        "external_id" external_id(into String) = 3;
        "is_active" is_active(bool) = 4;
        "promo_code_external_id" promo_code_external_id(into String), clear_promo_code_external_id;
        "started_at" started_at(Timestamp) = 6;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `upsertBillingSubscription` returns.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct BillingSubscriptionResponseData requires 0b111111011001110100 {
        0 "application_id" application_id: Option<String>,
        1 "cancel_at" cancel_at: Option<i64>,
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        3 "company_id" company_id: Option<CompanyId>,
        4 "created_at" created_at: Timestamp,
        5 "currency" currency: String,
        6 "customer_external_id" customer_external_id: String,
        7 "default_payment_method_id" default_payment_method_id: Option<String>,
        8 "expired_at" expired_at: Option<Timestamp>,
        9 "id" id: String,
        10 "interval" interval: String,
        11 "metadata" metadata: Map<String, Value>,
        12 "period_end" period_end: i64,
        13 "period_start" period_start: i64,
        14 "provider_type" provider_type: BillingProviderType,
        15 "status" status: String,
        16 "subscription_external_id" subscription_external_id: String,
        17 "total_price" total_price: i64,
        18 "trial_end" trial_end: Option<i64>,
        19 "trial_end_setting" trial_end_setting: Option<BillingSubscriptionTrialEndSetting>,
    }
}

#[cfg(any(
    feature = "billing",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "entitlements",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingSubscriptionResponseData`], [`BillingSubscriptionView`], [`CheckoutSubscription`] and [`CreateBillingSubscriptionRequestBody`].
    ///
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingSubscriptionTrialEndSetting {
        Cancel = "cancel",
        Subscribe = "subscribe",
    }
}

#[cfg(any(
    feature = "billing",
    feature = "catalogs",
    feature = "checkout",
    feature = "companies",
    feature = "components",
    feature = "componentspublic",
    feature = "entitlements",
    feature = "planbundle",
    feature = "plangroups",
    feature = "plans",
    feature = "webhook-payloads"
))]
word! {
    /// Part of [`BillingPriceView`], [`BillingProductPriceResponseData`], [`CreateBillingLinkedPlanEntitlementRequestBody`], [`CreateBillingPriceRequestBody`] and 3 more.
    ///
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`; in `schematic-core` `api-billing` and so on, and `webhooks` for `webhook-payloads`.
    BillingTiersMode {
        Graduated = "graduated",
        Volume = "volume",
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingCustomer`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateBillingCustomerRequestBody requires 0b111100 {
        0 "company_id" company_id: Field<CompanyId>,
        1 "default_payment_method_id" default_payment_method_id: Field<String>,
        2 "email" email: String,
        3 "external_id" external_id: String,
        4 "meta" meta: BTreeMap<String, String>,
        5 "name" name: String,
        6 "provider_type" provider_type: Field<BillingProviderType>,
    }
}

#[cfg(feature = "billing")]
impl CreateBillingCustomerRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        email: impl Into<String>,
        external_id: impl Into<String>,
        meta: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        name: impl Into<String>,
    ) -> Self {
        Self::default()
            .email(email)
            .external_id(external_id)
            .meta(meta)
            .name(name)
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateBillingCustomerRequestBody {
        "company_id" company_id(into CompanyId), clear_company_id;
        "default_payment_method_id" default_payment_method_id(into String), clear_default_payment_method_id;
        "email" email(into String) = 2;
        "external_id" external_id(into String) = 3;
        "meta" meta(map into String) = 4;
        "name" name(into String) = 5;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingPrice`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateBillingPriceRequestBody requires 0b10011101000101111 {
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        1 "currency" currency: String,
        2 "external_account_id" external_account_id: String,
        3 "interval" interval: String,
        4 "interval_count" interval_count: Field<i64>,
        5 "is_active" is_active: bool,
        6 "meter_id" meter_id: Field<String>,
        7 "nickname" nickname: Field<String>,
        8 "package_size" package_size: Field<i64>,
        9 "price" price: i64,
        10 "price_decimal" price_decimal: Field<String>,
        11 "price_external_id" price_external_id: String,
        12 "price_tiers" price_tiers: Vec<CreateBillingPriceTierRequestBody>,
        13 "product_external_id" product_external_id: String,
        14 "provider_type" provider_type: Field<BillingProviderType>,
        15 "tiers_mode" tiers_mode: Field<BillingTiersMode>,
        16 "usage_type" usage_type: BillingPriceUsageType,
    }
}

#[cfg(feature = "billing")]
impl CreateBillingPriceRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateBillingPriceRequestBody {
        "billing_scheme" billing_scheme(into BillingPriceScheme) = 0;
        "currency" currency(into String) = 1;
        "external_account_id" external_account_id(into String) = 2;
        "interval" interval(into String) = 3;
        "interval_count" interval_count(i64), clear_interval_count;
        "is_active" is_active(bool) = 5;
        "meter_id" meter_id(into String), clear_meter_id;
        "nickname" nickname(into String), clear_nickname;
        "package_size" package_size(i64), clear_package_size;
        "price" price(i64) = 9;
        "price_decimal" price_decimal(into String), clear_price_decimal;
        "price_external_id" price_external_id(into String) = 11;
        "price_tiers" price_tiers(each CreateBillingPriceTierRequestBody) = 12;
        "product_external_id" product_external_id(into String) = 13;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
        "tiers_mode" tiers_mode(into BillingTiersMode), clear_tiers_mode;
        "usage_type" usage_type(into BillingPriceUsageType) = 16;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingPriceRequestBody`].
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateBillingPriceTierRequestBody requires 0b1000 {
        0 "flat_amount" flat_amount: Field<i64>,
        1 "per_unit_decimal" per_unit_decimal: Field<String>,
        2 "per_unit_price" per_unit_price: Field<i64>,
        3 "price_external_id" price_external_id: String,
        4 "provider_type" provider_type: Field<BillingProviderType>,
        5 "up_to" up_to: Field<i64>,
    }
}

#[cfg(feature = "billing")]
impl CreateBillingPriceTierRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(price_external_id: impl Into<String>) -> Self {
        Self::default().price_external_id(price_external_id)
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateBillingPriceTierRequestBody {
        "flat_amount" flat_amount(i64), clear_flat_amount;
        "per_unit_decimal" per_unit_decimal(into String), clear_per_unit_decimal;
        "per_unit_price" per_unit_price(i64), clear_per_unit_price;
        "price_external_id" price_external_id(into String) = 3;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
        "up_to" up_to(i64), clear_up_to;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingProduct`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateBillingProductRequestBody requires 0b1001 {
        0 "external_id" external_id: String,
        1 "is_active" is_active: Field<bool>,
        2 "name" name: Field<String>,
        3 "price" price: f64,
        4 "provider_type" provider_type: Field<BillingProviderType>,
    }
}

#[cfg(feature = "billing")]
impl CreateBillingProductRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(external_id: impl Into<String>, price: f64) -> Self {
        Self::default().external_id(external_id).price(price)
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateBillingProductRequestBody {
        "external_id" external_id(into String) = 0;
        "is_active" is_active(bool), clear_is_active;
        "name" name(into String), clear_name;
        "price" price(f64) = 3;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingSubscription`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateBillingSubscriptionRequestBody requires 0b1100100001100110100 {
        0 "application_id" application_id: Field<String>,
        1 "cancel_at" cancel_at: Field<i64>,
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        3 "company_id" company_id: Field<CompanyId>,
        4 "currency" currency: String,
        5 "customer_external_id" customer_external_id: String,
        6 "default_payment_method_external_id" default_payment_method_external_id: Field<String>,
        7 "default_payment_method_id" default_payment_method_id: Field<String>,
        8 "discounts" discounts: Vec<BillingSubscriptionDiscount>,
        9 "expired_at" expired_at: Timestamp,
        10 "interval" interval: Field<String>,
        11 "metadata" metadata: Field<Map<String, Value>>,
        12 "period_end" period_end: Field<i64>,
        13 "period_start" period_start: Field<i64>,
        14 "product_external_ids" product_external_ids: Vec<BillingProductPricing>,
        15 "provider_type" provider_type: Field<BillingProviderType>,
        16 "status" status: Field<String>,
        17 "subscription_external_id" subscription_external_id: String,
        18 "total_price" total_price: i64,
        19 "trial_end" trial_end: Field<i64>,
        20 "trial_end_setting" trial_end_setting: Field<BillingSubscriptionTrialEndSetting>,
    }
}

#[cfg(feature = "billing")]
impl CreateBillingSubscriptionRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateBillingSubscriptionRequestBody {
        "application_id" application_id(into String), clear_application_id;
        "cancel_at" cancel_at(i64), clear_cancel_at;
        "cancel_at_period_end" cancel_at_period_end(bool) = 2;
        "company_id" company_id(into CompanyId), clear_company_id;
        "currency" currency(into String) = 4;
        "customer_external_id" customer_external_id(into String) = 5;
        "default_payment_method_external_id" default_payment_method_external_id(into String), clear_default_payment_method_external_id;
        "default_payment_method_id" default_payment_method_id(into String), clear_default_payment_method_id;
        "discounts" discounts(each BillingSubscriptionDiscount) = 8;
        "expired_at" expired_at(Timestamp) = 9;
        "interval" interval(into String), clear_interval;
        "metadata" metadata(object), clear_metadata;
        "period_end" period_end(i64), clear_period_end;
        "period_start" period_start(i64), clear_period_start;
        "product_external_ids" product_external_ids(each BillingProductPricing) = 14;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
        "status" status(into String), clear_status;
        "subscription_external_id" subscription_external_id(into String) = 17;
        "total_price" total_price(i64) = 18;
        "trial_end" trial_end(i64), clear_trial_end;
        "trial_end_setting" trial_end_setting(into BillingSubscriptionTrialEndSetting), clear_trial_end_setting;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingCoupon`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateCouponRequestBody requires 0b111111101 {
        0 "amount_off" amount_off: i64,
        1 "currency" currency: Field<String>,
        2 "duration" duration: String,
        3 "duration_in_months" duration_in_months: i64,
        4 "external_id" external_id: String,
        5 "max_redemptions" max_redemptions: i64,
        6 "name" name: String,
        7 "percent_off" percent_off: f64,
        8 "times_redeemed" times_redeemed: i64,
    }
}

#[cfg(feature = "billing")]
impl CreateCouponRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateCouponRequestBody {
        "amount_off" amount_off(i64) = 0;
        "currency" currency(into String), clear_currency;
        "duration" duration(into String) = 2;
        "duration_in_months" duration_in_months(i64) = 3;
        "external_id" external_id(into String) = 4;
        "max_redemptions" max_redemptions(i64) = 5;
        "name" name(into String) = 6;
        "percent_off" percent_off(f64) = 7;
        "times_redeemed" times_redeemed(i64) = 8;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertInvoice`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateInvoiceRequestBody requires 0b10000000111111 {
        0 "amount_due" amount_due: i64,
        1 "amount_paid" amount_paid: i64,
        2 "amount_remaining" amount_remaining: i64,
        3 "collection_method" collection_method: String,
        4 "currency" currency: String,
        5 "customer_external_id" customer_external_id: String,
        6 "due_date" due_date: Field<Timestamp>,
        7 "ending_balance" ending_balance: Field<i64>,
        8 "external_id" external_id: Field<String>,
        9 "payment_method_external_id" payment_method_external_id: Field<String>,
        10 "starting_balance" starting_balance: Field<i64>,
        11 "status" status: Field<InvoiceStatus>,
        12 "subscription_external_id" subscription_external_id: Field<String>,
        13 "subtotal" subtotal: i64,
        14 "url" url: Field<String>,
    }
}

#[cfg(feature = "billing")]
impl CreateInvoiceRequestBody {
    /// Creates one without members; those that are required have to be set before it is sent.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateInvoiceRequestBody {
        "amount_due" amount_due(i64) = 0;
        "amount_paid" amount_paid(i64) = 1;
        "amount_remaining" amount_remaining(i64) = 2;
        "collection_method" collection_method(into String) = 3;
        "currency" currency(into String) = 4;
        "customer_external_id" customer_external_id(into String) = 5;
        "due_date" due_date(Timestamp), clear_due_date;
        "ending_balance" ending_balance(i64), clear_ending_balance;
        "external_id" external_id(into String), clear_external_id;
        "payment_method_external_id" payment_method_external_id(into String), clear_payment_method_external_id;
        "starting_balance" starting_balance(i64), clear_starting_balance;
        "status" status(into InvoiceStatus), clear_status;
        "subscription_external_id" subscription_external_id(into String), clear_subscription_external_id;
        "subtotal" subtotal(i64) = 13;
        "url" url(into String), clear_url;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingMeter`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreateMeterRequestBody requires 0b1111 {
        0 "display_name" display_name: String,
        1 "event_name" event_name: String,
        2 "event_payload_key" event_payload_key: String,
        3 "external_id" external_id: String,
        4 "provider_type" provider_type: Field<BillingProviderType>,
    }
}

#[cfg(feature = "billing")]
impl CreateMeterRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        display_name: impl Into<String>,
        event_name: impl Into<String>,
        event_payload_key: impl Into<String>,
        external_id: impl Into<String>,
    ) -> Self {
        Self::default()
            .display_name(display_name)
            .event_name(event_name)
            .event_payload_key(event_payload_key)
            .external_id(external_id)
    }
}

#[cfg(feature = "billing")]
setters! {
    CreateMeterRequestBody {
        "display_name" display_name(into String) = 0;
        "event_name" event_name(into String) = 1;
        "event_payload_key" event_payload_key(into String) = 2;
        "external_id" external_id(into String) = 3;
        "provider_type" provider_type(into BillingProviderType), clear_provider_type;
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertPaymentMethod`.
    ///
    /// Needs the feature `billing`, which is `api-billing` of `schematic-core`.
    pub struct CreatePaymentMethodRequestBody requires 0b111000000000 {
        0 "account_last4" account_last4: Field<String>,
        1 "account_name" account_name: Field<String>,
        2 "bank_name" bank_name: Field<String>,
        3 "billing_email" billing_email: Field<String>,
        4 "billing_name" billing_name: Field<String>,
        5 "card_brand" card_brand: Field<String>,
        6 "card_exp_month" card_exp_month: Field<i64>,
        7 "card_exp_year" card_exp_year: Field<i64>,
        8 "card_last4" card_last4: Field<String>,
        9 "customer_external_id" customer_external_id: String,
        10 "external_id" external_id: String,
        11 "payment_method_type" payment_method_type: String,
    }
}

#[cfg(feature = "billing")]
impl CreatePaymentMethodRequestBody {
    /// Creates one with the members that are required.
    #[must_use]
    pub fn new(
        customer_external_id: impl Into<String>,
        external_id: impl Into<String>,
        payment_method_type: impl Into<String>,
    ) -> Self {
        Self::default()
            .customer_external_id(customer_external_id)
            .external_id(external_id)
            .payment_method_type(payment_method_type)
    }
}

#[cfg(feature = "billing")]
setters! {
    CreatePaymentMethodRequestBody {
        "account_last4" account_last4(into String), clear_account_last4;
        "account_name" account_name(into String), clear_account_name;
        "bank_name" bank_name(into String), clear_bank_name;
        "billing_email" billing_email(into String), clear_billing_email;
        "billing_name" billing_name(into String), clear_billing_name;
        "card_brand" card_brand(into String), clear_card_brand;
        "card_exp_month" card_exp_month(i64), clear_card_exp_month;
        "card_exp_year" card_exp_year(i64), clear_card_exp_year;
        "card_last4" card_last4(into String), clear_card_last4;
        "customer_external_id" customer_external_id(into String) = 9;
        "external_id" external_id(into String) = 10;
        "payment_method_type" payment_method_type(into String) = 11;
    }
}
