use std::time::Duration;

use schematic_core::datastream::DataStreamState;
use schematic_core::flags::Source;
use schematic_core::status::StatusEvent;
use serde_json::json;

use crate::server::ClientAction;
use crate::until::until;
use crate::world::{KEY, SECOND, World, beta, company, flags, not_found, one_flag, org};

#[tokio::test]
async fn the_handshake_says_who_asks() {
    let world = World::start().await;
    let mut server = world.server.accept().await;
    assert_eq!(server.path, "/datastream");
    for (name, value) in [
        ("x-schematic-api-key", KEY),
        ("x-schematic-client", "schematic-rust"),
        ("x-schematic-client-version", env!("CARGO_PKG_VERSION")),
        ("x-schematic-datastream-mode", "direct"),
    ] {
        assert_eq!(server.headers[name], value, "{name}");
    }
    assert!(!server.headers.contains_key("sec-websocket-protocol"));
    assert_eq!(
        server.asked().await,
        json!({"action": "start", "entity_type": "rulesengine.Flags", "page_size": 100})
    );
}

#[tokio::test]
async fn after_a_drop_everything_is_asked_for_again() {
    let (world, mut server) = World::ready().await;
    let mut events = world.client.status_events();
    for (id, org) in [("c1", "1"), ("c2", "2")] {
        let check = async { world.beta(org).await };
        let answer = async {
            server.asked().await;
            server.send(company(id, json!({"org": org}))).await;
        };
        tokio::join!(check, answer);
        world.clock.advance(SECOND);
    }
    drop(server);
    world.reached(DataStreamState::Disconnected).await;

    // Without a connection, what is in memory answers, and the API what is not.
    assert_eq!(world.beta("1").await, (true, Source::DataStream));
    assert_eq!(world.beta("3").await, (true, Source::Api));
    let several = world.client.check_flags(&["beta", "beta"], &org("1")).await;
    assert!(several.iter().all(|one| one.source == Source::DataStream));
    let status = world.client.status().datastream.unwrap();
    assert_eq!((status.stale_entities, status.entities), (2, 2));
    assert_eq!(status.oldest_unrefreshed, Some(Duration::ZERO));
    assert!(status.last_error.is_some() && status.last_message.is_some());

    assert!(world.waits().await <= SECOND, "the first wait is short");
    world.pass().await;
    let mut server = world.server.accept().await;
    assert_eq!(server.asked().await["entity_type"], "rulesengine.Flags");
    // The one that was used last comes first.
    assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
    assert_eq!(server.asked().await["keys"], json!({"org": "2"}));
    server.send(flags(&[beta("c2")])).await;
    server.send(not_found(json!({"org": "1"}))).await;
    server.send(company("c2", json!({"org": "2"}))).await;
    world.until_beta("1", None).await;
    world.until_beta("2", Some(true)).await;
    let stale = || world.client.status().datastream.unwrap().stale_entities;
    until("the last answer", || stale() == 0).await;
    let status = world.client.status().datastream.unwrap();
    assert_eq!(
        (status.state, status.stale_entities),
        (DataStreamState::Ready, 0)
    );

    let mut received = Vec::new();
    while let Some(event) = events.try_next() {
        received.push(event);
    }
    assert_eq!(
        received,
        [
            StatusEvent::DataStreamDisconnected,
            StatusEvent::DataStreamConnected,
            StatusEvent::DataStreamReady,
        ]
    );
}

#[tokio::test]
async fn what_is_not_received_again_counts_no_more_after_a_grace() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    drop(server);
    world.reconnect().await;
    let mut server = world.make_ready().await;
    assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
    world.clock.advance(29 * SECOND);
    assert_eq!(world.beta("1").await, (true, Source::DataStream));
    world.clock.advance(SECOND);
    world.until_beta("1", None).await;
}

