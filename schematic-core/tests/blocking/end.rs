//! How clients end.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::task::{Context, Poll};
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Request, Response};
use http_body_util::Full;
use schematic_core::blocking::Schematic;
use schematic_core::events::TrackErrorKind;
use schematic_core::flags::{Outcome, Source};
use schematic_core::{BoxError, Error, ErrorKind};
use schematic_emulator::Fault;
use tokio::sync::Semaphore;
use tower_service::Service;

use crate::support::until::LIMIT;
use crate::support::{KEY, acme};
use crate::world::{World, current_thread, event, events, lookup, several_threads, within_limit};

thread_local! {
    static ON_THREAD: RefCell<Option<TellEnd>> = const { RefCell::new(None) };
}

/// Says when it is dropped.
struct TellEnd(mpsc::Sender<()>);

impl Drop for TellEnd {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

/// A transport that leaves something on the client's thread, and answers checks when it may.
#[derive(Clone)]
struct Gated {
    ended: mpsc::Sender<()>,
    asked: mpsc::Sender<()>,
    gate: Arc<Semaphore>,
}

impl Service<Request<Bytes>> for Gated {
    type Response = Response<Full<Bytes>>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Bytes>) -> Self::Future {
        let Self { ended, asked, gate } = self.clone();
        ON_THREAD.with_borrow_mut(|there| {
            there.get_or_insert(TellEnd(ended));
        });
        Box::pin(async move {
            asked.send(())?;
            gate.acquire().await?.forget();
            let body = r#"{"data":{"flag":"f","value":true,"reason":"because"},"params":{}}"#;
            Ok(Response::new(Full::new(Bytes::from(body))))
        })
    }
}

/// A client over such a transport.
struct Watched {
    schematic: Schematic,
    /// A message for each request.
    asked: mpsc::Receiver<()>,
    gate: Arc<Semaphore>,
    /// A message at the end of the thread.
    ended: mpsc::Receiver<()>,
}

fn watched() -> Watched {
    let (ended_sender, ended) = mpsc::channel();
    let (asked_sender, asked) = mpsc::channel();
    let gate = Arc::new(Semaphore::new(0));
    let schematic = Schematic::builder(KEY).transport(Gated {
        ended: ended_sender,
        asked: asked_sender,
        gate: Arc::clone(&gate),
    });
    Watched {
        schematic: schematic.build_blocking().unwrap(),
        asked,
        gate,
        ended,
    }
}

#[test]
fn the_thread_ends_with_the_last_handle() {
    let Watched {
        schematic,
        asked,
        gate,
        ended,
    } = watched();
    gate.add_permits(1);
    assert!(schematic.check_flag("f", &acme()));
    asked.recv_timeout(LIMIT).unwrap();
    let clone = schematic.clone();
    drop(schematic);
    assert_eq!(ended.try_recv(), Err(mpsc::TryRecvError::Empty));
    assert!(clone.check_flag("f", &acme()));
    drop(clone);
    assert_eq!(ended.recv_timeout(LIMIT), Ok(()));
}

#[test]
fn the_thread_ends_after_a_shutdown_and_the_calls_under_way() {
    let Watched {
        schematic,
        asked,
        gate,
        ended,
    } = watched();
    let checking = schematic.clone();
    let check = thread::spawn(move || checking.check("f", &acme()).send());
    asked.recv_timeout(LIMIT).unwrap();
    assert!(schematic.shutdown().unwrap().events.is_complete());
    assert_eq!(ended.try_recv(), Err(mpsc::TryRecvError::Empty));
    gate.add_permits(1);
    let result = check.join().unwrap();
    assert_eq!((result.value, result.source), (true, Source::Api));
    assert_eq!(ended.recv_timeout(LIMIT), Ok(()));
}

#[test]
fn after_a_shutdown_nothing_waits() {
    let world = World::start();
    let schematic = world.client();
    assert!(schematic.check_flag("reports", &acme()));
    schematic.shutdown().unwrap();
    within_limit("calls after the shutdown", move || {
        // The cache still has it.
        assert!(schematic.check_flag("reports", &acme()));
        let pages = schematic.check("pages", &acme()).send();
        assert_eq!(pages.outcome, Outcome::Error(ErrorKind::Offline));
        let results = schematic.check_flags(&["pages"], &acme()).send();
        assert_eq!(results[0].outcome, Outcome::Error(ErrorKind::Offline));
        assert_eq!(schematic.check_all(&acme()).send(), []);
        for refused in [
            schematic.track(event("late")),
            schematic.track_within(event("late"), LIMIT),
        ] {
            assert_eq!(refused.unwrap_err().kind(), TrackErrorKind::ShutDown);
        }
        assert_eq!(lookup(&schematic).unwrap_err().kind(), ErrorKind::Offline);
        assert!(schematic.flush().unwrap().is_complete());
        assert!(schematic.shutdown().unwrap().events.is_complete());
    });
}

