use std::convert::Infallible;
use std::future::pending;

use futures_util::FutureExt;
use http::{Request, Response, StatusCode};
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
async fn tracked(layer: TrackLayer, status: StatusCode, usage: Option<Usage>) -> Vec<Track> {
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
    let layer = TrackLayer::new("generate");
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
        let layer = TrackLayer::new("generate");
        assert!(
            tracked(layer, status, Some(Usage::units(3)))
                .await
                .is_empty()
        );
    }
    let layer = TrackLayer::new("generate").counting(|status| status == StatusCode::NOT_MODIFIED);
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
    let layer = TrackLayer::new("generate").usage_from_request(|parts| {
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
        let pages = parts.headers["pages"].to_str().unwrap().parse().unwrap();
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
async fn nobody_and_the_refused_are_not_counted() {
    let fake = Fake::new();
    let ok = async |_: Request<String>| Ok::<_, Infallible>(Response::new(String::new()));
    let open = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackLayer::new("generate"))
        .service(service_fn(ok));
    open.oneshot(from(None)).await.unwrap();
    let guarded = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackLayer::new("generate"))
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
        .layer(TrackLayer::new("generate"))
        .service(service_fn(|_: Request<String>| {
            pending::<Result<Response<String>, Infallible>>()
        }));
    let mut given_up = Box::pin(service.call(from(Some("acme"))));
    assert!((&mut given_up).now_or_never().is_none());
    drop(given_up);

    let failing = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(TrackLayer::new("generate"))
        .service(service_fn(async |_: Request<String>| {
            Err::<Response<String>, _>("broken")
        }));
    assert_eq!(
        failing.oneshot(from(Some("acme"))).await.unwrap_err(),
        "broken"
    );
    assert!(fake.tracked().is_empty());
}

#[tokio::test]
async fn without_a_schematic_layer_requests_still_pass() {
    let service = TrackLayer::new("generate").layer(service_fn(async |_: Request<String>| {
        Ok::<_, Infallible>(Response::new("answered".to_owned()))
    }));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.into_body(), "answered");
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let layer = TrackLayer::new("generate");
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
    shared::<TrackLayer>();
    shared::<TrackUsage<()>>();
}
