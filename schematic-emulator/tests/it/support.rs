//! What tests have in common: a small client, whose requests are those of any SDK, and a time limit.

use std::time::Duration;

use reqwest::{Client, Method, Response, StatusCode};
use schematic_emulator::Emulator;
use serde_json::{Value, json};

/// Starts an emulator with this seed, whose clock stands at `time` (RFC 3339).
pub(crate) async fn standing_at(time: &str, seed: &str) -> (Emulator, Caller) {
    let emulator = Emulator::builder()
        .standing_at(time.parse().unwrap())
        .seed(seed)
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller)
}

pub(crate) struct Caller {
    pub(crate) http: Client,
    base: String,
    key: String,
}

impl Caller {
    pub(crate) fn new(emulator: &Emulator) -> Self {
        Self::with(Client::builder().no_proxy().build().unwrap(), emulator)
    }

    /// A caller with a client that others have too: making one takes as long as many requests.
    pub(crate) fn with(http: Client, emulator: &Emulator) -> Self {
        Self {
            http,
            base: emulator.base_url(),
            key: emulator.api_key().to_owned(),
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.base);
        self.http
            .request(method, url)
            .header("X-Schematic-Api-Key", &self.key)
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: &Value,
    ) -> (StatusCode, Value) {
        let request = self
            .request(method, path)
            .header("content-type", "application/json")
            .body(body.to_string());
        answer(request.send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.send(Method::POST, path, &body).await
    }

    pub(crate) async fn get(&self, path: &str) -> (StatusCode, Value) {
        answer(self.request(Method::GET, path).send().await.unwrap()).await
    }

    /// The data of a check of one flag for the company with this `org`.
    pub(crate) async fn check(&self, flag: &str, org: &str) -> Value {
        let path = format!("/flags/{flag}/check");
        let (status, answer) = self.post(&path, json!({ "company": { "org": org } })).await;
        assert_eq!(status, 200, "{answer}");
        answer["data"].clone()
    }

    /// Sends a batch of events to capture; each gets the API key.
    pub(crate) async fn batch(&self, mut events: Vec<Value>) -> (StatusCode, Value) {
        for event in &mut events {
            event["api_key"] = json!(self.key);
        }
        self.post("/batch", json!({ "events": events })).await
    }

    pub(crate) async fn track(&self, event: &str, org: &str, quantity: i64) {
        let body = json!({ "event": event, "company": { "org": org }, "quantity": quantity });
        let (status, answer) = self
            .batch(vec![json!({ "type": "track", "body": body })])
            .await;
        assert_eq!(status, 200, "{answer}");
    }
}

pub(crate) async fn answer(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let body = response.bytes().await.unwrap();
    if body.is_empty() {
        return (status, Value::Null);
    }
    let json = serde_json::from_slice(&body);
    (
        status,
        json.unwrap_or_else(|_| panic!("no JSON: {:?}", String::from_utf8_lossy(&body))),
    )
}

/// Waits for what has to come soon, and fails if it does not.
pub(crate) async fn in_time<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(30), future)
        .await
        .expect("within half a minute")
}

/// What of a JSON value is no longer there, or other, once it was read and written again.
pub(crate) fn differences(sent: &Value, again: &Value, place: &str) -> Vec<String> {
    match (sent, again) {
        (Value::Object(sent), Value::Object(again)) => {
            let new = again.keys().filter(|name| !sent.contains_key(*name));
            let members = sent.keys().chain(new);
            members
                .flat_map(|name| {
                    let place = format!("{place}.{name}");
                    match (sent.get(name), again.get(name)) {
                        (Some(sent), Some(again)) => differences(sent, again, &place),
                        (sent, again) => vec![format!("{place}: {sent:?} became {again:?}")],
                    }
                })
                .collect()
        }
        (Value::Array(sent), Value::Array(again)) if sent.len() == again.len() => {
            let items = sent.iter().zip(again).enumerate();
            items
                .flat_map(|(at, (sent, again))| differences(sent, again, &format!("{place}[{at}]")))
                .collect()
        }
        // A member that is a fraction by its type is one even where it is whole.
        (Value::Number(sent), Value::Number(again))
            if !sent.is_f64() && again.is_f64() && sent.as_f64() == again.as_f64() =>
        {
            Vec::new()
        }
        _ if sent == again => Vec::new(),
        _ => vec![format!("{place}: {sent} became {again}")],
    }
}
