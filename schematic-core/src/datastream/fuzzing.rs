//! What the fuzz targets drive. Not for applications.

use std::sync::Arc;
use std::time::Duration;

use super::session::{Requests, Session, Settings};
use crate::EvaluationContext;
use crate::clock::ManualClock;
use crate::evaluation::{CheckTime, EvaluationView, Options, WallClockOffset};
use crate::store::{Limits, Store};

const MAX_ENTITIES: usize = 16;

/// Takes frames as a connected client takes them, and checks a flag after each. Nothing that a
/// server sends may make it panic, or keep more than it may.
pub fn receive<'f>(frames: impl IntoIterator<Item = &'f str>) {
    let clock = ManualClock::default();
    let store = Arc::new(Store::new(Limits {
        entities: MAX_ENTITIES,
        bytes: 1 << 20,
        flag_bytes: 1 << 20,
        ttl: Some(Duration::from_secs(60)),
    }));
    let requests = Arc::new(Requests::default());
    let settings = Settings {
        page_size: Some(100),
        stale_grace: Duration::from_secs(5),
        refresh_rate: 100,
        longest_wait: Duration::from_secs(120),
    };
    let mut session = Session::new(Arc::clone(&store), requests, settings);
    let context = EvaluationContext::company("org", "42").with_user("uid", "7");
    let mut now = Duration::ZERO;
    session.connected(now);
    for frame in frames {
        session.receive(frame, now);
        session.tick(now);
        while session.next_request(now).is_some() {}
        let holdings = store.entities.holdings();
        assert!(holdings.entities <= MAX_ENTITIES && holdings.bytes <= 1 << 20);
        assert!(holdings.stale <= holdings.entities);
        assert!(store.flags.current().bytes() <= 1 << 20);
        let time = CheckTime::new(&clock, &WallClockOffset::default());
        let view = EvaluationView::new(&store, time);
        let options = Options::default();
        if let Ok(decision) = view.evaluate("beta", view.resolve(&context), &options) {
            let _ = decision.to_result("beta");
        }
        now += Duration::from_millis(700);
        if frame.is_empty() {
            session.disconnected(now);
            session.connected(now);
        }
    }
    session.disconnected(now);
}
