//! `/plans` of the API.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::answer::{self, ApiError};
use super::entities::Resource;
use super::input::{Json, Query, Segment, nullable};
use crate::account::{Account, AccountError, Company, Plan};
use crate::resource::{counted_plan_json, plan_json};
use crate::store::Store;

#[derive(Deserialize)]
pub(super) struct PlanBody {
    name: String,
    #[serde(default, deserialize_with = "nullable")]
    description: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    icon: Option<Option<String>>,
    #[serde(default)]
    plan_type: Option<String>,
}

impl PlanBody {
    fn write(self, plan: &mut Plan) {
        plan.name = self.name;
        if let Some(description) = self.description {
            plan.description = description.unwrap_or_default();
        }
        if let Some(icon) = self.icon {
            plan.icon = icon;
        }
    }
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(body): Json<PlanBody>,
) -> Result<Response, ApiError> {
    store.change(|account, now| {
        let is_add_on = body.plan_type.as_deref() == Some("add_on");
        let id = account.create_plan(body.name.clone(), is_add_on, now)?;
        account.change_plan(&id, now, |plan| body.write(plan))?;
        Ok(answer::created(plan_json(account, get(account, &id)?)))
    })
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<PlanBody>,
) -> Result<Response, ApiError> {
    store.change(|account, now| {
        account.change_plan(&id, now, |plan| body.write(plan))?;
        Ok(answer::data(plan_json(account, get(account, &id)?)))
    })
}

fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Plan, ApiError> {
    let plan = account.plans.by_id(id);
    plan.ok_or_else(|| ApiError::not_found(Plan::NOT_FOUND))
}

impl Resource for Plan {
    type Ref<'a> = &'a Self;

    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Self> {
        let company = query.one("company_id");
        let company = company.map(|id| account.companies.by_id(id));
        let feature = query.one("without_entitlement_for");
        // No plan is linked to billing, and none belongs to one company.
        let none = query.is("has_product_id")
            || query.is("company_scoped_only")
            || query.one("scoped_to_company_id").is_some();
        let kind = query.one("plan_type");
        account.plans.iter().rev().filter(move |plan| {
            let of_company = |company: &Company| company.plan_ids().any(|id| id == plan.id);
            !none
                && kind.is_none_or(|kind| plan.is_add_on == (kind == "add_on"))
                && company.is_none_or(|company| company.is_some_and(of_company))
                && !feature.is_some_and(|feature| plan.entitlements.contains_key(feature))
                && query.lists(&plan.id, &[&plan.name, &plan.id])
        })
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Self, ApiError> {
        get(account, id)
    }

    fn delete(account: &mut Account, id: &str, _: Timestamp) -> Result<(), AccountError> {
        account.delete_plan(id)
    }

    fn json(one: &Self, account: &Account, _: Timestamp) -> Value {
        plan_json(account, one)
    }

    fn page<'a>(page: Vec<&'a Self>, account: &'a Account, _: Timestamp) -> Vec<Value> {
        let mut companies: HashMap<&str, usize> = HashMap::new();
        for company in account.companies.iter() {
            // A plan can be both its base plan and an add-on.
            for plan in company.plan_ids().collect::<BTreeSet<_>>() {
                *companies.entry(plan).or_default() += 1;
            }
        }
        let companies = |plan: &Self| companies.get(plan.id.as_str()).copied();
        page.into_iter()
            .map(|one| counted_plan_json(account, one, companies(one).unwrap_or(0)))
            .collect()
    }
}
