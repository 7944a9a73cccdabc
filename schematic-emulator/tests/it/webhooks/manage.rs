//! Webhooks of the seed, of the API and of the emulator's own interface.

use axum::http::StatusCode;
use reqwest::Method;
use schematic_core::webhooks::Action;
use schematic_emulator::Emulator;
use serde_json::{Value, json};

use super::endpoint::{Endpoint, SECRET, SEED, ended, subscription};
use crate::support::Caller;

#[tokio::test]
async fn the_seed_subscribes() {
    let endpoint = Endpoint::start([]).await;
    let webhooks = |actions: &str| {
        format!(
            "{SEED}webhooks:\n  - {{name: Mine, url: '{}', secret: {SECRET}{actions}}}\n",
            endpoint.url
        )
    };
    let emulator = Emulator::builder()
        .seed(webhooks(", actions: [flag.updated]"))
        .start()
        .await
        .unwrap();
    let webhook = emulator.webhooks().remove(0);
    assert_eq!((webhook.name.as_str(), webhook.secret()), ("Mine", SECRET));
    assert_eq!(webhook.actions, [Action::FlagUpdated]);
    emulator.set_flag_default("beta", true).unwrap();
    emulator.wait_for_deliveries(1, ended).await;
    emulator.reset();
    assert_eq!(emulator.webhooks().len(), 1);
    // Nothing of what the seed put there at first, or what a reset takes back.
    assert_eq!(endpoint.events().len(), 1);

    emulator.load_seed(&webhooks("")).unwrap();
    assert_eq!(emulator.webhooks()[0].actions, Action::KNOWN);
    emulator.load_seed(SEED).unwrap();
    assert_eq!(emulator.webhooks(), []);

    for (wrong, message) in [
        ("{url: 'ftp://x/'}", "http or https"),
        ("{url: 'http://x/', request_types: [sun.rose]}", "sun.rose"),
        ("{url: 'http://x/', secret: ''}", "secret"),
        ("{name: x}", "url"),
    ] {
        let seed = format!("webhooks:\n  - {wrong}\n");
        let error = emulator.load_seed(&seed).unwrap_err().to_string();
        assert!(error.contains(message) && error.contains(":2:"), "{error}");
    }
}

