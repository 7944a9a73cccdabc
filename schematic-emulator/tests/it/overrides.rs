//! Company overrides: when they end, and what a request leaves as it is.

use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Change, Emulator};
use serde_json::{Value, json};

use crate::support::{Caller, in_time, standing_at};

const SEED: &str = "
features: {generate: {event: generate}, seats: {trait: seats}, sso: {}}
plans: {pro: {entitlements: {generate: {limit: 10, per: month}}}}
companies: [{keys: {org: acme}, plan: pro}, {keys: {org: globex}, plan: pro}, {keys: {org: initech}}]
";

async fn started() -> (Emulator, Caller) {
    standing_at("2026-03-31T00:00:00Z", SEED).await
}

async fn overridden(caller: &Caller, company: &str, feature: &str, ends: Option<&str>) -> Value {
    let body = json!({
        "company_id": format!("comp_{company}"), "feature_id": format!("feat_{feature}"),
        "value_type": "unlimited", "expiration_date": ends,
    });
    let (status, answer) = caller.post("/company-overrides", body).await;
    assert_eq!(status, 201, "{answer}");
    answer["data"].clone()
}

#[tokio::test]
async fn only_what_has_ended_changes() {
    let (emulator, caller) = started().await;
    overridden(&caller, "acme", "generate", Some("2026-04-01T00:00:00Z")).await;
    overridden(&caller, "acme", "seats", Some("2026-04-03T00:00:00Z")).await;
    overridden(&caller, "globex", "generate", Some("2026-04-02T00:00:00Z")).await;
    overridden(&caller, "initech", "generate", None).await;
    let mut changes = emulator.changes();
    for (companies, left) in [(vec!["acme"], 3), (vec!["globex"], 2), (vec!["acme"], 1)] {
        emulator.advance(Duration::from_secs(86_400));
        let mut saved = Vec::new();
        loop {
            match in_time(changes.next()).await.unwrap() {
                Change::CompanySaved(id) => saved.push(id),
                Change::ClockMoved => break,
                other => panic!("{other:?}"),
            }
        }
        let companies: Vec<_> = companies.iter().map(|one| format!("comp_{one}")).collect();
        assert_eq!(saved, companies);
        let (_, count) = caller.get("/company-overrides/count").await;
        assert_eq!(count["data"]["count"], left);
    }
}

#[tokio::test]
async fn what_an_update_leaves_out_stays_and_what_is_null_goes() {
    let (_emulator, caller) = started().await;
    let made = overridden(&caller, "acme", "generate", Some("2026-04-01T00:00:00Z")).await;
    let path = format!("/company-overrides/{}", made["id"].as_str().unwrap());
    let put = async |body: Value| {
        let (status, answer) = caller.send(Method::PUT, &path, &body).await;
        assert_eq!(status, 200, "{answer}");
        answer["data"].clone()
    };
    let noted = put(json!({"value_type": "unlimited", "note": "as agreed"})).await;
    assert_eq!(noted["expiration_date"], "2026-04-01T00:00:00Z");
    assert_eq!(noted["notes"][0]["note"], "as agreed");
    let other = put(json!({"value_type": "boolean"})).await;
    assert_eq!(other["expiration_date"], "2026-04-01T00:00:00Z");
    assert_eq!(other["notes"][0]["note"], "as agreed");
    let moved = put(
        json!({"value_type": "boolean", "expiration_date": "2026-04-02T00:00:00Z", "note": null}),
    )
    .await;
    assert_eq!(moved["expiration_date"], "2026-04-02T00:00:00Z");
    assert_eq!(moved["notes"], json!([]));
    let endless = put(json!({"value_type": "boolean", "expiration_date": null})).await;
    assert_eq!(endless["expiration_date"], Value::Null);
}

#[tokio::test]
async fn a_company_has_one_override_of_a_feature() {
    let (_emulator, caller) = started().await;
    overridden(&caller, "acme", "generate", None).await;
    let body = json!({"company_id": "comp_acme", "feature_id": "feat_generate", "value_type": "boolean", "value_bool": false});
    let (status, answer) = caller.post("/company-overrides", body).await;
    assert_eq!(status, 400);
    assert!(
        answer["error"].as_str().unwrap().contains("feature_id"),
        "{answer}"
    );
    let (_, list) = caller.get("/company-overrides?company_id=comp_acme").await;
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    assert_eq!(list["data"][0]["value_type"], "unlimited");
}

#[tokio::test]
async fn a_boolean_grant_without_a_value_grants() {
    let (_emulator, caller) = started().await;
    assert_eq!(caller.check("sso", "acme").await["value"], false);
    let body = json!({"plan_id": "plan_pro", "feature_id": "feat_sso", "value_type": "boolean"});
    let (status, made) = caller.post("/plan-entitlements", body).await;
    assert_eq!(status, 201, "{made}");
    assert_eq!(made["data"]["value_bool"], true);
    assert_eq!(caller.check("sso", "acme").await["value"], true);
    let body =
        json!({"company_id": "comp_initech", "feature_id": "feat_sso", "value_type": "boolean"});
    assert_eq!(caller.post("/company-overrides", body).await.0, 201);
    assert_eq!(caller.check("sso", "initech").await["value"], true);
}

#[tokio::test]
async fn a_plan_has_one_entitlement_to_a_feature() {
    let (_emulator, caller) = started().await;
    let body =
        json!({"plan_id": "plan_pro", "feature_id": "feat_generate", "value_type": "unlimited"});
    let (status, answer) = caller.post("/plan-entitlements", body).await;
    assert_eq!(status, 400);
    assert!(
        answer["error"].as_str().unwrap().contains("feature_id"),
        "{answer}"
    );
    let (_, list) = caller.get("/plan-entitlements").await;
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    assert_eq!(list["data"][0]["value_type"], "numeric");
}

#[tokio::test]
async fn what_only_describes_prices_is_checked_and_not_kept() {
    let (_emulator, caller) = started().await;
    let priced = |price: Value| {
        json!({
            "plan_id": "plan_pro", "feature_id": "feat_sso", "value_type": "boolean",
            "monthly_unit_price": price, "currency": "usd", "plan_version_id": "plvr_1",
        })
    };
    let (status, answer) = caller
        .post("/plan-entitlements", priced(json!("much")))
        .await;
    assert_eq!(status, 400);
    let error = answer["error"].as_str().unwrap();
    assert!(error.starts_with("monthly_unit_price"), "{answer}");
    let (status, made) = caller
        .post("/plan-entitlements", priced(json!(4_711)))
        .await;
    assert_eq!(status, 201, "{made}");
    for name in ["4711", "usd", "plvr_1"] {
        assert!(!made.to_string().contains(name), "{name}: {made}");
    }
    assert_eq!(made["data"]["currency_prices"], json!([]));
    let (_, plan) = caller.get("/plans/plan_pro").await;
    assert_eq!(plan["data"]["versions"], json!([]));
}
