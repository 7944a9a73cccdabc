//! Features with their flags, and plans with their features.

use std::fmt::Write as _;
use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Change, Emulator, Timestamp};
use serde_json::{Value, json};

use crate::support::{Caller, in_time};

const SEED: &str = "
features: {generate: {event: generate, id: feat_one}, seats: {trait: seats}}
plans:
  pro: {id: plan_one, entitlements: {generate: {limit: 10, per: month}}}
  free: {entitlements: {generate: false}}
  extra: {}
companies:
- {keys: {org: acme}, plan: pro, add_ons: [extra, pro], overrides: {generate: 50}}
- {keys: {org: globex}, plan: pro}
- {keys: {org: initech}, add_ons: [extra]}
flags: {beta: {default: true}}
";

async fn started() -> (Emulator, Caller) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller)
}

fn flag(key: &str) -> Value {
    json!({"key": key, "name": "New", "description": "", "default_value": true, "flag_type": "boolean"})
}

fn feature(flag: &Value) -> Value {
    json!({"name": "New", "description": "", "feature_type": "boolean", "flag": flag})
}

#[tokio::test]
async fn a_feature_without_a_flag_has_none() {
    let (_emulator, caller) = started().await;
    let body = json!({"name": "Bare", "description": "", "feature_type": "boolean"});
    let (status, made) = caller.post("/features", body).await;
    assert_eq!((status.as_u16(), &made["data"]["flags"]), (201, &json!([])));
    let id = made["data"]["id"].as_str().unwrap();
    let (_, flags) = caller.get(&format!("/flags?feature_id={id}")).await;
    assert_eq!(flags["data"], json!([]));
    assert_eq!(caller.get("/flags/bare").await.0, 404);
    // A flag can name it later.
    let mut named = flag("bare");
    named["feature_id"] = json!(id);
    assert_eq!(caller.post("/flags", named).await.0, 201);
    let (_, shown) = caller.get(&format!("/features/{id}")).await;
    assert_eq!(shown["data"]["flags"][0]["key"], "bare");
}

#[tokio::test]
async fn a_flag_leaves_its_feature_when_that_is_null() {
    let (_emulator, caller) = started().await;
    let mut body = flag("generate");
    for (feature_id, then) in [
        (None, json!("feat_one")),
        (Some(Value::Null), Value::Null),
        (None, Value::Null),
        (Some(json!("feat_seats")), json!("feat_seats")),
        (Some(json!("")), Value::Null),
    ] {
        match &feature_id {
            Some(id) => body["feature_id"] = id.clone(),
            None => drop(body.as_object_mut().unwrap().remove("feature_id")),
        }
        let (status, answer) = caller
            .send(Method::PUT, "/flags/flag_generate", &body)
            .await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["data"]["feature_id"], then, "{feature_id:?}");
    }
}

#[tokio::test]
async fn ids_are_no_keys() {
    let (_emulator, caller) = started().await;
    for path in ["/features/generate", "/plans/pro", "/flags/generate"] {
        assert_eq!(caller.get(path).await.0, 404, "{path}");
        let (status, answer) = caller.send(Method::DELETE, path, &Value::Null).await;
        assert_eq!(status, 404, "{path}: {answer}");
    }
    let (status, _) = caller
        .send(Method::PUT, "/flags/generate", &flag("generate"))
        .await;
    assert_eq!(status, 404);
    let rules = json!({"rules": []});
    let (status, _) = caller
        .send(Method::PUT, "/flags/generate/rules", &rules)
        .await;
    assert_eq!(status, 404);
    let body = json!({"keys": {"org": "globex"}, "base_plan_id": "free"});
    assert_eq!(caller.post("/companies", body).await.0, 404);
    let mut of_feature = flag("new");
    of_feature["feature_id"] = json!("generate");
    assert_eq!(caller.post("/flags", of_feature).await.0, 400);
    for path in [
        "/features/feat_one",
        "/plans/plan_one",
        "/flags/flag_generate",
    ] {
        assert_eq!(caller.get(path).await.0, 200, "{path}");
    }
}

#[tokio::test]
async fn a_flag_of_another_feature_stays_there() {
    let (_emulator, caller) = started().await;
    let mut with_id = flag("generate");
    with_id["id"] = json!("flag_generate");
    for taken in [flag("generate"), with_id] {
        let (status, answer) = caller.post("/features", feature(&taken)).await;
        assert_eq!(status, 400, "{answer}");
        let body = json!({ "flag": taken });
        let (status, answer) = caller
            .send(Method::PUT, "/features/feat_seats", &body)
            .await;
        assert_eq!(status, 400, "{answer}");
        let (status, _) = caller.send(Method::PUT, "/features/feat_one", &body).await;
        assert_eq!(status, 200);
    }
    assert_eq!(caller.get("/features/count").await.1["data"]["count"], 2);
    let (_, shown) = caller.get("/flags/flag_generate").await;
    assert_eq!(shown["data"]["feature_id"], "feat_one");
    // One without a feature is free.
    let (status, made) = caller.post("/features", feature(&flag("beta"))).await;
    assert_eq!(status, 201);
    assert_eq!(made["data"]["flags"][0]["id"], "flag_beta");
}

