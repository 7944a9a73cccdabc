use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::clock::{Clock, ManualClock};
use schematic_core::datastream::{DataStreamOptions, DataStreamState};
use schematic_core::flags::Source;
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

use crate::api::Api;
use crate::server::{ClientAction, Server};
use crate::until::{turn_until, until};
use crate::world::{SECOND, World, beta, builder, company, flags, org, settings};

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn state(client: &Schematic) -> DataStreamState {
    client.status().datastream.unwrap().state
}

#[tokio::test]
async fn the_last_handle_takes_the_connection_with_it() {
    let (world, mut server) = World::ready().await;
    let clone = world.client.clone();
    drop(world.client);
    server.ping(b"there?").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"there?".to_vec())
    );
    drop(clone);
    assert_eq!(server.next().await, ClientAction::Left { politely: true });
}

#[test]
fn a_client_is_built_anywhere_and_starts_where_it_is_used() {
    let outside = runtime();
    let (server, api) = outside.block_on(async { (Server::start().await, Api::start().await) });
    let clock = ManualClock::default();
    let client = builder(&api, &clock)
        .datastream(settings(&server))
        .build()
        .unwrap();
    assert_eq!(state(&client), DataStreamState::Idle);
    assert_eq!(client.check("beta", &org("1")).enabled_now(), None);

    outside.block_on(async {
        let (ready, ()) = tokio::join!(client.ready(SECOND), async {
            let mut server = server.accept().await;
            server.asked().await;
            server.send(flags(&[beta("c1")])).await;
            // Kept until the flags are there.
            server.ping(b"").await;
            server.next().await;
        });
        assert!(ready);
    });
}

#[test]
fn when_its_runtime_ends_it_goes_on_with_the_next() {
    let servers = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let (server, api) = servers.block_on(async { (Server::start().await, Api::start().await) });
    let clock = ManualClock::default();
    let first = runtime();
    let client = first.block_on(async {
        let client = builder(&api, &clock)
            .datastream(settings(&server))
            .build()
            .unwrap();
        let mut server = server.accept().await;
        server.asked().await;
        server.send(flags(&[beta("c1")])).await;
        server.send(company("c1", json!({"org": "1"}))).await;
        until("the company", || {
            client.check("beta", &org("1")).enabled_now().is_some()
        })
        .await;
        client
    });
    drop(first);
    assert_eq!(state(&client), DataStreamState::Idle);
    assert_eq!(client.check("beta", &org("1")).enabled_now(), Some(true));
    assert_eq!(state(&client), DataStreamState::Idle);

    let second = runtime();
    second.block_on(async {
        // A check that does not wait is enough.
        assert_eq!(client.check("beta", &org("1")).enabled_now(), Some(true));
        let mut server = server.accept().await;
        assert_eq!(server.asked().await["entity_type"], "rulesengine.Flags");
        assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
        server.send(flags(&[beta("c2")])).await;
        until("the new flags", || {
            client.check("beta", &org("1")).enabled_now() == Some(false)
        })
        .await;
    });
}

#[test]
fn a_check_does_not_wait_for_a_runtime_that_is_gone() {
    let here = runtime();
    let (server, api) = here.block_on(async { (Server::start().await, Api::start().await) });
    let clock = ManualClock::default();
    let there = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let client = {
        let _there = there.enter();
        builder(&api, &clock)
            .datastream(settings(&server))
            .build()
            .unwrap()
    };
    here.block_on(async {
        let mut server = server.accept().await;
        server.asked().await;
        server.send(flags(&[beta("c1")])).await;
        assert!(client.ready(SECOND).await);
        let context = org("1");
        let end = async {
            server.asked().await;
            there.shutdown_background();
        };
        let check = client.check("beta", &context).into_future();
        let (received, ()) = tokio::join!(check, end);
        assert_eq!(received.source, Source::Api);
        assert_eq!(clock.monotonic(), Duration::ZERO);
    });
}

#[test]
fn without_any_runtime_nothing_panics_or_hangs() {
    let client = Schematic::builder("key")
        .base_url("http://127.0.0.1:1")
        .datastream(DataStreamOptions::new())
        .build()
        .unwrap();
    assert!(!futures_util::FutureExt::now_or_never(client.ready(SECOND)).unwrap());
    assert_eq!(client.check("beta", &org("1")).enabled_now(), None);
    drop(client);
}

#[tokio::test]
async fn an_offline_client_has_no_datastream() {
    let client = Schematic::builder("")
        .offline(true)
        .datastream(DataStreamOptions::new())
        .build()
        .unwrap();
    assert_eq!(client.status().datastream, None);
    assert!(client.ready(Duration::ZERO).await);
    assert!(!client.check_flag("beta", &org("1")).await);
}

#[tokio::test]
async fn a_shutdown_closes_the_connection_and_ends_every_wait() {
    // While it is connected.
    let (world, mut server) = World::ready().await;
    let (_, left) = tokio::join!(world.client.shutdown(), server.next());
    assert_eq!(left, ClientAction::Left { politely: true });
    assert_eq!(state(&world.client), DataStreamState::Stopped);
    assert!(!world.client.check_flag("beta", &org("1")).await);
    assert_eq!(state(&world.client), DataStreamState::Stopped);

    // While it waits to connect again.
    let world = World::start().await;
    world.server.refuse(503, "").await;
    world.reached(DataStreamState::Disconnected).await;
    world.client.shutdown().await;
    assert_eq!(state(&world.client), DataStreamState::Stopped);

    // While it connects.
    let world = World::start().await;
    let _silent = world.server.tcp().await;
    world.client.shutdown().await;
    assert_eq!(state(&world.client), DataStreamState::Stopped);
}

#[tokio::test]
async fn a_shutdown_keeps_its_deadline_with_a_server_that_does_not_let_go() {
    let (world, server) = World::ready().await;
    // The server does not read, so the close frame is not answered.
    let shutdown = world.client.shutdown_within(SECOND / 2);
    let advance = turn_until(&world.clock, SECOND / 10, "the end", || {
        state(&world.client) == DataStreamState::Stopped
    });
    tokio::join!(shutdown, advance);
    assert!(world.now() <= SECOND, "{:?}", world.now());
    drop(server);
}
