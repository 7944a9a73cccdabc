use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::{FutureExt, stream};
use http::{Method, Request, Response, StatusCode};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, StreamBody};
use schematic_core::EvaluationContext;
use schematic_core::events::Track;
use schematic_core::request::Usage;
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_layer::Layer;

use super::*;
use crate::fake::Fake;
use crate::{FlagGuardLayer, SchematicLayer};

fn resolve(fake: &Fake) -> SchematicLayer {
    SchematicLayer::new(fake.clone())
        .keys_from(|org: &&'static str| EvaluationContext::company("org", *org))
}

fn from(org: Option<&'static str>) -> Request<String> {
    let mut request = Request::new(String::new());
    if let Some(org) = org {
        request.extensions_mut().insert(org);
    }
    request
}

/// Lets `layer` see one answer of `status` that says `usage`, and gives what was tracked.
async fn tracked(layer: TrackUsageLayer, status: StatusCode, usage: Option<Usage>) -> Vec<Track> {
    let fake = Fake::new();
    let service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(layer)
        .service(service_fn(move |_: Request<String>| {
            let mut response = Response::new(String::new());
            *response.status_mut() = status;
            if let Some(usage) = usage.clone() {
                response.extensions_mut().insert(usage);
            }
            response.headers_mut().insert("pages", 7.into());
            std::future::ready(Ok::<_, Infallible>(response))
        }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.status(), status);
    fake.tracked()
}

/// The event that `usage` of acme makes.
fn event(usage: Usage) -> Track {
    usage.into_track("generate", EvaluationContext::company("org", "acme"))
}

#[tokio::test]
async fn a_success_is_reported_once_with_the_requests_keys() {
    let layer = TrackUsageLayer::new("generate");
    assert_eq!(
        tracked(layer, StatusCode::CREATED, None).await,
        [event(Usage::new())]
    );
}

#[tokio::test]
async fn what_is_no_success_is_not_reported() {
    for status in [
        StatusCode::FORBIDDEN,
        StatusCode::FOUND,
        StatusCode::INTERNAL_SERVER_ERROR,
    ] {
        let layer = TrackUsageLayer::new("generate");
        assert!(
            tracked(layer, status, Some(Usage::units(3)))
                .await
                .is_empty()
        );
    }
    let layer = TrackUsageLayer::new("generate")
        .counting(|answer| answer.status() == StatusCode::NOT_MODIFIED);
    assert_eq!(
        tracked(layer.clone(), StatusCode::NOT_MODIFIED, None)
            .await
            .len(),
        1
    );
    assert!(tracked(layer, StatusCode::OK, None).await.is_empty());
}

#[tokio::test]
async fn the_handler_wins_over_the_response_and_that_over_the_request() {
    let layer = TrackUsageLayer::new("generate").usage_from_request(|parts| {
        Usage::units(1)
            .with_trait("method", parts.method.as_str())
            .with_trait("from", "request")
    });
    let from_request = Usage::units(1)
        .with_trait("method", "GET")
        .with_trait("from", "request");
    assert_eq!(
        tracked(layer.clone(), StatusCode::OK, None).await,
        [event(from_request)]
    );

    let layer = layer.usage_from_response(|parts| {
        let pages = parts.headers["pages"]
            .to_str()
            .unwrap()
            .parse::<i64>()
            .unwrap();
        Usage::units(pages).with_trait("from", "response")
    });
    let from_response = Usage::units(7)
        .with_trait("method", "GET")
        .with_trait("from", "response");
    assert_eq!(
        tracked(layer.clone(), StatusCode::OK, None).await,
        [event(from_response)]
    );

    let said = Usage::units(0).with_trait("from", "handler");
    let all = Usage::units(0)
        .with_trait("method", "GET")
        .with_trait("from", "handler");
    assert_eq!(
        tracked(layer, StatusCode::OK, Some(said)).await,
        [event(all)]
    );
}

#[tokio::test]
async fn requests_without_identity_and_rejected_ones_are_not_counted() {
    let fake = Fake::new();
    let ok = async |_: Request<String>| Ok::<_, Infallible>(Response::new(String::new()));
    let open = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackUsageLayer::new("generate"))
        .service(service_fn(ok));
    open.oneshot(from(None)).await.unwrap();
    let guarded = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackUsageLayer::new("generate"))
        .layer(FlagGuardLayer::new("off"))
        .service(service_fn(ok));
    guarded.oneshot(from(Some("acme"))).await.unwrap();
    assert!(fake.tracked().is_empty());
}

