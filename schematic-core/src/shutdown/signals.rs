//! The signals that ask a process to stop.

use std::io;

/// The status of a process that Ctrl-C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// Returns a future that completes when the process is asked to stop: by `SIGTERM` or `SIGINT`, on
/// Windows by Ctrl-C.
///
/// The handlers are set when this returns, so a signal that arrives before the first poll counts.
/// Once the future is complete, the next `SIGINT` or Ctrl-C ends the process at once, with status
/// 130: for a person who does not want to wait for what is still under way.
///
/// # Errors
///
/// Returns an error if a handler cannot be set.
///
/// # Panics
///
/// Panics outside a tokio runtime.
#[cfg(unix)]
pub fn stop_signals() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::runtime::Handle;
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let runtime = Handle::current();
    Ok(async move {
        poll_fn(|cx| {
            if terminate.poll_recv(cx).is_ready() || interrupt.poll_recv(cx).is_ready() {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
        runtime.spawn(async move {
            if interrupt.recv().await.is_some() {
                std::process::exit(INTERRUPTED);
            }
        });
    })
}

/// Returns a future that completes when Ctrl-C is pressed.
///
/// The handler is set when this returns, so a Ctrl-C before the first poll counts. Once the future
/// is complete, the next Ctrl-C ends the process at once, with status 130.
///
/// # Errors
///
/// Returns an error if the handler cannot be set.
///
/// # Panics
///
/// Panics outside a tokio runtime.
#[cfg(windows)]
pub fn stop_signals() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    let runtime = tokio::runtime::Handle::current();
    Ok(async move {
        let _ = interrupt.recv().await;
        runtime.spawn(async move {
            if interrupt.recv().await.is_some() {
                std::process::exit(INTERRUPTED);
            }
        });
    })
}
