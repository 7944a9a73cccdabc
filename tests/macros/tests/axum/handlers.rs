//! Handlers in every form that axum takes.

use std::any::type_name;
use std::marker::PhantomData;

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::{Extension, Json, debug_handler};
use gate_axum::{FlagKey, Flags, RequireFlag, Usage, flag_guard};
use http::StatusCode;
use serde::Deserialize;

use crate::App;

#[derive(FlagKey)]
#[flag("reports")]
pub(crate) struct Reports;

#[flag_guard("reports")]
pub(crate) async fn plain() -> &'static str {
    "a report"
}

/// Documented, and with attributes that stay.
#[flag_guard(crate::handlers::Reports, status = 402)]
#[deny(unused_variables)]
#[allow(clippy::unused_async)]
pub(crate) async fn typed(flags: Flags) -> String {
    flags.is_enabled(&Reports).await.to_string()
}

/// Flags of the whole application, named once.
pub(crate) mod features {
    use gate_axum::FlagKey;

    #[derive(FlagKey)]
    pub(crate) enum Feature {
        Plus,
        Reports,
    }
}
use self::features::{Feature, feature};

#[flag_guard(Feature::Reports, status = 402)]
pub(crate) async fn variant(flags: Flags, _: RequireFlag<feature::Reports>) -> String {
    let reports = flags.is_enabled(Feature::Reports).await;
    let plus = flags.check(&Feature::Plus).await.value;
    format!("{reports} {plus}")
}

#[flag_guard(crate::handlers::features::Feature::Plus, status = 402)]
pub(crate) async fn other_variant() -> &'static str {
    "plus"
}

#[flag_guard("a-key-of-more-than-sixteen-bytes")]
pub(crate) async fn long() -> &'static str {
    "a report"
}

#[flag_guard("reports", fail_open)]
pub(crate) async fn open() -> &'static str {
    "a report"
}

#[flag_guard("reports")]
pub(crate) async fn generic<T: Send + 'static>() -> &'static str {
    type_name::<T>()
}

pub(crate) struct Handlers;

impl Handlers {
    #[flag_guard("reports", status = 418)]
    pub(crate) async fn method(State(app): State<App>) -> impl IntoResponse {
        (StatusCode::OK, app.greeting)
    }
}

pub(crate) struct Uploads<T>(PhantomData<T>);

impl<T: Send + 'static> Uploads<T> {
    #[flag_guard("uploads")]
    pub(crate) async fn method<const N: usize>() -> Result<String, StatusCode>
    where
        Self: Sized,
    {
        Ok(format!("{} {N}", type_name::<T>()))
    }

    #[flag_guard("uploads", track = "uploads")]
    pub(crate) async fn tracked() -> &'static str {
        Self::name()
    }

    fn name() -> &'static str {
        type_name::<T>()
    }
}

macro_rules! handler {
    ($name:ident, $flag:literal, $flag_type:ty, $body:block) => {
        #[flag_guard($flag_type)]
        pub(crate) async fn $name() -> &'static str $body
    };
}

handler!(made, "reports", Reports, { "made by a macro" });

#[flag_guard("reports")]
#[debug_handler(state = App)]
pub(crate) async fn debugged(_: State<App>) -> Result<&'static str, StatusCode> {
    Ok("a report")
}

#[flag_guard("reports", from_state)]
#[debug_handler(state = App)]
pub(crate) async fn from_state(flags: Flags) -> String {
    flags.is_enabled("reports").await.to_string()
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    units: u32,
}

#[flag_guard("reports")]
pub(crate) async fn json(
    State(App { greeting, .. }): State<App>,
    Path(id): Path<u32>,
    Json(Wanted { units }): Json<Wanted>,
) -> (StatusCode, String) {
    (StatusCode::CREATED, format!("{greeting}: {id} of {units}"))
}

#[flag_guard("generate", track = "nothing")]
pub(crate) async fn nothing() {}

#[flag_guard("generate", track = "generate")]
pub(crate) async fn counted(
    mut body: String,
) -> Result<(Extension<Usage>, String), (StatusCode, String)> {
    body.truncate(100);
    let pages: u32 = body
        .parse()
        .map_err(|_| (StatusCode::UNPROCESSABLE_ENTITY, body.clone()))?;
    if pages == 0 {
        return Err((StatusCode::CONFLICT, "no pages".into()));
    }
    Ok((Extension(Usage::units(pages)), format!("{pages} pages")))
}

#[flag_guard("generate", track = "opaque", from_state)]
pub(crate) async fn opaque() -> Result<impl IntoResponse, StatusCode> {
    Ok((StatusCode::ACCEPTED, "opaque"))
}
