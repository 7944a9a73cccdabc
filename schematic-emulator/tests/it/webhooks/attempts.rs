//! How often a delivery is sent, and what stops it.

use std::time::Duration;

use reqwest::Method;
use schematic_core::Timestamp;
use schematic_emulator::{DeliveryStatus, Emulator, Webhook, WebhookDelivery};
use serde_json::json;
use tokio::net::TcpListener;

use super::endpoint::{Endpoint, SECRET, SEED, ended, subscription};
use crate::support::Caller;

#[tokio::test]
async fn an_unacknowledged_delivery_is_sent_six_times() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    // Redirects are no acknowledgement, and are not followed.
    let endpoint = Endpoint::start([500, 302, 400, 404, 503, 429]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    emulator.set_flag_default("beta", true).unwrap();
    let mut wait = Duration::from_secs(1);
    for attempt in 1..6 {
        let tried = |delivery: &WebhookDelivery| delivery.attempts.len() == attempt;
        let delivery = emulator.wait_for_deliveries(1, tried).await.remove(0);
        assert_eq!(delivery.status, DeliveryStatus::Pending);
        let due = delivery.next_attempt_at.unwrap().as_millis() - emulator.now().as_millis();
        let whole = i64::try_from(wait.as_millis()).unwrap();
        assert!((whole / 2..=whole).contains(&due), "{due} of {whole}");
        emulator.advance(wait);
        wait *= 2;
    }
    let delivery = emulator.wait_for_deliveries(1, ended).await.remove(0);
    assert_eq!(delivery.status, DeliveryStatus::Failure);
    let codes: Vec<_> = delivery
        .attempts
        .iter()
        .map(|attempt| attempt.response_code.unwrap())
        .collect();
    assert_eq!(codes, [500, 302, 400, 404, 503, 429]);
    assert_eq!(endpoint.events().len(), 6);
}

#[tokio::test]
async fn a_retry_that_is_acknowledged_ends_it_and_holds_nothing_up() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let endpoint = Endpoint::start([503, 299]).await;
    emulator.subscribe(subscription(&endpoint)).unwrap();
    emulator.set_flag_default("beta", true).unwrap();
    emulator.set_flag_default("beta", false).unwrap();
    // The second is through while the first still waits.
    let through = emulator.wait_for_deliveries(1, ended).await.remove(0);
    assert_eq!(through.id, "whev_00000002");
    emulator.advance(Duration::from_secs(1));
    let both = emulator.wait_for_deliveries(2, ended).await;
    assert_eq!(both[0].status, DeliveryStatus::Success);
    assert_eq!(both[0].attempts.len(), 2);
    assert_eq!(endpoint.events().len(), 3);
}

#[tokio::test]
async fn an_endpoint_that_is_slow_or_not_there_fails_and_holds_nothing_up() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .webhook_timeout(Duration::from_millis(50))
        .start()
        .await
        .unwrap();
    // One that takes the connection and says nothing, and one that is gone.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    for listener in [&silent, &gone] {
        let url = format!("http://{}/", listener.local_addr().unwrap());
        emulator
            .subscribe(Webhook::new(url).secret(SECRET))
            .unwrap();
    }
    drop(gone);
    emulator.set_flag_default("beta", true).unwrap();
    let tried = emulator
        .wait_for_deliveries(2, |delivery| delivery.attempts.len() == 1)
        .await;
    for delivery in tried {
        let attempt = &delivery.attempts[0];
        assert_eq!(attempt.response_code, None);
        let error = attempt.error.as_deref().unwrap();
        assert!(error.contains("127.0.0.1"), "{error}");
    }
    // It stops at once, whatever still waits.
    emulator.shutdown().await;
}

#[tokio::test]
async fn a_webhook_whose_endpoint_refuses_nearly_everything_becomes_inactive() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    let endpoint = Endpoint::start([500; 200]).await;
    let id = emulator.subscribe(subscription(&endpoint)).unwrap().id;
    for number in 0..25 {
        assert!(emulator.webhooks()[0].active);
        emulator.set_flag_default("beta", number % 2 == 0).unwrap();
    }
    for attempt in 1..6 {
        emulator
            .wait_for_deliveries(25, |delivery| delivery.attempts.len() == attempt)
            .await;
        emulator.advance(Duration::from_secs(20));
    }
    emulator.wait_for_deliveries(25, ended).await;
    let path = format!("/webhooks/{id}");
    while emulator.webhooks()[0].active {
        tokio::task::yield_now().await;
    }
    assert_eq!(caller.get(&path).await.1["data"]["status"], "inactive");
    emulator.set_flag_default("beta", false).unwrap();
    assert_eq!(emulator.deliveries().len(), 25);

    let active = json!({ "status": "active" });
    let (status, answer) = caller.send(Method::PUT, &path, &active).await;
    assert_eq!(
        (status.as_u16(), &answer["data"]["status"]),
        (200, &json!("active"))
    );
    emulator.set_flag_default("beta", true).unwrap();
    assert_eq!(emulator.deliveries().len(), 26);
}

#[tokio::test]
async fn pending_deliveries_are_bounded() {
    let emulator = Emulator::builder()
        .seed(SEED)
        .standing_at(Timestamp::from_millis(0))
        .start()
        .await
        .unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    emulator.subscribe(Webhook::new(url)).unwrap();
    for number in 0..3_000 {
        emulator.set_flag_default("beta", number % 2 == 0).unwrap();
    }
    let deliveries = emulator.deliveries();
    assert_eq!(deliveries.len(), 2_000);
    let given_up = deliveries
        .iter()
        .filter(|delivery| delivery.given_up.is_some())
        .count();
    assert_eq!(given_up, 1_000);
}
