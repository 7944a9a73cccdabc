//! Companies that the server does not send, or not in a form that can be kept: one check waits for
//! them, and the next ones ask the API at once.

use std::time::Duration;

use schematic_core::flags::Source;
use serde_json::{Value, json};

use crate::server::{ClientAction, Connection};
use crate::until::soon;
use crate::world::{SECOND, World, company};

const FROM_API: (bool, Source) = (true, Source::Api);

/// A client that has nothing to say by itself.
async fn ready() -> (World, Connection) {
    let world = World::with(|settings| {
        settings
            .ping_interval(1_000 * SECOND)
            .silence_timeout(10_000 * SECOND)
            .max_bytes(10_000)
    })
    .await;
    let connection = world.make_ready().await;
    (world, connection)
}

/// The company with something in it that is no text.
fn unreadable() -> String {
    let mut company = company("c1", json!({"org": "1"}));
    company["data"]["traits"] = json!([{"value": "Ada ?"}]);
    company.to_string().replace("Ada ?", r"Ada \ud83d")
}

/// The company with more in it than memory may hold.
fn too_large() -> String {
    let mut company = company("c1", json!({"org": "1"}));
    let plans: Vec<Value> = (0..5_000)
        .map(|plan| format!("plan_{plan}").into())
        .collect();
    company["data"]["plan_ids"] = plans.into();
    company.to_string()
}

/// Checks `beta` for the company, for which the clock must not have to move.
async fn check(world: &World) -> (bool, Source) {
    soon("the answer to a check", world.beta("1")).await
}

/// Waits until the client asks for the company.
async fn asked(server: &mut Connection) {
    assert_eq!(server.asked().await["keys"], json!({"org": "1"}));
}

/// Makes three checks that wait for nothing and ask the server for nothing.
async fn three_checks_go_to_the_api(world: &World, server: &mut Connection) {
    let before = world.now();
    for _ in 0..3 {
        assert_eq!(check(world).await, FROM_API);
    }
    assert_eq!(world.now(), before);
    server.ping(b"asked nothing").await;
    assert_eq!(
        server.next().await,
        ClientAction::Ponged(b"asked nothing".to_vec())
    );
}

/// After 30 s one check tries the server again, and it answers as it should.
async fn the_server_is_tried_again(world: &World, server: &mut Connection) {
    world.clock.advance(30 * SECOND);
    let probe = check(world);
    let answer = async {
        asked(server).await;
        // No other check waits meanwhile.
        assert_eq!(check(world).await, FROM_API);
        server.send(company("c1", json!({"org": "1"}))).await;
    };
    let (answer, ()) = tokio::join!(probe, answer);
    assert_eq!(answer, (true, Source::DataStream));
    assert_eq!(check(world).await, (true, Source::DataStream));
    assert_eq!(world.api.asked(), 5);
}

#[tokio::test]
async fn of_four_checks_that_the_server_does_not_answer_one_waits() {
    let (world, mut server) = ready().await;
    let first = check(&world);
    let turn = async {
        asked(&mut server).await;
        assert_eq!(world.api.asked(), 0, "it waits for the server");
        world.clock.advance(2 * SECOND);
    };
    let (answer, ()) = tokio::join!(first, turn);
    assert_eq!(answer, FROM_API);
    three_checks_go_to_the_api(&world, &mut server).await;
    assert_eq!(world.now(), 2 * SECOND);
    the_server_is_tried_again(&world, &mut server).await;
}

#[tokio::test]
async fn an_answer_that_cannot_be_kept_sends_checks_to_the_api_at_once() {
    for text in [unreadable(), too_large()] {
        let (world, mut server) = ready().await;
        let first = check(&world);
        let tell = async {
            asked(&mut server).await;
            server.send_text(&text).await;
        };
        let (answer, ()) = tokio::join!(first, tell);
        assert_eq!(answer, FROM_API);
        three_checks_go_to_the_api(&world, &mut server).await;
        assert_eq!(world.now(), Duration::ZERO, "nothing was waited for");
        let status = world.client.status().datastream.unwrap();
        assert_eq!(status.unreadable_messages + status.oversized, 1);
        the_server_is_tried_again(&world, &mut server).await;
    }
}

#[tokio::test]
async fn an_answer_that_comes_late_is_used() {
    let (world, mut server) = ready().await;
    let first = check(&world);
    let turn = async {
        asked(&mut server).await;
        world.clock.advance(2 * SECOND);
    };
    let (answer, ()) = tokio::join!(first, turn);
    assert_eq!(answer, FROM_API);
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    assert_eq!(check(&world).await, (true, Source::DataStream));
}
