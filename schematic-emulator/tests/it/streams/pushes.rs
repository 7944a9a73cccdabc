//! Messages about changes, and the subscribers that receive them.

use std::time::Duration;

use reqwest::Method;
use schematic_core::Timestamp;
use schematic_emulator::Emulator;
use serde_json::{Value, json};

use super::client::Client;
use crate::support::{Caller, in_time};

const SEED: &str = "
features: {generate: {event: generate}, texts: {event: generate}}
credits: {tokens: {}}
plans:
  pro:
    id: plan_pro
    entitlements: {generate: {limit: 10, per: day}, texts: {credit: tokens, rate: 2}}
    credits: {tokens: {amount: 100}}
companies: [{keys: {org: acme}, plan: pro}, {keys: {org: globex}}]
users: [{keys: {email: ada@acme.example}, company: {org: acme}}]
flags: {beta: false}
";

async fn emulator() -> Emulator {
    Emulator::builder().seed(SEED).start().await.unwrap()
}

/// A client that follows the flags, acme and ada.
async fn follower(emulator: &Emulator) -> Client {
    let mut client = Client::with_flags(emulator).await;
    client.ask_keys("Company", json!({"org": "acme"})).await;
    client
        .ask_keys("User", json!({"email": "ada@acme.example"}))
        .await;
    assert_eq!(client.receive().await.0, "Company");
    assert_eq!(client.receive().await.0, "User");
    client
}

fn words((entity, message, _): &(String, String, Value)) -> (&str, &str) {
    (entity, message)
}

#[tokio::test]
async fn flags_are_sent_however_they_change() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::with_flags(&emulator).await;
    let mut value = async || {
        let (entity, message, flag) = client.receive().await;
        assert_eq!(
            (entity.as_str(), message.as_str(), &flag["key"]),
            ("Flag", "full", &json!("beta"))
        );
        (
            flag["default_value"].clone(),
            flag["rules"].as_array().unwrap().len(),
        )
    };
    let id = "flag_beta";

    emulator.set_flag_default("beta", true).unwrap();
    assert_eq!(value().await, (json!(true), 0), "the Rust API");
    emulator.force_flag("beta", false).unwrap();
    assert_eq!(value().await, (json!(true), 1), "forced");
    let body = json!({"default_value": false, "forced": null});
    caller
        .send(Method::PUT, "/_emulator/flags/beta", &body)
        .await;
    assert_eq!(value().await, (json!(false), 0), "the page");
    let body = json!({"key": "beta", "name": "Beta", "default_value": true});
    caller
        .send(Method::PUT, &format!("/flags/{id}"), &body)
        .await;
    assert_eq!(value().await, (json!(true), 0), "REST");
    let body = json!({"rules": [{"name": "All", "value": true}]});
    caller
        .send(Method::PUT, &format!("/flags/{id}/rules"), &body)
        .await;
    assert_eq!(value().await, (json!(true), 1), "rules by REST");
    emulator
        .load_seed(&SEED.replace("beta: false", "beta: {default: false, name: B}"))
        .unwrap();
    assert_eq!(value().await, (json!(false), 0), "the seed");
}

#[tokio::test]
async fn created_and_deleted_flags_are_sent() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::with_flags(&emulator).await;
    let body = json!({"key": "new", "name": "New", "default_value": true});
    let (_, made) = caller.post("/flags", body).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Flag", "full"));
    assert_eq!(received.2["id"], made["data"]["id"]);
    let path = format!("/flags/{}", made["data"]["id"].as_str().unwrap());
    caller.send(Method::DELETE, &path, &json!({})).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Flag", "delete"));
    // A whole flag: the official SDKs take nothing less.
    for member in [
        "id",
        "key",
        "account_id",
        "environment_id",
        "rules",
        "default_value",
    ] {
        assert!(received.2.get(member).is_some(), "{member}");
    }
    assert_eq!(received.2["key"], "new");

    emulator
        .load_seed(&SEED.replace("flags: {beta: false}", ""))
        .unwrap();
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["key"]),
        (("Flag", "delete"), &json!("beta"))
    );
    emulator.reset();
    emulator.load_seed(SEED).unwrap();
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["key"]),
        (("Flag", "full"), &json!("beta"))
    );
}

