//! Rocket does not launch where a guard could not work, and says what to add.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]
#![allow(clippy::needless_pass_by_value, reason = "as Rocket hands it over")]

mod support;

use std::sync::Mutex;

use rocket::error::ErrorKind;
use rocket::local::asynchronous::Client;
use rocket::{Build, Rocket, get, post, routes};
#[cfg(feature = "webhooks")]
use schematic_rocket::{Flag, Flags, RequireFlag, TrackUsage, VerifiedWebhook};
use support::{Generate, Reports, Stage, silent};

/// What is logged; Rocket leaves a logger that is there in place.
struct Log(Mutex<String>);

static LOG: Log = Log(Mutex::new(String::new()));

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        if record.level() == log::Level::Error {
            let mut lines = self.0.lock().unwrap();
            lines.push_str(&record.args().to_string());
            lines.push('\n');
        }
    }

    fn flush(&self) {}
}

#[get("/flags")]
fn flags(_flags: Flags<'_>) {}

#[get("/optional")]
fn optional(_flags: Option<Flags<'_>>) {}

#[get("/typed")]
fn typed(_flag: Flag<Reports>) {}

#[get("/guarded")]
fn guarded(_guard: RequireFlag<Reports>) {}

#[get("/tracked")]
fn tracked(_track: TrackUsage<Generate>) {}

#[cfg(feature = "webhooks")]
#[post("/webhook", data = "<_delivery>")]
fn webhook(_delivery: VerifiedWebhook) {}

async fn refused(rocket: Rocket<Build>) -> bool {
    match Client::untracked(rocket).await {
        Ok(_) => false,
        Err(error) => matches!(error.kind(), ErrorKind::SentinelAborts(_)),
    }
}

#[tokio::test]
async fn it_does_not_launch_without_the_fairing_and_names_it() {
    log::set_logger(&LOG).unwrap();
    log::set_max_level(log::LevelFilter::Error);
    let stage = Stage::set().await;
    for routes in [
        routes![flags],
        routes![optional],
        routes![typed],
        routes![guarded],
        routes![tracked],
    ] {
        LOG.0.lock().unwrap().clear();
        let bare = silent().mount("/", routes.clone());
        assert!(refused(bare).await, "{routes:?}");
        let log = LOG.0.lock().unwrap().clone();
        assert!(log.contains(".attach(SchematicFairing::new("), "{log}");
        let attached = silent().attach(stage.fairing()).mount("/", routes);
        assert!(!refused(attached).await);
    }
    #[cfg(feature = "webhooks")]
    {
        use schematic_rocket::client::webhooks::Verifier;

        LOG.0.lock().unwrap().clear();
        let bare = silent().mount("/", routes![webhook]);
        assert!(refused(bare.attach(stage.fairing())).await);
        let log = LOG.0.lock().unwrap().clone();
        assert!(log.contains(".manage(Verifier::new("), "{log}");
        let managed = silent().manage(Verifier::reject_all());
        assert!(!refused(managed.mount("/", routes![webhook])).await);
    }
}
