//! Requests that the application writes by hand: they go to Schematic's API and nowhere else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::time::Duration;

use http::{HeaderName, HeaderValue, Method};
use schematic_core::{ErrorKind, Schematic};
use schematic_emulator::{Emulator, Fault};
use serde::Deserialize;
use serde_json::{Value, json};
use support::{KEY, RawServer};

const SEED: &str = "companies: [{keys: {org: acme}, name: Acme}]";

async fn world() -> (Emulator, Schematic) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let client = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .build()
        .unwrap();
    (emulator, client)
}

#[tokio::test]
async fn no_path_leads_the_key_to_another_host() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let (api, other) = (
        RawServer::start(answer).await,
        RawServer::start(answer).await,
    );
    for prefix in ["", "/", "/prefix"] {
        let client = Schematic::builder(KEY)
            .base_url(format!("{}{prefix}", api.url()))
            .build()
            .unwrap();
        let host = other.url().replace("http://", "");
        for path in [
            format!("@{host}/"),
            format!(":secret@{host}/"),
            format!("//{host}/"),
            format!("///{host}/"),
            format!("\\\\{host}/"),
            format!("/\\{host}/"),
            format!("http://{host}/"),
            format!("http:{host}/"),
            format!(".{host}/"),
            format!("/../../{host}/"),
            format!("/%2e%2e/{host}/"),
            format!("/a\r\nHost: {host}\r\n\r\n"),
            format!("/\t/{host}/"),
            format!("\u{0}//{host}/"),
            format!(" //{host}/"),
            format!("?@{host}/"),
            format!("#@{host}/"),
            String::new(),
        ] {
            for method in [Method::GET, Method::POST] {
                let error = client.request(method, path.clone()).await.unwrap_err();
                assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{path:?}: {error}");
                assert_eq!(error.attempts(), 0, "{path:?}");
            }
        }
        let id = "@other.example//..";
        client
            .request(Method::GET, "/companies/{id}")
            .path("id", id)
            .await
            .unwrap();
        client
            .request(Method::GET, "/a")
            .query("b", "/@c?#\r\n")
            .await
            .unwrap();
    }
    assert_eq!(other.requests(), [""; 0]);
    let targets: Vec<_> = api
        .requests()
        .iter()
        .map(|request| request.split(' ').nth(1).unwrap().to_owned())
        .collect();
    let encoded = "/companies/%40other.example%2F%2F..";
    let query = "/a?b=%2F%40c%3F%23%0D%0A";
    let expected = [
        encoded.to_owned(),
        query.to_owned(),
        encoded.to_owned(),
        query.to_owned(),
        format!("/prefix{encoded}"),
        format!("/prefix{query}"),
    ];
    assert_eq!(targets, expected);
}

#[tokio::test]
async fn query_body_and_options_are_sent() {
    let (emulator, client) = world().await;
    let found = client
        .request(Method::GET, "/companies/lookup")
        .query("keys[org]", "acme")
        .header(
            HeaderName::from_static("x-trace"),
            HeaderValue::from_static("1"),
        )
        .timeout(Duration::from_secs(30))
        .await
        .unwrap();
    assert_eq!(found["data"]["name"], "Acme");

    let body = json!({"keys": {"org": "globex"}, "name": "Globex"});
    let made: Value = client
        .request(Method::POST, "/companies")
        .json(&body)
        .await
        .unwrap();
    assert_eq!(made["data"]["name"], "Globex");

    let requests = emulator.requests();
    assert_eq!(requests[0].headers["x-trace"], "1");
    assert_eq!(
        serde_json::from_slice::<Value>(&requests[1].body).unwrap(),
        body
    );
}

#[tokio::test]
async fn the_answer_is_read_as_a_type() {
    #[derive(Deserialize)]
    struct Count {
        data: Counted,
    }
    #[derive(Deserialize)]
    struct Counted {
        count: u32,
    }
    let (_emulator, client) = world().await;
    let request = || client.request(Method::GET, "/companies/count");
    let count: Count = request().typed().await.unwrap();
    assert_eq!(count.data.count, 1);
    let error = request().typed::<Vec<u8>>().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::Decode, Some("/companies/count"))
    );
    assert_eq!(request().response().await.unwrap().status, 200);
}

#[tokio::test]
async fn failures_are_those_of_every_call() {
    let (emulator, client) = world().await;
    let error = client
        .request(Method::GET, "/companies/nope")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.path()),
        (ErrorKind::NotFound, Some("/companies/nope"))
    );

    emulator.inject(Fault::status(503).times(3)).unwrap();
    let request = client
        .request(Method::GET, "/companies/count")
        .max_retries(0);
    let error = request.await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let error = offline
        .request(Method::GET, "/companies")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
}
