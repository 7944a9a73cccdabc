//! `RateLimit` fields, and guards that ask for units, with a local Schematic behind them.
#![allow(clippy::unwrap_used, missing_docs)]

use std::convert::Infallible;
use std::time::Duration;

use http::request::Parts;
use http::{Request, Response};
use schematic_emulator::Emulator;
use schematic_tower::client::SchematicBuilder;
use schematic_tower::client::datastream::DataStreamOptions;
use schematic_tower::client::flags::Source;
use schematic_tower::{
    EvaluationContext, FlagGuardLayer, QuotaHeadersLayer, Schematic, SchematicLayer,
    TrackUsageLayer, Usage,
};
use tower::{Service, ServiceBuilder, ServiceExt};

struct Stage {
    _emulator: Emulator,
    client: Schematic,
    resolve: SchematicLayer,
}

impl Stage {
    /// An account whose only company may use 10 units a day, and has used so many of them.
    async fn with_used(used: i64) -> Self {
        Self::with_client(used, |client| client).await
    }

    /// That account, in the memory of a client with a DataStream.
    async fn in_memory(used: i64) -> Self {
        let stage = Self::with_client(used, |client| client.datastream(DataStreamOptions::new()));
        let stage = stage.await;
        assert!(stage.client.ready(Duration::from_secs(30)).await);
        let acme = EvaluationContext::company("org", "acme");
        let source = stage.client.check("generate", &acme).await.source;
        assert_eq!(source, Source::DataStream);
        stage
    }

    async fn with_client(
        used: i64,
        change: impl FnOnce(SchematicBuilder) -> SchematicBuilder,
    ) -> Self {
        let seed = format!(
            "
features: {{ generate: {{ event: generate }} }}
plans: {{ pro: {{ entitlements: {{ generate: {{ limit: 10, per: day }} }} }} }}
companies: [{{ keys: {{ org: acme }}, plan: pro, usage: {{ generate: {used} }} }}]
"
        );
        let emulator = Emulator::builder().seed(seed).start().await.unwrap();
        let client = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url());
        let client = change(client).build().unwrap();
        let resolve = SchematicLayer::new(client.clone())
            .keys_from_parts(|_| EvaluationContext::company("org", "acme"));
        Self {
            _emulator: emulator,
            client,
            resolve,
        }
    }
}

/// Answers with the status, and the usage if there is one, that the request's headers say.
async fn handler(request: Request<String>) -> Result<Response<String>, Infallible> {
    let said = |name| {
        request
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap())
    };
    let mut response = Response::new(String::new());
    if let Some(status) = said("status") {
        *response.status_mut() = status.parse().unwrap();
    }
    if let Some(units) = said("units") {
        let usage = Usage::units(units.parse::<i64>().unwrap());
        response.extensions_mut().insert(usage);
    }
    Ok(response)
}

fn request(headers: &[(&str, &str)]) -> Request<String> {
    let mut request = Request::builder();
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(String::new()).unwrap()
}

/// The status of the answer, and what its `RateLimit` fields say before the time to the reset.
async fn answer<S, B>(service: S, request: Request<String>) -> (u16, Vec<String>)
where
    S: Service<Request<String>, Response = Response<B>, Error = Infallible>,
{
    let response = service.oneshot(request).await.unwrap();
    let values = response.headers().get_all("ratelimit").iter();
    let fields = values
        .map(|value| value.to_str().unwrap())
        .map(|value| value.split_once(";t=").map_or(value, |(start, _)| start))
        .map(str::to_owned);
    (response.status().as_u16(), fields.collect())
}

