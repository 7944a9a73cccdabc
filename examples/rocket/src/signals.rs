//! The signals that ask the process to stop, and how Rocket then stops.

use std::io;

use rocket::config::Shutdown;

/// Ready when `SIGTERM` or `SIGINT` comes. The handlers stand once this returns; Rocket's own only
/// stand some time after it listens.
#[cfg(unix)]
pub(crate) fn stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ready when Ctrl-C is pressed.
#[cfg(windows)]
pub(crate) fn stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

/// Requests in flight get 8 s (`grace`) in place of Rocket's 2 s. Then connections have 2 s to close
/// (`mercy`) and are cut. Meanwhile the fairing sends events, within 14 s of the signal.
pub(crate) fn shutdown() -> Shutdown {
    Shutdown {
        ctrlc: false,
        #[cfg(unix)]
        signals: std::collections::HashSet::new(),
        grace: 8,
        mercy: 2,
        ..Shutdown::default()
    }
}
