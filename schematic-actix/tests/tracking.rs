//! What is reported as used, and what is not.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use std::future::{pending, poll_fn};
use std::pin::Pin;

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::Service;
use actix_web::error::ErrorBadGateway;
use actix_web::http::{Method, StatusCode};
use actix_web::{App, Error, HttpResponse, test, web};
use futures_util::{FutureExt, StreamExt, stream};
use schematic_actix::{EvaluationContext, FlagGuard, TrackUsage, Usage};
use schematic_emulator::MetricPeriod;

use self::stage::{Stage, request, status, text};

async fn generate() -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response
        .extensions_mut()
        .insert(Usage::units(3).with_trait("region", "eu"));
    response.body("three pages")
}

#[actix_web::test]
async fn usage_is_reported_and_counted() {
    let stage = Stage::set().await;
    let route = web::post()
        .to(generate)
        .wrap(TrackUsage::new("generate"))
        .wrap(FlagGuard::new("generate"));
    let app = App::new().route("/", route).wrap(stage.middleware());
    let app = test::init_service(app).await;
    for claims in [Some("acme"), None, Some("acme")] {
        let made = request(Method::POST, "/", claims);
        test::call_and_read_body(&app, made).await;
    }
    let report = stage.schematic.flush().await;
    assert_eq!(report.sent, 2);
    let events = stage.emulator.events();
    assert_eq!(events[0].body()["traits"]["region"], "eu");
    let acme = EvaluationContext::company("org", "acme");
    let used = stage
        .emulator
        .usage(acme.company_keys(), "generate", MetricPeriod::AllTime);
    assert_eq!(used.unwrap(), 6);
}

#[actix_web::test]
async fn the_handler_knows_better_than_the_response_and_that_than_the_request() {
    let stage = Stage::set().await;
    let track = TrackUsage::new("generate")
        .usage_from_request(|request| {
            let units: i64 = request.query_string().parse().unwrap();
            Usage::units(units)
                .with_trait("from", "request")
                .with_trait("path", request.path())
        })
        .usage_from_response(|head| {
            let from = head
                .headers()
                .get("from")
                .map_or("", |from| from.to_str().unwrap());
            Usage::new().with_trait("from", from)
        });
    let answered = async || {
        HttpResponse::Ok()
            .insert_header(("from", "response"))
            .finish()
    };
    let said = async || {
        let mut response = HttpResponse::Ok();
        response
            .extensions_mut()
            .insert(Usage::units(9).with_trait("from", "handler"));
        response.finish()
    };
    let app = App::new()
        .route("/answered", web::get().to(answered).wrap(track.clone()))
        .route("/said", web::get().to(said).wrap(track))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    text(&app, "/answered?5", Some("acme")).await;
    text(&app, "/said?5", Some("acme")).await;
    stage.schematic.flush().await;
    let events = stage.emulator.events();
    let facts: Vec<_> = events
        .iter()
        .map(|event| {
            let body = event.body();
            let traits = &body["traits"];
            let text = |name: &str| traits[name].as_str().unwrap().to_owned();
            (
                body["quantity"].as_i64().unwrap(),
                text("from"),
                text("path"),
            )
        })
        .collect();
    assert_eq!(
        facts,
        [
            (5, "response".to_owned(), "/answered".to_owned()),
            (9, "handler".to_owned(), "/said".to_owned())
        ]
    );
}

