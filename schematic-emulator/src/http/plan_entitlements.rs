//! `/plan-entitlements` of the API.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::answer::{self, ApiError};
use super::entities::Resource;
use super::grant::GrantBody;
use super::input::{Json, Query, Segment, parsed};
use crate::account::{Account, AccountError, Entitlement, Feature, Plan};
use crate::resource::plan_entitlement;
use crate::store::Store;

const NOT_FOUND: &str = "plan entitlement not found";

#[derive(Deserialize)]
struct CreateBody {
    plan_id: String,
    feature_id: String,
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(body): Json<Value>,
) -> Result<Response, ApiError> {
    let grant: GrantBody = parsed(&body)?;
    let body: CreateBody = parsed(&body)?;
    store.change(|account, now| {
        let plan = account.plans.by_id(&body.plan_id);
        let plan = plan.ok_or_else(|| ApiError::not_found(Plan::NOT_FOUND))?;
        if account.features.by_id(&body.feature_id).is_none() {
            return Err(ApiError::not_found(Feature::NOT_FOUND));
        }
        if plan.entitlements.contains_key(&body.feature_id) {
            let message = "the plan has an entitlement for this feature_id already";
            return Err(ApiError::bad_request(message));
        }
        let id = plan.entitlement_id(&body.feature_id);
        let entitlement = Entitlement::new(grant.into_grant(account)?, now);
        account.change_plan(&body.plan_id, now, |plan| {
            plan.entitlements.insert(body.feature_id, entitlement);
        })?;
        let made = PlanEntitlement::get(account, &id)?;
        Ok(answer::created(PlanEntitlement::json(made, account, now)))
    })
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<GrantBody>,
) -> Result<Response, ApiError> {
    store.change(|account, now| {
        let present = PlanEntitlement::get(account, &id)?;
        let (plan, feature) = (present.plan.id.clone(), present.feature_id.to_owned());
        let entitlement = Entitlement {
            created_at: present.entitlement.created_at,
            ..Entitlement::new(body.into_grant(account)?, now)
        };
        account.change_plan(&plan, now, |plan| {
            plan.entitlements.insert(feature, entitlement);
        })?;
        let changed = PlanEntitlement::get(account, &id)?;
        Ok(answer::data(PlanEntitlement::json(changed, account, now)))
    })
}

/// What a plan grants of a feature.
#[derive(Clone, Copy)]
pub(super) struct PlanEntitlement<'a> {
    plan: &'a Plan,
    feature_id: &'a str,
    entitlement: &'a Entitlement,
}

impl<'a> PlanEntitlement<'a> {
    fn all(account: &'a Account) -> impl Iterator<Item = Self> {
        account.plans.iter().rev().flat_map(|plan| {
            plan.entitlements
                .iter()
                .rev()
                .map(move |(feature, one)| Self {
                    plan,
                    feature_id: feature,
                    entitlement: one,
                })
        })
    }

    fn is_wanted(self, account: &Account, query: &Query) -> bool {
        let feature = account.features.by_id(self.feature_id);
        let feature = feature.map_or("", |feature| feature.name.as_str());
        let id = self.plan.entitlement_id(self.feature_id);
        query.names("plan_id", "plan_ids", &self.plan.id)
            && query.names("feature_id", "feature_ids", self.feature_id)
            // No plan has versions or metered products.
            && !query.is("with_metered_products")
            && query.one("plan_version_id").is_none()
            && query.all("plan_version_ids").is_empty()
            && query.lists(&id, &[feature, &self.plan.name])
    }
}

impl Resource for PlanEntitlement<'static> {
    type Ref<'a> = PlanEntitlement<'a>;

    fn matching<'a>(
        account: &'a Account,
        query: &'a Query,
    ) -> impl Iterator<Item = PlanEntitlement<'a>> {
        PlanEntitlement::all(account).filter(|one| one.is_wanted(account, query))
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<PlanEntitlement<'a>, ApiError> {
        let found = account.plan_entitlement(id).and_then(|(plan, feature)| {
            let (feature_id, entitlement) = plan.entitlements.get_key_value(feature)?;
            Some(PlanEntitlement {
                plan,
                feature_id,
                entitlement,
            })
        });
        found.ok_or_else(|| ApiError::not_found(NOT_FOUND))
    }

    fn delete(account: &mut Account, id: &str, now: Timestamp) -> Result<(), AccountError> {
        let found = account.plan_entitlement(id);
        let (plan, feature) = found.ok_or(AccountError::NotFound(NOT_FOUND))?;
        let (plan, feature) = (plan.id.clone(), feature.to_owned());
        account.change_plan(&plan, now, |plan| {
            plan.entitlements.remove(&feature);
        })
    }

    fn json(one: PlanEntitlement<'_>, account: &Account, _: Timestamp) -> Value {
        plan_entitlement(account, one.plan, one.feature_id, one.entitlement)
    }
}
