//! Options of replicator mode that make no sense.

use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::client::BuildErrorKind;
use schematic_core::datastream::{DataStreamOptions, FlagCheckEvents};
use schematic_core::replicator::ReplicatorOptions;

use crate::world::Fleet;

fn kind(options: ReplicatorOptions) -> Option<BuildErrorKind> {
    let builder = Schematic::builder("sch_test").replicator(options);
    builder.build().err().map(|error| error.kind())
}

fn with_store() -> ReplicatorOptions {
    ReplicatorOptions::new().store(Fleet::default())
}

#[test]
fn what_makes_no_sense_is_an_error() {
    use BuildErrorKind::{BaseUrlCredentials, BaseUrlScheme, ReplicatorSetting};

    assert_eq!(kind(with_store()), None);
    for (options, expected) in [
        (ReplicatorOptions::new(), ReplicatorSetting),
        (
            with_store().health_interval(Duration::ZERO),
            ReplicatorSetting,
        ),
        (
            with_store().health_timeout(Duration::ZERO),
            ReplicatorSetting,
        ),
        (with_store().prefix(""), ReplicatorSetting),
        (
            with_store().flag_check_events(FlagCheckEvents::Sampled(2.0)),
            ReplicatorSetting,
        ),
        (with_store().health_url("localhost:8090"), BaseUrlScheme),
        (
            with_store().health_url("http://a:b@host/ready"),
            BaseUrlCredentials,
        ),
    ] {
        assert_eq!(kind(options.clone()), Some(expected), "{options:?}");
    }
    let both = Schematic::builder("sch_test")
        .datastream(DataStreamOptions::new())
        .replicator(with_store());
    assert_eq!(both.build().unwrap_err().kind(), ReplicatorSetting);
}

#[test]
fn an_offline_client_has_no_replicator() {
    let builder = Schematic::builder("")
        .offline(true)
        .replicator(with_store());
    assert_eq!(builder.build().unwrap().status().replicator, None);
}

#[test]
fn it_is_built_without_a_runtime() {
    let client = Schematic::builder("sch_test")
        .replicator(with_store())
        .build()
        .unwrap();
    assert!(
        client
            .status()
            .replicator
            .is_some_and(|status| status.version.is_none())
    );
}
