//! The handshake of the DataStream.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use hyper::upgrade::OnUpgrade;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::ApiError;
use crate::store::Store;

const VERSION: HeaderValue = HeaderValue::from_static("13");
const WEBSOCKET: HeaderValue = HeaderValue::from_static("websocket");

/// A stream that begins on the connection once its handshake is answered. It is an extension of the
/// answer, so that no stream begins if a fault replaces the answer.
#[derive(Clone, Debug)]
pub(crate) struct AcceptedStream {
    pub(crate) upgrade: OnUpgrade,
    /// The headers of the handshake, without credentials.
    pub(crate) headers: HeaderMap,
}

/// Answers the handshake. The API key was checked before.
pub(super) async fn connect(State(store): State<Arc<Store>>, mut request: Request) -> Response {
    let upgrade = request.extensions_mut().remove::<OnUpgrade>();
    let headers = request.headers();
    let asks = has_word(headers, &CONNECTION, "upgrade")
        && has_word(headers, &UPGRADE, "websocket")
        && headers.get(SEC_WEBSOCKET_VERSION) == Some(&VERSION);
    let (true, Some(upgrade)) = (asks, upgrade) else {
        let message = "this endpoint is a WebSocket, version 13";
        let headers = [
            (CONNECTION, HeaderValue::from_static("upgrade")),
            (UPGRADE, WEBSOCKET),
            (SEC_WEBSOCKET_VERSION, VERSION),
        ];
        return (
            headers,
            ApiError::new(StatusCode::UPGRADE_REQUIRED, message),
        )
            .into_response();
    };
    let key = headers.get(SEC_WEBSOCKET_KEY).map(HeaderValue::as_bytes);
    let accept = key.map(derive_accept_key);
    let Some(accept) = accept.and_then(|accept| HeaderValue::try_from(accept).ok()) else {
        return ApiError::bad_request("sec-websocket-key is required").into_response();
    };
    let stream = AcceptedStream {
        upgrade,
        headers: store.redactor.headers(headers),
    };
    let headers = [
        (CONNECTION, HeaderValue::from_static("upgrade")),
        (UPGRADE, WEBSOCKET),
        (SEC_WEBSOCKET_ACCEPT, accept),
    ];
    (StatusCode::SWITCHING_PROTOCOLS, Extension(stream), headers).into_response()
}

/// Whether a header's comma-separated values contain `word`.
fn has_word(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().eq_ignore_ascii_case(word))
}
