//! An emulator on a runtime of the tests, and what a whole client does.

use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use http::Method;
use schematic_core::api::runtime::{BlockingTransport, Call, Error, RequestOptions, Response};
use schematic_core::blocking::Schematic;
use schematic_core::events::{EventOptions, Identify, Track};
use schematic_core::flags::Source;
use schematic_core::{Schematic as AsyncSchematic, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use tokio::runtime::{Builder, Runtime};

use crate::support::until::{LIMIT, soon};
use crate::support::{KEY, acme};

const SEED: &str = "
features: {reports: {}, pages: {event: page}}
plans: {pro: {id: plan_pro, entitlements: {reports: true, pages: {limit: 10, per: day}}}}
companies: [{keys: {org: acme}, plan: pro}]
";

pub(crate) struct World {
    pub(crate) emulator: Emulator,
    runtime: Runtime,
}

impl World {
    pub(crate) fn start() -> Self {
        let runtime = several_threads();
        let emulator = Emulator::builder().seed(SEED).api_key(KEY);
        let emulator = runtime.block_on(emulator.start()).unwrap();
        Self { emulator, runtime }
    }

    pub(crate) fn builder(&self) -> SchematicBuilder {
        AsyncSchematic::builder(KEY)
            .base_url(self.emulator.base_url())
            .event_capture_base_url(self.emulator.event_capture_base_url())
            .events(events())
    }

    pub(crate) fn client(&self) -> Schematic {
        self.builder().build_blocking().unwrap()
    }

    pub(crate) fn with_events(&self, options: EventOptions) -> Schematic {
        self.builder().events(options).build_blocking().unwrap()
    }

    /// Waits for events with this name.
    pub(crate) fn events(&self, count: usize, name: &str) {
        let of_name =
            |event: &schematic_emulator::ReceivedEvent| event.subtype.as_deref() == Some(name);
        let events = self.emulator.wait_for_events(count, of_name);
        self.runtime.block_on(soon("the events", events));
    }
}

/// Options of events that are sent when they are asked for: on a busy machine any period is over too
/// early.
pub(crate) fn events() -> EventOptions {
    EventOptions::new().period(Duration::from_secs(3_600))
}

/// What holds a client's thread in a callback.
pub(crate) struct Holder {
    is_held: mpsc::Receiver<()>,
    release: mpsc::Sender<()>,
}

impl Holder {
    /// Returns a holder, and the options of events that a client needs for it.
    pub(crate) fn new() -> (Self, EventOptions) {
        let (held, is_held) = mpsc::channel();
        let (release, released) = mpsc::channel();
        let released = Mutex::new(released);
        let options = events().on_drop(move |_| {
            let _ = held.send(());
            // An error means that the test has ended.
            let _ = released.lock().unwrap().recv();
        });
        (Self { is_held, release }, options)
    }

    /// Runs `work` while the client's thread does nothing.
    pub(crate) fn while_held<T: Send + 'static>(
        self,
        world: &World,
        schematic: &Schematic,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        let refused = Fault::status(400).on("/batch").times(1);
        world.emulator.inject(refused).unwrap();
        schematic.track(event("refused")).unwrap();
        let client = schematic.clone();
        let flushing = thread::spawn(move || client.flush().unwrap());
        self.is_held.recv_timeout(LIMIT).expect("no callback");
        let output = within_limit("what needs no thread of the client's", work);
        self.release.send(()).unwrap();
        assert_eq!(flushing.join().unwrap().dropped.total(), 1);
        output
    }
}

pub(crate) fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

pub(crate) fn several_threads() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

pub(crate) fn event(name: &str) -> Track {
    Track::new(name).company("org", "acme")
}

pub(crate) fn lookup(schematic: &Schematic) -> Result<Response, Error> {
    let call = Call::new(Method::GET, "/companies/lookup").query_map("keys", [("org", "acme")]);
    schematic.call(call, &RequestOptions::new())
}

/// Has a client do all that one does, and shuts it down.
pub(crate) fn use_all(schematic: &Schematic) {
    let acme = acme();
    assert!(schematic.check_flag("reports", &acme));
    let pages = schematic.check("pages", &acme).send();
    assert_eq!((pages.value, pages.source), (true, Source::Api));
    assert!(!schematic.check("pages", &acme).usage(10).enabled());
    assert!(
        schematic
            .check("unknown", &acme)
            .default_value(true)
            .enabled()
    );
    let both = schematic.check_flags(&["reports", "pages"], &acme).send();
    assert_eq!(
        both.iter().map(|one| one.value).collect::<Vec<_>>(),
        [true, true]
    );
    assert!(schematic.check_all(&acme).send().len() >= 2);
    lookup(schematic).unwrap();

    schematic.track(event("page")).unwrap();
    schematic.track_within(event("page"), LIMIT).unwrap();
    schematic
        .identify(Identify::new().key("email", "ada@acme.example"))
        .unwrap();
    let report = schematic.flush().unwrap();
    assert!(report.is_complete() && report.sent == 3, "{report:?}");
    assert!(schematic.ready(LIMIT).unwrap());
    assert_eq!(schematic.status().events.sent, 3);

    schematic.track(event("page")).unwrap();
    let report = schematic.shutdown().unwrap();
    assert!(
        report.events.is_complete() && report.events.sent == 1,
        "{report:?}"
    );
}

/// Runs `work` on a thread, which must end.
pub(crate) fn within_limit<T: Send + 'static>(
    what: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (done, is_done) = mpsc::channel();
    let working = thread::spawn(move || {
        let value = work();
        let _ = done.send(());
        value
    });
    if let Err(mpsc::RecvTimeoutError::Timeout) = is_done.recv_timeout(LIMIT) {
        panic!("after {LIMIT:?} there was still not: {what}");
    }
    working.join().unwrap()
}
