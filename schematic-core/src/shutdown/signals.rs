use std::future::{Future, poll_fn};
use std::io;
use std::task::Poll;

/// Returns a future that completes when the process is asked to stop: by `SIGTERM` or `SIGINT`, on
/// Windows by Ctrl-C.
///
/// The handlers are set when this returns, so a signal that arrives before the first poll counts.
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
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(poll_fn(move |cx| {
        if terminate.poll_recv(cx).is_ready() || interrupt.poll_recv(cx).is_ready() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }))
}

/// Returns a future that completes when Ctrl-C is pressed.
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
    Ok(poll_fn(move |cx| interrupt.poll_recv(cx).map(drop)))
}
