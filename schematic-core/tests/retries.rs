//! How often and when a failed request is made again, and when a check gives up.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, RetryMode, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::flags::{CheckOptions, Outcome, Source};
use schematic_core::{Error, ErrorKind};
use support::{Act, Script, acme, answer, client, drive, flag_answer};

const NONE: [(&str, &str); 0] = [];

fn refusal(status: u16, headers: impl IntoIterator<Item = (&'static str, &'static str)>) -> Act {
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name, value.to_owned()));
    Act::Answer(status, headers.collect(), r#"{"error":"not now"}"#.into())
}

/// What a check of one flag ends with, how many requests it makes, and how long it takes.
async fn check(acts: impl IntoIterator<Item = Act>) -> (Outcome, usize, f64) {
    let clock = ManualClock::default();
    let script = Script::new(&clock, acts);
    let schematic = client(&clock, &script)
        .check_timeout(Duration::from_secs(600))
        .build()
        .unwrap();
    let result = drive(&clock, schematic.check("f", &acme()).into_future()).await;
    (
        result.outcome,
        script.count(),
        clock.monotonic().as_secs_f64(),
    )
}

fn near(value: f64, from: f64, to: f64) {
    assert!(
        (from..=to).contains(&value),
        "{value} is not in {from}..={to}"
    );
}

#[tokio::test]
async fn a_failure_that_passes_is_not_noticed() {
    for passing in [
        refusal(408, NONE),
        refusal(429, NONE),
        refusal(500, NONE),
        refusal(503, NONE),
        refusal(599, NONE),
        Act::Refuse,
        Act::Break,
    ] {
        let (outcome, requests, took) = check([passing, flag_answer(true)]).await;
        assert_eq!((outcome, requests), (Outcome::Evaluated, 2));
        near(took, 0.9, 1.1);
    }
}

#[tokio::test]
async fn a_failure_that_stays_is_tried_three_times() {
    for (staying, kind) in [
        (refusal(503, NONE), ErrorKind::Server),
        (refusal(429, NONE), ErrorKind::RateLimited),
        (refusal(408, NONE), ErrorKind::Api),
        (Act::Refuse, ErrorKind::Transport),
        (Act::Break, ErrorKind::Transport),
    ] {
        let (outcome, requests, took) = check([staying]).await;
        assert_eq!((outcome, requests), (Outcome::Error(kind), 3));
        // 1 s and 2 s, a tenth more or less; no wait after the last failure.
        near(took, 2.7, 3.3);
    }
}

#[tokio::test]
async fn a_refusal_is_taken_at_its_word() {
    for (status, kind) in [
        (300, ErrorKind::Api),
        (400, ErrorKind::BadRequest),
        (401, ErrorKind::Unauthorized),
        (402, ErrorKind::PaymentRequired),
        (403, ErrorKind::Forbidden),
        (409, ErrorKind::Conflict),
        (418, ErrorKind::Api),
        (422, ErrorKind::UnprocessableEntity),
    ] {
        let (outcome, requests, took) = check([refusal(status, NONE)]).await;
        assert_eq!((outcome, requests), (Outcome::Error(kind), 1), "{status}");
        near(took, 0.0, 0.0);
    }
    let (outcome, requests, _) = check([refusal(404, NONE)]).await;
    assert_eq!((outcome, requests), (Outcome::NotFound, 1));
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    for (headers, from, to) in [
        (vec![("retry-after", "7")], 7.0, 7.0),
        (vec![("retry-after", "3600")], 60.0, 60.0),
        (vec![("retry-after", "0")], 0.9, 1.1),
        (
            vec![("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT")],
            9.0,
            9.0,
        ),
        (
            vec![("retry-after", "Thursday, 01-Jan-26 00:00:05 GMT")],
            5.0,
            5.0,
        ),
        (vec![("retry-after", "Thu Jan  1 00:00:05 2026")], 5.0, 5.0),
        (
            vec![("retry-after-ms", "250"), ("retry-after", "7")],
            0.25,
            0.25,
        ),
        (vec![("x-ratelimit-reset", "1767225610")], 10.0, 12.0),
        (
            vec![("x-ratelimit-reset", "1767225610"), ("retry-after", "2")],
            2.0,
            2.0,
        ),
    ] {
        let (outcome, requests, took) =
            check([refusal(429, headers.clone()), flag_answer(true)]).await;
        assert_eq!((outcome, requests), (Outcome::Evaluated, 2), "{headers:?}");
        near(took, from, to);
    }
}

