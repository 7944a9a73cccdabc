//! Deliveries that come twice: who may handle them, and for how long nothing else may.
#![cfg(feature = "webhooks")]
#![allow(clippy::panic, clippy::unwrap_used)]

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use schematic_core::Timestamp;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::webhooks::{
    AcceptedWebhook, DeliveryHeaders, MemoryReplayGuard, ReplayClaim, ReplayFuture, ReplayGuard,
    Verifier, VerifierBuilder, WebhookError, WebhookErrorKind, WebhookEvent, sign,
};
use serde_json::Value;

const SECRET: &str = "whsec_test_1";
const AT: &str = "1700000000";
const BODY: &str = r#"{"action":"company.created"}"#;

fn builder() -> VerifierBuilder {
    Verifier::builder()
        .secret(SECRET)
        .now(|| Timestamp::from_secs(1_700_000_000))
}

/// A verifier that takes all of its time from `clock`.
fn guarded(clock: &ManualClock) -> Verifier {
    let clock = clock.clone();
    let guard = MemoryReplayGuard::default().monotonic(move || clock.monotonic());
    builder().replay_guard(guard).build().unwrap()
}

async fn accept(verifier: &Verifier) -> Result<AcceptedWebhook, WebhookError> {
    accept_signed(verifier, BODY, BODY).await
}

async fn accept_signed(
    verifier: &Verifier,
    signed: &'static str,
    body: &'static str,
) -> Result<AcceptedWebhook, WebhookError> {
    let headers = DeliveryHeaders::new(sign(signed, AT, SECRET)?, AT);
    let mut verification = verifier.start(&headers)?;
    verification.update(body.as_bytes())?;
    verifier.accept(verification, body).await
}

async fn refusal(verifier: &Verifier) -> WebhookErrorKind {
    accept(verifier).await.unwrap_err().kind()
}

fn in_progress(secs: u64) -> WebhookErrorKind {
    WebhookErrorKind::InProgress {
        retry_after: Duration::from_secs(secs),
    }
}

#[tokio::test]
async fn a_delivery_is_accepted_with_its_payload_and_body() {
    let verifier = builder().build().unwrap();
    let accepted = accept(&verifier).await.unwrap();
    assert_eq!(accepted.payload().action.as_str(), "company.created");
    assert_eq!(accepted.body(), BODY);
    assert_eq!(accepted.verified().secret_index(), 0);
    let value = accepted.read_as::<Value>().unwrap().into_payload();
    assert_eq!(value["action"], "company.created");
    // Without a guard there is nothing to complete, and nothing keeps a second one away.
    accepted.complete().await;
    let mut second = accept(&verifier).await.unwrap();
    assert!(second.take_claim().is_none());
}

#[tokio::test]
async fn a_delivery_that_was_handled_is_not_accepted_again() {
    let clock = ManualClock::default();
    let verifier = guarded(&clock);
    let accepted = accept(&verifier).await.unwrap();
    accepted.complete().await;
    accepted.complete().await;
    drop(accepted);
    let error = accept(&verifier).await.unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::Duplicate);
    assert_eq!((error.status(), error.body_text()), (200, String::new()));
    assert_eq!(error.headers().count(), 0);
    // It stays so for twice the tolerance: no timestamp is accepted for longer.
    clock.advance(Duration::from_secs(599));
    assert_eq!(refusal(&verifier).await, WebhookErrorKind::Duplicate);
    clock.advance(Duration::from_secs(1));
    assert!(accept(&verifier).await.is_ok());
}

#[tokio::test]
async fn a_delivery_of_any_age_that_was_handled_is_remembered_for_a_day() {
    let clock = ManualClock::default();
    let monotonic = clock.clone();
    let guard = MemoryReplayGuard::default().monotonic(move || monotonic.monotonic());
    let verifier = builder().no_tolerance_limit().replay_guard(guard);
    let verifier = verifier.build().unwrap();
    let claim = accept(&verifier).await.unwrap().take_claim();
    claim.unwrap().complete().await;
    clock.advance(Duration::from_secs(86_399));
    assert_eq!(refusal(&verifier).await, WebhookErrorKind::Duplicate);
    clock.advance(Duration::from_secs(1));
    assert!(accept(&verifier).await.is_ok());
}

#[tokio::test]
async fn a_delivery_that_is_dropped_is_accepted_again() {
    let verifier = guarded(&ManualClock::default());
    drop(accept(&verifier).await.unwrap());
    drop(accept(&verifier).await.unwrap().into_payload());
    drop(accept(&verifier).await.unwrap().take_claim());
    let panicking = async {
        let _accepted = accept(&verifier).await.unwrap();
        panic!("as the test wants it");
    };
    let panicked = std::panic::AssertUnwindSafe(panicking).catch_unwind().await;
    assert!(panicked.is_err());
    assert!(accept(&verifier).await.is_ok());
}

