//! What sample answers say: what was sent, the same each time, in lists that end.

use reqwest::{Client, Method};
use schematic_emulator::{Emulator, Fault};
use serde_json::{Value, json};

use super::operations::{all, resolved};
use super::requests::{Asked, Known};
use crate::support::{Caller, answer};

const HEADER: &str = "x-schematic-emulator";

#[tokio::test]
async fn samples_echo_what_was_sent_and_are_the_same_each_time() {
    let emulators = [
        Emulator::start().await.unwrap(),
        Emulator::start().await.unwrap(),
    ];
    let http = Client::builder().no_proxy().build().unwrap();
    let callers = emulators
        .each_ref()
        .map(|emulator| Caller::with(http.clone(), emulator));
    let (mut echoed, mut different) = (0, Vec::new());
    for operation in all() {
        let asked = Asked::of(operation, true, &Known::new());
        let first = asked.request(operation, &callers[0]).send().await.unwrap();
        if first.headers().get(HEADER).is_none() {
            continue;
        }
        let first = first.bytes().await.unwrap();
        let second = asked.request(operation, &callers[1]).send().await.unwrap();
        assert_eq!(first, second.bytes().await.unwrap(), "{}", operation.id());

        let (Some(body), Some(schema)) = (&asked.body, operation.success().1) else {
            continue;
        };
        let first: Value = serde_json::from_slice(&first).unwrap();
        let members = resolved(&schema["properties"]["data"])["properties"].as_object();
        for (name, sent) in body.as_object().unwrap() {
            let member = members.and_then(|members| members.get(name)).map(resolved);
            let Some(member) = member.filter(|_| !sent.is_object() && !sent.is_array()) else {
                continue;
            };
            let same_words =
                member["enum"].is_null() || member["enum"].as_array().unwrap().contains(sent);
            if member["type"] == "string"
                && sent.is_string()
                && same_words
                && member["format"].is_null()
            {
                echoed += 1;
                if first["data"][name] != *sent {
                    different.push(format!(
                        "{} {name}: {}",
                        operation.id(),
                        first["data"][name]
                    ));
                }
            }
        }
    }
    assert!(echoed > 40, "{echoed}");
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[tokio::test]
async fn lists_end() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let mut lists = 0;
    for operation in all() {
        let names: Vec<_> = operation
            .parameters("query")
            .iter()
            .map(|one| one["name"].clone())
            .collect();
        let is_list = operation
            .success()
            .1
            .is_some_and(|schema| resolved(&schema["properties"]["data"])["type"] == "array");
        if !is_list || !names.contains(&json!("offset")) {
            continue;
        }
        let asked = Asked::of(operation, false, &Known::new());
        let mut ids = Vec::new();
        for page in 0.. {
            assert!(page < 10, "{} does not end", operation.id());
            let mut asked = asked.clone();
            asked.query.push(("limit".to_owned(), "2".to_owned()));
            asked
                .query
                .push(("offset".to_owned(), (2 * page).to_string()));
            let response = asked.request(operation, &caller).send().await.unwrap();
            let is_sample = response.headers().contains_key(HEADER);
            let (status, answer) = answer(response).await;
            assert_eq!(status, 200, "{}: {answer}", operation.id());
            assert_eq!(answer["params"]["offset"], 2 * page);
            let items = answer["data"].as_array().unwrap();
            assert!(items.len() <= 2);
            ids.extend(items.iter().cloned());
            if items.is_empty() {
                // The emulator is empty, so a handler's list is.
                assert_eq!(
                    ids.len(),
                    if is_sample { 5 } else { 0 },
                    "{}",
                    operation.id()
                );
                lists += usize::from(is_sample);
                break;
            }
        }
        let different = ids
            .iter()
            .enumerate()
            .all(|(at, id)| !ids[..at].contains(id));
        assert!(
            different || operation.id() == "getEventSummaries",
            "{}",
            operation.id()
        );
    }
    assert!(lists > 20, "{lists}");
    let (_, count) = caller.get("/billing/products/count").await;
    assert_eq!(count["data"]["count"], 5);
    let (_, some) = caller.get("/billing/credits?ids=a&ids=b").await;
    let ids: Vec<_> = some["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(some["params"], json!({"ids": ["a", "b"]}));
}

#[tokio::test]
async fn one_object_has_the_id_of_its_path() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let (_, one) = caller.get("/catalogs/cat%2F1").await;
    assert_eq!(one["data"]["id"], "cat/1");
    let (_, other) = caller.get("/catalogs/cat_2").await;
    assert_ne!(one, other);
    let (status, gone) = caller
        .send(Method::DELETE, "/catalogs/cat_2", &json!({}))
        .await;
    assert_eq!(
        (status.as_u16(), &gone["data"]["deleted"]),
        (200, &json!(true))
    );
    let (_, still) = caller.get("/catalogs/cat_2").await;
    assert_eq!(still, other, "nothing is stored");
    let (status, nothing) = caller.post("/catalogs/cat_2/plans/plan_1", json!({})).await;
    assert_eq!((status.as_u16(), nothing), (204, Value::Null));
}

