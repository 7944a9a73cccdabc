//! The circuit breaker of guards: what fails for one company costs no other its answers, and an
//! outage costs no request a long wait.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use schematic_core::cache::CacheOptions;
use schematic_core::clock::ManualClock;
use schematic_core::flags::{CheckResult, Outcome, Source};
use schematic_core::request::{FlagEvaluator, Flags, GuardPolicy, RefusalKind, Verdict};
use schematic_core::{BoxError, ErrorKind, EvaluationContext, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use support::{Act, KEY, Script, acme, answer, client, drive};
use tower::service_fn;
use tower::util::BoxCloneSyncService;

/// A flag that is off for everybody, with a default of `true`.
const OFF: &str = "off";
/// A flag that is off for everybody, without a default.
const PLAIN: &str = "plain";

const SEED: &str = "\
flags:
  \"off\": false
  plain: false
";

/// A healthy Schematic, but for the checks of the company `globex`.
struct World {
    clock: ManualClock,
    evaluator: Arc<FlagEvaluator>,
    emulator: Emulator,
    /// How many checks of `globex` were sent.
    failed: Arc<AtomicUsize>,
}

impl World {
    async fn new(act: Act, cache_ttl: Duration) -> Self {
        let emulator = emulator().await;
        let (clock, failed) = (ManualClock::default(), Arc::default());
        let schematic = builder(&emulator, &clock)
            .cache(CacheOptions::new().ttl(cache_ttl))
            .transport(failing_for_globex(act, Arc::clone(&failed)))
            .build()
            .unwrap();
        Self {
            clock,
            evaluator: Arc::new(FlagEvaluator::new(schematic)),
            emulator,
            failed,
        }
    }

    async fn check(&self, flag: &str, context: EvaluationContext) -> Arc<CheckResult> {
        Flags::new(&self.evaluator, context).check(flag).await
    }

    /// Eight clients of `globex` ask at the same time.
    async fn globex_asks(&self, context: impl Fn(usize) -> EvaluationContext) {
        let checks = (0..8).map(|n| self.check(PLAIN, context(n)));
        for result in drive(&self.clock, join_all(checks)).await {
            assert_ne!(result.source, Source::Api);
        }
    }

    fn asked(&self) -> usize {
        checks(&self.emulator)
    }
}

async fn emulator() -> Emulator {
    let emulator = Emulator::builder().api_key(KEY).seed(SEED);
    emulator.start().await.unwrap()
}

fn builder(emulator: &Emulator, clock: &ManualClock) -> SchematicBuilder {
    Schematic::builder(KEY)
        .base_url(emulator.base_url())
        .clock(clock.clone())
        .flag_default(OFF, true)
        .body_limit(100_000)
        .max_retries(0)
}

fn checks(emulator: &Emulator) -> usize {
    let requests = emulator.requests();
    let checks = requests.iter().filter(|one| one.path.ends_with("/check"));
    checks.count()
}

/// An HTTP client that does `act` with the checks of `globex`.
fn failing_for_globex(
    act: Act,
    failed: Arc<AtomicUsize>,
) -> BoxCloneSyncService<Request<Bytes>, Response<Full<Bytes>>, BoxError> {
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    BoxCloneSyncService::new(service_fn(move |request: Request<Bytes>| {
        let (act, client, failed) = (act.clone(), client.clone(), Arc::clone(&failed));
        async move {
            let body = String::from_utf8_lossy(request.body());
            if body.contains("globex") {
                failed.fetch_add(1, Ordering::SeqCst);
                return act.done().await;
            }
            let response = client.request(request.map(Full::new)).await?;
            let (parts, body) = response.into_parts();
            let body = body.collect().await?.to_bytes();
            Ok(Response::from_parts(parts, Full::new(body)))
        }
    }))
}

/// Has `globex` fail by `act` all the time, and 24 other companies ask once each.
async fn others_are_asked_for(act: Act, name: &str) {
    let users = |n: usize| globex().with_user("id", n.to_string());
    for cache_ttl in [Duration::ZERO, Duration::from_secs(5)] {
        let world = World::new(act.clone(), cache_ttl).await;
        world.globex_asks(|_| globex()).await;
        world.globex_asks(users).await;
        for n in 0..24 {
            // By now it is spared all but one check a second.
            world.clock.advance(Duration::from_secs(1));
            world.globex_asks(|_| globex()).await;
            world.globex_asks(users).await;
            let other = EvaluationContext::company("org", n.to_string());
            let result = world.check(OFF, other.clone()).await;
            assert_eq!(
                (result.value, result.source),
                (false, Source::Api),
                "{name}, {n}"
            );
            let flags = Flags::new(&world.evaluator, other);
            let verdict = GuardPolicy::new(PLAIN).verdict(&flags).await;
            let Verdict::Refuse(refusal) = verdict else {
                panic!("{name}: let pass");
            };
            assert_eq!(refusal.kind(), RefusalKind::FlagOff, "{name}, {n}");
        }
        assert_eq!(world.asked(), 48, "{name}");
        let failed = world.failed.load(Ordering::SeqCst);
        assert!(failed >= 24, "{name}: {failed} checks of globex were sent");
    }
}

fn globex() -> EvaluationContext {
    EvaluationContext::company("org", "globex")
}

macro_rules! one_company_fails {
    ($($name:ident: $act:expr,)+) => {
        mod one_company_fails {
            use super::*;

            $(
                #[tokio::test]
                async fn $name() {
                    others_are_asked_for($act, stringify!($name)).await;
                }
            )+
        }
    };
}

one_company_fails! {
    with_400: answer(400, r#"{"error":"no"}"#),
    with_401: answer(401, r#"{"error":"no"}"#),
    with_402: answer(402, r#"{"error":"no"}"#),
    with_403: answer(403, r#"{"error":"no"}"#),
    with_a_foreign_404: answer(404, "<html>nothing here</html>"),
    with_405: answer(405, ""),
    with_408: answer(408, ""),
    with_413: answer(413, "<html>too large</html>"),
    with_414: answer(414, ""),
    with_429: answer(429, r#"{"error":"slow down"}"#),
    with_431: answer(431, ""),
    with_500: answer(500, r#"{"error":"bug"}"#),
    with_502: answer(502, "<html>bad gateway</html>"),
    with_503: answer(503, ""),
    with_504: answer(504, ""),
    with_a_redirect: answer(302, ""),
    with_a_time_out: Act::Hang,
    with_a_broken_connection: Act::Break,
    with_an_unreadable_answer: answer(200, "<html>"),
    with_an_answer_that_is_too_long: answer(200, vec![b' '; 200_000]),
}

/// Has five companies fail, and then another company and one of the five ask.
async fn outage(fault: Fault) -> (Emulator, ManualClock, Arc<FlagEvaluator>) {
    let emulator = emulator().await;
    emulator.inject(fault).unwrap();
    let clock = ManualClock::default();
    let schematic = builder(&emulator, &clock).build().unwrap();
    let evaluator = Arc::new(FlagEvaluator::new(schematic));
    for n in 0..5 {
        let context = EvaluationContext::company("org", n.to_string());
        let result = Flags::new(&evaluator, context).check(PLAIN).await;
        assert!(matches!(result.outcome, Outcome::Error(_)), "{result:?}");
    }
    (emulator, clock, evaluator)
}

#[tokio::test]
async fn an_outage_is_noticed_once_for_all() {
    for status in [401, 403, 408, 429, 500, 502, 503] {
        let (emulator, clock, evaluator) = outage(Fault::status(status)).await;
        let other = Flags::new(&evaluator, acme());
        assert_eq!(GuardPolicy::new(OFF).verdict(&other).await, Verdict::Allow);
        let Verdict::Refuse(refusal) = GuardPolicy::new(PLAIN).verdict(&other).await else {
            panic!("let pass");
        };
        assert_eq!(refusal.kind(), RefusalKind::Undecided);
        assert!(refusal.retry_after().is_some());
        assert_eq!(checks(&emulator), 5, "{status}");

        emulator.clear_faults();
        clock.advance(Duration::from_secs(1));
        let last = EvaluationContext::company("org", "4");
        let last = Flags::new(&evaluator, last).check(PLAIN).await;
        assert_eq!(last.source, Source::Default, "the other company waits");
        let other = Flags::new(&evaluator, acme()).check(PLAIN).await;
        assert_eq!(other.source, Source::Api);
        let last = EvaluationContext::company("org", "4");
        let last = Flags::new(&evaluator, last).check(PLAIN).await;
        assert_eq!(last.source, Source::Api);
    }
}

#[tokio::test]
async fn answers_that_refuse_a_question_are_no_outage() {
    for status in [400, 402, 404, 405, 409, 410, 413, 414, 415, 422, 431, 451] {
        let emulator = emulator().await;
        emulator.inject(Fault::status(status)).unwrap();
        let clock = ManualClock::default();
        let schematic = builder(&emulator, &clock).build().unwrap();
        let evaluator = Arc::new(FlagEvaluator::new(schematic));
        for n in 0..20 {
            let context = EvaluationContext::company("org", n.to_string());
            Flags::new(&evaluator, context).check(PLAIN).await;
        }
        assert_eq!(checks(&emulator), 20, "{status}");
    }
}

#[tokio::test]
async fn connections_that_are_refused_are_an_outage_for_every_company() {
    let emulator = emulator().await;
    let clock = ManualClock::default();
    let schematic = builder(&emulator, &clock).build().unwrap();
    emulator.shutdown().await;
    let evaluator = Arc::new(FlagEvaluator::new(schematic));
    let unspared = "no connection";
    for n in 0..6 {
        let company = if n < 5 { "globex" } else { "acme" };
        let context = EvaluationContext::company("org", company);
        let result = Flags::new(&evaluator, context).check(PLAIN).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Transport));
        assert_eq!(result.reason.contains(unspared), n < 5, "{}", result.reason);
    }
}

#[tokio::test]
async fn a_page_in_place_of_the_api_is_an_outage() {
    let page = Fault::status(404)
        .header("content-type", "text/html")
        .body("<html><h1>404 Not Found</h1></html>");
    let (emulator, _, evaluator) = outage(page).await;
    let flags = Flags::new(&evaluator, acme());
    let Verdict::Refuse(refusal) = GuardPolicy::new(PLAIN).verdict(&flags).await else {
        panic!("let pass");
    };
    assert_eq!((refusal.status(), refusal.code()), (503, "undecided"));
    assert_eq!(refusal.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(GuardPolicy::new(OFF).verdict(&flags).await, Verdict::Allow);
    assert_eq!(checks(&emulator), 5);
}

#[tokio::test]
async fn checks_that_their_callers_drop_are_an_outage_too() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [Act::Hang]);
    let schematic = client(&clock, &script).build().unwrap();
    let evaluator = Arc::new(FlagEvaluator::new(schematic));
    let check = async |n: usize| {
        let context = EvaluationContext::company("org", n.to_string());
        Flags::new(&evaluator, context).check(PLAIN).await
    };
    for n in 0..5 {
        // As a layer with a time limit of two seconds does.
        let mut checking = pin!(check(n));
        assert!(futures_util::poll!(&mut checking).is_pending());
        clock.advance(Duration::from_secs(2));
    }
    let Poll::Ready(result) = futures_util::poll!(pin!(check(5))) else {
        panic!("it is asked");
    };
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Timeout));
    assert_eq!(script.count(), 5);
}

#[tokio::test]
async fn stale_answers_stand_in_while_schematic_is_not_asked() {
    let emulator = emulator().await;
    let clock = ManualClock::default();
    let schematic = builder(&emulator, &clock)
        .cache(CacheOptions::new().stale_if_error(Duration::from_secs(3600)))
        .build()
        .unwrap();
    let evaluator = Arc::new(FlagEvaluator::new(schematic));
    let check = async |n: usize| {
        let context = EvaluationContext::company("org", n.to_string());
        Flags::new(&evaluator, context).check(OFF).await
    };
    for n in 0..9 {
        assert_eq!(check(n).await.source, Source::Api);
    }
    for fault in [Fault::status(503), Fault::status(404).body("<html>")] {
        emulator.clear_faults();
        clock.advance(Duration::from_secs(10));
        assert_eq!(check(0).await.source, Source::Api);
        emulator.inject(fault).unwrap();
        clock.advance(Duration::from_secs(10));
        let before = checks(&emulator);
        for n in 0..9 {
            let result = check(n).await;
            // The default is `true`.
            assert_eq!((result.value, result.source), (false, Source::Cache), "{n}");
        }
        assert_eq!(checks(&emulator) - before, 5);
    }
}
