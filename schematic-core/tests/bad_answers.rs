//! Answers that are not what the API promises: a check gets through them, or gets its default.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use schematic_core::ErrorKind;
use schematic_core::clock::ManualClock;
use schematic_core::flags::{CheckOptions, CheckResult, Outcome, RuleType, Source};
use support::{Act, Script, acme, answer, client, drive};

async fn check(act: Act) -> CheckResult {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [act]);
    let schematic = client(&clock, &script).body_limit(1_000).build().unwrap();
    let options = CheckOptions::new().default_value(true);
    let context = acme();
    let check = schematic
        .check("f", &context)
        .options(options.clone())
        .into_future();
    drive(&clock, check).await
}

async fn check_flags(act: Act) -> Vec<CheckResult> {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [act]);
    let schematic = client(&clock, &script).build().unwrap();
    drive(
        &clock,
        schematic.check_flags(&["f", "g"], &acme()).into_future(),
    )
    .await
}

#[tokio::test]
async fn what_is_no_answer_at_all() {
    for body in [
        "",
        "<html>Bad Gateway</html>",
        r#"{"data":{"value":tr"#,
        r#"{"data":{"value":true}"#,
        "[]",
        "null",
        "\u{1}\u{2}",
        r#"{"data":{"value":true}} {}"#,
    ] {
        let result = check(answer(200, body)).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Decode), "{body}");
        assert_eq!(result.source, Source::Default);
        assert!(result.value);
    }
    let result = check(answer(200, &b"\xFF\xFE{}"[..])).await;
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Decode));
}

#[tokio::test]
async fn an_answer_without_a_value() {
    for body in [
        "{}",
        r#"{"params":{}}"#,
        r#"{"data":null}"#,
        r#"{"data":{}}"#,
        r#"{"data":[]}"#,
        r#"{"data":"on"}"#,
        r#"{"data":{"flag":"f","reason":"r"}}"#,
        r#"{"data":{"value":null}}"#,
        r#"{"data":{"value":"true"}}"#,
        r#"{"data":{"value":1}}"#,
        r#"{"data":{"value":{}}}"#,
    ] {
        let result = check(answer(200, body)).await;
        assert_eq!(result.outcome, Outcome::NotFound, "{body}");
        assert_eq!(result.reason, "Flag not found - using default value");
        assert!(result.value);
    }
}

#[tokio::test]
async fn a_value_among_members_of_wrong_types() {
    let body = r#"{"data":{"flag":7,"value":false,"reason":["r"],"rule_type":"from_the_future",
        "rule_id":"rule_1","entitlement":"none","feature_allocation":"many","new":{"a":[1]}},
        "params":null}"#;
    let result = check(answer(200, body)).await;
    assert_eq!(result.outcome, Outcome::Evaluated);
    assert!(!result.value);
    assert_eq!(result.flag, "f");
    assert_eq!(result.reason, "");
    assert_eq!(result.rule_id.as_deref(), Some("rule_1"));
    assert_eq!(
        result.rule_type,
        Some(RuleType::Other("from_the_future".into()))
    );
    assert_eq!(result.entitlement, None);
}

#[tokio::test]
async fn unknown_values_nulls_and_odd_dates() {
    let body = r#"{"data":{"flag":"f","value":true,"reason":null,"company_id":null,"error":null,
        "entitlement":{"feature_id":"feat_1","feature_key":"k","value_type":"per_seat",
          "metric_period":"current_year","warning_tiers":null,"allocation":null,
          "metric_reset_at":"0001-01-01T00:00:00Z","credit_remaining":1e300},
        "feature_usage_reset_at":"9999-12-31T23:59:59.999999999+14:00"}}"#;
    let result = check(answer(200, body)).await;
    assert_eq!(result.outcome, Outcome::Evaluated);
    let entitlement = result.entitlement.unwrap();
    assert_eq!(entitlement.value_type.as_str(), "per_seat");
    assert_eq!(entitlement.metric_period.unwrap().as_str(), "current_year");
    assert_eq!(entitlement.credit_remaining, Some(1e300));
    assert_eq!(
        entitlement.metric_reset_at.unwrap().to_string(),
        "0001-01-01T00:00:00Z"
    );
    assert_eq!(
        result.feature_usage_reset_at.unwrap().to_string(),
        "9999-12-31T09:59:59.999999Z"
    );
}