#[tokio::test]
async fn the_api_manages_webhooks() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let endpoint = Endpoint::start([204, 500]).await;
    let body = json!({
        "name": "Mine",
        "url": "https://elsewhere.example/hook",
        "request_types": ["company.updated", "entitlement.limit.reached"],
        "entitlement_trigger_configs": [{ "feature_id": "feat_seats" }],
    });
    let (status, made) = caller.post("/webhooks", body.clone()).await;
    assert_eq!(status, 201, "{made}");
    let webhook = &made["data"];
    let id = webhook["id"].as_str().unwrap();
    assert!(webhook["secret"].as_str().unwrap().starts_with("whsec_"));
    assert_eq!(webhook["status"], "active");
    for member in [
        "name",
        "url",
        "request_types",
        "entitlement_trigger_configs",
    ] {
        assert_eq!(webhook[member], body[member]);
    }
    for (member, value) in [
        ("name", json!("")),
        ("url", json!("nowhere")),
        ("request_types", json!(["sun.rose"])),
        ("request_types", json!(vec!["company.updated"; 51])),
        ("request_types", Value::Null),
    ] {
        let mut wrong = body.clone();
        wrong[member] = value;
        assert_eq!(caller.post("/webhooks", wrong).await.0, 400, "{member}");
    }

    let path = format!("/webhooks/{id}");
    assert_eq!(caller.get(&path).await.1["data"], *webhook);
    assert_eq!(
        caller.get("/webhooks?q=mine").await.1["data"],
        json!([webhook])
    );
    assert_eq!(caller.get("/webhooks?q=other").await.1["data"], json!([]));
    assert_eq!(caller.get("/webhooks/count").await.1["data"]["count"], 1);
    let changed = json!({ "url": endpoint.url, "name": null });
    let (status, changed) = caller.send(Method::PUT, &path, &changed).await;
    assert_eq!(
        (status.as_u16(), &changed["data"]["name"]),
        (200, &json!("Mine"))
    );
    assert_eq!(changed["data"]["url"], endpoint.url.as_str());

    // The endpoint knows another secret, and says so; a test says what it said.
    let test = |request_type: &str| json!({ "request_type": request_type });
    let test_path = format!("{path}/test");
    let (status, tested) = caller.post(&test_path, test("company.updated")).await;
    assert_eq!(status, 200);
    assert_eq!(
        (&tested["data"]["success"], &tested["data"]["response_code"]),
        (&json!(false), &json!(400))
    );
    assert!(
        tested["data"]["failure_reason"]
            .as_str()
            .unwrap()
            .contains("400")
    );
    assert_eq!(caller.post(&test_path, test("sun.rose")).await.0, 400);

    let mine = emulator.subscribe(subscription(&endpoint)).unwrap().id;
    let (_, tested) = caller
        .post(&format!("/webhooks/{mine}/test"), test("test.send"))
        .await;
    assert_eq!(
        tested["data"],
        json!({ "success": true, "response_code": 204, "failure_reason": null })
    );
    assert_eq!(endpoint.events()[0].action, Action::TestSend);

    let events = caller
        .get(&format!("/webhook-events?webhook_id={mine}"))
        .await
        .1;
    let event = &events["data"][0];
    assert_eq!(
        (&event["status"], &event["response_code"]),
        (&json!("success"), &json!(204))
    );
    assert_eq!(event["request_type"], "test.send");
    let payload: Value = serde_json::from_str(event["payload"].as_str().unwrap()).unwrap();
    assert_eq!(payload["action"], "test.send");
    assert_eq!(
        caller.get("/webhook-events/count").await.1["data"]["count"],
        2
    );
    let path_of_event = format!("/webhook-events/{}", event["id"].as_str().unwrap());
    assert_eq!(
        caller.get(&path_of_event).await.1["data"]["webhook"]["id"],
        mine.as_str()
    );

    let gone = caller.send(Method::DELETE, &path, &Value::Null).await;
    assert_eq!(
        gone,
        (
            StatusCode::OK,
            json!({ "data": { "deleted": true }, "params": {} })
        )
    );
    for missing in [path.as_str(), "/webhook-events/whev_none"] {
        assert_eq!(caller.get(missing).await.0, 404);
    }
    let missing = caller.post(&test_path, test("test.send")).await;
    assert_eq!(missing.0, 404);
}

#[tokio::test]
async fn the_own_interface_shows_and_manages_webhooks_without_secrets() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let endpoint = Endpoint::start([]).await;
    let body = json!({ "url": endpoint.url, "secret": SECRET, "actions": ["flag.updated"] });
    let (status, made) = caller.post("/_emulator/webhooks", body).await;
    assert_eq!(
        (status.as_u16(), &made["data"]["secret"]),
        (201, &json!(SECRET))
    );
    emulator.set_flag_default("beta", true).unwrap();
    emulator.wait_for_deliveries(1, ended).await;
    for path in [
        "/_emulator/webhooks",
        "/_emulator/deliveries",
        "/_emulator/state",
    ] {
        let (status, shown) = caller.get(path).await;
        assert_eq!(status, 200);
        assert!(!shown.to_string().contains(SECRET), "{path}: {shown}");
    }
    assert!(!format!("{:?} {emulator:?}", emulator.webhooks()).contains(SECRET));
    let state = caller.get("/_emulator/state").await.1;
    let delivery = &state["data"]["deliveries"][0];
    assert_eq!(delivery["attempts"][0]["response_code"], 204);
    assert_eq!(delivery["event"]["body"]["key"], "beta");
    assert_eq!(
        state["data"]["webhooks"][0]["request_types"],
        json!(["flag.updated"])
    );

    let delete = async |path: &str| caller.send(Method::DELETE, path, &Value::Null).await.0;
    assert_eq!(delete("/_emulator/deliveries").await, 204);
    assert!(emulator.deliveries().is_empty());
    let path = format!("/_emulator/webhooks/{}", emulator.webhooks()[0].id);
    assert_eq!(delete(&path).await, 204);
    assert_eq!(delete(&path).await, 404);
}
