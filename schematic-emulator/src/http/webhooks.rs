//! `/webhooks` of the API, and `/_emulator/webhooks`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use schematic_protocol::webhooks::Action;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Query, Segment};
use crate::store::Store;
use crate::webhooks::{ActiveWebhook, Edit, Subscription, Webhook};

#[derive(Deserialize)]
pub(super) struct CreateBody {
    name: String,
    url: String,
    request_types: Vec<String>,
    #[serde(default)]
    credit_trigger_configs: Option<Vec<CreditTrigger>>,
    #[serde(default)]
    entitlement_trigger_configs: Option<Vec<EntitlementTrigger>>,
}

#[derive(Deserialize)]
pub(super) struct UpdateBody {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    request_types: Option<Vec<String>>,
    #[serde(default)]
    status: Option<Status>,
    #[serde(default)]
    credit_trigger_configs: Option<Vec<CreditTrigger>>,
    #[serde(default)]
    entitlement_trigger_configs: Option<Vec<EntitlementTrigger>>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Status {
    Active,
    Inactive,
}

#[derive(Deserialize)]
struct CreditTrigger {
    credit_id: String,
}

#[derive(Deserialize)]
struct EntitlementTrigger {
    feature_id: String,
}

#[derive(Deserialize)]
pub(super) struct TestBody {
    request_type: String,
}

/// The body of a subscription through `/_emulator/webhooks`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubscribeBody {
    url: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    secret: Option<String>,
    #[serde(default, alias = "actions")]
    request_types: Option<Vec<String>>,
}

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let webhooks: Vec<Value> = page
        .of(matching(&store, &query).iter().rev())
        .map(webhook_json)
        .collect();
    Ok(answer::data_with_params(webhooks, page.params(&query)))
}

pub(super) async fn count(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let count = matching(&store, &query).len();
    Ok(answer::data_with_params(
        json!({ "count": count }),
        page.params(&query),
    ))
}

pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    Ok(answer::data(webhook_json(&store.webhooks.get(&id)?)))
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    Json(body): Json<CreateBody>,
) -> Result<Response, ApiError> {
    let webhook = Webhook::new(body.url)
        .name(body.name)
        .actions(actions(&body.request_types))
        .triggers(
            features(body.entitlement_trigger_configs).unwrap_or_default(),
            credits(body.credit_trigger_configs).unwrap_or_default(),
        );
    let added = add(&store, webhook)?;
    let subscription = store.webhooks.get(&added.id)?;
    Ok(answer::created(webhook_json(&subscription)))
}

pub(super) async fn update(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<UpdateBody>,
) -> Result<Response, ApiError> {
    let edit = Edit {
        name: body.name,
        url: body.url,
        actions: body.request_types.as_deref().map(actions),
        active: body.status.map(|status| status == Status::Active),
        features: features(body.entitlement_trigger_configs),
        credits: credits(body.credit_trigger_configs),
    };
    let subscription = store.webhooks.edit(&id, edit, store.now())?;
    store.touch();
    Ok(answer::data(webhook_json(&subscription)))
}

pub(super) async fn delete(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    store.webhooks.remove(&id)?;
    store.touch();
    Ok(answer::data(json!({ "deleted": true })))
}

/// Sends a test delivery and answers with its outcome.
pub(super) async fn test(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
    Json(body): Json<TestBody>,
) -> Result<Response, ApiError> {
    let action = Action::from(body.request_type.as_str());
    if matches!(action, Action::Other(_)) {
        return Err(ApiError::bad_request("unknown request_type"));
    }
    let number =
        store.read(|account, now| store.webhooks.prepare_test(&id, &action, account, now))?;
    // In a separate task, so that the delivery completes even if the client disconnects.
    let sending = tokio::spawn(async move {
        let sent = store.webhooks.send_test(number, || store.now()).await;
        store.touch();
        sent
    });
    let sent = sending.await.ok().flatten();
    let attempt = sent.as_ref().and_then(|delivery| delivery.attempts.last());
    let code = attempt.and_then(|attempt| attempt.response_code);
    let success = attempt.is_some_and(crate::webhooks::DeliveryAttempt::succeeded);
    let reason = match (attempt, code) {
        _ if success => None,
        (None, _) => Some("the webhook was deleted".to_owned()),
        (Some(attempt), None) => attempt.error.clone(),
        (Some(_), Some(code)) => Some(format!("the endpoint answered with status {code}")),
    };
    Ok(answer::data(json!({
        "success": success,
        "response_code": code.unwrap_or_default(),
        "failure_reason": reason,
    })))
}

