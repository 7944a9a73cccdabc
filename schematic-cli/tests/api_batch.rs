//! `schematic api batch` as a process: lines, order, errors, lines that are no calls.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod batch;

use std::io::Write;

use batch::{Batch, KEY, command};
use rest_contract::server::Reply;
use serde_json::{Value, json};

const PLAN: &str = r#"{"id":"a","operation":"getPlan","path":{"plan_id":"plan_1"}}"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_answered_before_the_next_is_read() {
    let mut batch = Batch::start().await;
    batch.reply(Reply::json(
        200,
        r#"{"data":{"deleted":true},"params":{"a":[1]}}"#,
    ));
    for id in [json!("a"), json!(1), json!(null), json!({"x": [1.5]})] {
        let line = json!({"id": id, "operation": "deletePlan", "path": {"plan_id": "plan_1"}});
        // The beginning of the next line must hold nothing back.
        batch.write(format!("{line}\n  "));
        let answer = batch.read();
        assert_eq!(answer["id"], id);
        let data = json!({"data": {"deleted": true}, "params": {"a": [1]}});
        assert_eq!(answer["data"], data);
        assert_eq!(batch.take_arrived().len(), 1);
    }
    let ended = batch.end();
    assert_eq!((ended.status.code(), &*ended.stderr), (Some(0), ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_members_may_be_there_and_most_need_not_be() {
    let mut batch = Batch::start().await;
    for line in [
        r#"{"operation":"countPlans"}"#,
        r#"{"id":null,"operation":"countPlans","path":null,"query":null,"body":null}"#,
        r#"  {"operation":"countPlans","path":{},"query":{}}  "#,
    ] {
        let answer = batch.ask(line);
        assert_eq!(
            answer,
            json!({"id": null, "data": {"data": {}, "params": {}}}),
            "{line}"
        );
        let arrived = batch.take_arrived();
        assert_eq!(arrived[0].target, "/plans/count");
        assert!(arrived[0].body.is_empty());
    }
    // Blank lines are passed over, and the last one needs no end.
    batch.write("\n \r\n\t\n");
    batch.write(PLAN);
    let ended = batch.end();
    assert_eq!(ended.stdout.lines().count(), 1, "{}", ended.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn query_and_body_are_sent_as_they_are_meant() {
    let mut batch = Batch::start().await;
    let query = json!({
        "ids": ["a b", "c&d"],
        "limit": 9_223_372_036_854_775_807_i64,
        "q": null,
        "without_plan": false,
    });
    batch.reply(Reply::json(200, r#"{"data":[],"params":{}}"#));
    let line = json!({"id": 1, "operation": "listCompanies", "query": query});
    assert_eq!(batch.ask(line.to_string())["data"]["data"], json!([]));
    let target = &batch.take_arrived()[0].target;
    let (path, query) = target.split_once('?').unwrap();
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    let expected = [
        "ids=a%20b",
        "ids=c%26d",
        "limit=9223372036854775807",
        "without_plan=false",
    ];
    assert_eq!((path, pairs.as_slice()), ("/companies", &expected[..]));

    let body =
        json!({"keys": {"org": "acme"}, "name": null, "traits": {"seats": 1.5, "none": null}});
    let company = r#"{"data":[],"params":{}}"#;
    batch.reply(Reply::json(200, company));
    let line = json!({"id": 2, "operation": "upsertCompany", "body": body});
    batch.ask(line.to_string());
    let arrived = &batch.take_arrived()[0];
    assert_eq!(
        serde_json::from_slice::<Value>(&arrived.body).unwrap(),
        body
    );

    let query = json!({
        "company_ids": ["c"], "end_time": "2024-01-01T00:00:00+02:00", "feature_ids": ["f"],
        "start_time": "2023-12-01T00:00:00.123456789Z",
    });
    let line = json!({"id": 3, "operation": "listFeatureUsageHistory", "query": query});
    let answer = batch.ask(line.to_string());
    let arrived = batch.take_arrived();
    let [arrived] = &*arrived else {
        panic!("{answer}");
    };
    for date in [
        "end_time=2023-12-31T22%3A00%3A00Z",
        "start_time=2023-12-01T00%3A00%3A00.123456Z",
    ] {
        assert!(arrived.target.contains(date), "{}", arrived.target);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_null_and_a_file_is_its_text_or_base64() {
    let mut batch = Batch::start().await;
    batch.reply(Reply::new(204, ""));
    let line =
        json!({"id": 1, "operation": "addPlan", "path": {"catalog_id": "c", "plan_id": "p"}});
    assert_eq!(batch.ask(line.to_string()), json!({"id": 1, "data": null}));
    // A body that should not be there is not lost, and a page of a proxy is no success.
    batch.reply(Reply::json(200, r#"{"data":{"later":1.5}}"#));
    let data = json!({"data": {"later": 1.5}});
    assert_eq!(batch.ask(line.to_string())["data"], data);
    batch.reply(Reply::new(200, "<html>"));
    assert_eq!(batch.ask(line.to_string())["error"]["kind"], "Decode");

    let line =
        json!({"id": 2, "operation": "getDataExportArtifact", "path": {"data_export_id": "e"}});
    for (body, data) in [
        (&b"id,name\r\n1,\xc3\xa9\r\n"[..], "id,name\r\n1,é\r\n"),
        (b"", ""),
        (b"\xff\xfe\x00", "//4A"),
        (b"\xff", "/w=="),
    ] {
        let reply = Reply::new(200, body).header("content-type", "application/octet-stream");
        batch.reply(reply);
        assert_eq!(batch.ask(line.to_string()), json!({"id": 2, "data": data}));
    }
    assert_eq!(batch.end().status.code(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_failed_says_how_and_the_status_is_1() {
    let mut batch = Batch::start().await;
    for (reply, kind, status, text, body) in [
        (
            Reply::json(404, r#"{"error":"no such plan"}"#),
            "NotFound",
            json!(404),
            "no such plan",
            json!({"error": "no such plan"}),
        ),
        (Reply::new(418, ""), "Api", json!(418), "418", Value::Null),
        (
            Reply::new(200, "<html>"),
            "Decode",
            json!(200),
            "answer",
            json!("<html>"),
        ),
        (
            Reply::json(200, r#"{"data":{"id":5},"params":{}}"#),
            "Decode",
            json!(200),
            "data.id",
            json!({"data": {"id": 5}, "params": {}}),
        ),
        (
            Reply::json(200, r#"{"data":{}"#).cut(5),
            "Transport",
            Value::Null,
            " ",
            Value::Null,
        ),
    ] {
        batch.reply(reply);
        let answer = batch.ask(PLAN);
        let error = &answer["error"];
        assert_eq!(answer["id"], "a");
        assert_eq!(
            (&error["kind"], &error["status"]),
            (&json!(kind), &status),
            "{answer}"
        );
        assert_eq!(error["body"], body, "{answer}");
        assert!(
            error["message"].as_str().unwrap().contains(text),
            "{answer}"
        );
        let mut members: Vec<&String> = error.as_object().unwrap().keys().collect();
        members.sort();
        assert_eq!(members, ["body", "kind", "message", "status"]);
    }
    let ended = batch.end();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.stdout, "");
    assert!(ended.stderr.starts_with("error: "), "{}", ended.stderr);
}

#[test]
fn a_server_that_is_not_there_is_a_failed_call() {
    let mut child = command(&["api", "batch"], "http://127.0.0.1:1")
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{PLAN}").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["error"]["kind"], "Transport");
    assert_eq!(answer["error"]["status"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_no_call_makes_no_request_and_the_rest_go_on() {
    let mut batch = Batch::start().await;
    let whole = r#""operation":"getPlan","path":{"plan_id":"plan_1"}"#;
    let flag = r#""operation":"createFlag","body""#;
    for (line, id, why) in [
        ("nonsense".to_owned(), Value::Null, "JSON"),
        (r#"{"id":"a""#.to_owned(), Value::Null, "JSON"),
        ("[1]".to_owned(), Value::Null, "object"),
        ("{}".to_owned(), Value::Null, "operation"),
        (r#"{"id":7}"#.to_owned(), json!(7), "operation"),
        (
            r#"{"id":"a","operation":"getPlans"}"#.to_owned(),
            json!("a"),
            "getPlans",
        ),
        (
            r#"{"id":"a","operation":5}"#.to_owned(),
            json!("a"),
            "operation",
        ),
        (
            format!(r#"{{"id":"a",{whole},"querry":{{}}}}"#),
            json!("a"),
            "querry",
        ),
        (
            format!(r#"{{"id":"a",{whole},"query":[]}}"#),
            json!("a"),
            "query",
        ),
        (
            format!(r#"{{"id":"a",{whole},"query":{{"limit":1}}}}"#),
            json!("a"),
            "limit",
        ),
        (
            format!(r#"{{"id":"a",{whole},"body":{{}}}}"#),
            json!("a"),
            "body",
        ),
        (
            r#"{"id":"a","operation":"getPlan"}"#.to_owned(),
            json!("a"),
            "plan_id",
        ),
        (whole_with("plan_1\",\"x\":\"1"), json!("a"), "x"),
        (whole_with(""), json!("a"), "plan_id"),
        (whole_with("."), json!("a"), "plan_id"),
        (whole_with(".."), json!("a"), "plan_id"),
        (
            whole_with("plan_1").replace("\"plan_1\"", "5"),
            json!("a"),
            "plan_id",
        ),
        (
            whole_with("plan_1").replace("\"plan_1\"", "null"),
            json!("a"),
            "plan_id",
        ),
        (query(r#""limit":"5""#), json!("a"), "limit"),
        (query(r#""limit":1.5"#), json!("a"), "limit"),
        (query(r#""limit":9223372036854775808"#), json!("a"), "limit"),
        (query(r#""ids":"a""#), json!("a"), "ids"),
        (query(r#""ids":[1]"#), json!("a"), "ids"),
        (
            query(r#""without_plan":"true""#),
            json!("a"),
            "without_plan",
        ),
        (query(r#""offset":true"#), json!("a"), "offset"),
        (
            r#"{"id":"a","operation":"lookupCompany"}"#.to_owned(),
            json!("a"),
            "keys",
        ),
        (
            r#"{"id":"a","operation":"lookupCompany","query":{"keys":null}}"#.to_owned(),
            json!("a"),
            "keys",
        ),
        (
            r#"{"id":"a","operation":"lookupCompany","query":{"keys":{"org":1}}}"#.to_owned(),
            json!("a"),
            "keys",
        ),
        (
            r#"{"id":"a","operation":"upsertCompany"}"#.to_owned(),
            json!("a"),
            "body",
        ),
        (
            r#"{"id":"a","operation":"upsertCompany","body":null}"#.to_owned(),
            json!("a"),
            "body",
        ),
        (
            r#"{"id":"a","operation":"upsertCompany","body":{}}"#.to_owned(),
            json!("a"),
            "keys",
        ),
        (company(r#""later":1"#), json!("a"), "later"),
        (company(r#""name":5"#), json!("a"), "name"),
        (
            company(r#""last_seen_at":"yesterday""#),
            json!("a"),
            "last_seen_at",
        ),
        (format!(r#"{{"id":"a",{flag}:[]}}"#), json!("a"), "body"),
        (events(r#""sent_at":5"#), json!("a"), "sent_at"),
        (events(r#""later":5"#), json!("a"), "later"),
        // Of a body that is one of several, the message names the place alone.
        (
            events(r#""body":{"event":"e","later":5}"#),
            json!("a"),
            "body.events[0]",
        ),
        (
            events(r#""body":{"event":"e","quantity":"5"}"#),
            json!("a"),
            "body.events[0]",
        ),
        (
            events(r#""body":{"quantity":5}"#),
            json!("a"),
            "body.events[0]",
        ),
    ] {
        let answer = batch.ask(&line);
        let error = &answer["error"];
        assert_eq!(answer["id"], id, "{line}");
        assert_eq!(error["kind"], "InvalidRequest", "{line} {answer}");
        assert_eq!(error["status"], Value::Null, "{line}");
        assert_eq!(error["body"], Value::Null, "{line}");
        assert!(
            error["message"].as_str().unwrap().contains(why),
            "{why}: {line} {answer}"
        );
        assert_eq!(batch.take_arrived(), [], "{line}");
    }
    let answer = batch.ask(b"{\"id\":\"\xff\"}");
    assert_eq!(answer["id"], Value::Null);
    let answer = batch.ask(r#"{"id":"b","operation":"countPlans"}"#);
    assert_eq!(answer["data"]["params"], json!({}));
    // A call that failed as well does not hide them.
    batch.reply(Reply::new(404, ""));
    batch.ask(PLAN);
    let ended = batch.end();
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.stderr.starts_with("error: "), "{}", ended.stderr);
}

fn whole_with(id: &str) -> String {
    format!(r#"{{"id":"a","operation":"getPlan","path":{{"plan_id":"{id}"}}}}"#)
}

fn query(members: &str) -> String {
    format!(r#"{{"id":"a","operation":"listCompanies","query":{{{members}}}}}"#)
}

fn company(members: &str) -> String {
    let keys = r#""keys":{"org":"acme"}"#;
    format!(r#"{{"id":"a","operation":"upsertCompany","body":{{{keys},{members}}}}}"#)
}

fn events(members: &str) -> String {
    let kind = r#""event_type":"track""#;
    let event = format!("{{{kind},{members}}}");
    format!(r#"{{"id":"a","operation":"createEventBatch","body":{{"events":[{event}]}}}}"#)
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_members_of_a_later_version_are_kept() {
    let mut batch = Batch::start().await;
    let body = json!({"data": [], "params": {"later": {"a": null}}, "next": "x", "none": null});
    batch.reply(Reply::json(200, body.to_string()));
    let answer = batch.ask(r#"{"id":1,"operation":"listPlans"}"#);
    assert_eq!(answer["data"], body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_not_printed_although_a_server_repeats_it() {
    let mut batch = Batch::start().await;
    for body in [
        format!(r#"{{"error":"{KEY} is no key"}}"#),
        format!("no {KEY}"),
    ] {
        batch.reply(Reply::json(401, body));
        // Reading a line looks for the key.
        assert_eq!(batch.ask(PLAN)["error"]["status"], 401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_input_there_is_no_output() {
    let ended = Batch::start().await.end();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!((&*ended.stdout, &*ended.stderr), ("", ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn retries_are_those_of_the_client_and_a_time_limit_ends_them() {
    let mut batch = Batch::start().await;
    batch.reply(Reply::new(503, "").header("retry-after-ms", "1"));
    assert_eq!(batch.ask(PLAN)["error"]["kind"], "Server");
    assert_eq!(batch.take_arrived().len(), 3);
    batch.reply(Reply::new(409, ""));
    assert_eq!(batch.ask(PLAN)["error"]["kind"], "Conflict");
    assert_eq!(batch.take_arrived().len(), 1);
    let elsewhere = "http://127.0.0.1:1/plans/plan_1";
    let reply = Reply::json(307, r#"{"error":"it is elsewhere"}"#);
    batch.reply(reply.header("location", elsewhere));
    let answer = batch.ask(PLAN);
    let error = &answer["error"];
    let message = error["message"].as_str().unwrap();
    for said in ["another origin", "it is elsewhere"] {
        assert!(message.contains(said), "{answer}");
    }
    assert_eq!(
        (&error["kind"], &error["status"], &error["body"]),
        (
            &json!("Api"),
            &json!(307),
            &json!({"error": "it is elsewhere"})
        )
    );
    assert_eq!(batch.take_arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_text_of_the_api_hides_nothing_that_the_client_adds() {
    let mut batch = Batch::start().await;
    for text in ["it is\nelsewhere".to_owned(), "e\n ".repeat(400)] {
        let body = json!({ "error": text }).to_string();
        let reply = Reply::json(307, body).header("location", "http://127.0.0.1:1/");
        batch.reply(reply);
        let answer = batch.ask(PLAN);
        let message = answer["error"]["message"].as_str().unwrap();
        assert!(
            message.starts_with("a redirect was not followed: "),
            "{message}"
        );
        assert!(message.contains("another origin"), "{message}");
        assert!(message.contains(&text), "{message}");
        assert!(!message.contains('…'), "{message}");
    }
}
