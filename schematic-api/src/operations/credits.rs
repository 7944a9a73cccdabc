// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Credits`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on credits: their types, bundles, grants, leases and ledger.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listBillingCredits` | `GET /billing/credits` |
    /// | [`create`](Self::create) | `createBillingCredit` | `POST /billing/credits` |
    /// | [`get`](Self::get) | `getSingleBillingCredit` | `GET /billing/credits/{credit_id}` |
    /// | [`update`](Self::update) | `updateBillingCredit` | `PUT /billing/credits/{credit_id}` |
    /// | [`delete`](Self::delete) | `softDeleteBillingCredit` | `DELETE /billing/credits/{credit_id}` |
    /// | [`list_company_credit_balances`](Self::list_company_credit_balances) | `listCompanyCreditBalances` | `GET /billing/credits/balance` |
    /// | [`list_bundles`](Self::list_bundles) | `listCreditBundles` | `GET /billing/credits/bundles` |
    /// | [`create_bundle`](Self::create_bundle) | `createCreditBundle` | `POST /billing/credits/bundles` |
    /// | [`get_bundle`](Self::get_bundle) | `getCreditBundle` | `GET /billing/credits/bundles/{bundle_id}` |
    /// | [`update_bundle_details`](Self::update_bundle_details) | `updateCreditBundleDetails` | `PUT /billing/credits/bundles/{bundle_id}` |
    /// | [`delete_bundle`](Self::delete_bundle) | `deleteCreditBundle` | `DELETE /billing/credits/bundles/{bundle_id}` |
    /// | [`count_bundles`](Self::count_bundles) | `countCreditBundles` | `GET /billing/credits/bundles/count` |
    /// | [`count`](Self::count) | `countBillingCredits` | `GET /billing/credits/count` |
    /// | [`zero_out_grant`](Self::zero_out_grant) | `zeroOutGrant` | `PUT /billing/credits/grants/{grant_id}/zero-out` |
    /// | [`grant_billing_credits_to_company`](Self::grant_billing_credits_to_company) | `grantBillingCreditsToCompany` | `POST /billing/credits/grants/company` |
    /// | [`count_company_grants`](Self::count_company_grants) | `countCompanyGrants` | `GET /billing/credits/grants/company/count` |
    /// | [`list_company_grants`](Self::list_company_grants) | `listCompanyGrants` | `GET /billing/credits/grants/company/list` |
    /// | [`count_billing_credits_grants`](Self::count_billing_credits_grants) | `countBillingCreditsGrants` | `GET /billing/credits/grants/count` |
    /// | [`list_grants_for_credit`](Self::list_grants_for_credit) | `listGrantsForCredit` | `GET /billing/credits/grants/list` |
    /// | [`acquire_lease`](Self::acquire_lease) | `acquireCreditLease` | `POST /billing/credits/lease` |
    /// | [`extend_lease`](Self::extend_lease) | `extendCreditLease` | `PUT /billing/credits/lease/{lease_id}/extend` |
    /// | [`release_lease`](Self::release_lease) | `releaseCreditLease` | `PUT /billing/credits/lease/{lease_id}/release` |
    /// | [`list_billing_plan_credit_grants`](Self::list_billing_plan_credit_grants) | `listBillingPlanCreditGrants` | `GET /billing/credits/plan-grants` |
    /// | [`create_billing_plan_credit_grant`](Self::create_billing_plan_credit_grant) | `createBillingPlanCreditGrant` | `POST /billing/credits/plan-grants` |
    /// | [`get_single_billing_plan_credit_grant`](Self::get_single_billing_plan_credit_grant) | `getSingleBillingPlanCreditGrant` | `GET /billing/credits/plan-grants/{plan_grant_id}` |
    /// | [`update_billing_plan_credit_grant`](Self::update_billing_plan_credit_grant) | `updateBillingPlanCreditGrant` | `PUT /billing/credits/plan-grants/{plan_grant_id}` |
    /// | [`delete_billing_plan_credit_grant`](Self::delete_billing_plan_credit_grant) | `deleteBillingPlanCreditGrant` | `DELETE /billing/credits/plan-grants/{plan_grant_id}` |
    /// | [`count_billing_plan_credit_grants`](Self::count_billing_plan_credit_grants) | `countBillingPlanCreditGrants` | `GET /billing/credits/plan-grants/count` |
    /// | [`list_event_ledger`](Self::list_event_ledger) | `listCreditEventLedger` | `GET /v2/billing/credits/ledger` |
    /// | [`count_event_ledger`](Self::count_event_ledger) | `countCreditEventLedger` | `GET /v2/billing/credits/ledger/count` |
    ///
    /// Needs the feature `credits`, which is `api-credits` of `schematic-core`.
    pub struct Credits;
}