#[tokio::test]
async fn changes_of_a_plan_are_sent_with_its_flags_and_companies() {
    let emulator = emulator().await;
    let mut client = follower(&emulator).await;
    emulator
        .load_seed(&SEED.replace("limit: 10", "limit: 20"))
        .unwrap();
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["key"]),
        (("Flag", "full"), &json!("generate"))
    );
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "partial"));
    assert_eq!(received.2["entitlements"][0]["allocation"], 20);
    assert_eq!(received.2.as_object().unwrap().len(), 1);

    // An override changes the plan's rules too, for they are no longer for this company.
    let overridden = SEED.replace("plan: pro}", "plan: pro, overrides: {generate: 3}}");
    emulator.load_seed(&overridden).unwrap();
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["key"]),
        (("Flag", "full"), &json!("generate"))
    );
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "full"));
    assert_eq!(received.2["rules"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn usage_is_sent_with_entitlements_and_balances() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    for (used, left) in [(3, 94.0), (6, 88.0)] {
        caller.track("generate", "acme", 3).await;
        let message = client.next().await;
        assert_eq!(message["message_type"], "partial");
        assert!(message["entity_id"].is_string() && message["stream_id"].is_string());
        let patch = &message["data"];
        let metrics = patch["metrics"].as_array().unwrap();
        assert_eq!(metrics.len(), 5);
        assert!(metrics.iter().all(|metric| metric["value"] == used));
        assert_eq!(patch["entitlements"][0]["usage"], used);
        assert_eq!(patch["credit_balances"], json!({"bcrd_tokens": left}));
        assert_eq!(patch["entitlements"][1]["credit_remaining"], left);
        assert!(patch.get("keys").is_none() && patch.get("traits").is_none());
    }
    // Nothing is sent about a company without subscribers.
    caller.track("generate", "globex", 3).await;
    caller.track("generate", "acme", 1).await;
    assert_eq!(client.receive().await.2["entitlements"][0]["usage"], 7);
}

#[tokio::test]
async fn usage_that_starts_over_is_sent() {
    let midnight = 1_767_225_600_000;
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(midnight - 1_000))
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    caller.track("generate", "acme", 3).await;
    client.receive().await;
    emulator.advance(Duration::from_secs(1));
    // It is queued when the clock has been advanced, before any other task runs.
    assert_eq!(emulator.streams().connections()[0].waiting, 1);
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "partial"));
    assert_eq!(received.2["entitlements"][0]["usage"], 0);
}

#[tokio::test]
async fn usage_that_starts_over_while_time_passes_is_sent() {
    let day = 24 * 60 * 60 * 1_000;
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    caller.track("generate", "acme", 3).await;
    client.receive().await;
    // Until shortly before midnight; the rest passes by itself.
    let left = day - emulator.now().as_millis().rem_euclid(day);
    emulator.advance(Duration::from_millis(
        u64::try_from(left - 300).unwrap_or_default(),
    ));
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "partial"));
    assert_eq!(received.2["entitlements"][0]["usage"], 0);
}

