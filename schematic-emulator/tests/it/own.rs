//! The emulator itself: starting and stopping, its page, and what it shows of itself.

use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Change, Emulator, ErrorKind};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::streams::client::Client;
use crate::support::{Caller, standing_at};

const SEED: &str = "
features: {generate: {event: generate}}
plans: {pro: {name: Pro, entitlements: {generate: {limit: 10, per: month}}}}
companies: [{keys: {org: acme}, name: Acme, plan: pro, traits: {x: '<script>alert(1)</script>'}}]
users: [{keys: {email: ada@acme.example}, company: {org: acme}}]
flags: {beta: false}
";

#[tokio::test]
async fn many_run_side_by_side_each_with_its_own_state() {
    let emulators = [
        Emulator::start().await.unwrap(),
        Emulator::builder().seed(SEED).start().await.unwrap(),
    ];
    assert_ne!(emulators[0].address(), emulators[1].address());
    assert!(emulators[0].base_url().starts_with("http://127.0.0.1:"));
    assert!(emulators[0].datastream_url().ends_with("/datastream"));
    let [empty, seeded] = emulators.each_ref().map(Caller::new);
    assert_eq!(empty.get("/flags/count").await.1["data"]["count"], 0);
    assert_eq!(seeded.get("/flags/count").await.1["data"]["count"], 2);
}

#[tokio::test]
async fn it_stops_when_shut_down_and_when_dropped() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.address();
    // A connection that stays open without asking for anything does not hold it up.
    let _idle = TcpStream::connect(address).await.unwrap();
    let mut changes = emulator.changes();
    emulator.shutdown().await;
    assert!(TcpStream::connect(address).await.is_err());
    assert_eq!(changes.next().await, None);

    let emulator = Emulator::start().await.unwrap();
    let address = emulator.address();
    drop(emulator);
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn an_address_in_use_is_an_error() {
    let first = Emulator::start().await.unwrap();
    let second = Emulator::builder()
        .port(first.address().port())
        .start()
        .await;
    let error = second.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Bind);
    assert!(
        error.to_string().contains(&first.address().to_string()),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn the_page_needs_no_key_and_runs_nothing_of_others() {
    let emulator = Emulator::builder()
        .api_key("sch_secret")
        .seed(SEED)
        .start()
        .await
        .unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let page = http.get(emulator.page_url()).send().await.unwrap();
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    let text = page.text().await.unwrap();
    assert!(!text.contains("src=\"http") && !text.contains("href=\"http"));
    assert!(
        !text.contains("innerHTML"),
        "whatever is shown is shown as text"
    );

    let state = http
        .get(format!("{}/_emulator/state", emulator.base_url()))
        .send()
        .await
        .unwrap();
    let state = state.text().await.unwrap();
    assert!(!state.contains("sch_secret"));
}

#[tokio::test]
async fn other_peoples_pages_cannot_change_anything() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let put = |origin: &str| {
        caller
            .request(Method::PUT, "/_emulator/flags/beta")
            .header("origin", origin)
            .body(json!({"default_value": true}).to_string())
    };
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        let (status, answer) = crate::support::answer(put(origin).send().await.unwrap()).await;
        assert_eq!(status, 403, "{origin}");
        assert!(answer["error"].is_string());
    }
    assert_eq!(caller.check("beta", "acme").await["value"], false);
    let status = put(&emulator.base_url()).send().await.unwrap().status();
    assert_eq!(status, 204);
    assert_eq!(caller.check("beta", "acme").await["value"], true);
}

