//! Answers in the format of the API, and its errors.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::account::AccountError;
use crate::capture::EventError;
use crate::store::Store;

/// An error answer of the API.
#[derive(Debug)]
pub(crate) struct ApiError {
    status: StatusCode,
    message: String,
    more: Map<String, Value>,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            more: Map::new(),
        }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "missing or invalid API key")
    }

    /// Adds a member beside `error`.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }
}

impl From<AccountError> for ApiError {
    fn from(rejected: AccountError) -> Self {
        match rejected {
            AccountError::NotFound(message) => Self::not_found(message),
            AccountError::Invalid(message) => Self::bad_request(message),
        }
    }
}

impl From<EventError> for ApiError {
    fn from(EventError { index, message }: EventError) -> Self {
        Self::bad_request(message).with("index", index)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = self.more;
        body.insert("error".to_owned(), Value::String(self.message));
        plain(self.status, &body)
    }
}

/// Returns a success in the API's envelope.
pub(crate) fn data(data: impl Serialize) -> Response {
    enveloped(StatusCode::OK, data, json!({}))
}

/// Returns a success with status 201.
pub(crate) fn created(data: impl Serialize) -> Response {
    enveloped(StatusCode::CREATED, data, json!({}))
}

/// Returns a success in the API's envelope that echoes the request's parameters.
pub(crate) fn data_with_params(data: impl Serialize, params: Value) -> Response {
    enveloped(StatusCode::OK, data, params)
}

/// Returns JSON without the envelope.
pub(crate) fn plain(status: StatusCode, body: &impl Serialize) -> Response {
    let body = serde_json::to_vec(body).unwrap_or_default();
    let json = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    )];
    (status, json, body).into_response()
}

/// Returns JSON of the emulator's own interface, without API keys.
pub(super) fn shown(store: &Store, mut body: Value) -> Response {
    store.redactor.json(&mut body);
    plain(StatusCode::OK, &body)
}

pub(crate) async fn no_such_path() -> ApiError {
    ApiError::not_found("no such path")
}

pub(crate) async fn wrong_method() -> ApiError {
    ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method not allowed on this path",
    )
}

fn enveloped(status: StatusCode, data: impl Serialize, params: Value) -> Response {
    #[derive(Serialize)]
    struct Envelope<T> {
        data: T,
        params: Value,
    }

    plain(status, &Envelope { data, params })
}
