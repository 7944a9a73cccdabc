// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Features`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::{QueryValue, Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on features and flags.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listFeatures` | `GET /features` |
    /// | [`create`](Self::create) | `createFeature` | `POST /features` |
    /// | [`get`](Self::get) | `getFeature` | `GET /features/{feature_id}` |
    /// | [`update`](Self::update) | `updateFeature` | `PUT /features/{feature_id}` |
    /// | [`delete`](Self::delete) | `deleteFeature` | `DELETE /features/{feature_id}` |
    /// | [`upsert_for_billing_product`](Self::upsert_for_billing_product) | `upsertFeatureForBillingProduct` | `POST /features/billing-linked` |
    /// | [`count`](Self::count) | `countFeatures` | `GET /features/count` |
    /// | [`list_flags`](Self::list_flags) | `listFlags` | `GET /flags` |
    /// | [`create_flag`](Self::create_flag) | `createFlag` | `POST /flags` |
    /// | [`get_flag`](Self::get_flag) | `getFlag` | `GET /flags/{flag_id}` |
    /// | [`update_flag`](Self::update_flag) | `updateFlag` | `PUT /flags/{flag_id}` |
    /// | [`delete_flag`](Self::delete_flag) | `deleteFlag` | `DELETE /flags/{flag_id}` |
    /// | [`update_flag_rules`](Self::update_flag_rules) | `updateFlagRules` | `PUT /flags/{flag_id}/rules` |
    /// | [`check_flag`](Self::check_flag) | `checkFlag` | `POST /flags/{key}/check` |
    /// | [`check_flags`](Self::check_flags) | `checkFlags` | `POST /flags/check` |
    /// | [`check_flags_bulk`](Self::check_flags_bulk) | `checkFlagsBulk` | `POST /flags/check-bulk` |
    /// | [`count_flags`](Self::count_flags) | `countFlags` | `GET /flags/count` |
    ///
    /// Operations other than the checks need the feature `features`.
    pub struct Features;
}

impl<S: Clone> Features<S> {
    /// `checkFlag`: `POST /flags/{key}/check`.
    #[doc(alias = "checkFlag")]
    pub fn check_flag(
        &self,
        key: impl Into<String>,
        body: &CheckFlagRequestBody,
    ) -> Request<S, CheckFlag> {
        self.request().path("key", key).body(body)
    }

    /// `checkFlags`: `POST /flags/check`.
    #[doc(alias = "checkFlags")]
    pub fn check_flags(&self, body: &CheckFlagRequestBody) -> Request<S, CheckFlags> {
        self.request().body(body)
    }

    /// `checkFlagsBulk`: `POST /flags/check-bulk`.
    #[doc(alias = "checkFlagsBulk")]
    pub fn check_flags_bulk(&self, body: &CheckFlagsBulkRequestBody) -> Request<S, CheckFlagsBulk> {
        self.request().body(body)
    }
}

operation! {
    /// `checkFlag`: `POST /flags/{key}/check`, made by [`Features::check_flag`].
    pub CheckFlag: POST "/flags/{key}/check", "checkFlag" in "features",
        read_only(), limit_answer(1024 * 1024)
        => CheckFlagResponseData;
}

operation! {
    /// `checkFlags`: `POST /flags/check`, made by [`Features::check_flags`].
    pub CheckFlags: POST "/flags/check", "checkFlags" in "features",
        read_only(), limit_answer(16 * 1024 * 1024)
        => CheckFlagsResponseData;
}

operation! {
    /// `checkFlagsBulk`: `POST /flags/check-bulk`, made by [`Features::check_flags_bulk`].
    pub CheckFlagsBulk: POST "/flags/check-bulk", "checkFlagsBulk" in "features", read_only()
        => CheckFlagsBulkResponseData;
}

#[cfg(feature = "features")]
impl<S: Clone> Features<S> {
    /// `listFeatures`: `GET /features`.
    ///
    /// Optional, to be set on the request: `boolean_require_event`, `feature_type`, `ids`, `managed_by`, `plan_version_id`, `q`, `without_company_override_for`, `without_plan_entitlement_for`, `limit`, `offset`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "listFeatures")]
    pub fn list(&self) -> Request<S, ListFeatures> {
        self.request()
    }

