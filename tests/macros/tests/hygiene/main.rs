//! What the macros write does not depend on what is in scope where they stand.
#![allow(missing_docs)]

mod actix;
mod rocket;

/// Nothing is in scope here, not even the prelude, and what has the prelude's names is something
/// else.
#[allow(
    dead_code,
    non_camel_case_types,
    clippy::disallowed_names,
    unused_macros
)]
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
    pub(crate) struct Vec;
    pub(crate) struct str;
    pub(crate) struct u16;
    pub(crate) struct u128;
    pub(crate) struct usize;
    pub(crate) struct bool;
    pub(crate) trait Send {}
    pub(crate) trait Sync {}
    pub(crate) trait FlagKey {}
    pub(crate) trait TypedFlag {}
    pub(crate) trait Future {}
    pub(crate) trait From {}
    pub(crate) trait Into {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod alloc {}
    pub(crate) mod schematic_axum {}
    pub(crate) mod gate_axum {}
    macro_rules! panic {
        () => {};
    }
    macro_rules! matches {
        () => {};
    }

    #[derive(::gate_axum::FlagKey)]
    pub(crate) enum Feature {
        Reports,
        #[flag("pdf_export")]
        Export,
    }

    #[derive(::gate_axum::FlagKey)]
    #[flag("reports")]
    pub(crate) struct Reports;

    #[derive(::gate_axum::FlagKey)]
    #[flag("beta")]
    pub(crate) struct Beta<T>(pub(crate) ::std::marker::PhantomData<T>);

    /// The names that the macro gives are its own.
    #[::gate_axum::flag_guard("a key that is longer than one word", status = 402, fail_open)]
    pub(crate) async fn guarded(guard: ::axum::http::Method) -> &'static ::core::primitive::str {
        let _ = guard;
        "a report"
    }

    #[::gate_axum::flag_guard(Feature::Export)]
    pub(crate) async fn of_a_variant(
        _: ::gate_axum::RequireFlag<feature::Reports>,
    ) -> &'static ::core::primitive::str {
        "%PDF"
    }

    #[::gate_axum::flag_guard(Reports, track = "reports")]
    pub(crate) async fn tracked(
        guard: ::axum::http::Method,
        answer: ::axum::http::Uri,
    ) -> ::std::result::Result<&'static ::core::primitive::str, ::axum::http::StatusCode> {
        if guard == ::axum::http::Method::PUT {
            ::std::result::Result::Err(::axum::http::StatusCode::CONFLICT)?;
        }
        let _ = answer;
        ::std::result::Result::Ok("a report")
    }
}

#[test]
fn what_stands_there_is_found_all_the_same() {
    use gate_axum::{FlagKey, TypedFlag};

    assert_eq!(barren::Feature::Reports.flag_key(), "reports");
    assert_eq!(barren::Feature::Export.flag_key(), "pdf_export");
    assert_eq!(barren::Reports::KEY, "reports");
    let beta = barren::Beta::<u8>(std::marker::PhantomData);
    assert_eq!(beta.flag_key(), "beta");
    let app: axum::Router = axum::Router::new()
        .route("/guarded", axum::routing::get(barren::guarded))
        .route("/tracked", axum::routing::get(barren::tracked));
    drop(app);
}
