// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Entitlements`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on entitlements: of plans, by overrides, and how they are used.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list_company_overrides`](Self::list_company_overrides) | `listCompanyOverrides` | `GET /company-overrides` |
    /// | [`create_company_override`](Self::create_company_override) | `createCompanyOverride` | `POST /company-overrides` |
    /// | [`get_company_override`](Self::get_company_override) | `getCompanyOverride` | `GET /company-overrides/{company_override_id}` |
    /// | [`update_company_override`](Self::update_company_override) | `updateCompanyOverride` | `PUT /company-overrides/{company_override_id}` |
    /// | [`delete_company_override`](Self::delete_company_override) | `deleteCompanyOverride` | `DELETE /company-overrides/{company_override_id}` |
    /// | [`count_company_overrides`](Self::count_company_overrides) | `countCompanyOverrides` | `GET /company-overrides/count` |
    /// | [`list_feature_companies`](Self::list_feature_companies) | `listFeatureCompanies` | `GET /feature-companies` |
    /// | [`count_feature_companies`](Self::count_feature_companies) | `countFeatureCompanies` | `GET /feature-companies/count` |
    /// | [`list_feature_usage`](Self::list_feature_usage) | `listFeatureUsage` | `GET /feature-usage` |
    /// | [`list_feature_usage_history`](Self::list_feature_usage_history) | `listFeatureUsageHistory` | `GET /feature-usage-history` |
    /// | [`get_feature_usage_time_series`](Self::get_feature_usage_time_series) | `getFeatureUsageTimeSeries` | `GET /feature-usage-timeseries` |
    /// | [`count_feature_usage`](Self::count_feature_usage) | `countFeatureUsage` | `GET /feature-usage/count` |
    /// | [`list_feature_users`](Self::list_feature_users) | `listFeatureUsers` | `GET /feature-users` |
    /// | [`count_feature_users`](Self::count_feature_users) | `countFeatureUsers` | `GET /feature-users/count` |
    /// | [`list_plan_entitlements`](Self::list_plan_entitlements) | `listPlanEntitlements` | `GET /plan-entitlements` |
    /// | [`create_plan_entitlement`](Self::create_plan_entitlement) | `createPlanEntitlement` | `POST /plan-entitlements` |
    /// | [`get_plan_entitlement`](Self::get_plan_entitlement) | `getPlanEntitlement` | `GET /plan-entitlements/{plan_entitlement_id}` |
    /// | [`update_plan_entitlement`](Self::update_plan_entitlement) | `updatePlanEntitlement` | `PUT /plan-entitlements/{plan_entitlement_id}` |
    /// | [`delete_plan_entitlement`](Self::delete_plan_entitlement) | `deletePlanEntitlement` | `DELETE /plan-entitlements/{plan_entitlement_id}` |
    /// | [`upsert_plan_entitlement_for_billing_product`](Self::upsert_plan_entitlement_for_billing_product) | `upsertPlanEntitlementForBillingProduct` | `POST /plan-entitlements/billing-linked` |
    /// | [`count_plan_entitlements`](Self::count_plan_entitlements) | `countPlanEntitlements` | `GET /plan-entitlements/count` |
    /// | [`duplicate_plan_entitlements`](Self::duplicate_plan_entitlements) | `duplicatePlanEntitlements` | `POST /plan-entitlements/duplicate` |
    /// | [`get_feature_usage_by_company`](Self::get_feature_usage_by_company) | `getFeatureUsageByCompany` | `GET /usage-by-company` |
    /// | [`get_user_usage_by_company`](Self::get_user_usage_by_company) | `getUserUsageByCompany` | `GET /user-usage-by-company` |
    /// | [`get_user_usage_detail`](Self::get_user_usage_detail) | `getUserUsageDetail` | `GET /user-usage-detail` |
    ///
    /// Needs the feature `entitlements`, which is `api-entitlements` of `schematic-core`.
    pub struct Entitlements;
}

