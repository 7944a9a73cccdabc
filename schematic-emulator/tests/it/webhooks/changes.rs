//! What is delivered: changes of the account, to the webhooks that subscribe to them.

use reqwest::Method;
use schematic_core::webhooks::Action;
use schematic_emulator::{Emulator, ErrorKind};
use serde_json::{Value, json};

use super::endpoint::{Endpoint, SEED, actions, ended, subscribed, subscription};
use crate::support::Caller;

#[tokio::test]
async fn changes_of_companies_and_users_are_delivered() {
    let (emulator, caller, endpoint) = subscribed().await;
    let globex = json!({ "keys": { "org": "globex" }, "name": "Globex" });
    let (_, made) = caller.post("/companies", globex.clone()).await;
    let id = made["data"]["id"].as_str().unwrap();
    // The same again changes nothing.
    caller.post("/companies", globex).await;
    let traits = json!({ "keys": { "org": "globex" }, "traits": { "seats": 2 } });
    caller.post("/companies", traits).await;
    let plan = json!({ "keys": { "org": "globex" }, "base_plan_id": "plan_pro" });
    let (status, answer) = caller.post("/companies", plan).await;
    assert_eq!(status, 200, "{answer}");
    let gus = json!({ "keys": { "email": "gus@globex.example" }, "company": { "org": "globex" } });
    caller.post("/users", gus).await;
    caller
        .send(Method::DELETE, &format!("/companies/{id}"), &Value::Null)
        .await;
    let delivered = actions(&emulator, &endpoint, 6).await;
    let mut expected = vec!["company.created", "company.updated"];
    let planned = answer["data"]["plan"].is_object();
    if planned {
        expected.push("company.plan_changed");
    }
    expected.extend(["user.created", "user.updated", "company.deleted"]);
    assert_eq!(delivered, expected);

    let events = endpoint.events();
    for event in &events {
        assert_eq!(event.account_id.as_deref(), Some("acct_local"));
        assert_eq!(event.environment_id.as_deref(), Some("env_local"));
        if event.action.as_str().starts_with("company.") {
            assert_eq!(event.company_id.as_deref(), Some(id));
        }
    }
    assert_eq!(events[0].object_type.as_deref(), Some("company"));
    assert_eq!(events[0].body().unwrap()["name"], "Globex");
    assert_eq!(events[1].body().unwrap()["traits"], json!({ "seats": 2 }));
    assert_eq!(events.last().unwrap().body().unwrap()["id"], id);
}

#[tokio::test]
async fn changes_of_flags_and_plans_are_delivered() {
    let (emulator, caller, endpoint) = subscribed().await;
    let flag = json!({ "key": "new", "name": "New", "description": "", "default_value": false });
    let (_, made) = caller.post("/flags", flag.clone()).await;
    let id = made["data"]["id"].as_str().unwrap().to_owned();
    let mut renamed = flag;
    renamed["name"] = json!("Newer");
    let path = format!("/flags/{id}");
    caller.send(Method::PUT, &path, &renamed).await;
    let rule = |name: &str| json!({ "id": name, "name": name, "value": true, "conditions": [] });
    let path = format!("{path}/rules");
    for rules in [json!([rule("a"), rule("b")]), json!([rule("a")])] {
        let body = json!({ "rules": rules });
        assert_eq!(caller.send(Method::PUT, &path, &body).await.0, 200);
    }
    emulator.force_flag("beta", true).unwrap();
    let path = format!("/flags/{id}");
    caller.send(Method::DELETE, &path, &Value::Null).await;
    assert_eq!(
        actions(&emulator, &endpoint, 7).await,
        [
            "flag.created",
            "flag.updated",
            "flag_rules.updated",
            "flag_rules.updated",
            "rule.deleted",
            "flag.updated",
            "flag.deleted",
        ]
    );
    let events = endpoint.events();
    assert_eq!(events[0].body().unwrap()["key"], "new");
    assert_eq!(events[2].body().unwrap()["flag_id"], id.as_str());
    assert_eq!(events[4].body().unwrap()["id"], "b");

    // Changes by a new seed are delivered as well, and nothing else.
    let seed = SEED
        .replace("free: {}", "free: {name: Free}\n  scale: {}")
        .replace("generate: {limit: 10", "generate: {limit: 20")
        .replace(
            "export: {event: export}",
            "export: {event: export, name: Exports}",
        )
        .replace("plan: pro", "plan: free");
    emulator.load_seed(&seed).unwrap();
    let delivered = actions(&emulator, &endpoint, 13).await;
    assert_eq!(
        delivered[7..],
        [
            "feature.updated",
            "plan.updated",
            "plan.entitlement.updated",
            "plan.created",
            // Its feature's name is its own.
            "flag.updated",
            "company.plan_changed",
        ]
    );
    let events = endpoint.events();
    assert_eq!(events[9].body().unwrap()["value_numeric"], 20);
    assert_eq!(events[9].feature_id.as_deref(), Some("feat_generate"));
    let change = &events[12].body().unwrap();
    assert_eq!(change["previous_base_plan"]["id"], "plan_pro");
    assert_eq!(change["base_plan"]["id"], "plan_free");
    emulator.reset();
    assert!(emulator.deliveries().is_empty());
    assert_eq!(emulator.webhooks(), []);
}

