//! Our layers around a plain service, served by hyper without a router.
#![allow(clippy::unwrap_used)]

use std::convert::Infallible;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Empty, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use schematic_tower::{FlagGuardLayer, SchematicLayer, TrackUsageLayer};
use stacks::{Session, Stage, keys};
use tokio::net::{TcpListener, TcpStream};
use tower::{Layer, service_fn};

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let body = request.into_body().collect().await.unwrap().to_bytes();
    Ok(Response::new(Full::new(body)))
}

#[tokio::test]
async fn a_plain_service_is_guarded_and_tracked() {
    let stage = Stage::set().await;
    let layer = SchematicLayer::new(stage.schematic.clone()).keys_from(keys);
    let guarded = FlagGuardLayer::new("reports")
        .layer(TrackUsageLayer::new("generate").layer(service_fn(answer)));
    let service = layer.layer(guarded);
    // The application's authentication stands outside.
    let service = tower::util::MapRequest::new(service, |mut request: Request<Incoming>| {
        if let Some(org) = request.headers().get("session") {
            let session = Session(org.to_str().unwrap().to_owned());
            request.extensions_mut().insert(session);
        }
        request
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let service = TowerToHyperService::new(service.clone());
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });

    let stream = TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    for (org, status) in [(Some("acme"), 200), (Some("globex"), 403), (None, 401)] {
        let mut request = Request::get("/").header("host", "localhost");
        if let Some(org) = org {
            request = request.header("session", org);
        }
        let request = request.body(Empty::<Bytes>::new()).unwrap();
        let response = sender.send_request(request).await.unwrap();
        assert_eq!(response.status(), status);
        response.into_body().collect().await.unwrap();
    }
    assert_eq!((stage.checks(), stage.events().await), (2, 1));
}
