// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Plans`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on plans.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`update_company_plans`](Self::update_company_plans) | `updateCompanyPlans` | `PUT /company-plans/{company_id}` |
    /// | [`list_custom_plan_billings`](Self::list_custom_plan_billings) | `listCustomPlanBillings` | `GET /custom-plan-billings` |
    /// | [`mark_custom_plan_billing_paid`](Self::mark_custom_plan_billing_paid) | `markCustomPlanBillingPaid` | `PUT /custom-plan-billings/{custom_plan_billing_id}/mark-paid` |
    /// | [`retry_custom_plan_billing`](Self::retry_custom_plan_billing) | `retryCustomPlanBilling` | `PUT /custom-plan-billings/{custom_plan_billing_id}/retry` |
    /// | [`create_custom_plan`](Self::create_custom_plan) | `createCustomPlan` | `POST /custom-plans` |
    /// | [`list`](Self::list) | `listPlans` | `GET /plans` |
    /// | [`create`](Self::create) | `createPlan` | `POST /plans` |
    /// | [`get`](Self::get) | `getPlan` | `GET /plans/{plan_id}` |
    /// | [`update`](Self::update) | `updatePlan` | `PUT /plans/{plan_id}` |
    /// | [`delete`](Self::delete) | `deletePlan` | `DELETE /plans/{plan_id}` |
    /// | [`upsert_billing_product_plan`](Self::upsert_billing_product_plan) | `upsertBillingProductPlan` | `PUT /plans/{plan_id}/billing_products` |
    /// | [`upsert_for_billing_product`](Self::upsert_for_billing_product) | `upsertPlanForBillingProduct` | `POST /plans/billing-linked` |
    /// | [`list_billing_product_match_companies`](Self::list_billing_product_match_companies) | `listBillingProductMatchCompanies` | `GET /plans/billing-product-match-companies` |
    /// | [`count_billing_product_match_companies`](Self::count_billing_product_match_companies) | `countBillingProductMatchCompanies` | `GET /plans/billing-product-match-companies/count` |
    /// | [`count`](Self::count) | `countPlans` | `GET /plans/count` |
    /// | [`list_issues`](Self::list_issues) | `listPlanIssues` | `GET /plans/issues` |
    /// | [`delete_version`](Self::delete_version) | `deletePlanVersion` | `DELETE /plans/version/{plan_version_id}` |
    /// | [`publish_version`](Self::publish_version) | `publishPlanVersion` | `PUT /plans/version/{plan_version_id}/publish` |
    ///
    /// Needs the feature `plans`, which is `api-plans` of `schematic-core`.
    pub struct Plans;
}

impl<S: Clone> Plans<S> {
    /// `updateCompanyPlans`: `PUT /company-plans/{company_id}`.
    #[doc(alias = "updateCompanyPlans")]
    pub fn update_company_plans(
        &self,
        company_id: impl Into<CompanyId>,
        body: &UpdateCompanyPlansRequestBody,
    ) -> Request<S, UpdateCompanyPlans> {
        self.request()
            .path("company_id", Into::<CompanyId>::into(company_id))
            .body(body)
    }

    /// `listCustomPlanBillings`: `GET /custom-plan-billings`.
    ///
    /// Optional, to be set on the request: `company_id`, `plan_id`, `plan_billing_source`, `status`, `statuses`, `limit`, `offset`.
    #[doc(alias = "listCustomPlanBillings")]
    pub fn list_custom_plan_billings(&self) -> Request<S, ListCustomPlanBillings> {
        self.request()
    }

    /// `markCustomPlanBillingPaid`: `PUT /custom-plan-billings/{custom_plan_billing_id}/mark-paid`.
    #[doc(alias = "markCustomPlanBillingPaid")]
    pub fn mark_custom_plan_billing_paid(
        &self,
        custom_plan_billing_id: impl Into<String>,
        body: &MarkCustomPlanBillingPaidRequestBody,
    ) -> Request<S, MarkCustomPlanBillingPaid> {
        self.request()
            .path("custom_plan_billing_id", custom_plan_billing_id)
            .body(body)
    }

