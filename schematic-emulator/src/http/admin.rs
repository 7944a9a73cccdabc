//! The emulator's own interface: its state, what it received, faults, and the clock.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::{Method, StatusCode};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::answer::{self, ApiError};
use super::input::{Json, Query, Segment};
use super::streams;
use super::{webhook_deliveries, webhooks};
use crate::fault::{ActiveFault, Fault};
use crate::received::ReceivedEvent;
use crate::resource;
use crate::store::{DEFAULT_API_KEY, Store};

/// How long a request for a newer state waits.
const NEWS: Duration = Duration::from_secs(20);
/// How many events, requests and deliveries are shown.
const SHOWN: usize = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultBody {
    kind: FaultKind,
    #[serde(default)]
    status: Option<u16>,
    #[serde(default)]
    headers: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    body: Option<Value>,
    #[serde(default)]
    location: Option<String>,
    #[serde(default)]
    delay_ms: Option<u64>,
    #[serde(default)]
    bytes: Option<u64>,
    #[serde(default)]
    path: String,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    times: Option<u32>,
    #[serde(default)]
    carried_out: bool,
}

impl FaultBody {
    fn into_fault(self) -> Result<Fault, ApiError> {
        let missing = |name: &str| ApiError::bad_request(format!("this kind needs {name}"));
        let body = match self.body {
            None => None,
            Some(Value::String(text)) => Some(Bytes::from(text)),
            Some(json) => Some(Bytes::from(json.to_string())),
        };
        let mut fault = match self.kind {
            FaultKind::Status => Fault::status(self.status.ok_or_else(|| missing("status"))?),
            FaultKind::Redirect => {
                Fault::redirect(&self.location.ok_or_else(|| missing("location"))?)
            }
            FaultKind::Garbage => Fault::garbage("this is not JSON"),
            FaultKind::Huge => Fault::huge(self.bytes.ok_or_else(|| missing("bytes"))?),
            FaultKind::Delay => {
                let delay = self.delay_ms.ok_or_else(|| missing("delay_ms"))?;
                Fault::delay(Duration::from_millis(delay))
            }
            FaultKind::Hang => Fault::hang(),
            FaultKind::Reset => Fault::reset(),
            FaultKind::ResetMidway => Fault::reset_midway(),
            FaultKind::Truncated => Fault::truncated(),
            FaultKind::NotHttp => Fault::not_http(),
        };
        for (name, value) in &self.headers {
            fault = fault.header(name, value);
        }
        if let Some(body) = body {
            fault = fault.body(body);
        }
        if let Some(method) = self.method {
            let method = Method::from_bytes(method.as_bytes())
                .map_err(|_| ApiError::bad_request("method is not an HTTP method"))?;
            fault = fault.method(method);
        }
        if let Some(times) = self.times {
            if times == 0 {
                return Err(ApiError::bad_request("times must be at least 1"));
            }
            fault = fault.times(times);
        }
        if self.carried_out {
            fault = fault.carried_out();
        }
        Ok(fault.on(self.path))
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaultKind {
    Status,
    Redirect,
    Garbage,
    Huge,
    Delay,
    Hang,
    Reset,
    ResetMidway,
    Truncated,
    NotHttp,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlagBody {
    #[serde(default)]
    default_value: Option<bool>,
    /// Absent leaves the flag as it is, null ends forcing it.
    #[serde(default, deserialize_with = "given")]
    forced: Option<Option<bool>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdvanceBody {
    advance_seconds: u64,
}

pub(super) async fn events(State(store): State<Arc<Store>>) -> Response {
    let events = store.events.entries();
    let events: Vec<Value> = events.iter().map(|event| event_json(event)).collect();
    answer::shown(
        &store,
        json!({ "data": events, "total": store.events.total() }),
    )
}

pub(super) async fn forget_events(State(store): State<Arc<Store>>) -> StatusCode {
    store.events.clear();
    store.touch();
    StatusCode::NO_CONTENT
}

pub(super) async fn requests(State(store): State<Arc<Store>>) -> Response {
    let requests = store.requests.entries();
    let requests: Vec<_> = requests.iter().map(AsRef::as_ref).collect();
    let total = store.requests.total();
    answer::plain(StatusCode::OK, &json!({ "data": requests, "total": total }))
}

pub(super) async fn forget_requests(State(store): State<Arc<Store>>) -> StatusCode {
    store.requests.clear();
    store.touch();
    StatusCode::NO_CONTENT
}

pub(super) async fn faults(State(store): State<Arc<Store>>) -> Response {
    let faults: Vec<Value> = store.faults.list().iter().map(fault_json).collect();
    answer::plain(StatusCode::OK, &json!({ "data": faults }))
}

pub(super) async fn inject(
    State(store): State<Arc<Store>>,
    Json(body): Json<FaultBody>,
) -> Result<Response, ApiError> {
    let fault = body.into_fault()?;
    let text = fault.to_string();
    let id = store
        .faults
        .add(fault)
        .ok_or_else(|| ApiError::bad_request("too many faults are pending already"))?;
    store.touch();
    Ok(answer::plain(
        StatusCode::CREATED,
        &json!({ "data": { "id": id, "fault": text } }),
    ))
}

pub(super) async fn clear_faults(State(store): State<Arc<Store>>) -> StatusCode {
    store.faults.clear();
    store.touch();
    StatusCode::NO_CONTENT
}

pub(super) async fn remove_fault(
    State(store): State<Arc<Store>>,
    Segment(id): Segment,
) -> Result<StatusCode, ApiError> {
    let removed = id.parse().is_ok_and(|id| store.faults.remove(id));
    store.touch();
    if removed {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::not_found("fault not found"))
    }
}

pub(super) async fn set_flag(
    State(store): State<Arc<Store>>,
    Segment(key): Segment,
    Json(body): Json<FlagBody>,
) -> Result<StatusCode, ApiError> {
    store.change(|account, now| {
        if let Some(value) = body.default_value {
            account.set_flag_default(&key, value, now)?;
        }
        if let Some(forced) = body.forced {
            account.force_flag(&key, forced, now)?;
        }
        Ok(StatusCode::NO_CONTENT)
    })
}

pub(super) async fn clock(State(store): State<Arc<Store>>) -> Response {
    answer::plain(StatusCode::OK, &json!({ "data": { "now": store.now() } }))
}

pub(super) async fn advance(
    State(store): State<Arc<Store>>,
    Json(body): Json<AdvanceBody>,
) -> Response {
    store.advance(Duration::from_secs(body.advance_seconds));
    answer::plain(StatusCode::OK, &json!({ "data": { "now": store.now() } }))
}

pub(super) async fn reset(State(store): State<Arc<Store>>) -> StatusCode {
    store.reset();
    StatusCode::NO_CONTENT
}

/// Answers with everything that the page shows. With `after`, waits up to 20 seconds for a newer
/// revision.
pub(super) async fn state(
    State(store): State<Arc<Store>>,
    query: Query,
) -> Result<Response, ApiError> {
    let mut revision = store.revision();
    if let Some(after) = query.number::<u64>("after")? {
        // If the time runs out, the current state is the answer.
        let _ = tokio::time::timeout(NEWS, revision.wait_for(|now| *now != after)).await;
    }
    let revision = *revision.borrow_and_update();
    let mut state = store.read(resource::overview);
    let events: Vec<Value> = store
        .events
        .entries()
        .iter()
        .rev()
        .take(SHOWN)
        .map(|event| event_json(event))
        .collect();
    let requests: Vec<Value> = store
        .requests
        .entries()
        .iter()
        .rev()
        .take(SHOWN)
        .map(|request| json!(**request))
        .collect();
    let faults: Vec<Value> = store.faults.list().iter().map(fault_json).collect();
    let deliveries: Vec<Value> = store
        .webhooks
        .deliveries
        .list()
        .iter()
        .rev()
        .take(SHOWN)
        .map(|delivery| webhook_deliveries::own_json(delivery))
        .collect();
    for (name, value) in [
        ("revision", json!(revision)),
        ("events", json!(events)),
        ("events_total", json!(store.events.total())),
        ("requests", json!(requests)),
        ("requests_total", json!(store.requests.total())),
        ("faults", json!(faults)),
        ("connections", json!(store.streams.connections())),
        ("connections_total", json!(store.streams.total())),
        ("stream_faults", json!(streams::faults_json(&store))),
        ("webhooks", json!(webhooks::shown(&store))),
        ("deliveries", json!(deliveries)),
        ("deliveries_total", json!(store.webhooks.deliveries.total())),
    ] {
        state.insert(name.to_owned(), value);
    }
    let mut state = Value::Object(state);
    store.redactor.json(&mut state);
    if let Some(state) = state.as_object_mut() {
        // Only the default key, which is no secret, is shown.
        let api_key = Some(store.api_key.expose()).filter(|key| *key == DEFAULT_API_KEY);
        state.insert("api_key".to_owned(), json!(api_key));
    }
    Ok(answer::plain(StatusCode::OK, &json!({ "data": state })))
}

fn event_json(event: &ReceivedEvent) -> Value {
    let mut shown = json!(event);
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("body".to_owned(), event.body());
    }
    shown
}

fn fault_json(active: &ActiveFault) -> Value {
    json!({ "id": active.id, "fault": active.fault.to_string(), "met": active.met })
}

/// Distinguishes a member that is null from an absent one.
fn given<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Option<bool>>, D::Error> {
    Option::deserialize(source).map(Some)
}
