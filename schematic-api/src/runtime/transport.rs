//! What carries calls, and the response it returns.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

use super::envelope::{AnyType, Envelope, OfApi, ReadData, read_envelope};
use super::record::Member;
use super::{Call, Error, ErrorKind, JsonError, RequestOptions, StreamedResponse, Whole};

/// A future behind a pointer, as [`Transport`] returns it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What carries calls to Schematic and brings the answers back: base URL, API key, time limits
/// and retries are its business.
///
/// A transport of the application's can stand in for Schematic in a test, without a socket:
///
/// ```
/// use http::{HeaderMap, StatusCode};
/// use schematic_api::operations::Features;
/// use schematic_api::runtime::{BoxFuture, Call, Error, RequestOptions, Response, Transport};
/// use schematic_api::types::CheckFlagRequestBody;
///
/// /// Knows one flag.
/// struct Double;
///
/// impl Transport for Double {
///     fn call<'a>(
///         &'a self,
///         call: Call,
///         _: &'a RequestOptions,
///     ) -> BoxFuture<'a, Result<Response, Error>> {
///         Box::pin(async move {
///             if call.target()? != "/flags/reports/check" {
///                 let body = r#"{"error":"no such flag"}"#.into();
///                 return Err(Error::from_response(StatusCode::NOT_FOUND, HeaderMap::new(), body));
///             }
///             let body = r#"{"data":{"flag":"reports","value":true,"reason":"match"},"params":{}}"#;
///             Ok(Response::new(StatusCode::OK, HeaderMap::new(), body.into()))
///         })
///     }
/// }
///
/// # fn block_on<T>(future: impl Future<Output = T>) -> T {
/// #     let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// #     match std::pin::pin!(future).poll(&mut context) {
/// #         std::task::Poll::Ready(value) => value,
/// #         std::task::Poll::Pending => unreachable!("the double never waits"),
/// #     }
/// # }
/// # block_on(async {
/// let features = Features::new(&Double);
/// let body = CheckFlagRequestBody::default();
/// assert!(features.check_flag("reports", &body).await?.value);
/// let error = features.check_flag("exports", &body).await.unwrap_err();
/// assert_eq!(error.server_message(), Some("no such flag"));
/// # Ok::<(), Error>(())
/// # })?;
/// # Ok::<(), Error>(())
/// ```
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

    /// Makes `call` and returns its answer as soon as the head is there. By default the whole
    /// answer is read first, and is one chunk.
    ///
    /// # Errors
    ///
    /// As [`Transport::call`]; what goes wrong later is in the stream.
    fn stream<'a>(
        &'a self,
        call: Call,
        options: &RequestOptions,
    ) -> BoxFuture<'a, Result<StreamedResponse<'a>, Error>> {
        let options = options.clone();
        Box::pin(async move { self.call(call, &options).await.map(Into::into) })
    }
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
    /// How many requests were made until it came.
    attempts: u32,
}

impl Response {
    /// Creates an answer of these parts.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
            attempts: 1,
        }
    }

    /// Sets how many requests were made until the answer came, which errors of reading it tell.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Returns how many requests were made until the answer came; 1 unless the transport says
    /// otherwise.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the member `data` of the body.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when the body is not a JSON object, or its `data` is not a `T`.
    pub fn data<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let envelope = self.envelope::<AnyType<T>>(false)?;
        Ok(envelope.data)
    }

    /// Reads the body with all that surrounds its `data`.
    ///
    /// # Errors
    ///
    /// As [`Response::data`].
    pub fn whole<T: DeserializeOwned>(self) -> Result<Whole<T>, Error> {
        let envelope = self.envelope::<AnyType<T>>(true)?;
        Ok(Whole::of(envelope, self))
    }

    /// Returns the member `data` of the body, of a type of this crate.
    pub(crate) fn api_data<T: Member>(&self) -> Result<T, Error> {
        let envelope = self.envelope::<OfApi<T>>(false)?;
        Ok(envelope.data)
    }

    /// Reads the body with all that surrounds its `data`, of a type of this crate.
    pub(crate) fn api_whole<T: Member>(self) -> Result<Whole<T>, Error> {
        let envelope = self.envelope::<OfApi<T>>(true)?;
        Ok(Whole::of(envelope, self))
    }

    /// Returns the body as JSON; null where there is none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] when the body is not a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let body = match self.body.trim_ascii() {
            b"" => b"null",
            body => body,
        };
        serde_json::from_slice(body).map_err(|error| {
            let mut source = serde_json::Deserializer::from_slice(body);
            let path = match serde_path_to_error::deserialize::<_, T>(&mut source) {
                Ok(_) => String::new(),
                Err(error) => error.path().to_string(),
            };
            self.decode_error(JsonError::at(&error, &path))
        })
    }

    /// Returns an error if the body is neither empty nor JSON.
    pub(crate) fn nothing(&self) -> Result<(), Error> {
        self.json::<IgnoredAny>().map(drop)
    }

    pub(super) fn envelope<R: ReadData>(&self, whole: bool) -> Result<Envelope<R::Data>, Error> {
        let mut source = serde_json::Deserializer::from_slice(&self.body);
        let envelope = read_envelope::<R, _>(&mut source, whole);
        let envelope = envelope.and_then(|envelope| source.end().map(|()| envelope));
        envelope.map_err(|error| {
            // The path costs time, so only what cannot be read is read with it, a second time.
            let mut track = serde_path_to_error::Track::new();
            let mut source = serde_json::Deserializer::from_slice(&self.body);
            let tracked = serde_path_to_error::Deserializer::new(&mut source, &mut track);
            let path = match read_envelope::<R, _>(tracked, whole) {
                Ok(_) => String::new(),
                Err(_) => track.path().to_string(),
            };
            self.decode_error(JsonError::at(&error, &path))
        })
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
            Ok(_) => {
                let error: serde_json::Error = serde::de::Error::custom("not a JSON object");
                Err(self.decode_error(error.into()))
            }
            Err(error) => Err(self.decode_error(error.into())),
        }
    }

    pub(super) fn decode_error(&self, error: JsonError) -> Error {
        let message = match error.path() {
            Some(_) => format!("Schematic's answer is not what its API promises: {error}"),
            None => "Schematic's answer is not what its API promises".to_owned(),
        };
        Error::new(ErrorKind::Decode, message)
            .with_response(self.status, self.headers.clone(), self.body.clone())
            .with_attempts(self.attempts)
            .with_source(error)
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
