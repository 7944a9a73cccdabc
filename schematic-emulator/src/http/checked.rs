//! Checks of requests against the API's document, before handlers that read what they hold.

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt as _;
use serde_json::{Map, Value};
use url::form_urlencoded;

use super::ApiError;
use crate::openapi::{Route, find};

/// The query of a request, by the names and types of its operation.
#[derive(Clone, Debug)]
pub(super) struct Parameters(pub(super) Map<String, Value>);

/// Rejects requests that the document does not allow. Parameters that it does not know are ignored.
pub(super) async fn checked(request: Request, next: Next) -> Result<Response, ApiError> {
    let Route::Found(found) = find(request.method(), request.uri().path()) else {
        return Ok(next.run(request).await);
    };
    let operation = found.operation;
    let query = request.uri().query().unwrap_or_default();
    let query = form_urlencoded::parse(query.as_bytes()).into_owned();
    let query = operation.read_known_query(query)?;
    let (mut head, body) = request.into_parts();
    let body = body.collect().await;
    let body = body.map_err(|_| ApiError::bad_request("the connection ended within the body"))?;
    let body = body.to_bytes();
    operation.read_body(&body)?;
    head.extensions.insert(Parameters(query));
    Ok(next.run(Request::from_parts(head, Body::from(body))).await)
}
