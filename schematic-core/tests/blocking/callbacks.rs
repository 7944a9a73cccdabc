//! Calls in callbacks of the client, on its own thread.

use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use http::Method;
use schematic_core::ErrorKind;
use schematic_core::api::runtime::{
    BlockingStreamedResponse, BlockingTransport, Call, RequestOptions,
};
use schematic_core::blocking::Schematic;
use schematic_core::datastream::DataStreamState;
use schematic_core::events::{EventOptions, Identify, TrackErrorKind};
use schematic_core::flags::Outcome;
use schematic_emulator::Fault;

use crate::support::acme;
use crate::support::until::LIMIT;
use crate::world::{World, event, events, lookup};

/// Runs `work` in the callback of dropped events, with the client that it belongs to, and returns
/// what it returns.
fn in_callback<T: Send + 'static>(
    options: EventOptions,
    work: impl Fn(Schematic) -> T + Send + Sync + 'static,
) -> T {
    let world = World::start();
    // Capture refuses it, which the client's thread learns.
    let refused = Fault::status(400).on("/batch");
    world.emulator.inject(refused).unwrap();
    let client = Arc::new(OnceLock::<Schematic>::new());
    let (sender, receiver) = mpsc::channel();
    let in_hook = Arc::clone(&client);
    let schematic = world.with_events(options.on_drop(move |_| {
        assert_eq!(thread::current().name(), Some("schematic"));
        if let Some(client) = in_hook.get() {
            let _ = sender.send(work(client.clone()));
        }
    }));
    client.set(schematic.clone()).unwrap();
    schematic.track(event("refused")).unwrap();
    let flushed = schematic.flush();
    let returned = receiver
        .recv_timeout(LIMIT)
        .expect("no end of the callback");
    assert_eq!(flushed.unwrap().dropped.total(), 1);
    returned
}

#[test]
fn what_would_wait_for_itself_is_an_error() {
    let errors = in_callback(events(), |schematic| {
        let worked = Arc::new(OnceLock::new());
        let in_scope = Arc::clone(&worked);
        let short = Duration::from_millis(1);
        let mut status = schematic.status_events();
        let errors = [
            ("flush", schematic.flush().map(drop)),
            ("flush_within", schematic.flush_within(short).map(drop)),
            ("shutdown", schematic.shutdown().map(drop)),
            (
                "shutdown_within",
                schematic.shutdown_within(short).map(drop),
            ),
            ("call", lookup(&schematic).map(drop)),
            (
                "request",
                schematic
                    .request(Method::GET, "/companies")
                    .send()
                    .map(drop),
            ),
            (
                "stream",
                schematic
                    .stream(Call::new(Method::GET, "/a"), &RequestOptions::new())
                    .map(drop),
            ),
            ("status", status.wait_next().map(drop)),
            ("status_within", status.wait_next_within(short).map(drop)),
            ("operation", schematic.companies().get("c").send().map(drop)),
            (
                "page",
                schematic
                    .companies()
                    .list()
                    .items()
                    .next()
                    .unwrap()
                    .map(drop),
            ),
            (
                "scope",
                schematic.clone().scope(|_| in_scope.set(())).map(drop),
            ),
            (
                "scope_within",
                schematic.clone().scope_within(short, |_| ()).map(drop),
            ),
        ];
        assert_eq!(worked.get(), None);
        errors
    });
    for (what, error) in errors {
        let error = error.expect_err(what);
        assert_eq!(error.kind(), ErrorKind::Deadlock, "{what}");
        assert!(error.to_string().contains("own thread"), "{error}");
    }
}

#[test]
fn a_check_has_its_default() {
    let (one, all, several, known) = in_callback(events(), |schematic| {
        let acme = acme();
        (
            schematic.check("reports", &acme).default_value(true).send(),
            schematic.check_all(&acme).send(),
            schematic.check_flags(&["reports", "pages"], &acme).send(),
            schematic.check_flag("reports", &acme),
        )
    });
    assert_eq!(
        (one.value, one.outcome),
        (true, Outcome::Error(ErrorKind::Deadlock))
    );
    assert!(one.reason.contains("own thread"), "{}", one.reason);
    assert_eq!(all, []);
    assert_eq!(several.len(), 2);
    for result in several {
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Deadlock));
    }
    assert!(!known);
}