    /// `createFeature`: `POST /features`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "createFeature")]
    pub fn create(&self, body: &CreateFeatureRequestBody) -> Request<S, CreateFeature> {
        self.request().body(body)
    }

    /// `getFeature`: `GET /features/{feature_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "getFeature")]
    pub fn get(&self, feature_id: impl Into<FeatureId>) -> Request<S, GetFeature> {
        self.request()
            .path("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `updateFeature`: `PUT /features/{feature_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "updateFeature")]
    pub fn update(
        &self,
        feature_id: impl Into<FeatureId>,
        body: &UpdateFeatureRequestBody,
    ) -> Request<S, UpdateFeature> {
        self.request()
            .path("feature_id", Into::<FeatureId>::into(feature_id))
            .body(body)
    }

    /// `deleteFeature`: `DELETE /features/{feature_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "deleteFeature")]
    pub fn delete(&self, feature_id: impl Into<FeatureId>) -> Request<S, DeleteFeature> {
        self.request()
            .path("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `upsertFeatureForBillingProduct`: `POST /features/billing-linked`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "upsertFeatureForBillingProduct")]
    pub fn upsert_for_billing_product(
        &self,
        body: &CreateBillingLinkedFeatureRequestBody,
    ) -> Request<S, UpsertFeatureForBillingProduct> {
        self.request().body(body)
    }

    /// `countFeatures`: `GET /features/count`.
    ///
    /// Optional, to be set on the request: `boolean_require_event`, `feature_type`, `ids`, `managed_by`, `plan_version_id`, `q`, `without_company_override_for`, `without_plan_entitlement_for`, `limit`, `offset`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "countFeatures")]
    pub fn count(&self) -> Request<S, CountFeatures> {
        self.request()
    }

    /// `listFlags`: `GET /flags`.
    ///
    /// Optional, to be set on the request: `feature_id`, `ids`, `q`, `limit`, `offset`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "listFlags")]
    pub fn list_flags(&self) -> Request<S, ListFlags> {
        self.request()
    }

    /// `createFlag`: `POST /flags`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "createFlag")]
    pub fn create_flag(&self, body: &CreateFlagRequestBody) -> Request<S, CreateFlag> {
        self.request().body(body)
    }

    /// `getFlag`: `GET /flags/{flag_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "getFlag")]
    pub fn get_flag(&self, flag_id: impl Into<FlagId>) -> Request<S, GetFlag> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
    }

    /// `updateFlag`: `PUT /flags/{flag_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "updateFlag")]
    pub fn update_flag(
        &self,
        flag_id: impl Into<FlagId>,
        body: &CreateFlagRequestBody,
    ) -> Request<S, UpdateFlag> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
            .body(body)
    }

    /// `deleteFlag`: `DELETE /flags/{flag_id}`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "deleteFlag")]
    pub fn delete_flag(&self, flag_id: impl Into<FlagId>) -> Request<S, DeleteFlag> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
    }

    /// `updateFlagRules`: `PUT /flags/{flag_id}/rules`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "updateFlagRules")]
    pub fn update_flag_rules(
        &self,
        flag_id: impl Into<FlagId>,
        body: &UpdateFlagRulesRequestBody,
    ) -> Request<S, UpdateFlagRules> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
            .body(body)
    }

    /// `countFlags`: `GET /flags/count`.
    ///
    /// Optional, to be set on the request: `feature_id`, `ids`, `q`, `limit`, `offset`.
    ///
    /// Needs the feature `features`.
    #[doc(alias = "countFlags")]
    pub fn count_flags(&self) -> Request<S, CountFlags> {
        self.request()
    }
}

#[cfg(feature = "features")]
operation! {
    /// `listFeatures`: `GET /features`, made by [`Features::list`].
    pub ListFeatures: GET "/features", "listFeatures" in "features"
        => Vec<FeatureDetailResponseData>, paged FeatureDetailResponseData;
}

