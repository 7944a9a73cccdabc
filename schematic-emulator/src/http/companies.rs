use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_core::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{self, ApiError};
use super::entities::{KeysBody, by_id, by_keys, check_name, is_listed};
use super::input::{Json, Query, Segment};
use crate::account::{Account, Company, CompanyUpsert, Keys, Lookup};
use crate::resource::{company_brief as brief, company_json as detail};
use crate::store::Store;

#[derive(Deserialize)]
pub(super) struct UpsertBody {
    keys: Keys,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    traits: Option<Map<String, Value>>,
    #[serde(default)]
    base_plan_id: Option<String>,
    #[serde(default)]
    remove_keys: Option<Vec<String>>,
    #[serde(default)]
    last_seen_at: Option<Timestamp>,
    #[serde(default)]
    update_only: Option<bool>,
}

pub(super) async fn upsert(
    State(store): State<Arc<Store>>,
    Json(body): Json<UpsertBody>,
) -> Result<Response, ApiError> {
    save(&store, body, false).map(answer::data)
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(body): Json<UpsertBody>,
) -> Result<Response, ApiError> {
    save(&store, body, true).map(answer::created)
}

fn save(store: &Store, body: UpsertBody, new: bool) -> Result<Value, ApiError> {
    check_name(body.name.as_deref())?;
    store.change(|account, now| {
        if new && account.companies.lookup(&body.keys) != Lookup::Missing {
            return Err(ApiError::bad_request(
                "a company with one of these keys exists",
            ));
        }
        let id = account.upsert_company(
            CompanyUpsert {
                id: body.id,
                keys: body.keys,
                removed_keys: body.remove_keys.unwrap_or_default(),
                name: body.name,
                traits: body.traits.unwrap_or_default(),
                base_plan: body.base_plan_id.filter(|plan| !plan.is_empty()),
                last_seen_at: body.last_seen_at,
                update_only: body.update_only.unwrap_or_default(),
            },
            now,
        )?;
        Ok(detail(account, by_id(&account.companies, &id)?, now))
    })
}

pub(super) async fn lookup(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let keys = query.keys()?;
    let company = store.read(|account, now| {
        by_keys(&account.companies, &keys).map(|company| detail(account, company, now))
    })?;
    Ok(answer::data_with_params(company, json!({ "keys": keys })))
}

pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store
        .read(|account, now| {
            by_id(&account.companies, &id).map(|company| detail(account, company, now))
        })
        .map(answer::data)
}

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let companies: Vec<Value> = store.read(|account, now| {
        page.of(matching(account, &query))
            .map(|company| detail(account, company, now))
            .collect()
    });
    Ok(answer::data_with_params(companies, page.params(&query)))
}

pub(super) async fn count(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let count = store.read(|account, _| matching(account, &query).count());
    Ok(answer::data_with_params(
        json!({ "count": count }),
        page.params(&query),
    ))
}

pub(super) async fn delete(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store.change(|account, _| account.delete_company(&id))?;
    Ok(answer::data(json!({ "deleted": true })))
}

pub(super) async fn delete_by_keys(
    State(store): State<Arc<Store>>,
    Json(body): Json<KeysBody>,
) -> Result<Response, ApiError> {
    let company = store.change(|account, _| {
        let id = by_keys(&account.companies, &body.keys)?.id.clone();
        account.delete_company(&id).map_err(ApiError::from)
    })?;
    Ok(answer::data(brief(&company)))
}

/// The companies that a list asks for, newest first.
fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Company> + 'a {
    let mut plans = query.all("plan_ids");
    plans.extend(query.one("plan_id"));
    account.companies.iter().rev().filter(move |company| {
        (plans.is_empty() || company.plan_ids().any(|plan| plans.contains(&plan)))
            && is_listed(*company, &company.name, &company.traits, query)
    })
}
