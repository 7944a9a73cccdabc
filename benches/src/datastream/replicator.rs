//! A client of a fleet: its companies are in a Redis, as a replicator writes them.

use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use schematic_core::datastream::FlagCheckEvents;
use schematic_core::replicator::ReplicatorOptions;
use schematic_core::shared_store::SharedStore;
use schematic_core::{EvaluationContext, Schematic};
use serde_json::Value;
use servers::Server;
use tower::service_fn;

use super::entities;
use crate::harness::Failure;
use crate::scenario;

const VERSION: &str = "fde6dba2";

/// Starts a Redis.
pub(super) fn redis() -> Result<&'static servers::Program, Failure> {
    servers::redis().ok_or_else(|| "there is no redis-server".into())
}

/// The key of a company in the store.
pub(super) fn company_key(number: usize) -> String {
    format!("schematic:company:{VERSION}:{}", entities::id(number))
}

/// Writes the flag and so many companies with their lookups by `set`.
pub(super) fn fill(companies: usize, mut set: impl FnMut(&str, &str)) {
    let mut put = |key: String, value: Value| set(&key, &value.to_string());
    for flag in entities::flags() {
        let key = flag.get("key").and_then(Value::as_str);
        let key = format!("schematic:flags:{VERSION}:{}", key.unwrap_or_default());
        put(key, flag);
    }
    for number in 0..companies {
        let key = entities::key(number);
        let lookup = format!("schematic:company:{VERSION}:id:{key}");
        put(lookup, entities::id(number).into());
        put(company_key(number), entities::lean(number));
    }
}

/// Writes to one node.
pub(super) fn fill_node(server: &Server, companies: usize) -> Result<(), Failure> {
    let mut control = server.connect()?;
    let mut failed = None;
    fill(companies, |key, value| {
        failed = control
            .command(&["SET", key, value])
            .err()
            .or(failed.take());
    });
    failed.map_or(Ok(()), |error| Err(error.into()))
}

/// A client in replicator mode that knows the version. Must be called on a runtime.
pub(super) async fn client(
    store: impl SharedStore,
    max_entities: usize,
) -> Result<Schematic, Failure> {
    let api = service_fn(|request: Request<Bytes>| async move {
        let answer: &[u8] = if request.uri().path() == "/ready" {
            br#"{"ready": true, "cache_version": "fde6dba2"}"#
        } else {
            b"{}"
        };
        Ok::<_, Infallible>(Response::new(Full::new(Bytes::from_static(answer))))
    });
    let replicator = ReplicatorOptions::new()
        .store(store)
        .max_entities(max_entities)
        .flag_check_events(FlagCheckEvents::Off);
    let client = Schematic::builder("sch_bench")
        .transport(api)
        .replicator(replicator)
        .build()?;
    if client.ready(Duration::from_secs(10)).await {
        Ok(client)
    } else {
        Err("the version did not arrive".into())
    }
}

/// Checks a company, whose flag has to be on and evaluated here.
pub(super) async fn check(client: &Schematic, company: usize) -> Result<(), Failure> {
    let context = EvaluationContext::company("id", entities::key(company));
    let result = client.check(scenario::FLAG, &context).await;
    match result {
        result if result.value && result.reason.contains("Rule 4") => Ok(()),
        other => Err(format!("the answer is wrong: {other:?}").into()),
    }
}