#[tokio::test]
async fn what_is_left_is_less_by_the_requests_own_usage() {
    let stage = Stage::with_used(5).await;
    let service = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate"))
        .layer(FlagGuardLayer::new("generate"))
        .layer(TrackUsageLayer::new("generate"))
        .service_fn(handler);
    for (headers, left) in [
        (&[("units", "3")][..], "\"generate\";r=2"),
        (&[], "\"generate\";r=4"),
        (&[("units", "7")], "\"generate\";r=0"),
        (&[("units", "3"), ("status", "204")], "\"generate\";r=2"),
        // Nothing is reported of it.
        (&[("units", "3"), ("status", "302")], "\"generate\";r=5"),
    ] {
        let (_, fields) = answer(service.clone(), request(headers)).await;
        assert_eq!(fields, [left], "{headers:?}");
    }
}

#[tokio::test]
async fn usage_of_another_event_is_not_counted() {
    let stage = Stage::with_used(5).await;
    let service = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate"))
        .layer(FlagGuardLayer::new("generate"))
        .layer(TrackUsageLayer::new("export"))
        .service_fn(handler);
    let (_, fields) = answer(service, request(&[])).await;
    assert_eq!(fields, ["\"generate\";r=5"]);
}

#[tokio::test]
async fn usage_that_the_handler_reports_itself_is_counted() {
    let stage = Stage::with_used(5).await;
    let service = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate"))
        .layer(FlagGuardLayer::new("generate"))
        .service_fn(async |request: Request<String>| {
            let (parts, _) = request.into_parts();
            let flags = schematic_tower::flags_of(&parts).unwrap();
            flags.track("generate", Usage::units(4)).unwrap();
            Ok::<_, Infallible>(Response::new(String::new()))
        });
    let (_, fields) = answer(service, request(&[])).await;
    assert_eq!(fields, ["\"generate\";r=1"]);
}

#[tokio::test]
async fn a_refusal_has_the_fields_whatever_the_order_of_layers() {
    let stage = Stage::with_used(10).await;
    let guard = || FlagGuardLayer::new("generate");
    let refused = |fields: &str| (429, vec![fields.to_owned()]);

    let alone = ServiceBuilder::new().layer(&stage.resolve).layer(guard());
    let alone = answer(alone.service_fn(handler), request(&[])).await;
    assert_eq!(alone, refused("\"generate\";r=0"));

    let inside = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(guard())
        .layer(QuotaHeadersLayer::new("generate").named("texts"));
    let inside = answer(inside.service_fn(handler), request(&[])).await;
    assert_eq!(inside, refused("\"generate\";r=0"));

    let outside = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate").named("texts"))
        .layer(guard());
    let outside = answer(outside.service_fn(handler), request(&[])).await;
    assert_eq!(outside, refused("\"texts\";r=0"));
}

#[tokio::test]
async fn a_request_is_refused_that_needs_more_units_than_are_left() {
    let stage = Stage::with_used(7).await;
    let units = |request: &Parts| -> u64 {
        let units = request.headers.get("units").unwrap().to_str().unwrap();
        units.parse().unwrap()
    };
    let service = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate"))
        .layer(FlagGuardLayer::new("generate").units_from(units))
        .layer(TrackUsageLayer::new("generate"))
        .service_fn(handler);
    let answer = async |units| answer(service.clone(), request(&[("units", units)])).await;
    // First those that use nothing.
    for units in ["4", "11", "18446744073709551615"] {
        let refused = (429, vec!["\"generate\";r=3".to_owned()]);
        assert_eq!(answer(units).await, refused, "{units}");
    }
    assert_eq!(
        answer("3").await,
        (200, vec!["\"generate\";r=0".to_owned()])
    );
}

#[tokio::test]
async fn usage_that_memory_counts_at_once_is_subtracted_once() {
    let stage = Stage::in_memory(5).await;
    let service = ServiceBuilder::new()
        .layer(&stage.resolve)
        .layer(QuotaHeadersLayer::new("generate"))
        .layer(TrackUsageLayer::new("generate"))
        .service_fn(handler);
    // Its body is empty, so the usage is reported before the fields are written.
    let request = request(&[("units", "3"), ("status", "204")]);
    assert_eq!(
        answer(service, request).await,
        (204, vec!["\"generate\";r=2".to_owned()])
    );
}
