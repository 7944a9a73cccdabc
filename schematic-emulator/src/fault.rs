//! Faults to inject: what an application sees when Schematic, or the network before it, fails.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

/// How many faults may be pending at a time.
const MAX_FAULTS: usize = 100;

/// A failure of requests, in place of or besides their answer.
///
/// It applies to every request to the API and to capture until it is removed, unless limited by
/// [`on`](Self::on), [`method`](Self::method) and [`times`](Self::times). It never applies to the
/// page and `/_emulator/`. If several faults match a request, the one injected first applies.
///
/// ```
/// use schematic_emulator::Fault;
///
/// let fault = Fault::status(429).header("retry-after", "2").on("/batch").times(3);
/// assert_eq!(fault.to_string(), "status 429 on /batch, 3 times");
/// ```
#[derive(Clone, Debug)]
pub struct Fault {
    pub(crate) kind: Kind,
    method: Option<Method>,
    path: String,
    times: Option<u32>,
    /// Whether the request is processed all the same, and only its answer lost.
    pub(crate) carried_out: bool,
}

impl Fault {
    /// Answers with `status`, with a JSON error body unless [`body`](Self::body) sets another.
    ///
    /// An invalid status becomes 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        let reason = status.canonical_reason().unwrap_or("injected fault");
        let body = serde_json::json!({ "error": reason.to_lowercase() }).to_string();
        Self::new(Kind::Status {
            status,
            headers,
            body: body.into(),
        })
    }

    /// Answers with a redirect (307) to `location`.
    #[must_use]
    pub fn redirect(location: &str) -> Self {
        Self::status(307).header("location", location).body("")
    }

    /// Answers with 200 and this body, such as one that is not JSON.
    #[must_use]
    pub fn garbage(body: impl Into<Bytes>) -> Self {
        Self::status(200).body(body)
    }

    /// Answers with 200 and a JSON text of `bytes` bytes.
    #[must_use]
    pub fn huge(bytes: u64) -> Self {
        Self::new(Kind::Huge(bytes))
    }

    /// Answers correctly after `delay`, in real time.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(Kind::Delay(delay))
    }

    /// Never answers, on a connection that stays open.
    #[must_use]
    pub fn hang() -> Self {
        Self::new(Kind::Hang)
    }

    /// Resets the connection before the first byte of the answer.
    #[must_use]
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// Processes the request, sends half of the answer's body, then resets the connection.
    #[must_use]
    pub fn reset_midway() -> Self {
        Self::new(Kind::ResetMidway).carried_out()
    }

    /// Processes the request, sends half of the answer's body, then closes the connection.
    #[must_use]
    pub fn truncated() -> Self {
        Self::new(Kind::Truncate).carried_out()
    }

    /// Sends bytes that are not HTTP, then closes the connection.
    #[must_use]
    pub fn not_http() -> Self {
        Self::new(Kind::NotHttp)
    }

    /// Adds a header to the answer of [`status`](Self::status). An invalid header is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Kind::Status { headers, .. } = &mut self.kind
            && let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse())
        {
            headers.insert(name, value);
        }
        self
    }

    /// Replaces the body of the answer of [`status`](Self::status).
    #[must_use]
    pub fn body(mut self, replacement: impl Into<Bytes>) -> Self {
        if let Kind::Status { body, .. } = &mut self.kind {
            *body = replacement.into();
        }
        self
    }

    /// Limits the fault to requests whose path begins with `path`, such as `/flags/` or `/batch`.
    #[must_use]
    pub fn on(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Limits the fault to requests with this method.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// Removes the fault after so many requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Processes the request all the same: only its answer is lost.
    #[must_use]
    pub fn carried_out(mut self) -> Self {
        self.carried_out = true;
        self
    }

    fn new(kind: Kind) -> Self {
        Self {
            kind,
            method: None,
            path: String::new(),
            times: None,
            carried_out: false,
        }
    }

    fn meets(&self, method: &Method, path: &str) -> bool {
        path.starts_with(&self.path) && self.method.as_ref().is_none_or(|only| only == method)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Status { status, .. } => write!(f, "status {}", status.as_u16())?,
            Kind::Delay(delay) => write!(f, "delay of {delay:?}")?,
            Kind::Hang => f.write_str("no answer")?,
            Kind::Reset => f.write_str("connection reset")?,
            Kind::ResetMidway => f.write_str("connection reset midway")?,
            Kind::Truncate => f.write_str("truncated body")?,
            Kind::NotHttp => f.write_str("not HTTP")?,
            Kind::Huge(bytes) => write!(f, "body of {bytes} bytes")?,
        }
        match (&self.method, self.path.as_str()) {
            (None, "") => {}
            (None, path) => write!(f, " on {path}")?,
            (Some(method), "") => write!(f, " on {method}")?,
            (Some(method), path) => write!(f, " on {method} {path}")?,
        }
        match self.times {
            None => Ok(()),
            Some(1) => f.write_str(", once"),
            Some(times) => write!(f, ", {times} times"),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Status {
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    },
    Delay(Duration),
    Hang,
    Reset,
    ResetMidway,
    Truncate,
    NotHttp,
    Huge(u64),
}

/// An injected fault.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ActiveFault {
    /// The number by which it can be removed.
    pub id: u64,
    /// The fault.
    pub fault: Fault,
    /// How many requests it has applied to.
    pub met: u64,
}

