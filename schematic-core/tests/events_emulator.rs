//! Events over real connections, with what can go wrong on them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::time::Duration;

use schematic_core::clock::{Clock, Sleep, SystemClock};
use schematic_core::events::{CompanyIdentity, EventOptions, Identify, Track};
use schematic_core::{Keys, Schematic, Timestamp};
use schematic_emulator::{Emulator, Fault};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Waits that take a fiftieth of the time that they are meant to take.
#[derive(Debug)]
struct Hurried;

const SPEED: u32 = 50;

/// A minute by the system's clock: what is shown here is not how long a flush waits.
const LONG_ENOUGH: Duration = Duration::from_secs(60).saturating_mul(SPEED);

impl Clock for Hurried {
    fn now(&self) -> Timestamp {
        SystemClock.now()
    }

    fn monotonic(&self) -> Duration {
        SystemClock.monotonic() * SPEED
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration / SPEED)
    }
}

fn client(emulator: &Emulator) -> Schematic {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .clock(Hurried)
        .events(EventOptions::new().request_timeout(Duration::from_secs(20)))
        .build()
        .unwrap()
}

/// The names of the events that counted, in the order in which they came.
fn counted(emulator: &Emulator) -> Vec<String> {
    let events = emulator.events();
    let processed = events.iter().filter(|event| event.is_processed());
    processed
        .filter_map(|event| event.subtype.clone())
        .collect()
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("e-{number}")).collect()
}

fn track(schematic: &Schematic, count: usize) {
    for name in names(count) {
        let event = Track::new(name).company("org", "acme").user("id", "ada");
        schematic.track(event).unwrap();
    }
}

fn identify(schematic: &Schematic) {
    let who = Identify::new()
        .key("id", "ada")
        .name("Ada")
        .company(CompanyIdentity::new().key("org", "acme").name("Acme"));
    schematic.identify(who).unwrap();
}

#[tokio::test]
async fn whatever_happens_on_the_way_every_event_counts_once() {
    let faults = [
        ("none", Fault::delay(Duration::ZERO)),
        ("503", Fault::status(503)),
        ("429", Fault::status(429).header("retry-after", "1")),
        ("408", Fault::status(408)),
        ("reset", Fault::reset()),
        ("reset midway", Fault::reset_midway()),
        ("truncated", Fault::truncated()),
        ("no HTTP", Fault::not_http()),
        ("hang", Fault::hang()),
        ("503 although taken", Fault::status(503).carried_out()),
    ];
    for (name, fault) in faults {
        let emulator = Emulator::start().await.unwrap();
        emulator.inject(fault.on("/batch").times(2)).unwrap();
        let schematic = client(&emulator);
        identify(&schematic);
        track(&schematic, 250);
        let report = schematic.shutdown_within(Duration::from_secs(600)).await;
        assert!(report.events.is_complete(), "{name}: {report:?}");
        assert_eq!(report.events.sent, 251, "{name}");
        assert_eq!(counted(&emulator), names(250), "{name}");
        for event in emulator.events() {
            assert!(event.sent_at.is_some() && event.idempotency_key.is_some());
        }
        emulator.shutdown().await;
    }
}

#[tokio::test]
async fn an_answer_is_one_whatever_becomes_of_its_body() {
    for (name, head, is_kept_open) in [
        (
            "never ends",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{",
            true,
        ),
        (
            "breaks off",
            "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{",
            false,
        ),
        (
            "is no chunk",
            "HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\nno",
            true,
        ),
        (
            "is too large",
            "HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{",
            true,
        ),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move {
            let mut requests = 0;
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                requests += 1;
                let _ = stream.read(&mut [0; 65_536]).await;
                stream.write_all(head.as_bytes()).await.unwrap();
                if is_kept_open {
                    tokio::spawn(async move { stream.read(&mut [0; 65_536]).await });
                }
                if requests == 2 {
                    return;
                }
            }
        });
        let schematic = Schematic::builder("sch_dev_test")
            .event_capture_base_url(url)
            .build()
            .unwrap();
        for _ in 0..2 {
            track(&schematic, 3);
            let report = schematic.flush().await;
            assert_eq!((report.sent, report.pending), (3, 0), "{name}");
        }
        server.await.unwrap();
    }
}

#[tokio::test]
async fn usage_is_metered() {
    let emulator = Emulator::start().await.unwrap();
    let schematic = client(&emulator);
    identify(&schematic);
    let used = |units| {
        let event = Track::new("pages").company("org", "acme");
        schematic.track(event.quantity(units)).unwrap();
    };
    used(40);
    used(0);
    used(2);
    assert_eq!(schematic.flush_within(LONG_ENOUGH).await.sent, 4);
    let company = Keys::from([("org", "acme")]);
    let window = schematic_emulator::MetricPeriod::AllTime;
    assert_eq!(emulator.usage(&company, "pages", window).unwrap(), 42);
    emulator.shutdown().await;
}

#[tokio::test]
async fn a_wrong_key_pauses() {
    let emulator = Emulator::start().await.unwrap();
    let schematic = Schematic::builder("sch_dev_wrong")
        .event_capture_base_url(emulator.event_capture_base_url())
        .base_url(emulator.base_url())
        .build()
        .unwrap();
    track(&schematic, 10);
    let report = schematic.flush().await;
    assert_eq!((report.sent, report.pending), (0, 10));
    assert_eq!(emulator.events_total(), 0);
    emulator.shutdown().await;
}

#[test]
fn a_client_outlives_its_runtimes() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    // The emulator's own runtime lasts.
    let lasting = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let emulator = lasting.block_on(Emulator::start()).unwrap();
    emulator
        .inject(Fault::hang().on("/batch").times(1))
        .unwrap();

    let schematic = client(&emulator);
    identify(&schematic);
    track(&schematic, 100);
    runtime().block_on(async {
        schematic.track(Track::new("first")).unwrap();
        // The runtime ends while the first request hangs.
        emulator.wait_for_requests(1, |_| true).await;
    });
    assert_eq!(schematic.status().events.pending, 102);
    let report = runtime().block_on(schematic.flush_within(LONG_ENOUGH));
    assert_eq!((report.sent, report.pending), (102, 0));
    let mut expected = names(100);
    expected.push("first".to_owned());
    assert_eq!(counted(&emulator), expected);
    lasting.block_on(emulator.shutdown());
}