/// Lists the webhooks, for the emulator's page.
pub(super) async fn own(State(store): State<Arc<Store>>) -> Response {
    answer::shown(&store, json!({ "data": shown(&store) }))
}

pub(super) async fn subscribe(
    State(store): State<Arc<Store>>,
    Json(body): Json<SubscribeBody>,
) -> Result<Response, ApiError> {
    let mut webhook = Webhook::new(body.url);
    if let Some(name) = body.name {
        webhook = webhook.name(name);
    }
    if let Some(secret) = body.secret {
        webhook = webhook.secret(secret);
    }
    if let Some(request_types) = body.request_types {
        webhook = webhook.actions(actions(&request_types));
    }
    let added = add(&store, webhook)?;
    // The secret is shown once, since it may have been generated.
    let mut shown = own_json(&added);
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("secret".to_owned(), json!(added.secret()));
    }
    Ok(answer::plain(
        StatusCode::CREATED,
        &json!({ "data": shown }),
    ))
}

pub(super) async fn unsubscribe(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    store.webhooks.remove(&id)?;
    store.touch();
    Ok(StatusCode::NO_CONTENT)
}

/// Returns the webhooks without their secrets.
pub(super) fn shown(store: &Store) -> Vec<Value> {
    let subscriptions = store.webhooks.list();
    subscriptions
        .iter()
        .map(|subscription| own_json(&subscription.webhook))
        .collect()
}

/// Returns a webhook as the API shows it.
pub(super) fn webhook_json(subscription: &Subscription) -> Value {
    let Subscription {
        webhook, triggers, ..
    } = subscription;
    let configs = |name: &str, ids: &[String]| -> Vec<Value> {
        ids.iter().map(|id| json!({ name: id })).collect()
    };
    json!({
        "id": webhook.id,
        "name": webhook.name,
        "url": webhook.url,
        "request_types": webhook.actions,
        "secret": webhook.secret(),
        "status": status(webhook),
        "credit_trigger_configs": configs("credit_id", &triggers.credits),
        "entitlement_trigger_configs": configs("feature_id", &triggers.features),
        "created_at": subscription.created_at,
        "updated_at": subscription.updated_at,
    })
}

fn own_json(webhook: &ActiveWebhook) -> Value {
    json!({
        "id": webhook.id,
        "name": webhook.name,
        "url": webhook.url,
        "request_types": webhook.actions,
        "status": status(webhook),
    })
}

fn status(webhook: &ActiveWebhook) -> &'static str {
    if webhook.active { "active" } else { "inactive" }
}

fn add(store: &Store, webhook: Webhook) -> Result<ActiveWebhook, ApiError> {
    let added = store.read(|account, now| store.webhooks.add(webhook, account, now))?;
    store.touch();
    Ok(added)
}

fn matching(store: &Store, query: &Query) -> Vec<Subscription> {
    let text = query.one("q").map(str::to_lowercase);
    let mut webhooks = store.webhooks.list();
    webhooks.retain(|one| {
        text.as_ref().is_none_or(|text| {
            one.webhook.name.to_lowercase().contains(text)
                || one.webhook.url.to_lowercase().contains(text)
        })
    });
    webhooks
}

fn actions(names: &[String]) -> Vec<Action> {
    names
        .iter()
        .map(|name| Action::from(name.as_str()))
        .collect()
}

fn features(configs: Option<Vec<EntitlementTrigger>>) -> Option<Vec<String>> {
    let configs = configs?.into_iter();
    Some(configs.map(|config| config.feature_id).collect())
}

fn credits(configs: Option<Vec<CreditTrigger>>) -> Option<Vec<String>> {
    let configs = configs?.into_iter();
    Some(configs.map(|config| config.credit_id).collect())
}
