//! tower-http's layers on both sides of ours.

use std::io::Read;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use flate2::read::GzDecoder;
use http::{StatusCode, header};
use stacks::Stage;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::sensitive_headers::SetSensitiveHeadersLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::app::{SIDES, Side, app, get_as, holds, request, send};

type Other = (&'static str, fn(Router) -> Router);

const OTHERS: [Other; 7] = [
    ("trace", |router| router.layer(TraceLayer::new_for_http())),
    ("timeout", |router| {
        router.layer(timeout(Duration::from_secs(60)))
    }),
    ("catch-panic", |router| router.layer(CatchPanicLayer::new())),
    ("compression", |router| {
        router.layer(CompressionLayer::new())
    }),
    ("cors", |router| router.layer(CorsLayer::permissive())),
    ("limit", |router| {
        router.layer(RequestBodyLimitLayer::new(64))
    }),
    ("sensitive-headers", |router| {
        router.layer(SetSensitiveHeadersLayer::new([header::AUTHORIZATION]))
    }),
];

fn timeout(after: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, after)
}

#[tokio::test]
async fn each_layer_leaves_ours_alone_on_either_side() {
    let stage = Stage::set().await;
    for (name, other) in OTHERS {
        for side in SIDES {
            holds(
                &stage,
                &app(&stage, side, other),
                &format!("{name} {side:?}"),
            )
            .await;
        }
    }
}

#[tokio::test]
async fn all_of_them_together_do_too() {
    let stage = Stage::set().await;
    for side in SIDES {
        let all = |router| {
            OTHERS
                .iter()
                .fold(router, |router, (_, other)| other(router))
        };
        holds(&stage, &app(&stage, side, all), &format!("all {side:?}")).await;
    }
}

#[tokio::test]
async fn a_request_that_times_out_is_not_tracked() {
    let stage = Stage::set().await;
    for side in SIDES {
        let short = |router: Router| router.layer(timeout(Duration::from_millis(500)));
        let app = app(&stage, side, short);
        let answer = get_as(&app, "/never", Some("acme")).await;
        assert_eq!(answer.status, 408, "{side:?}");
        assert_eq!(stage.events().await, 0, "{side:?}");
    }
}

#[tokio::test]
async fn a_handler_that_panics_is_not_tracked() {
    let stage = Stage::set().await;
    for side in SIDES {
        let caught = |router: Router| router.layer(CatchPanicLayer::new());
        let app = app(&stage, side, caught);
        let answer = get_as(&app, "/panics", Some("acme")).await;
        assert_eq!(answer.status, 500, "{side:?}");
        assert_eq!(stage.events().await, 0, "{side:?}");
        holds(&stage, &app, "after a panic").await;
        stage.emulator.reset();
    }
}

#[tokio::test]
async fn compressed_answers_and_refusals_are_whole() {
    let stage = Stage::set().await;
    for side in SIDES {
        let compressed = |router: Router| router.layer(CompressionLayer::new());
        let app = app(&stage, side, compressed);
        let events = stage.events().await;
        let ask = async |org| {
            let request = request("GET", "/pages", Some(org)).header("accept-encoding", "gzip");
            send(&app, request.body(Body::empty()).unwrap()).await
        };
        let page = ask("acme").await;
        assert_eq!(page.headers["content-encoding"], "gzip", "{side:?}");
        let mut text = String::new();
        GzDecoder::new(&*page.body)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "a page of text ".repeat(100));
        assert_eq!(stage.events().await - events, 1, "{side:?}");

        let refused = ask("globex").await;
        assert_eq!(refused.status, 403);
        let body = match refused.headers.get("content-encoding") {
            Some(_) => {
                let mut text = String::new();
                GzDecoder::new(&*refused.body)
                    .read_to_string(&mut text)
                    .unwrap();
                text
            }
            None => String::from_utf8(refused.body.to_vec()).unwrap(),
        };
        assert!(body.contains("flag_off"), "{side:?}: {body}");
        assert_eq!(stage.events().await - events, 1, "{side:?}");
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_not_tracked() {
    let stage = Stage::set().await;
    for side in SIDES {
        let limited = |router: Router| router.layer(RequestBodyLimitLayer::new(64));
        let app = app(&stage, side, limited);
        // Of known length, and of a length that shows only while it is read.
        let known = Body::from("x".repeat(65));
        let parts = futures_util::stream::iter(["x"; 65].map(Ok::<_, std::io::Error>));
        for body in [known, Body::from_stream(parts)] {
            let request = request("POST", "/generate", Some("acme"))
                .body(body)
                .unwrap();
            assert_eq!(send(&app, request).await.status, 413, "{side:?}");
        }
        assert_eq!(stage.events().await, 0, "{side:?}");
    }
}

#[tokio::test]
async fn browsers_may_read_refusals_where_cors_stands_outside() {
    let stage = Stage::set().await;
    let cors = |router: Router| router.layer(CorsLayer::permissive());
    let app = app(&stage, Side::Outside, cors);
    let preflight = request("OPTIONS", "/generate", None)
        .header("origin", "https://acme.example")
        .header("access-control-request-method", "POST")
        .body(Body::empty())
        .unwrap();
    let answer = send(&app, preflight).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    assert_eq!(stage.checks(), 0);

    let refused = request("POST", "/generate", None).header("origin", "https://acme.example");
    let answer = send(&app, refused.body(Body::empty()).unwrap()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.code().as_str()),
        (401, "identity_missing")
    );
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
}
