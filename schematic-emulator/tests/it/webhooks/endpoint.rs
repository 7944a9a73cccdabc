//! An endpoint for deliveries, and emulators that deliver to it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use schematic_core::webhooks::{DeliveryHeaders, Verifier, WebhookEvent};
use schematic_emulator::{DeliveryStatus, Emulator, Webhook, WebhookDelivery};
use tokio::net::TcpListener;

use crate::support::Caller;

pub(super) const SECRET: &str = "whsec_test_1";
pub(super) const SEED: &str = "
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

/// An endpoint that verifies deliveries and answers with the given statuses.
pub(super) struct Endpoint {
    pub(super) url: String,
    received: Arc<Received>,
}

#[derive(Default)]
struct Received {
    /// The statuses to answer with; 204 when there are none left.
    answers: Mutex<VecDeque<u16>>,
    events: Mutex<Vec<WebhookEvent>>,
}

impl Endpoint {
    pub(super) async fn start(answers: impl IntoIterator<Item = u16>) -> Self {
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

    pub(super) fn events(&self) -> Vec<WebhookEvent> {
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

pub(super) fn subscription(endpoint: &Endpoint) -> Webhook {
    Webhook::new(&endpoint.url).secret(SECRET)
}

pub(super) fn ended(delivery: &WebhookDelivery) -> bool {
    delivery.status != DeliveryStatus::Pending
}

/// An emulator whose changes are delivered to an endpoint.
pub(super) async fn subscribed() -> (Emulator, Caller, Endpoint) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let endpoint = Endpoint::start([]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller, endpoint)
}

/// The names of the delivered actions, once there are so many.
pub(super) async fn actions(emulator: &Emulator, endpoint: &Endpoint, count: usize) -> Vec<String> {
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
