//! Connections over transports of an application's own.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use schematic_core::client::BuildErrorKind;
use schematic_core::clock::ManualClock;
use schematic_core::datastream::{DataStreamOptions, DataStreamState};
use tower_service::Service;

use crate::api::Api;
use crate::server::Server;
use crate::world::{World, builder, settings};

/// hyper-util's client as a service of requests with `Bytes` for a body.
#[derive(Clone)]
struct Hyper(Client<HttpConnector, Full<Bytes>>);

impl Hyper {
    fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }
}

impl Service<Request<Bytes>> for Hyper {
    type Response = Response<hyper::body::Incoming>;
    type Error = hyper_util::client::legacy::Error;
    type Future = hyper_util::client::legacy::ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        self.0.request(request.map(Full::new))
    }
}

/// A transport that answers everything by itself.
#[derive(Clone)]
struct Always(StatusCode);

impl Service<Request<Bytes>> for Always {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Bytes>) -> Self::Future {
        let mut response = Response::new(Full::new(Bytes::from_static(b"{\"error\":\"no\"}")));
        *response.status_mut() = self.0;
        ready(Ok(response))
    }
}

async fn with_transport<S, B>(
    transport: S,
    change: impl FnOnce(DataStreamOptions) -> DataStreamOptions,
) -> World
where
    S: Service<Request<Bytes>, Response = Response<B>> + Clone + Send + Sync + 'static,
    S::Error: Into<schematic_core::BoxError>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<schematic_core::BoxError>,
{
    let (server, api, clock) = (
        Server::start().await,
        Api::start().await,
        ManualClock::default(),
    );
    let client = builder(&api, &clock)
        .transport(transport)
        .datastream(change(settings(&server)))
        .build()
        .unwrap();
    World {
        api,
        clock,
        client,
        server,
    }
}

#[tokio::test]
async fn a_transport_that_hands_connections_over_is_enough() {
    let world = with_transport(Hyper::new(), |settings| settings).await;
    world.make_ready().await;
}

#[tokio::test]
async fn a_transport_that_may_not_needs_a_connector() {
    let (server, api) = (Server::start().await, Api::start().await);
    let build = |settings| {
        builder(&api, &ManualClock::default())
            .transport(Always(StatusCode::SWITCHING_PROTOCOLS))
            .datastream(settings)
            .build()
    };
    let error = build(settings(&server)).unwrap_err();
    assert_eq!(error.kind(), BuildErrorKind::DataStreamConnector);
    assert!(error.to_string().contains("connector"), "{error}");
    build(settings(&server).connector(Hyper::new())).unwrap();

    let always = Always(StatusCode::SWITCHING_PROTOCOLS);
    let world = with_transport(always, |settings| settings.connector(Hyper::new())).await;
    world.make_ready().await;
}

#[tokio::test]
async fn a_transport_that_hands_over_in_spite_of_its_body_may_be_the_connector() {
    let layered = tower::util::MapResponse::new(Hyper::new(), |answer: Response<Incoming>| {
        answer.map(|body| body.map_err(schematic_core::BoxError::from))
    });
    let connector = layered.clone();
    let world = with_transport(layered, |settings| settings.connector(connector)).await;
    world.make_ready().await;
}

#[tokio::test]
async fn a_transport_that_keeps_the_connection_gets_an_error_that_says_what_to_do() {
    let keeping = tower::util::MapResponse::new(Hyper::new(), |mut answer: Response<Incoming>| {
        answer.extensions_mut().clear();
        answer
    });
    let world = with_transport(keeping, |settings| settings).await;
    drop(world.server.accept().await);
    world.reached(DataStreamState::Disconnected).await;
    let error = world
        .client
        .status()
        .datastream
        .unwrap()
        .last_error
        .unwrap();
    assert!(error.contains("connector"), "{error}");
}

#[tokio::test]
async fn what_a_transport_refuses_is_shown() {
    let refusing = Always(StatusCode::FORBIDDEN);
    let connector = refusing.clone();
    let world = with_transport(refusing, |settings| settings.connector(connector)).await;
    world.reached(DataStreamState::AuthFailed).await;
    let error = world
        .client
        .status()
        .datastream
        .unwrap()
        .last_error
        .unwrap();
    assert!(error.contains("no"), "{error}");
}
