//! Counting the requests that are being answered, so that a shutdown can wait for them.

use rocket::{Request, Rocket};
use tokio::sync::watch;

/// The requests that are being answered, in Rocket's managed state.
pub(crate) struct InFlight(watch::Sender<()>);

/// A request that counts as one in flight for as long as this lives.
pub(crate) struct InFlightGuard {
    _counted: watch::Receiver<()>,
}

impl InFlight {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    /// Counts `request` in, where the application's fairing counts.
    pub(crate) fn enter(request: &Request<'_>) -> Option<InFlightGuard> {
        let in_flight = request.rocket().state::<Self>()?;
        Some(InFlightGuard {
            _counted: in_flight.0.subscribe(),
        })
    }

    /// Waits until no request of `rocket` is being answered.
    pub(crate) async fn ended<P: rocket::Phase>(rocket: &Rocket<P>) {
        if let Some(in_flight) = rocket.state::<Self>() {
            in_flight.0.closed().await;
        }
    }
}
