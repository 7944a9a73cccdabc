//! The document itself, read when it is first needed.

use std::sync::LazyLock;

use serde_json::Value;

/// The document, without descriptions and examples.
static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    // That it can be read is tested; without it no operation is known.
    serde_json::from_str(include_str!("../../openapi.json")).unwrap_or_default()
});

/// Returns the paths with their operations.
pub(super) fn paths() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let paths = DOCUMENT.get("paths").and_then(Value::as_object);
    paths
        .into_iter()
        .flatten()
        .map(|(path, operations)| (path.as_str(), operations))
}

/// Returns what a reference such as `#/components/schemas/ApiError` points to.
pub(super) fn referenced(reference: &str) -> Option<&'static Value> {
    DOCUMENT.pointer(reference.strip_prefix('#')?)
}
