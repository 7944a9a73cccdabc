use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequest, Request, State};
use schematic_core::Schematic;
use schematic_core::cache::CacheOptions;
use schematic_core::datastream::DataStreamOptions;
use schematic_core::redis::{RedisOptions, RedisStore};
use schematic_core::replicator::ReplicatorOptions;
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
const SUPPORTS: [&str; 8] = [
    "traits",
    "idempotencyKey",
    "useDataStream",
    "dataStreamCacheTtlMs",
    "reconnectMinDelayMs",
    "reconnectMaxDelayMs",
    "replicatorHealthCheckMs",
    "redisCluster",
];

/// What `POST /configure` asks for.
///
/// What this client does not know is ignored.
#[derive(Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Configuration {
    api_key: String,
    base_url: String,
    event_capture_base_url: String,
    flag_defaults: BTreeMap<String, bool>,
    offline: bool,
    no_cache: bool,
    redis_url: String,
    use_data_stream: bool,
    replicator_url: String,
    replicator_health_check_ms: Option<u64>,
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
    pub(crate) fn client(&self) -> Result<Schematic, String> {
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
        let builder = match (self.use_data_stream, self.redis()?) {
            (true, Some(redis)) if !self.replicator_url.is_empty() => {
                builder.replicator(self.replicator(redis))
            }
            (true, Some(redis)) => builder.datastream(self.datastream().store(redis)),
            (true, None) => builder.datastream(self.datastream()),
            (false, Some(redis)) => builder.cache(CacheOptions::new().ttl(ttl).store(redis)),
            (false, None) => builder,
        };
        builder.build().map_err(|error| error.to_string())
    }

    /// The Redis that is asked for.
    fn redis(&self) -> Result<Option<RedisStore>, String> {
        if self.redis_url.is_empty() {
            return Ok(None);
        }
        let options = if self.redis_url.contains(',') {
            RedisOptions::from_cluster_urls(self.redis_url.split(','))
        } else {
            RedisOptions::from_url(&self.redis_url)
        };
        options
            .and_then(RedisStore::new)
            .map(Some)
            .map_err(|error| error.to_string())
    }

    fn replicator(&self, redis: RedisStore) -> ReplicatorOptions {
        let url = self.replicator_url.trim_end_matches('/');
        let options = ReplicatorOptions::new()
            .store(redis)
            .health_url(format!("{url}/ready"));
        match self.replicator_health_check_ms {
            Some(interval) => options.health_interval(Duration::from_millis(interval)),
            None => options,
        }
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
