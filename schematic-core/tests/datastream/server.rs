//! A DataStream server that a test drives step by step.

use futures_util::{SinkExt, StreamExt};
use http::HeaderMap;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Bytes, Message};

use crate::until::soon;

/// A server that accepts connections only when a test says so.
pub(crate) struct Server {
    pub(crate) url: String,
    listener: TcpListener,
}

/// One connection to it.
pub(crate) struct Connection {
    pub(crate) headers: HeaderMap,
    pub(crate) path: String,
    stream: WebSocketStream<TcpStream>,
}

/// What a client did.
#[derive(Debug, PartialEq)]
pub(crate) enum ClientAction {
    Asked(Value),
    Pinged,
    Ponged(Vec<u8>),
    /// It closed the connection, politely or not.
    Left {
        politely: bool,
    },
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}/datastream", listener.local_addr().unwrap());
        Self { url, listener }
    }

    /// Accepts the next connection.
    pub(crate) async fn accept(&self) -> Connection {
        let (headers, path) = (&mut HeaderMap::new(), &mut String::new());
        let note = |request: &Request, response: Response| {
            *headers = request.headers().clone();
            *path = request.uri().to_string();
            Ok(response)
        };
        let stream = self.tcp().await;
        let stream = tokio_tungstenite::accept_hdr_async(stream, note)
            .await
            .unwrap();
        Connection {
            headers: std::mem::take(headers),
            path: std::mem::take(path),
            stream,
        }
    }

    /// Accepts the next connection without a word.
    pub(crate) async fn tcp(&self) -> TcpStream {
        let accepted = soon("a connection of the client's", self.listener.accept());
        accepted.await.unwrap().0
    }

    /// Answers the next attempt to connect with a status.
    pub(crate) async fn refuse(&self, status: u16, body: &str) {
        let answer = format!(
            "HTTP/1.1 {status} No\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        self.answer(&answer).await;
    }

    /// Answers the next attempt to connect with these bytes, and ends it.
    pub(crate) async fn answer(&self, answer: &str) {
        let mut stream = self.tcp().await;
        let mut read = Vec::new();
        while !read.ends_with(b"\r\n\r\n") {
            read.push(stream.read_u8().await.unwrap());
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        let _ = stream.shutdown().await;
    }
}

impl Connection {
    /// What the client does next.
    pub(crate) async fn next(&mut self) -> ClientAction {
        match soon("something that the client does", self.stream.next()).await {
            Some(Ok(Message::Text(text))) => {
                ClientAction::Asked(serde_json::from_str(&text).unwrap())
            }
            Some(Ok(Message::Ping(_))) => ClientAction::Pinged,
            Some(Ok(Message::Pong(payload))) => ClientAction::Ponged(payload.to_vec()),
            Some(Ok(Message::Close(_))) => ClientAction::Left { politely: true },
            Some(Ok(other)) => panic!("{other:?}"),
            Some(Err(_)) | None => ClientAction::Left { politely: false },
        }
    }

    /// What the client asks for next, whatever it does before.
    pub(crate) async fn asked(&mut self) -> Value {
        loop {
            match self.next().await {
                ClientAction::Asked(mut request) => return request["data"].take(),
                ClientAction::Left { .. } => panic!("the client left"),
                ClientAction::Pinged | ClientAction::Ponged(_) => {}
            }
        }
    }

    /// Waits until the client answers the ping with this payload, whatever it does before.
    pub(crate) async fn ponged(&mut self, payload: &[u8]) {
        soon("the answer to a ping", async {
            loop {
                match self.next().await {
                    ClientAction::Ponged(answered) if answered == payload => return,
                    ClientAction::Left { .. } => panic!("the client left"),
                    ClientAction::Asked(_) | ClientAction::Pinged | ClientAction::Ponged(_) => {}
                }
            }
        })
        .await;
    }

    pub(crate) async fn send(&mut self, message: Value) {
        self.send_text(&message.to_string()).await;
    }

    pub(crate) async fn send_text(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.unwrap();
    }

    pub(crate) async fn send_binary(&mut self, bytes: &[u8]) {
        let bytes = Bytes::copy_from_slice(bytes);
        self.stream.send(Message::Binary(bytes)).await.unwrap();
    }

    pub(crate) async fn ping(&mut self, payload: &'static [u8]) {
        let ping = Message::Ping(Bytes::from_static(payload));
        self.stream.send(ping).await.unwrap();
    }

    pub(crate) async fn close(&mut self, code: u16, reason: &str) {
        let frame = CloseFrame {
            code: CloseCode::from(code),
            reason: reason.into(),
        };
        self.stream.close(Some(frame)).await.unwrap();
    }

    /// Writes bytes that need not be frames.
    pub(crate) async fn send_raw(&mut self, bytes: &[u8]) {
        self.try_send_raw(bytes).await.unwrap();
    }

    /// Writes bytes, unless the client is gone.
    pub(crate) async fn try_send_raw(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let written = self.stream.get_mut().write_all(bytes);
        soon("that the client takes bytes, or leaves", written).await
    }
}
