//! Who sends a request: asynchronous or blocking code.

use std::fmt;

use super::{BlockingTransport, Transport};

/// Sends requests without blocking, over a [`Transport`].
#[derive(Clone, Copy)]
pub struct Async<'t>(pub(super) &'t dyn Transport);

impl<'t> Async<'t> {
    /// Creates a sender over `transport`.
    #[must_use]
    pub fn new(transport: &'t dyn Transport) -> Self {
        Self(transport)
    }
}

impl fmt::Debug for Async<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Async").finish_non_exhaustive()
    }
}

/// Sends requests and blocks until the answer is there, over a [`BlockingTransport`].
#[derive(Clone, Copy)]
pub struct Blocking<'t>(pub(super) &'t dyn BlockingTransport);

impl<'t> Blocking<'t> {
    /// Creates a sender over `transport`.
    #[must_use]
    pub fn new(transport: &'t dyn BlockingTransport) -> Self {
        Self(transport)
    }
}

impl fmt::Debug for Blocking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocking").finish_non_exhaustive()
    }
}