#[tokio::test]
async fn an_answer_that_is_given_up_or_fails_is_not_reported() {
    let fake = Fake::new();
    let mut service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackUsageLayer::new("generate"))
        .service(service_fn(|_: Request<String>| {
            pending::<Result<Response<String>, Infallible>>()
        }));
    let mut given_up = Box::pin(service.call(from(Some("acme"))));
    assert!((&mut given_up).now_or_never().is_none());
    drop(given_up);

    let failing = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackUsageLayer::new("generate"))
        .service(service_fn(async |_: Request<String>| {
            Err::<Response<String>, _>("broken")
        }));
    assert_eq!(
        failing.oneshot(from(Some("acme"))).await.unwrap_err(),
        "broken"
    );
    assert!(fake.tracked().is_empty());
}

/// The answer to `method` with `body`, and where its event goes.
async fn answered<B: Body>(
    method: Method,
    body: B,
    length: Option<u64>,
) -> (Fake, Response<TrackedBody<B>>) {
    let fake = Fake::new();
    let mut body = Some(body);
    let service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackUsageLayer::new("generate"))
        .service(service_fn(move |_: Request<String>| {
            let mut response = Response::new(body.take().expect("asked once"));
            if let Some(length) = length {
                response
                    .headers_mut()
                    .insert("content-length", length.into());
            }
            std::future::ready(Ok::<_, Infallible>(response))
        }));
    let mut request = from(Some("acme"));
    *request.method_mut() = method;
    let response = service.oneshot(request).await.unwrap();
    (fake, response)
}

