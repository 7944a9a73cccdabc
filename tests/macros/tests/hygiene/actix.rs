//! Hygiene of the macros for actix-web.

/// Nothing is in scope here, not even the prelude, and what has the prelude's names is something
/// else.
#[allow(dead_code, non_camel_case_types)]
pub(crate) mod barren {
    #![no_implicit_prelude]

    pub(crate) struct Result;
    pub(crate) struct Option;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct String;
    pub(crate) struct Box;
    pub(crate) struct str;
    pub(crate) struct u16;
    pub(crate) struct u128;
    pub(crate) struct bool;
    pub(crate) struct Guarded;
    pub(crate) struct RequireFlag;
    pub(crate) struct Tracked;
    pub(crate) trait Future {}
    pub(crate) trait Into {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod actix_web {}
    pub(crate) mod schematic_actix {}
    pub(crate) mod gate_actix {}

    #[derive(::gate_actix::FlagKey)]
    #[flag("reports")]
    pub(crate) struct Reports;

    /// The names that the macro gives are its own.
    #[::gate_actix::flag_guard("a key that is longer than one word", status = 402, fail_open)]
    pub(crate) async fn guarded(
        guard: ::actix_web::http::Method,
    ) -> &'static ::core::primitive::str {
        let _ = guard;
        "a report"
    }

    #[::gate_actix::flag_guard(Reports, track = "reports")]
    pub(crate) async fn tracked(
        guard: ::actix_web::http::Method,
        answer: ::actix_web::HttpRequest,
    ) -> ::std::result::Result<&'static ::core::primitive::str, ::actix_web::Error> {
        if guard == ::actix_web::http::Method::PUT {
            ::std::result::Result::Err(::actix_web::error::ErrorConflict("no"))?;
        }
        let _ = answer;
        ::std::result::Result::Ok("a report")
    }
}

#[test]
fn what_stands_there_is_found_by_actix_too() {
    let app = actix_web::App::new()
        .route("/guarded", actix_web::web::get().to(barren::guarded))
        .route("/tracked", actix_web::web::get().to(barren::tracked));
    drop(app);
}