#[tokio::test]
async fn retries_can_be_turned_off() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [Act::Refuse]);
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    assert!(!drive(&clock, schematic.check_flag("f", &acme())).await);
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn a_write_is_not_repeated_when_its_answer_is_lost() {
    let body = schematic_core::api::types::UpsertCompanyRequestBody::new([("org", "acme")]);
    for (act, options, expected) in [
        (Act::Break, RequestOptions::new(), 1),
        (
            Act::Break,
            RequestOptions::new().retry_mode(RetryMode::Always),
            3,
        ),
        (Act::Refuse, RequestOptions::new(), 3),
        (refusal(503, NONE), RequestOptions::new(), 3),
        (
            refusal(503, NONE),
            RequestOptions::new().retry_mode(RetryMode::Careful),
            1,
        ),
        (
            refusal(429, NONE),
            RequestOptions::new().retry_mode(RetryMode::Careful),
            3,
        ),
        (refusal(503, NONE), RequestOptions::new().max_retries(5), 6),
        (Act::Hang, RequestOptions::new(), 1),
        (
            Act::Hang,
            RequestOptions::new().retry_mode(RetryMode::Always),
            3,
        ),
    ] {
        let clock = ManualClock::default();
        let script = Script::new(&clock, [act]);
        let schematic = client(&clock, &script).build().unwrap();
        let companies = schematic.companies().with_options(options.clone());
        let error = drive(&clock, companies.upsert(&body).into_future())
            .await
            .unwrap_err();
        assert_eq!(script.count(), expected, "{error:?} {options:?}");
        assert_eq!(error.attempts() as usize, expected);
        assert_eq!(error.path(), Some("/companies"));
        assert_eq!(error.method(), Some(&http::Method::POST));
    }
}

#[tokio::test]
async fn an_attempt_has_a_minute_and_the_client_says_how_many() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [Act::Hang]);
    let schematic = client(&clock, &script).build().unwrap();
    let call = Call::new(http::Method::GET, "/companies");
    let error = drive(&clock, schematic.call(call, &RequestOptions::new()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    // A read may be repeated even after it timed out.
    assert_eq!(script.count(), 3);
    near(clock.monotonic().as_secs_f64(), 182.7, 183.3);

    let clock = ManualClock::default();
    let script = Script::new(&clock, [Act::Hang]);
    let schematic = client(&clock, &script).build().unwrap();
    let options = RequestOptions::new()
        .timeout(Duration::from_secs(5))
        .total_timeout(Duration::from_secs(7));
    let call = Call::new(http::Method::GET, "/companies");
    let error = drive(&clock, schematic.call(call, &options))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(script.count(), 2);
    near(clock.monotonic().as_secs_f64(), 7.0, 7.0);
}

#[tokio::test]
async fn a_check_ends_when_its_budget_does() {
    for cache_ttl in [Duration::ZERO, Duration::from_secs(5)] {
        let clock = ManualClock::default();
        let script = Script::new(&clock, [Act::Hang]);
        let schematic = client(&clock, &script)
            .cache(CacheOptions::new().ttl(cache_ttl))
            .flag_default("f", true)
            .build()
            .unwrap();
        let context = acme();
        let result = drive(&clock, schematic.check("f", &acme()).into_future()).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Timeout));
        assert_eq!(result.source, Source::Default);
        assert!(result.value);
        assert!(
            result
                .reason
                .starts_with("Error occurred - using default value: no ")
        );
        assert_eq!(clock.monotonic(), Duration::from_secs(10));

        let options = CheckOptions::new().timeout(Duration::from_millis(300));
        let began = clock.monotonic();
        let check = schematic
            .check("f", &context)
            .options(options.clone())
            .enabled();
        assert!(drive(&clock, check).await);
        assert_eq!(clock.monotonic() - began, Duration::from_millis(300));

        let began = clock.monotonic();
        let all = schematic.check_flags(&["f", "g"], &context).into_future();
        let all = drive(&clock, all).await;
        assert_eq!(all[0].outcome, Outcome::Error(ErrorKind::Timeout));
        assert_eq!(
            all.iter().map(|one| one.value).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(clock.monotonic() - began, Duration::from_secs(10));
    }
}