/// The injected faults.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<State>);

impl Faults {
    /// Adds a fault and returns its number; `None` if too many are pending.
    pub(crate) fn add(&self, fault: Fault) -> Option<u64> {
        let mut state = self.state();
        if state.active.len() >= MAX_FAULTS {
            return None;
        }
        state.last_id += 1;
        let id = state.last_id;
        state.active.push(ActiveFault { id, fault, met: 0 });
        Some(id)
    }

    /// Returns the fault that applies to a request, and uses up one of its times.
    pub(crate) fn meet(&self, method: &Method, path: &str) -> Option<Fault> {
        let mut state = self.state();
        let at = state
            .active
            .iter()
            .position(|active| active.fault.meets(method, path))?;
        let active = state.active.get_mut(at)?;
        active.met += 1;
        let fault = active.fault.clone();
        if let Some(times) = &mut active.fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                state.active.remove(at);
            }
        }
        Some(fault)
    }

    pub(crate) fn list(&self) -> Vec<ActiveFault> {
        self.state().active.clone()
    }

    pub(crate) fn remove(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.active.len();
        state.active.retain(|active| active.id != id);
        state.active.len() < before
    }

    pub(crate) fn clear(&self) {
        self.state().active.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct State {
    active: Vec<ActiveFault>,
    last_id: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_meets_what_it_is_for_as_often_as_it_may() {
        let faults = Faults::default();
        faults
            .add(Fault::hang().on("/flags/").method(Method::POST).times(2))
            .unwrap();
        assert!(faults.meet(&Method::POST, "/batch").is_none());
        assert!(faults.meet(&Method::GET, "/flags/x/check").is_none());
        assert!(faults.meet(&Method::POST, "/flags/x/check").is_some());
        assert_eq!(faults.list()[0].met, 1);
        assert!(faults.meet(&Method::POST, "/flags/y/check").is_some());
        assert!(faults.meet(&Method::POST, "/flags/x/check").is_none());
        assert!(faults.list().is_empty());
    }

    #[test]
    fn only_so_many_faults_wait() {
        let faults = Faults::default();
        for _ in 0..MAX_FAULTS {
            assert!(faults.add(Fault::reset()).is_some());
        }
        assert!(faults.add(Fault::reset()).is_none());
        assert!(faults.remove(1));
        assert!(!faults.remove(1));
    }

    #[test]
    fn nonsense_becomes_something_that_can_be_sent() {
        let fault = Fault::status(9_999).header("not a header\n", "x");
        let Kind::Status {
            status, headers, ..
        } = fault.kind
        else {
            unreachable!()
        };
        assert_eq!((status.as_u16(), headers.len()), (500, 1));
    }
}
