//! Webhook deliveries: `/webhook-events` of the API, and `/_emulator/deliveries`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::{Query, Segment};
use super::webhooks::webhook_json;
use crate::store::Store;
use crate::webhooks::WebhookDelivery;

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let events: Vec<Value> = page
        .of(matching(&store, &query).iter().rev())
        .map(|delivery| event_json(delivery))
        .collect();
    Ok(answer::data_with_params(events, page.params(&query)))
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
    let deliveries = store.webhooks.deliveries.list();
    let delivery = deliveries
        .iter()
        .find(|delivery| delivery.id == id)
        .ok_or_else(|| ApiError::not_found("webhook event not found"))?;
    let mut event = event_json(delivery);
    if let (Some(event), Ok(webhook)) = (
        event.as_object_mut(),
        store.webhooks.get(&delivery.webhook_id),
    ) {
        event.insert("webhook".to_owned(), webhook_json(&webhook));
    }
    Ok(answer::data(event))
}

/// Lists the deliveries with all their attempts.
pub(super) async fn own(State(store): State<Arc<Store>>) -> Response {
    let deliveries = store.webhooks.deliveries.list();
    let shown: Vec<Value> = deliveries
        .iter()
        .map(|delivery| own_json(delivery))
        .collect();
    let total = store.webhooks.deliveries.total();
    answer::shown(&store, json!({ "data": shown, "total": total }))
}

pub(super) async fn forget(State(store): State<Arc<Store>>) -> StatusCode {
    store.webhooks.deliveries.forget();
    store.touch();
    StatusCode::NO_CONTENT
}

/// Returns a delivery with all its attempts.
pub(super) fn own_json(delivery: &WebhookDelivery) -> Value {
    let attempts: Vec<Value> = delivery
        .attempts
        .iter()
        .map(|attempt| {
            json!({
                "sent_at": attempt.sent_at,
                "response_code": attempt.response_code,
                "error": attempt.error,
            })
        })
        .collect();
    json!({
        "id": delivery.id,
        "webhook_id": delivery.webhook_id,
        "request_type": delivery.action,
        "status": delivery.status.as_str(),
        "attempts": attempts,
        "next_attempt_at": delivery.next_attempt_at,
        "given_up": delivery.given_up,
        "event": delivery.event(),
        "created_at": delivery.created_at,
        "updated_at": delivery.updated_at,
    })
}

/// Returns a delivery as the API shows it.
fn event_json(delivery: &WebhookDelivery) -> Value {
    let last = delivery.attempts.last();
    json!({
        "id": delivery.id,
        "webhook_id": delivery.webhook_id,
        "request_type": delivery.action,
        "status": delivery.status.as_str(),
        "payload": delivery.payload(),
        "response_code": last.and_then(|attempt| attempt.response_code),
        "sent_at": last.map(|attempt| attempt.sent_at),
        "created_at": delivery.created_at,
        "updated_at": delivery.updated_at,
    })
}

fn matching(store: &Store, query: &Query) -> Vec<Arc<WebhookDelivery>> {
    let ids = query.all("ids");
    let webhook = query.one("webhook_id");
    let text = query.one("q");
    let mut deliveries = store.webhooks.deliveries.list();
    deliveries.retain(|delivery| {
        (ids.is_empty() || ids.contains(&delivery.id.as_str()))
            && webhook.is_none_or(|webhook| delivery.webhook_id == webhook)
            && text.is_none_or(|text| delivery.action.as_str().contains(text))
    });
    deliveries
}
