use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::FutureExt;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use schematic_core::EvaluationContext;
use schematic_core::request::{Refusal, RefusalKind, RefusalStatus};
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_layer::Layer;

use super::*;
use crate::SchematicLayer;
use crate::fake::Fake;
use crate::resolve::flags_of;

type Body = Full<Bytes>;

fn resolve(fake: &Fake) -> SchematicLayer {
    SchematicLayer::new(fake.clone())
        .keys_from(|org: &&'static str| EvaluationContext::company("org", *org))
}

fn from(org: Option<&'static str>) -> Request<Body> {
    let mut request = Request::new(Body::default());
    if let Some(org) = org {
        request.extensions_mut().insert(org);
    }
    request
}

async fn handle(_: Request<Body>) -> Result<Response<Body>, Infallible> {
    Ok(Response::new("passed".into()))
}

async fn answer(fake: &Fake, guard: FlagGuardLayer, org: Option<&'static str>) -> Response<Body> {
    ServiceBuilder::new()
        .layer(resolve(fake))
        .layer(guard)
        .service_fn(handle)
        .oneshot(from(org))
        .await
        .unwrap()
}

async fn problem(response: Response<Body>) -> serde_json::Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let body = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&body).expect("JSON")
}

#[tokio::test]
async fn passes_where_the_flag_is_on_and_refuses_where_it_is_off() {
    let fake = Fake::new().on("reports");
    let passed = answer(&fake, FlagGuardLayer::new("reports"), Some("acme")).await;
    assert_eq!(passed.status(), StatusCode::OK);
    assert!(passed.extensions().get::<Refusal>().is_none());

    let refused = answer(&fake, FlagGuardLayer::new("plus"), Some("acme")).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert_eq!(problem(refused).await["code"], "flag_off");

    let paid = FlagGuardLayer::new("plus").status(RefusalStatus::PAYMENT_REQUIRED);
    let refused = answer(&fake, paid, Some("acme")).await;
    assert_eq!(refused.status(), StatusCode::PAYMENT_REQUIRED);
}

#[tokio::test]
async fn a_request_without_identity_gets_a_challenge_and_no_check() {
    let fake = Fake::new().on("reports");
    let refused = answer(&fake, FlagGuardLayer::new("reports"), None).await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(refused.headers()["www-authenticate"], "Bearer");
    assert_eq!(problem(refused).await["code"], "identity_missing");
    assert!(fake.budgets().is_empty());
}

#[tokio::test]
async fn the_application_may_answer_itself_and_the_reason_still_travels() {
    let guard = FlagGuardLayer::new("plus").refuse_with(|refusal: &Refusal| {
        let mut page = Response::new(Body::from(refusal.flag().to_owned()));
        *page.status_mut() = StatusCode::SEE_OTHER;
        page
    });
    let service = ServiceBuilder::new()
        .layer(resolve(&Fake::new()))
        .layer(guard)
        .service_fn(handle);
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let refusal = response.extensions().get::<Refusal>().expect("the reason");
    assert_eq!(refusal.kind(), RefusalKind::FlagOff);
}

#[tokio::test]
async fn without_a_schematic_layer_no_request_passes() {
    let service = FlagGuardLayer::new("reports").layer(service_fn(handle));
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let problem = problem(response).await;
    assert_eq!(problem["code"], "not_set_up");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("SchematicLayer")
    );
}

#[tokio::test]
async fn guard_and_handler_share_one_check() {
    let fake = Fake::new().on("reports");
    let service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(FlagGuardLayer::new("reports"))
        .layer(FlagGuardLayer::new("reports"))
        .service_fn(async |request: Request<Body>| {
            let (parts, _) = request.into_parts();
            let flags = flags_of(&parts).unwrap();
            assert!(flags.is_enabled("reports").await);
            assert!(flags.is_enabled("reports").await);
            Ok::<_, Infallible>(Response::new(Body::default()))
        });
    let response = service.oneshot(from(Some("acme"))).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(fake.budgets().len(), 1);
}

#[tokio::test]
async fn an_available_answer_is_not_waited_for() {
    let fake = Fake::new().on("reports").available();
    let passed = answer(&fake, FlagGuardLayer::new("reports"), Some("acme")).await;
    assert_eq!(passed.status(), StatusCode::OK);
    assert!(fake.budgets().is_empty());
}

/// Counts its clones and insists on being the one that was polled ready.
struct Particular {
    ready: bool,
    clones: Arc<AtomicUsize>,
}

impl Clone for Particular {
    fn clone(&self) -> Self {
        self.clones.fetch_add(1, Ordering::Relaxed);
        Self {
            ready: false,
            clones: Arc::clone(&self.clones),
        }
    }
}

impl Service<Request<Body>> for Particular {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(
        &mut self,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Infallible>> {
        self.ready = true;
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        assert!(
            std::mem::take(&mut self.ready),
            "called without being ready"
        );
        std::future::ready(Ok(Response::new(Body::default())))
    }
}

#[tokio::test]
async fn the_service_that_was_ready_is_the_one_called() {
    for available in [false, true] {
        let clones = Arc::new(AtomicUsize::new(0));
        let fake = Fake::new().on("reports");
        let fake = if available { fake.available() } else { fake };
        let mut service = ServiceBuilder::new()
            .layer(resolve(&fake))
            .layer(FlagGuardLayer::new("reports"))
            .service(Particular {
                ready: false,
                clones: Arc::clone(&clones),
            });
        for _ in 0..2 {
            let request = from(Some("acme"));
            let response = service.ready().await.unwrap().call(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::OK);
        }
        let expected = if available { 0 } else { 2 };
        assert_eq!(clones.load(Ordering::Relaxed), expected);
    }
}

#[tokio::test]
async fn a_request_given_up_while_undecided_never_reaches_the_handler() {
    let (fake, permits) = Fake::new().on("reports").held();
    let reached = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&reached);
    let mut service = ServiceBuilder::new()
        .layer(resolve(&fake))
        .layer(FlagGuardLayer::new("reports"))
        .service_fn(move |request| {
            counted.fetch_add(1, Ordering::Relaxed);
            handle(request)
        });
    let mut given_up = Box::pin(service.ready().await.unwrap().call(from(Some("acme"))));
    assert!((&mut given_up).now_or_never().is_none());
    drop(given_up);
    permits.add_permits(10);
    assert_eq!(reached.load(Ordering::Relaxed), 0);
    service
        .ready()
        .await
        .unwrap()
        .call(from(Some("acme")))
        .await
        .unwrap();
    assert_eq!(reached.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let guard = FlagGuardLayer::new("reports");
    let (mut mock, mut handle) =
        tower_test::mock::spawn_layer::<Request<Body>, Response<Body>, _>(guard);
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
    let layer = FlagGuardLayer::new("reports");
    shared(&layer);
    let mut service = layer.layer(service_fn(handle));
    shared(&service);
    send(service.call(from(None)));
}
