// Written by `cargo xtask codegen`; changes belong into the generator.

//! Types of the operations of [`insights`](crate::operations::insights).

use super::*;
use crate::runtime::Timestamp;
use crate::runtime::record::record;

#[cfg(feature = "insights")]
record! {
    /// Part of [`ActivityResponseResponseData`].
    ///
    /// Needs the feature `insights`.
    pub struct ActivityEntryResponseData requires 0b111111 {
        /// `actor_name`.
        0 "actor_name" actor_name: String,
        /// `method`.
        1 "method" method: String,
        /// `resource_name`.
        2 "resource_name" resource_name: String,
        /// `resource_type`.
        3 "resource_type" resource_type: String,
        /// `timestamp`.
        4 "timestamp" timestamp: Timestamp,
        /// `title`.
        5 "title" title: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getActivity` returns.
    ///
    /// Needs the feature `insights`.
    pub struct ActivityResponseResponseData requires 0b1 {
        /// `entries`.
        0 "entries" entries: Vec<ActivityEntryResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getEnvironmentFeatureUsageTimeSeries` returns.
    ///
    /// Needs the feature `insights`.
    pub struct EnvironmentFeatureUsageTimeSeriesResponseData requires 0b111 {
        /// `event_subtype`.
        0 "event_subtype" event_subtype: String,
        /// `feature_id`.
        1 "feature_id" feature_id: FeatureId,
        /// `points`.
        2 "points" points: Vec<EnvironmentUsagePointResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getEnvironmentTraitUsageTimeSeries` returns.
    ///
    /// Needs the feature `insights`.
    pub struct EnvironmentTraitUsageTimeSeriesResponseData requires 0b111 {
        /// `feature_id`.
        0 "feature_id" feature_id: FeatureId,
        /// `points`.
        1 "points" points: Vec<EnvironmentUsagePointResponseData>,
        /// `trait_definition_id`.
        2 "trait_definition_id" trait_definition_id: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`EnvironmentFeatureUsageTimeSeriesResponseData`] and [`EnvironmentTraitUsageTimeSeriesResponseData`].
    ///
    /// Needs the feature `insights`.
    pub struct EnvironmentUsagePointResponseData requires 0b11 {
        /// `timestamp`.
        0 "timestamp" timestamp: Timestamp,
        /// `usage`.
        1 "usage" usage: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getSummary` returns.
    ///
    /// Needs the feature `insights`.
    pub struct InsightsSummaryResponseData requires 0b111111 {
        /// `active_credits`.
        0 "active_credits" active_credits: f64,
        /// `mrr`.
        1 "mrr" mrr: Vec<MrrResponseData>,
        /// `paid_companies`.
        2 "paid_companies" paid_companies: i64,
        /// `total_companies`.
        3 "total_companies" total_companies: i64,
        /// `total_features`.
        4 "total_features" total_features: i64,
        /// `total_plans`.
        5 "total_plans" total_plans: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`InsightsSummaryResponseData`].
    ///
    /// Needs the feature `insights`.
    pub struct MrrResponseData requires 0b11 {
        /// `amount`.
        0 "amount" amount: i64,
        /// `currency`.
        1 "currency" currency: String,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`PlanGrowthResponseData`].
    ///
    /// Needs the feature `insights`.
    pub struct PlanGrowthPointResponseData requires 0b1111 {
        /// `month`.
        0 "month" month: Timestamp,
        /// `plan_id`.
        1 "plan_id" plan_id: PlanId,
        /// `plan_name`.
        2 "plan_name" plan_name: String,
        /// `subscribers`.
        3 "subscribers" subscribers: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getPlanGrowth` returns.
    ///
    /// Needs the feature `insights`.
    pub struct PlanGrowthResponseData requires 0b1 {
        /// `points`.
        0 "points" points: Vec<PlanGrowthPointResponseData>,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Part of [`TopFeaturesByUsageResponseData`].
    ///
    /// Needs the feature `insights`.
    pub struct TopFeatureByUsageResponseData requires 0b110110 {
        /// `change_pct`.
        0 "change_pct" change_pct: Option<f64>,
        /// `feature_id`.
        1 "feature_id" feature_id: FeatureId,
        /// `feature_name`.
        2 "feature_name" feature_name: String,
        /// `plural_name`.
        3 "plural_name" plural_name: Option<String>,
        /// `prior_usage`.
        4 "prior_usage" prior_usage: i64,
        /// `usage`.
        5 "usage" usage: i64,
    }
}

#[cfg(feature = "insights")]
record! {
    /// Data that `getTopFeaturesByUsage` returns.
    ///
    /// Needs the feature `insights`.
    pub struct TopFeaturesByUsageResponseData requires 0b1 {
        /// `features`.
        0 "features" features: Vec<TopFeatureByUsageResponseData>,
    }
}