#[test]
fn what_never_waits_works() {
    let (tracked, full, ready, state) = in_callback(
        EventOptions::new()
            .capacity(1)
            .period(Duration::from_secs(3_600)),
        |schematic| {
            let tracked = schematic.track(event("fits"));
            let full = schematic.track_within(event("does not"), LIMIT);
            let identify = Identify::new().key("email", "ada@acme.example");
            let identify = schematic.identify_within(identify, LIMIT);
            assert_eq!(identify.unwrap_err().kind(), TrackErrorKind::Deadlock);
            let ready = schematic.ready(LIMIT);
            let state = schematic.status().datastream;
            (tracked, full, ready, state.map(|status| status.state))
        },
    );
    assert!(tracked.is_ok());
    let error = full.unwrap_err();
    assert_eq!(error.kind(), TrackErrorKind::Deadlock);
    assert_eq!(error.into_event(), event("does not"));
    assert!(ready.unwrap());
    assert_eq!(state, None::<DataStreamState>);
}

#[test]
fn the_last_handle_may_be_dropped_there() {
    let world = World::start();
    let refused = Fault::status(400).on("/batch").times(1);
    world.emulator.inject(refused).unwrap();
    let held = Arc::new(Mutex::new(None::<Schematic>));
    let in_hook = Arc::clone(&held);
    let (dropped, is_dropped) = mpsc::channel();
    let is_dropped = Mutex::new(is_dropped);
    let options = EventOptions::new().period(Duration::from_millis(10));
    let schematic = world.with_events(options.on_drop(move |_| {
        is_dropped.lock().unwrap().recv_timeout(LIMIT).unwrap();
        let last = in_hook.lock().unwrap().take().unwrap();
        last.track(event("left")).unwrap();
    }));
    *held.lock().unwrap() = Some(schematic.clone());
    schematic.track(event("refused")).unwrap();
    drop(schematic);
    dropped.send(()).unwrap();
    world.events(1, "left");
}

/// The limit of a wait elsewhere does not depend on the thread that the callback holds up.
#[test]
fn a_wait_elsewhere_ends_while_the_thread_is_held_up() {
    let waited = in_callback(events(), |schematic| {
        let mut status = schematic.status_events();
        let short = Duration::from_millis(1);
        let waiting = thread::spawn(move || status.wait_next_within(short).map(drop));
        waiting.join().unwrap()
    });
    assert_eq!(waited.unwrap_err().kind(), ErrorKind::Timeout);
}

/// A client's thread is no other client's: there it blocks like any thread.
#[test]
fn another_client_works_there() {
    let world = World::start();
    let other = world.client();
    let (looked_up, value, ended) = in_callback(events(), move |_| {
        let looked_up = lookup(&other).map(|answer| answer.status);
        let value = other.check("reports", &acme()).send().value;
        let mut status = other.status_events();
        let shut_down = other.shutdown().map(|report| report.events.pending);
        (looked_up, value, shut_down.and_then(|_| status.wait_next()))
    });
    assert_eq!(looked_up.unwrap(), 200);
    assert!(value);
    assert_eq!(ended.unwrap(), None);
}

/// A file is not read there, and the rest of it is not lost by the attempt.
#[test]
fn a_file_can_be_read_on_elsewhere() {
    let world = World::start();
    let file = Fault::status(200)
        .body("1,2\n")
        .on("/data-exports/1/artifact");
    world.emulator.inject(file).unwrap();
    let refused = Fault::status(400).on("/batch");
    world.emulator.inject(refused).unwrap();
    let (sender, receiver) = mpsc::channel();
    let reading = Arc::new(Mutex::new(None::<BlockingStreamedResponse<'static>>));
    let in_hook = Arc::clone(&reading);
    let schematic = world.with_events(events().on_drop(move |_| {
        if let Some(file) = &mut *in_hook.lock().unwrap() {
            let _ = sender.send((file.next(), file.next().is_none()));
        }
    }));
    // The file borrows it, also in the callback.
    let schematic: &'static Schematic = Box::leak(Box::new(schematic));
    let call = Call::new(Method::GET, "/data-exports/1/artifact");
    let file = schematic.stream(call, &RequestOptions::new()).unwrap();
    *reading.lock().unwrap() = Some(file);
    schematic.track(event("refused")).unwrap();
    schematic.flush().unwrap();
    let (first, ends) = receiver.recv_timeout(LIMIT).unwrap();
    assert_eq!(first.unwrap().unwrap_err().kind(), ErrorKind::Deadlock);
    assert!(ends, "a loop over the chunks would never end");
    let file = reading.lock().unwrap().take().unwrap();
    let chunks: Vec<u8> = file.flat_map(Result::unwrap).collect();
    assert_eq!(chunks, b"1,2\n");
    schematic.shutdown().unwrap();
}
