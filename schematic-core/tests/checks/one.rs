//! Checks of one flag: what is sent, and what is answered.

use schematic_core::api::types::{UpsertCompanyRequestBody, UpsertUserRequestBody};
use schematic_core::flags::{CheckOptions, Outcome, Preflight, Source};
use schematic_core::{ErrorKind, EvaluationContext};
use schematic_emulator::Fault;
use serde_json::json;

use crate::support::acme;
use crate::{checks, for_emulator, with_flags};

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
