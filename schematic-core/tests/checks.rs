//! Flag checks against a local Schematic: what is asked, what is answered, and which default
//! stands when nothing is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use schematic_core::api::types::{UpsertCompanyRequestBody, UpsertUserRequestBody};
use schematic_core::cache::CacheOptions;
use schematic_core::clock::ManualClock;
use schematic_core::flags::{CheckOptions, CheckResult, Outcome, Preflight, Source};
use schematic_core::status::StatusEvent;
use schematic_core::{ErrorKind, EvaluationContext, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use support::{Act, Script, acme, answer, client, drive, flag_answer};

fn for_emulator(emulator: &Emulator) -> SchematicBuilder {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .max_retries(0)
}

async fn with_flags(flags: &[(&str, bool)]) -> Emulator {
    let emulator = Emulator::start().await.unwrap();
    let schematic = for_emulator(&emulator).build().unwrap();
    for (key, value) in flags {
        let body = json!({
            "key": key, "name": key, "description": "", "flag_type": "boolean",
            "default_value": value,
        });
        let call = schematic_core::api::runtime::Call::new(http::Method::POST, "/flags")
            .json(&body)
            .unwrap();
        let options = schematic_core::api::runtime::RequestOptions::new();
        use schematic_core::api::runtime::Transport;
        schematic.call(call, &options).await.unwrap();
    }
    let acme = UpsertCompanyRequestBody::new([("org", "acme")]);
    schematic.companies().upsert(&acme).await.unwrap();
    emulator
}

fn checks(emulator: &Emulator) -> Vec<(String, Value)> {
    let requests = emulator.requests();
    let checks = requests
        .iter()
        .filter(|request| request.path.contains("check"));
    checks
        .map(|request| (request.path.clone(), request.json()))
        .collect()
}

#[tokio::test]
async fn a_flag_is_on_or_off() {
    let emulator = with_flags(&[("on", true), ("off", false)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    assert!(schematic.check_flag("on", &acme()).await);
    assert!(!schematic.check_flag("off", &acme()).await);
    let result = schematic.check("on", &acme()).await;
    assert_eq!(
        (result.source, result.outcome),
        (Source::Cache, Outcome::Evaluated)
    );
    assert_eq!(result.reason, "No rules matched; default value for flag");
    assert!(result.flag_id.is_some() && result.company_id.is_some());
}

#[tokio::test]
async fn what_is_not_named_is_not_sent() {
    let emulator = with_flags(&[("f", true)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    for (context, expected) in [
        (EvaluationContext::new(), json!({})),
        (acme(), json!({"company": {"org": "acme"}})),
        (
            EvaluationContext::user("id", "7"),
            json!({"user": {"id": "7"}}),
        ),
        (
            acme().with_user("id", "7").with_user("email", "a@b"),
            json!({"company": {"org": "acme"}, "user": {"id": "7", "email": "a@b"}}),
        ),
    ] {
        schematic.check_flag("f", &context).await;
        let (path, body) = checks(&emulator).pop().unwrap();
        assert_eq!((path.as_str(), body), ("/flags/f/check", expected));
    }
}

#[tokio::test]
async fn keys_of_any_shape() {
    let odd = "a/b?c#d%e f é..";
    let emulator = with_flags(&[(odd, true), ("check", true), ("..a", true)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    for key in [odd, "..a"] {
        assert!(schematic.check_flag(key, &acme()).await, "{key}");
    }
    let (path, _) = checks(&emulator)[0].clone();
    assert_eq!(path, "/flags/a%2Fb%3Fc%23d%25e%20f%20%C3%A9../check");

    let before = emulator.requests_total();
    for key in ["", ".", ".."] {
        let options = CheckOptions::new().default_value(true);
        let result = schematic.check(key, &acme()).options(options.clone()).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::InvalidRequest));
        assert!(result.value);
    }
    assert_eq!(emulator.requests_total(), before, "nothing was asked");
}

#[tokio::test]
async fn values_of_any_length() {
    let emulator = with_flags(&[("f", true)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let long = EvaluationContext::company("org", "x".repeat(100_000));
    let result = schematic.check("f", &long).await;
    assert_eq!(
        result.outcome,
        Outcome::Error(ErrorKind::BadRequest),
        "as Schematic says"
    );

    let answer = r#"{"data":{"value":true}}"#;
    emulator.inject(Fault::garbage(answer)).unwrap();
    for value in ["", &"x".repeat(100_000)] {
        let context = EvaluationContext::company("org", value).with_user("", value);
        for _ in 0..2 {
            let result = schematic.check("f", &context).await;
            assert_eq!(result.outcome, Outcome::Evaluated, "{} bytes", value.len());
        }
    }
    // The short one is answered by the cache; the long one is too large to be kept.
    assert_eq!(checks(&emulator).len(), 1 + 3);
}

#[tokio::test]
async fn the_default_of_the_call_then_of_the_client_then_false() {
    let emulator = with_flags(&[]).await;
    emulator.inject(Fault::status(500)).unwrap();
    let schematic = for_emulator(&emulator)
        .flag_default("a", true)
        .flag_defaults([("b", true), ("c", false)])
        .build()
        .unwrap();
    let none = CheckOptions::new();
    let check = async |flag: &str, options: &CheckOptions| {
        schematic
            .check(flag, &acme())
            .options(options.clone())
            .enabled()
            .await
    };
    assert!(check("a", &none).await);
    assert!(check("b", &none).await);
    assert!(!check("c", &none).await);
    assert!(!check("d", &none).await);
    assert!(!check("a", &none.clone().default_value(false)).await);
    assert!(check("d", &none.clone().default_value(true)).await);
    assert!(check("d", &none.clone().default_with(|| true)).await);
    assert!(!check("a", &none.clone().default_with(|| panic!("closure"))).await);

    schematic.set_flag_default("d", true);
    schematic.set_flag_defaults([("a", false), ("e", true)]);
    for (flag, expected) in [("a", false), ("b", true), ("d", true), ("e", true)] {
        assert_eq!(check(flag, &none).await, expected, "{flag}");
        assert_eq!(schematic.flag_default(flag), Some(expected));
    }
    assert_eq!(schematic.flag_default("unheard"), None);
}

#[tokio::test]
async fn a_closure_is_run_only_when_its_value_is_needed() {
    let emulator = with_flags(&[("f", false)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    let options = CheckOptions::new().default_with(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        true
    });
    assert!(
        !schematic
            .check("f", &acme())
            .options(options.clone())
            .enabled()
            .await
    );
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert!(
        schematic
            .check("unheard", &acme())
            .options(options.clone())
            .enabled()
            .await
    );
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn reasons_and_outcomes_of_defaults() {
    let emulator = with_flags(&[]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let result = schematic.check("unheard", &acme()).await;
    assert_eq!(result.reason, "Flag not found - using default value");
    assert_eq!(
        (result.source, result.outcome),
        (Source::Default, Outcome::NotFound)
    );

    emulator.inject(Fault::status(500)).unwrap();
    let result = schematic.check("f", &acme()).await;
    assert_eq!(
        result.reason,
        "Error occurred - using default value: Schematic answered 500 Internal Server Error: \
         internal server error"
    );
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Server));

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let result = offline.check("f", &acme()).await;
    assert_eq!(result.reason, "Offline mode - using default value");
    assert_eq!(
        (result.source, result.outcome),
        (Source::Default, Outcome::Offline)
    );
}

#[tokio::test]
async fn offline_nothing_is_sent() {
    let emulator = with_flags(&[("f", false)]).await;
    let before = emulator.requests_total();
    let schematic = for_emulator(&emulator)
        .offline(true)
        .flag_defaults([("b", false), ("a", true)])
        .build()
        .unwrap();
    assert!(schematic.check_flag("a", &acme()).await);
    let wrong = CheckOptions::new()
        .preflight(Preflight::new().usage(-1))
        .default_with(|| true);
    assert!(
        schematic
            .check("f", &acme())
            .options(wrong.clone())
            .enabled()
            .await
    );
    let all = schematic.check_all(&acme()).await;
    let all: Vec<_> = all
        .iter()
        .map(|one| (one.flag.as_str(), one.value, one.outcome))
        .collect();
    assert_eq!(
        all,
        [
            ("a", true, Outcome::Offline),
            ("b", false, Outcome::Offline)
        ]
    );
    assert_eq!(schematic.check_flags(&["f", "a"], &acme()).await.len(), 2);
    let error = schematic
        .companies()
        .lookup([("org", "acme")])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
    assert_eq!(emulator.requests_total(), before);
}

#[tokio::test]
async fn a_question_about_usage_to_come() {
    let emulator = with_flags(&[("f", true)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    schematic.check_flag("f", &acme()).await;
    let asked = Preflight::new()
        .usage(3)
        .event_usage("pages", 4)
        .credit_cost("bcrd_1", 0.0)
        .credit_cost("bcrd_2", 2.5);
    let options = CheckOptions::new().preflight(asked);
    for _ in 0..2 {
        let result = schematic.check("f", &acme()).options(options.clone()).await;
        assert_eq!(result.source, Source::Api, "never from the cache");
    }
    let sent = checks(&emulator);
    assert_eq!(sent.len(), 3);
    assert_eq!(
        sent[2].1["preflight"],
        json!({
            "usage": 3,
            "event_usage": {"event_subtype": "pages", "quantity": 4},
            "credit_cost": {"bcrd_1": 0.0, "bcrd_2": 2.5},
        })
    );

    // Nothing assumed is the plain question, which the cache answers.
    let nothing = Preflight::new().usage(0).event_usage("pages", 0);
    let options = CheckOptions::new().preflight(nothing);
    assert!(
        schematic
            .check("f", &acme())
            .options(options.clone())
            .enabled()
            .await
    );
    assert_eq!(checks(&emulator).len(), 3);

    // What cannot be meant is not asked, nor turned into the plain question.
    for wrong in [
        Preflight::new().usage(-1),
        Preflight::new().event_usage("pages", -2),
        Preflight::new().credit_cost("bcrd_1", f64::NAN),
        Preflight::new().credit_cost("bcrd_1", -1.0),
    ] {
        let options = CheckOptions::new().preflight(wrong);
        let result = schematic.check("f", &acme()).options(options.clone()).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::InvalidRequest));
        assert!(!result.value);
    }
    assert_eq!(checks(&emulator).len(), 3);
}

#[tokio::test]
async fn several_flags_in_one_request() {
    let emulator = with_flags(&[("a", true), ("b", false), ("c", true)]).await;
    let schematic = for_emulator(&emulator)
        .flag_default("gone", true)
        .build()
        .unwrap();
    let wanted = ["c", "gone", "a", "c", "b"];
    let results = schematic.check_flags(&wanted, &acme()).await;
    let summaries: Vec<_> = results
        .iter()
        .map(|one| (one.flag.as_str(), one.value, one.source, one.outcome))
        .collect();
    let api = |flag, value| (flag, value, Source::Api, Outcome::Evaluated);
    let gone = ("gone", true, Source::Default, Outcome::NotFound);
    assert_eq!(
        summaries,
        [
            api("c", true),
            gone,
            api("a", true),
            api("c", true),
            api("b", false)
        ]
    );
    assert_eq!(checks(&emulator).len(), 1);

    // All in the cache: no request. The results are as rich as those of the API.
    let cached = schematic.check_flags(&["b", "a"], &acme()).await;
    assert!(
        cached
            .iter()
            .all(|one| one.source == Source::Cache && one.company_id.is_some())
    );
    assert!(schematic.check_flag("c", &acme()).await);
    assert_eq!(checks(&emulator).len(), 1);

    // One is missing: all anew, from one evaluation.
    emulator.set_flag_default("a", false).unwrap();
    let anew = schematic.check_flags(&["a", "gone"], &acme()).await;
    assert!(!anew[0].value);
    assert_eq!(anew[0].source, Source::Api);
    assert_eq!(checks(&emulator).len(), 2);

    assert!(
        schematic
            .check_flags(&[] as &[&str], &acme())
            .await
            .is_empty()
    );
    let all = schematic.check_all(&acme()).await;
    let mut all: Vec<_> = all.iter().map(|one| one.flag.as_str()).collect();
    all.sort_unstable();
    assert_eq!(all, ["a", "b", "c"]);
    assert_eq!(checks(&emulator).len(), 3, "all flags are always asked for");
}

#[tokio::test]
async fn several_flags_of_which_some_cannot_be() {
    let emulator = with_flags(&[("a", true)]).await;
    let schematic = for_emulator(&emulator)
        .flag_default("", true)
        .build()
        .unwrap();
    let summarize = |results: &[CheckResult]| -> Vec<_> {
        results
            .iter()
            .map(|one| (one.flag.to_string(), one.value, one.outcome))
            .collect()
    };
    let invalid = Outcome::Error(ErrorKind::InvalidRequest);
    let rejected = schematic.check_flags(&["", ".."], &acme()).await;
    assert_eq!(
        summarize(&rejected),
        [
            (String::new(), true, invalid),
            ("..".to_owned(), false, invalid)
        ]
    );
    assert_eq!(checks(&emulator), [], "nothing was asked");
    for source in [Source::Api, Source::Cache] {
        let results = schematic.check_flags(&["", "a", "."], &acme()).await;
        assert_eq!(
            summarize(&results),
            [
                (String::new(), true, invalid),
                ("a".to_owned(), true, Outcome::Evaluated),
                (".".to_owned(), false, invalid)
            ]
        );
        assert_eq!(results[1].source, source);
    }
    assert_eq!(checks(&emulator).len(), 1);

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let results = offline.check_flags(&["", "a"], &acme()).await;
    assert!(results.iter().all(|one| one.outcome == Outcome::Offline));
}

#[tokio::test]
async fn several_flags_when_the_server_does_not_answer() {
    let emulator = with_flags(&[("a", true)]).await;
    emulator.inject(Fault::reset()).unwrap();
    let schematic = for_emulator(&emulator)
        .flag_default("b", true)
        .build()
        .unwrap();
    let options = CheckOptions::new().preflight(Preflight::new().usage(-1));
    let results = schematic
        .check_flags(&["a", "b"], &acme())
        .options(options.clone())
        .await;
    let outcomes: Vec<_> = results.iter().map(|one| (one.value, one.outcome)).collect();
    let error = Outcome::Error(ErrorKind::Transport);
    assert_eq!(outcomes, [(false, error), (true, error)]);
    let options = CheckOptions::new().default_value(true);
    let results = schematic
        .check_flags(&["a", "b"], &acme())
        .options(options.clone())
        .await;
    assert!(results.iter().all(|one| one.value));
    assert!(schematic.check_all(&acme()).await.is_empty());
}

#[tokio::test]
async fn a_flag_that_is_gone_does_not_live_on_in_the_cache() {
    let clock = ManualClock::default();
    let both = r#"{"data":{"flags":[{"flag":"a","value":true},{"flag":"b","value":true}]}}"#;
    let one = r#"{"data":{"flags":[{"flag":"b","value":true}]}}"#;
    let script = Script::new(
        &clock,
        [
            answer(201, both),
            answer(201, one),
            answer(404, r#"{"error":"flag not found"}"#),
        ],
    );
    let schematic = client(&clock, &script)
        .cache(CacheOptions::new().ttl(Duration::from_secs(5)))
        .build()
        .unwrap();
    let check = async |flags: &[&str]| schematic.check_flags(flags, &acme()).await;
    assert!(check(&["a", "b"]).await[0].value);
    assert_eq!(check(&["a", "c"]).await[0].outcome, Outcome::NotFound);
    assert!(!schematic.check_flag("a", &acme()).await);
    assert_eq!(script.count(), 3);
}

#[tokio::test]
async fn the_status_tells_when_checks_fail_and_when_they_work_again() {
    let clock = ManualClock::default();
    let script = Script::new(
        &clock,
        [
            Act::Refuse,
            Act::Refuse,
            flag_answer(true),
            flag_answer(true),
        ],
    );
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let mut status = schematic.status_events();
    for _ in 0..4 {
        drive(&clock, schematic.check_flag("f", &acme())).await;
    }
    let failing = StatusEvent::ChecksFailing {
        kind: ErrorKind::Transport,
    };
    assert_eq!(status.next().await, Some(failing));
    assert_eq!(status.next().await, Some(StatusEvent::ChecksRecovered));
    assert_eq!(status.try_next(), None);
    // The transport of the client holds nothing of it.
    drop(schematic);
    assert_eq!(status.next().await, None);
}

#[tokio::test]
async fn one_company_that_keeps_failing_is_one_episode() {
    let clock = ManualClock::default();
    let acts = (0..20).map(|n| {
        if n % 2 == 0 {
            answer(503, "")
        } else {
            flag_answer(true)
        }
    });
    let script = Script::new(&clock, acts);
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let mut status = schematic.status_events();
    let globex = EvaluationContext::company("org", "globex");
    for _ in 0..5 {
        assert!(!schematic.check_flag("f", &acme()).await);
        assert!(schematic.check_flag("f", &globex).await);
    }
    let Some(StatusEvent::ChecksFailing { kind }) = status.try_next() else {
        panic!("no check failed");
    };
    assert_eq!(status.try_next(), None);
    assert_eq!(schematic.status().checks.failing, Some(kind));

    // What failed last is answered, so that ends it at once.
    assert!(!schematic.check_flag("f", &acme()).await);
    assert!(schematic.check_flag("f", &acme()).await);
    assert_eq!(status.try_next(), Some(StatusEvent::ChecksRecovered));
    assert_eq!(schematic.status().checks.failing, None);

    // It is not asked for again, so an answer to another ends it after a while.
    assert!(!schematic.check_flag("f", &acme()).await);
    clock.advance(Duration::from_secs(30));
    assert!(schematic.check_flag("f", &globex).await);
    let events = [status.try_next(), status.try_next(), status.try_next()];
    let [Some(StatusEvent::ChecksFailing { .. }), ended, None] = events else {
        panic!("{events:?}");
    };
    assert_eq!(ended, Some(StatusEvent::ChecksRecovered));
}

#[tokio::test]
async fn the_status_is_a_stream_that_keeps_no_more_than_its_bound() {
    let clock = ManualClock::default();
    let acts = (0..100).flat_map(|_| [Act::Refuse, flag_answer(true)]);
    let script = Script::new(&clock, acts);
    let schematic = client(&clock, &script).max_retries(0).build().unwrap();
    let (late, mut waiting) = (schematic.status_events(), schematic.status_events());
    assert!(futures_util::poll!(StreamExt::next(&mut waiting)).is_pending());
    for _ in 0..200 {
        drive(&clock, schematic.check_flag("f", &acme())).await;
    }
    let missed = StatusEvent::Missed(200 - 64);
    assert_eq!(waiting.try_next(), Some(missed.clone()));
    drop(schematic);
    let events: Vec<StatusEvent> = late.collect().await;
    assert_eq!((&events[0], events.len()), (&missed, 1 + 64));
    assert_eq!(events[64], StatusEvent::ChecksRecovered);
}

#[tokio::test]
async fn companies_and_users_are_found_again() {
    let emulator = with_flags(&[]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let mut company = UpsertCompanyRequestBody::new([("org", "a&b=c d")]);
    company.name = "Ampersand".to_owned().into();
    let made = schematic.companies().upsert(&company).await.unwrap();
    let found = schematic
        .companies()
        .lookup([("org", "a&b=c d")])
        .await
        .unwrap();
    assert_eq!((&found.id, found.name.as_str()), (&made.id, "Ampersand"));
    assert_eq!(found.keys[0].value, "a&b=c d");
    let request = emulator.requests().pop().unwrap();
    assert_eq!(
        request.query.as_deref(),
        Some("keys%5Borg%5D=a%26b%3Dc%20d")
    );

    let user = UpsertUserRequestBody::new([("email", "ada@acme.example")]);
    let made = schematic.users().upsert(&user).await.unwrap();
    let found = schematic
        .users()
        .lookup([("email", "ada@acme.example")])
        .await
        .unwrap();
    assert_eq!(found.id, made.id);
    let error = schematic
        .users()
        .lookup([("email", "unknown")])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.path(), Some("/users/lookup"));
}
