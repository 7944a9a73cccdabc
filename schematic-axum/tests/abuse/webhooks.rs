use std::convert::Infallible;
use std::io;

use axum::Router;
use axum::body::Body;
use axum::routing::post;
use bytes::Bytes;
use futures_util::stream;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use schematic_axum::client::Timestamp;
use schematic_axum::client::webhooks::{
    MemoryReplayGuard, Verifier, VerifierBuilder, WebhookErrorKind, sign,
};
use schematic_axum::{VerifiedWebhook, WebhookLayer, WebhookRejection};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tower::ServiceExt;
use tower_http::limit::RequestBodyLimitLayer;

use crate::serve;

const SECRET: &str = "whsec_test_1";
const NOW: i64 = 1_767_225_600;
pub(crate) const EVENT: &str = r#"{"action":"company.updated","company_id":"comp_1"}"#;
const LIMIT: usize = 4096;

pub(crate) fn verifier() -> VerifierBuilder {
    Verifier::builder()
        .secret(SECRET)
        .body_limit(LIMIT)
        .now(|| Timestamp::from_secs(NOW))
}

async fn handler(delivery: VerifiedWebhook) -> String {
    delivery.payload().action.as_str().to_owned()
}

/// The endpoint with the extractor alone, and with the layer around it: they answer alike.
fn endpoints(verifier: VerifierBuilder) -> [Router; 2] {
    let verifier = verifier.build().unwrap();
    let route = || Router::new().route("/", post(handler));
    [
        route().with_state(verifier.clone()),
        route()
            .route_layer(WebhookLayer::new(verifier.clone()))
            .with_state(verifier),
    ]
}

pub(crate) fn delivery(signature: &str, timestamp: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post("/")
        .header("x-schematic-webhook-signature", signature)
        .header("x-schematic-webhook-timestamp", timestamp)
        .body(body.into())
        .unwrap()
}

pub(crate) fn now() -> String {
    NOW.to_string()
}

pub(crate) fn right(body: &[u8]) -> String {
    sign(body, &now(), SECRET).unwrap()
}

async fn answer(app: &Router, request: Request<Body>) -> (u16, String) {
    let answer = app.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let body = String::from_utf8(body.to_vec()).unwrap();
    match serde_json::from_str::<Value>(&body) {
        Ok(problem) if problem.is_object() => {
            (status, problem["code"].as_str().unwrap().to_owned())
        }
        _ => (status, body),
    }
}

/// What both endpoints answer.
async fn both(request: impl Fn() -> Request<Body>) -> (u16, String) {
    let [bare, layered] = endpoints(verifier());
    let answered = answer(&bare, request()).await;
    assert_eq!(answer(&layered, request()).await, answered);
    answered
}

fn refused(code: &str) -> (u16, String) {
    let status = if code == "body_too_large" { 413 } else { 400 };
    (status, code.to_owned())
}

fn accepted() -> (u16, String) {
    (200, "company.updated".to_owned())
}

#[tokio::test]
async fn signatures_are_taken_by_the_letter() {
    let signature = right(EVENT.as_bytes());
    let with = |signature: &str| {
        let signature = signature.to_owned();
        async move { both(|| delivery(&signature, &now(), EVENT)).await }
    };
    assert_eq!(with(&signature).await, accepted());
    assert_eq!(with(&signature.to_uppercase()).await, accepted());
    assert_eq!(with(&format!("  {signature} ")).await, accepted());
    assert_eq!(
        with(&right(b"another body")).await,
        refused("signature_mismatch")
    );
    assert_eq!(with(&signature[..62]).await, refused("signature_mismatch"));
    assert_eq!(with(&signature[..63]).await, refused("malformed_signature"));
    let spaced = format!("{} {}", &signature[..32], &signature[32..]);
    assert_eq!(with(&spaced).await, refused("malformed_signature"));
    assert_eq!(
        with(&format!("0x{signature}")).await,
        refused("malformed_signature")
    );
    assert_eq!(with("").await, refused("missing_signature"));
}

#[tokio::test]
async fn timestamps_are_digits_of_about_now() {
    let at = async |timestamp: String| {
        let signature = sign(EVENT.as_bytes(), &timestamp, SECRET).unwrap();
        both(|| delivery(&signature, &timestamp, EVENT)).await
    };
    assert_eq!(at((NOW - 300).to_string()).await, accepted());
    assert_eq!(
        at((NOW - 301).to_string()).await,
        refused("timestamp_out_of_tolerance")
    );
    let next_year = NOW + 365 * 24 * 60 * 60;
    assert_eq!(
        at(next_year.to_string()).await,
        refused("timestamp_out_of_tolerance")
    );
    assert_eq!(at(format!("-{NOW}")).await, refused("malformed_timestamp"));
    assert_eq!(at(format!("{NOW}.5")).await, refused("malformed_timestamp"));
    assert_eq!(at(String::new()).await, refused("missing_timestamp"));
}

