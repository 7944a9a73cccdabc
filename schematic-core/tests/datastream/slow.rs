//! Messages that take long to arrive.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Uri};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{Connected, Connection};
use hyper_util::rt::{TokioExecutor, TokioIo};
use schematic_core::datastream::DataStreamState;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::util::MapRequest;
use tower_service::Service;

use crate::server::{self, ClientAction};
use crate::until::until;
use crate::world::{SECOND, World, beta, company, flags};

/// Makes connections, and counts the bytes that the client has read from them.
#[derive(Clone, Default)]
struct Counting(Arc<watch::Sender<usize>>);

struct Counted {
    stream: TcpStream,
    read: Arc<watch::Sender<usize>>,
}

impl Service<Uri> for Counting {
    type Response = TokioIo<Counted>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let read = Arc::clone(&self.0);
        Box::pin(async move {
            let stream = TcpStream::connect(uri.authority().unwrap().as_str()).await?;
            Ok(TokioIo::new(Counted { stream, read }))
        })
    }
}

impl Connection for Counted {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let read = buffer.filled().len() - before;
        self.read.send_modify(|all| *all += read);
        polled
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// A client whose server was asked for the flags.
struct Asked {
    world: World,
    server: server::Connection,
    read: watch::Receiver<usize>,
}

impl Asked {
    async fn start() -> Self {
        let counting = Counting::default();
        let mut read = counting.0.subscribe();
        let client = Client::builder(TokioExecutor::new()).build(counting);
        let connector = MapRequest::new(client, |request: Request<Bytes>| request.map(Full::new));
        let world = World::with(|settings| settings.connector(connector)).await;
        let mut server = world.server.accept().await;
        server.asked().await;
        read.mark_unchanged();
        Self {
            world,
            server,
            read,
        }
    }

    /// Sends bytes and waits until the client has read them; then half a second passes.
    async fn send(&mut self, bytes: &[u8]) {
        let all = *self.read.borrow() + bytes.len();
        self.server.send_raw(bytes).await;
        tokio::select! {
            read = self.read.wait_for(|read| *read >= all) => drop(read.unwrap()),
            () = self.world.reached(DataStreamState::Disconnected) => {
                panic!("given up after {:?}", self.world.now());
            }
        }
        self.world.clock.advance(SECOND / 2);
    }
}

/// A snapshot of so many flags as one text.
fn snapshot(count: usize) -> Vec<u8> {
    let mut all = Vec::new();
    for number in 0..count {
        let mut flag = beta("c1");
        flag["id"] = format!("flag_{number}").into();
        flag["key"] = format!("flag-{number}").into();
        all.push(flag);
    }
    flags(&all).to_string().into_bytes()
}

/// A frame of a server's with this first byte.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first, 127];
    frame.extend_from_slice(&(payload.len() as u64).to_be_bytes());
    frame.extend_from_slice(payload);
    frame
}

#[tokio::test]
async fn a_long_message_may_take_longer_than_a_server_may_be_silent() {
    const FLAGS: usize = 7_000;
    let text = snapshot(FLAGS);
    assert!(text.len() > 2_200_000);
    let whole = frame(0x81, &text);
    let as_one = whole.chunks(whole.len().div_ceil(110)).map(<[u8]>::to_vec);
    let chunks: Vec<_> = text.chunks(text.len().div_ceil(110)).collect();
    let last = chunks.len() - 1;
    let in_fragments = chunks.iter().enumerate().map(|(number, chunk)| {
        let continued = if number == 0 { 0x01 } else { 0x00 };
        frame(if number == last { 0x80 } else { continued }, chunk)
    });
    for parts in [as_one.collect::<Vec<_>>(), in_fragments.collect()] {
        assert_eq!(parts.len(), 110);
        let mut asked = Asked::start().await;
        for part in &parts {
            asked.send(part).await;
        }
        let Asked {
            world, mut server, ..
        } = asked;
        assert_eq!(world.now(), 55 * SECOND);
        world.reached(DataStreamState::Ready).await;
        let status = world.client.status().datastream.unwrap();
        assert_eq!((status.flags, status.failed_attempts), (FLAGS, 0));
        assert_eq!(status.last_error, None);
        // While it arrived it was not asked for again.
        server.ping(b"end").await;
        loop {
            match server.next().await {
                ClientAction::Pinged => {}
                ClientAction::Ponged(payload) => break assert_eq!(payload, b"end"),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn flags_that_do_not_come_are_asked_for_again_whatever_else_comes() {
    let Asked {
        world, mut server, ..
    } = Asked::start().await;
    for number in 1..=4_usize {
        let id = format!("c{number}");
        server.send(company(&id, json!({"org": id}))).await;
        let entities = || world.client.status().datastream.unwrap().entities;
        until(&id, || entities() == number).await;
        // At the fourth it is due.
        world.clock.advance(5 * SECOND / 2);
    }
    assert_eq!(server.asked().await["entity_type"], "rulesengine.Flags");
}

#[tokio::test]
async fn a_message_that_stops_half_way_is_not_waited_for() {
    let mut asked = Asked::start().await;
    let whole = frame(0x81, &snapshot(100));
    for part in whole[..whole.len() / 2].chunks(100).take(60) {
        asked.send(part).await;
    }
    let Asked { world, .. } = asked;
    assert_eq!(world.now(), 30 * SECOND);
    // Half a second has passed since the last byte.
    world.clock.advance(39 * SECOND);
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    let state = || world.client.status().datastream.unwrap().state;
    assert_eq!(state(), DataStreamState::Connected);
    world.clock.advance(SECOND);
    world.reached(DataStreamState::Disconnected).await;
    let error = world.client.status().datastream.unwrap().last_error;
    assert_eq!(
        error.as_deref(),
        Some("the server said nothing for too long")
    );
    world.reconnect().await;
    world.make_ready().await;
}
