//! A client with a DataStream, and the server that feeds it, on one thread.

use std::time::Duration;

use futures_util::StreamExt;
use schematic_core::datastream::{DataStreamOptions, FlagCheckEvents};
use schematic_core::shared_store::MemoryStore;
use schematic_core::{EvaluationContext, Schematic};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;
use tokio_tungstenite::WebSocketStream;

use crate::harness::Failure;

/// A client whose flags and companies come from here.
pub(super) struct Feed {
    pub(super) client: Schematic,
    runtime: Runtime,
    server: WebSocketStream<TcpStream>,
}

impl Feed {
    /// A client that is connected and knows these flags. Without `events` it reports no checks.
    pub(super) fn new(flags: &[Value], events: FlagCheckEvents) -> Result<Self, Failure> {
        Self::sharing(flags, events, None)
    }

    /// A client that is connected, and shares what it receives through a store, if there is one.
    pub(super) fn sharing(
        flags: &[Value],
        events: FlagCheckEvents,
        store: Option<MemoryStore>,
    ) -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (client, server) = runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let settings = DataStreamOptions::new()
                .url(format!("ws://{}/datastream", listener.local_addr()?))
                .max_entities(1_000_000)
                .max_bytes(usize::MAX)
                .flag_check_events(events);
            let settings = match store {
                Some(store) => settings.store(store),
                None => settings,
            };
            let client = Schematic::builder("sch_bench")
                .base_url("http://127.0.0.1:9")
                .event_capture_base_url("http://127.0.0.1:9")
                .datastream(settings)
                .build()?;
            let (stream, _) = listener.accept().await?;
            let mut server = tokio_tungstenite::accept_async(stream).await?;
            server.next().await.ok_or("the client asks for nothing")??;
            Ok::<_, Failure>((client, server))
        })?;
        let mut feed = Self {
            client,
            runtime,
            server,
        };
        feed.send(&frame(&flags_message(flags)), |_| true)?;
        let ready = feed.client.ready(Duration::from_secs(10));
        if feed.runtime.block_on(ready) {
            Ok(feed)
        } else {
            Err("the flags did not arrive".into())
        }
    }

    /// Tells these companies.
    pub(super) fn companies(
        &mut self,
        companies: impl IntoIterator<Item = Value>,
        last: &EvaluationContext,
    ) -> Result<(), Failure> {
        for company in companies {
            let frame = frame(&company_message(&company));
            self.send(&frame, |_| true)?;
        }
        self.send(&[], |client| {
            client.check("probe", last).enabled_now().is_some()
        })
    }

    /// Writes frames and waits until they are served.
    pub(super) fn send(
        &mut self,
        frames: &[u8],
        served: impl Fn(&Schematic) -> bool,
    ) -> Result<(), Failure> {
        let (client, server) = (&self.client, self.server.get_mut());
        self.runtime.block_on(async {
            server.write_all(frames).await?;
            while !served(client) {
                yield_now().await;
            }
            Ok(())
        })
    }
}

/// A text frame as a server writes it.
pub(super) fn frame(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    let mut frame = vec![0x81];
    match text.len() {
        length @ 0..126 => frame.push(length as u8),
        length @ 126..65_536 => {
            frame.push(126);
            frame.extend_from_slice(&(length as u16).to_be_bytes());
        }
        length => {
            frame.push(127);
            frame.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    frame.extend_from_slice(text.as_bytes());
    frame
}

fn flags_message(flags: &[Value]) -> Value {
    json!({"entity_type": "rulesengine.Flags", "message_type": "full", "data": flags})
}

pub(super) fn flag_message(flag: &Value) -> Value {
    json!({"entity_type": "rulesengine.Flag", "message_type": "full", "data": flag})
}

pub(super) fn company_message(company: &Value) -> Value {
    json!({"entity_type": "rulesengine.Company", "message_type": "full",
        "entity_id": company["id"], "data": company})
}

pub(super) fn partial_message(id: &str, patch: &Value) -> Value {
    json!({"entity_type": "rulesengine.Company", "message_type": "partial",
        "entity_id": id, "data": patch})
}
