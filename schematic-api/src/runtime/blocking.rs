use super::{BlockingStreamedResponse, Call, Error, RequestOptions, Response};

/// What carries calls to Schematic for code without an asynchronous runtime: the counterpart of
/// [`Transport`](super::Transport) that blocks the thread until the answer is there.
pub trait BlockingTransport: Send + Sync {
    /// Makes `call` and returns its answer, whose status is 2xx.
    ///
    /// # Errors
    ///
    /// Whatever went wrong, an answer with any other status included.
    fn call(&self, call: Call, options: &RequestOptions) -> Result<Response, Error>;

    /// Makes `call` and returns its answer as soon as the head is there. By default the whole
    /// answer is read first, and is one chunk.
    ///
    /// # Errors
    ///
    /// As [`BlockingTransport::call`]; what goes wrong later is in the chunks.
    fn stream<'a>(
        &'a self,
        call: Call,
        options: &RequestOptions,
    ) -> Result<BlockingStreamedResponse<'a>, Error> {
        self.call(call, options).map(Into::into)
    }
}
