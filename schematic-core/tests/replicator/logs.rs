//! A subscriber that asks the client something at each line of its log.

use std::cell::RefCell;
use std::fmt;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use schematic_core::Schematic;
use schematic_core::flags::Source;
use schematic_core::telemetry::{REPLICATOR, SHARED_STORE};
use schematic_emulator::ReplicatorState;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::{Level, span};

use crate::until::{LIMIT, turn_until};
use crate::world::{SECOND, VERSION, World, beta, company, key, org};

thread_local! {
    static OF_THIS_THREAD: RefCell<Option<Curious>> = const { RefCell::new(None) };
}

/// The subscriber of all threads. As one of a single thread it would lose what others log first.
struct OfAllThreads;

/// Keeps the lines of replicator mode on one thread, with their levels.
#[derive(Clone)]
struct Curious {
    client: Schematic,
    lines: Arc<Mutex<Vec<(Level, String)>>>,
}

impl tracing::Subscriber for OfAllThreads {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        [REPLICATOR, SHARED_STORE].contains(&metadata.target())
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let Some(curious) = OF_THIS_THREAD.with_borrow(Clone::clone) else {
            return;
        };
        assert!(curious.client.status().replicator.is_some());
        curious.client.try_check("beta", &org("1"), |_| ());
        let mut line = Line::default();
        event.record(&mut line);
        let line = (*event.metadata().level(), line.0);
        curious.lines.lock().unwrap().push(line);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

/// Has the client log each of its lines, and returns them.
async fn lines() -> Vec<(Level, String)> {
    let world = World::ready().await;
    let curious = Curious {
        client: world.client.clone(),
        lines: Arc::default(),
    };
    let lines = Arc::clone(&curious.lines);
    OF_THIS_THREAD.set(Some(curious));
    tracing::subscriber::set_global_default(OfAllThreads).unwrap();

    world.fleet.set(&key("flags", "beta"), "not JSON");
    assert_ne!(world.beta("1").await.1, Source::Replicator);
    world.fleet.flag(VERSION, &beta("c1"));
    world.fleet.set(&key("company", "c1"), "not JSON");
    world.clock.advance(SECOND);
    assert_ne!(world.beta("1").await.1, Source::Replicator);
    for number in 2..6 {
        let mut other = company(&format!("c{number}"), json!({"org": number.to_string()}));
        other["environment_id"] = json!("other");
        world.fleet.company(VERSION, &other);
        assert_ne!(world.beta(&number.to_string()).await.1, Source::Replicator);
    }
    let next = ReplicatorState::not_ready("next");
    world.emulator.replicator().set(next);
    let is_ready = || world.status().ready;
    turn_until(&world.clock, SECOND, "not ready", || !is_ready()).await;
    let next = ReplicatorState::ready("next");
    world.emulator.replicator().set(next);
    turn_until(&world.clock, SECOND, "ready", is_ready).await;
    let lines = lines.lock().unwrap();
    lines.clone()
}

#[test]
fn no_line_is_logged_under_a_lock() {
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        done.send(runtime.block_on(lines())).unwrap();
    });
    let lines = ended
        .recv_timeout(LIMIT)
        .expect("a line that waits for a lock");
    let count = |level: Level, part: &str| {
        let lines = lines.iter();
        lines
            .filter(|(of, line)| *of == level && line.contains(part))
            .count()
    };
    assert!(count(Level::DEBUG, "cannot be read") >= 2, "{lines:?}");
    assert_eq!(count(Level::WARN, "another environment"), 1, "{lines:?}");
    assert_eq!(count(Level::INFO, "under this version"), 1, "{lines:?}");
    assert_eq!(count(Level::WARN, "not ready"), 1, "{lines:?}");
    assert_eq!(count(Level::INFO, "is ready"), 1, "{lines:?}");
}
