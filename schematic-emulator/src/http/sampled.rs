//! Operations without a handler: their requests are checked against the API's document and
//! answered with samples, which know nothing of the account.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use http_body_util::BodyExt as _;
use url::form_urlencoded;

use super::answer::{self, ApiError};
use crate::openapi::{Found, InvalidRequest, Route, find};
use crate::samples::{self, Sample, SampleRequest};
use crate::store::Store;

/// Answers a request to a path that no handler has.
pub(super) async fn other_path(State(store): State<Arc<Store>>, request: Request) -> Response {
    match answer(&store, request).await {
        Ok(response) => response,
        Err(Unanswered::Method) => answer::wrong_method().await.into_response(),
        Err(Unanswered::Path) => answer::no_such_path().await.into_response(),
        Err(Unanswered::Invalid(error)) => error.into_response(),
    }
}

/// Answers a request with a method that the handlers of its path do not have.
pub(super) async fn other_method(State(store): State<Arc<Store>>, request: Request) -> Response {
    match answer(&store, request).await {
        Ok(response) => response,
        Err(Unanswered::Method | Unanswered::Path) => answer::wrong_method().await.into_response(),
        Err(Unanswered::Invalid(error)) => error.into_response(),
    }
}

async fn answer(store: &Store, request: Request) -> Result<Response, Unanswered> {
    if !store.samples {
        return Err(Unanswered::Path);
    }
    let (head, body) = request.into_parts();
    let Found {
        operation,
        path,
        last,
        noun,
    } = match find(&head.method, head.uri.path()) {
        Route::Found(found) => found,
        Route::OtherMethods => return Err(Unanswered::Method),
        Route::Nothing => return Err(Unanswered::Path),
    };
    let query = head.uri.query().unwrap_or_default();
    let query = operation.read_query(form_urlencoded::parse(query.as_bytes()).into_owned())?;
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes);
    let body = operation.read_body(&body.unwrap_or_default())?;
    let success = operation.success().ok_or(Unanswered::Path)?;
    let request = SampleRequest {
        operation: operation.id(),
        noun,
        id: last.and_then(|last| Some(path.get(last)?.as_str()?.to_owned())),
        path,
        query,
        body,
    };
    let accept = head
        .headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok());
    let status = StatusCode::from_u16(success.status).unwrap_or_default();
    Ok(response(
        status,
        samples::answer(&request, &success, accept),
    ))
}

fn response(status: StatusCode, sample: Sample) -> Response {
    let mut response = match sample {
        Sample::Json(body) => answer::plain(status, &body),
        Sample::Empty => status.into_response(),
        Sample::File {
            media_type,
            name,
            content,
        } => {
            // A name with other characters could end the quotes.
            let name = name.replace(
                |character: char| !character.is_ascii_alphanumeric() && character != '.',
                "_",
            );
            let headers = [
                (header::CONTENT_TYPE, media_type.to_owned()),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"{name}\""),
                ),
            ];
            (status, headers, content).into_response()
        }
    };
    let (name, value) = samples::HEADER;
    response.headers_mut().insert(
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    );
    response
}

/// Why there is no sample.
enum Unanswered {
    Path,
    Method,
    Invalid(ApiError),
}

impl From<InvalidRequest> for Unanswered {
    fn from(invalid: InvalidRequest) -> Self {
        Self::Invalid(invalid.into())
    }
}

impl From<InvalidRequest> for ApiError {
    fn from(invalid: InvalidRequest) -> Self {
        Self::bad_request(invalid.to_string())
    }
}