#[tokio::test]
async fn a_delivery_that_is_being_handled_may_be_sent_again_later() {
    let clock = ManualClock::default();
    let verifier = guarded(&clock);
    let first = accept(&verifier).await.unwrap();
    clock.advance(Duration::from_millis(9_999));
    let error = accept(&verifier).await.unwrap_err();
    assert_eq!((error.status(), error.code()), (503, "in_progress"));
    let headers: Vec<_> = error.headers().collect();
    let content = ("content-type", "application/problem+json".to_owned());
    // When the lease has run out, and not before.
    assert_eq!(headers, [content, ("retry-after", "21".to_owned())]);
    let problem: Value = serde_json::from_str(&error.body_text()).unwrap();
    assert_eq!(problem["code"], "in_progress");
    assert_eq!(problem["title"], "Service Unavailable");
    clock.advance(Duration::from_millis(1));
    let error = accept(&verifier).await.unwrap_err();
    assert!(
        error
            .headers()
            .any(|header| header == ("retry-after", "20".to_owned()))
    );
    drop(first);
    assert!(accept(&verifier).await.is_ok());
}

#[tokio::test]
async fn what_takes_longer_than_the_lease_takes_nothing_from_the_next() {
    let clock = ManualClock::default();
    let verifier = guarded(&clock);
    let slow = accept(&verifier).await.unwrap();
    clock.advance(Duration::from_secs(29));
    assert_eq!(refusal(&verifier).await, in_progress(1));
    clock.advance(Duration::from_secs(1));
    let second = accept(&verifier).await.unwrap();
    drop(slow);
    assert_eq!(refusal(&verifier).await, in_progress(30));
    second.complete().await;
    assert_eq!(refusal(&verifier).await, WebhookErrorKind::Duplicate);

    // The slow one is the one that is done with it.
    let verifier = guarded(&clock);
    let slow = accept(&verifier).await.unwrap();
    clock.advance(Duration::from_secs(30));
    let second = accept(&verifier).await.unwrap();
    slow.complete().await;
    drop(second);
    assert_eq!(refusal(&verifier).await, WebhookErrorKind::Duplicate);
}

#[tokio::test]
async fn the_lease_is_as_long_as_the_application_wants_it() {
    for (lease, begins_again) in [
        (Duration::ZERO, true),
        (Duration::from_nanos(1), true),
        (Duration::from_secs(61), false),
        (Duration::MAX, false),
    ] {
        let clock = ManualClock::default();
        let guard = MemoryReplayGuard::default().monotonic({
            let clock = clock.clone();
            move || clock.monotonic()
        });
        let verifier = builder().replay_guard(guard).lease(lease).build().unwrap();
        let first = accept(&verifier).await.unwrap();
        clock.advance(Duration::from_secs(60));
        assert_eq!(accept(&verifier).await.is_ok(), begins_again, "{lease:?}");
        drop(first);
    }
}

#[tokio::test]
async fn what_is_not_accepted_is_not_claimed() {
    let verifier = guarded(&ManualClock::default());
    for (signed, body, kind) in [
        ("{}", BODY, WebhookErrorKind::SignatureMismatch),
        ("{}", "{}", WebhookErrorKind::InvalidPayload),
        ("{}", "{}", WebhookErrorKind::InvalidPayload),
    ] {
        let error = accept_signed(&verifier, signed, body).await.unwrap_err();
        assert_eq!(error.kind(), kind);
    }
    assert!(accept(&verifier).await.is_ok());
}

/// A guard elsewhere that takes for ever to complete a claim, and writes down what it is asked.
#[derive(Clone, Debug, Default)]
struct Distant(Arc<Mutex<Vec<String>>>);

impl Distant {
    fn note(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }
}

impl ReplayGuard for Distant {
    fn claim<'a>(&'a self, _: &'a [u8; 32], lease: Duration) -> ReplayFuture<'a, ReplayClaim> {
        self.note(format!("claim for {lease:?}"));
        Box::pin(std::future::ready(ReplayClaim::Begun { token: 7 }))
    }

    fn complete<'a>(&'a self, _: &'a [u8; 32], keep: Duration) -> ReplayFuture<'a, ()> {
        self.note(format!("complete for {keep:?}"));
        Box::pin(pending())
    }

    fn release(&self, _: &[u8; 32], token: u64) {
        self.note(format!("release {token}"));
    }
}

#[tokio::test]
async fn a_remote_guard_does_not_receive_two_calls_at_once() {
    let guard = Distant::default();
    let verifier = builder().replay_guard(guard.clone()).build().unwrap();
    let accepted = accept(&verifier).await.unwrap();
    assert!(accepted.complete().now_or_never().is_none());
    // It may have arrived: a release now could undo it. If it has not, the lease ends the claim.
    drop(accepted);
    drop(accept(&verifier).await.unwrap());
    let asked = guard.0.lock().unwrap().clone();
    assert_eq!(
        asked,
        [
            "claim for 30s",
            "complete for 600s",
            "claim for 30s",
            "release 7"
        ]
    );
}

#[test]
fn claims_and_deliveries_cross_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<AcceptedWebhook<WebhookEvent>>();
    shared::<schematic_core::webhooks::Claim>();
}
