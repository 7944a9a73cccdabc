//! Flag checks against a local Schematic: what is asked, what is answered, and which default
//! stands when nothing is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod defaults;
mod one;
mod several;
mod status;
#[path = "../support/mod.rs"]
mod support;

use schematic_core::api::types::UpsertCompanyRequestBody;
use schematic_core::{Schematic, SchematicBuilder};
use schematic_emulator::Emulator;
use serde_json::{Value, json};

pub(crate) fn for_emulator(emulator: &Emulator) -> SchematicBuilder {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .max_retries(0)
}

pub(crate) async fn with_flags(flags: &[(&str, bool)]) -> Emulator {
    let emulator = Emulator::start().await.unwrap();
    let schematic = for_emulator(&emulator).build().unwrap();
    for (key, value) in flags {
        let body = json!({
            "key": key, "name": key, "description": "", "flag_type": "boolean",
            "default_value": value,
        });
        let call = schematic_core::api::runtime::Call::new(http::Method::POST, "/flags")
            .json(&body)
            .unwrap();
        let options = schematic_core::api::runtime::RequestOptions::new();
        use schematic_core::api::runtime::Transport;
        schematic.call(call, &options).await.unwrap();
    }
    let acme = UpsertCompanyRequestBody::new([("org", "acme")]);
    schematic.companies().upsert(&acme).await.unwrap();
    emulator
}

pub(crate) fn checks(emulator: &Emulator) -> Vec<(String, Value)> {
    let requests = emulator.requests();
    let checks = requests
        .iter()
        .filter(|request| request.path.contains("check"));
    checks
        .map(|request| (request.path.clone(), request.json()))
        .collect()
}
