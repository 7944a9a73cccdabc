//! Usage of gRPC services, with tonic on both sides of the layers: what a call ended with decides,
//! and not its HTTP status, which is 200 in any case.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    missing_docs
)]

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, BufMut};
use futures_util::future::{Ready, ready};
use futures_util::{Stream, StreamExt, stream};
use http::uri::PathAndQuery;
use schematic_core::{EvaluationContext, Schematic};
use schematic_emulator::Emulator;
use schematic_tower::{SchematicLayer, TrackUsageLayer};
use tonic::body::Body;
use tonic::client;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::server::{self, ServerStreamingService, UnaryService};
use tonic::{Code, Request, Response, Status};
use tower::{Service, ServiceBuilder};

/// Messages that are texts.
#[derive(Clone, Copy, Default)]
struct Text;

impl Codec for Text {
    type Encode = String;
    type Decode = String;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        *self
    }

    fn decoder(&mut self) -> Self {
        *self
    }
}

impl Encoder for Text {
    type Item = String;
    type Error = Status;

    fn encode(&mut self, item: String, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.put_slice(item.as_bytes());
        Ok(())
    }
}

impl Decoder for Text {
    type Item = String;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<String>, Status> {
        let bytes = buffer.copy_to_bytes(buffer.remaining());
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// A service that ends each call as its message asks.
#[derive(Clone, Copy)]
struct Generator;

/// What a call with this message ends with.
fn outcome(message: &str) -> Result<String, Status> {
    match message.parse::<i32>() {
        Ok(code) => Err(Status::new(Code::from_i32(code), "as asked")),
        Err(_) => Ok(message.to_uppercase()),
    }
}

impl UnaryService<String> for Generator {
    type Response = String;
    type Future = Ready<Result<Response<String>, Status>>;

    fn call(&mut self, request: Request<String>) -> Self::Future {
        ready(outcome(request.get_ref()).map(Response::new))
    }
}

type Messages = Pin<Box<dyn Stream<Item = Result<String, Status>> + Send>>;

impl ServerStreamingService<String> for Generator {
    type Response = String;
    type ResponseStream = Messages;
    type Future = Ready<Result<Response<Messages>, Status>>;

    /// The outcome comes after a message.
    fn call(&mut self, request: Request<String>) -> Self::Future {
        let messages = [Ok("first".to_owned()), outcome(request.get_ref())];
        ready(Ok(Response::new(stream::iter(messages).boxed())))
    }
}

impl Service<http::Request<Body>> for Generator {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let service = *self;
        Box::pin(async move {
            let mut grpc = server::Grpc::new(Text);
            Ok(match request.uri().path() {
                "/Generator/Unary" => grpc.unary(service, request).await,
                _ => grpc.server_streaming(service, request).await,
            })
        })
    }
}

struct World {
    schematic: Schematic,
    _emulator: Emulator,
}

impl World {
    async fn new() -> Self {
        let emulator = Emulator::start().await.unwrap();
        let schematic = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .build()
            .unwrap();
        Self {
            schematic,
            _emulator: emulator,
        }
    }

    /// How many events a call of `method` with `message` made, and the code that it ended with.
    async fn call(
        &self,
        track: TrackUsageLayer,
        method: &'static str,
        message: &str,
    ) -> (u64, Code) {
        let schematic = SchematicLayer::new(self.schematic.clone())
            .keys_from_parts(|_| EvaluationContext::company("org", "acme"));
        let service = ServiceBuilder::new()
            .layer(schematic)
            .layer(track)
            .service(Generator);
        let mut client = client::Grpc::new(service);
        client.ready().await.unwrap();
        let path = PathAndQuery::from_static(method);
        let request = Request::new(message.to_owned());
        let code = if method.ends_with("Unary") {
            let answer = client.unary(request, path, Text).await;
            answer.err().map_or(Code::Ok, |status| status.code())
        } else {
            let answer = client.server_streaming(request, path, Text).await.unwrap();
            let messages: Vec<_> = answer.into_inner().collect().await;
            match messages.into_iter().find_map(Result::err) {
                Some(status) => status.code(),
                None => Code::Ok,
            }
        };
        (self.schematic.flush().await.sent, code)
    }
}

#[tokio::test]
async fn a_call_counts_if_its_status_is_ok() {
    let world = World::new().await;
    for method in ["/Generator/Unary", "/Generator/Stream"] {
        let call = async |message| {
            let track = TrackUsageLayer::new("generate");
            world.call(track, method, message).await
        };
        assert_eq!(call("pages").await, (1, Code::Ok), "{method}");
        assert_eq!(call("7").await, (0, Code::PermissionDenied), "{method}");
        assert_eq!(call("13").await, (0, Code::Internal), "{method}");
    }
}

#[tokio::test]
async fn the_application_may_count_other_codes() {
    let world = World::new().await;
    let exhausted = || {
        TrackUsageLayer::new("generate").counting(|answer| {
            let head = &answer.head().headers;
            let status = answer.trailers().unwrap_or(head).get("grpc-status");
            status.is_some_and(|status| status == "8")
        })
    };
    for method in ["/Generator/Unary", "/Generator/Stream"] {
        let (events, code) = world.call(exhausted(), method, "8").await;
        assert_eq!((events, code), (1, Code::ResourceExhausted), "{method}");
        let (events, _) = world.call(exhausted(), method, "pages").await;
        assert_eq!(events, 0, "{method}");
    }
}
