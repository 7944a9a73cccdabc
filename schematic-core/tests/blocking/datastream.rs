//! The DataStream of a blocking client, and what changes about a client.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, ResponseFuture};
use hyper_util::rt::TokioExecutor;
use schematic_core::blocking::Schematic;
use schematic_core::clock::{Clock, Sleep, SystemClock};
use schematic_core::datastream::{DataStreamOptions, DataStreamState};
use schematic_core::flags::Source;
use schematic_core::status::StatusEvent;
use schematic_core::{ErrorKind, Timestamp};
use schematic_emulator::Fault;
use tower_service::Service;

use crate::support::acme;
use crate::support::until::LIMIT;
use crate::world::{Holder, World, current_thread, event, within_limit};

fn client(world: &World) -> Schematic {
    let builder = world.builder().datastream(DataStreamOptions::new());
    builder.build_blocking().unwrap()
}

#[test]
fn checks_are_answered_from_memory_on_the_callers_thread() {
    let world = World::start();
    let (holder, options) = Holder::new();
    let builder = world.builder().datastream(DataStreamOptions::new());
    let schematic = builder.events(options).build_blocking().unwrap();
    assert!(schematic.ready(LIMIT).unwrap());
    assert!(schematic.check_flag("reports", &acme()));
    let checking = schematic.clone();
    let work = move || {
        let acme = acme();
        assert!(checking.ready(LIMIT).unwrap());
        for result in [
            checking.check("reports", &acme).now().unwrap(),
            checking.check("reports", &acme).send(),
        ] {
            assert_eq!((result.value, result.source), (true, Source::DataStream));
        }
        assert!(checking.check_flag("reports", &acme));
        let both = checking.check_flags(&["reports", "pages"], &acme).send();
        assert!(both.iter().all(|one| one.source == Source::DataStream));
        assert_eq!(both.len(), 2);
        let length = checking.try_check("reports", &acme, |answer| answer.reason().len());
        assert!(length.is_some());
        let status = checking.status().datastream.unwrap();
        assert_eq!(status.state, DataStreamState::Ready);
    };
    holder.while_held(&world, &schematic, work);
    assert!(schematic.shutdown().unwrap().events.is_complete());
}

/// What memory lacks is requested, whatever the cache still knows: as by the asynchronous client.
#[test]
fn memory_is_given_what_it_lacks_before_the_cache_is_asked() {
    let world = World::start();
    let refused = Fault::status(503).on("/datastream");
    world.emulator.inject(refused).unwrap();
    let schematic = client(&world);
    let (acme, flags) = (acme(), ["reports", "pages"]);
    for flag in flags {
        assert_eq!(schematic.check(flag, &acme).send().source, Source::Api);
        assert_eq!(schematic.check(flag, &acme).send().source, Source::Cache);
    }
    world.emulator.clear_faults();
    assert!(schematic.ready(LIMIT).unwrap());
    // Memory has the flags, and not the company.
    assert_eq!(
        schematic.check("reports", &acme).now().unwrap().source,
        Source::Cache
    );
    assert_eq!(
        schematic.check("reports", &acme).send().source,
        Source::DataStream
    );
    let both = schematic.check_flags(&flags, &acme).send();
    assert!(both.iter().all(|one| one.source == Source::DataStream));
}

/// A connector that says on which thread it is.
#[derive(Clone)]
struct Connector {
    http: Client<HttpConnector, Full<Bytes>>,
    called_on: mpsc::Sender<Option<String>>,
}

impl Service<Request<Bytes>> for Connector {
    type Response = Response<Incoming>;
    type Error = hyper_util::client::legacy::Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        let name = thread::current().name().map(str::to_owned);
        self.called_on.send(name).unwrap();
        self.http.request(request.map(Full::new))
    }
}

/// A clock that panics when it is to, on the client's thread.
#[derive(Clone, Debug, Default)]
struct PanickingClock(Arc<AtomicBool>);

impl Clock for PanickingClock {
    fn now(&self) -> Timestamp {
        let is_own = thread::current().name() == Some(OWN);
        if is_own && self.0.swap(false, Ordering::Relaxed) {
            panic!("the clock's own panic");
        }
        SystemClock.now()
    }

