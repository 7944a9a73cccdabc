// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`Catalogs`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on catalogs.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`list`](Self::list) | `listCatalogs` | `GET /catalogs` |
    /// | [`create`](Self::create) | `createCatalog` | `POST /catalogs` |
    /// | [`get`](Self::get) | `getCatalog` | `GET /catalogs/{catalog_id}` |
    /// | [`update`](Self::update) | `updateCatalog` | `PUT /catalogs/{catalog_id}` |
    /// | [`delete`](Self::delete) | `deleteCatalog` | `DELETE /catalogs/{catalog_id}` |
    /// | [`get_configuration`](Self::get_configuration) | `getConfiguration` | `GET /catalogs/{catalog_id}/configuration` |
    /// | [`update_configuration`](Self::update_configuration) | `updateConfiguration` | `PUT /catalogs/{catalog_id}/configuration` |
    /// | [`get_credit_bundles_in_catalog`](Self::get_credit_bundles_in_catalog) | `getCreditBundlesInCatalog` | `GET /catalogs/{catalog_id}/credit-bundles` |
    /// | [`add_credit_bundle`](Self::add_credit_bundle) | `addCreditBundle` | `POST /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}` |
    /// | [`remove_credit_bundle`](Self::remove_credit_bundle) | `removeCreditBundle` | `DELETE /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}` |
    /// | [`get_derived_features`](Self::get_derived_features) | `getDerivedFeatures` | `GET /catalogs/{catalog_id}/features` |
    /// | [`get_plans_in_catalog`](Self::get_plans_in_catalog) | `getPlansInCatalog` | `GET /catalogs/{catalog_id}/plans` |
    /// | [`add_plan`](Self::add_plan) | `addPlan` | `POST /catalogs/{catalog_id}/plans/{plan_id}` |
    /// | [`remove_plan`](Self::remove_plan) | `removePlan` | `DELETE /catalogs/{catalog_id}/plans/{plan_id}` |
    ///
    /// Needs the feature `catalogs`, which is `api-catalogs` of `schematic-core`.
    pub struct Catalogs;
}

impl<S: Clone> Catalogs<S> {
    /// `listCatalogs`: `GET /catalogs`.
    ///
    /// Optional, to be set on the request: `is_default`, `q`, `limit`, `offset`.
    #[doc(alias = "listCatalogs")]
    pub fn list(&self) -> Request<S, ListCatalogs> {
        self.request()
    }

    /// `createCatalog`: `POST /catalogs`.
    #[doc(alias = "createCatalog")]
    pub fn create(&self, body: &CreateCatalogRequestBody) -> Request<S, CreateCatalog> {
        self.request().body(body)
    }

    /// `getCatalog`: `GET /catalogs/{catalog_id}`.
    #[doc(alias = "getCatalog")]
    pub fn get(&self, catalog_id: impl Into<String>) -> Request<S, GetCatalog> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `updateCatalog`: `PUT /catalogs/{catalog_id}`.
    #[doc(alias = "updateCatalog")]
    pub fn update(
        &self,
        catalog_id: impl Into<String>,
        body: &UpdateCatalogRequestBody,
    ) -> Request<S, UpdateCatalog> {
        self.request().path("catalog_id", catalog_id).body(body)
    }

    /// `deleteCatalog`: `DELETE /catalogs/{catalog_id}`.
    #[doc(alias = "deleteCatalog")]
    pub fn delete(&self, catalog_id: impl Into<String>) -> Request<S, DeleteCatalog> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `getConfiguration`: `GET /catalogs/{catalog_id}/configuration`.
    #[doc(alias = "getConfiguration")]
    pub fn get_configuration(&self, catalog_id: impl Into<String>) -> Request<S, GetConfiguration> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `updateConfiguration`: `PUT /catalogs/{catalog_id}/configuration`.
    #[doc(alias = "updateConfiguration")]
    pub fn update_configuration(
        &self,
        catalog_id: impl Into<String>,
        body: &UpdateCatalogConfigurationRequestBody,
    ) -> Request<S, UpdateConfiguration> {
        self.request().path("catalog_id", catalog_id).body(body)
    }

    /// `getCreditBundlesInCatalog`: `GET /catalogs/{catalog_id}/credit-bundles`.
    #[doc(alias = "getCreditBundlesInCatalog")]
    pub fn get_credit_bundles_in_catalog(
        &self,
        catalog_id: impl Into<String>,
    ) -> Request<S, GetCreditBundlesInCatalog> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `addCreditBundle`: `POST /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}`.
    #[doc(alias = "addCreditBundle")]
    pub fn add_credit_bundle(
        &self,
        catalog_id: impl Into<String>,
        credit_bundle_id: impl Into<String>,
    ) -> Request<S, AddCreditBundle> {
        self.request()
            .path("catalog_id", catalog_id)
            .path("credit_bundle_id", credit_bundle_id)
    }

    /// `removeCreditBundle`: `DELETE /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}`.
    #[doc(alias = "removeCreditBundle")]
    pub fn remove_credit_bundle(
        &self,
        catalog_id: impl Into<String>,
        credit_bundle_id: impl Into<String>,
    ) -> Request<S, RemoveCreditBundle> {
        self.request()
            .path("catalog_id", catalog_id)
            .path("credit_bundle_id", credit_bundle_id)
    }