#[tokio::test]
async fn the_state_shows_everything_and_waits_for_a_newer_revision() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    caller.track("generate", "acme", 4).await;
    let (status, answer) = caller.get("/_emulator/state").await;
    assert_eq!(status, 200);
    let state = &answer["data"];
    let keys: Vec<_> = state["flags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| flag["key"].clone())
        .collect();
    assert_eq!(keys, ["beta", "generate"]);
    let acme = &state["companies"][0];
    assert_eq!(acme["plans"], json!(["Pro"]));
    assert_eq!(acme["entitlements"][0]["usage"], 4);
    assert_eq!(acme["entitlements"][0]["limit"], 10);
    assert_eq!(state["users"][0]["companies"], json!(["Acme"]));
    assert_eq!(state["events"][0]["subtype"], "generate");
    assert_eq!(state["requests"][0]["path"], "/batch");
    assert_eq!(
        state["requests"][0]["headers"]["x-schematic-api-key"],
        "[redacted]"
    );

    let path = format!("/_emulator/state?after={}", state["revision"]);
    let waiting = async {
        tokio::time::timeout(Duration::from_secs(15), caller.get(&path))
            .await
            .unwrap()
            .1
    };
    let changing = async {
        emulator.force_flag("beta", true).unwrap();
    };
    let (news, ()) = tokio::join!(waiting, changing);
    assert_eq!(news["data"]["flags"][0]["forced"], true);
}

#[tokio::test]
async fn flags_are_forced_and_given_back_over_http() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let put = async |path: &str, body: Value| caller.send(Method::PUT, path, &body).await.0;
    assert_eq!(
        put("/_emulator/flags/generate", json!({"forced": false})).await,
        204
    );
    let check = caller.check("generate", "acme").await;
    assert_eq!(
        (&check["value"], &check["rule_type"]),
        (&json!(false), &json!("global_override"))
    );
    assert_eq!(
        put("/_emulator/flags/generate", json!({"default_value": true})).await,
        204
    );
    assert_eq!(
        caller.check("generate", "acme").await["value"],
        false,
        "still forced"
    );
    assert_eq!(
        put("/_emulator/flags/generate", json!({"forced": null})).await,
        204
    );
    assert_eq!(
        caller.check("generate", "acme").await["rule_type"],
        "plan_entitlement"
    );
    assert_eq!(
        put("/_emulator/flags/none", json!({"forced": true})).await,
        404
    );
    assert_eq!(
        put("/_emulator/flags/beta", json!({"force": true})).await,
        400
    );
    assert_eq!(
        emulator.force_flag("none", true).unwrap_err().kind(),
        ErrorKind::NotFound
    );
}

#[tokio::test]
async fn the_clock_is_moved_and_everything_reset_over_http() {
    let (emulator, caller) = standing_at("2026-03-31T23:00:00Z", SEED).await;
    caller.track("generate", "acme", 10).await;
    assert_eq!(caller.check("generate", "acme").await["value"], false);
    let (_, answer) = caller
        .post("/_emulator/clock", json!({"advance_seconds": 3_600}))
        .await;
    assert_eq!(answer["data"]["now"], "2026-04-01T00:00:00Z");
    assert_eq!(caller.check("generate", "acme").await["value"], true);

    caller
        .post("/companies", json!({"keys": {"org": "new"}}))
        .await;
    let (_, events) = caller.get("/_emulator/events").await;
    assert_eq!(
        (&events["total"], &events["data"][0]["status"]),
        (&json!(1), &json!("processed"))
    );
    let (_, requests) = caller.get("/_emulator/requests").await;
    assert_eq!(requests["data"].as_array().unwrap().len(), 4);
    assert_eq!(
        requests["data"][0]["body"]["events"][0]["api_key"],
        "[redacted]"
    );
    let mut changes = emulator.changes();
    assert_eq!(caller.post("/_emulator/reset", json!({})).await.0, 204);
    assert_eq!(changes.next().await, Some(Change::Reset));
    assert!(emulator.events().is_empty() && emulator.requests().is_empty());
    assert_eq!(caller.get("/companies/count").await.1["data"]["count"], 1);
    assert_eq!(caller.check("generate", "acme").await["feature_usage"], 0);
    for path in ["/_emulator/nothing", "/_emulator/"] {
        assert_eq!(caller.get(path).await.0, 404, "{path}");
    }
    assert_eq!(caller.post("/_emulator/state", json!({})).await.0, 405);
}