#[tokio::test]
async fn an_hour_of_refusals_and_then_all_is_well() {
    let world = World::start().await;
    let mut waits = Vec::new();
    while world.now() < 3_600 * SECOND {
        world
            .server
            .refuse(503, r#"{"error":"come back later"}"#)
            .await;
        world.reached(DataStreamState::Disconnected).await;
        waits.push(world.waits().await);
        let attempts = u32::try_from(waits.len()).unwrap();
        assert_eq!(
            world.client.status().datastream.unwrap().failed_attempts,
            attempts
        );
        world.pass().await;
        // The next attempt has begun before the state is looked at again.
        world.reached(DataStreamState::Connecting).await;
    }
    for (wait, step) in waits.iter().zip([1, 2, 4, 8, 16, 30, 30, 30]) {
        let step = step * SECOND;
        assert!((step / 2..=step).contains(wait), "{wait:?} of {step:?}");
    }
    assert!(waits.len() > 3_600 / 30, "{}", waits.len());
    let error = world
        .client
        .status()
        .datastream
        .unwrap()
        .last_error
        .unwrap();
    assert!(
        error.contains("503") && error.contains("come back later"),
        "{error}"
    );

    world.make_ready().await;
    assert_eq!(world.client.status().datastream.unwrap().failed_attempts, 0);
}

#[tokio::test]
async fn a_refused_key_is_visible_and_tried_once_a_minute() {
    for status in [401, 403] {
        let world = World::start().await;
        let mut events = world.client.status_events();
        for _ in 0..3 {
            world
                .server
                .refuse(status, &format!(r#"{{"error":"bad key {KEY}"}}"#))
                .await;
            world.reached(DataStreamState::AuthFailed).await;
            assert_eq!(world.waits().await, 60 * SECOND);
            world.pass().await;
            world.reached(DataStreamState::Connecting).await;
        }
        // Once, however often it is tried.
        assert_eq!(events.try_next(), Some(StatusEvent::DataStreamRefused));
        assert_eq!(events.try_next(), None);
        let status = world.client.status().datastream.unwrap();
        let received = format!("{status:?}");
        assert!(
            received.contains("bad key") && !received.contains(KEY),
            "{received}"
        );
        world.make_ready().await;
    }
}

#[tokio::test]
async fn a_key_may_be_refused_on_an_open_connection_too() {
    let (world, mut server) = World::ready().await;
    let mut events = world.client.status_events();
    server.close(4001, "unauthorized").await;
    world.reached(DataStreamState::AuthFailed).await;
    assert_eq!(world.pass().await, 60 * SECOND);
    server = world.make_ready().await;
    // A failure that begins anew is logged anew.
    server.close(4001, "unauthorized").await;
    world.reached(DataStreamState::AuthFailed).await;
    for event in [
        StatusEvent::DataStreamDisconnected,
        StatusEvent::DataStreamRefused,
        StatusEvent::DataStreamConnected,
        StatusEvent::DataStreamReady,
        StatusEvent::DataStreamDisconnected,
        StatusEvent::DataStreamRefused,
    ] {
        assert_eq!(events.try_next(), Some(event));
    }
}

#[tokio::test]
async fn whatever_else_ends_a_connection_another_is_made() {
    for code in [1000, 1001, 1009, 1011, 1012, 3000] {
        let (world, mut server) = World::ready().await;
        server.close(code, "bye").await;
        world.reconnect().await;
        world.make_ready().await;
        let error = world
            .client
            .status()
            .datastream
            .unwrap()
            .last_error
            .unwrap();
        assert!(error.contains(&code.to_string()), "{error}");
    }
}

#[tokio::test]
async fn a_handshake_alone_does_not_end_the_growing_of_waits() {
    let world = World::start().await;
    let mut last = Duration::ZERO;
    for _ in 0..5 {
        drop(world.server.accept().await);
        world.reached(DataStreamState::Disconnected).await;
        let wait = world.waits().await;
        assert!(wait >= last, "{wait:?} after {last:?}");
        last = wait;
        world.pass().await;
        world.reached(DataStreamState::Connecting).await;
    }
    assert!(last >= 8 * SECOND);
}

#[tokio::test]
async fn a_silent_server_is_given_up_and_pinged_before() {
    let (world, mut server) = World::ready().await;
    world.clock.advance(29 * SECOND);
    server.ping(b"not yet").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"not yet".to_vec())
    );
    world.clock.advance(SECOND);
    assert_eq!(server.next().await, ClientAction::Pinged);
    // The pong above was queued and is now flushed; from then on no ping is answered.
    server.send(flags(&[beta("c2")])).await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(false)).await;
    world.clock.advance(30 * SECOND);
    world.clock.advance(10 * SECOND);
    world.reached(DataStreamState::Disconnected).await;
    let error = world
        .client
        .status()
        .datastream
        .unwrap()
        .last_error
        .unwrap();
    assert!(error.contains("said nothing"), "{error}");
    world.reconnect().await;
    world.make_ready().await;
}

#[tokio::test]
async fn a_server_that_accepts_and_says_nothing_is_given_up() {
    let world = World::start().await;
    let _silent = world.server.tcp().await;
    world.reached(DataStreamState::Connecting).await;
    assert_eq!(world.waits().await, 30 * SECOND);
    world.pass().await;
    world.reconnect().await;

    // The same after the handshake.
    let _silent = world.server.accept().await;
    world.reached(DataStreamState::Connected).await;
    world.clock.advance(40 * SECOND);
    world.reconnect().await;
    world.make_ready().await;
}

#[tokio::test]
async fn pings_are_answered_while_a_long_message_is_read() {
    let (world, mut server) = World::ready().await;
    let mut many = Vec::new();
    for number in 0..20_000 {
        let mut flag = beta("c1");
        flag["id"] = json!(format!("flag_{number}"));
        flag["key"] = json!(format!("flag-{number}"));
        many.push(flag);
    }
    let known = || world.client.status().datastream.unwrap().flags;
    server.send(flags(&many)).await;
    let mut last = beta("c1");
    last["id"] = json!("flag_last");
    last["key"] = json!("last");
    server.send(one_flag(last)).await;
    server.ping(b"there?").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"there?".to_vec())
    );
    assert_eq!(known(), 1, "it is still being read");
    // What came behind it is taken behind it: otherwise it would be pruned.
    until("all flags", || known() == 20_001).await;
}

#[tokio::test]
async fn pings_are_answered() {
    let (_world, mut server) = World::ready().await;
    server.ping(b"there?").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"there?".to_vec())
    );
}

#[tokio::test]
async fn a_dropped_connection_fails_checks_that_wait_for_an_answer() {
    let (world, mut server) = World::ready().await;
    let context = org("1");
    let check = world.check(&context);
    let drop = async {
        server.asked().await;
        drop(server);
    };
    let (result, ()) = tokio::join!(check, drop);
    assert_eq!(result.source, Source::Api);
    assert!(world.now() < SECOND);
}
