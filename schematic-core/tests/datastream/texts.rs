//! What the server says, as it is shown.

use schematic_core::datastream::DataStreamState;
use serde_json::json;

use crate::world::{KEY, World};

impl World {
    fn last_error(&self) -> String {
        self.client.status().datastream.unwrap().last_error.unwrap()
    }
}

fn assert_fit(text: &str) {
    assert!(text.chars().count() <= 600, "{text}");
    assert!(!text.contains(char::is_control), "{text:?}");
    assert!(!text.contains("test_secret"), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}

#[tokio::test]
async fn a_refused_connection_an_error_and_a_farewell() {
    let world = World::start().await;
    let text = format!(r"\u001b[2J{KEY}{}{KEY}", "é".repeat(700));
    let body = format!(r#"{{"error":"{text}"}}"#);
    world.server.refuse(503, &body).await;
    world.reached(DataStreamState::Disconnected).await;
    assert_fit(&world.last_error());

    world.pass().await;
    let mut server = world.make_ready().await;
    for data in [
        json!(format!("\u{1b}[2J{}{KEY}\n{KEY}", "é".repeat(400))),
        json!({"error": format!("\u{1b}[2J{KEY}{}", "é".repeat(20_000))}),
    ] {
        let before = world.last_error();
        server
            .send(json!({"message_type": "error", "data": data}))
            .await;
        while world.last_error() == before {
            tokio::task::yield_now().await;
        }
        assert_fit(&world.last_error());
    }

    server.close(4000, &format!("\u{1b}[2J\r\n{KEY}")).await;
    world.reached(DataStreamState::Disconnected).await;
    let error = world.last_error();
    assert_fit(&error);
    assert!(
        error.ends_with("with code 4000: [2J  [redacted]"),
        "{error}"
    );
}
