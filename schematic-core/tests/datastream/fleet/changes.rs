//! Companies that one process receives.

use std::time::Duration;

use bytes::Bytes;
use schematic_core::flags::Source;
use schematic_core::shared_store::{MemoryStore, SharedStore, StoreFuture, StoreTtl};
use serde_json::json;

use super::{Fleet, STEP, acme, connected, gone, process, with_company, written};
use crate::until::{turn_until, turns};
use crate::world::{SECOND, not_found};

#[tokio::test]
async fn what_is_received_is_shared() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    for lookup in ["company:fde6dba2:org:42", "company:fde6dba2:slug:acme"] {
        assert_eq!(fleet.text(lookup).await.as_deref(), Some("\"c1\""));
    }
    let stored = fleet.json("company:fde6dba2:c1").await.unwrap();
    assert_eq!(stored["keys"], json!({"org": "42", "slug": "Acme"}));
    assert_eq!(stored["new_member"], json!({"kept": true}));
    // Other SDKs take what lacks a list for nothing.
    for list in [
        "billing_product_ids",
        "plan_ids",
        "plan_version_ids",
        "rules",
        "traits",
    ] {
        assert_eq!(stored[list], json!([]), "{list} of {stored}");
    }
    assert_eq!(stored["credit_balances"], json!({}));
    written(&world, &fleet, "flags:fde6dba2:beta").await;
    let flag = fleet.json("flags:fde6dba2:beta").await.unwrap();
    assert_eq!(
        flag["rules"][0]["conditions"][0]["resource_ids"],
        json!(["c1"])
    );
    assert_eq!(flag["rules"][0]["condition_groups"], json!([]));
}

#[tokio::test]
async fn a_process_that_starts_needs_no_server() {
    let fleet = Fleet::new();
    let (first, _server) = with_company(&fleet).await;
    written(&first, &fleet, "flags:fde6dba2:beta").await;
    let second = process(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    assert_eq!(second.try_beta("42"), Some(true));
    assert_eq!(second.api.asked(), 0);
}

#[tokio::test]
async fn a_push_to_one_counts_in_all() {
    let fleet = Fleet::new();
    let (first, mut server) = with_company(&fleet).await;
    let (second, _other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    server.send(acme(json!({"org": "43"}))).await;
    written(&first, &fleet, "company:fde6dba2:org:43").await;
    for key in ["org:42", "slug:acme"] {
        gone(&first, &fleet, &format!("company:fde6dba2:{key}")).await;
    }
    assert_eq!(second.beta("43").await, (true, Source::DataStream));
    turn_until(&second.clock, STEP, "the former key leads nowhere", || {
        second.try_beta("42").is_none()
    })
    .await;
    server
        .send(
            json!({"entity_type": "rulesengine.Company", "message_type": "delete",
        "entity_id": "c1", "data": {"id": "c1"}}),
        )
        .await;
    for key in ["c1", "org:43"] {
        gone(&first, &fleet, &format!("company:fde6dba2:{key}")).await;
    }
    turn_until(&second.clock, STEP, "the company is gone", || {
        second.try_beta("43").is_none()
    })
    .await;
}

#[tokio::test]
async fn a_lookup_that_leads_to_another_one_stays() {
    let fleet = Fleet::new();
    let (world, mut server) = with_company(&fleet).await;
    fleet.put("company:fde6dba2:slug:acme", "\"c2\"").await;
    server.send(acme(json!({"org": "43"}))).await;
    gone(&world, &fleet, "company:fde6dba2:org:42").await;
    let slug = fleet.text("company:fde6dba2:slug:acme").await;
    assert_eq!(slug.as_deref(), Some("\"c2\""));
}

#[tokio::test]
async fn the_same_is_not_written_twice() {
    let fleet = Fleet::new();
    let (world, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    other.send(acme(json!({"org": "42", "slug": "Acme"}))).await;
    turn_until(&second.clock, STEP, "nothing waits", || {
        let status = second.client.status().datastream.unwrap();
        status.entities == 1 && status.shared_store.unwrap().waiting == 0
    })
    .await;
    assert_eq!(fleet.written(":c1"), 1);
    drop(world);
}

#[tokio::test]
async fn what_others_received_is_subscribed_to_after_a_while() {
    let fleet = Fleet::new();
    let (_first, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    let began = second.now();
    for turn in turns("a request for the company") {
        let asked = tokio::time::timeout(Duration::from_millis(1), other.asked()).await;
        if let Ok(asked) = asked {
            assert_eq!(asked["entity_type"], "rulesengine.Company");
            break;
        }
        // It is in use.
        assert_eq!(second.try_beta("42"), Some(true));
        second.clock.advance(STEP);
        turn.settle().await;
    }
    let passed = second.now() - began;
    assert!((5 * SECOND..32 * SECOND).contains(&passed), "{passed:?}");
}

#[tokio::test]
async fn what_the_server_does_not_know_any_more_is_gone_for_all() {
    let fleet = Fleet::new();
    let (_first, _server) = with_company(&fleet).await;
    let (second, mut other) = connected(&fleet).await;
    assert_eq!(second.beta("42").await, (true, Source::DataStream));
    let mut asked = false;
    for turn in turns("the company is gone") {
        if fleet.text("company:fde6dba2:c1").await.is_none() {
            break;
        }
        if !asked
            && tokio::time::timeout(Duration::from_millis(1), other.asked())
                .await
                .is_ok()
        {
            asked = true;
            let keys = json!({"org": "42", "slug": "Acme"});
            other.send(not_found(keys)).await;
        }
        // It is in use.
        second.try_beta("42");
        second.clock.advance(STEP);
        turn.settle().await;
    }
    assert!(asked);
}

#[tokio::test]
async fn a_store_that_cannot_do_it_is_found_at_once() {
    struct ReadOnly(MemoryStore);

    impl SharedStore for ReadOnly {
        fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
            self.0.get(key)
        }

        fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
            self.0.set(key, value, ttl)
        }

        fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
            self.0.remove(key)
        }
    }

    let settings = schematic_core::datastream::DataStreamOptions::new();
    let built = schematic_core::Schematic::builder("sch_test")
        .datastream(settings.store(ReadOnly(MemoryStore::new(1))))
        .build();
    let error = built.err().map(|error| error.to_string());
    assert!(error.is_some_and(|error| error.contains("replace and scan")));
}
