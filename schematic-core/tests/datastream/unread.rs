//! Servers that take nothing of what the client writes.

use std::time::Duration;

use schematic_core::datastream::DataStreamState;
use schematic_core::flags::Source;
use serde_json::json;

use crate::server::Connection;
use crate::until::turn_until;
use crate::world::{SECOND, World, company, org};

/// As many pings as go into one write, each with all the payload that it may have.
fn pings() -> Vec<u8> {
    let mut ping = vec![0x89, 125];
    ping.extend_from_slice(&[b'x'; 125]);
    ping.repeat(500)
}

/// Settings under which the client has nothing to say by itself.
async fn ready() -> (World, Connection) {
    let world = World::with(|settings| {
        settings
            .ping_interval(1_000 * SECOND)
            .silence_timeout(10_000 * SECOND)
    })
    .await;
    let connection = world.make_ready().await;
    (world, connection)
}

#[tokio::test]
async fn a_server_that_pings_and_takes_no_pong_is_given_up() {
    let (world, mut server) = ready().await;
    let pings = pings();
    let mut sent = 0;
    // What the sockets hold is full after about ten megabytes; from then on it takes ten seconds.
    while server.try_send_raw(&pings).await.is_ok() {
        sent += 1;
        assert!(sent < 5_000, "still connected after {:?}", world.now());
        world.clock.advance(SECOND / 50);
    }
    world.reached(DataStreamState::Disconnected).await;
    let error = world.client.status().datastream.unwrap().last_error;
    assert_eq!(
        error.as_deref(),
        Some("the server took no frame for too long")
    );
    world.pass().await;
    world.make_ready().await;
}

#[tokio::test]
async fn what_a_stuck_connection_is_asked_for_is_answered_by_the_api() {
    let (world, mut server) = ready().await;
    let pings = pings();
    // As long as the clock stands it is not given up.
    for _ in 0..500 {
        server.send_raw(&pings).await;
    }
    let before = world.now();
    let context = org("1");
    let answer = world.check(&context);
    let advance = async {
        world.clock.sleepers(2).await;
        world.clock.advance(2 * SECOND);
    };
    let (answer, ()) = tokio::join!(answer, advance);
    assert_eq!(answer.source, Source::Api);
    assert_eq!(world.now() - before, Duration::from_secs(2));
}

#[tokio::test]
async fn a_stuck_connection_does_not_hold_a_shutdown_up() {
    let (world, mut server) = ready().await;
    let pings = pings();
    for _ in 0..500 {
        server.send_raw(&pings).await;
    }
    // A request that finds no room either.
    let (client, context) = (world.client.clone(), org("1"));
    tokio::spawn(async move { client.check_flag("beta", &context).await });
    world.clock.sleepers(2).await;
    // The good-bye is given up after a second.
    let shutdown = world.client.shutdown_within(100 * SECOND);
    let begun = world.now();
    let advance = turn_until(&world.clock, SECOND, "the end", || {
        world.client.status().datastream.unwrap().state == DataStreamState::Stopped
    });
    tokio::join!(shutdown, advance);
    let took = world.now() - begun;
    assert!(took <= 2 * SECOND, "{took:?}");
}

#[tokio::test]
async fn the_last_ping_is_answered_once_pongs_are_taken_again() {
    let (_world, mut server) = ready().await;
    let pings = pings();
    for _ in 0..500 {
        server.send_raw(&pings).await;
    }
    server.ping(b"the last").await;
    server.ponged(b"the last").await;
}

#[tokio::test]
async fn keys_that_no_server_would_take_are_asked_of_the_api() {
    let (world, mut server) = ready().await;
    let endless = "x".repeat(100_000);
    let answer = tokio::select! {
        answer = world.beta(&endless) => answer,
        _ = server.asked() => panic!("the server was asked"),
    };
    assert_eq!(answer, (true, Source::Api));
    assert_eq!(world.now(), Duration::ZERO, "nothing was waited for");
    // The connection is as good as it was.
    let check = async { world.beta("1").await };
    let tell = async {
        assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
        server.send(company("c1", json!({"org": "1"}))).await;
    };
    let (answer, ()) = tokio::join!(check, tell);
    assert_eq!(answer, (true, Source::DataStream));
}
