//! Answers that go on after their head: server-sent events and WebSockets.

use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::from_fn;
use axum::response::Response;
use axum::response::sse::{Event, Sse};
use axum::routing::get;
use futures_util::{SinkExt, Stream, StreamExt, stream};
use http::StatusCode;
use http_body_util::BodyExt;
use hyper_util::rt::TokioIo;
use schematic_axum::{FlagGuardLayer, TrackUsageLayer};
use stacks::Stage;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;
use tokio_tungstenite::tungstenite::{Error, Message};
use tower::ServiceExt;

use crate::app::{authenticate, get_as, layer, request};

fn app(stage: &Stage) -> Router {
    Router::new()
        .route("/events", get(events))
        .route("/socket", get(socket))
        .route_layer(TrackUsageLayer::new("generate"))
        .route_layer(FlagGuardLayer::new("reports"))
        .layer(layer(stage))
        .layer(from_fn(authenticate))
}

async fn events() -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let numbers = stream::iter(0..3).map(|number| Ok(Event::default().data(number.to_string())));
    Sse::new(numbers)
}

/// Accepts a WebSocket and sends back what it receives.
async fn socket(request: Request) -> Response {
    let key = request.headers()["sec-websocket-key"].as_bytes();
    let response = Response::builder()
        .status(StatusCode::SWITCHING_PROTOCOLS)
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-accept", derive_accept_key(key))
        .body(Body::empty())
        .unwrap();
    tokio::spawn(async move {
        let upgraded = TokioIo::new(hyper::upgrade::on(request).await.unwrap());
        let mut socket = WebSocketStream::from_raw_socket(upgraded, Role::Server, None).await;
        while let Some(Ok(message)) = socket.next().await {
            if !message.is_text() || socket.send(message).await.is_err() {
                return;
            }
        }
    });
    response
}

#[tokio::test]
async fn server_sent_events_are_tracked_when_the_last_was_taken() {
    let stage = Stage::set().await;
    let app = app(&stage);
    let whole = get_as(&app, "/events", Some("acme")).await;
    assert_eq!(whole.body, "data: 0\n\ndata: 1\n\ndata: 2\n\n");
    assert_eq!(stage.events().await, 1);

    let request = request("GET", "/events", Some("acme"));
    let request = request.body(Body::empty()).unwrap();
    let response: Response = app.clone().oneshot(request).await.unwrap();
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(stage.events().await, 1);
}

#[tokio::test]
async fn a_web_socket_is_guarded_before_its_upgrade_and_then_left_alone() {
    let stage = Stage::set().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = app(&stage);
    tokio::spawn(async move { axum::serve(listener, app).await });
    let connect = async |org: Option<&str>| {
        let mut request = format!("ws://{address}/socket")
            .into_client_request()
            .unwrap();
        if let Some(org) = org {
            request
                .headers_mut()
                .insert("session", org.parse().unwrap());
        }
        let stream = TcpStream::connect(address).await.unwrap();
        tokio_tungstenite::client_async(request, stream).await
    };
    for (org, status) in [(None, 401), (Some("globex"), 403)] {
        match connect(org).await.unwrap_err() {
            Error::Http(answer) => assert_eq!(answer.status(), status),
            other => panic!("{other:?}"),
        }
    }
    let (mut socket, answer) = connect(Some("acme")).await.unwrap();
    assert_eq!(answer.status(), 101);
    for text in ["one", "two"] {
        socket.send(Message::text(text)).await.unwrap();
        let echoed = socket.next().await.unwrap().unwrap();
        assert_eq!(echoed, Message::text(text));
    }
    socket.close(None).await.unwrap();
    assert_eq!(stage.checks(), 2);
    // 101 is no success that is counted by default; the application tracks what a socket used.
    assert_eq!(stage.events().await, 0);
}
