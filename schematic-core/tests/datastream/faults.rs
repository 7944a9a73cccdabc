use schematic_core::datastream::DataStreamState;
use schematic_core::flags::Source;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::world::{SECOND, World, beta, company, flags, one_flag, partial};

#[tokio::test]
async fn the_connection_may_be_lost_after_any_message() {
    let script = [
        flags(&[beta("c1")]),
        company("c1", json!({"org": "1"})),
        partial("c1", json!({"keys": {"slug": "s"}})),
        one_flag(beta("c2")),
        one_flag(beta("c1")),
    ];
    let world = World::start().await;
    for drop_after in 0..=script.len() {
        let mut server = world.server.accept().await;
        for message in script.iter().take(drop_after) {
            server.send(message.clone()).await;
        }
        drop(server);
        world.reconnect().await;
    }
    let mut server = world.server.accept().await;
    for message in &script {
        server.send(message.clone()).await;
    }
    world.reached(DataStreamState::Ready).await;
    world.until_beta("1", Some(true)).await;
}

#[tokio::test]
async fn the_connection_may_be_lost_at_any_point_of_its_making() {
    let world = World::start().await;
    let half = "HTTP/1.1 101 Switching Protocols\r\nupgrade: webso";
    for (received, answer) in [
        (0, ""),
        (1, ""),
        (40, ""),
        (usize::MAX, ""),
        (usize::MAX, half),
    ] {
        let mut stream = world.server.tcp().await;
        let mut head = Vec::new();
        while head.len() < received && !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        drop(stream);
        world.reconnect().await;
    }
    // And right after it, before or after the first request.
    for requests in 0..2 {
        let mut server = world.server.accept().await;
        for _ in 0..requests {
            server.asked().await;
        }
        drop(server);
        world.reconnect().await;
    }
    world.make_ready().await;
}

#[tokio::test]
async fn the_connection_may_be_lost_between_pages_and_while_a_company_is_asked_for() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    let page = |number: u64, more: bool, flag| {
        let mut page = flags(&[flag]);
        page["pagination"] = json!({"page": number, "has_more": more, "total": 2});
        page
    };
    let mut other = beta("c1");
    other["id"] = json!("flag_other");
    other["key"] = json!("other");
    server.send(page(1, true, other.clone())).await;
    drop(server);
    world.reconnect().await;

    // What was half received does not count: the old set stands until another is whole.
    let mut server = world.server.accept().await;
    server.send(page(1, true, beta("c1"))).await;
    server.send(page(2, false, other)).await;
    world.reached(DataStreamState::Ready).await;
    assert_eq!(world.client.status().datastream.unwrap().flags, 2);
    assert_eq!(world.try_beta("1"), Some(true));

    while server.asked().await["keys"] != json!({"org": "1"}) {}
    let check = async { world.beta("2").await };
    let drop = async {
        while server.asked().await["keys"] != json!({"org": "2"}) {}
        drop(server);
    };
    let (received, ()) = tokio::join!(check, drop);
    assert_eq!(received, (true, Source::Api));
    world.reconnect().await;
    world.make_ready().await;
}

#[tokio::test]
async fn half_a_frame_is_no_frame() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    let text = one_flag(beta("c2")).to_string();
    let length = u16::try_from(text.len()).unwrap().to_be_bytes();
    let mut frame = vec![0x81, 126, length[0], length[1]];
    frame.extend_from_slice(text.as_bytes());
    for sent in [1, 3, 4, 50, frame.len() - 1] {
        server.send_raw(&frame[..sent]).await;
        drop(server);
        world.reconnect().await;
        server = world.make_ready().await;
        assert_eq!(world.try_beta("1"), Some(true), "{sent}");
    }
    server.send_raw(&frame).await;
    world.until_beta("1", Some(false)).await;
}

