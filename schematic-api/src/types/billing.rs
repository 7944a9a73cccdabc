// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`billing`](crate::operations::billing).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::*;
use crate::runtime::record::record;
use crate::runtime::word::word;
use crate::runtime::{Field, Timestamp};

#[cfg(feature = "billing")]
record! {
    /// Data that `listCoupons` and `upsertBillingCoupon` returns.
    ///
    /// Needs the feature `billing`.
    pub struct BillingCouponResponseData requires 0b110110111100001 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `amount_off`.
        1 "amount_off" amount_off: Option<i64>,
        /// `currency`.
        2 "currency" currency: Option<String>,
        /// `duration`.
        3 "duration" duration: Option<String>,
        /// `duration_in_months`.
        4 "duration_in_months" duration_in_months: Option<i64>,
        /// `environment_id`.
        5 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        6 "external_id" external_id: String,
        /// `id`.
        7 "id" id: String,
        /// `is_active`.
        8 "is_active" is_active: bool,
        /// `max_redemptions`.
        9 "max_redemptions" max_redemptions: Option<i64>,
        /// `metadata`.
        10 "metadata" metadata: Map<String, Value>,
        /// `name`.
        11 "name" name: String,
        /// `percent_off`.
        12 "percent_off" percent_off: Option<f64>,
        /// `provider_type`.
        13 "provider_type" provider_type: BillingProviderType,
        /// `times_redeemed`.
        14 "times_redeemed" times_redeemed: i64,
        /// `valid_from`.
        15 "valid_from" valid_from: Option<Timestamp>,
        /// `valid_until`.
        16 "valid_until" valid_until: Option<Timestamp>,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `upsertBillingCustomer` returns.
    ///
    /// Needs the feature `billing`.
    pub struct BillingCustomerResponseData requires 0b11111100 {
        /// `company_id`.
        0 "company_id" company_id: Option<CompanyId>,
        /// `deleted_at`.
        1 "deleted_at" deleted_at: Option<Timestamp>,
        /// `email`.
        2 "email" email: String,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `id`.
        4 "id" id: String,
        /// `name`.
        5 "name" name: String,
        /// `provider_type`.
        6 "provider_type" provider_type: BillingProviderType,
        /// `updated_at`.
        7 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`BillingCustomerWithSubscriptionsResponseData`].
    ///
    /// Needs the feature `billing`.
    pub struct BillingCustomerSubscription requires 0b111101 {
        /// `currency`.
        0 "currency" currency: String,
        /// `expired_at`.
        1 "expired_at" expired_at: Option<Timestamp>,
        /// `interval`.
        2 "interval" interval: String,
        /// `metered_usage`.
        3 "metered_usage" metered_usage: bool,
        /// `per_unit_price`.
        4 "per_unit_price" per_unit_price: i64,
        /// `total_price`.
        5 "total_price" total_price: i64,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `listCustomersWithSubscriptions` returns.
    ///
    /// Needs the feature `billing`.
    pub struct BillingCustomerWithSubscriptionsResponseData requires 0b111111100 {
        /// `company_id`.
        0 "company_id" company_id: Option<CompanyId>,
        /// `deleted_at`.
        1 "deleted_at" deleted_at: Option<Timestamp>,
        /// `email`.
        2 "email" email: String,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `id`.
        4 "id" id: String,
        /// `name`.
        5 "name" name: String,
        /// `provider_type`.
        6 "provider_type" provider_type: BillingProviderType,
        /// `subscriptions`.
        7 "subscriptions" subscriptions: Vec<BillingCustomerSubscription>,
        /// `updated_at`.
        8 "updated_at" updated_at: Timestamp,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `listMeters` and `upsertBillingMeter` returns.
    ///
    /// Needs the feature `billing`.
    pub struct BillingMeterResponseData requires 0b111111 {
        /// `dispaly_name`.
        0 "dispaly_name" dispaly_name: String,
        /// `event_name`.
        1 "event_name" event_name: String,
        /// `event_payload_key`.
        2 "event_payload_key" event_payload_key: String,
        /// `external_price_id`.
        3 "external_price_id" external_price_id: String,
        /// `id`.
        4 "id" id: String,
        /// `provider_type`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingPriceResponseData requires 0b1101011111 {
        /// `currency`.
        0 "currency" currency: String,
        /// `external_price_id`.
        1 "external_price_id" external_price_id: String,
        /// `id`.
        2 "id" id: String,
        /// `interval`.
        3 "interval" interval: BillingProductPriceInterval,
        /// `interval_count`.
        4 "interval_count" interval_count: i64,
        /// `nickname`.
        5 "nickname" nickname: Option<String>,
        /// `price`.
        6 "price" price: i64,
        /// `price_decimal`.
        7 "price_decimal" price_decimal: Option<String>,
        /// `provider_type`.
        8 "provider_type" provider_type: BillingProviderType,
        /// `scheme`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingPriceScheme {
        /// `per_unit`.
        PerUnit = "per_unit",
        /// `tiered`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingPriceUsageType {
        /// `licensed`.
        Licensed = "licensed",
        /// `metered`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingPriceView requires 0b110111111101100001111111 {
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
        /// `meter_event_name`.
        7 "meter_event_name" meter_event_name: Option<String>,
        /// `meter_event_payload_key`.
        8 "meter_event_payload_key" meter_event_payload_key: Option<String>,
        /// `meter_id`.
        9 "meter_id" meter_id: Option<String>,
        /// `nickname`.
        10 "nickname" nickname: Option<String>,
        /// `package_size`.
        11 "package_size" package_size: i64,
        /// `price`.
        12 "price" price: i64,
        /// `price_decimal`.
        13 "price_decimal" price_decimal: Option<String>,
        /// `price_external_id`.
        14 "price_external_id" price_external_id: String,
        /// `price_id`.
        15 "price_id" price_id: String,
        /// `price_tier`.
        16 "price_tier" price_tier: Vec<BillingProductPriceTierResponseData>,
        /// `product_external_id`.
        17 "product_external_id" product_external_id: String,
        /// `product_id`.
        18 "product_id" product_id: String,
        /// `product_name`.
        19 "product_name" product_name: String,
        /// `provider_type`.
        20 "provider_type" provider_type: BillingProviderType,
        /// `tiers_mode`.
        21 "tiers_mode" tiers_mode: Option<BillingTiersMode>,
        /// `updated_at`.
        22 "updated_at" updated_at: Timestamp,
        /// `usage_type`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingProductDetailResponseData requires 0b111111011111011 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `currency`, deprecated.
        2 "currency" currency: Option<String>,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        4 "external_id" external_id: String,
        /// `is_active`.
        5 "is_active" is_active: bool,
        /// `name`.
        6 "name" name: String,
        /// `price`.
        7 "price" price: f64,
        /// `price_decimal`.
        8 "price_decimal" price_decimal: Option<String>,
        /// `prices`.
        9 "prices" prices: Vec<BillingPriceResponseData>,
        /// `product_id`.
        10 "product_id" product_id: String,
        /// `provider_type`.
        11 "provider_type" provider_type: BillingProviderType,
        /// `quantity`.
        12 "quantity" quantity: f64,
        /// `subscription_count`.
        13 "subscription_count" subscription_count: i64,
        /// `updated_at`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingProductPriceInterval {
        /// `day`.
        Day = "day",
        /// `month`.
        Month = "month",
        /// `one-time`.
        OneTime = "one-time",
        /// `year`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingProductPriceTierResponseData requires 0b0 {
        /// `flat_amount`.
        0 "flat_amount" flat_amount: Option<i64>,
        /// `per_unit_price`.
        1 "per_unit_price" per_unit_price: Option<i64>,
        /// `per_unit_price_decimal`.
        2 "per_unit_price_decimal" per_unit_price_decimal: Option<String>,
        /// `up_to`.
        3 "up_to" up_to: Option<i64>,
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingSubscriptionRequestBody`].
    ///
    /// Needs the feature `billing`.
    pub struct BillingProductPricing requires 0b101110100110 {
        /// `billing_threshold`.
        0 "billing_threshold" billing_threshold: Field<i64>,
        /// `currency`.
        1 "currency" currency: String,
        /// `interval`.
        2 "interval" interval: String,
        /// `meter_id`.
        3 "meter_id" meter_id: Field<String>,
        /// `package_size`.
        4 "package_size" package_size: Field<i64>,
        /// `price`.
        5 "price" price: i64,
        /// `price_decimal`.
        6 "price_decimal" price_decimal: Field<String>,
        /// `price_external_id`.
        7 "price_external_id" price_external_id: String,
        /// `product_external_id`.
        8 "product_external_id" product_external_id: String,
        /// `quantity`.
        9 "quantity" quantity: i64,
        /// `subscription_item_external_id`.
        10 "subscription_item_external_id" subscription_item_external_id: Field<String>,
        /// `usage_type`.
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

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `interval`.
    #[must_use]
    pub fn interval(mut self, interval: impl Into<String>) -> Self {
        self.interval = interval.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `meter_id`.
    #[must_use]
    pub fn meter_id(mut self, meter_id: impl Into<String>) -> Self {
        self.meter_id = Field::Value(meter_id.into());
        self
    }

    /// Sets `meter_id` to null.
    #[must_use]
    pub fn clear_meter_id(mut self) -> Self {
        self.meter_id = Field::Null;
        self
    }

    /// Sets `package_size`.
    #[must_use]
    pub fn package_size(mut self, package_size: i64) -> Self {
        self.package_size = Field::Value(package_size);
        self
    }

    /// Sets `package_size` to null.
    #[must_use]
    pub fn clear_package_size(mut self) -> Self {
        self.package_size = Field::Null;
        self
    }

    /// Sets `price`.
    #[must_use]
    pub fn price(mut self, price: i64) -> Self {
        self.price = price;
        self.presence.set(5, false);
        self
    }

    /// Sets `price_decimal`.
    #[must_use]
    pub fn price_decimal(mut self, price_decimal: impl Into<String>) -> Self {
        self.price_decimal = Field::Value(price_decimal.into());
        self
    }

    /// Sets `price_decimal` to null.
    #[must_use]
    pub fn clear_price_decimal(mut self) -> Self {
        self.price_decimal = Field::Null;
        self
    }

    /// Sets `price_external_id`.
    #[must_use]
    pub fn price_external_id(mut self, price_external_id: impl Into<String>) -> Self {
        self.price_external_id = price_external_id.into();
        self.presence.set(7, false);
        self
    }

    /// Sets `product_external_id`.
    #[must_use]
    pub fn product_external_id(mut self, product_external_id: impl Into<String>) -> Self {
        self.product_external_id = product_external_id.into();
        self.presence.set(8, false);
        self
    }

    /// Sets `quantity`.
    #[must_use]
    pub fn quantity(mut self, quantity: i64) -> Self {
        self.quantity = quantity;
        self.presence.set(9, false);
        self
    }

    /// Sets `subscription_item_external_id`.
    #[must_use]
    pub fn subscription_item_external_id(
        mut self,
        subscription_item_external_id: impl Into<String>,
    ) -> Self {
        self.subscription_item_external_id = Field::Value(subscription_item_external_id.into());
        self
    }

    /// Sets `subscription_item_external_id` to null.
    #[must_use]
    pub fn clear_subscription_item_external_id(mut self) -> Self {
        self.subscription_item_external_id = Field::Null;
        self
    }

    /// Sets `usage_type`.
    #[must_use]
    pub fn usage_type(mut self, usage_type: impl Into<BillingPriceUsageType>) -> Self {
        self.usage_type = usage_type.into();
        self.presence.set(11, false);
        self
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    pub struct BillingProductResponseData requires 0b1111011111011 {
        /// `account_id`.
        0 "account_id" account_id: String,
        /// `created_at`.
        1 "created_at" created_at: Timestamp,
        /// `currency`, deprecated.
        2 "currency" currency: Option<String>,
        /// `environment_id`.
        3 "environment_id" environment_id: EnvironmentId,
        /// `external_id`.
        4 "external_id" external_id: String,
        /// `is_active`.
        5 "is_active" is_active: bool,
        /// `name`.
        6 "name" name: String,
        /// `price`.
        7 "price" price: f64,
        /// `price_decimal`.
        8 "price_decimal" price_decimal: Option<String>,
        /// `product_id`.
        9 "product_id" product_id: String,
        /// `provider_type`.
        10 "provider_type" provider_type: BillingProviderType,
        /// `quantity`.
        11 "quantity" quantity: f64,
        /// `updated_at`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `credits`, `entitlements`, `features`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingProviderType {
        /// `metronome`.
        Metronome = "metronome",
        /// `orb`.
        Orb = "orb",
        /// `schematic`.
        Schematic = "schematic",
        /// `stripe`.
        Stripe = "stripe",
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingSubscriptionRequestBody`].
    ///
    /// Needs the feature `billing`.
    pub struct BillingSubscriptionDiscount requires 0b1011001 {
        /// `coupon_external_id`.
        0 "coupon_external_id" coupon_external_id: String,
        /// `customer_facing_code`.
        1 "customer_facing_code" customer_facing_code: Field<String>,
        /// `ended_at`.
        2 "ended_at" ended_at: Field<Timestamp>,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `is_active`.
        4 "is_active" is_active: bool,
        /// `promo_code_external_id`.
        5 "promo_code_external_id" promo_code_external_id: Field<String>,
        /// `started_at`.
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

