use std::convert::Infallible;

use http::{HeaderValue, Request, Response, StatusCode};
use schematic_core::EvaluationContext;
use schematic_core::flags::{CheckResult, Entitlement, EntitlementValueType, Outcome, Source};
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_layer::Layer;

use super::*;
use crate::fake::Fake;
use crate::{FlagGuardLayer, SchematicLayer};

fn metered(value: bool, used: i64) -> CheckResult {
    let mut result = CheckResult::new("generate", value, "", Source::Api, Outcome::Evaluated);
    let mut entitlement = Entitlement::default();
    entitlement.value_type = EntitlementValueType::Numeric;
    entitlement.allocation = Some(10);
    entitlement.usage = Some(used);
    result.entitlement = Some(Box::new(entitlement));
    result
}

/// The fields of the answer, and its status.
async fn fields_of(fake: &Fake, guard: &'static str) -> (StatusCode, Vec<String>) {
    let service = ServiceBuilder::new()
        .layer(
            SchematicLayer::new(fake.clone())
                .keys_from_parts(|_| EvaluationContext::company("org", "acme")),
        )
        .layer(QuotaHeadersLayer::new("generate").named("pages"))
        .layer(FlagGuardLayer::new(guard))
        .service(service_fn(async |_: Request<String>| {
            let mut response = Response::new(String::new());
            let own = HeaderValue::from_static("\"own\";r=1");
            response.headers_mut().insert("ratelimit", own);
            Ok::<_, Infallible>(response)
        }));
    let response = service.oneshot(Request::new(String::new())).await.unwrap();
    let fields = ["ratelimit-policy", "ratelimit"]
        .iter()
        .flat_map(|name| response.headers().get_all(*name))
        .map(|value| value.to_str().unwrap().to_owned())
        .collect();
    (response.status(), fields)
}

#[tokio::test]
async fn successes_and_refusals_say_what_was_decided() {
    let fake = Fake::new().answer(metered(true, 3));
    let (status, fields) = fields_of(&fake, "generate").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(fields, ["\"pages\";q=10", "\"own\";r=1", "\"pages\";r=7"]);

    let fake = Fake::new().answer(metered(false, 10));
    let (status, fields) = fields_of(&fake, "generate").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(fields, ["\"pages\";q=10", "\"pages\";r=0"]);
    assert_eq!(fake.budgets().len(), 1);
}

#[tokio::test]
async fn no_check_is_made_for_what_is_not_known() {
    let fake = Fake::new().on("other").answer(metered(true, 3));
    let (status, fields) = fields_of(&fake, "other").await;
    assert_eq!(
        (status, fields),
        (StatusCode::OK, vec!["\"own\";r=1".to_owned()])
    );
    assert_eq!(fake.budgets().len(), 1, "the guard's own");
    let (_, fields) = fields_of(&fake.available(), "other").await;
    assert_eq!(fields, ["\"pages\";q=10", "\"own\";r=1", "\"pages\";r=7"]);
}

#[tokio::test]
async fn without_a_schematic_layer_requests_still_pass() {
    let service =
        QuotaHeadersLayer::new("generate").layer(service_fn(async |_: Request<String>| {
            Ok::<_, Infallible>(Response::new("answered"))
        }));
    let response = service.oneshot(Request::new(String::new())).await.unwrap();
    assert!(response.headers().is_empty());
    assert_eq!(response.into_body(), "answered");
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let layer = QuotaHeadersLayer::new("generate");
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
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    fn send<T: Send>(_: T) {}
    let layer = QuotaHeadersLayer::new("generate");
    shared(&layer);
    let mut service = layer.layer(service_fn(async |_: Request<String>| {
        Ok::<_, Infallible>(Response::new(String::new()))
    }));
    shared(&service);
    send(service.call(Request::new(String::new())));
}
