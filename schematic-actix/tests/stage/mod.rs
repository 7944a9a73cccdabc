//! A local Schematic, a client of it, and requests to applications in this process.
#![allow(dead_code)]

use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::test::TestRequest;
use actix_web::{Error, HttpMessage, test};
use schematic_actix::client::cache::CacheOptions;
use schematic_actix::{EvaluationContext, Schematic, SchematicMiddleware};
use schematic_emulator::Emulator;

/// `reports` is on for acme, `generate` for everyone, `plus` for no one.
const SEED: &str = "
flags:
  generate: true
  plus: false
  reports:
    rules:
      - when: [{ company: { org: acme } }]
companies:
  - keys: { org: acme }
  - keys: { org: globex }
";

/// What an application's authentication leaves in a request.
#[derive(Clone)]
pub(crate) struct Claims(pub(crate) &'static str);

pub(crate) struct Stage {
    pub(crate) emulator: Emulator,
    pub(crate) schematic: Schematic,
}

impl Stage {
    pub(crate) async fn set() -> Self {
        Self::with(SEED).await
    }

    pub(crate) async fn with(seed: &str) -> Self {
        let emulator = Emulator::builder().seed(seed).start().await.unwrap();
        let schematic = Schematic::builder(emulator.api_key())
            .base_url(emulator.base_url())
            .event_capture_base_url(emulator.event_capture_base_url())
            .cache(CacheOptions::new().size(0))
            .build()
            .unwrap();
        Self {
            emulator,
            schematic,
        }
    }

    pub(crate) fn middleware(&self) -> SchematicMiddleware {
        SchematicMiddleware::new(self.schematic.clone())
            .keys_from(|claims: &Claims| EvaluationContext::company("org", claims.0))
    }

    pub(crate) fn checks(&self) -> u64 {
        self.emulator.requests_total()
    }
}

pub(crate) fn request(method: Method, path: &str, claims: Option<&'static str>) -> Request {
    let request = TestRequest::with_uri(path).method(method).to_request();
    if let Some(org) = claims {
        request.extensions_mut().insert(Claims(org));
    }
    request
}

/// The status of a `GET`.
pub(crate) async fn status<A, B>(app: &A, path: &str, claims: Option<&'static str>) -> StatusCode
where
    A: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let request = request(Method::GET, path, claims);
    test::call_service(app, request).await.status()
}

/// The body of the answer to a `GET`.
pub(crate) async fn text<A, B>(app: &A, path: &str, claims: Option<&'static str>) -> String
where
    A: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let request = request(Method::GET, path, claims);
    let body = test::call_and_read_body(app, request).await;
    String::from_utf8(body.to_vec()).unwrap()
}
