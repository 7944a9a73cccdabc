use std::convert::Infallible;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::{FutureExt, stream};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Full, Limited, StreamBody};
use schematic_core::webhooks::{
    Action, MemoryReplayGuard, Verifier, WebhookError, WebhookErrorKind, sign,
};
use schematic_core::{BoxError, Timestamp};
use serde_json::{Value, json};
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_layer::Layer;

use super::*;

const SECRET: &str = "whsec_test_1";
const TIME: &str = "1767225600";
const EVENT: &str = r#"{"action":"company.updated","company_id":"comp_1"}"#;
const LIMIT: usize = 1024;

fn verifier() -> schematic_core::webhooks::VerifierBuilder {
    Verifier::builder()
        .secret("whsec_other")
        .secret(SECRET)
        .body_limit(LIMIT)
        .now(|| Timestamp::from_secs(1_767_225_600))
}

fn signed<B>(signed: &[u8], body: B) -> Request<B> {
    Request::post("/")
        .header(
            "X-Schematic-Webhook-Signature",
            sign(signed, TIME, SECRET).unwrap(),
        )
        .header("X-Schematic-Webhook-Timestamp", TIME)
        .body(body)
        .unwrap()
}

fn whole(body: &str) -> Request<Full<Bytes>> {
    signed(body.as_bytes(), Full::from(body.to_owned()))
}

/// Tells what it gets.
async fn handle(request: Request<VerifiedBody>) -> Result<Response<String>, Infallible> {
    let (parts, body) = request.into_parts();
    let length = body.size_hint().exact();
    let collected = body.collect().await.unwrap();
    let trailers = collected.trailers().map(HeaderMap::len);
    let delivery = parts
        .extensions
        .get::<VerifiedDelivery>()
        .expect("verified");
    let body = collected.to_bytes();
    assert_eq!(delivery.body(), &body);
    let payload: Value = delivery.payload().unwrap();
    let seen = json!({
        "event": delivery.event().action == Action::CompanyUpdated,
        "company": payload["company_id"],
        "secret": delivery.verified().secret_index(),
        "length": length,
        "trailers": trailers,
    });
    Ok(Response::new(seen.to_string()))
}

async fn answer<B>(request: Request<B>) -> Response<String>
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    let layer = WebhookLayer::new(verifier().build().unwrap());
    layer
        .layer(service_fn(handle))
        .oneshot(request)
        .await
        .unwrap()
}

fn code(response: &Response<String>) -> (u16, String) {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let problem: Value = serde_json::from_str(response.body()).expect("JSON");
    let error = response
        .extensions()
        .get::<Arc<WebhookError>>()
        .expect("the reason");
    assert_eq!(problem["code"], error.code());
    (response.status().as_u16(), error.code().to_owned())
}

#[tokio::test]
async fn the_service_inside_gets_what_was_signed_and_the_event() {
    let response = answer(whole(EVENT)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let seen: Value = serde_json::from_str(response.body()).unwrap();
    let expected = json!({
        "event": true, "company": "comp_1", "secret": 1, "length": EVENT.len(), "trailers": null,
    });
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_body_in_pieces_is_put_together_with_its_trailers() {
    let mut frames: Vec<_> = EVENT
        .as_bytes()
        .chunks(7)
        .map(|piece| Ok::<_, Infallible>(Frame::data(Bytes::copy_from_slice(piece))))
        .collect();
    let mut trailers = HeaderMap::new();
    trailers.insert("checksum", "1".parse().unwrap());
    frames.push(Ok(Frame::trailers(trailers)));
    let body = StreamBody::new(stream::iter(frames));
    let response = answer(signed(EVENT.as_bytes(), body)).await;
    let seen: Value = serde_json::from_str(response.body()).unwrap();
    assert_eq!(
        (&seen["event"], &seen["trailers"]),
        (&json!(true), &json!(1))
    );
}

#[tokio::test]
async fn a_body_that_is_announced_too_long_is_not_read() {
    let untouched = StreamBody::new(stream::poll_fn(
        |_| -> std::task::Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            panic!("read all the same")
        },
    ));
    let mut request = signed(b"", untouched);
    request
        .headers_mut()
        .insert("content-length", (LIMIT + 1).into());
    assert_eq!(
        code(&answer(request).await),
        (413, "body_too_large".to_owned())
    );
}

#[tokio::test]
async fn an_endless_body_is_read_up_to_the_limit() {
    let read = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&read);
    let endless = StreamBody::new(stream::repeat_with(move || {
        counted.fetch_add(100, Ordering::Relaxed);
        Ok::<_, Infallible>(Frame::data(Bytes::from_static(&[b' '; 100])))
    }));
    let response = answer(signed(b"", endless)).await;
    assert_eq!(code(&response), (413, "body_too_large".to_owned()));
    let error = response.extensions().get::<Arc<WebhookError>>().unwrap();
    assert_eq!(
        error.kind(),
        WebhookErrorKind::BodyTooLarge { limit: LIMIT }
    );
    assert_eq!(read.load(Ordering::Relaxed), 1_100);
}