#[tokio::test]
async fn a_limit_that_is_reached_is_delivered_once() {
    let (emulator, caller, endpoint) = subscribed().await;
    let limits = |actions: &[String]| -> Vec<String> {
        let entitlements = actions
            .iter()
            .filter(|name| name.starts_with("entitlement"));
        entitlements.cloned().collect()
    };
    for quantity in [9, 1, 5] {
        caller.track("generate", "acme", quantity).await;
    }
    caller.track("export", "acme", 2).await;
    let seats = json!({ "keys": { "org": "acme" }, "traits": { "seats": 3 } });
    caller.post("/companies", seats).await;
    let delivered = actions(&emulator, &endpoint, 4).await;
    assert_eq!(
        limits(&delivered),
        [
            "entitlement.limit.reached",
            "entitlement.soft_limit.reached",
            "entitlement.limit.reached",
        ]
    );
    let event = &endpoint.events()[0];
    assert_eq!(event.company_id.as_deref(), Some("comp_acme"));
    assert_eq!(event.feature_id.as_deref(), Some("feat_generate"));
    let body = event.body().unwrap();
    assert_eq!(
        (&body["Usage"], &body["Allocation"]),
        (&json!(10), &json!(10))
    );
    assert_eq!(body["Feature"]["id"], "feat_generate");
    assert_eq!(body["company"]["id"], "comp_acme");
}

#[tokio::test]
async fn only_subscribed_actions_are_delivered() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let (all, some) = (Endpoint::start([]).await, Endpoint::start([]).await);
    emulator.subscribe(subscription(&all)).unwrap();
    let webhook = subscription(&some).actions([Action::FlagUpdated]);
    let id = emulator.subscribe(webhook).unwrap().id;
    caller
        .post("/companies", json!({ "keys": { "org": "new" } }))
        .await;
    emulator.set_flag_default("beta", true).unwrap();
    emulator.wait_for_deliveries(3, ended).await;
    assert_eq!((all.events().len(), some.events().len()), (2, 1));
    emulator.unsubscribe(&id).unwrap();
    emulator.set_flag_default("beta", false).unwrap();
    emulator.wait_for_deliveries(4, ended).await;
    assert_eq!((all.events().len(), some.events().len()), (3, 1));
    assert_eq!(
        emulator.unsubscribe(&id).unwrap_err().kind(),
        ErrorKind::NotFound
    );
}

#[tokio::test]
async fn limits_are_delivered_only_of_the_features_of_a_trigger() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let endpoint = Endpoint::start([]).await;
    let body = json!({
        "name": "Limits",
        "url": endpoint.url,
        "request_types": ["entitlement.limit.reached"],
        "entitlement_trigger_configs": [{ "feature_id": "feat_seats" }],
    });
    caller.post("/webhooks", body).await;
    caller.track("generate", "acme", 10).await;
    assert!(emulator.deliveries().is_empty());
    let seats = json!({ "keys": { "org": "acme" }, "traits": { "seats": 3 } });
    caller.post("/companies", seats).await;
    let delivery = emulator.wait_for_deliveries(1, |_| true).await.remove(0);
    assert_eq!(delivery.event().feature_id.as_deref(), Some("feat_seats"));
}