impl<S: Clone> Entitlements<S> {
    /// `listCompanyOverrides`: `GET /company-overrides`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_ids`, `feature_id`, `feature_ids`, `ids`, `without_expired`, `q`, `limit`, `offset`.
    #[doc(alias = "listCompanyOverrides")]
    pub fn list_company_overrides(&self) -> Request<S, ListCompanyOverrides> {
        self.request()
    }

    /// `createCompanyOverride`: `POST /company-overrides`.
    #[doc(alias = "createCompanyOverride")]
    pub fn create_company_override(
        &self,
        body: &CreateCompanyOverrideRequestBody,
    ) -> Request<S, CreateCompanyOverride> {
        self.request().body(body)
    }

    /// `getCompanyOverride`: `GET /company-overrides/{company_override_id}`.
    #[doc(alias = "getCompanyOverride")]
    pub fn get_company_override(
        &self,
        company_override_id: impl Into<CompanyOverrideId>,
    ) -> Request<S, GetCompanyOverride> {
        self.request().path(
            "company_override_id",
            Into::<CompanyOverrideId>::into(company_override_id),
        )
    }

    /// `updateCompanyOverride`: `PUT /company-overrides/{company_override_id}`.
    #[doc(alias = "updateCompanyOverride")]
    pub fn update_company_override(
        &self,
        company_override_id: impl Into<CompanyOverrideId>,
        body: &UpdateCompanyOverrideRequestBody,
    ) -> Request<S, UpdateCompanyOverride> {
        self.request()
            .path(
                "company_override_id",
                Into::<CompanyOverrideId>::into(company_override_id),
            )
            .body(body)
    }

    /// `deleteCompanyOverride`: `DELETE /company-overrides/{company_override_id}`.
    #[doc(alias = "deleteCompanyOverride")]
    pub fn delete_company_override(
        &self,
        company_override_id: impl Into<CompanyOverrideId>,
    ) -> Request<S, DeleteCompanyOverride> {
        self.request().path(
            "company_override_id",
            Into::<CompanyOverrideId>::into(company_override_id),
        )
    }

    /// `countCompanyOverrides`: `GET /company-overrides/count`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_ids`, `feature_id`, `feature_ids`, `ids`, `without_expired`, `q`, `limit`, `offset`.
    #[doc(alias = "countCompanyOverrides")]
    pub fn count_company_overrides(&self) -> Request<S, CountCompanyOverrides> {
        self.request()
    }

