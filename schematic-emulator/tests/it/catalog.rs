//! Features, plans, plan entitlements and company overrides over the API: checks and the
//! DataStream see them at once.

use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Change, Emulator, Webhook};
use serde_json::{Value, json};

use crate::streams::client::Client;
use crate::support::{Caller, standing_at};

const SEED: &str = "
features: {generate: {event: generate}, seats: {trait: seats}}
credits: {tokens: {id: bcrd_tokens}}
plans: {pro: {name: Pro, entitlements: {generate: {limit: 10, per: month}}}, free: {}}
companies:
- {keys: {org: acme}, name: Acme, plan: pro, traits: {seats: 3, licences: 5}, overrides: {generate: 50}}
- {keys: {org: globex}, name: Globex, plan: pro}
";

async fn started() -> (Emulator, Caller) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller)
}

async fn made(caller: &Caller, path: &str, body: Value) -> Value {
    let (status, answer) = caller.post(path, body).await;
    assert_eq!(status, 201, "{answer}");
    answer["data"].clone()
}

async fn deleted(caller: &Caller, path: &str) {
    let (status, answer) = caller.send(Method::DELETE, path, &json!({})).await;
    assert_eq!(
        (status.as_u16(), &answer["data"]),
        (200, &json!({"deleted": true})),
        "{path}"
    );
    assert_eq!(caller.get(path).await.0, 404, "{path}");
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list["data"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_feature_made_over_the_api_is_granted_by_a_plan_made_over_the_api() {
    let (_emulator, caller) = started().await;
    let feature = made(&caller, "/features", json!({
        "name": "Single sign-on", "description": "d", "feature_type": "boolean", "icon": "lock",
        "flag": {"key": "sso", "name": "SSO", "description": "", "default_value": false, "flag_type": "boolean"},
    }))
    .await;
    assert_eq!(
        (&feature["icon"], &feature["flags"][0]["key"]),
        (&json!("lock"), &json!("sso"))
    );
    let plan = made(
        &caller,
        "/plans",
        json!({"name": "Enterprise", "plan_type": "plan", "icon": "gray"}),
    )
    .await;
    assert_eq!(
        (&plan["icon"], &plan["company_count"]),
        (&json!("gray"), &json!(0))
    );
    let company = json!({"keys": {"org": "initech"}, "base_plan_id": plan["id"]});
    assert_eq!(caller.post("/companies", company).await.0, 200);
    assert_eq!(caller.check("sso", "initech").await["value"], false);

    let body = json!({"plan_id": plan["id"], "feature_id": feature["id"], "value_type": "boolean", "value_bool": true});
    let entitlement = made(&caller, "/plan-entitlements", body.clone()).await;
    let check = caller.check("sso", "initech").await;
    assert_eq!(
        (&check["value"], &check["rule_type"]),
        (&json!(true), &json!("plan_entitlement"))
    );
    assert_eq!(check["rule_id"], entitlement["rule_id"]);
    assert_eq!(entitlement["plan"]["name"], "Enterprise");
    assert_eq!(entitlement["feature"]["name"], "Single sign-on");
    let (status, again) = caller.post("/plan-entitlements", body).await;
    assert_eq!(status, 400);
    assert!(
        again["error"].as_str().unwrap().contains("feature_id"),
        "{again}"
    );

    let path = format!("/plan-entitlements/{}", entitlement["id"].as_str().unwrap());
    let off = json!({"value_type": "boolean", "value_bool": false});
    let (status, changed) = caller.send(Method::PUT, &path, &off).await;
    assert_eq!(
        (status.as_u16(), &changed["data"]["value_bool"]),
        (200, &json!(false))
    );
    assert_eq!(changed["data"]["created_at"], entitlement["created_at"]);
    assert_eq!(caller.check("sso", "initech").await["value"], false);
    deleted(&caller, &path).await;

    let path = format!("/plans/{}", plan["id"].as_str().unwrap());
    let (_, renamed) = caller
        .send(Method::PUT, &path, &json!({"name": "Business"}))
        .await;
    assert_eq!(
        (&renamed["data"]["name"], &renamed["data"]["icon"]),
        (&json!("Business"), &json!("gray"))
    );
    assert_eq!(renamed["data"]["company_count"], 1);
    deleted(&caller, &path).await;
    let (_, initech) = caller.get("/companies/lookup?keys[org]=initech").await;
    assert_eq!(initech["data"]["plans"], json!([]));
}

#[tokio::test]
async fn usage_is_limited_by_what_is_granted_over_the_api() {
    let (_emulator, caller) = started().await;
    let (_, globex) = caller.get("/companies/lookup?keys[org]=globex").await;
    let company = &globex["data"]["id"];
    caller.track("generate", "globex", 7).await;
    assert_eq!(
        caller.check("generate", "globex").await["feature_allocation"],
        10
    );
    let body = json!({
        "company_id": company, "feature_id": "feat_generate", "value_type": "numeric",
        "value_numeric": 7, "metric_period": "current_month", "note": "as agreed",
    });
    let made = made(&caller, "/company-overrides", body).await;
    assert_eq!(made["notes"][0]["note"], "as agreed");
    assert_eq!(made["company"]["name"], "Globex");
    let check = caller.check("generate", "globex").await;
    assert_eq!(
        (&check["value"], &check["feature_allocation"]),
        (&json!(false), &json!(7))
    );
    assert_eq!(check["rule_id"], made["rule_id_usage_exceeded"]);

    let path = format!("/company-overrides/{}", made["id"].as_str().unwrap());
    let (status, _) = caller
        .send(Method::PUT, &path, &json!({"value_type": "unlimited"}))
        .await;
    assert_eq!(status, 200);
    assert_eq!(caller.check("generate", "globex").await["value"], true);
    deleted(&caller, &path).await;
    assert_eq!(
        caller.check("generate", "globex").await["feature_allocation"],
        10
    );
}

#[tokio::test]
async fn an_override_ends_at_its_expiration_date() {
    let (emulator, caller) = standing_at("2026-03-31T00:00:00Z", SEED).await;
    let (_, globex) = caller.get("/companies/lookup?keys[org]=globex").await;
    let body = json!({
        "company_id": globex["data"]["id"], "feature_id": "feat_generate",
        "value_type": "unlimited", "expiration_date": "2026-04-01T00:00:00Z",
    });
    made(&caller, "/company-overrides", body).await;
    assert_eq!(
        caller.get("/company-overrides/count").await.1["data"]["count"],
        2
    );
    emulator.advance(Duration::from_secs(86_399));
    assert_eq!(
        caller.check("generate", "globex").await["rule_type"],
        "company_override"
    );
    emulator.advance(Duration::from_secs(1));
    assert_eq!(
        caller.check("generate", "globex").await["rule_type"],
        "plan_entitlement"
    );
    let (_, left) = caller.get("/company-overrides").await;
    assert_eq!(left["data"][0]["company"]["name"], "Acme");
    assert_eq!(left["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn every_kind_of_grant_is_shown_as_it_was_made() {
    let (_emulator, caller) = started().await;
    let (_, acme) = caller.get("/companies/lookup?keys[org]=acme").await;
    let traits = acme["data"]["entity_traits"].as_array().unwrap();
    let licences = traits
        .iter()
        .find(|one| one["definition"]["display_name"] == "licences")
        .unwrap();
    for grant in [
        json!({"value_type": "boolean", "value_bool": false}),
        json!({"value_type": "unlimited"}),
        json!({"value_type": "numeric", "value_numeric": 3, "soft_limit": 2,
            "metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}),
        json!({"value_type": "trait", "value_trait_id": licences["definition_id"]}),
        json!({"value_type": "credit", "value_credit_id": "bcrd_tokens", "credit_consumption_rate": 0.5}),
    ] {
        let mut body = grant.clone();
        body["plan_id"] = json!("plan_free");
        body["feature_id"] = json!("feat_seats");
        let made = made(&caller, "/plan-entitlements", body).await;
        for (name, value) in grant.as_object().unwrap() {
            match name.as_str() {
                "value_credit_id" => assert_eq!(&made["value_credit"]["id"], value),
                "credit_consumption_rate" => assert_eq!(&made["consumption_rate"], value),
                _ => assert_eq!(&made[name], value, "{made}"),
            }
        }
        deleted(
            &caller,
            &format!("/plan-entitlements/{}", made["id"].as_str().unwrap()),
        )
        .await;
    }
    for (more, names) in [
        (json!({"value_type": "numeric"}), "value_numeric"),
        (
            json!({"value_type": "trait", "value_trait_id": "none"}),
            "value_trait_id",
        ),
        (
            json!({"value_type": "credit", "value_credit_id": "none"}),
            "value_credit_id",
        ),
        (json!({"value_type": "moon"}), "value_type"),
        (json!({"value_type": 5}), "value_type"),
        (json!({}), "value_type"),
    ] {
        let mut body = more;
        body["plan_id"] = json!("plan_free");
        body["feature_id"] = json!("feat_seats");
        let (status, answer) = caller.post("/plan-entitlements", body).await;
        assert_eq!(status, 400, "{answer}");
        assert!(
            answer["error"].as_str().unwrap().contains(names),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn lists_are_filtered_counted_and_paged() {
    let (_emulator, caller) = started().await;
    for (path, expected) in [
        ("/features", vec!["feat_seats", "feat_generate"]),
        (
            "/features?feature_type=event&feature_type=boolean",
            vec!["feat_generate"],
        ),
        ("/features?ids=feat_seats", vec!["feat_seats"]),
        ("/features?q=GENER", vec!["feat_generate"]),
        (
            "/features?without_plan_entitlement_for=plan_pro",
            vec!["feat_seats"],
        ),
        (
            "/features?without_company_override_for=comp_acme",
            vec!["feat_seats"],
        ),
        ("/features?limit=1&offset=1", vec!["feat_generate"]),
        ("/features?limit=1&offset=2", vec![]),
        ("/plans", vec!["plan_free", "plan_pro"]),
        ("/plans?company_id=comp_acme", vec!["plan_pro"]),
        (
            "/plans?without_entitlement_for=feat_generate",
            vec!["plan_free"],
        ),
        ("/plans?plan_type=add_on", vec![]),
        (
            "/plan-entitlements?plan_id=plan_pro",
            vec!["pltl_plan_pro-feat_generate"],
        ),
        ("/plan-entitlements?feature_ids=feat_seats", vec![]),
        (
            "/plan-entitlements?q=generate",
            vec!["pltl_plan_pro-feat_generate"],
        ),
        (
            "/company-overrides?company_ids=comp_acme",
            vec!["cmov_comp_acme-feat_generate"],
        ),
        ("/company-overrides?feature_id=feat_seats", vec![]),
        (
            "/companies?with_entitlement_for=feat_generate",
            vec!["comp_globex", "comp_acme"],
        ),
        (
            "/companies?without_feature_override_for=feat_generate",
            vec!["comp_globex"],
        ),
        ("/companies?without_plan=true", vec![]),
        (
            "/companies?sort_order_column=name&sort_order_direction=asc",
            vec!["comp_acme", "comp_globex"],
        ),
    ] {
        let (status, list) = caller.get(path).await;
        assert_eq!(
            (status.as_u16(), ids(&list)),
            (200, expected.clone()),
            "{path}"
        );
        if !path.contains("limit") {
            let (_, count) = caller.get(&path.replacen('?', "/count?", 1)).await;
            let count = if path.contains('?') {
                count["data"]["count"].clone()
            } else {
                json!(expected.len())
            };
            assert_eq!(count, expected.len(), "{path}");
        }
    }
    let (_, list) = caller
        .get("/features?feature_type=event&boolean_require_event=true&unknown=1")
        .await;
    assert_eq!(
        list["params"],
        json!({"boolean_require_event": true, "feature_type": ["event"], "limit": 100, "offset": 0})
    );
    for (path, names) in [
        ("/features?feature_type=moon", "feature_type[0]"),
        ("/plans?limit=251", "limit"),
        (
            "/plan-entitlements?with_metered_products=maybe",
            "with_metered_products",
        ),
    ] {
        let (status, answer) = caller.get(path).await;
        assert_eq!(status, 400);
        assert!(
            answer["error"].as_str().unwrap().starts_with(names),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn a_deleted_feature_leaves_nothing_behind() {
    let (emulator, caller) = started().await;
    let mut changes = emulator.changes();
    deleted(&caller, "/features/feat_generate").await;
    for path in ["/plan-entitlements/count", "/company-overrides/count"] {
        assert_eq!(caller.get(path).await.1["data"]["count"], 0, "{path}");
    }
    let check = caller.check("generate", "acme").await;
    assert_eq!(
        (&check["value"], &check["rule_id"]),
        (&json!(false), &Value::Null)
    );
    let mut seen = Vec::new();
    while !matches!(seen.last(), Some(Change::FeatureDeleted(_))) {
        seen.push(changes.next().await.unwrap());
    }
    assert!(
        seen.contains(&Change::CompanySaved("comp_acme".to_owned())),
        "{seen:?}"
    );
    // The seed brings all of it back, although it is as it was.
    emulator.load_seed(SEED).unwrap();
    assert_eq!(caller.get("/features/feat_generate").await.0, 200);
    for path in ["/plan-entitlements/count", "/company-overrides/count"] {
        assert_eq!(caller.get(path).await.1["data"]["count"], 1, "{path}");
    }
    let check = caller.check("generate", "acme").await;
    assert_eq!(
        (&check["feature_allocation"], &check["rule_type"]),
        (&json!(50), &json!("company_override"))
    );
    let check = caller.check("generate", "globex").await;
    assert_eq!(
        (&check["feature_allocation"], &check["rule_type"]),
        (&json!(10), &json!("plan_entitlement"))
    );
}

#[tokio::test]
async fn what_was_made_over_the_api_stays_when_the_seed_is_read_again() {
    let (emulator, caller) = started().await;
    let body =
        json!({"plan_id": "plan_pro", "feature_id": "feat_seats", "value_type": "unlimited"});
    made(&caller, "/plan-entitlements", body).await;
    emulator
        .load_seed(&format!("{SEED}\nflags: {{beta: true}}"))
        .unwrap();
    assert_eq!(
        caller.get("/plan-entitlements/count").await.1["data"]["count"],
        2
    );
    emulator.reset();
    assert_eq!(
        caller.get("/plan-entitlements/count").await.1["data"]["count"],
        1
    );
}

#[tokio::test]
async fn the_datastream_and_webhooks_see_what_is_granted() {
    let (emulator, caller) = started().await;
    emulator
        .subscribe(Webhook::new("http://127.0.0.1:9/"))
        .unwrap();
    let mut client = Client::with_flags(&emulator).await;
    client.ask_keys("Company", json!({"org": "globex"})).await;
    let (_, _, globex) = client.receive().await;
    assert_eq!(globex["entitlements"].as_array().unwrap().len(), 1);

    let body =
        json!({"plan_id": "plan_pro", "feature_id": "feat_seats", "value_type": "unlimited"});
    let granted = made(&caller, "/plan-entitlements", body).await;
    let (_, _, flag) = client.receive().await;
    assert_eq!(flag["key"], "seats");
    assert_eq!(flag["rules"][0]["id"], granted["rule_id"]);
    let (entity, _, globex) = client.receive().await;
    assert_eq!(entity, "Company");
    assert_eq!(globex["entitlements"].as_array().unwrap().len(), 2);

    let body = json!({"company_id": "comp_globex", "feature_id": "feat_seats", "value_type": "boolean", "value_bool": false});
    made(&caller, "/company-overrides", body).await;
    let wait = emulator.wait_for_deliveries(2, |_| true);
    let deliveries = crate::support::in_time(wait).await;
    let actions: Vec<_> = deliveries
        .iter()
        .map(|delivery| delivery.action.as_str())
        .collect();
    assert_eq!(
        actions,
        ["plan.entitlement.created", "company.override.created"]
    );
}
