//! What can be made to go wrong with a connection, and that the right things can be seen of it.

use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Emulator, ErrorKind, StreamFault};
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::client::{Client, End, pings};
use crate::support::{Caller, in_time};

async fn emulator() -> Emulator {
    Emulator::builder()
        .seed("flags: {beta: false}")
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn pings_are_answered_and_sent() {
    let emulator = emulator().await;
    let mut client = Client::connect(&emulator).await;
    client.ping(b"hello").await;
    assert_eq!(client.frame().await, Some(Message::Pong("hello".into())));
    assert_eq!(emulator.streams().break_connections(StreamFault::ping()), 1);
    assert!(matches!(client.frame().await, Some(Message::Ping(_))));
    client.ask("Flags", json!({})).await;
    client.receive().await;
    let connections = in_time(emulator.streams().wait_until(|all| all[0].pongs == 1)).await;
    assert_eq!((connections[0].pings, connections[0].requests), (1, 1));
    assert_eq!((connections[0].sent, connections[0].flags), (1, true));
}

#[tokio::test]
async fn connections_end_in_every_way() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    for (fault, expected, why) in [
        (
            StreamFault::close(1001, "restarting"),
            End::Closed(Some(1001)),
            "fault: close with 1001",
        ),
        (
            StreamFault::close(4001, "unauthorized"),
            End::Closed(Some(4001)),
            "fault: close with 4001",
        ),
        (StreamFault::reset(), End::Broken, "fault: connection reset"),
        (
            StreamFault::half_a_frame(),
            End::Broken,
            "fault: half a frame",
        ),
    ] {
        let mut client = Client::with_flags(&emulator).await;
        emulator.set_flag_default("beta", true).unwrap();
        assert_eq!(streams.break_connections(fault), 1);
        let (received, end) = client.rest().await;
        assert_eq!(end, expected, "{why}");
        assert!(
            received.len() <= 1,
            "what was sent before may be lost by a reset only"
        );
        emulator.set_flag_default("beta", false).unwrap();
        in_time(streams.wait_until(<[_]>::is_empty)).await;
        let ended = streams.ended();
        assert_eq!(ended.last().unwrap().end.as_deref(), Some(why));
    }
    let client = Client::connect(&emulator).await;
    drop(client);
    in_time(streams.wait_for_ends(5, |_| true)).await;
    let mut client = Client::connect(&emulator).await;
    client.stream.close(None).await.unwrap();
    let ended = in_time(streams.wait_for_ends(6, |_| true)).await;
    assert_eq!(ended[4].end.as_deref(), Some("broken off"));
    assert_eq!(ended[5].end.as_deref(), Some("closed by the client"));
    assert_eq!(streams.total(), 6);
}

#[tokio::test]
async fn injected_faults_meet_connections_to_come() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    let fault = StreamFault::close(1012, "restarting");
    for after in 0..4 {
        streams.inject(fault.clone().after(after).times(1)).unwrap();
        let mut client = Client::connect(&emulator).await;
        client.ask("Flags", json!({})).await;
        if after > 0 {
            assert_eq!(client.receive().await.0, "Flags");
            for value in 1..after {
                emulator.set_flag_default("beta", value % 2 == 1).unwrap();
                assert_eq!(client.receive().await.0, "Flag");
            }
            emulator.set_flag_default("beta", after % 2 == 1).unwrap();
        }
        let (received, end) = client.rest().await;
        assert_eq!(
            (received.len(), end),
            (0, End::Closed(Some(1012))),
            "{after}"
        );
        emulator.set_flag_default("beta", false).unwrap();
    }
    Client::with_flags(&emulator).await;

    let id = streams.inject(StreamFault::reset()).unwrap();
    for _ in 0..2 {
        assert_eq!(Client::connect(&emulator).await.rest().await.1, End::Broken);
    }
    streams.remove_fault(id);
    Client::with_flags(&emulator).await;
    for _ in 0..100 {
        streams.inject(StreamFault::reset()).unwrap();
    }
    let error = streams.inject(StreamFault::reset()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    streams.clear_faults();
    Client::with_flags(&emulator).await;
}

#[tokio::test]
async fn silence_takes_everything_and_sends_nothing() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    streams.inject(StreamFault::silence().times(1)).unwrap();
    let mut client = Client::connect(&emulator).await;
    client.ask("Flags", json!({})).await;
    client.ping(b"hello").await;
    emulator.set_flag_default("beta", true).unwrap();
    // More than the sockets hold: it is read, and not answered.
    for _ in 0..1_000 {
        let written = in_time(client.stream.get_mut().write_all(&pings())).await;
        written.unwrap();
    }
    // It stays so until there is an end of it, which is the first thing that arrives.
    in_time(streams.wait_until(|all| all.len() == 1)).await;
    streams.break_connections(StreamFault::close(1000, ""));
    let first = client.frame().await;
    assert!(matches!(&first, Some(Message::Close(Some(frame))) if frame.code == CloseCode::Normal));
    assert_eq!(streams.requests().len(), 0);
}

