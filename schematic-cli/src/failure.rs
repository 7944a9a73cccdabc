//! How a command fails.

use std::io;

use tokio::runtime::{Builder, Runtime};

/// Why the command ends with another status than 0.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    /// The exit status.
    pub(crate) status: u8,
}

impl Failure {
    /// Creates the failure of a request.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 1,
        }
    }

    /// Creates the failure for wrong usage, or input that cannot be read.
    pub(crate) fn unusable(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 2,
        }
    }

    /// Makes it the failure for an answer that is neither true nor false.
    pub(crate) fn undecided(self) -> Self {
        Self { status: 2, ..self }
    }

    /// Creates a failure that prints nothing.
    pub(crate) const fn silent(status: u8) -> Self {
        Self {
            message: String::new(),
            status,
        }
    }
}

/// An error of writing to stdout. Nothing is printed when the reader has just left.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::silent(1);
        }
        Self::failed(format!("stdout cannot be written: {error}"))
    }
}

/// Runs the one future of a subcommand.
pub(crate) fn block_on<F: Future>(future: F) -> Result<F::Output, Failure> {
    Ok(built(&mut Builder::new_current_thread())?.block_on(future))
}

/// Creates a runtime whose connections live on while this thread waits for something else: on a
/// thread of their own they see that a server closes them.
pub(crate) fn background_runtime() -> Result<Runtime, Failure> {
    built(Builder::new_multi_thread().worker_threads(1))
}

fn built(runtime: &mut Builder) -> Result<Runtime, Failure> {
    runtime
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("no runtime could be started: {error}")))
}
