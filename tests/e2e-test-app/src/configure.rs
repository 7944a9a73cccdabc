use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::FromRequest;
use axum::extract::{Request, State};
use schematic_core::Schematic;
use schematic_core::client::BuildError;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::{App, Failure};
use crate::body::Body;

/// The contract fixes how long answers of the API are cached.
pub(crate) const CACHE_TTL: Duration = Duration::from_millis(2000);

/// The optional parts of the contract that this app honours.
const SUPPORTS: [&str; 2] = ["traits", "idempotencyKey"];

/// What `POST /configure` asks for. What this client does not know is ignored.
#[derive(Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Configuration {
    api_key: String,
    base_url: String,
    event_capture_base_url: String,
    flag_defaults: BTreeMap<String, bool>,
    offline: bool,
    no_cache: bool,
    use_data_stream: bool,
}

impl Configuration {
    /// What `GET /health` tells of it.
    pub(crate) fn told(&self) -> Value {
        json!({
            "offline": self.offline,
            "useDataStream": self.use_data_stream,
            "cacheTtlMs": CACHE_TTL.as_millis(),
        })
    }

    fn client(&self) -> Result<Schematic, BuildError> {
        let ttl = if self.no_cache {
            Duration::ZERO
        } else {
            CACHE_TTL
        };
        Schematic::builder(&self.api_key)
            .base_url(&self.base_url)
            .event_capture_base_url(&self.event_capture_base_url)
            .flag_defaults(
                self.flag_defaults
                    .iter()
                    .map(|(flag, value)| (flag.as_str(), *value)),
            )
            .offline(self.offline)
            .cache_ttl(ttl)
            .build()
    }
}

/// `POST /configure`.
pub(crate) async fn configure(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let Body(configuration) = Body::<Configuration>::from_request(request, &app).await?;
    let client = configuration
        .client()
        .map_err(|error| Failure::Configuration(error.to_string()))?;
    app.replace(client, configuration).await;
    Ok(Json(json!({
        "success": true,
        "cacheTtlMs": CACHE_TTL.as_millis(),
        "supports": SUPPORTS,
    })))
}