#[tokio::test]
async fn an_export_is_a_file() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let path = "/data-exports/dexp_1/artifact";
    for (accept, media_type) in [
        ("*/*", "text/csv"),
        ("text/csv, application/octet-stream", "text/csv"),
        ("application/octet-stream", "application/octet-stream"),
    ] {
        let request = caller.request(Method::GET, path).header("accept", accept);
        let file = request.send().await.unwrap();
        assert_eq!(file.status(), 200);
        assert_eq!(file.headers()["content-type"], media_type);
        assert_eq!(file.headers()[HEADER], "sample");
        assert_eq!(
            file.headers()["content-disposition"],
            "attachment; filename=\"dexp_1.csv\""
        );
        let text = file.text().await.unwrap();
        assert!(text.starts_with("id,row,value\ndexp_1,1,"), "{text}");
        assert_eq!(text.lines().count(), 6);
    }
}

#[tokio::test]
async fn samples_say_that_they_are() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let sample = caller
        .request(Method::GET, "/billing/coupons")
        .send()
        .await
        .unwrap();
    assert_eq!(sample.headers()[HEADER], "sample");
    let known = caller
        .request(Method::GET, "/features")
        .send()
        .await
        .unwrap();
    assert!(!known.headers().contains_key(HEADER));
    let bad = caller
        .request(Method::GET, "/billing/coupons?limit=x")
        .send()
        .await
        .unwrap();
    assert_eq!(bad.status(), 400);
    assert!(!bad.headers().contains_key(HEADER));
    let samples: Vec<_> = emulator
        .requests()
        .iter()
        .map(|request| request.is_sample())
        .collect();
    assert_eq!(samples, [true, false, false]);
    let (_, state) = caller.get("/_emulator/state").await;
    assert_eq!(state["data"]["requests"][2]["sample"], true);
    assert_eq!(state["data"]["requests"][0]["sample"], false);
    let page = caller.http.get(emulator.page_url()).send().await.unwrap();
    assert!(
        page.text()
            .await
            .unwrap()
            .contains("request.sample ? pill(\"sample\"")
    );
}

#[tokio::test]
async fn samples_can_be_switched_off() {
    let emulator = Emulator::builder().samples(false).start().await.unwrap();
    let caller = Caller::new(&emulator);
    for path in ["/billing/coupons", "/plans/issues", "/catalogs/cat_1"] {
        let (status, answer) = caller.get(path).await;
        assert_eq!(
            (status.as_u16(), &answer),
            (404, &json!({"error": "no such path"})),
            "{path}"
        );
    }
    let (status, _) = caller.send(Method::PATCH, "/companies", &json!({})).await;
    assert_eq!(status, 405);
    assert_eq!(caller.get("/plans").await.0, 200);
    assert!(
        emulator
            .requests()
            .iter()
            .all(|request| !request.is_sample())
    );
}

#[tokio::test]
async fn particular_data_is_scripted() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let body = json!({"data": [{"id": "coupon_mine"}], "params": {}});
    let fault = Fault::status(200)
        .body(body.to_string())
        .on("/billing/coupons")
        .method(Method::GET);
    let id = emulator.inject(fault).unwrap();
    assert_eq!(
        caller.get("/billing/coupons?limit=1").await,
        (reqwest::StatusCode::OK, body)
    );
    assert!(!emulator.requests()[0].is_sample());
    emulator.remove_fault(id);
    let (_, sample) = caller.get("/billing/coupons?limit=1").await;
    assert_eq!(sample["data"].as_array().unwrap().len(), 1);
    assert_ne!(sample["data"][0]["id"], "coupon_mine");
}

#[tokio::test]
async fn a_sample_needs_the_key() {
    let emulator = Emulator::start().await.unwrap();
    let caller = Caller::new(&emulator);
    let url = format!("{}/billing/coupons", emulator.base_url());
    let (status, _) = answer(caller.http.get(url).send().await.unwrap()).await;
    assert_eq!(status, 401);
}