/// A body of these pieces, whose end is only known when it is asked for.
fn pieces(pieces: &[&'static str]) -> impl Body<Data = Bytes, Error = &'static str> + Unpin {
    let frames: Vec<_> = pieces
        .iter()
        .map(|piece| match *piece {
            "broken" => Err("broken"),
            piece => Ok(Frame::data(Bytes::from_static(piece.as_bytes()))),
        })
        .collect();
    StreamBody::new(stream::iter(frames))
}

#[tokio::test]
async fn an_answer_counts_when_the_last_of_its_body_is_taken() {
    let (fake, response) = answered(Method::GET, pieces(&["one", "two"]), None).await;
    let mut body = response.into_body();
    for _ in 0..2 {
        assert!(body.frame().await.unwrap().is_ok());
        assert!(fake.tracked().is_empty(), "there may be more to come");
    }
    assert!(body.frame().await.is_none());
    assert_eq!(fake.tracked(), [event(Usage::new())]);
    assert!(body.frame().await.is_none());
    drop(body);
    assert_eq!(fake.tracked().len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_left_half_way_or_breaks_does_not_count() {
    let (fake, response) = answered(Method::GET, pieces(&["one", "two"]), None).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert!(fake.tracked().is_empty());

    let (fake, response) = answered(Method::GET, pieces(&["one", "broken"]), None).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    assert_eq!(body.frame().await.unwrap().unwrap_err(), "broken");
    assert!(body.frame().await.is_none());
    assert!(fake.tracked().is_empty());
}

#[tokio::test]
async fn a_body_of_known_length_counts_with_its_last_byte() {
    // Of a header, a size, or both nothing more need be asked after the last byte.
    let (fake, response) = answered(Method::GET, pieces(&["one", "two"]), Some(6)).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    assert!(fake.tracked().is_empty());
    body.frame().await.unwrap().unwrap();
    assert_eq!(fake.tracked().len(), 1);

    let (fake, response) = answered(Method::GET, "onetwo".to_owned(), None).await;
    let mut body = response.into_body();
    assert_eq!(
        (body.size_hint().exact(), body.is_end_stream()),
        (Some(6), false)
    );
    assert!(fake.tracked().is_empty());
    body.frame().await.unwrap().unwrap();
    assert_eq!(fake.tracked().len(), 1);
}

#[tokio::test]
async fn an_answer_without_a_body_counts_with_its_head() {
    let (fake, response) = answered(Method::HEAD, pieces(&["one"]), None).await;
    assert_eq!(fake.tracked().len(), 1);
    drop(response);
    let (fake, response) = answered(Method::GET, pieces(&["one"]), Some(0)).await;
    assert_eq!(fake.tracked().len(), 1);
    drop(response);
    let (fake, response) = answered(Method::GET, String::new(), None).await;
    assert_eq!(fake.tracked().len(), 1);
    response.into_body().collect().await.unwrap();
    assert_eq!(fake.tracked().len(), 1);
}

#[tokio::test]
async fn a_guard_may_stand_outside() {
    let service = ServiceBuilder::new()
        .layer(resolve(&Fake::new()))
        .layer(FlagGuardLayer::new("off"))
        .layer(TrackUsageLayer::new("generate"))
        .service(service_fn(async |_: Request<String>| {
            Ok::<_, Infallible>(Response::new(String::new()))
        }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert!(response.into_body().into_inner().contains("flag_off"));
}

#[tokio::test]
async fn without_a_schematic_layer_requests_still_pass() {
    let service = TrackUsageLayer::new("generate").layer(service_fn(async |_: Request<String>| {
        Ok::<_, Infallible>(Response::new("answered".to_owned()))
    }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.into_body().into_inner(), "answered");
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let layer = TrackUsageLayer::new("generate");
    let (mut mock, mut handle) =
        tower_test::mock::spawn_layer::<Request<String>, Response<String>, _>(layer);
    handle.allow(0);
    assert!(mock.poll_ready().is_pending());
    handle.allow(1);
    assert!(mock.poll_ready().is_ready());
    handle.send_error("full");
    assert!(matches!(mock.poll_ready(), std::task::Poll::Ready(Err(_))));
}

#[test]
fn all_of_it_is_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<TrackUsageLayer>();
    shared::<TrackUsage<()>>();
}

/// What is tracked of an answer with this head and these frames, as a server takes them that stops
/// asking after trailers.
async fn taken(
    layer: TrackUsageLayer,
    head: &[(&'static str, &'static str)],
    frames: Vec<Frame<Bytes>>,
) -> usize {
    let fake = Fake::new();
    let mut body = Some(StreamBody::new(stream::iter(
        frames.into_iter().map(Ok::<_, Infallible>),
    )));
    let service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(layer)
        .service(service_fn(move |_: Request<String>| {
            let mut response = Response::new(body.take().expect("asked once"));
            for (name, value) in head {
                let value = value.parse().expect("a value");
                response.headers_mut().insert(*name, value);
            }
            std::future::ready(Ok::<_, Infallible>(response))
        }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        if frame.unwrap().is_trailers() {
            break;
        }
    }
    drop(body);
    fake.tracked().len()
}

fn data(text: &'static str) -> Frame<Bytes> {
    Frame::data(Bytes::from_static(text.as_bytes()))
}

fn trailers(name: &'static str, value: &'static str) -> Frame<Bytes> {
    let mut trailers = http::HeaderMap::new();
    trailers.insert(name, value.parse().expect("a value"));
    Frame::trailers(trailers)
}

const GRPC: (&str, &str) = ("content-type", "application/grpc");

#[tokio::test]
async fn the_outcome_of_grpc_counts_and_not_its_http_status() {
    let layer = || TrackUsageLayer::new("generate");
    for (status, expected) in [("0", 1), ("13", 0), ("7", 0), ("", 0)] {
        let frames = vec![data("message"), trailers("grpc-status", status)];
        assert_eq!(taken(layer(), &[GRPC], frames).await, expected, "{status}");
        // A length that is announced does not end it before the trailers.
        let length = ("content-length", "7");
        let frames = vec![data("message"), trailers("grpc-status", status)];
        assert_eq!(taken(layer(), &[GRPC, length], frames).await, expected);
        let head = [GRPC, ("grpc-status", status)];
        assert_eq!(
            taken(layer(), &head, Vec::new()).await,
            expected,
            "{status}"
        );
    }
    // Broken off, or without an outcome.
    assert_eq!(taken(layer(), &[GRPC], vec![data("message")]).await, 0);
    assert_eq!(taken(layer(), &[GRPC], Vec::new()).await, 0);
    let other = vec![data("message"), trailers("checksum", "7")];
    assert_eq!(taken(layer(), &[GRPC], other).await, 0);
    let length = ("content-length", "7");
    let frames = vec![data("message")];
    assert_eq!(taken(layer(), &[GRPC, length], frames).await, 0);
}

#[tokio::test]
async fn usage_that_the_response_tells_waits_for_the_outcome_of_grpc_too() {
    for (status, expected) in [("0", 1), ("13", 0)] {
        let layer = TrackUsageLayer::new("generate").usage_from_response(|_| Usage::units(2));
        let frames = vec![data("message"), trailers("grpc-status", status)];
        assert_eq!(taken(layer, &[GRPC], frames).await, expected, "{status}");
    }
}

#[tokio::test]
async fn trailers_end_an_answer_of_any_kind() {
    for head in [&[][..], &[("content-type", "text/plain")]] {
        let frames = vec![data("one"), trailers("grpc-status", "13")];
        assert_eq!(
            taken(TrackUsageLayer::new("generate"), head, frames).await,
            1
        );
    }
}

#[tokio::test]
async fn what_counts_may_look_at_head_and_trailers() {
    let layer = || {
        TrackUsageLayer::new("generate").counting(|answer| {
            let trailers = answer.trailers();
            let checked = trailers.is_some_and(|trailers| trailers.contains_key("checksum"));
            checked && answer.head().headers.contains_key("pages")
        })
    };
    let pages = ("pages", "7");
    let checked = || vec![data("one"), trailers("checksum", "7")];
    assert_eq!(taken(layer(), &[pages], checked()).await, 1);
    assert_eq!(taken(layer(), &[], checked()).await, 0);
    assert_eq!(taken(layer(), &[pages], vec![data("one")]).await, 0);
    let length = ("content-length", "3");
    assert_eq!(taken(layer(), &[pages, length], checked()).await, 1);

    // Once, and also where a server stops asking after the last byte.
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let layer = TrackUsageLayer::new("generate").counting(move |answer| {
        counted.fetch_add(1, Ordering::Relaxed);
        answer.is_success() && answer.trailers().is_none()
    });
    let fake = Fake::new();
    let service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(layer)
        .service(service_fn(async |_: Request<String>| {
            Ok::<_, Infallible>(Response::new("onetwo".to_owned()))
        }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(fake.tracked().len(), 1);
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn grpc_web_is_not_guessed() {
    let web = ("content-type", "application/grpc-web+proto");
    let layer = || TrackUsageLayer::new("generate");
    assert_eq!(taken(layer(), &[web], vec![data("frames")]).await, 0);
    let refused = [web, ("grpc-status", "7")];
    assert_eq!(taken(layer(), &refused, Vec::new()).await, 0);
    let done = [web, ("grpc-status", "0")];
    assert_eq!(taken(layer(), &done, Vec::new()).await, 1);
}
