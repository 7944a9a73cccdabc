use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_core::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{self, ApiError};
use super::entities::{KeysBody, by_id, by_keys, check_name, is_listed};
use super::input::{Json, Query, Segment};
use crate::account::{Account, CompanyUpsert, Keys, Lookup, Rejected, User, UserUpsert};
use crate::resource::{user_brief as brief, user_json as detail};
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
    company: Option<Keys>,
    #[serde(default)]
    companies: Option<Vec<Keys>>,
    #[serde(default)]
    company_id: Option<String>,
    #[serde(default)]
    company_ids: Option<Vec<String>>,
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
        if new && account.users.lookup(&body.keys) != Lookup::Missing {
            return Err(ApiError::bad_request(
                "a user with one of these keys exists",
            ));
        }
        let mut memberships = Vec::new();
        for id in body
            .company_id
            .iter()
            .chain(body.company_ids.iter().flatten())
        {
            memberships.push(by_id(&account.companies, id)?.id.clone());
        }
        for keys in body
            .company
            .into_iter()
            .chain(body.companies.into_iter().flatten())
        {
            // A company that is named here and not known yet comes into being.
            let company = CompanyUpsert {
                keys,
                ..CompanyUpsert::default()
            };
            memberships.push(account.upsert_company(company, now)?);
        }
        let upsert = UserUpsert {
            id: body.id,
            keys: body.keys,
            removed_keys: body.remove_keys.unwrap_or_default(),
            name: body.name,
            traits: body.traits.unwrap_or_default(),
            companies: memberships,
            last_seen_at: body.last_seen_at,
            update_only: body.update_only.unwrap_or_default(),
        };
        let id = account.upsert_user(upsert, now)?;
        Ok(detail(account, by_id(&account.users, &id)?))
    })
}

pub(super) async fn lookup(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let keys = query.keys()?;
    let user = store
        .read(|account, _| by_keys(&account.users, &keys).map(|user| detail(account, user)))?;
    Ok(answer::data_with_params(user, json!({ "keys": keys })))
}

pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store
        .read(|account, _| by_id(&account.users, &id).map(|user| detail(account, user)))
        .map(answer::data)
}

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let users: Vec<Value> = store.read(|account, _| {
        page.of(matching(account, &query))
            .map(|user| detail(account, user))
            .collect()
    });
    Ok(answer::data_with_params(users, page.params(&query)))
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
    store.change(|account, _| account.delete_user(&id))?;
    Ok(answer::data(json!({ "deleted": true })))
}

pub(super) async fn delete_by_keys(
    State(store): State<Arc<Store>>,
    Json(body): Json<KeysBody>,
) -> Result<Response, ApiError> {
    let user = store.change(|account, _| {
        let id = by_keys(&account.users, &body.keys)?.id.clone();
        account
            .delete_user(&id)
            .map_err(|rejected: Rejected| ApiError::from(rejected))
    })?;
    Ok(answer::data(brief(&user)))
}

/// The users that a list asks for, newest first.
fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a User> + 'a {
    let company = query.one("company_id");
    let plan = query.one("plan_id");
    account.users.iter().rev().filter(move |user| {
        company.is_none_or(|company| user.companies.contains(company))
            && plan.is_none_or(|plan| {
                user.companies
                    .iter()
                    .filter_map(|company| account.companies.by_id(company))
                    .any(|company| company.plan_ids().any(|id| id == plan))
            })
            && is_listed(*user, &user.name, &user.traits, query)
    })
}
