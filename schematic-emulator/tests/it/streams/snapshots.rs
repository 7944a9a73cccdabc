//! The first answer to what a client asks for.

use schematic_emulator::Emulator;
use serde_json::{Value, json};

use super::client::Client;
use crate::support::in_time;

const SEED: &str = "
features: {generate: {event: generate}, seats: {trait: seats}}
credits: {tokens: {}}
plans:
  pro:
    entitlements: {generate: {limit: 10, per: month}, seats: {limit_trait: licences}}
    credits: {tokens: {amount: 5}}
companies:
  - {keys: {org: acme, crm: '7'}, plan: pro, traits: {seats: 3, licences: 5}, usage: {generate: 4}}
  - {keys: {org: globex}}
users: [{keys: {email: ada@acme.example}, traits: {role: admin}}]
flags: {beta: {rules: [{when: [{user_trait: role, is: admin}]}]}, gamma: true, delta: false}
";

async fn emulator() -> Emulator {
    Emulator::builder().seed(SEED).start().await.unwrap()
}

fn keys(flags: &Value) -> Vec<&str> {
    let flags = flags.as_array().unwrap();
    flags
        .iter()
        .map(|flag| flag["key"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn every_spelling_of_start_is_understood() {
    let emulator = emulator().await;
    for request in [
        r#"{"data":{"action":"start","entity_type":"rulesengine.Flags"}}"#,
        r#"{"data":{"action":"","entity_type":"rulesengine.Flags"}}"#,
        r#"{"data":{"entity_type":"rulesengine.Flags","keys":null,"page_size":null}}"#,
    ] {
        let mut client = Client::connect(&emulator).await;
        client.say(request).await;
        let message = client.next().await;
        assert_eq!(message["entity_type"], "rulesengine.Flags");
        assert_eq!(message["message_type"], "full");
        assert!(message.get("pagination").is_none() && message.get("stream_id").is_none());
        assert_eq!(
            keys(&message["data"]),
            ["beta", "gamma", "delta", "generate", "seats"]
        );
        assert_eq!(message["data"][0]["rules"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn flags_come_in_pages_where_asked() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client.ask("Flags", json!({"page_size": 2})).await;
    for (page, more, names) in [
        (1, true, &["beta", "gamma"][..]),
        (2, true, &["delta", "generate"]),
        (3, false, &["seats"]),
    ] {
        let message = client.next().await;
        assert_eq!(
            message["pagination"],
            json!({"has_more": more, "page": page, "total": 5})
        );
        assert_eq!(keys(&message["data"]), names);
    }
    // Without any flag there is still an answer.
    let empty = Emulator::start().await.unwrap();
    let mut client = Client::connect(&empty).await;
    client.ask("Flags", json!({"page_size": 100})).await;
    let message = client.next().await;
    assert_eq!(
        (&message["data"], &message["pagination"]["has_more"]),
        (&json!([]), &json!(false))
    );
}

#[tokio::test]
async fn a_company_is_sent_with_everything_that_decides() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client.ask_keys("Company", json!({"crm": "7"})).await;
    let message = client.next().await;
    assert_eq!(message["message_type"], "full");
    assert_eq!(message["entity_id"], message["data"]["id"]);
    let company = &message["data"];
    assert_eq!(company["keys"], json!({"org": "acme", "crm": "7"}));
    assert_eq!(company["plan_ids"], json!(["plan_pro"]));
    assert_eq!(company["base_plan_id"], "plan_pro");
    assert_eq!(company["credit_balances"], json!({"bcrd_tokens": 5.0}));
    let traits = company["traits"].as_array().unwrap();
    let seats = traits.iter().find(|one| one["value"] == "3").unwrap();
    assert_eq!(seats["trait_definition"]["comparable_type"], "int");
    assert_eq!(seats["trait_definition"]["entity_type"], "company");
    let metrics = company["metrics"].as_array().unwrap();
    assert_eq!(metrics.len(), 5, "a metric for each period");
    assert!(metrics.iter().all(|metric| metric["value"] == 4));
    let month = metrics
        .iter()
        .find(|metric| metric["period"] == "current_month")
        .unwrap();
    assert!(month["valid_until"].is_string());
    let entitlements = company["entitlements"].as_array().unwrap();
    assert_eq!(entitlements[0]["feature_key"], "generate");
    assert_eq!(entitlements[0]["usage"], 4);
    // Lists are there although they are empty: not every reader forgives their absence.
    for list in ["rules", "billing_product_ids", "plan_version_ids"] {
        assert!(company[list].is_array(), "{list}");
    }
}

#[tokio::test]
async fn a_user_is_sent_by_its_keys() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client
        .ask_keys("User", json!({"email": "ada@acme.example"}))
        .await;
    let message = client.next().await;
    assert_eq!(message["entity_type"], "rulesengine.User");
    assert_eq!(message["entity_id"], message["data"]["id"]);
    assert_eq!(message["data"]["traits"][0]["value"], "admin");
}

#[tokio::test]
async fn an_unknown_entity_is_an_error_with_its_keys() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    for (entity, keys, error) in [
        ("Company", json!({"org": "unknown"}), "company not found"),
        ("User", json!({"email": "unknown"}), "user not found"),
        (
            "Company",
            json!({"org": "globex", "crm": "7"}),
            "keys match different companies",
        ),
        ("Company", json!({}), "keys are required"),
    ] {
        client.ask_keys(entity, keys.clone()).await;
        let message = client.next().await;
        assert_eq!(message["message_type"], "error");
        assert_eq!(
            message["data"],
            json!({"error": error, "entity_type": format!("rulesengine.{entity}"), "keys": keys})
        );
    }
    let requests = in_time(emulator.streams().wait_for_requests(4, |_| true)).await;
    assert_eq!(requests[0].error.as_deref(), Some("company not found"));
    assert_eq!(requests[0].keys(), json!({"org": "unknown"}));
    assert_eq!(
        requests[1].entity_type().as_deref(),
        Some("rulesengine.User")
    );
}

#[tokio::test]
async fn an_unreadable_message_is_an_error_and_the_connection_stays() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    for text in [
        "",
        "{",
        "[]",
        r#"{"data":{"entity_type":"rulesengine.Plan"}}"#,
    ] {
        client.say(text).await;
        let message = client.next().await;
        assert_eq!(message["message_type"], "error", "{text}");
        assert!(message["data"]["error"].is_string());
    }
    client.ask("Flags", json!({})).await;
    assert_eq!(client.next().await["entity_type"], "rulesengine.Flags");
}

#[tokio::test]
async fn a_single_flag_can_be_asked_for() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client.ask_keys("Flag", json!({"key": "gamma"})).await;
    let (entity, message, flag) = client.receive().await;
    assert_eq!((entity.as_str(), message.as_str()), ("Flag", "full"));
    assert_eq!(flag["default_value"], true);
    client.ask_keys("Flag", json!({"key": "none"})).await;
    assert_eq!(client.receive().await.2["error"], "flag not found");
    emulator.set_flag_default("beta", true).unwrap();
    emulator.set_flag_default("gamma", false).unwrap();
    let (_, _, flag) = client.receive().await;
    assert_eq!(
        (&flag["key"], &flag["default_value"]),
        (&json!("gamma"), &json!(false))
    );
}

#[tokio::test]
async fn all_companies_or_users_are_confirmed_and_not_listed() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    for entity in ["Companies", "Users"] {
        client.ask(entity, json!({})).await;
        let (received, message, data) = client.receive().await;
        assert_eq!((received.as_str(), message.as_str()), (entity, "full"));
        assert!(data.is_object());
    }
    let connections = in_time(
        emulator
            .streams()
            .wait_until(|all| all.iter().any(|one| one.all_users)),
    )
    .await;
    assert!(connections[0].all_companies && !connections[0].flags);
}