    fn monotonic(&self) -> Duration {
        SystemClock.monotonic()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}

/// The name of the client's thread.
const OWN: &str = "schematic";

/// Whatever thread a check is made on, it is the client's that connects again.
#[test]
fn what_a_check_starts_runs_on_the_clients_thread() {
    let world = World::start();
    let checks: [fn(&Schematic); 4] = [
        |schematic| {
            schematic.try_check("reports", &acme(), |_| ());
        },
        |schematic| {
            let _ = schematic.check("reports", &acme()).now();
        },
        |schematic| {
            let _ = schematic.check_flags(&["reports"], &acme()).send();
        },
        |schematic| {
            let _ = schematic.ready(Duration::ZERO);
        },
    ];
    for (check, is_inside) in checks.into_iter().zip([false, true, true, false]) {
        let (called_on, calls) = mpsc::channel();
        let connector = Connector {
            http: Client::builder(TokioExecutor::new()).build_http(),
            called_on,
        };
        let clock = PanickingClock::default();
        let options = DataStreamOptions::new().connector(connector);
        let builder = world.builder().clock(clock.clone()).datastream(options);
        let schematic = builder.build_blocking().unwrap();
        let own = Some(OWN.to_owned());
        assert_eq!(calls.recv_timeout(LIMIT).as_ref(), Ok(&own));
        assert!(schematic.ready(LIMIT).unwrap());
        assert!(schematic.check_flag("reports", &acme()));

        // What the server sends next ends the task.
        clock.0.store(true, Ordering::Relaxed);
        world.emulator.force_flag("pages", false).unwrap();
        let state = || schematic.status().datastream.unwrap().state;
        let began = Instant::now();
        while state() != DataStreamState::Idle {
            assert!(began.elapsed() < LIMIT, "the task goes on");
            thread::yield_now();
        }
        assert!(calls.try_recv().is_err());
        if is_inside {
            current_thread().block_on(async { check(&schematic) });
        } else {
            check(&schematic);
        }
        assert_eq!(calls.recv_timeout(LIMIT), Ok(own), "nothing was started");
        world.emulator.force_flag("pages", None).unwrap();
    }
}

#[test]
fn status_events_come_and_end_with_the_client() {
    let world = World::start();
    let schematic = client(&world);
    let mut events = schematic.status_events();
    let ready = move || {
        while events.wait_next().unwrap() != Some(StatusEvent::DataStreamReady) {}
        events
    };
    let mut events = within_limit("that the DataStream is ready", ready);
    drop(schematic);
    within_limit(
        "the end",
        move || while events.wait_next().unwrap().is_some() {},
    );
}

#[test]
fn status_events_end_with_a_shutdown() {
    let world = World::start();
    let schematic = client(&world);
    let mut events = schematic.status_events();
    let mut waiting = schematic.status_events();
    let waiting = thread::spawn(move || while waiting.wait_next().unwrap().is_some() {});
    let refused = Fault::status(400).on("/batch").times(1);
    world.emulator.inject(refused).unwrap();
    schematic.track(event("refused")).unwrap();
    assert_eq!(schematic.shutdown().unwrap().events.dropped.total(), 1);
    within_limit("the end", move || {
        waiting.join().unwrap();
        let mut dropped = 0;
        while let Some(event) = events.wait_next_within(LIMIT).unwrap() {
            if let StatusEvent::EventsDropped { count, .. } = event {
                dropped += count;
            }
        }
        // What the shutdown itself lost comes before the end.
        assert_eq!(dropped, 1);
    });
    within_limit("the end of later ones", move || {
        assert_eq!(schematic.status_events().wait_next().unwrap(), None);
    });
}

#[test]
fn a_wait_for_a_status_event_may_have_a_limit() {
    let world = World::start();
    let schematic = world.client();
    let mut events = schematic.status_events();
    let error = events.wait_next_within(Duration::from_millis(10));
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Timeout);
    let refused = Fault::status(400).on("/batch").times(1);
    world.emulator.inject(refused).unwrap();
    schematic.track(event("refused")).unwrap();
    schematic.flush().unwrap();
    let event = events.wait_next_within(LIMIT).unwrap();
    assert!(
        matches!(event, Some(StatusEvent::EventsDropped { count: 1, .. })),
        "{event:?}"
    );
}
