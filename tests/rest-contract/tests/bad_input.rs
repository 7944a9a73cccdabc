//! What no server should answer and no caller should ask: each is an error of the right kind that
//! names the operation, and none is a panic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use rest_contract::case::{Answered, Case};
use rest_contract::document::Document;
use rest_contract::server::{Arrived, Reply, Server};
use schematic_core::{Error, ErrorKind, Schematic};
use serde_json::{Value, json};

/// A server that always answers in one way, and a client of it.
struct World {
    client: Schematic,
    reply: Arc<Mutex<Reply>>,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    _server: Server,
}

impl World {
    async fn start() -> Self {
        let reply = Arc::new(Mutex::new(Reply::new(200, "")));
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let server = Server::start({
            let (reply, arrived) = (Arc::clone(&reply), Arc::clone(&arrived));
            move |one| {
                arrived.lock().unwrap().push(one);
                reply.lock().unwrap().clone()
            }
        });
        let server = server.await;
        let client = Schematic::builder("sch_dev_bad_input").base_url(server.url());
        Self {
            client: client.build().unwrap(),
            reply,
            arrived,
            _server: server,
        }
    }

    /// Asks for a company that is answered with `reply`; returns the error and how many requests
    /// arrived.
    async fn get_company(&self, reply: Reply) -> (Error, usize) {
        *self.reply.lock().unwrap() = reply;
        let answer = self.client.companies().get("comp_1").await;
        let Err(error) = answer else {
            panic!("it was read: {:?}", self.reply.lock().unwrap());
        };
        assert_eq!(error.operation(), Some("getCompany"), "{error:?}");
        assert_eq!(error.path(), Some("/companies/{company_id}"), "{error:?}");
        let arrived = std::mem::take(&mut *self.arrived.lock().unwrap());
        assert_eq!(
            usize::try_from(error.attempts()).unwrap(),
            arrived.len(),
            "{error:?}"
        );
        (error, arrived.len())
    }

    async fn expect(&self, reply: Reply, kind: ErrorKind) -> Error {
        let (error, requests) = self.get_company(reply).await;
        assert_eq!(error.kind(), kind, "{error:?}");
        assert_eq!(requests, 1, "{error:?}");
        error
    }
}

