use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Call, Error, ErrorKind, JsonError, RequestOptions, Whole};

/// A future behind a pointer, as [`Transport`] returns it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What carries calls to Schematic and brings the answers back: base URL, API key, time limits
/// and retries are its business.
pub trait Transport: Send + Sync {
    /// Makes `call` and returns its answer, whose status is 2xx.
    ///
    /// # Errors
    ///
    /// Whatever went wrong, an answer with any other status included.
    fn call<'a>(
        &'a self,
        call: Call,
        options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>>;
}

/// The whole answer to a call.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response {
    /// The status; 2xx when it comes from a [`Transport`].
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
}

impl Response {
    /// Creates an answer of these parts.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
        }
    }

    /// Returns the member `data` of the body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when the body is not a JSON object, or its `data` is not a `T`.
    pub fn data<T: DeserializeOwned>(&self) -> Result<T, Error> {
        #[derive(Deserialize)]
        struct Envelope<T> {
            data: T,
        }
        serde_json::from_slice(&self.body)
            .map(|Envelope { data }| data)
            .map_err(|error| self.decode_error(error))
    }

    /// Reads the body with all that surrounds its `data`.
    ///
    /// # Errors
    ///
    /// As [`Response::data`].
    pub fn whole<T: DeserializeOwned>(self) -> Result<Whole<T>, Error> {
        match serde_json::from_slice(&self.body) {
            Ok(envelope) => Ok(Whole::of(envelope, self)),
            Err(error) => Err(self.decode_error(error)),
        }
    }

    /// Returns the member `data` of the body as it is written there; `None` when there is none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when the body is not a JSON object.
    pub fn raw_data(&self) -> Result<Option<&RawValue>, Error> {
        #[derive(Deserialize)]
        struct Envelope<'a> {
            #[serde(borrow, default)]
            data: Option<&'a RawValue>,
        }
        // A derived reader takes a list for a struct; the API's answers are objects.
        let is_object = self.body.trim_ascii_start().starts_with(b"{");
        match serde_json::from_slice::<Envelope<'_>>(&self.body) {
            Ok(Envelope { data }) if is_object => Ok(data),
            Ok(_) => Err(self.decode_error(serde::de::Error::custom("not a JSON object"))),
            Err(error) => Err(self.decode_error(error)),
        }
    }

    fn decode_error(&self, error: serde_json::Error) -> Error {
        Error::new(
            ErrorKind::Decode,
            "Schematic's answer is not what its API promises",
        )
        .with_response(self.status, self.headers.clone(), self.body.clone())
        .with_source(JsonError::from(error))
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and body may hold what does not belong into a log.
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &'static str) -> Response {
        Response::new(StatusCode::OK, HeaderMap::new(), Bytes::from(body))
    }

    #[test]
    fn data_is_found_or_its_absence_is_an_error() {
        let raw = answer(r#"{"params":{},"data":{"value":true}}"#);
        assert_eq!(raw.raw_data().unwrap().unwrap().get(), r#"{"value":true}"#);
        assert!(answer("{}").raw_data().unwrap().is_none());
        assert!(answer(r#"{"data":null}"#).raw_data().unwrap().is_none());
        for body in ["", "[]", "[1]", "true", "<html>", r#"{"data":"#] {
            let error = answer(body).raw_data().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        }
    }

    #[test]
    fn data_of_another_type_is_a_decode_error_that_keeps_the_body() {
        let error = answer(r#"{"data":{"a":1}}"#).data::<Vec<u8>>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.body().unwrap().as_ref(), br#"{"data":{"a":1}}"#);
    }

    #[test]
    fn a_decode_error_quotes_nothing() {
        for body in [
            r#"{"data":"hunter2"}"#,
            r#"{"data":["hunter2"]}"#,
            r#"{"data":[1],"data":["hunter2"]}"#,
        ] {
            let mut shown = String::new();
            let error = answer(body).data::<Vec<u8>>().unwrap_err();
            let mut error: Option<&dyn std::error::Error> = Some(&error);
            while let Some(cause) = error {
                shown.push_str(&format!("{cause} {cause:?} "));
                error = cause.source();
            }
            assert!(shown.contains(" at line 1 column "), "{shown}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }
}
