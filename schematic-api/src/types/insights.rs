// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`insights`](crate::operations::insights).

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "insights")]
record! {
    /// Part of [`ActivityResponseResponseData`].
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct ActivityEntryResponseData requires 0b111111 {
        0 "actor_name" actor_name: String,
        1 "method" method: String,
        2 "resource_name" resource_name: String,
        3 "resource_type" resource_type: String,
        4 "timestamp" timestamp: Timestamp,
        5 "title" title: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getActivity` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct ActivityResponseResponseData requires 0b1 {
        0 "entries" entries: Vec<ActivityEntryResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getEnvironmentFeatureUsageTimeSeries` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct EnvironmentFeatureUsageTimeSeriesResponseData requires 0b111 {
        0 "event_subtype" event_subtype: String,
        1 "feature_id" feature_id: FeatureId,
        2 "points" points: Vec<EnvironmentUsagePointResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getEnvironmentTraitUsageTimeSeries` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct EnvironmentTraitUsageTimeSeriesResponseData requires 0b111 {
        0 "feature_id" feature_id: FeatureId,
        1 "points" points: Vec<EnvironmentUsagePointResponseData>,
        2 "trait_definition_id" trait_definition_id: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`EnvironmentFeatureUsageTimeSeriesResponseData`] and [`EnvironmentTraitUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct EnvironmentUsagePointResponseData requires 0b11 {
        0 "timestamp" timestamp: Timestamp,
        1 "usage" usage: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getSummary` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct InsightsSummaryResponseData requires 0b111111 {
        0 "active_credits" active_credits: f64,
        1 "mrr" mrr: Vec<MrrResponseData>,
        2 "paid_companies" paid_companies: i64,
        3 "total_companies" total_companies: i64,
        4 "total_features" total_features: i64,
        5 "total_plans" total_plans: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`InsightsSummaryResponseData`].
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct MrrResponseData requires 0b11 {
        0 "amount" amount: i64,
        1 "currency" currency: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`PlanGrowthResponseData`].
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct PlanGrowthPointResponseData requires 0b1111 {
        0 "month" month: Timestamp,
        1 "plan_id" plan_id: PlanId,
        2 "plan_name" plan_name: String,
        3 "subscribers" subscribers: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getPlanGrowth` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct PlanGrowthResponseData requires 0b1 {
        0 "points" points: Vec<PlanGrowthPointResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`TopFeaturesByUsageResponseData`].
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct TopFeatureByUsageResponseData requires 0b110110 {
        0 "change_pct" change_pct: Option<f64>,
        1 "feature_id" feature_id: FeatureId,
        2 "feature_name" feature_name: String,
        3 "plural_name" plural_name: Option<String>,
        4 "prior_usage" prior_usage: i64,
        5 "usage" usage: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getTopFeaturesByUsage` returns.
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct TopFeaturesByUsageResponseData requires 0b1 {
        0 "features" features: Vec<TopFeatureByUsageResponseData>,
    }
}