#[test]
fn what_is_left_is_sent_after_the_last_handle() {
    let world = World::start();
    let schematic = world.client();
    schematic.track(event("outside")).unwrap();
    drop(schematic);
    world.events(1, "outside");
    for runtime in [current_thread, several_threads] {
        let schematic = world.client();
        within_limit("a drop inside a runtime", move || {
            runtime().block_on(async move {
                schematic.track(event("inside")).unwrap();
                drop(schematic);
            });
        });
    }
    world.events(2, "inside");
}

#[test]
fn a_drop_does_not_wait_for_a_server_that_hangs() {
    let world = World::start();
    world.emulator.inject(Fault::hang().on("/batch")).unwrap();
    // The client's thread waits for longer than the test.
    let schematic = world.with_events(events().drain_timeout(LIMIT * 60));
    schematic.track(event("left")).unwrap();
    within_limit("the drop", move || drop(schematic));
}

#[test]
fn a_scope_ends_with_a_report() {
    let world = World::start();
    let schematic = world.client();
    let (value, report) = schematic
        .clone()
        .scope(|schematic| {
            schematic.track(event("import")).unwrap();
            7
        })
        .unwrap();
    assert_eq!((value, report.events.sent), (7, 1));
    assert!(schematic.track(event("late")).is_err());

    let (result, report) = world
        .client()
        .scope(|schematic| {
            schematic.track(event("import"))?;
            schematic.track(event(" "))?;
            Ok::<(), Error>(())
        })
        .unwrap();
    assert_eq!(result.unwrap_err().kind(), ErrorKind::InvalidRequest);
    assert_eq!(report.events.sent, 1);
    assert_eq!(world.emulator.events_total(), 2);
}

#[test]
fn a_panic_goes_on_once_the_client_is_shut_down() {
    let world = World::start();
    let schematic = world.client();
    let in_scope = schematic.clone();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        in_scope.scope(|schematic| {
            schematic.track(event("import")).unwrap();
            panic!("in the middle");
        })
    }));
    let panic = match panicked {
        Ok(_) => panic!("the panic is gone"),
        Err(panic) => panic,
    };
    assert_eq!(panic.downcast_ref(), Some(&"in the middle"));
    assert!(schematic.track(event("late")).is_err());
    assert_eq!(world.emulator.events_total(), 1);
}

#[test]
fn a_shutdown_has_its_time_limit() {
    let world = World::start();
    world.emulator.inject(Fault::hang().on("/batch")).unwrap();
    let schematic = world.client();
    schematic.track(event("left")).unwrap();
    let report = within_limit("the shutdown", move || {
        schematic.shutdown_within(Duration::from_millis(50))
    });
    assert_eq!(report.unwrap().events.pending, 1);
}

/// A shutdown that had little time does not end what another still sends.
#[test]
fn a_shutdown_waits_for_what_another_sends() {
    let world = World::start();
    let hang = world.emulator.inject(Fault::hang().on("/batch")).unwrap();
    let schematic = world.with_events(events().request_timeout(Duration::from_millis(100)));
    let mut status = schematic.status_events();
    schematic.track(event("left")).unwrap();
    let patient = schematic.clone();
    let patient = thread::spawn(move || patient.shutdown_within(LIMIT).unwrap().events);
    let began = Instant::now();
    // It has begun once Schematic is not asked any more.
    while schematic.check("pages", &acme()).now().is_none() {
        assert!(began.elapsed() < LIMIT, "no shutdown began");
        thread::yield_now();
    }
    let pause = Duration::from_millis(20);
    for hurried in [
        schematic.shutdown_within(pause).unwrap().events,
        // The thread would end now, but for the patient one.
        schematic.shutdown_within(pause).unwrap().events,
        schematic.flush_within(pause).unwrap(),
    ] {
        assert_eq!(hurried.pending, 1);
    }
    let flushing = schematic.clone();
    let flush = thread::spawn(move || flushing.flush_within(LIMIT).unwrap());
    world.emulator.remove_fault(hang);
    within_limit("the end", move || {
        let report = patient.join().unwrap();
        assert!(report.is_complete(), "{report:?}");
        assert_eq!(report.sent, 1);
        // The flush may have begun when the event was sent already.
        let report = flush.join().unwrap();
        assert!(report.is_complete(), "{report:?}");
        while status.wait_next().unwrap().is_some() {}
        assert!(schematic.shutdown().unwrap().events.is_complete());
    });
}