#[tokio::test]
async fn an_answer_that_is_too_long() {
    let long = format!(
        r#"{{"data":{{"value":true,"reason":"{}"}}}}"#,
        "x".repeat(1_000)
    );
    let result = check(answer(200, long)).await;
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Transport));
    assert!(result.reason.contains("1000 bytes"), "{}", result.reason);
}

#[tokio::test]
async fn an_error_says_what_the_server_said_and_no_more() {
    let forbidden = answer(403, r#"{"error":"the key may not check flags"}"#);
    let result = check(forbidden).await;
    assert_eq!(
        result.reason,
        "Error occurred - using default value: Schematic answered 403 Forbidden: \
         the key may not check flags"
    );
    let page = answer(403, format!("<html>{}</html>", "x".repeat(900)));
    let result = check(page).await;
    assert_eq!(
        result.reason,
        "Error occurred - using default value: Schematic answered 403 Forbidden"
    );
    let endless = answer(403, format!(r#"{{"error":"{}"}}"#, "é".repeat(400)));
    let result = check(endless).await;
    assert!(result.reason.chars().count() < 260);
    assert!(result.reason.ends_with('…'));
}

/// Refusals with which something answers in place of Schematic's API.
const FOREIGN: [&str; 12] = [
    "",
    "<html><h1>404 Not Found</h1></html>",
    "404 page not found\n",
    "default backend - 404",
    "{}",
    "[]",
    "null",
    r#"["not found"]"#,
    r#"{"message":"no Route matched with those values"}"#,
    r#"{"error":null}"#,
    r#"{"error":{"code":404}}"#,
    r#"{"error":"not fou"#,
];

#[tokio::test]
async fn a_404_that_is_not_the_apis() {
    for body in FOREIGN {
        let result = check(answer(404, body)).await;
        assert_eq!(result.outcome, Outcome::Error(ErrorKind::Decode), "{body}");
        assert!(result.reason.contains("base URL"), "{}", result.reason);
        assert!(result.value);
        for result in check_flags(answer(404, body)).await {
            assert_eq!(result.outcome, Outcome::Error(ErrorKind::Decode), "{body}");
        }
    }
    for body in [
        r#"{"error":"flag not found"}"#,
        " {\"error\":\"\",\"request_id\":\"req_1\"}\n",
    ] {
        let result = check(answer(404, body)).await;
        assert_eq!(result.outcome, Outcome::NotFound, "{body}");
    }
}

#[tokio::test]
async fn a_transport_that_panics_costs_the_answer_only() {
    let result = check(Act::Panic).await;
    assert!(matches!(result.outcome, Outcome::Error(_)));
    assert!(result.value);
}

#[tokio::test]
async fn several_flags_some_of_them_unreadable() {
    for body in [
        r#"{"data":{"flags":null}}"#,
        r#"{"data":{}}"#,
        r#"{"data":null}"#,
        r#"{"data":{"flags":[]}}"#,
        r#"{"data":{"flags":[null,7,"f",[],{}]}}"#,
    ] {
        let all = check_flags(answer(201, body)).await;
        assert_eq!(all.len(), 2);
        assert!(
            all.iter().all(|one| one.outcome == Outcome::NotFound),
            "{body}"
        );
    }
    let body = r#"{"data":{"flags":[{"flag":"g","value":"yes"},{"flag":"f","value":true}],
        "credit_balances":null,"plan":7}}"#;
    let all = check_flags(answer(201, body)).await;
    assert_eq!(all[0].outcome, Outcome::Evaluated);
    assert!(all[0].value);
    assert_eq!(all[1].outcome, Outcome::NotFound);
    for body in [
        "",
        "[]",
        r#"{"data":{"flags":{"f":true}}}"#,
        r#"{"data":[1]}"#,
    ] {
        let all = check_flags(answer(201, body)).await;
        let expected = Outcome::Error(ErrorKind::Decode);
        assert!(all.iter().all(|one| one.outcome == expected), "{body}");
    }
}
