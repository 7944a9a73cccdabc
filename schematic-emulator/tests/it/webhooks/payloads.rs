//! Every delivery is read by its action, as a receiver reads it.

use std::collections::BTreeSet;

use reqwest::Method;
use schematic_core::webhooks::{WebhookEvent, WebhookPayload};
use schematic_emulator::{Emulator, Webhook, WebhookDelivery};
use serde_json::{Value, json};

use super::endpoint::{Endpoint, SEED, actions, subscribed, subscription};
use crate::support::{Caller, differences, in_time, standing_at};

/// Returns what is wrong with the bodies of these events, or lost when they are read.
fn unread(events: &[WebhookEvent]) -> Vec<String> {
    let found = events.iter().flat_map(|event| {
        let action = event.action.as_str();
        let again = match event.payload::<WebhookPayload>() {
            Ok(payload) => again(payload),
            Err(error) => return vec![format!("{action}: {error:?}")],
        };
        match again {
            Some(again) => differences(&event.body().unwrap(), &again, action),
            None => vec![format!("{action}: no type")],
        }
    });
    found.collect()
}

/// Writes a body again; `None` if it has no type, or one that is never delivered.
fn again(payload: WebhookPayload) -> Option<Value> {
    let again = match payload {
        WebhookPayload::Company(body) => serde_json::to_value(body),
        WebhookPayload::CompanyOverride(body) => serde_json::to_value(body),
        WebhookPayload::PlanChange(body) => serde_json::to_value(body),
        WebhookPayload::User(body) => serde_json::to_value(body),
        WebhookPayload::Feature(body) => serde_json::to_value(body),
        WebhookPayload::Flag(body) => serde_json::to_value(body),
        WebhookPayload::Rule(body) => serde_json::to_value(body),
        WebhookPayload::Plan(body) => serde_json::to_value(body),
        WebhookPayload::PlanEntitlement(body) => serde_json::to_value(body),
        WebhookPayload::FeatureUsage(body) => serde_json::to_value(body),
        _ => return None,
    };
    Some(again.unwrap())
}

async fn done(caller: &Caller, method: Method, path: &str, body: Value) -> Value {
    let (status, answer) = caller.send(method, path, &body).await;
    assert!(status.is_success(), "{path}: {status}: {answer}");
    answer["data"].clone()
}

/// Does everything that is delivered.
async fn do_everything(emulator: &Emulator, caller: &Caller) {
    let (post, put, delete) = (Method::POST, Method::PUT, Method::DELETE);
    let flag = json!({"key": "sso", "name": "SSO", "description": "", "default_value": false, "flag_type": "boolean"});
    let body =
        json!({"name": "SSO", "description": "", "feature_type": "boolean", "flag": flag.clone()});
    done(caller, post.clone(), "/features", body).await;
    let body = json!({"name": "Single sign-on"});
    done(caller, put.clone(), "/features/feat_sso", body).await;
    let mut body = flag;
    body["default_value"] = json!(true);
    done(caller, put.clone(), "/flags/flag_sso", body).await;
    for names in [&["a", "b"][..], &["a"]] {
        let groups = json!([{"conditions": [{"condition_type": "company", "operator": "eq", "resource_ids": ["comp_acme"]}]}]);
        let rules = names.iter().map(|name| {
            json!({"id": name, "name": name, "value": true, "priority": 1, "rule_type": "standard",
                "conditions": [{"condition_type": "plan", "operator": "eq", "resource_ids": ["plan_pro"]}],
                "condition_groups": groups})
        });
        let body = json!({ "rules": rules.collect::<Vec<_>>() });
        done(caller, put.clone(), "/flags/flag_sso/rules", body).await;
    }
    let body = json!({"name": "Team", "plan_type": "plan"});
    done(caller, post.clone(), "/plans", body).await;
    let body = json!({"name": "Teams", "icon": "gray"});
    done(caller, put.clone(), "/plans/plan_team", body).await;
    let body = json!({"plan_id": "plan_team", "feature_id": "feat_sso", "value_type": "boolean"});
    done(caller, post.clone(), "/plan-entitlements", body).await;
    let path = "/plan-entitlements/pltl_plan_team-feat_sso";
    let body = json!({"value_type": "boolean", "value_bool": false});
    done(caller, put.clone(), path, body).await;
    done(caller, delete.clone(), path, Value::Null).await;

    for (company, more) in [
        ("acme", json!({"note": "as agreed"})),
        ("globex", json!({"expiration_date": "2026-04-01T00:00:00Z"})),
    ] {
        let body = json!({"keys": {"org": company}, "name": company, "base_plan_id": "plan_team"});
        let id = done(caller, post.clone(), "/companies", body).await["id"].clone();
        let mut body = more;
        body["company_id"] = id;
        body["feature_id"] = json!("feat_sso");
        body["value_type"] = json!("unlimited");
        done(caller, post.clone(), "/company-overrides", body).await;
    }
    let path = "/company-overrides/cmov_comp_acme-feat_sso";
    let body = json!({"value_type": "boolean", "value_bool": false});
    done(caller, put.clone(), path, body).await;
    done(caller, delete.clone(), path, Value::Null).await;
    emulator.advance(std::time::Duration::from_secs(86_400));

    let body = json!({"keys": {"org": "acme"}, "base_plan_id": "plan_pro", "traits": {"seats": 3}});
    done(caller, post.clone(), "/companies", body).await;
    caller.track("generate", "acme", 10).await;
    caller.track("export", "acme", 2).await;
    for traits in [json!({}), json!({"role": "admin"})] {
        let body = json!({"keys": {"email": "gus@globex.example"}, "company": {"org": "globex"}, "traits": traits});
        let user = done(caller, post.clone(), "/users", body).await;
        if traits != json!({}) {
            let path = format!("/users/{}", user["id"].as_str().unwrap());
            done(caller, delete.clone(), &path, Value::Null).await;
        }
    }
    for path in [
        "/plans/plan_team",
        "/flags/flag_sso",
        "/features/feat_sso",
        "/companies/comp_globex",
    ] {
        done(caller, delete.clone(), path, Value::Null).await;
    }
}