#[actix_web::test]
async fn only_success_counts_and_the_application_says_what_that_is() {
    let stage = Stage::set().await;
    let track = || TrackUsage::new("generate");
    let app = App::new()
        .route(
            "/moved",
            web::get().to(async || HttpResponse::Found()).wrap(track()),
        )
        .route(
            "/failed",
            web::get()
                .to(async || HttpResponse::BadGateway())
                .wrap(track()),
        )
        .route(
            "/error",
            web::get()
                .to(async || Err::<String, Error>(ErrorBadGateway("no")))
                .wrap(track()),
        )
        .route(
            "/refused",
            web::get()
                .to(async || "never")
                .wrap(FlagGuard::new("plus"))
                .wrap(track()),
        )
        .route(
            "/counted",
            web::get()
                .to(async || HttpResponse::Found())
                .wrap(track().counting(|head| head.status == StatusCode::FOUND)),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for (path, answered) in [
        ("/moved", 302),
        ("/failed", 502),
        ("/error", 502),
        ("/refused", 403),
    ] {
        assert_eq!(status(&app, path, Some("acme")).await, answered, "{path}");
    }
    assert_eq!(stage.schematic.flush().await.sent, 0);
    status(&app, "/counted", Some("acme")).await;
    assert_eq!(stage.schematic.flush().await.sent, 1);
}

#[actix_web::test]
async fn the_outcome_of_grpc_counts_and_not_its_http_status() {
    let stage = Stage::set().await;
    let answer = async |status: web::Path<String>| {
        let mut answer = HttpResponse::Ok();
        answer.content_type("application/grpc+proto");
        if *status != "none" {
            answer.insert_header(("grpc-status", status.into_inner()));
        }
        answer.finish()
    };
    let route = web::get().to(answer).wrap(TrackUsage::new("generate"));
    let app = App::new()
        .route("/{status}", route)
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    for (path, sent) in [("/13", 0), ("/7", 0), ("/none", 0), ("/0", 1)] {
        assert_eq!(status(&app, path, Some("acme")).await, 200, "{path}");
        assert_eq!(stage.schematic.flush().await.sent, sent, "{path}");
    }
}

#[actix_web::test]
async fn an_answer_that_is_given_up_is_not_reported() {
    let stage = Stage::set().await;
    let route = web::post()
        .to(async || {
            pending::<()>().await;
            "never"
        })
        .wrap(TrackUsage::new("generate"));
    let app = App::new().route("/", route).wrap(stage.middleware());
    let app = test::init_service(app).await;
    let mut answer = Box::pin(app.call(request(Method::POST, "/", Some("acme"))));
    assert!(answer.as_mut().now_or_never().is_none());
    drop(answer);
    assert_eq!(stage.schematic.flush().await.sent, 0);
    assert_eq!(stage.emulator.events_total(), 0);
}

/// Answers with a stream of pieces, a `-` being an error.
async fn streamed(pieces: web::Path<String>) -> HttpResponse {
    let pieces = pieces.into_inner();
    let pieces = stream::iter(pieces.into_bytes()).map(|byte| match byte {
        b'-' => Err(ErrorBadGateway("broken")),
        byte => Ok(web::Bytes::from(vec![byte])),
    });
    HttpResponse::Ok().streaming(pieces)
}

#[actix_web::test]
async fn an_answer_counts_when_the_last_of_its_body_is_taken() {
    let stage = Stage::set().await;
    let route = web::get().to(streamed).wrap(TrackUsage::new("generate"));
    let app = App::new()
        .route("/{pieces}", route)
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let sent = async || stage.schematic.flush().await.sent;
    let begin = async |path| {
        let answer = test::call_service(&app, request(Method::GET, path, Some("acme"))).await;
        Box::pin(answer.into_body())
    };

    let mut body = begin("/ab").await;
    for _ in 0..2 {
        assert!(next(body.as_mut()).await.unwrap().is_ok());
        assert_eq!(sent().await, 0, "there may be more to come");
    }
    assert!(next(body.as_mut()).await.is_none());
    assert_eq!(sent().await, 1);

    let mut left = begin("/ab").await;
    assert!(next(left.as_mut()).await.unwrap().is_ok());
    drop(left);
    let mut broken = begin("/a-").await;
    assert!(next(broken.as_mut()).await.unwrap().is_ok());
    assert!(next(broken.as_mut()).await.unwrap().is_err());
    assert!(next(broken.as_mut()).await.is_none());
    assert_eq!(sent().await, 0);
}

#[actix_web::test]
async fn a_body_of_known_length_counts_with_its_last_byte_and_none_with_the_head() {
    let stage = Stage::set().await;
    let track = || TrackUsage::new("generate");
    let app = App::new()
        .service(
            web::resource("/")
                .route(web::get().to(async || "a page").wrap(track()))
                .route(web::head().to(async || "a page").wrap(track())),
        )
        .route(
            "/empty",
            web::get().to(HttpResponse::NoContent).wrap(track()),
        )
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    let sent = async || stage.schematic.flush().await.sent;

    let answer = test::call_service(&app, request(Method::GET, "/", Some("acme"))).await;
    assert_eq!(answer.response().body().size(), BodySize::Sized(6));
    assert_eq!(sent().await, 0);
    let mut body = Box::pin(answer.into_body());
    assert_eq!(next(body.as_mut()).await.unwrap().unwrap(), "a page");
    assert_eq!(sent().await, 1);
    assert!(next(body.as_mut()).await.is_none());

    for (method, path) in [(Method::HEAD, "/"), (Method::GET, "/empty")] {
        drop(test::call_service(&app, request(method, path, Some("acme"))).await);
        assert_eq!(sent().await, 1, "{path}");
    }
}

async fn next<B: MessageBody>(mut body: Pin<&mut B>) -> Option<Result<web::Bytes, B::Error>> {
    poll_fn(|cx| body.as_mut().poll_next(cx)).await
}
