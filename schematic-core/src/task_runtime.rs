use tokio::runtime::Handle;

/// The runtime on which a client's background tasks are started: the client's own, or else whichever
/// is current.
#[derive(Clone, Debug, Default)]
pub(crate) struct TaskRuntime(Option<Handle>);

impl TaskRuntime {
    /// Makes `runtime` the client's own.
    #[cfg(feature = "blocking")]
    pub(crate) fn own(runtime: Handle) -> Self {
        Self(Some(runtime))
    }

    /// Returns the runtime, or `None` if the client has none and none is current.
    pub(crate) fn handle(&self) -> Option<Handle> {
        self.0.clone().or_else(|| Handle::try_current().ok())
    }
}
