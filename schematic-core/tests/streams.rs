//! Answers that are read in chunks, over real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use bytes::Bytes;
use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, StreamedResponse, Transport};
use schematic_core::clock::ManualClock;
use schematic_core::{Error, ErrorKind, Schematic};
use support::until::{soon, wait_of};
use support::{KEY, Script, answer, client as scripted, drive};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SECOND: Duration = Duration::from_secs(1);
const HEAD: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: text/csv\r\ntransfer-encoding: chunked\r\n\r\n";

/// A server that answers as the test says, and a client that waits at most ten seconds.
struct World {
    listener: TcpListener,
    client: Schematic,
    clock: ManualClock,
}

impl World {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let clock = ManualClock::default();
        let client = Schematic::builder(KEY)
            .base_url(format!("http://{}", listener.local_addr().unwrap()))
            .clock(clock.clone())
            .timeout(10 * SECOND)
            .body_limit(8)
            .max_retries(1)
            .build()
            .unwrap();
        Self {
            listener,
            client,
            clock,
        }
    }

    /// Accepts the next connection, and returns the head of its request.
    async fn accept(&self) -> (TcpStream, String) {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        (stream, String::from_utf8(head).unwrap())
    }

    /// Asks for the file, and returns the answer and the connection that it comes over.
    async fn ask(&self, options: &RequestOptions) -> (StreamedResponse<'_>, TcpStream) {
        let answer = async {
            let (mut stream, head) = self.accept().await;
            assert!(
                head.to_lowercase().contains("accept: text/csv\r\n"),
                "{head}"
            );
            stream.write_all(HEAD.as_bytes()).await.unwrap();
            stream
        };
        let (response, stream) = tokio::join!(self.client.stream(file(), options), answer);
        (response.unwrap(), stream)
    }
}

fn file() -> Call {
    Call::new(Method::GET, "/data-exports/{id}/artifact")
        .path("id", "1")
        .accepting("text/csv")
}

async fn chunk(stream: &mut TcpStream, text: &str) {
    let chunk = format!("{:x}\r\n{text}\r\n", text.len());
    stream.write_all(chunk.as_bytes()).await.unwrap();
}

async fn next(response: &mut StreamedResponse<'_>) -> Option<Result<Bytes, Error>> {
    soon("a chunk", response.next_chunk()).await
}

#[tokio::test]
async fn chunks_come_as_they_are_sent() {
    let world = World::start().await;
    let (mut response, mut stream) = world.ask(&RequestOptions::new()).await;
    assert_eq!(response.headers()["content-type"], "text/csv");
    // More in all than a whole answer may have, and longer than an attempt may take.
    for line in ["1,2,3", "4,5,6", "7,8,9", "0"] {
        let sending = async {
            wait_of(&world.clock).await;
            world.clock.advance(9 * SECOND);
            chunk(&mut stream, line).await;
        };
        let (received, ()) = tokio::join!(next(&mut response), sending);
        assert_eq!(received.unwrap().unwrap(), line);
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    assert!(next(&mut response).await.is_none());
    assert!(next(&mut response).await.is_none());
}

#[tokio::test]
async fn a_chunk_that_does_not_come_is_not_waited_for() {
    let world = World::start().await;
    let (mut response, mut stream) = world.ask(&RequestOptions::new()).await;
    chunk(&mut stream, "1,2").await;
    assert_eq!(next(&mut response).await.unwrap().unwrap(), "1,2");
    let error = drive(&world.clock, response.next_chunk())
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.path(), Some("/data-exports/{id}/artifact"));
    assert!(error.message().contains("10.0s"), "{error}");
    assert!(next(&mut response).await.is_none());
}

#[tokio::test]
async fn a_total_time_limit_holds_for_the_whole() {
    let world = World::start().await;
    let options = RequestOptions::new().total_timeout(15 * SECOND);
    let (mut response, mut stream) = world.ask(&options).await;
    world.clock.advance(9 * SECOND);
    chunk(&mut stream, "1,2").await;
    assert_eq!(next(&mut response).await.unwrap().unwrap(), "1,2");
    let error = drive(&world.clock, response.next_chunk())
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.message().contains("6.0s"), "{error}");
}

#[tokio::test]
async fn a_body_that_is_cut_is_an_error_behind_what_came() {
    let world = World::start().await;
    let (mut response, mut stream) = world.ask(&RequestOptions::new()).await;
    chunk(&mut stream, "1,2").await;
    drop(stream);
    assert_eq!(next(&mut response).await.unwrap().unwrap(), "1,2");
    let error = next(&mut response).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(next(&mut response).await.is_none());
}

#[tokio::test]
async fn until_the_head_is_there_it_is_a_call_like_any() {
    let world = World::start().await;
    let client = Schematic::builder(KEY)
        .base_url(format!("http://{}", world.listener.local_addr().unwrap()))
        .build()
        .unwrap();
    let busy =
        "HTTP/1.1 503 Busy\r\nretry-after-ms: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let gone = "{\"error\":\"no such export\"}";
    let gone = format!(
        "HTTP/1.1 404 Gone\r\ncontent-length: {}\r\n\r\n{gone}",
        gone.len()
    );
    let serving = async {
        for answer in [busy, &gone] {
            let (mut stream, _) = world.accept().await;
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    };
    let options = RequestOptions::new();
    let both = async { tokio::join!(client.stream(file(), &options), serving) };
    let (response, ()) = soon("the answer", both).await;
    let error = response.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotFound, 2));
    assert!(error.message().contains("no such export"), "{error}");
}

#[tokio::test]
async fn transports_of_the_application_stream_too() {
    let clock = ManualClock::default();
    let script = Script::new(&clock, [answer(200, "1,2\n3,4\n")]);
    let client = scripted(&clock, &script).body_limit(1).build().unwrap();
    let mut response = client.stream(file(), &RequestOptions::new()).await.unwrap();
    assert_eq!(next(&mut response).await.unwrap().unwrap(), "1,2\n3,4\n");
    assert!(next(&mut response).await.is_none());

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let error = offline
        .stream(file(), &RequestOptions::new())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
}
