use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::{Request, Response};
use schematic_core::flags::Source;
use schematic_core::request::Flags;
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
use tower_layer::Layer;

use super::*;
use crate::EvaluationContext;
use crate::fake::Fake;

#[derive(Clone)]
struct Claims(&'static str);

fn keys(claims: &Claims) -> EvaluationContext {
    EvaluationContext::company("org", claims.0)
}

fn claimed(org: &'static str) -> Request<()> {
    let mut request = Request::new(());
    request.extensions_mut().insert(Claims(org));
    request
}

/// Gives the flags that the handler found.
async fn seen<L>(layer: L, request: Request<()>) -> Flags
where
    L: Layer<tower::util::BoxCloneService<Request<()>, Response<Flags>, Infallible>>,
    L::Service: Service<Request<()>, Response = Response<Flags>, Error = Infallible>,
{
    let handler = service_fn(async |request: Request<()>| {
        let (parts, ()) = request.into_parts();
        Ok(Response::new(flags_of(&parts).expect("a layer outside")))
    });
    let service = ServiceBuilder::new()
        .layer(layer)
        .service(handler.boxed_clone());
    service.oneshot(request).await.unwrap().into_body()
}

#[tokio::test]
async fn keys_come_from_the_typed_extension_and_nowhere_else() {
    let layer = SchematicLayer::new(Fake::new()).keys_from(keys);
    let flags = seen(layer.clone(), claimed("acme")).await;
    assert_eq!(flags.context(), &EvaluationContext::company("org", "acme"));

    let mut forged = Request::new(());
    forged
        .headers_mut()
        .insert("org", http::HeaderValue::from_static("acme"));
    assert!(seen(layer, forged).await.context().is_empty());
}

#[tokio::test]
async fn without_a_resolver_requests_are_anonymous() {
    let layer = SchematicLayer::new(Fake::new());
    assert!(seen(layer, claimed("acme")).await.context().is_empty());
}

#[tokio::test]
async fn keys_are_resolved_once_and_only_when_asked_for() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let layer = SchematicLayer::new(Fake::new()).keys_from_parts(move |parts| {
        counted.fetch_add(1, Ordering::Relaxed);
        EvaluationContext::company("path", parts.uri.path())
    });
    let silent = layer.layer(service_fn(async |_: Request<()>| Ok::<_, Infallible>(())));
    silent.oneshot(Request::new(())).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 0);

    let asking = layer.layer(service_fn(async |request: Request<()>| {
        let (parts, ()) = request.into_parts();
        let first = flags_of(&parts).unwrap();
        let second = flags_of(&parts.clone()).unwrap();
        assert_eq!(first.context(), second.context());
        Ok::<_, Infallible>(())
    }));
    asking.oneshot(Request::new(())).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_resolver_that_panics_leaves_the_request_anonymous() {
    let layer = SchematicLayer::new(Fake::new())
        .keys_from(|_: &Claims| -> EvaluationContext { panic!("broken claims") });
    assert!(seen(layer, claimed("acme")).await.context().is_empty());
}

#[tokio::test]
async fn an_inner_layer_wins_only_if_it_says_so() {
    let outer = SchematicLayer::new(Fake::new()).keys_from(keys);
    let inner = SchematicLayer::new(Fake::new().on("inner"))
        .keys_from(|_: &Claims| EvaluationContext::user("id", "inner"));

    let both = ServiceBuilder::new()
        .layer(outer.clone())
        .layer(inner.clone());
    let flags = seen(both, claimed("acme")).await;
    assert_eq!(flags.context(), &keys(&Claims("acme")));
    assert!(!flags.is_enabled("inner").await);

    let both = ServiceBuilder::new().layer(outer).layer(inner.overriding());
    let flags = seen(both, claimed("acme")).await;
    assert_eq!(flags.context(), &EvaluationContext::user("id", "inner"));
    assert!(flags.is_enabled("inner").await);
}

#[tokio::test]
async fn the_budget_of_the_layer_is_that_of_its_checks() {
    let fake = Fake::new();
    let layer = SchematicLayer::new(fake.clone()).check_timeout(Duration::from_millis(70));
    let flags = seen(layer.keys_from(keys), claimed("acme")).await;
    assert_eq!(flags.check("a").await.source, Source::Api);
    assert_eq!(fake.budgets(), [Duration::from_millis(70)]);
}

#[tokio::test]
async fn readiness_and_errors_are_the_inner_services() {
    let layer = SchematicLayer::new(Fake::new());
    let (mut mock, mut handle) = tower_test::mock::spawn_layer::<Request<()>, (), _>(layer);
    handle.allow(0);
    assert!(mock.poll_ready().is_pending());
    handle.allow(1);
    assert!(mock.poll_ready().is_ready());
    handle.send_error("full");
    assert!(matches!(mock.poll_ready(), std::task::Poll::Ready(Err(_))));
}

#[test]
fn the_layer_is_shared_between_threads_and_so_is_its_service() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<SchematicLayer>();
    shared::<SchematicService<()>>();
}