#[tokio::test]
async fn headers_may_come_once_in_any_case_and_in_ascii() {
    let signature = right(EVENT.as_bytes());
    for name in [
        "X-Schematic-Webhook-Signature",
        "X-SCHEMATIC-WEBHOOK-TIMESTAMP",
    ] {
        let repeated = || {
            let mut request = delivery(&signature, &now(), EVENT);
            let value = request.headers()[name].clone();
            request.headers_mut().append(
                name.to_lowercase().parse::<http::HeaderName>().unwrap(),
                value,
            );
            request
        };
        assert_eq!(both(repeated).await, refused("duplicate_header"));
    }
    let foreign = || {
        let mut request = delivery(&signature, &now(), EVENT);
        let value = http::HeaderValue::from_bytes("unterschrift-ü".as_bytes()).unwrap();
        request
            .headers_mut()
            .insert("x-schematic-webhook-signature", value);
        request
    };
    assert_eq!(both(foreign).await, refused("malformed_signature"));
}

#[tokio::test]
async fn any_of_ten_secrets_will_do() {
    let secrets: Vec<_> = (0..10).map(|n| format!("whsec_{n}")).collect();
    for app in endpoints(secrets.iter().fold(verifier(), VerifierBuilder::secret)) {
        for secret in &secrets {
            let signature = sign(EVENT.as_bytes(), &now(), secret).unwrap();
            assert_eq!(
                answer(&app, delivery(&signature, &now(), EVENT)).await,
                accepted()
            );
        }
        let signature = sign(EVENT.as_bytes(), &now(), "whsec_10").unwrap();
        let forged = delivery(&signature, &now(), EVENT);
        assert_eq!(answer(&app, forged).await, refused("signature_mismatch"));
    }
}

#[tokio::test]
async fn bodies_have_a_limit_however_they_come() {
    let of = async |body: String| {
        let signature = right(body.as_bytes());
        let whole = both(|| delivery(&signature, &now(), body.clone())).await;
        let in_pieces = || {
            let pieces: Vec<_> = body
                .as_bytes()
                .chunks(100)
                .map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece)))
                .collect();
            delivery(&signature, &now(), Body::from_stream(stream::iter(pieces)))
        };
        assert_eq!(both(in_pieces).await, whole);
        whole
    };
    assert_eq!(of(String::new()).await, refused("invalid_payload"));
    assert_eq!(of(format!("{EVENT:LIMIT$}")).await, accepted());
    let above = LIMIT + 1;
    assert_eq!(
        of(format!("{EVENT:above$}")).await,
        refused("body_too_large")
    );
    let announced = || {
        let mut request = delivery(
            &right(EVENT.as_bytes()),
            &now(),
            Body::from_stream(stream::pending::<Result<Bytes, Infallible>>()),
        );
        request.headers_mut().insert("content-length", above.into());
        request
    };
    assert_eq!(both(announced).await, refused("body_too_large"));
    let broken = || {
        let pieces = [Ok(Bytes::from_static(b"{")), Err("broken")];
        delivery(
            &right(b"{"),
            &now(),
            Body::from_stream(stream::iter(pieces)),
        )
    };
    assert_eq!(both(broken).await.0, 400);
    let late = || {
        let pieces = [
            Ok(Bytes::from_static(b"{")),
            Err(io::Error::from(io::ErrorKind::TimedOut)),
        ];
        delivery(
            &right(b"{"),
            &now(),
            Body::from_stream(stream::iter(pieces)),
        )
    };
    assert_eq!(both(late).await.0, 408);
}

/// The head of a delivery over a socket, of which the body follows in chunks.
async fn begin(app: Router, signed: &[u8]) -> TcpStream {
    let mut connection = TcpStream::connect(serve(app).await).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\
         X-SCHEMATIC-WEBHOOK-SIGNATURE: {}\r\nX-Schematic-Webhook-Timestamp: {NOW}\r\n\r\n",
        right(signed)
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    connection
}

async fn chunk(connection: &mut TcpStream, data: &[u8]) -> std::io::Result<()> {
    let size = format!("{:x}\r\n", data.len());
    connection.write_all(size.as_bytes()).await?;
    connection.write_all(data).await?;
    connection.write_all(b"\r\n").await
}

