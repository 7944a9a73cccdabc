//! A WebSocket client that does what a test says.

use futures_util::{SinkExt as _, StreamExt as _};
use schematic_emulator::Emulator;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Bytes, Error, Message};

use crate::support::in_time;

pub(crate) struct Client {
    pub(crate) stream: WebSocketStream<TcpStream>,
}

/// How a connection came to its end.
#[derive(Debug, PartialEq)]
pub(crate) enum End {
    Closed(Option<u16>),
    Broken,
}

impl Client {
    pub(crate) async fn connect(emulator: &Emulator) -> Self {
        let key = emulator.api_key().to_owned();
        let connected = Self::try_connect(emulator, &[("x-schematic-api-key", &key)]).await;
        connected.unwrap()
    }

    /// Connects with these headers, or says with what status it may not.
    pub(crate) async fn try_connect(
        emulator: &Emulator,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, u16> {
        let mut request = emulator.datastream_url().into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let tcp = TcpStream::connect(emulator.address()).await.unwrap();
        match in_time(tokio_tungstenite::client_async(request, tcp)).await {
            Ok((stream, _)) => Ok(Self { stream }),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// A client that has received all flags.
    pub(crate) async fn with_flags(emulator: &Emulator) -> Self {
        let mut client = Self::connect(emulator).await;
        client.ask("Flags", json!({})).await;
        assert_eq!(client.next().await["entity_type"], "rulesengine.Flags");
        client
    }

    /// Asks for something, as most clients do.
    pub(crate) async fn ask(&mut self, entity: &str, more: Value) {
        let mut data = json!({"action": "start", "entity_type": format!("rulesengine.{entity}")});
        for (name, value) in more.as_object().unwrap() {
            data[name] = value.clone();
        }
        self.say(&json!({ "data": data }).to_string()).await;
    }

    pub(crate) async fn ask_keys(&mut self, entity: &str, keys: Value) {
        self.ask(entity, json!({ "keys": keys })).await;
    }

    pub(crate) async fn say(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.unwrap();
    }

    pub(crate) async fn ping(&mut self, payload: &'static [u8]) {
        let ping = Message::Ping(Bytes::from_static(payload));
        self.stream.send(ping).await.unwrap();
    }

    /// The next message, as JSON.
    pub(crate) async fn next(&mut self) -> Value {
        serde_json::from_str(&self.next_text().await).unwrap()
    }

    /// The next message's entity type, its message type, and its data.
    pub(crate) async fn receive(&mut self) -> (String, String, Value) {
        let mut message = self.next().await;
        let word = |message: &Value, name: &str| message[name].as_str().unwrap().to_owned();
        (
            word(&message, "entity_type").replace("rulesengine.", ""),
            word(&message, "message_type"),
            message["data"].take(),
        )
    }

    pub(crate) async fn next_text(&mut self) -> String {
        loop {
            match in_time(self.stream.next()).await.unwrap().unwrap() {
                Message::Text(text) => return text.to_string(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next frame of any sort.
    pub(crate) async fn frame(&mut self) -> Option<Message> {
        in_time(self.stream.next()).await?.ok()
    }

    /// What is received until the end, and the end.
    pub(crate) async fn rest(&mut self) -> (Vec<Value>, End) {
        let mut received = Vec::new();
        loop {
            match in_time(self.stream.next()).await {
                Some(Ok(Message::Text(text))) => {
                    received.push(serde_json::from_str(&text).unwrap());
                }
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map(|frame| frame.code.into());
                    return (received, End::Closed(code));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return (received, End::Broken),
            }
        }
    }
}

/// Returns as many pings as go into one write, each with all the payload that it may have.
pub(crate) fn pings() -> Vec<u8> {
    let mut ping = vec![0x89, 0x80 | 125, 0, 0, 0, 0];
    ping.extend_from_slice(&[b'x'; 125]);
    ping.repeat(500)
}
