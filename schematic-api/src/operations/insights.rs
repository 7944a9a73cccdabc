// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Insights`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on insights.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`get_activity`](Self::get_activity) | `getActivity` | `GET /insights/activity` |
    /// | [`get_environment_feature_usage_time_series`](Self::get_environment_feature_usage_time_series) | `getEnvironmentFeatureUsageTimeSeries` | `GET /insights/feature-usage-timeseries` |
    /// | [`get_plan_growth`](Self::get_plan_growth) | `getPlanGrowth` | `GET /insights/plan-growth` |
    /// | [`get_summary`](Self::get_summary) | `getSummary` | `GET /insights/summary` |
    /// | [`get_top_features_by_usage`](Self::get_top_features_by_usage) | `getTopFeaturesByUsage` | `GET /insights/top-features` |
    /// | [`get_environment_trait_usage_time_series`](Self::get_environment_trait_usage_time_series) | `getEnvironmentTraitUsageTimeSeries` | `GET /insights/trait-usage-timeseries` |
    ///
    /// Needs the feature `insights`, which is `api-insights` of `schematic-core`.
    pub struct Insights;
}

impl<S: Clone> Insights<S> {
    /// `getActivity`: `GET /insights/activity`.
    ///
    /// Optional, to be set on the request: `limit`.
    #[doc(alias = "getActivity")]
    pub fn get_activity(&self) -> Request<S, GetActivity> {
        self.request()
    }

    /// `getEnvironmentFeatureUsageTimeSeries`: `GET /insights/feature-usage-timeseries`.
    ///
    /// Optional, to be set on the request: `granularity`.
    #[doc(alias = "getEnvironmentFeatureUsageTimeSeries")]
    pub fn get_environment_feature_usage_time_series(
        &self,
        end_time: Timestamp,
        feature_id: impl Into<FeatureId>,
        start_time: Timestamp,
    ) -> Request<S, GetEnvironmentFeatureUsageTimeSeries> {
        self.request()
            .query("end_time", end_time)
            .query("feature_id", Into::<FeatureId>::into(feature_id))
            .query("start_time", start_time)
    }

    /// `getPlanGrowth`: `GET /insights/plan-growth`.
    ///
    /// Optional, to be set on the request: `months`.
    #[doc(alias = "getPlanGrowth")]
    pub fn get_plan_growth(&self) -> Request<S, GetPlanGrowth> {
        self.request()
    }

    /// `getSummary`: `GET /insights/summary`.
    #[doc(alias = "getSummary")]
    pub fn get_summary(&self) -> Request<S, GetSummary> {
        self.request()
    }

    /// `getTopFeaturesByUsage`: `GET /insights/top-features`.
    ///
    /// Optional, to be set on the request: `limit`.
    #[doc(alias = "getTopFeaturesByUsage")]
    pub fn get_top_features_by_usage(
        &self,
        end_time: Timestamp,
        start_time: Timestamp,
    ) -> Request<S, GetTopFeaturesByUsage> {
        self.request()
            .query("end_time", end_time)
            .query("start_time", start_time)
    }

    /// `getEnvironmentTraitUsageTimeSeries`: `GET /insights/trait-usage-timeseries`.
    ///
    /// Optional, to be set on the request: `granularity`.
    #[doc(alias = "getEnvironmentTraitUsageTimeSeries")]
    pub fn get_environment_trait_usage_time_series(
        &self,
        end_time: Timestamp,
        feature_id: impl Into<FeatureId>,
        start_time: Timestamp,
    ) -> Request<S, GetEnvironmentTraitUsageTimeSeries> {
        self.request()
            .query("end_time", end_time)
            .query("feature_id", Into::<FeatureId>::into(feature_id))
            .query("start_time", start_time)
    }
}

operation! {
    /// `getActivity`: `GET /insights/activity`, made by [`Insights::get_activity`].
    pub GetActivity: GET "/insights/activity", "getActivity" in "insights"
        => ActivityResponseResponseData;
}

operation! {
    /// `getEnvironmentFeatureUsageTimeSeries`: `GET /insights/feature-usage-timeseries`, made by [`Insights::get_environment_feature_usage_time_series`].
    pub GetEnvironmentFeatureUsageTimeSeries: GET "/insights/feature-usage-timeseries", "getEnvironmentFeatureUsageTimeSeries" in "insights"
        => EnvironmentFeatureUsageTimeSeriesResponseData;
}

operation! {
    /// `getPlanGrowth`: `GET /insights/plan-growth`, made by [`Insights::get_plan_growth`].
    pub GetPlanGrowth: GET "/insights/plan-growth", "getPlanGrowth" in "insights"
        => PlanGrowthResponseData;
}

operation! {
    /// `getSummary`: `GET /insights/summary`, made by [`Insights::get_summary`].
    pub GetSummary: GET "/insights/summary", "getSummary" in "insights"
        => InsightsSummaryResponseData;
}

operation! {
    /// `getTopFeaturesByUsage`: `GET /insights/top-features`, made by [`Insights::get_top_features_by_usage`].
    pub GetTopFeaturesByUsage: GET "/insights/top-features", "getTopFeaturesByUsage" in "insights"
        => TopFeaturesByUsageResponseData;
}

operation! {
    /// `getEnvironmentTraitUsageTimeSeries`: `GET /insights/trait-usage-timeseries`, made by [`Insights::get_environment_trait_usage_time_series`].
    pub GetEnvironmentTraitUsageTimeSeries: GET "/insights/trait-usage-timeseries", "getEnvironmentTraitUsageTimeSeries" in "insights"
        => EnvironmentTraitUsageTimeSeriesResponseData;
}

parameters! {
    [GetActivity, GetTopFeaturesByUsage] {
        "limit" limit(i64);
    }
}

parameters! {
    [GetEnvironmentFeatureUsageTimeSeries, GetEnvironmentTraitUsageTimeSeries] {
        "granularity" granularity(into TimeSeriesGranularity);
    }
}

parameters! {
    [GetPlanGrowth] {
        "months" months(i64);
    }
}
