use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::app::{App, Failure};

/// The body of a call: a JSON object. Whatever `Content-Type` says is ignored; null members count
/// as absent.
pub(crate) struct Body(Map<String, Value>);

impl Body {
    /// The object as a `T`. The error says what is missing or of another type.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, String> {
        T::deserialize(Value::Object(self.0)).map_err(|error| error.to_string())
    }
}

impl FromRequest<App> for Body {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let bytes = Bytes::from_request(request, app)
            .await
            .map_err(|error| Failure::BadRequest(error.to_string()))?;
        let mut object: Map<String, Value> = serde_json::from_slice(&bytes)
            .map_err(|error| Failure::BadRequest(format!("the body is no JSON object: {error}")))?;
        object.retain(|_, value| !value.is_null());
        Ok(Self(object))
    }
}
