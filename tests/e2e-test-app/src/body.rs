use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::app::{App, Failure};

/// The body of a call: a JSON object, read as a `T`. Whatever `Content-Type` says is ignored; null
/// members count as absent.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let bytes = axum::body::Bytes::from_request(request, app)
            .await
            .map_err(|error| Failure::BadRequest(error.to_string()))?;
        let object: Map<String, Value> = serde_json::from_slice(&bytes)
            .map_err(|error| Failure::BadRequest(format!("the body is no JSON object: {error}")))?;
        let object = object
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        T::deserialize(Value::Object(object))
            .map(Self)
            .map_err(|error| Failure::BadRequest(error.to_string()))
    }
}