const DELIVERED: [&str; 27] = [
    "company.created",
    "company.deleted",
    "company.override.created",
    "company.override.deleted",
    "company.override.expired",
    "company.override.updated",
    "company.plan_changed",
    "company.updated",
    "entitlement.limit.reached",
    "entitlement.soft_limit.reached",
    "feature.created",
    "feature.deleted",
    "feature.updated",
    "flag.created",
    "flag.deleted",
    "flag.updated",
    "flag_rules.updated",
    "plan.created",
    "plan.deleted",
    "plan.entitlement.created",
    "plan.entitlement.deleted",
    "plan.entitlement.updated",
    "plan.updated",
    "rule.deleted",
    "user.created",
    "user.deleted",
    "user.updated",
];

#[tokio::test]
async fn every_delivery_is_read_as_its_action_says() {
    let (emulator, caller) = standing_at("2026-03-31T12:00:00Z", SEED).await;
    let endpoint = Endpoint::start([]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    do_everything(&emulator, &caller).await;
    let deliveries = emulator.deliveries();
    let events: Vec<_> = deliveries.iter().map(|delivery| delivery.event()).collect();
    let seen: BTreeSet<_> = events.iter().map(|event| event.action.as_str()).collect();
    assert_eq!(seen, BTreeSet::from(DELIVERED));
    let unread = unread(&events);
    assert!(unread.is_empty(), "{}", unread.join("\n"));
    // What arrives is what was read.
    in_time(actions(&emulator, &endpoint, events.len())).await;
    assert_eq!(endpoint.events().len(), events.len());
}

#[tokio::test]
async fn an_override_that_ends_is_expired_and_not_deleted() {
    let (emulator, caller) = standing_at("2026-03-31T00:00:00Z", SEED).await;
    let body = json!({
        "company_id": "comp_acme", "feature_id": "feat_generate",
        "value_type": "unlimited", "expiration_date": "2026-04-01T00:00:00Z",
    });
    done(&caller, Method::POST, "/company-overrides", body.clone()).await;
    emulator
        .subscribe(Webhook::new("http://127.0.0.1:9/"))
        .unwrap();
    let action = |delivery: &WebhookDelivery| delivery.action.as_str().to_owned();
    emulator.advance(std::time::Duration::from_secs(86_399));
    assert!(emulator.deliveries().is_empty());
    emulator.advance(std::time::Duration::from_secs(1));
    let deliveries = emulator.deliveries();
    let actions: Vec<_> = deliveries.iter().map(|one| action(one)).collect();
    assert_eq!(actions, ["company.override.expired"]);
    let event = deliveries[0].event();
    assert_eq!(event.company_id.as_deref(), Some("comp_acme"));
    let payload: WebhookPayload = event.payload().unwrap();
    let WebhookPayload::CompanyOverride(ended) = payload else {
        panic!("{payload:?}");
    };
    assert_eq!(ended.feature_id, "feat_generate");

    // One that ends, and another in its place, within one change.
    let mut again = body;
    again["expiration_date"] = json!("2026-03-31T00:00:00Z");
    done(&caller, Method::POST, "/company-overrides", again.clone()).await;
    again["expiration_date"] = Value::Null;
    done(&caller, Method::POST, "/company-overrides", again).await;
    let deliveries = emulator.deliveries();
    let actions: Vec<_> = deliveries.iter().skip(1).map(|one| action(one)).collect();
    assert_eq!(
        actions,
        [
            "company.override.created",
            "company.override.expired",
            "company.override.created"
        ]
    );
    let path = "/company-overrides/cmov_comp_acme-feat_generate";
    done(&caller, Method::DELETE, path, Value::Null).await;
    let last = emulator.deliveries().pop().unwrap();
    assert_eq!(action(&last), "company.override.deleted");
}

#[tokio::test]
async fn a_plan_that_is_deleted_is_why_its_companies_lose_it() {
    let (emulator, caller, endpoint) = subscribed().await;
    let body = json!({"keys": {"org": "acme"}, "base_plan_id": "plan_free"});
    done(&caller, Method::POST, "/companies", body).await;
    done(&caller, Method::DELETE, "/plans/plan_free", Value::Null).await;
    let delivered = actions(&emulator, &endpoint, 3).await;
    assert_eq!(
        delivered,
        [
            "company.plan_changed",
            "plan.deleted",
            "company.plan_changed"
        ]
    );
    let events = endpoint.events();
    assert_eq!(events[0].body().unwrap()["action"], "company_upsert");
    let lost = events[2].body().unwrap();
    assert_eq!(lost["action"], "plan_deleted");
    assert_eq!(lost["previous_base_plan"]["deleted"], true);
}