    /// Sets `coupon_external_id`.
    #[must_use]
    pub fn coupon_external_id(mut self, coupon_external_id: impl Into<String>) -> Self {
        self.coupon_external_id = coupon_external_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `customer_facing_code`.
    #[must_use]
    pub fn customer_facing_code(mut self, customer_facing_code: impl Into<String>) -> Self {
        self.customer_facing_code = Field::Value(customer_facing_code.into());
        self
    }

    /// Sets `customer_facing_code` to null.
    #[must_use]
    pub fn clear_customer_facing_code(mut self) -> Self {
        self.customer_facing_code = Field::Null;
        self
    }

    /// Sets `ended_at`.
    #[must_use]
    pub fn ended_at(mut self, ended_at: Timestamp) -> Self {
        self.ended_at = Field::Value(ended_at);
        self
    }

    /// Sets `ended_at` to null.
    #[must_use]
    pub fn clear_ended_at(mut self) -> Self {
        self.ended_at = Field::Null;
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `is_active`.
    #[must_use]
    pub fn is_active(mut self, is_active: bool) -> Self {
        self.is_active = is_active;
        self.presence.set(4, false);
        self
    }

    /// Sets `promo_code_external_id`.
    #[must_use]
    pub fn promo_code_external_id(mut self, promo_code_external_id: impl Into<String>) -> Self {
        self.promo_code_external_id = Field::Value(promo_code_external_id.into());
        self
    }

    /// Sets `promo_code_external_id` to null.
    #[must_use]
    pub fn clear_promo_code_external_id(mut self) -> Self {
        self.promo_code_external_id = Field::Null;
        self
    }

    /// Sets `started_at`.
    #[must_use]
    pub fn started_at(mut self, started_at: Timestamp) -> Self {
        self.started_at = started_at;
        self.presence.set(6, false);
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Data that `upsertBillingSubscription` returns.
    ///
    /// Needs the feature `billing`.
    pub struct BillingSubscriptionResponseData requires 0b111111011001110100 {
        /// `application_id`.
        0 "application_id" application_id: Option<String>,
        /// `cancel_at`.
        1 "cancel_at" cancel_at: Option<i64>,
        /// `cancel_at_period_end`.
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `company_id`.
        3 "company_id" company_id: Option<CompanyId>,
        /// `created_at`.
        4 "created_at" created_at: Timestamp,
        /// `currency`.
        5 "currency" currency: String,
        /// `customer_external_id`.
        6 "customer_external_id" customer_external_id: String,
        /// `default_payment_method_id`.
        7 "default_payment_method_id" default_payment_method_id: Option<String>,
        /// `expired_at`.
        8 "expired_at" expired_at: Option<Timestamp>,
        /// `id`.
        9 "id" id: String,
        /// `interval`.
        10 "interval" interval: String,
        /// `metadata`.
        11 "metadata" metadata: Map<String, Value>,
        /// `period_end`.
        12 "period_end" period_end: i64,
        /// `period_start`.
        13 "period_start" period_start: i64,
        /// `provider_type`.
        14 "provider_type" provider_type: BillingProviderType,
        /// `status`.
        15 "status" status: String,
        /// `subscription_external_id`.
        16 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        17 "total_price" total_price: i64,
        /// `trial_end`.
        18 "trial_end" trial_end: Option<i64>,
        /// `trial_end_setting`.
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
    /// Needs one of the features `billing`, `checkout`, `companies`, `components`, `entitlements`, `plans` and `webhook-payloads`.
    BillingSubscriptionTrialEndSetting {
        /// `cancel`.
        Cancel = "cancel",
        /// `subscribe`.
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
    /// Needs one of the features `billing`, `catalogs`, `checkout`, `companies`, `components`, `componentspublic`, `entitlements`, `planbundle`, `plangroups`, `plans` and `webhook-payloads`.
    BillingTiersMode {
        /// `graduated`.
        Graduated = "graduated",
        /// `volume`.
        Volume = "volume",
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingCustomer`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateBillingCustomerRequestBody requires 0b111100 {
        /// `company_id`.
        0 "company_id" company_id: Field<CompanyId>,
        /// `default_payment_method_id`.
        1 "default_payment_method_id" default_payment_method_id: Field<String>,
        /// `email`.
        2 "email" email: String,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `meta`.
        4 "meta" meta: BTreeMap<String, String>,
        /// `name`.
        5 "name" name: String,
        /// `provider_type`.
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

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = Field::Value(company_id.into());
        self
    }

    /// Sets `company_id` to null.
    #[must_use]
    pub fn clear_company_id(mut self) -> Self {
        self.company_id = Field::Null;
        self
    }

    /// Sets `default_payment_method_id`.
    #[must_use]
    pub fn default_payment_method_id(
        mut self,
        default_payment_method_id: impl Into<String>,
    ) -> Self {
        self.default_payment_method_id = Field::Value(default_payment_method_id.into());
        self
    }

    /// Sets `default_payment_method_id` to null.
    #[must_use]
    pub fn clear_default_payment_method_id(mut self) -> Self {
        self.default_payment_method_id = Field::Null;
        self
    }

    /// Sets `email`.
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = email.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `meta`.
    #[must_use]
    pub fn meta(
        mut self,
        meta: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.meta = meta
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self.presence.set(4, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingPrice`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateBillingPriceRequestBody requires 0b10011101000101111 {
        /// `billing_scheme`.
        0 "billing_scheme" billing_scheme: BillingPriceScheme,
        /// `currency`.
        1 "currency" currency: String,
        /// `external_account_id`.
        2 "external_account_id" external_account_id: String,
        /// `interval`.
        3 "interval" interval: String,
        /// `interval_count`.
        4 "interval_count" interval_count: Field<i64>,
        /// `is_active`.
        5 "is_active" is_active: bool,
        /// `meter_id`.
        6 "meter_id" meter_id: Field<String>,
        /// `nickname`.
        7 "nickname" nickname: Field<String>,
        /// `package_size`.
        8 "package_size" package_size: Field<i64>,
        /// `price`.
        9 "price" price: i64,
        /// `price_decimal`.
        10 "price_decimal" price_decimal: Field<String>,
        /// `price_external_id`.
        11 "price_external_id" price_external_id: String,
        /// `price_tiers`.
        12 "price_tiers" price_tiers: Vec<CreateBillingPriceTierRequestBody>,
        /// `product_external_id`.
        13 "product_external_id" product_external_id: String,
        /// `provider_type`.
        14 "provider_type" provider_type: Field<BillingProviderType>,
        /// `tiers_mode`.
        15 "tiers_mode" tiers_mode: Field<BillingTiersMode>,
        /// `usage_type`.
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

    /// Sets `billing_scheme`.
    #[must_use]
    pub fn billing_scheme(mut self, billing_scheme: impl Into<BillingPriceScheme>) -> Self {
        self.billing_scheme = billing_scheme.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `external_account_id`.
    #[must_use]
    pub fn external_account_id(mut self, external_account_id: impl Into<String>) -> Self {
        self.external_account_id = external_account_id.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `interval`.
    #[must_use]
    pub fn interval(mut self, interval: impl Into<String>) -> Self {
        self.interval = interval.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `interval_count`.
    #[must_use]
    pub fn interval_count(mut self, interval_count: i64) -> Self {
        self.interval_count = Field::Value(interval_count);
        self
    }

    /// Sets `interval_count` to null.
    #[must_use]
    pub fn clear_interval_count(mut self) -> Self {
        self.interval_count = Field::Null;
        self
    }

    /// Sets `is_active`.
    #[must_use]
    pub fn is_active(mut self, is_active: bool) -> Self {
        self.is_active = is_active;
        self.presence.set(5, false);
        self
    }

    /// Sets `meter_id`.
    #[must_use]
    pub fn meter_id(mut self, meter_id: impl Into<String>) -> Self {
        self.meter_id = Field::Value(meter_id.into());
        self
    }

    /// Sets `meter_id` to null.
    #[must_use]
    pub fn clear_meter_id(mut self) -> Self {
        self.meter_id = Field::Null;
        self
    }

    /// Sets `nickname`.
    #[must_use]
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = Field::Value(nickname.into());
        self
    }

    /// Sets `nickname` to null.
    #[must_use]
    pub fn clear_nickname(mut self) -> Self {
        self.nickname = Field::Null;
        self
    }

    /// Sets `package_size`.
    #[must_use]
    pub fn package_size(mut self, package_size: i64) -> Self {
        self.package_size = Field::Value(package_size);
        self
    }

    /// Sets `package_size` to null.
    #[must_use]
    pub fn clear_package_size(mut self) -> Self {
        self.package_size = Field::Null;
        self
    }

    /// Sets `price`.
    #[must_use]
    pub fn price(mut self, price: i64) -> Self {
        self.price = price;
        self.presence.set(9, false);
        self
    }

    /// Sets `price_decimal`.
    #[must_use]
    pub fn price_decimal(mut self, price_decimal: impl Into<String>) -> Self {
        self.price_decimal = Field::Value(price_decimal.into());
        self
    }

    /// Sets `price_decimal` to null.
    #[must_use]
    pub fn clear_price_decimal(mut self) -> Self {
        self.price_decimal = Field::Null;
        self
    }

    /// Sets `price_external_id`.
    #[must_use]
    pub fn price_external_id(mut self, price_external_id: impl Into<String>) -> Self {
        self.price_external_id = price_external_id.into();
        self.presence.set(11, false);
        self
    }

    /// Sets `price_tiers`.
    #[must_use]
    pub fn price_tiers(
        mut self,
        price_tiers: impl IntoIterator<Item = CreateBillingPriceTierRequestBody>,
    ) -> Self {
        self.price_tiers = price_tiers.into_iter().collect();
        self.presence.set(12, false);
        self
    }

    /// Sets `product_external_id`.
    #[must_use]
    pub fn product_external_id(mut self, product_external_id: impl Into<String>) -> Self {
        self.product_external_id = product_external_id.into();
        self.presence.set(13, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }

    /// Sets `tiers_mode`.
    #[must_use]
    pub fn tiers_mode(mut self, tiers_mode: impl Into<BillingTiersMode>) -> Self {
        self.tiers_mode = Field::Value(tiers_mode.into());
        self
    }

    /// Sets `tiers_mode` to null.
    #[must_use]
    pub fn clear_tiers_mode(mut self) -> Self {
        self.tiers_mode = Field::Null;
        self
    }

    /// Sets `usage_type`.
    #[must_use]
    pub fn usage_type(mut self, usage_type: impl Into<BillingPriceUsageType>) -> Self {
        self.usage_type = usage_type.into();
        self.presence.set(16, false);
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Part of [`CreateBillingPriceRequestBody`].
    ///
    /// Needs the feature `billing`.
    pub struct CreateBillingPriceTierRequestBody requires 0b1000 {
        /// `flat_amount`.
        0 "flat_amount" flat_amount: Field<i64>,
        /// `per_unit_decimal`.
        1 "per_unit_decimal" per_unit_decimal: Field<String>,
        /// `per_unit_price`.
        2 "per_unit_price" per_unit_price: Field<i64>,
        /// `price_external_id`.
        3 "price_external_id" price_external_id: String,
        /// `provider_type`.
        4 "provider_type" provider_type: Field<BillingProviderType>,
        /// `up_to`.
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

    /// Sets `flat_amount`.
    #[must_use]
    pub fn flat_amount(mut self, flat_amount: i64) -> Self {
        self.flat_amount = Field::Value(flat_amount);
        self
    }

    /// Sets `flat_amount` to null.
    #[must_use]
    pub fn clear_flat_amount(mut self) -> Self {
        self.flat_amount = Field::Null;
        self
    }

    /// Sets `per_unit_decimal`.
    #[must_use]
    pub fn per_unit_decimal(mut self, per_unit_decimal: impl Into<String>) -> Self {
        self.per_unit_decimal = Field::Value(per_unit_decimal.into());
        self
    }

    /// Sets `per_unit_decimal` to null.
    #[must_use]
    pub fn clear_per_unit_decimal(mut self) -> Self {
        self.per_unit_decimal = Field::Null;
        self
    }

    /// Sets `per_unit_price`.
    #[must_use]
    pub fn per_unit_price(mut self, per_unit_price: i64) -> Self {
        self.per_unit_price = Field::Value(per_unit_price);
        self
    }

    /// Sets `per_unit_price` to null.
    #[must_use]
    pub fn clear_per_unit_price(mut self) -> Self {
        self.per_unit_price = Field::Null;
        self
    }

    /// Sets `price_external_id`.
    #[must_use]
    pub fn price_external_id(mut self, price_external_id: impl Into<String>) -> Self {
        self.price_external_id = price_external_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }

    /// Sets `up_to`.
    #[must_use]
    pub fn up_to(mut self, up_to: i64) -> Self {
        self.up_to = Field::Value(up_to);
        self
    }

    /// Sets `up_to` to null.
    #[must_use]
    pub fn clear_up_to(mut self) -> Self {
        self.up_to = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingProduct`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateBillingProductRequestBody requires 0b1001 {
        /// `external_id`.
        0 "external_id" external_id: String,
        /// `is_active`.
        1 "is_active" is_active: Field<bool>,
        /// `name`.
        2 "name" name: Field<String>,
        /// `price`.
        3 "price" price: f64,
        /// `provider_type`.
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

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `is_active`.
    #[must_use]
    pub fn is_active(mut self, is_active: bool) -> Self {
        self.is_active = Field::Value(is_active);
        self
    }

    /// Sets `is_active` to null.
    #[must_use]
    pub fn clear_is_active(mut self) -> Self {
        self.is_active = Field::Null;
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

    /// Sets `price`.
    #[must_use]
    pub fn price(mut self, price: f64) -> Self {
        self.price = price;
        self.presence.set(3, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingSubscription`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateBillingSubscriptionRequestBody requires 0b1100100001100110100 {
        /// `application_id`.
        0 "application_id" application_id: Field<String>,
        /// `cancel_at`.
        1 "cancel_at" cancel_at: Field<i64>,
        /// `cancel_at_period_end`.
        2 "cancel_at_period_end" cancel_at_period_end: bool,
        /// `company_id`.
        3 "company_id" company_id: Field<CompanyId>,
        /// `currency`.
        4 "currency" currency: String,
        /// `customer_external_id`.
        5 "customer_external_id" customer_external_id: String,
        /// `default_payment_method_external_id`.
        6 "default_payment_method_external_id" default_payment_method_external_id: Field<String>,
        /// `default_payment_method_id`.
        7 "default_payment_method_id" default_payment_method_id: Field<String>,
        /// `discounts`.
        8 "discounts" discounts: Vec<BillingSubscriptionDiscount>,
        /// `expired_at`.
        9 "expired_at" expired_at: Timestamp,
        /// `interval`.
        10 "interval" interval: Field<String>,
        /// `metadata`.
        11 "metadata" metadata: Field<Map<String, Value>>,
        /// `period_end`.
        12 "period_end" period_end: Field<i64>,
        /// `period_start`.
        13 "period_start" period_start: Field<i64>,
        /// `product_external_ids`.
        14 "product_external_ids" product_external_ids: Vec<BillingProductPricing>,
        /// `provider_type`.
        15 "provider_type" provider_type: Field<BillingProviderType>,
        /// `status`.
        16 "status" status: Field<String>,
        /// `subscription_external_id`.
        17 "subscription_external_id" subscription_external_id: String,
        /// `total_price`.
        18 "total_price" total_price: i64,
        /// `trial_end`.
        19 "trial_end" trial_end: Field<i64>,
        /// `trial_end_setting`.
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

    /// Sets `application_id`.
    #[must_use]
    pub fn application_id(mut self, application_id: impl Into<String>) -> Self {
        self.application_id = Field::Value(application_id.into());
        self
    }

    /// Sets `application_id` to null.
    #[must_use]
    pub fn clear_application_id(mut self) -> Self {
        self.application_id = Field::Null;
        self
    }

    /// Sets `cancel_at`.
    #[must_use]
    pub fn cancel_at(mut self, cancel_at: i64) -> Self {
        self.cancel_at = Field::Value(cancel_at);
        self
    }

    /// Sets `cancel_at` to null.
    #[must_use]
    pub fn clear_cancel_at(mut self) -> Self {
        self.cancel_at = Field::Null;
        self
    }

    /// Sets `cancel_at_period_end`.
    #[must_use]
    pub fn cancel_at_period_end(mut self, cancel_at_period_end: bool) -> Self {
        self.cancel_at_period_end = cancel_at_period_end;
        self.presence.set(2, false);
        self
    }

    /// Sets `company_id`.
    #[must_use]
    pub fn company_id(mut self, company_id: impl Into<CompanyId>) -> Self {
        self.company_id = Field::Value(company_id.into());
        self
    }

    /// Sets `company_id` to null.
    #[must_use]
    pub fn clear_company_id(mut self) -> Self {
        self.company_id = Field::Null;
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `customer_external_id`.
    #[must_use]
    pub fn customer_external_id(mut self, customer_external_id: impl Into<String>) -> Self {
        self.customer_external_id = customer_external_id.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `default_payment_method_external_id`.
    #[must_use]
    pub fn default_payment_method_external_id(
        mut self,
        default_payment_method_external_id: impl Into<String>,
    ) -> Self {
        self.default_payment_method_external_id =
            Field::Value(default_payment_method_external_id.into());
        self
    }

    /// Sets `default_payment_method_external_id` to null.
    #[must_use]
    pub fn clear_default_payment_method_external_id(mut self) -> Self {
        self.default_payment_method_external_id = Field::Null;
        self
    }

    /// Sets `default_payment_method_id`.
    #[must_use]
    pub fn default_payment_method_id(
        mut self,
        default_payment_method_id: impl Into<String>,
    ) -> Self {
        self.default_payment_method_id = Field::Value(default_payment_method_id.into());
        self
    }

    /// Sets `default_payment_method_id` to null.
    #[must_use]
    pub fn clear_default_payment_method_id(mut self) -> Self {
        self.default_payment_method_id = Field::Null;
        self
    }

    /// Sets `discounts`.
    #[must_use]
    pub fn discounts(
        mut self,
        discounts: impl IntoIterator<Item = BillingSubscriptionDiscount>,
    ) -> Self {
        self.discounts = discounts.into_iter().collect();
        self.presence.set(8, false);
        self
    }

    /// Sets `expired_at`.
    #[must_use]
    pub fn expired_at(mut self, expired_at: Timestamp) -> Self {
        self.expired_at = expired_at;
        self.presence.set(9, false);
        self
    }

    /// Sets `interval`.
    #[must_use]
    pub fn interval(mut self, interval: impl Into<String>) -> Self {
        self.interval = Field::Value(interval.into());
        self
    }

    /// Sets `interval` to null.
    #[must_use]
    pub fn clear_interval(mut self) -> Self {
        self.interval = Field::Null;
        self
    }

    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(
        mut self,
        metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.metadata = Field::Value(
            metadata
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }

    /// Sets `metadata` to null.
    #[must_use]
    pub fn clear_metadata(mut self) -> Self {
        self.metadata = Field::Null;
        self
    }

    /// Sets `period_end`.
    #[must_use]
    pub fn period_end(mut self, period_end: i64) -> Self {
        self.period_end = Field::Value(period_end);
        self
    }

    /// Sets `period_end` to null.
    #[must_use]
    pub fn clear_period_end(mut self) -> Self {
        self.period_end = Field::Null;
        self
    }

    /// Sets `period_start`.
    #[must_use]
    pub fn period_start(mut self, period_start: i64) -> Self {
        self.period_start = Field::Value(period_start);
        self
    }

    /// Sets `period_start` to null.
    #[must_use]
    pub fn clear_period_start(mut self) -> Self {
        self.period_start = Field::Null;
        self
    }

    /// Sets `product_external_ids`.
    #[must_use]
    pub fn product_external_ids(
        mut self,
        product_external_ids: impl IntoIterator<Item = BillingProductPricing>,
    ) -> Self {
        self.product_external_ids = product_external_ids.into_iter().collect();
        self.presence.set(14, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }

    /// Sets `subscription_external_id`.
    #[must_use]
    pub fn subscription_external_id(mut self, subscription_external_id: impl Into<String>) -> Self {
        self.subscription_external_id = subscription_external_id.into();
        self.presence.set(17, false);
        self
    }

    /// Sets `total_price`.
    #[must_use]
    pub fn total_price(mut self, total_price: i64) -> Self {
        self.total_price = total_price;
        self.presence.set(18, false);
        self
    }

    /// Sets `trial_end`.
    #[must_use]
    pub fn trial_end(mut self, trial_end: i64) -> Self {
        self.trial_end = Field::Value(trial_end);
        self
    }

    /// Sets `trial_end` to null.
    #[must_use]
    pub fn clear_trial_end(mut self) -> Self {
        self.trial_end = Field::Null;
        self
    }

    /// Sets `trial_end_setting`.
    #[must_use]
    pub fn trial_end_setting(
        mut self,
        trial_end_setting: impl Into<BillingSubscriptionTrialEndSetting>,
    ) -> Self {
        self.trial_end_setting = Field::Value(trial_end_setting.into());
        self
    }

    /// Sets `trial_end_setting` to null.
    #[must_use]
    pub fn clear_trial_end_setting(mut self) -> Self {
        self.trial_end_setting = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingCoupon`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateCouponRequestBody requires 0b111111101 {
        /// `amount_off`.
        0 "amount_off" amount_off: i64,
        /// `currency`.
        1 "currency" currency: Field<String>,
        /// `duration`.
        2 "duration" duration: String,
        /// `duration_in_months`.
        3 "duration_in_months" duration_in_months: i64,
        /// `external_id`.
        4 "external_id" external_id: String,
        /// `max_redemptions`.
        5 "max_redemptions" max_redemptions: i64,
        /// `name`.
        6 "name" name: String,
        /// `percent_off`.
        7 "percent_off" percent_off: f64,
        /// `times_redeemed`.
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

    /// Sets `amount_off`.
    #[must_use]
    pub fn amount_off(mut self, amount_off: i64) -> Self {
        self.amount_off = amount_off;
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

    /// Sets `duration`.
    #[must_use]
    pub fn duration(mut self, duration: impl Into<String>) -> Self {
        self.duration = duration.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `duration_in_months`.
    #[must_use]
    pub fn duration_in_months(mut self, duration_in_months: i64) -> Self {
        self.duration_in_months = duration_in_months;
        self.presence.set(3, false);
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `max_redemptions`.
    #[must_use]
    pub fn max_redemptions(mut self, max_redemptions: i64) -> Self {
        self.max_redemptions = max_redemptions;
        self.presence.set(5, false);
        self
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self.presence.set(6, false);
        self
    }

    /// Sets `percent_off`.
    #[must_use]
    pub fn percent_off(mut self, percent_off: f64) -> Self {
        self.percent_off = percent_off;
        self.presence.set(7, false);
        self
    }

    /// Sets `times_redeemed`.
    #[must_use]
    pub fn times_redeemed(mut self, times_redeemed: i64) -> Self {
        self.times_redeemed = times_redeemed;
        self.presence.set(8, false);
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertInvoice`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateInvoiceRequestBody requires 0b10000000111111 {
        /// `amount_due`.
        0 "amount_due" amount_due: i64,
        /// `amount_paid`.
        1 "amount_paid" amount_paid: i64,
        /// `amount_remaining`.
        2 "amount_remaining" amount_remaining: i64,
        /// `collection_method`.
        3 "collection_method" collection_method: String,
        /// `currency`.
        4 "currency" currency: String,
        /// `customer_external_id`.
        5 "customer_external_id" customer_external_id: String,
        /// `due_date`.
        6 "due_date" due_date: Field<Timestamp>,
        /// `ending_balance`.
        7 "ending_balance" ending_balance: Field<i64>,
        /// `external_id`.
        8 "external_id" external_id: Field<String>,
        /// `payment_method_external_id`.
        9 "payment_method_external_id" payment_method_external_id: Field<String>,
        /// `starting_balance`.
        10 "starting_balance" starting_balance: Field<i64>,
        /// `status`.
        11 "status" status: Field<InvoiceStatus>,
        /// `subscription_external_id`.
        12 "subscription_external_id" subscription_external_id: Field<String>,
        /// `subtotal`.
        13 "subtotal" subtotal: i64,
        /// `url`.
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

    /// Sets `amount_due`.
    #[must_use]
    pub fn amount_due(mut self, amount_due: i64) -> Self {
        self.amount_due = amount_due;
        self.presence.set(0, false);
        self
    }

    /// Sets `amount_paid`.
    #[must_use]
    pub fn amount_paid(mut self, amount_paid: i64) -> Self {
        self.amount_paid = amount_paid;
        self.presence.set(1, false);
        self
    }

    /// Sets `amount_remaining`.
    #[must_use]
    pub fn amount_remaining(mut self, amount_remaining: i64) -> Self {
        self.amount_remaining = amount_remaining;
        self.presence.set(2, false);
        self
    }

    /// Sets `collection_method`.
    #[must_use]
    pub fn collection_method(mut self, collection_method: impl Into<String>) -> Self {
        self.collection_method = collection_method.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = currency.into();
        self.presence.set(4, false);
        self
    }

    /// Sets `customer_external_id`.
    #[must_use]
    pub fn customer_external_id(mut self, customer_external_id: impl Into<String>) -> Self {
        self.customer_external_id = customer_external_id.into();
        self.presence.set(5, false);
        self
    }

    /// Sets `due_date`.
    #[must_use]
    pub fn due_date(mut self, due_date: Timestamp) -> Self {
        self.due_date = Field::Value(due_date);
        self
    }

    /// Sets `due_date` to null.
    #[must_use]
    pub fn clear_due_date(mut self) -> Self {
        self.due_date = Field::Null;
        self
    }

    /// Sets `ending_balance`.
    #[must_use]
    pub fn ending_balance(mut self, ending_balance: i64) -> Self {
        self.ending_balance = Field::Value(ending_balance);
        self
    }

    /// Sets `ending_balance` to null.
    #[must_use]
    pub fn clear_ending_balance(mut self) -> Self {
        self.ending_balance = Field::Null;
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Field::Value(external_id.into());
        self
    }

    /// Sets `external_id` to null.
    #[must_use]
    pub fn clear_external_id(mut self) -> Self {
        self.external_id = Field::Null;
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

    /// Sets `starting_balance`.
    #[must_use]
    pub fn starting_balance(mut self, starting_balance: i64) -> Self {
        self.starting_balance = Field::Value(starting_balance);
        self
    }

    /// Sets `starting_balance` to null.
    #[must_use]
    pub fn clear_starting_balance(mut self) -> Self {
        self.starting_balance = Field::Null;
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: impl Into<InvoiceStatus>) -> Self {
        self.status = Field::Value(status.into());
        self
    }

    /// Sets `status` to null.
    #[must_use]
    pub fn clear_status(mut self) -> Self {
        self.status = Field::Null;
        self
    }

    /// Sets `subscription_external_id`.
    #[must_use]
    pub fn subscription_external_id(mut self, subscription_external_id: impl Into<String>) -> Self {
        self.subscription_external_id = Field::Value(subscription_external_id.into());
        self
    }

    /// Sets `subscription_external_id` to null.
    #[must_use]
    pub fn clear_subscription_external_id(mut self) -> Self {
        self.subscription_external_id = Field::Null;
        self
    }

    /// Sets `subtotal`.
    #[must_use]
    pub fn subtotal(mut self, subtotal: i64) -> Self {
        self.subtotal = subtotal;
        self.presence.set(13, false);
        self
    }

    /// Sets `url`.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Field::Value(url.into());
        self
    }

    /// Sets `url` to null.
    #[must_use]
    pub fn clear_url(mut self) -> Self {
        self.url = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertBillingMeter`.
    ///
    /// Needs the feature `billing`.
    pub struct CreateMeterRequestBody requires 0b1111 {
        /// `display_name`.
        0 "display_name" display_name: String,
        /// `event_name`.
        1 "event_name" event_name: String,
        /// `event_payload_key`.
        2 "event_payload_key" event_payload_key: String,
        /// `external_id`.
        3 "external_id" external_id: String,
        /// `provider_type`.
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

    /// Sets `display_name`.
    #[must_use]
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = display_name.into();
        self.presence.set(0, false);
        self
    }

    /// Sets `event_name`.
    #[must_use]
    pub fn event_name(mut self, event_name: impl Into<String>) -> Self {
        self.event_name = event_name.into();
        self.presence.set(1, false);
        self
    }

    /// Sets `event_payload_key`.
    #[must_use]
    pub fn event_payload_key(mut self, event_payload_key: impl Into<String>) -> Self {
        self.event_payload_key = event_payload_key.into();
        self.presence.set(2, false);
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(3, false);
        self
    }

    /// Sets `provider_type`.
    #[must_use]
    pub fn provider_type(mut self, provider_type: impl Into<BillingProviderType>) -> Self {
        self.provider_type = Field::Value(provider_type.into());
        self
    }

    /// Sets `provider_type` to null.
    #[must_use]
    pub fn clear_provider_type(mut self) -> Self {
        self.provider_type = Field::Null;
        self
    }
}

#[cfg(feature = "billing")]
record! {
    /// Body of `upsertPaymentMethod`.
    ///
    /// Needs the feature `billing`.
    pub struct CreatePaymentMethodRequestBody requires 0b111000000000 {
        /// `account_last4`.
        0 "account_last4" account_last4: Field<String>,
        /// `account_name`.
        1 "account_name" account_name: Field<String>,
        /// `bank_name`.
        2 "bank_name" bank_name: Field<String>,
        /// `billing_email`.
        3 "billing_email" billing_email: Field<String>,
        /// `billing_name`.
        4 "billing_name" billing_name: Field<String>,
        /// `card_brand`.
        5 "card_brand" card_brand: Field<String>,
        /// `card_exp_month`.
        6 "card_exp_month" card_exp_month: Field<i64>,
        /// `card_exp_year`.
        7 "card_exp_year" card_exp_year: Field<i64>,
        /// `card_last4`.
        8 "card_last4" card_last4: Field<String>,
        /// `customer_external_id`.
        9 "customer_external_id" customer_external_id: String,
        /// `external_id`.
        10 "external_id" external_id: String,
        /// `payment_method_type`.
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

    /// Sets `account_last4`.
    #[must_use]
    pub fn account_last4(mut self, account_last4: impl Into<String>) -> Self {
        self.account_last4 = Field::Value(account_last4.into());
        self
    }

    /// Sets `account_last4` to null.
    #[must_use]
    pub fn clear_account_last4(mut self) -> Self {
        self.account_last4 = Field::Null;
        self
    }

    /// Sets `account_name`.
    #[must_use]
    pub fn account_name(mut self, account_name: impl Into<String>) -> Self {
        self.account_name = Field::Value(account_name.into());
        self
    }

    /// Sets `account_name` to null.
    #[must_use]
    pub fn clear_account_name(mut self) -> Self {
        self.account_name = Field::Null;
        self
    }

    /// Sets `bank_name`.
    #[must_use]
    pub fn bank_name(mut self, bank_name: impl Into<String>) -> Self {
        self.bank_name = Field::Value(bank_name.into());
        self
    }

    /// Sets `bank_name` to null.
    #[must_use]
    pub fn clear_bank_name(mut self) -> Self {
        self.bank_name = Field::Null;
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

    /// Sets `billing_name`.
    #[must_use]
    pub fn billing_name(mut self, billing_name: impl Into<String>) -> Self {
        self.billing_name = Field::Value(billing_name.into());
        self
    }

    /// Sets `billing_name` to null.
    #[must_use]
    pub fn clear_billing_name(mut self) -> Self {
        self.billing_name = Field::Null;
        self
    }

    /// Sets `card_brand`.
    #[must_use]
    pub fn card_brand(mut self, card_brand: impl Into<String>) -> Self {
        self.card_brand = Field::Value(card_brand.into());
        self
    }

    /// Sets `card_brand` to null.
    #[must_use]
    pub fn clear_card_brand(mut self) -> Self {
        self.card_brand = Field::Null;
        self
    }

    /// Sets `card_exp_month`.
    #[must_use]
    pub fn card_exp_month(mut self, card_exp_month: i64) -> Self {
        self.card_exp_month = Field::Value(card_exp_month);
        self
    }

    /// Sets `card_exp_month` to null.
    #[must_use]
    pub fn clear_card_exp_month(mut self) -> Self {
        self.card_exp_month = Field::Null;
        self
    }

    /// Sets `card_exp_year`.
    #[must_use]
    pub fn card_exp_year(mut self, card_exp_year: i64) -> Self {
        self.card_exp_year = Field::Value(card_exp_year);
        self
    }

    /// Sets `card_exp_year` to null.
    #[must_use]
    pub fn clear_card_exp_year(mut self) -> Self {
        self.card_exp_year = Field::Null;
        self
    }

    /// Sets `card_last4`.
    #[must_use]
    pub fn card_last4(mut self, card_last4: impl Into<String>) -> Self {
        self.card_last4 = Field::Value(card_last4.into());
        self
    }

    /// Sets `card_last4` to null.
    #[must_use]
    pub fn clear_card_last4(mut self) -> Self {
        self.card_last4 = Field::Null;
        self
    }

    /// Sets `customer_external_id`.
    #[must_use]
    pub fn customer_external_id(mut self, customer_external_id: impl Into<String>) -> Self {
        self.customer_external_id = customer_external_id.into();
        self.presence.set(9, false);
        self
    }

    /// Sets `external_id`.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = external_id.into();
        self.presence.set(10, false);
        self
    }

    /// Sets `payment_method_type`.
    #[must_use]
    pub fn payment_method_type(mut self, payment_method_type: impl Into<String>) -> Self {
        self.payment_method_type = payment_method_type.into();
        self.presence.set(11, false);
        self
    }
}
