//! An emulator on a runtime of the tests, and what a whole client does.

use std::sync::mpsc;
use std::thread;

use http::Method;
use schematic_core::api::runtime::{BlockingTransport, Call, Error, RequestOptions, Response};
use schematic_core::blocking::Schematic;
use schematic_core::events::{EventOptions, Identify, Track};
use schematic_core::flags::Source;
use schematic_core::{Schematic as AsyncSchematic, SchematicBuilder};
use schematic_emulator::Emulator;
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
