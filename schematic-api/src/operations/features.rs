// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Features`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
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
    /// Operations other than the checks need the feature `features`, which is `api-features` of
    /// `schematic-core`.
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
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "listFeatures")]
    pub fn list(&self) -> Request<S, ListFeatures> {
        self.request()
    }

    /// `createFeature`: `POST /features`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "createFeature")]
    pub fn create(&self, body: &CreateFeatureRequestBody) -> Request<S, CreateFeature> {
        self.request().body(body)
    }

    /// `getFeature`: `GET /features/{feature_id}`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "getFeature")]
    pub fn get(&self, feature_id: impl Into<FeatureId>) -> Request<S, GetFeature> {
        self.request()
            .path("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `updateFeature`: `PUT /features/{feature_id}`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
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
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "deleteFeature")]
    pub fn delete(&self, feature_id: impl Into<FeatureId>) -> Request<S, DeleteFeature> {
        self.request()
            .path("feature_id", Into::<FeatureId>::into(feature_id))
    }

    /// `upsertFeatureForBillingProduct`: `POST /features/billing-linked`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
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
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "countFeatures")]
    pub fn count(&self) -> Request<S, CountFeatures> {
        self.request()
    }

    /// `listFlags`: `GET /flags`.
    ///
    /// Optional, to be set on the request: `feature_id`, `ids`, `q`, `limit`, `offset`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "listFlags")]
    pub fn list_flags(&self) -> Request<S, ListFlags> {
        self.request()
    }

    /// `createFlag`: `POST /flags`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "createFlag")]
    pub fn create_flag(&self, body: &CreateFlagRequestBody) -> Request<S, CreateFlag> {
        self.request().body(body)
    }

    /// `getFlag`: `GET /flags/{flag_id}`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "getFlag")]
    pub fn get_flag(&self, flag_id: impl Into<FlagId>) -> Request<S, GetFlag> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
    }

    /// `updateFlag`: `PUT /flags/{flag_id}`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
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
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
    #[doc(alias = "deleteFlag")]
    pub fn delete_flag(&self, flag_id: impl Into<FlagId>) -> Request<S, DeleteFlag> {
        self.request()
            .path("flag_id", Into::<FlagId>::into(flag_id))
    }

    /// `updateFlagRules`: `PUT /flags/{flag_id}/rules`.
    ///
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
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
    /// Needs the feature `features`, which is `api-features` of `schematic-core`.
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
operation! {
    /// `listFlags`: `GET /flags`, made by [`Features::list_flags`].
    pub ListFlags: GET "/flags", "listFlags" in "features"
        => Vec<FlagDetailResponseData>, paged FlagDetailResponseData;
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
parameters! {
    [ListFeatures, CountFeatures] {
        "boolean_require_event" boolean_require_event(bool);
        "feature_type" feature_type(each into FeatureType);
        "ids" ids(each into FeatureId);
        "managed_by" managed_by(into BillingProviderType);
        "plan_version_id" plan_version_id(into String);
        "q" q(into String);
        "without_company_override_for" without_company_override_for(into String);
        "without_plan_entitlement_for" without_plan_entitlement_for(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}

#[cfg(feature = "features")]
parameters! {
    [ListFlags, CountFlags] {
        "feature_id" feature_id(into FeatureId);
        "ids" ids(each into FlagId);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
