//! The layers on a plain hyper server, without a framework.
#![allow(clippy::unwrap_used, missing_docs)]

use std::convert::Infallible;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use schematic_tower::{
    EvaluationContext, FlagGuardLayer, QuotaHeadersLayer, Schematic, SchematicLayer,
    TrackUsageLayer, flags_of,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
use tower::{Service, ServiceBuilder};

/// What `service` answers over a connection to `request`.
async fn answer<S, B>(service: S, request: String) -> String
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible>
        + Clone
        + Send
        + 'static,
    S::Future: Send,
    B: http_body::Body<Data = Bytes, Error = Infallible> + Send + 'static,
{
    let (mut client, server) = duplex(4096);
    let serving = http1::Builder::new()
        .serve_connection(TokioIo::new(server), TowerToHyperService::new(service));
    let serving = tokio::spawn(serving);
    client.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    serving.await.unwrap().unwrap();
    answer
}

fn get(headers: &str) -> String {
    format!("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n")
}

#[tokio::test]
async fn guards_and_tracking_fit_any_service() {
    let client = Schematic::builder("")
        .offline(true)
        .flag_default("reports", true);
    // Behind a proxy of one's own that says who is asking.
    let resolve = SchematicLayer::new(client.build().unwrap()).keys_from_parts(|parts| {
        let org = parts.headers.get("x-org").and_then(|org| org.to_str().ok());
        org.map_or_else(EvaluationContext::new, |org| {
            EvaluationContext::company("org", org)
        })
    });
    let service = ServiceBuilder::new()
        .layer(resolve)
        .layer(QuotaHeadersLayer::new("reports"))
        .layer(FlagGuardLayer::new("reports"))
        .layer(TrackUsageLayer::new("reports"))
        .service_fn(async |request: Request<Incoming>| {
            let (parts, body) = request.into_parts();
            assert!(flags_of(&parts).unwrap().is_enabled("reports").await);
            assert!(body.collect().await.unwrap().to_bytes().is_empty());
            Ok::<_, Infallible>(Response::new(Full::<Bytes>::from("a report")))
        });
    let passed = answer(service.clone(), get("X-Org: acme\r\n")).await;
    assert!(passed.starts_with("HTTP/1.1 200 "), "{passed}");
    assert!(passed.ends_with("a report"), "{passed}");
    let refused = answer(service, get("")).await;
    assert!(refused.starts_with("HTTP/1.1 401 "), "{refused}");
    assert!(refused.contains("identity_missing"), "{refused}");
}

#[cfg(feature = "webhooks")]
#[tokio::test]
async fn webhooks_are_verified_on_the_way_in() {
    use schematic_tower::WebhookLayer;
    use schematic_tower::client::webhooks::{SIGNATURE_HEADER, TIMESTAMP_HEADER, Verifier, sign};
    use schematic_tower::webhook::{VerifiedBody, VerifiedDelivery};

    const EVENT: &str = r#"{"action":"flag.updated"}"#;
    let verifier = Verifier::builder()
        .secret("whsec_1")
        .no_tolerance_limit()
        .build()
        .unwrap();
    let service = ServiceBuilder::new()
        .layer(WebhookLayer::new(verifier))
        .service_fn(async |request: Request<VerifiedBody>| {
            let (parts, body) = request.into_parts();
            let delivery = parts.extensions.get::<VerifiedDelivery>().unwrap();
            assert_eq!(delivery.event().action.as_str(), "flag.updated");
            Ok::<_, Infallible>(Response::new(Full::new(body.into_bytes())))
        });
    let post = |signature: &str| {
        format!(
            "POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {}\r\n\
             {SIGNATURE_HEADER}: {signature}\r\n{TIMESTAMP_HEADER}: 1\r\n\r\n{EVENT}",
            EVENT.len()
        )
    };
    let passed = answer(
        service.clone(),
        post(&sign(EVENT.as_bytes(), "1", "whsec_1").unwrap()),
    )
    .await;
    assert!(
        passed.starts_with("HTTP/1.1 200 ") && passed.ends_with(EVENT),
        "{passed}"
    );
    let refused = answer(service, post(&sign(b"", "1", "whsec_1").unwrap())).await;
    assert!(refused.starts_with("HTTP/1.1 400 "), "{refused}");
    assert!(refused.contains("signature_mismatch"), "{refused}");
}
