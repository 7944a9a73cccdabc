//! Where the client is used.

use std::sync::{Arc, Barrier};
use std::thread;

use schematic_core::blocking::Schematic;
use schematic_core::flags::{Outcome, Source};

use crate::support::acme;
use crate::world::{
    Holder, World, current_thread, event, lookup, several_threads, use_all, within_limit,
};

#[test]
fn on_no_runtime() {
    let world = World::start();
    let schematic = world.client();
    within_limit("a client's life", move || use_all(&schematic));
    assert_eq!(world.emulator.events_total(), 4);
}

#[test]
fn inside_each_kind_of_runtime() {
    let world = Arc::new(World::start());
    for runtime in [current_thread, several_threads] {
        let inside = Arc::clone(&world);
        within_limit("a client's life", move || {
            runtime().block_on(async move {
                // Built, used and dropped inside.
                let schematic = inside.client();
                use_all(&schematic);
                drop(schematic);
                // Built on another thread, used by a task, and dropped with it.
                let schematic = thread::spawn(move || inside.client()).join().unwrap();
                tokio::spawn(async move { use_all(&schematic) })
                    .await
                    .unwrap();
            });
        });
    }
    assert_eq!(world.emulator.events_total(), 16);
}

#[test]
fn on_threads_at_the_same_time() {
    let world = World::start();
    let schematic = world.client();
    let both = Arc::new(Barrier::new(2));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (schematic, both) = (schematic.clone(), Arc::clone(&both));
            thread::spawn(move || {
                both.wait();
                for _ in 0..20 {
                    assert!(schematic.check("reports", &acme()).enabled());
                    lookup(&schematic).unwrap();
                    schematic.track(event("page")).unwrap();
                }
                schematic.flush().unwrap()
            })
        })
        .collect();
    within_limit("the end of both threads", || {
        for thread in threads {
            assert!(thread.join().unwrap().is_complete());
        }
    });
    assert_eq!(schematic.status().events.sent, 40);
    let report = schematic.shutdown().unwrap();
    assert!(report.events.is_complete());
    assert_eq!(world.emulator.events_total(), 40);
}

#[test]
fn what_is_there_is_taken_on_the_callers_thread() {
    let world = World::start();
    let (holder, options) = Holder::new();
    let schematic = world.with_events(options);
    assert!(schematic.check("reports", &acme()).now().is_none());
    assert!(schematic.check_flag("reports", &acme()));
    assert!(schematic.check_flag("pages", &acme()));
    let checking = schematic.clone();
    let work = move || {
        let acme = acme();
        let cached = checking.check("reports", &acme).now().unwrap();
        assert_eq!((cached.value, cached.source), (true, Source::Cache));
        assert_eq!(checking.check("reports", &acme).enabled_now(), Some(true));
        assert_eq!(
            checking.check("reports", &acme).send().source,
            Source::Cache
        );
        assert!(checking.check_flag("reports", &acme));
        let both = checking
            .check_flags(&["reports", "", "pages"], &acme)
            .send();
        let both: Vec<_> = both.iter().map(|one| (one.value, one.source)).collect();
        let cached = (true, Source::Cache);
        assert_eq!(both, [cached, (false, Source::Default), cached]);
        checking.track(event("page")).unwrap();
        assert_eq!(checking.status().events.pending, 1);
    };
    holder.while_held(&world, &schematic, work);
}

#[test]
fn settings_that_cannot_be_used_are_errors_of_the_builder() {
    use schematic_core::client::BuildErrorKind;

    let error = Schematic::builder("").build_blocking().unwrap_err();
    assert_eq!(error.kind(), BuildErrorKind::EmptyKey);
    let offline = Schematic::builder("")
        .offline(true)
        .build_blocking()
        .unwrap();
    assert!(offline.is_offline());
    offline.set_flag_default("reports", true);
    assert_eq!(offline.flag_default("reports"), Some(true));
    let reports = offline.check("reports", &acme()).send();
    assert_eq!((reports.value, reports.outcome), (true, Outcome::Offline));
    assert!(offline.status().datastream.is_none());
    assert_eq!(offline.check_all(&acme()).send().len(), 1);
}

#[test]
fn handles_and_checks_can_go_to_other_threads() {
    fn assert_send_sync<T: Send + Sync + 'static>(_: &T) {}
    fn assert_send<T: Send + Sync>(_: &T) {}

    let offline = Schematic::builder("")
        .offline(true)
        .build_blocking()
        .unwrap();
    assert_send_sync(&offline);
    assert_send_sync(&offline.status_events());
    let acme = acme();
    assert_send(&offline.check("reports", &acme));
    assert_send(&offline.check_flags(&["reports"], &acme));
    assert_send(&offline.check_all(&acme));
}
