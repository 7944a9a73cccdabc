//! The comparison notices what it is there for: each kind of loss is a difference.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::Arc;

use rest_contract::case::{Answered, Asked, Case};
use rest_contract::compare::{self, Precision};
use rest_contract::document::{Answer, Operation};
use rest_contract::sample::Sample;
use rest_contract::server::Arrived;
use serde_json::{Map, Value, json};

fn differs(expected: &Value, actual: &Value) -> Vec<String> {
    compare::json(&Sample::of(expected.clone()), actual, Precision::Nanos)
}

#[test]
fn equal_values_do_not_differ() {
    for (expected, actual) in [
        (
            json!({"a": [1, {"b": null}], "c": "x"}),
            json!({"c": "x", "a": [1, {"b": null}]}),
        ),
        (json!(5), json!(5.0)),
        (json!(1e300), json!(1e300)),
        (json!(-0.0), json!(-0.0)),
        (json!(i64::MIN), json!(i64::MIN as f64)),
    ] {
        assert_eq!(differs(&expected, &actual), Vec::<String>::new());
    }
}

#[test]
fn every_loss_is_a_difference_that_names_its_place() {
    for (expected, actual, place) in [
        (json!({"a": {"b": 1}}), json!({"a": {}}), "/a/b is lost"),
        (json!({"a": {"b": null}}), json!({"a": {}}), "/a/b is lost"),
        (
            json!({"a": {}}),
            json!({"a": {"b": null}}),
            "/a/b was not there",
        ),
        (json!([1, 2]), json!([1]), " has 1 elements instead of 2"),
        (json!({"a": []}), json!({"a": null}), "/a is null"),
        (json!({"a": null}), json!({"a": []}), "/a is []"),
        (json!({"a/b": "x"}), json!({"a/b": "y"}), "/a~1b is \"y\""),
        (json!("x"), json!("x "), "is \"x \""),
        (json!(""), json!(null), "is null"),
        (
            json!(i64::MAX),
            json!(i64::MAX - 1),
            "is 9223372036854775806",
        ),
        (json!(i64::MAX), json!(i64::MAX as f64), "is 9.22"),
        (
            json!(9_007_199_254_740_993_i64),
            json!(9_007_199_254_740_992_i64),
            "992",
        ),
        (json!(0.1), json!(0.1 + f64::EPSILON), "is 0.1000"),
        (json!(-0.0), json!(0.0), "is 0.0 instead"),
        (json!(-0.0), json!(0), "is 0 instead"),
        (json!(true), json!("true"), "is \"true\""),
        (
            json!("2024-01-01T00:00:00+02:00"),
            json!("2023-12-31T22:00:00Z"),
            "is \"2023",
        ),
    ] {
        let differences = differs(&expected, &actual);
        assert_eq!(differences.len(), 1, "{expected}: {differences:?}");
        assert!(differences[0].contains(place), "{differences:?} {place}");
    }
}

#[test]
fn dates_are_equal_by_instant_where_the_document_has_dates() {
    let expected = Sample {
        value: json!({"at": "2024-01-01T00:00:00.123456789+02:00"}),
        dates: ["/at".to_owned()].into(),
    };
    let is =
        |at: &str, precision| compare::json(&expected, &json!({"at": at}), precision).is_empty();
    assert!(is("2023-12-31T22:00:00.123456789Z", Precision::Nanos));
    assert!(!is("2023-12-31T22:00:00.123456Z", Precision::Nanos));
    assert!(is("2023-12-31T22:00:00.123456Z", Precision::Micros));
    for other in [
        "2023-12-31T22:00:00.123457Z",
        "2023-12-31T22:00:00Z",
        "2023-12-31T22:00:00",
        "",
    ] {
        assert!(!is(other, Precision::Micros), "{other}");
    }
}

fn case() -> Case {
    let object = |value: Value| match value {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    let operation = Operation {
        id: "updateThing".to_owned(),
        method: "PUT".to_owned(),
        path: "/things/{thing_id}/parts".to_owned(),
        tag: "things".to_owned(),
        path_parameters: Vec::new(),
        query: Vec::new(),
        body: None,
        answer: Answer::Nothing(204),
    };
    Case {
        operation: Arc::new(operation),
        name: "a test".to_owned(),
        asked: Asked {
            path: object(json!({"thing_id": "a/b é"})),
            query: object(json!({
                "ids": ["1", "1", ""],
                "keys": {"org": "a&b"},
                "limit": i64::MAX,
                "none": null,
                "since": "2024-01-01T00:00:00+02:00",
                "yes": true,
            })),
            dates: vec!["since".to_owned()],
            body: Some(Sample::of(json!({"name": null}))),
        },
        answered: Answered::Nothing(204),
        ascii: false,
    }
}

const QUERY: &str = "ids=1&ids=1&ids=&keys%5Borg%5D=a%26b&limit=9223372036854775807&since=2023-12-31T22%3A00%3A00Z&yes=true";

fn arrived(method: &str, path: &str, query: &str, body: &str) -> Arrived {
    Arrived {
        method: method.to_owned(),
        target: format!("{path}?{query}"),
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn a_request_is_compared_in_all_its_parts() {
    let path = "/things/a%2Fb%20%C3%A9/parts";
    let body = r#"{"name":null}"#;
    let differences = |method: &str, path: &str, query: &str, body: &str| {
        compare::request(&case(), &arrived(method, path, query, body))
    };
    assert_eq!(differences("PUT", path, QUERY, body), Vec::<String>::new());
    let mut other_order: Vec<&str> = QUERY.split('&').collect();
    other_order.reverse();
    assert_eq!(
        differences("PUT", path, &other_order.join("&"), body),
        Vec::<String>::new()
    );

    for (method, path, query, body) in [
        ("POST", path, QUERY.to_owned(), body),
        ("PUT", "/things/a/b%20%C3%A9/parts", QUERY.to_owned(), body),
        ("PUT", path, QUERY.replace("ids=1&ids=1", "ids=1"), body),
        ("PUT", path, QUERY.replace("&ids=&", "&"), body),
        ("PUT", path, QUERY.replace("%5B", "["), body),
        ("PUT", path, QUERY.replace("807", "808"), body),
        ("PUT", path, QUERY.replace("22%3A", "23%3A"), body),
        ("PUT", path, QUERY.replace("true", "True"), body),
        ("PUT", path, format!("{QUERY}&none="), body),
        ("PUT", path, QUERY.to_owned(), "{}"),
        ("PUT", path, QUERY.to_owned(), ""),
        ("PUT", path, QUERY.to_owned(), "{"),
    ] {
        let found = differences(method, path, &query, body);
        assert!(!found.is_empty(), "{method} {path} {query} {body}");
    }
}

#[test]
fn files_and_nothing_are_compared_too() {
    let nothing = Answered::Nothing(204);
    assert!(compare::answer(&nothing, &Value::Null).is_empty());
    assert!(!compare::answer(&nothing, &json!({})).is_empty());
    let text = Answered::File(b"a,b".to_vec());
    assert!(compare::answer(&text, &json!("a,b")).is_empty());
    assert!(!compare::answer(&text, &json!("a,")).is_empty());
    for (bytes, expected) in [
        (&b"\xff"[..], "/w=="),
        (b"\xff\x00", "/wA="),
        (b"\xff\x00\x01", "/wAB"),
        (b"\xff\x00\x01\xfe", "/wAB/g=="),
    ] {
        let file = Answered::File(bytes.to_vec());
        assert_eq!(
            compare::answer(&file, &json!(expected)),
            Vec::<String>::new()
        );
        assert!(!compare::answer(&file, &json!("")).is_empty());
    }
}
