// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`PlanBundles`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on plan bundles.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`create_custom_plan_bundle`](Self::create_custom_plan_bundle) | `createCustomPlanBundle` | `POST /custom-plan-bundles` |
    /// | [`create`](Self::create) | `createPlanBundle` | `POST /plan-bundles` |
    /// | [`update`](Self::update) | `updatePlanBundle` | `PUT /plan-bundles/{plan_id}` |
    ///
    /// Needs the feature `planbundle`, which is `api-planbundle` of `schematic-core`.
    pub struct PlanBundles;
}

impl<S: Clone> PlanBundles<S> {
    /// `createCustomPlanBundle`: `POST /custom-plan-bundles`.
    #[doc(alias = "createCustomPlanBundle")]
    pub fn create_custom_plan_bundle(
        &self,
        body: &CreateCustomPlanBundleRequestBody,
    ) -> Request<S, CreateCustomPlanBundle> {
        self.request().body(body)
    }

    /// `createPlanBundle`: `POST /plan-bundles`.
    #[doc(alias = "createPlanBundle")]
    pub fn create(&self, body: &CreatePlanBundleRequestBody) -> Request<S, CreatePlanBundle> {
        self.request().body(body)
    }

    /// `updatePlanBundle`: `PUT /plan-bundles/{plan_id}`.
    #[doc(alias = "updatePlanBundle")]
    pub fn update(
        &self,
        plan_id: impl Into<PlanId>,
        body: &UpdatePlanBundleRequestBody,
    ) -> Request<S, UpdatePlanBundle> {
        self.request()
            .path("plan_id", Into::<PlanId>::into(plan_id))
            .body(body)
    }
}

operation! {
    /// `createCustomPlanBundle`: `POST /custom-plan-bundles`, made by [`PlanBundles::create_custom_plan_bundle`].
    pub CreateCustomPlanBundle: POST "/custom-plan-bundles", "createCustomPlanBundle" in "planbundle"
        => PlanBundleResponseData;
}

operation! {
    /// `createPlanBundle`: `POST /plan-bundles`, made by [`PlanBundles::create`].
    pub CreatePlanBundle: POST "/plan-bundles", "createPlanBundle" in "planbundle"
        => PlanBundleResponseData;
}

operation! {
    /// `updatePlanBundle`: `PUT /plan-bundles/{plan_id}`, made by [`PlanBundles::update`].
    pub UpdatePlanBundle: PUT "/plan-bundles/{plan_id}", "updatePlanBundle" in "planbundle"
        => PlanBundleResponseData;
}
