//! Options of a request, and when it is retried.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value};

/// How one call departs from the client's settings.
///
/// ```
/// use std::time::Duration;
/// use schematic_api::runtime::RequestOptions;
///
/// let options = RequestOptions::new().timeout(Duration::from_secs(5)).max_retries(0);
/// assert_eq!(options.timeout_or(Duration::from_secs(60)), Duration::from_secs(5));
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct RequestOptions {
    timeout: Option<Duration>,
    total_timeout: Option<Duration>,
    max_retries: Option<u32>,
    retry_mode: RetryMode,
    headers: HeaderMap,
    query: Vec<(String, String)>,
    body: Map<String, Value>,
}

/// Which failures of a call are worth another try.
///
/// Whatever the mode, a call is repeated when no connection was made, and after 408 and 429.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryMode {
    /// Also after 5xx, as the official SDKs do, and after a connection that broke when the method
    /// can be repeated without harm. A write that Schematic did although it answered 5xx may so be
    /// done twice.
    #[default]
    Standard,
    /// After 5xx and broken connections only what can be repeated without harm: reads, PUT and
    /// DELETE.
    Careful,
    /// After every failure of the connection, time limits included: for calls that carry an
    /// idempotency key.
    Always,
}

impl RequestOptions {
    /// Creates options that depart in nothing from the client's settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the longest that one attempt may take, its whole answer included.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the longest that the call may take, all attempts and the waits between them included.
    /// Without it there is no such limit.
    #[must_use]
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// Sets how often a failed call is repeated; 0 for never.
    ///
    /// A request that finds its kept-alive connection closed is sent again over a fresh one in any
    /// case, if it may be sent twice.
    #[must_use]
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = Some(retries);
        self
    }

    /// Sets which failures are worth another try; [`RetryMode::Standard`] by default.
    #[must_use]
    pub fn retry_mode(mut self, mode: RetryMode) -> Self {
        self.retry_mode = mode;
        self
    }

    /// Sets a header to send in place of the client's own of that name.
    #[must_use]
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.insert(name, value);
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a top-level member to the JSON body, in place of one of that name.
    #[must_use]
    pub fn body_member(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.body.insert(name.into(), value.into());
        self
    }

    /// Returns the longest that one attempt may take, or else `default`.
    #[must_use]
    pub fn timeout_or(&self, default: Duration) -> Duration {
        self.timeout.unwrap_or(default)
    }

    /// Returns the longest that the whole call may take, where it is limited.
    #[must_use]
    pub fn total_timeout_set(&self) -> Option<Duration> {
        self.total_timeout
    }

    /// Returns how often a failed call is repeated, or else `default`.
    #[must_use]
    pub fn max_retries_or(&self, default: u32) -> u32 {
        self.max_retries.unwrap_or(default)
    }

    /// Returns which failures are worth another try.
    #[must_use]
    pub fn retries(&self) -> RetryMode {
        self.retry_mode
    }

    /// Returns the headers to send.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the query parameters to add.
    #[must_use]
    pub fn query_parameters(&self) -> &[(String, String)] {
        &self.query
    }

    /// Returns the members to add to the body.
    #[must_use]
    pub fn body_members(&self) -> &Map<String, Value> {
        &self.body
    }
}

impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values of headers, query and body may be secrets or personal data.
        f.debug_struct("RequestOptions")
            .field("timeout", &self.timeout)
            .field("total_timeout", &self.total_timeout)
            .field("max_retries", &self.max_retries)
            .field("retry_mode", &self.retry_mode)
            .finish_non_exhaustive()
    }
}
