//! The bodies of calls to the application.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use schematic_core::events::{CompanyIdentity, Identify, Receipt, Track, TrackError};
use schematic_core::{EvaluationContext, Keys, Schematic};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::app::{App, Failure};
use crate::body::Body;
use crate::configure::Configuration;

/// The keys of a company or user.
type KeyMap = BTreeMap<String, String>;

/// `GET /health`.
pub(crate) async fn health(State(app): State<App>) -> Json<Value> {
    let configuration = app.configuration();
    let status = if configuration.is_some() {
        "configured"
    } else {
        "waiting"
    };
    let config = configuration
        .unwrap_or_else(Configuration::default)
        .summary();
    Json(json!({"status": status, "config": config}))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CheckFlag {
    flag_key: String,
    #[serde(default)]
    company: KeyMap,
    #[serde(default)]
    user: KeyMap,
}

/// `POST /check-flag`.
pub(crate) async fn check_flag(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let asked: CheckFlag = called(&app, request).await?;
    let context = context(asked.company, asked.user);
    // Not held while it is waited for: a client that is shut down answers what it was asked.
    let client = Schematic::clone(&*app.client().await?);
    let value = client.check_flag(&asked.flag_key, &context).await;
    Ok(Json(json!({"value": value})))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identity {
    keys: Option<KeyMap>,
    user: Option<KeyMap>,
    company: Option<KeyMap>,
    idempotency_key: Option<String>,
}

/// `POST /identify`.
pub(crate) async fn identify(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let identity: Identity = called(&app, request).await?;
    let mut event = Identify::new();
    for (name, value) in identity.keys.or(identity.user).unwrap_or_default() {
        event = event.key(name, value);
    }
    if let Some(company) = identity.company {
        event = event.company(CompanyIdentity::new().keys(keys(company)));
    }
    if let Some(key) = identity.idempotency_key {
        event = event.idempotency_key(key);
    }
    taken(app.client().await?.identify(event))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Usage {
    event: String,
    #[serde(default)]
    company: KeyMap,
    #[serde(default)]
    user: KeyMap,
    quantity: Option<i64>,
    traits: Option<Map<String, Value>>,
    idempotency_key: Option<String>,
}

/// `POST /track`.
pub(crate) async fn track(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let usage: Usage = called(&app, request).await?;
    let mut event = Track::new(usage.event).context(context(usage.company, usage.user));
    if let Some(quantity) = usage.quantity {
        event = event.quantity(quantity);
    }
    if let Some(traits) = usage.traits {
        event = event.traits(traits);
    }
    if let Some(key) = usage.idempotency_key {
        event = event.idempotency_key(key);
    }
    taken(app.client().await?.track(event))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FlagDefault {
    flag_key: String,
    value: bool,
}

/// `POST /set-flag-default`.
pub(crate) async fn set_flag_default(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let default: FlagDefault = called(&app, request).await?;
    app.client()
        .await?
        .set_flag_default(default.flag_key, default.value);
    Ok(success())
}

/// What a call asks for. Without a client there is nothing to ask for, whatever the body says.
async fn called<T: DeserializeOwned>(app: &App, request: Request) -> Result<T, Failure> {
    drop(app.client().await?);
    let body = Body::from_request(request, app).await?;
    body.read().map_err(Failure::BadRequest)
}

fn taken<E>(event: Result<Receipt, TrackError<E>>) -> Result<Json<Value>, Failure> {
    event
        .map(|_| success())
        .map_err(|refused| Failure::BadRequest(refused.to_string()))
}

fn success() -> Json<Value> {
    Json(json!({"success": true}))
}

fn context(company: KeyMap, user: KeyMap) -> EvaluationContext {
    EvaluationContext::new()
        .with_company_keys(keys(company))
        .with_user_keys(keys(user))
}

fn keys(map: KeyMap) -> Keys {
    map.into_iter().collect()
}
