use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use schematic_core::Schematic;
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::configure::Configuration;
use crate::{calls, configure};

/// What the requests share: the client, once there is one.
#[derive(Clone, Default)]
pub(crate) struct App(Arc<Inner>);

#[derive(Default)]
struct Inner {
    current: RwLock<Option<(Schematic, Configuration)>>,
    configuring: Mutex<()>,
}

/// Every call of the contract.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/health", get(calls::health))
        .route("/configure", post(configure::configure))
        .route("/check-flag", post(calls::check_flag))
        .route("/identify", post(calls::identify))
        .route("/track", post(calls::track))
        .route("/set-flag-default", post(calls::set_flag_default))
        .fallback(async || Failure::NotFound)
        .with_state(app)
}

impl App {
    /// The client.
    ///
    /// # Errors
    ///
    /// [`Failure::NotConfigured`] before there is one.
    pub(crate) fn client(&self) -> Result<Schematic, Failure> {
        let current = self
            .0
            .current
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let (client, _) = current.as_ref().ok_or(Failure::NotConfigured)?;
        Ok(client.clone())
    }

    /// What the client was made with, once there is one.
    pub(crate) fn configuration(&self) -> Option<Configuration> {
        let current = self
            .0
            .current
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        current
            .as_ref()
            .map(|(_, configuration)| configuration.clone())
    }

    /// Puts `client` in the place of the one there was, which is shut down: what it has accepted
    /// is sent.
    pub(crate) async fn replace(&self, client: Schematic, configuration: Configuration) {
        let _one_at_a_time = self.0.configuring.lock().await;
        let replaced = {
            let mut current = self
                .0
                .current
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            current.replace((client, configuration))
        };
        if let Some((client, _)) = replaced {
            println!("{:?}", client.shutdown().await);
        }
    }

    /// Takes the client away.
    pub(crate) fn take(&self) -> Option<Schematic> {
        let mut current = self
            .0
            .current
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        current.take().map(|(client, _)| client)
    }
}

/// Why a call has no other answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The body, or what it asks for, is wrong.
    BadRequest(String),
    /// No client can be made.
    Configuration(String),
    /// No client was made yet.
    NotConfigured,
    /// There is no such path.
    NotFound,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            Self::BadRequest(error) => (StatusCode::BAD_REQUEST, failed(&error)),
            Self::Configuration(error) => (StatusCode::INTERNAL_SERVER_ERROR, failed(&error)),
            Self::NotConfigured => (
                StatusCode::SERVICE_UNAVAILABLE,
                json!({"error": "not configured"}),
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, json!({"error": "not found"})),
        };
        (status, axum::Json(body)).into_response()
    }
}

fn failed(error: &str) -> Value {
    json!({"success": false, "error": error})
}
