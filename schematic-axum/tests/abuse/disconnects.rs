//! Clients that go away before their answer is whole.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use schematic_axum::{EvaluationContext, FlagKey, SchematicLayer, TrackUsageLayer, flag_guard};
use std::convert::Infallible;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::backend::Recorder;
use crate::serve;

/// Says when it is dropped.
struct Dropped(Arc<Notify>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

fn layer(recorder: &Recorder) -> SchematicLayer {
    SchematicLayer::new(recorder.clone())
        .keys_from_parts(|_| EvaluationContext::company("org", "acme"))
}

/// A connection over which `path` was asked for, and what has come back so far ends with `until`.
async fn ask(app: Router, path: &str, until: &str) -> TcpStream {
    let mut connection = TcpStream::connect(serve(app).await).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n");
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut read = Vec::new();
    while !read.ends_with(until.as_bytes()) {
        assert_ne!(
            connection.read_buf(&mut read).await.unwrap(),
            0,
            "closed too early"
        );
    }
    connection
}

/// A body that begins and then goes on only when the test lets it.
fn halting(go_on: Arc<Notify>, dropped: Arc<Notify>) -> Body {
    let dropped = Dropped(dropped);
    let rest = async move {
        go_on.notified().await;
        drop(dropped);
        Ok::<_, Infallible>(Bytes::from_static(b"rest"))
    };
    let begin = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"begin"))]);
    Body::from_stream(begin.chain(stream::once(rest)))
}

#[tokio::test]
async fn who_leaves_before_the_answer_is_not_counted() {
    let recorder = Recorder::new();
    let (called, dropped) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (calling, dropping) = (Arc::clone(&called), Arc::clone(&dropped));
    let handler = async move || {
        let _dropped = Dropped(dropping);
        calling.notify_one();
        std::future::pending::<()>().await;
    };
    let app = Router::new()
        .route(
            "/",
            get(handler).route_layer(TrackUsageLayer::new("generate")),
        )
        .layer(layer(&recorder));
    let connection = ask(app, "/", "").await;
    called.notified().await;
    drop(connection);
    dropped.notified().await;
    assert!(recorder.tracked().is_empty());
}

#[tokio::test]
async fn who_leaves_in_the_middle_of_the_answer_is_not_counted() {
    let recorder = Recorder::new();
    let (go_on, dropped) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let body = (Arc::clone(&go_on), Arc::clone(&dropped));
    let handler = async move || halting(body.0, body.1);
    let app = Router::new()
        .route(
            "/",
            get(handler).route_layer(TrackUsageLayer::new("generate")),
        )
        .layer(layer(&recorder));
    let connection = ask(app, "/", "begin\r\n").await;
    drop(connection);
    dropped.notified().await;
    assert!(recorder.tracked().is_empty());
}

#[tokio::test]
async fn who_stays_to_the_end_is_counted_once() {
    let recorder = Recorder::new();
    let (go_on, dropped) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let body = (Arc::clone(&go_on), Arc::clone(&dropped));
    let handler = async move || halting(body.0, body.1);
    let app = Router::new()
        .route(
            "/",
            get(handler).route_layer(TrackUsageLayer::new("generate")),
        )
        .layer(layer(&recorder));
    let mut connection = ask(app, "/", "begin\r\n").await;
    assert!(recorder.tracked().is_empty(), "the answer is not finished");
    go_on.notify_one();
    recorder.tracks(1).await;
    let mut read = Vec::new();
    while !read.ends_with(b"0\r\n\r\n") {
        assert_ne!(connection.read_buf(&mut read).await.unwrap(), 0);
    }
    assert_eq!(recorder.tracked().len(), 1);
}

#[derive(FlagKey)]
struct Generate;

#[flag_guard(Generate, track = "generate")]
async fn guarded(body: axum::Extension<Halting>) -> impl IntoResponse {
    halting(Arc::clone(&body.go_on), Arc::clone(&body.dropped))
}

#[derive(Clone)]
struct Halting {
    go_on: Arc<Notify>,
    dropped: Arc<Notify>,
}

#[tokio::test]
async fn an_attribute_counts_no_unfinished_answer_either() {
    let recorder = Recorder::new();
    let body = Halting {
        go_on: Arc::default(),
        dropped: Arc::default(),
    };
    let app = Router::new()
        .route("/", get(guarded))
        .layer(axum::Extension(body.clone()))
        .layer(layer(&recorder));
    let connection = ask(app.clone(), "/", "begin\r\n").await;
    drop(connection);
    body.dropped.notified().await;
    assert!(recorder.tracked().is_empty());
    let _connection = ask(app, "/", "begin\r\n").await;
    body.go_on.notify_one();
    recorder.tracks(1).await;
    assert_eq!(recorder.tracked().len(), 1);
}
