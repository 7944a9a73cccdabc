//! `/users` of the API.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::{self, ApiError};
use super::entities::{KeyedResource, Resource, by_id, check_name, is_listed};
use super::input::{Json, Query};
use crate::account::{
    Account, AccountError, CompanyUpsert, Directory, Keys, Lookup, User, UserUpsert,
};
use crate::resource::{user_brief, user_json};
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
            // A company that does not exist yet is created.
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
        Ok(user_json(account, by_id(&account.users, &id)?))
    })
}

impl Resource for User {
    type Ref<'a> = &'a Self;

    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Self> {
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

    fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Self, ApiError> {
        by_id(&account.users, id)
    }

    fn delete(account: &mut Account, id: &str, _: Timestamp) -> Result<(), AccountError> {
        account.delete_user(id).map(drop)
    }

    fn json(one: &Self, account: &Account, _: Timestamp) -> Value {
        user_json(account, one)
    }
}

impl KeyedResource for User {
    fn directory(account: &Account) -> &Directory<Self> {
        &account.users
    }

    fn brief(&self) -> Value {
        user_brief(self)
    }
}