#[tokio::test]
async fn the_limit_itself_is_allowed() {
    let padded = |length: usize| format!("{EVENT:length$}");
    assert_eq!(answer(whole(&padded(LIMIT))).await.status(), StatusCode::OK);
    let above = answer(whole(&padded(LIMIT + 1))).await;
    assert_eq!(code(&above), (413, "body_too_large".to_owned()));
    assert_eq!(
        code(&answer(whole("")).await),
        (400, "invalid_payload".to_owned())
    );
}

#[tokio::test]
async fn a_limit_outside_is_one_too_however_it_is_wrapped() {
    let body = || StreamBody::new(stream::iter(EVENT.as_bytes().chunks(7).map(piece)));
    let code = async |cut: BoxError| {
        let body = StreamBody::new(stream::iter([piece(b"{"), Err(cut)]));
        code(&answer(signed(EVENT.as_bytes(), body)).await)
    };
    let too_large = (413, "body_too_large".to_owned());
    let limited = answer(signed(EVENT.as_bytes(), Limited::new(body(), 20))).await;
    assert_eq!(self::code(&limited), too_large);
    let error = limited.extensions().get::<Arc<WebhookError>>().unwrap();
    assert_eq!(error.kind(), WebhookErrorKind::BodyLimitReached);
    let cut = async || {
        let mut limited = Limited::new(body(), 20);
        loop {
            if let Err(error) = limited.frame().await.expect("a limit") {
                return error;
            }
        }
    };
    assert_eq!(
        code(std::io::Error::other(cut().await).into()).await,
        too_large
    );
    let twice = std::io::Error::other(std::io::Error::other(cut().await));
    assert_eq!(code(twice.into()).await, too_large);
}

fn piece(data: &[u8]) -> Result<Frame<Bytes>, BoxError> {
    Ok(Frame::data(Bytes::copy_from_slice(data)))
}

