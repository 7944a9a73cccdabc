use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use schematic_api::runtime::{Async, Error, ErrorKind, Request, RequestOptions, Response};

use super::double::{Double, ListRows, now, ok};

fn list(answer: Result<Response, Error>) -> Error {
    let double = Double::with([answer]);
    let request: Request<_, ListRows> = Request::new(Async::new(&double), RequestOptions::new());
    let error = now(request).unwrap_err();
    assert_eq!(error.operation(), Some("listRows"));
    error
}

fn refusal(status: StatusCode, headers: &[(&str, &str)], body: &'static str) -> Error {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect();
    Error::from_response(status, headers, Bytes::from(body))
}

#[test]
fn an_answer_of_another_shape_says_what_cannot_be_read() {
    for (body, member) in [
        (
            r#"{"data":[{"id":1},{"id":2},{"id":3},{"id":"x"}]}"#,
            Some("data[3].id"),
        ),
        (r#"{"data":[{"id":1},{}]}"#, Some("data[1].id")),
        (
            r#"{"data":[{"id":9223372036854775808}]}"#,
            Some("data[0].id"),
        ),
        (r#"{"data":[{"id":1e400}]}"#, Some("data[0].id")),
        (r#"{"data":{}}"#, Some("data")),
        (r#"{"data":"hunter2"}"#, Some("data")),
        (r#"{"params":{}}"#, Some("data")),
        (r#"{"data":[{"id":1"#, Some("data[0]")),
        ("[[],{}]", None),
        ("true", None),
        ("", None),
        ("<html>502 Bad Gateway</html>", None),
        (r#"{"data":[]} x"#, None),
    ] {
        let error = list(Ok(ok(body)));
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.body().unwrap(), body);
        assert_eq!(error.path(), Some("/rows"));
        assert_eq!(error.unreadable_member(), member, "{body}");
        if let Some(member) = member {
            assert!(error.message().contains(&format!("`{member}`")), "{error}");
        }
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}

#[test]
fn an_answer_that_cannot_be_read_tells_the_attempts() {
    let error = list(Ok(ok("{}").with_attempts(3)));
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 3));
    assert_eq!(list(Ok(ok("{}"))).attempts(), 1);
    assert!(ok("{}").with_attempts(2).raw_data().unwrap().is_none());
    let error = ok("[]").with_attempts(2).raw_data().unwrap_err();
    assert_eq!(error.attempts(), 2);
}

#[test]
fn names_in_an_answer_do_not_fill_the_error() {
    let name = "a\u{7}".repeat(1_000);
    let body = format!(r#"{{"data":{{"{}":[1]}}}}"#, name.escape_default());
    let body = body.replace("\\u{7}", "\\u0007");
    let response = Response::new(StatusCode::OK, HeaderMap::new(), body.into());
    let error = response
        .data::<std::collections::BTreeMap<String, i64>>()
        .unwrap_err();
    let member = error.unreadable_member().unwrap();
    assert!(member.starts_with("data.aaa"), "{member}");
    assert!(member.len() <= 200 && !member.contains('\u{7}'), "{member}");
}

#[test]
fn the_servers_own_text_stands_alone() {
    let said = r#"{"error":"no such thing"}"#;
    let error = list(Err(refusal(StatusCode::NOT_FOUND, &[], said)));
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.server_message(), Some("no such thing"));
    assert_eq!(
        error.message(),
        "Schematic answered 404 Not Found: no such thing"
    );
    let error = error.map_messages(500, |text, _| text.replace("thing", "one"));
    assert_eq!(error.server_message(), Some("no such one"));
    assert_eq!(
        error.message(),
        "Schematic answered 404 Not Found: no such one"
    );
    // The client's own words do not pay for its length, and all together keep the bound.
    let cut = |text: &str, max_chars| text.chars().take(max_chars).collect();
    let long = error
        .with_message("not followed (no such one), to another origin")
        .map_messages(40, cut);
    assert_eq!(long.message(), "not followed (no such ), to another orig");
    assert_eq!(long.server_message(), Some("no such "));
    for body in ["", "<html>", "[]", r#"{"error":{}}"#, r#"{"message":"m"}"#] {
        let error = list(Err(refusal(StatusCode::BAD_GATEWAY, &[], body)));
        assert_eq!(error.kind(), ErrorKind::Server, "{body}");
        assert_eq!(error.server_message(), None, "{body}");
    }
}

#[test]
fn how_long_to_wait_is_the_transports_word_or_the_headers() {
    let limited = |headers: &[(&str, &str)]| refusal(StatusCode::TOO_MANY_REQUESTS, headers, "");
    assert_eq!(list(Err(limited(&[]))).retry_after(), None);
    let seconds = list(Err(limited(&[("retry-after", "7")])));
    assert_eq!(seconds.retry_after(), Some(Duration::from_secs(7)));
    let both = list(Err(limited(&[
        ("retry-after", "7"),
        ("retry-after-ms", "250"),
    ])));
    assert_eq!(both.retry_after(), Some(Duration::from_millis(250)));
    let date = limited(&[("retry-after", "Thu, 01 Jan 2026 00:00:09 GMT")]);
    assert_eq!(date.retry_after(), None);
    let understood = date.with_retry_after(Duration::from_secs(9));
    assert_eq!(
        list(Err(understood)).retry_after(),
        Some(Duration::from_secs(9))
    );
}

#[test]
fn an_error_of_the_transport_keeps_what_it_says_of_itself() {
    let method = http::Method::GET;
    let error = Error::new(ErrorKind::Timeout, "late").with_request(method, "/rows", 3);
    let error = list(Err(error));
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
}
