//! Flag checks of the API.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use schematic_protocol::Timestamp;
use schematic_rules::wire;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Segment};
use crate::account::{Account, CheckContext, Keys};
use crate::store::Store;

const MAX_CONTEXTS: usize = 100;
const MAX_VALUE: usize = 255;
const MAX_SUBTYPE: usize = 128;
const MAX_COSTS: usize = 100;

/// The body of a check: a context, and usage to check ahead.
#[derive(Deserialize)]
pub(super) struct CheckBody {
    #[serde(default)]
    company: Option<Keys>,
    #[serde(default)]
    user: Option<Keys>,
    #[serde(default)]
    preflight: Option<Preflight>,
}

impl CheckBody {
    fn into_asked(self) -> Result<CheckContext, ApiError> {
        let company = self.company.unwrap_or_default();
        let user = self.user.unwrap_or_default();
        if company
            .values()
            .chain(user.values())
            .any(|value| value.chars().count() > MAX_VALUE)
        {
            let message = format!("a key's value has at most {MAX_VALUE} characters");
            return Err(ApiError::bad_request(message));
        }
        let options = self.preflight.map(Preflight::into_options).transpose()?;
        Ok(CheckContext {
            company,
            user,
            options: options.unwrap_or_default(),
        })
    }
}

#[derive(Deserialize)]
pub(super) struct BulkBody {
    contexts: Vec<CheckBody>,
}

#[derive(Deserialize)]
struct Preflight {
    #[serde(default)]
    usage: Option<i64>,
    #[serde(default)]
    event_usage: Option<EventUsage>,
    #[serde(default)]
    credit_cost: Option<BTreeMap<String, f64>>,
    #[serde(default)]
    event_quantities: Option<EventQuantities>,
}

impl Preflight {
    fn into_options(self) -> Result<wire::Options, ApiError> {
        let refuse = |message: String| Err(ApiError::bad_request(message));
        let event_usage = self.event_usage;
        let quantities = self.event_quantities;
        let usages = [self.usage, event_usage.as_ref().map(|usage| usage.quantity)];
        let amounts = quantities.as_ref().map(|event| {
            event
                .quantity
                .into_iter()
                .chain(event.quantities.iter().flatten().map(|(_, n)| *n))
        });
        if usages.into_iter().flatten().any(|usage| usage < 0)
            || amounts.into_iter().flatten().any(|amount| amount < 0.0)
        {
            return refuse("preflight usage cannot be negative".to_owned());
        }
        let credit_cost = self.credit_cost.unwrap_or_default();
        if credit_cost.values().any(|cost| *cost < 0.0) {
            return refuse("preflight credit cost cannot be negative".to_owned());
        }
        if credit_cost.len() > MAX_COSTS {
            return refuse(format!(
                "preflight credit_cost has at most {MAX_COSTS} entries"
            ));
        }
        let subtypes = [
            event_usage.as_ref().map(|usage| &usage.event_subtype),
            quantities.as_ref().map(|event| &event.event_subtype),
        ];
        if subtypes
            .into_iter()
            .flatten()
            .any(|subtype| subtype.chars().count() > MAX_SUBTYPE)
        {
            return refuse(format!(
                "preflight event_subtype has at most {MAX_SUBTYPE} characters"
            ));
        }
        Ok(wire::Options {
            credit_cost,
            usage: self.usage,
            event_usage: event_usage.map(|usage| wire::EventUsage {
                event_subtype: usage.event_subtype,
                quantity: usage.quantity,
                ..wire::EventUsage::default()
            }),
            event_quantities: quantities.map(|event| wire::EventQuantities {
                event_subtype: event.event_subtype,
                quantity: event.quantity,
                quantities: event.quantities.unwrap_or_default(),
                ..wire::EventQuantities::default()
            }),
            ..wire::Options::default()
        })
    }
}

#[derive(Deserialize)]
struct EventUsage {
    event_subtype: String,
    quantity: i64,
}

#[derive(Deserialize)]
struct EventQuantities {
    event_subtype: String,
    #[serde(default)]
    quantity: Option<f64>,
    #[serde(default)]
    quantities: Option<BTreeMap<String, f64>>,
}

pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Segment(key): Segment,
    Json(body): Json<CheckBody>,
) -> Result<Response, ApiError> {
    let asked = body.into_asked()?;
    let result = store.change(|account, now| {
        let flag = account
            .flags
            .by_key(&key)
            .cloned()
            .ok_or_else(|| ApiError::not_found("flag not found"))?;
        if let Some(flag) = account.flags.by_id_mut(&flag.id) {
            flag.last_checked_at = Some(now);
        }
        let answer = account.find(&asked, now)?.check(account, &flag, now)?;
        Ok::<_, ApiError>(answer)
    })?;
    store.touch();
    Ok(answer::data(result))
}

pub(super) async fn all(
    State(store): State<Arc<Store>>,
    Json(body): Json<CheckBody>,
) -> Result<Response, ApiError> {
    let asked = body.into_asked()?;
    let result = store.read(|account, now| check_all(account, &asked, now))?;
    Ok(answer::created(result))
}

pub(super) async fn bulk(
    State(store): State<Arc<Store>>,
    Json(body): Json<BulkBody>,
) -> Result<Response, ApiError> {
    if body.contexts.is_empty() || body.contexts.len() > MAX_CONTEXTS {
        let message = format!("contexts must have 1 to {MAX_CONTEXTS} items");
        return Err(ApiError::bad_request(message));
    }
    let asked: Vec<CheckContext> = body
        .contexts
        .into_iter()
        .map(CheckBody::into_asked)
        .collect::<Result<_, _>>()?;
    let results = store.read(|account, now| {
        asked
            .iter()
            .map(|asked| check_all(account, asked, now))
            .collect::<Result<Vec<_>, ApiError>>()
    })?;
    Ok(answer::created(json!({ "data": results })))
}

fn check_all(account: &Account, asked: &CheckContext, now: Timestamp) -> Result<Value, ApiError> {
    let mut found = account.find(asked, now)?;
    let mut flags = Vec::with_capacity(account.flags.len());
    for flag in account.flags.iter() {
        flags.push(found.check(account, flag, now)?);
    }
    let mut result = Map::new();
    result.insert("flags".to_owned(), Value::Array(flags));
    result.insert("credit_spend_policies".to_owned(), json!([]));
    if let Some(company) = &found.company {
        if let Some(plan) = company
            .plan
            .as_deref()
            .and_then(|plan| account.plans.by_id(plan))
        {
            result.insert(
                "plan".to_owned(),
                json!({ "id": plan.id, "name": plan.name }),
            );
        }
        let balances: Map<String, Value> = account
            .credit_balances(company, now)
            .into_iter()
            .map(|(credit, balance)| {
                let remaining = balance.remaining;
                (
                    credit,
                    json!({
                        "remaining": remaining,
                        "reserved": 0.0,
                        "settled": remaining,
                        "postpaid": false,
                    }),
                )
            })
            .collect();
        result.insert("credit_balances".to_owned(), Value::Object(balances));
    }
    Ok(Value::Object(result))
}
