//! What the attribute writes does not depend on what is in scope where it stands, nor on how the
//! application calls the adapter.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod support;

use rocket::routes;
use support::{Stage, silent, text};

/// An application that has the adapter through another of its crates.
mod shared {
    pub(crate) mod reexported {
        pub(crate) use schematic_rocket as flags;
    }
}

/// What has the prelude's and the adapter's names here is something else.
#[allow(dead_code, non_camel_case_types, clippy::disallowed_names)]
mod odd {
    pub(crate) struct RequireFlag;
    pub(crate) struct TrackUsage;
    pub(crate) struct Guarded;
    pub(crate) struct Refused;
    pub(crate) mod core {}
    pub(crate) mod schematic_rocket {}

    #[crate::shared::reexported::flags::flag_guard(
        "reports",
        track = "reports",
        crate = crate::shared::reexported::flags
    )]
    #[rocket::get("/above/<guard>")]
    pub(crate) async fn above(guard: u8) -> std::option::Option<String> {
        Some(format!("above {}", Some(guard)?))
    }

    #[rocket::get("/below/<refused>")]
    #[::schematic_rocket::flag_guard("reports", track = "reports")]
    pub(crate) async fn below<'a>(
        refused: &'a str,
        answer: ::schematic_rocket::Flags<'_>,
    ) -> Result<&'a str, rocket::http::Status> {
        if !answer.is_enabled("reports").await {
            return Err(rocket::http::Status::InternalServerError);
        }
        Ok(refused)
    }
}

#[tokio::test]
async fn names_of_the_application_are_not_in_the_way() {
    let stage = Stage::set().await;
    let rocket = silent()
        .attach(stage.fairing())
        .mount("/", routes![odd::above, odd::below]);
    let client = support::client(rocket).await;
    assert_eq!(text(&client, "/above/7", Some("acme")).await, "above 7");
    assert_eq!(text(&client, "/below/seven", Some("acme")).await, "seven");
    for path in ["/above/7", "/below/seven"] {
        let refused = support::get(&client, path, None).dispatch().await;
        assert_eq!(support::code(refused).await, "identity_missing");
    }
}
