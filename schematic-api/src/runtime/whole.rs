use std::fmt;

use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use super::Response;
use super::envelope::Envelope;

/// An answer with all that surrounds its data.
#[derive(Clone)]
#[non_exhaustive]
pub struct Whole<T> {
    /// What was asked for.
    pub data: T,
    /// The parameters as the API understood them; null where it does not say.
    pub params: Value,
    /// Members of the envelope that this version does not know.
    pub other: Map<String, Value>,
    /// The HTTP status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

impl<T> Whole<T> {
    /// Creates the answer of this envelope, with status and headers of `response`.
    pub(super) fn of(envelope: Envelope<T>, response: Response) -> Self {
        Self {
            data: envelope.data,
            params: envelope.params.unwrap_or_default(),
            other: envelope.other,
            status: response.status,
            headers: response.headers,
        }
    }

    /// Creates an answer that came without an envelope.
    pub(crate) fn without_envelope(data: T, response: Response) -> Self {
        Self {
            data,
            params: Value::Null,
            other: Map::new(),
            status: response.status,
            headers: response.headers,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Whole<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers and what is not known may hold what does not belong into a log.
        f.debug_struct("Whole")
            .field("status", &self.status)
            .field("data", &self.data)
            .field("params", &self.params)
            .finish_non_exhaustive()
    }
}
