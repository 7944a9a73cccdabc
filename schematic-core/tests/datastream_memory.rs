//! How much memory a DataStream takes: so much, whatever its server sends and whatever is asked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::result_large_err,
    dead_code,
    missing_docs
)]

#[path = "datastream/api.rs"]
mod api;
#[path = "datastream/server.rs"]
mod server;
#[path = "support/until.rs"]
mod until;
#[path = "datastream/world.rs"]
mod world;

use std::alloc::System;

use schematic_core::datastream::FlagCheckEvents;
use serde_json::{Map, Value, json};
use server::Connection;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use world::{World, company, org};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One test, so that no other one allocates at the same time.
#[tokio::test]
async fn memory_is_bounded_whatever_comes() {
    a_million_different_keys_of_companies().await;
    a_million_different_keys_of_checks().await;
    a_flood_of_frames_that_make_no_sense().await;
    a_flood_of_pings_whose_pongs_are_not_taken().await;
}

async fn a_million_different_keys_of_companies() {
    let world = World::with(|settings| settings.max_entities(100)).await;
    let mut server = world.make_ready().await;
    let mut number = 0;
    let mut tell = async |companies: usize| {
        for _ in 0..companies {
            let keys: Map<String, Value> = (0..100)
                .map(|_| {
                    number += 1;
                    (format!("key-{number}"), json!(number.to_string()))
                })
                .collect();
            let id = format!("company-{number}");
            server.send(company(&id, Value::Object(keys))).await;
        }
        let last = format!("last-{number}");
        server.send(company("c1", json!({"org": last}))).await;
        world.until_beta(&last, Some(true)).await;
        in_use()
    };
    let before = tell(1_000).await;
    let after = tell(9_000).await;
    assert!(after < before + 512 * 1024, "{before} bytes, then {after}");
    let status = world.client.status().datastream.unwrap();
    assert_eq!((status.entities, status.evicted), (100, 9_901));
}

async fn a_million_different_keys_of_checks() {
    let world = World::with(|settings| {
        settings
            .flag_check_events(FlagCheckEvents::Each)
            .flag_check_capacity(1_000)
    })
    .await;
    world.api.capture_is_down(true);
    let mut server = world.make_ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    let mut number = 10;
    let mut check = |checks: usize| {
        for _ in 0..checks {
            number += 1;
            let key = number.to_string();
            // One that memory answers, and one that it has never heard of.
            let known = org("1").with_company("typo", &*key);
            assert_eq!(world.client.check("beta", &known).enabled_now(), Some(true));
            assert_eq!(world.client.check("beta", &org(&key)).enabled_now(), None);
        }
        in_use()
    };
    let before = check(20_000);
    let after = check(480_000);
    assert!(after < before + 512 * 1024, "{before} bytes, then {after}");
    let stats = world.client.status().flag_checks.unwrap();
    assert_eq!(stats.waiting, 1_000);
    assert!(stats.dropped > 490_000, "{stats:?}");
}

async fn a_flood_of_frames_that_make_no_sense() {
    let (world, mut server) = World::ready().await;
    let before = flood(&world, &mut server, 5_000).await;
    let after = flood(&world, &mut server, 45_000).await;
    assert!(after < before + 512 * 1024, "{before} bytes, then {after}");
    let status = world.client.status().datastream.unwrap();
    assert_eq!(status.unreadable_messages, 50_000);
}

async fn flood(world: &World, server: &mut Connection, frames: usize) -> usize {
    for number in 0..frames {
        let text = match number % 4 {
            0 => format!("{{{number}"),
            1 => format!(r#"{{"entity_type":{number},"message_type":"full"}}"#),
            2 => format!(
                r#"{{"entity_type":"rulesengine.Company","message_type":"full","entity_id":"c{number}",
                    "data":{{"id":"c{number}","keys":{{"org":{number}}}}}}}"#
            ),
            _ => format!(
                r#"{{"entity_type":"rulesengine.Flag","message_type":"full",
                    "data":{{"id":"f{number}","rules":[]}}}}"#
            ),
        };
        server.send_text(&text).await;
    }
    let last = frames.to_string();
    server.send(company("c1", json!({"org": last}))).await;
    world.until_beta(&last, Some(true)).await;
    in_use()
}

async fn a_flood_of_pings_whose_pongs_are_not_taken() {
    let (_world, mut server) = World::ready().await;
    let mut ping = vec![0x89, 125];
    ping.extend_from_slice(&[b'x'; 125]);
    let pings = ping.repeat(500);
    // The clock stands, so the server has all the time in the world.
    let before = in_use();
    for _ in 0..2_000 {
        server.send_raw(&pings).await;
    }
    let after = in_use();
    assert!(after < before + 1024 * 1024, "{before} bytes, then {after}");
}

/// How many bytes are in use in this process.
fn in_use() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}