#[tokio::test]
async fn anything_can_be_sent() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    let mut client = Client::connect(&emulator).await;
    let connection = in_time(streams.wait_until(|all| all.len() == 1)).await[0].number;
    let mut other = Client::connect(&emulator).await;
    in_time(streams.wait_until(|all| all.len() == 2)).await;
    let only = streams.only(connection);
    assert_eq!(only.break_connections(StreamFault::text("{nonsense")), 1);
    assert_eq!(client.next_text().await, "{nonsense");
    only.break_connections(StreamFault::binary(vec![1, 2]));
    assert_eq!(
        client.frame().await,
        Some(Message::Binary(vec![1, 2].into()))
    );
    only.break_connections(StreamFault::delay(Duration::from_millis(1)));
    only.break_connections(StreamFault::reload());
    assert_eq!(client.receive().await.1, "reload");
    // No frame of a WebSocket begins like this.
    only.break_connections(StreamFault::bytes(vec![0xff; 20]));
    assert_eq!(client.rest().await.1, End::Broken);
    streams.break_connections(StreamFault::reload());
    assert_eq!(
        other.receive().await.1,
        "reload",
        "nothing else was sent to others"
    );
}

#[tokio::test]
async fn faults_can_be_managed_over_http() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::with_flags(&emulator).await;
    let (_, received) = caller.get("/_emulator/datastream/connections").await;
    assert_eq!(
        (&received["data"][0]["flags"], &received["total"]),
        (&json!(true), &json!(1))
    );
    let (_, requests) = caller.get("/_emulator/datastream/requests").await;
    assert!(
        requests["data"][0]["text"]
            .as_str()
            .unwrap()
            .contains("rulesengine.Flags")
    );

    let strike = "/_emulator/datastream/strike";
    let (status, struck) = caller
        .post(strike, json!({"kind": "text", "text": {"a": 1}}))
        .await;
    assert_eq!((status.as_u16(), &struck["data"]["met"]), (200, &json!(1)));
    assert_eq!(client.next_text().await, r#"{"a":1}"#);
    let missing = json!({"kind": "reset", "connection": 999});
    assert_eq!(caller.post(strike, missing).await.1["data"]["met"], 0);
    caller
        .post(strike, json!({"kind": "close", "code": 4001}))
        .await;
    assert_eq!(client.rest().await.1, End::Closed(Some(4001)));
    for body in [
        json!({"kind": "text"}),
        json!({"kind": "delay"}),
        json!({"kind": "x"}),
        json!({"kind": "ping", "times": 0}),
    ] {
        assert_eq!(caller.post(strike, body.clone()).await.0, 400, "{body}");
    }

    let faults = "/_emulator/datastream/faults";
    let (status, made) = caller
        .post(faults, json!({"kind": "close", "code": 1013, "times": 1}))
        .await;
    assert_eq!((status.as_u16(), &made["data"]["id"]), (201, &json!(1)));
    assert_eq!(
        caller.get(faults).await.1["data"][0]["fault"],
        "close with 1013, once"
    );
    assert_eq!(
        Client::connect(&emulator).await.rest().await.1,
        End::Closed(Some(1013))
    );
    assert_eq!(caller.get(faults).await.1["data"], json!([]));
    caller.post(faults, json!({"kind": "reset"})).await;
    assert_eq!(
        caller
            .send(Method::DELETE, &format!("{faults}/2"), &json!({}))
            .await
            .0,
        204
    );
    assert_eq!(
        caller
            .send(Method::DELETE, &format!("{faults}/2"), &json!({}))
            .await
            .0,
        404
    );
    caller.post(faults, json!({"kind": "reset"})).await;
    assert_eq!(caller.send(Method::DELETE, faults, &json!({})).await.0, 204);
    assert_eq!(caller.get(faults).await.1["data"], json!([]));
    let requests = "/_emulator/datastream/requests";
    caller.send(Method::DELETE, requests, &json!({})).await;
    assert_eq!(caller.get(requests).await.1["data"], json!([]));
}

#[tokio::test]
async fn an_emulator_that_stops_closes_its_streams_and_does_not_wait_for_them() {
    let emulator = emulator().await;
    let mut client = Client::with_flags(&emulator).await;
    // This one does not answer.
    let _idle = Client::connect(&emulator).await;
    let (_, rest) = tokio::join!(in_time(emulator.shutdown()), client.rest());
    assert_eq!(rest.1, End::Closed(Some(1001)));
}
