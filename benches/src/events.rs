//! Reporting usage: `track`, against sending an equal value over a channel.

use std::convert::Infallible;
use std::hint::black_box;
use std::time::{Duration, Instant};

use http::{Request, Response};
use http_body_util::Full;
use schematic_core::Schematic;
use schematic_core::events::Track;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::task::yield_now;
use tower::service_fn;

use crate::harness::{Bound, Failure, Figure, Line, Measure, Plan, Race, local_runtime};

/// The lines of this area.
pub const LINES: &[Line] = &[Line {
    name: "track_vs_channel",
    what: "`track`, key and stamp included, against `try_send` on a tokio channel",
    bound: Bound::AtMost(2.3),
    measure: Measure::Times(against_channel),
}];

/// What both queues have room for; the client's default.
const CAPACITY: usize = 10_000;
/// How many events are reported between two times that the queues are drained: what one request
/// to capture takes.
const BURST: u32 = 100;

fn against_channel(plan: &Plan) -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let client = runtime.block_on(client())?;
    let channel = Channel::new(&runtime);
    let mut events = Vec::with_capacity(BURST as usize);

    if track(&client, &runtime, 7, &mut events)?.is_zero() || client.status().events.sent != 7 {
        return Err(format!("events were not delivered: {:?}", client.status().events).into());
    }
    let mut failure = None;
    let mut more = Vec::with_capacity(BURST as usize);
    let figure = Race::new()
        .timed("track", BURST, |calls| {
            track(&client, &runtime, calls, &mut events).unwrap_or_else(|error| {
                failure = Some(error);
                Duration::ZERO
            })
        })
        .timed("try_send", BURST, |calls| {
            channel.send(&runtime, calls, &mut more)
        })
        .run(plan)?
        .ratio();
    match failure {
        Some(error) => Err(error),
        None => Ok(figure),
    }
}

/// Tracks that many events and says how long it took; afterwards the queue is empty again.
fn track(
    client: &Schematic,
    runtime: &Runtime,
    calls: u32,
    events: &mut Vec<Track>,
) -> Result<Duration, Failure> {
    events.extend((0..calls).map(|_| event()));
    let mut refused = 0;
    let start = Instant::now();
    for event in events.drain(..) {
        refused += u32::from(black_box(client.track(event)).is_err());
    }
    let took = start.elapsed();
    let report = runtime.block_on(client.flush());
    if refused > 0 || !report.is_complete() {
        return Err(format!("{refused} events were refused; {report:?}").into());
    }
    Ok(took)
}

/// A channel with a consumer.
struct Channel {
    sender: mpsc::Sender<Track>,
}

impl Channel {
    fn new(runtime: &Runtime) -> Self {
        let (sender, mut receiver) = mpsc::channel(CAPACITY);
        runtime.spawn(async move {
            while let Some(event) = receiver.recv().await {
                black_box(&event);
            }
        });
        Self { sender }
    }

    /// As [`track`].
    fn send(&self, runtime: &Runtime, calls: u32, events: &mut Vec<Track>) -> Duration {
        events.extend((0..calls).map(|_| event()));
        let start = Instant::now();
        for event in events.drain(..) {
            // The channel is larger than a burst.
            drop(black_box(self.sender.try_send(event)));
        }
        let took = start.elapsed();
        runtime.block_on(async {
            while self.sender.capacity() < CAPACITY {
                yield_now().await;
            }
        });
        took
    }
}

fn event() -> Track {
    Track::new("report-generated")
        .company("org", "acme")
        .user("email", "ada@acme.example")
        .quantity(3)
}

/// A client whose events all arrive at once.
async fn client() -> Result<Schematic, Failure> {
    let capture = service_fn(async |request: Request<_>| {
        black_box::<Request<bytes::Bytes>>(request);
        Ok::<_, Infallible>(Response::new(Full::<bytes::Bytes>::default()))
    });
    Ok(Schematic::builder("sch_bench").transport(capture).build()?)
}
