//! How requests are refused.

use schematic_emulator::Fault;
use serde_json::{Value, json};

use crate::{Answer, Caller, Stage};

async fn guarded(stage: &Stage, caller: Caller) -> [Answer; 4] {
    [
        stage.get("/reports", caller).await,
        stage.get("/once", caller).await,
        stage.get("/plus", caller).await,
        stage.post("/generate", caller, &json!({})).await,
    ]
}

/// A check's answer of a limit that is reached.
fn exceeded(rule_type: &str, more: &Value) -> Value {
    let mut data = json!({
        "flag": "generate",
        "value": false,
        "reason": "Matched plan entitlement usage exceeded rule \"Basic\" (rule_1)",
        "rule_type": rule_type,
    });
    let members = data.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    data
}

pub async fn a_missing_identity_comes_first(binary: &str) {
    let stage = Stage::set(binary).await;
    for flag in ["reports", "plus", "generate"] {
        stage
            .emulator
            .force_flag(flag, true)
            .expect("the flag is there");
    }
    for answer in guarded(&stage, Caller::Anonymous).await {
        answer.refuses(401, "identity_missing");
    }
    stage.inject(Fault::status(500));
    for answer in guarded(&stage, Caller::Anonymous).await {
        answer.refuses(401, "identity_missing");
    }
    assert_eq!(stage.checks(), 0);
}

pub async fn a_flag_that_is_off(binary: &str) {
    let stage = Stage::set(binary).await;
    let [reports, once, plus, generate] = guarded(&stage, Caller::Globex).await;
    reports.refuses(403, "flag_off");
    once.refuses(403, "flag_off");
    plus.refuses(402, "flag_off");
    generate.refuses(403, "flag_off");
    for answer in [reports, plus] {
        assert_eq!(answer.retry_after(), None);
    }
    stage
        .emulator
        .force_flag("reports", true)
        .expect("the flag is there");
    stage
        .get("/reports", Caller::Globex)
        .await
        .is(&json!({ "report": "ready" }));
}

pub async fn a_flag_that_is_unknown(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::status(404));
    stage
        .get("/reports", Caller::Acme)
        .await
        .refuses(403, "flag_off");
    stage
        .get("/once", Caller::Acme)
        .await
        .refuses(403, "flag_off");
    stage
        .get("/plus", Caller::Acme)
        .await
        .refuses(402, "flag_off");
    stage.emulator.clear_faults();
    stage.answers(&json!({ "flag": "generate", "value": false, "reason": "Flag not found" }));
    for _ in 0..2 {
        let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
        answer.refuses(403, "flag_off");
    }

    let stopped = stage.example.stop("TERM").await;
    for flag in ["reports", "plus", "generate"] {
        let lines = stopped.stderr.lines().filter(|line| {
            line.contains("WARN") && line.contains("does not know") && line.contains(flag)
        });
        assert_eq!(lines.count(), 1, "{flag}: {}", stopped.stderr);
    }
}

pub async fn a_limit_that_is_reached(binary: &str) {
    let stage = Stage::set(binary).await;
    for rule_type in [
        "plan_entitlement_usage_exceeded",
        "company_override_usage_exceeded",
    ] {
        let reset = json!({ "feature_usage_reset_at": "2999-01-01T00:00:00Z" });
        stage.answers(&exceeded(rule_type, &reset));
        let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
        answer.refuses(429, "usage_exhausted");
        assert!(answer.retry_after() > Some(30_000_000_000), "{answer:?}");
        stage.emulator.clear_faults();

        let past = json!({ "feature_usage_reset_at": "2020-01-01T00:00:00Z" });
        stage.answers(&exceeded(rule_type, &past));
        let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
        assert_eq!(answer.retry_after(), Some(1), "{answer:?}");
        stage.emulator.clear_faults();
    }
}

pub async fn a_limit_without_a_known_end(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.answers(&exceeded("plan_entitlement_usage_exceeded", &json!({})));
    let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
    answer.refuses(429, "usage_exhausted");
    assert_eq!(answer.retry_after(), None);
}

fn of_credits() -> Value {
    let entitlement = json!({
        "feature_id": "feat_1",
        "feature_key": "generation",
        "value_type": "credit",
        "credit_id": "bcrd_1",
        "credit_total": 10,
        "credit_used": 10,
        "credit_remaining": 0,
        "metric_reset_at": "2999-01-01T00:00:00Z",
    });
    exceeded(
        "plan_entitlement_usage_exceeded",
        &json!({ "entitlement": entitlement }),
    )
}

pub async fn credits_that_are_used_up(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.answers(&of_credits());
    let answer = stage.post("/generate", Caller::Acme, &json!({})).await;
    answer.refuses(402, "credits_exhausted");
}

pub async fn the_choice_of_the_application_replaces_403_only(binary: &str) {
    let stage = Stage::set(binary).await;
    stage
        .get("/plus", Caller::Globex)
        .await
        .refuses(402, "flag_off");
    stage
        .get("/plus", Caller::Anonymous)
        .await
        .refuses(401, "identity_missing");
    stage.answers(&exceeded("company_override_usage_exceeded", &json!({})));
    stage
        .get("/plus", Caller::Acme)
        .await
        .refuses(429, "usage_exhausted");
    stage.emulator.clear_faults();
    stage.answers(&of_credits());
    stage
        .get("/plus", Caller::Acme)
        .await
        .refuses(402, "credits_exhausted");
}
