use super::{Call, Error, RequestOptions, Response};

/// What carries calls to Schematic for code without an asynchronous runtime: the counterpart of
/// [`Transport`](super::Transport) that blocks the thread until the answer is there.
pub trait BlockingTransport: Send + Sync {
    /// Makes `call` and returns its answer, whose status is 2xx.
    ///
    /// # Errors
    ///
    /// Whatever went wrong, an answer with any other status included.
    fn call(&self, call: Call, options: &RequestOptions) -> Result<Response, Error>;
}
