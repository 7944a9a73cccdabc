//! The HTTP client that sends deliveries.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, redirect};
use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::{SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, sign};
use tokio::sync::OnceCell;

use super::delivery::{DeliveryAttempt, WebhookDelivery};
use super::subscription::Secret;
use crate::clock;

/// A delivery and where it is sent.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) url: String,
    pub(super) secret: Secret,
    pub(super) active: bool,
    pub(super) delivery: Arc<WebhookDelivery>,
}

/// An HTTP client that follows no redirect and uses no proxy, created when it is first needed.
#[derive(Debug)]
pub(super) struct HttpClient {
    timeout: Duration,
    client: OnceCell<Result<Client, String>>,
}

impl HttpClient {
    pub(super) fn new(timeout: Duration) -> Self {
        Self {
            timeout,
            client: OnceCell::new(),
        }
    }

    /// Signs and sends a delivery once. Each attempt is signed with the time of the system's clock,
    /// since that is what receivers compare it with.
    pub(super) async fn attempt(
        &self,
        target: &Target,
        now: impl Fn() -> Timestamp,
    ) -> DeliveryAttempt {
        let sent_at = now();
        match self.send(target).await {
            Ok(code) => DeliveryAttempt {
                sent_at,
                response_code: Some(code),
                error: None,
            },
            Err(error) => DeliveryAttempt {
                sent_at,
                response_code: None,
                error: Some(error),
            },
        }
    }

    async fn send(&self, target: &Target) -> Result<u16, String> {
        let client = self
            .client
            .get_or_init(|| make(self.timeout))
            .await
            .as_ref()?;
        let timestamp = (clock::system_millis() / 1_000).to_string();
        let payload = target.delivery.payload();
        let signature =
            sign(payload, &timestamp, target.secret.expose()).map_err(|error| error.to_string())?;
        client
            .post(&target.url)
            .header(CONTENT_TYPE, "application/json")
            .header(SIGNATURE_HEADER, signature)
            .header(TIMESTAMP_HEADER, timestamp)
            .header(VERSION_HEADER, "v1")
            .body(payload.to_owned())
            .send()
            .await
            .map(|response| response.status().as_u16())
            .map_err(|error| reason(&error))
    }
}

/// Creates the client in a separate task: where TLS is compiled in and no provider of it is
/// installed, creating it panics.
async fn make(timeout: Duration) -> Result<Client, String> {
    let made = tokio::spawn(async move {
        Client::builder()
            .no_proxy()
            .redirect(redirect::Policy::none())
            .timeout(timeout)
            .user_agent(concat!("schematic-emulator/", env!("CARGO_PKG_VERSION")))
            .build()
    });
    match made.await {
        Ok(client) => client.map_err(|error| reason(&error)),
        Err(_) => Err("no HTTP client: rustls has no crypto provider".to_owned()),
    }
}

/// Returns an error's message with those of its sources.
fn reason(error: &reqwest::Error) -> String {
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        reason.push_str(": ");
        reason.push_str(&cause.to_string());
        source = cause.source();
    }
    reason
}
