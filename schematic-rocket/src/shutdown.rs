use std::time::Duration;

use rocket::{Orbit, Rocket};
use schematic_core::Schematic;
use schematic_core::request::Backend;

use crate::wiring::InFlight;

/// What a request that has reached the server may need until it is counted as one in flight. Rocket
/// does not tell when its last connection has ended.
const SETTLE: Duration = Duration::from_millis(200);

/// Waits for the requests in flight, as long as Rocket gives them, and ends `client`, all `within`
/// that time.
pub(crate) async fn end(rocket: &Rocket<Orbit>, client: &Schematic, within: Duration) {
    let clock = Backend::clock(client);
    let begun = clock.monotonic();
    let config = &rocket.config().shutdown;
    let patience = Duration::from_secs(u64::from(config.grace) + u64::from(config.mercy));
    let requests = async {
        clock.sleep(SETTLE).await;
        if let Some(in_flight) = rocket.state::<InFlight>() {
            in_flight.0.closed().await;
        }
    };
    tokio::select! {
        () = requests => {}
        () = clock.sleep(patience.min(within)) => tracing::warn!(
            target: "schematic::shutdown",
            "requests in flight took too long: what they use from now on is not reported",
        ),
    }
    let taken = clock.monotonic().saturating_sub(begun);
    let report = client.shutdown_within(within.saturating_sub(taken)).await;
    tracing::info!(target: "schematic::shutdown", ?report, "the client has ended");
}
