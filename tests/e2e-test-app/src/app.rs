//! The application under test, and its failures as responses.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use schematic_core::Schematic;
use serde_json::{Value, json};
use tokio::sync::{RwLock, RwLockReadGuard};
use tokio::time::{Instant, timeout_at};

use crate::body::Body;
use crate::configure::Configuration;
use crate::output::print_line;
use crate::{calls, configure};

/// What the requests share: the client, once there is one.
///
/// A call that replaces the client holds the lock until it has done so: every other call meets the
/// old client or the new one, and never none in between.
#[derive(Clone, Default)]
pub(crate) struct App(Arc<RwLock<Option<(Schematic, Configuration)>>>);

/// Every call of the contract.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/health", get(calls::health))
        .route("/configure", post(configure::configure))
        .route("/check-flag", post(calls::check_flag))
        .route("/identify", post(calls::identify))
        .route("/track", post(calls::track))
        .route("/set-flag-default", post(calls::set_flag_default))
        .method_not_allowed_fallback(async || Failure::MethodNotAllowed)
        .fallback(async || Failure::NotFound)
        .with_state(app)
}

impl App {
    /// The client, which is not exchanged as long as this is held.
    ///
    /// # Errors
    ///
    /// [`Failure::NotConfigured`] when there is none.
    pub(crate) async fn client(&self) -> Result<RwLockReadGuard<'_, Schematic>, Failure> {
        let current = self.0.read().await;
        RwLockReadGuard::try_map(current, |current| {
            current.as_ref().map(|(client, _)| client)
        })
        .map_err(|_| Failure::NotConfigured)
    }

    /// What the client was made with, unless there is none, or none at the moment.
    pub(crate) fn configuration(&self) -> Option<Configuration> {
        let current = self.0.try_read().ok()?;
        let (_, configuration) = current.as_ref()?;
        Some(configuration.clone())
    }

    /// Shuts the client down, so that what it has accepted is sent, and then makes the one that
    /// `body` asks for. If that fails there is none.
    pub(crate) async fn configure(&self, body: Body) -> Result<(), String> {
        let mut current = self.0.write().await;
        if let Some((client, _)) = current.take() {
            print_line(format_args!("{:?}", client.shutdown().await));
        }
        let configuration: Configuration = body.read()?;
        let client = configuration.client()?;
        *current = Some((client, configuration));
        Ok(())
    }

    /// Shuts the client down for good, until then at the latest.
    pub(crate) async fn end(&self, until: Instant) {
        let Ok(mut current) = timeout_at(until, self.0.write()).await else {
            print_line("stopped while a client was being exchanged");
            return;
        };
        if let Some((client, _)) = current.take() {
            let left = until.saturating_duration_since(Instant::now());
            print_line(format_args!("{:?}", client.shutdown_within(left).await));
        }
    }
}

/// Why a call has no other answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The body, or what it asks for, is wrong.
    BadRequest(String),
    /// No client can be made.
    Configuration(String),
    /// The path has another method.
    MethodNotAllowed,
    /// There is no client.
    NotConfigured,
    /// There is no such path.
    NotFound,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            Self::BadRequest(error) => (StatusCode::BAD_REQUEST, failed(&error)),
            Self::Configuration(error) => (StatusCode::INTERNAL_SERVER_ERROR, failed(&error)),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                json!({"error": "method not allowed"}),
            ),
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
