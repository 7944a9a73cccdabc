//! What changes is told: to whom, how it is signed, and how often it is tried.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use reqwest::Method;
use schematic_core::Timestamp;
use schematic_core::webhooks::{Action, DeliveryHeaders, Verifier, WebhookEvent};
use schematic_emulator::{DeliveryStatus, Emulator, ErrorKind, Webhook, WebhookDelivery};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::Caller;

const SECRET: &str = "whsec_test_1";
const SEED: &str = "
features: {generate: {event: generate}, seats: {trait: seats}, export: {event: export}}
plans:
  free: {}
  pro:
    entitlements:
      generate: {limit: 10, per: month}
      export: {limit: 100, soft_limit: 2}
      seats: {limit_trait: licences}
companies: [{keys: {org: acme}, name: Acme, plan: pro, traits: {seats: 1, licences: 3}}]
users: [{keys: {email: ada@acme.example}, company: {org: acme}}]
flags: {beta: false}
";

/// An endpoint that takes deliveries, checks them and answers as it is told.
struct Endpoint {
    url: String,
    received: Arc<Received>,
}

#[derive(Default)]
struct Received {
    /// The statuses to answer with; 204 when there are none left.
    answers: Mutex<VecDeque<u16>>,
    events: Mutex<Vec<WebhookEvent>>,
}

impl Endpoint {
    async fn start(answers: impl IntoIterator<Item = u16>) -> Self {
        let received = Arc::new(Received {
            answers: Mutex::new(answers.into_iter().collect()),
            events: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/hook", axum::routing::post(take))
            .with_state(Arc::clone(&received));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, received }
    }

    fn events(&self) -> Vec<WebhookEvent> {
        self.received.events.lock().unwrap().clone()
    }
}

async fn take(
    State(received): State<Arc<Received>>,
    headers: HeaderMap,
    body: Bytes,
) -> impl IntoResponse {
    assert_eq!(headers[header::CONTENT_TYPE], "application/json");
    assert_eq!(headers["x-schematic-webhook-signature-version"], "v1");
    let verified = Verifier::new(SECRET)
        .unwrap()
        .verify(&DeliveryHeaders::from_http(&headers).unwrap(), &body);
    let event = match verified {
        Ok(verified) => verified.event(&body).unwrap(),
        Err(error) => return (StatusCode::BAD_REQUEST, HeaderMap::new(), error.to_string()),
    };
    received.events.lock().unwrap().push(event);
    let answer = received.answers.lock().unwrap().pop_front().unwrap_or(204);
    let mut headers = HeaderMap::new();
    headers.insert(header::LOCATION, "/elsewhere".parse().unwrap());
    (
        StatusCode::from_u16(answer).unwrap(),
        headers,
        String::new(),
    )
}

fn subscription(endpoint: &Endpoint) -> Webhook {
    Webhook::new(&endpoint.url).secret(SECRET)
}

fn ended(delivery: &WebhookDelivery) -> bool {
    delivery.status != DeliveryStatus::Pending
}

/// An emulator whose changes an endpoint is told.
async fn told() -> (Emulator, Caller, Endpoint) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let endpoint = Endpoint::start([]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller, endpoint)
}

/// The names of the actions that were told, of so many.
async fn actions(emulator: &Emulator, endpoint: &Endpoint, count: usize) -> Vec<String> {
    let deliveries = emulator.wait_for_deliveries(count, ended).await;
    for delivery in &deliveries {
        assert_eq!(delivery.status, DeliveryStatus::Success, "{delivery:?}");
    }
    let events = endpoint.events();
    events
        .iter()
        .map(|event| event.action.as_str().to_owned())
        .collect()
}

