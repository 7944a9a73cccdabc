//! Our layers in axum's router, inside and outside of tower-http's, and around what routers answer.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod app;
mod routers;
mod streams;
mod tower_http;
