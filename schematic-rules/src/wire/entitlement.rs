//! What a company's plans and overrides grant it.

use std::collections::BTreeMap;

use schematic_protocol::words::{EntitlementValueType, MetricPeriod, MetricPeriodMonthReset};

use super::record;

record! {
    /// A company's entitlement to one feature.
    pub struct Entitlement keeps extra {
        /// The feature's id.
        "feature_id" | "featureId" => feature_id: String as Required,
        /// The key of the feature's flag.
        "feature_key" | "featureKey" => feature_key: String as Required,
        /// What the allocation consists of.
        "value_type" | "valueType" => value_type: EntitlementValueType as Required,
        /// How much is granted.
        "allocation" => allocation: Option<i64> as Optional,
        /// From where on usage is charged for.
        "soft_limit" | "softLimit" => soft_limit: Option<i64> as Optional,
        /// How much is used.
        "usage" => usage: Option<i64> as Optional,
        /// The event that counts as usage.
        "event_name" | "eventName" => event_name: Option<String> as Optional,
        /// The event that draws credits.
        "event_subtype" | "eventSubtype" => event_subtype: Option<String> as Optional,
        /// Over which time usage is counted.
        "metric_period" | "metricPeriod" => metric_period: Option<MetricPeriod> as Optional,
        /// When monthly usage starts over.
        "month_reset" | "monthReset" => month_reset: Option<MetricPeriodMonthReset> as Optional,
        /// When usage starts over next, RFC 3339.
        "metric_reset_at" | "metricResetAt" => metric_reset_at: Option<String> as Optional,
        /// The credit that pays for the feature.
        "credit_id" | "creditId" => credit_id: Option<String> as Optional,
        /// Credits granted.
        "credit_total" | "creditTotal" => credit_total: Option<f64> as Optional,
        /// Credits used.
        "credit_used" | "creditUsed" => credit_used: Option<f64> as Optional,
        /// Credits left.
        "credit_remaining" | "creditRemaining" => credit_remaining: Option<f64> as Optional,
        /// Credits held for draws under way.
        "credit_reserved" | "creditReserved" => credit_reserved: Option<f64> as Optional,
        /// Credits left when draws under way are not counted.
        "credit_settled" | "creditSettled" => credit_settled: Option<f64> as Optional,
        /// Credits per unit of usage.
        "consumption_rate" | "consumptionRate" => consumption_rate: Option<f64> as Optional,
        /// Credits per unit of each named quantity.
        "quantity_rates" | "quantityRates" => quantity_rates: BTreeMap<String, f64> as Sparse,
        /// Usage at which to warn.
        "warning_tiers" | "warningTiers" => warning_tiers: Vec<WarningTier> as Optional,
    }
}

record! {
    /// A usage at which to warn.
    pub struct WarningTier keeps extra {
        /// The tier's name.
        "key" => key: String as Required,
        /// The usage.
        "value" => value: i64 as Required,
    }
}