#[tokio::test]
async fn changes_are_received_in_their_order() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let mut changes = emulator.changes();
    let (_, made) = caller
        .post("/companies", json!({"keys": {"org": "new"}}))
        .await;
    let id = made["data"]["id"].as_str().unwrap().to_owned();
    caller.track("generate", "new", 1).await;
    emulator.set_flag_default("beta", true).unwrap();
    emulator.advance(Duration::from_secs(1));
    caller
        .send(Method::DELETE, &format!("/companies/{id}"), &json!({}))
        .await;
    let mut received = Vec::new();
    for _ in 0..5 {
        received.push(changes.next().await.unwrap());
    }
    assert_eq!(
        received,
        [
            Change::CompanySaved(id.clone()),
            Change::CompanySaved(id.clone()),
            Change::FlagSaved("beta".to_owned()),
            Change::ClockMoved,
            Change::CompanyDeleted(id),
        ]
    );
}

#[tokio::test]
async fn api_keys_show_nowhere_however_they_are_spelt() {
    const FOREIGN: &str = "sch_prod_foreign";
    let emulator = Emulator::builder()
        .api_key("sch_secret")
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    for name in ["api_key", "apiKey", "API_KEY", "api%5Fkey", "x-api-key"] {
        caller
            .get(&format!("/companies?{name}={FOREIGN}&limit=1"))
            .await;
    }
    for name in ["api_key", "apiKey", "API_KEY", r"\u0061pi_key"] {
        let body = format!(r#"{{"company": {{"org": "a"}}, "{name}": "{FOREIGN}"}}"#);
        let request = caller.request(Method::POST, "/flags/check").body(body);
        request.send().await.unwrap();
        // As a form, and with the emulator's own key.
        let body = format!("{name}={FOREIGN}&a=sch_secret");
        let request = caller.request(Method::POST, "/flags/check").body(body);
        request.send().await.unwrap();
        let event = json!({"event": "e", "traits": {name: FOREIGN}});
        let event = json!({"api_key": "sch_secret", "type": "track", "body": event});
        caller.post("/batch", json!({ "events": [event] })).await;
    }
    for name in ["x-api-key", "apikey", "authorization"] {
        let request = caller.request(Method::GET, "/flags/sch_secret");
        request.header(name, FOREIGN).send().await.unwrap();
    }
    let mut stream = Client::try_connect(
        &emulator,
        &[
            ("x-schematic-api-key", "sch_secret"),
            ("x-api-key", FOREIGN),
        ],
    )
    .await
    .ok()
    .unwrap();
    let hello = json!({"action": "start", "entity_type": "rulesengine.Flags", "apiKey": FOREIGN});
    stream.say(&json!({ "data": hello }).to_string()).await;
    stream.next().await;
    stream.say(&format!("apiKey={FOREIGN}")).await;
    stream.next().await;

    let mut all = format!("{:?}{:?}", emulator.requests(), emulator.events());
    all += &format!(
        "{:?}{:?}",
        emulator.streams(),
        emulator.streams().requests()
    );
    for path in [
        "state",
        "requests",
        "events",
        "datastream/requests",
        "datastream/connections",
    ] {
        let path = format!("/_emulator/{path}");
        let url = format!("{}{path}", emulator.base_url());
        let shown = caller.http.get(url).send().await.unwrap();
        assert_eq!(shown.status(), 200, "{path}");
        all += &shown.text().await.unwrap();
    }
    assert!(all.contains("[redacted]"));
    for key in [FOREIGN, "sch_secret"] {
        let place = all.split_once(key).map(|(before, _)| before);
        let context = place.map(|before| before.chars().rev().take(200).collect::<String>());
        let context = context.map(|reversed| reversed.chars().rev().collect::<String>());
        assert_eq!(context, None, "before a key");
    }
}
