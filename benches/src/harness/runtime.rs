//! The runtime that asynchronous contenders run on.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use core_affinity::CoreId;
use tokio::runtime::{Builder, Runtime};

/// A runtime on the thread that asks for it, so that no other thread takes part.
///
/// # Errors
///
/// When the system refuses what a runtime needs.
pub fn local_runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// A runtime with a thread on each of two cores, whichever this thread is pinned to.
///
/// # Errors
///
/// When the system refuses what a runtime needs.
pub fn runtime_on_two_cores() -> io::Result<Runtime> {
    let started = AtomicUsize::new(0);
    Builder::new_multi_thread()
        .worker_threads(2)
        .on_thread_start(move || {
            let id = started.fetch_add(1, Ordering::Relaxed) % 2;
            core_affinity::set_for_current(CoreId { id });
        })
        .enable_all()
        .build()
}