#[tokio::test]
async fn an_attempt_that_time_cuts_short_does_not_hide_what_the_one_before_met_with() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [refusal(429, [("retry-after", "2")]), Act::Hang]);
    let schematic = client(&clock, &script).build().unwrap();
    let acme = acme();
    let check = schematic
        .check("f", &acme)
        .timeout(Duration::from_millis(2_500));
    let result = drive(&clock, check.into_future()).await;
    assert_eq!(script.count(), 2);
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Timeout));
    assert!(result.reason.contains("429"), "{}", result.reason);
    assert_eq!(clock.monotonic(), Duration::from_millis(2_500));
}

#[tokio::test]
async fn a_check_does_not_wait_for_an_attempt_that_comes_too_late() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [refusal(503, [("retry-after", "30")])]);
    let schematic = client(&clock, &script).build().unwrap();
    let result = drive(&clock, schematic.check("f", &acme()).into_future()).await;
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Timeout));
    assert!(result.reason.contains("503"), "{}", result.reason);
    assert_eq!(script.count(), 1);
    assert_eq!(clock.monotonic(), Duration::ZERO);
}

#[tokio::test]
async fn a_dropped_check_leaves_no_request_behind() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [answer(503, ""), flag_answer(true)]);
    let schematic = client(&clock, &script).build().unwrap();
    {
        let context = acme();
        let mut check = Box::pin(schematic.check_flag("f", &context));
        assert!(futures_util::poll!(&mut check).is_pending());
    }
    clock.advance(Duration::from_secs(60));
    tokio::task::yield_now().await;
    assert_eq!(script.count(), 1);
}

/// What a call ends with that is refused with this `Retry-After`.
async fn refused_until(retry_after: &'static str, options: RequestOptions) -> Error {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [refusal(429, [("retry-after", retry_after)])]);
    let schematic = client(&clock, &script).build().unwrap();
    let call = schematic.call(Call::new(Method::GET, "/a"), &options);
    drive(&clock, call).await.unwrap_err()
}

#[tokio::test]
async fn an_error_says_how_long_the_server_asks_to_wait() {
    // The clock begins in 2026.
    for (retry_after, seconds) in [
        ("7", Some(7)),
        ("99999999999999999999", Some(u64::MAX)),
        ("Thu, 01 Jan 2026 00:00:09 GMT", Some(9)),
        ("Thursday, 01-Jan-26 00:00:05 GMT", Some(5)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(251_635_075_199)),
        ("Thu, 01 Jan 2026 00:00:00 GMT", None),
        ("Wed, 31 Dec 2025 23:59:59 GMT", None),
        ("soon", None),
    ] {
        let error = refused_until(retry_after, RequestOptions::new().max_retries(0)).await;
        assert_eq!(error.kind(), ErrorKind::RateLimited);
        let expected = seconds.map(Duration::from_secs);
        assert_eq!(error.retry_after(), expected, "{retry_after}");
    }
}

#[tokio::test]
async fn an_error_for_want_of_time_says_it_too() {
    for retry_after in ["9", "Thu, 01 Jan 2026 00:00:09 GMT"] {
        let options = RequestOptions::new().total_timeout(Duration::from_secs(1));
        let error = refused_until(retry_after, options).await;
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(
            error.retry_after(),
            Some(Duration::from_secs(9)),
            "{retry_after}"
        );
    }
}