    /// `retryCustomPlanBilling`: `PUT /custom-plan-billings/{custom_plan_billing_id}/retry`.
    #[doc(alias = "retryCustomPlanBilling")]
    pub fn retry_custom_plan_billing(
        &self,
        custom_plan_billing_id: impl Into<String>,
        body: &RetryCustomPlanBillingRequestBody,
    ) -> Request<S, RetryCustomPlanBilling> {
        self.request()
            .path("custom_plan_billing_id", custom_plan_billing_id)
            .body(body)
    }

    /// `createCustomPlan`: `POST /custom-plans`.
    #[doc(alias = "createCustomPlan")]
    pub fn create_custom_plan(
        &self,
        body: &CreateCustomPlanRequestBody,
    ) -> Request<S, CreateCustomPlan> {
        self.request().body(body)
    }

    /// `listPlans`: `GET /plans`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_scoped_only`, `exclude_company_scoped`, `for_fallback_plan`, `for_initial_plan`, `for_trial_expiry_plan`, `has_product_id`, `ids`, `include_draft_versions`, `plan_type`, `q`, `scoped_to_company_id`, `with_entitlements`, `without_entitlement_for`, `without_paid_product_id`, `limit`, `offset`.
    #[doc(alias = "listPlans")]
    pub fn list(&self) -> Request<S, ListPlans> {
        self.request()
    }

    /// `createPlan`: `POST /plans`.
    #[doc(alias = "createPlan")]
    pub fn create(&self, body: &CreatePlanRequestBody) -> Request<S, CreatePlan> {
        self.request().body(body)
    }

