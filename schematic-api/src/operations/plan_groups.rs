// Written by `cargo xtask codegen`; changes belong into the generator.

//! [`PlanGroups`], and a type for each of its operations.

use crate::ids::*;
use crate::runtime::group::group;
use crate::runtime::operation::operation;
use crate::runtime::parameters::parameters;
use crate::runtime::{Request, Timestamp};
use crate::types::*;

group! {
    /// Operations on the plan group.
    ///
    /// | method | operation | request |
    /// | --- | --- | --- |
    /// | [`get`](Self::get) | `getPlanGroup` | `GET /plan-groups` |
    /// | [`create`](Self::create) | `createPlanGroup` | `POST /plan-groups` |
    /// | [`update`](Self::update) | `updatePlanGroup` | `PUT /plan-groups/{plan_group_id}` |
    ///
    /// Needs the feature `plangroups`, which is `api-plangroups` of `schematic-core`.
    pub struct PlanGroups;
}

impl<S: Clone> PlanGroups<S> {
    /// `getPlanGroup`: `GET /plan-groups`.
    ///
    /// Optional, to be set on the request: `include_company_counts`.
    #[doc(alias = "getPlanGroup")]
    pub fn get(&self) -> Request<S, GetPlanGroup> {
        self.request()
    }

    /// `createPlanGroup`: `POST /plan-groups`.
    #[doc(alias = "createPlanGroup")]
    pub fn create(&self, body: &CreatePlanGroupRequestBody) -> Request<S, CreatePlanGroup> {
        self.request().body(body)
    }

    /// `updatePlanGroup`: `PUT /plan-groups/{plan_group_id}`.
    #[doc(alias = "updatePlanGroup")]
    pub fn update(
        &self,
        plan_group_id: impl Into<String>,
        body: &UpdatePlanGroupRequestBody,
    ) -> Request<S, UpdatePlanGroup> {
        self.request()
            .path("plan_group_id", plan_group_id)
            .body(body)
    }
}

operation! {
    /// `getPlanGroup`: `GET /plan-groups`, made by [`PlanGroups::get`].
    pub GetPlanGroup: GET "/plan-groups", "getPlanGroup" in "plangroups"
        => PlanGroupDetailResponseData;
}

operation! {
    /// `createPlanGroup`: `POST /plan-groups`, made by [`PlanGroups::create`].
    pub CreatePlanGroup: POST "/plan-groups", "createPlanGroup" in "plangroups"
        => PlanGroupResponseData;
}

operation! {
    /// `updatePlanGroup`: `PUT /plan-groups/{plan_group_id}`, made by [`PlanGroups::update`].
    pub UpdatePlanGroup: PUT "/plan-groups/{plan_group_id}", "updatePlanGroup" in "plangroups"
        => PlanGroupResponseData;
}

parameters! {
    [GetPlanGroup] {
        "include_company_counts" include_company_counts(bool);
    }
}