#[tokio::test]
async fn companies_and_users_are_sent_when_they_are_saved() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    let body = json!({"keys": {"org": "acme", "slug": "a"}, "traits": {"seats": 4}});
    caller.post("/companies", body).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "full"));
    assert_eq!(received.2["keys"], json!({"org": "acme", "slug": "a"}));
    let body = json!({"keys": {"org": "acme"}, "traits": {"seats": 5}});
    caller.post("/companies", body).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "partial"));
    assert_eq!(received.2["traits"][0]["value"], "5");
    let body = json!({"keys": {"email": "ada@acme.example"}, "traits": {"role": "admin"}});
    caller.post("/users", body).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("User", "partial"));
    assert_eq!(received.2["traits"][0]["value"], "admin");
    let event = json!({"type": "identify", "body": {
        "keys": {"email": "ada@acme.example", "uid": "7"},
        "company": {"keys": {"org": "acme"}, "traits": {"seats": 6}}}});
    caller.batch(vec![event]).await;
    assert_eq!(client.receive().await.2["traits"][0]["value"], "6");
    let received = client.receive().await;
    assert_eq!(words(&received), ("User", "full"));
    assert_eq!(received.2["keys"]["uid"], "7");
    // What is saved as it was is no news.
    let body = json!({"keys": {"org": "acme"}, "traits": {"seats": 6}});
    caller.post("/companies", body).await;
    emulator.set_flag_default("beta", true).unwrap();
    assert_eq!(client.receive().await.0, "Flag");
}

#[tokio::test]
async fn a_deleted_entity_is_sent_again_when_it_is_made_anew() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    let delete = async |path: &str, keys: Value| {
        assert_eq!(caller.post(path, json!({ "keys": keys })).await.0, 200);
    };
    delete("/companies/delete", json!({"org": "acme"})).await;
    let message = client.next().await;
    assert_eq!(message["message_type"], "delete");
    assert_eq!(message["entity_id"], message["data"]["id"]);
    // A whole company: the official SDKs take nothing less.
    for member in [
        "account_id",
        "environment_id",
        "billing_product_ids",
        "credit_balances",
        "entitlements",
        "keys",
        "metrics",
        "plan_ids",
        "plan_version_ids",
        "rules",
        "traits",
    ] {
        assert!(message["data"].get(member).is_some(), "{member}");
    }
    assert_eq!(message["data"]["keys"], json!({"org": "acme"}));
    delete("/users/delete", json!({"email": "ada@acme.example"})).await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("User", "delete"));

    caller
        .post("/companies", json!({"keys": {"org": "acme", "x": "1"}}))
        .await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "full"));
    assert_eq!(received.2["plan_ids"], json!([]));
}

#[tokio::test]
async fn an_unknown_entity_is_sent_once_it_exists() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::connect(&emulator).await;
    for keys in [
        json!({"org": "hooli"}),
        json!({"org": "hooli", "slug": "h"}),
    ] {
        client.ask_keys("Company", keys).await;
        assert_eq!(client.receive().await.1, "error");
    }
    client
        .ask_keys("User", json!({"email": "gavin@hooli.example"}))
        .await;
    assert_eq!(client.receive().await.1, "error");
    let waiting = in_time(emulator.streams().wait_until(|all| all[0].awaited == 3)).await;
    assert!(waiting[0].companies.is_empty());

    caller
        .post("/companies", json!({"keys": {"org": "piedpiper"}}))
        .await;
    caller
        .post(
            "/companies",
            json!({"keys": {"org": "hooli"}, "traits": {"n": 1}}),
        )
        .await;
    let received = client.receive().await;
    assert_eq!(words(&received), ("Company", "full"));
    assert_eq!(received.2["keys"], json!({"org": "hooli"}));
    let seed =
        format!("{SEED}\n").replace("users: [", "users: [{keys: {email: gavin@hooli.example}}, ");
    emulator.load_seed(&seed).unwrap();
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["keys"]),
        (("User", "full"), &json!({"email": "gavin@hooli.example"}))
    );
    caller
        .post(
            "/companies",
            json!({"keys": {"org": "hooli"}, "traits": {"n": 2}}),
        )
        .await;
    assert_eq!(client.receive().await.1, "partial", "and it is sent once");
}

#[tokio::test]
async fn a_company_that_changes_its_keys_is_sent_whole() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = follower(&emulator).await;
    let body = json!({"keys": {"org": "acme", "slug": "a"}});
    caller.post("/companies", body).await;
    client.receive().await;
    let body = json!({"keys": {"slug": "a"}, "remove_keys": ["org"]});
    caller.post("/companies", body).await;
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["keys"]),
        (("Company", "full"), &json!({"slug": "a"}))
    );
}

