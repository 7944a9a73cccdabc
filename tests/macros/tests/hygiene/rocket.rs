//! Hygiene of the macros for Rocket.

/// What has the names of the macro's and of core's here is something else. Rocket's own macros take
/// the prelude from where they stand, so that it stays.
#[allow(dead_code, non_camel_case_types, clippy::disallowed_names)]
pub(crate) mod odd {
    pub(crate) struct str;
    pub(crate) struct u16;
    pub(crate) struct u128;
    pub(crate) struct Guarded;
    pub(crate) struct RequireFlag;
    pub(crate) struct TrackUsage;
    pub(crate) struct Refused;
    pub(crate) trait Future {}
    pub(crate) trait Into {}
    pub(crate) mod core {}
    pub(crate) mod schematic_rocket {}
    pub(crate) mod gate_rocket {}

    #[derive(::gate_rocket::FlagKey)]
    #[flag("reports")]
    pub(crate) struct Reports;

    /// The names that the macro gives are its own.
    #[::gate_rocket::flag_guard(
        "a key that is longer than one word",
        status = 402,
        fail_open,
        track = "reports"
    )]
    #[::rocket::get("/above/<guard>/<refused>")]
    pub(crate) fn above(
        guard: &::core::primitive::str,
        refused: ::core::primitive::u8,
    ) -> ::std::option::Option<&'static ::core::primitive::str> {
        let _ = (guard, refused);
        ::std::option::Option::Some("a report")
    }

    #[::rocket::get("/below/<guard>/<refused>")]
    #[::gate_rocket::flag_guard(Reports, track = "reports")]
    pub(crate) async fn below(
        guard: ::core::primitive::u8,
        refused: &::core::primitive::str,
        answer: ::gate_rocket::Flags<'_>,
    ) -> ::std::result::Result<&'static ::core::primitive::str, ::rocket::http::Status> {
        if guard == 0 {
            ::std::result::Result::Err(::rocket::http::Status::NotFound)?;
        }
        let _ = (refused, answer);
        ::std::result::Result::Ok("a report")
    }

    #[::rocket::get("/untracked/<refused>")]
    #[::gate_rocket::flag_guard(Reports)]
    pub(crate) async fn untracked(
        refused: ::core::primitive::u8,
        guard: ::gate_rocket::Flags<'_>,
    ) -> &'static ::core::primitive::str {
        let _ = (refused, guard);
        "a report"
    }
}

#[test]
fn what_stands_there_is_found_by_rocket_too() {
    let routes = ::rocket::routes![odd::above, odd::below, odd::untracked];
    assert_eq!(routes.len(), 3);
}
