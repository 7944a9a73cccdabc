//! Deliveries to an application's webhook endpoint.
#![cfg(feature = "webhooks")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    missing_docs
)]

use std::io::{Error as IoError, ErrorKind};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use actix_http::Request;
use actix_http::error::PayloadError;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::test::TestRequest;
use actix_web::web::{self, Bytes};
use actix_web::{App, Error, test};
use futures_util::{StreamExt, stream};
use schematic_actix::VerifiedWebhook;
use schematic_actix::client::webhooks::{
    SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, Verifier, sign,
};
use serde_json::Value;

const SECRET: &str = "whsec_test";
const BODY: &str = r#"{"action":"company.updated","object_type":"company","body":{"n":1}}"#;
const LIMIT: usize = 200;

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

fn verifier() -> Verifier {
    let verifier = Verifier::builder().secret(SECRET).body_limit(LIMIT);
    verifier.build().unwrap()
}

/// A delivery whose headers are right for `body`, sent at `timestamp`.
fn delivery(body: &str, timestamp: &str) -> TestRequest {
    TestRequest::post()
        .uri("/webhooks")
        .insert_header((
            SIGNATURE_HEADER,
            sign(body.as_bytes(), timestamp, SECRET).unwrap(),
        ))
        .insert_header((TIMESTAMP_HEADER, timestamp.to_owned()))
}

fn right() -> TestRequest {
    delivery(BODY, &now().to_string()).set_payload(BODY)
}

async fn app(
    verifier: Verifier,
) -> impl Service<Request, Response = ServiceResponse<impl MessageBody>, Error = Error> {
    let handler = async |delivery: VerifiedWebhook| delivery.payload().action.to_string();
    let app = App::new()
        .app_data(verifier)
        .route("/webhooks", web::post().to(handler));
    test::init_service(app).await
}

/// The status, and the code of the problem document where there is one.
async fn answer(request: Request) -> (u16, String) {
    answer_of(&app(verifier()).await, request).await
}

async fn answer_of<A, B>(app: &A, request: Request) -> (u16, String)
where
    A: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let answer = test::call_service(app, request).await;
    let status = answer.status();
    let problem = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|content| content == "application/problem+json");
    let body = test::read_body(answer).await;
    let text = if problem {
        let problem: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem["status"], status.as_u16());
        problem["code"].as_str().unwrap().to_owned()
    } else {
        String::from_utf8(body.to_vec()).unwrap()
    };
    (status.as_u16(), text)
}

fn refused(code: &str) -> (u16, String) {
    (400, code.to_owned())
}

fn accepted() -> (u16, String) {
    (200, "company.updated".to_owned())
}

#[actix_web::test]
async fn what_schematic_signed_is_handled() {
    assert_eq!(answer(right().to_request()).await, accepted());
    let upper = sign(BODY.as_bytes(), &now().to_string(), SECRET)
        .unwrap()
        .to_uppercase();
    let request = right().insert_header((SIGNATURE_HEADER, upper));
    assert_eq!(answer(request.to_request()).await, accepted());
    let request = right().insert_header((VERSION_HEADER, "v1"));
    assert_eq!(answer(request.to_request()).await, accepted());
    let blanks = format!(
        "  {}\t",
        sign(BODY.as_bytes(), &now().to_string(), SECRET).unwrap()
    );
    let request = right().insert_header((SIGNATURE_HEADER, blanks));
    assert_eq!(answer(request.to_request()).await, accepted());
}

#[actix_web::test]
async fn only_the_action_is_required() {
    for body in [
        r#"{"action":"company.updated","body":{"name":"Ada \ud83d"}}"#,
        r#"{"action":"company.updated","body":{"n":1e400},"company_id":"\ud83d"}"#,
    ] {
        let request = delivery(body, &now().to_string()).set_payload(body);
        assert_eq!(answer(request.to_request()).await, accepted(), "{body}");
    }
}

