//! The runtime that asynchronous contenders run on.

use std::io;

use tokio::runtime::{Builder, Runtime};

/// A runtime on the thread that asks for it, so that no other thread takes part.
///
/// # Errors
///
/// When the system refuses what a runtime needs.
pub fn local_runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}
