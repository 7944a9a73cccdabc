//! What is reported as used, and what is not.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

mod stage;

use std::future::pending;

use actix_web::dev::Service;
use actix_web::error::ErrorBadGateway;
use actix_web::http::{Method, StatusCode};
use actix_web::{App, Error, HttpResponse, test, web};
use futures_util::FutureExt;
use schematic_actix::{EvaluationContext, FlagGuard, TrackUsage, Usage};
use schematic_emulator::MetricPeriod;

use self::stage::{Stage, request, status};

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
        test::call_service(&app, request(Method::POST, "/", claims)).await;
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
            let units = request.query_string().parse().unwrap();
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
    let told = async || {
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
        .route("/told", web::get().to(told).wrap(track.clone()))
        .route("/said", web::get().to(said).wrap(track))
        .wrap(stage.middleware());
    let app = test::init_service(app).await;
    status(&app, "/told?5", Some("acme")).await;
    status(&app, "/said?5", Some("acme")).await;
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
            (5, "response".to_owned(), "/told".to_owned()),
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
                .wrap(track().counting(|status| status == StatusCode::FOUND)),
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