#[actix_web::test]
async fn what_it_did_not_sign_is_not() {
    let timestamp = now().to_string();
    let signature = sign(BODY.as_bytes(), &timestamp, SECRET).unwrap();
    let signed = |signature: &str| right().insert_header((SIGNATURE_HEADER, signature.to_owned()));
    for (signature, code) in [
        (String::new(), "missing_signature"),
        (signature[..62].to_owned(), "signature_mismatch"),
        (signature[..63].to_owned(), "malformed_signature"),
        (format!("{signature}zz"), "malformed_signature"),
        (format!("0x{signature}"), "malformed_signature"),
        (
            format!("{} {}", &signature[..32], &signature[32..]),
            "malformed_signature",
        ),
        (
            sign(b"{}", &timestamp, SECRET).unwrap(),
            "signature_mismatch",
        ),
        (
            sign(BODY.as_bytes(), &timestamp, "another").unwrap(),
            "signature_mismatch",
        ),
    ] {
        assert_eq!(
            answer(signed(&signature).to_request()).await,
            refused(code),
            "{signature}"
        );
    }
    for (timestamp, code) in [
        ("", "missing_timestamp"),
        ("-1", "malformed_timestamp"),
        ("1.5", "malformed_timestamp"),
        ("1e9", "malformed_timestamp"),
    ] {
        let request = delivery(BODY, timestamp).set_payload(BODY);
        assert_eq!(
            answer(request.to_request()).await,
            refused(code),
            "{timestamp}"
        );
    }
    for skew in [-301_i64, 302, 365 * 24 * 60 * 60] {
        let timestamp = now().saturating_add_signed(skew).to_string();
        let request = delivery(BODY, &timestamp).set_payload(BODY);
        let expected = refused("timestamp_out_of_tolerance");
        assert_eq!(answer(request.to_request()).await, expected, "{skew}");
    }
    let request = right().insert_header((VERSION_HEADER, "v2"));
    assert_eq!(
        answer(request.to_request()).await,
        refused("unsupported_version")
    );
    let bare = TestRequest::post().uri("/webhooks").set_payload(BODY);
    assert_eq!(
        answer(bare.to_request()).await,
        refused("missing_signature")
    );
    let none = delivery("[]", &timestamp).set_payload("[]");
    assert_eq!(answer(none.to_request()).await, refused("invalid_payload"));
}

#[actix_web::test]
async fn headers_may_come_once_and_in_any_case() {
    let timestamp = now().to_string();
    for name in [SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER] {
        let request = right()
            .insert_header((VERSION_HEADER, "v1"))
            .append_header((name, timestamp.clone()));
        assert_eq!(
            answer(request.to_request()).await,
            refused("duplicate_header"),
            "{name}"
        );
    }
    let request = TestRequest::post()
        .uri("/webhooks")
        .insert_header((
            SIGNATURE_HEADER.to_uppercase(),
            sign(BODY.as_bytes(), &timestamp, SECRET).unwrap(),
        ))
        .insert_header((TIMESTAMP_HEADER.to_uppercase(), timestamp))
        .set_payload(BODY);
    assert_eq!(answer(request.to_request()).await, accepted());
    let bytes = |name| right().insert_header((name, &b"\xe9\xff"[..])).to_request();
    assert_eq!(
        answer(bytes(SIGNATURE_HEADER)).await,
        refused("malformed_signature")
    );
    assert_eq!(
        answer(bytes(TIMESTAMP_HEADER)).await,
        refused("malformed_timestamp")
    );
}

#[actix_web::test]
async fn bodies_have_a_limit_however_they_come() {
    let json = |length: usize| {
        let empty = r#"{"action":"company.updated","a":""}"#.len();
        format!(
            r#"{{"action":"company.updated","a":"{}"}}"#,
            "x".repeat(length - empty)
        )
    };
    let too_large = (413, "body_too_large".to_owned());
    for (length, expected) in [
        (LIMIT - 1, accepted()),
        (LIMIT, accepted()),
        (LIMIT + 1, too_large.clone()),
    ] {
        let body = json(length);
        let with_length = delivery(&body, &now().to_string())
            .insert_header((CONTENT_LENGTH, length))
            .set_payload(body.clone());
        assert_eq!(answer(with_length.to_request()).await, expected, "{length}");
        assert_eq!(
            answer(in_pieces(&body)).await,
            expected,
            "{length} in pieces"
        );
    }
    // What is announced is not read; what is wrong with the headers comes first.
    let announced = right().insert_header((CONTENT_LENGTH, LIMIT + 1));
    assert_eq!(answer(announced.to_request()).await, too_large);
    let announced = right().insert_header((CONTENT_LENGTH, u64::MAX));
    assert_eq!(answer(announced.to_request()).await, too_large);
    let announced = TestRequest::post()
        .uri("/webhooks")
        .insert_header((CONTENT_LENGTH, LIMIT + 1));
    assert_eq!(
        answer(announced.to_request()).await,
        refused("missing_signature")
    );

    let empty = delivery("", &now().to_string()).to_request();
    assert_eq!(answer(empty).await, refused("invalid_payload"));
}

/// A body without a length, a byte at a time.
fn in_pieces(body: &str) -> Request {
    let bytes: Vec<u8> = body.bytes().collect();
    let pieces = stream::iter(bytes.into_iter().map(|byte| Ok(Bytes::from(vec![byte]))));
    streamed(body, pieces)
}

