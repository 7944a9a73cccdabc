//! The end of the process, and of what reads its output.

use schematic_emulator::{Fault, ReceivedEvent};
use serde_json::json;

use crate::app::{App, both, emulator, settings};

#[tokio::test]
async fn sends_what_is_buffered_before_it_ends() {
    for signal in ["TERM", "INT"] {
        let (mut app, emulator) = both().await;
        app.configure(settings(&emulator)).await;
        emulator
            .inject(Fault::status(503).on("/batch").times(1))
            .unwrap();
        for _ in 0..3 {
            assert_eq!(app.post("/track", &json!({"event": "last"})).await.0, 200);
        }
        assert_eq!(app.end(signal).await, Some(0));
        assert_eq!(emulator.events().len(), 3, "{signal}");
        assert!(
            emulator
                .events()
                .iter()
                .all(|event: &_| ReceivedEvent::is_processed(event))
        );
    }
}

#[tokio::test]
async fn ends_well_when_nothing_can_be_sent() {
    let mut app = App::start();
    assert_eq!(app.end("TERM").await, Some(0));

    let (mut app, emulator) = both().await;
    app.configure(settings(&emulator)).await;
    // A key that is not let in is tried again in a minute, so there is nothing to wait for.
    emulator.inject(Fault::status(401).on("/batch")).unwrap();
    assert_eq!(app.post("/track", &json!({"event": "lost"})).await.0, 200);
    assert_eq!(app.end("TERM").await, Some(0));
    assert_eq!(emulator.events_total(), 0);
}

#[tokio::test]
async fn serves_on_when_what_it_prints_has_no_reader() {
    for log in [None, Some("debug")] {
        for from_the_beginning in [true, false] {
            let (mut app, emulator) =
                (App::unread(log, from_the_beginning).await, emulator().await);
            app.configure(settings(&emulator)).await;
            app.configure(settings(&emulator)).await;
            assert_eq!(app.post("/track", &json!({"event": "last"})).await.0, 200);
            assert_eq!(app.end("TERM").await, Some(0));
            assert_eq!(emulator.events_total(), 1, "{log:?} {from_the_beginning}");
        }
    }
}