impl<S: Clone> Credits<S> {
    /// `listBillingCredits`: `GET /billing/credits`.
    ///
    /// Optional, to be set on the request: `ids`, `name`, `limit`, `offset`.
    #[doc(alias = "listBillingCredits")]
    pub fn list(&self) -> Request<S, ListBillingCredits> {
        self.request()
    }

    /// `createBillingCredit`: `POST /billing/credits`.
    #[doc(alias = "createBillingCredit")]
    pub fn create(&self, body: &CreateBillingCreditRequestBody) -> Request<S, CreateBillingCredit> {
        self.request().body(body)
    }

    /// `getSingleBillingCredit`: `GET /billing/credits/{credit_id}`.
    #[doc(alias = "getSingleBillingCredit")]
    pub fn get(&self, credit_id: impl Into<CreditTypeId>) -> Request<S, GetSingleBillingCredit> {
        self.request()
            .path("credit_id", Into::<CreditTypeId>::into(credit_id))
    }

    /// `updateBillingCredit`: `PUT /billing/credits/{credit_id}`.
    #[doc(alias = "updateBillingCredit")]
    pub fn update(
        &self,
        credit_id: impl Into<CreditTypeId>,
        body: &UpdateBillingCreditRequestBody,
    ) -> Request<S, UpdateBillingCredit> {
        self.request()
            .path("credit_id", Into::<CreditTypeId>::into(credit_id))
            .body(body)
    }

    /// `softDeleteBillingCredit`: `DELETE /billing/credits/{credit_id}`.
    #[doc(alias = "softDeleteBillingCredit")]
    pub fn delete(
        &self,
        credit_id: impl Into<CreditTypeId>,
    ) -> Request<S, SoftDeleteBillingCredit> {
        self.request()
            .path("credit_id", Into::<CreditTypeId>::into(credit_id))
    }

