//! An emulator with something of everything, and the ids of it.

use std::time::Duration;

use reqwest::Client;
use schematic_emulator::{Emulator, Webhook};
use serde_json::json;

use super::requests::Known;
use crate::support::Caller;

const SEED: &str = "
flags: {beta: {id: flag_beta, default: true, rules: [{when: [{company: {org: acme}}]}]}}
features: {generate: {id: feat_generate, event: generate}, seats: {id: feat_seats, trait: seats}, sso: {id: feat_sso}}
credits: {tokens: {id: bcrd_tokens}}
plans:
  pro:
    id: plan_pro
    entitlements: {generate: {limit: 10, per: month}, seats: {limit_trait: licences}}
    credits: {tokens: {amount: 100, per: month}}
companies:
- {id: comp_acme, keys: {org: acme}, name: Acme, plan: pro, traits: {seats: 3, licences: 5}, overrides: {generate: 50}, usage: {generate: 3}}
users: [{id: user_ada, keys: {email: ada@acme.example}, company: {org: acme}, traits: {role: admin}}]
";

/// An emulator, and the ids of what it holds.
pub(super) struct World {
    pub(super) _emulator: Emulator,
    pub(super) caller: Caller,
    pub(super) known: Known,
}

impl World {
    /// An emulator that holds nothing that may be requested of it: for samples.
    pub(super) async fn empty(http: &Client) -> Self {
        let emulator = Emulator::start().await.unwrap();
        Self {
            caller: Caller::with(http.clone(), &emulator),
            _emulator: emulator,
            known: Known::new(),
        }
    }

    /// An emulator that holds what `operation` may be about.
    pub(super) async fn of(operation: &str, http: &Client) -> Self {
        let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
        let caller = Caller::with(http.clone(), &emulator);
        let mut known: Known = [
            ("company_id", json!("comp_acme")),
            ("user_id", json!("user_ada")),
            ("flag_id", json!("flag_beta")),
            ("key", json!("beta")),
            ("feature_id", json!("feat_generate")),
            ("plan_id", json!("plan_pro")),
            ("base_plan_id", json!("plan_pro")),
            ("company_ids", json!(["comp_acme"])),
            ("request_types", json!(["company.updated"])),
            ("update_only", json!(false)),
            ("url", json!("http://127.0.0.1:9/")),
            ("value_credit_id", json!("bcrd_tokens")),
            ("limit", json!(2)),
            ("offset", json!(0)),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        let mut know =
            |name: &str, value: &serde_json::Value| known.insert(name.to_owned(), value.clone());
        let (_, company) = caller.get("/companies/comp_acme").await;
        for entity_trait in company["data"]["entity_traits"].as_array().unwrap() {
            let id = &entity_trait["definition_id"];
            for name in ["trait_id", "value_trait_id", "comparison_trait_id"] {
                know(name, id);
            }
        }
        if operation.contains("PlanEntitlement") {
            let (_, list) = caller.get("/plan-entitlements").await;
            know("plan_entitlement_id", &list["data"][0]["id"]);
        }
        if operation.contains("Override") {
            let (_, list) = caller.get("/company-overrides").await;
            know("company_override_id", &list["data"][0]["id"]);
        }
        if operation.contains("User") {
            know("keys", &json!({"email": "ada@acme.example"}));
        } else {
            know("keys", &json!({"org": "acme"}));
        }
        if operation.starts_with("create") {
            know("keys", &json!({"org": "new"}));
            // The plan grants `generate` already, and so does Acme's override.
            know("feature_id", &json!("feat_sso"));
            know("key", &json!("new"));
        }
        if operation.starts_with("createEvent") {
            know("event_type", &json!("track"));
        }
        if operation.ends_with("eFeature") {
            know("key", &json!("beta"));
            know("id", &json!("flag_beta"));
        }
        if operation.contains("Webhook") && !operation.contains("Integration") {
            let url = "http://127.0.0.1:9/";
            let webhook = emulator.subscribe(Webhook::new(url)).unwrap();
            know("webhook_id", &json!(webhook.id));
            if operation == "getWebhookEvent" {
                caller
                    .post("/companies", json!({"keys": {"org": "new"}}))
                    .await;
                let wait = emulator.wait_for_deliveries(1, |_| true);
                let deliveries = tokio::time::timeout(Duration::from_secs(30), wait)
                    .await
                    .unwrap();
                know("webhook_event_id", &json!(deliveries[0].id));
            }
        }
        if operation == "getEvent" {
            caller.track("generate", "acme", 1).await;
            know("event_id", &json!(emulator.events()[0].id));
        }
        Self {
            _emulator: emulator,
            caller,
            known,
        }
    }
}