    /// `listFeatureCompanies`: `GET /feature-companies`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "listFeatureCompanies")]
    pub fn list_feature_companies(
        &self,
        feature_id: impl Into<FeatureId>,
    ) -> Request<S, ListFeatureCompanies> {
        self.request()
            .query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `countFeatureCompanies`: `GET /feature-companies/count`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "countFeatureCompanies")]
    pub fn count_feature_companies(
        &self,
        feature_id: impl Into<FeatureId>,
    ) -> Request<S, CountFeatureCompanies> {
        self.request()
            .query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `listFeatureUsage`: `GET /feature-usage`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_keys`, `feature_ids`, `include_usage_aggregation`, `managed_by`, `q`, `without_negative_entitlements`, `limit`, `offset`.
    #[doc(alias = "listFeatureUsage")]
    pub fn list_feature_usage(&self) -> Request<S, ListFeatureUsage> {
        self.request()
    }

    /// `listFeatureUsageHistory`: `GET /feature-usage-history`.
    ///
    /// Optional, to be set on the request: `company_ids`, `feature_ids`, `granularity`, `limit`, `offset`.
    #[doc(alias = "listFeatureUsageHistory")]
    pub fn list_feature_usage_history(
        &self,
        end_time: Timestamp,
        start_time: Timestamp,
    ) -> Request<S, ListFeatureUsageHistory> {
        self.request()
            .query("end_time", end_time)
            .query("start_time", start_time)
    }

    /// `getFeatureUsageTimeSeries`: `GET /feature-usage-timeseries`.
    ///
    /// Optional, to be set on the request: `granularity`.
    #[doc(alias = "getFeatureUsageTimeSeries")]
    pub fn get_feature_usage_time_series(
        &self,
        company_id: impl Into<CompanyId>,
        end_time: Timestamp,
        feature_id: impl Into<FeatureId>,
        start_time: Timestamp,
    ) -> Request<S, GetFeatureUsageTimeSeries> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
            .query("end_time", end_time)
            .query("feature_id", Into::<FeatureId>::into(feature_id))
            .query("start_time", start_time)
    }

    /// `countFeatureUsage`: `GET /feature-usage/count`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_keys`, `feature_ids`, `include_usage_aggregation`, `managed_by`, `q`, `without_negative_entitlements`, `limit`, `offset`.
    #[doc(alias = "countFeatureUsage")]
    pub fn count_feature_usage(&self) -> Request<S, CountFeatureUsage> {
        self.request()
    }

    /// `listFeatureUsers`: `GET /feature-users`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "listFeatureUsers")]
    pub fn list_feature_users(
        &self,
        feature_id: impl Into<FeatureId>,
    ) -> Request<S, ListFeatureUsers> {
        self.request()
            .query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `countFeatureUsers`: `GET /feature-users/count`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "countFeatureUsers")]
    pub fn count_feature_users(
        &self,
        feature_id: impl Into<FeatureId>,
    ) -> Request<S, CountFeatureUsers> {
        self.request()
            .query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `listPlanEntitlements`: `GET /plan-entitlements`.
    ///
    /// Optional, to be set on the request: `feature_id`, `feature_ids`, `ids`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `q`, `with_metered_products`, `limit`, `offset`.
    #[doc(alias = "listPlanEntitlements")]
    pub fn list_plan_entitlements(&self) -> Request<S, ListPlanEntitlements> {
        self.request()
    }

    /// `createPlanEntitlement`: `POST /plan-entitlements`.
    #[doc(alias = "createPlanEntitlement")]
    pub fn create_plan_entitlement(
        &self,
        body: &CreatePlanEntitlementRequestBody,
    ) -> Request<S, CreatePlanEntitlement> {
        self.request().body(body)
    }

    /// `getPlanEntitlement`: `GET /plan-entitlements/{plan_entitlement_id}`.
    #[doc(alias = "getPlanEntitlement")]
    pub fn get_plan_entitlement(
        &self,
        plan_entitlement_id: impl Into<PlanEntitlementId>,
    ) -> Request<S, GetPlanEntitlement> {
        self.request().path(
            "plan_entitlement_id",
            Into::<PlanEntitlementId>::into(plan_entitlement_id),
        )
    }

    /// `updatePlanEntitlement`: `PUT /plan-entitlements/{plan_entitlement_id}`.
    #[doc(alias = "updatePlanEntitlement")]
    pub fn update_plan_entitlement(
        &self,
        plan_entitlement_id: impl Into<PlanEntitlementId>,
        body: &UpdatePlanEntitlementRequestBody,
    ) -> Request<S, UpdatePlanEntitlement> {
        self.request()
            .path(
                "plan_entitlement_id",
                Into::<PlanEntitlementId>::into(plan_entitlement_id),
            )
            .body(body)
    }

    /// `deletePlanEntitlement`: `DELETE /plan-entitlements/{plan_entitlement_id}`.
    #[doc(alias = "deletePlanEntitlement")]
    pub fn delete_plan_entitlement(
        &self,
        plan_entitlement_id: impl Into<PlanEntitlementId>,
    ) -> Request<S, DeletePlanEntitlement> {
        self.request().path(
            "plan_entitlement_id",
            Into::<PlanEntitlementId>::into(plan_entitlement_id),
        )
    }

    /// `upsertPlanEntitlementForBillingProduct`: `POST /plan-entitlements/billing-linked`.
    #[doc(alias = "upsertPlanEntitlementForBillingProduct")]
    pub fn upsert_plan_entitlement_for_billing_product(
        &self,
        body: &CreateBillingLinkedPlanEntitlementRequestBody,
    ) -> Request<S, UpsertPlanEntitlementForBillingProduct> {
        self.request().body(body)
    }

    /// `countPlanEntitlements`: `GET /plan-entitlements/count`.
    ///
    /// Optional, to be set on the request: `feature_id`, `feature_ids`, `ids`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `q`, `with_metered_products`, `limit`, `offset`.
    #[doc(alias = "countPlanEntitlements")]
    pub fn count_plan_entitlements(&self) -> Request<S, CountPlanEntitlements> {
        self.request()
    }

    /// `duplicatePlanEntitlements`: `POST /plan-entitlements/duplicate`.
    #[doc(alias = "duplicatePlanEntitlements")]
    pub fn duplicate_plan_entitlements(
        &self,
        body: &DuplicatePlanEntitlementsRequestBody,
    ) -> Request<S, DuplicatePlanEntitlements> {
        self.request().body(body)
    }

    /// `getFeatureUsageByCompany`: `GET /usage-by-company`.
    #[doc(alias = "getFeatureUsageByCompany")]
    pub fn get_feature_usage_by_company(
        &self,
        keys: impl IntoIterator<Item = (impl AsRef<str>, impl Into<String>)>,
    ) -> Request<S, GetFeatureUsageByCompany> {
        self.request().query_map("keys", keys)
    }

    /// `getUserUsageByCompany`: `GET /user-usage-by-company`.
    ///
    /// Optional, to be set on the request: `end_time`, `feature_id`, `start_time`.
    #[doc(alias = "getUserUsageByCompany")]
    pub fn get_user_usage_by_company(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, GetUserUsageByCompany> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `getUserUsageDetail`: `GET /user-usage-detail`.
    ///
    /// Optional, to be set on the request: `end_time`, `start_time`.
    #[doc(alias = "getUserUsageDetail")]
    pub fn get_user_usage_detail(
        &self,
        company_id: impl Into<CompanyId>,
        user_id: impl Into<UserId>,
    ) -> Request<S, GetUserUsageDetail> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
            .query("user_id", Into::<UserId>::into(user_id))
    }
}

