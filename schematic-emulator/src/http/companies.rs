//! `/companies` of the API.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::answer::{self, ApiError};
use super::entities::{KeyedResource, Resource, by_id, check_name, is_listed};
use super::input::{Json, Query};
use crate::account::{Account, AccountError, Company, CompanyUpsert, Directory, Keys, Lookup};
use crate::resource::{company_brief, company_json, counted_company_json};
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
        Ok(company_json(account, by_id(&account.companies, &id)?, now))
    })
}

impl Resource for Company {
    type Ref<'a> = &'a Self;

    fn matching<'a>(account: &'a Account, query: &'a Query) -> impl Iterator<Item = &'a Self> {
        let mut plans = query.all("plan_ids");
        plans.extend(query.one("plan_id"));
        let credits = query.all("credit_type_ids");
        let granted = query.one("with_entitlement_for");
        let granted = granted.map(|id| account.features.by_id(id));
        let not_overridden = query.one("without_feature_override_for");
        // The emulator has no versions of plans, no prices and no scheduled changes.
        let none = query.is("has_scheduled_downgrade")
            || query.is("monetized_subscriptions")
            || query.is("plan_version_unpublished")
            || query.one("plan_version_id").is_some()
            || [
                "plan_version_ids",
                "subscription_statuses",
                "subscription_types",
            ]
            .iter()
            .any(|name| !query.all(name).is_empty());
        let companies = account.companies.iter().rev().filter(move |company| {
            !none
                && (plans.is_empty() || company.plan_ids().any(|plan| plans.contains(&plan)))
                && (credits.is_empty() || account.has_credit(company, &credits))
                && granted.is_none_or(|feature| {
                    feature.is_some_and(|feature| account.grant(company, feature).is_some())
                })
                && !not_overridden.is_some_and(|id| company.overrides.contains_key(id))
                && !(query.is("without_plan") && company.plan_ids().next().is_some())
                && !(query.is("with_subscription") && company.subscription.is_none())
                && !(query.is("without_subscription") && company.subscription.is_some())
                && is_listed(*company, &company.name, &company.traits, query)
        });
        sorted(companies, query)
    }

    fn get<'a>(account: &'a Account, id: &str) -> Result<&'a Self, ApiError> {
        by_id(&account.companies, id)
    }

    fn delete(account: &mut Account, id: &str, _: Timestamp) -> Result<(), AccountError> {
        account.delete_company(id).map(drop)
    }

    fn json(one: &Self, account: &Account, now: Timestamp) -> Value {
        company_json(account, one, now)
    }

    fn page<'a>(page: Vec<&'a Self>, account: &'a Account, now: Timestamp) -> Vec<Value> {
        let mut members: HashMap<&str, usize> = HashMap::new();
        for company in account.users.iter().flat_map(|user| &user.companies) {
            *members.entry(company).or_default() += 1;
        }
        let members = |company: &Self| members.get(company.id.as_str()).copied();
        page.into_iter()
            .map(|one| counted_company_json(account, one, members(one).unwrap_or(0), now))
            .collect()
    }
}

/// Returns companies in the order that a query requests. Only a sorted list is built whole.
fn sorted<'a>(
    companies: impl Iterator<Item = &'a Company> + 'a,
    query: &Query,
) -> Box<dyn Iterator<Item = &'a Company> + 'a> {
    let column = query.one("sort_order_column");
    if !matches!(column, Some("name" | "created_at" | "last_seen_at")) {
        return Box::new(companies);
    }
    let mut companies: Vec<&Company> = companies.collect();
    match column {
        Some("name") => companies.sort_by_key(|company| &company.name),
        Some("created_at") => companies.sort_by_key(|company| company.created_at),
        _ => companies.sort_by_key(|company| company.last_seen_at),
    }
    if query.one("sort_order_direction") == Some("desc") {
        companies.reverse();
    }
    Box::new(companies.into_iter())
}

impl KeyedResource for Company {
    fn directory(account: &Account) -> &Directory<Self> {
        &account.companies
    }

    fn brief(&self) -> Value {
        company_brief(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_built_only_as_far_as_it_is_read() {
        let now = Timestamp::from_millis(0);
        let mut account = Account::new();
        for number in 0..3 {
            let keys = Keys::from([("org".to_owned(), number.to_string())]);
            let upsert = CompanyUpsert {
                keys,
                ..CompanyUpsert::default()
            };
            account.upsert_company(upsert, now).unwrap();
        }
        for (query, at_least) in [("", 0), ("q=a", 0), ("sort_order_column=name", 3)] {
            let query = Query::of(query);
            let companies = Company::matching(&account, &query);
            // Only what was built knows how much is left.
            assert_eq!(companies.size_hint().0, at_least);
        }
    }
}