/// The status line of the answer.
async fn status(connection: &mut TcpStream) -> String {
    let mut read = Vec::new();
    while !read.windows(2).any(|end| end == b"\r\n") {
        if connection.read_buf(&mut read).await.unwrap() == 0 {
            break;
        }
    }
    String::from_utf8(read)
        .unwrap()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_body_without_length_comes_as_slowly_as_it_likes() {
    for app in endpoints(verifier()) {
        let mut connection = begin(app, EVENT.as_bytes()).await;
        for byte in EVENT.as_bytes().chunks(1) {
            chunk(&mut connection, byte).await.unwrap();
            tokio::task::yield_now().await;
        }
        connection.write_all(b"0\r\n\r\n").await.unwrap();
        assert_eq!(status(&mut connection).await, "HTTP/1.1 200 OK");
    }
}

#[tokio::test]
async fn an_endless_body_is_answered_at_the_limit() {
    for app in endpoints(verifier()) {
        let (mut reading, mut writing) = begin(app, b"").await.into_split();
        let endless = tokio::spawn(async move {
            // Until the server has had enough.
            while writing.write_all(b"64\r\n").await.is_ok()
                && writing.write_all(&[b' '; 100]).await.is_ok()
                && writing.write_all(b"\r\n").await.is_ok()
            {}
        });
        let mut read = Vec::new();
        while !read.windows(2).any(|end| end == b"\r\n") {
            assert_ne!(reading.read_buf(&mut read).await.unwrap(), 0);
        }
        assert!(read.starts_with(b"HTTP/1.1 413 "));
        endless.abort();
    }
}

#[tokio::test]
async fn one_that_leaves_half_way_keeps_no_other_waiting() {
    for app in endpoints(verifier()) {
        let mut connection = begin(app.clone(), EVENT.as_bytes()).await;
        chunk(&mut connection, &EVENT.as_bytes()[..10])
            .await
            .unwrap();
        drop(connection);
        let whole = delivery(&right(EVENT.as_bytes()), &now(), EVENT);
        assert_eq!(answer(&app, whole).await, accepted());
    }
}

#[tokio::test]
async fn layer_and_extractor_handle_a_delivery_once() {
    let guarded = verifier().replay_guard(MemoryReplayGuard::default());
    let [_, layered] = endpoints(guarded);
    let whole = || delivery(&right(EVENT.as_bytes()), &now(), EVENT);
    assert_eq!(answer(&layered, whole()).await, accepted());
    assert_eq!(answer(&layered, whole()).await, (200, String::new()));
}

#[tokio::test]
async fn the_optional_form_is_none_for_what_is_no_webhook() {
    let handler = async |delivery: Option<VerifiedWebhook<Value>>| delivery.is_some().to_string();
    let app = Router::new()
        .route("/", post(handler))
        .with_state(verifier().build().unwrap());
    let plain = Request::post("/").body(Body::from(EVENT)).unwrap();
    assert_eq!(answer(&app, plain).await, (200, "false".to_owned()));
    let whole = delivery(&right(EVENT.as_bytes()), &now(), EVENT);
    assert_eq!(answer(&app, whole).await, (200, "true".to_owned()));
    let forged = delivery(&right(b""), &now(), EVENT);
    assert_eq!(answer(&app, forged).await, refused("signature_mismatch"));
}

#[tokio::test]
async fn a_handler_may_answer_a_rejection_itself() {
    let handler = async |delivery: Result<VerifiedWebhook, WebhookRejection>| match delivery {
        Err(rejection @ WebhookRejection::Refused(_)) => {
            assert!(rejection.body_text().contains("signature_mismatch"));
            let WebhookRejection::Refused(error) = &rejection else {
                unreachable!("matched above");
            };
            assert_eq!(error.kind(), WebhookErrorKind::SignatureMismatch);
            (StatusCode::UNAUTHORIZED, rejection.status().to_string())
        }
        _ => (StatusCode::OK, String::new()),
    };
    let app = Router::new()
        .route("/", post(handler))
        .with_state(verifier().build().unwrap());
    let forged = delivery(&right(b""), &now(), EVENT);
    assert_eq!(
        answer(&app, forged).await,
        (401, "400 Bad Request".to_owned())
    );
}

#[tokio::test]
async fn only_the_action_is_required() {
    for body in [
        r#"{"action":"company.updated","body":{"name":"Ada \ud83d"}}"#,
        r#"{"action":"company.updated","body":{"n":1e400}}"#,
        r#"{"action":"company.updated","n":1e400}"#,
        r#"{"action":"company.updated","company_id":"\ud83d","\ud83d":1}"#,
    ] {
        let answered = both(|| delivery(&right(body.as_bytes()), &now(), body)).await;
        assert_eq!(answered, accepted(), "{body}");
    }
}

#[tokio::test]
async fn a_limit_of_a_layer_outside_is_one_too() {
    let body = format!("{EVENT:91}");
    for app in endpoints(verifier()) {
        let app = app.layer(RequestBodyLimitLayer::new(64));
        let pieces: Vec<_> = body
            .as_bytes()
            .chunks(30)
            .map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece)))
            .collect();
        let chunked = Body::from_stream(stream::iter(pieces));
        let chunked = delivery(&right(body.as_bytes()), &now(), chunked);
        assert_eq!(answer(&app, chunked).await, refused("body_too_large"));
    }
}
