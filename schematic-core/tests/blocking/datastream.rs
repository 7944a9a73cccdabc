//! The DataStream of a blocking client, and what changes about a client.

use schematic_core::blocking::Schematic;
use schematic_core::datastream::{DataStreamOptions, DataStreamState};
use schematic_core::flags::Source;
use schematic_core::status::StatusEvent;

use crate::support::acme;
use crate::support::until::LIMIT;
use crate::world::{World, within_limit};

fn client(world: &World) -> Schematic {
    let builder = world.builder().datastream(DataStreamOptions::new());
    builder.build_blocking().unwrap()
}

#[test]
fn checks_are_answered_from_memory_on_the_callers_thread() {
    let world = World::start();
    let schematic = client(&world);
    assert!(schematic.ready(LIMIT).unwrap());
    let acme = acme();
    assert!(schematic.check_flag("reports", &acme));
    let from_memory = schematic.check("reports", &acme).now().unwrap();
    assert_eq!(
        (from_memory.value, from_memory.source),
        (true, Source::DataStream)
    );
    let length = schematic.try_check("reports", &acme, |answer| answer.reason().len());
    assert!(length.is_some());
    let status = schematic.status().datastream.unwrap();
    assert_eq!(status.state, DataStreamState::Ready);
    assert!(schematic.shutdown().unwrap().events.is_complete());
}

#[test]
fn its_state_can_be_waited_for() {
    let world = World::start();
    let schematic = client(&world);
    let mut watch = schematic.watch_datastream().unwrap();
    let (mut watch, reached) = within_limit("ready", move || {
        let reached = watch.wait_reached(DataStreamState::Ready).unwrap();
        (watch, reached)
    });
    assert!(reached);
    assert_eq!(watch.state(), DataStreamState::Ready);
    assert_eq!(watch.status().unwrap().state, DataStreamState::Ready);
    drop(schematic);
    within_limit(
        "the end",
        move || while watch.wait_changed().unwrap().is_some() {},
    );
}

#[test]
fn status_events_come_and_end_with_the_client() {
    let world = World::start();
    let schematic = client(&world);
    let mut events = schematic.status_events();
    let ready = move || {
        while events.wait_next().unwrap() != Some(StatusEvent::DataStreamReady) {}
        events
    };
    let mut events = within_limit("that the DataStream is ready", ready);
    drop(schematic);
    within_limit(
        "the end",
        move || while events.wait_next().unwrap().is_some() {},
    );
}