#[tokio::test]
async fn frames_that_make_no_sense_change_nothing_and_the_connection_stays() {
    let (world, mut server) = World::ready().await;
    server.send(company("c1", json!({"org": "1"}))).await;
    for text in [
        "",
        "nonsense",
        "[]",
        r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":null}"#,
        r#"{"entity_type":"rulesengine.Flags","message_type":"full","data":[{"key":7}]}"#,
        r#"{"entity_type":"rulesengine.Plan","message_type":"full","data":{}}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"partial","data":{}}"#,
        r#"{"entity_type":"rulesengine.Company","message_type":"full","data":{"id":5}}"#,
        r#"{"message_type":"error"}"#,
    ] {
        server.send_text(text).await;
    }
    server
        .send_binary(company("c1", json!({"org": "9"})).to_string().as_bytes())
        .await;
    for number in 0..20_000 {
        server.send_text(&format!("{{{number}")).await;
    }
    server.send(company("c2", json!({"org": "2"}))).await;
    world.until_beta("2", Some(false)).await;
    assert_eq!(world.try_beta("1"), Some(true));
    assert_eq!(world.try_beta("9"), None);
    let status = world.client.status().datastream.unwrap();
    assert_eq!(status.state, DataStreamState::Ready);
    assert_eq!(status.unreadable_messages, 20_000 + 6);
    assert_eq!(status.ignored_messages, 3);
    assert_eq!(status.failed_attempts, 0);
}

#[tokio::test]
async fn a_message_that_is_too_long_ends_the_connection_and_backs_off() {
    let world = World::with(|settings| settings.max_message_bytes(10_000)).await;
    let mut waits = Vec::new();
    for _ in 0..4 {
        let mut server = world.server.accept().await;
        server.asked().await;
        server.send_text(&"x".repeat(10_001)).await;
        world.reached(DataStreamState::Disconnected).await;
        waits.push(world.pass().await);
        world.reached(DataStreamState::Connecting).await;
    }
    assert!(waits[3] >= 4 * SECOND, "{waits:?}");
    let error = world
        .client
        .status()
        .datastream
        .unwrap()
        .last_error
        .unwrap();
    assert!(error.contains("was not read"), "{error}");
    let mut server = world.make_ready().await;
    let padded = json!({"padding": "x".repeat(9_000)});
    server.send(padded).await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
}

#[tokio::test]
async fn long_messages_are_read_in_their_turn() {
    let (world, mut server) = World::ready().await;
    let mut many = vec![beta("c2")];
    for number in 0..3_000 {
        let mut flag = beta("c1");
        flag["id"] = json!(format!("flag_{number}"));
        flag["key"] = json!(format!("flag-{number}"));
        many.push(flag);
    }
    server.send(flags(&many)).await;
    server.send(one_flag(beta("c1"))).await;
    server.send(company("c1", json!({"org": "1"}))).await;
    world.until_beta("1", Some(true)).await;
    assert_eq!(world.client.status().datastream.unwrap().flags, 3_001);
}

#[tokio::test]
async fn answers_that_are_no_handshake_are_failures() {
    let world = World::start().await;
    for (answer, received) in [
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi",
            "does not speak WebSocket",
        ),
        ("HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n", "404"),
        (
            "HTTP/1.1 307 No\r\nlocation: http://evil.example/\r\ncontent-length: 0\r\n\r\n",
            "307",
        ),
        ("SSH-2.0-OpenSSH_9.2\r\n", "broke"),
        (
            "HTTP/1.1 101 Yes\r\nupgrade: websocket\r\nconnection: upgrade\r\n\
             sec-websocket-accept: wrong\r\n\r\n",
            "proof",
        ),
        (
            "HTTP/1.1 101 Yes\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n",
            "something else",
        ),
    ] {
        world.server.answer(answer).await;
        world.reached(DataStreamState::Disconnected).await;
        let error = world
            .client
            .status()
            .datastream
            .unwrap()
            .last_error
            .unwrap();
        assert!(error.contains(received), "{error}");
        world.pass().await;
        world.reached(DataStreamState::Connecting).await;
    }
    world.make_ready().await;
}

#[tokio::test]
async fn a_million_companies_take_bounded_room() {
    let world = World::with(|settings| settings.max_entities(100)).await;
    let mut server = world.make_ready().await;
    for number in 0..10_000 {
        let id = number.to_string();
        server
            .send(company(&id, json!({"org": id, "slug": id})))
            .await;
    }
    server.send(company("c1", json!({"org": "last"}))).await;
    world.until_beta("last", Some(true)).await;
    let status = world.client.status().datastream.unwrap();
    assert_eq!((status.entities, status.evicted), (100, 9_901));
    assert_eq!(world.beta("last").await, (true, Source::DataStream));
}