fn streamed(
    body: &str,
    pieces: impl futures_util::Stream<Item = Result<Bytes, PayloadError>> + 'static,
) -> Request {
    let (request, _) = delivery(body, &now().to_string())
        .to_request()
        .replace_payload(Payload::Stream {
            payload: pieces.boxed_local(),
        });
    request
}

#[actix_web::test]
async fn an_endless_body_is_not_read_to_its_end() {
    let endless = stream::repeat_with(|| Ok(Bytes::from_static(&[b'x'; 64])));
    assert_eq!(
        answer(streamed(BODY, endless)).await,
        (413, "body_too_large".to_owned())
    );
}

#[actix_web::test]
async fn a_limit_outside_is_one_too() {
    // What limits a payload, actix-web or a middleware, ends it with an overflow.
    let limited = stream::iter([
        Ok(Bytes::from_static(&BODY.as_bytes()[..20])),
        Err(PayloadError::Overflow),
    ]);
    assert_eq!(
        answer(streamed(BODY, limited)).await,
        (413, "body_too_large".to_owned())
    );
    // The limits of actix-web's extractors are theirs alone.
    let handler = async |delivery: VerifiedWebhook| delivery.payload().action.to_string();
    let app = App::new()
        .app_data(verifier())
        .app_data(web::PayloadConfig::new(10))
        .app_data(web::JsonConfig::default().limit(10))
        .route("/webhooks", web::post().to(handler));
    let app = test::init_service(app).await;
    assert_eq!(answer_of(&app, in_pieces(BODY)).await, accepted());
}

#[actix_web::test]
async fn a_body_that_is_not_waited_for_any_more_has_timed_out() {
    let late = stream::iter([
        Ok(Bytes::from_static(BODY.as_bytes())),
        Err(PayloadError::Io(IoError::from(ErrorKind::TimedOut))),
    ]);
    assert_eq!(answer(streamed(BODY, late)).await.0, 408);
}

#[actix_web::test]
async fn a_body_that_breaks_off_is_not_handled() {
    let broken = stream::iter([
        Ok(Bytes::from_static(BODY.as_bytes())),
        Err(PayloadError::Io(IoError::from(ErrorKind::ConnectionReset))),
    ]);
    let (status, text) = answer(streamed(BODY, broken)).await;
    assert_eq!(
        (status, text.as_str()),
        (400, "the webhook body did not arrive whole")
    );
}

#[actix_web::test]
async fn any_of_ten_secrets_will_do() {
    let secrets: Vec<String> = (0..10).map(|n| format!("whsec_{n}")).collect();
    let verifier = secrets.iter().fold(Verifier::builder(), |builder, secret| {
        builder.secret(secret)
    });
    let app = app(verifier.build().unwrap()).await;
    let timestamp = now().to_string();
    for secret in &secrets {
        let signature = sign(BODY.as_bytes(), &timestamp, secret).unwrap();
        let request = right()
            .insert_header((SIGNATURE_HEADER, signature))
            .insert_header((TIMESTAMP_HEADER, timestamp.clone()));
        assert_eq!(answer_of(&app, request.to_request()).await, accepted());
    }
    assert_eq!(
        answer_of(&app, right().to_request()).await,
        refused("signature_mismatch")
    );
}

#[actix_web::test]
async fn the_verifier_is_found_where_applications_keep_their_data() {
    let handler =
        async |delivery: VerifiedWebhook<Value>| delivery.payload()["body"]["n"].to_string();
    let data = App::new()
        .app_data(web::Data::new(verifier()))
        .route("/webhooks", web::post().to(handler));
    let app = test::init_service(data).await;
    assert_eq!(
        answer_of(&app, right().to_request()).await,
        (200, "1".to_owned())
    );

    let without = App::new().route("/webhooks", web::post().to(handler));
    let app = test::init_service(without).await;
    let (status, text) = answer_of(&app, right().to_request()).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(text.contains(".app_data(verifier)"), "{text}");
}

#[actix_web::test]
async fn a_client_that_is_slow_is_waited_for() {
    let half = BODY.len() / 2;
    let pieces = stream::iter([&BODY[..half], &BODY[half..]]).then(async |piece| {
        tokio::task::yield_now().await;
        Ok(Bytes::from(piece))
    });
    let tolerant = Verifier::builder()
        .secret(SECRET)
        .tolerance(Duration::from_secs(60));
    let app = app(tolerant.build().unwrap()).await;
    assert_eq!(answer_of(&app, streamed(BODY, pieces)).await, accepted());
}