operation! {
    /// `listCompanyOverrides`: `GET /company-overrides`, made by [`Entitlements::list_company_overrides`].
    pub ListCompanyOverrides: GET "/company-overrides", "listCompanyOverrides" in "entitlements"
        => Vec<CompanyOverrideResponseData>, paged CompanyOverrideResponseData;
}

operation! {
    /// `createCompanyOverride`: `POST /company-overrides`, made by [`Entitlements::create_company_override`].
    pub CreateCompanyOverride: POST "/company-overrides", "createCompanyOverride" in "entitlements"
        => CompanyOverrideResponseData;
}

operation! {
    /// `getCompanyOverride`: `GET /company-overrides/{company_override_id}`, made by [`Entitlements::get_company_override`].
    pub GetCompanyOverride: GET "/company-overrides/{company_override_id}", "getCompanyOverride" in "entitlements"
        => CompanyOverrideResponseData;
}

operation! {
    /// `updateCompanyOverride`: `PUT /company-overrides/{company_override_id}`, made by [`Entitlements::update_company_override`].
    pub UpdateCompanyOverride: PUT "/company-overrides/{company_override_id}", "updateCompanyOverride" in "entitlements"
        => CompanyOverrideResponseData;
}

operation! {
    /// `deleteCompanyOverride`: `DELETE /company-overrides/{company_override_id}`, made by [`Entitlements::delete_company_override`].
    pub DeleteCompanyOverride: DELETE "/company-overrides/{company_override_id}", "deleteCompanyOverride" in "entitlements"
        => DeleteResponse;
}

operation! {
    /// `countCompanyOverrides`: `GET /company-overrides/count`, made by [`Entitlements::count_company_overrides`].
    pub CountCompanyOverrides: GET "/company-overrides/count", "countCompanyOverrides" in "entitlements"
        => CountResponse;
}

operation! {
    /// `listFeatureCompanies`: `GET /feature-companies`, made by [`Entitlements::list_feature_companies`].
    pub ListFeatureCompanies: GET "/feature-companies", "listFeatureCompanies" in "entitlements"
        => Vec<FeatureCompanyResponseData>, paged FeatureCompanyResponseData;
}

