//! Many tasks at once.

use std::collections::HashMap;

use schematic_core::Schematic;
use schematic_core::events::{EventOptions, Track};

use crate::capture::{Answer, Capture};
use crate::drive::secs;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_thousand_events_of_sixteen_tasks_arrive_once_and_in_order() {
    const TASKS: i64 = 16;
    const EACH: i64 = 6_250;

    let mut requests = 0;
    let capture = Capture::answering(move |_| {
        requests += 1;
        // Now and then the sender does not learn that its events were taken, and repeats them.
        if requests % 400 == 0 {
            Answer::Lost
        } else {
            Answer::ok()
        }
    });
    let schematic = Schematic::builder("sch_dev_test")
        .transport(capture.clone())
        .events(EventOptions::new().capacity(5_000))
        .build()
        .unwrap();
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let schematic = schematic.clone();
            tokio::spawn(async move {
                for number in 0..EACH {
                    let event = Track::new(task.to_string()).quantity(number);
                    // Both ways of tracking keep the order.
                    if schematic.track(event.clone()).is_err() {
                        schematic.track_within(event, secs(60)).await.unwrap();
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let report = schematic.shutdown_within(secs(60)).await;
    assert_eq!(report.events.pending, 0);
    assert_eq!(report.events.dropped.total(), 0);
    let stats = schematic.status().events;
    assert_eq!(stats.sent, 100_000);

    let mut next: HashMap<String, i64> = HashMap::new();
    for event in capture.taken() {
        let body = &event["body"];
        let number = next.entry(body["event"].to_string()).or_default();
        assert_eq!(body["quantity"], *number, "{body}");
        *number += 1;
    }
    assert_eq!(next.len(), 16);
    assert!(next.values().all(|count| *count == EACH), "{next:?}");
}