/// A company as the API answers it, with nothing but what is required.
fn company() -> Value {
    let document = Document::read();
    let mut operations = document.operations().into_iter();
    let operation = operations.find(|one| one.id == "getCompany").unwrap();
    match Case::minimal(&document, &Arc::new(operation)).answered {
        Answered::Json(_, sample) => sample.value,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn ids_that_are_no_segment_of_a_path_make_no_request() {
    let world = World::start().await;
    for id in ["", ".", ".."] {
        let error = world.client.companies().get(id).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert_eq!(error.operation(), Some("getCompany"));
        assert_eq!((error.attempts(), error.status()), (0, None));
        assert!(error.to_string().contains("company_id"), "{error}");
    }
    assert_eq!(*world.arrived.lock().unwrap(), []);
}

#[tokio::test]
async fn an_id_with_slashes_is_one_segment() {
    let world = World::start().await;
    *world.reply.lock().unwrap() = Reply::json(404, "");
    for (id, path) in [
        ("a/b", "a%2Fb"),
        ("../users", "..%2Fusers"),
        ("count?x=1#y", "count%3Fx%3D1%23y"),
        ("a\\b\0", "a%5Cb%00"),
        ("%2F", "%252F"),
    ] {
        let error = world.client.companies().get(id).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
        let arrived = world.arrived.lock().unwrap().pop().unwrap();
        assert_eq!(arrived.target, format!("/companies/{path}"));
    }
}

#[tokio::test]
async fn what_is_not_json_of_the_declared_shape_is_not_decoded() {
    let world = World::start().await;
    for body in [
        "",
        "<html>nothing here</html>",
        "null",
        "[]",
        "\"text\"",
        "{}",
        r#"{"data":null,"params":{}}"#,
        r#"{"data":[],"params":{}}"#,
        r#"{"data":"x","params":{}}"#,
        r#"{"data":{},"params":{}}"#,
        r#"{"error":"a refusal with status 200"}"#,
        r#"{"data":{"id":"\ud800"},"params":{}}"#,
        "{\"data\":{\"id\":\"\u{1}\"},\"params\":{}}",
    ] {
        let error = world
            .expect(Reply::json(200, body), ErrorKind::Decode)
            .await;
        assert_eq!(error.status().unwrap().as_u16(), 200);
        assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
    }
    let deep = format!(r#"{{"data":{}"#, "[".repeat(100_000));
    world
        .expect(Reply::json(200, deep), ErrorKind::Decode)
        .await;
    let not_utf8 = b"{\"data\":\"\xff\"}".to_vec();
    world
        .expect(Reply::json(200, not_utf8), ErrorKind::Decode)
        .await;
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_says_how_often_it_was_asked_for() {
    let arrived = Arc::new(Mutex::new(0));
    let server = Server::start({
        let arrived = Arc::clone(&arrived);
        move |_| {
            let mut arrived = arrived.lock().unwrap();
            *arrived += 1;
            match *arrived {
                1 | 2 => Reply::new(503, "").header("retry-after-ms", "1"),
                _ => Reply::json(200, r#"{"data":{"id":5}}"#),
            }
        }
    });
    let server = server.await;
    let client = Schematic::builder("sch_dev_bad_input").base_url(server.url());
    let client = client.build().unwrap();
    let error = client.companies().get("comp_1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!((error.attempts(), *arrived.lock().unwrap()), (3, 3));
    let raw = client.request(http::Method::GET, "/companies/comp_1");
    assert_eq!(raw.typed::<String>().await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_member_that_cannot_be_read_is_named() {
    let world = World::start().await;
    for (pointer, value, path) in [
        ("/data/id", json!(5), "data.id"),
        ("/data/created_at", json!("yesterday"), "data.created_at"),
        (
            "/data/created_at",
            json!("2024-02-30T00:00:00Z"),
            "data.created_at",
        ),
        ("/data/created_at", json!("2024-01-01"), "data.created_at"),
        ("/data/created_at", json!(""), "data.created_at"),
        ("/data/created_at", json!(1_700_000_000), "data.created_at"),
        ("/data/user_count", json!(1.5), "data.user_count"),
        (
            "/data/user_count",
            json!(9_223_372_036_854_775_808_u64),
            "data.user_count",
        ),
        ("/data/user_count", json!(1e30), "data.user_count"),
        ("/data/user_count", json!("7"), "data.user_count"),
        ("/data/rules", json!({}), "data.rules"),
        ("/data/plans", json!([{"id": 5}]), "data.plans[0].id"),
    ] {
        let mut answer = company();
        let Some(place) = answer.pointer_mut(pointer) else {
            panic!("a company has no {pointer}: {answer}");
        };
        *place = value;
        let reply = Reply::json(200, answer.to_string());
        let error = world.expect(reply, ErrorKind::Decode).await;
        assert_eq!(error.unreadable_member(), Some(path), "{error:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_compressed_although_it_was_not_asked_for_is_not_decoded() {
    let world = World::start().await;
    for coding in ["gzip", "br", "deflate", "zstd"] {
        let reply = Reply::json(200, "\u{1f}\u{8b}").header("content-encoding", coding);
        let error = world.expect(reply, ErrorKind::Decode).await;
        assert!(error.to_string().contains(coding), "{error}");
    }
}

#[tokio::test]
async fn pages_of_proxies_are_failures_of_the_server_or_no_answers() {
    let world = World::start().await;
    let page = "<html><body>502 Bad Gateway</body></html>";
    let html = |status| Reply::new(status, page).header("content-type", "text/html");
    world.expect(html(200), ErrorKind::Decode).await;
    let (error, requests) = world
        .get_company(html(502).header("retry-after-ms", "1"))
        .await;
    assert_eq!((error.kind(), requests), (ErrorKind::Server, 3));
    assert_eq!(error.body().unwrap(), page);
    assert_eq!(error.server_message(), None);
}

#[tokio::test]
async fn too_many_requests_in_each_form_of_its_headers() {
    let world = World::start().await;
    let once = |reply: Reply| async {
        *world.reply.lock().unwrap() = reply;
        let request = world.client.companies().get("comp_1").max_retries(0);
        let error = request.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RateLimited);
        assert_eq!(error.operation(), Some("getCompany"));
        assert_eq!(world.arrived.lock().unwrap().drain(..).count(), 1);
        error.retry_after()
    };
    let limited = || Reply::json(429, r#"{"error":"slow down"}"#);
    let seconds = Duration::from_secs;
    assert_eq!(once(limited()).await, None);
    assert_eq!(
        once(limited().header("retry-after", "7")).await,
        Some(seconds(7))
    );
    let millis = limited()
        .header("retry-after-ms", "1500")
        .header("retry-after", "7");
    assert_eq!(once(millis).await, Some(Duration::from_millis(1500)));
    for name in ["retry-after", "retry-after-ms", "x-ratelimit-reset"] {
        for wrong in ["soon", "-1", "1e400", ""] {
            let wait = once(limited().header(name, wrong)).await;
            assert_eq!(wait, None, "{name}: {wrong}");
        }
    }
    let many = "999999999999999999999999";
    let wait = once(limited().header("retry-after", many)).await;
    assert!(wait.is_some_and(|wait| wait >= seconds(60)), "{wait:?}");
    let date = "Fri, 31 Dec 2100 23:59:59 GMT";
    let wait = once(limited().header("retry-after", date)).await;
    assert!(wait.is_some_and(|wait| wait >= seconds(60)), "{wait:?}");

    // Without a wait that is worth a test, the client tries again as its policy says.
    let reply = limited().header("retry-after-ms", "1");
    let (error, requests) = world.get_company(reply).await;
    assert_eq!((error.kind(), requests), (ErrorKind::RateLimited, 3));
    assert_eq!(error.server_message(), Some("slow down"));
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_not_followed() {
    let world = World::start().await;
    let elsewhere = World::start().await;
    for status in [301, 302, 307, 308] {
        let location = format!("{}/companies/comp_1", elsewhere._server.url());
        let reply = Reply::new(status, "it moved").header("location", &*location);
        let error = world.expect(reply, ErrorKind::Api).await;
        assert!(error.to_string().contains("another origin"), "{error}");
        assert!(error.to_string().contains("not followed"), "{error}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.headers()["location"], location);
        assert_eq!(error.body().unwrap(), "it moved");
    }
    assert_eq!(
        *elsewhere.arrived.lock().unwrap(),
        [],
        "no request, and so no key"
    );
}

#[tokio::test]
async fn redirects_without_end_are_a_refusal() {
    let world = World::start().await;
    let reply = Reply::new(307, "").header("location", "/companies/comp_1");
    *world.reply.lock().unwrap() = reply;
    let error = world.client.companies().get("comp_1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api, "{error:?}");
    assert_eq!(error.status().unwrap().as_u16(), 307);
    assert_eq!(error.headers()["location"], "/companies/comp_1");
    assert!(error.to_string().contains("not followed"), "{error}");
    assert_eq!(world.arrived.lock().unwrap().len(), 6);
}

#[tokio::test]
async fn a_body_that_is_cut_short_is_no_answer() {
    let world = World::start().await;
    let whole = company().to_string();
    for length in [0, 1, whole.len() / 2, whole.len() - 1] {
        *world.reply.lock().unwrap() = Reply::json(200, whole.clone()).cut(length);
        let request = world.client.companies().get("comp_1").max_retries(0);
        let error = request.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
        assert_eq!(
            (error.operation(), error.status()),
            (Some("getCompany"), None)
        );
    }
}

#[tokio::test]
async fn an_answer_above_the_limit_is_no_answer() {
    let world = World::start().await;
    // A check of one flag may be a mebibyte long.
    let reason = "x".repeat(1024 * 1024);
    let body = json!({"data": {"flag": "reports", "reason": reason, "value": true}, "params": {}});
    *world.reply.lock().unwrap() = Reply::json(200, body.to_string());
    let body = schematic_core::api::types::CheckFlagRequestBody::new();
    let error = world
        .client
        .features()
        .check_flag("reports", &body)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    assert_eq!(error.operation(), Some("checkFlag"));
}