operation! {
    /// `countFeatureCompanies`: `GET /feature-companies/count`, made by [`Entitlements::count_feature_companies`].
    pub CountFeatureCompanies: GET "/feature-companies/count", "countFeatureCompanies" in "entitlements"
        => CountResponse;
}

operation! {
    /// `listFeatureUsage`: `GET /feature-usage`, made by [`Entitlements::list_feature_usage`].
    pub ListFeatureUsage: GET "/feature-usage", "listFeatureUsage" in "entitlements"
        => Vec<FeatureUsageResponseData>, paged FeatureUsageResponseData;
}

operation! {
    /// `listFeatureUsageHistory`: `GET /feature-usage-history`, made by [`Entitlements::list_feature_usage_history`].
    pub ListFeatureUsageHistory: GET "/feature-usage-history", "listFeatureUsageHistory" in "entitlements"
        => Vec<FeatureUsageHistoryResponseData>, paged FeatureUsageHistoryResponseData;
}

operation! {
    /// `getFeatureUsageTimeSeries`: `GET /feature-usage-timeseries`, made by [`Entitlements::get_feature_usage_time_series`].
    pub GetFeatureUsageTimeSeries: GET "/feature-usage-timeseries", "getFeatureUsageTimeSeries" in "entitlements"
        => FeatureUsageTimeSeriesResponseData;
}

operation! {
    /// `countFeatureUsage`: `GET /feature-usage/count`, made by [`Entitlements::count_feature_usage`].
    pub CountFeatureUsage: GET "/feature-usage/count", "countFeatureUsage" in "entitlements"
        => CountResponse;
}

operation! {
    /// `listFeatureUsers`: `GET /feature-users`, made by [`Entitlements::list_feature_users`].
    pub ListFeatureUsers: GET "/feature-users", "listFeatureUsers" in "entitlements"
        => Vec<FeatureCompanyUserResponseData>, paged FeatureCompanyUserResponseData;
}

operation! {
    /// `countFeatureUsers`: `GET /feature-users/count`, made by [`Entitlements::count_feature_users`].
    pub CountFeatureUsers: GET "/feature-users/count", "countFeatureUsers" in "entitlements"
        => CountResponse;
}

operation! {
    /// `listPlanEntitlements`: `GET /plan-entitlements`, made by [`Entitlements::list_plan_entitlements`].
    pub ListPlanEntitlements: GET "/plan-entitlements", "listPlanEntitlements" in "entitlements"
        => Vec<PlanEntitlementResponseData>, paged PlanEntitlementResponseData;
}

operation! {
    /// `createPlanEntitlement`: `POST /plan-entitlements`, made by [`Entitlements::create_plan_entitlement`].
    pub CreatePlanEntitlement: POST "/plan-entitlements", "createPlanEntitlement" in "entitlements"
        => PlanEntitlementResponseData;
}

operation! {
    /// `getPlanEntitlement`: `GET /plan-entitlements/{plan_entitlement_id}`, made by [`Entitlements::get_plan_entitlement`].
    pub GetPlanEntitlement: GET "/plan-entitlements/{plan_entitlement_id}", "getPlanEntitlement" in "entitlements"
        => PlanEntitlementResponseData;
}

operation! {
    /// `updatePlanEntitlement`: `PUT /plan-entitlements/{plan_entitlement_id}`, made by [`Entitlements::update_plan_entitlement`].
    pub UpdatePlanEntitlement: PUT "/plan-entitlements/{plan_entitlement_id}", "updatePlanEntitlement" in "entitlements"
        => PlanEntitlementResponseData;
}

operation! {
    /// `deletePlanEntitlement`: `DELETE /plan-entitlements/{plan_entitlement_id}`, made by [`Entitlements::delete_plan_entitlement`].
    pub DeletePlanEntitlement: DELETE "/plan-entitlements/{plan_entitlement_id}", "deletePlanEntitlement" in "entitlements"
        => DeleteResponse;
}

