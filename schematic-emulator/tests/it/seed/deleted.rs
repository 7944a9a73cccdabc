//! What was deleted over the API comes back whole when the seed is read again.

use reqwest::Method;
use schematic_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::Caller;

const SEED: &str = "
features: {generate: {event: generate}}
plans: {pro: {entitlements: {generate: {limit: 10, per: month}}}, extra: {}}
companies:
- {keys: {org: acme}, plan: pro, add_ons: [extra], overrides: {generate: 50}}
- {keys: {org: globex}, plan: pro}
users: [{keys: {email: ada@acme.example}, company: {org: acme}}]
flags: {beta: {rules: [{when: [{company: {org: acme}}]}]}}
";

async fn read_again_without(paths: &[&str]) -> (Emulator, Caller) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    for path in paths {
        let (status, answer) = caller.send(Method::DELETE, path, &Value::Null).await;
        assert_eq!(status, 200, "{path}: {answer}");
    }
    emulator.load_seed(SEED).unwrap();
    (emulator, caller)
}

/// What the seed says holds.
async fn assert_whole(caller: &Caller, place: &str) {
    for (org, allocation) in [("acme", 50), ("globex", 10)] {
        let check = caller.check("generate", org).await;
        assert_eq!(check["feature_allocation"], allocation, "{place}: {check}");
    }
    let (_, acme) = caller.get("/companies/lookup?keys[org]=acme").await;
    let plans = acme["data"]["plans"].as_array().unwrap();
    let plans: Vec<_> = plans.iter().map(|plan| &plan["name"]).collect();
    assert_eq!(plans, ["pro", "extra"], "{place}");
    assert_eq!(acme["data"]["user_count"], 1, "{place}");
    assert_eq!(caller.check("beta", "acme").await["value"], true, "{place}");
}

#[tokio::test]
async fn what_was_deleted_comes_back_with_all_that_refers_to_it() {
    for paths in [
        &["/features/feat_generate"][..],
        &["/plans/plan_pro"],
        &["/plans/plan_extra"],
        &["/companies/comp_acme"],
        &["/users/user_ada-acme-example"],
        &["/flags/flag_generate"],
        &["/plan-entitlements/pltl_plan_pro-feat_generate"],
        &["/company-overrides/cmov_comp_acme-feat_generate"],
        &["/companies/comp_acme", "/companies/comp_globex"],
        &["/plans/plan_pro", "/features/feat_generate"],
    ] {
        let (_emulator, caller) = read_again_without(paths).await;
        assert_whole(&caller, paths[0]).await;
    }
}

#[tokio::test]
async fn what_comes_back_leaves_the_rest_as_it_became() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let body = json!({"value_type": "numeric", "value_numeric": 70});
    let path = "/company-overrides/cmov_comp_acme-feat_generate";
    assert_eq!(caller.send(Method::PUT, path, &body).await.0, 200);
    let body = json!({"keys": {"org": "globex"}, "base_plan_id": "plan_extra"});
    assert_eq!(caller.post("/companies", body).await.0, 200);
    let deleted = caller.send(Method::DELETE, "/plans/plan_pro", &Value::Null);
    assert_eq!(deleted.await.0, 200);
    emulator.load_seed(SEED).unwrap();
    let check = caller.check("generate", "acme").await;
    assert_eq!(check["feature_allocation"], 70, "{check}");
    for (org, plan) in [("acme", "plan_pro"), ("globex", "plan_extra")] {
        let (_, company) = caller
            .get(&format!("/companies/lookup?keys[org]={org}"))
            .await;
        assert_eq!(company["data"]["plan"]["id"], plan, "{org}");
    }
}

#[tokio::test]
async fn a_flag_that_was_deleted_comes_back_alone() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let body = json!({"keys": {"org": "globex"}, "base_plan_id": "plan_extra"});
    caller.post("/companies", body).await;
    caller
        .send(Method::DELETE, "/flags/flag_beta", &Value::Null)
        .await;
    emulator.load_seed(SEED).unwrap();
    assert_eq!(caller.check("beta", "acme").await["value"], true);
    let (_, globex) = caller.get("/companies/lookup?keys[org]=globex").await;
    assert_eq!(globex["data"]["plan"]["id"], "plan_extra");
}
