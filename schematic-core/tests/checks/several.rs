//! Checks of several flags with one request.

use std::time::Duration;

use schematic_core::cache::CacheOptions;
use schematic_core::clock::ManualClock;
use schematic_core::flags::{CheckOptions, CheckResult, Outcome, Preflight, Source};
use schematic_core::{ErrorKind, Schematic};
use schematic_emulator::Fault;

use crate::support::{Script, acme, answer, client};
use crate::{checks, for_emulator, with_flags};

#[tokio::test]
async fn several_flags_in_one_request() {
    let emulator = with_flags(&[("a", true), ("b", false), ("c", true)]).await;
    let schematic = for_emulator(&emulator)
        .flag_default("gone", true)
        .build()
        .unwrap();
    let wanted = ["c", "gone", "a", "c", "b"];
    let results = schematic.check_flags(&wanted, &acme()).await;
    let summaries: Vec<_> = results
        .iter()
        .map(|one| (one.flag.as_str(), one.value, one.source, one.outcome))
        .collect();
    let api = |flag, value| (flag, value, Source::Api, Outcome::Evaluated);
    let gone = ("gone", true, Source::Default, Outcome::NotFound);
    assert_eq!(
        summaries,
        [
            api("c", true),
            gone,
            api("a", true),
            api("c", true),
            api("b", false)
        ]
    );
    assert_eq!(checks(&emulator).len(), 1);

    // All in the cache: no request. The results are as rich as those of the API.
    let cached = schematic.check_flags(&["b", "a"], &acme()).await;
    assert!(
        cached
            .iter()
            .all(|one| one.source == Source::Cache && one.company_id.is_some())
    );
    assert!(schematic.check_flag("c", &acme()).await);
    assert_eq!(checks(&emulator).len(), 1);

    // One is missing: all anew, from one evaluation.
    emulator.set_flag_default("a", false).unwrap();
    let anew = schematic.check_flags(&["a", "gone"], &acme()).await;
    assert!(!anew[0].value);
    assert_eq!(anew[0].source, Source::Api);
    assert_eq!(checks(&emulator).len(), 2);

    assert!(
        schematic
            .check_flags(&[] as &[&str], &acme())
            .await
            .is_empty()
    );
    let all = schematic.check_all(&acme()).await;
    let mut all: Vec<_> = all.iter().map(|one| one.flag.as_str()).collect();
    all.sort_unstable();
    assert_eq!(all, ["a", "b", "c"]);
    assert_eq!(checks(&emulator).len(), 3, "all flags are always asked for");
}

#[tokio::test]
async fn several_flags_of_which_some_cannot_be() {
    let emulator = with_flags(&[("a", true)]).await;
    let schematic = for_emulator(&emulator)
        .flag_default("", true)
        .build()
        .unwrap();
    let summarize = |results: &[CheckResult]| -> Vec<_> {
        results
            .iter()
            .map(|one| (one.flag.to_string(), one.value, one.outcome))
            .collect()
    };
    let invalid = Outcome::Error(ErrorKind::InvalidRequest);
    let rejected = schematic.check_flags(&["", ".."], &acme()).await;
    assert_eq!(
        summarize(&rejected),
        [
            (String::new(), true, invalid),
            ("..".to_owned(), false, invalid)
        ]
    );
    assert_eq!(checks(&emulator), [], "nothing was asked");
    for source in [Source::Api, Source::Cache] {
        let results = schematic.check_flags(&["", "a", "."], &acme()).await;
        assert_eq!(
            summarize(&results),
            [
                (String::new(), true, invalid),
                ("a".to_owned(), true, Outcome::Evaluated),
                (".".to_owned(), false, invalid)
            ]
        );
        assert_eq!(results[1].source, source);
    }
    assert_eq!(checks(&emulator).len(), 1);

    let offline = Schematic::builder("").offline(true).build().unwrap();
    let results = offline.check_flags(&["", "a"], &acme()).await;
    assert!(results.iter().all(|one| one.outcome == Outcome::Offline));
}

#[tokio::test]
async fn several_flags_when_the_server_does_not_answer() {
    let emulator = with_flags(&[("a", true)]).await;
    emulator.inject(Fault::reset()).unwrap();
    let schematic = for_emulator(&emulator)
        .flag_default("b", true)
        .build()
        .unwrap();
    let options = CheckOptions::new().preflight(Preflight::new().usage(-1));
    let results = schematic
        .check_flags(&["a", "b"], &acme())
        .options(options.clone())
        .await;
    let outcomes: Vec<_> = results.iter().map(|one| (one.value, one.outcome)).collect();
    let error = Outcome::Error(ErrorKind::Transport);
    assert_eq!(outcomes, [(false, error), (true, error)]);
    let options = CheckOptions::new().default_value(true);
    let results = schematic
        .check_flags(&["a", "b"], &acme())
        .options(options.clone())
        .await;
    assert!(results.iter().all(|one| one.value));
    assert!(schematic.check_all(&acme()).await.is_empty());
}

#[tokio::test]
async fn a_flag_that_is_gone_does_not_live_on_in_the_cache() {
    let clock = ManualClock::default();
    let both = r#"{"data":{"flags":[{"flag":"a","value":true},{"flag":"b","value":true}]}}"#;
    let one = r#"{"data":{"flags":[{"flag":"b","value":true}]}}"#;
    let script = Script::new(
        &clock,
        [
            answer(201, both),
            answer(201, one),
            answer(404, r#"{"error":"flag not found"}"#),
        ],
    );
    let schematic = client(&clock, &script)
        .cache(CacheOptions::new().ttl(Duration::from_secs(5)))
        .build()
        .unwrap();
    let check = async |flags: &[&str]| schematic.check_flags(flags, &acme()).await;
    assert!(check(&["a", "b"]).await[0].value);
    assert_eq!(check(&["a", "c"]).await[0].outcome, Outcome::NotFound);
    assert!(!schematic.check_flag("a", &acme()).await);
    assert_eq!(script.count(), 3);
}