#[tokio::test]
async fn changes_come_in_their_order_and_only_to_subscribers() {
    let emulator = emulator().await;
    let mut clients = [
        Client::with_flags(&emulator).await,
        Client::with_flags(&emulator).await,
        Client::connect(&emulator).await,
    ];
    for number in 0..1_000 {
        emulator.set_flag_default("beta", number % 2 == 0).unwrap();
    }
    let mut positions = Vec::new();
    for client in &mut clients[..2] {
        let mut seen = Vec::new();
        for number in 0..1_000 {
            let message = client.next().await;
            assert_eq!(
                message["data"]["default_value"],
                number % 2 == 0,
                "{number}"
            );
            seen.push(message["stream_id"].as_str().unwrap().to_owned());
        }
        positions.push(seen);
    }
    assert_eq!(positions[0], positions[1]);
    // The third has asked for nothing until now.
    clients[2].ask("Users", json!({})).await;
    assert_eq!(clients[2].receive().await.0, "Users");
}

#[tokio::test]
async fn subscribers_of_all_entities_are_sent_every_change() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::connect(&emulator).await;
    client.ask("Companies", json!({})).await;
    client.ask("Users", json!({})).await;
    assert_eq!(client.receive().await.0, "Companies");
    assert_eq!(client.receive().await.0, "Users");
    caller.track("generate", "globex", 2).await;
    let received = client.receive().await;
    assert_eq!(
        (words(&received), &received.2["keys"]),
        (("Company", "full"), &json!({"org": "globex"}))
    );
    caller
        .post("/users", json!({"keys": {"email": "new@acme.example"}}))
        .await;
    assert_eq!(words(&client.receive().await), ("User", "full"));
    caller
        .post("/companies/delete", json!({"keys": {"org": "globex"}}))
        .await;
    assert_eq!(words(&client.receive().await), ("Company", "delete"));
}

#[tokio::test]
async fn a_stream_is_resumed_only_where_nothing_was_missed() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client.ask("Companies", json!({})).await;
    client.receive().await;
    Caller::new(&emulator).track("generate", "globex", 2).await;
    let position = client.next().await["stream_id"].clone();
    drop(client);

    let mut client = Client::connect(&emulator).await;
    client
        .ask("Companies", json!({"replay_from": position}))
        .await;
    assert_eq!(client.receive().await.0, "Companies");
    client.ask("Users", json!({})).await;
    assert_eq!(client.receive().await.0, "Users", "nothing was missed");
    drop(client);
    in_time(emulator.streams().wait_until(<[_]>::is_empty)).await;

    Caller::new(&emulator).track("generate", "globex", 2).await;
    let mut client = Client::connect(&emulator).await;
    client
        .ask("Companies", json!({"replay_from": position}))
        .await;
    assert_eq!(client.receive().await.0, "Companies");
    assert_eq!(client.receive().await.1, "reload");
}

#[tokio::test]
async fn a_stopped_subscription_is_sent_nothing_more() {
    let emulator = emulator().await;
    let mut client = follower(&emulator).await;
    for (entity, keys) in [("Flags", json!({})), ("Company", json!({"org": "acme"}))] {
        client
            .ask(entity, json!({"action": "stop", "keys": keys}))
            .await;
    }
    in_time(
        emulator
            .streams()
            .wait_until(|all| !all[0].flags && all[0].companies.is_empty()),
    )
    .await;
    emulator.set_flag_default("beta", true).unwrap();
    let caller = Caller::new(&emulator);
    caller.track("generate", "acme", 2).await;
    let body = json!({"keys": {"email": "ada@acme.example"}, "traits": {"role": "admin"}});
    caller.post("/users", body).await;
    assert_eq!(client.receive().await.0, "User");
}