    /// `getPlan`: `GET /plans/{plan_id}`.
    ///
    /// Optional, to be set on the request: `plan_version_id`.
    #[doc(alias = "getPlan")]
    pub fn get(&self, plan_id: impl Into<PlanId>) -> Request<S, GetPlan> {
        self.request()
            .path("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `updatePlan`: `PUT /plans/{plan_id}`.
    #[doc(alias = "updatePlan")]
    pub fn update(
        &self,
        plan_id: impl Into<PlanId>,
        body: &UpdatePlanRequestBody,
    ) -> Request<S, UpdatePlan> {
        self.request()
            .path("plan_id", Into::<PlanId>::into(plan_id))
            .body(body)
    }

    /// `deletePlan`: `DELETE /plans/{plan_id}`.
    #[doc(alias = "deletePlan")]
    pub fn delete(&self, plan_id: impl Into<PlanId>) -> Request<S, DeletePlan> {
        self.request()
            .path("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `upsertBillingProductPlan`: `PUT /plans/{plan_id}/billing_products`.
    #[doc(alias = "upsertBillingProductPlan")]
    pub fn upsert_billing_product_plan(
        &self,
        plan_id: impl Into<PlanId>,
        body: &UpsertBillingProductRequestBody,
    ) -> Request<S, UpsertBillingProductPlan> {
        self.request()
            .path("plan_id", Into::<PlanId>::into(plan_id))
            .body(body)
    }

    /// `upsertPlanForBillingProduct`: `POST /plans/billing-linked`.
    #[doc(alias = "upsertPlanForBillingProduct")]
    pub fn upsert_for_billing_product(
        &self,
        body: &CreateBillingLinkedPlanRequestBody,
    ) -> Request<S, UpsertPlanForBillingProduct> {
        self.request().body(body)
    }

    /// `listBillingProductMatchCompanies`: `GET /plans/billing-product-match-companies`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "listBillingProductMatchCompanies")]
    pub fn list_billing_product_match_companies(
        &self,
        plan_id: impl Into<PlanId>,
    ) -> Request<S, ListBillingProductMatchCompanies> {
        self.request()
            .query("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `countBillingProductMatchCompanies`: `GET /plans/billing-product-match-companies/count`.
    ///
    /// Optional, to be set on the request: `q`, `limit`, `offset`.
    #[doc(alias = "countBillingProductMatchCompanies")]
    pub fn count_billing_product_match_companies(
        &self,
        plan_id: impl Into<PlanId>,
    ) -> Request<S, CountBillingProductMatchCompanies> {
        self.request()
            .query("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `countPlans`: `GET /plans/count`.
    ///
    /// Optional, to be set on the request: `company_id`, `company_scoped_only`, `exclude_company_scoped`, `for_fallback_plan`, `for_initial_plan`, `for_trial_expiry_plan`, `has_product_id`, `ids`, `include_draft_versions`, `plan_type`, `q`, `scoped_to_company_id`, `with_entitlements`, `without_entitlement_for`, `without_paid_product_id`, `limit`, `offset`.
    #[doc(alias = "countPlans")]
    pub fn count(&self) -> Request<S, CountPlans> {
        self.request()
    }

    /// `listPlanIssues`: `GET /plans/issues`.
    ///
    /// Optional, to be set on the request: `plan_version_id`.
    #[doc(alias = "listPlanIssues")]
    pub fn list_issues(&self, plan_id: impl Into<PlanId>) -> Request<S, ListPlanIssues> {
        self.request()
            .query("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `deletePlanVersion`: `DELETE /plans/version/{plan_version_id}`.
    ///
    /// Optional, to be set on the request: `promote_archived_version`.
    #[doc(alias = "deletePlanVersion")]
    pub fn delete_version(
        &self,
        plan_version_id: impl Into<String>,
    ) -> Request<S, DeletePlanVersion> {
        self.request().path("plan_version_id", plan_version_id)
    }

    /// `publishPlanVersion`: `PUT /plans/version/{plan_version_id}/publish`.
    #[doc(alias = "publishPlanVersion")]
    pub fn publish_version(
        &self,
        plan_version_id: impl Into<String>,
        body: &PublishPlanVersionRequestBody,
    ) -> Request<S, PublishPlanVersion> {
        self.request()
            .path("plan_version_id", plan_version_id)
            .body(body)
    }
}

operation! {
    /// `updateCompanyPlans`: `PUT /company-plans/{company_id}`, made by [`Plans::update_company_plans`].
    pub UpdateCompanyPlans: PUT "/company-plans/{company_id}", "updateCompanyPlans" in "plans"
        => CompanyDetailResponseData;
}

operation! {
    /// `listCustomPlanBillings`: `GET /custom-plan-billings`, made by [`Plans::list_custom_plan_billings`].
    pub ListCustomPlanBillings: GET "/custom-plan-billings", "listCustomPlanBillings" in "plans"
        => Vec<CustomPlanBillingResponseData>, paged CustomPlanBillingResponseData;
}

operation! {
    /// `markCustomPlanBillingPaid`: `PUT /custom-plan-billings/{custom_plan_billing_id}/mark-paid`, made by [`Plans::mark_custom_plan_billing_paid`].
    pub MarkCustomPlanBillingPaid: PUT "/custom-plan-billings/{custom_plan_billing_id}/mark-paid", "markCustomPlanBillingPaid" in "plans"
        => CustomPlanBillingResponseData;
}

operation! {
    /// `retryCustomPlanBilling`: `PUT /custom-plan-billings/{custom_plan_billing_id}/retry`, made by [`Plans::retry_custom_plan_billing`].
    pub RetryCustomPlanBilling: PUT "/custom-plan-billings/{custom_plan_billing_id}/retry", "retryCustomPlanBilling" in "plans"
        => CustomPlanBillingResponseData;
}

operation! {
    /// `createCustomPlan`: `POST /custom-plans`, made by [`Plans::create_custom_plan`].
    pub CreateCustomPlan: POST "/custom-plans", "createCustomPlan" in "plans"
        => PlanDetailResponseData;
}

operation! {
    /// `listPlans`: `GET /plans`, made by [`Plans::list`].
    pub ListPlans: GET "/plans", "listPlans" in "plans"
        => Vec<PlanDetailResponseData>, paged PlanDetailResponseData;
}

operation! {
    /// `createPlan`: `POST /plans`, made by [`Plans::create`].
    pub CreatePlan: POST "/plans", "createPlan" in "plans"
        => PlanDetailResponseData;
}

operation! {
    /// `getPlan`: `GET /plans/{plan_id}`, made by [`Plans::get`].
    pub GetPlan: GET "/plans/{plan_id}", "getPlan" in "plans"
        => PlanDetailResponseData;
}

operation! {
    /// `updatePlan`: `PUT /plans/{plan_id}`, made by [`Plans::update`].
    pub UpdatePlan: PUT "/plans/{plan_id}", "updatePlan" in "plans"
        => PlanDetailResponseData;
}

operation! {
    /// `deletePlan`: `DELETE /plans/{plan_id}`, made by [`Plans::delete`].
    pub DeletePlan: DELETE "/plans/{plan_id}", "deletePlan" in "plans"
        => DeleteResponse;
}

operation! {
    /// `upsertBillingProductPlan`: `PUT /plans/{plan_id}/billing_products`, made by [`Plans::upsert_billing_product_plan`].
    pub UpsertBillingProductPlan: PUT "/plans/{plan_id}/billing_products", "upsertBillingProductPlan" in "plans"
        => BillingProductPlanResponseData;
}

operation! {
    /// `upsertPlanForBillingProduct`: `POST /plans/billing-linked`, made by [`Plans::upsert_for_billing_product`].
    pub UpsertPlanForBillingProduct: POST "/plans/billing-linked", "upsertPlanForBillingProduct" in "plans"
        => PlanDetailResponseData;
}

operation! {
    /// `listBillingProductMatchCompanies`: `GET /plans/billing-product-match-companies`, made by [`Plans::list_billing_product_match_companies`].
    pub ListBillingProductMatchCompanies: GET "/plans/billing-product-match-companies", "listBillingProductMatchCompanies" in "plans"
        => Vec<CompanyDetailResponseData>, paged CompanyDetailResponseData;
}

operation! {
    /// `countBillingProductMatchCompanies`: `GET /plans/billing-product-match-companies/count`, made by [`Plans::count_billing_product_match_companies`].
    pub CountBillingProductMatchCompanies: GET "/plans/billing-product-match-companies/count", "countBillingProductMatchCompanies" in "plans"
        => CountResponse;
}

operation! {
    /// `countPlans`: `GET /plans/count`, made by [`Plans::count`].
    pub CountPlans: GET "/plans/count", "countPlans" in "plans"
        => CountResponse;
}

operation! {
    /// `listPlanIssues`: `GET /plans/issues`, made by [`Plans::list_issues`].
    pub ListPlanIssues: GET "/plans/issues", "listPlanIssues" in "plans"
        => Vec<PlanIssueResponseData>;
}

operation! {
    /// `deletePlanVersion`: `DELETE /plans/version/{plan_version_id}`, made by [`Plans::delete_version`].
    pub DeletePlanVersion: DELETE "/plans/version/{plan_version_id}", "deletePlanVersion" in "plans"
        => DeleteResponse;
}

operation! {
    /// `publishPlanVersion`: `PUT /plans/version/{plan_version_id}/publish`, made by [`Plans::publish_version`].
    pub PublishPlanVersion: PUT "/plans/version/{plan_version_id}/publish", "publishPlanVersion" in "plans"
        => PlanVersionResponseData;
}

parameters! {
    [ListCustomPlanBillings] {
        "company_id" company_id(into CompanyId);
        "plan_id" plan_id(into PlanId);
        "plan_billing_source" plan_billing_source(into PlanBillingSource);
        "status" status(into CustomPlanBillingStatus);
        "statuses" statuses(each into CustomPlanBillingStatus);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListPlans, CountPlans] {
        "company_id" company_id(into CompanyId);
        "company_scoped_only" company_scoped_only(bool);
        "exclude_company_scoped" exclude_company_scoped(bool);
        "for_fallback_plan" for_fallback_plan(bool);
        "for_initial_plan" for_initial_plan(bool);
        "for_trial_expiry_plan" for_trial_expiry_plan(bool);
        "has_product_id" has_product_id(bool);
        "ids" ids(each into PlanId);
        "include_draft_versions" include_draft_versions(bool);
        "plan_type" plan_type(into PlanType);
        "q" q(into String);
        "scoped_to_company_id" scoped_to_company_id(into CompanyId);
        "with_entitlements" with_entitlements(bool);
        "without_entitlement_for" without_entitlement_for(into String);
        "without_paid_product_id" without_paid_product_id(bool);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [GetPlan, ListPlanIssues] {
        "plan_version_id" plan_version_id(into String);
    }
}

parameters! {
    [ListBillingProductMatchCompanies, CountBillingProductMatchCompanies] {
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [DeletePlanVersion] {
        "promote_archived_version" promote_archived_version(bool);
    }
}