#[tokio::test]
async fn what_happens_to_companies_and_users_is_told() {
    let (emulator, caller, endpoint) = told().await;
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
    let told = actions(&emulator, &endpoint, 6).await;
    let mut expected = vec!["company.created", "company.updated"];
    let planned = answer["data"]["plan"].is_object();
    if planned {
        expected.push("company.plan_changed");
    }
    expected.extend(["user.created", "user.updated", "company.deleted"]);
    assert_eq!(told, expected);

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
async fn what_happens_to_flags_and_plans_is_told() {
    let (emulator, caller, endpoint) = told().await;
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

    // What a new seed changes is told as well, and nothing else.
    let seed = SEED
        .replace("free: {}", "free: {name: Free}\n  scale: {}")
        .replace("generate: {limit: 10", "generate: {limit: 20")
        .replace(
            "export: {event: export}",
            "export: {event: export, name: Exports}",
        )
        .replace("plan: pro", "plan: free");
    emulator.load_seed(&seed).unwrap();
    let told = actions(&emulator, &endpoint, 13).await;
    assert_eq!(
        told[7..],
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
async fn a_limit_that_is_reached_is_told_once() {
    let (emulator, caller, endpoint) = told().await;
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
    let told = actions(&emulator, &endpoint, 4).await;
    assert_eq!(
        limits(&told),
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
async fn only_what_was_subscribed_is_told() {
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
async fn what_is_not_acknowledged_is_sent_six_times() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    // Redirects are no acknowledgement, and are not followed.
    let endpoint = Endpoint::start([500, 302, 400, 404, 503, 429]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    emulator.set_flag_default("beta", true).unwrap();
    let mut wait = Duration::from_secs(1);
    for attempt in 1..6 {
        let tried = |delivery: &WebhookDelivery| delivery.attempts.len() == attempt;
        let delivery = emulator.wait_for_deliveries(1, tried).await.remove(0);
        assert_eq!(delivery.status, DeliveryStatus::Pending);
        let due = delivery.next_attempt_at.unwrap().as_millis() - emulator.now().as_millis();
        let whole = i64::try_from(wait.as_millis()).unwrap();
        assert!((whole / 2..=whole).contains(&due), "{due} of {whole}");
        emulator.advance(wait);
        wait *= 2;
    }
    let delivery = emulator.wait_for_deliveries(1, ended).await.remove(0);
    assert_eq!(delivery.status, DeliveryStatus::Failure);
    let codes: Vec<_> = delivery
        .attempts
        .iter()
        .map(|attempt| attempt.response_code.unwrap())
        .collect();
    assert_eq!(codes, [500, 302, 400, 404, 503, 429]);
    assert_eq!(endpoint.events().len(), 6);
}

#[tokio::test]
async fn a_retry_that_is_acknowledged_ends_it_and_holds_nothing_up() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let endpoint = Endpoint::start([503, 299]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    emulator.set_flag_default("beta", true).unwrap();
    emulator.set_flag_default("beta", false).unwrap();
    // The second is through while the first still waits.
    let through = emulator.wait_for_deliveries(1, ended).await.remove(0);
    assert_eq!(through.id, "whev_00000002");
    emulator.advance(Duration::from_secs(1));
    let both = emulator.wait_for_deliveries(2, ended).await;
    assert_eq!(both[0].status, DeliveryStatus::Success);
    assert_eq!(both[0].attempts.len(), 2);
    assert_eq!(endpoint.events().len(), 3);
}

#[tokio::test]
async fn an_endpoint_that_is_slow_or_not_there_fails_and_holds_nothing_up() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .webhook_timeout(Duration::from_millis(50))
        .start()
        .await
        .unwrap();
    // One that takes the connection and says nothing, and one that is gone.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    for listener in [&silent, &gone] {
        let url = format!("http://{}/", listener.local_addr().unwrap());
        emulator
            .subscribe(Webhook::new(url).secret(SECRET))
            .unwrap();
    }
    drop(gone);
    emulator.set_flag_default("beta", true).unwrap();
    let tried = emulator
        .wait_for_deliveries(2, |delivery| delivery.attempts.len() == 1)
        .await;
    for delivery in tried {
        let attempt = &delivery.attempts[0];
        assert_eq!(attempt.response_code, None);
        let error = attempt.error.as_deref().unwrap();
        assert!(error.contains("127.0.0.1"), "{error}");
    }
    // It stops at once, whatever still waits.
    emulator.shutdown().await;
}

#[tokio::test]
async fn an_endpoint_that_refuses_nearly_everything_is_told_nothing_more() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    let endpoint = Endpoint::start([500; 200]).await;
    let id = emulator.subscribe(subscription(&endpoint)).unwrap().id;
    for number in 0..25 {
        assert!(emulator.webhooks()[0].active);
        emulator.set_flag_default("beta", number % 2 == 0).unwrap();
    }
    for attempt in 1..6 {
        emulator
            .wait_for_deliveries(25, |delivery| delivery.attempts.len() == attempt)
            .await;
        emulator.advance(Duration::from_secs(20));
    }
    emulator.wait_for_deliveries(25, ended).await;
    let path = format!("/webhooks/{id}");
    while emulator.webhooks()[0].active {
        tokio::task::yield_now().await;
    }
    assert_eq!(caller.get(&path).await.1["data"]["status"], "inactive");
    emulator.set_flag_default("beta", false).unwrap();
    assert_eq!(emulator.deliveries().len(), 25);

    let active = json!({ "status": "active" });
    let (status, answer) = caller.send(Method::PUT, &path, &active).await;
    assert_eq!(
        (status.as_u16(), &answer["data"]["status"]),
        (200, &json!("active"))
    );
    emulator.set_flag_default("beta", true).unwrap();
    assert_eq!(emulator.deliveries().len(), 26);
}

#[tokio::test]
async fn what_waits_is_bounded() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    emulator.subscribe(Webhook::new(url)).unwrap();
    for number in 0..3_000 {
        emulator.set_flag_default("beta", number % 2 == 0).unwrap();
    }
    let deliveries = emulator.deliveries();
    assert_eq!(deliveries.len(), 2_000);
    let given_up = deliveries
        .iter()
        .filter(|delivery| delivery.given_up.is_some())
        .count();
    assert_eq!(given_up, 1_000);
}

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

    for (wrong, told) in [
        ("{url: 'ftp://x/'}", "http or https"),
        ("{url: 'http://x/', request_types: [sun.rose]}", "sun.rose"),
        ("{url: 'http://x/', secret: ''}", "secret"),
        ("{name: x}", "url"),
    ] {
        let seed = format!("webhooks:\n  - {wrong}\n");
        let error = emulator.load_seed(&seed).unwrap_err().to_string();
        assert!(error.contains(told) && error.contains(":2:"), "{error}");
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
async fn only_the_features_of_a_trigger_are_told_of() {
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

#[tokio::test]
async fn its_own_interface_shows_and_manages_them_without_secrets() {
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
