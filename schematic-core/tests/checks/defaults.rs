//! Which value stands when a flag is not decided.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use schematic_core::flags::{CheckOptions, Outcome, Preflight, Source};
use schematic_core::{ErrorKind, Schematic};
use schematic_emulator::Fault;

use crate::support::acme;
use crate::{for_emulator, with_flags};

#[tokio::test]
async fn the_default_of_the_call_then_of_the_client_then_false() {
    let emulator = with_flags(&[]).await;
    emulator.inject(Fault::status(500)).unwrap();
    let schematic = for_emulator(&emulator)
        .flag_default("a", true)
        .flag_defaults([("b", true), ("c", false)])
        .build()
        .unwrap();
    let none = CheckOptions::new();
    let check = async |flag: &str, options: &CheckOptions| {
        schematic
            .check(flag, &acme())
            .options(options.clone())
            .enabled()
            .await
    };
    assert!(check("a", &none).await);
    assert!(check("b", &none).await);
    assert!(!check("c", &none).await);
    assert!(!check("d", &none).await);
    assert!(!check("a", &none.clone().default_value(false)).await);
    assert!(check("d", &none.clone().default_value(true)).await);
    assert!(check("d", &none.clone().default_with(|| true)).await);
    assert!(!check("a", &none.clone().default_with(|| panic!("closure"))).await);

    schematic.set_flag_default("d", true);
    schematic.set_flag_defaults([("a", false), ("e", true)]);
    for (flag, expected) in [("a", false), ("b", true), ("d", true), ("e", true)] {
        assert_eq!(check(flag, &none).await, expected, "{flag}");
        assert_eq!(schematic.flag_default(flag), Some(expected));
    }
    assert_eq!(schematic.flag_default("unheard"), None);
}

#[tokio::test]
async fn a_closure_is_run_only_when_its_value_is_needed() {
    let emulator = with_flags(&[("f", false)]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    let options = CheckOptions::new().default_with(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        true
    });
    assert!(
        !schematic
            .check("f", &acme())
            .options(options.clone())
            .enabled()
            .await
    );
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert!(
        schematic
            .check("unheard", &acme())
            .options(options.clone())
            .enabled()
            .await
    );
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn reasons_and_outcomes_of_defaults() {
    let emulator = with_flags(&[]).await;
    let schematic = for_emulator(&emulator).build().unwrap();
    let result = schematic.check("unheard", &acme()).await;
    assert_eq!(result.reason, "Flag not found - using default value");
    assert_eq!(
        (result.source, result.outcome),
        (Source::Default, Outcome::NotFound)
    );

    emulator.inject(Fault::status(500)).unwrap();
    let result = schematic.check("f", &acme()).await;
    assert_eq!(
        result.reason,
        "Error occurred - using default value: Schematic answered 500 Internal Server Error: \
         internal server error"
    );
    assert_eq!(result.outcome, Outcome::Error(ErrorKind::Server));

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let result = offline.check("f", &acme()).await;
    assert_eq!(result.reason, "Offline mode - using default value");
    assert_eq!(
        (result.source, result.outcome),
        (Source::Default, Outcome::Offline)
    );
}

#[tokio::test]
async fn offline_nothing_is_sent() {
    let emulator = with_flags(&[("f", false)]).await;
    let before = emulator.requests_total();
    let schematic = for_emulator(&emulator)
        .offline(true)
        .flag_defaults([("b", false), ("a", true)])
        .build()
        .unwrap();
    assert!(schematic.check_flag("a", &acme()).await);
    let wrong = CheckOptions::new()
        .preflight(Preflight::new().usage(-1))
        .default_with(|| true);
    assert!(
        schematic
            .check("f", &acme())
            .options(wrong.clone())
            .enabled()
            .await
    );
    let all = schematic.check_all(&acme()).await;
    let all: Vec<_> = all
        .iter()
        .map(|one| (one.flag.as_str(), one.value, one.outcome))
        .collect();
    assert_eq!(
        all,
        [
            ("a", true, Outcome::Offline),
            ("b", false, Outcome::Offline)
        ]
    );
    assert_eq!(schematic.check_flags(&["f", "a"], &acme()).await.len(), 2);
    let error = schematic
        .companies()
        .lookup([("org", "acme")])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Offline);
    assert_eq!(emulator.requests_total(), before);
}
