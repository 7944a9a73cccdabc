//! Representations of features.

use serde_json::{Value, json};

use crate::account::Feature;

/// Returns a feature as the API shows it within other resources.
pub(crate) fn feature_json(feature: &Feature) -> Value {
    json!({
        "id": feature.id,
        "name": feature.name,
        "description": feature.description,
        "feature_type": feature.kind.as_str(),
        "event_source": "track",
        "event_subtype": feature.kind.event(),
        "icon": "",
        "created_at": feature.created_at,
        "updated_at": feature.updated_at,
    })
}
