use std::time::Duration;

use http::Method;
use schematic_api::runtime::{Async, Blocking, Call, ErrorKind, RawRequest, Timestamp};
use serde_json::{Value, json};

use super::double::{Double, Row, now};

#[test]
fn an_operation_that_is_not_known_is_sent_all_the_same() {
    let double = Double::answering([r#"{"data":{"id":7},"newer":[1.5]}"#]);
    let request = RawRequest::new(
        Async::new(&double),
        Method::POST,
        "/invoices/{invoice}/void",
    )
    .path("invoice", "in/1")
    .query("ids", "a")
    .query("ids", "b c")
    .query("at", Timestamp::new(0, 1_999))
    .json(&json!({"reason": null}))
    .timeout(Duration::from_secs(1))
    .max_retries(0);
    let answer = now(request).unwrap();
    assert_eq!(answer, json!({"data": {"id": 7}, "newer": [1.5]}));
    let expected = r#"POST /invoices/in%2F1/void?ids=a&ids=b%20c&at=1970-01-01T00%3A00%3A00.000001Z {"reason":null}"#;
    assert_eq!(double.calls(), [expected]);
}

#[test]
fn the_answer_is_of_the_type_asked_for() {
    let double = Double::answering([r#"{"id":7}"#, r#"{"id":7}"#, "", r#"{"id":"7"}"#]);
    let get = || RawRequest::new(Async::new(&double), Method::GET, "/rows/7");
    assert_eq!(now(get().typed::<Row>()).unwrap(), Row { id: 7 });
    let blocking = RawRequest::new(Blocking::new(&double), Method::GET, "/rows/7");
    assert_eq!(blocking.typed::<Row>().send().unwrap(), Row { id: 7 });
    assert_eq!(now(get()).unwrap(), Value::Null);
    let error = now(get().typed::<Row>()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.unreadable_member(), Some("id"));
    assert_eq!(error.path(), Some("/rows/7"));
    assert_eq!(error.operation(), None);
}

#[test]
fn the_whole_answer_comes_as_it_is() {
    let double = Double::answering(["<html>", "<html>", "<html>"]);
    let request = || RawRequest::new(Async::new(&double), Method::GET, "/rows/7");
    let answer = now(request().response()).unwrap();
    assert_eq!(
        (answer.status.as_u16(), &*answer.body),
        (200, &b"<html>"[..])
    );
    assert_eq!(answer.attempts(), 1);
    let answer = now(request().typed::<Row>().response()).unwrap();
    assert_eq!(answer.body, "<html>");
    let blocking = RawRequest::new(Blocking::new(&double), Method::GET, "/rows/7");
    assert_eq!(blocking.send_response().unwrap().body, "<html>");
    let wrong = RawRequest::new(Blocking::new(&double), Method::GET, "rows");
    let error = wrong.send_response().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

#[test]
fn pairs_are_added_or_take_the_place_of_others() {
    let call = Call::new(Method::GET, "/rows").query_map("keys", [("a", "1")]);
    let call = call.query_map("keys", [("b".to_owned(), "2".to_owned())]);
    assert_eq!(call.target().unwrap(), "/rows?keys%5Ba%5D=1&keys%5Bb%5D=2");
    let call = call.set_query_map("keys", [("c", "3")]);
    assert_eq!(call.target().unwrap(), "/rows?keys%5Bc%5D=3");
}

#[test]
fn a_path_that_could_lead_to_another_host_is_sent_nowhere() {
    let double = Double::default();
    for path in [
        "",
        "flags",
        "@other.example/",
        "//other.example/",
        "\\other.example",
        "/\\other.example",
        "http://other.example/",
        ".other.example/",
        ":80/",
        "/../",
    ] {
        let request = RawRequest::new(Async::new(&double), Method::GET, path);
        assert_eq!(
            now(request).unwrap_err().kind(),
            ErrorKind::InvalidRequest,
            "{path}"
        );
        let target = Call::new(Method::GET, path).target();
        assert_eq!(
            target.unwrap_err().kind(),
            ErrorKind::InvalidRequest,
            "{path}"
        );
    }
    assert!(double.calls().is_empty());
}