    /// `listCompanyCreditBalances`: `GET /billing/credits/balance`.
    #[doc(alias = "listCompanyCreditBalances")]
    pub fn list_company_credit_balances(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, ListCompanyCreditBalances> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `listCreditBundles`: `GET /billing/credits/bundles`.
    ///
    /// Optional, to be set on the request: `ids`, `credit_id`, `status`, `bundle_type`, `limit`, `offset`.
    #[doc(alias = "listCreditBundles")]
    pub fn list_bundles(&self) -> Request<S, ListCreditBundles> {
        self.request()
    }

    /// `createCreditBundle`: `POST /billing/credits/bundles`.
    #[doc(alias = "createCreditBundle")]
    pub fn create_bundle(
        &self,
        body: &CreateCreditBundleRequestBody,
    ) -> Request<S, CreateCreditBundle> {
        self.request().body(body)
    }

    /// `getCreditBundle`: `GET /billing/credits/bundles/{bundle_id}`.
    #[doc(alias = "getCreditBundle")]
    pub fn get_bundle(&self, bundle_id: impl Into<String>) -> Request<S, GetCreditBundle> {
        self.request().path("bundle_id", bundle_id)
    }

    /// `updateCreditBundleDetails`: `PUT /billing/credits/bundles/{bundle_id}`.
    #[doc(alias = "updateCreditBundleDetails")]
    pub fn update_bundle_details(
        &self,
        bundle_id: impl Into<String>,
        body: &UpdateCreditBundleDetailsRequestBody,
    ) -> Request<S, UpdateCreditBundleDetails> {
        self.request().path("bundle_id", bundle_id).body(body)
    }

    /// `deleteCreditBundle`: `DELETE /billing/credits/bundles/{bundle_id}`.
    #[doc(alias = "deleteCreditBundle")]
    pub fn delete_bundle(&self, bundle_id: impl Into<String>) -> Request<S, DeleteCreditBundle> {
        self.request().path("bundle_id", bundle_id)
    }

    /// `countCreditBundles`: `GET /billing/credits/bundles/count`.
    ///
    /// Optional, to be set on the request: `ids`, `credit_id`, `status`, `bundle_type`, `limit`, `offset`.
    #[doc(alias = "countCreditBundles")]
    pub fn count_bundles(&self) -> Request<S, CountCreditBundles> {
        self.request()
    }

    /// `countBillingCredits`: `GET /billing/credits/count`.
    ///
    /// Optional, to be set on the request: `ids`, `name`, `limit`, `offset`.
    #[doc(alias = "countBillingCredits")]
    pub fn count(&self) -> Request<S, CountBillingCredits> {
        self.request()
    }

    /// `zeroOutGrant`: `PUT /billing/credits/grants/{grant_id}/zero-out`.
    #[doc(alias = "zeroOutGrant")]
    pub fn zero_out_grant(
        &self,
        grant_id: impl Into<String>,
        body: &ZeroOutGrantRequestBody,
    ) -> Request<S, ZeroOutGrant> {
        self.request().path("grant_id", grant_id).body(body)
    }

    /// `grantBillingCreditsToCompany`: `POST /billing/credits/grants/company`.
    #[doc(alias = "grantBillingCreditsToCompany")]
    pub fn grant_billing_credits_to_company(
        &self,
        body: &CreateCompanyCreditGrant,
    ) -> Request<S, GrantBillingCreditsToCompany> {
        self.request().body(body)
    }

    /// `countCompanyGrants`: `GET /billing/credits/grants/company/count`.
    ///
    /// Optional, to be set on the request: `order`, `dir`, `limit`, `offset`.
    #[doc(alias = "countCompanyGrants")]
    pub fn count_company_grants(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, CountCompanyGrants> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `listCompanyGrants`: `GET /billing/credits/grants/company/list`.
    ///
    /// Optional, to be set on the request: `order`, `dir`, `limit`, `offset`.
    #[doc(alias = "listCompanyGrants")]
    pub fn list_company_grants(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, ListCompanyGrants> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `countBillingCreditsGrants`: `GET /billing/credits/grants/count`.
    ///
    /// Optional, to be set on the request: `credit_id`, `ids`, `limit`, `offset`.
    #[doc(alias = "countBillingCreditsGrants")]
    pub fn count_billing_credits_grants(&self) -> Request<S, CountBillingCreditsGrants> {
        self.request()
    }

    /// `listGrantsForCredit`: `GET /billing/credits/grants/list`.
    ///
    /// Optional, to be set on the request: `credit_id`, `ids`, `limit`, `offset`.
    #[doc(alias = "listGrantsForCredit")]
    pub fn list_grants_for_credit(&self) -> Request<S, ListGrantsForCredit> {
        self.request()
    }

    /// `acquireCreditLease`: `POST /billing/credits/lease`.
    #[doc(alias = "acquireCreditLease")]
    pub fn acquire_lease(
        &self,
        body: &AcquireCreditLeaseRequestBody,
    ) -> Request<S, AcquireCreditLease> {
        self.request().body(body)
    }

    /// `extendCreditLease`: `PUT /billing/credits/lease/{lease_id}/extend`.
    #[doc(alias = "extendCreditLease")]
    pub fn extend_lease(
        &self,
        lease_id: impl Into<String>,
        body: &ExtendCreditLeaseRequestBody,
    ) -> Request<S, ExtendCreditLease> {
        self.request().path("lease_id", lease_id).body(body)
    }

    /// `releaseCreditLease`: `PUT /billing/credits/lease/{lease_id}/release`.
    #[doc(alias = "releaseCreditLease")]
    pub fn release_lease(
        &self,
        lease_id: impl Into<String>,
        body: &ReleaseCreditLeaseRequestBody,
    ) -> Request<S, ReleaseCreditLease> {
        self.request().path("lease_id", lease_id).body(body)
    }

    /// `listBillingPlanCreditGrants`: `GET /billing/credits/plan-grants`.
    ///
    /// Optional, to be set on the request: `credit_id`, `ids`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `limit`, `offset`.
    #[doc(alias = "listBillingPlanCreditGrants")]
    pub fn list_billing_plan_credit_grants(&self) -> Request<S, ListBillingPlanCreditGrants> {
        self.request()
    }

    /// `createBillingPlanCreditGrant`: `POST /billing/credits/plan-grants`.
    #[doc(alias = "createBillingPlanCreditGrant")]
    pub fn create_billing_plan_credit_grant(
        &self,
        body: &CreateBillingPlanCreditGrantRequestBody,
    ) -> Request<S, CreateBillingPlanCreditGrant> {
        self.request().body(body)
    }

    /// `getSingleBillingPlanCreditGrant`: `GET /billing/credits/plan-grants/{plan_grant_id}`.
    #[doc(alias = "getSingleBillingPlanCreditGrant")]
    pub fn get_single_billing_plan_credit_grant(
        &self,
        plan_grant_id: impl Into<String>,
    ) -> Request<S, GetSingleBillingPlanCreditGrant> {
        self.request().path("plan_grant_id", plan_grant_id)
    }

    /// `updateBillingPlanCreditGrant`: `PUT /billing/credits/plan-grants/{plan_grant_id}`.
    #[doc(alias = "updateBillingPlanCreditGrant")]
    pub fn update_billing_plan_credit_grant(
        &self,
        plan_grant_id: impl Into<String>,
        body: &UpdateBillingPlanCreditGrantRequestBody,
    ) -> Request<S, UpdateBillingPlanCreditGrant> {
        self.request()
            .path("plan_grant_id", plan_grant_id)
            .body(body)
    }

    /// `deleteBillingPlanCreditGrant`: `DELETE /billing/credits/plan-grants/{plan_grant_id}`.
    ///
    /// Optional, to be set on the request: `apply_to_existing`.
    #[doc(alias = "deleteBillingPlanCreditGrant")]
    pub fn delete_billing_plan_credit_grant(
        &self,
        plan_grant_id: impl Into<String>,
    ) -> Request<S, DeleteBillingPlanCreditGrant> {
        self.request().path("plan_grant_id", plan_grant_id)
    }

    /// `countBillingPlanCreditGrants`: `GET /billing/credits/plan-grants/count`.
    ///
    /// Optional, to be set on the request: `credit_id`, `ids`, `plan_id`, `plan_ids`, `plan_version_id`, `plan_version_ids`, `limit`, `offset`.
    #[doc(alias = "countBillingPlanCreditGrants")]
    pub fn count_billing_plan_credit_grants(&self) -> Request<S, CountBillingPlanCreditGrants> {
        self.request()
    }

    /// `listCreditEventLedger`: `GET /v2/billing/credits/ledger`.
    ///
    /// Optional, to be set on the request: `billing_credit_id`, `end_time`, `event_type`, `feature_id`, `start_time`, `limit`, `offset`.
    #[doc(alias = "listCreditEventLedger")]
    pub fn list_event_ledger(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, ListCreditEventLedger> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }

    /// `countCreditEventLedger`: `GET /v2/billing/credits/ledger/count`.
    ///
    /// Optional, to be set on the request: `billing_credit_id`, `end_time`, `event_type`, `feature_id`, `start_time`, `limit`, `offset`.
    #[doc(alias = "countCreditEventLedger")]
    pub fn count_event_ledger(
        &self,
        company_id: impl Into<CompanyId>,
    ) -> Request<S, CountCreditEventLedger> {
        self.request()
            .query("company_id", Into::<CompanyId>::into(company_id))
    }
}

operation! {
    /// `listBillingCredits`: `GET /billing/credits`, made by [`Credits::list`].
    pub ListBillingCredits: GET "/billing/credits", "listBillingCredits" in "credits"
        => Vec<BillingCreditResponseData>, paged BillingCreditResponseData;
}

operation! {
    /// `createBillingCredit`: `POST /billing/credits`, made by [`Credits::create`].
    pub CreateBillingCredit: POST "/billing/credits", "createBillingCredit" in "credits"
        => BillingCreditResponseData;
}

operation! {
    /// `getSingleBillingCredit`: `GET /billing/credits/{credit_id}`, made by [`Credits::get`].
    pub GetSingleBillingCredit: GET "/billing/credits/{credit_id}", "getSingleBillingCredit" in "credits"
        => BillingCreditResponseData;
}

operation! {
    /// `updateBillingCredit`: `PUT /billing/credits/{credit_id}`, made by [`Credits::update`].
    pub UpdateBillingCredit: PUT "/billing/credits/{credit_id}", "updateBillingCredit" in "credits"
        => BillingCreditResponseData;
}

operation! {
    /// `softDeleteBillingCredit`: `DELETE /billing/credits/{credit_id}`, made by [`Credits::delete`].
    pub SoftDeleteBillingCredit: DELETE "/billing/credits/{credit_id}", "softDeleteBillingCredit" in "credits"
        => DeleteResponse;
}

operation! {
    /// `listCompanyCreditBalances`: `GET /billing/credits/balance`, made by [`Credits::list_company_credit_balances`].
    pub ListCompanyCreditBalances: GET "/billing/credits/balance", "listCompanyCreditBalances" in "credits"
        => Vec<CompanyCreditBalanceResponseData>;
}

operation! {
    /// `listCreditBundles`: `GET /billing/credits/bundles`, made by [`Credits::list_bundles`].
    pub ListCreditBundles: GET "/billing/credits/bundles", "listCreditBundles" in "credits"
        => Vec<BillingCreditBundleResponseData>, paged BillingCreditBundleResponseData;
}

operation! {
    /// `createCreditBundle`: `POST /billing/credits/bundles`, made by [`Credits::create_bundle`].
    pub CreateCreditBundle: POST "/billing/credits/bundles", "createCreditBundle" in "credits"
        => BillingCreditBundleResponseData;
}

operation! {
    /// `getCreditBundle`: `GET /billing/credits/bundles/{bundle_id}`, made by [`Credits::get_bundle`].
    pub GetCreditBundle: GET "/billing/credits/bundles/{bundle_id}", "getCreditBundle" in "credits"
        => BillingCreditBundleResponseData;
}

operation! {
    /// `updateCreditBundleDetails`: `PUT /billing/credits/bundles/{bundle_id}`, made by [`Credits::update_bundle_details`].
    pub UpdateCreditBundleDetails: PUT "/billing/credits/bundles/{bundle_id}", "updateCreditBundleDetails" in "credits"
        => BillingCreditBundleResponseData;
}

operation! {
    /// `deleteCreditBundle`: `DELETE /billing/credits/bundles/{bundle_id}`, made by [`Credits::delete_bundle`].
    pub DeleteCreditBundle: DELETE "/billing/credits/bundles/{bundle_id}", "deleteCreditBundle" in "credits"
        => DeleteResponse;
}

operation! {
    /// `countCreditBundles`: `GET /billing/credits/bundles/count`, made by [`Credits::count_bundles`].
    pub CountCreditBundles: GET "/billing/credits/bundles/count", "countCreditBundles" in "credits"
        => CountResponse;
}

operation! {
    /// `countBillingCredits`: `GET /billing/credits/count`, made by [`Credits::count`].
    pub CountBillingCredits: GET "/billing/credits/count", "countBillingCredits" in "credits"
        => CountResponse;
}

operation! {
    /// `zeroOutGrant`: `PUT /billing/credits/grants/{grant_id}/zero-out`, made by [`Credits::zero_out_grant`].
    pub ZeroOutGrant: PUT "/billing/credits/grants/{grant_id}/zero-out", "zeroOutGrant" in "credits"
        => BillingCreditGrantResponseData;
}

operation! {
    /// `grantBillingCreditsToCompany`: `POST /billing/credits/grants/company`, made by [`Credits::grant_billing_credits_to_company`].
    pub GrantBillingCreditsToCompany: POST "/billing/credits/grants/company", "grantBillingCreditsToCompany" in "credits"
        => BillingCreditGrantResponseData;
}

operation! {
    /// `countCompanyGrants`: `GET /billing/credits/grants/company/count`, made by [`Credits::count_company_grants`].
    pub CountCompanyGrants: GET "/billing/credits/grants/company/count", "countCompanyGrants" in "credits"
        => CountResponse;
}

operation! {
    /// `listCompanyGrants`: `GET /billing/credits/grants/company/list`, made by [`Credits::list_company_grants`].
    pub ListCompanyGrants: GET "/billing/credits/grants/company/list", "listCompanyGrants" in "credits"
        => Vec<BillingCreditGrantResponseData>, paged BillingCreditGrantResponseData;
}

operation! {
    /// `countBillingCreditsGrants`: `GET /billing/credits/grants/count`, made by [`Credits::count_billing_credits_grants`].
    pub CountBillingCreditsGrants: GET "/billing/credits/grants/count", "countBillingCreditsGrants" in "credits"
        => CountResponse;
}

operation! {
    /// `listGrantsForCredit`: `GET /billing/credits/grants/list`, made by [`Credits::list_grants_for_credit`].
    pub ListGrantsForCredit: GET "/billing/credits/grants/list", "listGrantsForCredit" in "credits"
        => Vec<BillingCreditGrantResponseData>, paged BillingCreditGrantResponseData;
}

operation! {
    /// `acquireCreditLease`: `POST /billing/credits/lease`, made by [`Credits::acquire_lease`].
    pub AcquireCreditLease: POST "/billing/credits/lease", "acquireCreditLease" in "credits"
        => CreditLeaseResponseData;
}

operation! {
    /// `extendCreditLease`: `PUT /billing/credits/lease/{lease_id}/extend`, made by [`Credits::extend_lease`].
    pub ExtendCreditLease: PUT "/billing/credits/lease/{lease_id}/extend", "extendCreditLease" in "credits"
        => CreditLeaseResponseData;
}

operation! {
    /// `releaseCreditLease`: `PUT /billing/credits/lease/{lease_id}/release`, made by [`Credits::release_lease`].
    pub ReleaseCreditLease: PUT "/billing/credits/lease/{lease_id}/release", "releaseCreditLease" in "credits"
        => CreditLeaseResponseData;
}

operation! {
    /// `listBillingPlanCreditGrants`: `GET /billing/credits/plan-grants`, made by [`Credits::list_billing_plan_credit_grants`].
    pub ListBillingPlanCreditGrants: GET "/billing/credits/plan-grants", "listBillingPlanCreditGrants" in "credits"
        => Vec<BillingPlanCreditGrantResponseData>, paged BillingPlanCreditGrantResponseData;
}

operation! {
    /// `createBillingPlanCreditGrant`: `POST /billing/credits/plan-grants`, made by [`Credits::create_billing_plan_credit_grant`].
    pub CreateBillingPlanCreditGrant: POST "/billing/credits/plan-grants", "createBillingPlanCreditGrant" in "credits"
        => BillingPlanCreditGrantResponseData;
}

operation! {
    /// `getSingleBillingPlanCreditGrant`: `GET /billing/credits/plan-grants/{plan_grant_id}`, made by [`Credits::get_single_billing_plan_credit_grant`].
    pub GetSingleBillingPlanCreditGrant: GET "/billing/credits/plan-grants/{plan_grant_id}", "getSingleBillingPlanCreditGrant" in "credits"
        => BillingPlanCreditGrantResponseData;
}

operation! {
    /// `updateBillingPlanCreditGrant`: `PUT /billing/credits/plan-grants/{plan_grant_id}`, made by [`Credits::update_billing_plan_credit_grant`].
    pub UpdateBillingPlanCreditGrant: PUT "/billing/credits/plan-grants/{plan_grant_id}", "updateBillingPlanCreditGrant" in "credits"
        => BillingPlanCreditGrantResponseData;
}

operation! {
    /// `deleteBillingPlanCreditGrant`: `DELETE /billing/credits/plan-grants/{plan_grant_id}`, made by [`Credits::delete_billing_plan_credit_grant`].
    pub DeleteBillingPlanCreditGrant: DELETE "/billing/credits/plan-grants/{plan_grant_id}", "deleteBillingPlanCreditGrant" in "credits"
        => DeleteResponse;
}

operation! {
    /// `countBillingPlanCreditGrants`: `GET /billing/credits/plan-grants/count`, made by [`Credits::count_billing_plan_credit_grants`].
    pub CountBillingPlanCreditGrants: GET "/billing/credits/plan-grants/count", "countBillingPlanCreditGrants" in "credits"
        => CountResponse;
}

operation! {
    /// `listCreditEventLedger`: `GET /v2/billing/credits/ledger`, made by [`Credits::list_event_ledger`].
    pub ListCreditEventLedger: GET "/v2/billing/credits/ledger", "listCreditEventLedger" in "credits"
        => Vec<CreditEventLedgerResponseData>, paged CreditEventLedgerResponseData;
}

operation! {
    /// `countCreditEventLedger`: `GET /v2/billing/credits/ledger/count`, made by [`Credits::count_event_ledger`].
    pub CountCreditEventLedger: GET "/v2/billing/credits/ledger/count", "countCreditEventLedger" in "credits"
        => CountResponse;
}

parameters! {
    [ListBillingCredits, CountBillingCredits] {
        "ids" ids(each into CreditTypeId);
        "name" name(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListCreditBundles, CountCreditBundles] {
        "ids" ids(each into String);
        "credit_id" credit_id(into CreditTypeId);
        "status" status(into BillingCreditBundleStatus);
        "bundle_type" bundle_type(into BillingCreditBundleType);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [CountCompanyGrants, ListCompanyGrants] {
        "order" order(into CreditGrantSortOrder);
        "dir" dir(into SortDirection);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [CountBillingCreditsGrants, ListGrantsForCredit] {
        "credit_id" credit_id(into CreditTypeId);
        "ids" ids(each into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [ListBillingPlanCreditGrants, CountBillingPlanCreditGrants] {
        "credit_id" credit_id(into CreditTypeId);
        "ids" ids(each into String);
        "plan_id" plan_id(into PlanId);
        "plan_ids" plan_ids(each into PlanId);
        "plan_version_id" plan_version_id(into String);
        "plan_version_ids" plan_version_ids(each into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

parameters! {
    [DeleteBillingPlanCreditGrant] {
        "apply_to_existing" apply_to_existing(bool);
    }
}

parameters! {
    [ListCreditEventLedger, CountCreditEventLedger] {
        "billing_credit_id" billing_credit_id(into CreditTypeId);
        "end_time" end_time(into String);
        "event_type" event_type(into CreditEventType);
        "feature_id" feature_id(into FeatureId);
        "start_time" start_time(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