#[tokio::test]
async fn what_is_not_verified_does_not_get_through() {
    let forged = signed(b"another", Full::<Bytes>::from(EVENT));
    assert_eq!(
        code(&answer(forged).await),
        (400, "signature_mismatch".to_owned())
    );
    let bare = Request::post("/").body(Full::<Bytes>::from(EVENT)).unwrap();
    assert_eq!(
        code(&answer(bare).await),
        (400, "missing_signature".to_owned())
    );
    let broken = StreamBody::new(stream::iter([
        Ok(Frame::data(Bytes::from_static(b"{"))),
        Err("broken"),
    ]));
    let lost = answer(signed(b"{", broken)).await;
    assert_eq!(lost.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_body_that_is_not_waited_for_any_more_has_timed_out() {
    let late = || io::Error::new(io::ErrorKind::TimedOut, "no more of it arrived");
    for error in [late(), io::Error::other(late())] {
        let error: BoxError = Box::new(error);
        let body = StreamBody::new(stream::iter([piece(b"{"), Err(error)]));
        let response = answer(signed(b"{", body)).await;
        assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
    }
}

#[tokio::test]
async fn a_slow_body_holds_up_no_other_and_may_be_dropped() {
    let slow = StreamBody::new(stream::pending::<Result<Frame<Bytes>, Infallible>>());
    let layer = WebhookLayer::new(verifier().build().unwrap());
    let mut service = layer.layer(service_fn(handle));
    let mut waiting = Box::pin(service.call(signed(EVENT.as_bytes(), slow)));
    assert!((&mut waiting).now_or_never().is_none());
    drop(waiting);
    let response = service.call(whole(EVENT)).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_delivery_is_handled_once_unless_that_fails() {
    let verifier = verifier()
        .replay_guard(MemoryReplayGuard::default())
        .build()
        .unwrap();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let service = ServiceBuilder::new()
        .layer(WebhookLayer::new(verifier))
        .service(service_fn(move |_: Request<VerifiedBody>| {
            let status = match counted.fetch_add(1, Ordering::Relaxed) {
                0 => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::NO_CONTENT,
            };
            let mut response = Response::new(String::new());
            *response.status_mut() = status;
            std::future::ready(Ok::<_, Infallible>(response))
        }));
    for (status, calls_so_far) in [(503, 1), (204, 2), (200, 2), (200, 2)] {
        let response = service.clone().oneshot(whole(EVENT)).await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(calls.load(Ordering::Relaxed), calls_so_far);
    }
}

#[tokio::test]
async fn what_does_not_answer_has_not_handled_it() {
    let guard = MemoryReplayGuard::default();
    let verifier = verifier().replay_guard(guard).build().unwrap();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let service = WebhookLayer::new(verifier).layer(service_fn(move |_| {
        let call = counted.fetch_add(1, Ordering::Relaxed);
        assert_ne!(call, 0, "panics when it is called");
        async move {
            assert_ne!(call, 1, "panics when it is polled");
            match call {
                2 => Err("fails"),
                3 => std::future::pending().await,
                _ => Ok(Response::new(String::new())),
            }
        }
    }));
    for _ in 0..2 {
        let mut service = service.clone();
        let mut answer = Box::pin(service.call(whole(EVENT)));
        let polled = AssertUnwindSafe(&mut answer).catch_unwind().await;
        assert!(polled.is_err());
        if calls.load(Ordering::Relaxed) == 2 {
            // Released at once, although the future is still here: what catches a panic answers
            // before it is dropped.
            assert_eq!(service.call(whole(EVENT)).await.unwrap_err(), "fails");
        }
    }
    let mut given_up = Box::pin(service.clone().oneshot(whole(EVENT)));
    assert!((&mut given_up).now_or_never().is_none());
    drop(given_up);
    let mut service = service.clone();
    assert!(service.call(whole(EVENT)).await.is_ok());
    assert!(service.call(whole(EVENT)).await.is_ok());
    assert_eq!(calls.load(Ordering::Relaxed), 5);
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let layer = WebhookLayer::new(verifier().build().unwrap());
    let (service, mut handle) = tower_test::mock::pair::<Request<VerifiedBody>, Response<String>>();
    let service = layer.layer(service);
    handle.allow(0);
    let ready = Request::new(Full::<Bytes>::default());
    assert!(service.oneshot(ready).now_or_never().is_none());
}

#[test]
fn all_of_it_is_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    fn send<T: Send>(_: T) {}
    let layer = WebhookLayer::new(verifier().build().unwrap());
    shared(&layer);
    let mut service = layer.layer(service_fn(handle));
    shared(&service);
    send(service.call(whole(EVENT)));
    fn sync<T: Send + Sync + 'static>() {}
    sync::<VerifiedBody>();
    sync::<VerifiedDelivery>();
}
