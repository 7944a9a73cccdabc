//! The endpoint of event capture.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::Json;
use crate::capture::{self, MAX_BATCH};
use crate::received::EventSource;
use crate::store::Store;

#[derive(Deserialize)]
pub(super) struct Batch {
    events: Vec<Value>,
}

/// Captures a batch of events, whole or not at all.
pub(super) async fn batch(
    State(store): State<Arc<Store>>,
    Json(Batch { events }): Json<Batch>,
) -> Result<Response, ApiError> {
    if events.len() > MAX_BATCH {
        return Err(ApiError::bad_request("batch too large").with("max_size", MAX_BATCH));
    }
    let key = store.api_key.expose();
    if events
        .iter()
        .any(|event| event.get("api_key").and_then(Value::as_str) != Some(key))
    {
        return Err(ApiError::unauthorized());
    }
    let events = capture::read_batch(&events, "type", store.now())?;
    let ids = store.capture(events, EventSource::Capture);
    Ok(answer::data(json!({ "accepted": ids.len() })))
}
