//! The health endpoints of a replicator.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::json;

use crate::replicator::ReplicatorState;
use crate::store::Store;

/// Answers whether the replicator is ready: with 503 and the same body if it is not.
pub(super) async fn ready(State(store): State<Arc<Store>>) -> Response {
    let state = store.replicators.next();
    let status = if state.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let datastream = match (state.connected, state.ready) {
        (false, _) => "disconnected",
        (true, false) => "connected_loading",
        (true, true) => "ready",
    };
    answer(&store, &state, status, datastream)
}

/// Answers how the replicator is, always with 200.
pub(super) async fn health(State(store): State<Arc<Store>>) -> Response {
    let state = store.replicators.next();
    let datastream = if state.connected {
        "connected"
    } else {
        "disconnected"
    };
    answer(&store, &state, StatusCode::OK, datastream)
}

fn answer(
    store: &Store,
    state: &ReplicatorState,
    status: StatusCode,
    datastream: &str,
) -> Response {
    let body = json!({
        "status": "healthy",
        "ready": state.ready,
        "connected": state.connected,
        "components": {"datastream": datastream, "redis": "connected"},
        "cache_version": state.cache_version,
        "timestamp": store.now(),
    });
    // As the official replicator labels it.
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    (status, [(header::CONTENT_TYPE, text)], body.to_string()).into_response()
}
