//! What can be made to go wrong with a connection, and that the right things can be seen of it.

use std::time::Duration;

use reqwest::Method;
use schematic_emulator::{Emulator, ErrorKind, StreamFault};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::client::{Client, End};
use crate::support::Caller;

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
    assert_eq!(emulator.streams().strike(StreamFault::ping()), 1);
    assert!(matches!(client.frame().await, Some(Message::Ping(_))));
    client.ask("Flags", json!({})).await;
    client.told().await;
    let connections = emulator.streams().wait_until(|all| all[0].pongs == 1).await;
    assert_eq!((connections[0].pings, connections[0].requests), (1, 1));
    assert_eq!((connections[0].told, connections[0].flags), (1, true));
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
        assert_eq!(streams.strike(fault), 1);
        let (told, end) = client.rest().await;
        assert_eq!(end, expected, "{why}");
        assert!(
            told.len() <= 1,
            "what was told before may be lost by a reset only"
        );
        emulator.set_flag_default("beta", false).unwrap();
        streams.wait_until(<[_]>::is_empty).await;
        let ended = streams.ended();
        assert_eq!(ended.last().unwrap().end.as_deref(), Some(why));
    }
    let client = Client::connect(&emulator).await;
    drop(client);
    streams.wait_for_ends(5, |_| true).await;
    let mut client = Client::connect(&emulator).await;
    client.stream.close(None).await.unwrap();
    let ended = streams.wait_for_ends(6, |_| true).await;
    assert_eq!(ended[4].end.as_deref(), Some("broken off"));
    assert_eq!(ended[5].end.as_deref(), Some("closed by the client"));
    assert_eq!(streams.total(), 6);
}

#[tokio::test]
async fn coming_connections_meet_what_is_injected() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    let fault = StreamFault::close(1012, "restarting");
    for after in 0..4 {
        streams.inject(fault.clone().after(after).times(1)).unwrap();
        let mut client = Client::connect(&emulator).await;
        client.ask("Flags", json!({})).await;
        if after > 0 {
            assert_eq!(client.told().await.0, "Flags");
            for value in 1..after {
                emulator.set_flag_default("beta", value % 2 == 1).unwrap();
                assert_eq!(client.told().await.0, "Flag");
            }
            emulator.set_flag_default("beta", after % 2 == 1).unwrap();
        }
        let (told, end) = client.rest().await;
        assert_eq!((told.len(), end), (0, End::Closed(Some(1012))), "{after}");
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
async fn silence_takes_everything_and_says_nothing() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    streams.inject(StreamFault::silence().times(1)).unwrap();
    let mut client = Client::connect(&emulator).await;
    client.ask("Flags", json!({})).await;
    client.ping(b"hello").await;
    emulator.set_flag_default("beta", true).unwrap();
    // It stays so until there is an end of it, which is the first thing that arrives.
    streams.wait_until(|all| all.len() == 1).await;
    streams.strike(StreamFault::close(1000, ""));
    let (told, end) = client.rest().await;
    assert_eq!((told.len(), end), (0, End::Closed(Some(1000))));
    assert_eq!(streams.requests().len(), 0);
}

#[tokio::test]
async fn anything_can_be_said() {
    let emulator = emulator().await;
    let streams = emulator.streams();
    let mut client = Client::connect(&emulator).await;
    let connection = streams.wait_until(|all| all.len() == 1).await[0].number;
    let mut other = Client::connect(&emulator).await;
    streams.wait_until(|all| all.len() == 2).await;
    let only = streams.only(connection);
    assert_eq!(only.strike(StreamFault::text("{nonsense")), 1);
    assert_eq!(client.next_text().await, "{nonsense");
    only.strike(StreamFault::binary(vec![1, 2]));
    assert_eq!(
        client.frame().await,
        Some(Message::Binary(vec![1, 2].into()))
    );
    only.strike(StreamFault::delay(Duration::from_millis(1)));
    only.strike(StreamFault::reload());
    assert_eq!(client.told().await.1, "reload");
    // No frame of a WebSocket begins like this.
    only.strike(StreamFault::bytes(vec![0xff; 20]));
    assert_eq!(client.rest().await.1, End::Broken);
    streams.strike(StreamFault::reload());
    assert_eq!(
        other.told().await.1,
        "reload",
        "nothing else was told to others"
    );
}

#[tokio::test]
async fn all_of_it_can_be_asked_for_over_http() {
    let emulator = emulator().await;
    let caller = Caller::new(&emulator);
    let mut client = Client::with_flags(&emulator).await;
    let (_, told) = caller.get("/_emulator/datastream/connections").await;
    assert_eq!(
        (&told["data"][0]["flags"], &told["total"]),
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
    let nobody = json!({"kind": "reset", "connection": 999});
    assert_eq!(caller.post(strike, nobody).await.1["data"]["met"], 0);
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
async fn an_emulator_that_stops_says_so_and_waits_for_nobody() {
    let emulator = emulator().await;
    let mut client = Client::with_flags(&emulator).await;
    // This one does not answer.
    let _idle = Client::connect(&emulator).await;
    let (_, rest) = tokio::join!(emulator.shutdown(), client.rest());
    assert_eq!(rest.1, End::Closed(Some(1001)));
}