    /// `getDerivedFeatures`: `GET /catalogs/{catalog_id}/features`.
    #[doc(alias = "getDerivedFeatures")]
    pub fn get_derived_features(
        &self,
        catalog_id: impl Into<String>,
    ) -> Request<S, GetDerivedFeatures> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `getPlansInCatalog`: `GET /catalogs/{catalog_id}/plans`.
    #[doc(alias = "getPlansInCatalog")]
    pub fn get_plans_in_catalog(
        &self,
        catalog_id: impl Into<String>,
    ) -> Request<S, GetPlansInCatalog> {
        self.request().path("catalog_id", catalog_id)
    }

    /// `addPlan`: `POST /catalogs/{catalog_id}/plans/{plan_id}`.
    #[doc(alias = "addPlan")]
    pub fn add_plan(
        &self,
        catalog_id: impl Into<String>,
        plan_id: impl Into<PlanId>,
    ) -> Request<S, AddPlan> {
        self.request()
            .path("catalog_id", catalog_id)
            .path("plan_id", Into::<PlanId>::into(plan_id))
    }

    /// `removePlan`: `DELETE /catalogs/{catalog_id}/plans/{plan_id}`.
    #[doc(alias = "removePlan")]
    pub fn remove_plan(
        &self,
        catalog_id: impl Into<String>,
        plan_id: impl Into<PlanId>,
    ) -> Request<S, RemovePlan> {
        self.request()
            .path("catalog_id", catalog_id)
            .path("plan_id", Into::<PlanId>::into(plan_id))
    }
}

operation! {
    /// `listCatalogs`: `GET /catalogs`, made by [`Catalogs::list`].
    pub ListCatalogs: GET "/catalogs", "listCatalogs" in "catalogs"
        => Vec<CatalogResponseData>, paged CatalogResponseData;
}

operation! {
    /// `createCatalog`: `POST /catalogs`, made by [`Catalogs::create`].
    pub CreateCatalog: POST "/catalogs", "createCatalog" in "catalogs"
        => CatalogResponseData;
}

operation! {
    /// `getCatalog`: `GET /catalogs/{catalog_id}`, made by [`Catalogs::get`].
    pub GetCatalog: GET "/catalogs/{catalog_id}", "getCatalog" in "catalogs"
        => CatalogResponseData;
}

operation! {
    /// `updateCatalog`: `PUT /catalogs/{catalog_id}`, made by [`Catalogs::update`].
    pub UpdateCatalog: PUT "/catalogs/{catalog_id}", "updateCatalog" in "catalogs"
        => CatalogResponseData;
}

operation! {
    /// `deleteCatalog`: `DELETE /catalogs/{catalog_id}`, made by [`Catalogs::delete`].
    pub DeleteCatalog: DELETE "/catalogs/{catalog_id}", "deleteCatalog" in "catalogs"
        => DeleteResponse;
}

operation! {
    /// `getConfiguration`: `GET /catalogs/{catalog_id}/configuration`, made by [`Catalogs::get_configuration`].
    pub GetConfiguration: GET "/catalogs/{catalog_id}/configuration", "getConfiguration" in "catalogs"
        => CatalogConfigurationResponseData;
}

operation! {
    /// `updateConfiguration`: `PUT /catalogs/{catalog_id}/configuration`, made by [`Catalogs::update_configuration`].
    pub UpdateConfiguration: PUT "/catalogs/{catalog_id}/configuration", "updateConfiguration" in "catalogs"
        => CatalogResponseData;
}

operation! {
    /// `getCreditBundlesInCatalog`: `GET /catalogs/{catalog_id}/credit-bundles`, made by [`Catalogs::get_credit_bundles_in_catalog`].
    pub GetCreditBundlesInCatalog: GET "/catalogs/{catalog_id}/credit-bundles", "getCreditBundlesInCatalog" in "catalogs"
        => CatalogCreditBundleIDsResponseData;
}

operation! {
    /// `addCreditBundle`: `POST /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}`, made by [`Catalogs::add_credit_bundle`].
    pub AddCreditBundle: POST "/catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}", "addCreditBundle" in "catalogs" => nothing;
}

operation! {
    /// `removeCreditBundle`: `DELETE /catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}`, made by [`Catalogs::remove_credit_bundle`].
    pub RemoveCreditBundle: DELETE "/catalogs/{catalog_id}/credit-bundles/{credit_bundle_id}", "removeCreditBundle" in "catalogs" => nothing;
}

operation! {
    /// `getDerivedFeatures`: `GET /catalogs/{catalog_id}/features`, made by [`Catalogs::get_derived_features`].
    pub GetDerivedFeatures: GET "/catalogs/{catalog_id}/features", "getDerivedFeatures" in "catalogs"
        => CatalogDerivedFeaturesResponseData;
}

operation! {
    /// `getPlansInCatalog`: `GET /catalogs/{catalog_id}/plans`, made by [`Catalogs::get_plans_in_catalog`].
    pub GetPlansInCatalog: GET "/catalogs/{catalog_id}/plans", "getPlansInCatalog" in "catalogs"
        => CatalogPlanIDsResponseData;
}

operation! {
    /// `addPlan`: `POST /catalogs/{catalog_id}/plans/{plan_id}`, made by [`Catalogs::add_plan`].
    pub AddPlan: POST "/catalogs/{catalog_id}/plans/{plan_id}", "addPlan" in "catalogs" => nothing;
}

operation! {
    /// `removePlan`: `DELETE /catalogs/{catalog_id}/plans/{plan_id}`, made by [`Catalogs::remove_plan`].
    pub RemovePlan: DELETE "/catalogs/{catalog_id}/plans/{plan_id}", "removePlan" in "catalogs" => nothing;
}

parameters! {
    [ListCatalogs] {
        "is_default" is_default(bool);
        "q" q(into String);
        "limit" limit(i64);
        "offset" offset(i64);
    }
}
