//! How a command fails.

use std::io;

use tokio::runtime::Runtime;

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
    Ok(runtime()?.block_on(future))
}

/// A runtime on this thread.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("no runtime could be started: {error}")))
}
