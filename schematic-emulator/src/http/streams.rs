//! The emulator's own interface to its DataStream: connections, their requests, and faults.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Segment};
use crate::store::Store;
use crate::streams::{ActiveStreamFault, StreamFault};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultBody {
    kind: FaultKind,
    #[serde(default)]
    code: Option<u16>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    delay_ms: Option<u64>,
    /// A text, or JSON that is sent as a text.
    #[serde(default)]
    text: Option<Value>,
    #[serde(default)]
    after: u64,
    #[serde(default)]
    times: Option<u32>,
    /// The one connection to break.
    #[serde(default)]
    connection: Option<u64>,
}

impl FaultBody {
    fn into_fault(self) -> Result<StreamFault, ApiError> {
        let missing = |name: &str| ApiError::bad_request(format!("this kind needs {name}"));
        let text = match self.text {
            None => None,
            Some(Value::String(text)) => Some(text),
            Some(json) => Some(json.to_string()),
        };
        let text = || text.ok_or_else(|| missing("text"));
        let fault = match self.kind {
            FaultKind::Binary => StreamFault::binary(Bytes::from(text()?)),
            FaultKind::Bytes => StreamFault::bytes(Bytes::from(text()?)),
            FaultKind::Close => StreamFault::close(self.code.unwrap_or(1_000), self.reason),
            FaultKind::Delay => {
                let delay = self.delay_ms.ok_or_else(|| missing("delay_ms"))?;
                StreamFault::delay(Duration::from_millis(delay))
            }
            FaultKind::HalfAFrame => StreamFault::half_a_frame(),
            FaultKind::Ping => StreamFault::ping(),
            FaultKind::Reload => StreamFault::reload(),
            FaultKind::Reset => StreamFault::reset(),
            FaultKind::Silence => StreamFault::silence(),
            FaultKind::Text => StreamFault::text(text()?),
        };
        let fault = fault.after(self.after);
        match self.times {
            None => Ok(fault),
            Some(0) => Err(ApiError::bad_request("times must be at least 1")),
            Some(times) => Ok(fault.times(times)),
        }
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaultKind {
    Binary,
    Bytes,
    Close,
    Delay,
    HalfAFrame,
    Ping,
    Reload,
    Reset,
    Silence,
    Text,
}

pub(super) async fn connections(State(store): State<Arc<Store>>) -> Response {
    let ended = store.streams.ended();
    let ended: Vec<_> = ended.iter().map(AsRef::as_ref).collect();
    answer::plain(
        StatusCode::OK,
        &json!({
            "data": store.streams.connections(),
            "ended": ended,
            "total": store.streams.total(),
        }),
    )
}

pub(super) async fn requests(State(store): State<Arc<Store>>) -> Response {
    let requests = store.streams.requests().entries();
    let requests: Vec<_> = requests.iter().map(AsRef::as_ref).collect();
    let total = store.streams.requests().total();
    answer::plain(StatusCode::OK, &json!({ "data": requests, "total": total }))
}

pub(super) async fn forget_requests(State(store): State<Arc<Store>>) -> StatusCode {
    store.streams.requests().clear();
    store.touch();
    StatusCode::NO_CONTENT
}

/// Applies a fault to the open connections.
pub(super) async fn break_connections(
    State(store): State<Arc<Store>>,
    Json(body): Json<FaultBody>,
) -> Result<Response, ApiError> {
    let only = body.connection;
    let fault = body.into_fault()?;
    let met = store.streams.break_connections(only, &fault);
    Ok(answer::plain(
        StatusCode::OK,
        &json!({ "data": { "fault": fault.to_string(), "met": met } }),
    ))
}

/// Applies a fault to the connections made from now on.
pub(super) async fn inject(
    State(store): State<Arc<Store>>,
    Json(body): Json<FaultBody>,
) -> Result<Response, ApiError> {
    if body.connection.is_some() {
        let message =
            "one open connection can be broken; an injected fault applies to connections to come";
        return Err(ApiError::bad_request(message));
    }
    let fault = body.into_fault()?;
    let text = fault.to_string();
    let id = store
        .streams
        .inject(fault)
        .ok_or_else(|| ApiError::bad_request("too many faults are pending already"))?;
    store.touch();
    Ok(answer::plain(
        StatusCode::CREATED,
        &json!({ "data": { "id": id, "fault": text } }),
    ))
}

pub(super) async fn faults(State(store): State<Arc<Store>>) -> Response {
    let faults = faults_json(&store);
    answer::plain(StatusCode::OK, &json!({ "data": faults }))
}

pub(super) async fn clear_faults(State(store): State<Arc<Store>>) -> StatusCode {
    store.streams.clear_faults();
    store.touch();
    StatusCode::NO_CONTENT
}

pub(super) async fn remove_fault(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    let removed = id.parse().is_ok_and(|id| store.streams.remove_fault(id));
    store.touch();
    if removed {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::not_found("fault not found"))
    }
}

/// Returns the injected faults.
pub(super) fn faults_json(store: &Store) -> Vec<Value> {
    let json = |active: &ActiveStreamFault| json!({ "id": active.id, "fault": active.fault.to_string(), "met": active.met });
    store.streams.faults().iter().map(json).collect()
}