#[cfg(feature = "features")]
impl<S> Request<S, ListFeatures> {
    /// Sets `boolean_require_event`.
    pub fn boolean_require_event(self, boolean_require_event: bool) -> Self {
        self.query("boolean_require_event", boolean_require_event)
    }

    /// Sets `feature_type`.
    pub fn feature_type(
        self,
        feature_type: impl IntoIterator<Item = impl Into<FeatureType>>,
    ) -> Self {
        self.query_list(
            "feature_type",
            feature_type.into_iter().map(Into::<FeatureType>::into),
        )
    }

    /// Sets `ids`.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<FeatureId>>) -> Self {
        self.query_list("ids", ids.into_iter().map(Into::<FeatureId>::into))
    }

    /// Sets `managed_by`.
    pub fn managed_by(self, managed_by: impl Into<BillingProviderType>) -> Self {
        self.query("managed_by", Into::<BillingProviderType>::into(managed_by))
    }

    /// Sets `plan_version_id`.
    pub fn plan_version_id(self, plan_version_id: impl Into<String>) -> Self {
        self.query("plan_version_id", Into::<String>::into(plan_version_id))
    }

    /// Sets `q`.
    pub fn q(self, q: impl Into<String>) -> Self {
        self.query("q", Into::<String>::into(q))
    }

    /// Sets `without_company_override_for`.
    pub fn without_company_override_for(
        self,
        without_company_override_for: impl Into<String>,
    ) -> Self {
        self.query(
            "without_company_override_for",
            Into::<String>::into(without_company_override_for),
        )
    }

    /// Sets `without_plan_entitlement_for`.
    pub fn without_plan_entitlement_for(
        self,
        without_plan_entitlement_for: impl Into<String>,
    ) -> Self {
        self.query(
            "without_plan_entitlement_for",
            Into::<String>::into(without_plan_entitlement_for),
        )
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

#[cfg(feature = "features")]
operation! {
    /// `createFeature`: `POST /features`, made by [`Features::create`].
    pub CreateFeature: POST "/features", "createFeature" in "features"
        => FeatureDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `getFeature`: `GET /features/{feature_id}`, made by [`Features::get`].
    pub GetFeature: GET "/features/{feature_id}", "getFeature" in "features"
        => FeatureDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `updateFeature`: `PUT /features/{feature_id}`, made by [`Features::update`].
    pub UpdateFeature: PUT "/features/{feature_id}", "updateFeature" in "features"
        => FeatureDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `deleteFeature`: `DELETE /features/{feature_id}`, made by [`Features::delete`].
    pub DeleteFeature: DELETE "/features/{feature_id}", "deleteFeature" in "features"
        => DeleteResponse;
}

#[cfg(feature = "features")]
operation! {
    /// `upsertFeatureForBillingProduct`: `POST /features/billing-linked`, made by [`Features::upsert_for_billing_product`].
    pub UpsertFeatureForBillingProduct: POST "/features/billing-linked", "upsertFeatureForBillingProduct" in "features"
        => FeatureDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `countFeatures`: `GET /features/count`, made by [`Features::count`].
    pub CountFeatures: GET "/features/count", "countFeatures" in "features"
        => CountResponse;
}

#[cfg(feature = "features")]
impl<S> Request<S, CountFeatures> {
    /// Sets `boolean_require_event`.
    pub fn boolean_require_event(self, boolean_require_event: bool) -> Self {
        self.query("boolean_require_event", boolean_require_event)
    }

    /// Sets `feature_type`.
    pub fn feature_type(
        self,
        feature_type: impl IntoIterator<Item = impl Into<FeatureType>>,
    ) -> Self {
        self.query_list(
            "feature_type",
            feature_type.into_iter().map(Into::<FeatureType>::into),
        )
    }

    /// Sets `ids`.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<FeatureId>>) -> Self {
        self.query_list("ids", ids.into_iter().map(Into::<FeatureId>::into))
    }

    /// Sets `managed_by`.
    pub fn managed_by(self, managed_by: impl Into<BillingProviderType>) -> Self {
        self.query("managed_by", Into::<BillingProviderType>::into(managed_by))
    }

    /// Sets `plan_version_id`.
    pub fn plan_version_id(self, plan_version_id: impl Into<String>) -> Self {
        self.query("plan_version_id", Into::<String>::into(plan_version_id))
    }

    /// Sets `q`.
    pub fn q(self, q: impl Into<String>) -> Self {
        self.query("q", Into::<String>::into(q))
    }

    /// Sets `without_company_override_for`.
    pub fn without_company_override_for(
        self,
        without_company_override_for: impl Into<String>,
    ) -> Self {
        self.query(
            "without_company_override_for",
            Into::<String>::into(without_company_override_for),
        )
    }

    /// Sets `without_plan_entitlement_for`.
    pub fn without_plan_entitlement_for(
        self,
        without_plan_entitlement_for: impl Into<String>,
    ) -> Self {
        self.query(
            "without_plan_entitlement_for",
            Into::<String>::into(without_plan_entitlement_for),
        )
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

#[cfg(feature = "features")]
operation! {
    /// `listFlags`: `GET /flags`, made by [`Features::list_flags`].
    pub ListFlags: GET "/flags", "listFlags" in "features"
        => Vec<FlagDetailResponseData>, paged FlagDetailResponseData;
}

#[cfg(feature = "features")]
impl<S> Request<S, ListFlags> {
    /// Sets `feature_id`.
    pub fn feature_id(self, feature_id: impl Into<FeatureId>) -> Self {
        self.query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// Sets `ids`.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<FlagId>>) -> Self {
        self.query_list("ids", ids.into_iter().map(Into::<FlagId>::into))
    }

    /// Sets `q`.
    pub fn q(self, q: impl Into<String>) -> Self {
        self.query("q", Into::<String>::into(q))
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}

#[cfg(feature = "features")]
operation! {
    /// `createFlag`: `POST /flags`, made by [`Features::create_flag`].
    pub CreateFlag: POST "/flags", "createFlag" in "features"
        => FlagDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `getFlag`: `GET /flags/{flag_id}`, made by [`Features::get_flag`].
    pub GetFlag: GET "/flags/{flag_id}", "getFlag" in "features"
        => FlagDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `updateFlag`: `PUT /flags/{flag_id}`, made by [`Features::update_flag`].
    pub UpdateFlag: PUT "/flags/{flag_id}", "updateFlag" in "features"
        => FlagDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `deleteFlag`: `DELETE /flags/{flag_id}`, made by [`Features::delete_flag`].
    pub DeleteFlag: DELETE "/flags/{flag_id}", "deleteFlag" in "features"
        => DeleteResponse;
}

#[cfg(feature = "features")]
operation! {
    /// `updateFlagRules`: `PUT /flags/{flag_id}/rules`, made by [`Features::update_flag_rules`].
    pub UpdateFlagRules: PUT "/flags/{flag_id}/rules", "updateFlagRules" in "features"
        => RulesDetailResponseData;
}

#[cfg(feature = "features")]
operation! {
    /// `countFlags`: `GET /flags/count`, made by [`Features::count_flags`].
    pub CountFlags: GET "/flags/count", "countFlags" in "features"
        => CountResponse;
}

#[cfg(feature = "features")]
impl<S> Request<S, CountFlags> {
    /// Sets `feature_id`.
    pub fn feature_id(self, feature_id: impl Into<FeatureId>) -> Self {
        self.query("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// Sets `ids`.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<FlagId>>) -> Self {
        self.query_list("ids", ids.into_iter().map(Into::<FlagId>::into))
    }

    /// Sets `q`.
    pub fn q(self, q: impl Into<String>) -> Self {
        self.query("q", Into::<String>::into(q))
    }

    /// Sets `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.query("limit", limit)
    }

    /// Sets `offset`.
    pub fn offset(self, offset: i64) -> Self {
        self.query("offset", offset)
    }
}
