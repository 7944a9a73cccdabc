//! `/events` and `/event-batch` of the API.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, header};
use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Query, Segment};
use crate::account::{Account, ENVIRONMENT_ID};
use crate::capture;
use crate::received::{EventKind, EventOutcome, EventSource, ReceivedEvent};
use crate::store::Store;

const MAX_BATCH: usize = 1_000;

#[derive(Deserialize)]
pub(super) struct Batch {
    events: Vec<Value>,
}

pub(super) async fn create(
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    Json(event): Json<Value>,
) -> Result<Response, ApiError> {
    let now = store.now();
    let events = capture::read_batch(&[event], "event_type", now)?;
    let ids = store.capture(events, EventSource::Rest);
    let raw = ids.first().map(|id| raw_event(id, &headers, now));
    Ok(answer::created(raw))
}

pub(super) async fn create_batch(
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    Json(Batch { events }): Json<Batch>,
) -> Result<Response, ApiError> {
    if events.len() > MAX_BATCH {
        return Err(ApiError::bad_request("batch too large").with("max_size", MAX_BATCH));
    }
    let now = store.now();
    let events = capture::read_batch(&events, "event_type", now)?;
    let ids = store.capture(events, EventSource::Rest);
    let raw: Vec<Value> = ids.iter().map(|id| raw_event(id, &headers, now)).collect();
    Ok(answer::created(json!({ "events": raw })))
}

pub(super) async fn list(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let page = query.page()?;
    let kinds = query.all("event_types");
    let only = |wanted: Option<&str>, value: Option<&str>| {
        wanted.is_none_or(|wanted| value == Some(wanted))
    };
    let flag = query.one("flag_id").map(|id| {
        let key = |account: &Account| Some(account.flags.by_id(id)?.key.clone());
        (id, store.read(|account, _| key(account)))
    });
    let mut events = store.events.entries();
    events.reverse();
    events.retain(|event| {
        (kinds.is_empty() || kinds.contains(&event.kind.as_str()))
            && only(query.one("company_id"), event.company_id.as_deref())
            && only(query.one("user_id"), event.user_id.as_deref())
            && only(query.one("event_subtype"), event.subtype.as_deref())
            && only(
                query.one("idempotency_key"),
                event.idempotency_key.as_deref(),
            )
            && flag
                .as_ref()
                .is_none_or(|(id, key)| is_check_of(event, id, key.as_deref()))
    });
    let events: Vec<Value> = page.of(events.iter()).map(|event| detail(event)).collect();
    Ok(answer::data_with_params(events, page.params(&query)))
}

pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<Response, ApiError> {
    let events = store.events.entries();
    let event = events
        .iter()
        .find(|event| event.id == id)
        .ok_or_else(|| ApiError::not_found("event not found"))?;
    Ok(answer::data(detail(event)))
}

/// Returns whether an event is a check of the flag with this id, and this key if it is there. The id
/// decides where the event has one.
fn is_check_of(event: &ReceivedEvent, id: &str, key: Option<&str>) -> bool {
    if event.kind != EventKind::FlagCheck {
        return false;
    }
    let body = event.body();
    match body.get("flag_id").and_then(Value::as_str) {
        Some(checked) => checked == id,
        None => key.is_some() && body.get("flag_key").and_then(Value::as_str) == key,
    }
}

fn raw_event(id: &str, headers: &HeaderMap, captured_at: Timestamp) -> Value {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    json!({
        "captured_at": captured_at,
        "event_id": id,
        "remote_ip": "127.0.0.1",
        "user_agent": agent.unwrap_or_default(),
    })
}

fn detail(event: &ReceivedEvent) -> Value {
    let (status, error) = match &event.outcome {
        EventOutcome::Processed => ("processed", None),
        EventOutcome::Duplicate => ("failed", Some("duplicate idempotency key")),
        EventOutcome::Failed { error } => ("failed", Some(error.as_str())),
    };
    json!({
        "id": event.id,
        "type": event.kind,
        "subtype": event.subtype,
        "quantity": event.quantity,
        "body": event.body(),
        "body_preview": preview(event),
        "captured_at": event.captured_at,
        "sent_at": event.sent_at,
        "processed_at": event.captured_at,
        "company_id": event.company_id,
        "user_id": event.user_id,
        "environment_id": ENVIRONMENT_ID,
        "error_message": error,
        "feature_ids": [],
        "features": [],
        "idempotency_key": event.idempotency_key,
        "status": status,
    })
}

fn preview(event: &ReceivedEvent) -> String {
    event.body.chars().take(100).collect()
}
