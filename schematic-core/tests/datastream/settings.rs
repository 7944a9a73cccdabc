use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::client::BuildErrorKind;
use schematic_core::clock::ManualClock;
use schematic_core::datastream::{DataStreamOptions, DataStreamState, FlagCheckEvents};
use schematic_core::flags::Source;
use serde_json::json;

use crate::api::Api;
use crate::server::Server;
use crate::world::{KEY, SECOND, World, builder, company};

#[test]
fn an_address_that_cannot_be_used_is_an_error_of_the_builder() {
    for url in ["ftp://stream.example", "stream.example", ""] {
        let error = Schematic::builder(KEY)
            .datastream(DataStreamOptions::new().url(url))
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), BuildErrorKind::DataStreamUrl, "{url}");
    }
}

#[test]
fn a_setting_that_makes_no_sense_is_an_error_of_the_builder() {
    let defaults = DataStreamOptions::new;
    for settings in [
        defaults().ping_interval(Duration::ZERO),
        defaults().ping_interval(40 * SECOND),
        defaults().silence_timeout(30 * SECOND),
        defaults().connect_timeout(Duration::ZERO),
        defaults().max_message_bytes(0),
        defaults().flag_check_events(FlagCheckEvents::Sampled(f64::NAN)),
        defaults().flag_check_events(FlagCheckEvents::Sampled(1.1)),
        defaults().flag_check_events(FlagCheckEvents::Sampled(-0.1)),
    ] {
        let error = Schematic::builder(KEY)
            .datastream(settings.clone())
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), BuildErrorKind::DataStreamSetting);
        // Offline there is no DataStream that could mind.
        let offline = Schematic::builder("").offline(true).datastream(settings);
        offline.build().unwrap();
    }
}

#[tokio::test]
async fn times_may_be_as_long_as_they_can_be() {
    let world = World::with(|settings| {
        settings
            .ping_interval(Duration::MAX - SECOND)
            .silence_timeout(Duration::MAX)
            .connect_timeout(Duration::MAX)
            .reconnect_delays(Duration::MAX, Duration::MAX)
            .auth_retry_delay(Duration::MAX)
            .request_timeout(Duration::MAX)
            .stale_grace(Duration::MAX)
            .ttl(Duration::MAX)
            .refresh_rate(u32::MAX)
    })
    .await;
    let mut server = world.make_ready().await;
    let received = async {
        server.asked().await;
        server.send(company("c1", json!({"org": "1"}))).await;
        server
    };
    let (received, server) = tokio::join!(world.beta("1"), received);
    assert_eq!(received, (true, Source::DataStream));
    drop(server);
    world.reconnect().await;
    let mut server = world.make_ready().await;
    server.asked().await;
    world.clock.advance(1_000_000 * SECOND);
    assert_eq!(world.try_beta("1"), Some(true));
    drop(server);
    world.reconnect().await;
    world.server.refuse(503, "").await;
    world.reached(DataStreamState::Disconnected).await;
    assert!(world.waits().await > 1_000_000 * SECOND);
}

#[tokio::test]
async fn waits_of_zero_do_not_make_it_spin() {
    let zero = Duration::ZERO;
    let world = World::with(|settings| settings.reconnect_delays(zero, zero)).await;
    world.server.refuse(503, "").await;
    world.reached(DataStreamState::Disconnected).await;
    assert!(world.waits().await > zero);
}

#[tokio::test]
async fn the_address_follows_from_the_apis() {
    let (server, api, clock) = (
        Server::start().await,
        Api::start().await,
        ManualClock::default(),
    );
    let base = server
        .url
        .replace("ws://", "http://")
        .replace("/datastream", "/v1/?x=1");
    let base = base.trim_end_matches("?x=1");
    let client = builder(&api, &clock)
        .base_url(base)
        .datastream(DataStreamOptions::new())
        .build()
        .unwrap();
    assert_eq!(server.accept().await.path, "/datastream");
    drop(client);
}

#[tokio::test]
async fn flags_are_asked_for_as_is_set() {
    let world = World::with(|settings| settings.page_size(0)).await;
    let mut server = world.server.accept().await;
    assert_eq!(
        server.asked().await,
        json!({"action": "start", "entity_type": "rulesengine.Flags"})
    );
}

#[tokio::test]
async fn reconnect_bounds_and_times_are_kept() {
    let (short, long) = (SECOND / 10, SECOND / 5);
    let world = World::with(|settings| {
        settings
            .reconnect_delays(short, long)
            .connect_timeout(7 * SECOND)
            .auth_retry_delay(11 * SECOND)
    })
    .await;
    let _silent = world.server.tcp().await;
    world.reached(DataStreamState::Connecting).await;
    assert_eq!(world.pass().await, 7 * SECOND);
    for _ in 0..4 {
        world.reached(DataStreamState::Disconnected).await;
        assert!(world.waits().await <= long);
        world.pass().await;
        world.server.refuse(500, "").await;
        world.reached(DataStreamState::Connecting).await;
    }
    world.reached(DataStreamState::Disconnected).await;
    world.pass().await;
    world.server.refuse(401, "").await;
    world.reached(DataStreamState::AuthFailed).await;
    assert_eq!(world.waits().await, 11 * SECOND);
}

#[tokio::test]
async fn what_nothing_was_said_about_expires() {
    let world = World::with(|settings| settings.ttl(5 * SECOND)).await;
    let mut server = world.make_ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    world.clock.advance(4 * SECOND);
    assert_eq!(world.try_beta("1"), Some(true));
    world.clock.advance(SECOND);
    assert_eq!(world.try_beta("1"), None);
    let check = async { world.beta("1").await };
    let answer = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
        server.send(company("c1", json!({"org": "1"}))).await;
    };
    let (received, ()) = tokio::join!(check, answer);
    assert!(received.0);
}

#[test]
fn nothing_that_is_printed_has_a_secret_in_it() {
    let settings = DataStreamOptions::new().url("wss://me:pass@stream.example/?token=hidden");
    let client = Schematic::builder(KEY)
        .datastream(settings.clone())
        .build()
        .unwrap();
    let printed = format!("{settings:?} {client:?} {:?}", client.status().datastream,);
    for secret in [KEY, "pass@", "hidden"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
