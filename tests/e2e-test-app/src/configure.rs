use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use schematic_core::Schematic;
use schematic_core::cache::CacheOptions;
use schematic_core::client::BuildError;
use schematic_core::datastream::DataStreamOptions;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::{App, Failure};
use crate::body::Body;

/// The contract fixes how long answers of the API are cached.
const CACHE_TTL: Duration = Duration::from_millis(2000);

/// The client's own bounds of the wait before it connects its DataStream again.
const RECONNECT_MIN_DELAY: Duration = Duration::from_secs(1);
const RECONNECT_MAX_DELAY: Duration = Duration::from_secs(30);

/// What of the contract this app honours although it need not.
const SUPPORTS: [&str; 6] = [
    "traits",
    "idempotencyKey",
    "useDataStream",
    "dataStreamCacheTtlMs",
    "reconnectMinDelayMs",
    "reconnectMaxDelayMs",
];

/// What `POST /configure` asks for.
///
/// What this client does not know is ignored. That goes for `redisUrl` and `replicatorUrl` too: it
/// has neither a Redis nor a replicator, so what would be kept there is kept in its own memory, and
/// the DataStream is a connection to Schematic.
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
    data_stream_cache_ttl_ms: Option<u64>,
    reconnect_min_delay_ms: Option<u64>,
    reconnect_max_delay_ms: Option<u64>,
}

impl Configuration {
    /// Returns what `GET /health` shows of it.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "offline": self.offline,
            "useDataStream": self.use_data_stream,
            "cacheTtlMs": CACHE_TTL.as_millis(),
        })
    }

    /// The client that is asked for.
    pub(crate) fn client(&self) -> Result<Schematic, BuildError> {
        let ttl = if self.no_cache {
            Duration::ZERO
        } else {
            CACHE_TTL
        };
        let builder = Schematic::builder(&self.api_key)
            .base_url(&self.base_url)
            .event_capture_base_url(&self.event_capture_base_url)
            .flag_defaults(
                self.flag_defaults
                    .iter()
                    .map(|(flag, value)| (flag.as_str(), *value)),
            )
            .offline(self.offline)
            .cache(CacheOptions::new().ttl(ttl));
        let builder = if self.use_data_stream {
            builder.datastream(self.datastream())
        } else {
            builder
        };
        builder.build()
    }

    fn datastream(&self) -> DataStreamOptions {
        let mut settings = DataStreamOptions::new();
        if let Some(ttl) = self.data_stream_cache_ttl_ms {
            settings = settings.ttl(Duration::from_millis(ttl));
        }
        let min = self.reconnect_min_delay_ms.map(Duration::from_millis);
        let max = self.reconnect_max_delay_ms.map(Duration::from_millis);
        // Where only one is given, the client's own default stands for the other, as far as the two
        // can stand together.
        match (min, max) {
            (None, None) => settings,
            (Some(min), None) => settings.reconnect_delays(min, RECONNECT_MAX_DELAY),
            (None, Some(max)) => settings.reconnect_delays(RECONNECT_MIN_DELAY.min(max), max),
            (Some(min), Some(max)) => settings.reconnect_delays(min, max),
        }
    }
}

/// `POST /configure`.
pub(crate) async fn configure(
    State(app): State<App>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    let body = Body::from_request(request, &app).await?;
    // On its own, so that a caller who hangs up leaves no half of an exchange behind.
    tokio::spawn(async move { app.configure(body).await })
        .await
        .map_err(|error| Failure::Configuration(error.to_string()))?
        .map_err(Failure::Configuration)?;
    Ok(Json(json!({
        "success": true,
        "cacheTtlMs": CACHE_TTL.as_millis(),
        "supports": SUPPORTS,
    })))
}
