use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::account::Rejected;
use crate::capture::Invalid;
use crate::store::Store;

/// An error in the API's shape.
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

impl From<Rejected> for ApiError {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::NotFound(message) => Self::not_found(message),
            Rejected::Invalid(message) => Self::bad_request(message),
        }
    }
}

impl From<Invalid> for ApiError {
    fn from(Invalid { index, message }: Invalid) -> Self {
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

/// A success in the API's envelope.
pub(crate) fn data(data: impl Serialize) -> Response {
    enveloped(StatusCode::OK, data, json!({}))
}

/// A success that made something.
pub(crate) fn created(data: impl Serialize) -> Response {
    enveloped(StatusCode::CREATED, data, json!({}))
}

/// A success in the API's envelope, with an echo of the input.
pub(crate) fn data_with_params(data: impl Serialize, params: Value) -> Response {
    enveloped(StatusCode::OK, data, params)
}

/// JSON as it is.
pub(crate) fn plain(status: StatusCode, body: &impl Serialize) -> Response {
    let body = serde_json::to_vec(body).unwrap_or_default();
    let json = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    )];
    (status, json, body).into_response()
}

/// What the emulator's own interface shows, without API keys.
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
