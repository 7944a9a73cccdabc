//! Our middleware in actix-web, inside and outside of actix-web's middleware.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)]

use std::io::Read;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_ENCODING, HeaderValue};
use actix_web::middleware::{
    Compress, ErrorHandlerResponse, ErrorHandlers, Next, NormalizePath, from_fn,
};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, Error, HttpMessage, web};
use flate2::read::GzDecoder;
use schematic_actix::{FlagGuard, SchematicMiddleware, TrackUsage};
use serde_json::Value;
use stacks::{Session, Stage, keys};

/// Stands for an application's authentication.
async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let session = request.headers().get("session");
    if let Some(org) = session.and_then(|org| org.to_str().ok()) {
        let session = Session(org.to_owned());
        request.extensions_mut().insert(session);
    }
    next.call(request).await
}

fn middleware(stage: &Stage) -> SchematicMiddleware {
    SchematicMiddleware::new(stage.schematic.clone()).keys_from(keys)
}

fn page() -> String {
    "a page of text ".repeat(100)
}

fn marked<B>(mut response: ServiceResponse<B>) -> Result<ErrorHandlerResponse<B>, Error> {
    let seen = HeaderValue::from_static("by the application");
    response
        .headers_mut()
        .insert("seen".parse().expect("a name"), seen);
    Ok(ErrorHandlerResponse::Response(
        response.map_into_left_body(),
    ))
}

/// An application of these layers, from the inside to the outside, and what it answers.
macro_rules! holds {
    ($stage:ident, $name:literal, inside: [$($inside:expr),*], outside: [$($outside:expr),*]) => {{
        let (checks, events) = ($stage.checks(), $stage.events().await);
        let reports = web::scope("/reports")
            .route("/all", web::get().to(async || page())$(.wrap($inside))*)
            .wrap(TrackUsage::new("generate"))
            .wrap(FlagGuard::new("reports"));
        let app = App::new()
            .service(reports)
            .wrap(middleware(&$stage))
            .wrap(from_fn(authenticate))
            $(.wrap($outside))*;
        let app = init_service(app).await;
        for (org, status, code) in [
            (Some("acme"), 200, None),
            (Some("globex"), 403, Some("flag_off")),
            (None, 401, Some("identity_missing")),
        ] {
            let mut request = TestRequest::get()
                .uri("/reports/all")
                .insert_header(("accept-encoding", "gzip"));
            if let Some(org) = org {
                request = request.insert_header(("session", org));
            }
            let response = call_service(&app, request.to_request()).await;
            assert_eq!(response.status(), status, "{} {org:?}", $name);
            let packed = response.headers().get(CONTENT_ENCODING).is_some();
            let body = read_body(response).await;
            let mut text = String::new();
            if packed {
                GzDecoder::new(&*body).read_to_string(&mut text).expect("gzip");
            } else {
                text = String::from_utf8(body.to_vec()).expect("text");
            }
            match code {
                None => assert_eq!(text, page(), "{}", $name),
                Some(code) => {
                    let problem: Value = serde_json::from_str(&text).expect("a problem");
                    assert_eq!(problem["code"], code, "{}", $name);
                }
            }
        }
        assert_eq!($stage.checks() - checks, 2, "{}", $name);
        assert_eq!($stage.events().await - events, 1, "{}", $name);
    }};
}

#[actix_web::test]
async fn compress_on_either_side() {
    let stage = Stage::set().await;
    holds!(stage, "compress inside", inside: [Compress::default()], outside: []);
    holds!(stage, "compress outside", inside: [], outside: [Compress::default()]);
}

#[actix_web::test]
async fn normalize_path_on_either_side() {
    let stage = Stage::set().await;
    holds!(stage, "normalize inside", inside: [NormalizePath::trim()], outside: []);
    holds!(stage, "normalize outside", inside: [], outside: [NormalizePath::trim()]);
}

#[actix_web::test]
async fn error_handlers_on_either_side() {
    let stage = Stage::set().await;
    holds!(
        stage,
        "handlers inside",
        inside: [ErrorHandlers::new().handler(StatusCode::FORBIDDEN, marked)],
        outside: []
    );
    holds!(
        stage,
        "handlers outside",
        inside: [],
        outside: [ErrorHandlers::new().handler(StatusCode::FORBIDDEN, marked)]
    );
}

#[actix_web::test]
async fn error_handlers_outside_see_refusals() {
    let stage = Stage::set().await;
    let app = App::new()
        .route(
            "/",
            web::get()
                .to(async || "never")
                .wrap(FlagGuard::new("reports")),
        )
        .wrap(middleware(&stage))
        .wrap(from_fn(authenticate))
        .wrap(ErrorHandlers::new().handler(StatusCode::FORBIDDEN, marked));
    let app = init_service(app).await;
    let request = TestRequest::get().insert_header(("session", "globex"));
    let response = call_service(&app, request.to_request()).await;
    assert_eq!(response.status(), 403);
    assert_eq!(
        response.headers().get("seen").unwrap(),
        "by the application"
    );
}