#[tokio::test]
async fn a_flag_that_is_there_needs_no_room() {
    let mut seed = "flags:\n".to_owned();
    for number in 0..999 {
        writeln!(seed, "  f{number}: false").unwrap();
    }
    let seed = format!("{seed}features: {{sso: {{flag: f1}}}}\n");
    let emulator = Emulator::builder().seed(&seed).start().await.unwrap();
    let caller = Caller::new(&emulator);
    assert_eq!(caller.post("/flags", flag("last")).await.0, 201);
    let path = "/features/feat_sso";
    for (key, expected) in [("f1", 200), ("f2", 200), ("new", 400)] {
        let body = json!({ "flag": flag(key) });
        let (status, answer) = caller.send(Method::PUT, path, &body).await;
        assert_eq!(status, expected, "{key}: {answer}");
    }
    let (_, shown) = caller.get(path).await;
    assert_eq!(shown["data"]["flags"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_loses_a_deleted_feature_is_saved() {
    let (emulator, caller) = started().await;
    let (_, before) = caller.get("/plans/plan_one").await;
    emulator.advance(Duration::from_secs(60));
    let mut changes = emulator.changes();
    let deleted = caller
        .send(Method::DELETE, "/features/feat_one", &Value::Null)
        .await;
    assert_eq!(deleted.0, 200);
    let mut seen = Vec::new();
    while !matches!(seen.last(), Some(Change::FeatureDeleted(_))) {
        seen.push(in_time(changes.next()).await.unwrap());
    }
    for change in [
        Change::PlanSaved("plan_one".to_owned()),
        Change::PlanSaved("plan_free".to_owned()),
        Change::FlagSaved("generate".to_owned()),
    ] {
        assert!(seen.contains(&change), "{change:?} in {seen:?}");
    }
    assert!(!seen.contains(&Change::PlanSaved("plan_extra".to_owned())));
    let now = emulator.now();
    for path in ["/plans/plan_one", "/flags/flag_generate"] {
        let (_, shown) = caller.get(path).await;
        let updated = &shown["data"]["updated_at"];
        assert_ne!(updated, &before["data"]["updated_at"], "{path}");
        let updated: Timestamp = updated.as_str().unwrap().parse().unwrap();
        assert!(updated <= now, "{path}");
    }
    let (_, extra) = caller.get("/plans/plan_extra").await;
    assert_eq!(extra["data"]["updated_at"], before["data"]["updated_at"]);
}

#[tokio::test]
async fn a_plan_shows_its_own_rules_and_counts_its_companies() {
    let (_emulator, caller) = started().await;
    let (_, list) = caller.get("/plans").await;
    let plans = list["data"].as_array().unwrap();
    let counts: Vec<_> = plans
        .iter()
        .map(|plan| (plan["id"].as_str().unwrap(), &plan["company_count"]))
        .collect();
    let expected = [("plan_extra", 2), ("plan_free", 0), ("plan_one", 2)];
    assert_eq!(
        counts,
        expected
            .map(|(id, count)| (id, json!(count)))
            .each_ref()
            .map(|(id, count)| (*id, count))
    );
    for plan in plans {
        let id = plan["id"].as_str().unwrap();
        let (_, one) = caller.get(&format!("/plans/{id}")).await;
        assert_eq!(&one["data"], plan);
        let entitlements = plan["entitlements"].as_array().unwrap();
        let granted: Vec<_> = entitlements
            .iter()
            .flat_map(|one| [&one["rule_id"], &one["rule_id_usage_exceeded"]])
            .filter(|id| !id.is_null())
            .collect();
        let features = plan["features"].as_array().unwrap();
        let rules: Vec<_> = features
            .iter()
            .flat_map(|feature| feature["flags"].as_array().unwrap())
            .flat_map(|flag| flag["rules"].as_array().unwrap())
            .collect();
        let shown: Vec<_> = rules.iter().map(|rule| &rule["id"]).collect();
        assert_eq!(shown, granted, "{id}");
        assert!(!json!(rules).to_string().contains("comp_acme"), "{id}");
    }
    // The flag itself has the rules of all plans.
    let (_, flag) = caller.get("/flags/flag_generate").await;
    assert_eq!(flag["data"]["rules"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn an_icon_that_is_null_is_cleared() {
    let (_emulator, caller) = started().await;
    let path = "/plans/plan_one";
    for (body, icon) in [
        (json!({"name": "Pro", "icon": "gray"}), "gray"),
        (json!({"name": "Pro"}), "gray"),
        (json!({"name": "Pro", "icon": null}), "blue"),
    ] {
        let (status, answer) = caller.send(Method::PUT, path, &body).await;
        assert_eq!(
            (status.as_u16(), &answer["data"]["icon"]),
            (200, &json!(icon))
        );
    }
}