operation! {
    /// `upsertPlanEntitlementForBillingProduct`: `POST /plan-entitlements/billing-linked`, made by [`Entitlements::upsert_plan_entitlement_for_billing_product`].
    pub UpsertPlanEntitlementForBillingProduct: POST "/plan-entitlements/billing-linked", "upsertPlanEntitlementForBillingProduct" in "entitlements"
        => PlanEntitlementResponseData;
}

operation! {
    /// `countPlanEntitlements`: `GET /plan-entitlements/count`, made by [`Entitlements::count_plan_entitlements`].
    pub CountPlanEntitlements: GET "/plan-entitlements/count", "countPlanEntitlements" in "entitlements"
        => CountResponse;
}

operation! {
    /// `duplicatePlanEntitlements`: `POST /plan-entitlements/duplicate`, made by [`Entitlements::duplicate_plan_entitlements`].
    pub DuplicatePlanEntitlements: POST "/plan-entitlements/duplicate", "duplicatePlanEntitlements" in "entitlements"
        => DuplicatePlanEntitlementsResponseResponseData;
}

operation! {
    /// `getFeatureUsageByCompany`: `GET /usage-by-company`, made by [`Entitlements::get_feature_usage_by_company`].
    pub GetFeatureUsageByCompany: GET "/usage-by-company", "getFeatureUsageByCompany" in "entitlements"
        => FeatureUsageDetailResponseData;
}

operation! {
    /// `getUserUsageByCompany`: `GET /user-usage-by-company`, made by [`Entitlements::get_user_usage_by_company`].
    pub GetUserUsageByCompany: GET "/user-usage-by-company", "getUserUsageByCompany" in "entitlements"
        => UserUsageByCompanyResponseData;
}

operation! {
    /// `getUserUsageDetail`: `GET /user-usage-detail`, made by [`Entitlements::get_user_usage_detail`].
    pub GetUserUsageDetail: GET "/user-usage-detail", "getUserUsageDetail" in "entitlements"
        => UserUsageDetailResponseData;
}

parameters! {
    [ListCompanyOverrides, CountCompanyOverrides] {
        "company_id" company_id(into CompanyId);
        "company_ids" company_ids(each into CompanyId);
        "feature_id" feature_id(into FeatureId);
        "feature_ids" feature_ids(each into FeatureId);
        "ids" ids(each into CompanyOverrideId);
        "without_expired" without_expired(bool);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListFeatureCompanies, CountFeatureCompanies, ListFeatureUsers, CountFeatureUsers] {
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListFeatureUsage, CountFeatureUsage] {
        "company_id" company_id(into CompanyId);
        "company_keys" company_keys(map);
        "feature_ids" feature_ids(each into FeatureId);
        "include_usage_aggregation" include_usage_aggregation(bool);
        "managed_by" managed_by(into BillingProviderType);
        "q" q(into String);
        "without_negative_entitlements" without_negative_entitlements(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListFeatureUsageHistory] {
        "company_ids" company_ids(each into CompanyId);
        "feature_ids" feature_ids(each into FeatureId);
        "granularity" granularity(into TimeSeriesGranularity);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [GetFeatureUsageTimeSeries] {
        "granularity" granularity(into TimeSeriesGranularity);
    }
}

parameters! {
    [ListPlanEntitlements, CountPlanEntitlements] {
        "feature_id" feature_id(into FeatureId);
        "feature_ids" feature_ids(each into FeatureId);
        "ids" ids(each into PlanEntitlementId);
        "plan_id" plan_id(into PlanId);
        "plan_ids" plan_ids(each into PlanId);
        "plan_version_id" plan_version_id(into String);
        "plan_version_ids" plan_version_ids(each into String);
        "q" q(into String);
        "with_metered_products" with_metered_products(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [GetUserUsageByCompany] {
        "end_time" end_time(Timestamp);
        "feature_id" feature_id(into FeatureId);
        "start_time" start_time(Timestamp);
    }
}

parameters! {
    [GetUserUsageDetail] {
        "end_time" end_time(Timestamp);
        "start_time" start_time(Timestamp);
    }
}
