//! Settings that cannot be used are errors of `build`, each with a distinct kind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::error::Error as _;

use schematic_core::api::runtime::Transport;
use schematic_core::client::{BuildErrorKind, SchematicBuilder};
use schematic_core::{Error, ErrorKind, Schematic};

fn kind(builder: SchematicBuilder) -> BuildErrorKind {
    builder.build().unwrap_err().kind()
}

fn with_url(url: &str) -> SchematicBuilder {
    Schematic::builder("sch_test").base_url(url)
}

#[test]
fn a_key_is_needed() {
    for key in ["", " ", "\t\n"] {
        assert_eq!(kind(Schematic::builder(key)), BuildErrorKind::EmptyKey);
    }
    for key in ["sch_test\n", "sch\r\ntest", "sch\0test", "sch\u{7f}"] {
        let error = Schematic::builder(key).build().unwrap_err();
        assert_eq!(error.kind(), BuildErrorKind::InvalidKey);
        assert!(!format!("{error} {error:?}").contains("sch"));
    }
    // Offline nothing is sent, so none is needed.
    assert!(
        Schematic::builder("")
            .offline(true)
            .build()
            .unwrap()
            .is_offline()
    );
}

#[test]
fn a_base_url_is_one() {
    use BuildErrorKind::{BaseUrlCredentials, BaseUrlQuery, BaseUrlScheme, BaseUrlUnreadable};
    for (url, expected) in [
        ("api.example", BaseUrlScheme),
        ("localhost:8787", BaseUrlScheme),
        ("ftp://api.example", BaseUrlScheme),
        ("https://user:hunter2@api.example", BaseUrlCredentials),
        ("https://api.example/?q=1", BaseUrlQuery),
        ("https://", BaseUrlUnreadable),
    ] {
        let error = with_url(url).build().unwrap_err();
        assert_eq!(error.kind(), expected, "{url}");
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("base URL") && !text.contains("hunter2"),
            "{text}"
        );
        let capture = Schematic::builder("sch_test").event_capture_base_url(url);
        assert_eq!(kind(capture), expected, "{url}");
    }
    for url in [
        "",
        "  ",
        "http://localhost:8787/",
        "https://api.example/prefix/",
    ] {
        assert!(with_url(url).build().is_ok(), "{url}");
    }
}

#[test]
fn a_header_is_one() {
    let builder = || Schematic::builder("sch_test");
    for wrong in [
        builder().header("x y", "1"),
        builder().header("", "1"),
        builder().header("x-a", "1\n2"),
        builder().environment_id("env\n1"),
    ] {
        assert_eq!(kind(wrong), BuildErrorKind::InvalidHeader);
    }
    assert!(
        builder()
            .header("x-a", "1")
            .environment_id("env_1")
            .build()
            .is_ok()
    );
}

#[test]
fn an_error_of_the_builder_is_an_error_of_the_client() {
    let error: Error = with_url("nowhere").build().unwrap_err().into();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.source().is_some());
}

#[test]
fn every_error_of_the_client_is_one_error() {
    use schematic_core::events::{Identify, InvalidEvent, Track, TrackError, TrackErrorKind};
    use schematic_core::request::{RefusalStatus, RefusalStatusError};

    fn identify() -> Result<(), Error> {
        let schematic = Schematic::builder("").offline(true).build()?;
        schematic.identify(Identify::new())?;
        Ok(())
    }
    let error = identify().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let source = error
        .source()
        .unwrap()
        .downcast_ref::<TrackError<Identify>>();
    assert_eq!(
        source.unwrap().kind(),
        TrackErrorKind::Invalid(InvalidEvent::NoKeys)
    );
    assert_eq!(error.to_string(), source.unwrap().to_string());

    for (kind, expected) in [
        (TrackErrorKind::Deadlock, ErrorKind::Deadlock),
        (TrackErrorKind::QueueFull, ErrorKind::QueueFull),
        (TrackErrorKind::ShutDown, ErrorKind::Offline),
    ] {
        let error = Error::from(TrackError::new(kind, Track::new("e")));
        assert_eq!(error.kind(), expected);
    }
    let error: RefusalStatusError = RefusalStatus::try_from(200).unwrap_err();
    assert_eq!(Error::from(error).kind(), ErrorKind::Config);

    #[cfg(feature = "webhooks")]
    {
        use schematic_core::webhooks::{WebhookError, WebhookErrorKind};
        let error = Error::from(WebhookError::from(WebhookErrorKind::SignatureMismatch));
        assert_eq!(error.kind(), ErrorKind::Webhook);
        assert!(error.source().unwrap().is::<WebhookError>());
    }
}

#[test]
fn handles_and_futures_can_go_to_other_threads() {
    fn assert_send_sync<T: Send + Sync + 'static>(_: &T) {}
    fn assert_send<T: Send>(_: &T) {}

    let schematic = Schematic::builder("").offline(true).build().unwrap();
    assert_send_sync(&schematic);
    let context = schematic_core::EvaluationContext::new();
    assert_send(&schematic.check_flag("f", &context));
    assert_send(&schematic.check_flags(&["f"], &context).into_future());
    assert_send(&schematic.check_all(&context).into_future());
    assert_send(&schematic.status_events().next());
    let _: &dyn Transport = &schematic;
}
